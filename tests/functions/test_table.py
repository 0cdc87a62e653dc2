"""Every row of the table against mpmath, inside and outside the set where it has values."""

from __future__ import annotations

from fractions import Fraction

import pytest
from mpmath import mp, mpf

from symsgd.algebra.balls import Undefined, enclose
from symsgd.errors import SymsgdError
from symsgd.expression.node import Node, apply, number, variables
from symsgd.functions.table import FUNCTIONS, canonical_name, define, lookup
from symsgd.prove.decide import decide
from tests.functions.reference import NO_VALUE, REFERENCES, numbers

VALUES = [(name, point) for name, (_, points) in REFERENCES.items() for point in points]
GAPS = [(name, point) for name, points in NO_VALUE.items() for point in points]


def applied(name: str, point: tuple[str, ...]) -> Node:
    return apply(name, *(number(Fraction(text)) for text in point))


def test_every_function_has_a_reference():
    assert set(REFERENCES) == set(FUNCTIONS)


@pytest.mark.parametrize(("name", "point"), VALUES, ids=str)
def test_ball_contains_the_value(name, point):
    ball = enclose(applied(name, point), {}, 200)
    assert not isinstance(ball, Undefined)
    with mp.workdps(80):
        expected = REFERENCES[name][0](*numbers(point))
        middle, radius = (
            mpf(ball.mid().str(70, radius=False)),
            mpf(ball.rad().str(20, radius=False)),
        )
        assert abs(middle - expected) <= radius + abs(expected) * mpf(10) ** -60 + mpf(10) ** -65
        assert radius <= mpf(10) ** -45 * (1 + abs(expected))


@pytest.mark.parametrize(("name", "point"), GAPS, ids=str)
def test_no_value_outside_the_domain(name, point):
    value = enclose(applied(name, point), {}, 100)
    assert isinstance(value, Undefined) or not value.is_finite()


@pytest.mark.parametrize("name", [name for name, row in FUNCTIONS.items() if row.definition])
def test_function_equals_its_definition(name):
    row = FUNCTIONS[name]
    for count in range(row.arguments[0], row.arguments[1] + 1):
        node = apply(name, *variables("x y")[:count])
        verdict = decide(node, define(node))
        undecidable = name == "root" or (name == "binomial" and verdict.undecided)
        assert verdict.proved or undecidable, verdict


@pytest.mark.parametrize("row", FUNCTIONS.values(), ids=lambda row: row.name)
def test_row_is_complete(row):
    assert row.meaning
    assert row.latex
    assert row.accepts(row.arguments[0])
    assert not row.accepts(row.arguments[1] + 1)
    assert lookup(row.name) is row
    assert all(lookup(alias) is row for alias in row.aliases)


def test_names_of_one_function_belong_to_no_other():
    names = [name for row in FUNCTIONS.values() for name in (row.name, *row.aliases)]
    assert len(names) == len(set(names))


def test_unknown_name_gets_a_suggestion():
    assert canonical_name("sigmod") is None
    with pytest.raises(SymsgdError, match="sigmoid"):
        lookup("sigmod")
