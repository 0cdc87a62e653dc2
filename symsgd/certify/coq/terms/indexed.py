"""Members of sequences, sums up to a letter and powers by a letter as terms of Coq.

An index is a natural number of Coq, so that the proof can go by induction: for t from 1 on, t is
``S n_t`` with any ``n_t``, w_{t+1} is ``s_w (S (S n_t))``, and a^t is ``a ^ (S n_t)``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from itertools import chain

from symsgd.algebra.algebra import rational_value
from symsgd.certify.coq.terms.relations import NotExported
from symsgd.certify.coq.terms.terms import Terms
from symsgd.expression import node as n
from symsgd.expression.domain import Domain
from symsgd.expression.indexed import Induction, NamedSum
from symsgd.expression.node import Node
from symsgd.prove.conditions import open_conditions

MOST_SHIFT = 12


@dataclass(frozen=True, slots=True)
class Place:
    """What a letter is: a natural number and something more, which is ``least`` or greater.

    A ``counter`` goes up to another letter and ``above``.
    """

    number: str
    offset: int
    least: int
    counts_to: str = ""
    above: int = 0

    def at(self, shift: int) -> str:
        """Return the letter and something more as a natural number.

        >>> Place("n_t", 1, 1).at(1), Place("n_t", 0, 1).at(-1)
        ('(S (S n_t))', '(pred n_t)')
        """
        more = self.offset + shift
        if self.least + shift < 0 or abs(more) > MOST_SHIFT:
            raise NotExported("an index is below 0, or far away")
        return successor(self.number, more)


def successor(number: str, more: int) -> str:
    """Return a natural number and something more.

    >>> successor("n_t", 2), successor("n_t", 0), successor("n_t", -1)
    ('(S (S n_t))', 'n_t', '(pred n_t)')
    """
    word = "S" if more > 0 else "pred"
    return f"({word} " * abs(more) + number + ")" * abs(more)


@dataclass
class Indexed:
    """Prints the formulas of a claim about every index, and remembers what they need."""

    whole: Induction
    reals: Terms = field(default_factory=Terms)
    sequences: dict[str, str] = field(default_factory=dict)
    needs: dict[Node, None] = field(default_factory=dict)

    def term(self, root: Node, places: Mapping[str, Place]) -> str:
        """Return the term of a formula in which each letter has its place."""
        context = self.whole.context
        for letter, place in places.items():
            context = context.with_domain(letter, Domain(low=Fraction(place.least), integer=True))
        terms = Terms(names={}, context=context)
        bases: dict[Node, Node] = {}
        plain = self._without_powers(root, places, terms, bases)
        self._name(plain, places, terms)
        text = terms.term(plain)
        if terms.guarded or terms.covers or terms.strict or terms.poles or terms.orders:
            raise NotExported("there is no term for what depends on an index")
        if terms.functions:
            raise NotExported("an unknown function in a claim about every index")
        hidden = {name for name in terms.names if name not in self.reals.names}
        for need in chain.from_iterable(_without_products(each, bases) for each in terms.needs):
            if not hidden & set(n.free_variables(need)):
                self.needs[need] = None
            elif open_conditions((need,), (), context, logistic=True):
                raise NotExported("a condition on what depends on an index")
        return text

    def sequence(self, key: str) -> str:
        """Return the Coq name of a sequence.

        >>> x = n.variable("x")
        >>> Indexed(Induction("t", 0, x, x, Terms().context)).sequence("theta^(")
        's_theta'
        """
        if key not in self.sequences:
            plain = "s_" + (re.sub(r"[^A-Za-z0-9]+", "_", key).strip("_") or "x")
            while plain in self.sequences.values():
                plain += "'"
            self.sequences[key] = plain
        return self.sequences[key]

    def _name(self, root: Node, places: Mapping[str, Place], terms: Terms) -> None:
        members, sums = dict(self.whole.members), {one.name: one for one in self.whole.sums}
        for name in n.free_variables(root):
            if name in terms.names:
                continue
            if name in places:
                terms.names[name] = f"(INR {places[name].at(0)})"
            elif name in members:
                key, letter, shift = members[name]
                if letter and letter not in places:
                    raise NotExported("a member of a sequence without its index")
                at = places[letter].at(shift) if letter else f"{shift}%nat"
                terms.names[name] = f"({self.sequence(key)} {at})"
            elif name in sums:
                terms.names[name] = self.sum(sums[name], places)
            else:
                terms.names[name] = self.reals.name(name)

    def sum(self, one: NamedSum, places: Mapping[str, Place]) -> str:
        """Return a sum up to a letter."""
        start, end = self.bounds(one, places)
        return f"(sum_n_m {self.summand(one, places)} {start} {end})"

    def bounds(self, one: NamedSum, places: Mapping[str, Place]) -> tuple[int, str]:
        """Return the first number of a counter, and the last one."""
        if one.letter not in places:
            raise NotExported("a sum ends at a letter that is not there")
        place = places[one.letter]
        back = min(0, place.offset + one.shift)
        return one.first - back, successor(place.number, place.offset + one.shift - back)

    def summand(self, one: NamedSum, places: Mapping[str, Place]) -> str:
        """Return the term of a sum as a function of its counter."""
        place = places[one.letter]
        if one.counter in places:
            raise NotExported("a counter is a letter of the claim as well")
        number, back = "n_" + plain_letter(one.counter), min(0, place.offset + one.shift)
        inner = Place(number, back, one.first, one.letter, one.shift)
        body = self.term(one.term, {**places, one.counter: inner})
        return f"(fun {number} : nat => {body})"

    def _without_powers(
        self, root: Node, places: Mapping[str, Place], terms: Terms, bases: dict[Node, Node]
    ) -> Node:
        """Return a formula with a symbol for each power by a letter; ``bases`` are their bases."""
        done: dict[Node, Node] = {}
        for node in n.walk(root):
            plain = n.rebuild(node, tuple(done[arg] for arg in node.args))
            if node.head == n.POWER and set(n.free_variables(node.args[1])) & set(places):
                slopes = linear(node.args[1])
                if slopes is None or not set(slopes) - {""} <= set(places):
                    raise NotExported("an exponent that is no multiple of an index")
                self._name(plain.args[0], places, terms)
                base = terms.term(plain.args[0])
                plain = _power(plain.args[0], base, slopes, places, terms, bases)
            done[node] = plain
        return done[root]


def _without_products(need: Node, bases: Mapping[Node, Node]) -> Iterator[Node]:
    """Yield a condition; for a product that is not 0 its factors, for a power its base."""
    left, right = need.args
    if need.value != "!=":
        yield need
        return
    for factor in left.args if left.head == n.MULTIPLY else (left,):
        plain = bases.get(factor, factor)
        if rational_value(plain) in (None, 0):
            yield n.relation("!=", plain, right)


def plain_letter(letter: str) -> str:
    """Return a letter as part of a name of Coq.

    >>> plain_letter("t"), plain_letter("ell'")
    ('t', 'ell')
    """
    return re.sub(r"[^A-Za-z0-9]+", "_", letter).strip("_") or "k"


def linear(root: Node) -> dict[str, int] | None:
    """Return the whole numbers by which letters are multiplied, and the rest under no name.

    >>> t, i = n.variables("t i")
    >>> linear(2 * t - i + 1), linear(t * t)
    ({'t': 2, 'i': -1, '': 1}, None)
    """
    match root.head:
        case n.VARIABLE:
            return {str(root.value): 1}
        case n.NUMBER if Fraction(root.value).denominator == 1:
            return {"": int(root.value)}
        case n.NEGATE:
            inner = linear(root.args[0])
            return None if inner is None else {name: -count for name, count in inner.items()}
        case n.ADD:
            total: dict[str, int] = {}
            for arg in root.args:
                inner = linear(arg)
                if inner is None:
                    return None
                for name, count in inner.items():
                    total[name] = total.get(name, 0) + count
            return total
        case n.MULTIPLY:
            product: dict[str, int] = {"": 1}
            for arg in root.args:
                inner = linear(arg)
                if inner is None or (set(inner) - {""} and set(product) - {""}):
                    return None
                one, other = (inner, product) if set(inner) - {""} else (product, inner)
                product = {name: count * other.get("", 0) for name, count in one.items()}
            return product
    return None


def _power(
    base: Node,
    text: str,
    slopes: Mapping[str, int],
    places: Mapping[str, Place],
    terms: Terms,
    bases: dict[Node, Node],
) -> Node:
    """Return a power by letters, as one by natural numbers."""

    def symbol(exponent: str) -> Node:
        written = n.variable(f"{{{text}^{exponent}}}")
        terms.names[str(written.value)] = f"({text} ^ {exponent})"
        bases[written] = base
        return written

    rest = slopes.get("", 0)
    letters = {name: count for name, count in slopes.items() if name and count}
    if len(letters) == 2:
        return symbol(_difference(letters, rest, places))
    if len(letters) != 1:
        raise NotExported("an exponent with more than two indices")
    [(name, count)] = letters.items()
    place = places[name]
    if count == 1 and place.least + rest >= 0:
        return symbol(place.at(rest))
    more = rest + count * place.offset
    by = abs(count)
    times = place.number if by == 1 else f"({by} * {place.number})"
    up, down = max(0, more), max(0, -more)
    whole = symbol(times) if count > 0 else 1 / symbol(times)
    whole = whole * base ** n.number(up) if up else whole
    return whole / base ** n.number(down) if down else whole


def _difference(letters: Mapping[str, int], rest: int, places: Mapping[str, Place]) -> str:
    """Return an exponent t − i + c, where the counter i does not go beyond t + c."""
    if sorted(letters.values()) != [-1, 1]:
        raise NotExported("an exponent with two indices that is no difference")
    up, down = sorted(letters, key=lambda name: -letters[name])
    one, other = places[up], places[down]
    more = one.offset - other.offset + rest
    if other.counts_to != up or other.above > rest or more < 0:
        raise NotExported("an exponent that may be negative")
    return f"({successor(one.number, more)} - {other.number})"


def moved(places: Mapping[str, Place], letter: str) -> dict[str, Place]:
    """Return places with the next number for a letter."""
    place = places[letter]
    return {**places, letter: replace(place, number=f"(S {place.number})")}
