"""The walk through a document: every piece in its order, every exercise with its own values.

Two scopes go along.  In the first, a name means what problem file, algorithm
or definition say; in the second, what the author wrote last.  A claim that is
wrong in the first and right in the second only carries an earlier error on.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from symsgd.check.arrays.array_marks import array_marks
from symsgd.check.arrays.entrywise import in_entries
from symsgd.check.arrays.hessians import Hessians
from symsgd.check.arrays.odd_indices import last_of_sums, odd_indices
from symsgd.check.arrays.other_norms import norms_named, speaks_of_other_norms
from symsgd.check.arrays.parts import numbers_in_parts
from symsgd.check.arrays.sum_sizes import with_sizes
from symsgd.check.arrays.written_columns import in_columns
from symsgd.check.clauses.answers_behind import behind_answer, with_answers
from symsgd.check.clauses.bounded_together import with_bounds
from symsgd.check.clauses.bounds_in_words import with_bounds_in_words
from symsgd.check.clauses.called import called
from symsgd.check.clauses.case_pieces import completed
from symsgd.check.clauses.conditions_in_lists import with_conditions
from symsgd.check.clauses.equal_in_words import with_equal_in_words
from symsgd.check.clauses.intervals import with_intervals
from symsgd.check.clauses.led_lists import LedLists
from symsgd.check.clauses.lists import with_lists
from symsgd.check.clauses.loss_names import with_loss_named
from symsgd.check.clauses.random_letters import random_letters
from symsgd.check.clauses.settings_in_turn import in_turn
from symsgd.check.clauses.tables import with_tables
from symsgd.check.clauses.tables_of_values import with_tables_of_values
from symsgd.check.finding import Finding
from symsgd.check.judging.dependences import dependences
from symsgd.check.meanings.letter_e import takes_e, with_letter_e, without_letter_e
from symsgd.check.meanings.one_hot import OneHot
from symsgd.check.meanings.origins import Origins
from symsgd.check.outline import Outline, Piece
from symsgd.check.roles import Roles
from symsgd.check.suppositions.otherwise import Otherwise
from symsgd.check.suppositions.parts_of_induction import PartsOfInduction
from symsgd.check.suppositions.set_equal import with_equations
from symsgd.check.suppositions.sets_of_solutions import with_sets_of_solutions
from symsgd.check.whole_text import WholeText
from symsgd.check.words import headings
from symsgd.check.words.case_words import names_item
from symsgd.check.words.lead_ins import CONVERGED, UPDATE, lead_in
from symsgd.check.words.named_functions import named_throughout
from symsgd.check.words.qualified import (
    VALUE_WOULD_BE,
    is_counterfactual,
    is_option,
    loosened,
    offers_choice,
)
from symsgd.check.words.range_words import ends_loop
from symsgd.check.words.sentences import rest_of_sentence
from symsgd.check.words.supposed import is_assumed, is_contradicted, is_supposed
from symsgd.check.words.words_of_change import is_step_with
from symsgd.read.scope import Scope
from symsgd.read.values import Value

_MOST_PROSE = 400  # characters before a formula that can offer a choice


class Walker(Roles, Otherwise, WholeText, Hessians, OneHot, Origins, PartsOfInduction, LedLists):
    """Walks the pieces of a document in order.

    >>> from symsgd.check.outline import outline
    >>> from symsgd.read.documents.scan import scan
    >>> from symsgd.read.scope import Scope
    >>> from symsgd.read.documents.source import Source
    >>> source = Source("Let $a = 2$. Then $a + 1 = 3$.")
    >>> [str(each.role) for each in Walker(Scope()).walk(outline(source, scan(source.text)))]
    ['assignment', 'claim']
    """

    led_in = ""  # what the lines before lead in: an update, or what it converges to
    choosing = False  # the text asks which of its next formulas is right

    def walk(self, outline: Outline) -> list[Finding]:
        """Return what every piece does, in the order of the document."""
        marks, given = array_marks(outline, self.scope), self.scope.values
        other = speaks_of_other_norms(outline, marks)
        norms, random = norms_named(outline), random_letters(outline.pieces)
        self.both(lambda scope: replace(scope, throughout=replace(
            scope.throughout, other_norms=other, norms=norms, random=random)))  # fmt: skip
        pieces = self._as_meant(outline.pieces)
        self.numbers_in = numbers_in_parts(outline, pieces, marks, self.scope)
        pieces = in_entries(pieces, marks, self.scope, self.numbers_in)
        self.note_cases(pieces)
        self.note_functions(pieces)
        self.read_whole(outline, pieces)
        current = 0
        self.note_arrays(mark for mark in marks if not mark.exercise)
        calls = tuple(called(outline, self.scope))
        self.note_limits_in_words(one for one in calls if not one.exercise)
        depending = tuple(dependences(outline, self.scope))
        self.note_dependences(one for one in depending if not one.exercise)
        self.facts_from_words(calls, pieces)
        arrays = self.scope.arrays.not_numbers
        self.pieces = pieces
        self.activation_named = named_throughout("\n".join((*outline.between, outline.rest)))
        self.note_trailing()
        self.note_one_hot(outline, pieces)
        self.note_induction(outline)
        self.limits, odd = last_of_sums(pieces), odd_indices(pieces)
        self.both(lambda scope: replace(scope, arrays=replace(scope.arrays, odd_indices=odd)))
        for i, piece in enumerate(pieces):
            if piece.exercise != current:
                arrays = arrays if current else self.scope.arrays.not_numbers
                current = piece.exercise
                self.begin_exercise(given, arrays, piece)
                self.note_arrays(mark for mark in marks if mark.exercise == current)
                self.note_limits_in_words(one for one in calls if one.exercise in (0, current))
                self.note_dependences(one for one in depending if one.exercise in (0, current))
            self.tell_functions(piece)
            self._note(piece, i)
            if piece.order == 0:
                self._enter(outline.between[piece.formula], piece)
            self._named_in_words(outline, i)
            self.functions_ahead(pieces, i)
            if self.previous is not None and self.previous.sentence != piece.sentence:
                self.sentence_before = self.previous.sentence
            self._note_mood(piece)
            self.branches_ahead(pieces, i)
            self.note_doubtful(pieces, i)
            self.look_ahead(pieces, i)
            self.unit_sums_ahead(pieces, i)
            if i not in self.findings:
                self.findings[i] = (
                    self.alternative(pieces, i)
                    or self.conclusion(pieces, i)
                    or self.step_of_index(piece)
                    or self.role_of(piece, pieces, i)
                )
            self.note_base(piece, self.findings[i])
            self.previous = piece
        return [self.findings[i] for i in range(len(pieces))]

    def _as_meant(self, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
        """Return the pieces with lists, tables, intervals and bounds in words written out."""
        pieces = with_equal_in_words(in_turn(with_tables_of_values(pieces)))
        pieces = with_tables(with_lists(with_answers(pieces)))
        pieces, told = with_bounds_in_words(with_intervals(pieces))
        pieces = with_sets_of_solutions(with_equations(with_bounds(pieces)))
        pieces = with_conditions(pieces, {*self.scope.definitions, *self.scope.values})
        pieces, assumed = in_columns(with_sizes(completed(pieces)), self.scope)
        pieces, called_loss = with_loss_named(pieces)
        self.assumptions += [*told, *assumed, *called_loss]
        return pieces

    def _note(self, piece: Piece, i: int) -> None:
        """Note what a piece says of arrays, and which letters are unknown again in it."""
        self.free_numbers(piece)
        self.limit_item(piece)
        self.leave_cases(piece)
        self.note_facts(piece, i)
        self.note_entries(piece)
        self.note_hessian(piece)
        self.seek_anew(self.pieces, i)
        self.suppose_for_step(piece)
        self.note_relations(piece)
        self.note_point(piece)
        self.note_origin(piece)

    def _note_mood(self, piece: Piece) -> None:
        """Note what a piece, and the words around it, make of its sentence: loose, supposed, …"""
        if takes_e(piece, self.scope):
            self.both(with_letter_e)
        if words := loosened(piece.before, piece.after):
            self.loose_words[piece.sentence] = words
        if is_counterfactual(piece.before, piece.after):
            doubt = "whether what is supposed is so"
            self.loose_words |= dict.fromkeys((piece.sentence, piece.sentence + 1), doubt)
        if names_item(piece.before):
            self.loose_words.setdefault(piece.sentence, VALUE_WOULD_BE)
        if self.choosing and piece.answer is None:
            self.loose_words[piece.sentence] = "which of the choices is claimed"
        if piece.signs[:1] in ((), ("=",)) and is_supposed(piece.before, piece.after):
            self.supposing.add(piece.sentence)
        if is_step_with(piece.before):
            self.later = piece.sentence
        if is_assumed(piece.before):
            self.assuming.add(piece.sentence)

    def _named_in_words(self, outline: Outline, i: int) -> None:
        """Take what the words around a formula call a letter, up to the end of its sentence."""
        piece = self.pieces[i]
        if piece.order:
            return
        self.named_in(outline.between[piece.formula])
        self.named_by_heading(piece)
        last = i
        while last + 1 < len(self.pieces) and self.pieces[last + 1].order:
            last += 1
        self.named_in(rest_of_sentence(self.pieces[last].after))

    def begin_exercise(
        self, given: Mapping[str, Value], arrays: Mapping[str, str], piece: Piece
    ) -> None:
        """Forget the values of the exercise before, and which of its letters are no numbers."""
        kept = {
            name: value
            for name, value in self.scope.values.items()
            if name in self.given_in and self.given_in[name].blocks[-1] in piece.blocks
        }

        def forget(scope: Scope) -> Scope:
            scope = without_letter_e(scope.without_states())
            not_numbers = replace(scope.arrays, not_numbers=arrays)
            return replace(scope, values={**given, **kept}, arrays=not_numbers)

        self.both(forget)

    def _lead_in(self, prose: str, piece: Piece) -> None:
        """Follow lines that lead in formulas of a step, or of many: their numbers are new ones."""
        self.led_in = lead_in(prose, self.led_in)
        if self.led_in == UPDATE:
            self.later = piece.sentence
        elif self.led_in == CONVERGED:
            self.loose_words[piece.sentence] = "after how many steps it is meant"

    def _enter(self, prose: str, piece: Piece) -> None:
        """Follow the prose before a formula: headings, ends of loops, what it leads in."""
        self._lead_in(prose, piece)
        heading = headings.last_heading(prose)
        if heading:
            self.heading = heading
            self.is_solution = headings.is_solution(heading)
        self.begin_step(prose)
        if is_contradicted(prose):
            self.supposing |= self.assuming
        self.choosing = offers_choice(prose[-_MOST_PROSE:]) or (
            self.choosing and is_option(behind_answer(prose))
        )
        for _ in range(ends_loop(prose)):
            self.end_loop()
