"""Places of slips that concern matrices: transposes and the order of factors."""

from __future__ import annotations

import re
from collections.abc import Iterator

from symsgd.check.slips.page import Page, is_symbol
from symsgd.check.slips.spot import Spot
from symsgd.read import surface as s

_TRANSPOSE = re.compile(r"\^\s*(?:\\top|T|\{\s*(?:\\top|T)\s*\})")

_ENTRYWISE = re.compile(r"\\(?:odot|circ)(?![A-Za-z])")
_IN_BRACKETS = re.compile(r"\(((?:\\[A-Za-z]+|[A-Za-z])(?:[_^](?:\w|\{[^{}]*\}))*)\)")


def transposes(page: Page) -> Iterator[Spot]:
    """Yield every sign of a transpose."""
    written = [found.span() for found in _TRANSPOSE.finditer(page.text)]
    for piece in page.pieces:
        for script in getattr(piece, "scripts", ()):
            if script.kind == "transpose":
                alone = [(i, j) for i, j in written if i <= script.start and script.end <= j]
                start, end = alone[0] if alone else (script.start, script.end)
                yield Spot(start, end, mark=(page.start(piece), piece.end))


def matrices(page: Page) -> Iterator[Spot]:
    """Yield what could be transposed, where matrices occur."""
    if not page.matrices:
        return
    for piece in page.pieces:
        if is_symbol(piece, page.scope) or isinstance(piece, (s.Group, s.MatrixOf)):
            start, text = page.start(piece), page.cut(piece)
            yield Spot(start, piece.end, {"it": text, "turned": turned(text)})


def pairs(page: Page) -> Iterator[Spot]:
    """Neighbours in a product of matrices, and what they are without their transposes."""
    if not page.matrices:
        return
    for piece in page.pieces:
        if isinstance(piece, s.Product):
            for one, two in zip(piece.factors, piece.factors[1:], strict=False):
                a, b = page.cut(one), page.cut(two)
                a0, b0 = _straight(a), _straight(b)
                parts = {"a": a, "b": b, "a0": a0, "b0": b0, "aT": turned(a0), "bT": turned(b0)}
                yield Spot(page.start(one), two.end, parts)


def arrays(page: Page) -> Iterator[Spot]:
    """Yield the whole side, where matrices occur."""
    if page.matrices:
        text = page.text.strip()
        whole = rf"\left({text}\right)" if isinstance(page.piece, s.Sum) else text
        yield Spot(0, len(page.text), {"it": whole})


def entrywise(page: Page) -> Iterator[Spot]:
    """Yield the signs of a product entry by entry."""
    for found in _ENTRYWISE.finditer(page.text):
        yield Spot(*found.span())


def turned(text: str) -> str:
    r"""Return a factor with a transpose; two superscripts need a bracket.

    >>> turned("W"), turned("W^{[2]}")
    ('W^T', '(W^{[2]})^T')
    """
    return f"({text})^T" if "^" in text and text[:1] not in "([" else f"{text}^T"


def _straight(text: str) -> str:
    r"""Return a factor without its transpose.

    >>> _straight("(a^{[1]})^T"), _straight("a^{[1]T}")
    ('a^{[1]}', 'a^{[1]}')
    """
    text = re.sub(r"\^(?:T|\\top|\{\s*(?:T|\\top)\s*\})\s*$", "", text)
    text = re.sub(r"(?:T|\\top)\s*\}\s*$", "}", text) if "^{" in text else text
    alone = _IN_BRACKETS.fullmatch(text)
    return alone[1] if alone else text
