"""The example sheet: everything proved with its problem file, nothing refuted without it."""

import sys
import time
from pathlib import Path

import pytest

from symsgd.check.check import check_text
from symsgd.check.outline import outline
from symsgd.check.report import Report, Role, Status
from symsgd.prove.decide import decide
from symsgd.read.documents.scan import scan
from symsgd.read.documents.source import Source
from symsgd.read.problem import read_problem

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
SHEET = (EXAMPLES / "homework.md").read_text()
PROBLEM = read_problem((EXAMPLES / "homework.toml").read_text(), "homework.toml")


def check(text, problem=PROBLEM, **settings):
    return check_text(text, file="homework.md", problem=problem, by=decide, **settings)


@pytest.fixture(scope="module")
def report():
    return check(SHEET)


def line_of(text):
    return SHEET[: SHEET.index(text)].count("\n") + 1


def test_every_claim_is_proved(report):
    assert {claim.status for claim in report.claims} == {Status.PROVED}
    assert len(report.claims) >= 30
    assert report.exit_code() == 0


def test_every_formula_has_a_role_and_none_is_unread(report):
    roles = {formula.role for formula in report.formulas}
    assert Role.UNREAD not in roles
    assert {Role.CLAIM, Role.ANSWER, Role.UPDATE, Role.RANGE, Role.MENTION} <= roles
    assert len(report.formulas) == len(scan(SHEET).spans)


def test_what_is_assumed_is_listed(report):
    assert [notice.text[:4] for notice in report.assumptions] == [r"\del", "D = "]
    alone = " ".join(notice.text for notice in check(SHEET, None).assumptions)
    assert r"\mathbf{z}^{[l]}" in alone
    assert r"\delta^{[L]}" in alone


def test_the_lines_of_the_algorithm_are_checked_against_the_network(report):
    lines = [formula for formula in report.formulas if "line of the algorithm," in formula.note]
    assert [formula.claims[0].left_source[:8] for formula in lines] == [r"\mathbf{"] * 3 + [
        r"\delta^{"
    ]
    updates = [formula for formula in report.formulas if formula.note == "an update"]
    assert all(formula.claims[0].relation == "->" for formula in updates)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (r"\mathbf{W}^{[l]} \mathbf{a}^{[l-1]} + \mathbf{b}^{[l]}",
         r"\mathbf{W}^{[l]} \mathbf{a}^{[l-1]} - \mathbf{b}^{[l]}"),
        (r"\mathbf{a}^{[L]} - \mathbf{y}", r"\mathbf{a}^{[L]} + \mathbf{y}"),
        (r"\mathbf{W}^{[l]} - \eta \, \delta^{[l]}", r"\mathbf{W}^{[l]} + \eta \, \delta^{[l]}"),
        (r"\eta \, \delta^{[l]} \mathbf{a}^{[l-1]T}", r"\eta \, \delta^{[l]} \mathbf{a}^{[l-2]T}"),
    ],
)  # fmt: skip
def test_a_wrong_line_of_the_algorithm_is_found(right, wrong):
    assert right in SHEET
    report = check(SHEET.replace(right, wrong))
    first = next(claim for claim in report.claims if claim.status is not Status.PROVED)
    assert first.status is Status.REFUTED
    assert first.right_span.line == line_of(right)


def test_open_notation_is_told_once(report):
    assert [notice.text for notice in report.notices] == [
        "a 1×1 matrix is taken as a number",
    ]


def test_a_deeper_network():
    problem = read_problem(
        """
        [network]
        layers = [2, 2, 1]
        activation = "tanh"
        cost = "half_squared_error"
        W = { 2 = [[1, 2], [3, 4]], 3 = [[5, 6]] }
        b = { 2 = [0, 1], 3 = [2] }
        [data]
        x = [1, -1]
        y = 1
        [notation.functions]
        sigma = "tanh"
        """
    )
    text = (
        r"$z^{[2]} = \begin{pmatrix} -1 \\ 0 \end{pmatrix}$, "
        r"$\delta^{[2]} = \sigma'(z^{[2]}) \circ (W^{[3]})^T \delta^{[3]}$, "
        r"$\delta^{[2]} = D^{[2]} (W^{[3]})^T \delta^{[3]}$ and "
        r"$\delta^{[2]} = D^{[2]} W^{[3]} \delta^{[3]}$"
    )
    statuses = [claim.status for claim in check(text, problem).claims]
    assert statuses == [Status.PROVED] * 3 + [Status.REFUTED]


def test_the_step_is_compared_with_the_network(report):
    answer = next(formula for formula in report.formulas if formula.role is Role.ANSWER)
    assert answer.source.startswith(r"\theta^1")
    assert answer.claims[0].status is Status.PROVED


def test_without_the_problem_file_nothing_is_refuted():
    report = check(SHEET, None)
    statuses = [claim.status for claim in report.claims]
    assert set(statuses) == {Status.PROVED, Status.NEEDS_CONTEXT}
    assert statuses.count(Status.PROVED) >= 23
    missing = {name for claim in report.claims for name in claim.missing}
    assert missing == {"W^[2]", "b^[2]", "y"}
    assert "z^{[2]} = 21" in [notice.text for notice in report.assumptions]


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("sign", r"&= (-2\sigma+1)(-\sigma^2+\sigma)"),
        ("coefficient", r"$\theta^1 ="),
        ("prime", r"\sigma''(x) &="),
        ("exponent", r"&= \frac{e^{-x}}{1+2e^{-x}"),
        ("delta", r"$$\delta^{[2]}"),
        ("index", r"$$z^{[2]}"),
        ("cancelling", r"&= \frac{e^x}{e^{2x}+2e^x+1}"),
    ],
)
def test_a_planted_mistake_is_the_first_wrong_step(name, line):
    report = check((EXAMPLES / f"homework_wrong_{name}.md").read_text())
    wrong = [claim for claim in report.claims if claim.first_wrong]
    assert [claim.right_span.line for claim in wrong] == [line_of(line)]
    assert report.exit_code() == 1


def test_two_errors_that_cancel_are_both_seen():
    report = check((EXAMPLES / "homework_wrong_cancelling.md").read_text())
    assert sum(claim.status is Status.REFUTED for claim in report.claims) == 2


def test_a_wrong_value_is_carried_forward_not_wrong_again():
    wrong = SHEET.replace(r"+ 4 = 21.$$", r"+ 4 = 22.$$").replace(
        r"a^{[2]} = \sigma(z^{[2]}) = \sigma(21)", r"a^{[2]} = \sigma(z^{[2]}) = \sigma(22)"
    )
    report = check(wrong)
    refuted = [claim for claim in report.claims if claim.status is Status.REFUTED]
    assert [claim.first_wrong for claim in refuted] == [True, False]
    assert "carried forward" in refuted[1].warnings[0]


def test_the_report_survives_its_storage_form(report):
    data = report.to_json(times=False)
    assert Report.from_json(data).to_json(times=False) == data


def test_the_sheet_is_read_quickly():
    source = Source(SHEET)
    start = time.perf_counter()
    outline(source, scan(SHEET))
    assert time.perf_counter() - start < 0.05 * 4  # slow machines get four times as long


def test_sympy_is_not_imported(run_python):
    code = (
        "import sys; from symsgd.check.check import check_text; "
        "r = check_text('$1 + 1 = 2$'); print(r.exit_code(), 'sympy' in sys.modules)"
    )
    assert run_python(code).split() == ["0", "False"]


@pytest.fixture
def run_python():
    import os
    import subprocess

    def run(code, seed="0"):
        root = str(Path(__file__).parents[2])
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": root}
        return subprocess.run(
            [sys.executable, "-c", code],
            env=environment,
            check=True,
            capture_output=True,
            text=True,
        ).stdout

    return run


def test_the_report_does_not_depend_on_the_hash_seed(run_python):
    code = (
        "import json; from pathlib import Path\n"
        "from symsgd.check.check import check_text\n"
        "from symsgd.prove.decide import decide\n"
        f"text = Path({str(EXAMPLES / 'homework_wrong_sign.md')!r}).read_text()\n"
        "print(json.dumps(check_text(text, by=decide).to_json(times=False)))"
    )
    assert run_python(code, "1") == run_python(code, "2")
