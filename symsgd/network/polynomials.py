"""The network over polynomials: values a and slopes as independent atoms.

Once every a is an atom with a known slope, backpropagation is a polynomial
computation, and an identity of polynomials is decided by looking at it.  Where
f′ = P(f), as for σ and tanh, the slope is the polynomial P(a); otherwise it is
an atom of its own.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from flint import Ordering, fmpq, fmpq_mpoly, fmpq_mpoly_ctx

from symsgd.algebra.algebra import Algebra, evaluate
from symsgd.expression.node import Node
from symsgd.functions.table import FUNCTIONS
from symsgd.network.activation import A, Z
from symsgd.network.arrays import Array, Diagonal
from symsgd.network.sgd import Pass

if TYPE_CHECKING:
    from symsgd.network.network import Network

Polynomial = fmpq_mpoly


class Polynomials(Algebra[Polynomial]):
    """Polynomials with rational coefficients in the atoms of one network.

    >>> from symsgd.network.network import Network
    >>> algebra = Polynomials(Network([2, 1]))
    >>> print(algebra.slopes_of(2).rows[0][0])
    -a2_1^2 + a2_1
    """

    def __init__(self, network: Network, *, errors: bool = False) -> None:
        self.network = network
        self.errors = errors  # whether the errors δ are atoms too
        names = list(self._names())
        self.ctx = fmpq_mpoly_ctx.get(names, Ordering.lex)
        self.atoms = dict(zip(names, self.ctx.gens(), strict=True))
        self._inverses: dict[str, Polynomial] = {}

    def _names(self) -> list[str]:
        network, L = self.network, self.network.depth
        names = [f"a{l}_{i}" for l in range(1, L + 1) for i in range(1, network.size(l) + 1)]
        for l in range(2, L + 1):
            if not self._by_value(l):
                names += [f"d{l}_{i}" for i in range(1, network.size(l) + 1)]
            if self.errors:
                names += [f"e{l}_{i}" for i in range(1, network.size(l) + 1)]
            if l > 2 or network.regularized:
                sizes = network.size(l), network.size(l - 1)
                names += [
                    f"w{l}_{i}_{j}" for i in range(1, sizes[0] + 1) for j in range(1, sizes[1] + 1)
                ]
        outputs = range(1, network.size(L) + 1)
        names += [f"y_{i}" for i in outputs] + [f"r_{i}" for i in outputs]
        return [*names, "lambda"]

    def _by_value(self, l: int) -> bool:
        f = self.network.activations[l]
        return f.together or (f.name in FUNCTIONS and FUNCTIONS[f.name].riccati is not None)

    def number(self, value: Fraction) -> Polynomial:
        """Return a constant polynomial."""
        return self.ctx.constant(fmpq(value.numerator, value.denominator))

    def variable(self, name: str) -> Polynomial:
        """Return an atom."""
        return self.atoms[name]

    def power(self, base: Polynomial, exponent: Polynomial, written: Node) -> Polynomial:
        """Return a power with a whole exponent."""
        return base ** int(written.value)

    def divide(self, above: Polynomial, below: Polynomial) -> Polynomial:
        """Return the quotient; the inverse of what is no number is an atom."""
        if below.is_constant():
            return above / below.leading_coefficient()
        key = str(below)
        if key not in self._inverses:
            self._inverses[key] = self.atoms[f"r_{len(self._inverses) + 1}"]
        return above * self._inverses[key]

    def column(self, letter: str, size: int) -> Array[Polynomial]:
        """Return atoms as a column."""
        return Array(self, ([self.atoms[f"{letter}_{i}"]] for i in range(1, size + 1)))

    def weights(self, l: int) -> Array[Polynomial]:
        """Return the weights of a layer as atoms."""
        rows, columns = range(1, self.network.size(l) + 1), range(1, self.network.size(l - 1) + 1)
        return Array(self, ([self.atoms[f"w{l}_{i}_{j}"] for j in columns] for i in rows))

    def slopes_of(self, l: int) -> Array[Polynomial]:
        """Return D of a layer: polynomials in a, or atoms."""
        a = self.column(f"a{l}", self.network.size(l))
        f = self.network.activations[l]
        if self._by_value(l):
            if f.together:
                return f.slopes(a, a)
            return Diagonal(self, [evaluate(f.slope, self, {A: v, Z: v}) for v in a])
        return Diagonal(self, list(self.column(f"d{l}", self.network.size(l))))

    def forward(self) -> tuple[Pass[Polynomial], dict[int, Array[Polynomial]]]:
        """Return the forward pass with every value an atom, and the weights that matter."""
        network, L = self.network, self.network.depth
        passed = Pass(self.column("a1", network.size(1)), self.column("y", network.size(L)))
        passed.a[1] = passed.x
        for l in range(2, L + 1):
            passed.a[l] = self.column(f"a{l}", network.size(l))
            passed.D[l] = self.slopes_of(l)
        first = 2 if network.regularized else 3
        return passed, {l: self.weights(l) for l in range(first, L + 1)}
