"""Every verdict that a test comes to in its own process is repeated by the everyday checker.

A certificate that is beyond the checker says nothing; one that it rejects is a fault of the prover,
of the certificate or of the checker, and fails the test.
"""

from __future__ import annotations

from functools import wraps
from typing import Any

import symsgd.prove.decide as kernel
from symsgd.certify.everyday import Standing, check
from symsgd.prove.verdict import Verdict

_finished = kernel._finished
_waiting: list[Verdict] = []
_seen: set[Any] = set()
counts: dict[str, int] = {}


@wraps(_finished)
def _noted(*args: Any) -> Verdict:
    verdict = _finished(*args)
    if verdict.certificate is not None and verdict.certificate.claim not in _seen:
        _seen.add(verdict.certificate.claim)
        _waiting.append(verdict)
    return verdict


def begin() -> None:
    """Note verdicts from now on."""
    kernel._finished = _noted


def repeat() -> list[str]:
    """Repeat what was noted, and return what is rejected."""
    noted, _waiting[:] = list(_waiting), []
    rejected = []
    for verdict in noted:
        standing, why = check(verdict.certificate.to_json())
        counts[standing] = counts.get(standing, 0) + 1
        if standing is Standing.REJECTED:  # others may be too long to write: x_50 as a tree
            left, right, context, relation = verdict.certificate.claim
            rejected.append(f"{left} {relation} {right} in {context}: {why}")
    return rejected
