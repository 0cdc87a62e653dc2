"""A wrong step beside the rest: which side, which term, what follows, what cancels."""

from pathlib import Path

import pytest

from symsgd.check.check import check_text
from symsgd.check.report import Report, Status
from symsgd.check.slips.patience import Patience
from symsgd.prove.decide import decide
from symsgd.read.problem import read_problem
from symsgd.report.annotated import render_annotated
from symsgd.report.github import render_github
from symsgd.report.html import render_html
from symsgd.report.json import render_json
from symsgd.report.junit import render_junit
from symsgd.report.sarif import render_sarif
from symsgd.report.terminal import render_terminal

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
SHEET = (EXAMPLES / "homework.md").read_text()
PROBLEM = read_problem((EXAMPLES / "homework.toml").read_text())
FRONT = '+++\n[notation.functions]\nsigma = "sigmoid"\n+++\n'


def claims(text, problem=None):
    return check_text(FRONT + text if problem is None else text, problem=problem, by=decide).claims


def said(text):
    """Return what is said of every claim: its status, what it follows and what it cancels."""
    return [(str(each.status), each.follows, each.cancels) for each in claims(text)]


def test_a_later_side_tells_that_the_right_side_is_wrong():
    first, second = claims(r"$\frac{d}{dx} x^3 = 3x^3 = 3x^2$")
    assert (first.wrong_side, first.first_wrong) == ("right", True)
    assert "equals the left side again" in first.agreement
    assert (second.status, second.wrong_side, second.cancels) == (Status.REFUTED, "left", 1)
    assert second.suggestion is None


def test_the_steps_before_it_speak_for_the_left_side():
    claim = claims(r"$(x+1)^2 = x^2 + 2x + 1 = x^2 + x + 1$")[1]
    assert (claim.wrong_side, claim.agreement) == (
        "right",
        "the left side equals every side before it",
    )


def test_nothing_is_said_of_a_side_where_nothing_is_provable():
    claim = claims("$(x+1)^2 = x^2 + 1$")[0]
    assert (claim.status, claim.wrong_side, claim.agreement) == (Status.REFUTED, None, "")
    first, after = claims("$(x+1)^2 = x^2 + x + 1 = x(x+1) + 1$")
    assert first.wrong_side is None
    assert first.agreement == "every later side equals the right side, and none the left side"
    assert (after.status, after.follows) == (Status.PROVED, 1)


@pytest.mark.parametrize(
    ("text", "term"),
    [
        (r"$\sigma'(x) = \sigma(x)(1+\sigma(x))$", r"+\sigma(x)"),
        (r"$\frac{d}{dx} x^3 = 3x^4$", "4"),
        (r"$\frac{d}{dx}\tanh x = 1 - \tanh x$", r"\tanh"),
        (r"$\sigma''(x) = -2\sigma\sigma + \sigma'$", r"\sigma"),
        (r"$\sigma''(x) = \sigma(1-\sigma)$", r"\sigma''"),
        (
            r"$z_j = \sum_i w_{ij} x_i + b_j$. $\frac{\partial z_j}{\partial x_i} = w_{ji}$",
            "w_{ji}",
        ),
    ],
)
def test_the_term_is_marked(text, term):
    whole = FRONT + text
    claim = check_text(whole, by=decide).claims[-1]
    span = claim.wrong_term
    lines = check_text(whole, by=decide).formulas[-1].source
    assert claim.wrong_term_source == term
    line = text.split("\n")[span.line - 5]
    assert line[span.column - 1 : span.end_column - 1] == term
    assert term in lines


def test_a_slip_on_the_left_is_said_to_be_there():
    claim = claims(r"$\sigma''(x) = \sigma(1-\sigma)$")[0]
    assert claim.suggestion == r"\sigma'(x): one prime less, on the left side"


def test_steps_that_go_on_from_the_wrong_one_are_consistent_with_it():
    text = r"$\sigma'(x) = \sigma(1+\sigma) = \sigma + \sigma^2 = \sigma^2 + \sigma$"
    assert said(text) == [("REFUTED", None, None), ("PROVED", 1, None), ("PROVED", 1, None)]


def test_what_follows_ends_where_the_errors_cancel():
    text = "$(x+1)^2 = x^2 + x + 1 = x(x+1) + 1 = x^2 + 2x + 1 = x(x+2) + 1$"
    assert said(text) == [
        ("REFUTED", None, None),
        ("PROVED", 1, None),
        ("REFUTED", None, 1),
        ("PROVED", None, None),
    ]


@pytest.mark.parametrize("name", ["cancelling", "sign", "prime", "index", "exponent"])
def test_both_of_two_errors_that_cancel_are_reported(name):
    found = check_text((EXAMPLES / f"homework_wrong_{name}.md").read_text(), problem=PROBLEM,
                       by=decide).claims  # fmt: skip
    first, second = [each for each in found if each.status is Status.REFUTED]
    assert second.cancels == first.number
    assert second.follows is None
    assert not second.warnings
    assert "makes up for" in second.agreement


def test_a_wrong_delta_is_used_rightly():
    wrong = SHEET.replace(r"(\sigma(21) - 3)", r"(\sigma(21) + 3)")
    found = [each for each in claims(wrong, PROBLEM) if each.status is Status.REFUTED]
    delta, *rest = found
    assert delta.left_source == r"\delta^{[2]}"
    assert len(rest) == 3  # W, b and the answer
    assert [each.follows for each in rest] == [delta.number] * 3
    assert not any(each.first_wrong for each in rest)
    assert all("carried forward" in each.warnings[0] for each in rest)


def test_a_wrong_number_is_used_rightly_to_the_end():
    wrong = SHEET.replace("+ 4 = 21.$$", "+ 4 = 22.$$").replace("(21)", "(22)")
    first, *rest = [each for each in claims(wrong, PROBLEM) if each.status is Status.REFUTED]
    assert first.right_source == "22"
    assert len(rest) == 6
    assert {each.follows for each in rest} == {first.number}


def test_a_second_error_is_not_taken_for_one_carried_forward():
    wrong = SHEET.replace(r"(\sigma(21) - 3)", r"(\sigma(21) + 3)").replace(
        r"6 - 2 \eta k", r"6 - 3 \eta k"
    )
    answer = next(each for each in claims(wrong, PROBLEM) if each.left_source == r"\theta^1")
    assert (answer.status, answer.follows, answer.first_wrong) == (Status.REFUTED, None, True)


@pytest.mark.parametrize(
    "text",
    [
        r"$\sigma'(x) = \sigma^2 - \sigma$ and $\sigma''(x) = 2\sigma\sigma' - \sigma'$",
        r"$\sigma'(x) = \sigma(1+\sigma)$, so $\sigma'(0) = \frac34$",
        r"$\sigma'(x) = \sigma(1+\sigma)$, so $\frac{d}{dx}\sigma(2x) = 2\sigma(2x)(1+\sigma(2x))$",
        r"Let $a = 2 + 3$. Then $a = 6$, so $a^2 = 36$",
        r"$\frac{d}{dx}(x^2 e^x) = 2x e^x$, so $\frac{d^2}{dx^2}(x^2 e^x) = 2e^x + 2x e^x$",
    ],
)
def test_a_wrong_result_is_used_rightly(text):
    first, second = claims(text)[-2:]
    assert first.status is second.status is Status.REFUTED
    assert (first.follows, second.follows) == (None, first.number)


def test_a_chain_goes_on_from_an_error_of_another():
    first = r"$\sigma'(x) = \sigma^2 - \sigma$"
    text = first + r" and $\sigma''(x) = 2\sigma\sigma' - \sigma' = \sigma'(2\sigma-1)$"
    assert said(text) == [
        ("REFUTED", None, None),
        ("REFUTED", 1, None),
        ("PROVED", 1, None),
    ]


def test_a_document_with_very_many_errors_ends(monkeypatch):
    monkeypatch.setattr("symsgd.check.check.Patience", lambda: Patience(0.0))
    claim = claims("$(x+1)^2 = x^2 + 1 = x^2 + 2$")[0]
    assert (claim.status, claim.first_wrong, claim.suggestion) == (Status.REFUTED, True, None)


def test_a_true_claim_after_an_error_is_just_true():
    text = r"$\sigma'(x) = \sigma^2 - \sigma$, and $\sigma''(x) = \sigma(1-\sigma)(1-2\sigma)$"
    assert said(text)[1] == ("PROVED", None, None)


@pytest.mark.parametrize(
    ("text", "status", "part"),
    [
        (r"$\tanh(z) = \frac{e^x - e^{-x}}{e^x + e^{-x}}$", Status.NEEDS_CONTEXT, "z instead of x"),
        (r"$\sigma'(z) = \sigma(z)(1=\sigma(z))$", Status.UNREAD, "- instead of ="),
    ],
)
def test_an_open_claim_gets_a_hint_and_stays_open(text, status, part):
    claim = claims(text)[0]
    assert claim.status is status
    assert part in claim.suggestion
    report = check_text(FRONT + text, by=decide)
    assert report.exit_code() == 3
    assert "it would hold with: " in render_terminal(report)


def test_every_renderer_shows_the_term_and_what_follows():
    text = FRONT + r"$\sigma'(x) = \sigma(1+\sigma) = \sigma + \sigma^2$"
    report = check_text(text, by=decide)
    assert report.exit_code() == 1
    follows = "it follows correctly from the wrong step at 5:15"
    place = report.claims[0].wrong_term
    for shown in (
        render_terminal(report),
        render_annotated(report, text),
        render_github([report]),
        render_html([(report, text)]),
        render_json(report),
        render_junit([report]),
        render_sarif([report]),
    ):
        forms = str(place), f'"column": {place.column}', f'"startColumn": {place.column}'
        assert any(form in shown for form in forms)
    for shown in (render_terminal(report), render_annotated(report, text), render_json(report)):
        assert follows in shown
    assert follows in render_html([(report, text)])
    assert "~~~~~~~~^^^^^^^~" in render_terminal(report)
    assert '<u class="term">+\\sigma</u>' in render_html([(report, text)])
    assert Report.from_json(report.to_json()).to_json() == report.to_json()
