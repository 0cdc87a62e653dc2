"""Stochastic gradient descent, written once, for any algebra.

The algorithm of Higham and Higham (arXiv:1801.05894, section 5): a forward
loop, δ of the last layer, a backward loop, and then the update, for which
every δ is known before any parameter changes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Generic

from symsgd.algebra.algebra import evaluate
from symsgd.expression import node as n
from symsgd.network.arrays import Array, Layers, V, mean, times

if TYPE_CHECKING:
    from symsgd.network.network import Network

Name = Callable[[str, int, Array[V]], Array[V]]
Sample = tuple[Array[V], Array[V]]
A, Y = n.variable("a"), n.variable("y")


@dataclass
class Pass(Generic[V]):
    """Everything that one sample's way through the network computes."""

    x: Array[V]
    y: Array[V]
    z: Layers[V] = field(default_factory=dict)
    a: Layers[V] = field(default_factory=dict)
    D: Layers[V] = field(default_factory=dict)
    delta: Layers[V] = field(default_factory=dict)


@dataclass(frozen=True)
class Rules:
    """The four rules of the backward pass; a proof takes them one by one."""

    last_delta: Callable[..., Array[Any]]
    earlier_delta: Callable[..., Array[Any]]
    weight_gradient: Callable[..., Array[Any]]
    bias_gradient: Callable[..., Array[Any]]


def last_delta(network: Network, passed: Pass[V]) -> Array[V]:
    """Return δ of the last layer: D ∇C, or a − y where the two cancel."""
    L = network.depth
    a, y, D = passed.a[L], passed.y, passed.D[L]
    if network.cancels:
        return a - y if not network.activations[L].together else _of_all(a, y) - y
    return D.T @ cost_slope(network, a, y)


def earlier_delta(W_next: Array[V], D: Array[V], delta_next: Array[V]) -> Array[V]:
    """Return δ of a layer from that of the layer after it."""
    return D.T @ (W_next.T @ delta_next)


def weight_gradient(delta: Array[V], a_before: Array[V]) -> Array[V]:
    """Return ∂C/∂W = δ aᵀ."""
    return delta @ a_before.T


def bias_gradient(delta: Array[V]) -> Array[V]:
    """Return ∂C/∂b = δ."""
    return delta


TEXTBOOK = Rules(last_delta, earlier_delta, weight_gradient, bias_gradient)


def unnamed(_symbol: str, _layer: int, array: Array[V]) -> Array[V]:
    """Leave a quantity without a name."""
    return array


def forward(
    network: Network, W: Layers[V], b: Layers[V], sample: Sample[V], name: Name[V] = unnamed
) -> Pass[V]:
    """Send one sample through the network."""
    passed = Pass(*sample)
    z, a, D = passed.z, passed.a, passed.D
    a[1] = passed.x
    for l in range(2, network.depth + 1):
        f = network.activations[l]
        z[l] = name("z", l, W[l] @ a[l - 1] + b[l])
        a[l] = name("a", l, f.values(z[l]))
        D[l] = name("D", l, f.slopes(z[l], a[l]))
    return passed


def backward(
    network: Network,
    W: Layers[V],
    passed: Pass[V],
    name: Name[V] = unnamed,
    rules: Rules = TEXTBOOK,
) -> Pass[V]:
    """Send the error back through the network."""
    L, D, delta = network.depth, passed.D, passed.delta
    delta[L] = name("delta", L, rules.last_delta(network, passed))
    for l in range(L - 1, 1, -1):
        delta[l] = name("delta", l, rules.earlier_delta(W[l + 1], D[l], delta[l + 1]))
    return passed


def gradients(
    network: Network, W: Layers[V], passes: Sequence[Pass[V]], rules: Rules = TEXTBOOK
) -> tuple[Layers[V], Layers[V]]:
    """Return the gradients by W and b: the mean over the samples, and λW."""
    dW, db = {}, {}
    for l in range(2, network.depth + 1):
        dW[l] = mean([rules.weight_gradient(p.delta[l], p.a[l - 1]) for p in passes])
        db[l] = mean([rules.bias_gradient(p.delta[l]) for p in passes])
        if network.regularized:
            decay = evaluate(network.regularization, W[l].algebra)
            dW[l] = dW[l] + times(decay, W[l])
    return dW, db


def update(
    W: Layers[V], b: Layers[V], dW: Layers[V], db: Layers[V], eta: V
) -> tuple[Layers[V], Layers[V]]:
    """Return the parameters after a step of size η against the gradient."""
    W_new, b_new = {}, {}
    for l in sorted(W, reverse=True):
        W_new[l] = W[l] - times(eta, dW[l])
        b_new[l] = b[l] - times(eta, db[l])
    return W_new, b_new


def step(
    network: Network, W: Layers[V], b: Layers[V], samples: Sequence[Sample[V]], eta: V
) -> tuple[Layers[V], Layers[V]]:
    """Return the parameters after one step on some samples, in the algebra they live in.

    >>> from fractions import Fraction
    >>> from symsgd.algebra.rationals import Rationals
    >>> from symsgd.network.network import Network
    >>> network = Network([1, 1], "identity", weights=[[[2]]], biases=[[0]])
    >>> W, b = network.parameters(Rationals())
    >>> sample = network.sample([3], [5], Rationals())
    >>> W, b = step(network, W, b, [sample], Rationals().number(Fraction(1, 10)))
    >>> W[2].rows, b[2].rows
    ([[17/10]], [[-1/10]])
    """
    passes = [backward(network, W, forward(network, W, b, sample)) for sample in samples]
    dW, db = gradients(network, W, passes)
    return update(W, b, dW, db, eta)


def cost_slope(network: Network, a: Array[V], y: Array[V]) -> Array[V]:
    """Return the derivative of the cost by the outputs."""
    slope = network.cost_row.slope(A, Y, len(a.rows))
    return _entrywise(slope, a, y)


def cost_value(network: Network, a: Array[V], y: Array[V]) -> V:
    """Return the cost of one sample, without regularisation."""
    term = network.cost_row.term(A, Y, len(a.rows))
    return a.algebra.add(list(_entrywise(term, a, y)))


def _entrywise(node: n.Node, a: Array[V], y: Array[V]) -> Array[V]:
    pairs = zip(a, y, strict=True)
    return Array(a.algebra, ([evaluate(node, a.algebra, {A: p, Y: q})] for p, q in pairs))


def _of_all(a: Array[V], y: Array[V]) -> Array[V]:
    """Return a times the sum of the targets, which is a itself when they add up to 1."""
    return times(a.algebra.add(list(y)), a)
