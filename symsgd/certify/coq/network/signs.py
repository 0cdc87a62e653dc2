"""One step of a network with kinks: on which side of its kink each z lies, as far as it is known.

A z that is a number lies on one side, and there its activation is smooth.  A z with letters in it
is supposed not to be 0.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from symsgd.algebra.algebra import evaluate
from symsgd.algebra.balls import Balls, is_ball, working_precision
from symsgd.algebra.lets import Lets, literal
from symsgd.certify.coq.network.sides import one_side
from symsgd.certify.coq.terms.relations import NotExported
from symsgd.expression import node as n
from symsgd.expression.matrix import Matrix
from symsgd.expression.node import Node
from symsgd.network.gradient import KINKED
from symsgd.network.trace import Trace
from symsgd.prove.decide import decide

_BITS = (64, 256, 1024, 4096)


def kinked_inputs(trace: Trace) -> Iterator[tuple[str, str, Node]]:
    """Yield every z at whose 0 the activation has a kink: its name, the activation, the entry.

    >>> from symsgd.network.network import Network
    >>> trace = Network([1, 1, 1], ["relu", "sigmoid"]).step()
    >>> [(place, f) for place, f, _ in kinked_inputs(trace)]
    [('z^[2]', 'relu')]
    """
    for layer, f in trace.network.activations.items():
        if f.name not in KINKED:
            continue
        for k in range(1, trace.samples + 1):
            mark = f"{{{k}}}" if trace.samples > 1 else ""
            name = f"z^[{layer}]{mark}"
            for entry in trace.quantities[name].matrix:
                yield str(entry.value) if entry.head == n.LET else name, f.name, entry


def settled(trace: Trace) -> Trace:
    """Return the step with each activation as it is on the side of its z, where z is a number.

    >>> from symsgd.network.network import Network
    >>> trace = Network([1, 1, 1], ["sigmoid", "relu"],
    ...                 weights=[[[1]], [[1]]], biases=[[1], [-1]]).step([1], [0])
    >>> print(trace["a^[3]"], settled(trace)["a^[3]"], settled(trace)["D^[3]"])
    relu(sigmoid(2) - 1) 0 0
    """
    signs = {entry: _sign(*found) for found in kinked_inputs(trace)
             if not n.free_variables(entry := found[-1])}  # fmt: skip
    for place, f, entry in kinked_inputs(trace):
        if entry not in signs and decide(entry, n.number(0)).proved:
            raise NotExported(f"{place} is 0, where {f} has a kink")
    if not signs:
        return trace
    lets = Lets()
    memo: dict[Node, Node] = {}

    def smooth(matrix: Matrix) -> Matrix:
        rows = ((evaluate(one_side(e, signs), lets, memo) for e in row) for row in matrix.rows)
        return Matrix(tuple(tuple(row) for row in rows))

    quantities = {name: replace(q, matrix=smooth(q.matrix)) for name, q in trace.quantities.items()}
    return replace(trace, quantities=quantities)


def _sign(place: str, f: str, entry: Node) -> int:
    """Return the sign of a number."""
    value = literal(entry)
    if value is not None:
        sign = (value > 0) - (value < 0)
        if not sign:
            raise NotExported(f"{place} is 0, where {f} has a kink")
        return sign
    for bits in _BITS:
        with working_precision(bits):
            ball = evaluate(entry, Balls({}))
            if is_ball(ball) and ball.is_finite() and not ball.contains(0):
                return 1 if ball > 0 else -1
    raise NotExported(f"it is not decided on which side of its kink {place} lies")
