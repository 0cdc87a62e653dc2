r"""What ∇_θ runs over where no list says it: what the author differentiates by, or the model.

``\nabla_\theta h = (\partial h/\partial b, \partial h/\partial w)`` says it.  Else θ stands for
the letters of the model h(x_1, x_2) = σ(b + w_1 x_1 + w_2 x_2) that are no arguments, in the order
in which they are written; that is a guess, which proves a claim under a reading that is told, and
refutes none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import zip_longest

from symsgd.check.clauses.parameter_lists import PARAMETERS, Lists
from symsgd.check.heads import ANY_FUNCTION
from symsgd.check.outline import Piece
from symsgd.read import surface as s
from symsgd.read.names import name_of

_FUNCTIONS = frozenset([*ANY_FUNCTION, "sigma", "phi", "varphi", "psi", "rho"])
_NUMBERS = frozenset(["e", "pi", "i"])
_FEWEST = 2  # parameters of a model: by one alone nobody writes ∇_θ


def differentiated_by(pieces: Iterable[Piece]) -> dict[str, tuple[str, ...]]:
    r"""Return by what the author differentiates for ∇_θ, if it is always the same.

    >>> from symsgd.check.outline import outline
    >>> from symsgd.read.documents.scan import scan
    >>> from symsgd.read.documents.source import Source
    >>> gradient = r"(\frac{\partial h}{\partial b}, \frac{\partial h}{\partial w_1})"
    >>> source = Source(rf"$\nabla_\theta h = {gradient}$")
    >>> differentiated_by(outline(source, scan(source.text)).pieces)
    {'theta': ('b', 'w_1')}
    """
    found: dict[str, tuple[str, ...]] = {}
    for piece in pieces:
        sides = [side.piece for side in piece.sides if side.piece is not None]
        over = {name for side in sides for name in _gradients(side)}
        names = {names for side in sides if (names := _partial_derivatives(side))}
        if len(over) == len(names) == 1:
            base, by = over.pop(), names.pop()
            found[base] = by if found.get(base, by) == by else ()
    return {base: names for base, names in found.items() if names}


def letters_of_the_model(pieces: Iterable[Piece], lists: Lists) -> dict[str, tuple[str, ...]]:
    r"""Return for each θ below ∇ that is not listed the letters of the only model of the text.

    >>> from symsgd.check.outline import outline
    >>> from symsgd.read.documents.scan import scan
    >>> from symsgd.read.documents.source import Source
    >>> source = Source(r"$h(x) = \sigma(z)$ with $z = b + w x$, so $\nabla_\theta h = (d, d x)$")
    >>> letters_of_the_model(outline(source, scan(source.text)).pieces, {})
    {'theta': ('b', 'w')}
    """
    pieces = tuple(pieces)
    surfaces = [side.piece for one in pieces for side in one.sides if side.piece is not None]
    open_letters = {name for piece in surfaces for name in _gradients(piece)} & PARAMETERS
    open_letters -= lists.keys()
    if not open_letters:
        return {}
    bodies = {
        one.sides[0].piece.name: one.sides[1].piece
        for one in pieces
        if len(one.sides) > 1 and one.signs[0] in ("=", ":=")
        and isinstance(one.sides[0].piece, s.Letter) and one.sides[1].piece is not None
    }  # fmt: skip
    models = {names for one in pieces if len(names := _parameters(one, bodies)) >= _FEWEST}
    return dict.fromkeys(sorted(open_letters), models.pop()) if len(models) == 1 else {}


def _gradients(piece: s.Surface) -> Iterator[str]:
    """Yield the letters below the signs of gradients."""
    for part in s.parts(piece, s.Gradient):
        if isinstance(part.over, s.Letter):
            yield part.over.name


def _partial_derivatives(piece: s.Surface) -> tuple[str, ...]:
    """Return by what the entries of a list of partial derivatives of one thing are taken."""
    items = piece.items if isinstance(piece, s.Group) else ()
    if isinstance(piece, s.MatrixOf):
        items = tuple(item for row in piece.rows for item in row)
    names: list[str] = []
    for item in items:
        if not isinstance(item, s.Derivative) or not item.partial or len(item.variables) != 1:
            return ()
        [(by, order)] = item.variables
        name = name_of(by)
        if name is None or order != 1:
            return ()
        names.append(name)
    return tuple(names) if len({*names}) == len(names) >= _FEWEST else ()


def _parameters(piece: Piece, bodies: dict[str, s.Surface]) -> tuple[str, ...]:
    """Return the letters of h(x) = … that are no arguments, in their order."""
    first = piece.sides[0].piece
    body = piece.sides[1].piece if len(piece.sides) > 1 and piece.signs[0] in ("=", ":=") else None
    if not isinstance(first, s.Product) or len(first.factors) != 2 or body is None:
        return ()
    head, group = first.factors
    if not isinstance(head, s.Letter) or not isinstance(group, s.Group) or first.operators != ("",):
        return ()
    arguments = {name_of(item) for item in group.items}
    if None in arguments or head.name in PARAMETERS:
        return ()
    names = dict.fromkeys(_symbols(body, bodies, frozenset([head.name])))
    return tuple(name for name in names if name not in arguments | _NUMBERS)


def _symbols(
    piece: s.Surface, bodies: dict[str, s.Surface], inside: frozenset[str]
) -> Iterator[str]:
    """Yield the symbols of a formula; for z those of the formula that says what z is."""
    name = None
    if isinstance(piece, s.Letter) or (isinstance(piece, s.Scripted) and not piece.scripts):
        name = name_of(piece)
    if name is not None:
        if name in bodies and name not in inside:
            yield from _symbols(bodies[name], bodies, inside | {name})
        else:
            yield name
        return
    parts = s.children(piece)
    for part, after in zip_longest(parts, parts[1:]):
        function = isinstance(part, s.Letter) and part.name in _FUNCTIONS
        if not (function and isinstance(after, s.Group)):
            yield from _symbols(part, bodies, inside)
