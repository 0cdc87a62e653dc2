"""The tour runs cell by cell, without Jupyter; what it ends its cells with shows itself."""

from __future__ import annotations

import ast
import json
from html.parser import HTMLParser

import pytest

import symsgd
from symsgd.check.check import check_text
from symsgd.check.report import Report
from symsgd.functions.activations import activation_derivative
from symsgd.network.network import Network
from symsgd.prove.decide import decide
from tests.program import ROOT

TOUR = json.loads((ROOT / "docs/examples/tour.ipynb").read_text("utf-8"))
CELLS = ["".join(cell["source"]) for cell in TOUR["cells"] if cell["cell_type"] == "code"]


def run(source: str, names: dict[str, object]) -> object:
    """Run a cell, and return the value of its last line if that is an expression."""
    tree = ast.parse(source)
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, "cell", "exec"), names)  # noqa: S102 - our own notebook
    if last is None:
        return None
    return eval(compile(ast.Expression(last.value), "cell", "eval"), names)  # noqa: S307


def test_the_tour_runs():
    names: dict[str, object] = {}
    shown = [run(source, names) for source in CELLS]
    assert sum(hasattr(value, "_repr_html_") for value in shown) >= 4
    assert all(value is not None for value in shown)
    assert names["verdict"].proved
    assert names["slip"].refuted
    assert names["third"].coefficients == (0, 1, -7, 12, -6)
    assert str(names["trace"]["z^[2]"]) == "21"
    assert names["report"].exit_code() == 1
    text = names["written"]._repr_markdown_()
    assert check_text(text, problem=names["problem"], by=decide).exit_code() == 0


def test_the_tour_is_a_notebook_without_old_output():
    assert TOUR["nbformat"] == 4
    assert all(not cell.get("outputs") for cell in TOUR["cells"])


NETWORK = Network([2, 2, 1], ["tanh", "softmax"][:1] * 2)
SHOWN = [
    NETWORK,
    NETWORK.step([1, 2], [3]),
    Network([40, 2]).step(),
    symsgd.verify("x = x + 1"),
    symsgd.verify("log(x) = log(x)"),
    Report("a<b>.md"),
]


@pytest.mark.parametrize("value", SHOWN, ids=lambda value: type(value).__name__)
def test_what_shows_itself_is_whole(value):
    tags: list[str] = []
    parser = HTMLParser()
    parser.handle_starttag = lambda tag, _: tags.append(tag) if tag != "br" else None
    parser.handle_endtag = tags.remove
    parser.feed(value._repr_html_())
    parser.close()
    assert tags == []


@pytest.mark.parametrize(
    "value",
    [NETWORK, NETWORK.step([1, 2], [3]), symsgd.verify("x = x"), activation_derivative("tanh", 2)],
    ids=lambda value: type(value).__name__,
)
def test_formulas_for_a_notebook(value):
    text = value._repr_latex_()
    assert text.startswith(r"$\displaystyle ")
    assert text.endswith("$")
    assert text.count("{") == text.count("}")
