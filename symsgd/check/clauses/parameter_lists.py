"""Vectors of parameters that a text lists, such as θ = (b, w_1, w_2): gradients run over them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from symsgd.check.outline import Piece
from symsgd.read import surface as s
from symsgd.read.names import index_value, name_of

# letters of what is learned: a gradient by nothing is one by them
PARAMETERS = frozenset(["theta", "Theta", "vartheta", "w", "beta", "phi"])
_AT_FIRST = ("exponent", "index", "order", "transpose")  # θ^0, θ^{(0)}

Lists = Mapping[str, tuple[str, ...]]


def parameter_lists(pieces: Iterable[Piece]) -> Lists:
    r"""Return the symbols that a text puts together in one letter, if it always puts the same.

    >>> from symsgd.check.outline import outline
    >>> from symsgd.read.documents.scan import scan
    >>> from symsgd.read.documents.source import Source
    >>> source = Source(r"Let $\theta^0 = (b, w_1) = (4, 5)$ and $x = (1, 2)$.")
    >>> parameter_lists(outline(source, scan(source.text)).pieces)
    {'theta': ('b', 'w_1')}
    """
    found: dict[str, tuple[str, ...]] = {}
    for piece in pieces:
        if len(piece.sides) < 2 or piece.signs[0] not in ("=", ":="):
            continue
        first, second = piece.sides[0].piece, piece.sides[1].piece
        base = None if first is None else _base(first)
        names = () if second is None else _symbols(second)
        if base is not None and len(names) > 1 and base not in names:
            found[base] = names if found.get(base, names) == names else ()
    return {base: names for base, names in found.items() if names}


def gradient_by(surfaces: Sequence[s.Surface], lists: Lists) -> tuple[str, ...]:
    r"""Return what ``\nabla`` alone runs over in a formula: the parameters it is about.

    >>> from symsgd.read.notation.parse import parse
    >>> gradient_by([parse(r"\theta^0 - \eta \nabla L")], {"theta": ("b", "w"), "x": ("u", "v")})
    ('b', 'w')
    >>> gradient_by([parse(r"\nabla L")], {"theta": ("b", "w"), "x": ("u", "v")})
    ()
    """
    of_parameters = {base: names for base, names in lists.items() if base in PARAMETERS}
    if not of_parameters:
        return ()
    letters = {part.name for one in surfaces for part in s.parts(one, s.Letter)}
    named = [names for base, names in of_parameters.items() if base in letters]
    if len(named) == 1:
        return named[0]
    [only, *others] = lists.values()
    return only if not named and not others else ()


def is_open(surfaces: Sequence[s.Surface], lists: Lists) -> bool:
    r"""Say whether it is a guess that ``\nabla`` alone runs over the parameters.

    It is none where the gradient is taken from them.

    >>> from symsgd.read.notation.parse import parse
    >>> lists = {"theta": ("b", "w")}
    >>> [is_open([parse(text)], lists) for text in (r"\theta^0 - \eta \nabla L", r"\nabla L")]
    [False, True]
    """
    alone = (part.over is None for one in surfaces for part in s.parts(one, s.Gradient))
    if not any(alone) or not gradient_by(surfaces, lists):
        return False
    for term in (term for one in surfaces for term in s.parts(one, s.Sum)):
        parts = [part for _, part in term.terms]
        taken = any(_base(part) in lists for part in parts)
        if taken and any(s.parts(part, s.Gradient) for part in parts):
            return False
    return True


def _base(piece: s.Surface) -> str | None:
    if isinstance(piece, s.Letter):
        return piece.name
    if not isinstance(piece, s.Scripted) or not isinstance(piece.base, s.Letter):
        return None
    number = piece.sub is None or isinstance(piece.sub, s.Number)
    fits = number and all(script.kind in _AT_FIRST for script in piece.scripts)
    return piece.base.name if fits else None


def _without_start(piece: s.Surface) -> s.Surface:
    """Return b for b^0 and b^{(0)}: a list of what the parameters begin with is one of them."""
    if not isinstance(piece, s.Scripted) or len(piece.scripts) != 1:
        return piece
    [script] = piece.scripts
    if script.body is None or index_value(script.body, {}) != 0:
        return piece
    return piece.base if piece.sub is None else replace(piece, scripts=())


def _symbols(piece: s.Surface) -> tuple[str, ...]:
    """Return the symbols of a list or of a column, if it has nothing else."""
    if isinstance(piece, s.Scripted) and piece.sub is None:
        turned = all(script.kind == "transpose" for script in piece.scripts)
        return _symbols(piece.base) if turned else ()
    items: tuple[s.Surface, ...] = ()
    if isinstance(piece, s.Group) and piece.bracket in ("(", "["):
        items = piece.items
    elif isinstance(piece, s.MatrixOf) and 1 in (len(piece.rows), *map(len, piece.rows)):
        items = tuple(item for row in piece.rows for item in row)
    names = [name_of(_without_start(item)) for item in items]
    return tuple(name for name in names if name) if all(names) else ()
