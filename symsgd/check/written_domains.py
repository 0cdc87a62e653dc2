r"""Sets of numbers as LaTeX writes them: ``(0, 1]``, ``[0, \infty)``, ``\mathbb{R}_{>0}``."""

from __future__ import annotations

import re

_SIZES = re.compile(r"\\(?:left|right|[bB]igg?[lr]?)(?![A-Za-z])|\\[,;!: ]|\s|\{,\}")
_END = r"([+-]?(?:\d+(?:\.\d+)?|\\infty))"
_INTERVAL = re.compile(rf"([(\[\]]){_END}[,;]{_END}([)\]\[])")
_REALS = r"(?:\\(?:mathbb|mathbf|mathds)\{?R\}?|\\R|\\Reals|ℝ)"
_NAMED = (
    (re.compile(rf"{_REALS}_\{{>0\}}"), "positive"),
    (re.compile(rf"{_REALS}_\{{\\geq?(?:slant)?0\}}"), "nonnegative"),
    (re.compile(rf"{_REALS}_\{{≥0\}}"), "nonnegative"),
    (re.compile(rf"{_REALS}_\{{<0\}}"), "negative"),
    (re.compile(rf"{_REALS}_\{{\\leq?(?:slant)?0\}}"), "nonpositive"),
    (re.compile(rf"{_REALS}(?:\\setminus|\\backslash)\\\{{0\\\}}"), "nonzero"),
)


def written_domain(text: str) -> str | None:
    r"""Return the name or interval of a set of real numbers, or None if it is not read.

    ``\mathbb{R}^+`` is none: with or without 0 is a matter of taste.

    >>> written_domain(r"(0,1]"), written_domain(r"\left[0, \infty\right)")
    ('(0, 1]', '[0, oo)')
    >>> written_domain(r"]0,1["), written_domain(r"\mathbb{R}_{>0}")
    ('(0, 1)', 'positive')
    >>> print(written_domain(r"\mathbb{R}^+"))
    None
    """
    plain = _SIZES.sub("", text.strip().rstrip(".,;"))
    found = _INTERVAL.fullmatch(plain)
    if found is None:
        return next((name for pattern, name in _NAMED if pattern.fullmatch(plain)), None)
    opening, low, high, closing = found.groups()
    ends = [end.replace("\\infty", "oo").lstrip("+") for end in (low, high)]
    left = "[" if opening == "[" else "("
    return f"{left}{ends[0]}, {ends[1]}{']' if closing == ']' else ')'}"
