"""An identity as a worked text: from the left side to the right, each step proved before use."""

from __future__ import annotations

import re
from collections.abc import Iterator

from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.domain import NOTHING_ASSUMED, Context
from symsgd.expression.node import Node
from symsgd.functions.derivatives import expand
from symsgd.functions.table import ONE, define, exp
from symsgd.prove.decide import decide
from symsgd.write.derivative import SIGMOID
from symsgd.write.document import Display, Part, Row, Sentences
from symsgd.write.latex import formula

_MOST = 300  # characters of a line that nobody wants to read


def worked_identity(
    left: Node, right: Node, context: Context = NOTHING_ASSUMED
) -> tuple[Part, ...]:
    r"""Return the parts that lead from one side of an identity to the other.

    >>> x = n.variable("x")
    >>> tanh, sigmoid = n.apply("tanh", x), n.apply("sigmoid", 2 * x)
    >>> for row in worked_identity(tanh, 2 * sigmoid - 1)[-1].rows:
    ...     print(row.left, row.sign, row.right, row.reason)
    \tanh\left(x\right) = \frac{e^{2 x} - 1}{e^{2 x} + 1} the definitions put in
     = 2 \frac{1}{1 + e^{-2 x}} - 1 the same fraction
     = 2 \sigma\left(2 x\right) - 1 by the definitions
    """
    verdict = decide(left, right, context)
    if not verdict.proved:
        raise SymsgdError(
            "no-identity",
            f"the claim {left} = {right} is not proved: {verdict.reason}",
            advice="correct the claim, or give the domain on which it holds",
        )
    rows = tuple(_rows(left, right, context))
    parts: list[Part] = [Display(rows)]
    if any(node.head == n.APPLY and node.value[0] == "sigmoid" for node in n.walk(left, right)):
        parts.insert(0, SIGMOID)
    if verdict.conditions:
        held = ", ".join(verdict.conditions)
        parts.append(Sentences(f"It holds where {held}."))
    return tuple(parts)


def in_exponentials(root: Node) -> Node:
    """Return an expression with the functions of the field put back to e, ln and roots.

    >>> print(in_exponentials(n.apply("sigmoid", n.variable("x"))))
    1/(1 + exp(-x))
    """
    done: dict[Node, Node] = {}
    for node in n.walk(expand(root)):
        plain = n.rebuild(node, tuple(done[arg] for arg in node.args))
        done[node] = _meaning(plain) if plain.head == n.APPLY else plain
    return done[expand(root)]


def _meaning(node: Node) -> Node:
    name, orders = node.value
    if any(orders):
        return node
    u = node.args[0]
    if name == "sigmoid":
        return ONE / (ONE + exp(n.negate(u)))
    if name == "tanh":
        double = exp(2 * u)
        return (double - 1) / (double + 1)
    if name in ("sqrt", "cbrt"):
        return node
    meaning = define(node)
    return in_exponentials(meaning) if meaning is not node else node


def _rows(left: Node, right: Node, context: Context) -> Iterator[Row]:
    lines = [
        (left, ""),
        (in_exponentials(left), "the definitions put in"),
        (_one_fraction(in_exponentials(left)), "as one fraction"),
        (in_exponentials(right), "the same fraction"),
        (right, "by the definitions"),
    ]
    first, before = formula(left), left
    for index, (line, reason) in enumerate(lines[1:], 1):
        if line is None or line is before:
            continue
        last = index == len(lines) - 1
        text = formula(line)
        if not last and (len(text) > _MOST or _alike(formula(before), text) or line is right):
            continue
        if not last and not decide(before, line, context).proved:
            continue
        yield Row(first, text, reason)
        first, before = "", line


def _alike(first: str, second: str) -> bool:
    """Say whether two lines differ in the order of their terms at most."""
    signs = (sorted(re.sub(r"[+\s]", "", text)) for text in (first, second))
    return next(signs) == next(signs)


def _one_fraction(node: Node) -> Node | None:
    """Return a rational expression in its exponentials as one fraction in lowest terms."""
    from sympy import PolynomialError, cancel

    from symsgd.algebra.from_sympy import from_sympy
    from symsgd.algebra.sympy import to_sympy

    try:
        return from_sympy(cancel(to_sympy(node)))
    except (PolynomialError, SymsgdError, NotImplementedError):
        return None
