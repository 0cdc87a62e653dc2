"""Every verdict that a test comes to in its own process is repeated by the everyday checker.

A certificate that is beyond the checker says nothing; one that it rejects is a fault of the prover,
of the certificate or of the checker, and fails the test.
"""

from __future__ import annotations

import json
import os
import traceback
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
    """Repeat what was noted, and return what is rejected.

    That is done in a process of its own where the system can fork: FLINT keeps the room that large
    polynomials took, and the checker's would add up over thousands of tests.
    """
    noted, _waiting[:] = list(_waiting), []
    if not noted:
        return []
    found = _checked(noted) if not hasattr(os, "fork") else _forked(noted)
    for standing, _ in found:
        counts[standing] = counts.get(standing, 0) + 1
    return [why for standing, why in found if standing == Standing.REJECTED]


def _checked(noted: list[Verdict]) -> list[tuple[str, str]]:
    found = []
    for verdict in noted:
        standing, why = check(verdict.certificate.to_json())
        if standing is Standing.REJECTED:  # others may be too long to write: x_50 as a tree
            left, right, context, relation = verdict.certificate.claim
            why = f"{left} {relation} {right} in {context}: {why}"
        found.append((str(standing), why))
    return found


def _forked(noted: list[Verdict]) -> list[tuple[str, str]]:
    out, into = os.pipe()
    child = os.fork()
    if not child:
        try:
            answer = json.dumps(_checked(noted))
        except BaseException:  # noqa: BLE001 the parent must hear of it, whatever it is
            answer = json.dumps([(str(Standing.REJECTED), traceback.format_exc())])
        with os.fdopen(into, "w") as pipe:
            pipe.write(answer)
        os._exit(0)
    os.close(into)
    with os.fdopen(out) as pipe:
        answer = pipe.read()
    os.waitpid(child, 0)
    crashed = [(str(Standing.REJECTED), f"the checker crashed on one of {len(noted)} certificates")]
    return [tuple(one) for one in json.loads(answer)] if answer else crashed
