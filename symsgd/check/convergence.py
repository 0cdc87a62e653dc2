"""The claim that gradient descent converges, where the problem file asks for it.

A sentence such as "yes, it converges" is no formula, so the problem file says
that it is a claim (``[asked] converges = true``), and the study of the network
decides it.
"""

from __future__ import annotations

import re

from symsgd.check.report import ClaimResult, Formula, Role, Status
from symsgd.check.span import Span
from symsgd.check.task import task_of
from symsgd.errors import SymsgdError
from symsgd.read.documents.source import Source
from symsgd.read.problem import Problem

ASKED = "converges"
_WORDS = re.compile(r"[^\W\d_]*(?:conver|konver|收[敛斂])[^\W\d_]*", re.IGNORECASE)


def convergence_claim(source: Source, problem: Problem, number: int) -> Formula | None:
    r"""Return the claim with its verdict, at the place where the text speaks of convergence.

    >>> from symsgd.read.problem import read_problem
    >>> asked = "[network]\nlayers = [2, 1]\nW = { 2 = [[5, 6]] }\nb = { 2 = [4] }\n"
    >>> asked += "[data]\nx = [1, 2]\ny = 3\n[asked]\nconverges = true"
    >>> claim = convergence_claim(Source("It converges."), read_problem(asked), 1).claims[0]
    >>> str(claim.status), str(claim.span)
    ('REFUTED', '1:4')
    """
    if ASKED not in problem.asked:
        return None
    span, words = _place(source)
    status, reason, conditions = _answer(problem)
    claim = ClaimResult(
        number, number, 1, span, span, span, "gradient descent", ASKED, ":", status, reason,
        conditions=conditions, first_wrong=status is Status.REFUTED,
    )  # fmt: skip
    return Formula(span, words, Role.CLAIM, "asked for by the problem file", (claim,))


def _place(source: Source) -> tuple[Span, str]:
    found = _WORDS.search(source.prose)
    start, end = found.span() if found else (0, 0)
    span = Span.of(source, start, end)
    return span, found.group() if found else ASKED


def _answer(problem: Problem) -> tuple[Status, str, tuple[str, ...]]:
    from symsgd.network.study import study_task

    try:
        study = study_task(task_of(problem))
    except SymsgdError as error:
        return Status.NEEDS_CONTEXT, error.message, ()
    verdict = study.convergence.verdict
    return Status(verdict.outcome.value), verdict.reason, verdict.conditions
