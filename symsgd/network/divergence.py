"""How fast one neuron escapes when its target cannot be reached: the rate, and certified steps."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from flint import arb, fmpq, fmpq_poly

from symsgd.algebra.algebra import evaluate
from symsgd.algebra.balls import Balls, is_ball, working_precision
from symsgd.algebra.lets import Lets
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.functions.table import exp, log
from symsgd.network.activation import Z
from symsgd.network.exact import Given, exact
from symsgd.network.facts import Facts
from symsgd.network.landscape import rational_point
from symsgd.network.profile import Profile
from symsgd.network.smoothness import fmpq_of

MOST_BITS = 1 << 15


@dataclass(frozen=True)
class Escape:
    """z after T steps goes like this expression in T; ``up`` says to which side."""

    z: Node
    up: bool

    def __str__(self) -> str:
        return f"z_T ~ {self.z} → {'∞' if self.up else '−∞'}"


def escape_rate(facts: Facts, eta: Given = "eta") -> Escape | None:
    """Return how fast z escapes for one neuron and one sample, or None in other cases.

    Near the end δ is c·qᵐ, and q is e^(−z) for σ, 2e^(−2z) for tanh.  So e^(mz) grows by
    m c η |v|² a step, where v = (1, x).

    >>> from symsgd.network.landscape import Landscape
    >>> from symsgd.network.network import Network
    >>> sheet = Network([2, 1], weights=[[[5, 6]]], biases=[[4]])
    >>> print(escape_rate(Facts(Landscape(sheet, [([1, 2], [3])]))))
    z_T ~ log(exp(21) + 12*eta*T) → ∞
    """
    if not (facts.one_neuron and facts.all_trained and facts.profiles):
        return None
    if len(facts.profiles) != 1 or not facts.one_sided[0]:
        return None
    profile, up = facts.profiles[0][0], facts.one_sided[0] < 0
    order, factor = _at_end(profile, up=up)
    steep = 1 if profile.activation == "sigmoid" else 2
    growth = fmpq_of(sum(e * e for e in facts.vectors[0])) * factor * order * steep
    if steep == 2:
        growth *= fmpq(2) ** order
    sign, power = 1 if up else -1, order * steep
    lets, z = Lets(), start_of(facts)
    inside = lets.add([
        exp(lets.multiply([n.number(sign * power), z])),
        lets.multiply([n.number(_fraction(growth)), exact(eta), n.variable("T")]),
    ])  # fmt: skip
    value = lets.multiply([n.number(sign), log(inside)])
    return Escape(value if power == 1 else lets.divide(value, n.number(power)), up)


def _fraction(value: fmpq) -> Fraction:
    return Fraction(int(value.p), int(value.q))


def _at_end(profile: Profile, *, up: bool) -> tuple[int, fmpq]:
    """Return (m, c) with |δ| ~ c·qᵐ, q the distance of a to the end of its range."""
    end = fmpq((profile.high if up else profile.low) or 0)
    factor, order, rest = fmpq_poly([-end, 1]), 0, profile.error
    while rest(end) == 0:
        rest, order = rest // factor, order + 1
    return order, abs(rest(end))


def start_of(facts: Facts) -> Node:
    """Return z at the start."""
    lets = Lets()
    pairs = zip(facts.vectors[0], facts.landscape.start, strict=True)
    return lets.add([lets.multiply([n.number(c), value]) for c, value in pairs])


def z_after(facts: Facts, eta: Given, steps: int, bits: int = 200) -> arb:
    """Return z after so many steps on one sample as a ball: θ only moves along v = (1, x).

    >>> from symsgd.network.landscape import Landscape
    >>> from symsgd.network.network import Network
    >>> sheet = Network([2, 1], weights=[[[5, 6]]], biases=[[4]])
    >>> facts = Facts(Landscape(sheet, [([1, 2], [3])]))
    >>> print(z_after(facts, "1/10", 1000).str(15, radius=False))
    21.0000009099068
    """
    theta = rational_point(facts.landscape.start)
    if theta is None or not facts.profiles or not facts.one_neuron:
        raise SymsgdError("missing-value", "z needs one neuron with numbers", advice="give W, b")
    profile = facts.profiles[0][0]
    f = facts.landscape.network.activations[2].value
    rate = exact(eta, "the learning rate")
    while bits <= MOST_BITS:
        with working_precision(bits):
            algebra = Balls({})
            pace = evaluate(rate, algebra) * arb(fmpq_of(sum(e * e for e in facts.vectors[0])))
            z = evaluate(start_of(facts), algebra)
            coefficients = [arb(c) for c in reversed(profile.error.coeffs())]
            for _ in range(steps):
                a = evaluate(f, algebra, {Z: z})
                error = arb(0)
                for c in coefficients:
                    error = error * a + c
                z = z - pace * error
            # each step can lose a few bits: start again with more where too few are left
            if is_ball(z) and z.rad() < arb(2) ** -60:
                return z
        bits *= 4
    raise SymsgdError("digits-not-found", f"{MOST_BITS} bits do not reach step {steps}")
