"""The network of a problem file, with its data and learning rate."""

from __future__ import annotations

from symsgd.errors import SymsgdError
from symsgd.network.tables import Task, network_from_tables
from symsgd.read.problem import Problem


def task_of(problem: Problem) -> Task:
    r"""Return what one step of gradient descent needs, built from a problem.

    >>> from symsgd.read.problem import read_problem
    >>> task = task_of(read_problem("[network]\nlayers = [2, 1]\n[data]\nx = [1, 2]\ny = 3"))
    >>> print(task.step()["z^[2]"])
    w_11^[2] + 2*w_12^[2] + b^[2]
    """
    facts = problem.network
    if facts is None or not facts.layers:
        raise SymsgdError(
            "no-network",
            "the problem describes no network",
            advice="write a table [network] with layers = [2, 1]",
        )
    network = {
        "layers": list(facts.layers),
        "activations": list(facts.activations),
        "W": facts.W or None,
        "b": facts.b or None,
    }
    table = problem.raw["network"]
    network |= {key: table[key] for key in ("cost", "regularization") if key in table}
    if facts.eta is not None:
        network["eta"] = facts.eta
    data = {name: value for name, value in (("x", problem.x), ("y", problem.y)) if value}
    return network_from_tables(network, data)


def order_of(problem: Problem) -> tuple[str, ...]:
    """Return the order in which the problem asks for the parameters.

    >>> order_of(Problem(asked={"theta^1": ("b", "w_1")}))
    ('b', 'w_1')
    """
    return problem.asked.get("theta^1") or ("b", "W")
