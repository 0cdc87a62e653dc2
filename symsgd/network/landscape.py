"""The cost as a function of the parameters that are trained: value, gradient, Hessian.

Each is one run of the algorithm of :mod:`symsgd.network.sgd` in an algebra; the Hessian is the
gradient over dual numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import Any

from flint import fmpq

from symsgd.algebra.algebra import Algebra, evaluate, rational_value
from symsgd.algebra.lets import Lets
from symsgd.algebra.rationals import Rationals
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.matrix import Matrix
from symsgd.expression.node import Node
from symsgd.functions.table import TWO
from symsgd.network import sgd
from symsgd.network.arrays import Array, V
from symsgd.network.descent import flattened
from symsgd.network.duals import Dual, Duals
from symsgd.network.exact import GivenTable
from symsgd.network.network import Network
from symsgd.network.tangents import Parameter, parameters

Data = Sequence[tuple[GivenTable | None, GivenTable | None]]


@dataclass(frozen=True)
class Landscape:
    """The mean cost of a network over its data.

    ``trained`` are the letters of the parameters that move, ``("b", "W")`` unless said;
    the others keep the values the network has.

    >>> xor = [([0, 0], [0]), ([0, 1], [1]), ([1, 0], [1]), ([1, 1], [0])]
    >>> landscape = Landscape(Network([2, 2, 1]), xor)
    >>> landscape.size, set(landscape.gradient_at([0] * 9)), landscape.cost_at([0] * 9)
    (9, {0}, 1/8)
    """

    network: Network
    data: Data
    trained: tuple[str, ...] = ("b", "W")
    _kept: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def parameters(self) -> tuple[Parameter, ...]:
        """The parameters that are trained, in the order b, W layer by layer."""
        return tuple(p for p in parameters(self.network) if p.letter in self.trained)

    @property
    def size(self) -> int:
        """How many parameters are trained."""
        return len(self.parameters)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of the trained parameters, as short as is clear."""
        names = [str(p) for p in self.parameters]
        if self.network.depth == 2:
            names = [name.removesuffix("^[2]") for name in names]
        return tuple(names)

    @cached_property
    def start(self) -> tuple[Node, ...]:
        """The values that the network gives to the trained parameters."""
        every = zip(parameters(self.network), self._values(Lets()), strict=True)
        return tuple(value for p, value in every if p.letter in self.trained)

    def _values(self, algebra: Algebra[V]) -> list[V]:
        return [value for _, value in flattened(*self.network.parameters(algebra))]

    def placed(self, algebra: Algebra[V], theta: Sequence[V]) -> tuple[Any, Any]:
        """Return weights and biases with the trained ones at θ."""
        if len(theta) != self.size:
            raise SymsgdError(
                "shapes-do-not-fit", f"a point of {len(theta)} numbers for {self.size} parameters"
            )
        moving = iter(theta)
        own = zip(parameters(self.network), self._fixed(algebra), strict=True)
        values = iter([next(moving) if p.letter in self.trained else v for p, v in own])
        W, b = {}, {}
        for l in range(2, self.network.depth + 1):
            rows, columns = self.network.size(l), self.network.size(l - 1)
            b[l] = Array(algebra, [[next(values)] for _ in range(rows)])
            W[l] = Array(algebra, [[next(values) for _ in range(columns)] for _ in range(rows)])
        return W, b

    def _fixed(self, algebra: Algebra[V]) -> list[V]:
        """Return the values of the parameters that do not move; zeros hold the others' places."""
        network, zero = self.network, algebra.number(Fraction(0))
        tables = {"W": network.weights, "b": network.biases}
        return [
            zero if p.letter in self.trained else evaluate(
                tables[p.letter][p.layer][p.row - 1][p.column - 1], algebra
            )
            for p in parameters(network)
        ]  # fmt: skip

    def samples(self, algebra: Algebra[V]) -> list[sgd.Sample[V]]:
        """Return the data as values of an algebra."""
        return [self.network.sample(x, y, algebra) for x, y in self.data]

    def cost(self, algebra: Algebra[V], theta: Sequence[V]) -> V:
        """Return the mean cost, with the regularisation."""
        W, b = self.placed(algebra, theta)
        costs = []
        for sample in self.samples(algebra):
            passed = sgd.forward(self.network, W, b, sample)
            costs.append(sgd.cost_value(self.network, passed.a[self.network.depth], passed.y))
        share = algebra.number(Fraction(1, len(costs)))
        total = algebra.multiply([share, algebra.add(costs)]) if len(costs) > 1 else costs[0]
        if not self.network.regularized:
            return total
        square = n.variable("w") ** TWO
        squares = [evaluate(square, algebra, {n.variable("w"): w}) for t in W.values() for w in t]
        half = algebra.multiply(
            [evaluate(self.network.regularization / 2, algebra), algebra.add(squares)]
        )
        return algebra.add([total, half])

    def gradient(self, algebra: Algebra[V], theta: Sequence[V], k: int | None = None) -> list[V]:
        """Return the gradient of the mean cost, or that of sample k, by backpropagation."""
        W, b = self.placed(algebra, theta)
        samples = self.samples(algebra)
        chosen = samples if k is None else [samples[k]]
        passes = [sgd.backward(self.network, W, sgd.forward(self.network, W, b, s)) for s in chosen]
        dW, db = sgd.gradients(self.network, W, passes)
        every = zip(parameters(self.network), flattened(dW, db), strict=True)
        return [slope for p, (_, slope) in every if p.letter in self.trained]

    def hessian(self, algebra: Algebra[V], theta: Sequence[V]) -> list[list[V]]:
        """Return the matrix of second derivatives."""
        duals = Duals(algebra)
        seeds: list[Dual[V]] = [duals.seed(value, i) for i, value in enumerate(theta)]
        zero = algebra.number(Fraction(0))
        return [
            [entry.slopes.get(j, zero) for j in range(self.size)]
            for entry in self.gradient(duals, seeds)
        ]

    def _exactly(self, theta: Sequence[Any]) -> tuple[Rationals, list[fmpq]]:
        algebra = Rationals()
        return algebra, [algebra.number(Fraction(value)) for value in theta]

    def cost_at(self, theta: Sequence[Any]) -> fmpq:
        """Return the exact cost at a rational point; an error where it is not rational."""
        return self.cost(*self._exactly(theta))

    def gradient_at(self, theta: Sequence[Any], k: int | None = None) -> list[fmpq]:
        """Return the exact gradient at a rational point."""
        return self.gradient(*self._exactly(theta), k)

    def hessian_at(self, theta: Sequence[Any]) -> list[list[fmpq]]:
        """Return the exact Hessian at a rational point."""
        return self.hessian(*self._exactly(theta))

    def symbolic(self) -> tuple[Node, ...]:
        """Return the trained parameters as variables, under their names."""
        return tuple(n.variable(name) for name in self.names)

    def cost_node(self) -> Node:
        """Return the cost as an expression in the trained parameters.

        >>> print(Landscape(Network([1, 1], "identity"), [([2], [3])]).cost_node())
        (2*w_11 + b_1 - 3)^2/2
        """
        return self.cost(Lets(), self.symbolic())

    def hessian_matrix(self) -> Matrix:
        """Return the Hessian as a matrix of expressions in the trained parameters.

        >>> print(Landscape(Network([1, 1], "identity"), [([2], [3])]).hessian_matrix())
        [[1, 2], [2, 4]]
        """
        return Matrix.of(self.hessian(Lets(), self.symbolic()))


def rational_point(theta: Sequence[Node]) -> list[Fraction] | None:
    """Return a point as rational numbers, or None.

    >>> rational_point([n.number("1/2"), n.number(3) / 4])
    [Fraction(1, 2), Fraction(3, 4)]
    """
    values = [rational_value(entry) for entry in theta]
    return None if None in values else values  # type: ignore[return-value]
