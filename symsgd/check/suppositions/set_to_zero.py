r"""Chains that end in a zero which their derivative is set to: ``\frac{dL}{dw} = 2w - 6 = 0``.

Nobody says a word, and from there on the letter stands for what solves the equation.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from symsgd.check.outline import Piece
from symsgd.check.suppositions.suppositions import Suppositions
from symsgd.expression import node as n
from symsgd.prove.somewhere import differ_somewhere
from symsgd.read import surface as s
from symsgd.read.names import name_of


class SetToZero(Suppositions):
    """The part of the walk that looks for the letters of a derivative that ends in 0."""

    def note_zero(self, piece: Piece) -> None:
        """Note that a text looks for a letter if the derivative by it is 0 nowhere but there."""
        last = piece.sides[-1].piece
        first = piece.sides[0].piece
        zero = isinstance(last, s.Number) and not last.digits.strip("0.")
        if not zero or first is None or len(piece.sides) < 3 or set(piece.signs) != {"="}:
            return
        letters = frozenset(differentiated_by(first))
        if letters and not self._is_zero(piece):
            whole = replace(piece, sides=(piece.sides[0], piece.sides[-1]), signs=("=",))
            self.look_for(letters - self.scope.values.keys(), whole)
            self.keep_equation(whole)

    def _is_zero(self, piece: Piece) -> bool:
        """Say whether a side of a chain may be 0 everywhere, as the derivative of 5 is.

        It is not if it has a value that is not 0 somewhere.  Nothing is proved here: a text is
        read without the limits of time that a proof has.
        """
        found = [self.unfinished(side, self.ambient(piece)) for side in piece.sides[:-1]]
        values = [one.value for one in found if one is not None and not one.missing]
        return any(isinstance(value, n.Node) and not differ_somewhere(value, n.number(0))
                   for value in values)  # fmt: skip


def differentiated_by(piece: s.Surface) -> Iterator[str]:
    r"""Yield the letters that a side is the derivative by.

    >>> from symsgd.read.notation.parse import parse
    >>> [*differentiated_by(parse(r"\frac{\partial L}{\partial w}"))]
    ['w']
    >>> [*differentiated_by(parse(r"\nabla_\theta L"))], [*differentiated_by(parse("f'(x)"))]
    (['theta'], ['x'])
    """
    if isinstance(piece, s.Product):
        first, second = piece.factors[:2]
        primed = isinstance(first, s.Scripted) and any(x.kind == "prime" for x in first.scripts)
        if primed and isinstance(second, s.Group):
            yield from (name for one in second.items if (name := name_of(one)) is not None)
        else:
            yield from differentiated_by(first)
    elif isinstance(piece, s.Derivative):
        yield from (name for one, _ in piece.variables if (name := name_of(one)) is not None)
    elif isinstance(piece, s.Gradient) and piece.over is not None:
        yield from filter(None, [name_of(piece.over)])
