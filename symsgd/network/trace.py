"""The trace of a step: every named quantity, with its rule and its parents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from symsgd.algebra.algebra import evaluate
from symsgd.algebra.lets import Lets, opened
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.matrix import Matrix
from symsgd.expression.node import Node
from symsgd.network.exact import Given, GivenTable, exact
from symsgd.network.lookup import look_up, theta_row
from symsgd.network.network import Network
from symsgd.network.numeric import Numeric, Value

if TYPE_CHECKING:
    from symsgd.prove.verdict import Verdict

SympyObject = Any  # SymPy ships without types
JSON_FORM = "symsgd.trace/1"


@dataclass(frozen=True)
class Quantity:
    r"""One named quantity: its value, the rule that made it, and what the rule used.

    >>> q = Network([2, 1]).step().quantities["z^[2]"]
    >>> q.rule, q.parents
    ('W^{[2]} a^{[1]} + b^{[2]}', ('W^[2]', 'a^[1]', 'b^[2]'))
    """

    name: str
    latex: str
    rule: str
    parents: tuple[str, ...]
    matrix: Matrix

    @property
    def value(self) -> Value:
        """The matrix, or its one entry."""
        single = self.matrix.single
        return self.matrix if single is None else single

    def steps(self) -> Matrix:
        """Return the entries as they follow from other named quantities."""
        return self.matrix.map(opened)


@dataclass(frozen=True)
class Trace(Numeric):
    r"""One step of gradient descent on one sample or the mean of several.

    ``trace["delta^[2]"]`` is a node, or a matrix of nodes; the learning rate
    stays the variable ``eta`` unless it was given.

    >>> network = Network([2, 1], weights=[[[5, 6]]], biases=[[4]])
    >>> trace = network.step([1, 2], [3])
    >>> print(trace["z^[2]"], trace["a^[2]"], trace["b_new^[2]"])
    21 sigmoid(21) 4 - eta*(sigmoid(21)*(1 - sigmoid(21))*(sigmoid(21) - 3))
    """

    network: Network
    eta: Node
    quantities: Mapping[str, Quantity] = field(repr=False)
    samples: int = 1

    def __getitem__(self, name: str) -> Value:
        found = self.lookup(name)
        if found is None:
            raise SymsgdError(
                "no-such-quantity",
                f"the step has no quantity {name!r}",
                advice=f"it has {', '.join(self.quantities)}, theta^0, theta^1 and eta",
            )
        return found

    def lookup(self, name: str) -> Value | None:
        r"""Return what the algorithm says a symbol is, or None; LaTeX or plain spelling.

        >>> trace = Network([2, 1]).step([1, 2], [3])
        >>> str(trace.lookup(r"\mathbf{a}^{[1]}")), str(trace.lookup("w_{12}^{[2]}"))
        ('[[1], [2]]', 'w_12^[2]')
        >>> trace.lookup("alpha") is None
        True
        """
        return look_up(self, name)

    def theta_matrix(self, step: int, order: Sequence[str] = ("b", "W")) -> Matrix:
        """Return all parameters before (0) or after (1) the step as one row, layer by layer.

        >>> str(Network([1, 1], weights=[[[2]]], biases=[[1]]).step().theta_matrix(0))
        '[[1, 2]]'
        """
        return theta_row(self, step, order)

    def _by_layer(self, letter: str) -> dict[int, Value]:
        first = 1 if letter == "a" else 2
        layers = range(first, self.network.depth + 1)
        return {l: self.quantities[f"{letter}^[{l}]"].value for l in layers}

    @cached_property
    def z(self) -> dict[int, Value]:
        """The weighted inputs z by layer."""
        return self._by_layer("z")

    @cached_property
    def a(self) -> dict[int, Value]:
        """The activations a by layer; a[1] is the input."""
        return self._by_layer("a")

    @cached_property
    def D(self) -> dict[int, Value]:
        """The slopes σ′(z) by layer, as a diagonal matrix."""
        return self._by_layer("D")

    @cached_property
    def delta(self) -> dict[int, Value]:
        """The errors δ by layer."""
        return self._by_layer("delta")

    @cached_property
    def W(self) -> dict[int, Value]:
        """The weights after the step."""
        return self._by_layer("W_new")

    @cached_property
    def b(self) -> dict[int, Value]:
        """The biases after the step."""
        return self._by_layer("b_new")

    def at(self, **values: Given) -> Trace:
        """Return the trace with values put in for symbols.

        >>> trace = Network([1, 1], "identity", weights=[[[2]]], biases=[[0]]).step([1], [0])
        >>> str(trace.at(eta="1/4")["theta^1"])
        '[[-1/2, 3/2]]'
        """
        places = {n.variable(name): exact(value, name) for name, value in values.items()}
        lets = Lets()
        memo: dict[Node, Node] = {}

        def put(node: Node) -> Node:
            return evaluate(n.substitute(node, places), lets, memo)

        quantities = {
            name: Quantity(q.name, q.latex, q.rule, q.parents, q.matrix.map(put))
            for name, q in self.quantities.items()
        }
        return Trace(self.network, put(self.eta), quantities, self.samples)

    def sympy(self, name: str | None = None) -> SympyObject:
        """Return one quantity as a SymPy object, or all of them by name.

        >>> Network([2, 1], weights=[[[5, 6]]], biases=[[4]]).step([1, 2], [3]).sympy("delta^[2]")
        (-3 + sigmoid(21))*(1 - sigmoid(21))*sigmoid(21)
        """
        from symsgd.algebra.sympy import matrix_to_sympy, to_sympy

        if name is None:
            return {key: self.sympy(key) for key in self.quantities}
        value = self[name]
        return to_sympy(value) if isinstance(value, Node) else matrix_to_sympy(value)

    def theta(self, order: str = "b,W", name: str | None = None) -> SympyObject:
        """Return θ¹ in closed form as SymPy objects; ``name`` gives δ of the last layer a name.

        >>> step = Network([2, 1], weights=[[[5, 6]]], biases=[[4]]).step([1, 2], [3])
        >>> theta = step.theta(order="b,W", name="k")
        >>> theta, theta.definitions
        ((-eta*k + 4, -eta*k + 5, -2*eta*k + 6),
         {k: (-3 + sigmoid(21))*(1 - sigmoid(21))*sigmoid(21)})
        """
        from symsgd.network.theta import closed_form

        return closed_form(self, [part.strip() for part in order.split(",")], name)

    def latex(self) -> str:
        """Return the worked step as LaTeX, a line for each quantity."""
        from symsgd.network.worked import trace_latex

        return trace_latex(self)

    def _repr_latex_(self) -> str:
        return rf"$\displaystyle {self.latex()}$"

    def _repr_html_(self) -> str:
        from symsgd.network.worked import trace_html

        return trace_html(self)

    def to_json(self) -> dict[str, Any]:
        """Return the trace as plain data."""
        from symsgd.network.worked import trace_json

        return trace_json(self)

    def compare(self, name: str, value: GivenTable) -> Verdict:
        """Return the verdict on: a quantity of the step is what somebody says it is.

        >>> step = Network([2, 1], weights=[[[5, 6]]], biases=[[4]]).step([1, 2], [3])
        >>> print(step.compare("z^[2]", 21).outcome, step.compare("b_new^[2]", 4).outcome)
        PROVED REFUTED
        """
        from symsgd.network.compare import compared

        return compared(self[name], value)
