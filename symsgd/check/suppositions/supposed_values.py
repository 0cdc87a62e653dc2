"""Values that a text supposes of functions: "if f(z) = 4", "assume σ(z) = 0.9"."""

from __future__ import annotations

from dataclasses import replace

from symsgd.check.clauses.passed_over import CONDITION
from symsgd.check.finding import Finding, is_literal
from symsgd.check.heads import ANY_FUNCTION, Head, head_of
from symsgd.check.meanings.chain_ends import ChainEnds
from symsgd.check.outline import Piece
from symsgd.check.report import Role
from symsgd.check.suppositions.conclusions import Conclusions
from symsgd.check.words import cues
from symsgd.check.words.supposed import is_assumed
from symsgd.expression.node import free_variables
from symsgd.read.intermediate import each


class SupposedValues(ChainEnds, Conclusions):
    """The part of the walk that takes a value of a function to hold of its letters."""

    def supposed_value(self, piece: Piece, head: Head) -> Finding | None:
        """Take ``f(z) = 4`` behind "if" or "assume" to hold of its z, or return None.

        So does the end of "if a = f(z) = 4", which says what a is.
        """
        local, assumed = cues.is_local(piece.before), is_assumed(piece.before)
        if not (local or assumed or cues.is_if(piece.before)) or set(piece.signs) != {"="}:
            return None
        if cues.is_if(piece.before) and self._is_of_formula(piece, head):
            self.suppose_equation(piece)
            return Finding(piece, Role.DECLARATION, CONDITION, error=piece.broken)
        value = piece.sides[-2].piece
        applied = None if value is None else head_of(value, self.scope)
        if applied is None or applied.params is None or not is_literal(piece.sides[-1].piece):
            return None
        if not self.known(applied) and applied.base in ANY_FUNCTION:
            return None
        here = self.ambient(piece)
        if all(here.knows(name) for name in applied.params):
            return None  # of numbers it is a claim: "if x = 2 and f(x) = 4"
        equation = replace(piece, sides=piece.sides[-2:], signs=piece.signs[-1:])
        if len(piece.sides) > 2 and (head.params is not None or self.known(head)):
            return None
        if len(piece.sides) > 2:
            rest = replace(piece, sides=piece.sides[:-1], signs=piece.signs[:-1])
            self.define(rest, head, Role.IMPLICIT_DEFINITION)
        if local:
            self.suppose_equation(equation)
        else:  # which z it is holds on: in the next paragraph there may be another one
            self.look_for(frozenset(applied.params) - here.values.keys(), equation)
        return Finding(piece, Role.DECLARATION, CONDITION, error=piece.broken)

    def _is_of_formula(self, piece: Piece, head: Head) -> bool:
        """Say whether a number is said of a letter that stands for a formula: "if y = 0.6"."""
        formula = self.scope.definitions.get(head.name)
        if head.params is not None or formula is None or len(piece.sides) != 2:
            return False
        return is_literal(piece.sides[1].piece) and bool(free_variables(*each(formula)))
