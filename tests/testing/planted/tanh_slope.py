"""A slip of the memory: the slope is 1 − a² as for tanh."""

import numpy as np

QUANTITY = "delta^[3]"


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def forward(W, b, x):
    z, a = [], [x]
    for weights, bias in zip(W, b, strict=True):
        z.append(weights @ a[-1] + bias)
        a.append(sigmoid(z[-1]))
    return z, a


def cost(W, b, x, y):
    _, a = forward(W, b, x)
    return np.sum((a[-1] - y) ** 2) / 2


def gradient(W, b, x, y):
    z, a = forward(W, b, x)
    delta = [(1 - a[-1] ** 2) * (a[-1] - y)]
    for l in range(len(W) - 1, 0, -1):
        slope = 1 - a[l] ** 2
        delta.insert(0, slope * (W[l].T @ delta[0]))
    dW = [d @ before.T for d, before in zip(delta, a, strict=False)]
    db = delta
    return {"z": z, "a": a, "delta": delta, "dW": dW, "db": db}


def step(W, b, x, y, eta):
    found = gradient(W, b, x, y)
    W = [w - eta * g for w, g in zip(W, found["dW"], strict=True)]
    b = [v - eta * g for v, g in zip(b, found["db"], strict=True)]
    return {**found, "W": W, "b": b}
