"""The generators of a certificate: which letters they are, and what is known of them.

Nothing here is trusted: :class:`.case.Case` checks what it is told.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from flint import fmpz_mpoly

from symsgd.certify.everyday.case import Beyond, Wrong
from symsgd.certify.everyday.known import Known
from symsgd.certify.everyday.ratios import Ratio
from symsgd.certify.everyday.signs import show, show_nonzero
from symsgd.expression import node as n

Json = Any  # what json.loads gives
MOST_POWER = 10_000
FUNCTION_OF = {"root": "root", "log": "log", "cosine": "cos", "sine": "sin", "exp": "exp"}
ROWS_OF = {  # what is known of a generator as soon as it has a name
    "pi": ("pi_positive",),
    "exp": ("exp_positive",),
    "sigmoid": ("sigmoid_positive", "sigmoid_below_one"),
    "root": ("root_to_the_k", "root_not_negative"),
    "sine": ("unit_circle",),
}
KINDS = {"variable", "opaque", *FUNCTION_OF, *ROWS_OF}


def shown_value(case: Known, name: str, *args: Ratio) -> Ratio:
    """Return the value of a function, or raise."""
    return case.value(n.APPLY, (name, (0,) * len(args)), *args)


@dataclass
class Letters:
    """The generators of a certificate, and what those that have a name stand for."""

    case: Known
    rows: Json
    named: dict[int, tuple[str, Any]] = field(default_factory=dict)  # kind, argument
    values: dict[int, Ratio] = field(default_factory=dict)  # its letter
    used: dict[str, list[dict[str, Ratio]]] = field(default_factory=dict)  # what rows were given
    within: dict[int, tuple[Ratio, ...]] = field(default_factory=dict)  # of what it is a function

    def use(self, row: str, **given: Ratio | int) -> None:
        """Use a row of the table once, after it is shown that what is given has a value."""
        if any(isinstance(k, int) and k > MOST_POWER for k in given.values()):
            raise Beyond("a large number")
        case = self.case
        fractions = {
            name: u if isinstance(u, Ratio) else case.constant(u) for name, u in given.items()
        }
        if fractions not in self.used.setdefault(row, []):
            for u in fractions.values():
                show_nonzero(case, u.below)
            case.use(row, **fractions)
            self.used[row].append(fractions)

    def of_kind(self, *kinds: str) -> list[tuple[int, str, Any]]:
        """Return the generators of some kinds, with their arguments."""
        return [(i, kind, u) for i, (kind, u) in sorted(self.named.items()) if kind in kinds]

    def polynomial(self, terms: Json) -> Ratio:
        """Return what terms [coefficient, [[generator, exponent], …]] add up to."""
        return Ratio(self._read(terms), self.case.one)

    def ratio(self, pair: Json) -> Ratio:
        """Return a fraction from a pair of polynomials, if the lower one cannot vanish."""
        above, below = map(self._read, pair)
        if not above.gcd(below).is_one():
            raise Wrong("a fraction that is not in lowest terms")
        show_nonzero(self.case, below)
        return Ratio(above, below)

    def _read(self, terms: Json) -> fmpz_mpoly:
        """Read a polynomial, with letters for generators."""
        found: dict[tuple[int, ...], int] = {}
        places_of = {i: letter.above.degrees().index(1) for i, letter in self.values.items()}
        for coefficient, places in terms:
            powers = [0] * len(self.case.letters)
            for i, exponent in places:
                if not (0 <= i < len(self.rows) and 0 < exponent <= MOST_POWER):
                    raise Wrong("an exponent, or a generator, that does not exist")
                if i not in self.values:
                    raise Wrong("a generator that stands on a later one")
                powers[places_of[i]] += exponent
            found[tuple(powers)] = int(coefficient)
        return self.case.ring.from_dict(found)

    def name(self, i: int) -> None:
        """Say what a generator stands for, and what is known of it."""
        if i not in self.values:
            self._call(i)
        (kind, u), row = self.named[i], self.rows[i]
        given: dict[str, Ratio | int] = {}
        if isinstance(u, Ratio):
            given = {"a": u, "k": int(row["degree"])} if kind == "root" else {"a": u}
        for known_of_it in ROWS_OF.get(kind, ()):
            self.use(known_of_it, **given)
        if kind == "sine":
            square = self.case.constant(1) + -self.values[i - 1] * self.values[i - 1]
            if row["degree"] != 2 or not self.case.holds(self.polynomial(row["tail"]), "=", square):
                raise Wrong("a sine with another relation")

    def _call(self, i: int) -> None:
        case, kind, argument = self.case, self.rows[i]["kind"], self.rows[i]["argument"]
        args: tuple[Ratio, ...] = ()
        if kind == "opaque":
            name, orders, parts = argument
            argument = tuple(self.ratio(u) for u in parts)
            symbol = n.APPLY, (str(name), tuple(orders)), *argument
        elif kind in ("variable", "pi"):
            symbol = (n.VARIABLE, argument) if kind == "variable" else (n.CONSTANT, "pi")
        elif kind in FUNCTION_OF or kind in ROWS_OF:
            argument = self.ratio(argument)
            self._check(i, kind, argument)
            args = (self._absolute(argument) if kind == "log" else argument,)
            if kind == "root":
                args = *args, case.constant(int(self.rows[i]["degree"]))
            symbol = n.APPLY, (FUNCTION_OF.get(kind, kind), (0,) * len(args)), *args
        else:
            raise Beyond("a generator of this kind")
        self.values[i] = case.name(*symbol)
        self.named[i], self.within[i] = (kind, argument), args

    def _absolute(self, u: Ratio) -> Ratio:
        """Return |u|, of which the generator is the logarithm: u, or −u, or a letter."""
        for signed in (u, -u):
            if show(self.case, signed.above * signed.below, strict=True):
                return signed
        letter = self.case.name(n.APPLY, ("abs", (0,)), u)
        self.use("abs_positive", a=u)
        self.use("abs_square", a=u)
        return letter

    def _check(self, i: int, kind: str, u: Ratio) -> None:
        """Compare with what else the certificate says of a generator."""
        row = self.rows[i]
        if kind == "root":
            if self.polynomial(row["tail"]) != u:
                raise Wrong("a root with another relation")
            if not show(self.case, u.above):
                raise Beyond("a root of something that may be negative")
        if kind == "log" and not show_nonzero(self.case, u.above):
            raise Beyond("a logarithm of something that may vanish")
        if kind == "sine" and self.named.get(i - 1) != ("cosine", u):
            raise Wrong("a sine without its cosine")
