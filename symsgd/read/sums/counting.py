r"""Numbers that count: Stirling numbers, Eulerian numbers, harmonic numbers; ``S(n, k)`` as such.

They have a value where their arguments are whole numbers; an index of a sum is one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import cache

MOST = 200  # the largest argument


@cache
def stirling2(n: int, k: int) -> int:
    """Return the number of ways to part n things into k groups.

    >>> [stirling2(4, k) for k in range(6)]
    [0, 1, 7, 6, 1, 0]
    """
    if n == k == 0:
        return 1
    if n <= 0 or not 0 < k <= n:
        return 0
    row = [1]
    for size in range(2, n + 1):
        row = [1, *((j + 1) * row[j] + row[j - 1] for j in range(1, size - 1)), 1]
    return row[k - 1]


@cache
def stirling1(n: int, k: int) -> int:
    """Return the number of orders of n things with k cycles.

    >>> [stirling1(4, k) for k in range(6)]
    [0, 6, 11, 6, 1, 0]
    """
    row = [1]
    for size in range(n):
        row = [size * row[0], *(size * row[j] + row[j - 1] for j in range(1, size + 1)), 1]
    return row[k] if 0 <= k < len(row) else 0


@cache
def eulerian(n: int, k: int) -> int:
    """Return the number of orders of n things with k ascents.

    >>> [eulerian(4, k) for k in range(5)]
    [1, 11, 11, 1, 0]
    """
    row = [1]
    for size in range(1, n + 1):
        above = [0, *row, 0]
        row = [(j + 1) * above[j + 1] + (size - j) * above[j] for j in range(size)]
    return row[k] if 0 <= k < len(row) else 0


def harmonic(n: int) -> Fraction:
    """Return 1 + 1/2 + … + 1/n.

    >>> harmonic(3)
    Fraction(11, 6)
    """
    return sum((Fraction(1, k) for k in range(1, n + 1)), Fraction(0))


COUNTING: Mapping[str, tuple[int, Callable[..., int | Fraction]]] = {
    "stirling2": (2, stirling2),
    "stirling1": (2, stirling1),
    "eulerian": (2, eulerian),
    "harmonic": (1, harmonic),
}
