"""The activations and their derivatives of any order, in closed form.

>>> print(activation_derivative("sigmoid", 3, form="factored").node)
sigmoid(x)*(1 - sigmoid(x))*(1 - 6*sigmoid(x) + 6*sigmoid(x)^2)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.functions.derivatives import differentiate, plus, times
from symsgd.functions.latex import latex
from symsgd.functions.sigmoid_forms import has_forms, in_powers, polynomial, written
from symsgd.functions.table import FUNCTIONS, ONE, PI, TWO, ZERO, exp, log, lookup, sqrt

FORMS = ("poly", "factored", "exponential", "stirling", "eulerian")
X = n.variable("x")


@dataclass(frozen=True)
class ActivationDerivative:
    r"""A derivative of an activation at a place, in the form asked for.

    >>> d = activation_derivative("softplus", 2)
    >>> print(d.node, d.coefficients, d.latex())
    sigmoid(x) - sigmoid(x)^2 (0, 1, -1) \sigma\left(x\right) - \sigma\left(x\right)^{2}
    """

    name: str
    order: int
    form: str = "poly"
    argument: Node = X

    @cached_property
    def node(self) -> Node:
        """The derivative as an expression."""
        rule = _RULES.get(self.name, _by_rules)
        if has_forms(self.name) and self.order:
            return written(self.name, self.order, self.argument, self.form)
        if self.order == 0:
            return n.apply(self.name, self.argument)
        return rule(self)

    @cached_property
    def coefficients(self) -> tuple[int, ...] | None:
        """The derivative as a polynomial in :attr:`basis`, lowest power first, or None."""
        if has_forms(self.name):
            return polynomial(self.name, self.order)
        if self.name == "softplus" and self.order:
            return polynomial("sigmoid", self.order - 1)
        return None

    @property
    def basis(self) -> Node | None:
        """What the polynomial is a polynomial in: the function itself, or σ."""
        if self.coefficients is None:
            return None
        return n.apply(self.name if has_forms(self.name) else "sigmoid", self.argument)

    def latex(self) -> str:
        """Return the derivative as LaTeX."""
        return latex(self.node)

    def _repr_latex_(self) -> str:
        return rf"$\displaystyle {self.latex()}$"

    def sympy(self) -> object:
        """Return the derivative as a SymPy object."""
        return self.node.sympy()


def activation_derivative(
    name: str, order: int = 1, *, form: str = "poly", argument: Node = X
) -> ActivationDerivative:
    r"""Return the derivative of an activation, of any order.

    ``form`` is ``poly`` or ``factored`` (in σ or tanh), ``exponential``, and for
    the sigmoid also ``stirling`` or ``eulerian``.

    >>> print(activation_derivative("tanh", 1).latex())
    1 - \tanh\left(x\right)^{2}
    >>> activation_derivative("sigmoid", 100).coefficients[:3]
    (0, 1, -1267650600228229401496703205375)
    """
    if name == "softmax":
        raise SymsgdError(
            "unknown-activation",
            "softmax is a function of a vector: it has a derivative for each entry by each other",
            advice="s_i(1 − s_i) and −s_i s_j; this command writes functions of one number",
        )
    row = lookup(name)
    if not row.activation:
        known = ", ".join(name for name, row in FUNCTIONS.items() if row.activation)
        raise SymsgdError(
            "unknown-activation", f"{name} is no activation", advice=f"the activations are {known}"
        )
    if order < 0:
        raise SymsgdError("negative-order", f"a derivative has no order {order}")
    if form not in FORMS:
        raise SymsgdError(
            "unknown-form", f"no form is called {form!r}", advice=f"use one of {', '.join(FORMS)}"
        )
    return ActivationDerivative(row.name, order, form, argument)


def written_in_forms() -> tuple[str, ...]:
    """Return the activations whose derivatives look different in another form.

    >>> written_in_forms()
    ('tanh', 'sigmoid', 'logsigmoid', 'softplus', 'silu')
    """
    return tuple(name for name in FUNCTIONS if has_forms(name) or name in _IN_SIGMOID)


def _sigmoid(order: int, d: ActivationDerivative) -> Node:
    return (
        written("sigmoid", order, d.argument, d.form) if order else n.apply("sigmoid", d.argument)
    )


def _softplus(d: ActivationDerivative) -> Node:
    return _sigmoid(d.order - 1, d)


def _logsigmoid(d: ActivationDerivative) -> Node:
    """(ln σ)′ = 1 − σ."""
    inner = _sigmoid(d.order - 1, d)
    return ONE - inner if d.order == 1 else n.negate(inner)


def _silu(d: ActivationDerivative) -> Node:
    """(x σ)⁽ⁿ⁾ = x σ⁽ⁿ⁾ + n σ⁽ⁿ⁻¹⁾."""
    lower = times(n.number(d.order), _sigmoid(d.order - 1, d))
    return plus(lower, times(d.argument, _sigmoid(d.order, d)))


def hermite(order: int) -> tuple[int, ...]:
    """Return the coefficients of the Hermite polynomial Heₙ of probability, lowest first.

    >>> hermite(4)
    (3, 0, -6, 0, 1)
    """
    from flint import fmpz_poly

    below, here, x = fmpz_poly([0]), fmpz_poly([1]), fmpz_poly([0, 1])
    for k in range(order):
        below, here = here, x * here - k * below
    return tuple(int(c) for c in here.coeffs())


def _gelu(d: ActivationDerivative) -> Node:
    """(x Φ)⁽ⁿ⁾ = (−1)ⁿ⁻¹ (x Heₙ₋₁ − n Heₙ₋₂) φ; at n = 1 it is Φ + x φ."""
    u = d.argument
    density = exp(-(u**2 / 2)) / sqrt(TWO * PI)
    if d.order == 1:
        return (ONE + n.apply("erf", u / sqrt(TWO))) / 2 + u * density
    row = [0, *hermite(d.order - 1)]
    for k, c in enumerate(hermite(d.order - 2)):
        row[k] -= d.order * c
    if d.order % 2 == 0:
        row = [-c for c in row]
    return times(in_powers(row, u), density)


def _identity(d: ActivationDerivative) -> Node:
    return ONE if d.order == 1 else ZERO


def _by_rules(d: ActivationDerivative) -> Node:
    place = n.variable("argument of the activation")
    derived = differentiate(n.apply(d.name, place), str(place.value), d.order)
    return n.substitute(derived, {place: d.argument})


_IN_SIGMOID = ("softplus", "logsigmoid", "silu")  # their derivatives are written in those of σ
_RULES = {
    "softplus": _softplus,
    "logsigmoid": _logsigmoid,
    "silu": _silu,
    "gelu": _gelu,
    "identity": _identity,
}


def softmax(nodes: Sequence[Node]) -> tuple[Node, ...]:
    """Return the softmax: e^zᵢ over the sum of all.

    >>> print(softmax(n.variables("u v"))[0])
    exp(u)/(exp(u) + exp(v))
    """
    powers = [exp(node) for node in nodes]
    total = n.add(*powers)
    return tuple(power / total for power in powers)


def logsumexp(nodes: Sequence[Node]) -> Node:
    """Return ln Σ e^zᵢ.

    >>> print(logsumexp(n.variables("u v")))
    log(exp(u) + exp(v))
    """
    return log(n.add(*(exp(node) for node in nodes)))


def log_softmax(nodes: Sequence[Node]) -> tuple[Node, ...]:
    """Return zᵢ − ln Σ e^zⱼ.

    >>> print(log_softmax(n.variables("u v"))[1])
    v - log(exp(u) + exp(v))
    """
    total = logsumexp(nodes)
    return tuple(node - total for node in nodes)


def softmax_derivative(component: int, orders: Sequence[int], values: Sequence[Node]) -> Node:
    """Return a mixed derivative of one softmax component as a polynomial in the softmax values.

    ``component`` counts from 0, ``orders`` gives the order in each zⱼ.  The rule
    is ∂sᵢ/∂zⱼ = sᵢ(δᵢⱼ − sⱼ).

    >>> print(softmax_derivative(0, (1, 1), n.variables("s t")))
    2*s^2*t - s*t
    """
    from flint import Ordering, fmpz_mpoly_ctx

    ctx = fmpz_mpoly_ctx.get([f"s{i}" for i in range(len(values))], Ordering.lex)
    gens = ctx.gens()
    result = gens[component]
    for j, order in enumerate(orders):
        for _ in range(order):
            rules = [s * (ctx.constant(int(i == j)) - gens[j]) for i, s in enumerate(gens)]
            result = sum(
                (result.derivative(i) * rule for i, rule in enumerate(rules)), ctx.constant(0)
            )
    return plus(
        *(_monomial(int(c), [int(p) for p in powers], values) for powers, c in result.terms())
    )


def _monomial(coefficient: int, powers: Sequence[int], values: Sequence[Node]) -> Node:
    factors = (
        value if power == 1 else value ** n.number(power)
        for power, value in zip(powers, values, strict=True)
        if power
    )
    product = times(n.number(abs(coefficient)), *factors)
    return n.negate(product) if coefficient < 0 else product
