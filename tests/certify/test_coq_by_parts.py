"""Proofs by parts are no theorems for Coq yet: the export says so, and rejects nothing."""

import pytest

from symsgd.certify.coq.document import Standing
from symsgd.cli.statements import coq_claims

BY_PARTS = [
    r"For $x, y > 0$: $x \ln(x/y) \ge x - y$.",
    r"For all $x, y \in \mathbb{R}$: $\ln(e^x + e^y) \le \max(x, y) + \ln 2$.",
]


@pytest.mark.parametrize("text", BY_PARTS)
def test_a_proof_by_parts_is_not_exported(text):
    (claim,) = coq_claims(text, file="sheet.md", problem=None)
    assert claim.verdict == "PROVED"
    assert claim.standing is Standing.NOT_EXPORTED
    assert claim.reason == "the proof is by parts, or by balls on pieces of the domain"


def test_what_signs_show_is_a_theorem():
    (claim,) = coq_claims("For $a, b \\in (0, 1)$: $ab < 1$.", file="sheet.md", problem=None)
    assert claim.theorems
