r"""Sequences of states: rules such as ``w_{t+1} = w_t - \eta g_t``, and what the text says of w_2.

Once a rule and what it starts from are given, a statement about a later member is a claim: the
rule is put into itself.  What the rule does not start from is asked for, or taken as its start.
"""

from __future__ import annotations

from dataclasses import replace

from symsgd.check.clauses.examples import in_sentence_before
from symsgd.check.clauses.given_values import numbers_before
from symsgd.check.finding import Finding, is_literal
from symsgd.check.heads import Head, head_of, uses
from symsgd.check.induction.sums_of_terms import sum_of
from symsgd.check.judgement import Side
from symsgd.check.meanings.compared_members import ComparedMembers
from symsgd.check.meanings.rules import Member
from symsgd.check.outline import Piece
from symsgd.check.report import Role
from symsgd.check.state import State
from symsgd.check.words import cues, words_of_change
from symsgd.check.words.argument_words import is_consequence, opens_anew
from symsgd.expression import node as n
from symsgd.read import surface as s
from symsgd.read.intermediate import each
from symsgd.read.limits import constant_value
from symsgd.read.records import Family
from symsgd.read.sequences import (
    is_rule,
    lowest,
    members,
    name_of_member,
    not_given,
    place_of,
    step_of,
)


class Sequences(ComparedMembers):
    """The part of the walk that follows a state from step to step."""

    def member_stated(self, piece: Piece, head: Head, *, explicit: bool) -> Finding | None:
        """Return the claim that a chain says what the rule makes of a member, if it claims that."""
        if not explicit and self._is_said_again(piece, head):
            return self._doubted(self.claims(piece), head)
        found = None if State.known(self, head) else self.member(head)
        if found is None and not explicit and not State.known(self, head) and self.is_beyond(head):
            finding = self.claims(piece)
            self.define(piece, head, Role.IMPLICIT_DEFINITION)
            return finding
        if found is None:
            return None
        literal = len(piece.sides) == 2 and is_literal(piece.sides[1].piece)
        if literal and explicit and cues.is_let(piece.before):
            self.assumptions.append((f"{head.name} has a new meaning from here", piece))
            return self.define(piece, head, Role.DEFINITION)
        if not is_rule(found.key, found.family):
            if not self._is_determined(piece, found):
                return None
        elif literal and self._is_start(found) and not words_of_change.is_result(piece.before):
            return None
        finding = self.claims(piece)
        finding.note = f"{head.name} by the rule of line {found.line}"
        if literal and (self._is_elsewhere(piece, found) or self._is_data(piece, found)):
            self.data_members.add(head.name)
            agrees = self._agrees(piece)
            self.define(piece, head, Role.IMPLICIT_DEFINITION)
            if not agrees:  # what rests on it says so
                told = f"{piece.sides[0].text} = {piece.sides[1].text}, as the text says it"
                self.both(lambda scope: scope.given_only_where(head.name, told))
            return self._doubted(finding, head)
        self.author_says(piece, head)
        says_more = any(
            True for side in piece.sides[1:] if side.piece for _ in members(found.key, side.piece)
        )
        if not says_more and not self.is_complete(found) and not self._is_conditional(piece):
            self.define(piece, head, Role.IMPLICIT_DEFINITION)
        return finding

    def _is_conditional(self, piece: Piece) -> bool:
        """Say whether a sentence supposes something: "if η = 1/λ, then x_1 = 0" gives no x_1."""
        before = in_sentence_before(self.pieces, piece)
        return any(cues.is_if(one.before) for one in before)

    def _agrees(self, piece: Piece) -> bool:
        """Say whether a number is certainly what the rule makes of a member."""
        found = [self.meaning(side.piece, side.source) for side in piece.sides if side.piece]
        values = [one.value if one is not None and not one.missing else None for one in found]
        numbers = [constant_value(one) if isinstance(one, n.Node) else None for one in values]
        return numbers[0] is not None and numbers[0] == numbers[1]

    def _is_said_again(self, piece: Piece, head: Head) -> bool:
        """Say whether a member that may be data gets a number once more, perhaps another one."""
        if head.name not in self.data_members or not State.known(self, head):
            return False
        said = words_of_change.is_result(piece.before) or is_consequence(piece.before)
        return not said and is_literal(piece.sides[-1].piece)

    def _doubted(self, finding: Finding, head: Head) -> Finding:
        """Return a claim about a member whose number may be given: it is not refuted."""
        finding.links = [
            replace(
                link,
                scope=replace(
                    link.scope,
                    provisos=replace(
                        link.scope.provisos, concluded=link.scope.provisos.concluded | {head.name}
                    ),
                ),
            )
            for link in finding.links
        ]
        return finding

    def tuple_stated(self, piece: Piece) -> Finding | None:
        """Return the claims that a tuple such as ``(x_1, y_1) = (2, 0)`` makes about members."""
        left, right = piece.sides[0], piece.sides[1]
        groups = [side.piece for side in (left, right) if isinstance(side.piece, s.Group)]
        if len(groups) < 2 or len(piece.sides) > 2 or len({len(one.items) for one in groups}) > 1:
            return None
        heads = [head_of(item, self.scope) for item in groups[0].items]
        if not any(head is not None and self.member(head) is not None for head in heads):
            return None
        whole = Finding(piece, Role.CLAIM, "each by its rule")
        for head, *items in zip(heads, *(one.items for one in groups), strict=True):
            sides = (Side(left.source, item.start, item.end, item) for item in items)
            one = replace(piece, sides=tuple(sides))
            stated = head and self.member_stated(one, head, explicit=False)
            found = stated or (self.claims(one) if head is None or self.known(head) else None)
            if found is not None:
                whole.links += found.links
            elif head is not None:
                self.define(one, head, Role.IMPLICIT_DEFINITION)
        return whole

    def closed_form(self, piece: Piece, head: Head) -> Finding | None:
        """Return the claim that a chain makes about every member of a sequence, if it does."""
        if (compared := self.compared_form(piece, head)) is not None:
            return compared
        place = None if head.symbol is None else place_of(head.symbol, self.scope.indices)
        step = None if place is None else step_of(place.at)
        rule = None if place is None else self.scope.members.sequences.get(place.key)
        body = piece.sides[1].piece
        if place is None or step is None or rule is None or body is None:
            return None
        meant = self.ruled_in.get(place.key)
        another = meant is not None and self._is_for_another_function(piece, meant)
        if another or (meant is not None and self._is_for_another_number(piece, meant)):
            self.assumptions.append((f"{head.name} has a new meaning from here", piece))
            return self.define(piece, head, Role.IMPLICIT_DEFINITION)
        own = any(step_of(index) is not None for index in members(place.key, body))
        ruled = not own and step.shift == rule.shift  # the head of the rule itself
        if State.known(self, head) and not ruled:
            return None
        if head.params is not None or piece.signs[0] != "=" or is_literal(body):
            return None
        if not is_rule(place.key, rule) and not own and sum_of(rule) is None:
            return None
        anew = meant is None or (meant.section != piece.section and not self.is_solution)
        anew = anew or (meant is not None and self.begins_alternative(piece, meant))
        if anew or opens_anew(piece.before) or step.letter in self.scope.indices:
            return None
        finding = self.claims(piece)
        finding.note = f"every {piece.sides[0].text} by the rule"
        finding.links[0] = finding.links[0].checking(
            head.name,
            lambda scope: replace(scope, members=replace(scope.members, closed_form=True)),
        )
        if not State.known(self, head):
            self.keeps_rules = False
            self.define(piece, head, Role.IMPLICIT_DEFINITION)
            self.keeps_rules = True
        return finding

    def _is_for_another_function(self, piece: Piece, before: Piece) -> bool:
        """Say whether a rule stands behind a function of its own: "for g(x) = x⁴: x_{n+1} = …"."""
        if piece.sentence == before.sentence or is_consequence(piece.before):
            return False
        return any(
            name in self.scope.functions
            and at.sentence == piece.sentence
            and at.start < piece.start
            for name, at in self.meant_in.items()
        )

    def _is_for_another_number(self, piece: Piece, before: Piece) -> bool:
        """Say whether a rule stands behind another step size: "with η = 0.3: w_{t+1} = …"."""
        if piece.sentence == before.sentence or is_consequence(piece.before):
            return False
        numbers = [numbers_before(self.pieces, one) for one in (before, piece)]
        return any(numbers[0].get(name, value) != value for name, value in numbers[1].items())

    def _is_elsewhere(self, piece: Piece, found: Member) -> bool:
        """Say whether a number for a member may be another quantity: x_1 among the data."""
        rule = self.ruled_in.get(found.key)
        if rule is None or rule.section == piece.section or self.is_solution:
            return False
        return rule.blocks[-1] not in piece.blocks and not is_consequence(piece.before)

    def _is_data(self, piece: Piece, found: Member) -> bool:
        """Say whether a number may be one that is given: y_1 among the data for y_i = w x_i.

        What counts its index, or goes on with a state, is worked out from it.
        """
        body, letter = found.family.body, found.family.letter
        rules = {key for key, rule in self.scope.members.sequences.items() if is_rule(key, rule)}
        places = (place_of(part) for part in s.walk(body))
        moves = any(place is not None and place.key in rules for place in places)
        said = words_of_change.is_result(piece.before) or is_consequence(piece.before)
        return not moves and not said and not uses(body, letter)

    def add_rival(self, piece: Piece, head: Head) -> None:
        """Keep a rule that a text states beside another one: claims must not depend on which."""
        place = None if head.symbol is None else place_of(head.symbol, self.scope.indices)
        step = None if place is None else step_of(place.at)
        body = piece.sides[1].piece
        if (
            place is None
            or step is None
            or body is None
            or place.key not in self.scope.members.sequences
        ):
            return
        if words_of_change.is_result(piece.before) or is_consequence(piece.before):
            return  # it is claimed to follow from the first
        rival = Family(step.letter, body, piece.sides[1].source, shift=step.shift)
        other = self.other_meanings.get(head.name)  # the text leaves open whether it is another one
        if is_rule(place.key, rival) or (other is not None and other[1] is piece):
            self.both(lambda scope: scope.with_rival(place.key, rival))

    def _is_start(self, found: Member) -> bool:
        """Say whether a sequence that nothing was said of can begin with a member."""
        start = name_of_member(found.key, found.number - 1)
        value = None if found.meaning is None else found.meaning.value
        unknown = () if value is None else not_given(value, self.scope)
        return found.number <= max(lowest(found.key, found.family), 1) and start in unknown

    def _is_determined(self, piece: Piece, found: Member) -> bool:
        """Say whether a chain speaks of nothing but what the formula for all members has in it.

        ``s_1 = s`` gives a member another name, and ``s_1 = 0.5`` a value to what is not known.
        """
        meaning = found.meaning
        if meaning is None or meaning.value is None or meaning.missing:
            return False
        known = set(n.free_variables(*each(meaning.value))) - {*self.local_scope(piece).values}
        said = [self.meaning(side.piece, side.source) for side in piece.sides[1:] if side.piece]
        values = [each(other.value) for other in said if other is not None and other.value]
        names = {name for value in values for name in n.free_variables(*value)}
        return names <= known and bool(names or not known)
