"""Letters whose index does not number the entries of a vector, in a whole document.

``w_0`` beside ``w = (1, 2)`` counts from 0, and where some x_k is a vector the index numbers
samples or steps.  Which entry x_1 is then cannot be told from x = (1, 2).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from symsgd.check.outline import Piece
from symsgd.read import surface as s
from symsgd.read.arrays.counted_entries import summed_letters
from symsgd.read.arrays.family_vectors import is_written
from symsgd.read.names import index_value
from symsgd.read.sequences import step_of


def odd_indices(pieces: Iterable[Piece]) -> frozenset[str]:
    r"""Return the letters whose index counts something else than entries from 1 on.

    >>> from symsgd.check.outline import outline
    >>> from symsgd.read.documents.scan import scan
    >>> from symsgd.read.documents.source import Source
    >>> source = Source(r"$w_0 + w_1 x$, $x_1 = (1, 2)$, $v_{t+1} = 2 v_t$ and $y_2 = 3$")
    >>> sorted(odd_indices(outline(source, scan(source.text)).pieces))
    ['v', 'w', 'x']
    >>> source = Source(r"$p_k = e^{z_k}$, $p_0 = e^2$ and $q_k = u_k$")
    >>> sorted(odd_indices(outline(source, scan(source.text)).pieces))
    ['p', 'z']
    """
    pieces = tuple(pieces)
    odd = frozenset(name for piece in pieces for name in _odd(piece))
    alike = [pair for piece in pieces for pair in _counted_alike(piece)] if odd else []
    return odd.union(*(others for name, others in alike if name in odd))


def last_of_sums(pieces: Iterable[Piece]) -> tuple[tuple[str, frozenset[str]], ...]:
    r"""Return the letters up to which sums run from 1 on, with the letters that they sum.

    The t of ``m_t = \sum_{i=1}^t w_i`` is any number, and counts nothing that is given.

    >>> from symsgd.check.outline import outline
    >>> from symsgd.read.documents.scan import scan
    >>> from symsgd.read.documents.source import Source
    >>> source = Source(r"$\sum_{i=1}^n x_i + \sum_{j=0}^m y_j$")
    >>> last_of_sums(outline(source, scan(source.text)).pieces)
    (('n', frozenset({'x'})),)
    """
    found: dict[str, frozenset[str]] = {}
    sides = [side.piece for piece in pieces for side in piece.sides if side.piece is not None]
    indices: set[str] = set()
    for part in (part for side in sides for part in s.walk(side)):
        if isinstance(part, s.Scripted):
            inside = (part.sub, *(each.body for each in part.scripts if each.kind != "exponent"))
            indices |= {leaf.name for index in inside if index is not None
                        for leaf in s.walk(index) if isinstance(leaf, s.Letter)}  # fmt: skip
        if not isinstance(part, s.Big) or part.body is None or not isinstance(part.upper, s.Letter):
            continue
        lower = part.lower
        plain = isinstance(lower, s.Relation) and isinstance(lower.sides[0], s.Letter)
        if plain and index_value(lower.sides[-1], {}) == 1:  # type: ignore[union-attr]
            summed = frozenset(summed_letters(part.body, lower.sides[0].name))  # type: ignore[union-attr]
            found[part.upper.name] = found.get(part.upper.name, frozenset()) | summed
    return tuple((letter, bases) for letter, bases in found.items() if letter not in indices)


def _counted_alike(piece: Piece) -> Iterator[tuple[str, set[str]]]:
    """Yield the letter of a rule such as p_k = e^{z_k}, and those that have its index: z."""
    first = piece.sides[0].piece
    if piece.signs[:1] not in (("=",), (":=",)) or not isinstance(first, s.Scripted):
        return
    if isinstance(first.base, s.Letter) and isinstance(first.sub, s.Letter):
        letter = first.sub.name
        rest = [side.piece for side in piece.sides[1:] if side.piece is not None]
        others = {part.base.name for side in rest for part in s.walk(side)
                  if isinstance(part, s.Scripted) and isinstance(part.base, s.Letter)
                  and isinstance(part.sub, s.Letter) and part.sub.name == letter}  # fmt: skip
        yield first.base.name, others


def _odd(piece: Piece) -> Iterator[str]:
    sides = [side.piece for side in piece.sides if side.piece is not None]
    for side in sides:
        for part in s.walk(side):
            if isinstance(part, s.Scripted) and isinstance(part.base, s.Letter):
                if part.sub is not None and _starts_at_zero(part.sub):
                    yield part.base.name
            elif isinstance(part, s.Big) and part.body is not None:
                yield from _summed_from_zero(part)
    first = sides[0] if sides else None
    if len(sides) < 2 or not isinstance(first, s.Scripted) or not isinstance(first.base, s.Letter):
        return
    step = None if first.sub is None else step_of(first.sub)
    moves = step is not None and step.shift != 0
    if first.sub is not None and (moves or any(map(is_written, sides[1:]))):
        yield first.base.name


def _starts_at_zero(index: s.Surface) -> bool:
    items = index.items if isinstance(index, s.Group) else (index,)
    return any(index_value(item, {}) == 0 for item in items)


def _summed_from_zero(piece: s.Big) -> Iterator[str]:
    lower = piece.lower
    if not isinstance(lower, s.Relation) or not isinstance(lower.sides[0], s.Letter):
        return
    if index_value(lower.sides[-1], {}) != 0:
        return
    for part in s.walk(piece.body):  # type: ignore[arg-type]
        if not isinstance(part, s.Scripted) or not isinstance(part.base, s.Letter):
            continue
        inside = () if part.sub is None else s.walk(part.sub)
        if any(isinstance(p, s.Letter) and p.name == lower.sides[0].name for p in inside):
            yield part.base.name
