"""What somebody sees who sits at a terminal: colour, a fitting width, progress on long work."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import termios

import pytest

from tests.program import BARE, ROOT

SHEET = ROOT / "docs" / "examples" / "slip.md"
BAR_AT_ONCE = (
    "import sys; from symsgd.cli import main, progress\n"
    "progress.WORTH_A_BAR = -1\n"
    f"sys.argv = ['symsgd', 'check', {str(SHEET)!r}]\n"
    "main.run()"
)


def seen(*arguments, columns=80, **environment):
    """Return what a program writes to a terminal of so many columns."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    with subprocess.Popen(
        [sys.executable, *arguments],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        cwd=ROOT,
        env={**BARE, "TERM": "xterm-256color", **environment},
    ) as process:
        os.close(theirs)
        text = b""
        while True:
            try:
                part = os.read(ours, 65536)
            except OSError:  # the other end is closed
                break
            if not part:
                break
            text += part
        process.wait(60)
    os.close(ours)
    return text.decode().replace("\r\n", "\n")


def plain(text):
    return re.sub(r"\x1b\[[\d;?]*[a-zA-Z]", "", text)


def test_colour_at_a_terminal():
    assert "\x1b[32m✓ proved" in seen("-m", "symsgd", "check", str(SHEET))


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_no_colour_where_it_is_not_welcome(environment):
    text = seen("-m", "symsgd", "check", str(SHEET), **environment)
    assert "✓ proved" in text
    assert "\x1b[3" not in text


@pytest.mark.parametrize("columns", [60, 90, 130])
def test_lines_fit(columns):
    text = plain(seen("-m", "symsgd", "check", str(SHEET), columns=columns))
    assert columns - 10 <= max(map(len, text.splitlines())) <= columns


def test_a_terminal_without_columns():
    assert "✓ proved" in seen("-m", "symsgd", "check", str(SHEET), columns=0)


def test_quick_work_shows_no_progress():
    assert "━" not in seen("-m", "symsgd", "check", str(SHEET))


def test_long_work_shows_progress_and_takes_it_away():
    text = seen("-c", BAR_AT_ONCE)
    assert "━" in text
    assert "\x1b[2K" in text.split("━")[-1]  # the line of the bar is cleared
    assert "━" not in text.split("4 claims")[0].split("✓ proved", 1)[1]
