"""Formulas for every member of a sequence of which only members are given: ``w_k = 2^{-k}``.

No rule says how w_0 = 1, w_1 = 1/2, w_2 = 1/4 goes on.  A formula that contradicts them is wrong;
one that agrees with all of them is not proved by that, and asks.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import reduce

from symsgd.check.finding import Finding, is_literal
from symsgd.check.heads import Head, mentions_index
from symsgd.check.judgement import Judge, Judgement, Side
from symsgd.check.meanings.definitions import Definitions
from symsgd.check.outline import Piece
from symsgd.check.report import Role, Status
from symsgd.check.words import cues
from symsgd.check.words.argument_words import is_consequence
from symsgd.check.words.range_words import is_for_every
from symsgd.expression import node as n
from symsgd.read import surface as s
from symsgd.read.intermediate import each
from symsgd.read.scope import Scope
from symsgd.read.sequences import Place, Step, members, name_of_member, place_of, step_of

_LARGEST = 30  # members with a greater index are not looked for
_GENERAL = re.compile(
    r"\b(?:in\s+general|generally|pattern|guess|conjecture|we\s+(?:see|notice|observe)(?:\s+that)?"
    r"|and\s+so\s+on|allgemein|vermut\w+|en\s+général"
    r"|on\s+devine|en\s+general|conjetur\w+)\b|一般|猜想",
    re.IGNORECASE,
)


def judge_compared(left: Side, right: Side, scope: Scope, judged: Judge) -> Judgement:
    """Return what becomes of a formula for every member by the members that are given."""
    place = None if left.piece is None else place_of(left.piece, scope.indices)
    step = None if place is None else step_of(place.at)
    if place is None or step is None:
        raise AssertionError
    inside = replace(scope, members=replace(scope.members, compared=()))
    tried = [
        (name_of_member(place.key, number), number,
         judged(left, right, inside.at_index(step.letter, number - step.shift)))
        for number in scope.members.compared
    ]  # fmt: skip
    wrong = [(name, at, one) for name, at, one in tried if one.status is Status.REFUTED]
    if wrong and (len(wrong) > 1 or wrong[0] != tried[0]):
        name, at, one = next(each for each in wrong if each != tried[0])
        return replace(one, reason=f"{name} is given, and for {step.letter} = {at - step.shift} "
                                   f"{one.reason}")  # fmt: skip
    if wrong:
        what = (f"whether this is said of {wrong[0][0]}",)
        reason = f"wrong for {wrong[0][0]}, the first member that is given"
        return replace(wrong[0][2], status=Status.NEEDS_CONTEXT, reason=reason, missing=what,
                       counterexample=None)  # fmt: skip
    for _, at, one in tried:
        if one.status is not Status.PROVED:
            return replace(one, reason=f"for {step.letter} = {at - step.shift}: {one.reason}")
    names = ", ".join(name for name, _, _ in tried)
    what = (f"how {left.text} goes on",)
    reason = f"right for {names}, which are given; no rule says how {left.text} goes on"
    return Judgement(Status.NEEDS_CONTEXT, reason, missing=what)


class ComparedMembers(Definitions):
    """The part of the walk that compares a formula for all members with those that are given."""

    def compared_form(self, piece: Piece, head: Head) -> Finding | None:
        """Return the claim that a formula gives the members that the text gives, if it is one."""
        place = None if head.symbol is None else place_of(head.symbol, self.scope.indices)
        step = None if place is None else step_of(place.at)
        body = piece.sides[1].piece
        if place is None or step is None or body is None or len(step.letter) > 1:
            return None
        rule = self.scope.members.sequences.get(place.key)
        only_assumed = head.name in self.scope.provisos.concluded and not is_literal(body)
        if (self.known(head) or rule is not None) and not only_assumed:
            return None
        if head.params is not None or piece.signs[0] != "=":
            return None
        own = any(step_of(index) is not None for index in members(place.key, body))
        if own or is_literal(body) or not mentions_index(body, step.letter):
            return None
        if self._comes_from(body, head.base):
            return None
        given = self._members(place, step, piece)
        if len(given) < 2 or not self._is_general(piece):
            return None
        elsewhere = self._members_elsewhere(body, piece)
        finding = self.claims(piece)
        finding.note = f"compared with {', '.join(name_of_member(place.key, at) for at in given)}"
        finding.links[0] = finding.links[0].checking(
            head.name,
            lambda scope: replace(
                reduce(Scope.forgetting, elsewhere, scope),
                members=replace(scope.members, compared=given),
            ),
        )
        if not self.known(head):
            self.define(piece, head, Role.IMPLICIT_DEFINITION)
        self.both(
            lambda scope: replace(
                scope,
                provisos=replace(scope.provisos, concluded=scope.provisos.concluded | {head.name}),
            )
        )
        return finding

    def _members_elsewhere(self, body: s.Surface, piece: Piece) -> list[str]:
        """Return the members in a formula with numbers of another part.

        g_1 = 2 of the section before need not be the g_1 of "in general s_t = g_1 + … + g_t".
        """
        letters = {part.name for part in s.walk(body) if isinstance(part, s.Letter)}
        given = {**self.meant_in, **self.given_in}
        return [name for name, one in given.items()
                if name.partition("_")[2].isdigit() and name.partition("_")[0] in letters
                and one.blocks[-1] not in piece.blocks]  # fmt: skip

    def _comes_from(self, body: s.Surface, base: str) -> bool:
        """Say whether a formula speaks of what comes from the members: x_i = y_i/2, y_i = 2x_i."""
        letters = {part.name for part in s.walk(body) if isinstance(part, s.Letter)}
        bodies = (family.body for name, family in self.scope.families.items() if name in letters)
        return any(isinstance(part, s.Letter) and part.name == base
                   for one in bodies for part in s.walk(one))  # fmt: skip

    def _members(self, place: Place, step: Step, piece: Piece) -> tuple[int, ...]:
        """Return the numbers of the members that are given as numbers, where they still hold."""
        low, high = self.bounds(step.letter, piece)
        numbers = range(max(0, (low or 0) + step.shift),
                        _LARGEST if high is None else high + step.shift + 1)  # fmt: skip
        return tuple(at for at in numbers if self._is_given(name_of_member(place.key, at), piece))

    def _is_given(self, name: str, piece: Piece) -> bool:
        scope = self.scope
        value = scope.values.get(name, scope.definitions.get(name))
        given = self.given_in.get(name) or self.meant_in.get(name)
        if value is None or given is None or given.sentence in self.supposing:
            return False
        if given.blocks[-1] not in piece.blocks:  # "in general" speaks of the same members
            return False
        return {*scope.values}.issuperset(n.free_variables(*each(value)))

    def _is_general(self, piece: Piece) -> bool:
        """Say whether words make the formula one for all members, or a consequence."""
        if cues.is_let(piece.before) or cues.is_where(piece.before):
            return False
        said = is_consequence(piece.before) or _GENERAL.search(piece.before) is not None
        return said or is_for_every(piece.before) or is_for_every(piece.after)
