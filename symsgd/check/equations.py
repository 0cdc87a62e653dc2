"""What one equation does: it defines, assigns, updates, supposes, or claims."""

from __future__ import annotations

from collections.abc import Collection

from symsgd.check.clauses.counting_letters import names_quantity
from symsgd.check.clauses.passed_over import CONDITION, IN_UNKNOWN
from symsgd.check.finding import Finding, is_literal
from symsgd.check.heads import Head, head_of, listed_symbols
from symsgd.check.meanings.best_values import BestValues
from symsgd.check.meanings.eliminated import Eliminated
from symsgd.check.meanings.in_quantities import InQuantities
from symsgd.check.meanings.iterations_anew import IterationsAnew
from symsgd.check.meanings.parameter_steps import ParameterSteps
from symsgd.check.meanings.said_of_whole import SaidOfWhole
from symsgd.check.meanings.updated_entries import UpdatedEntries
from symsgd.check.meanings.variances import Variances
from symsgd.check.outline import Piece
from symsgd.check.report import Role
from symsgd.check.suppositions.ahead import LookAhead
from symsgd.check.suppositions.if_equal import IfEqual
from symsgd.check.suppositions.piece_forms import (
    is_implicit,
    is_in_equivalence,
    sets_derivative,
)
from symsgd.check.suppositions.set_to_zero import SetToZero
from symsgd.check.suppositions.supposed_values import SupposedValues
from symsgd.check.words import cues
from symsgd.check.words.argument_words import claims
from symsgd.check.words.cues_of_equations import at_optimum, names_points, sets_equal
from symsgd.check.words.named_functions import is_called
from symsgd.expression.node import free_variables
from symsgd.functions.table import FUNCTIONS
from symsgd.read import surface as s
from symsgd.read.arrays.array_shapes import TRACES
from symsgd.read.intermediate import each
from symsgd.read.meaning import function_name
from symsgd.read.sums.statistics import WORDS as STATISTICS

OF_MATRICES = frozenset((*TRACES, "det", "rank"))


class Equations(
    BestValues,
    SupposedValues,
    Eliminated,
    IfEqual,
    InQuantities,
    IterationsAnew,
    LookAhead,
    ParameterSteps,
    SaidOfWhole,
    SetToZero,
    UpdatedEntries,
    Variances,
):
    """The part of the walk that says what a piece with = does."""

    def equation(
        self, piece: Piece, head: Head | None, pieces: tuple[Piece, ...], i: int
    ) -> Finding:
        """Return what an equation does; head is the name that its first side could be."""
        self.note_parameter_rule(piece)
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
        if head is not None and head.base in OF_MATRICES and self._is_of_known(head):
            return self.claims(piece)
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
        if head is not None and (begun := self.iteration_begun(piece, head)) is not None:
            return begun
        stated = None if head is None else self.member_stated(piece, head, explicit=explicit)
        if stated is None and head is not None and not cues.is_let(piece.before):
            stated = self.closed_form(piece, head)
        if stated is not None:
            return stated
        if (meant := self.meant_in_sentence(piece, head)) is not None:
            return meant
        if head is None and (root := self.variance_root(piece)) is not None:
            return self.variance(piece, root)
        defines = head is not None and not self.known(head) and not is_implicit(piece)
        fits = head is None or defines or head.params is not None
        premise = self.premise(pieces, i, defines=defines) if fits else None
        if (premise := premise or self.limits_unknown(pieces, i)) is not None:
            self.may_mean(piece, head)
            return premise
        if is_in_equivalence(pieces, i):
            return Finding(piece, Role.DECLARATION, IN_UNKNOWN, error=piece.broken)
        return (
            self._headless(piece) if head is None else self._of_name(piece, head, explicit=explicit)
        )

    def _is_of_known(self, head: Head) -> bool:
        """Say whether a head such as tr(A) is that of a matrix with a meaning."""
        return any(self.scope.knows(name) for name in head.params or ())

    def _headless(self, piece: Piece) -> Finding:
        """Return what an equation does that begins with no name: a claim, or one to be solved."""
        condition = cues.is_condition(piece.before) or (
            cues.is_let(piece.before) and not _is_about_function(piece)
        )
        condition = condition and not self._is_said_of_function(piece)
        condition = condition and not self._is_said_of_numbers(piece)
        supposed = condition and not _differentiates(piece, self.scope.functions)
        at_zero = at_optimum(piece.after) and is_literal(piece.sides[-1].piece)
        if supposed or sets_equal(piece.before) or sets_derivative(piece) or at_zero:
            self.suppose_equation(piece)
            return Finding(piece, Role.DECLARATION, CONDITION, error=piece.broken)
        if names_points(piece.before) and piece.signs == ("=",) and self._is_at_given_point(piece):
            return Finding(piece, Role.DECLARATION, CONDITION, error=piece.broken)
        claims = self.claims(piece)  # before it is supposed: nothing follows from itself
        self.note_zero(piece)
        return claims

    def _is_said_of_numbers(self, piece: Piece) -> bool:
        """Say whether "the square satisfies" stands before an equation of letters with values.

        "The x that satisfies x² = 4" is another one than the x that has its number.
        """
        words = cues.is_satisfied(piece.before)
        said = words is not None and piece.signs == ("=",) and not cues.ends_relative(words)
        return said and self._is_at_given_point(piece)

    def _is_at_given_point(self, piece: Piece) -> bool:
        """Say whether every letter of an equation has its value: no point is left to be found."""
        found = [self.meaning(side.piece, side.source) for side in piece.sides if side.piece]
        values = [one.value for one in found if one is not None and one.value is not None]
        names = {name for value in values for name in free_variables(*each(value))}
        return len(values) == len(found) and all(map(self.scope.knows, names))

    def _of_name(self, piece: Piece, head: Head, *, explicit: bool) -> Finding:
        """Return what an equation says of a name: a meaning, a new one, or a claim."""
        supposed = (
            self.set_equal_to(piece, head)
            or self.supposed_equal(piece, head)
            or self.supposed_value(piece, head)
        )
        if supposed is not None:
            return supposed
        if (stepped := self.parameter_stepped(piece, head)) is not None:
            return stepped
        if self.is_recursive(piece, head):
            if self.holds_of_all(piece):
                return self.claims(piece)  # "we have z = max(0, z) - max(0, -z)"
            return Finding(piece, Role.UPDATE, "an update", error=piece.broken)
        if head.indexed and head.params is None and not self.known_line(head):
            return self.line(piece, head)
        if self.value_of_function(piece, head):
            return self.claims(piece)
        if (updated := self.entry_updated(piece, head)) is not None:
            return updated
        new = not self.known(head)
        if new and not explicit and claims(piece.before) and self._is_given_here(piece, head):
            return self.claims(piece)  # "for w = 1 we have w = 2"
        if new and not explicit and self.is_said_of_whole(piece, head):
            return self.claims(piece)
        if new and not explicit and self.is_solved_for(piece, head):
            return self.solved_for(piece, head)
        if new and is_implicit(piece) and not cues.is_let(piece.before):
            self.suppose_equation(piece)
            return Finding(piece, Role.DECLARATION, IN_UNKNOWN, error=piece.broken)
        if new or (explicit and self.names_partial(head)):
            role = Role.DEFINITION if explicit else Role.IMPLICIT_DEFINITION
            return self.named_on_the_way(piece, head) or self.define(piece, head, role)
        if (branch := self.next_branch(piece, head)) is not None:
            return branch
        anew = cues.is_local(piece.before) and is_literal(piece.sides[-1].piece)
        anew = anew and self.has_own_value(head)
        if head.params is None and (anew or (explicit and self.is_new_value(piece, head))):
            return self.define(piece, head, Role.DEFINITION)
        if self.is_of_event(piece, head):  # P = 0.8 was the precision of another section
            self.forgotten(head.name)
            return self.claims(piece)
        if (best := self.of_the_best(piece, head)) is not None:
            return best
        if self.is_redefinition(piece, head):
            self.new_meaning(piece, head)
            return self.define(
                piece, head, Role.DEFINITION if explicit else Role.IMPLICIT_DEFINITION
            )
        if head.params is None and self.another_case(piece, head):
            return Finding(piece, Role.IMPLICIT_DEFINITION, "another case of the rule")
        return self._claim_about(piece, head, explicit=explicit)

    def _is_given_here(self, piece: Piece, head: Head) -> bool:
        """Say whether the sentence itself gives a letter its number, for this sentence."""
        return head.params is None and head.name in self.local_scope(piece).values

    def _claim_about(self, piece: Piece, head: Head, *, explicit: bool) -> Finding:
        """Return the claim about a name that has a meaning; an answer, if it is asked for."""
        self.formula_again(piece, head)
        finding = self.claimed_of(piece, head)
        self.as_function(piece, head)
        self.note_quantity(piece, head)
        self.add_rival(piece, head)
        finding.note = self.route(head)
        if head.name in self.asked:
            finding.role, finding.note = Role.ANSWER, f"{head.name} is asked for"
            self.answered.add(head.name)
        self.author_says(piece, head)
        if explicit or self.lacks_value(head):
            self.complete(piece, head)
        return finding

    def _is_said_of_function(self, piece: Piece) -> bool:
        """Say whether 'the sigmoid σ satisfies' stands before a claim about σ, which is known."""
        words, before = cues.is_satisfied(piece.before), self.previous
        if words is None or is_called(words):
            return words is not None
        if cues.is_pronoun(words) and any(
            isinstance(part, s.Letter) and part.name in self.scope.functions
            for side in piece.sides if side.piece is not None for part in s.walk(side.piece)
        ):  # fmt: skip
            return True
        if before is None or before.sentence != piece.sentence:
            return False
        subject = before.sides[0].piece
        if len(before.sides) != 1:  # "u = x/3 satisfies ‖u‖ = 1"
            head = None if subject is None or words.strip(" ,") else head_of(subject, self.scope)
            said = head is not None and before.signs == ("=",) and self.known(head)
            return said and any(head.name in side.names for side in piece.sides if head)
        if isinstance(subject, s.Letter) and subject.word:
            return function_name(subject.name) is not None
        head = None if subject is None else head_of(subject, self.scope)
        return head is not None and head.name in self.scope.functions


def _is_about_function(piece: Piece) -> bool:
    """Say whether an equation begins with a function, or a bracket, that it may define.

    Where x is a vector, softmax_i(x) is written out for an entry.
    """
    first = piece.sides[0].piece
    if first is None or piece.sides[0].arrays or isinstance(first, s.Group):
        return True
    if isinstance(first, s.Product) and isinstance(first.factors[-1], s.Group):
        return not isinstance(first.factors[-2], s.Number)
    return any(
        isinstance(part, s.Named) or (isinstance(part, s.Letter) and part.word)
        for part in s.walk(first)
    )


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
