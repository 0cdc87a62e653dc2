"""What is said of a case of indices: no remark speaks of the index that stands for all others."""

from __future__ import annotations

import re
from dataclasses import replace

from symsgd.prove.verdict import Counterexample
from symsgd.read.sums.sums import OTHER, WEIGHT


def as_written(text: str) -> str:
    """Return a remark in which the index that no case names is the letter k.

    >>> as_written("z_1000000 > 0")
    'z_k > 0'
    >>> as_written("at the weight of the other terms = 1, z_1000000 = 2")
    'at z_k = 2'
    """
    return _WEIGHTS.sub("", text).replace(str(OTHER), "k")


_WEIGHTS = re.compile(rf"{WEIGHT}(?: up to \w+)? = [^,:]+, ")


def of_the_range(found: Counterexample | None) -> Counterexample | None:
    """Return a counterexample without the coordinates of terms that a small range has not."""
    if found is None:
        return None
    point = tuple((name, value) for name, value in found.point if _is_near(name))
    return replace(found, point=point)


def _is_near(name: str) -> bool:
    return all(int(digits) < OTHER for digits in re.findall(r"\d+", name))
