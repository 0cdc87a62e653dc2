# ruff: noqa: ARG005  (a slope may not need both z and a)
"""A correct backpropagation in NumPy, in the formulas and orders of operation people use."""

from __future__ import annotations

import math

import numpy as np

from symsgd.network.network import Network

_erf = np.vectorize(math.erf, otypes=[float])


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def stable_sigmoid(z):
    q = np.exp(-np.abs(z))
    return np.where(z >= 0, 1, q) / (1 + q)


def softmax(z):
    e = np.exp(z - z.max(axis=0))
    return e / e.sum(axis=0)


def _mish_slope(z):
    t, s = np.tanh(np.logaddexp(0, z)), sigmoid(z)
    return t + z * s * (1 - t**2)


def _gelu_slope(z):
    density = np.exp(-(z**2) / 2) / np.sqrt(2 * np.pi)
    return (1 + _erf(z / np.sqrt(2))) / 2 + z * density


# several ways each: the first by the book, the others with more care or in another order
VALUES = {
    "sigmoid": [sigmoid, stable_sigmoid],
    "tanh": [np.tanh],
    "relu": [lambda z: np.maximum(z, 0), lambda z: z * (z > 0)],
    "leaky_relu": [lambda z: np.where(z > 0, z, 0.01 * z)],
    "elu": [lambda z: np.where(z > 0, z, np.exp(np.minimum(z, 0)) - 1)],
    "softplus": [
        lambda z: np.logaddexp(0, z),
        lambda z: np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z))),
    ],
    "silu": [lambda z: z * sigmoid(z), lambda z: z / (1 + np.exp(-z))],
    "mish": [lambda z: z * np.tanh(np.logaddexp(0, z))],
    "gelu": [lambda z: z * (1 + _erf(z / np.sqrt(2))) / 2],
    "softsign": [lambda z: z / (1 + np.abs(z))],
    "identity": [lambda z: z],
}
SLOPES = {
    "sigmoid": [
        lambda z, a: a * (1 - a),
        lambda z, a: sigmoid(z) * sigmoid(-z),
        lambda z, a: a - a**2,
    ],
    "tanh": [
        lambda z, a: 1 - a**2,
        lambda z, a: (1 - a) * (1 + a),
        lambda z, a: 1 - np.tanh(z) ** 2,
    ],
    "relu": [lambda z, a: (z > 0) * 1.0, lambda z, a: (z >= 0) * 1.0],
    "leaky_relu": [lambda z, a: np.where(z > 0, 1.0, 0.01)],
    "elu": [lambda z, a: np.where(z > 0, 1, np.exp(np.minimum(z, 0)))],
    "softplus": [lambda z, a: sigmoid(z), lambda z, a: stable_sigmoid(z)],
    "silu": [
        lambda z, a: sigmoid(z) * (1 + z * (1 - sigmoid(z))),
        lambda z, a: a + sigmoid(z) * (1 - a),
    ],
    "mish": [lambda z, a: _mish_slope(z)],
    "gelu": [lambda z, a: _gelu_slope(z)],
    "softsign": [lambda z, a: 1 / (1 + np.abs(z)) ** 2],
    "identity": [lambda z, a: np.ones_like(z)],
}
COSTS = {
    "half_squared_error": lambda a, y: a - y,
    "squared_error": lambda a, y: 2 * (a - y),
    "mean_squared_error": lambda a, y: 2 * (a - y) / len(a),
}


class Honest:
    """One program for a network; ``choice`` picks among the ways of writing it."""

    def __init__(self, network: Network, choice: int) -> None:
        self.network = network
        self.choice = choice

    def _pick(self, ways):
        return ways[self.choice % len(ways)]

    def gradient(self, W, b, x, y):
        names = [self.network.activations[l].name for l in range(2, self.network.depth + 1)]
        z, a, D = [], [x], []
        for weights, bias, name in zip(W, b, names, strict=True):
            z.append(bias + weights @ a[-1] if self.choice % 2 else weights @ a[-1] + bias)
            if name == "softmax":
                a.append(softmax(z[-1]))
                continue
            a.append(self._pick(VALUES[name])(z[-1]))
            D.append(self._pick(SLOPES[name])(z[-1], a[-1]))
        if self.network.cancels:
            delta = [a[-1] - y]
        else:
            delta = [COSTS[self.network.cost_row.name](a[-1], y) * D[-1]]
        for l in range(len(W) - 1, 0, -1):
            delta.insert(0, D[l - 1] * (W[l].T @ delta[0]))
        samples = x.shape[1]
        dW = [d @ before.T / samples for d, before in zip(delta, a, strict=False)]
        db = [d.mean(axis=1, keepdims=True) for d in delta]
        return {"z": z, "a": a, "delta": delta, "dW": dW, "db": db}

    def step(self, W, b, x, y, eta):
        found = self.gradient(W, b, x, y)
        W = [w - eta * g for w, g in zip(W, found["dW"], strict=True)]
        b = [v - g * eta for v, g in zip(b, found["db"], strict=True)]
        return {**found, "W": W, "b": b}
