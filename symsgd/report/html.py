"""A report as one page of HTML that needs nothing from outside.

The document stands there twice: as a reader sees it, and line by line as it was written.  Every
claim is marked by colour, by a line below it, by a sign and by a word; what is wrong with it
stands below its line, on screen and on paper, and beside the pointer.  All text passes
:func:`html.escape`, and the page forbids scripts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from importlib.resources import files

from symsgd.check.report import ClaimResult, Notice, Report, Status
from symsgd.check.span import Span
from symsgd.report.explanation import Finding, findings
from symsgd.report.line import STATUS_MARKS, render, shown
from symsgd.report.marked import Piece, pieces
from symsgd.report.mathml import formula_mathml
from symsgd.report.rendered import TONES, acceptance_badge, rendered_document
from symsgd.report.sheets import sheets
from symsgd.report.summary import accepted, summary

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def render_html(documents: Sequence[tuple[Report, str]]) -> str:
    """Return reports with the texts they are about as one page.

    >>> page = render_html([(Report("a.md"), "<script>alert(1)</script>")])
    >>> "<script" in page, "&lt;script&gt;" in page
    (False, True)
    """
    style = files("symsgd.report").joinpath("page.css").read_text("utf-8")
    title = ", ".join(shown(report.file) for report, _ in documents)
    head = (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}: verdicts</title>\n<style>\n{style}</style>\n</head>\n<body>\n"
    )
    many = len(documents) > 1
    bodies = (
        line
        for number, (report, text) in enumerate(documents, 1)
        for line in _document(report, text, f"d{number}-" if many else "")
    )
    return head + "".join(f"{line}\n" for line in bodies) + "</body>\n</html>\n"


def report_fragment(report: Report) -> str:
    """Return the findings of a report as a table for a notebook, without the document.

    >>> report_fragment(Report("a.md")).startswith("<div><p><strong>a.md</strong>")
    True
    """
    rows = "".join(
        f"<tr><td>{escape(str(found.place))}</td><td>{escape(found.mark)}</td>"
        f"<td><code>{escape(shown(found.source))}</code></td>"
        f"<td>{'<br>'.join(map(escape, found.sentences))}</td></tr>"
        for found in findings(report)
    )
    head = f"<p><strong>{escape(shown(report.file))}</strong> {escape(_total(report))}</p>"
    table = f"<table><tbody>{rows}</tbody></table>" if rows else ""
    return f"<div>{head}{table}</div>"


def _document(report: Report, text: str, prefix: str) -> Iterator[str]:
    found = list(findings(report))
    settled = f' <span class="quiet">with {_plain(report.problem)}</span>' if report.problem else ""
    yield f'<a class="skip" href="#{prefix}text">to the document</a>' if not prefix else ""
    yield f"<header>\n<h1>{_plain(report.file)}{settled}</h1>"
    tone = TONES.get(report.status(), "open")
    yield f'<p class="total {tone}">{escape(_total(report))}</p>'
    if report.accepted():
        yield f'<p class="total accepted">{escape(accepted(report))}</p>'
    yield "</header>"
    yield from _to_look_at(found, prefix)
    yield f'<main id="{prefix}text">\n<h2>The document</h2>'
    yield f'<article class="page">\n{rendered_document(report, text)}\n</article>'
    yield "<h2>Line by line</h2>"
    for cell, sheet in sheets(report, text):
        yield from [f"<h3>cell {cell}</h3>"] if cell else []
        yield '<ol class="lines">'
        yield from _lines(pieces(sheet, found, cell), found, prefix, cell)
        yield "</ol>"
    yield "</main>"
    for title, notices in ("Assumed", report.assumptions), ("Notes", report.notices):
        yield from _notices(title, notices, prefix)
    also = f"\n{_ACCEPTED}" if report.accepted() else ""
    yield f"<footer>\n{_roles(report)}\n{_LEGEND}{also}\n</footer>"


def _total(report: Report) -> str:
    if not report.claims:
        return "no claim was found"
    counts = report.counts()
    sign = STATUS_MARKS[report.status()][0][0]
    parts = [f"{counts[status]} {status.words}" for status in Status if status in counts]
    return f"{sign} {len(report.claims)} claim{'s' * (len(report.claims) != 1)}: {', '.join(parts)}"


def _roles(report: Report) -> str:
    lines = [line for line in render(summary(report)).splitlines() if "formula" in line]
    return "".join(f'<p class="quiet">{escape(line.strip())}</p>' for line in lines)


def _to_look_at(found: Sequence[Finding], prefix: str) -> Iterator[str]:
    wrong = [(i, one) for i, one in enumerate(found) if one.status is not Status.PROVED]
    if not wrong:
        return
    yield "<nav>\n<h2>To look at</h2>\n<ul>"
    for i, one in wrong:
        yield (
            f'<li><a href="#{prefix}note-{i}">{_where(one.place)}: {escape(one.mark)}</a> '
            f"<code>{_plain(one.source)}</code></li>"
        )
    yield "</ul>\n</nav>"


def _lines(
    lines: Iterable[Sequence[Piece]], found: Sequence[Finding], prefix: str, cell: int | None
) -> Iterator[str]:
    for number, line in enumerate(lines, 1):
        here = prefix + _anchor(number, cell)
        text = "".join(_piece(piece, found) for piece in line)
        yield f'<li id="{here}"><a class="number" href="#{here}">{number}</a>'
        yield f'<span class="text">{text or " "}</span>'
        for piece in line:
            if piece.finding is not None and piece.last:
                yield from _note(piece.finding, found[piece.finding], prefix)
        yield "</li>"


def _piece(piece: Piece, found: Sequence[Finding]) -> str:
    if piece.finding is None:
        return escape(_visible(piece.text))
    one = found[piece.finding]
    tip = badge = ""
    if piece.last:
        said = "".join(f"<span>{escape(sentence)}</span>" for sentence in one.sentences)
        tip = f'<span class="tip" role="tooltip">{said}</span>' if said else ""
        badge = f'<span class="badge {_tone(one)}">{escape(one.mark)}</span>'
        badge += acceptance_badge(one.claim) if one.claim is not None else ""
    mark = f'<mark class="{_tone(one)}" tabindex="0">{_underlined(piece)}{tip}</mark>'
    return mark + badge


def _underlined(piece: Piece) -> str:
    """Return the text of a piece, its wrong term underlined."""
    start, end = piece.term or (0, 0)
    before, term, after = (
        escape(_visible(text))
        for text in (piece.text[:start], piece.text[start:end], piece.text[end:])
    )
    return f'{before}<u class="term">{term}</u>{after}' if term else after


def _note(index: int, one: Finding, prefix: str) -> Iterator[str]:
    claim = one.claim
    if one.status is Status.PROVED and not (claim and _has_remark(claim)):
        return
    yield f'<div class="note {_tone(one)}" id="{prefix}note-{index}">'
    yield f'<p class="head">{escape(one.mark)}</p>'
    if claim is not None:
        math = formula_mathml(claim.left_source, claim.relation, claim.right_source)
        yield f'<p class="math">{math}</p>' if math else ""
    yield from (f"<p>{escape(sentence)}</p>" for sentence in one.sentences)
    yield "</div>"


def _has_remark(claim: ClaimResult) -> bool:
    return bool(claim.conditions or claim.warnings or claim.follows)


def _notices(title: str, notices: Sequence[Notice], prefix: str) -> Iterator[str]:
    if not notices:
        return
    yield f"<section>\n<h2>{title}</h2>\n<ul>"
    for notice in notices:
        where = ""
        if notice.span:
            here = prefix + _anchor(notice.span.line, notice.span.cell)
            where = f'<a href="#{here}">{_where(notice.span)}</a>: '
        yield f"<li>{where}<code>{_plain(notice.text)}</code></li>"
    yield "</ul>\n</section>"


def _anchor(line: int, cell: int | None) -> str:
    return f"cell-{cell}-line-{line}" if cell else f"line-{line}"


def _where(span: Span) -> str:
    return f"cell {span.cell}, line {span.line}" if span.cell else f"line {span.line}"


def _tone(one: Finding) -> str:
    return TONES.get(one.status, "open")


def _plain(text: str) -> str:
    return escape(shown(text))


def _visible(text: str) -> str:
    """Return text in which characters that cannot be seen are made visible."""
    return "".join(char if char.isprintable() or char == "\t" else "�" for char in text)


_LEGEND = (
    '<p class="quiet">✓ proved: equal wherever both sides are defined, shown exactly. '
    "✗ refuted: the two sides provably differ at the point that is given. "
    "? undecided, unread or lacking context: nothing is said against the claim.</p>"
)
_ACCEPTED = (
    '<p class="quiet">accepted by Coq: the proof, or the refutation, was written as a theorem that '
    "the kernel of Coq accepted, when the proofs beside the document were made.</p>"
)
