"""SARIF, JUnit XML and GitHub annotations: what other programs read."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from symsgd.check.report import ClaimResult, Formula, Notice, Report, Role, Status
from symsgd.check.span import Span
from symsgd.report.explanation import findings
from symsgd.report.github import render_github
from symsgd.report.junit import render_junit
from symsgd.report.sarif import render_sarif
from tests.program import symsgd
from tests.report.sample import EVERYTHING

SARIF = json.loads((Path(__file__).parent / "sarif_subset.schema.json").read_text("utf-8"))
STATUSES = st.sampled_from(list(Status))
HERE = Span(1, 1, 1, 4)
ANY_TEXT = st.text()


@st.composite
def reports(draw, texts=ANY_TEXT):
    """Reports in which every text is any text at all."""

    def text():
        return draw(texts)

    claim = ClaimResult(
        1, 1, 1, HERE, HERE, HERE, text(), text(), "=", draw(STATUSES), text(),
        conditions=(text(),), warnings=(text(),), suggestion=text(), missing=(text(),),
        first_wrong=draw(st.booleans()), accepted_by=text(),
    )  # fmt: skip
    formulas = (
        Formula(HERE, text(), Role.CLAIM, text(), (claim,)),
        Formula(HERE, text(), Role.UNREAD, text()),
    )
    return Report(text(), formulas, (Notice(text(), HERE),), (Notice(text()),), text())


def test_sarif_text(golden):
    golden("report.sarif", render_sarif([EVERYTHING]))


def test_junit_text(golden):
    golden("report.junit.xml", render_junit([EVERYTHING]))


def test_github_text(golden):
    golden("report.github.txt", render_github([EVERYTHING]))


@settings(deadline=None)
@given(reports())
def test_sarif_follows_the_standard(report):
    data = json.loads(render_sarif([report, EVERYTHING]))
    jsonschema.validate(data, SARIF)
    (run,) = data["runs"]
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]


def test_a_level_stands_only_beside_a_failure():
    data = json.loads(render_sarif([EVERYTHING]))
    data["runs"][0]["results"][0] |= {"kind": "pass", "level": "note"}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, SARIF)


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        ("PROVED", "pass"),
        ("REFUTED", "fail"),
        ("UNDECIDED", "open"),
        ("UNREAD", "review"),
        ("NEEDS_CONTEXT", "review"),
    ],
)
def test_every_status_has_its_kind(status, kind):
    found = json.loads(render_sarif([EVERYTHING]))["runs"][0]["results"]
    kinds = {
        result["kind"]
        for result, finding in zip(found, findings(EVERYTHING), strict=True)
        if finding.status == status
    }
    assert kinds == {kind}


def test_fingerprints_stay_when_lines_move():
    moved = json.loads(json.dumps(EVERYTHING.to_json()).replace('"line": 10', '"line": 11'))
    prints = [
        [result["partialFingerprints"] for result in json.loads(text)["runs"][0]["results"]]
        for text in (render_sarif([EVERYTHING]), render_sarif([Report.from_json(moved)]))
    ]
    assert prints[0] == prints[1]


@settings(deadline=None)
@given(reports())
def test_junit_is_xml_with_true_counts(report):
    suite = ET.fromstring(render_junit([report])).find("testsuite")  # noqa: S314
    assert suite is not None
    assert int(suite.get("tests")) == len(suite.findall("testcase")) == 2
    for tag, name in (("failure", "failures"), ("error", "errors"), ("skipped", "skipped")):
        assert int(suite.get(name)) == len(suite.findall(f"testcase/{tag}"))


@settings(deadline=None)
@given(reports())
def test_an_annotation_is_one_line_that_nobody_else_can_begin(report):
    lines = render_github([report]).removesuffix("\n").split("\n")
    for line in lines:
        assert line.startswith(("::error file=", "::warning file=", "::notice file="))
        assert "\r" not in line
        head, _, _ = line.removeprefix("::").partition("::")
        keys = [part.partition("=")[0] for part in head.partition(" ")[2].split(",")]
        assert [key for key in keys if key] == [
            key for key in ("file", "line", "endLine", "col", "endColumn", "title") if key in keys
        ]


def test_columns_are_told_on_one_line_only():
    chain = Formula(Span(1, 1, 3, 2), "a", Role.UNREAD, "why")
    (line,) = render_github([Report("a.md", (chain,))]).splitlines()
    assert "line=1,endLine=3,title=" in line


@pytest.mark.parametrize(
    ("form", "part"),
    [
        ("html", "<!doctype html>"),
        ("sarif", '"version": "2.1.0"'),
        ("junit", "<testsuites"),
        ("github", "::error file="),
        ("annotated", "% symsgd 7:1 ✗ REFUTED"),
    ],
)
def test_the_command_has_every_form(form, part, tmp_path):
    out = tmp_path / "out"
    done = symsgd("check", "docs/examples/slip.md", "--format", form, "-o", out)
    assert done.returncode == 1
    assert part in out.read_text("utf-8")


def test_annotations_are_for_one_file():
    sheet = "docs/examples/slip.md"
    assert symsgd("check", sheet, sheet, "--format", "annotated").returncode == 2
    assert symsgd("check", sheet, sheet, "--format", "junit").stdout.count("<testsuite ") == 2
