r"""Expressions as LaTeX, in the order in which they stand.

Named quantities (lets) can be written by their names, so that the text of a
large network stays short: ``\delta^{[2]}_{1}`` instead of what it stands for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from symsgd.expression import node as n
from symsgd.expression.matrix import Matrix
from symsgd.expression.node import Node
from symsgd.functions.table import FUNCTIONS

# how tightly a form holds together: sums loosest, atoms tightest
_SUM, _NEGATIVE, _PRODUCT, _POWER, _ATOM = range(5)
_Text = tuple[str, int]
BACKSLASH, NEW_ROW = "\\", r" \\ "

_GREEK = (
    "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma"
    " tau upsilon phi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega ell"
)
GREEK = frozenset(_GREEK.split())
ACCENTS = {"hat": r"\hat", "bar": r"\bar", "tilde": r"\tilde", "cal": r"\mathcal", "dot": r"\dot"}
_CONSTANTS = {"pi": r"\pi", "infinity": r"\infty"}
_SIGNS = {"!=": r"\neq", "<=": r"\leq", ">=": r"\geq"}
_JOINED = {"and": r" \wedge ", "or": r" \vee "}
_NAME = re.compile(
    r"(?:(?P<accent>hat|bar|tilde|cal|dot)_)?(?P<base>[^\W\d_]+)(?P<digits>\d*)"
    r"(?:_(?P<sub>\{[^{}]*\}|\w+))?(?:\^(?P<sup>.+))?"
)


def name_latex(name: str) -> str:
    r"""Return the LaTeX of a symbol's name.

    >>> print(name_latex("eta"), name_latex("w_12^[2]"), name_latex("x1"), name_latex("Loss"))
    \eta w_{12}^{[2]} x_{1} \mathrm{Loss}
    """
    match = _NAME.fullmatch(name)
    if match is None or "\\" in name:
        return name
    base = match["base"]
    text = BACKSLASH + base if base in GREEK else base if len(base) == 1 else rf"\mathrm{{{base}}}"
    if match["accent"]:
        text = f"{ACCENTS[match['accent']]}{{{text}}}"
    sub = ",".join(part for part in (match["digits"], (match["sub"] or "").strip("{}")) if part)
    if sub:
        text += f"_{{{BACKSLASH + sub if sub in GREEK else sub}}}"
    if match["sup"]:
        inside = match["sup"].replace("{", r"\{").replace("}", r"\}")
        text += f"^{{{inside}}}"
    return text


def latex(root: Node, *, by_name: bool = False) -> str:
    r"""Return the LaTeX of an expression; ``by_name`` writes lets inside it by their labels.

    >>> x = n.variable("x")
    >>> print(latex(4 - n.variable("eta") * n.apply("sigmoid", n.number(21)) * x / 2))
    4 - \frac{\eta \sigma\left(21\right) x}{2}
    >>> print(latex(n.let("z^[2]", x + 1) ** 2, by_name=True))
    \left(z^{[2]}\right)^{2}
    """
    return _write(root, {}, by_name=by_name)[0]


def matrix_latex(matrix: Matrix, *, by_name: bool = False) -> str:
    r"""Return the LaTeX of a matrix, with round brackets.

    >>> print(matrix_latex(Matrix.row(n.number(5), n.number(6))))
    \begin{pmatrix} 5 & 6 \end{pmatrix}
    """
    done: dict[Node, _Text] = {}
    rows = (
        " & ".join(_write(entry, done, by_name=by_name)[0] for entry in row) for row in matrix.rows
    )
    return rf"\begin{{pmatrix}} {NEW_ROW.join(rows)} \end{{pmatrix}}"


def _write(root: Node, done: dict[Node, _Text], *, by_name: bool) -> _Text:
    stack = [root]
    while stack:
        node = stack[-1]
        if node in done:
            stack.pop()
            continue
        if by_name and node.head == n.LET:
            done[node] = name_latex(str(node.value)), _ATOM
            continue
        missing = [child for child in node.args if child not in done]
        if missing:
            stack.extend(missing)
        else:
            done[stack.pop()] = _text(node, [done[child] for child in node.args])
    return done[root]


def _bracketed(text: str) -> str:
    return rf"\left({text}\right)"


def _held(text: _Text, strength: int) -> str:
    return text[0] if text[1] >= strength else _bracketed(text[0])


def _text(node: Node, args: Sequence[_Text]) -> _Text:
    value: Any = node.value
    match node.head:
        case n.NUMBER:
            return _number(value)
        case n.CONSTANT:
            return _CONSTANTS.get(str(node.value), str(node.value)), _ATOM
        case n.VARIABLE:
            return name_latex(str(node.value)), _ATOM
        case n.ADD:
            return _sum(args), _SUM
        case n.MULTIPLY:
            return _product(args), _PRODUCT
        case n.DIVIDE:
            return rf"\frac{{{args[0][0]}}}{{{args[1][0]}}}", _PRODUCT
        case n.NEGATE:
            return "-" + _held(args[0], _PRODUCT), _NEGATIVE
        case n.POWER:
            return _power(node, args), _POWER
        case n.LET | n.WHERE_DEFINED:
            return args[0]
        case n.APPLY:
            name, orders = value
            return _applied(name, orders, args)
        case n.DERIVATIVE:
            name, order = value
            times = "" if order == 1 else f"^{{{order}}}"
            sign = rf"\frac{{d{times}}}{{d{name_latex(name)}{times}}}"
            return sign + _bracketed(args[0][0]), _ATOM
        case n.PIECEWISE:
            return _pieces(args), _ATOM
        case n.RELATION:
            sign = _SIGNS.get(str(node.value), str(node.value))
            return f"{args[0][0]} {sign} {args[1][0]}", _SUM
        case _:
            return _logic(str(node.value), args)


def _number(value: Fraction) -> _Text:
    if value < 0:
        return "-" + _number(-value)[0], _NEGATIVE
    if value.denominator == 1:
        return str(value), _ATOM
    return rf"\frac{{{value.numerator}}}{{{value.denominator}}}", _PRODUCT


def _sum(args: Sequence[_Text]) -> str:
    text = _held(args[0], _NEGATIVE) if args else "0"
    for arg, strength in args[1:]:
        if strength == _NEGATIVE:
            text += f" - {arg[1:]}"
        else:
            text += f" + {arg if strength > _SUM else _bracketed(arg)}"
    return text


_FRACTION = re.compile(r"\\frac\{\d+\}\{\d+\}")


def _product(args: Sequence[_Text]) -> str:
    text = ""
    for arg in args:
        factor = _held(arg, _PRODUCT)
        if not text:
            text = factor
        elif factor[0].isdigit() or (text[-1].isdigit() and _FRACTION.match(factor)):
            # 3 ½ with nothing between them could also be a sum
            text += rf" \cdot {factor}"
        else:
            text += f" {factor}"
    return text or "1"


def _power(node: Node, args: Sequence[_Text]) -> str:
    base = args[0][0]
    # a script that is there already must not run into the exponent
    held = args[0][1] == _ATOM and (node.args[0].head == n.APPLY or "^" not in base)
    return f"{base if held else _bracketed(base)}^{{{args[1][0]}}}"


def _applied(name: str, orders: tuple[int, ...], args: Sequence[_Text]) -> _Text:
    inside = ", ".join(arg[0] for arg in args)
    if not any(orders):
        match name:
            case "exp":
                return f"e^{{{inside}}}", _POWER
            case "sqrt":
                return rf"\sqrt{{{inside}}}", _ATOM
            case "cbrt":
                return rf"\sqrt[3]{{{inside}}}", _ATOM
            case "root":
                return rf"\sqrt[{args[1][0]}]{{{args[0][0]}}}", _ATOM
            case "abs":
                return rf"\left|{inside}\right|", _ATOM
            case "factorial":
                return f"{_held(args[0], _ATOM)}!", _POWER
            case "binomial":
                return rf"\binom{{{args[0][0]}}}{{{args[1][0]}}}", _ATOM
            case "log_base":
                return rf"\log_{{{args[1][0]}}}{_bracketed(args[0][0])}", _ATOM
    row = FUNCTIONS.get(name)
    sign = row.latex if row else name_latex(name)
    return f"{sign}{_primes(orders)}{_bracketed(inside)}", _ATOM


def _primes(orders: tuple[int, ...]) -> str:
    if not any(orders):
        return ""
    if len(orders) == 1:
        return "'" * orders[0] if orders[0] <= 3 else f"^{{({orders[0]})}}"
    return f"^{{({', '.join(map(str, orders))})}}"


def _pieces(args: Sequence[_Text]) -> str:
    rows = []
    for value, condition in zip(args[::2], args[1::2], strict=True):
        when = r"\text{otherwise}" if condition[0] == r"\top" else rf"\text{{if }} {condition[0]}"
        rows.append(f"{value[0]} & {when}")
    return rf"\begin{{cases}} {NEW_ROW.join(rows)} \end{{cases}}"


def _logic(name: str, args: Sequence[_Text]) -> _Text:
    match name:
        case "true":
            return r"\top", _ATOM
        case "false":
            return r"\bot", _ATOM
        case "not":
            return rf"\neg {_bracketed(args[0][0])}", _ATOM
    return _bracketed(_JOINED[name].join(arg[0] for arg in args)), _ATOM
