r"""Arrows and words between equations: what follows from an equation in an unknown."""

from __future__ import annotations

import re
from dataclasses import replace

from symsgd.check.clauses.passed_over import CONDITION, IN_UNKNOWN, PROPERTY
from symsgd.check.clauses.solved_bounds import bounds_again
from symsgd.check.finding import Finding, Link, is_literal
from symsgd.check.heads import head_of, uses
from symsgd.check.judgement import Side
from symsgd.check.judging.implications import WAYS
from symsgd.check.outline import Piece
from symsgd.check.report import Role
from symsgd.check.suppositions.bounds import Bounds
from symsgd.check.suppositions.kept_solutions import KeptSolutions
from symsgd.check.suppositions.piece_forms import (
    ORDERS,
    is_alternative,
    is_plain,
    is_relation,
    is_zero,
    lone,
)
from symsgd.check.suppositions.premises import (
    arrow,
    first_premise,
    is_found,
    last_premise,
    one_of_several,
    premise_of,
    solves,
    without_alternatives,
)
from symsgd.check.suppositions.sought import Sought, goes_on, sought, tells_to_solve
from symsgd.check.suppositions.systems import (
    FOLLOWS,
    solved_first,
    statement,
)
from symsgd.check.words import cues
from symsgd.check.words.consequence_words import is_one_solution, is_step, of_solution
from symsgd.check.words.cues_of_equations import sets_equal
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.read import surface as s
from symsgd.read.scope import Scope

_OPENS = re.compile(r"[;；][^;；]*$|[^\W\d_]\s*[:：]\s*$")  # words that begin with another thing
_DEFINES = (Role.DEFINITION, Role.IMPLICIT_DEFINITION, Role.ASSIGNMENT)


class Conclusions(KeptSolutions, Bounds):
    """The part of the walk that reads arrows between equations."""

    def conclusion(self, pieces: tuple[Piece, ...], i: int) -> Finding | None:
        """Return the claim that a piece follows from the one before it, if it says so."""
        sign, at = arrow(pieces, i), i
        if sign is None:
            begun = solved_first(pieces, i, self.findings)
            if begun is None:
                return None
            sign, at = "⇒", begun  # "x = 2, y = -1": of the same equations
        first, second = pieces[premise_of(pieces, at)], pieces[i]
        self._seek(first, second)
        if not self._is_between(self.premises_joined(pieces, at), second) or self._lacks_more(
            pieces, at
        ):
            return None
        if sign == "⇒" and self.is_rewritten(first):
            # "x² - x = x(x - 1), so x = 0 or x = 1": of which equation, it does not say
            return None
        before = self.findings.get(premise_of(pieces, at))
        if bounds_again(first, second) and second.before not in WAYS:
            last = premise_of(pieces, at)
            said = [self.findings.get(k) for k in range(first_premise(pieces, last), last + 1)]
            if any(one is not None and one.note != IN_UNKNOWN for one in said):
                return None  # under a condition that limits the sentence it is half a claim
        if before is not None and before.note == PROPERTY:  # "if x = 2 is a root, 4 - 3 = 0"
            return self._of_property(second)
        both = bool(first.also) and self._names_both(pieces, i)
        if first.also and not both and second.before not in WAYS:
            return self.claims(second)  # one of the two values may be chosen: "so x = 2 as x > 1"
        if before is not None and before.role in _DEFINES and not both:
            if second.order == 0 and cues.is_let(first.before):
                return None
            known = self._unknowns(first) | {str(first.sides[0].text)}
            return self.claims(second) if self._unknowns(second) <= known else None
        unknown = self._solution_of(first, second)
        scope = self._where_sought(second, self.scope)
        carried = self._where_sought(second, self.carried)
        try:
            left, right = self._premises(pieces, at), self._alternatives(pieces, i, unknown)
            if at == i and unknown is None:
                right = self.with_values(pieces, i, right, whole=sign == "⇔")
        except SymsgdError:  # a side has no value, such as a sum over any range
            return None
        more = self.equations_above(pieces, at)
        scope, carried = (
            replace(one, around=replace(one.around, equations_before=more))
            for one in (scope, carried)
        )
        if sign == "⇒" and unknown is None and is_one_solution(second.before, second.after):
            sign = "⇐"  # "if x² = 4, then x = 2 is one solution"
        link = Link(left, right, WAYS[sign], 1, scope, carried, sign)
        if bounds_again(first, second):  # "if x² < 4, that is -2 < x < 2, then x + 2 > 0"
            self.relation_stated(replace(second, before="if"))
        elif unknown is not None and not is_literal(second.sides[-1].piece):
            self.keep_formula(second)
        elif is_literal(second.sides[-1].piece) and is_found(first, second):
            self.keep_value(pieces, i)
        elif sign == "⇒" and not is_alternative(second):
            self.keep_solved(second)
        return Finding(second, Role.CLAIM, FOLLOWS, [link])

    def reason_at_solution(self, pieces: tuple[Piece, ...], i: int) -> None:
        """Let a letter be its solution in a reason: "w^* = 1/5, because 5w - 1 = 0"."""
        piece, before = pieces[i], pieces[i - 1] if i else None
        if before is None or before.sentence != piece.sentence or not cues.is_reason(piece.before):
            return
        name = lone(before.sides[0]) if before.signs[:1] == ("=",) else None
        letter = None if name is None else of_solution(name)
        if (
            name is None
            or letter is None
            or not (is_zero(piece) and letter in piece.sides[0].names)
        ):
            return
        value = self.scope.values.get(name, self.scope.definitions.get(name))
        if value is not None:
            self.limited_to(piece, lambda scope: scope.forgetting(letter).with_given(letter, value))

    def _of_property(self, piece: Piece) -> Finding:
        """Return what is concluded from a property: of a root, that something is 0."""
        found, last = self.claims(piece), piece.sides[-1].piece
        if found.links and isinstance(last, s.Number) and not last.digits.strip("0."):
            link, doubt = found.links[0], "whether what is supposed is so"
            around = replace(link.scope.around, left_open=doubt)
            found.links[0] = replace(link, scope=replace(link.scope, around=around))
        return found

    def _names_both(self, pieces: tuple[Piece, ...], i: int) -> bool:
        """Say whether a piece has several values, as in "x = (3 ± 1)/2, so x = 1 or x = 2"."""
        joined = i + 1 < len(pieces) and is_alternative(pieces[i + 1])
        return joined or bool(pieces[i].also) or one_of_several(pieces, i)

    def _seek(self, first: Piece, second: Piece) -> None:
        """Let a letter be unknown where a text sets a formula of it to 0, whatever it was before.

        "Start at x = 1. Setting f'(x) = 0 gives x = 2": the start solves nothing.
        """
        name = lone(second.sides[0]) if len(second.sides) == 2 else None
        sets = first.signs == ("=",) and sets_equal(first.before)
        if name is None or not sets or not is_literal(second.sides[1].piece):
            return
        used = any(uses(side.piece, name) for side in first.sides if side.piece is not None)
        if used and name in self.scope.values:
            self.solved.add(name)

    def premise(
        self, pieces: tuple[Piece, ...], i: int, *, defines: bool = False
    ) -> Finding | None:
        """Return that a piece is an equation in an unknown, from which the next one follows."""
        if pieces[i].of_both:
            return None  # a link of numbers behind the two values of a letter
        last = last_premise(pieces, i)
        after = last + 1
        if after >= len(pieces) or arrow(pieces, after) is None or arrow(pieces, i) is not None:
            return None
        premises = self.premises_joined(pieces, after)
        if not self._is_between(premises, pieces[after]) or self._lacks_more(pieces, after):
            return None
        if arrow(pieces, after) == "⇒" and self.is_rewritten(pieces[last]):
            return None
        if defines and (arrow(pieces, after) == "⇒" or not is_literal(pieces[i].sides[1].piece)):
            return None  # what defines a symbol is put in for it, and the next piece is a claim
        if (limits := sought(pieces, i, self.scope)) is not None:
            found = self._solution_of(pieces[last], pieces[after]) or lone(pieces[after].sides[0])
            solved = frozenset({found} if found in limits.letters else limits.letters)
            self.look_for(solved, pieces[i])
        elif cues.is_condition(pieces[i].before) or cues.is_let(pieces[i].before):
            self.suppose_equation(pieces[i])
        return Finding(pieces[i], Role.DECLARATION, IN_UNKNOWN)

    def limits_unknown(self, pieces: tuple[Piece, ...], i: int) -> Finding | None:
        """Return that a relation is a condition if the text looks for what solves it."""
        piece, before = pieces[i], pieces[i - 1] if i else None
        found = sought(pieces, i, self.scope)
        if found is None and before is not None and goes_on(piece, before):
            together = {name for name, one in self.sought_in.items() if one is before}
            found = Sought(frozenset(together)) if together else None
        if found is None:
            return None
        self.look_for(found.letters, piece)
        if tells_to_solve(piece) and not found.letters:
            self.look_for(frozenset(self._unknowns(piece)), piece)
            self.suppose_equation(piece)
            self.suppose_inequality(piece)
        if found.perhaps:
            return None  # a claim that is wrong of all numbers asks which one is meant
        return Finding(piece, Role.DECLARATION, CONDITION, error=piece.broken)

    def _lacks_more(self, pieces: tuple[Piece, ...], i: int) -> bool:
        """Say whether the sentence of a premise supposes more, which is not used and may matter."""
        if pieces[i].order == 0 and premise_of(pieces, i) == i - 1 and _joined(pieces, i):
            return False
        first = first_premise(pieces, premise_of(pieces, i))
        before = pieces[first - 1] if first > 0 else None
        if before is None or before.sentence != pieces[first].sentence or not before.signs:
            return False
        if any((before.formula, before.start) == (one.formula, one.start)
               for one in self.premises_joined(pieces, i)):  # fmt: skip
            return False  # the chain that ends in one of the equations
        if _OPENS.search(pieces[first].before):
            return False  # "; mode: 8/θ = 4/(1 - θ)"
        if pieces[first].sides and before.sides[0].text == pieces[first].sides[0].text:
            return False  # "f'(x) = 2x - 4, and f'(x) = 0 gives": what was worked out
        found = self.findings.get(first - 1)
        used = found is not None and found.role not in (Role.CLAIM, Role.MENTION)
        return pieces[i].order == 0 and not (used and found is not None and found.note != CONDITION)

    def alternative(self, pieces: tuple[Piece, ...], i: int) -> Finding | None:
        """Return that a piece such as the second of 'x = 2 or x = -2' belongs to the first."""
        if one_of_several(pieces, i):
            return Finding(pieces[i], Role.DECLARATION, "one of several values")
        if not is_alternative(pieces[i]) or arrow(pieces, without_alternatives(pieces, i)) is None:
            return None
        return Finding(pieces[i], Role.MENTION, "an alternative")

    def _is_between(self, premises: tuple[Piece, ...], second: Piece) -> bool:
        """Say whether pieces are equations in the same unknowns, the second one solved."""
        first = premises[-1]
        if not is_relation(first) or not is_plain(second):
            return False
        sides = [self._names(side) for side in (*first.sides, *second.sides)]
        if any(names is None for names in sides):
            return False
        count = len(first.sides)
        one, two = (
            {name for names in part for name in names or ()}
            for part in (sides[:count], sides[count:])
        )
        one = one.union(*(self._unknowns(other) for other in premises[:-1]))
        if self._solution_of(first, second) is not None:
            return True
        head = None if first.sides[0].piece is None else head_of(first.sides[0].piece, self.scope)
        if not two and head is not None and head.params is not None:
            return False  # f(2) = 8 does not follow from an equation for x: it is about f
        solved = [name for side in second.sides if (name := lone(side)) in one]
        constant = any(not names for names in sides) and (is_plain(first) or is_zero(second))
        constant = constant or (is_step(second.before) and one == two)
        constant = constant or (second.before == "⇔" and bool(one) and self.is_no_identity(first))
        if {*first.signs, *second.signs} <= ORDERS and first.formula == second.formula:
            return bool(one & two)  # a < b ⇒ a + c < b + c says of neither that it holds
        return bool(one) and two <= one and (bool(solved) or constant)

    def _solution_of(self, first: Piece, second: Piece) -> str | None:
        """Return the unknown of an equation whose solution is called w^* or ŵ."""
        name = lone(second.sides[0])
        unknown = None if name is None else of_solution(name)
        if name is None or unknown is None or second.signs != ("=",) or second.also:
            return None
        one, right = self._unknowns(first), self._names(second.sides[1])
        free = unknown in one and name not in one and not self.scope.knows(name)
        return unknown if free and right is not None and right <= one - {unknown} else None

    def _where_sought(self, piece: Piece, scope: Scope) -> Scope:
        """Return the scope of a solution, in which its letter is no entry of a given vector."""
        found = self.ambient(piece, self._unsolved(scope))
        name = lone(piece.sides[0]) if piece.sides else None
        entry = name is not None and name in found.values and name not in scope.values
        return found.without(name) if entry and name is not None else found

    def _premises(self, pieces: tuple[Piece, ...], i: int) -> Side:
        """Return the equation before a piece, and those that 'and' joins to it."""
        last = premise_of(pieces, i)
        first = first_premise(pieces, last)
        if first == last:
            return self._alternatives(pieces, last)
        sides = [statement(piece) for piece in pieces[first : last + 1]]
        scope = self._unsolved(self.scope)
        nodes = [side.meaning(scope).node for side in sides]
        return Side(sides[0].source, sides[0].start, sides[-1].end, value=n.logic("and", *nodes))

    def _alternatives(self, pieces: tuple[Piece, ...], i: int, unknown: str | None = None) -> Side:
        """Return a piece, joined by 'or' with the alternatives that come after it."""
        if unknown is not None:
            left, right = pieces[i].sides
            said = n.relation("=", n.variable(unknown), right.meaning(self.scope).node)
            return Side(left.source, left.start, right.end, value=said)
        sides = _statements(pieces[i])
        for piece in pieces[i + 1 :]:
            if not is_alternative(piece) or not is_plain(piece):
                break
            sides += _statements(piece)
        if len(sides) == 1:
            return sides[0]
        scope = self._unsolved(self.scope)
        nodes = [side.meaning(scope).node for side in sides]
        return Side(sides[0].source, sides[0].start, sides[-1].end, value=n.logic("or", *nodes))


def _joined(pieces: tuple[Piece, ...], i: int) -> bool:
    """Say whether a piece is a solution that 'and' joins to its equation."""
    return first_premise(pieces, i) < i and solves(pieces[i], pieces[i - 1])


def _statements(piece: Piece) -> list[Side]:
    """Return a piece such as ``x = ±1`` as one statement for each value."""
    if not piece.also:
        return [statement(piece)]
    rights = (piece.sides[-1], *piece.also)
    return [statement(replace(piece, sides=(piece.sides[0], right))) for right in rights]
