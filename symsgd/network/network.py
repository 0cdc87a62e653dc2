"""A network: its layers, activations, cost and exact parameters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from symsgd.algebra.algebra import Algebra, evaluate
from symsgd.algebra.lets import ZERO
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.matrix import Matrix
from symsgd.expression.node import Node
from symsgd.network.activation import Activation
from symsgd.network.arrays import Array, V
from symsgd.network.costs import lookup_cost, suited
from symsgd.network.exact import Given, GivenTable, exact, table
from symsgd.network.names import index_text

if TYPE_CHECKING:
    from symsgd.network.study import Study
    from symsgd.network.trace import Trace
    from symsgd.prove.verdict import Verdict

Tables = dict[int, tuple[tuple[Node, ...], ...]]


class Network:
    """A feed-forward network with exact or symbolic parameters.

    ``layers`` are the sizes of the layers, the input first; layers count from 1
    as in Higham and Higham, so weights and biases belong to layers 2, …, L.
    Parameters that are not given are symbols: ``w_12^[2]``, ``b_1^[2]``.

    >>> network = Network([2, 1], "sigmoid", weights=[[[5, 6]]], biases=[[4]])
    >>> network
    Network([2, 1], ['sigmoid'], 'half_squared_error')
    >>> step = network.step([1, 2], [3])
    >>> print(step.delta[2])
    sigmoid(21)*(1 - sigmoid(21))*(sigmoid(21) - 3)
    """

    def __init__(
        self,
        layers: Sequence[int],
        activations: str | Sequence[str] = "sigmoid",
        cost: str = "half_squared_error",
        *,
        weights: Mapping[int, GivenTable] | Sequence[GivenTable] | None = None,
        biases: Mapping[int, GivenTable] | Sequence[GivenTable] | None = None,
        regularization: Given = 0,
    ) -> None:
        self.layers = _sizes(layers)
        self.depth = len(self.layers)
        self.activations = _activations(activations, self.depth)
        self.cost_row = lookup_cost(cost)
        suited(self.cost_row, self.activations[self.depth].name)
        self.regularization = exact(regularization, "the regularisation")
        given_weights = _by_layer(weights, self.depth, "W")
        given_biases = _by_layer(biases, self.depth, "b")
        self.weights: Tables = {}
        self.biases: Tables = {}
        for l in range(2, self.depth + 1):
            rows, columns = self.size(l), self.size(l - 1)
            self.weights[l] = (
                table(given_weights[l], rows, columns, f"W^[{l}]")
                if l in given_weights
                else _symbols("w", l, rows, columns)
            )
            self.biases[l] = (
                table(given_biases[l], rows, 1, f"b^[{l}]")
                if l in given_biases
                else _symbols("b", l, rows, 1)
            )

    def __repr__(self) -> str:
        names = [f.name for f in self.activations.values()]
        return f"Network({list(self.layers)}, {names}, {self.cost_row.name!r})"

    def _repr_html_(self) -> str:
        from symsgd.network.worked import network_html

        return network_html(self)

    def _repr_latex_(self) -> str:
        from symsgd.network.worked import network_latex

        return rf"$\displaystyle {network_latex(self)}$"

    def size(self, layer: int) -> int:
        """Return the number of neurons of a layer; the input is layer 1."""
        return self.layers[layer - 1]

    @property
    def cancels(self) -> bool:
        """Whether D ∇C of the last layer simplifies to a − y."""
        return self.cost_row.shortcut == self.activations[self.depth].name

    @property
    def regularized(self) -> bool:
        """Whether λ/2 ‖W‖² is added to the cost."""
        return self.regularization is not ZERO

    @property
    def symbolic(self) -> tuple[str, ...]:
        """The names of the symbols among the parameters."""
        entries = [e for t in (self.weights, self.biases) for m in t.values() for r in m for e in r]
        return n.free_variables(*entries)

    def parameters(self, algebra: Algebra[V]) -> tuple[dict[int, Array[V]], dict[int, Array[V]]]:
        """Return the weights and the biases as values of an algebra."""
        memo: dict[Node, V] = {}

        def inside(tables: Tables) -> dict[int, Array[V]]:
            return {
                l: Array(algebra, ([evaluate(e, algebra, memo) for e in row] for row in rows))
                for l, rows in tables.items()
            }

        return inside(self.weights), inside(self.biases)

    def sample(
        self, x: GivenTable | None, y: GivenTable | None, algebra: Algebra[V]
    ) -> tuple[Array[V], Array[V]]:
        """Return one sample as values of an algebra; what is None becomes symbols x, y."""
        columns = self.sample_nodes(x, y)
        first, second = (
            Array(algebra, ([evaluate(entry, algebra)] for (entry,) in column))
            for column in columns
        )
        return first, second

    def sample_nodes(
        self, x: GivenTable | None, y: GivenTable | None
    ) -> tuple[tuple[tuple[Node, ...], ...], tuple[tuple[Node, ...], ...]]:
        """Return one sample as columns of nodes.

        >>> Network([2, 1]).sample_nodes(None, [3])[0]
        ((<variable x_1>,), (<variable x_2>,))
        """
        first, last = self.size(1), self.size(self.depth)
        inputs = _vector("x", first) if x is None else table(x, first, 1, "the input x")
        targets = _vector("y", last) if y is None else table(y, last, 1, "the target y")
        return inputs, targets

    def with_parameters(
        self, weights: Mapping[int, GivenTable], biases: Mapping[int, GivenTable]
    ) -> Network:
        """Return the same network with other parameters."""
        names = [f.described() for f in self.activations.values()]
        return Network(
            self.layers,
            names,
            self.cost_row.name,
            weights=weights,
            biases=biases,
            regularization=self.regularization,
        )

    def step(
        self, x: GivenTable | None = None, y: GivenTable | None = None, eta: Given = "eta"
    ) -> Trace:
        """Return the trace of one step of gradient descent on one sample.

        >>> print(Network([1, 1], "tanh").step().delta[2])
        (1 - tanh(w^[2]*x + b^[2])^2)*(tanh(w^[2]*x + b^[2]) - y)
        """
        from symsgd.network.recorder import trace_step

        return trace_step(self, [(x, y)], eta)

    def batch_step(
        self, data: Sequence[tuple[GivenTable, GivenTable]], eta: Given = "eta"
    ) -> Trace:
        """Return the trace of one step on the mean gradient of several samples."""
        from symsgd.network.recorder import trace_step

        if not data:
            raise SymsgdError("no-data", "a step needs at least one sample")
        return trace_step(self, list(data), eta)

    def prove_gradient(self) -> Verdict:
        """Return the verdict on: backpropagation gives the derivative of the cost.

        >>> print(Network([2, 3, 2], "tanh").prove_gradient().outcome)
        PROVED
        """
        from symsgd.network.gradient import prove_gradient

        return prove_gradient(self)

    def study(
        self, data: Sequence[tuple[GivenTable, GivenTable]], eta: Given = "eta", order: str = "full"
    ) -> Study:
        """Return what is known about descending the cost: stops, infimum, convergence.

        >>> print(Network([2, 1]).study([([1, 2], [3])]).smoothness.bound)
        256/189
        """
        from symsgd.network.study import study

        return study(self, data, eta, order=order)

    def matrix(self, symbol: str, layer: int) -> Matrix:
        """Return W or b of a layer as a matrix of nodes."""
        return Matrix.of((self.weights if symbol == "W" else self.biases)[layer])


def _sizes(layers: GivenTable) -> tuple[int, ...]:
    sizes = tuple(layers) if isinstance(layers, list | tuple) else ()
    whole = all(isinstance(size, int) and not isinstance(size, bool) and size > 0 for size in sizes)
    if len(sizes) < 2 or not whole:
        raise SymsgdError(
            "bad-layers",
            f"layers are {layers!r}",
            advice="give the number of neurons of at least two layers, such as [2, 3, 1]",
        )
    return sizes


def _activations(given: str | Sequence[str], depth: int) -> dict[int, Activation]:
    names = [given] * (depth - 1) if isinstance(given, str) else list(given)
    if len(names) != depth - 1:
        raise SymsgdError(
            "shapes-do-not-fit",
            f"{len(names)} activations for {depth - 1} layers after the input",
            advice="give one activation for all layers, or one for each layer after the input",
        )
    return {l: Activation.named(name) for l, name in enumerate(names, 2)}


def _by_layer(
    given: Mapping[int, GivenTable] | Sequence[GivenTable] | None, depth: int, letter: str
) -> dict[int, Any]:
    if given is None:
        return {}
    if isinstance(given, Mapping):
        found = dict(given)
    else:
        if len(given) != depth - 1:
            raise SymsgdError(
                "shapes-do-not-fit",
                f"parameters for {len(given)} layers, but {depth - 1} layers have some",
                advice="give one table for each layer after the input, or a table by layer number",
            )
        found = dict(enumerate(given, 2))
    for l in found:
        if l not in range(2, depth + 1):
            raise SymsgdError(
                "no-such-layer",
                f"{letter}^[{l}] is given, but there are no parameters in layer {l}",
                advice=f"layers with parameters are 2 to {depth}; the input is layer 1",
            )
    return found


def _symbols(letter: str, layer: int, rows: int, columns: int) -> tuple[tuple[Node, ...], ...]:
    def symbol(i: int, j: int) -> Node:
        if rows == columns == 1:
            return n.variable(f"{letter}^[{layer}]")
        sub = index_text(i) if letter == "b" else index_text(i, j)
        return n.variable(f"{letter}_{sub}^[{layer}]")

    return tuple(tuple(symbol(i, j) for j in range(1, columns + 1)) for i in range(1, rows + 1))


def _vector(letter: str, size: int) -> tuple[tuple[Node, ...], ...]:
    if size == 1:
        return ((n.variable(letter),),)
    return tuple((n.variable(f"{letter}_{index_text(i)}"),) for i in range(1, size + 1))
