r"""One step of gradient descent as a worked text, quantity by quantity."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.matrix import Matrix
from symsgd.expression.node import Node
from symsgd.functions.latex import name_latex
from symsgd.functions.table import FUNCTIONS
from symsgd.network.lookup import new_parameters
from symsgd.network.trace import Quantity, Trace
from symsgd.write.decimals import between
from symsgd.write.document import Bullets, Display, Heading, Part, Row, Sentences
from symsgd.write.latex import formula, width
from symsgd.write.naming import Naming

_LETTERS = {"z": "t", "a": "p", "D": "s", "delta": "k"}
_REASONS = {
    "z": "the weighted input",
    "a": "the activation at each neuron",
    "D": "its slope, neuron by neuron",
    "delta": "the error sent back",
}
_SHORT = {"z": 11, "a": 9, "D": 24, "delta": 6}  # an entry that is wider gets a name
_SHORT_OF_MANY = {"z": 9, "a": 3, "D": 9, "delta": 3}
_FEW = 4
_WIDE = 60
_MOST_ENTRIES = 24
_MOST_DECIMALS = 12
_SIGMOID = (
    r"The sigmoid $\sigma(x) = \frac{1}{1 + e^{-x}}$, "
    r"whose slope is $\sigma'(x) = \sigma(x) (1 - \sigma(x))$."
)
_WITH_SIGMOID = frozenset({"sigmoid", "silu", "softplus", "logsigmoid"})


def worked_step(trace: Trace, order: Sequence[str] = ("b", "W")) -> tuple[Part, ...]:
    r"""Return the parts of a worked step: given, forward, backward, update.

    >>> from symsgd.network.network import Network
    >>> trace = Network([2, 1], weights=[[[5, 6]]], biases=[[4]]).step([1, 2], [3])
    >>> decimals, theta = worked_step(trace)[-2:]
    >>> print(decimals.text)
    As decimals, $-1.51651208387 \cdot 10^{-9} < k < -1.51651208385 \cdot 10^{-9}$.
    >>> print(theta.rows[0].right)
    \begin{pmatrix} 4 - \eta k & 5 - \eta k & 6 - 2 \eta k \end{pmatrix}
    """
    if trace.samples > 1:
        raise SymsgdError(
            "several-samples",
            f"a worked solution is for one sample, and the data has {trace.samples}",
            advice="give one input x and one target y",
        )
    return tuple(_Worked(trace, order).parts())


class _Worked:
    def __init__(self, trace: Trace, order: Sequence[str]) -> None:
        self.trace = trace
        self.network = trace.network
        self.order = order
        self.naming = Naming()
        self.errors: list[tuple[str, Node]] = []

    def parts(self) -> Iterator[Part]:
        depth = self.network.depth
        yield Heading("Given")
        yield Bullets(tuple(self.given()))
        yield Heading("Forward")
        yield Sentences("The input is the first activation.")
        yield Display((Row("a^{[1]}", formula(self.matrix("a^[1]"))),))
        for l in range(2, depth + 1):
            yield Sentences(f"Layer {l}:")
            yield from _together(p for symbol in ("z", "a", "D") for p in self.quantity(symbol, l))
        yield Heading("Backward")
        for l in range(depth, 1, -1):
            yield Sentences("The error of the last layer:" if l == depth else f"Layer {l}:")
            yield from self.quantity("delta", l)
        yield Heading("Update")
        yield Sentences("Every error is known, so the parameters may change now.")
        for l in range(depth, 1, -1):
            yield Display((*self.update("W", l), *self.update("b", l)))
        yield from self.end()

    def given(self) -> Iterator[str]:
        network = self.network
        shape = "-".join(map(str, network.layers))
        yield f"A network with layers {shape} and one training point."
        names = dict.fromkeys(f.name for f in network.activations.values())
        if not _WITH_SIGMOID.isdisjoint(names):
            yield _SIGMOID
        yield from (_activation(name) for name in names if name != "sigmoid")
        yield f"The cost: {network.cost_row.convention} ({network.cost_row.name})."
        for l in range(2, network.depth + 1):
            yield f"Layer {l}: ${self.equation(f'W^[{l}]')}$ and ${self.equation(f'b^[{l}]')}$."
        yield f"The target ${self.equation('y')}$."
        rate = formula(self.trace.eta)
        yield r"The learning rate $\eta$" + ("." if rate == r"\eta" else f" with $\\eta = {rate}$.")

    def equation(self, name: str) -> str:
        return f"{self.trace.quantities[name].latex} = {formula(self.matrix(name))}"

    def matrix(self, name: str) -> Matrix | Node:
        """Return a quantity in the names given so far."""
        return _entry(self.trace.quantities[name].matrix.map(self.naming.shown))

    def quantity(self, symbol: str, l: int) -> Iterator[Part]:
        quantity = self.trace.quantities[f"{symbol}^[{l}]"]
        rows = [Row(quantity.latex, self.rule(quantity, symbol, l), self.reason(symbol, l))]
        put_in = self.put_in(symbol, l)
        value = formula(self.matrix(quantity.name))
        if put_in and width(put_in) <= _WIDE and put_in != value:
            rows.append(Row("", put_in, "put in"))
        names = self.named(quantity, symbol, l)
        many = len(quantity.matrix.entries) > (_FEW if names else _MOST_ENTRIES)
        if not many and (width(value) <= _WIDE or not names) and value != rows[0].right:
            rows.append(Row("", value))
        yield Display(tuple(rows))
        if not names:
            return
        named = formula(self.matrix(quantity.name))
        if len(names) == 1:
            name, node = names[0]
            meaning = f"{name_latex(name)} = {formula(node)}"
            yield Sentences(f"Write ${meaning}$, so that ${quantity.latex} = {named}$.")
            return
        yield Sentences("Write, for short,")
        yield Display(tuple(Row(name_latex(name), formula(node)) for name, node in names))
        yield Sentences(f"so that ${quantity.latex} = {named}$.")

    def rule(self, quantity: Quantity, symbol: str, l: int) -> str:
        if symbol in ("a", "D") and self.network.activations[l].name == "identity":
            # nobody writes the identity as a function
            return f"z^{{[{l}]}}" if symbol == "a" else formula(self.matrix(quantity.name))
        return quantity.rule

    def reason(self, symbol: str, l: int) -> str:
        if symbol == "delta" and l == self.network.depth:
            return (
                "slope times derivative of the cost"
                if not self.network.cancels
                else ("slope and derivative of the cost cancel")
            )
        return _REASONS[symbol]

    def put_in(self, symbol: str, l: int) -> str:
        """Return the right side of a rule with the values put in, where that is a plain product."""
        weights = self.trace.quantities[
            f"W^[{l if symbol == 'z' else min(l + 1, self.network.depth)}]"
        ]
        if len(weights.matrix.entries) > _MOST_ENTRIES:
            return ""
        if symbol == "z":
            before, bias = self.matrix(f"a^[{l - 1}]"), self.matrix(f"b^[{l}]")
            return f"{_factor(self.matrix(weights.name))} {_dot(before)} + {_term(bias)}"
        if symbol == "delta" and l < self.network.depth:
            turned = weights.matrix.map(self.naming.shown).transpose()
            slopes, errors = self.matrix(f"D^[{l}]"), self.matrix(f"delta^[{l + 1}]")
            return f"{_factor(slopes)} {_dot(_entry(turned))} {_dot(errors)}"
        return ""

    def named(self, quantity: Quantity, symbol: str, l: int) -> list[tuple[str, Node]]:
        """Give the entries that are too wide to be repeated names of their own."""
        found: list[tuple[str, Node]] = []
        entries = quantity.matrix.entries
        if symbol == "D":
            entries = tuple(row[i] for i, row in enumerate(quantity.matrix.rows))
        most = _SHORT[symbol] if len(entries) <= _FEW else _SHORT_OF_MANY[symbol]
        for i, entry in enumerate(entries, 1):
            shown = self.naming.shown(entry)
            if width(formula(shown)) > most:
                name = self.name(_LETTERS[symbol], l, i, single=len(entries) == 1)
                found.append((name, shown))
                self.naming.call(entry, name)
                if symbol == "delta":
                    self.errors.append((name, entry))
        return found

    def name(self, letter: str, l: int, i: int, *, single: bool) -> str:
        if self.network.depth == 2:
            return letter if single else f"{letter}_{i}"
        return f"{letter}_{l}" if single else f"{letter}_{{{l},{i}}}"

    def update(self, letter: str, l: int) -> Iterator[Row]:
        new = self.trace.quantities[f"{letter}_new^[{l}]"]
        before = _term(self.matrix(f"{letter}^[{l}]"))
        if len(new.matrix.entries) > _MOST_ENTRIES:
            before = f"{letter}^{{[{l}]}}"
        rate, errors = formula(self.trace.eta), self.matrix(f"delta^[{l}]")
        inputs = ""
        if letter == "W":
            row = self.trace.quantities[f"a^[{l - 1}]"].matrix.map(self.naming.shown).transpose()
            inputs = f" {_dot(_entry(row))}"
        put_in = f"{before} - {rate} {_dot(errors)}{inputs}"
        rule = new.rule
        if self.trace.quantities[f"a^[{l - 1}]"].matrix.single is not None:
            rule = rule.replace(rf"\left(a^{{[{l - 1}]}}\right)^{{T}}", f"a^{{[{l - 1}]}}")
        yield Row(rule, put_in)
        value = formula(self.matrix(new.name))
        if len(new.matrix.entries) <= _MOST_ENTRIES and value != put_in:
            yield Row("", value)

    def end(self) -> Iterator[Part]:
        decimals = [(name, between(node)) for name, node in self.errors[:_MOST_DECIMALS]]
        texts = [f"${two[0]} < {name_latex(name)} < {two[1]}$" for name, two in decimals if two]
        if texts:
            yield Sentences(f"As decimals, {' and '.join(texts)}.")
        entries = [self.naming.shown(entry) for entry in new_parameters(self.trace, self.order)]
        if len(entries) <= _MOST_ENTRIES:
            yield Display((Row(r"\theta^{1}", formula(Matrix.row(*entries))),))


def _together(parts: Iterator[Part]) -> Iterator[Part]:
    """Join displays that follow each other."""
    rows: tuple[Row, ...] = ()
    for part in parts:
        if isinstance(part, Display):
            rows += part.rows
            continue
        if rows:
            yield Display(rows)
        rows = ()
        yield part
    if rows:
        yield Display(rows)


def _activation(name: str) -> str:
    row, x = FUNCTIONS.get(name), n.variable("x")
    if row is None or row.definition is None or name == "identity":
        return f"The activation {name.replace('_', ' ')}."
    definition = formula(row.definition(x))
    return f"The activation ${row.latex}\\left(x\\right) = {definition}$."


def _entry(matrix: Matrix) -> Matrix | Node:
    return matrix if matrix.single is None else matrix.single


def _factor(value: Matrix | Node) -> str:
    """Return a value as the first factor of a product."""
    text = formula(value)
    loose = isinstance(value, Node) and value.head in (n.ADD, n.NEGATE)
    return rf"\left({text}\right)" if loose else text


def _dot(value: Matrix | Node) -> str:
    """Return a value as a later factor of a product."""
    text = formula(value)
    if isinstance(value, Matrix):
        return text
    if value.head == n.NUMBER:
        return rf"\cdot {text}" if value.value >= 0 else rf"\cdot \left({text}\right)"
    return text if value.head in (n.VARIABLE, n.APPLY) else rf"\left({text}\right)"


def _term(value: Matrix | Node) -> str:
    """Return a value as a later term of a sum."""
    text = formula(value)
    loose = isinstance(value, Node) and text.startswith("-")
    return rf"\left({text}\right)" if loose else text
