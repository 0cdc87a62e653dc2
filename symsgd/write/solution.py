"""The worked solution of whatever a problem file states."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from symsgd.check.assumptions import context_of
from symsgd.check.statements import Names
from symsgd.check.task import order_of, task_of
from symsgd.errors import SymsgdError
from symsgd.expression.node import Node
from symsgd.read.names import name_of_text
from symsgd.read.problem import Problem
from symsgd.read.toml_values import About
from symsgd.write.derivative import worked_derivative, worked_formula
from symsgd.write.document import Document, Part, renamed
from symsgd.write.gradient import cost_gradient, softmax_gradient
from symsgd.write.identity import worked_identity
from symsgd.write.optimizer import worked_optimizer
from symsgd.write.step import worked_step

Parts = tuple[Part, ...]


def solution(problem: Problem) -> Document:
    r"""Return the worked solution of a problem.

    The table ``[task]`` says what is asked; without one it is a step of the network.

    >>> from symsgd.read.problem import read_problem
    >>> task = '[task]\nkind = "derivative"\nfunction = "tanh"\norder = 3'
    >>> print(solution(read_problem(task)).title)
    The derivative of tanh of order 3
    """
    task = problem.raw.get("task", {})
    kind = task.get("kind", "step")
    if kind not in _KINDS:
        raise SymsgdError(
            "unknown-task",
            f"no task is of the kind {kind!r}",
            advice=f"the kinds are {', '.join(_KINDS)}",
        )
    return _KINDS[kind](problem, task)


def _step(problem: Problem, _: Mapping[str, Any]) -> Document:
    trace = task_of(problem).step()
    parts = worked_step(trace, order_of(problem))
    activations = {activation.name for activation in trace.network.activations.values()}
    if len(activations) == 1 and activations != {"sigmoid"} and not problem.scope.knows("sigma"):
        # σ is the one activation there, and the sigmoid needs a letter of its own
        parts = renamed(parts, r"\sigma", "S")
    return Document("One step of gradient descent", parts)


def _derivative(problem: Problem, task: Mapping[str, Any]) -> Document:
    order, name = _count(task, "order", 1), task.get("function")
    if "formula" in task:
        variable = _symbol(_text(task, "variable", "x"))
        formula = _text(task, "formula")
        with About("formula"):
            body = _value(formula, problem)
        return Document("A derivative", worked_formula(body, variable, order))
    title = (
        f"The derivative of {name} of order {order}" if order > 1 else f"The derivative of {name}"
    )
    return Document(title, worked_derivative(_text(task, "function"), order))


def _identity(problem: Problem, task: Mapping[str, Any]) -> Document:
    names = Names.usual(dict(problem.scope.domains))
    claim = _text(task, "claim")
    with About("claim"):
        chain = names.chain(claim)
    left, right = chain.values()[:2]
    if not isinstance(left, Node) or not isinstance(right, Node):
        raise SymsgdError("no-identity", "the claim is about matrices", advice="take one entry")
    return Document("An identity", worked_identity(left, right, context_of(names.variables)))


def _gradient(_: Problem, task: Mapping[str, Any]) -> Document:
    activation = _text(task, "activation", "softmax")
    if activation == "softmax":
        parts = softmax_gradient(_count(task, "classes", 3))
    else:
        parts = cost_gradient(_text(task, "cost", "half_squared_error"), activation)
    return Document("The gradient of the cost", parts)


def _optimizer(_: Problem, task: Mapping[str, Any]) -> Document:
    name = _text(task, "optimizer")
    given = {key: task[key] for key in ("theta", "gradient", "eta") if key in task}
    steps = _count(task, "steps", 1)
    parts = worked_optimizer(name, task.get("settings", {}), steps=steps, **given)
    return Document(f"{'One step' if steps == 1 else f'{steps} steps'} of {name}", parts)


_KINDS: dict[str, Callable[[Problem, Mapping[str, Any]], Document]] = {
    "step": _step,
    "derivative": _derivative,
    "identity": _identity,
    "gradient": _gradient,
    "optimizer": _optimizer,
}


def _text(task: Mapping[str, Any], key: str, usual: str | None = None) -> str:
    found = task.get(key, usual)
    if not isinstance(found, str):
        raise SymsgdError("missing-key", f"the task has no {key}", advice=f'write {key} = "…"')
    return found


def _symbol(text: str) -> str:
    try:
        return name_of_text(text)
    except SymsgdError:
        raise SymsgdError(
            "not-a-symbol",
            f"the variable {text!r} is no symbol",
            advice='write the letter that is differentiated for, such as variable = "x"',
        ) from None


def _count(task: Mapping[str, Any], key: str, usual: int) -> int:
    found = task.get(key, usual)
    if not isinstance(found, int) or isinstance(found, bool) or not 1 <= found <= 20:
        raise SymsgdError(
            "wrong-type", f"{key} is {found!r}", advice="write a whole number from 1 to 20"
        )
    return found


def _value(text: str, problem: Problem) -> Node:
    value = Names.usual(dict(problem.scope.domains)).chain(f"{text} = 0").values()[0]
    if not isinstance(value, Node):
        raise SymsgdError("not-a-number", f"{text} is a matrix", advice="take one entry of it")
    return value
