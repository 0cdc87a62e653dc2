r"""What is to be done with a formula, behind it: ``f(w) = w^2 \to \min!`` says what f is."""

from __future__ import annotations

import re

from symsgd.read.tokens.lexer import Token

_GOAL = re.compile(r"(?:min|max)(?:imal|imum|imier\w*|imi[sz]e)?[!.]*", re.IGNORECASE)
_SIGNS = ("->", "=")


def without_goal(run: tuple[Token, ...]) -> tuple[Token, ...]:
    r"""Return a formula without the sign and the ``\min`` at its end, which is no value of it.

    >>> from symsgd.read.documents.source import Source
    >>> from symsgd.read.tokens.lexer import tokens
    >>> len(without_goal(tokens(Source(r"f = w \to \min!"))))
    3
    >>> [len(without_goal(tokens(Source(text)))) for text in (r"f = \min(w, 1)", r"m = \max_i x_i")]
    [8, 8]
    """
    marks = [i for i, token in enumerate(run) if token.kind == "relation"]
    if not marks or not marks[-1] or run[marks[-1]].text not in _SIGNS:
        return run
    goal = run[marks[-1] + 1 :]
    below = next((i for i, token in enumerate(goal) if token.kind == "_"), len(goal))
    if not _only_below(goal[below:]):
        return run  # \min_x (…) and \max_i x_i are values
    named = goal[:1] and goal[0].kind in ("word", "text")
    arrow = run[marks[-1]].text == "->"  # and F = max is a product
    letters = arrow and all(token.kind in ("letter", "!") for token in goal[:below])
    text = "".join(token.text for token in goal[:below]).strip()
    return run[: marks[-1]] if (named or letters) and _GOAL.fullmatch(text) else run


def _only_below(run: tuple[Token, ...]) -> bool:
    """Say whether nothing but what stands below the sign, and an exclamation mark, is left."""
    if not run:
        return True
    depth, end = 0, 2
    for i, token in enumerate(run[1:], 1):
        depth += {"{": 1, "}": -1}.get(token.kind, 0)
        if not depth:
            end = i + 1
            break
    return all(token.kind == "!" for token in run[end:])


def is_goal(run: tuple[Token, ...], index: int) -> bool:
    """Say whether the words behind a sign are such a goal."""
    token = run[index]
    behind = index > 0 and run[index - 1].kind == "relation" and token.kind == "text"
    return behind and _GOAL.fullmatch(token.text.strip()) is not None
