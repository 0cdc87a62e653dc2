"""Gradients and steps of a program, compared with the algorithm quantity by quantity."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from symsgd.network.network import Network
from symsgd.network.tables import Task
from symsgd.read.problem import Problem
from symsgd.testing.expected import Expected
from symsgd.testing.failures import WrongValue
from symsgd.testing.judge import first_wrong
from symsgd.testing.layout import Layout
from symsgd.testing.problem import SgdProblem
from symsgd.testing.rounding import Precision

Program = Callable[..., Any]


def check_gradient(
    gradient: Program,
    network: Network,
    data: object,
    **layout: Any,  # noqa: ANN401 - see Layout
) -> None:
    """Fail if a program's gradient is wrong by more than honest rounding.

    ``gradient(W, b, x, y)`` is called with the weights and the biases as lists of arrays that
    begin at layer 2, and one sample.  It returns ``(dW, db)``, or a dictionary with any of ``z``,
    ``a``, ``D``, ``delta``, ``dW`` and ``db``: the more it shows, the nearer the message comes to
    the mistake.

    >>> import numpy as np
    >>> def gradient(W, b, x, y):
    ...     a = 1 / (1 + np.exp(-(W[0] @ x + b[0])))
    ...     delta = (a - y) * a  # the factor 1 - a is missing
    ...     return {"a": [a], "delta": [delta], "dW": [delta @ x.T], "db": [delta]}
    >>> network = Network([2, 1], weights=[[[1, 2]]], biases=[[0]])
    >>> check_gradient(gradient, network, ([1, 2], [3]))
    Traceback (most recent call last):
      ...
    symsgd.testing.failures.WrongValue: delta^[2] is the first wrong quantity, at entry 1
      found     -1.99326235...
      expected  -0.01334060...
      allowed   ± 2.7e-15, all that honest float64 rounding can do here
      right     a^[2]
      wrong too dW^[2], db^[2]
      case      SgdProblem.of(...

    How arrays are made and held is said as in :class:`symsgd.testing.layout.Layout`:
    ``arrays="torch"``, ``vectors="rows"``, ``transposed=True``, ``precision="float32"``.
    """
    _check(gradient, SgdProblem.of(network, data), Layout(**layout), step=False)


def check_step(
    step: Program,
    problem: SgdProblem | Task | Problem,
    **layout: Any,  # noqa: ANN401 - see Layout
) -> None:
    """Fail if a program's step of gradient descent is wrong by more than honest rounding.

    ``step(W, b, x, y, eta)`` returns ``(W_new, b_new)``, or a dictionary that may also hold the
    quantities on the way; or it changes W and b in place and returns None.

    >>> network = Network([1, 1], "identity", weights=[[[2]]], biases=[[0]])
    >>> problem = SgdProblem.of(network, ([3], [5]), eta="1/4")
    >>> def step(W, b, x, y, eta):
    ...     error = W[0] @ x + b[0] - y
    ...     W[0] -= eta * error * x
    ...     b[0] -= error
    >>> check_step(step, problem)
    Traceback (most recent call last):
      ...
    symsgd.testing.failures.WrongValue: b_new^[2] is the first wrong quantity, at entry 1
      found     -1.0
      expected  -0.25
      ...
      hint      the learning rate is missing
      ...
    """
    _check(step, problem_of(problem), Layout(**layout), step=True)


def problem_of(given: SgdProblem | Task | Problem) -> SgdProblem:
    r"""Return the problem in numbers of a task or of a problem file.

    >>> from symsgd.read.problem import read_problem
    >>> text = "[network]\nlayers = [1, 1]\nW.2 = [[2]]\nb.2 = [0]\n[data]\nx = [1]\ny = [0]"
    >>> problem_of(read_problem(text)).weights
    (((Fraction(2, 1),),),)
    """
    if isinstance(given, SgdProblem):
        return given
    if isinstance(given, Problem):
        from symsgd.check.task import task_of

        given = task_of(given)
    rate = "1/10" if given.eta == "eta" else given.eta
    return SgdProblem.of(given.network, list(given.data), rate)


def _check(program: Program, problem: SgdProblem, layout: Layout, *, step: bool) -> None:
    for case in layout.cases(problem):
        expected = Expected.of(case, Precision.named(layout.precision), layout.reduction)
        W, b, x, y = layout.arguments(case)
        rate = (float(case.eta),) if step else ()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", RuntimeWarning)  # what overflows shows in the values
            answer = program(W, b, x, y, *rate)
        if step and answer is None:
            answer = (W, b)
        observed = layout.read(answer, case.network.depth, step=step)
        finding = first_wrong(expected, observed, layout)
        if finding is not None:
            raise WrongValue(replace(finding, case=repr(case)))
