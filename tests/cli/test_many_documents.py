"""A folder of submissions: every document has its report, and nothing stops the others."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys

import pytest

from tests.program import ROOT, symsgd


@pytest.fixture
def submissions(tmp_path):
    files = {
        "a.md": b"We have $1 + 1 = 2$.",
        "b.md": b"We have $1 + 1 = 2$.\r\n\r\nThen $2 + 2 = 5$.\r\n",
        "bom.md": b"\xef\xbb\xbfWe have $1 + 1 = 2$.",
        "binary.md": b"\0\1\2",
        "broken.ipynb": b'{"cells": [',
        "empty.md": b"",
        "latin.md": "Für $1 = 1$".encode("latin-1"),
        "open.md": b"Then $\\foo = 1$.",
        "picture.png": b"\x89PNG",
        "within/c.tex": b"\\begin{document}$1 + 1 = 2$\\end{document}",
        ".hidden/d.md": b"$1 = 2$",
        "folder.md/e.txt": b"$1 = 2$",
    }
    for name, data in files.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
    return tmp_path


def test_every_document_has_a_line(submissions):
    done = symsgd("check", ".", cwd=submissions)
    assert done.returncode == 2
    overview = done.stdout.splitlines()[-11:]
    assert [line.split()[:2] for line in overview[:9]] == [
        ["✓", "a.md"], ["✗", "b.md"], ["✓", "bom.md"], ["-", "empty.md"], ["?", "open.md"],
        ["✓", "within/c.tex"], ["!", "binary.md"], ["!", "broken.ipynb"], ["!", "latin.md"],
    ]  # fmt: skip
    assert overview[1].endswith("1 proved, 1 refuted  at 3:7")
    assert overview[-1] == (
        "9 documents: 1 refuted, 1 open, 3 proved, 1 without a claim, 3 not read"
    )
    for code in ("binary-file", "broken-notebook", "wrong-encoding"):
        assert f"[{code}]" in done.stderr
    assert "Traceback" not in done.stderr


def test_one_document_has_no_overview(submissions):
    assert "1 document" not in symsgd("check", submissions / "a.md").stdout


def test_other_forms_hold_every_document_that_is_read(submissions):
    done = symsgd("check", ".", "--format", "json", cwd=submissions)
    assert len(json.loads(done.stdout)) == 6
    assert symsgd("check", ".", "--format", "html", cwd=submissions).stdout.count("<h1") >= 1
    assert symsgd("check", ".", "-o", "out.txt", cwd=submissions).stdout == ""
    assert "9 documents:" in (submissions / "out.txt").read_text("utf-8")


@pytest.mark.parametrize("form", ["text", "json"])
def test_what_is_done_is_not_lost_when_it_is_interrupted(tmp_path, form):
    (tmp_path / "a.md").write_text("We have $1 + 1 = 2$.")
    os.mkfifo(tmp_path / "b.md")  # never comes to an end
    (tmp_path / "c.md").write_text("We have $1 + 1 = 3$.")
    with subprocess.Popen(
        [sys.executable, "-m", "symsgd", "check", tmp_path, "--format", form, "-o", tmp_path / "o"],
        env={**os.environ, "PYTHONPATH": str(ROOT)}, stderr=subprocess.PIPE,
        # a shell starts its jobs with SIGINT ignored; no thread runs here
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
    ) as program:  # fmt: skip
        with (tmp_path / "b.md").open("wb"):  # opens when the second document is looked at
            program.send_signal(signal.SIGINT)
            assert program.wait(20) == 130
        assert program.stderr.read() == b""
    found = (tmp_path / "o").read_text("utf-8")
    assert "a.md" in found
    assert "c.md" not in found
    assert form == "json" or "interrupted: 2 documents were not looked at" in found
