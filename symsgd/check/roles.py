"""The questions that give one formula its role, in the order in which they are asked."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import takewhile

from symsgd.check.arrays.array_facts import ArrayFacts
from symsgd.check.clauses.asides import is_aside
from symsgd.check.clauses.conditions_behind import ORDER
from symsgd.check.clauses.passed_over import DENIED, IN_UNKNOWN
from symsgd.check.clauses.solved_bounds import bounded_letter
from symsgd.check.equations import Equations
from symsgd.check.finding import Finding, Link, is_literal, is_number
from symsgd.check.heads import Head, error_named_e, head_of, with_parameter
from symsgd.check.judgement import Side
from symsgd.check.judging.proportion import SIGN as PROPORTIONAL
from symsgd.check.judging.remainders import up_to_remainder
from symsgd.check.meanings.chain_ends import TURNED
from symsgd.check.meanings.indices import is_index_case
from symsgd.check.meanings.stated_gradients import StatedGradients
from symsgd.check.meanings.steps_in_words import StepsInWords
from symsgd.check.meanings.updates import ARROWS
from symsgd.check.meanings.written_formulas import (
    is_entry_of_formula,
    is_member_of_softmax,
    speaks_of_itself,
)
from symsgd.check.outline import Piece
from symsgd.check.report import Role
from symsgd.check.suppositions.concluded_values import ConcludedValues
from symsgd.check.suppositions.implicit_relations import ImplicitRelations
from symsgd.check.suppositions.piece_forms import is_in_equivalence
from symsgd.check.suppositions.points_in_words import PointsInWords
from symsgd.check.suppositions.premises import last_premise, leads_on
from symsgd.check.suppositions.single_eigenvalues import SingleEigenvalues
from symsgd.check.words import cues
from symsgd.check.words.case_words import is_case, states_condition
from symsgd.check.words.changed_values import is_changed
from symsgd.check.words.densities import is_another_density, kind_of_density
from symsgd.check.words.lone_signs import (
    begins_beside,
    concludes,
    counts_something,
    goes_on_openly,
    names_sign,
)
from symsgd.check.words.qualified import is_denied
from symsgd.check.words.supposed import is_unless
from symsgd.errors import SymsgdError
from symsgd.read.derivatives.d_notation import declared
from symsgd.read.notation.equivalences import ROWS
from symsgd.read.scope import Scope

_SIZES = ("<", "<=", ">", ">=")
_AND = re.compile(r"\$\s*,?\s*(?:and|but|und|aber|et|mais|y|pero)\s*\$")
_MEMBERSHIP = ("in", "subset", "notin")
_NOT_CLAIMS = {
    "~": "only numbers can be compared to the digits shown",
    ROWS: "said to be equivalent, as by steps of elimination, which is not judged",
    "propto": "what is said to be proportional is not known",
    "ll": "this comparison is not exact",
    "gg": "this comparison is not exact",
    "equiv": "this sign has several meanings",
}

EQUIVALENT = "as much as the words before it, which are not read"


class Roles(
    ArrayFacts,
    SingleEigenvalues,
    Equations,
    ImplicitRelations,
    ConcludedValues,
    PointsInWords,
    StatedGradients,
    StepsInWords,
):
    """The part of the walk that says what one piece does: define, claim, update, declare…"""

    named_fronts: frozenset[int] = frozenset()  # chains whose first side words name: "recall ="

    def __init__(self, scope: Scope, asked: frozenset[str] = frozenset()) -> None:
        super().__init__(scope, asked)
        self.cases_of_one, self.formulas_before = {}, {}
        self.fronts: dict[int, Side] = {}  # what formulas without a left side go on from

    def role_of(self, piece: Piece, pieces: tuple[Piece, ...], i: int) -> Finding:
        """Return what a piece does; one that cannot be read says why."""
        written = piece.sides[0].source.text[piece.start : piece.end].strip()
        alone = all(side.piece is None for side in piece.sides)
        if alone and names_sign(written, piece.before, piece.after):
            return Finding(piece, Role.MENTION, "a sign")
        piece = self._continued(piece)
        try:
            while TURNED in piece.signs:
                piece, named = self.turned(piece)
                if named is not None:
                    return named
            self.reason_at_solution(pieces, i)
            found = self.with_eigenvalues(self._piece(piece, pieces, i), pieces, i)
            found = self.with_single_eigenvalue(self.with_conclusion(found, pieces, i), pieces)
            return self.with_stated_gradient(self.with_step(self.with_point(found, pieces)))
        except SymsgdError as error:
            return Finding(piece, Role.UNREAD, error=error)

    def _continued(self, piece: Piece) -> Piece:
        if not piece.headless or piece.order:
            return piece
        before, opened = self.previous, bool(goes_on_openly(piece.before))
        apart = before is None or piece.sentence != before.sentence
        if opened and before is not None and begins_beside(piece.before):
            apart = apart or before.start in self.named_fronts
        if opened:
            self.named_fronts |= {piece.start}
        if (opened and apart) or (before is not None and kind_of_density(piece.before)):
            return replace(piece, signs=piece.signs[1:], headless=False)  # "Accuracy $= 0.7$"
        if before is None:
            return piece
        bounds = len(piece.sides) == 1 and piece.signs[0] in ORDER and piece.signs[0] != "!="
        if bounds and is_literal(piece.sides[0].piece) and counts_something(piece.before):
            return replace(piece, signs=(), headless=False)  # "the number of entries ≥ 50"
        left = self.goes_on_from(piece, before)
        if piece.signs[0] in _SIZES:
            left = self._compared(before, piece) or left
        self.fronts[piece.start] = left
        return replace(piece, sides=(left, *piece.sides))

    def _compared(self, before: Piece, piece: Piece) -> Side | None:
        """Return what the last sign of a formula compares: b of "b < 1", for "and thus < 2"."""
        last = before.signs[-1] if before.signs else ""
        between = piece.sides[0].source.text[before.sides[-1].end : piece.sides[0].start]
        concluded = concludes(piece.before) or _AND.search(between) is not None
        turned = not piece.before.strip() and last[:1] != piece.signs[0][:1]
        if last not in _SIZES or not (concluded or turned):
            return None
        return before.sides[-2] if len(before.sides) > 1 else self.fronts.get(before.start)

    def _is_equivalent_to_words(self, piece: Piece, i: int) -> bool:
        """Say whether an arrow leads from words to a piece: "it is convex ⇔ a = 2"."""
        before = self.findings.get(i - 1)
        if before is not None and before.note == EQUIVALENT:
            return True
        return piece.order == 0 and len(piece.before) > 1

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
            changed = self._changed_value(piece, pieces, i) or self.local_point(piece, pieces)
            return changed or self.mention(piece)
        if piece.signs == ("=",) and is_aside(piece.before, piece.after):
            return Finding(piece, Role.MENTION, "said of another exercise", error=piece.broken)
        if is_denied(piece.before, piece.after):
            return Finding(piece, Role.MENTION, DENIED, error=piece.broken)
        if piece.before.endswith(("⇔", "⇐")) and self._is_equivalent_to_words(piece, i):
            return Finding(piece, Role.MENTION, EQUIVALENT, error=piece.broken)
        if piece.answer is False:
            return self.claims(piece)
        if (supposed := self.fact(piece) or self.implicit_relation(pieces, i)) is not None:
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
        if piece.also and is_in_equivalence(pieces, i):
            return Finding(piece, Role.DECLARATION, IN_UNKNOWN, error=piece.broken)
        if piece.also:
            return self.listed(piece, pieces)
        if (meant := self._cost_of_differentials(piece)) is not None:
            return meant
        left, right = piece.sides[:2]
        no_name = is_entry_of_formula(left) or speaks_of_itself(left, right)
        explicit = cues.is_let(piece.before) or piece.signs[0] == ":="
        no_name = no_name or (is_member_of_softmax(first) and not explicit)
        self.free_for_function(piece)
        head = None if no_name else head_of(first, self.scope)
        head = head or error_named_e(piece) or with_parameter(piece, self.scope)
        if piece.signs == ("=",) and is_unless(piece.before) and piece.broken is None:
            return self.relation_stated(replace(piece, signs=("!=",)))
        value = self.property_in_words(piece) or self.local_value(piece, pieces)
        if value is not None:
            return value
        if self.is_range(piece, head) or self.is_counted(piece, head, pieces, i):
            return self.range_of(piece, head, pieces, i)
        if self._only_mentions(piece, head):
            note = next(_NOT_CLAIMS[sign] for sign in piece.signs if sign in _NOT_CLAIMS)
            return Finding(piece, Role.MENTION, note, self._worked_out(piece), piece.broken)
        if cues.is_substitution(piece.before, piece.after):
            return replace(self.claims(piece), role=Role.UPDATE, note="a new value")
        if (premise := self._solved_behind(pieces, i)) is not None:
            return premise
        if all(sign in ORDER for sign in piece.signs) and self.is_domain(piece):
            return self.domain_stated(piece)
        bounds = all(sign in ORDER for sign in piece.signs) and piece.broken is None
        if bounds and (is_case(piece.before) or cues.is_let(piece.before)):
            return self.relation_stated(piece)  # 'for u > 0:', where u is a formula
        if bounds and self._is_chosen_so(piece):
            return replace(self.relation_stated(replace(piece, before="let")), piece=piece)
        if (found := self._condition_stated(piece)) is not None:
            return found
        if piece.signs[0] in ("=", ":="):
            return self.equation(piece, head, pieces, i)
        if leads_on(pieces, i) and (premise := self.premise(pieces, i)) is not None:
            return premise
        finding = (
            self.limits_unknown(pieces, i) or self.rounded_anew(piece, head) or self.claims(piece)
        )
        if head is not None and head.params is None and finding.role is Role.CLAIM:
            self.note_shown(piece, head)
        return finding

    def _solved_behind(self, pieces: tuple[Piece, ...], i: int) -> Finding | None:
        """Return that an inequality is a condition which the next piece solves for a letter."""
        last = last_premise(pieces, i)
        if last + 1 == len(pieces) or pieces[last + 1].sentence != pieces[i].sentence:
            return None
        name = bounded_letter(pieces[last], pieces[last + 1])
        if name is not None and name in self.scope.values:
            self.solved.add(name)  # "with η = 0.3 it diverges. It converges iff …"
        return None if name is None else self.premise(pieces, i)

    def _condition_stated(self, piece: Piece) -> Finding | None:
        """Take the bounds of "it converges if |1 - η| < 1" and "threshold: η < 2/8 = 0.25"."""
        k = sum(1 for _ in takewhile(lambda sign: sign in ORDER, piece.signs))
        if not k or {*piece.signs[k:]} - {"=", "~"} or piece.broken is not None:
            return None
        if not states_condition(piece.before, piece.after):
            return None
        # what the bound comes to does not rest on it
        rest = replace(piece, sides=piece.sides[k:], signs=piece.signs[k:])
        links = self.links(rest, k + 1) if rest.signs else []
        bound = replace(piece, sides=piece.sides[: k + 1], signs=piece.signs[:k], before="if")
        return replace(self.relation_stated(bound), piece=piece, links=links)

    def _cost_of_differentials(self, piece: Piece) -> Finding | None:
        """Take dz = ∂L/∂z for what d means before every symbol, if nothing says it yet."""
        first, second = piece.sides[0].piece, piece.sides[1].piece
        cost = declared(first, second) if first is not None and len(piece.sides) == 2 else None
        if cost is None or self.scope.differentiated is not None or self.scope.layers is not None:
            return None
        self.both(lambda scope: replace(scope, differentiated=cost))
        return Finding(piece, Role.DEFINITION, "what d before a symbol means")

    def _changed_value(self, piece: Piece, pieces: tuple[Piece, ...], i: int) -> Finding | None:
        """Give a letter that has a number another one: "change x to 1"."""
        number = pieces[i + 1] if i + 1 < len(pieces) else None
        first = piece.sides[0].piece if len(piece.sides) == 1 else None
        if number is None or first is None or not is_changed(piece.before, number.before):
            return None
        head = head_of(first, self.scope)
        alone = len(number.sides) == 1 and is_literal(number.sides[0].piece)
        if head is None or not alone or not self.has_own_value(head):
            return None
        sides = (piece.sides[0], number.sides[0])
        given = replace(piece, sides=sides, signs=("=",), before="Now let")
        return replace(self._piece(given, pieces, i), piece=piece)

    def _is_chosen_so(self, piece: Piece) -> bool:
        """Say whether a letter is given so that an inequality holds: "let η > 0 so that …"."""
        last = self.previous if piece.before.strip(" ,") == "so that" else None
        same = last is not None and last.sentence == piece.sentence
        return last is not None and same and last.signs != ("=",) and cues.is_let(last.before)

    def _is_other_density(self, piece: Piece, head: Head) -> bool:
        """Say whether a letter is another density than before: p is the prior, and then not.

        Where the words do not say which one it is, that is left open.
        """
        before = self.meant_in.get(head.name)
        if before is None or piece.signs[0] != PROPORTIONAL:
            return False
        kind = kind_of_density(before.before)
        if kind and not kind_of_density(piece.before) and piece.sentence != before.sentence:
            self.loose_words.setdefault(piece.sentence, f"whether {head.name} is still the {kind}")
        return is_another_density(piece.before, before.before)

    def _worked_out(self, piece: Piece) -> list[Link]:
        """Return the claims among the numbers behind a new symbol: "g ≈ (0.2 + 0.4)/3 ≈ 0.2"."""
        rest = replace(piece, sides=piece.sides[1:], signs=piece.signs[1:])
        numbers = piece.signs[0] == "~" and all(is_number(side.piece) for side in rest.sides)
        return self.links(rest, 2) if rest.signs and numbers else []

    def _only_mentions(self, piece: Piece, head: Head | None) -> bool:
        """Say whether a chain begins with a sign that is no claim, and holds none after it."""
        if piece.signs[0] not in _NOT_CLAIMS:
            return False
        if head is not None and self._is_other_density(piece, head):
            return True
        new = head is not None and not self.known(head) and piece.signs[0] != PROPORTIONAL
        given = {*self.scope.values, *self.scope.definitions}
        new = new and not (head and head.params and given.issuperset(head.params))
        member = None if head is None or not new else self.member(head)
        new = new and not (member is not None and self.is_complete(member))
        new = new or (piece.signs[0] == PROPORTIONAL and not self.shares_symbols(piece))
        return new or not self.links(piece, 1)
