"""Tests that need Coq: exported claims are accepted, and rejected where they are changed."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from symsgd.certify.coq.coqc import library, replay
from symsgd.certify.coq.document import CoqClaim, Standing, document_text

NEEDS_COQ = [
    pytest.mark.needs_coq,
    pytest.mark.skipif(
        shutil.which("coqc") is None,
        reason="coqc is missing: apt-get install coq libcoq-coquelicot libcoq-interval",
    ),
]


def asks_coq(function):
    """Mark one test of a module whose other tests run without Coq."""
    for mark in NEEDS_COQ:
        function = mark(function)
    return function


def accepts(claims: list[CoqClaim], seconds: float = 600) -> str:
    """Return Coq's complaint about a file with these claims, or nothing."""
    return replay("claims", document_text("claims", claims), seconds=seconds).complaint


def complaints(claims: list[CoqClaim]) -> list[str]:
    """Return what Coq complains of in two files, with half of the claims each."""
    library()
    with ThreadPoolExecutor(2) as pool:
        return [each for each in pool.map(accepts, (claims[::2], claims[1::2])) if each]


def check_accepted(claims: Iterable[CoqClaim]) -> None:
    """Check that every claim has theorems, and that Coq accepts them all; names are made unlike."""
    claims = list(claims)
    assert {c.source: c.reason for c in claims if c.standing is Standing.NOT_EXPORTED} == {}
    named = [
        replace(each, theorems=tuple(replace(t, name=f"{t.name}_{k}") for t in each.theorems))
        for k, each in enumerate(claims)
    ]
    assert complaints(named) == []


def check_rejected(claim: CoqClaim, old: str, new: str) -> None:
    """Check that Coq reads the one theorem of a claim with a changed statement, and rejects it."""
    (right,) = claim.theorems
    wrong = right.statement.replace(old, new)
    assert wrong != right.statement
    changed = (replace(right, statement=wrong),)
    alone = CoqClaim(1, 1, "changed", "PROVED", changed, Standing.NOT_REPLAYED)
    answer = replay("claims", document_text("claims", [alone]))
    assert not answer.accepted
    assert "yntax" not in answer.complaint
