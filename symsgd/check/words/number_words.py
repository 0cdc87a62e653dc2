"""Words that make numbers of letters: "let w be a number", "the scalar w", "in one dimension"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_LISTED = r"⟦\d+⟧(?:[\s*_]*(?:,|and|or|und|et|y|e|、|和|与)[\s*_]*⟦\d+⟧)*"
_NUMBER = (
    r"(?:(?:real|positive|negative|non-?negative|non-?zero|single|fixed|given|reelle|feste"
    r"|positive)\s+)*(?:numbers?|scalars?|reals?|Zahl(?:en)?|Skalare?n?)(?![\w-])"
    r"|(?:nombres?|scalaires?|números?|escalar(?:es)?)(?![\w-])|实数|標量|标量"
)
_IS = r"(?:is|be|are|being|denotes?|ist|sei|seien|sind|est|soit|soient|es|son|sea|sean|是|为)"
_ARTICLE = r"(?:(?:now|just|here|an?|both|the|eine?|nun|un|una)\s+)*"
_CALLED = re.compile(
    rf"(?P<said>{_LISTED})\s*{_IS}\s*{_ARTICLE}(?:{_NUMBER})"
    rf"|\b(?i:let|sei(?:en)?|soi(?:en)?t|sean?)\s+(?P<led>{_LISTED})\s*{_ARTICLE}(?:{_NUMBER})"
    rf"|(?:\ban?|\bthe|\bsingle|\bevery|\breal|\beine?)\s+(?:{_NUMBER})[\s*_]*(?P<named>{_LISTED})"
)
_ONE_DIMENSION = re.compile(
    r"\b(?:in|with)\s+(?:only\s+)?one\s+dimension\b|\bone-dimensional\b|\bunivariate\b"
    r"|\b(?:in\s+the|the)\s+scalar\s+case\b|\b(?:a|one)\s+single\s+(?:scalar\s+)?"
    r"(?:weight|parameter|feature|input)\b|\bscalar\s+(?:weight|parameter|input)\b"
    r"|\beindimensional\w*|\bin\s+einer\s+Dimension\b|\b(?:unidimensionnel\w*|en\s+dimension\s+un)\b"
    r"|\bunidimensional\w*|\ben\s+una\s+dimensión\b|一维|一維",
    re.IGNORECASE,
)
_ARRAY = re.compile(
    r"vec(?:tor|teur)|vektor|matri|entry|entries|element|component|矩阵|向量", re.IGNORECASE
)
_DENIES = re.compile(
    r"\b(?:not|no|never|unless|like|unlike|as|than|from|beyond|generali[sz]\w*|contrast|analog\w*"
    r"|compare\w*|nicht|kein\w*|wie|anders|pas|comme|sin|como|whether|if)\b|n't\b|[不非]|不像",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[.;!?。]\s|\n\s*\n")
_NEAR = 300  # characters of the sentence before that can deny what is said


def called_numbers(text: str) -> Iterator[int]:
    """Yield the formulas whose symbols the words of a text call numbers; ⟦3⟧ is formula 3.

    >>> list(called_numbers("Let ⟦0⟧ be a number, ⟦1⟧ and ⟦2⟧ are scalars; ⟦3⟧ is not a number."))
    [0, 1, 2]
    >>> list(called_numbers("The condition number ⟦0⟧ of ⟦1⟧; the number ⟦2⟧ of samples."))
    [2]
    """
    for found in _CALLED.finditer(text):
        if not _DENIES.search(_sentence_before(text, found.start())):
            names = found["said"] or found["led"] or found["named"]
            yield from map(int, re.findall(r"\d+", names))


def of_one_dimension(prose: Sequence[str]) -> Iterator[int]:
    """Yield the stretches of prose that say that what follows has one dimension.

    >>> list(of_one_dimension(["In one dimension", "as in one dimension,", "for a single weight"]))
    [0, 2]
    """
    for number, stretch in enumerate(prose):
        for found in _ONE_DIMENSION.finditer(stretch):
            if not _DENIES.search(_sentence_before(stretch, found.start())):
                yield number
                break


def says_array(words: str) -> bool:
    """Say whether words beside a formula speak of arrays, or of entries: "w > 0 entry by entry".

    >>> says_array("Let be a positive vector"), says_array("Let be positive")
    (True, False)
    """
    return _ARRAY.search(words) is not None


def _sentence_before(text: str, end: int) -> str:
    return _SENTENCE.split(text[max(end - _NEAR, 0) : end])[-1]
