"""Certified decimals of a step in Coq: |value − decimal| ≤ one unit of its last digit.

A value that is short is enclosed as it is written.  A longer one is enclosed by way of the
quantities before it, each between two decimals of its own, so that nothing is written out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from flint import arb

from symsgd.algebra.algebra import evaluate, rational_value
from symsgd.algebra.balls import Balls, is_ball, working_precision
from symsgd.algebra.certified import ball_digits
from symsgd.algebra.lets import literal
from symsgd.certify.coq_network_quantities import places
from symsgd.certify.coq_network_step import CoqStep
from symsgd.certify.coq_relations import NotExported
from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.functions.table import ONE, TWO, define, exp
from symsgd.network.trace import Trace

GUARDS = (20, 60, 180)  # more digits for the quantities on the way
MORE_BITS = 48
MOST_CHARACTERS = 100  # a longer formula is enclosed by way of the quantities before it
_LOG2_10 = 3.3219280948873626


class CoqDigits:
    """Decimals of the results of a step, those that are numbers and not rational.

    >>> from symsgd.certify.coq_network_backward import Backward
    >>> from symsgd.certify.coq_network_names import Names
    >>> from symsgd.network.network import Network
    >>> network = Network([2, 1], weights=[[[5, 6]]], biases=[[4]])
    >>> step = CoqStep(Backward(Names(network)), network.step([1, 2], [3]))
    >>> found = CoqDigits(step, 10)
    >>> [name for name, _ in found.results()]
    ['a^[2]', 'db^[2]', 'dW_12^[2]']
    >>> found.statement(step.trace["a^[2]"])
    'Rabs ((sigma 21) - (9999999992 / 10 ^ 10)) <= (1 / 10 ^ 10)'
    """

    def __init__(self, step: CoqStep, count: int, trace: Trace | None = None) -> None:
        self.step = step
        self.trace = trace or step.trace  # the same step, perhaps with a number for η
        self.count = count
        self.guard = GUARDS[0]
        self.lines: list[str] = []
        self._between: dict[Node, Any] = {}
        long = [entry for _, entry in self.results() if not self._short(entry)]
        for self.guard in GUARDS:
            if long and not self._enclosed(long):
                continue
            break

    def results(self) -> Iterator[tuple[str, Node]]:
        """Yield the outputs, the gradient and θ¹ as far as they are numbers, with their names."""
        network, quantities = self.trace.network, self.trace.quantities
        names = [name for name in quantities if name.startswith(f"a^[{network.depth}]")]
        for kind in ("db", "dW", "b_new", "W_new"):
            names += [f"{kind}^[{layer}]" for layer in range(2, network.depth + 1)]
        seen: set[Node] = set()
        for name in names:
            for place, entry in places(self.trace, name):
                number = not n.free_variables(entry) and rational_value(entry) is None
                if number and entry not in seen:
                    seen.add(entry)
                    yield place, entry

    def statement(self, entry: Node) -> str:
        """Return that a value is as near to its decimal as the last digit says."""
        for bits in (self._bits, 4 * self._bits):
            with working_precision(bits):
                ball = evaluate(entry, Balls({}))
                text = ball_digits(ball, self.count) if is_ball(ball) else None
            if text is not None:
                decimal, unit = decimal_terms(text, self.count)
                written = (
                    self.step.closed(entry) if self._short(entry) else self.step.by_names(entry)
                )
                return f"Rabs ({written} - {decimal}) <= {unit}"
        raise NotExported(f"its {self.count} digits are not found; it may be 0")

    def proof(self, entry: Node) -> str:
        """Return the proof of that statement."""
        ways = " | ".join(f"interval with (i_prec {self._bits * k})" for k in (1, 2, 4))
        known = [] if self._short(entry) else _parts(entry)
        return f"{self._abstracted(known)}first [ {ways} ]."

    def _short(self, entry: Node) -> bool:
        return self.step.short(entry) and len(self.step.closed(entry)) <= MOST_CHARACTERS

    @property
    def _bits(self) -> int:
        return int(_LOG2_10 * (self.count + self.guard)) + MORE_BITS

    def _enclosed(self, entries: Sequence[Node]) -> bool:
        """Enclose what is on the way to some values; say whether that is narrow enough for them."""
        self.lines.clear()
        needed = {part for part in n.walk(*entries) if self.step.is_named(part)}
        with working_precision(2 * self._bits):
            for name, entry in self.step.named():
                if entry in needed and (value := literal(entry)) is not None:
                    self._between[entry] = evaluate(n.number(value), Balls({}))
                elif entry in needed:
                    low, high, scale = _ends(self._ball(entry.args[0]), self.count + self.guard)
                    self._between[entry] = arb(low).union(arb(high)) / arb(10) ** scale
                    self.lines.append(
                        self._lemma(name, entry, _term(low, scale), _term(high, scale))
                    )
            return all(self._narrow(self._ball(entry)) for entry in entries)

    def _ball(self, entry: Node) -> arb:
        """Return the value from the enclosures before it, in the steps that Coq takes."""
        memo = {part: self._between[part] for part in _parts(entry)}
        ball = evaluate(_in_exponentials(entry, memo), Balls({}), dict(memo))
        if not is_ball(ball) or not ball.is_finite():
            raise NotExported(f"no enclosure of {entry} is found")
        return ball

    def _narrow(self, ball: arb) -> bool:
        if ball.contains(0):
            return True  # its digits are not looked for
        return bool(ball.rel_accuracy_bits() > (self.count + 3) * _LOG2_10)

    def _lemma(self, name: str, entry: Node, low: str, high: str) -> str:
        return (
            f"Lemma {name}_between : {low} <= {name} <= {high}.\n"
            f"Proof. unfold {name}. {self._abstracted(_parts(entry.args[0]))}"
            f"interval with (i_prec {self._bits}). Qed."
        )

    def _abstracted(self, parts: Sequence[Node]) -> str:
        """Return the steps that leave of quantities only that they lie between two decimals."""
        names = [self.step.label(part) for part in parts if literal(part) is None]
        exact = [self.step.label(part) for part in parts if literal(part) is not None]
        steps = [f"cbv beta delta [{' '.join(exact)}]. "] if exact else []
        steps += [
            f"generalize {name}_between; generalize {name}; intros q_{k} Q_{k}. "
            for k, name in enumerate(names)
        ]
        return "".join(steps) + "sgd_unfold; "


def decimal_terms(text: str, count: int) -> tuple[str, str]:
    """Return a decimal and the unit of its last digit as terms of Coq.

    >>> decimal_terms("-1.52e-9", 3)
    ('(- (152 / 10 ^ 11))', '(1 / 10 ^ 11)')
    >>> decimal_terms("1234.5", 5), decimal_terms("1.2e4", 2)
    (('(12345 / 10 ^ 1)', '(1 / 10 ^ 1)'), ('12000', '1000'))
    """
    value = Decimal(text)
    scale = count - 1 - value.adjusted()
    whole = int(Fraction(value) * Fraction(10) ** scale)
    return _term(whole, scale), _term(1, scale)


def _term(whole: int, scale: int) -> str:
    size = abs(whole)
    text = f"({size} / 10 ^ {scale})" if scale > 0 else str(size * 10**-scale)
    return text if whole >= 0 else f"(- {text})"


def _ends(ball: arb, count: int) -> tuple[int, int, int]:
    """Return whole numbers and a scale with low/10^scale ≤ value ≤ high/10^scale, with room."""
    size = abs(ball).upper()
    scale = count if size == 0 else count - int(float(size.log().mid()) / 2.302585092994046)
    scaled = ball * arb(10) ** scale
    ends = scaled.lower().floor().unique_fmpz(), scaled.upper().ceil().unique_fmpz()
    if ends[0] is None or ends[1] is None:
        raise NotExported("an enclosure is too wide")
    low, high = int(ends[0]), int(ends[1])
    room = 2 + (high - low)
    return low - room, high + room, scale


def _parts(entry: Node) -> list[Node]:
    """Return the named quantities that a value is made from directly."""
    found: dict[Node, None] = {}
    stack = [entry]
    while stack:
        part = stack.pop()
        if part.head == n.LET:
            found[part] = None
        else:
            stack.extend(part.args)
    return list(found)


def _in_exponentials(root: Node, kept: dict[Node, Any]) -> Node:
    """Return an expression with σ and tanh written out, except inside of what is kept."""
    done: dict[Node, Node] = {part: part for part in kept}
    for node in n.walk(root):
        if node in done:
            continue
        plain = n.rebuild(node, tuple(done[child] for child in node.args))
        if plain.head == n.APPLY and define(plain) is not plain and plain.value[0] != "sqrt":
            plain = _in_exponentials(define(plain), kept)
        elif plain.head == n.APPLY and plain.value[0] in ("sigmoid", "tanh"):
            (u,) = plain.args
            up, down = exp(u), exp(-u)
            plain = (
                ONE / (ONE + down)
                if plain.value[0] == "sigmoid"
                else ((up - down) / TWO) / ((up + down) / TWO)
            )
        done[node] = plain
    return done[root]
