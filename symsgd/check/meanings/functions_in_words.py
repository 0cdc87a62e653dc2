"""Letters that words call functions: "where σ is the sigmoid", φ = tanh, or a heading does."""

from __future__ import annotations

from symsgd.check.clauses.conditions_behind import ORDER
from symsgd.check.finding import Finding
from symsgd.check.heads import Head, head_of, mentions
from symsgd.check.outline import Piece
from symsgd.check.report import Role
from symsgd.check.state import State
from symsgd.check.words.named_functions import (
    FORMULAS,
    called_after,
    called_before,
    called_in,
    implied,
    is_of_statistics,
    of_any_argument,
)
from symsgd.read import surface as s
from symsgd.read.documents.source import Source
from symsgd.read.meaning import elaborate, function_name
from symsgd.read.notation.parse import parse
from symsgd.read.records import Function
from symsgd.read.scope import Scope


class FunctionsInWords(State):
    """The part of the walk that learns from words which function a letter is."""

    def called(self, piece: Piece) -> tuple[str, str] | None:
        """Return the letter that a piece is, and the function that the words beside it call it."""
        if len(piece.sides) != 1 or piece.signs:
            return None
        side = piece.sides[0]
        name = of_any_argument(side.text)
        head = None if side.piece is None else head_of(side.piece, self.scope)
        if head is not None and (head.params is None or len(head.params) == 1):
            name = head.name
        if name is None:
            return None
        row = called_after(piece.after, name) or called_before(
            piece.before, name, applied=name in self.before_brackets
        )
        return None if row is None else (name, row)

    def named_by_word(self, piece: Piece, head: Head) -> Finding | None:
        r"""Read ``\phi = \tanh``: the letter is the function."""
        word = piece.sides[1].piece if len(piece.sides) == 2 else None
        if not isinstance(word, s.Letter) or not word.word or head.params is not None:
            return None
        row = function_name(word.name)
        if row is None or head.indexed or self.known(head):
            return None
        self._takes_name(head.name, row)
        return Finding(piece, Role.DEFINITION, f"{head.name} is the function {row}")

    def named_in(self, prose: str) -> None:
        """Take the functions that prose names without dollar signs: 'where σ is the sigmoid'."""
        for letter, row in called_in(prose):
            self._takes_name(letter, row)

    def _takes_name(self, letter: str, row: str) -> bool:
        if self.scope.knows(letter):
            return False
        function = self._function(row)
        self.both(lambda scope: scope.with_function(letter, function))
        return True

    def _function(self, row: str) -> Function:
        formula = FORMULAS.get(row)
        if formula is None:
            return Function.named(row)
        return Function(
            params=("x",), body=elaborate(parse(formula), Scope(), Source(formula)).value
        )

    def named_by_heading(self, piece: Piece) -> None:
        """Take σ as the sigmoid if that is all the heading, the sentence or the whole text names.

        A text that mentions or defines σ alone, or speaks of deviations, means what it says.
        """
        if self.scope.knows("sigma") or "sigma" not in self.before_brackets:
            return
        display = (one for one in self.pieces if one.formula == piece.formula)
        speaks = any(
            side.piece is not None and mentions(side.piece, "sigma")
            for one in display
            for side in one.sides
        )
        if not speaks or "sigmoid" not in (
            implied(piece.before),
            implied(self.heading),
            self.activation_named,
        ):
            return
        heads = [
            head_of(one.sides[0].piece, self.scope)
            for one in self.pieces
            if one.sides[0].piece is not None and not {*one.signs[:1]} & {*ORDER}
        ]
        another = any(head is not None and head.name == "sigma" for head in heads)
        if not another and not any(is_of_statistics(one.before) for one in self.pieces):
            self._takes_name("sigma", "sigmoid")
            self.assumptions.append(("σ is the sigmoid", piece))
