"""What every quantity of a step may be: the algorithm, run in the balls of honest rounding."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import inf, nan

from symsgd.algebra.balls import Value, is_ball, working_precision
from symsgd.network import sgd
from symsgd.network.arrays import Array, Diagonal, Layers, times
from symsgd.testing.problem import Row, SgdProblem
from symsgd.testing.rounding import BITS, FLOAT64, Precision, Rounded

Balls = list[list[Value]]
Values = Array[Value]


@dataclass(frozen=True)
class Expected:
    """The balls of every quantity by name, in the order in which the algorithm computes them.

    >>> from symsgd.network.network import Network
    >>> network = Network([2, 1], weights=[[[5, 6]]], biases=[[4]])
    >>> found = Expected.of(SgdProblem.of(network, ([1, 2], [3])))
    >>> found.middle("delta^[2]")
    [[-1.5165120838575247e-09]]
    >>> found.allowance("delta^[2]", 0, 0) < 3e-15
    True
    """

    problem: SgdProblem
    quantities: dict[str, Balls]
    precision: Precision

    @classmethod
    def of(
        cls, problem: SgdProblem, precision: Precision = FLOAT64, reduction: str = "mean"
    ) -> Expected:
        """Return what a problem leads to; ``reduction`` is "mean" or "sum" over the samples."""
        with working_precision(BITS):
            return cls(problem, _run(problem, Rounded(precision), reduction), precision)

    def middle(self, name: str) -> list[list[float]]:
        """Return the exact values of a quantity, rounded to floats."""
        return [[float(b.mid()) if is_ball(b) else nan for b in row] for row in self[name]]

    def allowance(self, name: str, i: int, j: int) -> float:
        """Return how far honest rounding can be off in an entry."""
        ball = self[name][i][j]
        return float(ball.rad()) if is_ball(ball) else inf

    def shape(self, name: str) -> tuple[int, int]:
        """Return the number of rows and columns of a quantity."""
        return len(self[name]), len(self[name][0])

    def __getitem__(self, name: str) -> Balls:
        return self.quantities[name]


def _run(problem: SgdProblem, algebra: Rounded, reduction: str) -> dict[str, Balls]:
    network, layers = problem.network, problem.layers
    W: Layers[Value] = {
        l: Array(algebra, [[algebra.number(entry) for entry in row] for row in rows])
        for l, rows in zip(layers, problem.weights, strict=True)
    }
    b = {l: _column(algebra, row) for l, row in zip(layers, problem.biases, strict=True)}
    watch = _Watch(algebra, problem, b)
    passes = []
    for x, y in problem.data:
        sample = _column(algebra, x), _column(algebra, y)
        passed = sgd.forward(network, W, b, sample, watch.room)
        passes.append(sgd.backward(network, W, passed))
    dW, db = sgd.gradients(network, W, passes)
    if reduction == "sum" and len(passes) > 1:
        count = algebra.number(Fraction(len(passes)))
        dW, db = ({l: times(count, g) for l, g in part.items()} for part in (dW, db))
    W_new, b_new = sgd.update(W, b, dW, db, algebra.number(problem.eta))
    found = {"a^[1]": _beside([p.a[1] for p in passes])}
    for l in layers:
        for symbol, parts in (
            ("z", [p.z[l] for p in passes]),
            ("a", [p.a[l] for p in passes]),
            ("D", [_slopes(p.D[l]) for p in passes]),
        ):
            found[f"{symbol}^[{l}]"] = _beside(parts)
    for l in reversed(layers):
        found[f"delta^[{l}]"] = _beside([p.delta[l] for p in passes])
    for pair in ((("dW", dW), ("db", db)), (("W_new", W_new), ("b_new", b_new))):
        for l in reversed(layers):
            found |= {f"{symbol}^[{l}]": part[l].rows for symbol, part in pair}
    return found


@dataclass
class _Watch:
    """Makes room for what another order of the same operations may do."""

    algebra: Rounded
    problem: SgdProblem
    b: Layers[Value]
    z: Values | None = None

    def room(self, symbol: str, layer: int, array: Values) -> Values:
        if symbol == "z":  # the bias may be the first term of the sum
            count = self.problem.network.size(layer - 1) + 1
            pairs = zip(array, self.b[layer], strict=True)
            array = Array(self.algebra, [[self.algebra.slack(z, size, count)] for z, size in pairs])
            self.z = array
        elif symbol == "a" and self.problem.network.activations[layer].together:
            return self._shifted(array)
        return array

    def _shifted(self, a: Values) -> Values:
        """The softmax of z − max z, whose differences are rounded before the exponential."""
        algebra, z = self.algebra, list(self.z or ())
        size = algebra.add([abs(value) for value in z if is_ball(value)])
        pairs = [(value, algebra.multiply([value, size])) for value in a]
        return Array(algebra, [[algebra.slack(value, moved, 3)] for value, moved in pairs])


def _column(algebra: Rounded, row: Row) -> Values:
    return Array(algebra, [[algebra.number(entry)] for entry in row])


def _slopes(D: Values) -> Values:
    return Array(D.algebra, [[d] for d in D.entries]) if isinstance(D, Diagonal) else D


def _beside(columns: list[Values]) -> Balls:
    together = zip(*(array.rows for array in columns), strict=True)
    return [[value for row in rows for value in row] for rows in together]
