"""Powers that are told by a lemma: odd roots of odd powers, and even powers of opposites."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from symsgd.algebra.algebra import rational_value
from symsgd.certify.coq.equations.nested import nested_roots
from symsgd.certify.coq.terms.lattice import Form, TooLarge, linear_form
from symsgd.certify.coq.terms.powers import is_real_power
from symsgd.certify.coq.terms.terms import Terms
from symsgd.expression import node as n
from symsgd.expression.node import Node

LARGE = 40  # powers that nobody wants to multiply out
_SAME = (
    "first [ (apply f_equal2; [ ring | reflexivity ]) | "
    "(apply even_opposite; [ ring | vm_compute; reflexivity ]) ]"
)


def simpler_powers(sides: Sequence[Node], terms: Terms) -> tuple[str, list[Node]]:
    """Return the steps that put simpler terms for powers, and the sides after them."""
    place: dict[Node, Node] = {}
    steps = [*_odd_roots(sides, terms, place), *_large_powers(sides, terms, place)]
    steps += nested_roots(sides, terms, place)
    return "".join(f"{step}; " for step in steps), [n.substitute(side, place) for side in sides]


def _odd_roots(sides: Sequence[Node], terms: Terms, place: dict[Node, Node]) -> Iterator[str]:
    """Yield the steps that put u for the odd root of u to the same odd power."""
    for node in n.walk(*sides):
        if not is_real_power(node) or node.args[0].head != n.POWER:
            continue
        base, power = node.args[0].args[0], rational_value(node.args[0].args[1])
        given = rational_value(node.args[1])
        index = given if node.head == n.APPLY or not given else 1 / given
        if power is not None and power == index and power % 2 == 1:
            lemma = f"odd_root_of {terms.term(base)} {power} (1 / {power})"
            yield f"rewrite ({lemma}) by (first [ reflexivity | (simpl; field) ])"
            place[node] = base


def _large_powers(sides: Sequence[Node], terms: Terms, place: dict[Node, Node]) -> Iterator[str]:
    """Yield the steps that make one power of (a − x)ⁿ and (x − a)ⁿ, and then a letter."""
    known: list[tuple[Node, Form, Fraction]] = []
    for node in n.walk(*sides):
        times = rational_value(node.args[1]) if node.head == n.POWER else None
        if times is None or times < LARGE or times.denominator > 1:
            continue
        try:
            form = linear_form(node.args[0])
        except TooLarge:
            continue
        likely = [form, {key: -c for key, c in form.items()}][: 2 if times % 2 == 0 else 1]
        first = next((each for each, other, k in known if k == times and other in likely), None)
        if first is None:
            known.append((node, form, times))
            continue
        texts = [f"({terms.term(each.args[0])} ^ {times})" for each in (node, first)]
        yield f"replace {texts[0]} with {texts[1]} by ({_SAME})"
        yield f"generalize {texts[1]}; intro"
        place[node] = first
