"""Renderers are pure functions of a report; what they print is kept in golden files."""

from __future__ import annotations

import json

import jsonschema
import pytest

from symsgd.check.check import check_text
from symsgd.check.report import Report, Role, Status
from symsgd.errors import SymsgdError
from symsgd.prove.decide import decide
from symsgd.report.excerpt import excerpt
from symsgd.report.json import render_json, report_schema
from symsgd.report.line import cells, render
from symsgd.report.terminal import render_terminal
from tests.report.sample import DERIVATIVE, EVERYTHING


def test_terminal_text(golden):
    golden("report.txt", render_terminal(EVERYTHING))


def test_terminal_colour(golden):
    golden("report.ansi", render_terminal(EVERYTHING, color=True))


def test_json_text(golden):
    golden("report.json", render_json(EVERYTHING))


@pytest.mark.parametrize("width", [60, 80, 140])
def test_no_line_is_wider_than_the_terminal(width):
    for line in render_terminal(EVERYTHING, width=width).splitlines():
        assert cells(line) <= width


def test_colour_changes_no_text():
    import re

    coloured = render_terminal(EVERYTHING, color=True)
    plain = "\n".join(line.rstrip() for line in re.sub(r"\x1b\[[\d;]*m", "", coloured).split("\n"))
    assert plain == render_terminal(EVERYTHING)


def test_a_document_cannot_steer_the_terminal():
    assert "\x1b" not in render_terminal(EVERYTHING)
    assert "\x1b[2J" not in render_terminal(EVERYTHING, color=True)


def test_the_caret_stands_under_the_wrong_side():
    text, carets = render(excerpt(DERIVATIVE, DERIVATIVE.claims[1].right_span, 80)).splitlines()
    assert text[carets.index("^") : carets.rindex("^") + 1] == "σ(x)(1+σ(x))"


def test_a_place_that_a_suggestion_marks_is_shown_once():
    text = r"With the sigmoid $\sigma$: $\sigma''(z) = \sigma'(z) (1 = 2\sigma(z))$"
    shown = render_terminal(check_text(text, by=decide))
    assert "it would hold with" in shown
    assert shown.count("1 | ") == 1


def test_a_very_long_line_is_cut_around_the_caret():
    from symsgd.check.report import Formula
    from symsgd.check.span import Span

    formula = Formula(Span(1, 1, 1, 100_000), "x + " * 25_000, Role.CLAIM)
    text, carets = render(excerpt(formula, Span(1, 50_001, 1, 50_004), 70)).splitlines()
    assert len(text) <= 70
    assert text[carets.index("^") :].startswith("x +")


def test_json_follows_its_schema():
    jsonschema.Draft202012Validator.check_schema(report_schema())
    validator = jsonschema.Draft202012Validator(report_schema())
    for times in (False, True):
        validator.validate(json.loads(render_json(EVERYTHING, times=times)))


def test_the_schema_refuses_what_it_does_not_know():
    data = EVERYTHING.to_json()
    data["formulas"][0]["colour"] = "red"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, report_schema())


def test_schema_and_report_name_the_same_roles_and_statuses():
    known = report_schema()["$defs"]
    assert known["role"]["enum"] == [role.value for role in Role]
    assert known["status"]["enum"] == [status.value for status in Status]


def test_a_report_survives_its_storage_form():
    stored = json.loads(json.dumps(EVERYTHING.to_json()))
    assert Report.from_json(stored) == EVERYTHING


def test_another_schema_is_an_error_of_ours():
    with pytest.raises(SymsgdError, match="unknown-schema"):
        Report.from_json({"schema": "symsgd.report/2"})


@pytest.mark.parametrize(
    ("statuses", "code"),
    [
        ([], 0),
        (["PROVED"], 0),
        (["PROVED", "REFUTED", "UNREAD"], 1),
        (["PROVED", "UNDECIDED"], 3),
        (["NEEDS_CONTEXT"], 3),
        (["UNREAD"], 3),
    ],
)
def test_exit_codes(statuses, code):
    from dataclasses import replace

    one = DERIVATIVE.claims[0]
    claims = tuple(replace(one, status=Status(status)) for status in statuses)
    assert Report("f.md", (replace(DERIVATIVE, claims=claims),)).exit_code() == code


def test_an_unread_formula_stays_open():
    assert Report("f.md", (EVERYTHING.formulas[-2],)).exit_code() == 3
