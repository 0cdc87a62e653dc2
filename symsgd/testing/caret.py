r"""The line of a document with a caret under the side that is meant, and what is known about it.

>>> from symsgd.check.check import check_text
>>> text = "We have\n\n$1 + 1 = 3$.\n"
>>> report = check_text(text)
>>> print(pointed(text, report.formulas[0], report.claims[0]))
3:2: the claim is refuted: the two sides have different values
  3 | $1 + 1 = 3$.
    |          ^
  left   2
  right  3
  try    2: 2 instead of 3
"""

from __future__ import annotations

from collections.abc import Iterator

from symsgd.check.report import ClaimResult, Formula
from symsgd.check.span import Span

_MOST_LINES = 4


def pointed(text: str, formula: Formula, claim: ClaimResult | None) -> str:
    """Return the message of a claim that is not proved, or of a formula that is not read."""
    if claim is None:
        head = f"{formula.span}: the formula is not read: {formula.note}"
        return "\n".join([head, *_marked(text, formula.span)])
    head = f"{claim.span}: the claim is {claim.status.words}: {claim.reason}"
    lines = [head, *_marked(text, claim.right_span), *_evidence(claim)]
    return "\n".join(lines)


def _evidence(claim: ClaimResult) -> Iterator[str]:
    found = claim.counterexample
    if found is not None:
        where = ", ".join(f"{name} = {value}" for name, value in (*found.point, *found.exact))
        if where:
            yield f"  at     {where}"
        yield f"  left   {found.left or 'has no real value'}"
        yield f"  right  {found.right or 'has no real value'}"
    if claim.suggestion:
        yield f"  try    {claim.suggestion}"
    if claim.missing:
        yield f"  needs  {', '.join(claim.missing)}"
    yield from (f"  note: {warning}" for warning in claim.warnings)


def _marked(text: str, span: Span) -> Iterator[str]:
    lines = text.split("\n")
    last = min(span.end_line, span.line + _MOST_LINES - 1, len(lines))
    gutter = max(3, len(str(last)))
    for number in range(span.line, last + 1):
        line = lines[number - 1].rstrip()
        start = span.column - 1 if number == span.line else len(line) - len(line.lstrip())
        end = span.end_column - 1 if number == span.end_line else len(line)
        carets = "^" * max(1, end - start)
        yield f"{number:>{gutter}} | {line}"
        yield f"{' ' * gutter} | {' ' * start}{carets}"
