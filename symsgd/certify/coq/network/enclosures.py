"""Quantities of a step between decimals, each by way of those before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from flint import arb

from symsgd.algebra.algebra import evaluate
from symsgd.algebra.balls import Balls, is_ball, working_precision
from symsgd.algebra.lets import literal, opened
from symsgd.certify.coq.network.quantities import Quantities
from symsgd.certify.coq.terms.relations import NotExported
from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.functions.table import ONE, TWO, define, exp

MORE_BITS = 48
LOG2_10 = 3.3219280948873626


class Enclosures:
    """Lemmas ``low <= q <= high`` about the named quantities that some values are made from.

    ``digits`` are those of the two decimals, and ``ending`` ends the names of the lemmas.
    """

    def __init__(self, step: Quantities, digits: int, ending: str = "between") -> None:
        self.step = step
        self.digits = digits
        self.ending = ending
        self.lines: list[str] = []
        self._between: dict[Node, Any] = {}

    @property
    def bits(self) -> int:
        """The precision that Coq needs for so many digits."""
        return int(LOG2_10 * self.digits) + MORE_BITS

    def enclose(self, *entries: Node) -> list[arb]:
        """Enclose what is on the way to some values; return how far that encloses them."""
        needed = {part for part in n.walk(*entries) if self.step.is_named(part)}
        with working_precision(2 * self.bits):
            for name, entry in self.step.named():
                if entry in needed and (value := literal(entry)) is not None:
                    self._between[entry] = evaluate(n.number(value), Balls({}))
                elif entry in needed:
                    low, high, scale = _ends(self._ball(entry.args[0]), self.digits)
                    self._between[entry] = arb(low).union(arb(high)) / arb(10) ** scale
                    ends = decimal_term(low, scale), decimal_term(high, scale)
                    self.lines.append(self._lemma(name, entry, *ends))
            return [self._ball(entry) for entry in entries]

    def abstracted(self, entry: Node) -> str:
        """Return the steps that leave of quantities only that they lie between two decimals."""
        parts = _parts(entry)
        names = [self.step.label(part) for part in parts if literal(part) is None]
        exact = [self.step.label(part) for part in parts if literal(part) is not None]
        steps = [f"cbv beta delta [{' '.join(exact)}]. "] if exact else []
        steps += [
            f"generalize {name}_{self.ending}; generalize {name}; intros q_{k} Q_{k}. "
            for k, name in enumerate(names)
        ]
        return "".join(steps)

    def _ball(self, entry: Node) -> arb:
        """Return the value from the enclosures before it, in the steps that Coq takes."""
        memo = {part: self._between[part] for part in _parts(entry)}
        ball = evaluate(_in_exponentials(entry, memo), Balls({}), dict(memo))
        if not is_ball(ball) or not ball.is_finite():
            raise NotExported(f"no enclosure of {entry} is found")
        return ball

    def _lemma(self, name: str, entry: Node, low: str, high: str) -> str:
        inside = entry.args[0]
        return (
            f"Lemma {name}_{self.ending} : {low} <= {name} <= {high}.\n"
            f"Proof. unfold {name}. {self.abstracted(inside)}"
            f"{enclosed(inside, [self.bits])} Qed."
        )


def enclosed(entry: Node, precisions: Sequence[int]) -> str:
    """Return the tactic that encloses a value, the first that is precise enough.

    >>> enclosed(n.apply("exp", n.variable("q")), [64])
    'sgd_unfold; interval with (i_prec 64).'
    """
    if any(node.head == n.APPLY and node.value[0] == "erf" for node in _written_out(entry)):
        before, way = "unfold erf; ", "integral with (i_prec {0}, i_degree {1})"
    else:
        before, way = "", "interval with (i_prec {0})"
    ways = [way.format(bits, bits // 5) for bits in precisions]
    tried = f"first [ {' | '.join(ways)} ]" if len(ways) > 1 else ways[0]
    return f"sgd_unfold; {before}{tried}."


def decimal_term(whole: int, scale: int) -> str:
    """Return whole / 10^scale as a term of Coq.

    >>> decimal_term(-152, 2), decimal_term(15, -1)
    ('(- (152 / 10 ^ 2))', '150')
    """
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


def _written_out(entry: Node) -> Iterator[Node]:
    """Yield the parts of a value with definitions put in, but not those of named quantities."""
    return n.walk(_in_exponentials(opened(entry), {}))


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
