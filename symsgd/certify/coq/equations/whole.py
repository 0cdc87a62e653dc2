"""Proofs about whole numbers: powers with exponents of either sign, multiples of a half turn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from symsgd.certify.coq.terms.lattice import TooLarge, linear_form
from symsgd.certify.coq.terms.powers import is_whole_power
from symsgd.certify.coq.terms.terms import Terms
from symsgd.expression import node as n
from symsgd.expression.node import Node

_PI = n.constant("pi")


def whole_ways(sides: Sequence[Node], terms: Terms) -> Iterator[str]:
    """Yield the tactics for equations in which integers stand in exponents or in angles."""
    names = n.free_variables(*sides)
    if not any(terms.context.domain(name).integer for name in names):
        return
    powers = [node for node in n.walk(*sides) if is_whole_power(node, terms.context)]
    powers = list(dict.fromkeys(reversed(powers)))
    turned = any(
        node.head == n.APPLY and node.value[0] in ("sin", "cos") for node in n.walk(*sides)
    )
    if not powers and not turned:
        return
    yield "sgd_parity"
    if turned:
        yield "".join(f"{step}; " for step in _half_turns(sides, terms)) + "sgd_turn; sgd_parity"
    try:
        steps = [_as_product(node, terms) for node in powers if node.args[1].args]
    except TooLarge:
        return
    rewriting = "".join(f"{step}; " for step in steps)
    bases = dict.fromkeys(terms.term(node.args[0]) for node in powers)
    known = "".join(f"assert ({base} <> 0) by (first [ assumption | sgd_ne ]); " for base in bases)
    yield f"{known}{rewriting}sgd_zpow_known; sgd_equal"
    if len(bases) == 1:
        (base,) = bases
        zero = "sgd_zpow_zero"
        yield (
            f"destruct (Req_EM_T {base} 0) as [B|B]; "
            f"[ rewrite ?B in *; {zero} | {rewriting}sgd_zpow_known; sgd_equal ]"
        )


def _half_turns(sides: Sequence[Node], terms: Terms) -> Iterator[str]:
    """Write each angle as π times something whole, and a rest."""
    for node in n.walk(*sides):
        if node.head != n.APPLY or node.value[0] not in ("sin", "cos"):
            continue
        try:
            form = linear_form(node.args[0])
        except TooLarge:
            continue
        names = {str(each): each for each in n.walk(node.args[0])}
        whole, rest = [], []
        for key, value in form.items():
            others = [names[name] for name in key if name != str(_PI)]
            turns = len(others) == len(key) - 1 and value.denominator == 1
            if turns and others and all(_is_whole(each, terms) for each in others):
                whole.append(_times(value, others))
            else:
                rest.append(_times(value, [names[name] for name in key]))
        if whole:
            function, before = node.value[0], terms.term(node.args[0])
            after = " + ".join([f"PI * {terms.term(n.add(*whole))}", *map(terms.term, rest)])
            yield (
                f"try (let A := fresh in assert (A : {function} {before} = {function} ({after})) "
                "by (apply f_equal; field); rewrite A in *; clear A)"
            )


def _times(value: Fraction, factors: Sequence[Node]) -> Node:
    return n.multiply(*([] if value == 1 and factors else [n.number(value)]), *factors)


def _is_whole(node: Node, terms: Terms) -> bool:
    return node.head == n.VARIABLE and terms.context.domain(str(node.value)).integer


def _as_product(node: Node, terms: Terms) -> str:
    """Return the step that writes x^(2n + 3) as (xⁿ)²·x³, for x ≠ 0."""
    base, exponent = (terms.term(arg) for arg in node.args)
    names = {str(each): each for each in n.walk(node.args[1])}
    factors = []
    for key, value in linear_form(node.args[1]).items():
        if value.denominator != 1:
            raise TooLarge
        text = f"(zpow {base} {terms.term(n.multiply(*(names[name] for name in key)))})"
        factors.append(_power(text if key else base, value))
    product = " * ".join(factors) or "1"
    return (
        f"try (let A := fresh in assert (A : zpow {base} {exponent} = {product}) "
        "by sgd_zpow_atom; rewrite A in *; clear A)"
    )


def _power(text: str, value: Fraction) -> str:
    power = text if abs(value) == 1 else f"({text} ^ {abs(int(value))})"
    return power if value > 0 else f"(/ {power})"
