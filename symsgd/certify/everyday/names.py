"""The letters of a certificate: what they stand for, said to the case as soon as it can be shown.

Nothing here is trusted: :class:`.case.Case` checks what it is told.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from flint import fmpz_mpoly

from symsgd.certify.everyday.case import Case
from symsgd.certify.everyday.facts import MOST_POWER, Beyond, Facts, Ratio, Wrong
from symsgd.certify.everyday.signs import show, show_nonzero, show_square
from symsgd.expression import node as n

Json = Any  # what json.loads gives
ROWS_OF = {  # what gives a letter its meaning, and what is then known of it
    "pi": ("pi_letter", "pi_positive"),
    "exp": ("exp_letter", "exp_positive"),
    "sigmoid": ("sigmoid_letter", "sigmoid_positive", "sigmoid_below_one"),
    "log": ("log_letter",),
    "root": ("root_letter", "root_to_the_k", "root_not_negative"),
    "cosine": ("cos_letter",),
    "sine": ("sin_letter", "unit_circle"),
}


def polynomial(known: Facts, terms: Json) -> fmpz_mpoly:
    """Return a polynomial from terms [coefficient, [[generator, exponent], …]].

    >>> print(polynomial(Facts(2), [["2", [[0, 1], [1, 3]]], ["-1", []]]))
    2*g1^3*g0 - 1
    """
    found: dict[tuple[int, ...], int] = {}
    for coefficient, places in terms:
        powers = [0] * len(known.letters)
        for i, exponent in places:
            if not (0 <= i < len(powers) and 0 < exponent <= MOST_POWER):
                raise Wrong("an exponent, or a generator, that does not exist")
            powers[-1 - i] += exponent
        found[tuple(powers)] = int(coefficient)
    return known.ring.from_dict(found)


def ratio(known: Facts, pair: Json) -> Ratio:
    """Return a fraction from a pair of polynomials, if the lower one cannot vanish."""
    above, below = (polynomial(known, terms) for terms in pair)
    if not above.gcd(below).is_one():
        raise Wrong("a fraction that is not in lowest terms")
    show_nonzero(known, below)
    return known.fraction(above) / known.fraction(below)


@dataclass
class Letters:
    """The generators of a certificate, and what those that have a meaning stand for."""

    case: Case
    rows: Json
    named: dict[int, tuple[str, Any]] = field(default_factory=dict)  # kind, argument

    def letter(self, i: int) -> Ratio:
        """Return a generator as a fraction."""
        return self.case.fraction(self.case.letters[i])

    def of_kind(self, *kinds: str) -> list[tuple[int, str, Any]]:
        """Return the generators of some kinds, with their arguments."""
        return [(i, kind, u) for i, (kind, u) in sorted(self.named.items()) if kind in kinds]

    def name(self, i: int) -> None:
        """Say what a generator stands for, and what is known of it."""
        case, kind, argument = self.case, self.rows[i]["kind"], self.rows[i]["argument"]
        if kind == "variable":
            case.name(self.letter(i), n.VARIABLE, argument)
        elif kind == "opaque":
            name, orders, args = argument
            case.name(
                self.letter(i), n.APPLY, (str(name), tuple(orders)), *(ratio(case, u) for u in args)
            )
        elif kind == "pi":
            self._name_function(i, kind, {})
        elif kind in ROWS_OF:
            argument = ratio(case, argument)
            self._name_function(i, kind, {"a": argument})
        else:
            raise Beyond("a generator of this kind")
        self.named[i] = kind, argument

    def _name_function(self, i: int, kind: str, given: dict[str, Ratio]) -> None:
        case, row = self.case, self.rows[i]
        numbers = {"k": int(row["degree"])} if kind == "root" else {}
        if kind == "root":
            show(case, given["a"].above)
            if not given["a"].below.is_one() or polynomial(case, row["tail"]) != given["a"].above:
                raise Wrong("a root with another relation")
        if kind == "log" and not show_square(case, given["a"].above):
            raise Beyond("a logarithm of something that may vanish")
        if kind == "sine" and self.named.get(i - 1) != ("cosine", given["a"]):
            raise Wrong("a sine without its cosine")
        first, *others = ROWS_OF[kind]
        case.use(first, numbers, **given, g=self.letter(i))
        for other in others:
            case.use(other, numbers, **given)
        square = case.reduce(case.letters[i] ** 2)
        if kind == "sine" and (row["degree"], polynomial(case, row["tail"])) != (2, square):
            raise Wrong("a sine with another relation")
