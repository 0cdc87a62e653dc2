"""A term of a sum as factors that change with its index and factors that do not."""

from __future__ import annotations

from collections.abc import Callable

from symsgd.expression import node as n
from symsgd.expression.node import Node

MOST_PARTS = 60
ONE = n.number(1)
Changes = Callable[[str], bool]
Part = tuple[Node, Node]  # (the same for every index, what changes)


def split_by(term: Node, changes: Changes) -> list[Part] | None:
    """Return a term as a sum of products, each of a fixed factor and a changing one.

    Exponentials are parted at their sums; None where too many parts come out.

    >>> c, x = n.variables("c x")
    >>> for fixed, core in split_by(2 * n.apply("exp", x + c), lambda name: name == "x"):
    ...     print(fixed, "|", core)
    2*exp(c) | exp(x)
    """
    parts = _parts(term, changes)
    if parts is None:
        return None
    return [(_product(fixed), _product(_merged(core))) for fixed, core in parts]


_Parts = list[tuple[list[Node], list[Node]]]


def _parts(node: Node, changes: Changes) -> _Parts | None:
    if not any(changes(name) for name in n.free_variables(node)):
        return [([node], [])]
    match node.head:
        case n.ADD:
            found = [_parts(arg, changes) for arg in node.args]
            whole = [part for each in found if each is not None for part in each]
            return None if None in found or len(whole) > MOST_PARTS else whole
        case n.NEGATE:
            inner = _parts(node.args[0], changes)
            return inner and [([n.number(-1), *fixed], core) for fixed, core in inner]
        case n.MULTIPLY:
            return _multiplied([_parts(arg, changes) for arg in node.args])
        case n.DIVIDE:
            return _divided(node, changes)
        case n.APPLY if node.value == ("exp", (0,)):
            return [_exponential(node.args[0], changes)]
        case n.APPLY if node.value == ("log", (0,)):
            return _logarithm(node, changes)
        case n.POWER if _small(node.args[1]):
            return _multiplied([_parts(node.args[0], changes)] * int(node.args[1].value))
        case n.LET:
            return _parts(node.args[0], changes)
        case _:
            return [([], [node])]


def _small(exponent: Node) -> bool:
    return exponent.head == n.NUMBER and exponent.value in (1, 2, 3, 4)


def _multiplied(factors: list[_Parts | None]) -> _Parts | None:
    whole: _Parts = [([], [])]
    for parts in factors:
        if parts is None or len(whole) * len(parts) > MOST_PARTS:
            return None
        whole = [(a + c, b + d) for a, b in whole for c, d in parts]
    return whole


def _divided(node: Node, changes: Changes) -> _Parts | None:
    above, below = (_parts(arg, changes) for arg in node.args)
    if above is None or below is None:
        return None
    if len(below) != 1:
        return [(fixed, [*core, n.divide(ONE, node.args[1])]) for fixed, core in above]
    fixed, core = ([n.divide(ONE, factor) for factor in factors] for factors in below[0])
    return [(a + fixed, b + core) for a, b in above]


def _exponential(exponent: Node, changes: Changes) -> tuple[list[Node], list[Node]]:
    terms = list(exponent.args) if exponent.head == n.ADD else [exponent]
    fixed = [term for term in terms if not any(changes(v) for v in n.free_variables(term))]
    core = [term for term in terms if term not in fixed]
    return [n.apply("exp", term) for term in fixed], [n.apply("exp", term) for term in core]


def _logarithm(node: Node, changes: Changes) -> _Parts:
    """Part ln(a·eᵘ) = ln a + u: eᵘ is positive, so both have a value at the same points."""
    parts = _parts(node.args[0], changes) or []
    if len(parts) == 1:
        fixed, core = parts[0]
        merged = _merged(core)
        if len(merged) == 1 and merged[0].head == n.APPLY and merged[0].value == ("exp", (0,)):
            exponent: tuple[list[Node], list[Node]] = ([], [merged[0].args[0]])
            return [([n.apply("log", _product(fixed))], []), exponent] if fixed else [exponent]
    return [([], [node])]


def _merged(core: list[Node]) -> list[Node]:
    """Return factors in one order, all exponentials as one."""
    exponents = [f.args[0] for f in core if f.head == n.APPLY and f.value == ("exp", (0,))]
    others = [f for f in core if not (f.head == n.APPLY and f.value == ("exp", (0,)))]
    exponents.sort(key=str)
    if exponents:
        whole = n.add(*exponents) if len(exponents) > 1 else exponents[0]
        others.append(n.apply("exp", whole))
    return sorted(others, key=str)


def _product(factors: list[Node]) -> Node:
    kept = [factor for factor in factors if factor is not ONE]
    if not kept:
        return ONE
    return kept[0] if len(kept) == 1 else n.multiply(*kept)


def cancelled(root: Node) -> Node:
    """Return an expression in whose sums equal terms of opposite sign are left out.

    >>> x, y = n.variables("x y")
    >>> str(cancelled(n.apply("exp", x + 1 * (y - x))))
    'exp(y)'
    """
    done: dict[Node, Node] = {}
    for node in n.walk(root):
        plain = n.rebuild(node, tuple(done[arg] for arg in node.args))
        done[node] = _without_pairs(plain) if plain.head == n.ADD else plain
    return done[root]


def _without_pairs(node: Node) -> Node:
    counts: dict[Node, int] = {}
    for sign, term in _signed(node, 1):
        counts[term] = counts.get(term, 0) + sign
    if all(counts.values()):
        return node
    terms = [term if count == 1 else n.number(count) * term for term, count in counts.items()
             if count]  # fmt: skip
    return n.add(*terms) if len(terms) > 1 else terms[0] if terms else n.number(0)


def _signed(node: Node, sign: int) -> list[tuple[int, Node]]:
    match node.head:
        case n.ADD:
            return [pair for arg in node.args for pair in _signed(arg, sign)]
        case n.NEGATE:
            return _signed(node.args[0], -sign)
        case n.MULTIPLY if len(node.args) == 2 and node.args[0] is ONE:
            return _signed(node.args[1], sign)
        case _:
            return [(sign, node)]
