"""How fast the gradient can change: its Lipschitz constant L, and the bound 2/L on the rate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from flint import arb, fmpq, fmpq_poly

from symsgd.algebra.algebra import Algebra, unsupported
from symsgd.algebra.decimals import agreed_digits, ends_of
from symsgd.errors import SymsgdError
from symsgd.expression.node import Node
from symsgd.network.facts import Facts
from symsgd.network.inertia import largest_eigenvalue
from symsgd.network.quadratic import quadratic_form


@dataclass(frozen=True)
class Smoothness:
    """L as a ball, and exactly if it is rational; None where the gradient has no such constant.

    ``sharp`` says that no smaller constant will do.

    >>> from symsgd.network.landscape import Landscape
    >>> from symsgd.network.network import Network
    >>> sheet = Landscape(Network([2, 1]), [([1, 2], [3])])
    >>> found = smoothness(Facts(sheet))
    >>> print(found.shown, found.bound)
    189/128 256/189
    """

    ball: arb | None
    exact: fmpq | None
    sharp: bool
    reason: str
    holds: bool | None = True

    @property
    def shown(self) -> str:
        """L as text."""
        return _text(self.ball, self.exact)

    @property
    def bound(self) -> str:
        """2/L as text: below this rate every step of full descent lowers the cost."""
        if self.exact is not None and self.exact != 0:
            return str(2 / self.exact)
        return _text(None if self.ball is None else 2 / self.ball, None)

    def below(self, eta: Fraction, times: int) -> bool | None:
        """Say whether η < times/L; None where that is open."""
        if self.ball is None:
            return None
        low, high = ends_of(self.ball)
        if self.exact is not None:
            low = high = Fraction(int(self.exact.p), int(self.exact.q))
        if eta * high < times:
            return True
        return False if eta * low >= times else None


def _text(ball: arb | None, exact: fmpq | None) -> str:
    if exact is not None:
        return str(exact)
    if ball is None:
        return "none"
    return agreed_digits(ends_of(ball), 6) or str(ball)


def smoothness(facts: Facts) -> Smoothness:
    """Return the Lipschitz constant of the gradient of the cost, or why there is none."""
    landscape = facts.landscape
    if facts.quadratic and facts.rows is not None:
        ball, exact = quadratic_form(facts).L
        return Smoothness(ball, exact, sharp=True, reason="the largest eigenvalue of the Hessian")
    if facts.one_neuron and facts.profiles is not None and facts.all_trained:
        return _one_neuron(facts)
    if facts.polynomial and landscape.network.depth > 2:
        reason = "the cost is a polynomial of degree above 2, so its Hessian has no bound"
        return Smoothness(None, None, sharp=False, reason=reason, holds=False)
    line = steep_line(facts)
    if line is not None:
        return Smoothness(None, None, sharp=False, reason=line, holds=False)
    return Smoothness(None, None, sharp=False, reason="no closed form is known here", holds=None)


def _one_neuron(facts: Facts) -> Smoothness:
    """The Hessian is (1/N) Σ C″(z) v vᵀ with v = (1, x), and |C″| has an exact maximum."""
    assert facts.profiles is not None  # noqa: S101
    vectors, count = facts.vectors, len(facts.vectors)
    tops = [row[0].largest_curvature() for row in facts.profiles]
    balls = [top[0] for top in tops if top is not None]
    exact = [top[1] for top in tops if top is not None]
    if count == 1:
        square = sum(e * e for e in vectors[0])
        length = fmpq(square.numerator, square.denominator)
        known = exact[0]
        return Smoothness(
            balls[0] * length,
            None if known is None else known * length,
            sharp=True,
            reason=f"max |C″(z)| times |(1, x)|² = {length}, and both are reached",
        )
    reason = "an upper bound: (1/N) Σ max |C″| v vᵀ, v = (1, x), is above the Hessian"
    if all(value is not None for value in exact):
        rows = _together(vectors, [value for value in exact if value is not None])
        ball, value = largest_eigenvalue(rows)
        return Smoothness(ball, value, sharp=False, reason=reason)
    squares = [fmpq_of(sum(e * e for e in v)) for v in vectors]
    total = sum((b * s for b, s in zip(balls, squares, strict=True)), arb(0))
    return Smoothness(total / count, None, sharp=False, reason=reason)


def _together(vectors: Sequence[Sequence[Fraction]], weights: Sequence[fmpq]) -> list[list[fmpq]]:
    size, count = len(vectors[0]), len(vectors)
    pairs = list(zip(vectors, weights, strict=True))
    return [
        [
            sum((fmpq_of(v[i] * v[j]) * m for v, m in pairs), fmpq(0)) / count
            for j in range(size)
        ]
        for i in range(size)
    ]  # fmt: skip


def fmpq_of(value: Fraction | int) -> fmpq:
    """Return a Fraction as a rational number of FLINT.

    >>> fmpq_of(Fraction(1, 2))
    1/2
    """
    exact = Fraction(value)
    return fmpq(exact.numerator, exact.denominator)


class PolynomialsInT(Algebra[fmpq_poly]):
    """Polynomials in t; σ and tanh of zero only."""

    known = frozenset({"sigmoid", "tanh"})

    def number(self, value: Fraction) -> fmpq_poly:
        """Return a constant."""
        return fmpq_poly([fmpq_of(value)])

    def power(self, base: fmpq_poly, exponent: fmpq_poly, written: Node) -> fmpq_poly:
        """Return a power with a whole exponent."""
        return base ** int(written.value)

    def divide(self, above: fmpq_poly, below: fmpq_poly) -> fmpq_poly:
        """Return the quotient by a number."""
        if below.degree() > 0:
            raise unsupported("a quotient")
        return above / below[0]

    def apply(self, name: str, orders: tuple[int, ...], args: Sequence[fmpq_poly]) -> fmpq_poly:
        """Return f(0)."""
        if any(orders) or not args[0].is_zero():
            raise unsupported(f"{name} away from zero")
        return self.number(Fraction(1, 2) if name == "sigmoid" else Fraction(0))


def steep_line(facts: Facts) -> str | None:
    """Return a line in parameter space along which the Hessian grows without bound, or None.

    With all hidden weights 0, output weights t and a bias that keeps z = 0, every value is
    rational, and the entries of the Hessian are polynomials in t.

    >>> from symsgd.network.landscape import Landscape
    >>> from symsgd.network.network import Network
    >>> print(steep_line(Facts(Landscape(Network([1, 1, 1], "tanh"), [([1], [0])]))))
    with hidden parameters 0, output weights t, output bias 0 the second derivative by
    b_1^[2] is t^2
    """
    landscape = facts.landscape
    network = landscape.network
    if network.depth != 3 or not facts.all_trained:
        return None
    if any(f.name not in ("sigmoid", "tanh") for f in network.activations.values()):
        return None
    t, zero = fmpq_poly([0, 1]), fmpq_poly([0])
    level = Fraction(1, 2) if network.activations[2].name == "sigmoid" else Fraction(0)
    back = fmpq_poly([0, -fmpq_of(level * network.size(2))])
    names = [(p.letter, p.layer) for p in landscape.parameters]
    point = [t if p == ("W", 3) else back if p == ("b", 3) else zero for p in names]
    try:
        rows = landscape.hessian(PolynomialsInT(), point)
    except SymsgdError:
        return None
    for i, row in enumerate(rows):
        if row[i].degree() > 0:
            where = (
                f"hidden parameters 0, output weights t, output bias {str(back).replace('x', 't')}"
            )
            grows = str(row[i]).replace("x", "t")
            return f"with {where} the second derivative by {landscape.names[i]} is {grows}"
    return None
