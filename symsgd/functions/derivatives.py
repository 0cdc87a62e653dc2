"""Derivatives of expressions, to any order.

The result is a graph that shares its parts, so its size stays linear where
written-out derivatives explode.  Only literal zeros and ones are left out.
"""

from __future__ import annotations

from functools import cache, lru_cache, reduce

from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.functions.table import ALWAYS, FUNCTIONS, ONE, ZERO, log


def differentiate(root: Node, name: str, order: int = 1) -> Node:
    """Return the derivative with respect to the variable ``name``.

    At a kink the result has no value: d|x|/dx is x/|x|.

    >>> x = n.variable("x")
    >>> str(differentiate(n.apply("sigmoid", 2 * x), "x"))
    "sigmoid'(2*x)*2"
    """
    for _ in range(order):
        root = _once(expand(root), name)
    return root


@lru_cache(maxsize=4096)
def expand(root: Node) -> Node:
    """Carry out every derivative in an expression.

    Each derivative keeps its body as a guard, because it has a value only
    where the body has one.
    """
    if not any(node.head == n.DERIVATIVE for node in n.walk(root)):
        return root
    done: dict[Node, Node] = {}
    for node in n.walk(root):
        plain = n.rebuild(node, tuple(done[child] for child in node.args))
        if plain.head == n.DERIVATIVE:
            name, order = plain.value
            body = plain.args[0]
            plain = n.where_defined(differentiate(body, name, order), body)
        done[node] = plain
    return done[root]


def expand_function(node: Node) -> Node:
    """Return f⁽ᵏ⁾(u) for a function of the table with the derivative carried out.

    Functions with y′ = P(y) stay as they are: their derivatives are
    polynomials in the function (see ``riccati_polynomial``).
    """
    name, orders = node.value
    row = FUNCTIONS.get(name)
    if row is None or not any(orders) or row.riccati is not None:
        return node
    template = _template(name, orders)
    places = {n.variable(_place(i)): arg for i, arg in enumerate(node.args)}
    plain = n.apply(name, *node.args)
    return n.where_defined(n.substitute(template, places), plain)


@cache
def riccati_polynomial(name: str, order: int) -> tuple[int, ...]:
    """Return the coefficients of the polynomial Q with f⁽ᵒʳᵈᵉʳ⁾ = Q(f), lowest first.

    >>> riccati_polynomial("sigmoid", 2)  # σ″ = σ − 3σ² + 2σ³
    (0, 1, -3, 2)
    """
    from flint import fmpz_poly

    row = FUNCTIONS[name]
    if row.riccati is None:
        raise SymsgdError("no-riccati-form", f"{name} does not satisfy an equation y' = P(y)")
    rule = fmpz_poly(list(row.riccati))
    value = fmpz_poly([0, 1])
    for _ in range(order):
        value = value.derivative() * rule
    return tuple(int(c) for c in value.coeffs())


def _place(i: int) -> str:
    return f"argument {i}"


@cache
def _template(name: str, orders: tuple[int, ...]) -> Node:
    places = [n.variable(_place(i)) for i in range(len(orders))]
    row = FUNCTIONS[name]
    body = row.definition(*places) if row.definition else n.apply(name, *places)
    for i, order in enumerate(orders):
        body = differentiate(body, _place(i), order)
    return body


def plus(*terms: Node) -> Node:
    """Return the sum without literal zeros."""
    kept = [term for term in terms if term is not ZERO]
    return kept[0] if len(kept) == 1 else n.add(*kept) if kept else ZERO


def times(*factors: Node) -> Node:
    """Return the product without literal ones, and zero if a factor is a literal zero."""
    if ZERO in factors:
        return ZERO
    kept = [factor for factor in factors if factor is not ONE]
    return kept[0] if len(kept) == 1 else n.multiply(*kept) if kept else ONE


def _once(root: Node, name: str) -> Node:
    done: dict[Node, Node] = {}
    for node in n.walk(root):
        here = node.head == n.VARIABLE and node.value == name
        constant = not here and all(done[child] is ZERO for child in node.args)
        jumps = node.head == n.PIECEWISE and name in n.free_variables(*node.args[1::2])
        if node.head in (n.RELATION, n.LOGIC) or (constant and not jumps):
            done[node] = ZERO
        else:
            done[node] = _step(node, name, done)
    return done[root]


def _step(node: Node, name: str, done: dict[Node, Node]) -> Node:
    args = node.args
    match node.head:
        case n.VARIABLE:
            return ONE if node.value == name else ZERO
        case n.ADD:
            return plus(*(done[arg] for arg in args))
        case n.NEGATE:
            return n.negate(done[args[0]])
        case n.LET:
            return done[args[0]]
        case n.WHERE_DEFINED:
            return n.where_defined(done[args[0]], args[1])
        case n.MULTIPLY:
            return plus(
                *(times(*args[:i], done[arg], *args[i + 1 :]) for i, arg in enumerate(args))
            )
        case n.DIVIDE:
            return _quotient(args[0], args[1], done[args[0]], done[args[1]])
        case n.POWER:
            return _power(args[0], args[1], done[args[0]], done[args[1]])
        case n.PIECEWISE:
            return _pieces(node, done)
        case n.APPLY:
            return plus(*(times(_partial(node, i), done[arg]) for i, arg in enumerate(args)))
    raise SymsgdError("no-derivative", f"the derivative of {node} is not known")


def _quotient(above: Node, below: Node, d_above: Node, d_below: Node) -> Node:
    if d_below is ZERO:
        return d_above / below
    loss = times(above, d_below) / below**2
    return n.negate(loss) if d_above is ZERO else d_above / below - loss


def _power(base: Node, exponent: Node, d_base: Node, d_exponent: Node) -> Node:
    if d_exponent is ZERO:
        if exponent.head == n.NUMBER:
            lower = exponent.value - 1
            reduced = ONE if lower == 0 else base if lower == 1 else base ** n.number(lower)
        else:
            reduced = base ** (exponent - 1)
        return times(exponent, reduced, d_base)
    growth = times(d_exponent, log(base))
    if d_base is not ZERO:
        growth = plus(growth, times(exponent, d_base) / base)
    return times(base**exponent, growth)


def _partial(node: Node, i: int) -> Node:
    name, orders = node.value
    row = FUNCTIONS.get(name)
    if row is None or row.riccati is not None:
        raised = (*orders[:i], orders[i] + 1, *orders[i + 1 :])
        return n.apply(name, *node.args, orders=raised)
    if any(orders):
        raised = (*orders[:i], orders[i] + 1, *orders[i + 1 :])
        return expand_function(n.apply(name, *node.args, orders=raised))
    if row.partials is not None:
        return row.partials[i](*node.args)
    if row.definition is None:
        raise SymsgdError("no-derivative", f"the derivative of {name} is not in the table")
    return _defined_partial(name, node.args, i)


def _defined_partial(name: str, args: tuple[Node, ...], i: int) -> Node:
    orders = tuple(int(k == i) for k in range(len(args)))
    places = {n.variable(_place(k)): arg for k, arg in enumerate(args)}
    return n.substitute(_template(name, orders), places)


def _pieces(node: Node, done: dict[Node, Node]) -> Node:
    """Differentiate on the inside of each piece; at the borders there is no value."""
    result, outside = [], ALWAYS
    for value, condition in n.branches(node):
        inside = _both(_interior(condition), outside)
        if inside != n.logic("false"):
            result.append((done[value], inside))
        outside = _both(outside, _interior(_opposite(condition)))
    return n.piecewise(*result)


def _both(a: Node, b: Node) -> Node:
    if n.logic("false") in (a, b):
        return n.logic("false")
    if b in _conjuncts(a):
        return a
    if a in _conjuncts(b):
        return b
    kept = [c for c in (a, b) if c is not ALWAYS]
    return kept[0] if len(kept) == 1 else n.logic("and", *kept) if kept else ALWAYS


def _conjuncts(condition: Node) -> tuple[Node, ...]:
    """Return a condition, and the parts of it that must hold."""
    if condition.head != n.LOGIC or condition.value != "and":
        return (condition,)
    return (condition, *(part for arg in condition.args for part in _conjuncts(arg)))


_OPPOSITE = {"=": "!=", "!=": "=", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}
_STRICT = {"<=": "<", ">=": ">"}


def _opposite(condition: Node) -> Node:
    """Return the negation, with 'not' pushed down to the relations."""
    if condition.head == n.RELATION:
        return n.relation(_OPPOSITE[str(condition.value)], *condition.args)
    match condition.value:
        case "not":
            return condition.args[0]
        case "and":
            return n.logic("or", *(_opposite(c) for c in condition.args))
        case "or":
            return n.logic("and", *(_opposite(c) for c in condition.args))
        case "true":
            return n.logic("false")
    return ALWAYS


def _interior(condition: Node) -> Node:
    """Return a condition that holds only on the inside of the set where the given one holds."""
    if condition.head == n.RELATION:
        if condition.value == "=":
            return n.logic("false")
        sign = str(condition.value)
        return n.relation(_STRICT.get(sign, sign), *condition.args)
    match condition.value:
        case "not":
            return _interior(_opposite(condition.args[0]))
        case "and":
            return reduce(_both, (_interior(c) for c in condition.args))
        case "or":
            return n.logic("or", *(_interior(c) for c in condition.args))
    return condition
