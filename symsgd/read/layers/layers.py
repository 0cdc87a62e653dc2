r"""The symbols of a network given in layers: what ``z^{[l]}``, ``a^{[l]}``, ``W^{[l]}`` are.

Every entry is a variable or a formula that keeps its name, so that a derivative can be taken by
any of them (:mod:`symsgd.read.layers.layer_derivatives`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.matrix import Matrix
from symsgd.expression.node import Node
from symsgd.read.values import Value

OF_NEURONS = ("z", "a", "b", "delta", "db")  # one entry for each neuron of the layer
OF_PAIRS = ("W", "w", "dW")  # a row for each neuron, a column for each of the layer before
BASES = (*OF_NEURONS, *OF_PAIRS, "D")


@dataclass(frozen=True)
class Layers:
    """A network's sizes, its quantities by name, and the inputs, targets and cost.

    ``first`` is the number of the input layer.

    >>> layers = layers_of((2, 1), ("sigmoid",))
    >>> print(layers.quantities["z^[2]"])
    [[(w_11^[2]*x_1 + w_12^[2]*x_2) + b_1^[2]]]
    """

    first: int
    sizes: tuple[int, ...]
    activations: Mapping[int, str]
    quantities: Mapping[str, Matrix]
    inputs: Matrix
    targets: Matrix
    atoms: frozenset[Node] = frozenset()  # the entries of every z
    cost: Node | None = None
    unit_targets: bool = False  # the targets sum to 1, as shares of classes do
    numbered: bool = False  # somebody said what number the input layer has

    @property
    def last(self) -> int:
        """The number of the output layer."""
        return self.first + len(self.sizes) - 1

    def size(self, layer: int) -> int:
        """Return the number of neurons of a layer."""
        return self.sizes[layer - self.first]

    def has(self, base: str, layer: int) -> bool:
        """Say whether a layer has such a quantity: the input has only a."""
        return self.first + (base not in ("a", "n")) <= layer <= self.last

    def entry(self, base: str, places: Sequence[int], layer: int) -> Node | None:
        """Return an entry of a quantity, such as w_12 of layer 2.

        >>> str(layers_of((2, 1), ("tanh",)).entry("w", (1, 2), 2))
        'w_12^[2]'
        """
        matrix = self.quantities.get(f"{'W' if base == 'w' else base}^[{layer}]")
        if matrix is None:
            return None
        rows, columns = matrix.shape
        places = (*places, 1) if len(places) == 1 and columns == 1 else tuple(places)
        if len(places) != 2 or not (1 <= places[0] <= rows and 1 <= places[1] <= columns):
            return None
        return matrix.rows[places[0] - 1][places[1] - 1]

    def with_cost(self, cost: Node, slopes: Sequence[Node]) -> Layers:
        """Return the network with a cost, its slopes by the outputs, and what follows of them."""
        found = dict(self.quantities)
        error = Matrix.column(*slopes)
        for layer in range(self.last, self.first, -1):
            if layer < self.last:
                error = found[f"W^[{layer + 1}]"].transpose() @ found[f"delta^[{layer + 1}]"]
            delta = _named("delta", layer, found[f"D^[{layer}]"] @ error)
            found[f"delta^[{layer}]"] = found[f"db^[{layer}]"] = delta
            found[f"dW^[{layer}]"] = delta @ found[f"a^[{layer - 1}]"].transpose()
        return replace(self, cost=cost, quantities=found)


def layers_of(
    sizes: Sequence[int],
    activations: Sequence[str],
    weights: Mapping[int, Matrix] | None = None,
    biases: Mapping[int, Matrix] | None = None,
    x: Value | None = None,
    y: Value | None = None,
    first: int | None = None,
) -> Layers:
    """Return a network's symbols; what is not given is a symbol of its own.

    >>> sorted(layers_of((1, 1), ("tanh",)).quantities)
    ['D^[2]', 'W^[2]', 'a^[1]', 'a^[2]', 'b^[2]', 'z^[2]']
    """
    start = 1 if first is None else first
    inputs = _vector("x", sizes[0], x)
    found: dict[str, Matrix] = {f"a^[{start}]": inputs}
    atoms: set[Node] = set()
    for layer, function in enumerate(activations, start + 1):
        shape = sizes[layer - start], sizes[layer - start - 1]
        W = _table("w", layer, shape, (weights or {}).get(layer))
        b = _table("b", layer, (shape[0], 1), (biases or {}).get(layer))
        z = _named("z", layer, W @ found[f"a^[{layer - 1}]"] + b)
        atoms.update(z.entries)
        a, D = _activated(function, z)
        found |= {f"W^[{layer}]": W, f"b^[{layer}]": b, f"z^[{layer}]": z}
        found |= {f"a^[{layer}]": _named("a", layer, a), f"D^[{layer}]": D}
    return Layers(
        start,
        tuple(sizes),
        dict(enumerate(activations, start + 1)),
        found,
        inputs,
        _vector("y", sizes[-1], y),
        frozenset(atoms),
        numbered=first is not None,
    )


def _activated(function: str, z: Matrix) -> tuple[Matrix, Matrix]:
    """Return the activations and the slopes of a layer, the slopes as a square matrix."""
    if function != "softmax":
        slopes = z.map(lambda entry: n.apply(function, entry, orders=(1,)))
        return z.map(lambda entry: n.apply(function, entry)), slopes.diagonal()
    powers = [n.apply("exp", entry) for entry in z.entries]
    whole = n.add(*powers) if len(powers) > 1 else powers[0]
    a = Matrix.column(*(n.divide(power, whole) for power in powers))
    crossed = (a @ a.transpose()).map(n.negate)
    return a, a.diagonal() + crossed


def _label(base: str, layer: int, i: int, j: int | None) -> str:
    places = (i,) if j is None else (i, j)
    text = "".join(map(str, places)) if max(places) < 10 else f"{{{','.join(map(str, places))}}}"
    return f"{base}_{text}^[{layer}]"


def _named(base: str, layer: int, matrix: Matrix) -> Matrix:
    column = matrix.shape[1] == 1
    return Matrix(
        tuple(
            tuple(
                n.let(_label(base, layer, i, None if column else j), entry)
                for j, entry in enumerate(row, 1)
            )
            for i, row in enumerate(matrix.rows, 1)
        )
    )


def _table(letter: str, layer: int, shape: tuple[int, int], given: Matrix | None) -> Matrix:
    """Return the parameters of a layer; a number keeps the name of its place."""
    rows, columns = shape
    if given is not None and given.shape != shape and set(given.shape) == {1, rows} == {1, *shape}:
        given = Matrix.column(*given.entries)
    if given is not None and given.shape != shape:
        base = "W" if letter == "w" else letter
        raise _misfit(
            f"{base}^[{layer}] has the shape {given.shape[0]} × {given.shape[1]}",
            f"the layers need {rows} × {columns}",
            base,
        )
    entries = []
    for i in range(1, rows + 1):
        row = []
        for j in range(1, columns + 1):
            label = _label(letter, layer, i, None if letter == "b" else j)
            entry = None if given is None else given.rows[i - 1][j - 1]
            row.append(n.variable(label) if entry is None else _kept(label, entry))
        entries.append(row)
    return Matrix.of(entries)


def _misfit(message: str, advice: str, key: str) -> SymsgdError:
    """Return the error that what a key of the problem file gives does not fit the layers."""
    error = SymsgdError("shapes-do-not-fit", message, advice=advice)
    error.add_note(key)
    return error


def _kept(label: str, entry: Node) -> Node:
    return entry if entry.head == n.VARIABLE else n.let(label, entry)


def _vector(letter: str, size: int, given: Value | None) -> Matrix:
    names = [f"{letter}_{i}" for i in range(1, size + 1)]
    if given is None:
        return Matrix.column(*map(n.variable, names))
    entries = given.entries if isinstance(given, Matrix) else (given,)
    if len(entries) != size:
        raise _misfit(
            f"{letter} has {len(entries)} entries",
            f"the layers need {size}",
            letter,
        )
    return Matrix.column(*(_kept(name, entry) for name, entry in zip(names, entries, strict=True)))


def network_symbols(layers: Layers) -> tuple[str, ...]:
    """Return the symbols of a network: parameters, inputs and targets that have no value.

    >>> network_symbols(layers_of((1, 1), ("tanh",)))
    ('b_1^[2]', 'w_11^[2]', 'x_1', 'y_1')
    """
    matrices = (*layers.quantities.values(), layers.targets)
    return n.free_variables(*(entry for matrix in matrices for entry in matrix.entries))


def with_unit_targets(layers: Layers) -> Layers:
    """Return the network with targets that sum to 1: the last is 1 minus the others.

    >>> print(with_unit_targets(layers_of((1, 2), ("softmax",))).targets)
    [[y_1], [1 - y_1]]
    """
    *others, last = layers.targets.entries
    if last.head != n.VARIABLE or not others:
        return layers
    rest = n.let(str(last.value), n.add(n.number(1), *map(n.negate, others)))
    return replace(layers, targets=Matrix.column(*others, rest), unit_targets=True)
