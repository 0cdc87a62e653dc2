"""What a worked solution says is read back by the checker and proved in full."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from symsgd.errors import SymsgdError
from symsgd.functions.table import FUNCTIONS
from symsgd.read.problem import read_problem
from symsgd.write.document import Document, Sentences
from symsgd.write.latex import broken, escaped
from symsgd.write.solution import solution
from tests.program import ROOT, symsgd
from tests.write.problems import LARGE, PROBLEMS, TASKS

EXAMPLE = ROOT / "docs/examples/homework.toml"
KINK = """[network]
layers = [1, 1]
activation = "relu"
W = { 2 = [[1]] }
b = { 2 = [-2] }
[data]
x = 2
y = 1
"""
ACTIVATIONS = [row.name for row in FUNCTIONS.values() if row.activation]


@pytest.mark.parametrize("markup", ["markdown", "latex"])
@pytest.mark.parametrize("text", PROBLEMS.values(), ids=PROBLEMS)
def test_solutions_are_proved(text, markup, proved):
    problem = read_problem(text)
    proved(solution(problem).write(markup), problem, markup, least=2)


@pytest.mark.parametrize("order", [1, 2, 3, 5])
@pytest.mark.parametrize("name", ACTIVATIONS)
def test_derivatives_of_all_activations_are_proved(name, order, proved):
    problem = read_problem(f'[task]\nkind = "derivative"\nfunction = "{name}"\norder = {order}')
    text = solution(problem).write()
    if len(text) < 8_000:
        proved(text, problem)


def test_the_example(golden, proved):
    problem = read_problem(EXAMPLE.read_text("utf-8"))
    document = solution(problem)
    golden("solution.md", document.write())
    golden("solution.tex", document.write("latex"))
    report = proved(document.write(), problem)
    assert any("theta" in claim.left_source for claim in report.claims)


def test_a_large_step_stays_short_and_quick():
    problem = read_problem(LARGE)
    solution(problem)
    start = time.perf_counter()
    text = solution(problem).write("latex")
    assert time.perf_counter() - start < 0.5
    assert len(text) < 20_000


@pytest.mark.parametrize("text", PROBLEMS.values(), ids=PROBLEMS)
def test_only_what_katex_knows_is_written(text):
    written = solution(read_problem(text)).write()
    for word in (r"\label", r"\ref", r"\intertext", r"\DeclareMathOperator", r"\multicolumn"):
        assert word not in written


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('[task]\nkind = "integral"', "unknown-task"),
        ('[task]\nkind = "derivative"', "missing-key"),
        ('[task]\nkind = "derivative"\nfunction = "tanh"\norder = 0', "wrong-type"),
        ('[task]\nkind = "identity"\nclaim = "x = 2x"', "no-identity"),
        ('[task]\nkind = "optimizer"\noptimizer = "normalized"', "optimizer-of-vectors"),
        ('[task]\nkind = "gradient"\nclasses = 9', "number-of-classes"),
        (KINK, "no-value"),
        ("[network]\nlayers = [1, 1]\n[data]\nx = [1, 2]\ny = [3, 4]", "several-samples"),
    ],
)
def test_what_cannot_be_solved_is_said(text, code):
    with pytest.raises(SymsgdError) as caught:
        solution(read_problem(text))
    assert caught.value.code == code


ODD = st.text() | st.sampled_from(["$x$", r"\input{a}", "%", "^^M", "``", "<b>", "#", "~", "&"])


@given(ODD)
@settings(deadline=None)
def test_no_text_steers_tex(text):
    written = escaped(text.replace("$", ""), "latex")
    for command in (r"\input", "^^", "%%"):
        assert command not in written.replace(r"\%", "")
    assert written.count("{") - written.count(r"\{") == written.count("}") - written.count(r"\}")


@given(ODD)
@settings(deadline=None)
def test_no_text_becomes_a_formula_or_a_tag_in_markdown(text):
    from symsgd.read.documents.scan import scan

    written = Document("t", (Sentences(text.replace("$", "")),)).write()
    assert scan(written).spans == ()
    assert "<" not in written.replace(r"\<", "")


@given(st.lists(st.sampled_from(["a", "b", r"\left(x + y\right)", r"\frac{1 + a}{b}"]), min_size=1))
def test_breaking_a_line_loses_nothing(terms):
    text = " + ".join(terms)
    lines = broken(text, 8)
    assert " ".join(lines) == text
    assert all(line.count(r"\left(") == line.count(r"\right)") for line in lines)


def test_the_command_writes_each_form(tmp_path):
    for ending, part in (("md", "$$"), ("tex", r"\begin{align*}")):
        path = tmp_path / f"out.{ending}"
        assert symsgd("solve", EXAMPLE, "-o", path).returncode == 0
        assert part in path.read_text("utf-8")
    assert "# One step of gradient descent" in symsgd("solve", EXAMPLE).stdout


def test_the_command_says_when_tex_is_missing(tmp_path):
    done = symsgd("solve", EXAMPLE, "-o", tmp_path / "out.pdf", PATH=str(tmp_path))
    assert done.returncode == 2
    assert "texlive-latex-base" in done.stderr
    assert not Path(tmp_path / "out.pdf").exists()


def test_tasks_are_all_there():
    kinds = {line.split('"')[1] for text in TASKS.values() for line in text.splitlines()[:1]}
    assert kinds == {"identity", "gradient", "derivative", "optimizer"}


def test_an_ending_that_is_no_form_of_a_solution_is_refused(tmp_path):
    done = symsgd("solve", EXAMPLE, "-o", tmp_path / "out.doc")
    assert done.returncode == 2
    assert "ends neither in .md nor in .tex nor in .pdf" in " ".join(done.stderr.split())
    assert not (tmp_path / "out.doc").exists()
