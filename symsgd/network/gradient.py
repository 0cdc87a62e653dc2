"""Backpropagation is the gradient: an exact proof for every parameter of a network."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from functools import cache
from time import perf_counter
from typing import TYPE_CHECKING

from symsgd.algebra.algebra import evaluate
from symsgd.algebra.balls import Balls, Undefined, working_precision
from symsgd.expression import node as n
from symsgd.expression.domain import Context, Domain
from symsgd.functions.derivatives import differentiate
from symsgd.functions.table import exp
from symsgd.network import sgd
from symsgd.network.activation import A as VALUE
from symsgd.network.activation import Activation
from symsgd.network.activation import Z as INPUT
from symsgd.network.costs import COSTS
from symsgd.network.layerwise import layerwise_differences, too_deep
from symsgd.network.order import splitmix64
from symsgd.network.polynomials import Polynomial, Polynomials
from symsgd.network.sgd import TEXTBOOK, Rules
from symsgd.network.tangents import Parameter, output_tangent, parameters
from symsgd.prove.decide import decide
from symsgd.prove.verdict import Counterexample, Outcome, Verdict

if TYPE_CHECKING:
    from symsgd.network.network import Network

A, Y = n.variable("a"), n.variable("y")
KINKED = frozenset({"relu", "leaky_relu", "elu", "softsign"})
TRIES = 40


def prove_gradient(network: Network, rules: Rules = TEXTBOOK) -> Verdict:
    """Return the verdict on: backpropagation gives ∂C/∂p for every parameter p.

    Both sides are polynomials in the weights, the values a and their slopes:
    the backward pass against tangents carried forward.  That the slopes belong
    to the activations, and the errors to the cost, are lemmas of one variable.

    >>> from symsgd.network.network import Network
    >>> verdict = prove_gradient(Network([2, 2, 1]))
    >>> verdict.outcome.value, verdict.reason.split(":")[0]
    ('PROVED', 'all 9 parameters')
    """
    start = perf_counter()
    wrong = list((_by_layer if too_deep(network) else _differences)(network, rules))
    verdict = _refuted(network, rules, wrong) if wrong else _with_lemmas(network)
    return replace(verdict, seconds=perf_counter() - start)


def _differences(network: Network, rules: Rules) -> Iterator[Parameter]:
    """Yield the parameters for which the two polynomials differ."""
    algebra = Polynomials(network)
    passed, W = algebra.forward()
    sgd.backward(network, W, passed, rules=rules)
    slopes = _cost_slopes(network, algebra, passed)
    delta, a = passed.delta, passed.a
    backward: dict[tuple[str, int], list[list[Polynomial]]] = {}
    for l in range(2, network.depth + 1):
        backward["W", l] = rules.weight_gradient(delta[l], a[l - 1]).rows
        backward["b", l] = rules.bias_gradient(delta[l]).rows
    for p in parameters(network):
        moved = output_tangent(network, W, passed, p)
        forward = _chained(algebra, moved, slopes)
        if backward[p.letter, p.layer][p.row - 1][p.column - 1] != forward:
            yield p


def _by_layer(network: Network, rules: Rules) -> Iterator[Parameter]:
    """Yield the parameters at which the last δ, or a step from layer to layer, is wrong."""
    algebra = Polynomials(network, errors=True)
    passed, W = algebra.forward()
    slopes = _cost_slopes(network, algebra, passed)
    L = network.depth
    for i, error in enumerate(rules.last_delta(network, passed), 1):
        bias = Parameter("b", L, i)
        if _chained(algebra, output_tangent(network, W, passed, bias), slopes) != error:
            yield bias
            yield Parameter("W", L, i, 1)
    yield from layerwise_differences(network, rules, passed, W)


def _cost_slopes(
    network: Network, algebra: Polynomials, passed: sgd.Pass[Polynomial]
) -> list[tuple[Polynomial, Polynomial]]:
    """Return ∂C/∂a for each output as a fraction of polynomials."""
    slope = network.cost_row.slope(A, Y, network.size(network.depth))
    sign, slope = (-1, slope.args[0]) if slope.head == n.NEGATE else (1, slope)
    above, below = slope.args if slope.head == n.DIVIDE else (slope, n.number(1))
    pairs = []
    for a, y in zip(passed.a[network.depth], passed.y, strict=True):
        memo = {A: a, Y: y}
        top, bottom = (evaluate(part, algebra, dict(memo)) for part in (above, below))
        pairs.append((sign * top, bottom))
    return pairs


def _chained(
    algebra: Polynomials, moved: list[Polynomial], slopes: list[tuple[Polynomial, Polynomial]]
) -> Polynomial:
    """Return Σ ∂C/∂aᵢ · ȧᵢ, divided out where that leaves a polynomial."""
    total = algebra.number(Fraction(0))
    for tangent, (above, below) in zip(moved, slopes, strict=True):
        product = above * tangent
        if below.is_constant():
            total += product / below.leading_coefficient()
            continue
        quotient, rest = divmod(product, below)
        cancelled = algebra.network.cancels and rest.is_zero()
        total += quotient if cancelled else algebra.divide(product, below)
    return total


def _with_lemmas(network: Network) -> Verdict:
    names, conditions = [], []
    for f in dict.fromkeys(network.activations.values()):
        lemma = activation_lemma(f)
        if not lemma.proved:
            return Verdict(Outcome.UNDECIDED, f"the derivative of {f.name} is open: {lemma.reason}")
        names.append(f.name)
        if f.name in KINKED:
            conditions.append(f"no weighted input z at a kink of {f.name}")
    if network.regularized:
        w, rate = n.variable("weight"), n.variable("rate")
        decay = decide(rate * w, differentiate(rate / 2 * w**2, "weight"))
        if not decay.proved:
            return Verdict(Outcome.UNDECIDED, f"the derivative of λ/2 w² is open: {decay.reason}")
        names.append("λ/2 w²")
    cost = cost_lemma(network.cost_row.name, network.size(network.depth))
    if not cost.proved:
        return Verdict(Outcome.UNDECIDED, f"the derivative of the cost is open: {cost.reason}")
    count = sum(1 for _ in parameters(network))
    way = "layer by layer" if too_deep(network) else "multiplied out"
    reason = (
        f"all {count} parameters: the backward pass and tangents carried forward are the same "
        f"polynomials, {way}; lemmas: the derivatives of {', '.join(names)} and "
        f"{network.cost_row.name}"
    )
    return Verdict(Outcome.PROVED, reason, tuple(conditions))


@cache
def activation_lemma(f: Activation) -> Verdict:
    """Return the verdict on: the slope used for D is the derivative of the activation.

    >>> activation_lemma(Activation.named("tanh")).proved
    True
    """
    if f.together:
        return _softmax_lemma()
    z = n.variable("z")
    while z in f.parameters:  # a parameter that somebody called z
        z = n.variable(f"{z.value}'")
    value = n.substitute(f.value, {INPUT: z})
    slope = n.substitute(f.slope, {INPUT: z, VALUE: value})
    return decide(slope, differentiate(value, str(z.value)))


def _softmax_lemma() -> Verdict:
    """∂s/∂u = s(1 − s) and ∂s/∂v = −s t, where r stands for all the other exponentials."""
    u, v, r = n.variables("u v r")
    total = exp(u) + exp(v) + r
    s, t = exp(u) / total, exp(v) / total
    context = Context.of({"r": Domain.named("nonnegative")})
    own = decide(differentiate(s, "u"), s * (1 - s), context)
    return own if not own.proved else decide(differentiate(s, "v"), -(s * t), context)


@cache
def cost_lemma(name: str, outputs: int) -> Verdict:
    """Return the verdict on: the slope used for δ is the derivative of the cost.

    >>> cost_lemma("binary_cross_entropy", 1).proved
    True
    """
    row = COSTS[name]
    inside = Context.of({"a": Domain(Fraction(0), Fraction(1), low_open=True, high_open=True)})
    term = row.term(A, Y, outputs)
    context = inside if row.suits else Context()
    return decide(row.slope(A, Y, outputs), differentiate(term, "a"), context)


def _refuted(network: Network, rules: Rules, wrong: list[Parameter]) -> Verdict:
    """Return the refutation, with numbers for one of the parameters."""
    where = ", ".join(map(str, wrong[:5])) + (", …" if len(wrong) > 5 else "")
    for seed in range(TRIES):
        found = _counterexample(network, rules, wrong[seed % min(2, len(wrong))], seed)
        if found is not None:
            reason = f"the backward pass is not the gradient for {where}"
            return Verdict(Outcome.REFUTED, reason, counterexample=found)
    return Verdict(Outcome.UNDECIDED, f"the polynomials differ for {where}, but no point shows it")


def _counterexample(
    network: Network, rules: Rules, p: Parameter, seed: int
) -> Counterexample | None:
    from symsgd.network.network import Network as Plain

    names = [f.described() for f in network.activations.values()]
    free = Plain(network.layers, names, network.cost_row.name)
    nodes = [entry for column in free.sample_nodes(None, None) for (entry,) in column]
    symbols = (*free.symbolic, *n.free_variables(*nodes))
    point = _point(symbols, seed, positive=bool(network.cost_row.suits))
    with working_precision(256):
        algebra = Balls(point)
        W, b = free.parameters(algebra)
        passed = sgd.forward(free, W, b, free.sample(None, None, algebra))
        sgd.backward(free, W, passed, rules=rules)
        entries = (
            rules.weight_gradient(passed.delta[p.layer], passed.a[p.layer - 1])
            if p.letter == "W"
            else rules.bias_gradient(passed.delta[p.layer])
        )
        left = entries.rows[p.row - 1][p.column - 1]
        slopes = sgd.cost_slope(free, passed.a[free.depth], passed.y)
        moved = output_tangent(free, W, passed, p)
        right = algebra.add([algebra.multiply([c, m]) for c, m in zip(slopes, moved, strict=True)])
        if isinstance(left, Undefined) or isinstance(right, Undefined):
            return None
        if not (left.is_finite() and right.is_finite()) or left.overlaps(right):
            return None
        return Counterexample(tuple(sorted(point.items())), left.str(6), right.str(6))


def _point(names: tuple[str, ...], seed: int, *, positive: bool) -> dict[str, Fraction]:
    """Return small numbers for all symbols; targets lie between 0 and 1 where logarithms are."""
    numbers = splitmix64(seed)
    point = {}
    for name in names:
        value = Fraction(next(numbers) % 17 - 8, 8)
        point[name] = Fraction(next(numbers) % 9, 8) if positive and name[0] == "y" else value
    return point
