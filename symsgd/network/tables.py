"""A network from plain data, as a problem file gives it; every mistake has its own message."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from symsgd.errors import SymsgdError
from symsgd.expression.matrix import Matrix
from symsgd.expression.node import Node
from symsgd.network.exact import Given, GivenTable
from symsgd.network.network import Network
from symsgd.network.trace import Trace

NETWORK_KEYS = (
    "layers", "activation", "activations", "cost", "W", "b", "regularization", "eta", "name",
    "parameters",
)  # fmt: skip
DATA_KEYS = ("x", "y", "batch")


@dataclass(frozen=True)
class Task:
    """A network with its data and learning rate: what one step needs.

    >>> task = network_from_tables(
    ...     {"layers": [2, 1], "W": {2: [[5, 6]]}, "b": {2: 4}}, {"x": [1, 2], "y": 3})
    >>> task.step()["z^[2]"]
    <let 21>
    """

    network: Network
    data: tuple[tuple[GivenTable | None, GivenTable | None], ...]
    eta: Given = "eta"

    def step(self) -> Trace:
        """Return the trace of the first step, on the mean gradient of all the data."""
        if len(self.data) == 1:
            return self.network.step(*self.data[0], eta=self.eta)
        return self.network.batch_step(self.data, self.eta)


def network_from_tables(network: Mapping[str, Any], data: Mapping[str, Any] | None = None) -> Task:
    """Return the network, data and learning rate that two tables describe.

    The network has ``layers``, ``activation`` (or ``activations``), ``cost``,
    ``W`` and ``b`` by layer number or as lists that begin at layer 2,
    ``regularization`` and ``eta``.  The data has ``x`` and ``y``: one sample,
    or a list of samples.
    """
    _known(network, NETWORK_KEYS, "[network]")
    _known(data or {}, DATA_KEYS, "[data]")
    if "layers" not in network:
        raise SymsgdError(
            "missing-key", "the network has no layers", advice="write layers = [2, 1]"
        )
    built = Network(
        network["layers"],
        network.get("activations", network.get("activation", "sigmoid")),
        network.get("cost", "half_squared_error"),
        weights=_layered(network.get("W")),
        biases=_layered(network.get("b")),
        regularization=network.get("regularization", 0),
    )
    return Task(built, _samples(built, data or {}), network.get("eta", "eta"))


def _known(table: Mapping[str, Any], known: Sequence[str], where: str) -> None:
    for key in table:
        if key not in known:
            near = get_close_matches(str(key), known, n=1)
            advice = f"did you mean {near[0]!r}?" if near else f"the keys are {', '.join(known)}"
            raise SymsgdError("unknown-key", f"{where} has no key {key!r}", advice=advice)


def _layered(given: GivenTable) -> GivenTable:
    if not isinstance(given, Mapping):
        return given
    return {int(key) if str(key).isdigit() else key: value for key, value in given.items()}


def _samples(
    network: Network, data: Mapping[str, Any]
) -> tuple[tuple[GivenTable | None, GivenTable | None], ...]:
    inputs = _split(data.get("x"), network.size(1))
    targets = _split(data.get("y"), network.size(network.depth))
    if inputs is None and targets is None:
        return ((None, None),)
    if inputs is None or targets is None:
        rest = [None] * len(inputs or targets or ())
        inputs, targets = inputs or rest, targets or rest
    if len(inputs) != len(targets):
        raise SymsgdError(
            "shapes-do-not-fit",
            f"the data has {len(inputs)} inputs x and {len(targets)} targets y",
            advice="give one y for each x",
        )
    if not inputs:
        raise SymsgdError("no-data", "the data is empty", advice="write x = [1, 2] and y = [3]")
    return tuple(zip(inputs, targets, strict=True))


def _split(given: GivenTable, size: int) -> list[Any] | None:
    """Return the samples: a flat list is one sample, a list of lists several."""
    if given is None:
        return None
    if isinstance(given, Matrix):
        if given.shape in ((size, 1), (1, size)) or given.shape[1] != size:
            return [given]
        return [list(row) for row in given.rows]
    if not isinstance(given, list | tuple):
        return [[given]]
    if given and all(isinstance(row, list | tuple) for row in given):
        column = len(given) == size > 1 and all(len(row) == 1 for row in given)
        return [[row[0] for row in given]] if column else list(given)
    if size == 1 and len(given) > 1 and not any(isinstance(entry, Node) for entry in given):
        return [[entry] for entry in given]
    return [list(given)] if given else []
