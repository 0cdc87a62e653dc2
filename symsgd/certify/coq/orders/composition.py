"""The same monotone functions on both sides of an order, from the inside to the outside."""

from __future__ import annotations

from collections.abc import Sequence

from symsgd.algebra.algebra import rational_value
from symsgd.certify.coq.orders.differences import difference_script
from symsgd.certify.coq.orders.order_cases import order_cases_script
from symsgd.certify.coq.terms.relations import NotExported, related
from symsgd.certify.coq.terms.terms import Terms
from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.functions.derivatives import expand
from symsgd.prove.orders.monotone_functions import Layer
from symsgd.prove.orders.order import by_composition

_ZERO = n.number(0)
_ARGUMENT = "first [ exact H_ | lra ]"
_RISING = {
    "exp": "apply exp_increasing", "atan": "apply atan_increasing", "tanh": "apply rising_tanh",
    "sigmoid": "apply rising_sigma", "softplus": "apply rising_softplus",
    "sinh": "apply rising_sinh", "asinh": "apply arcsinh_lt",
    "log": "apply ln_increasing; [ sgd_pos | ]",
    "sqrt": "apply sqrt_lt_1_alt; split; [ lra | ]",
}  # fmt: skip


def composition_script(relation: str, left: Node, right: Node, terms: Terms) -> str:
    """Return the tactic that proves an inequality once its variables are introduced.

    >>> from symsgd.expression.domain import Context
    >>> a, b = n.variables("a b")
    >>> less = Terms(context=Context.of({}, [n.relation("<", a, b)]))
    >>> text = composition_script("<", a**n.number(3), b**n.number(3), less)
    >>> "apply (rising_odd 1)" in text
    True
    """
    found = by_composition(expand(left), expand(right), terms.context, relation)
    if found is None:
        raise NotExported("a proof by monotone functions that is not found")
    inner = terms.like(found.context)
    shown = order_cases_script(found.relation, found.left, found.right, inner)
    steps = ["sgd_sizes_split"]
    said = related(found.relation, inner.term(found.left), inner.term(found.right))
    steps.append(f"assert (H_ : {said}) by (first [ lra | nra | {shown} ])")
    for layer in reversed(found.layers):
        strict = found.relation in ("<", ">")
        lower, upper = layer.sides if _rises(layer, found.relation, found.layers) else (
            layer.sides[::-1])  # fmt: skip
        sign = "<" if strict else "<="
        text = related(sign, inner.term(lower), inner.term(upper))
        way = _strictly(layer, inner)
        if not strict:
            same = "right; first [ rewrite H_; reflexivity | congruence ]"
            way = f"destruct H_ as [H_|H_]; [ left; {way} | {same} ]"
        steps += [f"assert (K_ : {text}) by ({way})", "clear H_; rename K_ into H_"]
    return "; ".join([*steps, "first [ exact H_ | lra ]"])


def difference_or_composition(relation: str, left: Node, right: Node, terms: Terms) -> str:
    """Return the tactic by monotone functions where there is one, and else by a difference."""
    difference = difference_script(relation, left, right, terms)
    try:
        composition = composition_script(relation, left, right, terms)
    except NotExported:
        return difference
    return f"first [ solve [ {composition} ] | {difference} ]"


def _rises(layer: Layer, relation: str, layers: Sequence[Layer]) -> bool:
    """Say whether the left side of a layer is the smaller one."""
    falls = sum(not each.keeps for each in layers[layers.index(layer) :])
    return (relation in ("<", "<=")) is (falls % 2 == 0)


def _strictly(layer: Layer, terms: Terms) -> str:
    """Return the tactic for f(x) < f(y) with x < y as ``H_``."""
    whole, at = layer.sides[0], layer.at
    others = [arg for i, arg in enumerate(whole.args) if i != at]
    pair = [side.args[at] for side in layer.sides]
    match whole.head:
        case n.ADD | n.NEGATE:
            return "lra"
        case n.MULTIPLY:
            signs = [_sign(each, layer, terms) for each in others]
            product = others[0] if len(others) == 1 else n.multiply(*others)
            sign = "<" if sum(each == "<" for each in signs) % 2 else ">"
            return f"{_asserted('S_', product, sign, terms)}; nra"
        case n.DIVIDE if at == 0:
            sign = _sign(others[0], layer, terms)
            below, lemma = terms.term(others[0]), "Rinv_0_lt_compat"
            said = f"0 < / {below}"
            if sign == "<":
                said, lemma = f"/ {below} < 0", "Rinv_lt_0_compat"
            inverse = f"assert (I_ : {said}) by (apply {lemma}; exact S_)"
            return f"{_asserted('S_', others[0], sign, terms)}; {inverse}; unfold Rdiv; nra"
        case n.DIVIDE:
            facts = [_asserted(f"S{i}_", each, _sign(each, layer, terms), terms)
                     for i, each in enumerate((*pair, others[0]))]  # fmt: skip
            turned = "match type of H_ with ?x < ?y => assert (I_ : / y < / x)"
            turned += " by (apply Rinv_lt_contravar; [ nra | exact H_ ]) end"
            return "; ".join([*facts, turned, "unfold Rdiv; nra"])
        case n.POWER:
            return _power(others[0], at, layer, terms)
    return _function(whole, others)


def _function(whole: Node, others: list[Node]) -> str:
    name = str(whole.value[0])
    if name == "root":
        name = "sqrt" if others[0] == n.number(2) else "root"
        if name == "root":
            return f"apply rising_rpow; [ lra | {_ARGUMENT} ]"
    if name not in _RISING:
        raise NotExported(f"that {name} rises has no proof here")
    return f"{_RISING[name]}; {_ARGUMENT}"


def _power(other: Node, at: int, layer: Layer, terms: Terms) -> str:
    if at == 1 and other is n.constant("e"):
        return f"apply exp_increasing; {_ARGUMENT}"
    if at == 1:
        base = terms.term(other)
        lemma = "log_above" if layer.keeps else "log_below"
        said = f"0 < ln {base}" if layer.keeps else f"ln {base} < 0"
        return f"assert (S_ : {said}) by (apply {lemma}; lra); apply exp_increasing; nra"
    exponent = rational_value(other)
    if exponent is None or exponent < 0:
        raise NotExported("that a power falls has no proof here")
    if exponent.denominator > 1:
        root = "apply sqrt_lt_1_alt; split; lra"
        return f"first [ {root} | apply rising_rpow; [ lra | {_ARGUMENT} ] ]"
    count = exponent.numerator - 1
    if count % 2 == 0:
        return f"apply (rising_odd {count // 2}); {_ARGUMENT}"
    return f"apply (rising_pow {count}); [ first [ lra | sgd_pos ] | {_ARGUMENT} ]"


def _sign(node: Node, layer: Layer, terms: Terms) -> str:
    """Return whether a factor is positive or negative, as the layer says or as a number shows."""
    for sign in (">", "<"):
        if n.relation(sign, node, _ZERO) in layer.needs:
            return sign
    raise NotExported(f"the sign of {terms.term(node)} has no proof here")


def _asserted(name: str, node: Node, sign: str, terms: Terms) -> str:
    said = related(sign, terms.term(node), "0")
    shown = order_cases_script(sign, node, _ZERO, terms)
    return f"assert ({name} : {said}) by (first [ lra | {shown} ])"
