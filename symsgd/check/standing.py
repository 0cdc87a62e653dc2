"""The scope in which a formula stands: what its sentence, its block and the text around say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from symsgd.check.clauses.given_values import given_in_sentence
from symsgd.check.clauses.parameter_lists import gradient_by, is_open
from symsgd.check.clauses.short_names import short_name
from symsgd.check.finding import is_literal
from symsgd.check.given_elsewhere import GivenElsewhere
from symsgd.check.judging.remainders import where_to
from symsgd.check.judging.starts import starts
from symsgd.check.memory import Change
from symsgd.check.once import in_sentence
from symsgd.check.outline import Piece
from symsgd.check.words import cues
from symsgd.check.words.argument_words import contrasts
from symsgd.check.words.bold_letters import bold_letters
from symsgd.check.words.case_cues import is_otherwise, opens_otherwise
from symsgd.check.words.cases_in_words import is_or
from symsgd.check.words.counted_steps import counts_steps
from symsgd.check.words.lone_signs import goes_on_openly
from symsgd.check.words.qualified import left_open
from symsgd.read import surface as s
from symsgd.read.arrays.counted_entries import with_counts
from symsgd.read.arrays.family_vectors import (
    BAR,
    is_written,
    mean_of,
    with_family_vectors,
    with_means,
)
from symsgd.read.arrays.given_entries import arrays, entries_of, with_entries
from symsgd.read.changed import changed
from symsgd.read.functions.constant_letters import may_be_policy
from symsgd.read.layers.layer_derivatives import in_network
from symsgd.read.layers.layer_symbols import speaks_of_layers, with_activation
from symsgd.read.meaning import with_ambient
from symsgd.read.names import index_value
from symsgd.read.scope import Scope

_ANOTHER = re.compile(
    r"\b(?:an?other|others?|second|third|next|new|different|points?|instead|zweite\w*|andere\w*"
    r"|neue\w*|deuxième|autres?|nouve\w+|segund\w+|otr[ao]s?|nuev\w+)\b|另|其他|新",
    re.IGNORECASE,
)


class Standing(GivenElsewhere):
    """The part of the walk that tells in which scope a formula stands.

    >>> Standing(Scope()).scope.values
    {}
    """

    # letters of arrays that some formulas make numbers of, by the number of the formula
    numbers_in: Mapping[int, frozenset[str]] = MappingProxyType({})

    def ambient(self, piece: Piece, scope: Scope | None = None) -> Scope:
        """Return the scope with the variable at which bare functions are taken."""
        surfaces = [side.piece for side in piece.sides if side.piece is not None]
        found = with_ambient(scope or self.scope, *surfaces)
        for name in self.numbers_in.get(piece.formula, ()):
            found = found.as_number(name)
        elsewhere = self._elsewhere(piece)
        holds = [one for solved, at in self.supposed_in if piece.within(at) for one in solved]
        premises = tuple(one for one, at in self.premises_in if piece.within(at))
        given_now = found.around.given_now
        if found.provisos.given_for:
            given_now = given_in_sentence(self.pieces, piece)
        bold = {
            name: what
            for side in piece.sides
            if side.piece is not None
            for name, what in bold_letters(side.piece, side.source)
            if not found.knows(name) and name not in found.quantities
        }
        arrays_here = found.arrays
        if bold:
            arrays_here = changed(arrays_here, not_numbers={**arrays_here.not_numbers, **bold})
        opened = self._opened(piece, surfaces, found)
        found = changed(  # once: it is done for every formula
            found,
            arrays=arrays_here,
            around=changed(
                found.around,
                alternatives_apart=self._alternatives_apart(piece),
                examples_over=self._examples_over(piece),
                general=piece.general,
                elsewhere=elsewhere,
                limits_elsewhere=self._limits_elsewhere(piece),
                supposed=frozenset(name for name in elsewhere if self._is_supposition(name, piece)),
                points=self._points(piece),
                one_of_two=self._one_of_two(piece),
                given_anew=self._given_anew(piece),
                unknowns=frozenset(self._looked_for(piece)),
                solved=tuple(holds),
                premises=premises,
                other_meanings=self._other_meanings(piece),
                given_now=given_now,
                left_open=opened,
                tends=where_to(piece, self.pieces),
                gradient_by=gradient_by(surfaces, found.throughout.lists),
            ),
        )
        first = starts(piece.sides, found)
        if first != found.members.starts:
            found = changed(found, members=changed(found.members, starts=first))
        if is_otherwise(piece.after) or opens_otherwise(piece.before):
            found = self.otherwise(piece, found)
        else:
            found = self._limited_here(piece, found)
        if of_others := self._of_others(piece):
            found = changed(
                found,
                arrays=changed(found.arrays, odd_indices=found.arrays.odd_indices | of_others),
            )
        found = with_family_vectors(self.with_data(found), surfaces)
        found = self.with_functions_elsewhere(piece, found)
        return self.about_network(with_means(found, surfaces), surfaces)

    def _opened(self, piece: Piece, surfaces: list[s.Surface], scope: Scope) -> str:
        """Return what the words around a formula leave open, or nothing."""
        opened = left_open(piece.before, piece.after) or self.loose_words.get(piece.sentence, "")
        opened = opened or (goes_on_openly(piece.before) if piece.headless else "")
        if piece.headless and counts_steps(piece.after):
            opened = opened or "after how many steps it is meant"
        opened = opened or ("whether 'or' joins two cases" if is_or(piece.before) else "")
        if "pi" in scope.functions and may_be_policy(surfaces):
            opened = opened or "whether π alone is the number"
        if is_open(surfaces, scope.throughout.lists):
            opened = opened or "what ∇ runs over"
        return opened or short_name(piece, self.previous, self.scope)

    def with_data(self, scope: Scope) -> Scope:
        """Return the scope in which given vectors have entries, and sums over them an end."""
        if scope.around.going_on is not None:
            scope = changed(
                scope, around=changed(scope.around, going_on=self.with_data(scope.around.going_on))
            )
        if scope.around.if_apart is not None:
            scope = changed(
                scope, around=changed(scope.around, if_apart=self.with_data(scope.around.if_apart))
            )
        return with_counts(with_entries(scope), self.limits)

    def _of_others(self, piece: Piece) -> frozenset[str]:
        """Return the arrays of other exercises, and those of closed blocks that have no place."""
        return frozenset(name for name, _ in arrays(self.scope) if self._is_of_others(name, piece))

    def _is_of_others(self, name: str, piece: Piece) -> bool:
        literal = name in self.arrays_in
        given = self.arrays_in[name][1] if literal else self.meant_in.get(name)
        if given is None:
            return False
        return given.exercise not in (0, piece.exercise) or not (literal or piece.within(given))

    def note_entries(self, piece: Piece) -> None:
        """Note which symbols are entries of vectors that were given where a piece stands."""
        # "let x_1 = 3" gives it a new value, and "a second point has x_1 = 3" another one
        again = cues.is_let(piece.before) or _ANOTHER.search(piece.before) is not None
        if again:
            self.entries_here = frozenset()
            return
        given = (one for one in arrays(self.scope) if self._holds_here(one[0], piece))
        symbols = (symbol for name, array in given for symbol in entries_of(name, array))
        self.entries_here = frozenset((*symbols, *self._mean(piece)))

    def _mean(self, piece: Piece) -> tuple[str, ...]:
        """Return x̄ where a number is said of it and the x are given."""
        first = piece.sides[0].piece if len(piece.sides) > 1 else None
        if not isinstance(first, s.Letter) or not first.name.startswith(BAR):
            return ()
        others = [side.piece for side in piece.sides[1:]]
        numbers = all(is_literal(one) and one and not is_written(one) for one in others)
        known = self.scope.knows(first.name) or first.name in self.scope.families
        given = mean_of(first.name.removeprefix(BAR), self.scope) is not None
        return (first.name,) if numbers and given and not known else ()

    def _holds_here(self, name: str, piece: Piece) -> bool:
        given = self.arrays_in[name][1] if name in self.arrays_in else self.meant_in.get(name)
        if given is None or given.sentence in self.supposing - {piece.sentence}:
            return False
        return piece.within(given)

    def _limited_here(self, piece: Piece, scope: Scope) -> Scope:
        """Return the scope with what a sentence limits itself to.

        What the sentence before limited itself to may go on: "For x > 0 we have …. So …".
        """
        ours = [change for origin, change in self.local.get(piece.sentence, ())
                if piece.stands_with(origin)]  # fmt: skip
        before = [change for origin, change in self.local.get(self.sentence_before, ())
                  if piece.within(origin)]  # fmt: skip
        if not ours and before and not contrasts(piece.before):
            goes_on = scope
            for change in before:
                goes_on = change(goes_on)
            return changed(scope, around=changed(scope.around, going_on=goes_on))
        apart = {id(change) for change in self._behind_another_claim(piece)}
        without = scope
        for change in ours:
            scope = change(scope)
            without = without if id(change) in apart else change(without)
        return changed(scope, around=changed(scope.around, if_apart=without)) if apart else scope

    def _behind_another_claim(self, piece: Piece) -> Iterator[Change]:
        """Yield what a sentence limits itself to behind another claim: "a = 2, and b = 4 if x = 3".

        It may be said of that claim alone.
        """
        limits = self.local.get(piece.sentence, ())
        starts = {origin.start for origin, _ in limits}
        for origin, change in limits:
            between = (other for other in in_sentence(self.pieces, piece.sentence)
                       if piece.start < other.start < origin.start)  # fmt: skip
            if any(len(other.sides) > 1 and other.start not in starts for other in between):
                yield change

    def with_functions_elsewhere(self, piece: Piece, scope: Scope) -> Scope:
        """Return the scope that knows the functions of other sections (given elsewhere)."""
        return scope

    def otherwise(self, piece: Piece, scope: Scope) -> Scope:
        """Return the scope of what holds in the cases that are left (given elsewhere)."""
        return changed(scope, around=changed(scope.around, otherwise=True))

    def about_network(self, scope: Scope, surfaces: list[s.Surface]) -> Scope:
        """Return the scope of a formula; if it speaks of layers, x is the input of the network."""
        if scope.layers is None or not any(speaks_of_layers(each, scope) for each in surfaces):
            return scope
        scope = with_activation(in_network(scope.layers, scope), surfaces)
        ranges = dict(scope.ranges)
        for name, loop in self.loops.items():
            low, high = (
                None if end is None else index_value(end, dict(scope.indices))
                for end in (loop.low, loop.high)
            )
            if name not in ranges and low is not None and high is not None:
                ranges[name] = tuple(range(low, high + 1))
        return changed(scope, ranges=ranges)
