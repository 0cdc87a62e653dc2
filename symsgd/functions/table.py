"""The functions of the field, one row each.

A row with a ``definition`` is an abbreviation: the kernel and the balls work
with the definition.  A row without one is a primitive, and every algebra knows
it.  Definitions are chosen so that they have a value exactly where the function
has one: acosh u = ln(u + √(u−1)·√(u+1)) needs u ≥ 1 by itself.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches
from fractions import Fraction
from functools import reduce

from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.node import Node, apply, number

Rule = Callable[..., Node]
ONE, TWO, HALF = number(1), number(2), number(Fraction(1, 2))
ZERO = number(0)
SMALL_SLOPE = number(Fraction(1, 100))
PI = n.constant("pi")
ALWAYS = n.logic("true")


@dataclass(frozen=True, slots=True)
class FunctionRow:
    """One function: what it means, how it is written, and its derivative.

    ``partials`` gives the derivative in each argument; where it is missing the
    definition is differentiated.  ``riccati`` are the coefficients of P with
    y′ = P(y), lowest first: every derivative of such a function is a polynomial
    in the function itself (Minai and Williams, Neural Networks 6 (1993) 845).
    """

    name: str
    latex: str
    meaning: str
    arguments: tuple[int, int] = (1, 1)
    definition: Rule | None = None
    partials: tuple[Rule, ...] | None = None
    riccati: tuple[int, ...] | None = None
    aliases: tuple[str, ...] = ()
    activation: bool = False

    def accepts(self, count: int) -> bool:
        """Say whether the function takes that many arguments."""
        return self.arguments[0] <= count <= self.arguments[1]


def exp(u: Node) -> Node:
    """Return eᵘ."""
    return apply("exp", u)


def log(u: Node) -> Node:
    """Return the natural logarithm."""
    return apply("log", u)


def sqrt(u: Node) -> Node:
    """Return the square root."""
    return apply("sqrt", u)


def _trig_quotient(above: str, below: str) -> Rule:
    return lambda u: apply(above, u) / apply(below, u)


def _reciprocal(name: str) -> Rule:
    return lambda u: ONE / apply(name, u)


def _atan2(y: Node, x: Node) -> Node:
    return n.piecewise(
        (apply("atan", y / x), n.relation(">", x, ZERO)),
        (PI / 2 - apply("atan", x / y), n.relation(">", y, ZERO)),
        (-(PI / 2) - apply("atan", x / y), n.relation("<", y, ZERO)),
        (PI, n.relation("<", x, ZERO)),
    )


def _fold(name: str) -> Rule:
    return lambda *args: reduce(lambda a, b: apply(name, a, b), args)


def _max_partial(sign: str, position: int) -> Rule:
    def rule(a: Node, b: Node) -> Node:
        mine, other = (a, b) if position == 0 else (b, a)
        opposite = "<" if sign == ">" else ">"
        return n.piecewise(
            (ONE, n.relation(sign, mine, other)), (ZERO, n.relation(opposite, mine, other))
        )

    return rule


def _flat(u: Node) -> Node:
    """The derivative of a step: zero away from the step, nothing at it."""
    return n.piecewise((ZERO, n.relation("!=", u, ZERO)))


_ROWS = (
    FunctionRow("exp", r"\exp", "eᵘ", partials=(exp,)),
    FunctionRow("log", r"\ln", "the natural logarithm, u > 0", partials=(lambda u: ONE / u,), aliases=("ln",)),
    FunctionRow("log_base", r"\log", "the logarithm of u to base b", (2, 2), lambda u, b: log(u) / log(b)),
    FunctionRow("log10", r"\log_{10}", "the logarithm to base ten", definition=lambda u: log(u) / log(number(10))),
    FunctionRow("log2", r"\log_{2}", "the logarithm to base two", definition=lambda u: log(u) / log(TWO)),
    FunctionRow("log1p", r"\operatorname{log1p}", "ln(1 + u)", definition=lambda u: log(ONE + u)),
    FunctionRow("expm1", r"\operatorname{expm1}", "eᵘ − 1", definition=lambda u: exp(u) - 1),
    FunctionRow("sqrt", r"\sqrt", "the square root, u ≥ 0", definition=lambda u: apply("root", u, TWO)),
    FunctionRow("cbrt", r"\sqrt[3]", "the real cube root", definition=lambda u: apply("root", u, number(3))),
    FunctionRow(
        "root", r"\sqrt", "the real k-th root: u ≥ 0 for even k, any u for odd k", (2, 2),
        partials=(lambda u, k: apply("root", u, k) / (k * u), lambda u, k: -apply("root", u, k) * log(u) / k**2), aliases=("real_root",),
    ),
    FunctionRow("sin", r"\sin", "the sine", partials=(lambda u: apply("cos", u),)),
    FunctionRow("cos", r"\cos", "the cosine", partials=(lambda u: -apply("sin", u),)),
    FunctionRow("tan", r"\tan", "sin u / cos u", definition=_trig_quotient("sin", "cos"), aliases=("tg",)),
    FunctionRow("cot", r"\cot", "cos u / sin u", definition=_trig_quotient("cos", "sin")),
    FunctionRow("sec", r"\sec", "1 / cos u", definition=_reciprocal("cos")),
    FunctionRow("csc", r"\csc", "1 / sin u", definition=_reciprocal("sin")),
    FunctionRow(
        "asin", r"\arcsin", "the inverse sine, |u| ≤ 1, values in [−π/2, π/2]",
        partials=(lambda u: ONE / sqrt(ONE - u**2),), aliases=("arcsin",),
    ),
    FunctionRow(
        "acos", r"\arccos", "the inverse cosine, |u| ≤ 1, values in [0, π]",
        partials=(lambda u: -ONE / sqrt(ONE - u**2),), aliases=("arccos",),
    ),
    FunctionRow(
        "atan", r"\arctan", "the inverse tangent, values in (−π/2, π/2)",
        partials=(lambda u: ONE / (ONE + u**2),), aliases=("arctan",),
    ),
    FunctionRow(
        "acot", r"\operatorname{arccot}", "the inverse cotangent: arctan(1/u), and π/2 at 0",
        definition=lambda u: n.piecewise(
            (apply("atan", ONE / u), n.relation("!=", u, ZERO)), (PI / 2, ALWAYS)
        ), aliases=("arccot",),
    ),
    FunctionRow("asec", r"\operatorname{arcsec}", "arccos(1/u)", definition=lambda u: apply("acos", ONE / u), aliases=("arcsec",)),
    FunctionRow("acsc", r"\operatorname{arccsc}", "arcsin(1/u)", definition=lambda u: apply("asin", ONE / u), aliases=("arccsc",)),
    FunctionRow("atan2", r"\operatorname{atan2}", "the angle of the point (x, y) ≠ (0, 0)", (2, 2), _atan2),
    FunctionRow(
        "sinc", r"\operatorname{sinc}", "sin u / u, and 1 at 0",
        definition=lambda u: n.piecewise((apply("sin", u) / u, n.relation("!=", u, ZERO)), (ONE, ALWAYS)),
    ),
    FunctionRow("sinh", r"\sinh", "(eᵘ − e⁻ᵘ)/2", definition=lambda u: (exp(u) - exp(-u)) / 2),
    FunctionRow("cosh", r"\cosh", "(eᵘ + e⁻ᵘ)/2", definition=lambda u: (exp(u) + exp(-u)) / 2),
    FunctionRow("tanh", r"\tanh", "sinh u / cosh u", riccati=(1, 0, -1), activation=True),
    FunctionRow("coth", r"\coth", "1 / tanh u", definition=_reciprocal("tanh")),
    FunctionRow("sech", r"\operatorname{sech}", "1 / cosh u", definition=_reciprocal("cosh")),
    FunctionRow("csch", r"\operatorname{csch}", "1 / sinh u", definition=_reciprocal("sinh")),
    FunctionRow(
        "asinh", r"\operatorname{arsinh}", "ln(u + √(u²+1))",
        definition=lambda u: log(u + sqrt(u**2 + 1)), aliases=("arcsinh", "arsinh"),
    ),
    FunctionRow(
        "acosh", r"\operatorname{arcosh}", "ln(u + √(u−1)√(u+1)), u ≥ 1",
        definition=lambda u: log(u + sqrt(u - 1) * sqrt(u + 1)), aliases=("arccosh", "arcosh"),
    ),
    FunctionRow(
        "atanh", r"\operatorname{artanh}", "½ ln((1+u)/(1−u)), |u| < 1",
        definition=lambda u: HALF * log((ONE + u) / (ONE - u)), aliases=("arctanh", "artanh"),
    ),
    FunctionRow(
        "acoth", r"\operatorname{arcoth}", "½ ln((u+1)/(u−1)), |u| > 1",
        definition=lambda u: HALF * log((u + 1) / (u - 1)), aliases=("arccoth", "arcoth"),
    ),
    FunctionRow(
        "asech", r"\operatorname{arsech}", "ln(1/u + √(1/u² − 1)), 0 < u ≤ 1",
        definition=lambda u: log(ONE / u + sqrt(ONE / u**2 - 1)), aliases=("arcsech", "arsech"),
    ),
    FunctionRow(
        "acsch", r"\operatorname{arcsch}", "ln(1/u + √(1/u² + 1)), u ≠ 0",
        definition=lambda u: log(ONE / u + sqrt(ONE / u**2 + 1)), aliases=("arccsch", "arcsch"),
    ),
    FunctionRow("abs", r"\left|\cdot\right|", "the absolute value", partials=(lambda u: u / apply("abs", u),), aliases=("Abs",)),
    FunctionRow("sign", r"\operatorname{sign}", "−1, 0 or 1", partials=(_flat,), aliases=("sgn",)),
    FunctionRow("heaviside", r"H", "0 below 0, ½ at 0, 1 above", partials=(_flat,), aliases=("Heaviside", "step")),
    FunctionRow(
        "max", r"\max", "the greater one", (2, 2), partials=(_max_partial(">", 0), _max_partial(">", 1)), aliases=("Max", "maximum"),
    ),
    FunctionRow(
        "min", r"\min", "the smaller one", (2, 2), partials=(_max_partial("<", 0), _max_partial("<", 1)), aliases=("Min", "minimum"),
    ),
    FunctionRow(
        "sigmoid", r"\sigma", "1/(1 + e⁻ᵘ)", riccati=(0, 1, -1), aliases=("sig", "logistic", "expit"), activation=True,
    ),
    FunctionRow("logit", r"\operatorname{logit}", "ln(u/(1−u)), 0 < u < 1", definition=lambda u: log(u / (ONE - u))),
    FunctionRow(
        "logsigmoid", r"\log\sigma", "ln σ(u)", definition=lambda u: log(apply("sigmoid", u)), aliases=("log_sigmoid",), activation=True,
    ),
    FunctionRow("softplus", r"\operatorname{softplus}", "ln(1 + eᵘ)", definition=lambda u: log(ONE + exp(u)), activation=True),
    FunctionRow("relu", r"\operatorname{ReLU}", "max(0, u)", definition=lambda u: apply("max", ZERO, u), aliases=("ReLU",), activation=True),
    FunctionRow(
        "leaky_relu", r"\operatorname{LeakyReLU}", "u above 0, slope·u below (slope 1/100 unless given)", (1, 2),
        lambda u, slope=SMALL_SLOPE: apply("max", ZERO, u) + slope * apply("min", ZERO, u),
        aliases=("LeakyReLU", "prelu"), activation=True,
    ),
    FunctionRow(
        "elu", r"\operatorname{ELU}", "u above 0, α(eᵘ − 1) below (α = 1 unless given)", (1, 2),
        lambda u, alpha=ONE: apply("max", ZERO, u) + alpha * (exp(apply("min", ZERO, u)) - 1),
        aliases=("ELU",), activation=True,
    ),
    FunctionRow(
        "silu", r"\operatorname{SiLU}", "u·σ(βu) (β = 1 unless given)", (1, 2),
        lambda u, beta=None: u * apply("sigmoid", u if beta is None else beta * u),
        aliases=("swish", "SiLU"), activation=True,
    ),
    FunctionRow(
        "mish", r"\operatorname{mish}", "u·tanh(ln(1 + eᵘ))", definition=lambda u: u * apply("tanh", log(ONE + exp(u))), activation=True,
    ),
    FunctionRow(
        "gelu", r"\operatorname{GELU}", "u·(1 + erf(u/√2))/2",
        definition=lambda u: u * (ONE + apply("erf", u / sqrt(TWO))) / 2, aliases=("GELU",), activation=True,
    ),
    FunctionRow(
        "softsign", r"\operatorname{softsign}", "u/(1 + |u|)", definition=lambda u: u / (ONE + apply("abs", u)), activation=True,
    ),
    FunctionRow("identity", r"\operatorname{id}", "u itself", definition=lambda u: u, aliases=("linear",), activation=True),
    FunctionRow(
        "erf", r"\operatorname{erf}", "2/√π ∫₀ᵘ e^(−t²) dt", partials=(lambda u: TWO / sqrt(PI) * exp(-(u**2)),),
    ),
    FunctionRow("erfc", r"\operatorname{erfc}", "1 − erf u", definition=lambda u: ONE - apply("erf", u)),
    FunctionRow("gamma", r"\Gamma", "Euler's Γ, with Γ(k+1) = k!", aliases=("Gamma",)),
    FunctionRow("factorial", r"!", "u! = Γ(u + 1)", definition=lambda u: apply("gamma", u + 1)),
    FunctionRow(
        "binomial", r"\binom", "n! / (k! (n−k)!)", (2, 2),
        lambda top, k: apply("gamma", top + 1) / (apply("gamma", k + 1) * apply("gamma", top - k + 1)),
    ),
)  # fmt: skip

FUNCTIONS: dict[str, FunctionRow] = {row.name: row for row in _ROWS}
_ALIASES = {alias: row.name for row in _ROWS for alias in row.aliases}


def canonical_name(name: str) -> str | None:
    """Return the name in the table for a name or an alias of it, or None.

    >>> canonical_name("arctan")
    'atan'
    """
    return name if name in FUNCTIONS else _ALIASES.get(name)


def lookup(name: str) -> FunctionRow:
    """Return the row of a function.

    >>> lookup("swish").name
    'silu'
    """
    found = canonical_name(name)
    if found is None:
        near = get_close_matches(name, [*FUNCTIONS, *_ALIASES], n=1)
        advice = (
            f"did you mean {near[0]!r}?" if near else f"known functions: {', '.join(FUNCTIONS)}"
        )
        raise SymsgdError("unknown-function", f"no function is called {name!r}", advice=advice)
    return FUNCTIONS[found]


def define(node: Node) -> Node:
    """Return an application with the function's definition put in; a primitive stays as it is."""
    name, orders = node.value
    row = FUNCTIONS.get(name)
    if row is None or row.definition is None or any(orders):
        return node
    return row.definition(*node.args)
