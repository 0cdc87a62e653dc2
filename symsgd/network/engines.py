"""Gradients as ordinary programs compute them, written anew for each library.

Nothing here shares code with the algorithm of this package: NumPy goes through
the textbook's matrices, JAX and PyTorch differentiate the cost by themselves.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from symsgd.algebra.decimals import float64
from symsgd.errors import SymsgdError
from symsgd.network.tangents import parameters

if TYPE_CHECKING:
    from symsgd.network.network import Network
    from symsgd.network.tables import Task

Tensor = Any
Library = Any
Gradient = list[float]


@dataclass(frozen=True)
class Plain:
    """A network and its data as nested lists of doubles."""

    activations: list[str]
    cost: str
    W: list[list[list[float]]]
    b: list[list[float]]
    data: list[tuple[list[float], list[float]]]
    decay: float


@dataclass(frozen=True)
class Engine:
    """A library at a precision: how to call it, and how many bits its numbers have.

    >>> [engine.name for engine in ENGINES][:3]
    ['NumPy float64, stable', 'NumPy float64', 'NumPy float32']
    """

    name: str
    library: str
    bits: int
    gradient: Callable[[Plain], Gradient]

    @property
    def installed(self) -> bool:
        """Whether the library is here."""
        return find_spec(self.library) is not None


def plain(task: Task) -> Plain:
    """Return the numbers of a task, each rounded to the nearest double.

    >>> from symsgd.network.tables import network_from_tables
    >>> task = network_from_tables(
    ...     {"layers": [1, 1], "W": [[["1/4"]]], "b": [[0]]}, {"x": [1], "y": [2]})
    >>> plain(task).W
    [[[0.25]]]
    """
    network = task.network
    free = network.symbolic
    if free or any(x is None or y is None for x, y in task.data):
        raise SymsgdError(
            "missing-value",
            f"{', '.join(free) or 'the data'} has no value",
            advice="a comparison with floating point needs numbers for W, b, x and y",
        )
    samples = [network.sample_nodes(x, y) for x, y in task.data]
    layers = range(2, network.depth + 1)
    return Plain(
        [network.activations[l].described() for l in layers],
        network.cost_row.name,
        [[[float64(e) for e in row] for row in network.weights[l]] for l in layers],
        [[float64(e) for (e,) in network.biases[l]] for l in layers],
        [([float64(e) for (e,) in x], [float64(e) for (e,) in y]) for x, y in samples],
        float64(network.regularization),
    )


def flat(W: Sequence[Tensor], b: Sequence[Tensor]) -> Gradient:
    """Return gradients in the order b, W, layer by layer.

    >>> flat([[[1, 2]]], [[3]])
    [3.0, 1.0, 2.0]
    """
    found = []
    for weights, biases in zip(W, b, strict=True):
        found += [float(entry) for entry in biases]
        found += [float(entry) for row in weights for entry in row]
    return found


def places(network: Network) -> list[str]:
    """Return the names of the parameters in that order.

    >>> from symsgd.network.network import Network
    >>> places(Network([1, 1]))
    ['b_1^[2]', 'w_11^[2]']
    """
    return [str(p) for p in parameters(network)]


def _by_numpy(kind: str, *, stable: bool) -> Callable[[Plain], Gradient]:
    def gradient(given: Plain) -> Gradient:
        import numpy as np

        rules = _numpy_rules(np, stable=stable)
        with np.errstate(all="ignore"):
            dtype = getattr(np, kind)
            W = [np.array(w, dtype) for w in given.W]
            b = [np.array(v, dtype) for v in given.b]
            passes = [
                _textbook(np, rules, given, W, b, (np.array(x, dtype), np.array(y, dtype)))
                for x, y in given.data
            ]
            count, decay = dtype(len(passes)), dtype(given.decay)
            dW = [sum(p[0][i] for p in passes) / count + decay * w for i, w in enumerate(W)]
            return flat(dW, [sum(p[1][i] for p in passes) / count for i in range(len(b))])

    return gradient


def _textbook(
    np: Library,
    rules: dict[str, Any],
    given: Plain,
    W: list[Tensor],
    b: list[Tensor],
    sample: tuple[Tensor, Tensor],
) -> tuple[list[Tensor], list[Tensor]]:
    x, y = sample
    values, slopes = [x], []
    for name, w, v in zip(given.activations, W, b, strict=True):
        if name not in rules:
            raise SymsgdError("unsupported", f"{name} in NumPy")
        a, slope = rules[name](w @ values[-1] + v)
        values.append(a)
        slopes.append(slope)
    a, last = values[-1], given.activations[-1]
    match given.cost, last:
        case ("binary_cross_entropy", "sigmoid"):
            delta = a - y
        case ("categorical_cross_entropy", "softmax"):
            delta = a * y.sum() - y
        case ("binary_cross_entropy", _):
            delta = _pulled(slopes[-1], (a - y) / (a * (1 - a)))
        case ("categorical_cross_entropy", _):
            delta = _pulled(slopes[-1], -y / a)
        case (cost, _):
            factor = {"half_squared_error": 1, "squared_error": 2, "mean_squared_error": 2 / len(y)}
            delta = _pulled(slopes[-1], a.dtype.type(factor[cost]) * (a - y))
    dW: list[Tensor] = []
    db: list[Tensor] = []
    for i in range(len(W) - 1, -1, -1):
        dW.insert(0, np.outer(delta, values[i]))
        db.insert(0, delta)
        if i:
            delta = _pulled(slopes[i - 1], W[i].T @ delta)
    return dW, db


def _pulled(slope: Tensor, error: Tensor) -> Tensor:
    return slope.T @ error if slope.ndim == 2 else slope * error


def _numpy_rules(np: Library, *, stable: bool) -> dict[str, Any]:
    """Return for each activation the rule z ↦ (f(z), f′(z))."""

    def sigmoid(z: Tensor) -> tuple[Tensor, Tensor]:
        if not stable:
            s = 1 / (1 + np.exp(-z))
            return s, s * (1 - s)
        q = np.exp(-np.abs(z))
        return np.where(z >= 0, z.dtype.type(1), q) / (1 + q), q / (1 + q) ** 2

    def tanh(z: Tensor) -> tuple[Tensor, Tensor]:
        t = np.tanh(z)
        return t, 4 * sigmoid(2 * z)[1] if stable else 1 - t**2

    def softplus(z: Tensor) -> tuple[Tensor, Tensor]:
        plus = np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z))) if stable else np.log(1 + np.exp(z))
        return plus, sigmoid(z)[0]

    def silu(z: Tensor) -> tuple[Tensor, Tensor]:
        s, d = sigmoid(z)
        return z * s, s + z * d

    def gelu(z: Tensor) -> tuple[Tensor, Tensor]:
        half = z.dtype.type(0.5)
        root = z.dtype.type(math.sqrt(0.5))
        phi = half * (1 + np.array([math.erf(v) for v in z * root], z.dtype))
        return z * phi, phi + z * np.exp(-half * z * z) * z.dtype.type(1 / math.sqrt(2 * math.pi))

    def softmax(z: Tensor) -> tuple[Tensor, Tensor]:
        e = np.exp(z - z.max()) if stable else np.exp(z)
        s = e / e.sum()
        return s, np.diag(s) - np.outer(s, s)

    return {
        "sigmoid": sigmoid,
        "tanh": tanh,
        "softplus": softplus,
        "silu": silu,
        "gelu": gelu,
        "softmax": softmax,
        "relu": lambda z: (np.maximum(z, 0), (z > 0).astype(z.dtype)),
        "identity": lambda z: (z, np.ones_like(z)),
    }


def _cost(lib: Library, name: str, a: Tensor, y: Tensor) -> Tensor:
    match name:
        case "binary_cross_entropy":
            return -(y * lib.log(a) + (1 - y) * lib.log(1 - a)).sum()
        case "categorical_cross_entropy":
            return -(y * lib.log(a)).sum()
    total = ((a - y) ** 2).sum()
    return {"half_squared_error": 0.5, "mean_squared_error": 1 / len(y)}.get(name, 1.0) * total


def _mean_cost(
    lib: Library, f: dict[str, Any], given: Plain, tensors: tuple[list[Tensor], ...], data: Tensor
) -> Tensor:
    W, b = tensors
    total = 0.0
    for x, y in data:
        a = x
        for name, w, v in zip(given.activations, W, b, strict=True):
            if name not in f:
                raise SymsgdError("unsupported", f"{name} in {lib.__name__}")
            a = f[name](w @ a + v)
        total = total + _cost(lib, given.cost, a, y)
    decay = sum((w * w).sum() for w in W) * (given.decay / 2)
    return total / len(data) + decay


def _by_jax(kind: str) -> Callable[[Plain], Gradient]:
    def gradient(given: Plain) -> Gradient:
        import jax  # type: ignore[import-not-found, unused-ignore]

        jax.config.update("jax_enable_x64", True)  # noqa: FBT003
        jnp, nn = jax.numpy, jax.nn
        dtype = getattr(jnp, kind)
        f = {"sigmoid": nn.sigmoid, "tanh": jnp.tanh, "softplus": nn.softplus, "silu": nn.silu}
        f |= {"relu": nn.relu, "softmax": nn.softmax, "identity": lambda z: z}
        f["gelu"] = lambda z: nn.gelu(z, approximate=False)
        tensors = tuple([jnp.array(t, dtype) for t in part] for part in (given.W, given.b))
        data = [(jnp.array(x, dtype), jnp.array(y, dtype)) for x, y in given.data]
        found = jax.grad(lambda t: _mean_cost(jnp, f, given, t, data))(tensors)
        return flat(*found)

    return gradient


def _by_torch(kind: str) -> Callable[[Plain], Gradient]:
    def gradient(given: Plain) -> Gradient:
        import torch  # type: ignore[import-not-found, unused-ignore]

        dtype = getattr(torch, kind)
        nn = torch.nn.functional
        f = {"sigmoid": torch.sigmoid, "tanh": torch.tanh, "softplus": nn.softplus, "silu": nn.silu}
        f |= {"relu": nn.relu, "gelu": nn.gelu, "identity": lambda z: z}
        f["softmax"] = lambda z: nn.softmax(z, dim=0)
        tensors = tuple(
            [torch.tensor(t, dtype=dtype, requires_grad=True) for t in part]
            for part in (given.W, given.b)
        )
        data = [(torch.tensor(x, dtype=dtype), torch.tensor(y, dtype=dtype)) for x, y in given.data]
        _mean_cost(torch, f, given, tensors, data).backward()
        return flat(*[[t.grad.tolist() for t in part] for part in tensors])

    return gradient


ENGINES = (
    Engine("NumPy float64, stable", "numpy", 53, _by_numpy("float64", stable=True)),
    Engine("NumPy float64", "numpy", 53, _by_numpy("float64", stable=False)),
    Engine("NumPy float32", "numpy", 24, _by_numpy("float32", stable=False)),
    Engine("JAX float64", "jax", 53, _by_jax("float64")),
    Engine("JAX float32", "jax", 24, _by_jax("float32")),
    Engine("PyTorch float64", "torch", 53, _by_torch("float64")),
    Engine("PyTorch float32", "torch", 24, _by_torch("float32")),
)
