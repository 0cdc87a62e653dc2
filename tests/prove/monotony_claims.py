"""Inequalities that hold by monotony, each with a sibling that does not hold."""

from __future__ import annotations

from fractions import Fraction

from symsgd.expression.domain import Context, Domain
from symsgd.expression.node import Node
from symsgd.read.typed import read_typed_node

_F = Fraction
DOMAINS = {
    "undeclared": Domain(declared=False),
    "real": Domain(),
    "x > 0": Domain(_F(0), None, low_open=True),
    "x >= 0": Domain(_F(0)),
    "x <= 0": Domain(None, _F(0)),
    "x != 0": Domain(nonzero=True),
    "x >= 1": Domain(_F(1)),
    "x > -1": Domain(_F(-1), None, low_open=True),
    "x < 1": Domain(None, _F(1), high_open=True),
    "0 < x < 1": Domain(_F(0), _F(1), low_open=True, high_open=True),
    "0 <= x <= 1": Domain(_F(0), _F(1)),
    "-1 <= x <= 1": Domain(_F(-1), _F(1)),
    "0 <= x <= 3": Domain(_F(0), _F(3)),
    "x >= -3": Domain(_F(-3)),
    "x in N": Domain(_F(1), None, integer=True),
}

# a true claim and where it holds; what is wrong with its sibling, the sibling and where it fails
PAIRS = (
    ("log(x) <= x-1", "undeclared", "constant", "log(x) <= x-11/10", "undeclared"),
    ("log(x) <= x-1", "x > 0", "strict", "log(x) < x-1", "x > 0"),
    ("exp(x) >= 1+x", "real", "strict", "exp(x) > 1+x", "real"),
    ("exp(x) > 1+x", "x != 0", "constant", "exp(x) > 1+2*x", "x != 0"),
    ("exp(x) > 1+x", "x > 0", "strict", "exp(x) > 1+x", "x >= 0"),
    ("1-x <= exp(-x)", "real", "sign", "1+x <= exp(-x)", "real"),
    ("abs(tanh(x)) <= abs(x)", "real", "constant", "abs(tanh(x)) <= 99/100*abs(x)", "real"),
    ("tanh(x) <= x", "x >= 0", "domain", "tanh(x) <= x", "real"),
    ("tanh(x) < x", "x > 0", "strict", "tanh(x) < x", "x >= 0"),
    ("tanh(x) >= x-x^3/3", "x >= 0", "domain", "tanh(x) >= x-x^3/3", "real"),
    ("sin(x) <= x", "x >= 0", "domain", "sin(x) <= x", "real"),
    ("sin(x) < x", "x > 0", "strict", "sin(x) < x", "x >= 0"),
    ("sin(x) >= x-x^3/6", "x >= 0", "constant", "sin(x) >= x-x^3/7", "x >= 0"),
    ("abs(sin(x)) <= abs(x)", "real", "constant", "abs(sin(x)) <= 9/10*abs(x)", "real"),
    ("cos(x) >= 1-x^2/2", "real", "constant", "cos(x) >= 1-x^2/3", "real"),
    ("cos(x) <= 1-x^2/2+x^4/24", "real", "constant", "cos(x) <= 1-x^2/2+x^4/25", "real"),
    ("sigmoid(x) <= 1/2+x/4", "x >= 0", "domain", "sigmoid(x) <= 1/2+x/4", "real"),
    ("sigmoid(x) >= 1/2+x/4-x^3/48", "x >= 0", "constant",
     "sigmoid(x) >= 1/2+x/4-x^3/49", "x >= 0"),
    ("log(1+x) <= x", "undeclared", "strict", "log(1+x) < x", "undeclared"),
    ("x/(1+x) <= log(1+x)", "undeclared", "turned", "x/(1+x) >= log(1+x)", "undeclared"),
    ("x/(1+x) < log(1+x)", "x > 0", "constant", "x/(1+x/3) < log(1+x)", "x > 0"),
    ("log(1+x) >= x-x^2/2", "x >= 0", "domain", "log(1+x) >= x-x^2/2", "x > -1"),
    ("softplus(x) >= max(x,0)", "real", "constant", "softplus(x) >= max(x,0)+1/10", "real"),
    ("softplus(x) >= log(2)+x/2", "real", "constant", "softplus(x) >= 7/10+x/2", "real"),
    ("softplus(x) <= log(2)+x/2+x^2/8", "real", "constant",
     "softplus(x) <= log(2)+x/2+x^2/9", "real"),
    ("softplus(x) <= log(2)+max(x,0)", "real", "strict", "softplus(x) < log(2)+max(x,0)", "real"),
    ("cosh(x) >= 1+x^2/2", "real", "constant", "cosh(x) >= 1+51*x^2/100", "real"),
    ("sinh(x) >= x", "x >= 0", "domain", "sinh(x) >= x", "real"),
    ("sinh(x) >= x+x^3/6", "x >= 0", "constant", "sinh(x) >= x+x^3/5", "x >= 0"),
    ("log(cosh(x)) <= x^2/2", "real", "strict", "log(cosh(x)) < x^2/2", "real"),
    ("-x*log(x)-(1-x)*log(1-x) <= log(2)", "0 < x < 1", "constant",
     "-x*log(x)-(1-x)*log(1-x) <= 69/100", "0 < x < 1"),
    ("x*log(x) >= x-1", "undeclared", "constant", "x*log(x) >= 11*(x-1)/10", "undeclared"),
    ("x*log(x) <= x^2-x", "x > 0", "turned", "x*log(x) >= x^2-x", "x > 0"),
    ("2*sqrt(x) >= 3-1/x", "x > 0", "domain", "2*sqrt(x) >= 3-1/x^2", "x > 0"),
    ("log(x) <= sqrt(x)-1/sqrt(x)", "x >= 1", "domain", "log(x) <= sqrt(x)-1/sqrt(x)", "0 < x < 1"),
    ("log(x) <= 2*(sqrt(x)-1)", "x > 0", "strict", "log(x) < 2*(sqrt(x)-1)", "x > 0"),
    ("log(x) < x", "undeclared", "constant", "log(x) < x/3", "undeclared"),
    ("exp(x) > x", "real", "constant", "exp(x) > 3*x", "real"),
    ("exp(x) >= 1+x+x^2/2", "x >= 0", "domain", "exp(x) >= 1+x+x^2/2", "real"),
    ("exp(x) <= 1+x+x^2/2", "x <= 0", "domain", "exp(x) <= 1+x+x^2/2", "real"),
    ("exp(x) >= 1+x+x^2/2+x^3/6", "real", "strict", "exp(x) > 1+x+x^2/2+x^3/6", "real"),
    ("exp(x) <= 1/(1-x)", "x < 1", "pole", "exp(x) <= 1/(1-x)", "real"),
    ("exp(-x^2) >= 1-x^2", "real", "sign", "exp(-x^2) >= 1+x^2", "real"),
    ("x*exp(-x) <= exp(-1)", "real", "constant", "x*exp(-x) <= 9/25", "real"),
    ("x^2*exp(-x) <= 4*exp(-2)", "x >= 0", "domain", "x^2*exp(-x) <= 4*exp(-2)", "real"),
    ("atan(x) <= x", "x >= 0", "domain", "atan(x) <= x", "real"),
    ("atan(x) >= x-x^3/3", "x >= 0", "constant", "atan(x) >= x-x^3/4", "x >= 0"),
    ("asin(x) >= x", "0 <= x <= 1", "domain", "asin(x) >= x", "-1 <= x <= 1"),
    ("erf(x) <= 2*x/sqrt(pi)", "x >= 0", "constant", "erf(x) <= 11*x/10", "x >= 0"),
    ("abs(log(x)) >= 1-1/x", "x > 0", "turned", "abs(log(x)) <= 1-1/x", "x > 0"),
    ("silu(x) <= max(x,0)", "real", "strict", "silu(x) < max(x,0)", "real"),
    ("gelu(x) <= max(x,0)", "real", "turned", "gelu(x) >= max(x,0)", "real"),
    ("log(x) <= x-1", "x in N", "constant", "log(x) <= (x-1)/2", "x in N"),
    ("1/x+log(x) >= 1", "x > 0", "constant", "1/x+log(x) >= 101/100", "x > 0"),
)  # fmt: skip

# what is false (or has no sign) at a pole, a kink or a jump, and must not be carried over it
OVER_GAPS = (
    ("1/x >= -1", "real"),
    ("1/x >= 1/10-x/100", "x >= -3"),
    ("tan(x) >= x", "0 <= x <= 3"),
    ("tan(x) >= x", "x >= 0"),
    ("1/cos(x) >= 1", "x >= 0"),
    ("log(abs(x)) <= x-1", "real"),
    ("1/(x-1)+x >= -1", "0 <= x <= 3"),
    ("abs(x-1) >= x-1/2", "0 <= x <= 3"),
    ("x/abs(x) >= 0", "real"),
    ("max(x,0)-x >= x", "-1 <= x <= 1"),
    ("cbrt(x) >= x", "-1 <= x <= 1"),
    ("sqrt(x^2) <= x", "real"),
    ("1/x^2 <= 1+x", "x > 0"),
    ("atan(1/x) >= 0", "real"),
    ("exp(1/x) >= 1+1/10", "x != 0"),
    ("x*log(x) >= 0", "0 <= x <= 1"),
    ("sign(x) >= x", "-1 <= x <= 1"),
    ("heaviside(x) >= x+1/2", "-1 <= x <= 1"),
    ("gamma(x) >= 9/10", "x > 0"),
    ("floor(x) >= x", "x >= 0"),
)


def claim(text: str) -> tuple[Node, str, Node]:
    """Return left side, relation and right side of a claim in one variable."""
    relation = next(sign for sign in ("<=", ">=", "<", ">") if f" {sign} " in text)
    left, right = (read_typed_node(side, variables=("x",)) for side in text.split(f" {relation} "))
    return left, relation, right


def context(where: str) -> Context:
    """Return the context of a row."""
    return Context.of({"x": DOMAINS[where]})
