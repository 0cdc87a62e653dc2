"""Training for many steps: reproducible orders, linear graphs, certified numbers."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from symsgd.algebra.floats import Floats
from symsgd.algebra.rationals import Rationals
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.network.network import Network
from symsgd.network.order import epoch_order, given_order, random_order, splitmix64
from symsgd.network.training import train

XOR = [([0, 0], [0]), ([0, 1], [1]), ([1, 0], [1]), ([1, 1], [0])]
SMALL = Network(
    [2, 2, 1], "sigmoid", weights=[[["1/2", "-1"], [1, "1/3"]], [[1, -1]]], biases=[[0, "1/5"], [0]]
)


def test_splitmix64_is_the_published_generator():
    numbers = splitmix64(1234567)
    assert [next(numbers) for _ in range(3)] == [
        6457827717110365317,
        3203168211198807973,
        9817491932198370423,
    ]


@given(st.integers(1, 12), st.integers(0, 2**64), st.data())
def test_orders(samples, seed, data):
    batch = data.draw(st.integers(1, samples))
    drawn = random_order(samples, 20, seed, batch)
    assert drawn == random_order(samples, 20, seed, batch)
    assert all(len(set(b)) == batch and max(b) < samples for b in drawn)
    per_epoch = -(-samples // batch)
    epoch = epoch_order(samples, per_epoch, seed, batch)
    assert sorted(k for b in epoch for k in b) == list(range(samples))


def test_single_samples_are_drawn_evenly():
    counts = Counter(k for (k,) in random_order(10, 10_000, seed=3))
    assert all(900 < count < 1100 for count in counts.values())


def test_the_graph_grows_by_the_same_amount_with_every_step():
    run = train(SMALL, XOR, 60, order="random", seed=5)
    sizes = [sum(1 for _ in n.walk(*run.theta(t))) for t in (20, 40, 60)]
    assert sizes[2] - sizes[1] < 1.3 * (sizes[1] - sizes[0])
    assert sizes[2] < 60 * 120


def test_numbers_and_graph_agree():
    run = train(SMALL, XOR, 5, "1/2", order="epochs", batch=2, seed=9)
    floats, _ = run.run(Floats())
    exact = run.float64()
    assert exact[-1] == pytest.approx(floats[3].rows[0][1], rel=1e-12)
    assert run.digits(20) == tuple(run.digits(20, step=5))
    symbolic = train(SMALL, XOR, 2, order=[0, [1, 2]])
    assert symbolic.digits(15, at={"eta": "1/2"}) == train(
        SMALL, XOR, 2, "1/2", order=[0, [1, 2]]
    ).digits(15)


def test_a_linear_network_stays_rational():
    network = Network([1, 1], "identity", weights=[[[2]]], biases=[[1]])
    run = train(network, [([1], [0]), ([2], [1])], 3, "1/10")
    W, b = run.run(Rationals())
    assert [str(e) for e in run.theta()] == [str(b[2].rows[0][0]), str(W[2].rows[0][0])]


def test_zero_steps_and_symbols():
    run = train(SMALL, XOR, 0)
    assert [str(e) for e in run.theta()][:2] == ["0", "1/5"]
    assert train(Network([2, 1]), XOR, 1).theta()[0].value == "b^[2],1"


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda: train(SMALL, [], 1), "no-data"),
        (lambda: train(SMALL, XOR, -1), "bad-steps"),
        (lambda: train(SMALL, XOR, 1, order="best"), "unknown-order"),
        (lambda: train(SMALL, XOR, 2, order=[0]), "shapes-do-not-fit"),
        (lambda: train(SMALL, XOR, 1, order=[7]), "no-such-sample"),
        (lambda: train(SMALL, XOR, 1, order="random", batch=5), "bad-batch"),
        (lambda: train(SMALL, XOR, 1).theta(3), "no-such-step"),
        (lambda: train(SMALL, XOR, 1).digits(5), "missing-value"),
        (lambda: train(SMALL, XOR, 1, 0.1), "float-parameter"),
        (lambda: given_order([[]], 3), "no-such-sample"),
    ],
)
def test_mistakes(make, code):
    with pytest.raises(SymsgdError) as caught:
        make()
    assert caught.value.code == code


def test_relu_at_its_kink_has_no_digits():
    network = Network([1, 1], "relu", weights=[[[1]]], biases=[[0]])
    with pytest.raises(SymsgdError, match="no"):
        train(network, [([0], [1])], 1, 1).digits(5)
    assert train(network, [([1], [1])], 1, 1).float64() == (0.0, 1.0)
    assert Fraction(1) == Fraction(train(network, [([1], [1])], 1, 1).digits(3)[1])
