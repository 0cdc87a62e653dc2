"""Whether a name that has a meaning gets a new one, or whether that is claimed of it."""

from __future__ import annotations

import re

from symsgd.check.clauses.examples import begins_example, goes_on_alike, paragraph
from symsgd.check.clauses.formula_labels import is_labelled_apart
from symsgd.check.clauses.formulas_again import came_out, is_a_value, is_again, is_parallel
from symsgd.check.clauses.introductions import introduces
from symsgd.check.clauses.other_cases import goes_on_from, opens_another_case
from symsgd.check.clauses.tables import in_row
from symsgd.check.finding import Finding, is_literal, is_number
from symsgd.check.heads import ANY_FUNCTION, Head, differentiates
from symsgd.check.meanings.given_together import (
    goes_on,
    is_given_anew,
    is_number_apart,
    is_worked_out_later,
)
from symsgd.check.meanings.new_in_lists import block
from symsgd.check.meanings.renewed_together import RenewedTogether
from symsgd.check.once import first_behind, in_sentence
from symsgd.check.outline import Piece
from symsgd.check.report import Role
from symsgd.check.words import cues, words_of_change
from symsgd.check.words.alternatives import are_alternatives
from symsgd.check.words.argument_words import (
    argues,
    claims,
    is_consequence,
    is_recall,
    opens_anew,
)
from symsgd.check.words.densities import is_another_density, is_another_estimate
from symsgd.expression import node as n
from symsgd.expression.matrix import Matrix
from symsgd.read.records import Function
from symsgd.read.scope import Scope

_WORD = re.compile(r"[^\W\d_]{2,}")


class NewMeanings(RenewedTogether):
    """The part of the walk that tells a new meaning from a claim."""

    def is_new_value(self, piece: Piece, head: Head) -> bool:
        """Say whether 'let' gives a value to a name that was let before, or is only a formula."""
        literal = is_literal(piece.sides[-1].piece)
        if literal and (self._comes_out(piece, head) or self.is_stated_again(piece, head)):
            return False
        if head.name in self.said or (literal and self.has_own_value(head)):
            return True
        if literal and self.has_number(head) and not piece.within(self.meant_in[head.name]):
            return True  # "with R = 1": it was worked out in another part
        if self.has_number(head) and opens_another_case(
            self.pieces, piece, self.meant_in[head.name]
        ):
            return True
        if (old := self.scope.definitions.get(head.name)) is None or not literal:
            return False
        entries = old.entries if isinstance(old, Matrix) else (old,)
        return bool(n.free_variables(*entries))

    def _comes_out(self, piece: Piece, head: Head) -> bool:
        """Say whether a number is that of a formula, as z in "with $y = 0$, $z = 1$."."""
        formula = self.scope.definitions.get(head.name)
        own = in_sentence(self.pieces, piece.sentence)
        if isinstance(formula, Matrix) or formula is None or own[-1] is not piece:
            return False
        names = set(n.free_variables(formula))
        given = {name for one in own[:-1] for name in one.sides[0].names} & names
        beside = all(one.before == piece.before and one.signs == ("=",) for one in own)
        ends = not piece.after.strip(" .;:\n") and not cues.is_let(piece.before)
        return bool(given) and beside and ends and names <= self.scope.values.keys()

    def _is_later(self, piece: Piece, head: Head) -> bool:
        """Say whether a number is a new one: after a step, of the next sample, with another."""
        if words_of_change.is_later(piece.before):
            return True
        if is_parallel(self.pieces, piece, self.meant_in[head.name]):
            return True
        if piece.sentence == self.later and (goes_on(piece.before) or len(piece.sides) > 2):
            return True  # a number that is worked out, or one beside a new one
        updated = head.name in _updated(self.scope)
        now = words_of_change.is_now(piece.before) and not updated
        if now and came_out(self.pieces, piece, head):
            return True
        given = self.meant_in[head.name].start
        steps = [piece.start for piece in self.updates_done if piece.start > given]
        return bool(steps) and not is_consequence(piece.before)

    def is_redefinition(self, piece: Piece, head: Head) -> bool:
        """Say whether a name that has a meaning gets another: so it does in another section."""
        if self.was_one_of_two(piece, head):
            return True
        if head.name not in self.meant_in:
            return self._is_given_apart(piece, head)
        if is_a_value(piece, head, self.scope):
            return False
        if cues.is_reason(piece.before) and self.meant_in[head.name].sentence == piece.sentence:
            return False  # "s = 6, since s = 1 + 2 + 4"
        known = self.scope.functions.get(head.name)
        params = known.taking(len(head.params or ())).params if known is not None else ()
        if head.params is not None and params and len(params) != len(head.params):
            # q(v) of a column v is kept as a function of v_1, v_2, …
            return not all(name.startswith(f"{head.params[0]}_") for name in params)
        if piece.order == 0 and opens_anew(piece.before):
            return True
        meant = self.meant_in[head.name]
        if self.is_another_setting(piece, head, meant):
            return True
        said = argues(piece.before) or cues.is_reason(piece.before)
        if is_another_density(piece.before, meant.before) and not said:
            return True
        if is_number(piece.sides[-1].piece) and self._is_other_estimate(piece, meant):
            return True
        if introduces(piece.before) and self.other_meaning(piece, head) is not None:
            if head.params is not None or not cues.is_let(piece.before):
                return True
            if self.sets_anew(piece, head):
                return True
        if self.begins_alternative(piece, self.meant_in[head.name]):
            return True
        if self.is_renewed_beside(piece, head) or self.lets_be(piece, head):
            return True
        before = self.meant_in[head.name]
        alike = goes_on_alike(self.pieces, piece, before) and paragraph(piece) == paragraph(before)
        if alike and self.other_meaning(piece, head) is not None:
            return True
        if self.is_pass_anew(piece, head, before):
            return True
        numbers = {*piece.signs} <= {"=", "~"}
        ends = numbers and is_number(piece.sides[-1].piece) and self.has_number(head)
        numbers = numbers and all(is_number(side.piece) for side in piece.sides[1:])
        if ends and (
            is_worked_out_later(piece, head)
            or (numbers and self._is_later(piece, head))
            or (numbers and goes_on_from(piece, self.stands_for(head)))
        ):
            self.later = piece.sentence
            return True
        if is_again(piece, head, before, self.scope) and self.differs(piece, head):
            return True
        apart = paragraph(piece) != paragraph(before)  # "new values: c = 2, d = 3 · 4 = 12"
        recalled = is_recall(piece.before)
        if (
            numbers
            and (len(piece.sides) == 2 or apart)
            and not recalled
            and self._contradicts(piece, head)
        ):
            self.later = piece.sentence
            return True
        if self.is_new_in_list(piece, head, before):
            return True
        formula = head.params is None and not self.has_own_value(head)
        if formula and claims(piece.before) and before.blocks[-1] in piece.blocks:
            return False  # "for x = 2 we have h = 21" says what the h given before comes to
        named = head.params is not None and head.base not in ANY_FUNCTION
        if named and not _WORD.search(piece.before):
            return False  # a bare σ(x) = … in the next item or section is a claim about σ
        if self._begins_anew(piece, head, before) or self._is_premise(piece, head):
            return True
        if self._begins_part(piece, head, before):
            return True
        if is_consequence(piece.before) and before.blocks[-1] in piece.blocks:
            return False  # "so a = 2" speaks of the a that this part of the text is about
        return before.section != piece.section and not is_recall(piece.before)

    def _is_given_apart(self, piece: Piece, head: Head) -> bool:
        """Say whether a letter that was given a number gets another in another part of a text."""
        given = self.given_in.get(head.name)  # (x, y) = (2, 1) in the exercise before
        anew = given is not None and given.blocks[-1] not in piece.blocks
        anew = anew and not (is_recall(piece.before) or is_consequence(piece.before))
        anew = anew or (given is not None and self._is_other_estimate(piece, given))
        anew = anew and is_number(piece.sides[-1].piece)
        if anew or is_given_anew(piece, head, self.scope, self.later):
            return True
        named = head.name in self.scope.values and head.name not in _updated(self.scope)
        apart = named and given is not None and is_number_apart(piece, head, given)
        apart = apart and self.differs(piece, head)
        self.later = piece.sentence if apart else self.later
        return apart

    def new_meaning(self, piece: Piece, head: Head) -> None:
        """Tell that a name has a new meaning, unless it is one for another number of arguments."""
        known = self.scope.functions.get(head.name)
        count = len(head.params or ())
        if known is None or not count or not known.params or len(known.params) == count:
            self.assumptions.append((f"{head.name} has a new meaning from here", piece))
        before = self.meant_in.get(head.name)
        apart = before is not None and before.section != piece.section
        letter = head.params is None and head.base not in ANY_FUNCTION and apart
        if letter and known is not None and known.body is not None:
            self.both(lambda scope: scope.forgetting(head.name))  # η(t) of the section before

    def begins_alternative(self, piece: Piece, before: Piece) -> bool:
        """Say whether a formula is that of another alternative: "Option 2: y = …"."""
        formula = piece.signs[:1] in (("=",), (":=",)) and not is_literal(piece.sides[1].piece)
        apart = are_alternatives(piece.parts, before.parts)
        apart = apart or is_labelled_apart(self.pieces, piece, before)
        return formula and apart and not (is_recall(piece.before) or is_consequence(piece.before))

    def meant_in_sentence(self, piece: Piece, head: Head | None) -> Finding | None:
        """Take "if f(x) = x⁴" for what f is in its sentence, where f' is worked out behind it."""
        if head is None or not cues.is_condition(piece.before):
            return None
        if piece.signs != ("=",) or len(piece.sides) != 2 or not self.scope.knows(head.name):
            return None
        behind = (side.piece for other in self.pieces for side in other.sides
                  if other.sentence == piece.sentence and other.start > piece.start)  # fmt: skip
        if not any(one is not None and differentiates(one, head.name) for one in behind):
            return None
        found = self.other_meaning(piece, head)
        if found is None:
            return None

        def change(scope: Scope) -> Scope:
            function = isinstance(found, Function)
            with_it = scope.with_function if function else scope.with_definition
            return with_it(head.name, found)  # type: ignore[arg-type]

        self.limited_to(piece, change)
        return Finding(piece, Role.DEFINITION, f"what {head.name} is in this sentence")

    def remember_meaning(self, piece: Piece, head: Head) -> None:
        """Keep the formula that a letter had, before it gets another one.

        What an item with items below it gave ends with it: in the next one nobody means it.
        """
        scope = self.scope
        before = self.meant_in.get(head.name)
        if before is not None and piece.outer and piece.behind_part(before):
            return
        old = scope.functions.get(head.name) or scope.definitions.get(head.name)
        written = self.written.get(head.name)
        if head.params is None and written is not None and not is_number(written.body):
            self.formulas_before[head.name] = written
        if head.name in self.meant_in and old is not None and not self.has_own_value(head):
            self.earlier.setdefault(head.name, []).append(old)

    def _contradicts(self, piece: Piece, head: Head) -> bool:
        """Say whether a number is given to a symbol that has another, and is no conclusion."""
        if is_consequence(piece.before) or claims(piece.before) or piece.order:
            return False
        if not self.has_own_value(head) or head.name in _updated(self.scope):
            return False  # an update has said what it is now
        return self.differs(piece, head)

    def _begins_anew(self, piece: Piece, head: Head, before: Piece) -> bool:
        """Say whether the next case, item or row of a table gives a name another meaning."""
        argued = argues(piece.before)
        if argued or not piece.beside(before):
            return False
        if in_row(piece) and self.has_number(head):
            return True
        number = len(piece.sides) == 2 and is_literal(piece.sides[1].piece)
        # the formula "p = (k - 1)/2" says nothing of the p = 0 of the item before
        number = number or (head.params is None and not is_number(piece.sides[1].piece))
        function = head.params is not None and head.base in ANY_FUNCTION
        formula = head.params is None and self._is_alike(piece, before)
        opens = (function or formula) and self.opens_its_block(piece)
        if formula and opens:
            opens = self.other_meaning(piece, head) is not None
        return (number and self.has_own_value(head)) or opens

    def _is_other_estimate(self, piece: Piece, given: Piece) -> bool:
        """Say whether words call a number another estimate than the one that a letter has."""
        if not is_another_estimate(piece.before):
            return False
        beside = in_sentence(self.pieces, given.sentence)
        said = [one.before for one in beside if one.start <= given.start]
        return is_another_estimate(piece.before, " ".join(said))

    def _begins_part(self, piece: Piece, head: Head, before: Piece) -> bool:
        """Say whether a formula is given anew, in the next item with items below it."""
        if not piece.behind_part(before) or piece.signs[:1] not in (("=",), (":=",)):
            return False
        argued = argues(piece.before)
        return not argued and self.other_meaning(piece, head) is not None

    def _is_premise(self, piece: Piece, head: Head) -> bool:
        r"""Say whether a function is supposed anew, row by row: ``f(x) = e^x \Rightarrow``."""
        if head.params is None or head.base not in ANY_FUNCTION or _WORD.search(piece.before):
            return False
        after = first_behind(self.pieces, piece.start)
        leads = after is not None and after.formula == piece.formula and "⇒" in after.before
        return leads and "⇒" not in piece.before

    def _is_alike(self, piece: Piece, before: Piece) -> bool:
        """Say whether two items both begin with a bare formula and go on: exercises, not steps."""
        return all(begins_example(self.pieces, one, block) for one in (piece, before))


def _updated(scope: Scope) -> set[str]:
    """Return the letters that updates have changed, or may have."""
    return {
        *(one.name for one in scope.algorithm.updates),
        *(line.name for line in scope.algorithm.program),
    }
