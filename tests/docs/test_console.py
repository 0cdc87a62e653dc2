"""Console blocks show what the commands print; ``--update-golden`` writes them anew."""

from __future__ import annotations

import os
import re
import shlex
import subprocess

import pytest

from tests.docs.test_documents import DOCUMENTS
from tests.program import ROOT, symsgd

_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_COMMAND = re.compile(r"^\$ (.*)$", re.MULTILINE)
_DURATION = re.compile(r"\b\d+(\.\d+)? m?s\b")


def commands(block: str) -> list[tuple[str, str]]:
    """Return each command of a block with the output that the block shows."""
    _, *parts = _COMMAND.split(block)
    shown = [text.removeprefix("\n") for text in parts[1::2]]
    return list(zip(parts[::2], shown, strict=True))


def recipe(target: str) -> list[str]:
    """Return the commands of a target that print something, without those that set things up."""
    # these tests may themselves be run by make, and must not speak to it
    outside = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    printed = subprocess.run(
        ["make", "-n", "--no-print-directory", target],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        env=outside,
    )
    lines = printed.stdout.splitlines()
    return [line for line in lines if line.startswith((".venv/bin/", "echo"))]


def behind(command: str) -> list[str]:
    """Return the words of the program that a command runs in the end."""
    words = shlex.split(command)
    assert words[0].rpartition("/")[2] == "symsgd", command
    return words[1:]


def output(command: str) -> str:
    if command == "make demo":
        return "".join(map(output, recipe("demo")))
    if command.startswith("echo"):
        return "".join(shlex.split(command)[1:]) + "\n"
    arguments = behind(command)
    if "-o" in arguments:  # it writes a file, and prints nothing
        arguments[arguments.index("-o") + 1] = "/dev/null"
    done = symsgd(*arguments)
    return done.stdout + done.stderr


def without_times(text: str) -> str:
    return _DURATION.sub("TIME", text)


def true_block(block: str) -> str:
    """Return a block with what its commands print now, and the old text where only times differ."""
    lines = []
    for command, shown in commands(block):
        printed = shown if command == "make test" else output(command)
        same = without_times(printed) == without_times(shown)
        lines.append(f"$ {command}\n{shown if same else printed}")
    return "".join(lines)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_console_blocks(path, update_golden):
    text = path.read_text("utf-8")
    new = _BLOCK.sub(lambda block: f"```console\n{true_block(block[1])}```", text)
    if update_golden:
        path.write_text(new, "utf-8")
        text = new
    assert new == text, "if the change is meant: pytest --update-golden"


def test_the_readme_opens_with_the_two_commands():
    found = [
        command
        for block in _BLOCK.findall((ROOT / "README.md").read_text("utf-8"))
        for command, _ in commands(block)
    ]
    assert found[:2] == ["make demo", "make test"]


def test_make_test_is_shown_as_pytest_prints_it():
    blocks = _BLOCK.findall((ROOT / "README.md").read_text("utf-8"))
    shown = dict(pair for block in blocks for pair in commands(block))["make test"]
    assert re.search(r"^\d+ passed(, \d+ skipped)? in [\d.]+s", shown.splitlines()[-1])
