"""Odd roots of numbers p + q·√d that are such numbers themselves: ∛(2 + √5) = (1 + √5)/2."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from flint import arb

from symsgd.algebra.algebra import rational_value
from symsgd.algebra.balls import working_precision
from symsgd.certify.coq.terms.lattice import TooLarge, linear_form
from symsgd.certify.coq.terms.powers import is_real_power
from symsgd.certify.coq.terms.terms import Terms
from symsgd.expression import node as n
from symsgd.expression.node import Node

MOST_INDEX = 9
_BITS = 256
_MOST_BELOW = 10**6
# p and q of p + q·√d
Pair = tuple[Fraction, Fraction]


def nested_roots(sides: Sequence[Node], terms: Terms, place: dict[Node, Node]) -> Iterator[str]:
    """Yield the steps that put r + t·√d for odd roots, and note them in ``place``.

    >>> root = n.apply("root", 2 + n.apply("sqrt", n.number(5)), n.number(3))
    >>> place = {}
    >>> list(nested_roots([root], Terms(), place))[0][:63]
    'rewrite (odd_root_is (2 + (sqrt 5)) ((1 / 2) + ((1 / 2) * (sqrt'
    >>> [str(each) for each in place.values()]
    ['1/2 + 1/2*sqrt(5)']
    """
    for node in n.walk(*sides):
        index = _index(node)
        number = _number(node.args[0]) if index else None
        if number is None:
            continue
        pair, root = number
        found = _root(pair, Fraction(root.args[0].value), index)
        if found is not None:
            plain = n.add(n.number(found[0]), n.number(found[1]) * root)
            texts = terms.term(node.args[0]), terms.term(plain)
            ways = "first [ reflexivity | (simpl; field) | sgd_close ]"
            yield f"rewrite (odd_root_is {texts[0]} {texts[1]} {index} (1 / {index})) by ({ways})"
            place[node] = plain


def _index(node: Node) -> int:
    """Return k of an odd root with index k, or 0."""
    if not is_real_power(node):
        return 0
    given = rational_value(node.args[1])
    index = given if node.head == n.APPLY or not given else 1 / given
    whole = index is not None and index.denominator == 1 and index % 2 == 1
    return int(index) if index is not None and whole and index <= MOST_INDEX else 0


def _number(node: Node) -> tuple[Pair, Node] | None:
    """Return p, q and √d of a number p + q·√d."""
    roots = {str(each): each for each in n.walk(node) if _is_root(each)}
    if len(roots) != 1 or n.free_variables(node):
        return None
    ((name, root),) = roots.items()
    try:
        form = linear_form(node)
    except TooLarge:
        return None
    if not set(form) <= {(), (name,)}:
        return None
    return (form.get((), Fraction(0)), form.get((name,), Fraction(0))), root


def _is_root(node: Node) -> bool:
    inner = node.args[0] if node.head == n.APPLY and node.value[0] == "sqrt" else None
    return inner is not None and inner.head == n.NUMBER and inner.value > 0


def _root(number: Pair, d: Fraction, index: int) -> Pair | None:
    """Return the root of a number if it is a number of the kind: guessed, and then tried."""
    with working_precision(_BITS):
        root = _ball(d).sqrt()
        ends = [_odd(_ball(number[0]) + sign * _ball(number[1]) * root, index) for sign in (1, -1)]
        guesses = (ends[0] + ends[1]) / 2, (ends[0] - ends[1]) / 2 / root
        r, t = map(_near, guesses)
    power = (Fraction(1), Fraction(0))
    for _ in range(index):
        power = (power[0] * r + power[1] * t * d, power[0] * t + power[1] * r)
    return (r, t) if power == number else None


def _ball(value: Fraction) -> arb:
    return arb(value.numerator) / value.denominator


def _odd(value: arb, index: int) -> arb:
    return -((-value).root(index)) if value < 0 else value.root(index)


def _near(value: arb) -> Fraction:
    if not value.is_finite():
        return Fraction(0)
    mantissa, exponent = value.mid().man_exp()
    return (Fraction(int(mantissa)) * Fraction(2) ** int(exponent)).limit_denominator(_MOST_BELOW)
