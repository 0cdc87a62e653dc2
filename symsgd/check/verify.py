"""One claim decided: the function :func:`symsgd.verify`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from symsgd.check.assumptions import context_of
from symsgd.check.entries import decide_values
from symsgd.check.statements import Chain, Names, relations
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.matrix import Matrix
from symsgd.expression.node import Node
from symsgd.prove.verdict import Verdict
from symsgd.read.values import Value

Assumption = str | Node


def verify(
    lhs: object,
    rhs: object = None,
    *,
    variables: Mapping[str, object] | Iterable[str] | None = None,
    domain: Assumption | Iterable[Assumption] | None = None,
    functions: Mapping[str, object] | None = None,
    seconds: float | None = None,
) -> Verdict:
    r"""Decide whether two sides are equal.

    A side is text (LaTeX if it contains a backslash or a brace, else typed mathematics), a SymPy
    object, an expression of symsgd, an int or a Fraction.  Without ``rhs`` the first argument is
    the whole claim.

    >>> verify(r"\tanh x = 2\sigma(2x) - 1").proved
    True
    >>> print(verify("(x + 1)^2", "x^2 + 1").counterexample)
    at x = 1: left 4, right 2

    ``variables`` gives domains (``"positive"``, ``("0", "1")``, …) and ``domain`` assumptions in
    words of mathematics; both count as declared.

    >>> verify("sqrt(x^2)", "x", domain="x > 0").proved
    True
    >>> verify("sqrt(x^2)", "x", variables={"x": "real"}).refuted
    True

    ``functions`` gives names a meaning; σ is the sigmoid unless something else is said.
    ``seconds`` limits the time; the work is then done in a process of its own.
    """
    named = variables if isinstance(variables, Mapping) else dict.fromkeys(variables or (), "real")
    names = Names.usual({**_declared_by_sympy(lhs, rhs), **named}, functions)
    left, right, relation = _claim(lhs, rhs, names)
    context = context_of(names.variables, assumptions_of(domain))
    if seconds is None:
        return decide_values(left, right, context, relation)
    from symsgd.prove.worker import Worker

    with Worker(seconds=seconds) as worker:
        return decide_values(left, right, context, relation, by=worker.decide)


def assumptions_of(domain: Assumption | Iterable[Assumption] | None) -> list[Node]:
    """Return assumptions as relations.

    >>> [str(node) for node in assumptions_of("0 < x < 1")]
    ['0 < x', 'x < 1']
    """
    given = [domain] if isinstance(domain, str | Node) else list(domain or ())
    found: list[Node] = []
    for assumption in given:
        if isinstance(assumption, Node):
            found += relations(assumption)
        else:
            found += _relations(Names().chain(assumption))
    return found


def value_of(given: object, names: Names) -> Value:
    """Return what somebody hands over as one side: a node, text, a number or a SymPy object.

    >>> print(value_of("x/2", Names()), value_of(3, Names()))
    x/2 3
    """
    from symsgd.algebra import from_sympy as crossing

    if isinstance(given, Node | Matrix):
        return given
    if isinstance(given, str):
        return names.together([given]).values()[0]
    if isinstance(given, int | Fraction):
        return n.number(given)
    if crossing.is_sympy(given):
        matrix = getattr(given, "is_Matrix", False)
        return crossing.matrix_from_sympy(given) if matrix else crossing.from_sympy(given)
    raise SymsgdError(
        "unknown-object",
        f"{type(given).__name__} is no mathematics that symsgd knows",
        advice="give text, a SymPy object, an expression of symsgd, an int or a Fraction",
    )


def _claim(lhs: object, rhs: object, names: Names) -> tuple[Value, Value, str]:
    if isinstance(lhs, str) and isinstance(rhs, str):
        left, right = names.together([lhs, rhs]).values()
        return left, right, "="
    if rhs is not None:
        return value_of(lhs, names), value_of(rhs, names), "="
    if isinstance(lhs, str):
        chain = names.chain(lhs)
        if len(chain.signs) > 1:
            raise SymsgdError(
                "several-claims",
                f"the text makes {len(chain.signs)} claims",
                advice="give them one by one, or the whole text to symsgd.check",
            )
        left, right = chain.values()
        return left, right, chain.signs[0]
    whole = value_of(lhs, names)
    if isinstance(whole, Node) and whole.head == n.RELATION:
        return *whole.args, str(whole.value)  # type: ignore[return-value]
    raise SymsgdError("no-relation", "there is no relation to decide", advice="give both sides")


def _relations(chain: Chain) -> Iterator[Node]:
    values = chain.values()
    for left, right, sign in zip(values, values[1:], chain.signs, strict=False):
        if isinstance(left, Matrix) or isinstance(right, Matrix):
            raise SymsgdError(
                "matrix-here", "an assumption is about numbers", advice="name the entries"
            )
        yield n.relation(sign, left, right)


def _declared_by_sympy(*sides: object) -> dict[str, object]:
    """Return the domains that the assumptions of SymPy symbols declare."""
    from symsgd.algebra.from_sympy import domains_from_sympy, is_sympy

    declared: dict[str, object] = {}
    for side in sides:
        if is_sympy(side):
            declared |= domains_from_sympy(side)
    return declared
