"""The table of claims with their truth, and how a row becomes a claim."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from symsgd.expression.domain import UNDECLARED, Context, Domain
from symsgd.expression.node import Node
from symsgd.prove.decide import decide
from symsgd.prove.verdict import Outcome, Verdict
from symsgd.read.typed import read_typed_node

DATA = Path(__file__).parent.parent / "data"
UNKNOWN_FUNCTIONS = ("f", "g")


@cache
def rows(name: str) -> tuple[dict[str, Any], ...]:
    """Return the rows of a file of test data."""
    lines = (DATA / name).read_text("utf-8").splitlines()
    return tuple(json.loads(line) for line in lines)


def node(text: str, names: Iterable[str]) -> Node:
    """Return what a typed text means."""
    return read_typed_node(text, variables=tuple(names), functions=UNKNOWN_FUNCTIONS)


def context(variables: Mapping[str, Any]) -> Context:
    """Return the domains that a row states."""
    return Context.of({name: domain(what) for name, what in variables.items()})


def domain(what: str | list[str]) -> Domain:
    """Return a domain from its name or its two ends."""
    if isinstance(what, list):
        return Domain.between(*map(str, what))
    return UNDECLARED if what == "undeclared" else Domain.named(what)


def verdict(row: Mapping[str, Any]) -> Verdict:
    """Return what the kernel says about a row of the table."""
    names = row["variables"]
    left, right = node(row["left"], names), node(row["right"], names)
    return decide(left, right, context(names), row["relation"])


def right_outcome(row: Mapping[str, Any]) -> Outcome:
    """Return the verdict that the truth of a row asks for."""
    return Outcome.PROVED if row["true"] else Outcome.REFUTED
