"""Where symbols live, and what holds of them, by inequalities: ``0 < x < 1``, "for |x| < 1"."""

from __future__ import annotations

import operator
from dataclasses import replace
from fractions import Fraction

from symsgd.check.finding import Finding
from symsgd.check.heads import head_of
from symsgd.check.memory import Change
from symsgd.check.outline import Piece
from symsgd.check.report import Role
from symsgd.check.state import State
from symsgd.check.words import words_of_change
from symsgd.check.words.argument_words import (
    claims,
    contrasts,
    is_consequence,
    is_plain_consequence,
)
from symsgd.check.words.cues import is_local
from symsgd.check.words.domain_words import lies_in
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.domain import Domain
from symsgd.expression.node import Node, free_variables
from symsgd.read import surface as s
from symsgd.read.domains import domain_of
from symsgd.read.names import index_value
from symsgd.read.scope import Scope

_COUNTED = frozenset("nmkN")  # letters that run over whole numbers in a proof by induction


class Bounds(State):
    """The part of the walk that reads inequalities which limit symbols."""

    def is_domain(self, piece: Piece) -> bool:
        """Say whether an inequality bounds one new symbol by numbers."""
        heads = [
            None if side.piece is None else head_of(side.piece, self.scope) for side in piece.sides
        ]
        symbols = [head for head in heads if head is not None and head.params is None]
        others = [side for side, head in zip(piece.sides, heads, strict=True) if head is None]
        bounded = len(symbols) == 1 and symbols[0].name in self.scope.domains
        if bounded and (is_consequence(piece.before) or claims(piece.before)):
            return False  # "Let n > 3. Then n ≥ 4": it follows, and nothing new is said
        follows = len(symbols) == 1 and is_plain_consequence(piece.before, piece.after)
        if follows and self._is_supposed(symbols[0].name, piece):
            return False  # "If 2x > 4, then x > 2"
        numbers = all(
            side.piece is not None and number_text(side.piece) is not None for side in others
        )
        if len(symbols) != 1 or not numbers:
            return False
        self.forget_array(symbols[0].name, piece)
        return not self.known(symbols[0])

    def _is_supposed(self, name: str, piece: Piece) -> bool:
        """Say whether something is supposed of a letter here, or in the same sentence."""
        known = any(name in free_variables(fact) for fact in self.scope.assumed)
        before = [origin for origin, _ in self.local.get(piece.sentence, ())]
        solved = (one for (said, _), one in self.premises_in if name in free_variables(said))
        known = known or any(map(piece.within, solved))  # "solve 2x > 4: so x > 2"
        return known or any(name in side.names for origin in before for side in origin.sides)

    def domain_stated(self, piece: Piece) -> Finding:
        """Take the domain that an inequality such as ``0 < x < 1`` gives to a symbol."""
        try:
            relation = [side.meaning(self.scope).node for side in piece.sides]
        except SymsgdError as error:
            return Finding(piece, Role.DECLARATION, error=error)
        name = next(str(node.value) for node in relation if node.head == n.VARIABLE)
        low, high = None, None
        for sign, left, right in zip(piece.signs, relation, relation[1:], strict=False):
            is_left = left.head == n.VARIABLE
            bound = right if is_left else left
            if (sign in (">", ">=")) == is_left:
                low = ("(" if sign in (">", "<") else "[", bound)
            elif sign != "!=":
                high = (")" if sign in (">", "<") else "]", bound)
        text = f"{low[0] if low else '('}{low[1] if low else '-oo'}, {high[1] if high else 'oo'}"
        text += high[0] if high else ")"
        text = text.replace("infinity", "oo")
        domain = domain_of("nonzero" if piece.signs == ("!=",) else text)
        if self.by_induction and name in _COUNTED:
            domain = domain.meet(Domain(integer=True)) or domain
            if domain.low is not None and domain.high is None:
                others = {each for one in self.pieces if one.sentence == piece.sentence
                          for side in one.sides for each in side.names} - {name}  # fmt: skip
                self.induction_over.append((name, domain, piece, frozenset(others)))
        change = self._narrowing(piece, (name,), domain)
        self.limited(piece, change, (name,))
        return Finding(piece, Role.DECLARATION, lies_in([name], domain))

    def _narrowing(self, piece: Piece, names: tuple[str, ...], domain: Domain) -> Change:
        """Return the change by which symbols live in a domain, within what holds of them already.

        "Let x > 0 … for x < 1" keeps x > 0.  What was stated in another block is given up, and
        so is what "now let x < 1" turns away from; that is remembered as a doubt.
        """
        again = words_of_change.turns_now(piece.before) or contrasts(piece.before)

        def change(scope: Scope) -> Scope:
            for name in names:
                old = scope.domains.get(name)
                text, stated = self.stated_in.get(name, ("", None))
                if stated is not None and not piece.within(stated):
                    old = None
                elif again and old is not None and text:
                    said = (*scope.said.get(name, ()), (f"{text} still", _narrowed(old, domain)))
                    scope, old = replace(scope, said={**scope.said, name: said}), None
                scope = scope.with_domain(name, _narrowed(old, domain))
            return scope

        return change

    def relation_stated(self, piece: Piece) -> Finding:
        """Take a condition such as 'for |x| < 1' to hold where it is stated."""
        given = self.scope.values
        try:
            assumed = _relations(piece, self.scope)
            if is_local(piece.before) and any(_is_false(one) for one in assumed):
                assumed = _relations(piece, replace(self.scope, values={}))  # another case
        except SymsgdError as error:
            return Finding(piece, Role.DECLARATION, error=error)
        gone = given.keys() & set(free_variables(*assumed))
        beside = self.condition_before is not None and piece.formula - self.condition_before <= 1
        self.condition_before = piece.formula

        stated = {name: self.stated_in[name][1] for name in free_variables(*assumed)
                  if name in self.stated_in}  # fmt: skip
        closed = [name for name, where in stated.items() if not piece.within(where)]

        def limit(scope: Scope) -> Scope:
            for name in closed:  # what a case before was limited to
                scope = scope.without_limits(name)
            others = {name: text for name, text in scope.around.limits_elsewhere.items()
                      if name not in closed}  # fmt: skip
            scope = replace(scope, around=replace(scope.around, limits_elsewhere=others))
            kept = [old for old in scope.assumed if beside or not _is_about(old, assumed)]
            values = {name: value for name, value in scope.values.items() if name not in gone}
            return replace(scope, assumed=(*kept, *assumed), values=values)

        self.limited(piece, limit, free_variables(*assumed))
        return Finding(piece, Role.DECLARATION, "a condition")


def _narrowed(old: Domain | None, new: Domain) -> Domain:
    """Return where a symbol lives that is bounded twice; what cannot be both is a new case."""
    met = None if old is None else old.meet(new)
    return new if met is None else met


def _is_about(old: Node, new: tuple[Node, ...]) -> bool:
    """Say whether a later case, such as yf > 1, takes the place of an earlier one, yf < 1."""
    return any(old.args[0] in each.args or old.args[1] in each.args for each in new
               if {*n.free_variables(old)} == {*n.free_variables(each)})  # fmt: skip


def _relations(piece: Piece, scope: Scope) -> tuple[Node, ...]:
    """Return the relations that a chain of inequalities states."""
    sides = [side.meaning(scope).node for side in piece.sides]
    pairs = zip(piece.signs, sides, sides[1:], strict=False)
    return tuple(n.relation(sign, left, right) for sign, left, right in pairs)


def _is_false(relation: Node) -> bool:
    """Say whether two numbers are not related as is said: "if x > 0", after the case x = 0."""
    numbers = [Fraction(side.value) for side in relation.args if side.head == n.NUMBER]
    return len(numbers) == 2 and not _HOLDS[str(relation.value)](*numbers)


_HOLDS = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge, "!=": operator.ne,
    "=": operator.eq,
}  # fmt: skip


def number_text(piece: s.Surface) -> str | None:
    """Return a bound of an interval as text, or None.

    >>> from symsgd.read.notation.parse import parse
    >>> number_text(parse("-2"))
    '-2'
    """
    value = index_value(piece, {})
    if value is not None:
        return str(value)
    if isinstance(piece, s.Number):
        return piece.digits
    if isinstance(piece, s.Constant) and piece.name == "infinity":
        return "oo"
    if isinstance(piece, s.Sum) and len(piece.terms) == 1:
        inner = number_text(piece.terms[0][1])
        return None if inner is None else f"{piece.terms[0][0]}{inner}".removeprefix("+")
    return None
