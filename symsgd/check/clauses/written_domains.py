r"""Sets of numbers as LaTeX writes them: ``(0, 1]``, ``[0, \infty)``, ``\mathbb{R}_{>0}``."""

from __future__ import annotations

import re

_SIZES = re.compile(r"\\(?:left|right|[bB]igg?[lr]?)(?![A-Za-z])|\\[,;!: ]|\s|\{,\}")
_END = r"([+-]?(?:\d+(?:\.\d+)?|\\infty))"
_INTERVAL = re.compile(rf"([(\[\]]){_END}[,;]{_END}([)\]\[])")
_REALS = r"(?:\\(?:mathbb|mathbf|mathds)\{?R\}?|\\R|\\Reals|ℝ)"
_WHOLE = r"(?:\\(?:mathbb|mathbf|mathds)\{?Z\}?|ℤ)"
_NATURAL = r"(?:\\(?:mathbb|mathbf|mathds)\{?N\}?|ℕ)"
_GE, _LE = r"(?:\\geq?(?:slant)?|≥)", r"(?:\\leq?(?:slant)?|≤)"
_WITHOUT_ZERO = r"(?:\\setminus|\\backslash)\\\{0\\\}"
_PLUS = r"(?:[_^](?:\+|\{\+\})|⁺|₊)"
_MINUS = r"(?:[_^](?:-|\{-\})|⁻|₋)"
_STAR = r"[_^](?:\*|\{\*\}|\\ast|\{\\ast\})"
_ROWS = (  # how a set is written, what it is called, and whether others count 0 in
    (rf"{_REALS}_\{{>0\}}|{_REALS}_\{{\+\+\}}", "positive", False),
    (
        rf"{_REALS}(?:{_PLUS}{_STAR}|{_STAR}{_PLUS})|{_REALS}_\{{\+\}}{_WITHOUT_ZERO}",
        "positive",
        False,
    ),
    (rf"{_REALS}{_PLUS}", "positive", True),
    (rf"{_REALS}_\{{{_GE}0\}}|{_REALS}_\{{0,?\+\}}|{_REALS}_\{{\+,?0\}}", "nonnegative", False),
    (rf"{_REALS}(?:_(?:0|\{{0\}}){_PLUS}|{_PLUS}_(?:0|\{{0\}}))", "nonnegative", False),
    (rf"{_REALS}_\{{<0\}}|{_REALS}_\{{--\}}", "negative", False),
    (rf"{_REALS}{_MINUS}", "negative", True),
    (rf"{_REALS}_\{{{_LE}0\}}", "nonpositive", False),
    (rf"{_REALS}{_WITHOUT_ZERO}|{_REALS}_\{{(?:\\neq?|≠)0\}}", "nonzero", False),
    (
        rf"{_WHOLE}_\{{>0\}}|{_NATURAL}(?:_\{{(?:>0|{_GE}1)\}}|{_WITHOUT_ZERO}|{_STAR})",
        "posint",
        False,
    ),
    (rf"{_WHOLE}{_PLUS}", "posint", True),
    (rf"{_NATURAL}", "posint", True),
    (rf"(?:{_WHOLE}|{_NATURAL})_\{{{_GE}0\}}|{_NATURAL}_(?:0|\{{0\}})", "nonnegint", False),
    (rf"{_NATURAL}\\cup\\\{{0\\\}}", "nonnegint", False),
)
_NAMED = tuple((re.compile(pattern), name, zero) for pattern, name, zero in _ROWS)


def written_domain(text: str) -> str | None:
    r"""Return the name or interval of a set of real numbers, or None if it is not read.

    >>> written_domain(r"(0,1]"), written_domain(r"\left[0, \infty\right)")
    ('(0, 1]', '[0, oo)')
    >>> written_domain(r"]0,1["), written_domain(r"\mathbb{R}_{>0}"), written_domain("ℝ⁺")
    ('(0, 1)', 'positive', 'positive')
    >>> print(written_domain(r"\mathbb{R}^2"))
    None
    """
    plain = _SIZES.sub("", text.strip().rstrip(".,;"))
    found = _INTERVAL.fullmatch(plain)
    if found is None:
        return next((name for pattern, name, _ in _NAMED if pattern.fullmatch(plain)), None)
    opening, low, high, closing = found.groups()
    ends = [end.replace("\\infty", "oo").lstrip("+") for end in (low, high)]
    left = "[" if opening == "[" else "("
    return f"{left}{ends[0]}, {ends[1]}{']' if closing == ']' else ')'}"


def may_have_zero(text: str) -> bool:
    r"""Say whether 0 is in a set of numbers for some authors, though it is read without.

    >>> may_have_zero(r"\mathbb{R}_+"), may_have_zero(r"\mathbb{R}_{>0}")
    (True, False)
    """
    plain = _SIZES.sub("", text.strip().rstrip(".,;"))
    return any(zero for pattern, _, zero in _NAMED if pattern.fullmatch(plain))
