r"""A worked text: headings, sentences and displayed chains, written as Markdown or LaTeX.

The formulas are the same in both and keep to what KaTeX, MathJax and amsmath share.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from symsgd.write.latex import broken, escaped, width

MARKUPS = ("markdown", "latex")
_WIDEST = 74  # of a row with its reason beside it
_LINE = 88  # of a row alone
_FORMULA = re.compile(r"(\$[^$]*\$)")


@dataclass(frozen=True, slots=True)
class Row:
    r"""One row of a chain: ``left sign right``, and the reason for it; no left side continues."""

    left: str
    right: str
    reason: str = ""
    sign: str = "="


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a section."""

    text: str


@dataclass(frozen=True, slots=True)
class Sentences:
    """A paragraph; formulas stand between dollar signs, everything else is plain text."""

    text: str


@dataclass(frozen=True, slots=True)
class Display:
    """A displayed chain, or several of them aligned at their signs."""

    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list; formulas stand between dollar signs."""

    items: tuple[str, ...]


Part = Heading | Sentences | Display | Bullets


@dataclass(frozen=True, slots=True)
class Document:
    r"""A text with its title.

    >>> print(Document("One", (Display((Row("a", "b", "by hand"),)),)).write("markdown"), end="")
    # One
    <BLANKLINE>
    $$\begin{aligned}
    a &= b && \text{(by hand)}
    \end{aligned}$$
    """

    title: str
    parts: tuple[Part, ...]

    def _repr_markdown_(self) -> str:
        return self.write("markdown")

    def write(self, markup: str = "markdown") -> str:
        """Return the text in Markdown or LaTeX."""
        if markup == "latex":
            return _PREAMBLE + latex_body(self.parts, self.title) + "\n\\end{document}\n"
        return (
            "\n\n".join((f"# {_prose(self.title, 'markdown')}", markdown_body(self.parts))) + "\n"
        )


def renamed(parts: Sequence[Part], old: str, new: str) -> tuple[Part, ...]:
    r"""Return parts in which a sign of the formulas is another one.

    >>> renamed([Sentences(r"Let $\sigma(x) = 1$.")], r"\sigma", "S")
    (Sentences(text='Let $S(x) = 1$.'),)
    """
    return tuple(_renamed(part, old, new) for part in parts)


def _renamed(part: Part, old: str, new: str) -> Part:
    match part:
        case Heading() | Sentences():
            return replace(part, text=part.text.replace(old, new))
        case Bullets():
            return Bullets(tuple(item.replace(old, new) for item in part.items))
    rows = (
        replace(row, left=row.left.replace(old, new), right=row.right.replace(old, new))
        for row in part.rows
    )
    return Display(tuple(rows))


def markdown_body(parts: Sequence[Part]) -> str:
    """Return parts as Markdown.

    >>> print(markdown_body([Bullets(("one", "two"))]))
    - one
    - two
    """
    return "\n\n".join(_markdown(part) for part in parts)


def latex_body(parts: Sequence[Part], title: str | None = None) -> str:
    r"""Return parts as LaTeX, without the preamble.

    >>> print(latex_body([Sentences("100 % of $x$")]))
    100 \% of $x$
    """
    head = [] if title is None else [rf"\section*{{{_prose(title, 'latex')}}}"]
    return "\n\n".join([*head, *(_latex(part) for part in parts)])


def _markdown(part: Part) -> str:
    match part:
        case Heading():
            return f"## {_prose(part.text, 'markdown')}"
        case Sentences():
            return _prose(part.text, "markdown")
        case Bullets():
            return "\n".join(f"- {_prose(item, 'markdown')}" for item in part.items)
    rows = " \\\\\n".join(_rows(part.rows))
    return f"$$\\begin{{aligned}}\n{rows}\n\\end{{aligned}}$$"


def _latex(part: Part) -> str:
    match part:
        case Heading():
            return rf"\subsection*{{{_prose(part.text, 'latex')}}}"
        case Sentences():
            return _prose(part.text, "latex")
        case Bullets():
            items = "\n".join(rf"\item {_prose(item, 'latex')}" for item in part.items)
            return f"\\begin{{itemize}}\n{items}\n\\end{{itemize}}"
    rows = " \\\\\n".join(_rows(part.rows))
    return f"\\begin{{align*}}\n{rows}\n\\end{{align*}}"


def _rows(rows: Sequence[Row]) -> Iterator[str]:
    most = max((width(row.left) for row in rows), default=0)
    for row in rows:
        pieces = broken(row.right, max(_LINE - most, 30))
        reason = rf"\text{{({row.reason})}}" if row.reason else ""
        beside = most + width(pieces[-1]) + len(row.reason) <= _WIDEST and bool(reason)
        if reason and not beside:
            # a reason that has no room beside its row has a row of its own after it
            pieces, reason = [*pieces, ""], rf"&& {reason}"
        left = f"{row.left} " if row.left else ""
        yield f"{left}&{row.sign} {pieces[0]}" + (
            f" && {reason}" if beside and len(pieces) == 1 else ""
        )
        for piece in pieces[1:]:
            last = piece is pieces[-1]
            if piece:
                yield rf"&\quad {piece}" + (f" && {reason}" if beside and last else "")
            else:
                yield f"& {reason}"


def _prose(text: str, markup: str) -> str:
    parts = _FORMULA.split(text)
    return "".join(
        part if part.startswith("$") and len(part) > 1 else escaped(part, markup) for part in parts
    )


_PREAMBLE = r"""\documentclass[11pt]{article}
\usepackage[utf8]{inputenc}
\usepackage[T1]{fontenc}
\usepackage{lmodern}
\usepackage{amsmath,amssymb}
\usepackage[margin=2.2cm]{geometry}
\setlength{\parindent}{0pt}
\setlength{\parskip}{6pt}
\allowdisplaybreaks
\setcounter{MaxMatrixCols}{60}
\begin{document}
"""
