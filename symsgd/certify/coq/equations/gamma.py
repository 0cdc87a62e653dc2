"""Proofs about Γ, factorials and binomial coefficients.

No library that is used here defines Γ.  What is proved holds for every function
with a few properties that 1/Γ has, above all g(t) = t·g(t + 1) for every real t.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from symsgd.certify.coq.terms.lattice import Form, TooLarge, linear_form
from symsgd.certify.coq.terms.relations import number_term
from symsgd.certify.coq.terms.term_functions import GAMMA
from symsgd.certify.coq.terms.terms import Terms
from symsgd.expression import node as n
from symsgd.expression.node import Node, number

MOST_SHIFT = 12  # arguments that are further apart have nothing to do with each other
MOST_FACTORIAL = 20
ASSUMED = f"forall {GAMMA} : R -> R, reciprocal_{GAMMA[1:]} {GAMMA} -> "
FACTS = (
    f"pose proof (gamma_up {GAMMA} RG) as GU. pose proof (gamma_1 {GAMMA} RG) as G1. "
    f"pose proof (gamma_half {GAMMA} RG) as GH. pose proof (gamma_positive {GAMMA} RG) as GP."
)


def arguments(sides: Iterable[Node]) -> list[Node]:
    """Return what Γ is taken of, with binomial coefficients and factorials written in it.

    >>> x = n.variable("x")
    >>> [str(u) for u in arguments([n.apply("binomial", x, n.number(2))])]
    ['x + 1', '2 + 1', '(x - 2) + 1']
    """
    found: dict[Node, None] = {}
    for node in n.walk(*sides):
        if node.head != n.APPLY:
            continue
        if node.value[0] == "gamma":
            found[node.args[0]] = None
        elif node.value[0] == "factorial":
            found[node.args[0] + 1] = None
        elif node.value[0] == "binomial":
            top, k = node.args
            found |= dict.fromkeys((top + 1, k + 1, top - k + 1))
    return list(found)


def gamma_steps(
    nodes: Sequence[Node], terms: Terms, point: Mapping[str, Fraction] | None = None
) -> list[str]:
    """Return the steps after which 1/Γ stands at a few arguments, with what is known of it there.

    At a ``point`` the variables are numbers.
    """
    place = {n.variable(name): number(value) for name, value in (point or {}).items()}
    known: list[tuple[str, Form]] = []
    for node in nodes:
        try:
            form = linear_form(n.substitute(node, place))
        except TooLarge:
            continue
        known.append((_at(terms.term(node), terms, point or {}), form))
    steps: list[str] = []
    for group in _groups(known):
        steps += _group(group)
    return [*steps, "sgd_factors"] if steps else []


def _at(text: str, terms: Terms, point: Mapping[str, Fraction]) -> str:
    """Put numbers into a term as Coq does: −x becomes -(3), which is not its number -3."""
    place = {name: f"({number_term(point.get(v, Fraction(0)))})" for v, name in terms.names.items()}
    return re.sub(r"v_[\w']+", lambda found: place[found[0]], text) if point else text


def _groups(known: list[tuple[str, Form]]) -> list[list[tuple[str, Fraction, Form]]]:
    """Group arguments whose differences are small whole numbers, each group in order."""
    by_rest: dict[frozenset[object], list[tuple[str, Fraction, Form]]] = {}
    for text, form in known:
        value = form.get((), Fraction(0))
        rest = frozenset({**form, (): value % 1}.items())
        by_rest.setdefault(rest, []).append((text, value, form))
    groups: list[list[tuple[str, Fraction, Form]]] = []
    for members in by_rest.values():
        members.sort(key=lambda member: member[1])
        group: list[tuple[str, Fraction, Form]] = []
        for member in members:
            if group and member[1] - group[-1][1] > MOST_SHIFT:
                groups.append(group)
                group = []
            group.append(member)
        groups.append(group)
    return groups


def _group(group: list[tuple[str, Fraction, Form]]) -> Iterator[str]:
    closed = not set(group[0][2]) - {()}
    low, high = group[0][1], group[-1][1]
    if closed and low.denominator <= 2 and low >= -MOST_FACTORIAL and high <= MOST_FACTORIAL:
        yield from _values([(text, value) for text, value, _ in group])
        return
    base, most, _ = group[-1]
    for text, value, _ in group:
        shift = int(most - value)
        if shift == 0 and text == base:
            continue
        places = [f"({text})"]
        for _ in range(shift):
            places.append(f"({places[-1]} + 1)")
        factors = " * ".join([*places[:shift], f"{GAMMA} {base}"])
        rises = "".join(f"rewrite (GU {place}); " for place in places[:shift])
        yield _put(text, factors, f"{rises}replace {places[-1]} with {base} by ring; ring")
    yield f"try (assert (0 < {GAMMA} {base}) by (apply GP; first [ lra | sgd_pos | nra ]))"


def _values(group: list[tuple[str, Fraction]]) -> Iterator[str]:
    """Put the values of 1/Γ at whole numbers, and at halves of odd ones."""
    numbers = [value for _, value in group]
    start = Fraction(1, numbers[0].denominator)
    place = min(*numbers, start)
    while place < max(*numbers, start):
        here, after = number_term(place), number_term(place + 1)
        yield (
            f"let A := fresh in pose proof (GU {here}) as A; "
            f"replace ({here} + 1) with {after} in A by field"
        )
        place += 1
    root = "" if start == 1 else " * / sqrt PI"
    for text, value in group:
        inverse = number_term(_ratio(start, value))
        same = f"replace {text} with {number_term(value)} by field; lra"
        yield _put(text, f"{inverse}{root}", same)


def _ratio(start: Fraction, value: Fraction) -> Fraction:
    """Return Γ(start)/Γ(value), which is 0 at the poles of Γ."""
    ratio = Fraction(1)
    for j in range(int(value - start)):
        ratio /= start + j
    for j in range(1, int(start - value) + 1):
        ratio *= start - j
    return ratio


def _put(text: str, value: str, by: str) -> str:
    return (
        f"try (let A := fresh in assert (A : {GAMMA} {text} = {value}) by ({by}); "
        "rewrite A in *; clear A)"
    )
