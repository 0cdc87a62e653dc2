"""The words of LaTeX that name functions."""

from __future__ import annotations

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
FUNCTION_COMMANDS = [
    "sin", "cos", "tan", "cot", "sec", "csc", "arcsin", "arccos", "arctan", "arccot", "arcsec",
    "arccsc", "sinh", "cosh", "tanh", "coth", "sech", "csch", "arcsinh", "arccosh", "arctanh",
    "arccoth", "arsinh", "arcosh", "artanh", "exp", "ln", "log", "max", "min", "erf", "sgn",
    "lg", "th", "sh", "ch", "tg", "ctg", "arctg",
]  # fmt: skip
SPECIAL_WORDS = ("diag", "softmax", "det", "tr", "rank", "argmax", "argmin", "floor", "ceil")
# what they are called besides, also in German, French and Spanish
SPECIAL_NAMES = {
    **{name: name for name in SPECIAL_WORDS},
    "Tr": "tr", "trace": "tr", "Trace": "tr", "Spur": "tr", "Sp": "tr", "traza": "tr",
    "Rang": "rank", "rang": "rank", "rg": "rank", "rk": "rank", "rango": "rank",
}  # fmt: skip
