"""Pictures: what is in them, that they are labelled, and that they come out the same."""

from __future__ import annotations

import sys

import pytest

from symsgd.errors import SymsgdError
from symsgd.network.network import Network
from symsgd.network.study import study
from symsgd.report.pictures import (
    COLOURS,
    DASHES,
    RULES,
    activation_figure,
    cost_figure,
    plane_figure,
    runs,
    saturation_figure,
)
from symsgd.report.plots import save, save_all

STUDY = study(
    Network([1, 1], "identity", weights=[[[-2]]], biases=[[4]]), [([1], [1]), ([2], [3])], "1/5"
)


def test_without_matplotlib_the_error_names_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(SymsgdError, match="matplotlib") as caught:
        activation_figure()
    assert caught.value.code == "no-matplotlib"
    assert "symsgd[plot]" in caught.value.advice


def test_every_optimiser_has_a_line_of_its_own():
    pairs = set(zip(COLOURS, map(str, DASHES), strict=True))
    assert len(pairs) >= len(RULES)
    assert len(set(COLOURS)) == len(COLOURS)


@pytest.fixture
def matplotlib():
    return pytest.importorskip("matplotlib", reason="matplotlib is not installed")


@pytest.mark.usefixtures("matplotlib")
class TestFigures:
    def test_figures_are_labelled(self):
        paths = runs(STUDY, 5)
        figures = [
            activation_figure("tanh"), saturation_figure(), cost_figure(STUDY, paths),
            plane_figure(STUDY, paths),
        ]  # fmt: skip
        for figure in figures:
            axes = figure.axes[0]
            assert axes.get_xlabel()
            assert axes.get_ylabel()
            assert axes.get_title()
            assert axes.get_legend() or figure.legends

    def test_the_plane_marks_the_minimum_and_every_path(self):
        figure = plane_figure(STUDY, runs(STUDY, 5))
        labels = [text.get_text() for text in figure.legends[0].get_texts()]
        assert labels == [*RULES, "start", "global minimum"]

    def test_the_infimum_is_drawn(self):
        figure = cost_figure(STUDY, runs(STUDY, 3, ["sgd"]))
        assert [text.get_text() for text in figure.legends[0].get_texts()] == [
            "sgd",
            "infimum, attained",
        ]

    def test_the_same_study_gives_the_same_bytes(self, tmp_path):
        first, second = (
            save(plane_figure(STUDY, runs(STUDY, 3)), tmp_path / name, "plane") for name in "ab"
        )
        assert [p.read_bytes() for p in first] == [p.read_bytes() for p in second]
        assert [p.suffix for p in first] == [".svg", ".png"]

    def test_a_symbolic_start_has_no_path(self, tmp_path):
        free = study(Network([2, 1]), [([1, 2], [3])])
        names = {p.stem for p in save_all(free, tmp_path)}
        assert names == {"activation", "saturation"}

    def test_only_trained_parameters_move(self):
        network = Network([1, 1, 1], "identity", weights=[[[1]], [[2]]], biases=[[0], [0]])
        run = runs(study(network, [([1], [1])], "1/20", trained=("W",)), 3, ["sgd"])["sgd"]
        values = run.float64()
        assert (values[0], values[2]) == (0.0, 0.0)
        assert values[1] != 1.0
