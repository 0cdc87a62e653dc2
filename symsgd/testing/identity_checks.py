"""Identities in a test: proved, or the test fails with the point that speaks against them."""

from __future__ import annotations

from typing import Any

from symsgd.check.verify import verify
from symsgd.prove.verdict import Verdict


def assert_identity(
    lhs: object,
    rhs: object = None,
    **settings: Any,  # noqa: ANN401 - those of symsgd.verify
) -> None:
    r"""Fail unless two sides are proved equal; sides and settings are those of ``symsgd.verify``.

    >>> assert_identity(r"\sigma'(x)", r"\sigma(x)(1 - \sigma(x))")
    >>> assert_identity("sqrt(x^2) = x", domain="x > 0")
    >>> assert_identity("tanh(x)", "2*sigmoid(x) - 1")
    Traceback (most recent call last):
      ...
    AssertionError: tanh(x) = 2*sigmoid(x) - 1 is REFUTED
      the two sides have different values at a point
      at x = 1: left [0.761594 +/- ...], right [0.462117 +/- ...]
    """
    verdict = verify(lhs, rhs, **settings)
    if not verdict.proved:
        raise AssertionError(described(lhs, rhs, verdict))


def described(lhs: object, rhs: object, verdict: Verdict) -> str:
    """Return what a verdict says about a claim, for the message of a failed test.

    >>> print(described("x", "2*x", verify("x", "2*x")))
    x = 2*x is REFUTED
      the two sides have different values at a point
      at x = 1: left 1, right 2
    """
    claim = f"{lhs}" if rhs is None else f"{lhs} = {rhs}"
    lines = [f"{claim} is {verdict.outcome}", f"  {verdict.reason}"]
    if verdict.counterexample is not None:
        lines.append(f"  {verdict.counterexample}")
    lines += [f"  note: {warning}" for warning in verdict.warnings]
    return "\n".join(lines)
