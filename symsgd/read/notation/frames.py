r"""Frames around relations: ``\boxed{a = b}``, ``{\color{red} a = b}``, ``\ensuremath{a = b}``.

A frame or a colour says nothing about the mathematics.  Where it holds a relation, the relation
belongs to the chain outside, so the frame goes; around anything else it stays a group.
"""

from __future__ import annotations

from symsgd.read.tokens.lexer import Token

ALIGNMENTS = frozenset(
    [
        "align",
        "aligned",
        "alignat",
        "alignedat",
        "gather",
        "gathered",
        "split",
        "multline",
        "eqnarray",
        "equation",
        "displaymath",
        "flalign",
        "math",
        "dmath",
        "xalignat",
    ]
)
_TAKES_GROUPS = frozenset(
    ["frac", "binom", "sqrt", "accent", "underbrace", "big", "partial", "cancel", "cancelto",
     "substack", "_", "^", "}", "close", "indicator", "begin"]
)  # fmt: skip
_DEPTH = {"{": 1, "open": 1, "begin": 1, "}": -1, "close": -1, "end": -1}


def opened(run: tuple[Token, ...]) -> tuple[Token, ...]:
    r"""Return tokens without the frames that hold relations.

    >>> from symsgd.read.tokens.lexer import tokens
    >>> from symsgd.read.documents.source import Source
    >>> [token.text for token in opened(tokens(Source(r"\boxed{x = 2}")))]
    ['x', '=', '2']
    >>> len(opened(tokens(Source(r"\boxed{x} = 2"))))
    6
    """
    kept: list[Token] = []
    i = depth = 0
    while i < len(run):
        token = run[i]
        end = _end(run, i) if token.kind == "{" and depth == 0 else None
        if end is not None and _is_frame(kept) and _holds_relation(run[i + 1 : end]):
            if kept and kept[-1].kind == "boxed":
                kept.pop()
            kept.extend(opened(run[i + 1 : end]))
            i = end + 1
            continue
        close = _partner(run, i) if token.text == "none" and depth == 0 else None
        if close is not None and run[close].text not in ("|", "["):  # \\left. … \\right\\}
            kept.extend(opened(run[i + 1 : close]))
            i = close + 1
            continue
        depth += _DEPTH.get(token.kind, 0)
        kept.append(token)
        i += 1
    return tuple(kept)


def _partner(run: tuple[Token, ...], start: int) -> int | None:
    depth = 0
    for i in range(start, len(run)):
        depth += {"open": 1, "close": -1, "null": -1}.get(run[i].kind, 0)
        if depth == 0:
            return i
    return None


def _is_frame(before: list[Token]) -> bool:
    """Say whether a group after these tokens is no argument of a command."""
    return not before or before[-1].kind not in _TAKES_GROUPS


def _end(run: tuple[Token, ...], start: int) -> int | None:
    depth = 0
    for i in range(start, len(run)):
        depth += {"{": 1, "}": -1}.get(run[i].kind, 0)
        if depth == 0:
            return i
    return None


def _holds_relation(run: tuple[Token, ...]) -> bool:
    depth = 0
    for i, token in enumerate(run):
        if depth == 0 and token.kind == "{" and _is_frame([*run[:i]]):
            end = _end(run, i)
            if end is not None and _holds_relation(run[i + 1 : end]):
                return True
        if depth == 0 and token.kind == "begin" and token.text in ALIGNMENTS:
            return any(inner.kind == "relation" for inner in run)
        depth += _DEPTH.get(token.kind, 0)
        if token.kind == "relation" and depth == 0:
            return True
    return False
