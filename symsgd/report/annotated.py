r"""A copy of the document with the verdicts as comments at the lines.

Comments never show in print and change no formula: ``%`` in LaTeX and inside a formula of
Markdown, ``<!-- -->`` elsewhere.  Taking the comment lines out gives the document back.  The copy
of a notebook is a notebook, with the comments in its Markdown cells.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from symsgd.check.report import Report, Status
from symsgd.read.documents.markup import MARKDOWN
from symsgd.read.documents.notebook import with_sources
from symsgd.read.documents.scan import scan
from symsgd.read.documents.source import Source
from symsgd.report.explanation import Finding, findings
from symsgd.report.line import shown
from symsgd.report.sheets import sheets

SIGNATURE = "symsgd"


def render_annotated(report: Report, text: str, markup: str = "markdown") -> str:
    r"""Return the text with a comment below each line on which something was found.

    >>> from symsgd.check.check import check_text
    >>> text = "So $1 + 1 = 3$.\n"
    >>> print(render_annotated(check_text(text), text), end="")
    So $1 + 1 = 3$.
    <!-- symsgd 1:5 ✗ REFUTED: the two sides have different values -->
    <!-- symsgd   look at 1:13: 3 -->
    <!-- symsgd   the left side is 2 and the right side is 3 -->
    <!-- symsgd   right would be: 2: 2 instead of 3 -->
    """
    if report.cells is None:
        return _annotated(report, text, markup)
    cells = {
        cell: _annotated(report, sheet, MARKDOWN, cell)
        for cell, sheet in sheets(report, text)
        if cell is not None
    }
    return with_sources(text, cells)


def _annotated(report: Report, text: str, markup: str, cell: int | None = None) -> str:
    below: dict[int, list[str]] = {}
    for finding in findings(report):
        if finding.place.cell == cell:
            below.setdefault(finding.place.end_line, []).extend(_lines(finding))
    inside = _lines_inside_formulas(text, markup)
    out = []
    for number, line in enumerate(text.split("\n"), 1):
        out.append(line)
        comment = _percent if markup == "latex" or number in inside else _html
        out.extend(comment(said) for said in below.get(number, ()))
    return "\n".join(out)


def without_annotations(text: str) -> str:
    r"""Return an annotated copy without its comments.

    >>> without_annotations("a\n<!-- symsgd 1:1 ✓ proved -->\nb")
    'a\nb'
    """
    starts = (f"% {SIGNATURE} ", f"<!-- {SIGNATURE} ")
    return "\n".join(line for line in text.split("\n") if not line.startswith(starts))


def _lines(finding: Finding) -> Iterator[str]:
    head = f"{SIGNATURE} {finding.place} {finding.mark}"
    sentences: Sequence[str] = finding.sentences
    if finding.status is Status.PROVED:
        claim = finding.claim
        # how a proof went is of no use beside every line; what it needs is
        sentences = sentences[1:] if claim is not None and claim.reason else sentences
    if not sentences:
        yield head
        return
    yield f"{head}: {sentences[0]}"
    for sentence in sentences[1:]:
        yield f"{SIGNATURE}   {sentence}"


def _lines_inside_formulas(text: str, markup: str) -> set[int]:
    """Return the lines after which a formula goes on."""
    source = Source(text)
    inside: set[int] = set()
    for span in scan(text, markup).spans:
        first, _ = source.line_column(span.outer_start)
        last, _ = source.line_column(span.outer_end)
        inside.update(range(first, last))
    return inside


def _percent(said: str) -> str:
    return f"% {shown_on_one_line(said)}"


def _html(said: str) -> str:
    said = shown_on_one_line(said)
    while "--" in said:  # two dashes could end the comment
        said = said.replace("--", "- -")
    return f"<!-- {said} -->" if not said.endswith("-") else f"<!-- {said}  -->"


def shown_on_one_line(said: str) -> str:
    r"""Return a text without line ends; the spaces at its front stay.

    >>> shown_on_one_line("symsgd   a\nb")
    'symsgd   a b'
    """
    word, _, rest = said.partition(" ")
    indent = len(rest) - len(rest.lstrip(" "))
    return f"{word} {' ' * indent}{shown(rest)}"
