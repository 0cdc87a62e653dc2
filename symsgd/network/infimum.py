"""The infimum of the cost: its value, whether it is attained, and how that is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from flint import arb, fmpq

from symsgd.algebra.algebra import rational_value
from symsgd.algebra.balls import Balls, compare, is_ball, working_precision
from symsgd.expression import node as n
from symsgd.network import sgd
from symsgd.network.facts import Facts
from symsgd.network.order import splitmix64
from symsgd.network.sgd import A, Y

MOST_TRIES = 400
MOST_ROUNDS = 200


@dataclass(frozen=True)
class Infimum:
    """What is known: ``value`` and ``attained`` are None where they are open.

    >>> from symsgd.network.landscape import Landscape
    >>> from symsgd.network.network import Network
    >>> found = infimum(Facts(Landscape(Network([2, 1]), [([1, 2], [3])])))
    >>> found.value, found.attained
    (Fraction(2, 1), False)
    """

    value: Fraction | None
    attained: bool | None
    reason: str
    unbounded: bool = False

    def __str__(self) -> str:
        if self.unbounded:
            return f"−∞: {self.reason}"
        if self.value is None and self.attained is None:
            return f"open: {self.reason}"
        how = {True: "attained", False: "not attained", None: "whether it is attained is open"}
        what = "" if self.value is None else f"{self.value}, "
        return f"{what}{how[self.attained]}: {self.reason}"


def infimum(facts: Facts) -> Infimum:
    """Return the infimum of the cost as far as it is known."""
    if facts.polynomial or facts.profiles is None:
        return _bounded_below(facts)
    if "squared" not in facts.landscape.network.cost_row.name:
        return _of_logarithms(facts)
    if facts.all_trained and facts.one_sided and all(facts.one_sided):
        return _at_an_end(facts)
    if facts.one_neuron and facts.independent and facts.all_trained:
        return _each_by_itself(facts)
    if facts.all_trained and _on_the_ends(facts):
        apart = separating(facts)
        if apart is not None:
            return Infimum(
                Fraction(0), attained=False, reason=f"every cost is positive, and {apart}"
            )
    return Infimum(None, None, "between 0 and the cost at the start; no theorem here settles it")


def _of_logarithms(facts: Facts) -> Infimum:
    """Binary cross-entropy of one neuron: −y ln a − (1 − y) ln(1 − a)."""
    binary = facts.landscape.network.cost_row.name == "binary_cross_entropy"
    if not (binary and facts.one_neuron and facts.all_trained and facts.profiles):
        return Infimum(None, None, "no theorem here settles it for this cost")
    targets = [row[0].y for row in facts.profiles]
    beyond = [y for y in targets if not 0 <= y <= 1]
    if beyond and len(targets) == 1:
        reason = f"ln has no bound where y = {beyond[0]}"
        return Infimum(None, attained=False, reason=reason, unbounded=True)
    if all(0 < y < 1 for y in targets):
        reason = "every cost grows without bound in |z|, as its target lies inside (0, 1)"
        return Infimum(None, attained=True, reason=reason)
    if facts.independent and not beyond:
        reason = "each sample has the z that suits it, but a target 0 or 1 is never reached"
        return Infimum(None, attained=False, reason=reason)
    return Infimum(None, None, "no theorem here settles it for these targets")


def _bounded_below(facts: Facts) -> Infimum:
    if facts.quadratic and facts.rows is not None:
        from symsgd.network.quadratic import quadratic_form

        form = quadratic_form(facts)
        return Infimum(
            form.lowest, attained=True, reason="a quadratic that is bounded below has a minimum"
        )
    network = facts.landscape.network
    if facts.polynomial and len(facts.landscape.data) == 1 and not network.regularized:
        reachable = "b" in facts.landscape.trained
        column = network.sample_nodes(*facts.landscape.data[0])[0]
        values = [rational_value(e) for (e,) in column]
        reachable = reachable or any(v is None or v for v in values)
        if reachable and min(network.layers[1:]) == network.layers[-1] == 1:
            return Infimum(
                Fraction(0),
                attained=True,
                reason="the output takes every value, and y is one of them",
            )
    return Infimum(None, None, "the cost is bounded below by 0; more is not known")


def _limits(facts: Facts) -> list[list[Fraction]]:
    """Return the end of its range to which each output goes, for each sample."""
    assert facts.profiles is not None  # noqa: S101
    ends = []
    for row in facts.profiles:
        pairs = zip(row, facts.one_sided, strict=True)
        ends.append([Fraction((p.high if sign < 0 else p.low) or 0) for p, sign in pairs])
    return ends


def _cost_of(facts: Facts, outputs: Sequence[Sequence[Fraction]]) -> Fraction:
    network = facts.landscape.network
    term = network.cost_row.term(A, Y, network.size(network.depth))
    assert facts.rows is not None  # noqa: S101
    total = Fraction(0)
    for row, targets in zip(outputs, facts.rows[1], strict=True):
        for a, y in zip(row, targets, strict=True):
            value = rational_value(n.substitute(term, {A: n.number(a), Y: n.number(y)}))
            total += value if value is not None else _square(term, a, y)
    return total / len(outputs)


def _square(term: n.Node, a: Fraction, y: Fraction) -> Fraction:
    from symsgd.algebra.rationals import rational

    return rational(n.substitute(term, {A: n.number(a), Y: n.number(y)}))


def _at_an_end(facts: Facts) -> Infimum:
    value = _cost_of(facts, _limits(facts))
    return Infimum(
        value, attained=False, reason="it is the limit as the outputs go to the end of their range"
    )


def _each_by_itself(facts: Facts) -> Infimum:
    """Independent vectors (1, x): every sample can have any z, so each is at its own best."""
    assert facts.profiles is not None  # noqa: S101
    outputs, attained = [], True
    for (profile,) in facts.profiles:
        low, high = Fraction(profile.low or 0), Fraction(profile.high or 0)
        nearest = min(max(profile.y, low), high)
        attained = attained and low < profile.y < high
        outputs.append([nearest])
    reason = "the vectors (1, x) are independent, so each sample has the z that suits it"
    return Infimum(_cost_of(facts, outputs), attained, reason)


def _on_the_ends(facts: Facts) -> bool:
    assert facts.profiles is not None  # noqa: S101
    return all(p.low is not None and p.y in (p.low, p.high) for row in facts.profiles for p in row)


def separating(facts: Facts) -> str | None:
    """Return how outputs are driven to targets at the ends of their range, or None if not found.

    Hidden weights are drawn, and a perceptron then looks for output weights with the right
    signs; if they are certain, growing output weights take the cost to zero.

    >>> from symsgd.network.landscape import Landscape
    >>> from symsgd.network.network import Network
    >>> xor = [([0, 0], [0]), ([0, 1], [1]), ([1, 0], [1]), ([1, 1], [0])]
    >>> print(separating(Facts(Landscape(Network([2, 2, 1]), xor))))
    with hidden parameters (...) and t·(-10, -35, 15) in the last layer it goes to 0 as t → ∞
    """
    network = facts.landscape.network
    if network.depth != 3 or network.size(3) != 1 or facts.profiles is None:
        return None
    wanted = [1 if row[0].y == row[0].high else -1 for row in facts.profiles]
    numbers = splitmix64(1)
    count = network.size(2) * (network.size(1) + 1)
    for _ in range(MOST_TRIES):
        hidden = [Fraction(next(numbers) % 21 - 10) for _ in range(count)]
        found = _perceptron(facts, hidden, wanted)
        if found is not None:
            inner = ", ".join(map(str, hidden))
            outer = ", ".join(map(str, found))
            return (
                f"with hidden parameters ({inner}) and t·({outer}) in the last layer it goes to "
                "0 as t → ∞"
            )
    return None


def _perceptron(
    facts: Facts, hidden: Sequence[Fraction], wanted: Sequence[int]
) -> list[int] | None:
    landscape = facts.landscape
    with working_precision(64):
        algebra = Balls({})
        point = [algebra.number(h) for h in hidden]
        point += [algebra.number(Fraction(0))] * (landscape.size - len(point))
        W, b = landscape.placed(algebra, point)
        rows: list[list[arb]] = []
        for sample in landscape.samples(algebra):
            passed = sgd.forward(landscape.network, W, b, sample)
            rows.append([arb(1), *passed.a[2]])
        numbers = [[float(e.mid()) for e in row] for row in rows]
        weights = [0.0] * len(rows[0])
        for _ in range(MOST_ROUNDS):
            wrong = False
            for row, sign in zip(numbers, wanted, strict=True):
                if sign * sum(w * e for w, e in zip(weights, row, strict=True)) <= 0.05:
                    weights = [w + sign * e for w, e in zip(weights, row, strict=True)]
                    wrong = True
            if not wrong:
                break
        else:
            return None
        whole = [round(10 * w) for w in weights]
        for balls, sign in zip(rows, wanted, strict=True):
            total = algebra.add(
                [algebra.multiply([arb(w * sign), e]) for w, e in zip(whole, balls, strict=True)]
            )
            if not is_ball(total) or compare(total, arb(0)) != 1:
                return None
        return whole


def as_fraction(value: fmpq) -> Fraction:
    """Return a rational number of FLINT as a Fraction.

    >>> as_fraction(fmpq(1, 2))
    Fraction(1, 2)
    """
    return Fraction(int(value.p), int(value.q))
