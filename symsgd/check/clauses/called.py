"""What the words of a text call a letter: "the matrix A", "x and y are vectors", "positive x"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from symsgd.check.heads import head_of
from symsgd.check.outline import Outline, Piece
from symsgd.read import surface as s
from symsgd.read.scope import Scope

# each row: a kind, and its words in English, German, French, Spanish, Chinese
_NOUNS = {
    "matrix": r"\bmatri(?:x|ces)\b|\bMatri(?:x|zen)\b|\bmatrices?\b|\bmatri(?:z|ces)\b|矩阵|矩陣",
    "vector": r"\bvectors?\b|\bVektor(?:en|s)?\b|\bvecteurs?\b|\bvector(?:es)?\b|向量",
}
_ADJECTIVES_OF = {
    "complex": r"complex|komplex(?:e[nrs]?)?|复数|複數",
    "positive": r"(?:strictly )?positive|positiv(?:e[nrs]?)?|positiv[oa]s?|正",
    "negative": r"(?:strictly )?negative|negativ(?:e[nrs]?)?|négati(?:f|ve)s?|negativ[oa]s?|负|負",
    "nonnegative": r"non-?negative|positifs?|nicht-?negativ(?:e[nrs]?)?|no negativ[oa]s?|非负|非負",
    "nonzero": r"non-?zero|ungleich (?:0|null)|non nul(?:le)?s?|no nul[oa]s?|非零",
    "natural": r"natural|natürlich(?:e[nrs]?)?|(?:entiers? )?naturels?|naturales?|自然数|自然數",
    "integer": r"(?:(?:positive|non-?negative|even|odd|negative) )?integers?|whole|ganze?|entiers?"
    r"|enter[oa]s?|整数|整數",
    "probability": r"probabilit(?:y|ies)|Wahrscheinlichkeit(?:en)?|probabilités?|概率",
}
_PLAIN = r"(?<![\w-])(?<!\bnon )(?<!\bskew )(?<!\banti )(?<!\bsemi )(?<!\bnot )(?<!\bnicht )"
# what a word says of the entries: these are no kinds of letters, but equations
_SPECIAL = {
    "symmetric": rf"{_PLAIN}(?:real )?symmetric matri(?:x|ces)\b"
    rf"|{_PLAIN}symmetrische[nr]? Matri(?:x|zen)\b|\bmatrices? symétriques?\b"
    r"|\bmatri(?:z|ces) simétricas?\b|(?<![反斜非])(?:对称矩阵|對稱矩陣)",
    "orthogonal": rf"{_PLAIN}orthogonal matri(?:x|ces)\b"
    rf"|{_PLAIN}orthogonale[nr]? Matri(?:x|zen)\b|\bmatrices? orthogonales?\b"
    r"|\bmatri(?:z|ces) ortogonal(?:es)?\b|正交矩阵|正交矩陣",
    "unit": rf"{_PLAIN}unit vectors?\b|{_PLAIN}Einheitsvektor(?:en)?\b|\bvecteurs? unitaires?\b"
    r"|\bvector(?:es)? unitarios?\b|单位向量|單位向量",
}
_SUPPOSES = re.compile(
    r"\b(?:let|suppos\w*|assum\w*|consider\w*|given|take|sei(?:en)?|gegeben|betracht\w*"
    r"|soi(?:t|ent)|sean?|sup[oó]n\w*)\b|[设設令]",
    re.IGNORECASE,
)
_DENIES = re.compile(
    r"\b(?:unless|except|not|no|nor|neither|never|whether|without|instead|kein\w*|nicht|ohne"
    r"|sauf|sans|ne|pas|sin|excepto|ni)\b|n't\b|[不非没沒]",
    re.IGNORECASE,
)
NO_NUMBERS = ("matrix", "vector", "complex")  # no real numbers
_WORDS = {"matrix": "a matrix", "vector": "a vector", "probability": "a probability",
          "integer": "an integer", "natural": "a natural number"}  # fmt: skip
_SYMBOL = r"(?:⟦\d+⟧|(?<![\w\\])[B-HJ-Z](?![\w'’])|(?<![\w\\])A(?=\s*(?:,|and\b|be\b|is\b)))"
_LISTED = rf"{_SYMBOL}(?:[\s*_]*(?:,|and|or|und|oder|et|ou|y|e|、|和|与|與)[\s*_]*{_SYMBOL})*"
_VERB = (
    r"(?:\s*(?:,|is|be|are|denotes?|being|both|as|ist|sei|seien|sind|est|sont|soit|soient|es|son"
    r"|sea|sean|是|为|為|皆|都)){0,2}"
)
_IS = r"is|be|are|being|ist|sei|seien|sind|est|sont|soit|soient|es|son|sea|sean|是|为|為|皆为"
_OF_MATRICES = r"(?:\s*(?:real|square|fixed|given|reelle|quadratische|n-dimensional|⟦\d+⟧)){0,3}"
_DETERMINER = r"(?:\s*(?:an?|two|three|any|all|the|eine?|zwei|une?|deux|des|una?|dos|两个|两))?"
_NO_ADJECTIVE = (
    r"(?:of|in|by|from|to|with|per|times|for|on|at|and|or|not|is|are|be|entry|entries|element"
    r"|component|norm|size|von|der|aus|mit|de|du|la|le|les|el|los|las|的)"
)
_ADJECTIVES = rf"(?:\s*(?:(?!{_NO_ADJECTIVE}\b)[^\W\d_][\w-]*|⟦\d+⟧)){{0,3}}?"
_NO_OTHER_NOUN = (
    r"(?![\s-]*(?:size|dimension|norm|product|multiplication|entry|entries|elements?|components?"
    r"|space|length|index|rank|notation|form|的))"
)
_AFTER_ADJECTIVE = (
    r"(?![A-Za-z-]|\s*(?:(?:semi-?)?definite|part|if|iff|when|or|sign|slope|direction|function)\b)"
)
_NOUN_BEFORE = r"(?:\s*(?:réels?|nombres?|números?|reales?))*"
_NUMBERS = (
    r"(?:\s+(?:reals?|numbers?|scalars?|constants?|values?|Zahl(?:en)?|reelle|nombres?|réels?"
    r"|números?|reales?))*"
)
_PLACE = re.compile(r"⟦(\d+)⟧|([A-Z])")


def _patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    for kind, noun in _NOUNS.items():
        named = rf"(?:{noun})(?:\s+(?:called|named|namens))?[\s:*_]*(?P<names>{_LISTED})"
        said = (
            rf"(?P<names>{_LISTED}){_VERB}{_DETERMINER}{_ADJECTIVES}\s*(?:{noun}){_NO_OTHER_NOUN}"
        )
        yield from ((kind, re.compile(pattern)) for pattern in (named, said))
    for kind, noun in _SPECIAL.items():  # what is put into proofs has to be said outright
        named = rf"(?:{noun})[\s:*_]*(?P<names>{_LISTED})"
        said = rf"(?P<names>{_LISTED})\s*(?:{_IS}){_DETERMINER}{_OF_MATRICES}\s*(?:{noun})"
        said += _NO_OTHER_NOUN
        led = rf"\b(?i:sei(?:en)?|soi(?:t|ent)|sean?)\s+(?P<names>{_LISTED}){_DETERMINER}"
        led += rf"{_OF_MATRICES}\s*(?:{noun}){_NO_OTHER_NOUN}"
        yield from ((kind, re.compile(pattern)) for pattern in (named, said, led))
    for kind, adjective in _ADJECTIVES_OF.items():
        word = rf"(?<![A-Za-z-])(?i:{adjective})"
        named = rf"{word}{_NUMBERS}[\s*_]*(?P<names>{_LISTED})"
        said = rf"(?P<names>{_LISTED}){_VERB}{_DETERMINER}{_NOUN_BEFORE}\s*{word}"
        said += _AFTER_ADJECTIVE
        yield from ((kind, re.compile(pattern)) for pattern in (named, said))


_SENTENCE = 400  # characters before a noun that are looked through for "let" and "not"
_MOST_PROSE = 3_000  # characters between two formulas, on each side
_PATTERNS = tuple(_patterns())
_NAMED = {kind: re.compile(f"(?i:{words})")
          for kind, words in (_NOUNS | _SPECIAL | _ADJECTIVES_OF).items()}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Called:
    """A letter, what the words of an exercise call it, and in which exercise."""

    name: str
    kind: str
    exercise: int
    formula: int = -1  # in which the letter stands, or the next one
    supposed: bool = False  # the words let it be so, not for a sentence only

    @property
    def words(self) -> str:
        """The kind with its article."""
        return _WORDS.get(self.kind, self.kind)


def called(outline: Outline, scope: Scope) -> Iterator[Called]:
    """Yield what the words call the letters of a document.

    >>> from symsgd.check.outline import outline
    >>> from symsgd.read.documents.scan import scan
    >>> from symsgd.read.documents.source import Source
    >>> source = Source("Let $A$ be a matrix and let $x$ and $y$ be positive; $z$ is not positive.")
    >>> [(one.name, one.kind) for one in called(outline(source, scan(source.text)), Scope())]
    [('A', 'matrix'), ('x', 'positive'), ('y', 'positive')]
    """
    prose = "\n".join(map(_near, (*outline.between, outline.rest)))
    named = _named(prose)
    text = formulas_in_words(outline) if named else ""
    pieces = pieces_by_formula(outline) if named else {}
    for kind, pattern in _PATTERNS:
        if kind not in named:
            continue
        for found in pattern.finditer(text):
            after = re.search(r"⟦(\d+)⟧", text[found.start() : found.end() + 300])
            for number, letter in _PLACE.findall(found["names"]):
                at = number or (after[1] if after else "")
                there = pieces.get(int(at), []) if at else []
                exercise = there[0].exercise if there else 0
                lone = (name for piece in there for name in lone_symbols(piece, scope))
                sentence = re.split(
                    r"[.;!?。]\s|\n\s*\n", text[max(found.end() - _SENTENCE, 0) : found.end()]
                )[-1]
                if kind in _SPECIAL and _DENIES.search(sentence):
                    continue
                supposed = _SUPPOSES.search(sentence) is not None
                yield from (Called(name, kind, exercise, int(at or -1), supposed)
                            for name in (lone if number else [letter]))  # fmt: skip


@lru_cache(8)  # a text is asked about for its letters and for its arrays
def _named(prose: str) -> frozenset[str]:
    """Return the kinds that a prose has any words for."""
    return frozenset(kind for kind, words in _NAMED.items() if words.search(prose))


def pieces_by_formula(outline: Outline) -> dict[int, list[Piece]]:
    """Return the pieces of every formula by its number."""
    found: dict[int, list[Piece]] = {}
    for piece in outline.pieces:
        found.setdefault(piece.formula, []).append(piece)
    return found


def formulas_in_words(outline: Outline) -> str:
    """Return the prose of a document with ⟦number⟧ for every formula."""
    parts = [f"{_near(prose)}⟦{number}⟧" for number, prose in enumerate(outline.between)]
    return "".join((*parts, _near(outline.rest)))


def _near(prose: str) -> str:
    """Return the prose near formulas; in a long one, what stands far from any says nothing."""
    if len(prose) <= 2 * _MOST_PROSE:
        return prose
    return f"{prose[:_MOST_PROSE]}\n\n{prose[-_MOST_PROSE:]}"


def lone_symbols(piece: Piece, scope: Scope) -> Iterator[str]:
    """Yield the symbols of a formula that is nothing but symbols."""
    if piece.signs or len(piece.sides) != 1 or piece.sides[0].piece is None:
        return
    side = piece.sides[0].piece
    items = side.items if isinstance(side, s.Group) else (side,)
    for item in items:
        head = head_of(item, scope)
        if head is not None and head.params is None:
            yield head.name
