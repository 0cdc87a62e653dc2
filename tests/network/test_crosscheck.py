"""The gradient against other programs: within computed bounds, and honest about it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from symsgd.errors import SymsgdError
from symsgd.network import engines
from symsgd.network.crosscheck import crosscheck
from symsgd.network.engines import Engine, plain
from symsgd.network.tables import network_from_tables
from tests.program import symsgd

SHEET = {"layers": [2, 1], "W": [[[5, 6]]], "b": [[4]]}
DATA = {"x": [1, 2], "y": [3]}
ORACLES = Path(__file__).parent.parent / "data" / "networks.jsonl"
ROWS = [json.loads(line) for line in ORACLES.read_text("utf-8").splitlines()]


def by_name(found):
    return {row.engine: row for row in found.comparisons}


def test_the_answer_sheet():
    found = crosscheck(network_from_tables(SHEET, DATA))
    rows = by_name(found)
    assert found.within
    assert rows["NumPy float64, stable"].error < 1e-15
    assert 1e-8 < rows["NumPy float64"].error < 1e-6
    assert rows["NumPy float32"].zeros == 3
    assert rows["mpmath, 50 digits"].error < 1e-40
    assert "NumPy float32: 3 gradients come out as 0 and are not" in found.warnings


@pytest.mark.parametrize("row", ROWS, ids=[row["name"] for row in ROWS])
def test_every_program_stays_within_its_bound(row):
    names = [{"gelu_erf": "gelu"}.get(name, name) for name in row["activations"]]
    keys = {key: row[key] for key in ("layers", "cost", "W", "b")}
    x, y = ([d[letter] for d in row["data"]] for letter in "xy")
    found = crosscheck(network_from_tables({**keys, "activations": names}, {"x": x, "y": y}))
    assert found.within, found.comparisons
    assert not by_name(found)["NumPy float64"].missing


@pytest.mark.parametrize(
    ("cost", "last"),
    [
        ("binary_cross_entropy", "softmax"),
        ("categorical_cross_entropy", "sigmoid"),
        ("categorical_cross_entropy", "softmax"),
        ("mean_squared_error", "softplus"),
        ("squared_error", "softmax"),
    ],
)
def test_costs_and_softmax(cost, last):
    network = {
        "layers": [2, 2, 3],
        "activations": ["tanh", last],
        "cost": cost,
        "W": [[[1, "1/2"], ["-1/3", 1]], [[1, 2], [0, "1/7"], ["-1/2", 1]]],
        "b": [[0, "1/5"], [0, 1, "1/4"]],
        "regularization": "1/10",
    }
    found = crosscheck(
        network_from_tables(network, {"x": [[1, 2], [0, 1]], "y": [[1, 0, 0], [0, 0, 1]]})
    )
    assert found.within
    assert by_name(found)["NumPy float64"].error < 1e-12


def test_a_program_that_is_wrong_is_found_out():
    def wrong(given):
        return [-v for v in engines.ENGINES[0].gradient(given)]

    found = crosscheck(network_from_tables(SHEET, DATA), [Engine("wrong", "numpy", 53, wrong)])
    assert not found.within
    assert "further off than its precision explains" in found.warnings[-1]
    assert found.to_json()["within"] is False


def test_a_program_that_gives_no_number_is_found_out():
    engine = Engine("nan", "numpy", 53, lambda given: [float("nan")] * 3)  # noqa: ARG005
    assert not crosscheck(network_from_tables(SHEET, DATA), [engine]).within


def test_what_is_missing_is_said():
    gone = Engine("gone", "no_such_library", 53, lambda given: [])  # noqa: ARG005
    network = {**SHEET, "activation": "mish"}
    found = crosscheck(network_from_tables(network, DATA), [gone, engines.ENGINES[1]])
    assert [row.missing for row in found.comparisons[1:]] == [
        "not installed",
        "mish in NumPy is not available in this arithmetic"
        if found.comparisons[2].missing.endswith("arithmetic")
        else "mish in NumPy",
    ]
    assert found.within


@pytest.mark.parametrize("library", ["jax", "torch"])
def test_other_libraries_where_installed(library):
    if not any(e.library == library and e.installed for e in engines.ENGINES):
        pytest.skip(f"{library} is not installed")
    rows = [r for r in crosscheck(network_from_tables(SHEET, DATA)).comparisons if not r.missing]
    assert all(row.within for row in rows)
    assert len(rows) > 4


def test_symbols_have_no_floats():
    with pytest.raises(SymsgdError, match="no value"):
        plain(network_from_tables({"layers": [2, 1]}, DATA))
    with pytest.raises(SymsgdError, match="no value"):
        plain(network_from_tables(SHEET))
    kink = {"layers": [1, 1], "activation": "relu", "W": [[[1]]], "b": [[0]]}
    with pytest.raises(SymsgdError, match="gradient has no value"):
        crosscheck(network_from_tables(kink, {"x": [0], "y": [1]}))


def test_the_command():
    done = symsgd("crosscheck", "docs/examples/homework.toml")
    assert done.returncode == 0
    assert "NumPy float64" in done.stdout
    assert "✓ within" in done.stdout
    data = json.loads(
        symsgd("crosscheck", "docs/examples/homework.toml", "--format", "json").stdout
    )
    assert data["form"] == "symsgd.crosscheck/1"
    assert data["gradient"]["w_12^[2]"] == "-3.0330241677150493352e-9"


def test_the_command_with_symbols(tmp_path):
    path = tmp_path / "p.toml"
    path.write_text("[network]\nlayers = [2, 1]\n[data]\nx = [1, 2]\ny = 3\n", "utf-8")
    done = symsgd("crosscheck", path)
    assert done.returncode == 2
    assert "has no value" in done.stderr + done.stdout
