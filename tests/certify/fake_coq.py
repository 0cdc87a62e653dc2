"""A program ``coqc`` that believes everything it is not told to reject; for tests without Coq."""

from __future__ import annotations

import os
import sys
from pathlib import Path

_PROGRAM = r"""#!{python}
import os, pathlib, re, sys
if sys.argv[1:] == ["--version"]:
    print("The Coq Proof Assistant, version 9.9.9")
    sys.exit(0)
file = pathlib.Path(sys.argv[-1])
text = file.read_text("utf-8")
log = pathlib.Path(__file__).with_name("log")
with log.open("a") as lines:
    print(file.name, file=lines)
rejected = os.environ.get("FAKE_REJECTS")
if rejected and rejected in re.sub(r"(?s)\(\*.*?\*\)", "", text):
    print('File "./x.v", line 1:\nError: not this one.', file=sys.stderr)
    sys.exit(1)
file.with_suffix(".vo").touch()
if "Print Assumptions" in text:
    print(os.environ.get("FAKE_ANSWER", "Closed under the global context"))
"""


def fake_coq(folder: Path, **answers: str) -> dict[str, str]:
    """Put the program into a folder; return the environment in which it is found."""
    place = folder / "bin"
    place.mkdir(exist_ok=True)
    program = place / "coqc"
    program.write_text(_PROGRAM.replace("{python}", sys.executable), "utf-8")
    program.chmod(0o755)
    path = os.pathsep.join([str(place), os.environ["PATH"]])
    return {"PATH": path, "XDG_CACHE_HOME": str(folder / "cache"), **answers}


def files_given(folder: Path) -> list[str]:
    """Return the names of the files that were given to the program."""
    log = folder / "bin" / "log"
    return log.read_text("utf-8").split() if log.exists() else []
