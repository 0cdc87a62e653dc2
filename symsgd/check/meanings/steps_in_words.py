r"""Steps of gradient descent that only words take: "from $w_0 = 3$ with $\eta = 0.1$, $w_1 = 2.6$".

Where a text names the method and gives the loss, the rate and the state before, and writes no
rule, the number that it gives the next state is claimed: it is w_0 − η L'(w_0).
"""

from __future__ import annotations

import re
from typing import TypeGuard

from symsgd.check.finding import Finding, Link, is_number
from symsgd.check.heads import head_of
from symsgd.check.judgement import Side
from symsgd.check.meanings.descent import DESCENT, LOSSES, MORE, RATES, loss_of
from symsgd.check.outline import Piece
from symsgd.check.report import Role
from symsgd.check.state import State
from symsgd.check.words import cues
from symsgd.check.words.counted_steps import steps_done
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.node import Node, free_variables
from symsgd.functions.derivatives import differentiate
from symsgd.read import surface as s
from symsgd.read.names import name_of

_STATE = re.compile(r"(?P<base>.+)_(?P<number>\d+)")
_STARTS = re.compile(
    r"\b(?:from|at|in|start\w*|begin\w*|initial\w*|ab|von|bei|anfangs\w*|depuis|de|desde|en)\W*$",
    re.IGNORECASE,
)
_PERHAPS = re.compile(
    r"\b(?:may|might|could|would|can|könnte\w*|würde\w*|kann|pourrait|podría|perhaps)\b",
    re.IGNORECASE,
)
_MOST_STEPS = 5
_DATA = frozenset("xyt")
_ROLES = (Role.ASSIGNMENT, Role.IMPLICIT_DEFINITION)
_MOST_WORDS = 1500  # characters before a state that may name the method


class StepsInWords(State):
    """The part of the walk that claims what a step of gradient descent comes to."""

    def with_step(self, found: Finding) -> Finding:
        """Return a finding that claims of the number it gives that it is the next state."""
        piece = found.piece
        if found.role not in _ROLES or found.links or piece.signs not in (("=",), ("~",)):
            return found
        head = None if piece.sides[0].piece is None else head_of(piece.sides[0].piece, self.scope)
        if head is None or head.params or piece.also or not is_number(piece.sides[1].piece):
            return found
        if cues.is_let(piece.before) or cues.is_where(piece.before) or _STARTS.search(piece.before):
            return found
        due = self._due(head.name, piece)
        if due is not None:
            first = piece.sides[0]
            left = Side(first.source, first.start, first.end, value=due)
            scope, carried = self.ambient(piece), self.ambient(piece, self.carried)
            sign, shown = ("=", "") if piece.signs == ("=",) else ("~", "≈")
            found.links.append(Link(left, piece.sides[1], sign, 1, scope, carried, shown))
        return found

    def _due(self, name: str, piece: Piece) -> Node | None:
        """Return what a state is by the method that the words name, or None."""
        state, count = _STATE.fullmatch(name), steps_done(piece.before)
        base, number = (state["base"], int(state["number"])) if state else (name, count or 0)
        if not number or not self._is_descent(piece) or self._has_rule(base):
            return None
        if state is not None:
            return self._next(base, self.scope.values.get(f"{base}_{number - 1}"), number - 1)
        before = (one for one in self.pieces
                  if one.section == piece.section and one.start < piece.start)  # fmt: skip
        given = [one for one in before if len(one.sides) > 1 and _names(one, name)]
        if not given or any(steps_done(one.before) for one in given):
            return None
        if not self._are_kept(base, number, piece):
            return None
        start = self.unfinished(given[-1].sides[-1], self.scope)
        at = None if start is None else start.value
        for _ in range(min(number, _MOST_STEPS)):
            at = self._next(base, at, None)
        return at if number <= _MOST_STEPS and isinstance(at, Node) else None

    def _are_kept(self, base: str, number: int, piece: Piece) -> bool:
        """Say whether the other letters of the loss are what they were before the steps."""
        losses = [one for name in LOSSES if (one := loss_of(name, base, self.scope)) is not None]
        others = {*free_variables(*losses)} - {base}
        if number > 1:
            return others <= _DATA
        given = [self.given_in[name] for name in others if name in self.given_in]
        return all(one.sentence != piece.sentence and not steps_done(one.before) for one in given)

    def _is_descent(self, piece: Piece) -> bool:
        """Say whether the words of a section name plain gradient descent, and nothing more."""
        text = piece.sides[0].source.prose
        first = next(one for one in self.pieces if one.section == piece.section)
        start = max(piece.start - _MOST_WORDS, first.start - len(first.before) - 1, 0)
        words = text[start : piece.start]
        here = f"{piece.before} {piece.after}"
        if MORE.search(f"{words} {piece.after}") or _PERHAPS.search(here):
            return False
        return DESCENT.search(words) is not None and not self._has_other_rate(piece)

    def _has_other_rate(self, piece: Piece) -> bool:
        """Say whether a text speaks of a part of its rate, such as η/2, which may be the step."""
        said = (one for one in self.pieces if one.section == piece.section and not one.signs)
        return any(
            {*RATES} & one.sides[0].names and not isinstance(one.sides[0].piece, s.Letter)
            for one in said
        )

    def _has_rule(self, base: str) -> bool:
        """Say whether a text writes down what the next state is: that rule is checked."""
        if self.parameter_rule_known() or base in self.ruled_in:
            return True
        names = {base, f"{base}_t", f"{base}_k", f"{base}_n"}
        for one in self.pieces:
            if len(one.sides) < 2 or is_number(one.sides[1].piece):
                continue
            first, body = one.sides[0], one.sides[1].piece
            if isinstance(body, s.Sum) and first.names & names and one.sides[1].names & names:
                return True
        return False

    def parameter_rule_known(self) -> bool:
        """Say whether the text has a rule for all parameters together."""
        return getattr(self, "parameter_rule", None) is not None

    def _next(self, base: str, at: object, before: int | None) -> Node | None:
        """Return the state behind one that is a number, by the loss that the text gives.

        Other parameters are at the state with the same number, ``before``, if they have one.
        """
        values = self.scope.values
        rates = [one for name in RATES if _is_constant(one := values.get(name))]
        losses = [one for name in LOSSES if (one := loss_of(name, base, self.scope)) is not None]
        if len(rates) != 1 or len(losses) != 1 or not isinstance(at, Node):
            return None
        put_in: dict[Node, Node] = {}
        for name in free_variables(losses[0]):
            value = values.get(f"{name}_{before}", values.get(name)) if name != base else at
            if not isinstance(value, Node) or free_variables(value):
                return None
            put_in[n.variable(name)] = value
        try:
            slope = n.substitute(differentiate(losses[0], base), put_in)
        except SymsgdError:
            return None
        return put_in[n.variable(base)] - rates[0] * slope


def _names(piece: Piece, name: str) -> bool:
    first = piece.sides[0].piece
    return first is not None and name_of(first) == name


def _is_constant(value: object) -> TypeGuard[Node]:
    return isinstance(value, Node) and not free_variables(value)
