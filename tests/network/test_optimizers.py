"""The optimisers against closed forms, against each other, and against numbers from elsewhere."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import pytest

from symsgd.algebra.balls import Balls, working_precision
from symsgd.algebra.floats import Floats
from symsgd.algebra.rationals import Rationals
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.network.descent import Descent, descend
from symsgd.network.network import Network
from symsgd.network.optimizers import OPTIMIZERS, optimizer
from symsgd.network.presets import PRESETS
from symsgd.network.schedules import schedule
from symsgd.network.training import Training, train
from symsgd.prove.decide import decide
from tests.network.test_oracles import close, entries, network_of

DATA = Path(__file__).parent.parent / "data" / "networks.jsonl"
ROWS = [json.loads(line) for line in DATA.read_text("utf-8").splitlines()]
SHEET = Network([2, 1], weights=[[[5, 6]]], biases=[[4]])
POINT = [([1, 2], [3])]
SMALL = Network([2, 2, 1], "tanh", weights=[[["1/2", -1], [1, "1/3"]], [[1, "-1/2"]]],
                biases=[[0, "1/5"], ["1/7"]])  # fmt: skip
DATA_SMALL = [([1, 2], ["1/2"]), ([-1, 1], [-1])]
LINE = Network([1, 1], "identity", weights=[[[2]]], biases=[[1]])
POINTS = [([1], [0]), ([2], [1])]
NUMBERS = {
    "mu": "9/10", "alpha": "99/100", "beta_1": "9/10", "beta_2": "999/1000", "epsilon": "1/1000",
    "epsilon_root": "1/500", "limit": "1/10", "weight_decay": "1/50", "start": "1/10",
}  # fmt: skip
NAMES = {"momentum_pytorch": "momentum_sum", "momentum_lee": "momentum", "sgd": "sgd"}


def with_numbers(name):
    return optimizer(name, **{key: NUMBERS[key] for key in OPTIMIZERS[name].settings})


def theta(text: str) -> list[str]:
    return text.split(", ")


@pytest.mark.parametrize(
    ("name", "settings", "expected"),
    [
        ("normalized", {}, "4 + eta/sqrt(6), 5 + eta/sqrt(6), 6 + 2*eta/sqrt(6)"),
        ("normalized_by_layer", {}, "4 + eta/sqrt(6), 5 + eta/sqrt(6), 6 + 2*eta/sqrt(6)"),
        ("adagrad", {"epsilon": 0}, "4 + eta, 5 + eta, 6 + eta"),
        ("adam", {"epsilon": 0}, "4 + eta, 5 + eta, 6 + eta"),
        ("adam_hat", {"epsilon": 0}, "4 + eta, 5 + eta, 6 + eta"),
        ("rmsprop", {"epsilon": 0, "alpha": "99/100"}, "4 + 10*eta, 5 + 10*eta, 6 + 10*eta"),
    ],
)
def test_first_steps_in_closed_form(name, settings, expected):
    run = descend(SHEET, POINT, 1, optimizer(name, **settings))
    assert [str(entry) for entry in run.theta()] == theta(expected)


def test_the_second_step_of_the_normalised_gradient():
    run = descend(SHEET, POINT, 2, "normalized")
    assert [str(entry) for entry in run.theta()] == theta(
        "4 + 2*eta/sqrt(6), 5 + 2*eta/sqrt(6), 6 + 4*eta/sqrt(6)"
    )


def test_closed_forms_are_sympy_objects_that_keep_sigma():
    import sympy

    import symsgd

    eta, s = sympy.Symbol("eta"), symsgd.sigmoid
    k = s(21) * (1 - s(21)) * (s(21) - 3)
    first = descend(SHEET, POINT, 1, "sgd").sympy()
    assert [sympy.expand(f - e) for f, e in zip(first, (4 - eta * k, 5 - eta * k, 6 - 2 * eta * k),
                                               strict=True)] == [0, 0, 0]  # fmt: skip
    second = descend(SHEET, POINT, 2, "sgd").sympy()[0]
    assert second.has(s)
    assert second.free_symbols == {eta}


@pytest.mark.parametrize(
    "name", ["polyak", "momentum", "momentum_sum", "momentum_average", "nesterov"]
)
def test_first_momentum_step_is_a_step_of_sgd(name):
    scale = 1 - Fraction(9, 10) if name == "momentum_average" else 1
    rule = optimizer(name, mu="9/10")
    assert (
        descend(LINE, POINTS, 1, rule, "1/4").theta()
        == descend(LINE, POINTS, 1, "sgd", Fraction(1, 4) * scale).theta()
    )


def exactly(name, steps, eta="1/10", **settings):
    W, b = descend(LINE, POINTS, steps, optimizer(name, **settings), eta).run(Rationals())
    return str(b[2].rows[0][0]), str(W[2].rows[0][0])


def test_three_forms_of_heavy_ball_are_one_at_a_constant_rate():
    mu, steps = Fraction(3, 5), 6
    polyak = exactly("polyak", steps, mu=mu)
    assert polyak == exactly("momentum", steps, mu=mu) == exactly("momentum_sum", steps, mu=mu)
    averaged = exactly("momentum_average", steps, Fraction(1, 10) / (1 - mu), mu=mu)
    assert averaged == polyak
    assert exactly("nesterov_sum", steps, mu=mu) == exactly("nesterov_velocity", steps, mu=mu)


def test_the_forms_differ_when_the_rate_changes():
    pace = schedule("inverse_time")
    ends = {
        tuple(map(str, descend(LINE, POINTS, 3, optimizer(k, mu="1/2"), "1/4", pace=pace).theta()))
        for k in ("momentum", "momentum_sum")
    }
    assert len(ends) == 2


def test_nesterov_in_the_shifted_variable():
    """With w = θ + μv the look-ahead form becomes the form of the libraries."""
    mu, eta = Fraction(1, 2), Fraction(1, 10)
    ahead = descend(LINE, POINTS, 4, optimizer("nesterov", mu=mu), eta).path(Rationals())
    library = descend(LINE, POINTS, 4, optimizer("nesterov_sum", mu=mu), eta).path(Rationals())
    for before, now, shifted in zip(ahead, ahead[1:], library[1:], strict=False):
        moved = [q + Rationals().number(mu) * (q - p) for p, q in zip(before, now, strict=True)]
        assert tuple(moved) == shifted


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_floats_balls_and_closed_forms_agree(name):
    run = descend(SMALL, DATA_SMALL, 2, with_numbers(name), "1/10")
    floats = run.path(Floats())[-1]
    assert floats == pytest.approx(run.float64(), rel=1e-12)
    symbolic = descend(SMALL, DATA_SMALL, 2, with_numbers(name), "1/10").theta()
    from symsgd.algebra.decimals import float64

    assert [float64(node) for node in symbolic] == list(run.float64())


@pytest.mark.parametrize("name", ["sgd", "momentum", "adam"])
def test_many_steps_stay_linear(name):
    run = descend(SMALL, DATA_SMALL, 12, with_numbers(name), "1/10", order="random", seed=2)
    sizes = [sum(1 for _ in n.walk(*run.theta(t))) for t in (4, 8, 12)]
    assert sizes[2] - sizes[1] < 1.4 * (sizes[1] - sizes[0])
    assert run.digits(20, 3) == descend(
        SMALL, DATA_SMALL, 3, with_numbers(name), "1/10", order="random", seed=2
    ).digits(20)


@pytest.mark.parametrize(
    "row", [r for r in ROWS if r["optimizer"] in {*NAMES, "adagrad"}], ids=lambda r: r["name"]
)
def test_oracles_by_finite_differences(row):
    settings = {"mu": row["hyper"].get("mu", row["hyper"].get("lambda"))} if row["hyper"] else {}
    if row["optimizer"] == "adagrad":
        settings["epsilon"] = 0
    rule = optimizer(NAMES.get(row["optimizer"], "adagrad"), **settings)
    data = [(d["x"], d["y"]) for d in row["data"]]
    run = Descent(network_of(row), data, tuple(map(tuple, row["batches"])), rule, row["eta"])
    for t, entry in enumerate(row["trace"], 1):
        with working_precision(400):
            for text, ball in entries(entry["theta"], run.run(Balls({}), t)):
                assert close(text, ball)


def test_sgd_is_the_training_of_the_network():
    run = descend(SMALL, DATA_SMALL, 4, "sgd", "1/3", order="epochs", batch=1, seed=7)
    plain = train(SMALL, DATA_SMALL, 4, "1/3", order="epochs", batch=1, seed=7)
    assert isinstance(run, Training)
    assert run.digits(30) == plain.digits(30)


def test_one_rate_for_each_layer():
    run = descend(SMALL, DATA_SMALL, 1, "sgd", {2: "1/10", 3: 0})
    same = descend(SMALL, DATA_SMALL, 1, "sgd", "1/10")
    assert run.float64()[:6] == same.float64()[:6]
    assert run.float64()[6:] == (1 / 7, 1.0, -0.5)


def test_schedules():
    eta, t = n.variable("eta"), 4
    assert str(schedule("inverse_time").rate(eta, t)) == "eta/4"
    assert decide(schedule("inverse_sqrt").rate(eta, t), eta / 2).proved
    assert decide(schedule("step", factor="1/10", every=3).rate(eta, t), eta / 10).proved
    cosine = schedule("cosine", steps=6)
    assert decide(cosine.rate(eta, t), eta / 2).proved
    assert decide(cosine.rate(eta, 7), n.number(0)).proved
    assert schedule("cosine", steps=6, low="1/100").sums.infinite
    assert not cosine.sums.infinite
    run = descend(LINE, POINTS, 2, "sgd", "1/4", pace=schedule("inverse_time"))
    first = descend(LINE, POINTS, 1, "sgd", "1/4").theta()
    assert run.theta(1) == first
    assert run.theta(2) != first


def test_clipping():
    far = optimizer("clip_norm", limit=100)
    assert descend(SMALL, DATA_SMALL, 1, far, "1/10").digits(20) == descend(
        SMALL, DATA_SMALL, 1, "sgd", "1/10"
    ).digits(20)
    near = optimizer("clip_norm", limit=1)
    run = descend(SHEET, POINT, 1, optimizer("clip_norm", limit="1/1000"), 1)
    assert run.float64() == descend(SHEET, POINT, 1, "sgd", 1).float64()  # |g| is far below
    start = Network([1, 1], "identity", weights=[[[3]]], biases=[[4]])
    assert [str(e) for e in descend(start, [([0], [0])], 1, near, 1).theta()] == ["3", "3"]
    values = optimizer("clip_value", limit=2)
    assert [str(e) for e in descend(start, [([1], [0])], 1, values, 1).theta()] == ["2", "1"]


@pytest.mark.parametrize("name", PRESETS)
def test_presets_name_settings_of_their_rows(name):
    made = optimizer(name)
    assert set(PRESETS[name].values) <= set(made.row.settings)
    assert set(made.symbols) <= {"mu", "limit"}


def test_the_default_epsilon_of_pytorch_changes_the_first_step():
    """|g| = 1.5e-9 lies below ε = 1e-8: the step is an eighth of what it is with ε = 0."""
    run = descend(SHEET, POINT, 1, optimizer("torch.optim.Adam"), "1/10")
    assert run.digits(7) == ("4.013168", "5.013168", "6.023272")
    adagrad = descend(SHEET, POINT, 1, optimizer("torch.optim.Adagrad"), "1/10")
    assert adagrad.digits(5) == ("4.0938", "5.0938", "6.0968")
    rmsprop = descend(SHEET, POINT, 1, optimizer("torch.optim.RMSprop"), "1/10")
    assert rmsprop.digits(5) == ("4.0149", "5.0149", "6.0294")


def test_what_a_closed_form_rests_on_is_said():
    symbolic = Network([1, 1], "identity")
    run = descend(symbolic, [(["x"], ["y"])], 1, optimizer("normalized"))
    assert "abs(" in str(run.theta()[0])  # the sign of δ is not known
    adam = descend(SHEET, POINT, 1, optimizer("adam", epsilon=0))
    adam.theta()
    assert "1 - beta_1 != 0" in [str(c) for c in adam.conditions]


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda: optimizer("adm"), "unknown-optimizer"),
        (lambda: optimizer("adam", eps=0), "unknown-setting"),
        (lambda: optimizer("adam", epsilon=1e-8), "float-parameter"),
        (lambda: schedule("cosin"), "unknown-schedule"),
        (lambda: schedule("cosine"), "missing-value"),
        (lambda: schedule("cosine", steps="1/2"), "bad-steps"),
        (lambda: schedule("constant", factor=2), "unknown-setting"),
        (lambda: descend(SHEET, POINT, 1, "adam").digits(5), "missing-value"),
        (lambda: descend(SHEET, [], 1, "adam"), "no-data"),
    ],
)
def test_mistakes(make, code):
    with pytest.raises(SymsgdError) as caught:
        make()
    assert caught.value.code == code
