"""Many steps of training: exact as a graph of linear size, or as certified numbers."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from fractions import Fraction
from typing import Any, TypeVar

from symsgd.algebra.algebra import Algebra, evaluate
from symsgd.algebra.balls import Balls, Undefined, working_precision
from symsgd.algebra.decimals import MOST_BITS, Ends, agreed_digits, agreed_float, ends_of
from symsgd.algebra.lets import Lets
from symsgd.errors import SymsgdError
from symsgd.expression.node import Node
from symsgd.network import sgd
from symsgd.network.arrays import Array, V
from symsgd.network.exact import Given, GivenTable, exact
from symsgd.network.network import Network
from symsgd.network.numeric import point_value
from symsgd.network.order import Batches, epoch_order, full_order, given_order, random_order
from symsgd.network.recorder import named

Parameters = tuple[dict[int, Array[V]], dict[int, Array[V]]]
R = TypeVar("R")


class Training:
    """A network trained for some steps in a known order of samples.

    >>> network = Network([1, 1], "identity", weights=[[[2]]], biases=[[0]])
    >>> run = train(network, [([1], [0])], steps=3, eta="1/4")
    >>> [str(entry) for entry in run.theta(3)]
    ['-7/8', '9/8']
    """

    def __init__(
        self,
        network: Network,
        data: Sequence[tuple[GivenTable, GivenTable]],
        batches: Batches,
        eta: Given,
    ) -> None:
        self.network = network
        self.data = tuple(data)
        self.batches = batches
        self.eta = exact(eta, "the learning rate")
        self._steps: list[Parameters[Node]] = []

    @property
    def steps(self) -> int:
        """The number of steps."""
        return len(self.batches)

    def parameters(self, step: int | None = None) -> Parameters[Node]:
        """Return weights and biases after a step (the last one unless said) as named nodes."""
        wanted = self.steps if step is None else step
        if not 0 <= wanted <= self.steps:
            raise SymsgdError("no-such-step", f"there is no step {wanted} of {self.steps}")
        if not self._steps:
            self._run()
        return self._steps[wanted]

    def theta(self, step: int | None = None) -> tuple[Node, ...]:
        """Return all parameters after a step as nodes, b and W, layer by layer."""
        return _flat(self.parameters(step))

    def digits(
        self, count: int, step: int | None = None, at: Mapping[str, Given] | None = None
    ) -> tuple[str, ...]:
        """Return all parameters after a step in certified decimals.

        >>> network = Network([1, 1], weights=[[[1]]], biases=[[0]])
        >>> train(network, [([1], [0])], steps=2, eta=1).digits(20)
        ('-0.29186447652689662591', '0.70813552347310337409')
        """
        agreed: Callable[[Ends], str | None] = lambda ends: agreed_digits(ends, count)  # noqa: E731
        return self._settled(count * 10 // 3 + 64, step, at, agreed)

    def float64(
        self, step: int | None = None, at: Mapping[str, Given] | None = None
    ) -> tuple[float, ...]:
        """Return all parameters after a step as correctly rounded doubles."""
        return self._settled(128, step, at, agreed_float)

    def run(self, algebra: Algebra[V], step: int | None = None) -> Parameters[V]:
        """Run the algorithm in any algebra and return weights and biases."""
        eta = evaluate(self.eta, algebra)
        W, b = self.network.parameters(algebra)
        samples = [self.network.sample(x, y, algebra) for x, y in self.data]
        for batch in self.batches[:step]:
            W, b = sgd.step(self.network, W, b, [samples[k] for k in batch], eta)
        return W, b

    def _run(self) -> None:
        with _collector_paused():
            self._run_exactly()

    def _run_exactly(self) -> None:
        lets = Lets()
        eta = evaluate(self.eta, lets)
        W, b = self.network.parameters(lets)
        samples = [self.network.sample(x, y, lets) for x, y in self.data]
        self._steps.append((W, b))
        for t, batch in enumerate(self.batches, 1):
            name = _naming(t)
            passes = [
                sgd.backward(
                    self.network, W, sgd.forward(self.network, W, b, samples[k], name), name
                )
                for k in batch
            ]
            dW, db = sgd.gradients(self.network, W, passes)
            W, b = sgd.update(W, b, dW, db, eta)
            W = {l: named(array, "w", f"^[{l}],{t}") for l, array in W.items()}
            b = {l: named(array, "b", f"^[{l}],{t}") for l, array in b.items()}
            self._steps.append((W, b))

    def _settled(
        self,
        bits: int,
        step: int | None,
        at: Mapping[str, Given] | None,
        agreed: Callable[[Ends], R | None],
    ) -> tuple[R, ...]:
        point = {name: point_value(value, name) for name, value in (at or {}).items()}
        while bits <= MOST_BITS:
            found = [agreed(ends) for ends in self._balls(bits, step, point)]
            if None not in found:
                return tuple(found)  # type: ignore[arg-type]
            bits *= 2
        raise SymsgdError("digits-not-found", f"{MOST_BITS} bits do not settle the parameters")

    def _balls(self, bits: int, step: int | None, point: Mapping[str, Fraction]) -> list[Ends]:
        missing = set(self.network.symbolic) | _symbols(self.eta)
        if missing - set(point):
            names = ", ".join(sorted(missing - set(point)))
            raise SymsgdError("missing-value", f"{names}: no value is given", advice="use at={…}")
        with working_precision(bits):
            balls = _flat(self.run(Balls(point), step))
            found = []
            for ball in balls:
                if isinstance(ball, Undefined):
                    raise SymsgdError("no-value", f"there is no value: {ball.reason}")
                # a ball that says nothing is as wide as can be
                found.append(ends_of(ball) if ball.is_finite() else (Fraction(-1), Fraction(1)))
        return found


def train(
    network: Network,
    data: Sequence[tuple[GivenTable, GivenTable]],
    steps: int,
    eta: Given = "eta",
    *,
    order: str | Sequence[int | Sequence[int]] = "full",
    batch: int = 1,
    seed: int = 0,
) -> Training:
    """Return a training run.

    ``order`` is ``"full"`` (all samples in every step), ``"random"`` (each step
    draws ``batch`` different samples afresh, as in Higham and Higham),
    ``"epochs"`` (all samples in turn, shuffled for each epoch), or the samples
    of each step given by hand.

    >>> network = Network([1, 1], "identity", weights=[[[1]]], biases=[[0]])
    >>> train(network, [([1], [1]), ([2], [0])], 3, order="random", seed=7).batches
    ((1,), (0,), (0,))
    """
    if not data:
        raise SymsgdError("no-data", "training needs at least one sample")
    match order:
        case "full":
            batches = full_order(len(data), steps)
        case "random":
            batches = random_order(len(data), steps, seed, batch)
        case "epochs":
            batches = epoch_order(len(data), steps, seed, batch)
        case str():
            raise SymsgdError(
                "unknown-order",
                f"no order is called {order!r}",
                advice="use full, random, epochs, or a list of samples",
            )
        case _:
            batches = given_order(order, len(data))
            if len(batches) != steps:
                raise SymsgdError(
                    "shapes-do-not-fit", f"an order of {len(batches)} steps for {steps} steps"
                )
    return Training(network, data, batches, eta)


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Nodes form no cycles, and looking for some takes longer than the training."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def _naming(t: int) -> sgd.Name[Node]:
    def name(symbol: str, layer: int, array: Array[Node]) -> Array[Node]:
        return named(array, symbol, f"^[{layer}],{t - 1}")

    return name


def _flat(parameters: Parameters[V]) -> tuple[Any, ...]:
    W, b = parameters
    return tuple(entry for l in sorted(W) for letter in (b, W) for entry in letter[l])


def _symbols(node: Node) -> set[str]:
    from symsgd.expression.node import free_variables

    return set(free_variables(node))
