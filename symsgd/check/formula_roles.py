"""The one role of a formula that is read in several pieces, and what is said of an error in it."""

from __future__ import annotations

from symsgd.check.finding import Finding
from symsgd.check.report import Role
from symsgd.errors import SymsgdError

# what a formula may hold that claims nothing: {1, …, n}, p(y|x), the sign of an integral
_HARMLESS = ("ellipsis", "set", "unclosed-bar", "not-supported", "integral", "limit")
_PRIORITY = (
    Role.UNREAD,
    Role.ANSWER,
    Role.UPDATE,
    Role.DEFINITION,
    Role.ASSIGNMENT,
    Role.CLAIM,
    Role.IMPLICIT_DEFINITION,
    Role.RANGE,
    Role.DECLARATION,
    Role.MENTION,
)


def role_of(findings: list[Finding]) -> tuple[Role, str, SymsgdError | None]:
    """Return the one role of a formula, the most telling of its pieces, and why it is unread."""
    if not findings:
        return Role.MENTION, "", None
    for finding in findings:
        harmless = finding.role is Role.MENTION and _only_left_out(finding.error)
        if finding.error is not None and not finding.links and not harmless:
            return Role.UNREAD, says(finding.error), finding.error
    best = min(findings, key=lambda finding: _PRIORITY.index(finding.role))
    if best.error is not None and not best.links:
        return best.role, f"not read: {says(best.error)}", None
    return best.role, best.note, None


def _only_left_out(error: SymsgdError | None) -> bool:
    return error is not None and error.code in _HARMLESS


def says(error: SymsgdError) -> str:
    """Return an error in one line: where, what, what to do, and its code.

    >>> says(SymsgdError("no-operand", "the formula ends", advice="write one"))
    'the formula ends (write one) [no-operand]'
    """
    where = f"{error.place.inside}: " if error.place else ""
    advice = f" ({error.advice})" if error.advice else ""
    return f"{where}{error.message}{advice} [{error.code}]"
