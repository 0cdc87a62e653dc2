"""The commands of LaTeX that the reader knows, as tables."""

from __future__ import annotations

import difflib

from symsgd.read.greek import GREEK
from symsgd.read.tokens.function_words import FUNCTION_COMMANDS

_VARIANTS = {
    "varepsilon": "epsilon", "vartheta": "theta", "varphi": "phi", "varrho": "rho",
    "varsigma": "sigma", "varpi": "pi", "varkappa": "kappa", "hbar": "hbar", "imath": "i",
    "jmath": "j", "Alpha": "A", "Beta": "B", "Eta": "H",
}  # fmt: skip


IGNORED = frozenset([
    "displaystyle", "mathop", "mathrel", "mathbin", "mathord", "textstyle", "scriptstyle",
    "limits", "nolimits", "nonumber", "notag", "thinspace", "negthinspace", "medspace",
    "negmedspace", "thickspace", "enspace", "hfill", "noindent", "allowbreak", "nobreak",
    "relax", "strut", "hline", "centering", "tiny", "scriptsize", "footnotesize", "small",
    "large", "Large", "LARGE", "huge", "Huge", "normalsize", "ensuremath", "mathstrut", "smash",
    "mathclap", "mathllap", "mathrlap", "qedhere", "allowdisplaybreaks", "displaybreak",
    "footnotemark",
])  # fmt: skip
IGNORED_WITH_GROUP = frozenset([
    "label", "tag", "hspace", "vspace", "phantom", "hphantom", "vphantom", "vadjust", "mkern",
    "mspace",
    "color", "textcolor", "eqref", "ref", "cite",
])  # fmt: skip
STARRED = frozenset(["operatorname", "tag", "hspace", "vspace", "newcommand", "renewcommand"])
WORD_FONTS = frozenset(["mathrm", "operatorname", "mathit", "mathsf", "mathtt", "rm"])
FONTS = frozenset([
    "mathbf", "boldsymbol", "bm", "bf", "pmb", "mathbb", "mathds", "mathcal", "mathscr",
    "mathfrak", "mathnormal", "it", "cal", "symbf", "vec", "unit", "underline", "overrightarrow",
])  # fmt: skip
OVERSET = frozenset(["overset", "stackrel", "underset"])

OPENING = {
    "(": "(", "[": "[", "\\{": "\\{", "\\lbrace": "\\{", "\\lbrack": "[", "\\lgroup": "(",
    "\\lvert": "|", "\\lVert": "\\|", "\\lfloor": "floor", "\\lceil": "ceil", "\\langle": "angle",
    "\\ulcorner": "ceil", "\\llcorner": "floor", "\\lparen": "(",
}  # fmt: skip
CLOSING = {
    ")": "(", "]": "[", "\\}": "\\{", "\\rbrace": "\\{", "\\rbrack": "[", "\\rgroup": "(",
    "\\rvert": "|", "\\rVert": "\\|", "\\rfloor": "floor", "\\rceil": "ceil", "\\rangle": "angle",
    "\\urcorner": "ceil", "\\lrcorner": "floor", "\\rparen": "(",
}  # fmt: skip

_RELATIONS = {
    "le": "<=", "leq": "<=", "leqslant": "<=", "ge": ">=", "geq": ">=", "geqslant": ">=",
    "ne": "!=", "neq": "!=", "lt": "<", "gt": ">", "approx": "~", "simeq": "~", "sim": "sim",
    "equiv": "equiv", "propto": "propto", "in": "in", "notin": "notin", "subset": "subset",
    "to": "->", "rightarrow": "->", "leftarrow": "<-", "gets": "<-", "mapsto": "->",
    "longrightarrow": "->", "longleftarrow": "<-", "coloneqq": ":=", "triangleq": ":=",
    "eqqcolon": "=:",
    "doteq": "~", "cong": "sim", "ll": "ll", "gg": "gg", "subseteq": "subset", "leqq": "<=",
    "geqq": ">=", "longmapsto": "->",
}  # fmt: skip
_ARROWS = "Rightarrow implies Longrightarrow iff Leftrightarrow Longleftrightarrow therefore"
_ARROWS += " Leftarrow Longleftarrow impliedby"
_OPERATORS = {
    "cdot": "*", "times": "*", "ast": "*", "star": "*", "div": "/", "odot": "hadamard",
    "circ": "circ", "bullet": "*", "otimes": "outer", "pm": "pm", "mp": "mp", "cdotp": "*",
    "oplus": "oplus",
}  # fmt: skip

COMMANDS: dict[str, tuple[str, str]] = {
    **{name: ("letter", name) for name in GREEK},
    **{name: ("letter", canonical) for name, canonical in _VARIANTS.items()},
    **{name: ("word", name) for name in FUNCTION_COMMANDS},
    **{name: ("relation", sign) for name, sign in _RELATIONS.items()},
    **{name: ("arrow", name) for name in _ARROWS.split()},
    **{name: ("operator", sign) for name, sign in _OPERATORS.items()},
    **{name: ("frac", name) for name in ("frac", "dfrac", "tfrac", "cfrac", "nicefrac", "sfrac")},
    **{name: ("binom", name) for name in ("binom", "dbinom", "tbinom")},
    **dict.fromkeys(("dots", "ldots", "cdots", "vdots", "ddots", "dotsc"), ("dots", "dots")),
    **{name: ("accent", name) for name in ("hat", "bar", "tilde", "dot", "ddot")},
    **{name: ("accent", name[4:] if name != "overline" else "bar")
       for name in ("overline", "widehat", "widetilde")},
    **{name: ("big", name) for name in ("sum", "prod", "int", "lim", "iint", "oint")},
    **{name: ("word", name) for name in ("det", "arg", "Pr", "dim", "ker", "gcd", "deg")},
    **{name: (name, name) for name in ("sqrt", "root", "of", "over")},
    "choose": ("over", "choose"),
    "brace": ("over", "brace"), "brack": ("over", "brack"),
    "partial": ("partial", "partial"), "nabla": ("nabla", "nabla"),
    "infty": ("constant", "infinity"),
    "prime": ("'", "'"), "top": ("transpose", "top"), "intercal": ("transpose", "top"),
    "dagger": ("star", "dagger"), "degree": ("degree", "degree"), "vert": ("bar", "|"),
    "mid": ("bar", "|"), "Vert": ("bar", "\\|"), "boxed": ("boxed", "boxed"), "fbox": ("boxed", ""),
    "substack": ("substack", "substack"), "cancelto": ("cancelto", "cancelto"),
    **{name: ("cancel", name) for name in ("cancel", "bcancel", "xcancel")},
    "parallel": ("bar", "\\|"),
    # Markdown eats one of the strokes of \\, so that its authors write \newline for it
    **dict.fromkeys(("newline", "linebreak", "cr"), ("row", "\\\\")),
    "quad": ("quad", "quad"), "qquad": ("quad", "quad"), "colon": (":", ":"),
    "imaginaryunit": ("constant", "i"), "forall": ("text", "for all"), "because": ("text", "since"),
    "exists": ("text", "there is"), "cases": ("text", "cases"), "underbrace": ("underbrace", ""),
    "overbrace": ("underbrace", ""),
    "and": ("text", "and"), "land": ("text", "and"), "lor": ("text", "or"),
    "wedge": ("text", "and"), "vee": ("text", "or"), "qed": ("text", "qed"),
    "blacksquare": ("text", "qed"), "square": ("text", "qed"), "ldotp": (".", "."),
    "bmod": ("operator", "mod"), "mod": ("operator", "mod"), "emptyset": ("set", "emptyset"),
    "cup": ("operator", "cup"), "cap": ("operator", "cap"),
    **dict.fromkeys(("setminus", "backslash"), ("operator", "setminus")), "lbrace": ("open", "\\{"),
}  # fmt: skip
COMMANDS["widehat"], COMMANDS["widetilde"] = ("accent", "hat"), ("accent", "tilde")


def nearest_command(name: str) -> str | None:
    r"""Return the known command that looks most like a name.

    >>> nearest_command("sgima")
    'sigma'
    """
    known = sorted({*COMMANDS, "left", "right", "mathrm", "mathbf", "text", "operatorname"})
    found = difflib.get_close_matches(name, known, 1, 0.7)
    return found[0] if found else None
