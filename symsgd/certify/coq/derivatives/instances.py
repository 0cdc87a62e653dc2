"""The particular functions for which a claim about unknown functions is wrong."""

from __future__ import annotations

from collections.abc import Iterator

from symsgd.certify.coq.derivatives.derivatives import Derivative
from symsgd.certify.coq.terms.functions import Orders, Unknown, unknowns
from symsgd.certify.coq.terms.relations import number_term
from symsgd.certify.coq.terms.term_functions import function_name
from symsgd.certify.coq.terms.terms import Terms
from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.functions.derivatives import differentiate
from symsgd.prove.instances import PRODUCT, instance, places


def chosen(terms: Terms) -> Iterator[str]:
    """Yield the steps that put particular functions into the hypothesis ``H``."""
    every = sorted(terms.functions)
    for function, each in unknowns(terms).items():
        body = instance(every.index(function), each.arity)
        bound = " ".join(f"({Terms().name(place)} : R)" for place in places(each.arity))
        for orders, name in zip(each.orders(each.order), each.names, strict=True):
            yield f"pose ({name} := fun {bound} => {Terms().term(_slope(body, orders))})."
        for orders in each.differentiated():
            proof = (
                _on_line(each, body, orders) if each.arity == 1 else _on_plane(each, body, orders)
            )
            yield f"assert ({each.fact_name(orders)} : {each.fact(orders)}) by ({proof})."
        yield from each.taught()
        yield f"specialize (H {' '.join([*each.names, *each.facts])})."


def _slope(body: Node, orders: Orders) -> Node:
    for place, order in zip(places(len(orders)), orders, strict=True):
        body = differentiate(body, place, order)
    return body


def _on_line(function: Unknown, body: Node, orders: Orders) -> str:
    names = (function_name(function.name, (k,)) for k in (orders[0], orders[0] + 1))
    before, after = (_slope(body, (k,)) for k in (orders[0], orders[0] + 1))
    inner = Terms(names={places(1)[0]: "t"})
    script = Derivative(n.derivative(before, places(1)[0]), after, inner).proof()
    return f"intro t; unfold {', '.join(names)}; cbv beta; {script}"


def _on_plane(function: Unknown, body: Node, orders: Orders) -> str:
    """Return the proof that g(s) + h(t) + c·s·t is differentiable."""
    first, second = orders
    named = [function_name(function.name, each)
             for each in (orders, (first + 1, second), (first, second + 1))]  # fmt: skip
    here = _slope(body, orders)
    zero = dict.fromkeys(places(2), n.number(0))
    scripts, slopes = [], []
    for name, letter in zip(places(2), ("s", "t"), strict=True):
        still = {n.variable(each): value for each, value in zero.items() if each != name}
        edge = n.substitute(here, still)
        inner = Terms(names={name: letter})
        slope = differentiate(edge, name)
        slopes.append(inner.term(slope))
        proof = Derivative(n.derivative(edge, name), slope, inner).proof()
        scripts.append(f"({proof})")
    product = number_term(PRODUCT) if not any(orders) else "0"
    same = "solve [ ring | (field; lra) | reflexivity ]"
    return (
        f"intros s t; unfold {', '.join(named)}; cbv beta; "
        f"apply (plane _ {product} s t _ _ ({slopes[0]}) ({slopes[1]})); cbv beta; "
        f"[ intros; {same} | {scripts[0]} | {scripts[1]} | {same} | {same} ]"
    )
