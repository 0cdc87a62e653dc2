"""An activation of a layer, computed in any algebra: its values a = f(z) and slopes D = f′(z)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any

from symsgd.algebra.algebra import evaluate
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.functions.activations import activation_derivative, softmax
from symsgd.functions.derivatives import differentiate
from symsgd.functions.table import FUNCTIONS, ONE, lookup
from symsgd.network.arrays import Array, Diagonal, V
from symsgd.network.exact import exact

# no parameter that a person names can be called like these
Z, A = n.variable("z of the layer"), n.variable("a of the layer")
# slopes by the value itself, as the textbooks write them
_BY_VALUE = {"sigmoid": A * (1 - A), "tanh": ONE - A**2}
_ONE = Fraction(1)
_CALL = re.compile(r"(\w+)(?:\((.*)\))?")


@dataclass(frozen=True)
class Activation:
    """A function of the table with its parameters, or the softmax of a whole layer.

    >>> Activation.named("leaky_relu(1/10)")
    Activation(name='leaky_relu', parameters=(<number 1/10>,))
    """

    name: str
    parameters: tuple[Node, ...] = ()

    @classmethod
    def named(cls, text: str) -> Activation:
        """Return the activation that a text such as ``"tanh"`` or ``"elu(1/2)"`` names."""
        match = _CALL.fullmatch(text.strip())
        if match is None:
            raise SymsgdError(
                "unknown-activation",
                f"{text!r} is no activation",
                advice='write "tanh" or "elu(1/2)"',
            )
        name, inside = match[1], match[2]
        parameters = tuple(exact(part, f"the parameter of {name}") for part in _split(inside))
        if name == "softmax" and not parameters:
            return cls(name)
        row = lookup(name)
        if not row.activation or not row.accepts(1 + len(parameters)):
            activations = ", ".join(key for key, other in FUNCTIONS.items() if other.activation)
            raise SymsgdError(
                "unknown-activation",
                f"{text!r} is no activation",
                advice=f"the activations are {activations}, softmax",
            )
        return cls(row.name, parameters)

    def described(self) -> str:
        """Return the text that names the activation.

        >>> Activation.named("elu( 1/2 )").described()
        'elu(1/2)'
        """
        inside = ", ".join(str(p) for p in self.parameters)
        return f"{self.name}({inside})" if inside else self.name

    @property
    def together(self) -> bool:
        """Whether each value depends on every z of the layer."""
        return self.name == "softmax"

    @cached_property
    def value(self) -> Node:
        """The value f(z) as an expression in z."""
        return n.apply(self.name, Z, *self.parameters)

    @cached_property
    def slope(self) -> Node:
        """The slope f′(z) as an expression in z and a = f(z)."""
        if self.name in _BY_VALUE:
            return _BY_VALUE[self.name]
        if self.parameters:
            return differentiate(self.value, str(Z.value))
        return activation_derivative(self.name, 1, form="factored", argument=Z).node

    def values(self, z: Array[V]) -> Array[V]:
        """Return a = f(z)."""
        algebra = z.algebra
        if self.together:
            return _softmax(z)
        if self.name in algebra.known and not self.parameters:
            return z.map(lambda value: algebra.apply(self.name, (0,), [value]))
        return z.map(lambda value: evaluate(self.value, algebra, {Z: value}))

    def slopes(self, z: Array[V], a: Array[V]) -> Array[V]:
        """Return D, the derivative of a by z: diagonal, or full for the softmax."""
        algebra = z.algebra
        if self.together:
            return _softmax_slopes(a)
        stable = getattr(algebra, "slopes", {}).get(self.name)
        if stable is not None:
            return Diagonal(algebra, [stable(value) for value in z])
        if self.name == "sigmoid":  # the same as below, without the way through a node
            add, multiply, negate = algebra.add, algebra.multiply, algebra.negate
            one = algebra.number(_ONE)
            return Diagonal(algebra, [multiply([q, add([one, negate(q)])]) for q in a])
        pairs = zip(z, a, strict=True)
        return Diagonal(algebra, [evaluate(self.slope, algebra, {Z: p, A: q}) for p, q in pairs])


def _split(inside: str | None) -> list[str]:
    return [part for part in (inside or "").split(",") if part.strip()]


def _softmax(z: Array[V]) -> Array[V]:
    algebra = z.algebra
    values: list[Any] = list(z)
    if isinstance(values[0], float):  # the same number, without overflow
        values = [value - max(values) for value in values]
    places = [n.variable(f"z{i}") for i in range(len(values))]
    memo = dict(zip(places, values, strict=True))
    return Array(algebra, ([evaluate(node, algebra, memo)] for node in softmax(places)))


def _softmax_slopes(a: Array[V]) -> Array[V]:
    """∂aᵢ/∂zⱼ = aᵢ(δᵢⱼ − aⱼ)."""
    algebra = a.algebra
    rows = []
    for i, s in enumerate(a):
        row = []
        for j, t in enumerate(a):
            other = algebra.negate(t)
            row.append(
                algebra.multiply([s, algebra.add([algebra.number(_ONE), other])])
                if i == j
                else algebra.multiply([s, other])
            )
        rows.append(row)
    return Array(algebra, rows)
