"""Words of ranges and loops: for all, from 1 to n, down to, end."""

from __future__ import annotations

import re

from symsgd.check.words.cues import ends_with

# each row: English, then German, French, Spanish, Chinese
_FOR = ends_with(
    r"\b(?:for|for all|for each|for every|case|loop over|when)",
    r"\b(?:für|für alle|für jedes)",
    r"\b(?:pour|pour tout|pour chaque)",
    r"\b(?:para|para todo|para cada)",
    r"對|对|對於|对于",
)
_LOOP_START = ends_with(
    r"\b(?:for|from|case|loop\w*(?: start\w*)? from)", r"\b(?:von|für)", r"\b(?:de|pour)",
    r"\b(?:desde|de|para)", r"從|从",
)  # fmt: skip


def is_for(before: str) -> bool:
    """Say whether the words open a range.

    >>> is_for("For"), is_for("loop starts from")
    (True, True)
    """
    return bool(_FOR.search(before) or _LOOP_START.search(before))


_CASE = ends_with(
    r"\bcase", r"\bfall", r"\bcas(?: de base)?", r"\bcaso(?: base)?", r"情况|情況|情形"
)


def is_one_case(before: str) -> bool:
    """Say whether the words speak of one case: "Base case", "in the case", but not "for".

    >>> is_one_case("In the case"), is_one_case("for")
    (True, False)
    """
    return _CASE.search(before) is not None


_FOR_ALL = ends_with(r"\b(?:for|in)\s+(?:all|every|any|each|general)(?:\s+\w+){0,2}")
_REAL = re.compile(r"\b(?:all|every|any|each)\s+real(?:\s+numbers?)?\W*$", re.IGNORECASE)


def is_for_all(before: str) -> bool:
    """Say whether the words before a symbol mean it without any value.

    >>> is_for_all("For all real"), is_for_all("for")
    (True, False)
    """
    return bool(_FOR_ALL.search(before))


def is_for_every_real(before: str) -> bool:
    """Say whether the words before a symbol mean every real number.

    >>> is_for_every_real("For all real"), is_for_every_real("for every real number")
    (True, True)
    >>> is_for_every_real("for every"), is_for_every_real("for all real matrices")
    (False, False)
    """
    return _REAL.search(before) is not None


def is_for_every(words: str) -> bool:
    """Say whether words beside a formula say that it holds at every step.

    >>> is_for_every("for all $t$"), is_for_every("with a constant"), is_for_every("for")
    (True, True, False)
    """
    return re.search(r"\b(?:for (?:all|every|each|any)|constant|always)\b", words) is not None


_AFTERWARDS = re.compile(
    r"\b(?:afterwards?|after (?:that|this)|thereafter|from then on|later|danach|anschließend"
    r"|ensuite|après cela|par la suite|después|luego)\W*$|(?:之后|以后|此后)\W*$",
    re.IGNORECASE,
)


def is_afterwards(before: str) -> bool:
    """Say whether the words before a formula let it begin where another one ends.

    >>> is_afterwards("Afterwards"), is_afterwards("Then")
    (True, False)
    """
    return _AFTERWARDS.search(before) is not None


_UP = re.compile(
    r"^[\s,]*(?:up\s*to|to|until|,?\s*\.\.\.\s*,?|(?:bis|à|jusqu'à|a|hasta)(?=\s*(?:\d|$))|到|至)"
    r"[\s]*(\d+)?",
    re.IGNORECASE,
)
_DOWN = re.compile(r"^[\s,]*down\s*to[\s]*(\d+)?", re.IGNORECASE)


def upper_end(after: str) -> tuple[str, int | None] | None:
    """Return ``up`` or ``down`` and the number, if the words after a formula give a range's end.

    >>> upper_end("to 2, so"), upper_end("downto 2"), upper_end("upto")
    (('up', 2), ('down', 2), ('up', None))
    """
    for way, pattern in (("down", _DOWN), ("up", _UP)):
        found = pattern.search(after)
        if found:
            return way, int(found[1]) if found[1] else None
    return None


_LOOP_END = re.compile(r"^[ \t]*+(?:end|ende|fin)\b", re.MULTILINE | re.IGNORECASE)


def ends_loop(prose: str) -> int:
    r"""Return how many loops the prose between two formulas ends.

    >>> ends_loop("\n\tend\n")
    1
    """
    return len(_LOOP_END.findall(prose))
