"""What is known of functions: the rows of a table, each a theorem.

A row says: wherever the relations after the first hold, and all that it speaks of has a value, the
first one holds.  It does for all real numbers a and b and all whole numbers k, p and q ≥ 1.

Nothing here need be trusted: the tests give each row to Coq, and replay its proof.
"""

from __future__ import annotations

from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.functions.table import exp, log

Condition = tuple[Node, str, Node | int]


def _row(left: Node, relation: str, right: Node | int, *given: Condition) -> tuple[Node, ...]:
    """Return a relation, and after it those under which it holds."""
    facts = ((left, relation, right), *given)
    return tuple(
        n.relation(sign, x, y if isinstance(y, Node) else n.number(y)) for x, sign, y in facts
    )


def _sin(u: Node) -> Node:
    return n.apply("sin", u)


def _cos(u: Node) -> Node:
    return n.apply("cos", u)


def _root(u: Node, k: Node) -> Node:
    return n.apply("root", u, k)


def _gamma(u: Node) -> Node:
    return n.apply("gamma", u)


a, b, k, p, q = n.variables("a b k p q")
WHOLE = frozenset((k, p, q))
_0, _1, _2, _3, _4 = map(n.number, range(5))
pi, e, sigma, tanh = n.constant("pi"), n.constant("e"), n.apply("sigmoid", a), n.apply("tanh", a)
absolute, greater, smaller = n.apply("abs", a), n.apply("max", a, b), n.apply("min", a, b)
ROWS = {
    "quotient": _row((a / b) * b, "=", a),
    "power_minus": _row(a**-k, "=", 1 / a**k),
    "exp_positive": _row(exp(a), ">", 0),
    "exp_and_one": _row(1 + exp(a), ">", 0),
    "exp_zero": _row(exp(_0), "=", 1),
    "sigmoid_positive": _row(sigma, ">", 0),
    "sigmoid_below_one": _row(sigma, "<", 1),
    "sigmoid_by_exp": _row(sigma, "=", exp(a) / (1 + exp(a))),
    "exp_by_sigmoid": _row(exp(a), "=", sigma / (1 - sigma)),
    "tanh_by_exp": _row(tanh, "=", (exp(2 * a) - 1) / (1 + exp(2 * a))),
    "log_exp": _row(log(exp(a)), "=", a),
    "exp_log": _row(exp(log(a)), "=", a),
    "log_product": _row(log(a * b), "=", log(a) + log(b)),
    "log_quotient": _row(log(a / b), "=", log(a) - log(b)),
    "log_power": _row(log(a**k), "=", k * log(a)),
    "log_by_power": _row(log(a), "=", log(a**k) / k, (a, ">", 0)),
    "e_by_exp": _row(e, "=", exp(_1)),
    "e_positive": _row(e, ">", 0),
    "e_power": _row(e**a, "=", exp(a)),
    "power": _row(a**b, "=", exp(b * log(a))),
    "rational": _row(a ** (p / q), "=", b, (b**q, "=", a**p), (a, ">=", 0), (b, ">=", 0)),
    "inverse": _row(a ** -(p / q), "=", b, (b**q * a**p, "=", 1), (a, ">", 0), (b, ">=", 0)),
    "root_to_the_k": _row(_root(a, k) ** k, "=", a),
    "root_not_negative": _row(_root(a, k), ">=", 0, (a, ">=", 0)),
    "root_positive": _row(_root(a, k), ">", 0, (a, ">", 0)),
    "root": _row(_root(a, k), "=", b, (b**k, "=", a), (b, ">=", 0)),
    "odd_root": _row(_root(a, k), "=", b, (b**k, "=", a), ((-_1) ** k, "<", 0)),
    "abs": _row(absolute, "=", a, (a, ">=", 0)),
    "abs_negative": _row(absolute, "=", -a, (a, "<=", 0)),
    "abs_positive": _row(absolute, ">", 0, (a, "!=", 0)),
    "abs_square": _row(absolute**2, "=", a**2),
    "max_first": _row(greater, "=", a, (a, ">=", b)),
    "max_second": _row(greater, "=", b, (a, "<=", b)),
    "min_first": _row(smaller, "=", a, (a, "<=", b)),
    "min_second": _row(smaller, "=", b, (a, ">=", b)),
    "gamma_one": _row(_gamma(_1), "=", 1),
    "gamma_next": _row(_gamma(k + 1), "=", k * _gamma(k)),
    "pi_positive": _row(pi, ">", 0),
    "unit_circle": _row(_sin(a) ** 2 + _cos(a) ** 2, "=", 1),
    "cos_zero": _row(_cos(_0), "=", 1),
    "sin_zero": _row(_sin(_0), "=", 0),
    "cos_minus": _row(_cos(-a), "=", _cos(a)),
    "sin_minus": _row(_sin(-a), "=", -_sin(a)),
    "cos_sum": _row(_cos(a + b), "=", _cos(a) * _cos(b) - _sin(a) * _sin(b)),
    "sin_sum": _row(_sin(a + b), "=", _sin(a) * _cos(b) + _cos(a) * _sin(b)),
    "cos_half": _row(_cos(pi / 2), "=", 0),
    "sin_half": _row(_sin(pi / 2), "=", 1),
    "cos_third": _row(_cos(pi / 3), "=", _1 / 2),
    "sin_third": _row(_sin(pi / 3), "=", _root(_3, _2) / 2),
    "cos_quarter": _row(_cos(pi / 4), "=", _root(_2, _2) / 2),
    "sin_quarter": _row(_sin(pi / 4), "=", _root(_2, _2) / 2),
}
