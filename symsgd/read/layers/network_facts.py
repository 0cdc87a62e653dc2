"""What a problem file says about its network, and what the symbols of its layers mean by it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

from symsgd.expression.matrix import Matrix
from symsgd.read.domains import domain_of
from symsgd.read.intermediate import each
from symsgd.read.layers.layers import layers_of, network_symbols
from symsgd.read.records import Function
from symsgd.read.scope import Scope
from symsgd.read.toml_values import (
    About,
    layered,
    noted,
    value_of,
)
from symsgd.read.values import Value

MOST_PARAMETERS = 100_000
LEAST_LAYERS = 2


@dataclass(frozen=True, slots=True)
class NetworkFacts:
    """What a problem says about its network, before anybody builds it."""

    layers: tuple[int, ...] = ()
    activations: tuple[str, ...] = ()
    cost: str | None = None
    W: Mapping[int, Matrix] = field(default_factory=dict)
    b: Mapping[int, Matrix] = field(default_factory=dict)
    eta: Value | None = None
    input_layer: int | None = None  # the number of the input layer, if somebody says it


def network_facts(raw: Mapping[str, Any], scope: Scope) -> NetworkFacts | None:
    """Return what the table [network] says, or None if there is none.

    >>> network_facts({"network": {"layers": [2, 1]}}, Scope()).activations
    ('sigmoid',)
    """
    table = raw.get("network")
    if table is None:
        return None
    layers = _sizes(table["layers"]) if "layers" in table else []
    count = sum(a * b + b for a, b in pairwise(layers))
    if count > MOST_PARAMETERS:
        raise noted("too-large", f"the network has {count:,} parameters",
                    f"take one with at most {MOST_PARAMETERS:,}", "layers")  # fmt: skip
    names = table.get("activations", table.get("activation", "sigmoid"))
    activations = [names] * (len(layers) - 1) if isinstance(names, str) else names
    if layers and len(activations) != len(layers) - 1:
        what = f"{len(activations)} activations for {len(layers) - 1} layers after the input"
        advice = "give one name for all layers, or one for each layer after the input"
        key = "activations" if "activations" in table else "activation"
        raise noted("shapes-do-not-fit", what, advice, key)
    with About("activations" if "activations" in table else "activation"):
        activations = [
            name if name == "softmax" else Function.named(name).table or "" for name in activations
        ]
    first = table.get("input_layer")
    if first not in (None, 0, 1):
        raise noted("wrong-type", "the input is layer 0 or layer 1", "write input_layer = 0",
                    "input_layer")  # fmt: skip
    start = 2 if first is None else first + 1
    with About("W"):
        weights = layered(table.get("W", {}), scope, bias=False, start=start)
    with About("b"):
        biases = layered(table.get("b", {}), scope, bias=True, start=start)
    eta = vector(table["eta"], scope, "eta") if "eta" in table else None
    cost = table.get("cost")
    return NetworkFacts(tuple(layers), tuple(activations), cost, weights, biases, eta, first)


def _sizes(layers: object) -> list[int]:
    """Return the numbers of neurons of the layers, or say which of them is none."""
    advice = "write the number of neurons of every layer, the input first: layers = [2, 1]"
    if not isinstance(layers, list):
        raise noted("wrong-type", "layers is a list of whole numbers", advice, "layers")
    for place, size in enumerate(layers, 1):
        if not isinstance(size, int) or isinstance(size, bool) or size < 1:
            what = f"number {place} of layers is {size!r}, and a layer has 1 neuron or more"
            raise noted("wrong-type", what, advice, "layers")
    if len(layers) < LEAST_LAYERS:
        what = "layers is empty" if not layers else f"layers = {layers} is one layer alone"
        raise noted("bad-layers", f"{what}: a network has an input and an output", advice, "layers")
    return layers


def with_layers(scope: Scope, network: NetworkFacts, x: Value | None, y: Value | None) -> Scope:
    """Return the scope in which the symbols of the network's layers have their meaning."""
    several = [isinstance(v, Matrix) and not v.is_vector for v in (x, y)]
    sample = (None, None) if any(several) else (x, y)
    sizes = network.layers[0], network.layers[-1]
    fits = [v is None or len(each(v)) == size for v, size in zip(sample, sizes, strict=True)]
    with About("network"):
        layers = layers_of(
            network.layers, network.activations, network.W, network.b,
            *(sample if all(fits) else (None, None)), first=network.input_layer,
        )  # fmt: skip
    kinds = set(network.activations)
    if len(kinds) == 1 and kinds != {"softmax"} and not scope.knows("sigma"):
        scope = scope.with_function("sigma", Function.named(network.activations[0]))
        usual = frozenset() if kinds == {"sigmoid"} else frozenset(["sigma"])
        scope = replace(scope, usual=usual)
    for letter in network_symbols(layers):
        if not scope.knows(letter):
            scope = scope.with_domain(letter, domain_of("real"))
    if "L" not in scope.indices:
        scope = scope.with_index("L", layers.last)
    return replace(scope, layers=layers, quantities=layers.quantities)


def vector(what: object, scope: Scope, key: str) -> Value:
    """Return the value of a setting such as x or eta.

    >>> str(vector("1/2", Scope(), "eta"))
    '1/2'
    """
    with About(key):
        return value_of(what, scope)
