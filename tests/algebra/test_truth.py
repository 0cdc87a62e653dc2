"""Truth of conditions, with and without what is not known."""

import itertools

import pytest

from symsgd.algebra.truth import COMPARISONS, SIGNS, connected

TRUTHS = (True, False, None)


def possible(args):
    """Return the truths that arguments may still have."""
    return itertools.product(*((True, False) if arg is None else (arg,) for arg in args))


@pytest.mark.parametrize("count", [0, 1, 2, 3])
@pytest.mark.parametrize(("name", "meaning"), [("and", all), ("or", any)])
def test_a_truth_is_known_where_every_possible_truth_agrees(name, meaning, count):
    for args in itertools.product(TRUTHS, repeat=count):
        found = {meaning(one) for one in possible(args)}
        assert connected(name, args) is (found.pop() if len(found) == 1 else None)


def test_constants_and_not():
    assert [connected("not", [one]) for one in TRUTHS] == [False, True, None]
    assert [connected("true", []), connected("false", [])] == [True, False]


@pytest.mark.parametrize("sign", COMPARISONS)
def test_signs_are_those_of_comparisons(sign):
    assert SIGNS[sign] == tuple(order for order in (-1, 0, 1) if COMPARISONS[sign](order, 0))


def test_every_relation_has_its_signs():
    assert set(SIGNS) == set(COMPARISONS)
