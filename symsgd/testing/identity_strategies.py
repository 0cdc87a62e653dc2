"""Strategies for identities that are true by construction, and for wrong ones with a point."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from flint import arb
from hypothesis import reject
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import DrawFn

from symsgd.algebra.balls import enclose, is_ball
from symsgd.expression import node as n
from symsgd.expression.domain import Context, Domain
from symsgd.expression.node import Node
from symsgd.functions.derivatives import expand
from symsgd.prove.verdict import Counterexample
from symsgd.testing.expression_strategies import expressions
from symsgd.testing.laws import LAWS, rewritings
from symsgd.testing.pretty import pretty

NAMES = ("x", "y")
BITS = 192
_POINTS = tuple(Fraction(v) for v in ("1", "2", "1/2", "3", "1/3", "5/2"))
_SIGNED = (*_POINTS, *(-v for v in _POINTS), Fraction(0))
Point = tuple[tuple[str, Fraction], ...]


@dataclass(frozen=True, slots=True)
class Identity:
    """Two sides that are equal everywhere in the context, and the laws that were used.

    >>> x = n.variable("x")
    >>> print(Identity(x + 1, 1 + x, Context(), ("a sum in another order",)))
    x + 1 = 1 + x
    """

    left: Node
    right: Node
    context: Context
    laws: tuple[str, ...]

    def __str__(self) -> str:
        positive = [name for name, domain in self.context.domains if domain.positive]
        where = f" for {', '.join(positive)} > 0" if positive else ""
        return f"{self.left} = {self.right}{where}"

    def __repr__(self) -> str:
        return f"<Identity {self}>"

    _repr_pretty_ = pretty


@dataclass(frozen=True, slots=True)
class WrongIdentity:
    """Two sides that differ, with a point of the context where balls keep them apart.

    >>> x = n.variable("x")
    >>> wrong = WrongIdentity(x, -x, Context(), apart(x, -x, (("x", Fraction(1)),)))
    >>> print(wrong)
    x = -x is wrong at x = 1: left 1, right -1
    """

    left: Node
    right: Node
    context: Context
    counterexample: Counterexample

    def __str__(self) -> str:
        return f"{self.left} = {self.right} is wrong {self.counterexample}"

    def __repr__(self) -> str:
        return f"<WrongIdentity {self}>"

    _repr_pretty_ = pretty


@st.composite
def identities(
    draw: DrawFn, *, positive: bool | None = None, max_leaves: int = 3, max_laws: int = 3
) -> Identity:
    """Return a strategy for identities; ``positive`` asks for those of positive variables only.

    A law of the table with expressions put in, and up to ``max_laws`` laws in all, applied to
    parts of the right side, to both sides together, or to the two in exchange.

    >>> identities(max_laws=1)
    identities(max_laws=1)
    """
    if max_laws < 1:
        raise InvalidArgument(f"max_laws={max_laws} leaves no law")
    law = draw(st.sampled_from([row for row in LAWS if positive in (None, row.positive)]))
    inner = (
        _positive(max_leaves) if law.positive else expressions(names=NAMES, max_leaves=max_leaves)
    )
    left, right = law.sides(draw(inner), draw(inner))
    used = [law.name]
    for _ in range(draw(st.integers(0, max_laws - 1))):
        name, right = draw(_rewritten(right))
        used += [name] if name else []
    if draw(st.booleans()) and not law.positive:
        other = draw(expressions(names=NAMES, functions=(), max_leaves=2))
        left, right = (side + other for side in (left, right))
    names = n.free_variables(left, right)
    domain = Domain.named("positive" if law.positive else "real")
    return Identity(left, right, Context.of(dict.fromkeys(names, domain)), tuple(used))


@st.composite
def wrong_identities(
    draw: DrawFn, *, positive: bool | None = None, max_leaves: int = 3, max_laws: int = 3
) -> WrongIdentity:
    """Return a strategy for identities with one slip, and a point that certifies it.

    The slip changes a sign, a number, an exponent or a function, or drops a term of one side.

    >>> wrong_identities()
    wrong_identities()
    """
    true = draw(identities(positive=positive, max_leaves=max_leaves, max_laws=max_laws))
    wrong = draw(slips(true.right))
    found = None if wrong is None else certified(true.left, wrong, true.context)
    if wrong is None or found is None:
        reject()
    return WrongIdentity(true.left, wrong, true.context, found)


@st.composite
def slips(draw: DrawFn, root: Node) -> Node | None:
    """Return a strategy for an expression with one slip in it, or None where there is no place.

    >>> slips(n.variable("x") + 1)
    slips(<add x + 1>)
    """
    options = [(part, new) for part in n.walk(root) for new in _slips_of(part)]
    if not options:
        return None
    part, new = draw(st.sampled_from(options))
    return n.substitute(root, {part: new})


def certified(left: Node, right: Node, context: Context) -> Counterexample | None:
    """Return a point at which balls keep two sides apart, or None if none was found.

    >>> x = n.variable("x")
    >>> print(certified(x, x * x, Context()))
    at x = 2: left 2, right 4
    """
    names = n.free_variables(left, right)
    for k in range(len(_SIGNED)):
        point = tuple(
            (name, _value(context.domain(name), k + 2 * i)) for i, name in enumerate(names)
        )
        found = apart(left, right, point)
        if found is not None:
            return found
    return None


def apart(left: Node, right: Node, point: Point) -> Counterexample | None:
    """Return the counterexample at a point if both sides have values there that differ.

    >>> apart(n.number(1), n.number(1), ()) is None
    True
    """
    first, second = (enclose(expand(side), dict(point), BITS) for side in (left, right))
    if not is_ball(first) or not is_ball(second) or first.overlaps(second):
        return None
    return Counterexample(point, _decimals(first), _decimals(second))


def _decimals(value: arb) -> str:
    whole = value.unique_fmpz() if value.is_exact() else None
    return value.str(8) if whole is None else str(whole)


@st.composite
def _rewritten(draw: DrawFn, root: Node) -> tuple[str, Node]:
    options = [
        (part, *found)
        for part in n.walk(root)
        for found in rewritings(part)
        if found[1] is not part
    ]
    if not options:
        return "", root
    part, name, new = draw(st.sampled_from(options))
    return name, n.substitute(root, {part: new})


@cache
def _positive(max_leaves: int) -> st.SearchStrategy[Node]:
    leaves = st.sampled_from([*n.variables(" ".join(NAMES)), n.number(2)])
    return st.recursive(
        leaves,
        lambda inner: st.one_of(
            st.builds(n.add, inner, inner), st.builds(n.multiply, inner, inner)
        ),
        max_leaves=max_leaves,
    )


def _slips_of(part: Node) -> list[Node]:
    match part.head:
        case n.NUMBER:
            return [n.number(part.value + 1)]
        case n.ADD if len(part.args) == 2:
            a, b = part.args
            return [a - b, a]
        case n.NEGATE:
            return [part.args[0]]
        case n.MULTIPLY if len(part.args) == 2:
            return [part.args[0], n.negate(part)]
        case n.APPLY:
            other = {"sigmoid": "tanh", "tanh": "sigmoid", "sin": "cos", "cos": "sin"}
            name, orders = part.value
            return [n.apply(other[name], *part.args, orders=orders)] if name in other else []
    return []


def _value(domain: Domain, k: int) -> Fraction:
    values = _POINTS if domain.positive else _SIGNED
    return values[k % len(values)]
