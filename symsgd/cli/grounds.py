"""Claims that rest on more than the answers of the kernel: roundings, and inductions."""

from __future__ import annotations

from collections.abc import Sequence

from symsgd.certify.coq.document import CoqClaim, left_out, with_theorems
from symsgd.certify.coq.induction import induction_theorem
from symsgd.certify.coq.rounded import rounded_theorem
from symsgd.certify.coq.theorems import Theorem
from symsgd.check.grounds import Rounding
from symsgd.check.report import ClaimResult, Status
from symsgd.cli.asked import Decided, says_less
from symsgd.cli.digits import stands_alone
from symsgd.expression.indexed import Induction


def of_grounds(claim: ClaimResult, line: int, asked: Sequence[Decided]) -> CoqClaim | None:
    r"""Return a claim with its theorem, or with why it has none; None if it has no such grounds.

    >>> from symsgd.check.check import check_text
    >>> from symsgd.prove.decide import decide
    >>> [claim] = check_text(r"We have $\sum_{i=1}^n i = n(n+1)/2$.", by=decide).claims
    >>> of_grounds(claim, 1, []).theorems[0].name
    'symsgd_line_1_claim_1'
    """
    if isinstance(claim.grounds, Rounding) and claim.status in (Status.PROVED, Status.REFUTED):
        return _rounded(claim, line, claim.grounds, asked)
    if isinstance(claim.grounds, Induction) and claim.status is Status.PROVED:
        return _by_induction(claim, line, claim.grounds)
    return None


def _rounded(
    claim: ClaimResult, line: int, rounding: Rounding, asked: Sequence[Decided]
) -> CoqClaim:
    """Return an equation that holds to the digits shown, or not even so."""
    place = (line, claim.number, claim.source, claim.status.value)
    sides, intervals, holds = rounding.sides, dict(rounding.intervals), rounding.holds
    if sides is None or holds is None or not stands_alone(rounding, claim.status, asked):
        return left_out(*place, "its decimals are rounded, and it is about more than numbers")

    def written(name: str) -> tuple[Theorem, ...]:
        return (rounded_theorem(name, *sides, intervals, holds=holds),)

    return with_theorems(*place, written)


def _by_induction(claim: ClaimResult, line: int, whole: Induction) -> CoqClaim:
    """Return an equation for every number of a letter, with the rules that stand behind it."""
    place = (line, claim.number, claim.source, claim.status.value)
    why = says_less(" ".join((claim.source, *whole.texts)), [])
    if why:
        return left_out(*place, f"it rests on induction, and on {why}")
    return with_theorems(*place, lambda name: (induction_theorem(name, whole),))
