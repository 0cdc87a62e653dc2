"""Certified decimals of a step in Coq: |value − decimal| ≤ one unit of its last digit.

A value that is short is enclosed as it is written.  A longer one is enclosed by way of the
quantities before it, each between two decimals of its own, so that nothing is written out.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from flint import arb

from symsgd.algebra.algebra import evaluate, rational_value
from symsgd.algebra.balls import Balls, is_ball, working_precision
from symsgd.algebra.certified import ball_digits
from symsgd.certify.coq.network.enclosures import LOG2_10, Enclosures, decimal_term, enclosed
from symsgd.certify.coq.network.quantities import places
from symsgd.certify.coq.network.step import CoqStep
from symsgd.certify.coq.terms.relations import NotExported
from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.network.trace import Trace

GUARDS = (20, 60, 180)  # more digits for the quantities on the way
MOST_CHARACTERS = 100  # a longer formula is enclosed by way of the quantities before it


class CoqDigits:
    """Decimals of the results of a step, those that are numbers and not rational.

    >>> from symsgd.certify.coq.network.backward import Backward
    >>> from symsgd.certify.coq.network.names import Names
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
        long = [entry for _, entry in self.results() if not self._short(entry)]
        for guard in GUARDS:
            self._enclosures = Enclosures(step, count + guard)
            if not long or all(map(self._narrow, self._enclosures.enclose(*long))):
                break

    @property
    def lines(self) -> list[str]:
        """The lemmas about the quantities on the way."""
        return self._enclosures.lines

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
        for bits in (self._enclosures.bits, 4 * self._enclosures.bits):
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
        bits = self._enclosures.bits
        known = "" if self._short(entry) else self._enclosures.abstracted(entry)
        return known + enclosed(entry, [bits, 2 * bits, 4 * bits])

    def _short(self, entry: Node) -> bool:
        return self.step.short(entry) and len(self.step.closed(entry)) <= MOST_CHARACTERS

    def _narrow(self, ball: arb) -> bool:
        if ball.contains(0):
            return True  # its digits are not looked for
        return bool(ball.rel_accuracy_bits() > (self.count + 3) * LOG2_10)


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
    return decimal_term(whole, scale), decimal_term(1, scale)
