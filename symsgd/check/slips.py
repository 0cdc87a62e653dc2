r"""Slips of the field that concern a whole side: index order, arguments, a lost 1/m or factor."""

from __future__ import annotations

import re
from collections.abc import Iterator

_INDEX = re.compile(r"_\{?([A-Za-z])(,?)([A-Za-z])\}?(?![A-Za-z])")
_ARGUMENT = re.compile(r"\(([^()]{1,40})\)")
_SYMBOL = re.compile(r"(?:\\[A-Za-z]+|[A-Za-z])_(?:[A-Za-z0-9]|\{[^{}]*\})(?:\^\{[^{}]*\})?")
_POWER = re.compile(r"\(([^()]*)\)\^(\{[^{}]*\}|\w)")
_COUNT = re.compile(r"\b[mnN]\b|(?<![A-Za-z\\])[mnN](?![A-Za-z])")
MOST = 12


def slips(text: str, left: str, known: str = "") -> Iterator[tuple[str, str]]:
    r"""Yield what a side may have been meant to be, with the slip in words.

    ``known`` is what the names of the claim stand for, as text.

    >>> next(slips("w_{ji}", r"\frac{\partial z_j}{\partial x_i}"))
    ('w_{ij}', 'the indices in the other order')
    >>> [what for _, what in slips(r"\sigma(x)(1-\sigma(x))", r"\sigma'(tx)")][0]
    '(tx) instead of (x)'
    """
    if _INDEX.search(text):
        yield _INDEX.sub(r"_{\3\2\1}", text), "the indices in the other order"
    if _POWER.search(text):
        yield _POWER.sub(r"(\1^\2)", text), "the bracket around the power"
    yield from _arguments(text, left)
    yield from _counts(text, left + known)
    yield from _factors(text, left + known)


def _arguments(text: str, left: str) -> Iterator[tuple[str, str]]:
    """Yield the side with one argument of the left side in all places of another."""
    ours = dict.fromkeys(_ARGUMENT.findall(text))
    theirs = dict.fromkeys(_ARGUMENT.findall(left))
    for old in ours:
        for new in theirs:
            if new != old:
                yield text.replace(f"({old})", f"({new})"), f"({new}) instead of ({old})"


def _counts(text: str, known: str) -> Iterator[tuple[str, str]]:
    for name in dict.fromkeys(_COUNT.findall(known)):
        yield rf"\frac{{1}}{{{name}}}\left({text}\right)", f"divided by {name}"


def _factors(text: str, known: str) -> Iterator[tuple[str, str]]:
    r"""Yield the side with a factor such as ``x_i`` more, also inside its last sum."""
    total = re.search(r"\\sum(?:_\{[^{}]*\}|_[A-Za-z])?(?:\^\{[^{}]*\}|\^[A-Za-z0-9])?", text)
    for symbol in list(dict.fromkeys(_SYMBOL.findall(known)))[:MOST]:
        what = f"a factor {symbol} more"
        if total is not None:
            yield f"{text[: total.end()]} {symbol} {text[total.end() :]}", what
        yield rf"\left({text}\right) {symbol}", what
