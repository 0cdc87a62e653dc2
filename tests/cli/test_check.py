"""``symsgd check``: exit codes, forms of output, and every kind of bad input."""

from __future__ import annotations

import json

import pytest

from symsgd.report.json import report_schema
from tests.program import symsgd

DEFINED = r"Let $\sigma(x) = \frac{1}{1+e^{-x}}$." + "\n\n"
TRUE = r"$\sigma'(x) = \sigma(x)(1-\sigma(x))$"
WRONG = r"$\sigma'(x) = \sigma(x)(1+\sigma(x))$"
OPEN = r"$\int_0^1 \sigma(x)\,dx = \frac{1}{2}$"


@pytest.fixture
def sheet(tmp_path):
    def write(text, name="sheet.md"):
        path = tmp_path / name
        path.write_text(text, "utf-8")
        return path

    return write


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (DEFINED + TRUE, 0),
        (DEFINED + TRUE + WRONG, 1),
        (DEFINED + WRONG + OPEN, 1),
        (DEFINED + TRUE + OPEN, 3),
        ("No formula at all.", 0),
        ("", 0),
    ],
)
def test_exit_codes(sheet, text, code):
    assert symsgd("check", sheet(text)).returncode == code


@pytest.mark.parametrize("text", [DEFINED + WRONG, DEFINED + OPEN])
def test_exit_zero(sheet, text):
    done = symsgd("check", sheet(text), "--exit-zero")
    assert done.returncode == 0
    assert "1 claim" in done.stdout or "unread" in done.stdout


def test_exit_zero_is_not_for_unreadable_files():
    assert symsgd("check", "nowhere.md", "--exit-zero").returncode == 2


def test_the_wrong_side_is_marked(sheet):
    lines = symsgd("check", sheet(DEFINED + WRONG)).stdout.splitlines()
    (carets,) = [line for line in lines if "^^" in line]
    above = lines[lines.index(carets) - 1]
    assert above[carets.index("~") : carets.rindex("~") + 1] == r"\sigma(x)(1+\sigma(x))"
    assert above[carets.index("^") : carets.rindex("^") + 1] == r"+\sigma(x)"
    assert any(line.split()[:1] == ["left"] for line in lines)
    assert any(line.split()[:1] == ["right"] for line in lines)


def test_piped_text_is_plain(sheet):
    assert "\x1b" not in symsgd("check", sheet(DEFINED + WRONG)).stdout


def test_colour_where_it_is_forced_and_not_where_it_is_refused(sheet):
    path = sheet(DEFINED + WRONG)
    assert "\x1b" in symsgd("check", path, FORCE_COLOR="1").stdout
    assert "\x1b" not in symsgd("check", path, FORCE_COLOR="1", NO_COLOR="1").stdout


def test_json_follows_the_schema_and_never_changes(sheet):
    import jsonschema

    path = sheet(DEFINED + TRUE + WRONG + OPEN)
    first = symsgd("check", path, "--format", "json", PYTHONHASHSEED="1")
    again = symsgd("check", path, "--format", "json", PYTHONHASHSEED="2")
    assert first.stdout == again.stdout
    report = json.loads(first.stdout)
    jsonschema.validate(report, report_schema())
    assert first.returncode == 1
    assert report["status"] == "REFUTED"


def test_output_goes_to_a_file(sheet, tmp_path):
    done = symsgd("check", sheet(DEFINED + TRUE), "-o", tmp_path / "report.txt", FORCE_COLOR="1")
    assert (done.returncode, done.stdout) == (0, "")
    report = (tmp_path / "report.txt").read_text("utf-8")
    assert "1 claim" in report
    assert "\x1b" not in report


def test_output_that_cannot_be_written(sheet, tmp_path):
    done = symsgd("check", sheet(DEFINED + TRUE), "-o", tmp_path / "no" / "report.txt")
    assert done.returncode == 2
    assert "[cannot-write]" in done.stderr


def test_standard_input():
    done = symsgd("check", "-", stdin=DEFINED + TRUE)
    assert done.returncode == 0
    assert done.stdout.startswith("stdin\n")


def test_several_files(sheet):
    good, bad = sheet(DEFINED + TRUE, "good.md"), sheet(DEFINED + WRONG, "bad.md")
    done = symsgd("check", good, bad)
    assert done.returncode == 1
    assert done.stdout.index("good.md") < done.stdout.index("bad.md")
    reports = json.loads(symsgd("check", good, bad, "--format", "json").stdout)
    assert [report["status"] for report in reports] == ["PROVED", "REFUTED"]


def test_a_missing_file_costs_the_others_nothing(sheet):
    done = symsgd("check", "nowhere.md", sheet(DEFINED + TRUE))
    assert done.returncode == 2
    assert "[missing-file]" in done.stderr
    assert "1 claim" in done.stdout


def test_latex_files_are_read_as_latex(sheet):
    text = (
        "\\documentclass{article}\\begin{document}\nPay \\$5. "
        "Let \\(\\sigma(x) = \\frac{1}{1+e^{-x}}\\). Then\n"
        "\\begin{align*}\n\\sigma'(x) &= \\sigma(x)(1-\\sigma(x))\n\\end{align*}\n\\end{document}\n"
    )
    done = symsgd("check", sheet(text, "sheet.tex"))
    assert (done.returncode, "1 claim: 1 proved" in done.stdout) == (0, True)


def test_progress_is_not_written_where_nobody_looks(sheet):
    assert symsgd("check", sheet(DEFINED + TRUE)).stderr == ""


# what is wrong in a document, what is said about it
BAD_FORMULAS = {
    "unclosed dollar": (r"and $\sigma(x) = 1", "opens a formula that never closes"),
    "unclosed display": ("and $$\\sigma(x) = 1", "opens a formula that never closes"),
    "unknown macro": (r"and $\nosuchmacro{x} = 1$", r"\nosuchmacro"),
    "nested braces": (f"and ${'{' * 5000}x{'}' * 5000} = x$", "nested more than"),
    "unclosed braces": (f"and ${'{' * 5000}x = x$", "nested more than"),
    "tower of powers": (r"and $9^{9^{9^9}} = 1$", "too large"),
    "huge factorial": (r"and $999999999! = 1$", "too large"),
    "huge exponential": (r"and $e^{9999999999999} = 1$", ""),
    "long number": (f"and ${'7' * 5000} = 1$", "more than 400 digits"),
    "long line": (f"and ${'x + ' * 500_000}x = 1$", "tokens"),
    "null division": (r"and $\frac{1}{0} = 1$", ""),
    "lone bracket": (r"and $\left( x = 1$", "never closes"),
}


@pytest.mark.parametrize("case", BAD_FORMULAS)
def test_one_bad_formula_costs_the_others_nothing(sheet, case):
    bad, said = BAD_FORMULAS[case]
    path = sheet(f"{DEFINED}{TRUE}\n\n{bad}\n\n{WRONG}\n")
    done = symsgd("check", path, seconds=20)
    assert done.stderr == ""
    assert said in done.stdout
    assert done.returncode == 1
    report = json.loads(symsgd("check", path, "--format", "json", seconds=20).stdout)
    found = {
        (claim["right_source"], claim["status"])
        for formula in report["formulas"]
        for claim in formula["claims"]
    }
    assert (r"\sigma(x)(1-\sigma(x))", "PROVED") in found
    assert (r"\sigma(x)(1+\sigma(x))", "REFUTED") in found
    without = symsgd("check", sheet(f"{DEFINED}{TRUE}\n\n{bad}\n"), seconds=20)
    assert without.returncode == 3


@pytest.mark.parametrize("case", ["unclosed dollar", "unknown macro", "lone bracket"])
def test_an_unread_formula_is_placed(sheet, case):
    bad, _ = BAD_FORMULAS[case]
    lines = symsgd("check", sheet(f"First\n\n{bad}\n")).stdout.splitlines()
    (line,) = [line for line in lines if "? unread" in line]
    assert line.split()[0].startswith("3:")


def test_a_line_of_two_megabytes(sheet):
    path = sheet(DEFINED + "word " * 400_000 + TRUE)
    done = symsgd("check", path, seconds=20)
    assert (done.returncode, "1 proved" in done.stdout) == (0, True)


BAD_PROBLEMS = {
    "broken TOML": ("[notation\nx = 1", "problem.toml:1:", "[broken-toml]"),
    "unknown table": ("[notaton]", "problem.toml:1:", "did you mean 'notation'?"),
    "unknown key": ("[network]\nlayrs = [2, 1]", "problem.toml:2:", "did you mean 'layers'?"),
    "shapes": (
        "[network]\nlayers = [2, 1]\nactivation = 'sigmoid'\n[network.W]\n2 = [[1, 2, 3]]\n",
        "problem.toml:",
        "[shapes-do-not-fit]",
    ),
    "type": ("[network]\nlayers = 3", "problem.toml:2:", "[wrong-type]"),
    "function": ("[notation.functions]\nsigma = 'sigmod'", "problem.toml:", "'sigmoid'"),
}


@pytest.mark.parametrize("case", BAD_PROBLEMS)
def test_bad_problem_files(sheet, case):
    text, place, said = BAD_PROBLEMS[case]
    problem = sheet(text, "problem.toml")
    done = symsgd("check", sheet(DEFINED + TRUE), "--problem", problem, seconds=10)
    assert (done.returncode, done.stdout) == (2, "")
    assert place in done.stderr
    assert said in done.stderr


def test_front_matter_is_held_to_the_same(sheet):
    done = symsgd("check", sheet("+++\n[notaton]\n+++\n" + TRUE))
    assert done.returncode == 2
    assert "sheet.md:2:" in done.stderr
