r"""Derivatives as worked texts: chains with the rule beside each line."""

from __future__ import annotations

from collections.abc import Iterator

from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.functions.activations import activation_derivative
from symsgd.functions.derivatives import differentiate, riccati_polynomial
from symsgd.functions.sigmoid_forms import in_powers
from symsgd.functions.table import FUNCTIONS, lookup
from symsgd.write.differentiation import by_rules
from symsgd.write.document import Display, Heading, Part, Row, Sentences
from symsgd.write.latex import decimal, formula

X = n.variable("x")
SIGMOID = Sentences(r"Let $\sigma(x) = \frac{1}{1 + e^{-x}}$ be the sigmoid.")
_PIECES = {
    "relu": (X, n.number(0)),
    "leaky_relu": (X, X / 100),
    "elu": (X, n.apply("exp", X) - 1),
}
_HARD = 400  # characters of a line that nobody wants to read
_FIRST = {
    "sigmoid": (
        (r"\frac{e^{-x}}{\left(1 + e^{-x}\right)^{2}}", "quotient rule, chain rule"),
        (r"\frac{1}{1 + e^{-x}} \cdot \frac{e^{-x}}{1 + e^{-x}}", "one factor each"),
        (r"\sigma\left(x\right) \left(1 - \sigma\left(x\right)\right)", "by the definition"),
    ),
    "tanh": (
        (r"\frac{\cosh(x) \cosh(x) - \sinh(x) \sinh(x)}{\cosh(x)^{2}}", "quotient rule"),
        (r"1 - \frac{\sinh(x)^{2}}{\cosh(x)^{2}}", "two fractions"),
    ),
}
_MEANING = {
    "sigmoid": r"\frac{1}{1 + e^{-x}}",
    "tanh": r"\frac{\sinh(x)}{\cosh(x)}",
}


def worked_derivative(name: str, order: int = 1) -> tuple[Part, ...]:
    r"""Return the worked derivatives of an activation, up to an order.

    >>> for row in worked_derivative("tanh", 2)[-1].rows:
    ...     print(row.left, row.sign, row.right, row.reason)
    \tanh''\left(x\right) = \frac{d}{dx}\left(1 - \tanh\left(x\right)^{2}\right) the result before
     = -2 \tanh\left(x\right) \tanh'\left(x\right) chain rule
     = -2 \tanh\left(x\right) \left(1 - \tanh\left(x\right)^{2}\right) the first derivative
     = -2 \tanh\left(x\right) + 2 \tanh\left(x\right)^{3} multiplied out
    """
    return tuple(_parts(lookup(name).name, order))


def worked_formula(body: Node, name: str = "x", order: int = 1) -> tuple[Part, ...]:
    """Return the worked derivative of a formula."""
    sigmoid = any(node.head == n.APPLY and node.value[0] == "sigmoid" for node in n.walk(body))
    parts: list[Part] = [SIGMOID] if sigmoid else []
    for k in range(1, order + 1):
        rows = list(_ruled_rows(_operator(body, name, 1), body, name))
        parts += [*_ordinal(k, order), Display(tuple(rows))]
        body = list(by_rules(body, name))[-1][0] if name in n.free_variables(body) else n.number(0)
    return tuple(parts)


def _operator(body: Node, name: str, order: int) -> str:
    return formula(n.derivative(body, name, order))


def _parts(name: str, order: int) -> Iterator[Part]:
    row = FUNCTIONS[name]
    plain = _left(name, 0)
    meaning = _MEANING.get(name) or (formula(row.definition(X)) if row.definition else None)
    if name in _PIECES:
        meaning = _cases([formula(piece) for piece in _PIECES[name]])
    if name in {"silu", "softplus", "logsigmoid"}:
        yield SIGMOID
    if meaning:
        yield Sentences(f"By definition ${plain} = {meaning}$.")
    for k in range(1, order + 1):
        yield from _ordinal(k, order)
        if name in _PIECES:
            yield Display(tuple(_by_pieces(name, k)))
        elif row.riccati is None:
            yield Display(tuple(_defined(name, k)))
        elif k == 1:
            yield Display(tuple(_first(name)))
        else:
            yield Display(tuple(_by_polynomial(name, k)))


def _ordinal(k: int, order: int) -> Iterator[Part]:
    if order > 1:
        yield Heading(f"Derivative {k}" if k > 3 else f"The {_ORDINALS[k]} derivative")


_ORDINALS = {1: "first", 2: "second", 3: "third"}


def _first(name: str) -> Iterator[Row]:
    left = formula(n.apply(name, X, orders=(1,)))
    meaning = _MEANING.get(name)
    if meaning:
        yield Row(left, rf"\frac{{d}}{{dx}}\left({meaning}\right)", "the definition put in")
        for text, reason in _FIRST[name]:
            yield Row("", text, reason)
        left = ""
    yield Row(left, formula(_in_powers(name, 1)), "in powers of the function")


def _by_polynomial(name: str, k: int) -> Iterator[Row]:
    left = formula(n.apply(name, X, orders=(k,)))
    before = riccati_polynomial(name, k - 1)
    slope = tuple(i * c for i, c in enumerate(before))[1:]
    slope_text = formula(_powers(name, slope))
    factor = slope_text if sum(c != 0 for c in slope) == 1 else rf"\left({slope_text}\right)"
    first = formula(n.apply(name, X, orders=(1,)))
    body = formula(_in_powers(name, k - 1))
    yield Row(left, rf"\frac{{d}}{{dx}}\left({body}\right)", "the result before")
    yield Row("", f"{factor} {first}", "chain rule")
    yield Row("", rf"{factor} \left({formula(_in_powers(name, 1))}\right)", "the first derivative")
    yield Row("", formula(_in_powers(name, k)), "multiplied out")
    if name == "sigmoid":
        factored = activation_derivative(name, k, form="factored").node
        yield Row("", formula(factored), "factors taken out")


def _in_powers(name: str, k: int) -> Node:
    return _powers(name, riccati_polynomial(name, k))


def _powers(name: str, coefficients: tuple[int, ...]) -> Node:
    return in_powers(list(coefficients), n.apply(name, X))


def _left(name: str, k: int) -> str:
    if name == "logsigmoid":
        # its own sign would be read as the logarithm of the derivative
        inside = n.apply("log", n.apply("sigmoid", X))
        return formula(n.derivative(inside, "x", k) if k else n.apply(name, X))
    return formula(n.apply(name, X, orders=(k,)))


def _cases(values: list[str]) -> str:
    above, below = values
    return (
        rf"\begin{{cases}} {above} & \text{{if }} x > 0 \\ "
        rf"{below} & \text{{if }} x < 0 \end{{cases}}"
    )


def _by_pieces(name: str, k: int) -> Iterator[Row]:
    """Differentiate on both sides of the kink; at the kink there is no derivative."""
    before = [differentiate(piece, "x", k - 1) for piece in _PIECES[name]]
    after = [differentiate(piece, "x") for piece in before]
    open_ = [formula(n.derivative(piece, "x")) for piece in before]
    yield Row(_left(name, k), _cases(open_), "on each side of 0")
    yield Row("", _cases([formula(piece) for piece in after]), "carried out")


def _defined(name: str, k: int) -> Iterator[Row]:
    left = _left(name, k)
    definition = FUNCTIONS[name].definition
    closed = activation_derivative(name, k).node
    if k == 1:
        body = definition(X) if definition else n.apply(name, X)
    else:
        body = activation_derivative(name, k - 1).node
    rows = list(_ruled_rows(left, body, "x"))
    last = formula(closed)
    if last not in (rows[-1].right, rows[0].right):
        rows.append(Row("", last, "put in order"))
    yield from rows


def _ruled_rows(left: str, body: Node, name: str) -> Iterator[Row]:
    operator = formula(n.derivative(body, name))
    shown = left != operator
    if shown:
        yield Row(left, operator, "the definition put in" if "''" not in left else "once more")
    before = operator
    for line, rules in by_rules(body, name):
        text = decimal(formula(line))
        if text != before and len(text) <= _HARD:
            yield Row("" if shown else left, text, rules)
            shown, before = True, text
