"""Training with any optimiser and schedule: closed forms, certified numbers, plain floats."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from symsgd.algebra.algebra import Algebra, evaluate
from symsgd.algebra.decimals import Ends
from symsgd.algebra.lets import Lets
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.network import sgd
from symsgd.network.arrays import Array, Layers, V
from symsgd.network.closed import ClosedForms
from symsgd.network.exact import Given, GivenTable, exact
from symsgd.network.network import Network
from symsgd.network.optimizers import Optimizer, optimizer
from symsgd.network.order import Batches
from symsgd.network.recorder import named
from symsgd.network.schedules import Schedule, schedule
from symsgd.network.stored import Flat, Gradient, Stored
from symsgd.network.training import Parameters, Training, train

# so many steps are put in closed form; after that every parameter gets a name
MOST_CLOSED = 2


class Descent(Training):
    """A network trained with an optimiser.

    >>> network = Network([2, 1], weights=[[[5, 6]]], biases=[[4]])
    >>> run = descend(network, [([1, 2], [3])], 1, optimizer("normalized"))
    >>> [str(entry) for entry in run.theta()]
    ['4 + eta/sqrt(6)', '5 + eta/sqrt(6)', '6 + 2*eta/sqrt(6)']
    """

    def __init__(
        self,
        network: Network,
        data: Sequence[tuple[GivenTable, GivenTable]],
        batches: Batches,
        rule: Optimizer,
        eta: Given | Mapping[int, Given] = "eta",
        pace: Schedule | None = None,
        trained: Sequence[str] = ("b", "W"),
    ) -> None:
        rates = dict(eta) if isinstance(eta, Mapping) else {}
        layers = range(2, network.depth + 1)
        first = 0 if rates else eta
        super().__init__(network, data, batches, first)
        self.rates = {l: exact(rates.get(l, first), f"η of layer {l}") for l in layers}
        self.optimizer = rule
        self.schedule = pace or schedule("constant")
        self.moves = [p.letter in trained for p in _names(network)]
        # what the closed forms take not to be zero; known once they are worked out
        self.conditions: tuple[Node, ...] = ()

    def run(self, algebra: Algebra[V], step: int | None = None) -> Parameters[V]:
        """Run the optimiser in any algebra and return weights and biases."""
        return self._walk(algebra, step, lambda _t, flat: flat)

    def sympy(self, step: int | None = None) -> tuple[Any, ...]:
        """Return all parameters after a step as SymPy objects.

        >>> network = Network([2, 1], weights=[[[5, 6]]], biases=[[4]])
        >>> descend(network, [([1, 2], [3])], 1, optimizer("adagrad", epsilon=0)).sympy()
        (eta + 4, eta + 5, eta + 6)
        """
        return tuple(node.sympy() for node in self.theta(step))

    def path(self, algebra: Algebra[V]) -> list[tuple[V, ...]]:
        """Return all parameters after every step, the start included, in any algebra."""
        places: list[tuple[V, ...]] = []

        def keep(_t: int, flat: Flat[V]) -> Flat[V]:
            places.append(tuple(value for _, value in flat))
            return flat

        self._walk(algebra, None, keep)
        return places

    def _run_exactly(self) -> None:
        algebra = ClosedForms() if self.steps <= MOST_CLOSED else Lets()
        names = [str(p) for p in _names(self.network)]

        def keep(t: int, flat: Flat[Node]) -> Flat[Node]:
            if t and not isinstance(algebra, ClosedForms):
                pairs = zip(names, flat, strict=True)
                flat = [(l, algebra.let(f"{name},{t}", value)) for name, (l, value) in pairs]
            self._steps.append(_arrays(self.network, algebra, [value for _, value in flat]))
            return flat

        self._walk(algebra, None, keep)
        if isinstance(algebra, ClosedForms):
            self.conditions = tuple(algebra.conditions)

    def _walk(
        self, algebra: Algebra[V], step: int | None, keep: Callable[[int, Flat[V]], Flat[V]]
    ) -> Parameters[V]:
        network = self.network
        samples = [network.sample(x, y, algebra) for x, y in self.data]
        full: Flat[V] = keep(0, flattened(*network.parameters(algebra)))
        state = Stored(self.optimizer, algebra, self._moving(full))
        for t, batch in enumerate(self.batches[:step], 1):
            chosen, before = [samples[k] for k in batch], full
            slopes = _gradient(network, algebra, chosen, t)

            def gradient(
                moving: Flat[V],
                slopes: Gradient[V] = slopes,
                before: Flat[V] = before,
            ) -> list[V]:
                every = slopes(self._placed(before, moving))
                return [g for g, moves in zip(every, self.moves, strict=True) if moves]

            moved = state.step(self._moving(full), gradient, self._rates(algebra, t), t)
            full = keep(t, self._placed(full, moved))
        return _arrays(network, algebra, [value for _, value in full])

    def _moving(self, full: Flat[V]) -> Flat[V]:
        return [pair for pair, moves in zip(full, self.moves, strict=True) if moves]

    def _placed(self, full: Flat[V], moving: Flat[V]) -> Flat[V]:
        entries = iter(moving)
        return [
            next(entries) if moves else pair for pair, moves in zip(full, self.moves, strict=True)
        ]

    def _rates(self, algebra: Algebra[V], t: int) -> dict[int, V]:
        memo: dict[Node, V] = {}
        return {
            l: evaluate(self.schedule.rate(rate, t), algebra, memo)
            for l, rate in self.rates.items()
        }

    def _balls(self, bits: int, step: int | None, point: Mapping[str, Fraction]) -> list[Ends]:
        settings = set(n.free_variables(*self.rates.values())) | set(self.optimizer.symbols)
        missing = sorted(settings - set(point))
        if missing:
            raise SymsgdError(
                "missing-value", f"{', '.join(missing)}: no value is given", advice="use at={…}"
            )
        return super()._balls(bits, step, point)


def _gradient(
    network: Network, algebra: Algebra[V], samples: Sequence[sgd.Sample[V]], t: int
) -> Gradient[V]:
    def name(symbol: str, layer: int, array: Array[Any]) -> Array[Any]:
        return named(array, symbol, f"^[{layer}],{t - 1}") if symbol == "delta" else array

    naming: Any = name if isinstance(algebra, Lets) else sgd.unnamed

    def gradient(flat: Flat[V]) -> list[V]:
        W, b = _arrays(network, algebra, [value for _, value in flat])
        passes = [
            sgd.backward(network, W, sgd.forward(network, W, b, s, naming), naming) for s in samples
        ]
        return [value for _, value in flattened(*sgd.gradients(network, W, passes))]

    return gradient


def flattened(W: Layers[V], b: Layers[V]) -> Flat[V]:
    """Return all parameters in the order b, W layer by layer, each with its layer."""
    return [(l, entry) for l in sorted(W) for table in (b, W) for entry in table[l]]


def _arrays(network: Network, algebra: Algebra[V], values: Sequence[V]) -> Parameters[V]:
    entries = iter(values)
    W, b = {}, {}
    for l in range(2, network.depth + 1):
        rows, columns = network.size(l), network.size(l - 1)
        b[l] = Array(algebra, [[next(entries)] for _ in range(rows)])
        W[l] = Array(algebra, [[next(entries) for _ in range(columns)] for _ in range(rows)])
    return W, b


def _names(network: Network) -> list[Any]:
    from symsgd.network.tangents import parameters

    return list(parameters(network))


def descend(
    network: Network,
    data: Sequence[tuple[GivenTable, GivenTable]],
    steps: int,
    rule: Optimizer | str = "sgd",
    eta: Given | Mapping[int, Given] = "eta",
    *,
    pace: Schedule | None = None,
    order: str | Sequence[int | Sequence[int]] = "full",
    batch: int = 1,
    seed: int = 0,
    trained: Sequence[str] = ("b", "W"),
) -> Descent:
    """Return a training run with an optimiser; ``order`` as in :func:`train`.

    ``trained`` are the letters of the parameters that move.

    >>> network = Network([1, 1], "identity", weights=[[[2]]], biases=[[0]])
    >>> run = descend(network, [([1], [0])], 2, optimizer("momentum", mu="1/2"), "1/4")
    >>> [str(entry) for entry in run.theta()]
    ['-1', '1']
    """
    batches = train(network, data, steps, 0, order=order, batch=batch, seed=seed).batches
    made = optimizer(rule) if isinstance(rule, str) else rule
    return Descent(network, data, batches, made, eta, pace, trained)
