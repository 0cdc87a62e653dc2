"""One step of gradient descent, in the precision that the constructor of the arrays sets."""

import numpy as np

DTYPE = np.float64


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def step(W, b, x, y, eta):
    W, b = ([np.asarray(part, DTYPE) for part in parts] for parts in (W, b))
    x, y, eta = (np.asarray(value, DTYPE) for value in (x, y, eta))
    a = [x]
    for weights, bias in zip(W, b, strict=True):
        a.append(sigmoid(weights @ a[-1] + bias))
    deltas = [a[-1] * (1 - a[-1]) * (a[-1] - y)]
    for l in range(len(W) - 1, 0, -1):
        deltas.insert(0, a[l] * (1 - a[l]) * (W[l].T @ deltas[0]))
    return {
        "delta": deltas,
        "W": [w - eta * d @ before.T for w, d, before in zip(W, deltas, a, strict=False)],
        "b": [v - eta * d for v, d in zip(b, deltas, strict=True)],
    }
