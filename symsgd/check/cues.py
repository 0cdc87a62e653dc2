"""The words around a formula that say what it does: where, let, for, recall, substitute…"""

from __future__ import annotations

import re

_END = r"[\s:,，：*_(]*$"
_WHERE = re.compile(r"(?:\b(?:where|with|denoting|here)|其中|這裡)" + _END, re.IGNORECASE)
_LET = re.compile(
    r"(?:\b(?:let|set|take|put|define|denote|suppose|assume|assuming|given|choose|choosing|let us"
    r"(?: define| set)?|writing|write|notation)(?:\s+that)?(?:\s+(?:the\s+)?\w+)?"
    r"|令|設|设|取|假設|假设|定義|定义)" + _END,
    re.IGNORECASE,
)
_IF = re.compile(
    r"(?:\b(?:if|when|whenever|unless|provided(?: that)?|such that|solve|solves|solving"
    r"|satisf\w+|suppose(?: that)?|assume(?: that)?|assuming(?: that)?)(?:\s+the\s+equation)?"
    r"|若|如果|當|当|解)" + _END,
    re.IGNORECASE,
)
_FOR = re.compile(
    r"(?:\b(?:for|for all|for each|for every|case|loop over|when)|對|对於|对)" + _END, re.IGNORECASE
)
_LOCAL = re.compile(
    r"(?:\b(?:for(?: all| every| each| any)?|if|when|whenever|unless|provided(?: that)?|at|on)"
    r"|當|当|若|對|对)" + _END,
    re.IGNORECASE,
)
_RECALL = re.compile(
    r"\b(?:recall|remember|know|knew|saw|shown|proved|by|from)\b[^.]*$|回憶", re.IGNORECASE
)
_LOOP_START = re.compile(
    r"(?:\b(?:for|from|case|loop\w*(?: start\w*)? from)|從|从)" + _END, re.IGNORECASE
)
_SUBSTITUTE = re.compile(
    r"\b(?:substitut\w+|replac\w+|updat\w+|becomes?)\b|代入|更新|替換", re.IGNORECASE
)
_FOR_AFTER = re.compile(r"^[\s,]*(?:for|as|into|in|代)\b", re.IGNORECASE)
_UP = re.compile(r"^[\s,]*(?:up\s*to|to|until|,?\s*\.\.\.\s*,?|到)[\s]*(\d+)?", re.IGNORECASE)
_DOWN = re.compile(r"^[\s,]*down\s*to[\s]*(\d+)?", re.IGNORECASE)
_SIGMOID = re.compile(
    r"^[\s,]*(?:(?:is|be|denotes?|means)\s+)?(?:the\s+)?(?:logistic|sigmoid)\b", re.IGNORECASE
)
_LOOP_END = re.compile(r"^\s*end\b", re.MULTILINE | re.IGNORECASE)


def is_where(before: str) -> bool:
    """Say whether the words introduce a meaning for a symbol used just before.

    >>> is_where("Hence, we have"), is_where(", where")
    (False, True)
    """
    return bool(_WHERE.search(before))


def is_let(before: str) -> bool:
    """Say whether the words fix a meaning.

    >>> is_let("Now let"), is_let("Recall that")
    (True, False)
    """
    return bool(_LET.search(before))


def is_condition(before: str) -> bool:
    """Say whether the words make what follows a condition, not a claim.

    >>> is_condition("holds if"), is_condition("so")
    (True, False)
    """
    return bool(_IF.search(before))


def is_local(before: str) -> bool:
    """Say whether the words limit what a single sentence says.

    >>> is_local("and this holds for"), is_local("Let")
    (True, False)
    """
    return bool(_LOCAL.search(before))


def is_recall(before: str) -> bool:
    """Say whether the words call a known formula back to mind.

    >>> is_recall("Recall that"), is_recall("Now let")
    (True, False)
    """
    return bool(_RECALL.search(before))


def is_for(before: str) -> bool:
    """Say whether the words open a range.

    >>> is_for("For"), is_for("loop starts from")
    (True, True)
    """
    return bool(_FOR.search(before) or _LOOP_START.search(before))


def is_substitution(before: str, after: str) -> bool:
    """Say whether the words put one expression in the place of another.

    >>> is_substitution("Substitute", "for")
    True
    """
    return bool(_SUBSTITUTE.search(before)) and bool(_FOR_AFTER.search(after))


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


def names_sigmoid(after: str) -> bool:
    """Say whether the words after a symbol call it the sigmoid.

    >>> names_sigmoid("is the sigmoid function")
    True
    """
    return bool(_SIGMOID.search(after))


def ends_loop(prose: str) -> int:
    r"""Return how many loops the prose between two formulas ends.

    >>> ends_loop("\n\tend\n")
    1
    """
    return len(_LOOP_END.findall(prose))
