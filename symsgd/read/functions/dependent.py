r"""``p(w)`` where p was defined without arguments, by a formula with w in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.read import surface as s
from symsgd.read import values as v
from symsgd.read.functions.applications import put_in
from symsgd.read.functions.bare_symbols import uses_bare
from symsgd.read.functions.unknown_functions import (
    bracket_of,
    primes_of,
    with_scripts_of,
    without_primes,
)
from symsgd.read.intermediate import named
from symsgd.read.names import name_of

if TYPE_CHECKING:
    from symsgd.read.meaning import Elaborator
    from symsgd.read.records import Family
    from symsgd.read.values import Value


def dependent_quantity(
    e: Elaborator, factors: tuple[s.Surface, ...], operators: tuple[str, ...], i: int
) -> Value | None:
    """Return a quantity that is written with what it depends on, or None if it is none.

    The other reading is a product with the bracket.
    """
    group = bracket_of(factors[i + 1]) if i + 1 < len(factors) and operators[i] == "" else None
    symbol, primes = without_primes(factors[i]), primes_of(factors[i])
    name = name_of(symbol, dict(e.scope.indices))
    if group is None or group.bracket != "(" or name is None or name in e.scope.notation.scalars:
        return None
    whole = e.scope.families.get(name)
    if whole is not None and whole.params:
        return _with_open_sums(e, symbol, name, whole, group, primes)
    value = e.scope.definitions.get(name)
    if not isinstance(value, Node) or (len(group.items) > 1 and primes):
        return None
    arguments = [name_of(item, dict(e.scope.indices)) for item in group.items]
    if _symbols(value).issuperset(arguments):
        variables, place = tuple(map(str, arguments)), None
    else:
        variables, place = n.free_variables(value), group.items[0]
        if len(variables) != 1 or len(arguments) != 1 or uses_bare(place, name):
            return None
    text = f"{name} is read as depending on {', '.join(variables)}"
    others = () if primes else ("product",)
    if e.decide("application", factors[i], text, others) == "product":
        return None
    found = _derived(e, symbol, name, variables[0], primes)
    if place is not None:  # p(2) where p = w²: its value at w = 2
        number = v.number_of(found, name)
        found = put_in(number, {n.variable(variables[0]): e.number(place)})
    return with_scripts_of(e, found, factors[i + 1])


def _with_open_sums(
    e: Elaborator, symbol: s.Surface, name: str, whole: Family, group: s.Group, primes: int
) -> Value:
    """Return ``J(w)`` where J was defined as a function by a sum over any range."""
    if len(group.items) != len(whole.params) or (primes and len(whole.params) > 1):
        raise e.wrong(group, "argument-count", f"{name} has other arguments", "look at the commas")
    if e.scope.sums.cases is None:
        raise e.lacks(f"the range of the sums in {name}")
    arguments = [name_of(item, dict(e.scope.indices)) for item in group.items]
    if primes:
        by = ((s.Letter(symbol.start, symbol.end, whole.params[0]), primes),)
        piece = s.Derivative(symbol.start, symbol.end, symbol, by, partial=False)
        from symsgd.read.derivatives.calculus import derivative

        found = derivative(e, piece, (symbol,), ())
    else:
        found = e.value(symbol)
    if tuple(arguments) == whole.params:
        return found
    body = v.number_of(found, name)
    if len(whole.params) == 1 and _has_entries(body, whole.params[0]):
        return _at_vector(e, body, whole.params[0], group)
    values = {
        n.variable(param): e.number(item)
        for param, item in zip(whole.params, group.items, strict=True)
    }
    return put_in(body, values)


def _has_entries(value: Node, name: str) -> bool:
    return any(re.search(rf"(?<!\w){name}_\w", each) for each in n.free_variables(value))


def _at_vector(e: Elaborator, value: Node, param: str, group: s.Group) -> Node:
    """Return f(x^{(i)}) where f is a sum over the entries of x: x_k is x_k^{(i)} there."""
    other = name_of(group.items[0], dict(e.scope.indices))
    base, mark, rest = (other or "").partition("^")
    if not other or "_" in base or e.scope.knows(other):
        raise e.lacks(f"the entries of {param}")
    entry = re.compile(rf"(?<!\w){param}_(\w+)")
    changed = {
        name: entry.sub(lambda found: f"{base}_{found[1]}{mark}{rest}", name)
        for name in n.free_variables(value)
    }
    known: dict[Node, Node] = {
        n.variable(name): n.variable(new) for name, new in changed.items() if new != name
    }
    return put_in(value, known)


def _symbols(value: Node) -> set[str | None]:
    """Return the names that a formula was written with, also those of its parts."""
    parts = {str(node.value) for node in n.walk(value) if node.head == n.LET}
    return {*parts, *n.free_variables(value)}


def _derived(e: Elaborator, symbol: s.Surface, name: str, by: str, primes: int) -> Value:
    if not primes:
        return named(name, v.plain(e.scope.definitions[name]))
    from symsgd.read.derivatives.calculus import derivative

    variable = ((s.Letter(symbol.start, symbol.end, by), primes),)
    piece = s.Derivative(symbol.start, symbol.end, symbol, variable, partial=False)
    return derivative(e, piece, (symbol,), ())
