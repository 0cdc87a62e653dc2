"""What a step is on average: the expected update, its covariance, and a proof.

The sample k of a step is uniform among N.  The mean of the N possible updates
is the step on the full batch; their spread is the covariance.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from symsgd.algebra.algebra import evaluate
from symsgd.algebra.lets import Lets, opened
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.matrix import Matrix
from symsgd.expression.node import Node
from symsgd.network import sgd
from symsgd.network.arrays import Array, Layers
from symsgd.network.exact import Given, GivenTable, exact
from symsgd.network.recorder import named
from symsgd.network.tangents import parameters
from symsgd.prove.decide import decide
from symsgd.prove.verdict import Outcome, Verdict

if TYPE_CHECKING:
    from symsgd.network.network import Network

Data = Sequence[tuple[GivenTable | None, GivenTable | None]]


def prove_expected_update(network: Network, data: Data, eta: Given = "eta") -> Verdict:
    """Return the verdict on: the mean of the updates over all samples is the full-batch step.

    >>> from symsgd.network.network import Network
    >>> print(prove_expected_update(Network([2, 1]), [([1, 2], [3]), ([0, 1], [1])]).outcome)
    PROVED
    """
    lets = Lets()
    rate = evaluate(exact(eta, "the learning rate"), lets)
    W, b = network.parameters(lets)
    passes = _passes(network, W, b, data)
    full = _flat(sgd.update(W, b, *sgd.gradients(network, W, passes), rate))
    singles = [_flat(sgd.update(W, b, *sgd.gradients(network, W, [p]), rate)) for p in passes]
    for p, whole, *parts in zip(parameters(network), full, *singles, strict=True):
        mean = n.add(*(opened(part) for part in parts)) / len(parts)
        verdict = decide(mean, opened(whole))
        if not verdict.proved:
            return verdict
        last = p
    reason = (
        f"for every parameter (b_1 to {last}) the mean of {len(passes)} updates equals the "
        "full-batch update, whatever the values a and errors δ of the samples are"
    )
    return Verdict(Outcome.PROVED, reason)


def update_covariance(network: Network, data: Data, eta: Given = "eta", batch: int = 1) -> Matrix:
    """Return the covariance of the parameters after one step from a random batch.

    Rows and columns go through b and W, layer by layer.  The batch is drawn
    without repetition, so that its covariance is (N − m)/(m (N − 1)) times that
    of single samples.

    >>> from symsgd.network.network import Network
    >>> network = Network([1, 1], "identity", weights=[[[1]]], biases=[[0]])
    >>> print(update_covariance(network, [([1], [0]), ([1], [2])]))
    [[eta^2, eta^2], [eta^2, eta^2]]
    """
    lets = Lets()
    size = len(data)
    if not 1 <= batch <= size:
        raise SymsgdError("bad-batch", f"a batch of {batch} from {size} samples")
    W, b = network.parameters(lets)
    passes = _passes(network, W, b, data)
    gradients = [_flat(sgd.gradients(network, W, [p])) for p in passes]
    share = n.number(Fraction(1, size))
    spread = Fraction(size - batch, batch * (size - 1)) if size > 1 else Fraction(0)
    rate = evaluate(exact(eta, "the learning rate"), lets)
    factor = lets.multiply([n.number(spread), lets.power(rate, n.number(2), n.number(2))])

    def mean(terms: list[Node]) -> Node:
        return lets.multiply([share, lets.add(terms)])

    columns = list(zip(*gradients, strict=True))
    means = [mean(list(column)) for column in columns]

    def entry(i: int, j: int) -> Node:
        products = [lets.multiply([p, q]) for p, q in zip(columns[i], columns[j], strict=True)]
        return lets.multiply(
            [factor, lets.subtract(mean(products), lets.multiply([means[i], means[j]]))]
        )

    places = range(len(columns))
    return Matrix.of([[entry(min(i, j), max(i, j)) for j in places] for i in places])


def _passes(network: Network, W: Layers[Node], b: Layers[Node], data: Data) -> list[sgd.Pass[Node]]:
    if not data:
        raise SymsgdError("no-data", "an expectation needs at least one sample")
    passes = []
    for k, (x, y) in enumerate(data, 1):

        def name(symbol: str, layer: int, array: Array[Node], k: int = k) -> Array[Node]:
            return named(array, symbol, f"^[{layer}]{{{k}}}")

        sample = network.sample(x, y, W[2].algebra)
        passes.append(sgd.backward(network, W, sgd.forward(network, W, b, sample, name), name))
    return passes


def _flat(pair: tuple[Layers[Node], Layers[Node]]) -> tuple[Node, ...]:
    W, b = pair
    return tuple(entry for l in sorted(W) for table in (b, W) for entry in table[l])
