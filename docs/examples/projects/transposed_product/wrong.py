"""Backpropagation with a sample in each row and W with a row for each input, as in Keras."""

import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def gradient(W, b, X, Y):
    A = [X]
    for weights, bias in zip(W, b, strict=True):
        A.append(sigmoid(A[-1] @ weights + bias))
    delta = A[-1] - Y  # the sigmoid with its cross-entropy
    dW, db = [], []
    for l in range(len(W) - 1, -1, -1):
        dW.insert(0, A[l].T @ delta / len(X))
        db.insert(0, delta.mean(axis=0))
        delta = delta @ W[l] * A[l] * (1 - A[l])
    return dW, db
