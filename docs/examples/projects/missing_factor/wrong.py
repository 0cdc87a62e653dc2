"""Backpropagation for a network of tanh layers and the cost ½ ‖a − y‖²."""

import numpy as np


def gradient(W, b, x, y):
    z, a = [], [x]
    for weights, bias in zip(W, b, strict=True):
        z.append(weights @ a[-1] + bias)
        a.append(np.tanh(z[-1]))
    delta = [(1 - a[-1] ** 2) * (a[-1] - y)]
    for l in range(len(W) - 1, 0, -1):
        delta.insert(0, W[l].T @ delta[0])
    dW = [d @ before.T for d, before in zip(delta, a, strict=False)]
    return {"z": z, "a": a, "delta": delta, "dW": dW, "db": delta}
