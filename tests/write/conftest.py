"""A document is read back and checked in this process."""

from __future__ import annotations

import pytest

from symsgd.check.check import check_text
from symsgd.check.report import Role, Status
from symsgd.prove.decide import decide


@pytest.fixture
def proved():
    """Check a text and complain about every claim that is not proved."""

    def check(text, problem, markup="markdown", *, least=1):
        report = check_text(text, problem=problem, markup=markup, by=decide)
        open_ = [(c.source, c.reason) for c in report.claims if c.status is not Status.PROVED]
        unread = [(f.source, f.note) for f in report.formulas if f.role is Role.UNREAD]
        assert open_ + unread == []
        assert len(report.claims) >= least
        return report

    return check
