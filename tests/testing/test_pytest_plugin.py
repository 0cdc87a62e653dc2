"""The plugin as a person meets it: pytest in a process of its own."""

from __future__ import annotations

import re
import shutil
from importlib.metadata import entry_points

import pytest

from tests.program import ROOT, python, symsgd
from tests.read.test_notebook import notebook

GOOD = "We have $1 + 1 = 2$ and\n$$(x + 1)^2 = x^2 + 2x + 1.$$\n"
WRONG = "Let $x$ be real.\n\n$$(x + 1)^2 = x^2 + 1$$\n"
OPEN = "$$f(x) = g(x)$$ and $y = \\frac{1}{$\n"
INSTALLED = any(
    entry.value == "symsgd.testing.pytest_plugin" for entry in entry_points(group="pytest11")
)
LOADED = () if INSTALLED else ("-p", "symsgd.testing.pytest_plugin")


def run(folder, *arguments):
    """Run pytest in a folder and return what it printed."""
    (folder / "pytest.ini").write_text("[pytest]\n", "utf-8")
    return python("-m", "pytest", *LOADED, "-p", "no:cacheprovider", *arguments, cwd=folder)


def test_the_plugin_is_announced():
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    assert '[project.entry-points.pytest11]\nsymsgd = "symsgd.testing.pytest_plugin"' in text
    assert (
        '[project.entry-points.hypothesis]\nsymsgd = "symsgd.testing.registration:register"' in text
    )


def test_documents_are_left_alone_unless_asked_for(tmp_path):
    (tmp_path / "wrong.md").write_text(WRONG, "utf-8")
    assert "no tests ran" in run(tmp_path).stdout


def test_every_claim_is_a_test(tmp_path):
    (tmp_path / "good.md").write_text(GOOD, "utf-8")
    (tmp_path / "good.tex").write_text("$1 + 1 = 2$\n", "utf-8")
    done = run(tmp_path, "--symsgd", "-v")
    assert done.returncode == 0, done.stdout
    assert "3 passed" in done.stdout
    assert "good.md::claim 1 at 1:10 PASSED" in done.stdout


def test_claims_of_notebooks_are_tests_that_name_the_cell(tmp_path):
    text = notebook(("code", "1"), "Let $x$ be real.\n\n$$(x + 1)^2 = x^2 + 1$$ and $1 = 1$")
    (tmp_path / "notes.ipynb").write_text(text, "utf-8")
    done = run(tmp_path, "--symsgd", "-v")
    assert "1 failed, 1 passed" in done.stdout
    assert "notes.ipynb::claim 2 at cell 2:3:30 PASSED" in done.stdout
    assert "notes.ipynb:cell 2:3:3: the claim is refuted" in done.stdout
    assert "  3 | $$(x + 1)^2 = x^2 + 1$$" in done.stdout


def test_a_refuted_claim_fails_with_its_line_and_a_caret(tmp_path):
    (tmp_path / "wrong.md").write_text(WRONG, "utf-8")
    done = run(tmp_path, "--symsgd", "-q")
    assert done.returncode == 1
    assert "wrong.md:3:3: the claim is refuted" in done.stdout
    assert "  3 | $$(x + 1)^2 = x^2 + 1$$\n    |               ^^^^^^^\n" in done.stdout
    assert "  left   4\n  right  2\n" in done.stdout
    assert "Traceback" not in done.stdout


def test_open_claims_are_skipped_with_their_reason(tmp_path):
    (tmp_path / "open.md").write_text(OPEN, "utf-8")
    done = run(tmp_path, "--symsgd", "-q", "-rs")
    assert done.returncode == 0, done.stdout
    assert "open.md:1: unread" in done.stdout
    strict = run(tmp_path, "--symsgd", "-q", "--symsgd-open=fail")
    assert strict.returncode == 1


def test_the_problem_file_beside_a_document_is_used(tmp_path):
    for name in ("homework.md", "homework.toml"):
        shutil.copy(ROOT / "docs" / "examples" / name, tmp_path / name)
    done = run(tmp_path, "--symsgd", "-q")
    assert re.search(r"^3\d passed in", done.stdout, re.MULTILINE), done.stdout


def test_a_problem_file_can_be_named(tmp_path):
    (tmp_path / "a.md").write_text("We get $z = 21$.\n", "utf-8")
    (tmp_path / "p.toml").write_text("[given]\nz = 21\n", "utf-8")
    assert "1 passed" in run(tmp_path, "--symsgd", "-q", "--symsgd-problem", "p.toml").stdout


def test_a_broken_problem_file_is_told_in_words(tmp_path):
    (tmp_path / "a.md").write_text("$1 = 1$\n", "utf-8")
    (tmp_path / "a.toml").write_text("[given\n", "utf-8")
    done = run(tmp_path, "--symsgd", "-q")
    assert done.returncode == 2
    assert "broken-toml" in done.stdout


def test_workers_share_the_claims(tmp_path):
    pytest.importorskip("xdist")
    for k in range(3):
        (tmp_path / f"{k}.md").write_text(GOOD if k else WRONG, "utf-8")
    done = run(tmp_path, "--symsgd", "-q", "-n", "2")
    assert "1 failed, 4 passed" in done.stdout
    assert "0.md:3:3" in done.stdout


def test_strict_markers_without_xdist(tmp_path):
    (tmp_path / "good.md").write_text(GOOD, "utf-8")
    done = run(tmp_path, "--symsgd", "-q", "-p", "no:xdist", "--strict-markers", "-W", "error")
    assert "2 passed" in done.stdout


def test_another_encoding_is_told_in_words(tmp_path):
    (tmp_path / "latin.md").write_bytes("Für $x = x$".encode("latin-1"))
    done = run(tmp_path, "--symsgd", "-q")
    assert "latin.md is not in UTF-8" in done.stdout


def test_collecting_decides_nothing(tmp_path):
    (tmp_path / "wrong.md").write_text(WRONG, "utf-8")
    done = run(tmp_path, "--symsgd", "--collect-only", "-q")
    assert done.stdout.startswith("wrong.md::claim 1 at 3:3")


def test_the_plugin_and_its_import_leave_the_rest_outside():
    program = (
        "import sys; import symsgd.testing.pytest_plugin; "
        "slow = ('sympy', 'flint', 'hypothesis', 'numpy', 'mpmath'); "
        "print([name for name in slow if name in sys.modules])"
    )
    assert python("-c", program).stdout == "[]\n"


def test_hypothesis_does_not_bring_sympy():
    program = "import sys, hypothesis; print('sympy' in sys.modules)"
    assert python("-c", program).stdout == "False\n"


FIXTURE = """
import pytest

def test_true(verify):
    assert verify("tanh(x)", "2*sigmoid(2*x) - 1").proved

def test_wrong(verify):
    verify("tanh(x) = 2*sigmoid(x) - 1")

def test_refuted(verify):
    assert verify.refuted("x = 2*x").counterexample.left == "1"
"""


def test_the_fixture_fails_with_the_counterexample(tmp_path):
    (tmp_path / "test_it.py").write_text(FIXTURE, "utf-8")
    done = run(tmp_path, "-q")
    assert "1 failed, 2 passed" in done.stdout
    assert "tanh(x) = 2*sigmoid(x) - 1 is REFUTED" in done.stdout
    assert "at x = 1: left [0.761594" in done.stdout


def test_the_hook_runs_a_command_that_exists(tmp_path):
    text = (ROOT / ".pre-commit-hooks.yaml").read_text("utf-8")
    fields = dict(re.findall(r"^[- ] (\w+): (.*)$", text, re.MULTILINE))
    assert fields["id"] == "symsgd"
    assert fields["types_or"] == "[markdown, tex, jupyter]"
    program, *command = fields["entry"].split()
    assert program == "symsgd"
    for name, content, code in (("good.md", GOOD, 0), ("wrong.md", WRONG, 1)):
        (tmp_path / name).write_text(content, "utf-8")
        assert symsgd(*command, tmp_path / name).returncode == code
