"""Marks on the claims of a report whose verdicts Coq has accepted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from symsgd.certify.coq.document import CoqClaim
from symsgd.certify.coq.record import Accepted, accepted_theorems
from symsgd.check.report import Notice, Report
from symsgd.errors import SymsgdError


def accepted_in(name: str) -> Accepted:
    """Return what Coq accepted of the proofs in a folder.

    >>> accepted_in("no_such_folder")
    Traceback (most recent call last):
      ...
    symsgd.errors.SymsgdError: there is no folder 'no_such_folder' [no-proofs]
      symsgd certify writes one
    """
    folder = Path(name)
    if not folder.is_dir():
        raise SymsgdError(
            "no-proofs", f"there is no folder {name!r}", advice="symsgd certify writes one"
        )
    return accepted_theorems(folder)


def marked(report: Report, claims: Sequence[CoqClaim], accepted: Accepted) -> Report:
    """Return the report with a mark on each claim of which Coq accepted every theorem.

    The theorems are those that the verdicts of now claim: a record of an older state of the
    document, or of another verdict, marks nothing.

    >>> marked(Report("a.md"), [], Accepted({}, ("no record",))).notices
    (Notice(text='no record', span=None),)
    """
    by = {claim.number: accepted.by(claim) for claim in claims}
    formulas = tuple(
        replace(formula, claims=tuple(
            replace(claim, accepted_by=by.get(claim.number, "")) for claim in formula.claims
        ))
        for formula in report.formulas
    )  # fmt: skip
    doubts = accepted.doubts
    if not doubts and not any(by.values()):
        doubts = (f"no proof that Coq accepted is of a claim of {report.file}",)
    notices = (*report.notices, *(Notice(doubt) for doubt in doubts))
    return replace(report, formulas=formulas, notices=notices)
