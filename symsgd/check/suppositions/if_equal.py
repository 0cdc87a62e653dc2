"""Equations that a sentence supposes of letters that have their numbers: "if P = R, then F = P".

What an if-clause says holds in its sentence, whatever the letters are elsewhere.
"""

from __future__ import annotations

from symsgd.check.clauses.passed_over import CONDITION
from symsgd.check.finding import Finding
from symsgd.check.heads import Head, mentions
from symsgd.check.memory import Change
from symsgd.check.outline import Piece
from symsgd.check.report import Role
from symsgd.check.state import State
from symsgd.check.words import cues
from symsgd.expression.node import Node, free_variables
from symsgd.read import surface as s
from symsgd.read.names import name_of
from symsgd.read.scope import Scope
from symsgd.read.sequences import place_of, step_of

_SET = cues.ends_with(r"\b(?:set|setting|put|equate|equating)", r"\b(?:setze|setzen(?: wir)?)",
                      r"\b(?:posons|on pose|igualamos|igualando)", r"令")  # fmt: skip
_DOUBT = "whether what is supposed is so"


class IfEqual(State):
    """The part of the walk that reads "if a = b" as a supposition of its sentence."""

    def supposed_equal(self, piece: Piece, head: Head) -> Finding | None:
        """Take ``a = b`` behind "if" to hold in its sentence, or return None."""
        right = piece.sides[1].piece
        if not cues.is_if(piece.before) or piece.signs != ("=",) or right is None:
            return None
        if head.params is not None or head.index is not None or mentions(right, head.name):
            return None
        if _is_rule(piece):
            return None  # "if h_t = u h_{t-1} + x_t" says how to work out h
        numbers = [name for name in (head.name, *_symbols(right)) if self._stands_for_number(name)]
        if not _is_multiple(right) and not (numbers and self.scope.knows(head.name)):
            return None  # "if z = wx + b" says what z is
        self.limited_to(piece, self._supposing(piece, head, numbers))
        if head.name in self.scope.definitions and head.name not in numbers:
            self.loose_words[piece.sentence] = _DOUBT  # of a formula: it need not be so
        return Finding(piece, Role.DECLARATION, "supposed in this sentence", error=piece.broken)

    def set_equal_to(self, piece: Piece, head: Head) -> Finding | None:
        """Take "set C = R" of two quantities with formulas for an equation, or return None."""
        right = None if len(piece.sides) != 2 else piece.sides[1].piece
        other = None if right is None else name_of(right)
        if other is None or head.params is not None or piece.signs != ("=",):
            return None
        formulas = (self.scope.definitions.get(name) for name in (head.name, other))
        known = all(isinstance(one, Node) and free_variables(one) for one in formulas)
        if not known or not _SET.search(piece.before):
            return None
        return Finding(piece, Role.DECLARATION, CONDITION, error=piece.broken)

    def _supposing(self, piece: Piece, head: Head, numbers: list[str]) -> Change:
        def change(scope: Scope) -> Scope:
            for name in numbers:
                old = scope.definitions.get(name)
                scope = scope.with_name_freed(name, old) if isinstance(old, Node) else scope
                scope = scope.without(name)
            found = self.unfinished(piece.sides[1], scope)
            if found is None or not isinstance(found.value, Node) or head.name in scope.definitions:
                return scope
            scope = scope.with_definition(head.name, found.value)
            return scope.with_links(head.name, [*scope.definitions, *scope.functions])

        return change

    def _stands_for_number(self, name: str) -> bool:
        """Say whether a letter has a number, given or worked out."""
        value = self.scope.values.get(name, self.scope.definitions.get(name))
        return isinstance(value, Node) and not free_variables(value)


def _is_rule(piece: Piece) -> bool:
    """Say whether an equation gives the next state of something."""
    first = piece.sides[0].piece
    place = None if first is None else place_of(first)
    if place is None or step_of(place.at) is None:
        return False
    others = (place_of(part) for side in piece.sides[1:] if side.piece is not None
              for part in s.walk(side.piece))  # fmt: skip
    return any(other is not None and other.key == place.key for other in others)


def _symbols(piece: s.Surface) -> list[str]:
    return [name for part in s.walk(piece) if (name := name_of(part)) is not None]


def _is_multiple(piece: s.Surface) -> bool:
    """Say whether a side is a symbol, or a number times one: b, 2b, -b."""
    if isinstance(piece, s.Sum) and len(piece.terms) == 1:
        return _is_multiple(piece.terms[0][1])
    if isinstance(piece, s.Product) and len(piece.factors) == 2 and piece.operators == ("",):
        return isinstance(piece.factors[0], s.Number | s.Fraction) and _is_multiple(
            piece.factors[1]
        )
    power = isinstance(piece, s.Scripted) and any(x.kind == "exponent" for x in piece.scripts)
    return name_of(piece) is not None and not power
