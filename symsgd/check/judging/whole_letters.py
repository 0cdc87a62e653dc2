"""Letters that nearly always count: n, k and their like stand for whole numbers, said or not.

"For n > 9 we have n ≥ 10" is wrong of n = 9.5, which hardly anybody means.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from symsgd.check.judgement import Judgement, Side
from symsgd.check.report import Status
from symsgd.expression.domain import Domain
from symsgd.read.scope import Scope

_COUNT = frozenset("nmkN")
_DENIED = re.compile(
    r"\b(?:not|no|never|neither|nor|nicht|kein\w*|nie|pas|jamais|non|nunca)\b|n't\b", re.IGNORECASE
)
_BEFORE = 20  # characters before such words in which they may be denied


def where_whole(
    found: Judgement, left: Side, right: Side, scope: Scope, again: Callable[[Scope], Judgement]
) -> Judgement:
    """Return what becomes of a claim that is wrong of a number which its letter does not count.

    It is refuted if it is wrong of a whole number as well, and proved if the text says that the
    letter counts; else that is asked.
    """
    point = () if found.counterexample is None else found.counterexample.point
    broken = {name for name, value in point if value.denominator != 1}
    names = [name for name in sorted(left.names | right.names)
             if _may_count(name, scope) and not _is_real(name, left.source.text)]  # fmt: skip
    if found.status is not Status.REFUTED or not broken.intersection(names):
        return found
    inside = scope
    for name in names:
        known = scope.domains.get(name)
        whole = Domain(integer=True) if known is None else known.meet(Domain(integer=True))
        if whole is None:
            return found
        inside = inside.with_domain(name, whole)
    judged = again(inside)
    if judged.status is Status.REFUTED:
        return judged
    told = tuple(f"{name} is a whole number" for name in names if name in broken)
    said = all(_is_counted(name, left.source.text) for name in names if name in broken)
    if judged.status is Status.PROVED and said:
        return replace(judged, conditions=tuple(dict.fromkeys((*judged.conditions, *told))))
    if_whole = " and ".join(told)
    word = "right" if judged.status is Status.PROVED else "open"
    return found.asking(f"wrong of some numbers, and {word} if {if_whole}", f"whether {if_whole}")


def _may_count(name: str, scope: Scope) -> bool:
    """Say whether a letter may stand for whole numbers: nobody gave it a value, or all of ℝ."""
    if name not in _COUNT or name in scope.values or name in scope.definitions:
        return False
    known = scope.domains.get(name)
    return known is None or not (known.integer or (known.low is None and known.high is None))


def _is_counted(name: str, text: str) -> bool:
    r"""Say whether a text says that a letter counts, or is whole.

    >>> _is_counted("n", "Let $n$ be the number of letters."), _is_counted("n", "integers $n$")
    (True, True)
    >>> _is_counted("n", "For $n > 9$ letters we have"), _is_counted("n", "Let $n > 9$.")
    (True, False)
    >>> _is_counted("n", "Let $n$ be no integer.")
    False
    """
    whole = r"(?:number of|counts?\b|integer|whole|natural number|ganze|natürliche|entier|entero)"
    counted = r"(?:letters|words|samples|steps|terms|points|people|times|elements|digits|data)"
    said = (rf"(?<![\w\\]){name}\s*\$\s*[^.$]{{0,30}}{whole}"
            rf"|{whole}\w*\s+(?:numbers?\s+|zahl(?:en)?\s+)?\$\s*{name}\b"
            rf"|(?<![\w\\]){name}\s*(?:[<>=]|\\[gl]eq?)\s*\d+\s*\$\s+{counted}\b")  # fmt: skip
    found = re.search(said, text, re.IGNORECASE)
    if found is None:
        return False
    return _DENIED.search(text, max(0, found.start() - _BEFORE), found.end()) is None


def _is_real(name: str, text: str) -> bool:
    r"""Say whether a text calls a letter real anywhere.

    >>> _is_real("n", r"for all $n \in \mathbb{R}$"), _is_real("n", "Let $n$ be a real number.")
    (True, True)
    >>> _is_real("n", "Let $n > 9$. The values are real.")
    False
    """
    said = (rf"(?<![\w\\]){name}\s*\\in\s*\\(?:mathbb|R)\s*\{{?\s*R?"
            rf"|(?<![\w\\]){name}(?:\s*[<>=\\\w]{{0,6}}\s*\d*)?\s*\$?[^.$]{{0,20}}\b(?:real|reell|réel)"
            rf"|\b(?:real|reell|réel)\w*(?:\s+\w+){{0,2}}\s+\$?{name}\b")  # fmt: skip
    return re.search(said, text) is not None
