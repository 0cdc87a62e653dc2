"""In which order samples are taken: reproducible, on every machine and in every version.

The random numbers are those of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014),
whose few lines stand below, so that a seed always means the same order.  An
index below N is drawn without bias: numbers beyond the last full multiple of N
are thrown away.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from symsgd.errors import SymsgdError

Batches = tuple[tuple[int, ...], ...]
_WORD = (1 << 64) - 1


def splitmix64(seed: int) -> Iterator[int]:
    """Yield the 64-bit numbers of SplitMix64.

    >>> next(splitmix64(1234567))
    6457827717110365317
    """
    state = seed & _WORD
    while True:
        state = (state + 0x9E3779B97F4A7C15) & _WORD
        mixed = ((state ^ (state >> 30)) * 0xBF58476D1CE4E5B9) & _WORD
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & _WORD
        yield mixed ^ (mixed >> 31)


def _below(size: int, numbers: Iterator[int]) -> int:
    limit = (1 << 64) // size * size
    return next(number for number in numbers if number < limit) % size


def random_order(samples: int, steps: int, seed: int, batch: int = 1) -> Batches:
    """Return ``steps`` batches of different samples, each drawn afresh; samples count from 0.

    >>> random_order(10, 5, seed=1)
    ((5,), (9,), (0,), (5,), (1,))
    """
    _check(samples, steps, batch)
    numbers = splitmix64(seed)
    return tuple(_drawn(samples, batch, numbers) for _ in range(steps))


def epoch_order(samples: int, steps: int, seed: int, batch: int = 1) -> Batches:
    """Return batches that go through all samples in a new random order each time.

    >>> epoch_order(4, 4, seed=1, batch=2)
    ((1, 2), (0, 3), (1, 3), (0, 2))
    """
    _check(samples, steps, batch)
    numbers = splitmix64(seed)
    batches: list[tuple[int, ...]] = []
    while len(batches) < steps:
        shuffled = _drawn(samples, samples, numbers)
        batches += [shuffled[i : i + batch] for i in range(0, samples, batch)]
    return tuple(batches[:steps])


def full_order(samples: int, steps: int) -> Batches:
    """Return the batch of all samples for every step.

    >>> full_order(3, 2)
    ((0, 1, 2), (0, 1, 2))
    """
    _check(samples, steps, 1)
    return (tuple(range(samples)),) * steps


def given_order(order: Sequence[int | Sequence[int]], samples: int) -> Batches:
    """Return an order given by hand: for each step a sample or a batch, counted from 0.

    >>> given_order([0, [1, 2]], 3)
    ((0,), (1, 2))
    """
    batches = tuple((k,) if isinstance(k, int) else tuple(k) for k in order)
    for step, batch in enumerate(batches, 1):
        if not batch or any(not 0 <= k < samples for k in batch):
            raise SymsgdError(
                "no-such-sample",
                f"step {step} takes the samples {list(batch)}",
                advice=f"there are {samples} samples, and they count from 0",
            )
    return batches


def _drawn(samples: int, batch: int, numbers: Iterator[int]) -> tuple[int, ...]:
    """Draw different samples by the first rounds of a Fisher–Yates shuffle."""
    order = list(range(samples))
    for i in range(batch):
        j = i + _below(samples - i, numbers)
        order[i], order[j] = order[j], order[i]
    return tuple(order[:batch])


def _check(samples: int, steps: int, batch: int) -> None:
    if samples < 1:
        raise SymsgdError("no-data", "training needs at least one sample")
    if steps < 0:
        raise SymsgdError("bad-steps", f"{steps} is no number of steps")
    if not 1 <= batch <= samples:
        raise SymsgdError(
            "bad-batch",
            f"a batch of {batch} from {samples} samples",
            advice="a batch has at least one sample and at most all of them",
        )
