"""Training of a single layer, reduced to the span of its inputs.

Every gradient of one layer is δ (1, x)ᵀ, so the parameters never leave
θ⁰ + span{(1, x₁), …, (1, x_N)}.  In the coordinates c of that span the inputs
enter through the Gram matrix G_ij = 1 + x_i·x_j only:

    z_i = z_i⁰ + Σ_k G_ik c_k,    c_k ← c_k − η/m δ_k(z_k).
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Generic

from symsgd.algebra.algebra import Algebra, evaluate
from symsgd.errors import SymsgdError
from symsgd.network import sgd
from symsgd.network.arrays import Array, Layers, V, times
from symsgd.network.exact import Given, GivenTable, exact

if TYPE_CHECKING:
    from symsgd.network.network import Network


class GramForm(Generic[V]):
    """One layer in the coordinates of its inputs, in any algebra.

    >>> from symsgd.algebra.rationals import Rationals
    >>> from symsgd.network.network import Network
    >>> network = Network([1, 1], "identity", weights=[[[2]]], biases=[[0]])
    >>> form = GramForm(network, [([3], [5])], Rationals())
    >>> form.gram.rows, form.run([[0]], "1/10")[2].rows
    ([[10]], [[17/10]])
    """

    def __init__(
        self,
        network: Network,
        data: Sequence[tuple[GivenTable | None, GivenTable | None]],
        algebra: Algebra[V],
    ) -> None:
        if network.depth != 2 or network.regularized:
            raise SymsgdError(
                "no-gram-form",
                f"{network!r} has no Gram form",
                advice="it needs one layer after the input, and no regularisation",
            )
        if not data:
            raise SymsgdError("no-data", "the Gram form needs at least one sample")
        self.network = network
        self.algebra = algebra
        self.samples = [network.sample(x, y, algebra) for x, y in data]
        self.start, self.bias = (layers[2] for layers in network.parameters(algebra))
        one = Array(algebra, [[algebra.number(Fraction(1))]])
        inputs = [x for x, _ in self.samples]
        self.gram = Array(
            algebra, ([next(iter(one + x.T @ other)) for other in inputs] for x in inputs)
        )
        self.first = [self.start @ x + self.bias for x in inputs]

    def errors(self, z: Array[V], y: Array[V]) -> Array[V]:
        """Return δ of one sample from its z."""
        passed = sgd.Pass(z, y)
        f = self.network.activations[2]
        passed.a[2] = f.values(z)
        passed.D[2] = f.slopes(z, passed.a[2])
        return sgd.last_delta(self.network, passed)

    def coordinates(self, batches: Sequence[Sequence[int]], eta: Given) -> list[Array[V]]:
        """Return c after the steps: one column for each sample."""
        algebra = self.algebra
        rate = evaluate(exact(eta, "the learning rate"), algebra)
        zero = algebra.number(Fraction(0))
        c = [Array(algebra, ([zero] for _ in self.first[0].rows)) for _ in self.samples]
        z = list(self.first)
        for batch in batches:
            share = algebra.negate(
                algebra.multiply([algebra.number(Fraction(1, len(batch))), rate])
            )
            moves = {k: times(share, self.errors(z[k], self.samples[k][1])) for k in batch}
            for k, move in moves.items():
                c[k] = c[k] + move
                z = [entry + times(self.gram.rows[i][k], move) for i, entry in enumerate(z)]
        return c

    def run(self, batches: Sequence[Sequence[int]], eta: Given) -> Layers[V]:
        """Return the weights after the steps, put together from the inputs."""
        W = self.start
        for move, (x, _) in zip(self.coordinates(batches, eta), self.samples, strict=True):
            W = W + move @ x.T
        return {2: W}

    def biases(self, batches: Sequence[Sequence[int]], eta: Given) -> Array[V]:
        """Return the biases after the steps."""
        b = self.bias
        for move in self.coordinates(batches, eta):
            b = b + move
        return b
