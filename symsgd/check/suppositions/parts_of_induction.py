"""The parts of a proof by induction: what its base case gives a letter ends with the base case.

"n = 1: 1 = 1. Suppose it holds for n. Then …" goes on with every n.
"""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from symsgd.check.clauses.examples import paragraph
from symsgd.check.finding import Finding, is_literal
from symsgd.check.outline import Outline, Piece
from symsgd.check.report import Role
from symsgd.check.suppositions.sought_anew import SoughtAnew
from symsgd.check.words import cues
from symsgd.check.words.range_words import is_one_case
from symsgd.check.words.supposed import is_assumed
from symsgd.expression.domain import Domain
from symsgd.read import surface as s
from symsgd.read.names import name_of
from symsgd.read.scope import Scope

# each row: English, then German, French, Spanish, Chinese
_INDUCTION = re.compile(
    r"\binducti(?:on|ve(?:ly)?)\b"
    r"|\binduktion\w*|\binduktiv\w*"
    r"|\brécurrence\b|\bhérédité\b"
    r"|\binducción\b|\binductiv[oa]\b"
    r"|归纳|歸納",
    re.IGNORECASE,
)
_BASE = re.compile(
    r"\b(?:base|basis|base cases?|initial (?:case|step)|anchor)\b"
    r"|\binduktions(?:anfang|basis|verankerung|beginn)\b|\bIA\b"
    r"|\binitiali[sz]ation\b|\bcas de base\b"
    r"|\b(?:caso|paso) (?:base|inicial)\b"
    r"|奠基|基础|基礎",
    re.IGNORECASE,
)
_STEP = re.compile(
    r"\b(?:induct(?:ion|ive)[\s-]+(?:step|hypothesis|assumption)|by (?:the )?induction"
    r"|(?:assume|suppose|assuming|supposing)\b[^.]{0,60}\b(?:holds?|true|valid|correct|proved))\b"
    r"|\binduktions(?:schritt|schluss|voraussetzung|annahme|behauptung)\b|\bI[SV]\b"
    r"|\b(?:gelte|gilt)\b[^.]{0,40}\bfür (?:ein|alle)\b"
    r"|\bhérédité\b|\bhypothèse de récurrence\b|\b(?:supposons|on suppose)\b[^.]{0,60}\bvraie?\b"
    r"|\bpaso (?:inductivo|de inducción)\b|\bhipótesis (?:de inducción|inductiva)\b"
    r"|\bsupon(?:gamos|emos)\b[^.]{0,60}\b(?:cierta|válida|cumple)\b"
    r"|归纳(?:步骤|步|假设|递推)|歸納(?:步驟|假設)|假[设設][^。]{0,40}成立",
    re.IGNORECASE,
)

_EVERY = re.compile(
    r"\b(?:all|every|each|any|alle|jede[nrs]?|tout|tous|chaque|todo|cada)\b[^.$]*$|任意|所有",
    re.IGNORECASE,
)
_FOR_ALL = re.compile(
    r"[\s,]*(?:for (?:all|every|each|any)|für (?:alle|jedes)|pour tout|para todo)\b", re.IGNORECASE
)
_STEPS = frozenset("nmkjN")  # letters that the step of an induction is about
_FEW = 2  # words before the number of a base case: "For n = 1:"


def opens_step(prose: str) -> bool:
    """Say whether words open the step of an induction, or suppose what it rests on.

    >>> opens_step("*Induction step.* Let"), opens_step("Suppose the claim holds for")
    (True, True)
    >>> opens_step("Base case:"), opens_step("We use induction over")
    (False, False)
    """
    return _STEP.search(prose) is not None


class PartsOfInduction(SoughtAnew):
    """The part of the walk that lets a letter be general again behind a base case."""

    def note_induction(self, outline: Outline) -> None:
        """Note whether a text speaks of induction anywhere."""
        self.by_induction = (
            _INDUCTION.search("\n".join((*outline.between, outline.rest))) is not None
        )

    def begin_step(self, prose: str) -> None:
        """Forget the numbers that a base case gave, where the step of the induction begins."""
        if self.by_induction and self.base_given and opens_step(prose):
            for name in tuple(self.base_given):
                self._end_base(name)

    def step_of_index(self, piece: Piece) -> Finding | None:
        """Return what n → n + 1 does in a proof by induction: it names the step, no new value."""
        if not self.by_induction or piece.signs != ("->",) or len(piece.sides) != 2:
            return None
        name, body = (side.piece for side in piece.sides)
        letter = None if name is None else name_of(name)
        if letter is None or not isinstance(body, s.Sum):
            return None
        terms = [term for sign, term in body.terms if sign == "+"]
        if len(terms) != len(body.terms) or [name_of(term) for term in terms] != [letter, None]:
            return None
        if not is_literal(terms[1]):
            return None
        self._end_base(letter)
        return Finding(piece, Role.MENTION, "the step of an induction")

    def note_base(self, piece: Piece, finding: Finding) -> None:
        """Note the number that a base case, or "in the case $n = 1$", gives a letter."""
        case = is_one_case(piece.before)
        if not (self.by_induction or case) or len(piece.sides) != 2:
            return
        if finding.role is not Role.ASSIGNMENT:
            return
        name, number = (side.piece for side in piece.sides)
        letter = None if name is None else name_of(name)
        whole = isinstance(number, s.Number) and number.digits.isdigit()
        bare = len(piece.before.split()) <= _FEW and not cues.is_let(piece.before)
        bare = bare and not cues.is_where(piece.before)
        general = (
            bare or case or letter in self.scope.domains or _BASE.search(piece.before) is not None
        )
        if letter is not None and whole and general and letter in self.given_in:
            self.base_given[letter] = self.given_in[letter]

    def _still_holds(self, name: str, piece: Piece, given: Piece) -> bool:
        """Say whether nobody can mean every n: a base case ends with its paragraph."""
        base = self.base_given.get(name) is given and paragraph(given) != paragraph(piece)
        return not base and super()._still_holds(name, piece, given)

    def ambient(self, piece: Piece, scope: Scope | None = None) -> Scope:
        """Return the scope of a formula; in a proof by induction, with where its letters run.

        The k of the step runs where the n of the statement does.
        """
        found = super().ambient(piece, scope)
        over = [one for one in self.induction_over
                if one[2].section == piece.section and one[2].start < piece.start]  # fmt: skip
        if not self.by_induction or not over or _FOR_ALL.match(piece.after):
            return found
        stated, domain, _, others = over[-1]
        names = (name for side in piece.sides for name in side.names)
        letters = {
            name: (domain, f"{name} {'>' if domain.low_open else '≥'} {domain.low}")
            for name in names
            if (name == stated or name in _STEPS - others)
            and not (found.knows(name) or name in found.domains)
            and (piece.sentence, name) not in self.quantified
        }
        return replace(found, around=replace(found.around, induction=letters))

    def suppose_for_step(self, piece: Piece) -> None:
        """Begin the step of an induction where its hypothesis is a formula: "assume 2^n > n".

        "For all $n$" speaks of more numbers than the induction does.
        """
        if len(piece.sides) == 1 and _EVERY.search(piece.before):
            self.quantified |= {(piece.sentence, name) for name in piece.sides[0].names}
        if self.by_induction and self.base_given and is_assumed(piece.before):
            names = {name for side in piece.sides for name in side.names}
            for name in tuple(self.base_given.keys() & names):
                self._end_base(name)

    def _end_base(self, name: str) -> None:
        """Let a letter be any whole number from that of the base case on."""
        base = self.base_given.pop(name, None)
        self.forget_number(name)
        number = None if base is None else base.sides[-1].piece
        if isinstance(number, s.Number):
            whole = Domain(low=Fraction(number.digits), integer=True)
            known = self.scope.domains.get(name)
            met = None if known is None else known.meet(whole)
            self.both(lambda scope: scope.with_domain(name, met or whole))
