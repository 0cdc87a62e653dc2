"""A network that trains itself: one method for a step of stochastic gradient descent."""

import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


class Trainer:
    def __init__(self, W, b, eta):
        self.W, self.b, self.eta = W, b, eta

    def step(self, x, y):
        a = [x]
        for weights, bias in zip(self.W, self.b, strict=True):
            a.append(sigmoid(weights @ a[-1] + bias))
        delta = a[-1] * (1 - a[-1]) * (a[-1] - y)
        for l in range(len(self.W) - 1, -1, -1):
            self.W[l] = self.W[l] - self.eta * delta @ a[l].T
            self.b[l] = self.b[l] - self.eta * delta
            delta = a[l] * (1 - a[l]) * (self.W[l].T @ delta)


def step(W, b, x, y, eta):
    trainer = Trainer(W, b, eta)
    trainer.step(x, y)
    return trainer.W, trainer.b
