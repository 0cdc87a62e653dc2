"""The commands and characters of mathematics that the reader knows, as tables."""

from __future__ import annotations

import difflib

GREEK = [
    "alpha",
    "beta",
    "gamma",
    "delta",
    "epsilon",
    "zeta",
    "eta",
    "theta",
    "iota",
    "kappa",
    "lambda",
    "mu",
    "nu",
    "xi",
    "omicron",
    "pi",
    "rho",
    "sigma",
    "tau",
    "upsilon",
    "phi",
    "chi",
    "psi",
    "omega",
    "Gamma",
    "Delta",
    "Theta",
    "Lambda",
    "Xi",
    "Pi",
    "Sigma",
    "Upsilon",
    "Phi",
    "Psi",
    "Omega",
    "ell",
]
_VARIANTS = {
    "varepsilon": "epsilon", "vartheta": "theta", "varphi": "phi", "varrho": "rho",
    "varsigma": "sigma", "varpi": "pi", "varkappa": "kappa", "hbar": "hbar", "imath": "i",
    "jmath": "j", "Alpha": "A", "Beta": "B", "Eta": "H",
}  # fmt: skip

# TeX name -> canonical name of the function table
FUNCTION_NAMES = {
    "sin": "sin", "cos": "cos", "tan": "tan", "cot": "cot", "sec": "sec", "csc": "csc",
    "arcsin": "asin", "arccos": "acos", "arctan": "atan", "arccot": "acot", "arcsec": "asec",
    "arccsc": "acsc", "sinh": "sinh", "cosh": "cosh", "tanh": "tanh", "coth": "coth",
    "sech": "sech", "csch": "csch", "arcsinh": "asinh", "arccosh": "acosh", "arctanh": "atanh",
    "arccoth": "acoth", "arcsech": "asech", "arccsch": "acsch", "arsinh": "asinh",
    "arcosh": "acosh", "artanh": "atanh", "asin": "asin", "acos": "acos", "atan": "atan",
    "asinh": "asinh", "acosh": "acosh", "atanh": "atanh", "exp": "exp", "ln": "log", "log": "log",
    "max": "max", "min": "min", "erf": "erf", "sign": "sign", "sgn": "sign",
    "sigmoid": "sigmoid", "logit": "logit", "softplus": "softplus", "relu": "relu",
    "ReLU": "relu", "silu": "silu", "SiLU": "silu", "mish": "mish", "gelu": "gelu",
    "GELU": "gelu", "elu": "elu", "ELU": "elu", "sinc": "sinc", "Tanh": "tanh",
    "Sigmoid": "sigmoid",
    "abs": "abs", "sqrt": "sqrt", "cosec": "csc", "cotan": "cot", "lg": "lg",
    "Mish": "mish", "GeLU": "gelu", "Softplus": "softplus", "LeakyReLU": "leaky_relu",
    "th": "tanh", "sh": "sinh", "ch": "cosh", "tg": "tan", "ctg": "cot", "arctg": "atan",
}  # fmt: skip
# names that are commands of LaTeX or of its usual packages; the others are read as words only
_FUNCTION_COMMANDS = [
    "sin",
    "cos",
    "tan",
    "cot",
    "sec",
    "csc",
    "arcsin",
    "arccos",
    "arctan",
    "arccot",
    "arcsec",
    "arccsc",
    "sinh",
    "cosh",
    "tanh",
    "coth",
    "sech",
    "csch",
    "arcsinh",
    "arccosh",
    "arctanh",
    "arccoth",
    "arsinh",
    "arcosh",
    "artanh",
    "exp",
    "ln",
    "log",
    "max",
    "min",
    "erf",
    "sgn",
    "lg",
    "th",
    "sh",
    "ch",
    "tg",
    "ctg",
    "arctg",
]
SPECIAL_WORDS = ("diag", "softmax", "det", "tr", "rank", "argmax", "argmin", "floor", "ceil")

IGNORED = frozenset(
    [
        "displaystyle",
        "mathop",
        "mathrel",
        "mathbin",
        "mathord",
        "textstyle",
        "scriptstyle",
        "limits",
        "nolimits",
        "nonumber",
        "notag",
        "thinspace",
        "negthinspace",
        "medspace",
        "negmedspace",
        "thickspace",
        "enspace",
        "hfill",
        "noindent",
        "allowbreak",
        "nobreak",
        "relax",
        "strut",
        "hline",
        "centering",
        "tiny",
        "scriptsize",
        "footnotesize",
        "small",
        "large",
        "Large",
        "LARGE",
        "huge",
        "Huge",
        "normalsize",
        "ensuremath",
        "mathstrut",
        "smash",
        "mathclap",
        "mathllap",
        "mathrlap",
    ]
)
IGNORED_WITH_GROUP = frozenset(
    [
        "label",
        "tag",
        "hspace",
        "vspace",
        "phantom",
        "hphantom",
        "vphantom",
        "vadjust",
        "mkern",
        "color",
        "textcolor",
        "eqref",
        "ref",
        "cite",
    ]
)
STARRED = frozenset(["operatorname", "tag", "hspace", "vspace", "newcommand", "renewcommand"])
WORD_FONTS = frozenset(["mathrm", "operatorname", "mathit", "mathsf", "mathtt", "rm"])
FONTS = frozenset(
    [
        "mathbf",
        "boldsymbol",
        "bm",
        "bf",
        "pmb",
        "mathbb",
        "mathds",
        "mathcal",
        "mathscr",
        "mathfrak",
        "mathnormal",
        "it",
        "cal",
        "symbf",
        "vec",
        "unit",
    ]
)
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
    "ne": "!=", "neq": "!=", "lt": "<", "gt": ">", "approx": "~", "simeq": "~", "sim": "~",
    "equiv": "equiv", "propto": "propto", "in": "in", "notin": "notin", "subset": "subset",
    "to": "->", "rightarrow": "->", "leftarrow": "<-", "gets": "<-", "mapsto": "->",
    "longrightarrow": "->", "longleftarrow": "<-", "coloneqq": ":=", "triangleq": ":=",
    "doteq": "~", "cong": "~", "ll": "ll", "gg": "gg", "subseteq": "subset", "longmapsto": "->",
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
    **{name: ("word", name) for name in _FUNCTION_COMMANDS},
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
    "sqrt": ("sqrt", "sqrt"), "over": ("over", "over"), "choose": ("over", "choose"),
    "brace": ("over", "brace"), "brack": ("over", "brack"),
    "partial": ("partial", "partial"), "nabla": ("nabla", "nabla"),
    "infty": ("constant", "infinity"),
    "prime": ("'", "'"), "top": ("transpose", "top"), "intercal": ("transpose", "top"),
    "dagger": ("star", "dagger"), "degree": ("degree", "degree"), "vert": ("bar", "|"),
    "mid": ("bar", "|"), "Vert": ("bar", "\\|"), "boxed": ("boxed", "boxed"), "fbox": ("boxed", ""),
    "substack": ("substack", "substack"), "cancelto": ("cancelto", "cancelto"),
    **{name: ("cancel", name) for name in ("cancel", "bcancel", "xcancel")},
    "parallel": ("bar", "\\|"),
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

_SUPERSCRIPTS = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789", strict=True))
_SUBSCRIPTS = dict(zip("₀₁₂₃₄₅₆₇₈₉", "0123456789", strict=True))
_GREEK_LETTERS = dict(zip("αβγδεζηθικλμνξοπρστυφχψωΓΔΘΛΞΠΣΥΦΨΩ", GREEK[:-1], strict=True))
_SIGNS: dict[str, tuple[str, str]] = {
    "−": ("-", "-"), "–": ("-", "-"), "—": ("-", "-"), "‐": ("-", "-"), "·": ("operator", "*"),
    "⋅": ("operator", "*"), "×": ("operator", "*"), "∗": ("operator", "*"), "÷": ("operator", "/"),
    "±": ("operator", "pm"), "∓": ("operator", "mp"),
    "⊙": ("operator", "hadamard"), "∘": ("operator", "circ"), "≤": ("relation", "<="),
    "≥": ("relation", ">="), "≠": ("relation", "!="), "≈": ("relation", "~"),
    "≔": ("relation", ":="), "→": ("relation", "->"), "←": ("relation", "<-"),
    "∈": ("relation", "in"), "⇒": ("arrow", "Rightarrow"), "⟹": ("arrow", "Rightarrow"),
    "⇔": ("arrow", "iff"), "⟺": ("arrow", "iff"), "⇐": ("arrow", "Leftarrow"),
    "∂": ("partial", "partial"), "∇": ("nabla", "nabla"),
    "∞": ("constant", "infinity"), "√": ("sqrt", "sqrt"), "∑": ("big", "sum"), "∏": ("big", "prod"),
    "′": ("'", "'"), "’": ("'", "'"), "ʹ": ("'", "'"), "…": ("dots", "dots"), "⋯": ("dots", "dots"),
    "°": ("degree", "degree"), "ϵ": ("letter", "epsilon"), "ϕ": ("letter", "phi"),
    "ϑ": ("letter", "theta"), "ℓ": ("letter", "ell"), "，": (",", ","), "；": (";", ";"),
    "：": (":", ":"), "（": ("open", "("), "）": ("close", "("), "＝": ("relation", "="),
    "＋": ("+", "+"), "。": (".", "."), "、": (",", ","), "⊤": ("transpose", "top"),
    "ᵀ": ("transpose", "top"), "‖": ("bar", "\\|"), "⟨": ("open", "angle"), "⟩": ("close", "angle"),
    "ℝ": ("set", "R"), "ℕ": ("set", "N"), "ℤ": ("set", "Z"), "ℚ": ("set", "Q"),
    "•": ("operator", "*"), "∧": ("text", "and"), "∨": ("text", "or"),
    "⌊": ("open", "floor"), "⌋": ("close", "floor"), "⌈": ("open", "ceil"), "⌉": ("close", "ceil"),
}  # fmt: skip

RAISED: dict[str, tuple[str, str]] = {
    **{sign: ("digit", digit) for sign, digit in _SUPERSCRIPTS.items()},
    "⁺": ("+", "+"), "⁻": ("-", "-"), "ⁿ": ("letter", "n"), "ⁱ": ("letter", "i"),
    "ˣ": ("letter", "x"), "ʸ": ("letter", "y"), "ᵏ": ("letter", "k"), "ᵐ": ("letter", "m"),
    "ᵗ": ("letter", "t"), "ᵀ": ("transpose", "top"),
}  # fmt: skip
LOWERED: dict[str, tuple[str, str]] = {
    **{sign: ("digit", digit) for sign, digit in _SUBSCRIPTS.items()},
    "₊": ("+", "+"), "₋": ("-", "-"), "ᵢ": ("letter", "i"), "ⱼ": ("letter", "j"),
    "ₖ": ("letter", "k"), "ₙ": ("letter", "n"), "ₘ": ("letter", "m"), "ₜ": ("letter", "t"),
}  # fmt: skip

UNICODE: dict[str, tuple[tuple[str, str], ...]] = {
    **{sign: (token,) for sign, token in _SIGNS.items()},
    **{letter: (("letter", name),) for letter, name in _GREEK_LETTERS.items()},
    **{sign: (("^", "^"), ("digit", digit)) for sign, digit in _SUPERSCRIPTS.items()},
    **{sign: (("_", "_"), ("digit", digit)) for sign, digit in _SUBSCRIPTS.items()},
    "″": (("'", "'"), ("'", "'")),
    "‴": (("'", "'"),) * 3,
    "ᵀ": (("^", "^"), ("transpose", "top")),
    "½": (("frac", "frac"), ("digit", "1"), ("digit", "2")),
    "\u00a0": (),
    "\u2009": (),
    "\u200b": (),
    "\u3000": (),
    "\ufeff": (),
}


def nearest_command(name: str) -> str | None:
    r"""Return the known command that looks most like a name.

    >>> nearest_command("sgima")
    'sigma'
    """
    known = sorted({*COMMANDS, "left", "right", "mathrm", "mathbf", "text", "operatorname"})
    found = difflib.get_close_matches(name, known, 1, 0.7)
    return found[0] if found else None
