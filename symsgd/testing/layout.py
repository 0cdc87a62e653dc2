"""How a program holds its arrays: what it is called with, and how its answer is read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from symsgd.errors import SymsgdError
from symsgd.testing.arrays import Make, Observed, maker
from symsgd.testing.problem import Row, SgdProblem

SYMBOLS = ("z", "a", "D", "delta", "dW", "db", "W_new", "b_new")
_FORMS = ("column", "flat", "columns", "rows")


@dataclass(frozen=True, slots=True)
class Layout:
    """How a program wants its arrays.

    ``arrays`` is numpy, torch, jax or lists, or a function that makes an array of nested lists.
    ``vectors`` says what x, y and b are: a ``column`` (n × 1) or ``flat`` (n), one sample at a
    time; or all samples at once, as ``columns`` (n × N) or ``rows`` (N × n), where the gradient
    is their mean, or their sum with ``reduction="sum"``.  ``transposed`` says that W has a row
    for each input, as in ``x @ W``.

    >>> Layout(vectors="row")
    Traceback (most recent call last):
      ...
    symsgd.errors.SymsgdError: no form of vectors is called 'row' [unknown-layout]
      use column, flat, columns, rows
    """

    arrays: str | Make = "numpy"
    vectors: str = "column"
    transposed: bool = False
    reduction: str = "mean"
    precision: str = "float64"

    def __post_init__(self) -> None:
        for value, known, what in (
            (self.vectors, _FORMS, "form of vectors"),
            (self.reduction, ("mean", "sum"), "reduction"),
        ):
            if value not in known:
                raise SymsgdError(
                    "unknown-layout",
                    f"no {what} is called {value!r}",
                    advice=f"use {', '.join(known)}",
                )

    @property
    def together(self) -> bool:
        """Whether the program takes all samples at once."""
        return self.vectors in ("columns", "rows")

    def cases(self, problem: SgdProblem) -> Iterator[SgdProblem]:
        """Yield what the program is called with: every sample, or all of them."""
        if self.together or len(problem.data) == 1:
            yield problem
        else:
            yield from (replace(problem, data=(sample,)) for sample in problem.data)

    def arguments(self, problem: SgdProblem) -> tuple[list[Any], list[Any], Any, Any]:
        """Return the weights, the biases, x and y as the program wants them."""
        make = maker(self.arrays, self.precision)
        weights = [make(_floats(self._turned(rows))) for rows in problem.weights]
        biases = [make(self._bias(row)) for row in problem.biases]
        xs, ys = zip(*problem.data, strict=True)
        return weights, biases, make(self._vectors(xs)), make(self._vectors(ys))

    def _bias(self, row: Row) -> Any:  # noqa: ANN401
        flat = self.vectors in ("flat", "rows")
        return _floats([row])[0] if flat else _floats([[entry] for entry in row])

    def _vectors(self, samples: Sequence[Row]) -> Any:  # noqa: ANN401
        if self.vectors == "flat":
            return _floats(samples)[0]
        return _floats(samples) if self.vectors == "rows" else _floats(zip(*samples, strict=True))

    def _turned(self, rows: Sequence[Row]) -> Sequence[Row]:
        return tuple(zip(*rows, strict=True)) if self.transposed else rows

    def read(self, answer: object, depth: int, *, step: bool) -> dict[str, Observed]:
        """Return the quantities in what a program returned, by the names of the trace."""
        if not isinstance(answer, Mapping):
            if not isinstance(answer, list | tuple) or len(answer) != 2:
                raise _unreadable(f"a {type(answer).__name__}")
            names = ("W_new", "b_new") if step else ("dW", "db")
            answer = dict(zip(names, answer, strict=True))
        found: dict[str, Observed] = {}
        for key, value in answer.items():
            symbol = {"W": "W_new", "b": "b_new"}.get(key, key) if step else key
            if "^[" in str(symbol):
                found[str(symbol)] = Observed.of(value)
                continue
            if symbol not in SYMBOLS:
                raise _unreadable(f"the key {key!r}")
            by_layer = _by_layer(value, depth, symbol)
            found |= {f"{symbol}^[{l}]": Observed.of(part) for l, part in by_layer.items()}
        return found

    def oriented(self, name: str, shape: tuple[int, int]) -> tuple[tuple[int, int], bool]:
        """Return the shape in which the program holds a quantity, and whether it is turned."""
        symbol = name.partition("^")[0]
        turned = (
            self.transposed
            if symbol in ("dW", "W_new")
            else self.vectors == "rows" and (symbol not in ("db", "b_new") or shape[1] == 1)
        )
        return (shape[1], shape[0]) if turned else shape, turned


def _by_layer(value: Any, depth: int, symbol: str) -> dict[int, Any]:  # noqa: ANN401
    """Return arrays by layer number: a list may begin at layer 2, 1 or 0."""
    if isinstance(value, Mapping):
        return {int(l): part for l, part in value.items() if part is not None}
    parts = list(value)
    first = depth + 1 - len(parts)
    if first not in (0, 1, 2):
        raise _unreadable(f"{len(parts)} arrays for {symbol}, in a network of {depth} layers")
    least = 1 if symbol == "a" else 2
    return {l: part for l, part in enumerate(parts, first) if l >= least and part is not None}


def _unreadable(what: str) -> SymsgdError:
    return SymsgdError(
        "unreadable-answer",
        f"the program returned {what}",
        advice="return (dW, db), a list of arrays each, from layer 2 on; or a dictionary with "
        f"any of {', '.join(SYMBOLS)}",
    )


def _floats(rows: Any) -> list[list[float]]:  # noqa: ANN401
    return [[_nearest(entry) for entry in row] for row in rows]


def _nearest(value: Fraction) -> float:
    return value.numerator / value.denominator
