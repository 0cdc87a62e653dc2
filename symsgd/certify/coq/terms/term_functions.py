"""Applied functions as terms of Coq: those that Coq has, those that are defined, unknown ones."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from symsgd.algebra.algebra import rational_value
from symsgd.certify.coq.terms.powers import is_real_power, plain_power
from symsgd.certify.coq.terms.relations import NotExported, number_term
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.functions.table import FUNCTIONS, define

if TYPE_CHECKING:
    from symsgd.certify.coq.terms.terms import Terms

MOST_ORDER = 8
MOST_ARGUMENTS = 2  # of a function that is differentiated
SMOOTH = {"sigmoid": "sigma", "tanh": "tanh"}  # every derivative is a polynomial in the function
_NATIVE = {
    "exp": "exp", "log": "ln", "sqrt": "sqrt", "sin": "sin", "cos": "cos", "atan": "atan",
    "asin": "asin", "acos": "acos", "erf": "erf",
    "abs": "Rabs", "max": "Rmax", "min": "Rmin", "sign": "sign", "heaviside": "heaviside",
} | SMOOTH  # fmt: skip
STEPS = {"floor": "Rfloor", "ceil": "Rceil"}  # known by name, and in no table
GAMMA = "rgamma"  # 1/Γ, which every theorem about Γ speaks of
_ONE = n.number(1)


def applied(terms: Terms, node: Node, args: list[str]) -> str:
    """Return the term of a function applied to arguments whose terms are given.

    >>> from symsgd.certify.coq.terms.terms import Terms
    >>> terms = Terms()
    >>> applied(terms, n.apply("sqrt", n.variable("x")), ["v_x"])
    '(sqrt v_x)'
    >>> [str(need) for need in terms.needs]
    ['x >= 0']
    """
    name, orders = node.value
    if name in STEPS:
        if any(orders):
            raise NotExported(f"a derivative of {name}")
        return f"({STEPS[name]} {args[0]})"
    if name not in FUNCTIONS:
        return f"({_function(terms, name, orders, len(args))} {' '.join(args)})"
    if any(orders):
        return _derived(terms, name, max(orders), args)
    if name == "cbrt":
        node = n.apply("root", node.args[0], n.number(3))
        name, args = "root", [*args, "3"]
    if name == "root":
        return _root(terms, node, args[0])
    if name == "gamma":
        terms.poles[node.args[0]] = None
        return f"(/ ({GAMMA} {args[0]}))"
    if name == "binomial":
        return _binomial(terms, *node.args)
    if name in _NATIVE:
        sign = {"log": ">", "sqrt": ">="}.get(name)
        if sign:
            terms.require(sign, node.args[0])
        if name in ("asin", "acos"):
            terms.require(">=", _ONE - node.args[0])
            terms.require(">=", node.args[0] + 1)
        return f"({_NATIVE[name]} {' '.join(args)})"
    try:
        plain = define(node)
    except SymsgdError:
        plain = node
    if plain is node:
        raise NotExported(f"there is no Coq term for the function {name}")
    return terms.term(plain)


def _function(terms: Terms, name: str, orders: tuple[int, ...], arity: int) -> str:
    """Return the Coq name of an unknown function, or of its derivative."""
    order = sum(orders)
    if order and arity > MOST_ARGUMENTS:
        raise NotExported("a partial derivative of an unknown function of more than 2 variables")
    if name not in terms.functions:
        plain = "fn_" + (re.sub(r"[^A-Za-z0-9]+", "_", name).strip("_") or "f")
        while plain in {known for known, _ in terms.functions.values()}:
            plain += "_"
        terms.functions[name] = (plain, arity)
    if terms.functions[name][1] != arity:
        raise NotExported(f"the function {name} takes different numbers of arguments")
    terms.function_orders[name] = max(order, terms.function_orders.get(name, 0))
    return function_name(terms.functions[name][0], orders)


def _binomial(terms: Terms, top: Node, k: Node) -> str:
    """Write n over k with 1/Γ, so that it is 0 for whole numbers k < 0 and k > n."""
    above, *below = (f"({GAMMA} {terms.term(u)})" for u in (top + 1, k + 1, top - k + 1))
    terms.poles[top + 1] = None
    return f"(({' * '.join(below)}) / {above})"


def _root(terms: Terms, node: Node, text: str) -> str:
    index = rational_value(node.args[1])
    if index is None or index.denominator != 1 or index < 1:
        raise NotExported("the index of a root is no positive whole number")
    if is_real_power(node):
        if index % 2 == 0:
            terms.require(">=", node.args[0])
        return f"(rpow {text} {number_term(1 / index)})"
    return terms.term(plain_power(node))


def _derived(terms: Terms, name: str, order: int, args: list[str]) -> str:
    if name not in SMOOTH:
        raise NotExported(f"there is no Coq term for a derivative of {name}")
    if order > MOST_ORDER:
        raise NotExported(f"derivatives are exported up to order {MOST_ORDER}")
    terms.orders[name] = max(order, terms.orders.get(name, 0))
    return f"(Derive_n {SMOOTH[name]} {order} {args[0]})"


def function_name(name: str, orders: tuple[int, ...]) -> str:
    """Return the Coq name of a derivative of an unknown function.

    >>> function_name("fn_f", (2,)), function_name("fn_f", (0, 0)), function_name("fn_f", (1, 0))
    ("fn_f''", 'fn_f', "fn_f'1'0")
    """
    if len(orders) < 2:
        return name + "'" * sum(orders)
    return name + "".join(f"'{order}" for order in orders) * any(orders)
