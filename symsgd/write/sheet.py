r"""Sheets and keys from one source: LaTeX of the ``exam`` class, and Markdown."""

from __future__ import annotations

from symsgd.write.document import latex_body, markdown_body
from symsgd.write.families.family import Variant
from symsgd.write.latex import escaped


def sheet_markdown(variant: Variant, title: str) -> str:
    r"""Return the sheet of a variant as Markdown.

    >>> from symsgd.write.document import Sentences
    >>> print(sheet_markdown(Variant((Sentences("Why?"),), (), ""), "One"), end="")
    # One
    <BLANKLINE>
    Why?
    <BLANKLINE>
    (4 points)
    """
    head = f"# {escaped(title, 'markdown')}"
    return f"{head}\n\n{markdown_body(variant.question)}\n\n({variant.points} points)\n"


def key_markdown(variant: Variant, title: str) -> str:
    """Return the key of a variant as Markdown."""
    return f"# {escaped(title, 'markdown')}: key\n\n{markdown_body(variant.key)}\n"


def sheet_latex(variant: Variant, title: str) -> str:
    r"""Return sheet and key of a variant as one LaTeX text; ``\withanswers`` prints the key.

    >>> from symsgd.write.document import Sentences
    >>> text = sheet_latex(Variant((Sentences("Why?"),), (Sentences("So."),), ""), "One")
    >>> r"\question[4]" in text, r"\begin{solution}" in text
    (True, True)
    """
    return (
        f"{_PREAMBLE}\\begin{{document}}\n\\header{{{escaped(title)}}}{{}}{{}}\n"
        f"\\begin{{questions}}\n\\question[{variant.points}]\n{latex_body(variant.question)}\n\n"
        f"\\begin{{solution}}\n{latex_body(variant.key)}\n\\end{{solution}}\n"
        "\\end{questions}\n\\end{document}\n"
    )


def key_latex(sheet: str) -> str:
    r"""Return LaTeX that prints a sheet, by the name of its file, with the key.

    >>> print(key_latex("01.tex"), end="")
    \def\withanswers{}\input{01.tex}
    """
    return f"\\def\\withanswers{{}}\\input{{{sheet}}}\n"


_PREAMBLE = r"""\documentclass[11pt,addpoints]{exam}
\usepackage[utf8]{inputenc}
\usepackage[T1]{fontenc}
\usepackage{lmodern}
\usepackage{amsmath,amssymb}
\setlength{\parindent}{0pt}
\setlength{\parskip}{6pt}
\setcounter{MaxMatrixCols}{60}
\allowdisplaybreaks
\pagestyle{headandfoot}
\cfoot{\thepage}
\ifdefined\withanswers\printanswers\fi
"""
