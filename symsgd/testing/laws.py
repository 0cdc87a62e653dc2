# ruff: noqa: ARG005  (a law of u alone has no use for v)
"""Laws that hold by construction, one row each: the stuff of identities and derivations."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from symsgd.expression import node as n
from symsgd.expression.node import Node, apply, number

ONE, TWO, HALF = number(1), number(2), number(Fraction(1, 2))


@dataclass(frozen=True, slots=True)
class Law:
    """Two sides that are equal for all u and v: real ones, or positive ones.

    >>> left, right = LAWS[0].sides(*n.variables("u v"))
    >>> print(left, "=", right)
    u + v = v + u
    """

    name: str
    sides: Callable[[Node, Node], tuple[Node, Node]]
    positive: bool = False


def _f(name: str) -> Callable[[Node], Node]:
    return lambda u: apply(name, u)


exp, log, sqrt = _f("exp"), _f("log"), _f("sqrt")
sigmoid, tanh, softplus, relu = _f("sigmoid"), _f("tanh"), _f("softplus"), _f("relu")
sin, cos, absolute = _f("sin"), _f("cos"), _f("abs")
sinh, cosh = _f("sinh"), _f("cosh")

LAWS = (
    Law("a sum in another order", lambda u, v: (u + v, v + u)),
    Law("a product in another order", lambda u, v: (u * v, v * u)),
    Law("a factor multiplied out", lambda u, v: (u * (u + v), u * u + u * v)),
    Law("the square of a sum", lambda u, v: ((u + v) ** TWO, u**TWO + TWO * u * v + v**TWO)),
    Law("the difference of squares", lambda u, v: (u**TWO - v**TWO, (u - v) * (u + v))),
    Law("a sigmoid written out", lambda u, v: (sigmoid(u), ONE / (ONE + exp(-u)))),
    Law("the other way to write it", lambda u, v: (sigmoid(u), exp(u) / (exp(u) + ONE))),
    Law("the sigmoid of −u", lambda u, v: (sigmoid(-u), ONE - sigmoid(u))),
    Law("tanh by the sigmoid", lambda u, v: (tanh(u), TWO * sigmoid(TWO * u) - ONE)),
    Law("the sigmoid by tanh", lambda u, v: (sigmoid(u), HALF * (ONE + tanh(u / TWO)))),
    Law("the slope of the sigmoid", lambda u, v: (
        apply("sigmoid", u, orders=(1,)), sigmoid(u) * (ONE - sigmoid(u)))),
    Law("the slope of tanh", lambda u, v: (apply("tanh", u, orders=(1,)), ONE - tanh(u) ** TWO)),
    Law("tanh is odd", lambda u, v: (tanh(-u), -tanh(u))),
    Law("tanh by exponentials", lambda u, v: (
        tanh(u), (exp(u) - exp(-u)) / (exp(u) + exp(-u)))),
    Law("softplus written out", lambda u, v: (softplus(u), log(ONE + exp(u)))),
    Law("softplus reflected", lambda u, v: (softplus(u) - softplus(-u), u)),
    Law("the exponential of a sum", lambda u, v: (exp(u + v), exp(u) * exp(v))),
    Law("the exponential of −u", lambda u, v: (exp(-u), ONE / exp(u))),
    Law("sinh and cosh", lambda u, v: (cosh(u) ** TWO - sinh(u) ** TWO, ONE)),
    Law("sine and cosine", lambda u, v: (sin(u) ** TWO + cos(u) ** TWO, ONE)),
    Law("the sine of a sum", lambda u, v: (sin(u + v), sin(u) * cos(v) + cos(u) * sin(v))),
    Law("relu by the absolute value", lambda u, v: (relu(u), (u + absolute(u)) / TWO)),
    Law("relu reflected", lambda u, v: (relu(u) - relu(-u), u)),
    Law("the root of a square", lambda u, v: (sqrt(u**TWO), absolute(u))),
    Law("the larger and the smaller one", lambda u, v: (
        apply("max", u, v) + apply("min", u, v), u + v)),
    Law("the logarithm of a product", lambda u, v: (log(u * v), log(u) + log(v)), positive=True),
    Law("the logarithm of a quotient", lambda u, v: (log(u / v), log(u) - log(v)), positive=True),
    Law("the exponential of a logarithm", lambda u, v: (exp(log(u)), u), positive=True),
    Law("the root of a product", lambda u, v: (sqrt(u * v), sqrt(u) * sqrt(v)), positive=True),
    Law("a quotient extended", lambda u, v: (u / v, (u * u) / (u * v)), positive=True),
    Law("the sigmoid of a logarithm", lambda u, v: (sigmoid(log(u)), u / (ONE + u)), positive=True),
)  # fmt: skip


def rewritings(node: Node) -> list[tuple[str, Node]]:
    """Return what a node may be replaced by wherever it stands, with the name of the law.

    >>> x = n.variable("x")
    >>> [str(new) for _, new in rewritings(sigmoid(x))]
    ['1/(1 + exp(-x))', 'exp(x)/(exp(x) + 1)', '1/2*(1 + tanh(x/2))', '1 - sigmoid(-x)']
    """
    match node.head:
        case n.ADD if len(node.args) == 2:
            a, b = node.args
            return [("a sum in another order", b + a)]
        case n.MULTIPLY if len(node.args) == 2:
            return _products(*node.args)
        case n.POWER if node.args[1] is TWO:
            return _squares(node.args[0])
        case n.APPLY if not any(node.value[1]):
            return _functions(str(node.value[0]), node.args[0])
        case n.NEGATE:
            return [("a factor −1", number(-1) * node.args[0])]
    return []


def _products(a: Node, b: Node) -> list[tuple[str, Node]]:
    found = [("a product in another order", b * a)]
    if b.head == n.ADD and len(b.args) == 2:
        found.append(("a factor multiplied out", a * b.args[0] + a * b.args[1]))
    if a is b:
        found.append(("a square", a**TWO))
    return found


def _squares(a: Node) -> list[tuple[str, Node]]:
    found = [("a square written out", a * a)]
    if a.head == n.ADD and len(a.args) == 2:
        u, v = a.args
        found.append(("the square of a sum", u**TWO + TWO * u * v + v**TWO))
    return found


def _functions(name: str, u: Node) -> list[tuple[str, Node]]:
    rules: dict[str, Callable[[], list[tuple[str, Node]]]] = {
        "sigmoid": lambda: [
            ("a sigmoid written out", ONE / (ONE + exp(-u))),
            ("the other way to write it", exp(u) / (exp(u) + ONE)),
            ("the sigmoid by tanh", HALF * (ONE + tanh(u / TWO))),
            ("the sigmoid of −u", ONE - sigmoid(-u)),
        ],
        "tanh": lambda: [
            ("tanh by the sigmoid", TWO * sigmoid(TWO * u) - ONE),
            ("tanh is odd", -tanh(-u)),
        ],
        "softplus": lambda: [("softplus reflected", u + softplus(-u))],
        "silu": lambda: [("silu written out", u * sigmoid(u))],
        "exp": lambda: [("the exponential of −u", ONE / exp(-u))],
        "sin": lambda: [("the sine is odd", -sin(-u))],
        "cos": lambda: [("the cosine is even", cos(-u))],
        "relu": lambda: [("relu by the absolute value", (u + absolute(u)) / TWO)],
    }
    return rules[name]() if name in rules else []
