"""Whatever is handed in: no crash, no hang, and every formula in exactly one role."""

import json
import os
import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from symsgd.check.check import check_text
from symsgd.check.report import Role
from symsgd.check.storage import write_report
from symsgd.errors import SymsgdError
from symsgd.prove.verdict import Outcome, Verdict
from symsgd.read.manuscript import manuscript
from symsgd.report.annotated import render_annotated, without_annotations
from symsgd.report.terminal import render_terminal
from tests.check.broken_documents import BITS, document

MANY = int(os.environ.get("SYMSGD_DOCUMENTS", "600"))  # 20000 for the long mode
BLOCK = 100
SECONDS = 5.0


def undecided(_left, _right, _context, _relation="="):
    return Verdict(Outcome.UNDECIDED, "not asked")


def check(text, markup="markdown"):
    """Check a document without proofs, and that its report loses nothing."""
    start = time.process_time()
    try:
        report = check_text(text, markup=markup, by=undecided)
    except SymsgdError:
        assert text.lstrip("\ufeff \n\t").startswith("+++")
        return None
    assert time.process_time() - start < SECONDS, text
    found = manuscript(text, markup=markup).scan
    lost = [notice for notice in found.notices if notice.unread]
    assert len(report.formulas) == len(found.spans) + len(lost)
    assert sum(report.counts().get(role.value, 0) for role in Role) == len(report.formulas)
    assert all(first.end <= second.start for first, second in pairwise(found.spans))
    _places_hold(text, report)
    return report


def _places_hold(text, report):
    """Every place is in the text, and what a claim quotes stands there."""
    lines = text.split("\n")
    for formula in report.formulas:
        assert formula.role is not Role.UNREAD or formula.note
        for span in [formula.span, *(claim.right_span for claim in formula.claims)]:
            assert 1 <= span.line <= span.end_line <= len(lines)
            assert 1 <= span.column <= len(lines[span.line - 1]) + 1
            assert span.end_column <= len(lines[span.end_line - 1]) + 1
        for claim in formula.claims:
            span = claim.right_span
            if span.line == span.end_line:
                there = lines[span.line - 1][span.column - 1 : span.end_column - 1]
                assert " ".join(there.split()) == claim.right_source


@pytest.mark.parametrize("block", range(MANY // BLOCK))
def test_no_document_is_too_broken(block):
    for seed in range(block * BLOCK, (block + 1) * BLOCK):
        check(document(seed), "latex" if seed % 7 == 0 else "markdown")


@pytest.mark.parametrize("seed", range(0, 4000, 100))
def test_reports_on_broken_documents_can_be_written(seed):
    text = document(seed)
    report = check(text)
    json.dumps(write_report(report)).encode()
    assert "\x1b" not in render_terminal(report)
    assert without_annotations(render_annotated(report, text)) == without_annotations(text)


@settings(deadline=None)
@given(st.lists(st.sampled_from(BITS) | st.text(max_size=5), max_size=30).map("".join))
def test_random_text(text):
    check(text)
    check(f"${text}$")
