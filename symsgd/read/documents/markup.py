"""The kinds of documents that are read, and how a name or a text tells which one it is."""

from __future__ import annotations

from pathlib import PurePath

MARKDOWN, LATEX, NOTEBOOK = "markdown", "latex", "notebook"
ENDINGS = {
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".tex": LATEX,
    ".latex": LATEX,
    ".ltx": LATEX,
    ".ipynb": NOTEBOOK,
}


def markup_of(name: str, text: str = "") -> str:
    """Return the kind of a document, by the end of its name; a text without a name tells by itself.

    What comes from standard input is Markdown, unless it is JSON that says it is a notebook.

    >>> markup_of("Proof.TEX"), markup_of("notes.ipynb"), markup_of("README")
    ('latex', 'notebook', 'markdown')
    >>> markup_of("-", '{"cells": [], "nbformat": 4}')
    'notebook'
    """
    if name == "-":
        start = text.lstrip("\ufeff \n\t\r")
        is_notebook = start.startswith("{") and '"nbformat"' in text
        return NOTEBOOK if is_notebook else MARKDOWN
    return ENDINGS.get(PurePath(name).suffix.lower(), MARKDOWN)
