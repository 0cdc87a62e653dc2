"""The names of a network's quantities, in their plain spelling and in LaTeX."""

from __future__ import annotations

import re
from functools import cache

from symsgd.functions.latex import name_latex

PLAIN = re.compile(
    r"(?P<base>[A-Za-z]+(?:_new)?)(?:_(?P<sub>\{[^{}]*\}|\w+))?(?:\^(?P<sup>\[\d+\](?:\{\d+\})?))?"
)
_GREEK = {"δ": "delta", "θ": "theta", "η": "eta", "σ": "sigma", "λ": "lambda"}


@cache
def canonical(name: str) -> str:
    r"""Return the plain spelling of a quantity's name.

    >>> canonical(r"\mathbf{W}^{[2]}"), canonical("δ^{(3)}"), canonical(r"x^{\{4\}}")
    ('W^[2]', 'delta^[3]', 'x^{4}')
    """
    text = re.sub(r"\\(?:mathbf|boldsymbol|vec|mathrm|bm|text)\s*", "", name.replace(" ", ""))
    for letter, spelled in _GREEK.items():
        text = text.replace(letter, spelled)
    text = text.replace(r"\{", "<").replace(r"\}", ">").replace("\\", "")
    text = re.sub(r"\^\{?\((\d+)\)\}?", r"^[\1]", text)
    text = re.sub(r"\{([^{}]*)\}", lambda m: m[1] if "," not in m[1] else m[0], text)
    return text.replace("<", "{").replace(">", "}")


def label_of(symbol: str, tail: str, *places: int) -> str:
    """Return the name of an entry of a quantity.

    >>> label_of("z", "^[2]", 1), label_of("D", "^[3]", 10, 10)
    ('z_1^[2]', 'D_{10,10}^[3]')
    """
    return _placed(symbol, *places) + tail


@cache
def _placed(symbol: str, *places: int) -> str:
    return f"{symbol}_{index_text(*places)}" if places else symbol


def index_text(*indices: int) -> str:
    """Return the subscript of a parameter.

    >>> index_text(1, 2), index_text(1, 12)
    ('12', '{1,12}')
    """
    if all(i < 10 for i in indices):
        return "".join(map(str, indices))
    return f"{{{','.join(map(str, indices))}}}"


def quantity_latex(name: str) -> str:
    r"""Return the LaTeX of a quantity's name.

    >>> print(quantity_latex("delta^[2]"), quantity_latex("dW^[2]"), quantity_latex("W_new^[2]"))
    \delta^{[2]} \frac{\partial C}{\partial W^{[2]}} W^{[2]}_{\text{new}}
    """
    if name.startswith(("dW", "db")):
        return rf"\frac{{\partial C}}{{\partial {name_latex(name[1:])}}}"
    base, new, rest = name.partition("_new")
    if new:
        return name_latex(base + rest) + r"_{\text{new}}"
    return name_latex(name)
