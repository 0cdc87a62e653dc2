"""The document as a reader sees it: prose, and its formulas as they were read.

What cannot be shown as a formula stays the text it was.  The exact text stands in the list of
lines of the same page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape

from symsgd.check.report import ClaimResult, Formula, Report, Role, Status
from symsgd.read.documents.markup import LATEX, MARKDOWN, markup_of
from symsgd.read.documents.math_spans import MathSpan
from symsgd.read.documents.scan import scan
from symsgd.read.documents.source import Source
from symsgd.report.line import STATUS_MARKS, shown
from symsgd.report.mathml import formula_mathml, side_mathml
from symsgd.report.sheets import sheets

TONES = {Status.PROVED: "proved", Status.REFUTED: "refuted"}
_HEADING = re.compile(r"^(#{1,6})\s+(.*)$")
_BLANK = re.compile(r"\n[ \t]*\n")
_FRONT_MATTER = re.compile(r"\ufeff?\s*\+\+\+[ \t]*\n.*?^\+\+\+[ \t]*$", re.DOTALL | re.MULTILINE)
FOLLOWS = "↳ follows from an error"
_MARK = "\ue000"  # stands for a formula while paragraphs are found; taken out of what was written


def rendered_document(report: Report, text: str) -> str:
    r"""Return the text of a document as HTML, its formulas as MathML with their verdicts.

    >>> print(rendered_document(Report("a.md"), "# One\n\nTwo <b> $x$"))
    <h3>One</h3>
    <p>Two &lt;b&gt; <math><mi>x</mi></math></p>
    """
    markup = LATEX if markup_of(report.file) == LATEX else MARKDOWN
    pages = (_page(report, sheet, markup, cell) for cell, sheet in sheets(report, text))
    return "\n".join(pages)


def _page(report: Report, text: str, markup: str, cell: int | None) -> str:
    front = _FRONT_MATTER.match(text)
    if front:  # its lines stay, so that every formula is where the report says it is
        text = "\n" * front[0].count("\n") + text[front.end() :]
    spans = scan(text, markup).spans
    formulas = list(_shown_formulas(report, text, spans, cell))
    parts, done = [], 0
    for span in spans:
        parts += [text[done : span.outer_start].replace(_MARK, "�"), _MARK]
        done = max(done, span.outer_end)
    plain = "".join([*parts, text[done:].replace(_MARK, "�")])
    return "\n".join(_paragraphs(plain, formulas))


def _paragraphs(plain: str, formulas: Sequence[str]) -> Iterator[str]:
    left = iter(formulas)
    for paragraph in _BLANK.split(plain):
        lines = paragraph.strip("\n").split("\n")
        heading = _HEADING.match(lines[0])
        if heading and len(lines) == 1:
            level = min(6, len(heading[1]) + 2)
            yield f"<h{level}>{_filled(heading[2], left)}</h{level}>"
        elif paragraph.strip():
            yield f"<p>{_filled(chr(10).join(lines).strip(), left)}</p>"


def _filled(text: str, formulas: Iterator[str]) -> str:
    first, *rest = text.split(_MARK)
    return escape(first) + "".join(next(formulas) + escape(part) for part in rest)


def _shown_formulas(
    report: Report, text: str, spans: Sequence[MathSpan], cell: int | None
) -> Iterator[str]:
    by_place = {
        (formula.span.line, formula.span.column): formula
        for formula in report.formulas
        if formula.span.cell == cell
    }
    source = Source(text)
    for span in spans:
        inside = text[span.start : span.end]
        start = span.start + len(inside) - len(inside.lstrip())
        formula = by_place.get(source.line_column(start))
        yield _formula(formula, inside.strip(), display=span.display)


def _formula(formula: Formula | None, text: str, *, display: bool) -> str:
    claims = formula.claims if formula is not None else ()
    if not claims:
        unread = formula is not None and formula.role is Role.UNREAD
        badge = _badge(Status.UNREAD) if unread else ""
        return f"{_math(side_mathml(text), text)}{badge}"
    followed = {(claim.chain, claim.step + 1) for claim in claims}
    rows = "".join(
        f'<span class="row {_tone(claim)}">'
        f"{_claim(claim, goes_on=(claim.chain, claim.step) in followed)}</span>"
        for claim in claims
    )
    return f'<span class="{"display" if display else "inline"}">{rows}</span>'


def _claim(claim: ClaimResult, *, goes_on: bool) -> str:
    left = "" if goes_on else claim.left_source
    found = formula_mathml(left, claim.relation, claim.right_source)
    badges = _badge(claim.status) + acceptance_badge(claim) + _follows(claim)
    return _math(found, claim.source) + badges


def _math(mathml: str | None, text: str) -> str:
    if mathml is None:
        return f"<code>{escape(shown(text))}</code>"
    return mathml if mathml.startswith("<math") else f"<math>{mathml}</math>"


def _badge(status: Status) -> str:
    tone = TONES.get(status, "open")
    return f'<span class="badge {tone}">{escape(STATUS_MARKS[status][0])}</span>'


def acceptance_badge(claim: ClaimResult) -> str:
    """Return the badge of a claim whose verdict another checker accepts, or nothing.

    >>> from symsgd.check.span import Span
    >>> here = Span(1, 2, 1, 7)
    >>> sides = (here, here, here, "1", "1", "=")
    >>> acceptance_badge(ClaimResult(1, 1, 1, *sides, Status.PROVED, accepted_by="Coq 8.16.1"))
    '<span class="badge accepted">accepted by Coq</span>'
    """
    said = shown(claim.acceptance)
    return f'<span class="badge accepted">{escape(said)}</span>' if said else ""


def _follows(claim: ClaimResult) -> str:
    if claim.follows is None:
        return ""
    return f'<span class="badge open">{escape(FOLLOWS)}</span>'


def _tone(claim: ClaimResult) -> str:
    return TONES.get(claim.status, "open")
