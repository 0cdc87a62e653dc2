"""Exact numbers and symbols from what people hand over; rounded numbers are refused."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.matrix import Matrix
from symsgd.expression.node import Node

MOST_DIGITS = 400
_NAME = re.compile(r"\\?[^\W\d]\w*(_\{?[\w,]+\}?)?(\^[\w\[\](){}*,]+)?")

Given = Any  # int, Fraction, Decimal, text, Node or SymPy object
GivenTable = Any  # nested lists of such, a NumPy array, a Matrix


def exact(value: Given, what: str = "the number") -> Node:
    """Return a number, a symbol or an expression as a node, exactly.

    >>> str(exact("0.1")), str(exact("w_1")), str(exact(Fraction(1, 3)))
    ('1/10', 'w_1', '1/3')
    """
    if isinstance(value, Node):
        return value
    if isinstance(value, str):
        return _from_text(value.strip(), what)
    if isinstance(value, bool):
        raise SymsgdError("not-a-number", f"{what} is {value}, which is no number")
    if isinstance(value, int | Fraction):
        return n.number(value)
    if isinstance(value, float):
        raise _rounded(float(value), what)
    if isinstance(value, Decimal) and value.is_finite():
        return n.number(Fraction(value))
    return _from_library(value, what)


def _from_text(text: str, what: str) -> Node:
    if len(text) <= MOST_DIGITS and not re.search(r"[eE][+-]?\d{4,}$", text):
        try:
            return n.number(Fraction(text))
        except ZeroDivisionError:
            raise SymsgdError("not-a-number", f"{what} is {text}: division by zero") from None
        except ValueError:
            if _NAME.fullmatch(text) and text.lower() not in ("nan", "inf", "infinity"):
                return n.variable(text)
    raise SymsgdError(
        "not-a-number",
        f"{what} is {text[:40]!r}, which is neither a number nor a symbol",
        advice='write an exact number such as "1/3" or "0.25", or a name such as "w_1"',
    )


def _rounded(value: float, what: str) -> SymsgdError:
    if not math.isfinite(value):
        return SymsgdError(
            "not-a-number", f"{what} is {value}", advice="give a finite exact number or a symbol"
        )
    return SymsgdError(
        "float-parameter",
        f"{what} is the float {value!r}, which is rounded",
        advice=f'write "{value!r}" in quotes for this decimal, or Fraction({value!r}) '
        f"for the binary number {Fraction(value)}",
    )


def _from_library(value: Given, what: str) -> Node:
    from symsgd.algebra.from_sympy import from_sympy, is_sympy

    if is_sympy(value):
        return from_sympy(value)
    if hasattr(value, "__index__"):  # a NumPy integer
        return n.number(value.__index__())
    if hasattr(value, "__float__"):
        raise _rounded(float(value), what)
    raise SymsgdError(
        "not-a-number",
        f"{what} is {value!r}, which is no number",
        advice='write an exact number such as "1/3", or a symbol',
    )


def table(value: GivenTable, rows: int, columns: int, what: str) -> tuple[tuple[Node, ...], ...]:
    """Return a table of nodes with the shape asked for; a vector may be written flat.

    >>> table([4, "1/2"], 2, 1, "b")[1][0]
    <number 1/2>
    """
    if isinstance(value, Matrix):
        entries: list[list[Given]] = [list(row) for row in value.rows]
        if value.shape != (rows, columns) and value.shape == (columns, rows) and 1 in value.shape:
            entries = [[entry] for entry in value.entries] if columns == 1 else [list(value)]
    else:
        if hasattr(value, "tolist"):
            value = value.tolist()
        entries = _nested(value, columns)
    shape = (len(entries), max((len(row) for row in entries), default=0))
    if shape != (rows, columns) or any(len(row) != columns for row in entries):
        raise SymsgdError(
            "shapes-do-not-fit",
            f"{what} has the shape {_shown(entries)}, but the layers ask for {rows} × {columns}",
            advice="W^[l] has a row for each neuron of layer l, a column for each of layer l − 1",
        )
    return tuple(
        tuple(exact(entry, f"{what}, row {i}, column {j},") for j, entry in enumerate(row, 1))
        for i, row in enumerate(entries, 1)
    )


def _nested(value: GivenTable, columns: int) -> list[list[Given]]:
    if isinstance(value, str | Node | Mapping) or not isinstance(value, Iterable):
        return [[value]]
    items = list(value)
    if items and all(isinstance(item, list | tuple) for item in items):
        return [list(item) for item in items]
    return [[item] for item in items] if columns == 1 else [items]


def _shown(entries: list[list[Given]]) -> str:
    widths = sorted({len(row) for row in entries})
    return f"{len(entries)} × {' or '.join(map(str, widths)) or '0'}"
