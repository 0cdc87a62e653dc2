r"""LaTeX of solutions: text that cannot steer TeX, widths, and lines broken at their signs."""

from __future__ import annotations

import re

from symsgd.expression.matrix import Matrix
from symsgd.expression.node import Node
from symsgd.functions.latex import latex, matrix_latex

__all__ = ["broken", "escaped", "formula", "width"]

_TEX = {
    "\\": r"\textbackslash{}",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
    '"': r"\textquotedbl{}",
} | {char: f"\\{char}" for char in "{}$&#%_"}
_UNICODE = {
    "σ": r"$\sigma$", "η": r"$\eta$", "θ": r"$\theta$", "δ": r"$\delta$", "∂": r"$\partial$",
    "′": "'", "≥": r"$\geq$", "≤": r"$\leq$", "≠": r"$\neq$", "−": "$-$", "·": r"$\cdot$",
    "–": "--", "—": "---", "’": "'", "“": "``", "”": "''", "…": r"\dots{}", "¹": r"$^1$",
}  # fmt: skip
_MARKDOWN = re.compile(r"([\\`*_{}<>#|$~&])")
_BRACKETS = {"[": "&#91;", "]": "&#93;"}  # a backslash before them opens a formula
_RATIONAL = re.compile(r"\\frac\{(\d+)\}\{(\d+)\}")
_NEIGHBOURS = re.compile(r"(\d) (?=\d)")
_COMMAND = re.compile(r"\\([A-Za-z]+|.)")
_MATRIX = re.compile(r"\\begin\{(?:pmatrix|cases)\}(.*?)\\end\{(?:pmatrix|cases)\}", re.DOTALL)
_FRACTION = re.compile(r"\\frac\{([^{}]*)\}\{([^{}]*)\}")
_NARROW = {"left": 0, "right": 0, "quad": 2, "qquad": 4, "begin": 0, "end": 0, "frac": 0}
_WORDS = frozenset(
    ("sin", "cos", "tan", "tanh", "sinh", "cosh", "ln", "log", "exp", "max", "min", "arctan")
)


def formula(value: Node | Matrix) -> str:
    r"""Return a value as LaTeX.

    >>> from symsgd.expression.node import number, variable
    >>> formula(number(2) * variable("eta"))
    '2 \\eta'
    """
    return decimal(latex(value) if isinstance(value, Node) else matrix_latex(value))


def decimal(text: str) -> str:
    r"""Return LaTeX in which fractions of tenths, hundredths and the like are decimals.

    >>> decimal(r"\frac{7}{10} x + \frac{1}{2} + \frac{1}{30}")
    '0.7 x + \\frac{1}{2} + \\frac{1}{30}'
    """
    return _NEIGHBOURS.sub(r"\1 \\cdot ", _RATIONAL.sub(_decimal, text))


def _decimal(found: re.Match[str]) -> str:
    above, below = int(found[1]), int(found[2])
    places = next((k for k in range(1, 7) if 10**k % below == 0), None)
    if below < 5 or places is None:
        return found[0]
    digits = str(above * 10**places // below).rjust(places + 1, "0")
    return f"{digits[:-places]}.{digits[-places:]}"


def escaped(text: str, markup: str = "latex") -> str:
    r"""Return plain text in which no character means anything to TeX or Markdown.

    >>> print(escaped(r"\input{x} costs 5 %"), escaped("*a*", "markdown"))
    \textbackslash{}input\{x\} costs 5 \% \*a\*
    """
    plain = "".join(char if char.isprintable() or char == "\n" else " " for char in text)
    if markup == "markdown":
        plain = _MARKDOWN.sub(r"\\\1", plain)
        return "".join(_BRACKETS.get(char, char) for char in plain)
    return "".join(_TEX.get(char) or _UNICODE.get(char) or _safe(char) for char in plain)


def _safe(char: str) -> str:
    # pdflatex knows Latin letters; what it does not know would stop it
    return char if char.isascii() or "\u00c0" <= char <= "\u017f" else "?"


def width(text: str) -> int:
    r"""Return about how many characters wide a formula is on paper.

    >>> width(r"\frac{1}{1 + x}"), width(r"\sigma\left(x\right)")
    (3, 4)
    """
    text = _MATRIX.sub(lambda found: _as_wide_as(found[1]), text)
    while _FRACTION.search(text):
        text = _FRACTION.sub(lambda found: max(found[1], found[2], key=width), text)
    commands = sum(
        _NARROW.get(name, len(name) if name in _WORDS else 1) for name in _COMMAND.findall(text)
    )
    return commands + len(re.sub(r"[\s{}^_&]", "", _COMMAND.sub("", text)))


def _as_wide_as(inside: str) -> str:
    """Return a text as wide as a table: its columns are as wide as their widest entries."""
    rows = [row.split("&") for row in inside.split(r"\\")]
    columns = max(map(len, rows))
    widths = (max(width(row[j]) if j < len(row) else 0 for row in rows) for j in range(columns))
    return "x" * (sum(widths) + 2 * columns)


def broken(text: str, most: int) -> list[str]:
    """Return a formula in lines of about a width, broken before a sign outside all brackets.

    >>> broken("a + b - c", 4)
    ['a + b', '- c']
    """
    lines = [""]
    for term in _terms(text):
        if lines[-1] and width(lines[-1] + term) > most:
            lines.append(term)
        else:
            lines[-1] += term
    return [line.strip() for line in lines]


def _terms(text: str) -> list[str]:
    """Cut a formula before each + and - that stands outside all brackets."""
    terms, start, depth = [], 0, 0
    for found in re.finditer(r"\\(left|right|begin|end)(?![A-Za-z])|\\.|[{}()]| [+-] ", text):
        match found[1] or found[0]:
            case "left" | "begin" | "{" | "(":
                # the bracket of \left( is counted with its command
                depth += 0 if found[0] == "(" and text[: found.start()].endswith(r"\left") else 1
            case "right" | "end" | "}" | ")":
                depth -= 0 if found[0] == ")" and text[: found.start()].endswith(r"\right") else 1
            case " + " | " - " if depth == 0:
                terms.append(text[start : found.start()])
                start = found.start()
    return [*terms, text[start:]]
