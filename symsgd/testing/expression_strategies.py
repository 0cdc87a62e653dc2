"""Strategies for expressions that have a real value everywhere."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import cache

from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import DrawFn

from symsgd.expression import node as n
from symsgd.expression.node import Node

TOTAL = ("sigmoid", "tanh", "exp", "softplus", "relu", "abs", "sin", "cos", "atan", "silu")
SMOOTH = ("sigmoid", "tanh", "exp", "softplus", "sin", "cos", "atan", "silu")
Names = tuple[str, ...]
_EXPONENTIALS = frozenset(("exp", "softplus", "silu", "sigmoid", "tanh"))


@st.composite
def expressions(
    draw: DrawFn,
    *,
    names: Sequence[str] = ("x", "y"),
    functions: Sequence[str] = SMOOTH,
    max_leaves: int = 6,
) -> Node:
    """Return a strategy for expressions in some variables, defined on the whole real line.

    Sums, differences, products, squares and ``functions`` of the table, which have to be total
    themselves.  Exponentials are not nested, so that values stay within reach.

    >>> expressions(names=["x"])
    expressions(names=['x'])
    """
    if not names:
        raise InvalidArgument("names is empty: give at least one variable")
    unknown = [name for name in functions if name not in TOTAL]
    if unknown:
        raise InvalidArgument(f"functions={functions!r}: choose from {', '.join(TOTAL)}")
    if max_leaves < 1:
        raise InvalidArgument(f"max_leaves={max_leaves} leaves no expression")
    tree: Node = draw(_trees(tuple(names), tuple(functions), max_leaves))
    return tree


@cache
def _trees(names: Names, functions: Names, max_leaves: int) -> st.SearchStrategy[Node]:
    """Return the strategy behind; Hypothesis validates a recursive one anew for each object."""
    leaves = st.one_of(
        st.sampled_from([n.variable(name) for name in names]), st.integers(0, 4).map(n.number)
    )
    return st.recursive(leaves, lambda inner: _combined(inner, functions), max_leaves=max_leaves)


def _combined(inner: st.SearchStrategy[Node], functions: Names) -> st.SearchStrategy[Node]:
    options = [
        st.builds(n.add, inner, inner),
        st.builds(lambda a, b: a - b, inner, inner),
        st.builds(n.multiply, inner, inner),
        st.builds(n.negate, inner),
        st.builds(lambda a: a ** n.number(2), inner),
    ]
    if functions:
        options.append(st.builds(_applied, st.sampled_from(functions), inner))
    return st.one_of(options)


def _applied(name: str, inner: Node) -> Node:
    """Apply a function, unless exponentials would stand in exponents."""
    nested = any(node.head == n.APPLY and node.value[0] in _EXPONENTIALS for node in n.walk(inner))
    return inner if nested and name in _EXPONENTIALS else n.apply(name, inner)


def rationals() -> st.SearchStrategy[Fraction]:
    """Return a strategy for small rational numbers, 0 and integers first.

    >>> rationals()
    builds(Fraction, integers(min_value=-24, max_value=24), sampled_from((1, 2, 3, 7)))
    """
    return st.builds(Fraction, st.integers(-24, 24), st.sampled_from((1, 2, 3, 7)))
