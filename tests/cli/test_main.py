"""The program as a whole: help, version, wrong usage, and our own faults."""

from __future__ import annotations

import pytest

import symsgd as package
from tests.program import python, symsgd

SLOW = {"sympy", "mpmath", "rich.console", "numpy", "hypothesis", "pydantic"}


def test_version():
    done = symsgd("--version")
    assert (done.returncode, done.stdout) == (0, f"symsgd {package.__version__}\n")


@pytest.mark.parametrize("arguments", [["--help"], ["check", "--help"]])
def test_help(arguments):
    done = symsgd(*arguments)
    assert done.returncode == 0
    assert "Usage: symsgd" in done.stdout


@pytest.mark.parametrize(
    "arguments",
    [[], ["chekc"], ["check"], ["check", "--format", "yaml", "f.md"], ["check", "--nosuch", "f"]],
)
def test_wrong_usage_exits_with_2(arguments):
    done = symsgd(*arguments)
    assert done.returncode == 2
    assert "Usage: symsgd" in done.stdout + done.stderr


def modules_of(*arguments):
    """Return the libraries that a command imports."""
    done = python(
        "-c",
        "import sys, atexit\n"
        "atexit.register(lambda: print(*sys.modules))\n"
        f"sys.argv = ['symsgd', *{arguments!r}]\n"
        "from symsgd.cli.main import run\n"
        "run()",
    )
    assert done.returncode == 0
    return set(done.stdout.splitlines()[-1].split())


def test_help_imports_nothing_slow():
    assert not {*SLOW, "flint"} & modules_of("--help")


@pytest.mark.parametrize("claim", ["x + x = 2*x", r"\tanh x = 2\sigma(2x) - 1"])
def test_a_claim_is_decided_without_sympy(claim):
    assert not SLOW & modules_of("prove", claim)


def test_our_own_fault_is_said_to_be_ours():
    done = python(
        "-c",
        "import sys\n"
        "from symsgd.cli import files, main\n"
        "def broken(name): raise ZeroDivisionError('a fault\\nin two lines')\n"
        "files.read_text = broken\n"
        "sys.argv = ['symsgd', 'check', 'sheet.md']\n"
        "main.run()",
    )
    assert done.returncode == 101
    assert done.stdout == ""
    assert "our fault" in done.stderr
    assert "ZeroDivisionError" in done.stderr
    assert "a fault in two lines" in done.stderr


def test_a_reader_that_stops_early_is_no_fault():
    import subprocess
    import sys

    from tests.program import BARE, ROOT

    with subprocess.Popen(
        [sys.executable, "-m", "symsgd", "--help"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        env=BARE,
    ) as process:
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()
