"""Arrays of any library, without importing one: in by its constructor, out by ``tolist``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from symsgd.errors import SymsgdError
from symsgd.expression.matrix import Matrix

Rows = list[list[float]]
Make = Callable[[Any], Any]


def maker(arrays: str | Make, precision: str = "float64") -> Make:
    """Return the function that makes an array of a library from nested lists of floats.

    >>> maker("lists")([[1.0, 2.0]])
    [[1.0, 2.0]]
    >>> maker("numpy")([[1.0, 2.0]]).shape
    (1, 2)
    """
    if callable(arrays):
        return arrays
    match arrays:
        case "lists":
            return lambda value: value
        case "numpy":
            import numpy as np

            return lambda value: np.array(value, dtype=precision)
        case "torch":
            import torch  # type: ignore[import-not-found,unused-ignore]

            return lambda value: torch.tensor(value, dtype=getattr(torch, precision))
        case "jax":
            import jax.numpy as jnp  # type: ignore[import-not-found,unused-ignore]

            return lambda value: jnp.asarray(value, dtype=precision)
    raise SymsgdError(
        "unknown-arrays",
        f"no kind of arrays is called {arrays!r}",
        advice="use numpy, torch, jax or lists, or give the function that makes an array",
    )


def plain(value: object) -> Any:  # noqa: ANN401
    """Return an array, a tensor, or nested lists of them, as nested lists of numbers.

    >>> import numpy as np
    >>> plain(np.eye(2)), plain([np.float64(0.5), 1])
    ([[1.0, 0.0], [0.0, 1.0]], [0.5, 1])
    """
    if isinstance(value, Matrix):
        value = [list(row) for row in value.rows]
    for method in ("detach", "tolist"):
        if hasattr(value, method):
            value = getattr(value, method)()
    if isinstance(value, list | tuple):
        return [plain(part) for part in value]
    return value


@dataclass(frozen=True, slots=True)
class Observed:
    """What a program returned for one quantity: its numbers, their shape and their type."""

    values: Any
    shape: tuple[int, ...]
    dtype: str

    @classmethod
    def of(cls, value: object) -> Observed:
        """Return the numbers of an array of any library.

        >>> Observed.of([[1.0, 2.0]])
        Observed(values=[[1.0, 2.0]], shape=(1, 2), dtype='')
        """
        values = plain(value)
        return cls(values, _shape(values), str(getattr(value, "dtype", "")))

    def rows(self, shape: tuple[int, int]) -> Rows | None:
        """Return the numbers as rows of a shape, or None where they do not fit.

        A column may come flat, and a diagonal matrix as the matrix or as its diagonal.

        >>> Observed.of([1.0, 2.0]).rows((2, 1))
        [[1.0], [2.0]]
        """
        count, width = shape
        if self.shape == shape:
            return [[float(entry) for entry in row] for row in self.values]
        if self.shape == (count,) and width == 1:
            return [[float(entry)] for entry in self.values]
        if self.shape == (width,) and count == 1:
            return [[float(entry) for entry in self.values]]
        if self.shape == () and shape == (1, 1):
            return [[float(self.values)]]
        return None


def _shape(values: Any) -> tuple[int, ...]:  # noqa: ANN401
    shape = []
    while isinstance(values, Sequence):
        shape.append(len(values))
        if not values:
            break
        values = values[0]
    return tuple(shape)
