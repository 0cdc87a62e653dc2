r"""What a problem file settles before the first line is read: network, data, asked quantities."""

from __future__ import annotations

import re
from dataclasses import replace

from symsgd.check.analysis import ANALYSIS
from symsgd.expression import node as n
from symsgd.expression.matrix import Matrix
from symsgd.expression.node import Node
from symsgd.network.costs import lookup_cost
from symsgd.network.network import Network
from symsgd.network.trace import Trace
from symsgd.read.layers.layers import with_unit_targets
from symsgd.read.layers.network_facts import NetworkFacts
from symsgd.read.problem import Problem
from symsgd.read.records import Function
from symsgd.read.scope import Scope
from symsgd.read.values import Value


def starting_scope(problem: Problem) -> Scope:
    r"""Return the scope at the top of a document.

    >>> from symsgd.read.problem import read_problem
    >>> problem = read_problem('[network]\nlayers = [2, 1]\nW = {2 = [[5, 6]]}\nb = {2 = [4]}')
    >>> scope = starting_scope(problem)
    >>> str(scope.definitions["W^[2]"]), scope.indices
    ('[[5, 6]]', {'L': 2})
    """
    scope = replace(_with_data(problem.scope, problem), analysis=ANALYSIS)
    if problem.network is None:
        return scope
    scope = _with_cost(_with_network(scope, problem.network), problem)
    trace = step_of(problem)
    if trace is None:
        return scope
    start = scope.layers.first if scope.layers is not None else 1
    learning = scope.definitions.get("eta", n.variable("eta"))
    rename = {n.variable("eta"): learning} if isinstance(learning, Node) else {}
    worked = {_numbered(name, start): _renamed(trace[name], rename)
              for name in trace.quantities if "^" in name}  # fmt: skip
    scope = replace(scope, quantities={**scope.quantities, **worked})
    for name, order in problem.asked.items():
        value = _asked(trace, name, order)
        if value is not None:
            scope = scope.with_definition(name, _renamed(value, rename))
            scope = replace(scope, arrays=replace(scope.arrays, loose=scope.arrays.loose | {name}))
    return scope


def _renamed(value: Value, names: dict[Node, Node]) -> Value:
    if isinstance(value, Matrix):
        return value.map(lambda entry: n.substitute(entry, names))
    return n.substitute(value, names)


def step_of(problem: Problem) -> Trace | None:
    """Return the trace of one step of the network that a problem describes, if it is complete.

    >>> step_of(Problem()) is None
    True
    """
    network = problem.network
    if network is None or problem.x is None or problem.y is None or not network.layers:
        return None
    shift = 1 - (1 if network.input_layer is None else network.input_layer)
    layers = set(range(2 - shift, len(network.layers) + 1 - shift))
    if set(network.W) != layers or set(network.b) != layers:
        return None
    built = Network(
        network.layers,
        network.activations,
        network.cost or "half_squared_error",
        weights={layer + shift: matrix.rows for layer, matrix in network.W.items()},
        biases={layer + shift: matrix.entries for layer, matrix in network.b.items()},
    )
    return built.step(_entries(problem.x), _entries(problem.y))


def _entries(value: Value) -> tuple[Node, ...]:
    return value.entries if isinstance(value, Matrix) else (value,)


def _asked(trace: Trace, name: str, order: tuple[str, ...]) -> Value | None:
    """Return the parameters after the step, in the order asked for."""
    if not name.startswith("theta^"):
        return trace.lookup(name)
    if name != "theta^1":
        return None
    if not order:
        return trace["theta^1"]
    new = (trace.lookup(part.replace("^", "_new^", 1)) for part in order)
    found = [entry for value in new if value is not None for entry in _entries(value)]
    return Matrix.column(*found) if found else None


def _with_data(scope: Scope, problem: Problem) -> Scope:
    if problem.x is not None:
        scope = replace(scope, data_point=problem.x)
        if isinstance(problem.x, Matrix):
            for i, entry in enumerate(problem.x.entries, 1):
                if not scope.knows(f"x_{i}"):
                    scope = scope.with_value(f"x_{i}", entry)
    if problem.y is not None and not scope.knows("y"):
        scope = scope.with_function("y", Function(params=("x",), body=problem.y))
    return scope


def _numbered(name: str, first: int) -> str:
    """Return the name of a quantity where the input is another layer than 1.

    >>> _numbered("z^[2]", 0)
    'z^[1]'
    """
    return re.sub(r"\^\[(\d+)\]", lambda layer: f"^[{int(layer[1]) + first - 1}]", name)


def _with_cost(scope: Scope, problem: Problem) -> Scope:
    """Return the scope in which δ and the gradients follow from the cost, if one is named."""
    layers, network = scope.layers, problem.network
    if layers is None or network is None or network.cost is None:
        return scope
    row = lookup_cost(network.cost)
    if row.shortcut == "softmax" and layers.activations[layers.last] == "softmax":
        layers = with_unit_targets(layers)
    pairs = list(zip(layers.quantities[f"a^[{layers.last}]"], layers.targets, strict=True))
    count = len(pairs)
    terms = [row.term(a, y, count) for a, y in pairs]
    cost = terms[0] if count == 1 else n.add(*terms)
    layers = layers.with_cost(cost, [row.slope(a, y, count) for a, y in pairs])
    return replace(scope, layers=layers, quantities=layers.quantities)


def _with_network(scope: Scope, network: NetworkFacts) -> Scope:
    for layer, matrix in network.W.items():
        scope = scope.with_definition(f"W^[{layer}]", matrix)
    for layer, matrix in network.b.items():
        scope = scope.with_definition(f"b^[{layer}]", _column(matrix))
    if network.eta is not None:
        free = n.free_variables(*_entries(network.eta))
        given = scope.with_definition if free else scope.with_value
        scope = given("eta", network.eta)
    return scope


def _column(matrix: Matrix) -> Matrix:
    return Matrix.column(*matrix.entries) if matrix.is_vector else matrix
