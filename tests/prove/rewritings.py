"""What students write in the place of something: right always, right somewhere, or wrong.

In a rule, u and v are the arguments of the part that is rewritten (u the part
itself under ``ANYWHERE``) and w is some variable.
"""

from __future__ import annotations

from functools import cache
from random import Random

from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.read.typed import read_typed_node

ANYWHERE = """
u + w - w; u*1; -(-u); (2*u)/2; u + 0*w; u*w/w; exp(log(u)); log(exp(u)); abs(u); sqrt(u)^2
sqrt(u^2); cbrt(u^3); root(u^3, 3); max(u, u); relu(u) - relu(-u); sin(asin(u)); asin(sin(u))
tan(atan(u)); sign(u)*abs(u); logit(sigmoid(u)); u^(2/2); (u^3)^(1/3); 1/(1/u); -u; u + 1; 2*u
Piecewise((u, w > 0), (-(-u), True)); heaviside(u)*u + heaviside(-u)*u; cbrt(u)^3
sqrt(abs(u))^2*sign(u); acos(cos(u)); atan(tan(u)); root(u^4, 4); u^1; u^0*u
"""
RULES = {
    n.ADD: "v + u; (u^2 - v^2)/(u - v); u - v; max(u, v) + min(u, v); u + v + u - u",
    n.MULTIPLY: """
    v*u; exp(log(u) + log(v)); ((u + v)^2 - (u - v)^2)/4; sqrt(u^2*v^2); max(u, v)*min(u, v); u/v
    sqrt(u)*sqrt(u)*v; sign(u*v)*abs(u)*abs(v)
    """,
    n.DIVIDE: "u*v^(-1); u*v/v^2; exp(log(u) - log(v)); v/u; u/abs(v); sqrt(u/v)*sqrt(u)/sqrt(v)",
    n.POWER: """
    exp(v*log(u)); u*u^(v - 1); 1/u^(-v); (u^(v/2))^2; (u^2)^(v/2); abs(u)^v; (-u)^v; u^(v + 1)/u
    (1/u)^(-v); u^v
    """,
    n.NUMBER: "u + 1; -u; u + 1/10^40; u + 1/10^9",
    n.VARIABLE: "-u; u^2/u; abs(u); u + 1/10^30; u*sign(u)^2",
    "sqrt": "u^(1/2); abs(u)^(1/2); sqrt(-u); cbrt(u); u/sqrt(u); sqrt(u^3)/u",
    "cbrt": "u^(1/3); -cbrt(-u); sign(u)*abs(u)^(1/3)",
    "abs": "u; -u; sqrt(u^2); max(u, -u); u*sign(u); u^2/abs(u)",
    "log": "log(u^2)/2; -log(1/u); log(abs(u)); 2*log(sqrt(u)); log(2*u) - log(2)",
    "exp": "1/exp(-u); exp(u/2)^2; sinh(u) + cosh(u); exp(-u); sigmoid(u)/(1 - sigmoid(u))",
    "sin": """
    2*sin(u/2)*cos(u/2); cos(pi/2 - u); sqrt(1 - cos(u)^2); sin(u + 2*pi)
    3*sin(u/3) - 4*sin(u/3)^3
    """,
    "cos": "2*cos(u/2)^2 - 1; sqrt(1 - sin(u)^2); cos(-u); sin(u + pi/2); -cos(u + pi)",
    "tan": "sin(2*u)/(1 + cos(2*u)); (1 - cos(2*u))/sin(2*u); tan(u + pi); 1/cot(u)",
    "asin": "pi/2 - acos(u); atan(u/sqrt(1 - u^2)); -asin(-u); 2*atan(u/(1 + sqrt(1 - u^2)))",
    "acos": "pi/2 - asin(u); pi - acos(-u); asin(sqrt(1 - u^2)); 2*asin(sqrt((1 - u)/2))",
    "atan": """
    pi/2 - atan(1/u); acot(1/u); -atan(-u); asin(u/sqrt(1 + u^2))
    2*atan(u/(1 + sqrt(1 + u^2)))
    """,
    "sigmoid": """
    1/(1 + exp(-u)); 1 - sigmoid(-u); 1/2 + tanh(u/2)/2; sigmoid(-u)
    exp(u)/(1 + exp(u))
    """,
    "tanh": "2*sigmoid(2*u) - 1; sinh(u)/cosh(u); (exp(u) - exp(-u))/(exp(u) + exp(-u)); -tanh(-u)",
    "softplus": """
    relu(u) + log(1 + exp(-abs(u))); u + softplus(-u); -log(sigmoid(-u))
    -log(1 - sigmoid(u))
    """,
    "relu": """
    (u + abs(u))/2; u*heaviside(u); Piecewise((u, u > 0), (0, True)); u; max(u, 0)
    relu(u)^2/u
    """,
    "sign": """
    u/abs(u); 2*heaviside(u) - 1; sign(u)^3; Piecewise((1, u >= 0), (-1, True))
    sign(u^3)
    """,
    "heaviside": """
    (1 + sign(u))/2; 1 - heaviside(-u); (1 + u/abs(u))/2; heaviside(u)^2
    heaviside(2*u)
    """,
    "max": "(u + v + abs(u - v))/2; -min(-u, -v); max(v, u); u; u + relu(v - u); max(u, max(u, v))",
    "min": "(u + v - abs(u - v))/2; u + v - max(u, v); v; min(v, u)",
    "erf": "-erf(-u); 1 - erfc(u)",
    "cosh": "sqrt(1 + sinh(u)^2); cosh(abs(u)); exp(u) - sinh(u)",
    "sinh": "sqrt(cosh(u)^2 - 1); (exp(2*u) - 1)/(2*exp(u)); -sinh(-u)",
    "asinh": "-asinh(-u); log(u + sqrt(u^2 + 1)); log(u - sqrt(u^2 + 1))",
    "silu": "u - u*sigmoid(-u); u/(1 + exp(-u)); relu(u) - abs(u)*sigmoid(-abs(u))",
    "logit": "log(u) - log(1 - u); -logit(1 - u); -log(1/u - 1)",
    "softsign": "u/(1 + sqrt(u^2)); 1 - 1/(1 + u)",
    "sech": "1/cosh(u); sqrt(1 - tanh(u)^2)",
}


@cache
def templates(rules: str) -> tuple[Node, ...]:
    """Return the rules of a text as expressions in u, v and w."""
    texts = [text for line in rules.splitlines() for text in line.split(";")]
    return tuple(read_typed_node(t, variables=["u", "v", "w"]) for t in texts if t.strip())


def rewriting(part: Node, random: Random) -> Node:
    """Return something in the place of a part of an expression."""
    head = part.value[0] if part.head == n.APPLY else part.head  # type: ignore[index]
    rules, args = RULES.get(str(head)), part.args
    if part.head in (n.NUMBER, n.VARIABLE):
        args = (part,)
    if rules is None or len(args) > 2 or random.random() < 0.35:
        rules, args = ANYWHERE, (part,)
    u, v, w = n.variables("u v w")
    template = random.choice(templates(rules))
    other = n.variable(random.choice("xy"))
    return n.substitute(template, {u: args[0], v: args[-1], w: other})
