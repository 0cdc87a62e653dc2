"""What the wrong numbers look like: the usual mistakes, recognised by their values."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from math import isclose, isfinite, log10

from symsgd.testing.arrays import Observed, Rows
from symsgd.testing.expected import Expected
from symsgd.testing.layout import Layout

_CLOSE = 1e-6


def hint(name: str, expected: Expected, seen: Observed, layout: Layout) -> str | None:
    """Return what a wrong quantity looks like, if it looks like a known mistake.

    >>> from symsgd.network.network import Network
    >>> from symsgd.testing.problem import SgdProblem
    >>> network = Network([1, 1], weights=[[[2]]], biases=[[0]])
    >>> expected = Expected.of(SgdProblem.of(network, ([1], [5])))
    >>> without_slope = expected.middle("a^[2]")[0][0] - 5
    >>> hint("delta^[2]", expected, Observed.of(without_slope), Layout())
    'the factor D^[2] is missing'
    """
    shape, turned = layout.oriented(name, expected.shape(name))
    rows = seen.rows(shape)
    if rows is None:
        across = seen.rows((shape[1], shape[0]))
        return "it is transposed" if across is not None else None
    if turned:
        rows = [list(row) for row in zip(*rows, strict=True)]
    return next(_guesses(name, expected, rows, seen, layout), None)


def _guesses(
    name: str, expected: Expected, rows: Rows, seen: Observed, layout: Layout
) -> Iterator[str]:
    exact = expected.middle(name)
    flat = [value for row in rows for value in row]
    if not all(map(isfinite, flat)):
        yield "the computation overflows: a value is infinite or undefined"
    if "32" in seen.dtype and expected.precision.name == "float64":
        yield (
            "the values are float32, which is too coarse here; compute in float64, or allow it "
            'with precision="float32"'
        )
    if _same(rows, exact):
        yield f"it agrees to about {_digits(rows, exact)} digits: too coarse for an honest formula"
        return
    if _same(_transposed(rows), exact):
        yield "it is transposed"
    symbol, _, layer = name.partition("^")
    if symbol in ("delta", "dW", "db", "W_new", "b_new"):
        l = int(layer[1:-1])
        seen_with = _shown_by(symbol, l, expected, layout)
        for told, delta in _other_deltas(l, expected):
            if _same(rows, seen_with(delta)):
                yield told
    if symbol in ("W_new", "b_new"):
        yield from _of_update(symbol, l, expected, rows)
    if symbol in ("dW", "db"):
        yield from _of_gradient(symbol, l, expected, rows)
    factor = _factor(rows, exact)
    if factor == -1:
        yield "the sign is the other one"
    elif factor is not None:
        yield f"it is {factor} times what it should be"
    if flat and not any(flat):
        yield "every entry is 0"


def _other_deltas(l: int, expected: Expected) -> Iterator[tuple[str, Rows]]:
    """Yield what δ becomes by the usual mistakes."""
    exact, slopes = expected.middle(f"delta^[{l}]"), expected.middle(f"D^[{l}]")
    if len(slopes[0]) != len(exact[0]):
        return  # the full matrix of a softmax
    yield f"the factor D^[{l}] is there twice", _times(exact, slopes)
    if all(v for row in slopes for v in row):
        without = [
            [a / b for a, b in zip(r, s, strict=True)] for r, s in zip(exact, slopes, strict=True)
        ]
        yield f"the factor D^[{l}] is missing", without
    if l == expected.problem.network.depth:
        return
    later, weights = expected.middle(f"delta^[{l + 1}]"), _old_weights(expected, l + 1)
    if len(later[0]) == 1:
        new = expected.middle(f"W_new^[{l + 1}]")
        back = _times(_product(_transposed(new), later), slopes)
        yield f"W^[{l + 1}] is updated before it is used", back
    if len(weights) == len(weights[0]):
        back = _times(_product(weights, later), slopes)
        yield f"W^[{l + 1}] is not transposed", back


def _shown_by(symbol: str, l: int, expected: Expected, layout: Layout) -> Callable[[Rows], Rows]:
    """Return how a quantity follows from δ of its layer."""
    samples = len(expected.problem.data) if layout.reduction == "mean" else 1
    before = expected.middle(f"a^[{l - 1}]")
    ones = [[1.0] for _ in expected.problem.data]

    def gradient(delta: Rows) -> Rows:
        product = _product(delta, _transposed(before) if "W" in symbol else ones)
        return [[v / samples for v in row] for row in product]

    if symbol == "delta":
        return lambda delta: delta
    if symbol in ("dW", "db"):
        return gradient
    old, rate = _old(symbol, l, expected), float(expected.problem.eta)
    return lambda delta: _plus(old, gradient(delta), -rate)


def _of_update(symbol: str, l: int, expected: Expected, rows: Rows) -> Iterator[str]:
    old, gradient = _old(symbol, l, expected), expected.middle(f"d{symbol[0]}^[{l}]")
    rate = float(expected.problem.eta)
    if _same(rows, _plus(old, gradient, rate)):
        yield "the step goes up: it adds the gradient"
    if _same(rows, _plus(old, gradient, -1.0)):
        yield "the learning rate is missing"
    if _same(rows, old):
        yield "nothing was updated"


def _of_gradient(symbol: str, l: int, expected: Expected, rows: Rows) -> Iterator[str]:
    delta = expected.middle(f"delta^[{l}]")
    before = f"a^[{l - 1}]"
    if symbol == "dW" and len(delta[0]) == 1:
        for other in (f"z^[{l - 1}]", f"a^[{l}]"):
            if other in expected.quantities and _same(
                rows, _product(delta, _transposed(expected.middle(other)))
            ):
                yield f"{other} stands in the place of {before}"
    for other in (f"delta^[{l + 1}]", f"delta^[{l - 1}]"):
        if symbol == "db" and other in expected.quantities and _same(rows, expected.middle(other)):
            yield f"{other} stands in the place of delta^[{l}]"


def _old(symbol: str, l: int, expected: Expected) -> Rows:
    if symbol == "W_new":
        return _old_weights(expected, l)
    return [[float(v)] for v in expected.problem.biases[l - 2]]


def _old_weights(expected: Expected, l: int) -> Rows:
    return [[float(v) for v in row] for row in expected.problem.weights[l - 2]]


def _same(first: Rows, second: Rows) -> bool:
    if len(first) != len(second) or len(first[0]) != len(second[0]):
        return False
    size = max((abs(v) for row in second for v in row), default=0.0)
    return all(
        isclose(a, b, rel_tol=_CLOSE, abs_tol=_CLOSE * size)
        for r, s in zip(first, second, strict=True)
        for a, b in zip(r, s, strict=True)
    )


def _factor(rows: Rows, exact: Rows) -> Fraction | None:
    """Return the simple number by which every entry is multiplied, if there is one."""
    pairs = [(a, b) for r, s in zip(rows, exact, strict=True) for a, b in zip(r, s, strict=True)]
    size, (found, wanted) = max((abs(b), (a, b)) for a, b in pairs)
    if not size or not found or not isfinite(found / wanted):
        return None
    factor = Fraction(found / wanted).limit_denominator(64)
    small = abs(factor.numerator) <= 64 and factor not in (0, 1)
    simple = small and isclose(float(factor), found / wanted, rel_tol=_CLOSE)
    return (
        factor if simple and _same(rows, [[b * float(factor) for b in r] for r in exact]) else None
    )


def _digits(rows: Rows, exact: Rows) -> int:
    pairs = [(a, b) for r, s in zip(rows, exact, strict=True) for a, b in zip(r, s, strict=True)]
    size = max(abs(b) for _, b in pairs) or 1.0
    return round(-log10(max(abs(a - b) for a, b in pairs) / size))


def _times(first: Rows, second: Rows) -> Rows:
    pairs = zip(first, second, strict=True)
    return [[a * b for a, b in zip(r, s, strict=True)] for r, s in pairs]


def _plus(first: Rows, second: Rows, factor: float) -> Rows:
    pairs = zip(first, second, strict=True)
    return [[a + factor * b for a, b in zip(r, s, strict=True)] for r, s in pairs]


def _product(first: Rows, second: Rows) -> Rows:
    columns = _transposed(second)
    return [[sum(a * b for a, b in zip(r, c, strict=True)) for c in columns] for r in first]


def _transposed(rows: Rows) -> Rows:
    return [list(row) for row in zip(*rows, strict=True)]
