"""The characters of mathematics outside ASCII, and the tokens that they stand for."""

from __future__ import annotations

from symsgd.read import greek

_SUPERSCRIPTS = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789", strict=True))
_SUBSCRIPTS = dict(zip("₀₁₂₃₄₅₆₇₈₉", "0123456789", strict=True))
_SIGNS: dict[str, tuple[str, str]] = {
    "−": ("-", "-"), "–": ("-", "-"), "—": ("-", "-"), "‐": ("-", "-"), "·": ("operator", "*"),
    "⋅": ("operator", "*"), "×": ("operator", "*"), "∗": ("operator", "*"), "÷": ("operator", "/"),
    "±": ("operator", "pm"), "∓": ("operator", "mp"),
    "⊙": ("operator", "hadamard"), "∘": ("operator", "circ"), "≤": ("relation", "<="),
    "≥": ("relation", ">="), "≠": ("relation", "!="), "≈": ("relation", "~"),
    "∼": ("relation", "sim"), "≃": ("relation", "~"), "≅": ("relation", "sim"),
    "≔": ("relation", ":="), "≕": ("relation", "=:"), "→": ("relation", "->"),
    "↦": ("relation", "->"), "←": ("relation", "<-"),
    "∈": ("relation", "in"), "⇒": ("arrow", "Rightarrow"), "⟹": ("arrow", "Rightarrow"),
    "⇔": ("arrow", "iff"), "⟺": ("arrow", "iff"), "⇐": ("arrow", "Leftarrow"),
    "∂": ("partial", "partial"), "∇": ("nabla", "nabla"),
    "∞": ("constant", "infinity"), "√": ("sqrt", "sqrt"), "∑": ("big", "sum"), "∏": ("big", "prod"),
    "∫": ("big", "int"),
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
    "ᵗ": ("letter", "t"), "ᵀ": ("transpose", "top"), "ᶻ": ("letter", "z"), "ᵃ": ("letter", "a"),
    "ᵇ": ("letter", "b"), "ᵘ": ("letter", "u"), "ʷ": ("letter", "w"), "ʰ": ("letter", "h"),
}  # fmt: skip

LOWERED: dict[str, tuple[str, str]] = {
    **{sign: ("digit", digit) for sign, digit in _SUBSCRIPTS.items()},
    "₊": ("+", "+"), "₋": ("-", "-"), "ᵢ": ("letter", "i"), "ⱼ": ("letter", "j"),
    "ₖ": ("letter", "k"), "ₙ": ("letter", "n"), "ₘ": ("letter", "m"), "ₜ": ("letter", "t"),
    "ₓ": ("letter", "x"), "ₐ": ("letter", "a"), "ₕ": ("letter", "h"), "ₒ": ("letter", "o"),
    "ₗ": ("letter", "l"), "ₚ": ("letter", "p"),
}  # fmt: skip

SUMS = {"Σ": "sum", "Π": "prod"}  # where a range stands below, else letters
_FRACTIONS = {
    "½": "12", "⅓": "13", "⅔": "23", "¼": "14", "¾": "34", "⅕": "15", "⅖": "25", "⅗": "35",
    "⅘": "45", "⅙": "16", "⅚": "56", "⅐": "17", "⅛": "18", "⅜": "38", "⅝": "58", "⅞": "78",
    "⅑": "19",
}  # fmt: skip
UNICODE: dict[str, tuple[tuple[str, str], ...]] = {
    **{sign: (token,) for sign, token in _SIGNS.items()},
    **{letter: (("letter", name),) for letter, name in greek.CHARACTERS.items()},
    **{sign: (("^", "^"), ("digit", digit)) for sign, digit in _SUPERSCRIPTS.items()},
    **{sign: (("_", "_"), ("digit", digit)) for sign, digit in _SUBSCRIPTS.items()},
    "″": (("'", "'"), ("'", "'")),
    "‴": (("'", "'"),) * 3,
    "ᵀ": (("^", "^"), ("transpose", "top")),
    **{
        sign: (("frac", "frac"), ("digit", ratio[0]), ("digit", ratio[1]))
        for sign, ratio in _FRACTIONS.items()
    },
    "\u00a0": (),
    "\u2009": (),
    "\u200b": (),
    "\u3000": (),
    "\ufeff": (),
}
