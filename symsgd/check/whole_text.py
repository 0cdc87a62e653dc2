"""What the whole text says of its notation, before any formula of it is judged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from symsgd.check.arrays.conjugations import conjugated
from symsgd.check.arrays.entrywise import speaks_of_special
from symsgd.check.arrays.superscripts import (
    index_letters,
    layer_numbers,
    letters_of_layers,
    with_index_letters,
)
from symsgd.check.clauses.model_parameters import differentiated_by, letters_of_the_model
from symsgd.check.clauses.parameter_lists import parameter_lists
from symsgd.check.clauses.squares import squares_with_names, with_squares
from symsgd.check.judging.degrees import speaks_of_degrees
from symsgd.check.judging.log_bases import bases_of_logarithms
from symsgd.check.judging.momentum import in_turn, speaks_of_order
from symsgd.check.judging.repeated_indices import sums_over_repeated
from symsgd.check.judging.undeclared_capitals import speaks_of_matrices
from symsgd.check.outline import Outline, Piece
from symsgd.check.rounding.plain_decimals import plain_decimals
from symsgd.check.state import State
from symsgd.read import surface as s
from symsgd.read.arrays.inner_products import entry_letters


class WholeText(State):
    """The part of the walk that reads the text as a whole."""

    def read_whole(self, outline: Outline, pieces: tuple[Piece, ...]) -> None:
        """Take for both scopes what holds in every part of a text."""
        prose = (*outline.between, outline.rest)
        degrees = speaks_of_degrees((*prose, *_formulas(pieces)))
        special, in_order = speaks_of_special(outline.between), speaks_of_order(prose)
        of_matrices = speaks_of_matrices(prose)
        sides = tuple(
            side.piece for piece in pieces for side in piece.sides if side.piece is not None
        )
        bases = bases_of_logarithms((*prose, *_formulas(pieces)), sides)
        repeated = sums_over_repeated(prose)
        lists = {**differentiated_by(pieces), **parameter_lists(pieces)}
        guessed = letters_of_the_model(pieces, lists)
        self.both(lambda scope: replace(scope, throughout=replace(
            scope.throughout, of_text=True, special_arrays=special, degrees=degrees,
            in_order=in_order, in_turn=in_turn(prose), of_matrices=of_matrices, log_bases=bases,
            summed_indices=repeated, lists=lists, guessed_lists=guessed,
            plain_decimals=plain_decimals(prose, pieces),
            layer_numbers=frozenset(layer_numbers(pieces)))))  # fmt: skip
        self.both(
            lambda scope: replace(scope, arrays=replace(scope.arrays, entries=entry_letters(sides)))
        )
        if matrices := self._conjugated(sides):
            self.both(lambda scope: replace(scope, arrays=replace(
                scope.arrays, not_numbers={**matrices, **scope.arrays.not_numbers})))  # fmt: skip
        squares = squares_with_names(pieces) - self.before_brackets - {*self.scope.functions}
        self.both(lambda scope: with_squares(scope, squares))
        superscripts = index_letters(sides) | letters_of_layers(sides, prose)
        superscripts -= {*self.scope.functions}
        self.both(lambda scope: with_index_letters(scope, superscripts))

    def _conjugated(self, sides: Iterable[s.Surface]) -> dict[str, str]:
        """Return the letters that are matrices by U Λ U^{-1}, and were not declared otherwise."""
        scalars = self.scope.notation.scalars
        return {
            name: why
            for name, why in conjugated(sides).items()
            if name not in scalars and not self.scope.knows(name)
        }


def _formulas(pieces: Iterable[Piece]) -> Iterator[str]:
    return (side.text for piece in pieces for side in piece.sides)
