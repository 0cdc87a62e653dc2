"""Messages about reading: place, the line, a caret under what is meant, the code, what to do."""

from __future__ import annotations

import pytest

from tests.program import symsgd
from tests.read.test_notebook import notebook


def lines_of(text):
    """Return the line that a message shows, and what its carets mark."""
    shown = text.splitlines()
    carets = next(i for i, line in enumerate(shown) if set(line.split("|")[-1].strip()) == {"^"})
    line = shown[carets - 1]
    return line, line[shown[carets].index("^") : shown[carets].rindex("^") + 1]


@pytest.mark.parametrize(
    ("toml", "line", "marked"),
    [
        ("[notation]\nscalars = 3\n", 2, "scalars"),
        ("# slash\n[notation]\nslash = 'up'\n", 3, "slash"),
        ('[given]\nz = 1\nk = "\\\\frac{1}"\n', 3, "k"),
        ("[network]\nlayers = [2, 1]\nW = { 2 = [[1]] }\n", 3, "W"),
        ("[given\n", 1, ""),
    ],
)
def test_problem_files(tmp_path, toml, line, marked):
    path = tmp_path / "p.toml"
    path.write_text(toml, "utf-8")
    done = symsgd("check", "docs/examples/slip.md", "--problem", path)
    assert done.returncode == 2
    assert f"error: {path}:{line}:" in done.stderr
    if marked:
        shown, under = lines_of(done.stderr)
        assert shown.endswith(toml.splitlines()[line - 1])
        assert marked.startswith(under)
    assert done.stderr.splitlines()[-1].startswith("  ")  # what to do


def test_front_matter_in_a_notebook(tmp_path):
    path = tmp_path / "n.ipynb"
    path.write_text(notebook(("code", "1"), "+++\n[notaton]\n+++\n"), "utf-8")
    done = symsgd("check", path)
    assert done.returncode == 2
    assert f"error: {path}:cell 2:2:1: there is no table 'notaton' [unknown-key]" in done.stderr
    assert "  2 | [notaton]\n    | ^\n  did you mean 'notation'?\n" in done.stderr


def test_broken_json(tmp_path):
    path = tmp_path / "n.ipynb"
    path.write_text('{"cells": [\n  {,', "utf-8")
    shown, under = lines_of(symsgd("check", path).stderr)
    assert (shown, under) == ("  2 |   {,", ",")


@pytest.mark.parametrize(
    ("text", "marked", "code"),
    [
        (r"學 $x = \foo{2}$", r"\foo", "unknown-command"),
        ("$$\nx &= 1 \\\\\n &= 2 @ 3\n$$", "@", "unknown-symbol"),
        (r"$1 + 1 = \frac{1}{$", "{", "unclosed-brace"),
        ("and $(x + 1 = 2$", "(", "unclosed-bracket"),
        (r"$x + 1 = \tanh_2 x$", r"\tanh_2", "subscript"),
    ],
)
def test_formulas_in_documents(tmp_path, text, marked, code):
    path = tmp_path / "a.md"
    path.write_text(text, "utf-8")
    done = symsgd("check", path)
    assert done.returncode == 3
    assert lines_of(done.stdout)[1] == marked
    assert code in done.stdout.replace("\n", " ")


def test_formulas_of_prove():
    done = symsgd("prove", r"1 + \sgima = 2")
    assert "[unknown-command]; did you mean \\sigma?" in " ".join(done.stdout.split())
    assert done.stdout.splitlines()[1].index("^") == done.stdout.splitlines()[0].index("\\sgima")
