r"""What a problem file settles before the first line is read: network, data, asked quantities."""

from __future__ import annotations

from dataclasses import replace

from symsgd.expression import node as n
from symsgd.expression.matrix import Matrix
from symsgd.expression.node import Node
from symsgd.network.network import Network
from symsgd.network.trace import Trace
from symsgd.read.problem import NetworkFacts, Problem
from symsgd.read.scope import Function, Scope
from symsgd.read.values import Value


def starting_scope(problem: Problem) -> Scope:
    r"""Return the scope at the top of a document.

    >>> from symsgd.read.problem import read_problem
    >>> problem = read_problem('[network]\nlayers = [2, 1]\nW = {2 = [[5, 6]]}\nb = {2 = [4]}')
    >>> scope = starting_scope(problem)
    >>> str(scope.definitions["W^[2]"]), scope.indices
    ('[[5, 6]]', {'L': 2})
    """
    scope = _with_data(problem.scope, problem)
    if problem.network is None:
        return scope
    scope = _with_network(scope, problem.network)
    trace = step_of(problem)
    if trace is None:
        return scope
    learning = scope.definitions.get("eta", n.variable("eta"))
    rename = {n.variable("eta"): learning} if isinstance(learning, Node) else {}
    worked = {name: _renamed(trace[name], rename) for name in trace.quantities if "^" in name}
    scope = replace(scope, quantities=worked)
    for name, order in problem.asked.items():
        value = _asked(trace, name, order)
        if value is not None:
            scope = scope.with_definition(name, _renamed(value, rename))
            scope = replace(scope, loose=scope.loose | {name})
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
    layers = set(range(2, len(network.layers) + 1))
    if set(network.W) != layers or set(network.b) != layers:
        return None
    built = Network(
        network.layers,
        network.activations,
        network.cost or "half_squared_error",
        weights={layer: matrix.rows for layer, matrix in network.W.items()},
        biases={layer: matrix.entries for layer, matrix in network.b.items()},
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


def _with_network(scope: Scope, network: NetworkFacts) -> Scope:
    for layer, matrix in network.W.items():
        scope = scope.with_definition(f"W^[{layer}]", matrix)
    for layer, matrix in network.b.items():
        scope = scope.with_definition(f"b^[{layer}]", _column(matrix))
    if network.layers and "L" not in scope.indices:
        scope = scope.with_index("L", len(network.layers))
    if len(set(network.activations)) == 1 and not scope.knows("sigma"):
        scope = scope.with_function("sigma", Function.named(network.activations[0]))
    if network.eta is not None:
        free = n.free_variables(*_entries(network.eta))
        given = scope.with_definition if free else scope.with_value
        scope = given("eta", network.eta)
    return scope


def _column(matrix: Matrix) -> Matrix:
    return Matrix.column(*matrix.entries) if matrix.is_vector else matrix
