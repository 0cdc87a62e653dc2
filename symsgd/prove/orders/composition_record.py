"""What is written down of a proof by the same monotone functions on both sides of an order."""

from __future__ import annotations

from typing import Any

from symsgd.expression import node as n
from symsgd.prove.orders.differences import Claim
from symsgd.prove.orders.monotone_functions import Composition
from symsgd.prove.orders.order import plain_certificate


def composition_data(found: Composition) -> dict[str, Any]:
    """Return the functions from outside to inside, and the certificate of what is left.

    >>> from symsgd.expression.domain import Context
    >>> from symsgd.prove.orders.order import by_composition
    >>> a, b = n.variables("a b")
    >>> less = Context.of({}, [n.relation("<", a, b)])
    >>> found = by_composition(n.apply("tanh", a), n.apply("tanh", b), less, "<")
    >>> composition_data(found)["layers"]
    [{'at': 0, 'needs': []}]
    """
    left = Claim(found.left, found.right, found.context, found.relation)
    inner = plain_certificate(left)
    layers = []
    for layer in found.layers:
        needs = [
            plain_certificate(Claim(fact.args[0], fact.args[1], found.context, str(fact.value)))
            for fact in layer.needs
            if n.free_variables(fact)
        ]
        if None in needs:
            return {"unrecorded": "the sign of a factor could not be repeated"}
        layers.append({"at": layer.at, "needs": [one.to_json() for one in needs if one]})
    if inner is None:
        return {"unrecorded": "what is left of the claim could not be repeated"}
    return {"layers": layers, "certificate": inner.to_json()}
