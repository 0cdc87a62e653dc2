r"""The Hessian that ``H_f`` is of a known function: the matrix of its second derivatives."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from symsgd.check.outline import Piece
from symsgd.check.state import State
from symsgd.check.words import cues
from symsgd.expression.matrix import Matrix
from symsgd.expression.node import Node
from symsgd.functions.derivatives import expand
from symsgd.read import surface as s
from symsgd.read.derivatives.gradient_at import second_derivatives
from symsgd.read.names import name_of
from symsgd.read.records import Function

_NAMED = re.compile(r"\b(?:hess(?:ian|e|sche|esche|iana|ienne)\w*)\b|海森|黑塞|海塞", re.IGNORECASE)


class Hessians(State):
    """The part of the walk that knows what ``H_f(x, y)`` is where f is a function of the text."""

    # by name: of which function, and what it is
    hessians: Mapping[str, tuple[Function, Function]] = MappingProxyType({})

    def note_hessian(self, piece: Piece) -> None:
        """Give ``H_f`` its meaning before a piece that uses it, if the text gave it no other."""
        for symbol, of, count in _applied(piece):
            function = self.scope.functions.get(of)
            name = name_of(symbol)
            if function is None or name is None or len(function.params) != count:
                continue
            ours = self.hessians.get(name)
            known = self.scope.functions.get(name)
            if known is not None and (ours is None or known != ours[1] or ours[0] == function):
                continue
            hessian = _hessian(function)
            if hessian is None or not self._is_meant(piece, count):
                continue
            self.hessians = {**self.hessians, name: (function, hessian)}
            self.both(lambda scope, name=name, hessian=hessian: scope.with_function(  # type: ignore[misc]
                name, hessian))  # fmt: skip

    def _is_meant(self, piece: Piece, count: int) -> bool:
        """Say whether H is the Hessian: the text calls it so, or it is a matrix of that size."""
        if _NAMED.search(_text_before(piece)) or _NAMED.search(self.heading):
            return True
        first = piece.sides[0].piece
        alone = isinstance(first, s.Product) and len(first.factors) == 2 and len(piece.sides) > 1
        if not alone or cues.is_let(piece.before):
            return False
        found = self.unfinished(piece.sides[1], self.scope)
        value = None if found is None else found.value
        return isinstance(value, Matrix) and value.shape == (count, count)


def _text_before(piece: Piece) -> str:
    """Return the text up to a piece, in which the Hessian may be named."""
    return piece.sides[0].source.prose[: piece.start]


def _hessian(function: Function) -> Function | None:
    body = function.body
    if not isinstance(body, Node) or len(function.params) < 2:
        return None
    found = second_derivatives(body, function.params)
    if not isinstance(found, Matrix):
        return None
    rows, columns = found.shape
    entries = [[expand(found.entries[i * columns + j]) for j in range(columns)]
               for i in range(rows)]  # fmt: skip
    return Function(params=function.params, body=Matrix.of(entries))


def _applied(piece: Piece) -> Iterator[tuple[s.Scripted, str, int]]:
    """Yield every ``H_f`` that a piece applies, its f, and to how many arguments."""
    for side in piece.sides:
        for part in () if side.piece is None else s.walk(side.piece):
            if not isinstance(part, s.Product):
                continue
            for symbol, group in zip(part.factors, part.factors[1:], strict=False):
                below = symbol.sub if isinstance(symbol, s.Scripted) else None
                named = isinstance(symbol, s.Scripted) and name_of(symbol.base) == "H"
                if named and isinstance(below, s.Letter) and isinstance(group, s.Group):
                    yield symbol, below.name, len(group.items)  # type: ignore[misc]
