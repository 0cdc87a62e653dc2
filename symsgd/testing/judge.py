"""The comparison: every quantity that a program shows, in the order of the algorithm."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from symsgd.errors import SymsgdError
from symsgd.testing.arrays import Observed, Rows
from symsgd.testing.expected import Expected
from symsgd.testing.failures import Finding
from symsgd.testing.hints import hint
from symsgd.testing.layout import Layout
from symsgd.testing.rounding import allows


def first_wrong(
    expected: Expected, observed: Mapping[str, Observed], layout: Layout
) -> Finding | None:
    """Return the first wrong quantity of a program, or None.

    >>> from symsgd.network.network import Network
    >>> from symsgd.testing.problem import SgdProblem
    >>> network = Network([1, 1], "identity", weights=[[[2]]], biases=[[0]])
    >>> expected = Expected.of(SgdProblem.of(network, ([3], [5])))
    >>> observed = {"dW^[2]": Observed.of([[-3.0]])}
    >>> print(first_wrong(expected, observed, Layout()))
    dW^[2] is the first wrong quantity, at row 1, column 1
      found     -3.0
      expected  3.0
      allowed   ± 1.7e-14, all that honest float64 rounding can do here
      hint      the sign is the other one
    """
    unknown = [name for name in observed if name not in expected.quantities]
    if unknown:
        raise SymsgdError(
            "no-such-quantity",
            f"the program returned {unknown[0]}, which the step does not have",
            advice=f"it has {', '.join(expected.quantities)}",
        )
    right: list[str] = []
    first: Finding | None = None
    wrong: list[str] = []
    for name in expected.quantities:
        if name not in observed:
            continue
        finding = _judged(name, expected, observed[name], layout)
        if finding is None:
            right.append(name)
        elif first is None:
            first = replace(finding, right=tuple(right))
        else:
            wrong.append(name)
    if first is None:
        return None
    told = hint(first.name, expected, observed[first.name], layout)
    return replace(first, wrong=tuple(wrong), hint=told)


def _judged(name: str, expected: Expected, seen: Observed, layout: Layout) -> Finding | None:
    shape, turned = layout.oriented(name, expected.shape(name))
    rows = rows_of(name, seen, shape)
    if rows is None:
        found, wanted = (" × ".join(map(str, s)) or "a number" for s in (seen.shape, shape))
        return Finding(name, (), f"an array of shape {found}", f"shape {wanted}")
    if turned:
        rows = [list(row) for row in zip(*rows, strict=True)]
    for i, j, value in _wrong_entries(expected, name, rows):
        index = (i + 1,) if len(rows[0]) == 1 and "W" not in name else (i + 1, j + 1)
        exact = expected.middle(name)[i][j]
        allowed = expected.allowance(name, i, j)
        return Finding(name, index, repr(value), repr(exact), allowed, expected.precision.name)
    return None


def rows_of(name: str, seen: Observed, shape: tuple[int, int]) -> Rows | None:
    """Return the numbers of a quantity; D may be a diagonal matrix or its diagonal.

    >>> rows_of("D^[2]", Observed.of([[1.0, 0.0], [0.0, 2.0]]), (2, 1))
    [[1.0], [2.0]]
    """
    rows = seen.rows(shape)
    size = max(shape)
    if rows is None and name.startswith("D^") and seen.shape == (size, size) and 1 in shape:
        diagonal = [float(seen.values[i][i]) for i in range(size)]
        others = [v for i, row in enumerate(seen.values) for j, v in enumerate(row) if i != j]
        if not any(others):
            return [[v] for v in diagonal] if shape[1] == 1 else [diagonal]
    return rows


def _wrong_entries(expected: Expected, name: str, rows: Rows) -> Iterator[tuple[int, int, float]]:
    for i, (balls, values) in enumerate(zip(expected[name], rows, strict=True)):
        for j, (ball, value) in enumerate(zip(balls, values, strict=True)):
            if not allows(ball, value):
                yield i, j, value
