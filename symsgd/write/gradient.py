r"""The gradient of a cost by the weighted inputs of the last layer, as a worked text."""

from __future__ import annotations

from collections.abc import Iterator

from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.functions.activations import activation_derivative, softmax
from symsgd.functions.latex import name_latex
from symsgd.functions.table import lookup
from symsgd.network.costs import lookup_cost
from symsgd.write.derivative import SIGMOID
from symsgd.write.document import Display, Heading, Part, Row, Sentences
from symsgd.write.latex import formula

_MOST_CLASSES = 8


def softmax_gradient(classes: int = 3) -> tuple[Part, ...]:
    r"""Return how the cross-entropy of a softmax depends on its inputs.

    >>> softmax_gradient(2)[-1].rows[-1].right
    's_{1} - y_{1}'
    """
    if not 2 <= classes <= _MOST_CLASSES:
        raise SymsgdError(
            "number-of-classes", f"a softmax over {classes} classes is not written out",
            advice=f"take 2 to {_MOST_CLASSES}",
        )  # fmt: skip
    return tuple(_softmax(classes))


def _softmax(classes: int) -> Iterator[Part]:
    z = [n.variable(f"z_{i}") for i in range(1, classes + 1)]
    s = [n.variable(f"s_{i}") for i in range(1, classes + 1)]
    y = [n.variable(f"y_{i}") for i in range(1, classes)]
    y.append(n.add(n.number(1), *(n.negate(each) for each in y)))
    meanings = zip(s, softmax(z), strict=True)
    defined = " and ".join(f"${formula(each)} = {formula(what)}$" for each, what in meanings)
    yield Sentences(f"Let {defined}.")
    cost = n.add(*(-(t * n.apply("log", each)) for t, each in zip(y, s, strict=True)))
    yield Sentences(f"The targets add up to 1. Let $C = {formula(cost)}$.")
    yield Heading("The slopes of the softmax")
    yield Display(
        tuple(
            Row(slope(f"s_{i + 1}", f"z_{j + 1}"), formula(_slope_of(s, i, j)))
            for i in range(classes)
            for j in range(min(classes, 2))
        )
    )
    yield Heading("The gradient")
    terms = [f"{formula(t)} {slope(f's_{i}', 'z_1')}" for i, t in enumerate(_over(y, s), 1)]
    put_in = [f"{formula(t)} {_bracket(_slope_of(s, i, 0))}" for i, t in enumerate(_over(y, s))]
    yield Display(
        (
            Row(slope("C", "z_1"), " - ".join(["", *terms]).strip(), "chain rule"),
            Row("", " - ".join(["", *put_in]).strip(), "the slopes put in"),
            Row("", formula(s[0] - y[0]), "the targets add up to 1"),
        )
    )


def _over(y: list[Node], s: list[Node]) -> list[Node]:
    return [t / each for t, each in zip(y, s, strict=True)]


def _slope_of(s: list[Node], i: int, j: int) -> Node:
    return s[i] * (1 - s[i]) if i == j else -(s[i] * s[j])


def _bracket(node: Node) -> str:
    return rf"\left({formula(node)}\right)"


def slope(above: str, below: str) -> str:
    r"""Return the partial derivative of one name by another.

    >>> slope("C", "z_1")
    '\\frac{\\partial C}{\\partial z_{1}}'
    """
    return rf"\frac{{\partial {name_latex(above)}}}{{\partial {name_latex(below)}}}"


def cost_gradient(cost: str, activation: str) -> tuple[Part, ...]:
    r"""Return how the cost of one output neuron depends on its weighted input.

    >>> cost_gradient("binary_cross_entropy", "sigmoid")[-1].rows[-1].right
    'a - y'
    """
    return tuple(_chained(cost, activation))


def _chained(cost: str, activation: str) -> Iterator[Part]:
    row, name = lookup_cost(cost), lookup(activation).name
    z, a, y = n.variables("z a y")
    value = n.apply(name, z)
    if name in {"sigmoid", "silu", "softplus"}:
        yield SIGMOID
    term, by_output = row.term(a, y, 1), row.slope(a, y, 1)
    put = n.substitute(term, {a: value})
    yield Sentences(f"One output a and its target y. The cost is $f(a) = {formula(term)}$.")
    yield Display((Row("f'(a)", formula(by_output), "derivative by the output"),))
    inside = activation_derivative(name, 1, argument=z).node
    yield Sentences("With the activation put in, the chain rule gives")
    rows = [
        Row(
            formula(n.derivative(put, "z")),
            formula(n.substitute(by_output, {a: value}) * inside),
            "chain rule",
        ),
    ]
    if row.shortcut == name:
        rows.append(Row("", formula(value - y), "the denominator cancels"))
    yield Display(tuple(rows))
    if row.shortcut == name:
        yield Sentences("In short,")
        yield Display((Row(r"\delta", "a - y"),))
