"""The program as a person starts it: in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
BARE = {
    name: value
    for name, value in os.environ.items()
    if name not in {"NO_COLOR", "FORCE_COLOR", "COLUMNS", "TERM", "PYTHONDONTWRITEBYTECODE"}
}


def symsgd(
    *arguments: str | Path,
    stdin: str | bytes = b"",
    cwd: Path = ROOT,
    seconds: float = 60,
    **environment: str,
) -> subprocess.CompletedProcess[str]:
    """Run ``symsgd`` with arguments and return what it printed and its exit code."""
    return python("-m", "symsgd", *arguments, stdin=stdin, cwd=cwd, seconds=seconds, **environment)


def python(
    *arguments: str | Path,
    stdin: str | bytes = b"",
    cwd: Path = ROOT,
    seconds: float = 60,
    **environment: str,
) -> subprocess.CompletedProcess[str]:
    """Run Python with arguments, and with our package within reach."""
    done = subprocess.run(
        [sys.executable, *map(str, arguments)],
        input=stdin.encode() if isinstance(stdin, str) else stdin,
        capture_output=True,
        cwd=cwd,
        timeout=seconds,
        check=False,
        env={**BARE, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", **environment},
    )
    out, err = done.stdout.decode(), done.stderr.decode()
    assert "Traceback" not in out + err, err
    return subprocess.CompletedProcess(done.args, done.returncode, out, err)
