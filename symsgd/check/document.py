"""The walk through a document: every formula gets one role, every relation its scope.

Two scopes go along.  In the first, a name means what problem file, algorithm
or definition say; in the second, what the author wrote last.  A claim that is
wrong in the first and right in the second only carries an earlier error on.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from symsgd.check import cues, headings
from symsgd.check.ahead import ORDER, LookAhead
from symsgd.check.array_facts import ArrayFacts
from symsgd.check.array_marks import array_marks
from symsgd.check.bounded_together import with_bounds
from symsgd.check.called import called
from symsgd.check.case_pieces import completed
from symsgd.check.case_words import is_case
from symsgd.check.chain_ends import ChainEnds
from symsgd.check.conclusions import Conclusions
from symsgd.check.counting_letters import names_quantity
from symsgd.check.cues_of_equations import at_optimum, sets_equal
from symsgd.check.dependences import dependences
from symsgd.check.entrywise import in_entries
from symsgd.check.finding import Finding, is_literal
from symsgd.check.heads import (
    Head,
    error_named_e,
    head_of,
    listed_symbols,
    with_parameter,
)
from symsgd.check.indices import is_index_case
from symsgd.check.listed_vectors import ListedVectors
from symsgd.check.lists import with_lists
from symsgd.check.named_functions import is_called
from symsgd.check.odd_indices import last_of_sums, odd_indices
from symsgd.check.other_norms import speaks_of_other_norms
from symsgd.check.otherwise import Otherwise
from symsgd.check.outline import Outline, Piece
from symsgd.check.passed_over import CONDITION, DENIED
from symsgd.check.premises import sets_derivative
from symsgd.check.proportion import SIGN as PROPORTIONAL
from symsgd.check.qualified import is_denied, loosened
from symsgd.check.remainders import up_to_remainder
from symsgd.check.report import Role
from symsgd.check.sentences import rest_of_sentence
from symsgd.check.set_equal import with_equations
from symsgd.check.supposed import is_assumed, is_contradicted, is_supposed, is_unless
from symsgd.check.updates import ARROWS
from symsgd.check.whole_text import WholeText
from symsgd.check.written_formulas import (
    is_entry_of_formula,
    is_member_of_softmax,
    speaks_of_itself,
)
from symsgd.errors import SymsgdError
from symsgd.functions.table import FUNCTIONS
from symsgd.read import surface as s
from symsgd.read.d_notation import declared
from symsgd.read.meaning import function_name
from symsgd.read.statistics import WORDS as STATISTICS
from symsgd.read.values import Value

_MEMBERSHIP = ("in", "subset", "notin")
_NOT_CLAIMS = {
    "~": "only numbers can be compared to the digits shown",
    "propto": "what is said to be proportional is not known",
    "ll": "this comparison is not exact",
    "gg": "this comparison is not exact",
    "equiv": "this sign has several meanings",
}


class Walker(ArrayFacts, ChainEnds, Conclusions, ListedVectors, LookAhead, Otherwise, WholeText):
    """Walks the pieces of a document in order.

    >>> from symsgd.check.outline import outline
    >>> from symsgd.read.scan import scan
    >>> from symsgd.read.scope import Scope
    >>> from symsgd.read.source import Source
    >>> source = Source("Let $a = 2$. Then $a + 1 = 3$.")
    >>> [str(each.role) for each in Walker(Scope()).walk(outline(source, scan(source.text)))]
    ['assignment', 'claim']
    """

    def walk(self, outline: Outline) -> list[Finding]:
        """Return what every piece does, in the order of the document."""
        marks, given = array_marks(outline, self.scope), self.scope.values
        other = speaks_of_other_norms(outline, marks)
        self.both(lambda scope: replace(scope, other_norms=other))
        pieces = with_equations(with_bounds(with_lists(outline.pieces)))
        pieces = in_entries(completed(pieces), marks, self.scope)
        self.note_cases(pieces)
        self.read_whole(outline, pieces)
        current = 0
        self.note_arrays(mark for mark in marks if not mark.exercise)
        calls = tuple(called(outline, self.scope))
        self.note_limits_in_words(one for one in calls if not one.exercise)
        depending = tuple(dependences(outline, self.scope))
        self.note_dependences(one for one in depending if not one.exercise)
        self.facts_from_words(calls, pieces)
        arrays = self.scope.not_numbers
        self.pieces = pieces
        self.note_trailing()
        self.limits, odd = last_of_sums(pieces), odd_indices(pieces)
        self.both(lambda scope: replace(scope, odd_indices=odd))
        for i, piece in enumerate(pieces):
            if piece.exercise != current:
                arrays = arrays if current else self.scope.not_numbers
                current = piece.exercise
                self.begin_exercise(given, arrays, piece)
                self.note_arrays(mark for mark in marks if mark.exercise == current)
                self.note_limits_in_words(one for one in calls if one.exercise in (0, current))
                self.note_dependences(one for one in depending if one.exercise in (0, current))
            self.note_facts(piece, i)
            self.note_entries(piece)
            if piece.order == 0:
                self._enter(outline.between[piece.formula])
            self._named_in_words(outline, i)
            self.functions_ahead(pieces, i)
            if self.previous is not None and self.previous.sentence != piece.sentence:
                self.sentence_before = self.previous.sentence
            if words := loosened(piece.before, piece.after):
                self.loose_words[piece.sentence] = words
            if piece.signs[:1] in ((), ("=",)) and is_supposed(piece.before, piece.after):
                self.supposing.add(piece.sentence)
            if is_assumed(piece.before):
                self.assuming.add(piece.sentence)
            self.branches_ahead(pieces, i)
            self.look_ahead(pieces, i)
            self.unit_sums_ahead(pieces, i)
            if i not in self.findings:
                self.findings[i] = (
                    self.alternative(pieces, i)
                    or self.conclusion(pieces, i)
                    or self._one(self._continued(piece), pieces, i)
                )
            self.previous = piece
        return [self.findings[i] for i in range(len(pieces))]

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
        self.both(
            lambda scope: replace(
                scope.without_states(), values={**given, **kept}, not_numbers=arrays
            )
        )

    def _enter(self, prose: str) -> None:
        """Follow the prose before a formula: headings, ends of loops."""
        heading = headings.last_heading(prose)
        if heading:
            self.heading = heading
            self.is_solution = headings.is_solution(heading)
        if is_contradicted(prose):
            self.supposing |= self.assuming
        for _ in range(cues.ends_loop(prose)):
            self.end_loop()

    def _one(self, piece: Piece, pieces: tuple[Piece, ...], i: int) -> Finding:
        try:
            return self._piece(piece, pieces, i)
        except SymsgdError as error:
            return Finding(piece, Role.UNREAD, error=error)

    def _continued(self, piece: Piece) -> Piece:
        if not piece.headless or self.previous is None or piece.order:
            return piece
        return replace(piece, sides=(self.goes_on_from(piece, self.previous), *piece.sides))

    def _piece(self, piece: Piece, pieces: tuple[Piece, ...], i: int) -> Finding:
        if is_index_case(piece, self.scope) is not None:
            return Finding(piece, Role.DECLARATION, "a case of the indices")
        if (base := self.unit_sum(piece)) is not None:
            return self.sums_to_one(piece, base)
        if ":" in piece.kinds or any(sign in _MEMBERSHIP for sign in piece.signs):
            return self.declaration(piece)
        if "set" in piece.kinds:  # 𝔼[x] = … claims something, even though it is not read
            return self.claims(piece) if len(piece.sides) > 1 else self.declaration(piece)
        if any(sign in ARROWS for sign in piece.signs):
            return self.update(piece)
        if not piece.signs or len(piece.sides) < 2:
            return self.mention(piece)
        if is_denied(piece.before, piece.after):
            return Finding(piece, Role.MENTION, DENIED, error=piece.broken)
        if (supposed := self.fact(piece)) is not None:
            return supposed
        piece = self.with_sign_of_definition(piece)
        if self.is_sought(piece):
            return Finding(piece, Role.MENTION, "what is looked for")
        first = piece.sides[0].piece
        if first is None:
            return self.claims(piece)
        if (role := up_to_remainder(piece, self.scope)) is not None:
            note = "something known up to a remainder only"
            return self.claims(piece) if role is Role.CLAIM else Finding(piece, role, note)
        piece, named = self.named_at_the_end(piece)
        if named is not None:
            return named
        piece = piece if piece.also else self.gathered(piece, pieces, i)
        if piece.also:
            return self.listed(piece, pieces)
        cost = declared(first, piece.sides[1].piece) if len(piece.sides) == 2 else None
        if cost is not None and self.scope.differentiated is None and self.scope.layers is None:
            self.both(lambda scope: replace(scope, differentiated=cost))
            return Finding(piece, Role.DEFINITION, "what d before a symbol means")
        left, right = piece.sides[:2]
        no_name = is_entry_of_formula(left) or speaks_of_itself(left, right)
        explicit = cues.is_let(piece.before) or piece.signs[0] == ":="
        no_name = no_name or (is_member_of_softmax(first) and not explicit)
        head = None if no_name else head_of(first, self.scope)
        head = head or error_named_e(piece)
        head = head or with_parameter(piece, self.scope)
        if piece.signs == ("=",) and is_unless(piece.before) and piece.broken is None:
            return self.relation_stated(replace(piece, signs=("!=",)))
        value = self.property_in_words(piece) or self.local_value(piece, pieces)
        if value is not None:
            return value
        if self.is_range(piece, head) or self.is_counted(piece, head, pieces, i):
            return self.range_of(piece, head, pieces, i)
        if self._only_mentions(piece, head):
            note = next(_NOT_CLAIMS[sign] for sign in piece.signs if sign in _NOT_CLAIMS)
            return Finding(piece, Role.MENTION, note, error=piece.broken)
        if cues.is_substitution(piece.before, piece.after):
            return replace(self.claims(piece), role=Role.UPDATE, note="a new value")
        if all(sign in ORDER for sign in piece.signs) and self.is_domain(piece):
            return self.domain_stated(piece)
        bounds = all(sign in ORDER for sign in piece.signs) and piece.broken is None
        if bounds and is_case(piece.before):
            return self.relation_stated(piece)  # 'for u > 0:', where u is a formula
        if piece.signs[0] in ("=", ":="):
            return self._equation(piece, head, pieces, i)
        return self.claims(piece)

    def _only_mentions(self, piece: Piece, head: Head | None) -> bool:
        """Say whether a chain begins with a sign that is no claim, and holds none after it."""
        if piece.signs[0] not in _NOT_CLAIMS:
            return False
        new = head is not None and not self.known(head) and piece.signs[0] != PROPORTIONAL
        given = {*self.scope.values, *self.scope.definitions}
        new = new and not (head and head.params and given.issuperset(head.params))
        member = None if head is None or not new else self.member(head)
        new = new and not (member is not None and self.is_complete(member))
        new = new or (piece.signs[0] == PROPORTIONAL and not self.shares_symbols(piece))
        return new or not self.links(piece, 1)

    def _is_said_of_function(self, piece: Piece) -> bool:
        """Say whether 'the sigmoid σ satisfies' stands before a claim about σ, which is known."""
        words, before = cues.is_satisfied(piece.before), self.previous
        if words is None or is_called(words):
            return words is not None
        if before is None or before.sentence != piece.sentence or len(before.sides) != 1:
            return False
        subject = before.sides[0].piece
        if isinstance(subject, s.Letter) and subject.word:
            return function_name(subject.name) is not None
        head = None if subject is None else head_of(subject, self.scope)
        return head is not None and head.name in self.scope.functions

    def _equation(
        self, piece: Piece, head: Head | None, pieces: tuple[Piece, ...], i: int
    ) -> Finding:
        explicit = (
            piece.signs[0] == ":=" or cues.is_let(piece.before) or cues.is_where(piece.before)
        )
        if (states := self.tuple_stated(piece)) is not None:
            return states
        names = listed_symbols(piece.sides[0].piece, self.scope) if piece.sides[0].piece else None
        if names is not None and self.is_assignment_list(piece, names):
            return self.assign_list(piece, names)
        if (symbols := self.assigned_together(piece)) is not None:
            return self.assign_together(piece, symbols)
        if (listed := self.vector_listed(piece, head)) is not None:
            return listed
        if head is not None and head.params is not None and head.base in STATISTICS:
            note = "what a statistic is, which depends on more than its argument"
            return Finding(piece, Role.DECLARATION, note) if explicit else self.claims(piece)
        given = None if head is None else self.value_for_the_network(piece, head)
        if given is not None:
            return given
        if head is not None and (named := self.named_by_word(piece, head)) is not None:
            return named
        if head is not None and names_quantity(piece, head, self.scope):
            return self.define(piece, head, Role.IMPLICIT_DEFINITION)
        if not explicit and self.is_of_the_network(piece, head):
            return self.claims(piece)
        if self.is_update(piece, head):
            return self.update(piece)
        if (stated := self.after_passes(piece, head)) is not None:
            return stated
        stated = None if head is None else self.member_stated(piece, head, explicit=explicit)
        if stated is None and head is not None and not cues.is_let(piece.before):
            stated = self.closed_form(piece, head)
        if stated is not None:
            return stated
        defines = head is not None and not self.known(head)
        premise = self.premise(pieces, i, defines=defines)
        if premise is not None and (head is None or defines or head.params is not None):
            return premise
        if head is None:
            condition = cues.is_condition(piece.before) and not self._is_said_of_function(piece)
            supposed = condition and not _differentiates(piece, self.scope.functions)
            at_zero = at_optimum(piece.after) and is_literal(piece.sides[-1].piece)
            if supposed or sets_equal(piece.before) or sets_derivative(piece) or at_zero:
                return Finding(piece, Role.DECLARATION, CONDITION, error=piece.broken)
            return self.claims(piece)
        if self.is_recursive(piece, head):
            return Finding(piece, Role.UPDATE, "an update", error=piece.broken)
        if head.indexed and head.params is None and not self.known_line(head):
            return self.line(piece, head)
        if self.value_of_function(piece, head):
            return self.claims(piece)
        new = not self.known(head)
        if new and not explicit and self.is_solved_for(piece, head):
            return self.solved_for(piece, head)
        if new or (explicit and self.names_partial(head)):
            role = Role.DEFINITION if explicit else Role.IMPLICIT_DEFINITION
            return self.named_on_the_way(piece, head) or self.define(piece, head, role)
        if (branch := self.next_branch(piece, head)) is not None:
            return branch
        anew = cues.is_local(piece.before) and is_literal(piece.sides[-1].piece)
        if anew and head.params is None and self.has_own_value(head):
            return self.define(piece, head, Role.DEFINITION)
        if explicit and head.params is None and self.is_new_value(piece, head):
            return self.define(piece, head, Role.DEFINITION)
        if self.is_redefinition(piece, head):
            self.assumptions.append((f"{head.name} has a new meaning from here", piece))
            return self.define(
                piece, head, Role.DEFINITION if explicit else Role.IMPLICIT_DEFINITION
            )
        if head.params is None and self.another_case(piece, head):
            return Finding(piece, Role.IMPLICIT_DEFINITION, "another case of the rule")
        finding = self.claims(piece)
        self.add_rival(piece, head)
        finding.note = self.route(head)
        if head.name in self.asked:
            finding.role, finding.note = Role.ANSWER, f"{head.name} is asked for"
            self.answered.add(head.name)
        self.author_says(piece, head)
        if explicit or self.lacks_value(head):
            self.complete(piece, head)
        return finding


def _differentiates(piece: Piece, known: Collection[str]) -> bool:
    """Say whether a derivative stands in a piece: that is claimed, not supposed."""
    parts = [part for side in piece.sides if side.piece is not None for part in s.walk(side.piece)]
    primed = (
        part.base.name
        for part in parts
        if isinstance(part, s.Scripted) and isinstance(part.base, s.Letter)
        if any(script.kind in ("prime", "order") for script in part.scripts)
    )
    return any(isinstance(part, s.Derivative) for part in parts) or any(
        name in known or name in FUNCTIONS for name in primed
    )
