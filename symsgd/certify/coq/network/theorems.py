"""Theorems about a network: backpropagation, θ¹ of a step, and certified decimals.

The cost is written as the forward pass; what is claimed of its derivatives is what the algorithm
says.  Backpropagation is claimed for all parameters, inputs and targets; θ¹ at θ⁰ and for every η.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from symsgd.certify.coq.document import CoqClaim, CoqDocument, Standing, left_out
from symsgd.certify.coq.network.backward import Backward
from symsgd.certify.coq.network.digits import CoqDigits
from symsgd.certify.coq.network.names import Names, coq_name
from symsgd.certify.coq.network.signs import settled
from symsgd.certify.coq.network.step import CoqStep
from symsgd.certify.coq.theorems import NotExported, Theorem
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.network.gradient import KINKED
from symsgd.network.tables import Task
from symsgd.network.tangents import Parameter
from symsgd.network.trace import Trace

DIGITS = 30
MOST_DIGITS = 300
MOST_PARAMETERS = 150  # the text of the theorems grows with their square


def network_document(
    task: Task, *, name: str = "network", file: str = "network", line: int = 1, digits: int = DIGITS
) -> CoqDocument:
    """Return the theorems about a network and its first step, to be replayed by Coq.

    ``file`` and ``line`` say where the network is described.

    >>> from symsgd.network.tables import network_from_tables
    >>> task = network_from_tables(
    ...     {"layers": [2, 1], "W": {2: [[5, 6]]}, "b": {2: [4]}}, {"x": [1, 2], "y": [3]})
    >>> claims = network_document(task).claims
    >>> print(claims[0].source)
    ∂C/∂b^[2] = delta^[2], for all parameters, inputs and targets
    >>> print(claims[5].theorems[0].statement)  # doctest: +NORMALIZE_WHITESPACE
    is_derive (fun t : R => (net_cost 4 5 t 1 2 3)) 6
        (2 * (((sigma 21) * (1 + (- (sigma 21)))) * ((sigma 21) + (- 3))))
    """
    if not 1 <= digits <= MOST_DIGITS:
        raise SymsgdError(
            "no-digits", f"{digits} digits are asked for", advice=f"ask for 1 to {MOST_DIGITS}"
        )
    written = _Written(task, line, digits)
    claims = tuple(written.claims())
    return CoqDocument(name, file, claims, definitions=written.definitions)


class _Written:
    def __init__(self, task: Task, line: int, digits: int) -> None:
        self.task, self.line, self.digits = task, line, digits
        self.definitions = ""
        self.count = 0

    def claims(self) -> Iterator[CoqClaim]:
        names = Names(self.task.network)
        try:
            backward = _backward(names)
        except NotExported as why:
            yield self._left_out("backpropagation is the gradient of the cost", why)
            yield self._left_out("theta^1 = theta^0 - eta * the gradient at theta^0", why)
            return
        verdict = self.task.network.prove_gradient()
        self.definitions = backward.text()
        found = str(verdict.outcome)
        for p in names.parameters:
            theorem = Theorem(
                coq_name("symsgd_backpropagation", names.plain[p]),
                backward.statement(p),
                backward.proof(p),
            )
            yield self._claim(_backpropagation(backward, p), found, theorem)
        yield from self._first_step(backward, found)

    def _first_step(self, backward: Backward, found: str) -> Iterator[CoqClaim]:
        names = backward.names
        try:
            # for every η, also where the problem names one
            step = CoqStep(backward, self._trace(self._any_eta()))
        except NotExported as why:
            yield self._left_out("theta^1 = theta^0 - eta * the gradient at theta^0", why)
            return
        self.definitions += step.text()
        for p in names.parameters:
            name = coq_name("symsgd_step", names.plain[p])
            theorems = (
                Theorem(f"{name}_gradient", *step.gradient(p)),
                Theorem(f"{name}_update", *step.update(p, f"{name}_gradient")),
            )
            yield self._claim(_updated(step, p), found, *theorems)
        yield from self._decimals(step)

    def _decimals(self, step: CoqStep) -> Iterator[CoqClaim]:
        try:
            decimals = CoqDigits(step, self.digits, settled(self.task.step()))
        except NotExported as why:
            yield self._left_out("the decimals of the step", why)
            return
        self.definitions += "\n".join(["(* decimals on the way *)", *decimals.lines, ""])
        for place, entry in decimals.results():
            source = f"{place} to {self.digits} digits"
            try:
                theorem = Theorem(
                    coq_name("symsgd_digits", place),
                    decimals.statement(entry),
                    decimals.proof(entry),
                )
            except NotExported as why:
                yield self._left_out(source, why)
                continue
            yield self._claim(source, "PROVED", theorem)

    def _any_eta(self) -> Node:
        """Return a symbol for η that the network and its data do not use."""
        quantities = self.task.step().quantities.values()
        used = n.free_variables(*(e for q in quantities if not q.rule for e in q.matrix))
        used = (*used, *n.free_variables(self.task.network.regularization))
        return n.variable("eta" if "eta" not in used else "eta of the step")

    def _trace(self, eta: Node) -> Trace:
        return replace(self.task, eta=eta).step()

    def _claim(self, source: str, verdict: str, *theorems: Theorem) -> CoqClaim:
        self.count += 1
        return CoqClaim(self.line, self.count, source, verdict, theorems, Standing.NOT_REPLAYED)

    def _left_out(self, source: str, why: NotExported) -> CoqClaim:
        self.count += 1
        return left_out(self.line, self.count, source, "UNDECIDED", str(why))


def _backward(names: Names) -> Backward:
    if len(names.parameters) > MOST_PARAMETERS:
        raise NotExported(f"the network has more than {MOST_PARAMETERS} parameters")
    for name in names.symbols:
        if name in names.plain.values():
            raise NotExported(f"the parameter {name} of an activation is called like a weight")
    return Backward(names)


def _backpropagation(backward: Backward, p: Parameter) -> str:
    names = backward.names
    apart = f", where {_apart(names, p)}" if backward.kinks.units(p.layer) else ""
    value = names.plain_of("delta", p.layer, p.row)
    if p.letter == "W":
        before = names.plain_of("a", p.layer - 1, p.column)
        value = f"{value} * {before}"
    return f"∂C/∂{names.plain[p]} = {value}, for all parameters, inputs and targets{apart}"


def _apart(names: Names, p: Parameter) -> str:
    """Return, in words, that no weighted input from a layer on lies at a kink."""
    later = [f.name for l, f in names.network.activations.items() if l >= p.layer]
    return f"no z of {' or '.join(dict.fromkeys(f for f in later if f in KINKED))} is 0"


def _updated(step: CoqStep, p: Parameter) -> str:
    plain, value = step.names.plain[p], step.plain(step.entry("d", p))
    apart = f", where {_apart(step.names, p)}" if step.kinks.supposed(p.layer) else ""
    return f"∂C/∂{plain} = {value} at theta^0, and {plain} - eta*∂C/∂{plain} for every eta{apart}"
