"""Notebooks on the command line: every form of report says the cell, and nobody can misread it."""

from __future__ import annotations

import json

import pytest

from tests.program import symsgd
from tests.read.test_notebook import notebook

TEXT = notebook(
    "# Sums\nThe sum:\n\n$1 + 1 = 2$",
    ("code", ["x = 1\n", "y = 2"]),
    ["and\n", "$1 + 1 =\n", "3$\n", "but $\\foo$"],
)


@pytest.fixture
def path(tmp_path):
    file = tmp_path / "notes.ipynb"
    file.write_text(TEXT, "utf-8")
    return file


def checked(path, *more):
    done = symsgd("check", path, *more)
    assert done.returncode == 1
    assert done.stderr == ""
    return done.stdout


def test_text(path):
    text = checked(path)
    assert "cell 1:4:2  ✓ proved   1 + 1 = 2" in text
    assert "cell 3:2:2  ✗ REFUTED" in text
    assert "3 | 3\n" in text
    assert "cell 3:4:6: the command \\foo is not known" in text


def test_standard_input_tells_by_itself():
    done = symsgd("check", "-", stdin=TEXT)
    assert done.returncode == 1
    assert done.stdout.startswith("stdin\n")
    assert "cell 1:4:2" in done.stdout


def test_explain(path):
    assert "cell 1:4:2" in checked(path, "--explain").split("notes.ipynb\n")[0]


def test_json(path):
    import jsonschema

    from symsgd.report.json import report_schema

    report = json.loads(checked(path, "--format", "json"))
    jsonschema.validate(report, report_schema())
    span = report["formulas"][1]["claims"][0]["right_span"]
    assert (span["cell"], span["line"]) == (3, 3)
    cells = {row["cell"]: row["lines"] for row in report["cells"]}
    assert TEXT.split("\n")[cells[3][span["line"] - 1] - 1].strip() == '"3$\\n",'


def test_sarif_names_lines_of_the_file_and_the_cell(path):
    (run,) = json.loads(checked(path, "--format", "sarif"))["runs"]
    wrong = next(result for result in run["results"] if result["ruleId"] == "refuted")
    (location,) = wrong["locations"]
    assert location["logicalLocations"] == [{"name": "cell 3", "kind": "cell"}]
    region = location["physicalLocation"]["region"]
    lines = TEXT.split("\n")[region["startLine"] - 1 : region["endLine"]]
    assert [line.strip() for line in lines] == ['"$1 + 1 =\\n",', '"3$\\n",']
    assert "startColumn" not in region
    assert wrong["message"]["text"].startswith("cell 3:2:2: ✗ REFUTED")


def test_github_names_a_line_of_the_file(path):
    line = next(row for row in checked(path, "--format", "github").split("\n") if "::error" in row)
    number = int(line.split("line=")[1].split(",")[0])
    assert "$1 + 1 =" in TEXT.split("\n")[number - 1]
    assert "title=cell 3%3A2%3A2 ✗ REFUTED" in line
    assert "col=" not in line


def test_junit(path):
    assert 'name="cell 3:2:2 1 + 1 = 3"' in checked(path, "--format", "junit")


def test_html_shows_the_cells_one_by_one(path):
    page = checked(path, "--format", "html")
    assert page.count("<h3>cell 1</h3>") == 1
    assert "<h3>cell 2</h3>" not in page
    assert "nbformat" not in page
    assert 'id="cell-3-line-2"' in page
    assert "cell 3, line 2: ✗ REFUTED" in page
    ids = [part.split('"')[0] for part in page.split(' id="')[1:]]
    assert len(ids) == len(set(ids))


def test_annotated(path, tmp_path):
    copy = tmp_path / "copy.ipynb"
    copy.write_text(checked(path, "--format", "annotated"), "utf-8")
    assert "<!-- symsgd cell 3:2:2 ✗ REFUTED" in copy.read_text("utf-8")
    assert symsgd("check", copy).returncode == 1


def test_certify_writes_theorems(path, tmp_path):
    done = symsgd("certify", path, "-o", tmp_path / "proofs", PATH="/nowhere")
    assert done.returncode in (3, 4)
    line = next(i for i, row in enumerate(TEXT.split("\n"), 1) if "1 + 1 = 2" in row)
    assert f"line {line}, claim 1" in done.stdout


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"{", "notes.ipynb:1:2: the notebook is not JSON here"),
        (b"\x89PNG\0", "[binary-file]"),
        (b'{"nbformat": 3, "worksheets": []}', "nbconvert --to notebook"),
        (b"{" + b" " * 16_000_001, "clear the outputs"),
    ],
    ids=["broken", "binary", "old", "huge"],
)
def test_bad_notebooks(path, data, said):
    path.write_bytes(data)
    done = symsgd("check", path)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
