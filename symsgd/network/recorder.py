"""The algorithm run in the algebra of lets, while every quantity gets its name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from symsgd.algebra.algebra import evaluate
from symsgd.algebra.lets import Lets
from symsgd.expression.matrix import Matrix
from symsgd.expression.node import Node
from symsgd.network import sgd
from symsgd.network.arrays import Array, Diagonal
from symsgd.network.exact import Given, GivenTable, exact
from symsgd.network.names import index_text, label_of, quantity_latex
from symsgd.network.network import Network
from symsgd.network.rules import Rulebook
from symsgd.network.trace import Quantity, Trace


def trace_step(
    network: Network, data: Sequence[tuple[GivenTable | None, GivenTable | None]], eta: Given
) -> Trace:
    """Return the trace of one step on the mean gradient of the samples."""
    lets = Lets()
    rate = evaluate(exact(eta, "the learning rate"), lets)
    W, b = network.parameters(lets)
    recorder = Recorder(network, len(data))
    passes = []
    for k, (x, y) in enumerate(data, 1):
        recorder.sample = k
        sample = network.sample(x, y, lets)
        passed = sgd.forward(network, W, b, sample, recorder.name)
        passes.append(sgd.backward(network, W, passed, recorder.name))
    dW, db = sgd.gradients(network, W, passes)
    if len(data) > 1 or network.regularized:
        dW, db = (
            {l: recorder.gradient(s, l, g) for l, g in d.items()} for s, d in (("W", dW), ("b", db))
        )
    W_new, b_new = sgd.update(W, b, dW, db, rate)
    recorder.record(passes, {"W": W, "b": b, "dW": dW, "db": db, "W_new": W_new, "b_new": b_new})
    return Trace(network, rate, recorder.quantities, len(data))


class Recorder:
    """Gives names to the quantities while the algorithm runs, and keeps them."""

    def __init__(self, network: Network, samples: int) -> None:
        self.network = network
        self.samples = samples
        self.sample = 1
        self.quantities: dict[str, Quantity] = {}

    def _suffix(self, layer: int, sample: int) -> str:
        return f"^[{layer}]" + (f"{{{sample}}}" if self.samples > 1 else "")

    def name(self, symbol: str, layer: int, array: Array[Node]) -> Array[Node]:
        """Return the array with every entry under a name of its own."""
        return named(array, symbol, self._suffix(layer, self.sample))

    def gradient(self, letter: str, layer: int, array: Array[Node]) -> Array[Node]:
        """Return a gradient with its entries named after the parameter they belong to."""
        rows, columns = array.shape
        lets = array.algebra

        def label(i: int, j: int) -> str:
            places = _places(rows, columns, i, j)
            sub = f"_{{{index_text(*places).strip('{}')}}}" if places else ""
            return rf"\frac{{\partial C}}{{\partial {letter}{sub}^{{[{layer}]}}}}"

        return Array(
            lets,
            (
                [lets.let(label(i, j), entry) for j, entry in enumerate(row, 1)]
                for i, row in enumerate(array.rows, 1)
            ),
        )

    def record(
        self, passes: Sequence[sgd.Pass[Node]], parameters: dict[str, dict[int, Array[Node]]]
    ) -> None:
        """Write down all quantities in the order of the algorithm."""
        book, depth = Rulebook(self.network, self.samples), self.network.depth
        for l in range(2, depth + 1):
            self._add(f"W^[{l}]", parameters["W"][l], book.given)
            self._add(f"b^[{l}]", parameters["b"][l], book.given)
        for k, p in enumerate(passes, 1):
            tail = f"^{{{k}}}" if self.samples > 1 else ""
            self._add(f"x{tail}", p.x, book.given)
            self._add(f"y{tail}", p.y, book.given)
            self._add(f"a{self._suffix(1, k)}", p.a[1], book.rule("a", 1, k))
            for l in range(2, depth + 1):
                for symbol, layers in (("z", p.z), ("a", p.a), ("D", p.D)):
                    self._add(f"{symbol}{self._suffix(l, k)}", layers[l], book.rule(symbol, l, k))
            for l in range(depth, 1, -1):
                self._add(f"delta{self._suffix(l, k)}", p.delta[l], book.rule("delta", l, k))
        for pair in (("dW", "db"), ("W_new", "b_new")):
            for l in range(depth, 1, -1):
                for symbol in pair:
                    self._add(f"{symbol}^[{l}]", parameters[symbol][l], book.rule(symbol, l, 1))

    def _add(self, name: str, array: Array[Node], rule: tuple[str, tuple[str, ...]]) -> None:
        matrix = Matrix(tuple(tuple(row) for row in array.rows))
        self.quantities[name] = Quantity(name, quantity_latex(name), *rule, matrix)


def named(array: Array[Node], symbol: str, tail: str) -> Array[Node]:
    """Return the array with every entry as a let called after its place.

    >>> from symsgd.expression.node import variable
    >>> array = named(Array(Lets(), [[variable("x")]]), "z", "^[2]")
    >>> array.rows[0][0].value
    'z^[2]'
    """
    lets = array.algebra
    if isinstance(array, Diagonal):
        single = len(array.entries) == 1
        labels = (
            label_of(symbol, tail, *([] if single else [i, i])) for i in _count(array.entries)
        )
        pairs = zip(labels, array.entries, strict=True)
        return Diagonal(lets, [lets.let(label, entry) for label, entry in pairs])
    rows, columns = array.shape
    return Array(
        lets,
        (
            [
                lets.let(label_of(symbol, tail, *_places(rows, columns, i, j)), entry)
                for j, entry in enumerate(row, 1)
            ]
            for i, row in enumerate(array.rows, 1)
        ),
    )


def _count(items: Sequence[Any]) -> range:
    return range(1, len(items) + 1)


def _places(rows: int, columns: int, i: int, j: int) -> tuple[int, ...]:
    if rows == columns == 1:
        return ()
    return (i,) if columns == 1 else (i, j)
