"""One side of a claim with numbers for its free indices, where every sum has a few terms."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from symsgd.check.indices.index_case import Case
from symsgd.check.indices.sum_symbols import beside_entries, free_symbols
from symsgd.check.judgement import Side
from symsgd.read.values import Value


def small_value(side: Side, case: Case, ends: Collection[str]) -> Value | None:
    r"""Return one side where every sum runs over a few terms, or None if it lacks a value.

    ``ends`` are the letters up to which the sums run.

    >>> from symsgd.read.documents.source import Source
    >>> from symsgd.read.notation.parse import parse
    >>> from symsgd.read.scope import Scope
    >>> side = Side(Source(""), 0, 0, parse(r"\sum_{k=1}^m x_k + x_i"))
    >>> print(small_value(side, Case({"i": 1}, Scope()), {"m"}))
    (x_1 + x_2 + 1*0) + x_1
    """
    scope = case.written_out(case.small, small_range=True)
    for termwise in (False, True):
        again = replace(scope, sums=replace(scope.sums, termwise=termwise))
        found = side.meaning(again)
        if found.missing or found.value is None:
            continue
        inner = any(one.kind == "inner" for one in found.decisions)
        if not inner or not beside_entries(free_symbols(found.value)):
            return case.counted(found.value, case.small, ends)
    return None
