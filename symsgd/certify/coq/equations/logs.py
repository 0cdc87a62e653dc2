"""Proofs of equations linear in logarithms: the product of their arguments is a power of e."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import lcm

from symsgd.algebra.algebra import rational_value
from symsgd.certify.coq.equations.angles import shares_of
from symsgd.certify.coq.equations.letters import letter_steps
from symsgd.certify.coq.terms.lattice import TooLarge, linear_form
from symsgd.certify.coq.terms.terms import Terms
from symsgd.expression import node as n
from symsgd.expression.node import Node, number

MOST_LOGARITHMS = 5
MOST_POWER = 6


def log_ways(sides: Sequence[Node], terms: Terms) -> Iterator[str]:
    """Yield the tactic for Σ c·ln u = w with whole c: Π u^c = e^w, where every u is positive."""
    logs = [node for node in n.walk(*sides) if node.head == n.APPLY and node.value[0] == "log"]
    logs = list(dict.fromkeys(logs))
    if not logs or len(logs) > MOST_LOGARITHMS:
        return
    difference = sides[0] - sides[1]
    found = shares_of(difference, logs, homogeneous=False)
    if found is None or not any(found):
        return
    size = lcm(*(share.denominator for share in found))
    counts = [int(share * size) for share in found]
    rest = _plain(n.substitute(difference, dict.fromkeys(logs, number(0))))
    if any(abs(count) > MOST_POWER for count in counts):
        return
    left, right = _product(logs, counts), _product(logs, [-count for count in counts])
    if rational_value(rest) != 0:
        right = _times_power(right, rest, size)
    texts = terms.term(left), terms.term(right)
    steps = "; ".join(letter_steps([left, right], terms, 1))
    letters = f"({steps}; sgd_close) | " if steps else ""
    inner = f"first [ sgd_field | {letters}sgd_close | sgd_radicals ]"
    yield (
        f"assert (A : {texts[0]} = {texts[1]}) by ({inner}); apply (f_equal ln) in A; "
        "sgd_logs_in A; first [ lra | nra | (field_simplify in A; lra) ]"
    )


def _plain(rest: Node) -> Node:
    """Return 0 for what is 0 as a polynomial, and anything else as it is."""
    try:
        return rest if linear_form(rest) else number(0)
    except TooLarge:
        return rest


def _times_power(product: Node, rest: Node, size: int) -> Node:
    """Return a product times e^(−size·rest)."""
    try:
        form = linear_form(rest)
    except TooLarge:
        form = {}
    names = {str(node): node for node in n.walk(rest)}
    known = [n.multiply(number(-size * c), *(names[k] for k in key)) for key, c in form.items()]
    if len(form) == 1 and -size * next(iter(form.values())) == 1:
        known = [n.multiply(*(names[k] for k in next(iter(form))))]
    exponent = n.add(*known) if len(known) != 1 else known[0]
    power = n.apply("exp", exponent)
    return power if product is n.multiply() else product * power


def _product(logs: Sequence[Node], counts: Sequence[int]) -> Node:
    factors = [
        log.args[0] if count == 1 else log.args[0] ** number(count)
        for log, count in zip(logs, counts, strict=True)
        if count > 0
    ]
    return n.multiply(*factors) if len(factors) != 1 else factors[0]
