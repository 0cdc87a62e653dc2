"""The scope in which a formula stands: what its sentence, its block and the text around say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from symsgd.check.clauses.examples import paragraph
from symsgd.check.clauses.given_values import given_in_sentence
from symsgd.check.clauses.short_names import short_name
from symsgd.check.finding import is_literal
from symsgd.check.heads import ANY_FUNCTION
from symsgd.check.judging.remainders import where_to
from symsgd.check.judging.starts import starts
from symsgd.check.memory import Change, Memory
from symsgd.check.outline import Piece
from symsgd.check.words import cues
from symsgd.check.words.alternatives import are_alternatives
from symsgd.check.words.argument_words import contrasts
from symsgd.check.words.bold_letters import bold_letters
from symsgd.check.words.case_cues import is_otherwise, opens_otherwise
from symsgd.check.words.cases_in_words import is_or
from symsgd.check.words.qualified import goes_on_openly, left_open
from symsgd.check.words.words_of_change import counts_steps
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
from symsgd.read.functions.constant_letters import may_be_policy
from symsgd.read.layers.layer_derivatives import in_network
from symsgd.read.layers.layer_symbols import speaks_of_layers, with_activation
from symsgd.read.meaning import with_ambient
from symsgd.read.names import index_value
from symsgd.read.records import Function
from symsgd.read.scope import Scope
from symsgd.read.values import Value

_ANOTHER = re.compile(
    r"\b(?:an?other|others?|second|third|next|new|different|points?|instead|zweite\w*|andere\w*"
    r"|neue\w*|deuxième|autres?|nouve\w+|segund\w+|otr[ao]s?|nuev\w+)\b|另|其他|新",
    re.IGNORECASE,
)


class Standing(Memory):
    """The part of the walk that tells in which scope a formula stands.

    >>> Standing(Scope()).scope.values
    {}
    """

    def ambient(self, piece: Piece, scope: Scope | None = None) -> Scope:
        """Return the scope with the variable at which bare functions are taken."""
        surfaces = [side.piece for side in piece.sides if side.piece is not None]
        found = with_ambient(scope or self.scope, *surfaces)
        elsewhere = self._elsewhere(piece)
        holds = [one for solved, at in self.supposed_in if piece.within(at) for one in solved]
        premises = tuple(one for one, at in self.premises_in if piece.within(at))
        found = replace(
            found,
            alternatives_apart=self._alternatives_apart(piece),
            examples_over=self._examples_over(piece),
            general=piece.general,
            elsewhere=elsewhere,
            limits_elsewhere=self._limits_elsewhere(piece),
            supposed=frozenset(name for name in elsewhere if self._is_supposition(name, piece)),
            points=self._points(piece),
            unknowns=frozenset(self._looked_for(piece)),
            solved=tuple(holds),
            premises=premises,
            other_meanings=self._other_meanings(piece),
        )
        if found.given_for:
            found = replace(found, given_now=given_in_sentence(self.pieces, piece))
        bold = {
            name: what
            for side in piece.sides
            if side.piece is not None
            for name, what in bold_letters(side.piece, side.source)
            if not found.knows(name) and name not in found.quantities
        }
        if bold:
            found = replace(found, not_numbers={**found.not_numbers, **bold})
        opened = left_open(piece.before, piece.after) or self.loose_words.get(piece.sentence, "")
        opened = opened or (goes_on_openly(piece.before) if piece.headless else "")
        if piece.headless and counts_steps(piece.after):
            opened = opened or "after how many steps it is meant"
        opened = opened or ("whether 'or' joins two cases" if is_or(piece.before) else "")
        if "pi" in found.functions and may_be_policy(surfaces):
            opened = opened or "whether π alone is the number"
        opened = opened or short_name(piece, self.previous, self.scope)
        tends = where_to(piece, self.pieces)
        found = replace(found, starts=starts(piece.sides, found), left_open=opened, tends=tends)
        if is_otherwise(piece.after) or opens_otherwise(piece.before):
            found = self.otherwise(piece, found)
        else:
            found = self._limited_here(piece, found)
        if of_others := self._of_others(piece):
            found = replace(found, odd_indices=found.odd_indices | of_others)
        found = with_family_vectors(self.with_data(found), surfaces)
        found = self.with_functions_elsewhere(piece, found)
        return self.about_network(with_means(found, surfaces), surfaces)

    def with_data(self, scope: Scope) -> Scope:
        """Return the scope in which given vectors have entries, and sums over them an end."""
        if scope.going_on is not None:
            scope = replace(scope, going_on=self.with_data(scope.going_on))
        if scope.if_apart is not None:
            scope = replace(scope, if_apart=self.with_data(scope.if_apart))
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
            return replace(scope, going_on=goes_on)
        apart = {id(change) for change in self._behind_another_claim(piece)}
        without = scope
        for change in ours:
            scope = change(scope)
            without = without if id(change) in apart else change(without)
        return replace(scope, if_apart=without) if apart else scope

    def _behind_another_claim(self, piece: Piece) -> Iterator[Change]:
        """Yield what a sentence limits itself to behind another claim: "a = 2, and b = 4 if x = 3".

        It may be said of that claim alone.
        """
        limits = self.local.get(piece.sentence, ())
        starts = {origin.start for origin, _ in limits}
        for origin, change in limits:
            between = (other for other in self.pieces if piece.start < other.start < origin.start)
            if any(len(other.sides) > 1 and other.start not in starts for other in between):
                yield change

    def with_functions_elsewhere(self, piece: Piece, scope: Scope) -> Scope:
        """Return the scope that knows the functions of other sections (given elsewhere)."""
        return scope

    def otherwise(self, piece: Piece, scope: Scope) -> Scope:
        """Return the scope of what holds in the cases that are left (given elsewhere)."""
        return replace(scope, otherwise=True)

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
        return replace(scope, ranges=ranges)

    def _elsewhere(self, piece: Piece) -> dict[str, str]:
        """Return the values that were given in a block that is closed at a piece, with the line."""
        values, definitions = self.scope.values, self.scope.definitions
        numbers = {
            name: f"{name} = {values[name]} ({_place(given)})"
            for name, given in self.given_in.items()
            if name in values
            and (not self._still_holds(name, piece, given) or self._is_supposition(name, piece))
        }
        arrays = {
            name: f"{name} = {given.sides[-1].text} ({_place(given)})"
            for name, (value, given) in self.arrays_in.items()
            if definitions.get(name) is value and not piece.within(given)
        }
        return {**arrays, **numbers}

    def _is_supposition(self, name: str, piece: Piece) -> bool:
        """Say whether a sentence before a piece only supposes the value of a name."""
        given = self.given_in.get(name)
        return given is not None and given.sentence in self.supposing - {piece.sentence}

    def _points(self, piece: Piece) -> dict[str, str]:
        """Return the arguments of functions with a number found in another paragraph."""
        arguments = {name for one in self.scope.functions.values() for name in one.params}
        meant = {**self.meant_in, **self.given_in}
        return {
            name: f"{name} = {given.sides[-1].text} ({_place(given)})"
            for name, given in meant.items()
            if name in arguments and (name in self.scope.values or name in self.scope.definitions)
            if not cues.is_let(given.before) and paragraph(given) != paragraph(piece)
        }

    def _still_holds(self, name: str, piece: Piece, given: Piece) -> bool:
        """Say whether nobody can mean the general symbol: a solution solves only its equation."""
        again = name in self.solved and piece.sentence != given.sentence
        return piece.within(given) and not again

    def _other_meanings(self, piece: Piece) -> dict[str, tuple[Function | Value, ...]]:
        """Return what letters may mean besides: the f of item 1 in another list of solutions."""
        found: dict[str, tuple[Function | Value, ...]] = {
            name: (one,)  # until the name gets a meaning that is clear, in whatever part that is
            for name, (one, at) in self.other_meanings.items()
            if piece.start >= at.start
        }
        for name, earlier in self.earlier.items():
            if not piece.within(self.meant_in[name]):
                found[name] = (*found.get(name, ()), *earlier)
        return found

    def _alternatives_apart(self, piece: Piece) -> dict[str, str]:
        """Return the formulas that were given for another alternative, with the line."""
        given = {**{n: at for n, at in self.meant_in.items() if n not in self.given_in},
                 **self.ruled_in}  # fmt: skip
        return {
            name: f"{at.sides[0].text} of {_place(at)}"
            for name, at in given.items()
            if are_alternatives(at.parts, piece.parts)
        }

    def _examples_over(self, piece: Piece) -> dict[str, str]:
        """Return what was given in examples that are over, or other exercises, with the line."""
        given = {**self.meant_in, **self.ruled_in}
        return {
            name: f"{at.sides[0].text} of {_place(at)}"
            for name, at in given.items()
            if piece.behind_example(at)
            or (at.exercise not in (0, piece.exercise) and not self._is_of_all(name))
        }

    def _is_of_all(self, name: str) -> bool:
        """Say whether a name is a function's for a whole text: σ and φ, and not f or g."""
        return name in self.scope.functions and name.partition("_")[0] not in ANY_FUNCTION

    def _looked_for(self, piece: Piece) -> Iterator[str]:
        """Yield the letters that the text looks for here, and whose value nobody has said yet."""
        given = self.scope.values.keys() | self.scope.definitions.keys()
        for name, asked in self.sought_in.items():
            if piece.within(asked) and name not in given:
                yield name

    def _limits_elsewhere(self, piece: Piece) -> dict[str, str]:
        """Return the domains and conditions that were stated for a case or an item, now closed."""
        return {
            name: f"{text} ({_place(stated)})"
            for name, (text, stated) in self.stated_in.items()
            if (stated.alike and not piece.within(stated))
            or stated.exercise not in (0, piece.exercise)
        }


def _place(piece: Piece) -> str:
    """Return the line of a piece, in a notebook with its cell."""
    source = piece.sides[0].source
    cell, line = source.cell(piece.start), source.line_column(piece.start)[0]
    return f"line {line}" if cell is None else f"line {line} of cell {cell}"
