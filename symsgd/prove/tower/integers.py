"""Whole numbers as products, as far as they can be factored quickly."""

from __future__ import annotations

from flint import fmpz

MOST_INTEGER_BITS = 128


def prime_powers(value: int) -> list[tuple[int, int]]:
    """Return the prime powers of |value|; a number too long to factor counts as one prime.

    >>> prime_powers(-12)
    [(2, 2), (3, 1)]
    """
    value = abs(value)
    if value <= 1:
        return []
    if value.bit_length() <= MOST_INTEGER_BITS:
        return [(int(p), int(k)) for p, k in fmpz(value).factor()]
    small, rest = [], value
    for p in (2, 3, 5, 7, 11, 13):
        k = 0
        while rest % p == 0:
            rest //= p
            k += 1
        if k:
            small.append((p, k))
    return small + ([(rest, 1)] if rest > 1 else [])
