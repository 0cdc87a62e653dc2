r"""Commands of packages that people write mathematics with: physics, siunitx, hyperref, KaTeX.

A command that the author defines counts before these.
"""

from __future__ import annotations

import re

from symsgd.read.documents.macros import Macro, braced

COMMANDS: dict[str, Macro] = {
    # physics
    "abs": Macro(1, r"\left|#1\right|", sized=True),
    "norm": Macro(1, r"\left\|#1\right\|", sized=True),
    "grad": Macro(0, r"\nabla"),
    "order": Macro(1, r"O\left(#1\right)", sized=True),
    "vb": Macro(1, r"\mathbf{#1}", sized=True),
    "va": Macro(1, r"\vec{#1}", sized=True),
    "tr": Macro(0, r"\operatorname{tr}"),
    "Tr": Macro(0, r"\operatorname{tr}"),
    "qty": Macro(0, ""),  # makes the brackets behind it large
    **dict.fromkeys(("dd", "d", "diff", "differentialD"), Macro(1, r"\mathrm{d}#1")),
    # siunitx
    "num": Macro(1, "#1"),
    "ang": Macro(1, r"#1^\circ"),
    # hyperref: the first argument is for the page
    "texorpdfstring": Macro(2, "#1"),
    # KaTeX, which many pages are shown with
    **{name: Macro(0, rf"\mathbb{{{name}}}") for name in "RNZ"},
    "reals": Macro(0, r"\mathbb{R}"),
    **dict.fromkeys(("bold", "mathbfit"), Macro(1, r"\boldsymbol{#1}")),
    **dict.fromkeys(("bigtriangledown", "triangledown"), Macro(0, r"\nabla")),
    **{name: Macro(0, command) for name, command in (
        ("infin", r"\infty"), ("rarr", r"\to"), ("larr", r"\gets"), ("Rarr", r"\Rightarrow"),
        ("leadsto", r"\to"), ("isin", r"\in"), ("sdot", r"\cdot"), ("dotsb", r"\cdots"),
        ("hdots", r"\ldots"), ("varnothing", r"\emptyset"), ("checkmark", r"\square"),
        ("Box", r"\square"), ("space", r"\ "),
    )},
}  # fmt: skip
_POWER = re.compile(r"\s*\[\s*([^\[\]]*?)\s*\]")


def _operator(d: str, order: str, groups: list[str]) -> str:
    """Return a derivative: of nothing by x, of f by x, of f by x and y."""
    power = f"^{{{order}}}" if order else ""
    if len(groups) == 1:
        return rf"\frac{{{d}{power}}}{{{d} {groups[0]}{power}}}"
    if len(groups) == 2:
        return rf"\frac{{{d}{power} {groups[0]}}}{{{d} {groups[1]}{power}}}"
    return rf"\frac{{{d}^2 {groups[0]}}}{{{d} {groups[1]} {d} {groups[2]}}}"


# the d of each, and how many groups it may have
_DERIVATIVES = {"dv": ("d", 2), "pdv": (r"\partial", 3),
                "derivative": ("d", 2), "partialderivative": (r"\partial", 3)}  # fmt: skip


def derivative(name: str, text: str, at: int) -> tuple[str, int] | None:
    r"""Return what ``\dv`` or ``\pdv`` and the groups behind it stand for, and where they end.

    >>> derivative("dv", r"\dv{f}{x}", 3), derivative("pdv", r"\pdv[2]{f}{x}", 4)
    (('\\frac{d f}{d x}', 9), ('\\frac{\\partial^{2} f}{\\partial x^{2}}', 13))
    >>> derivative("dv", r"\dv{x} x^2", 3), derivative("dv", r"\dv x", 3)
    (('\\frac{d}{d x}', 6), None)
    """
    if name not in _DERIVATIVES:
        return None
    d, most = _DERIVATIVES[name]
    at += text.startswith("*", at)  # a flat fraction
    power = _POWER.match(text, at)
    at = power.end() if power else at
    groups: list[str] = []
    while len(groups) < most and (body := braced(text, at)) is not None:
        groups.append(body)
        at += len(body) + 2
    return (_operator(d, power[1] if power else "", groups), at) if groups else None
