"""Terms as products of letters, with exponents and indices that are sums of numbers and letters.

So written, the terms of a sum that goes on evenly differ by the same step from one to the next.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from symsgd.read import surface as s

Linear = tuple[tuple[str, int], ...]  # letters with their counts; "" is the number
Key = tuple[str, str]  # a letter, and what of it: "exponent" or "index"; ("", "factor")
_FACTOR: Key = ("", "factor")


def linear(parts: Mapping[str, int]) -> Linear:
    """Return a linear form in one order, without zeros."""
    return tuple(sorted((name, count) for name, count in parts.items() if count))


def _plus(one: Linear, other: Linear, times: int = 1) -> Linear:
    found = dict(one)
    for name, count in other:
        found[name] = found.get(name, 0) + times * count
    return linear(found)


@dataclass(frozen=True, slots=True)
class Monomial:
    """The linear forms at each place of a term."""

    places: Mapping[Key, Linear] = field(default_factory=dict)

    def at(self, key: Key) -> Linear:
        """Return the form at a place: 1 as a factor, 0 as an exponent if nothing is written."""
        return self.places.get(key, (("", 1),) if key == _FACTOR else ())


@dataclass(frozen=True, slots=True)
class Steps:
    """A first term, what each of its places gains with a step, and how many steps there are."""

    first: Monomial
    gains: Mapping[Key, int]
    count: Linear

    def term(self, index: str, place: s.Surface) -> s.Surface:
        """Return the term after as many steps as an index says, at a place of the text."""
        factors: list[s.Surface] = []
        for key in sorted(self.gains):
            gain = self.gains[key]
            form = _plus(self.first.at(key), ((index, 1),), gain)
            if key == _FACTOR:
                if form != (("", 1),):
                    factors.insert(0, _bracket(_written(form, place)))
            elif key[1] == "exponent":
                factors.append(self._letter(key[0], form, index, place))
        if len(factors) < 2:
            return factors[0] if factors else s.Number(place.start, place.end, "1")
        return s.Product(place.start, place.end, tuple(factors), ("",) * (len(factors) - 1))

    def _letter(self, name: str, form: Linear, index: str, place: s.Surface) -> s.Surface:
        start, end = place.start, place.end
        letter = s.Letter(start, end, name)
        sub = None
        if (name, "index") in self.gains:
            written = _plus(
                self.first.at((name, "index")), ((index, 1),), self.gains[name, "index"]
            )
            sub = _written(written, place)
        power = () if form == (("", 1),) else (
            s.Script("exponent", start, end, _written(form, place)),
        )  # fmt: skip
        return s.Scripted(start, end, letter, sub, power) if sub or power else letter

    def steps(self, place: s.Surface) -> s.Surface:
        """Return how many steps there are, as a formula."""
        return _written(self.count, place)


def between(run: list[Monomial], last: Monomial) -> Steps | None:
    r"""Return the steps from the first of some terms to the last one, if they are equal.

    >>> from symsgd.read.notation.parse import parse
    >>> terms = [monomial(parse(text), {}) for text in ("g_t", r"\beta g_{t-1}")]
    >>> between(terms, monomial(parse(r"\beta^{t-1} g_1"), {})).count
    (('', -1), ('t', 1))
    """
    keys = {key for each in (*run, last) for key in each.places} | {_FACTOR}
    gains: dict[Key, int] = {}
    for key in keys:
        steps = {_plus(b.at(key), a.at(key), -1) for a, b in itertools.pairwise(run)}
        gain = dict(steps.pop()) if len(steps) == 1 else {"": 0, "?": 1}
        if set(gain) - {""}:
            return None
        gains[key] = gain.get("", 0)
    counts = {_count(_plus(last.at(key), run[0].at(key), -1), gain) for key, gain in gains.items()}
    counts.discard(_SAME)
    count = counts.pop() if len(counts) == 1 else None
    if count is None or not set(dict(count)) - {""}:
        return None
    return Steps(run[0], gains, count)


_SAME: Linear = (("same", 0),)


def _count(difference: Linear, gain: int) -> Linear | None:
    """Return how many steps make up a difference; None if no whole number of letters does."""
    if not gain:
        return None if difference else _SAME
    counts = [(name, Fraction(count, gain)) for name, count in difference]
    whole = all(count.denominator == 1 for _, count in counts)
    return linear({name: int(count) for name, count in counts}) if whole else None


def monomial(piece: s.Surface, numbers: Mapping[str, int]) -> Monomial | None:
    r"""Return a term as a product of letters, or None if it is anything else.

    >>> from symsgd.read.notation.parse import parse
    >>> for place in sorted(monomial(parse(r"\beta^{t-1} g_1"), {}).places.items()):
    ...     print(*place)
    ('beta', 'exponent') (('', -1), ('t', 1))
    ('g', 'exponent') (('', 1),)
    ('g', 'index') (('', 1),)
    >>> monomial(parse("x/y"), {}) is None
    True
    """
    factors = piece.factors if isinstance(piece, s.Product) else (piece,)
    if isinstance(piece, s.Product) and not set(piece.operators) <= {"", "*"}:
        return None
    places: dict[Key, Linear] = {}
    for factor in factors:
        found = _factor(factor, numbers)
        if found is None or found.keys() & places.keys():
            return None
        places |= found
    return Monomial(places)


def _factor(piece: s.Surface, numbers: Mapping[str, int]) -> dict[Key, Linear] | None:
    if isinstance(piece, s.Number | s.Group):
        form = linear_form(piece, numbers)
        return None if form is None else {_FACTOR: form}
    base = piece.base if isinstance(piece, s.Scripted) else piece
    if not isinstance(base, s.Letter) or base.word:
        return None
    found: dict[Key, Linear] = {(base.name, "exponent"): (("", 1),)}
    if not isinstance(piece, s.Scripted):
        return found
    if piece.sub is not None:
        index = linear_form(piece.sub, numbers)
        if index is None:
            return None
        found[base.name, "index"] = index
    for script in piece.scripts:
        power = None if script.body is None else linear_form(script.body, numbers)
        if script.kind != "exponent" or power is None or len(piece.scripts) > 1:
            return None
        found[base.name, "exponent"] = power
    return found


def linear_form(piece: s.Surface, numbers: Mapping[str, int]) -> Linear | None:
    """Return a sum of whole numbers and multiples of letters.

    >>> from symsgd.read.notation.parse import parse
    >>> linear_form(parse("(2n - 1)"), {}), linear_form(parse("n^2"), {})
    ((('', -1), ('n', 2)), None)
    """
    match piece:
        case s.Number() if piece.digits.isdigit():
            return linear({"": int(piece.digits)})
        case s.Letter() if not piece.word:
            known = numbers.get(piece.name)
            return linear({piece.name: 1}) if known is None else linear({"": known})
        case s.Group() if len(piece.items) == 1 and piece.bracket == "(":
            return linear_form(piece.items[0], numbers)
        case s.Sum():
            found: Linear = ()
            for sign, term in piece.terms:
                form = linear_form(term, numbers)
                if form is None:
                    return None
                found = _plus(found, form, 1 if sign == "+" else -1)
            return found
        case s.Product() if len(piece.factors) == 2 and set(piece.operators) <= {"", "*"}:
            forms = [linear_form(each, numbers) for each in piece.factors]
            return _multiple(*forms)
    return None


def _multiple(one: Linear | None, other: Linear | None) -> Linear | None:
    if one is None or other is None or set(dict(one)) - {""}:
        return None
    times = dict(one).get("", 0)
    return linear({name: times * count for name, count in other})


def _written(form: Linear, place: s.Surface) -> s.Surface:
    """Return a linear form as a formula."""
    start, end = place.start, place.end
    terms: list[tuple[str, s.Surface]] = []
    for name, count in sorted(form, key=lambda part: (part[1] < 0, part[0] == "")):
        size = s.Number(start, end, str(abs(count)))
        piece: s.Surface = size
        if name:
            piece = s.Letter(start, end, name)
            if abs(count) != 1:
                piece = s.Product(start, end, (size, piece), ("",))
        terms.append(("+" if count > 0 else "-", piece))
    if not terms:
        return s.Number(start, end, "0")
    if len(terms) == 1 and terms[0][0] == "+":
        return terms[0][1]
    return s.Sum(start, end, tuple(terms))


def _bracket(piece: s.Surface) -> s.Surface:
    if not isinstance(piece, s.Sum):
        return piece
    return s.Group(piece.start, piece.end, "(", (piece,))
