"""The worked solution of whatever a problem file states."""

from __future__ import annotations

from symsgd.check.task import order_of, task_of
from symsgd.read.problem import Problem
from symsgd.write.document import Document
from symsgd.write.step import worked_step


def solution(problem: Problem) -> Document:
    r"""Return the worked solution of a problem.

    >>> from symsgd.read.problem import read_problem
    >>> text = '''[network]
    ... layers = [1, 1]
    ... W = { 2 = [[2]] }
    ... b = { 2 = [0] }
    ... [data]
    ... x = 1
    ... y = 0'''
    >>> print(solution(read_problem(text)).title)
    One step of gradient descent
    """
    trace = task_of(problem).step()
    return Document("One step of gradient descent", worked_step(trace, order_of(problem)))
