"""Coq itself: where it is, the prelude compiled once, and files given to it.

Nothing but the exit status 0 of ``coqc`` counts.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory

from symsgd.errors import SymsgdError

LIBRARY = "SymSGD"
PRELUDE = "symsgd_prelude"
SECONDS = 60.0
_PARTS = (
    "prelude.v",
    "prelude_whole.v",
    "prelude_numbers.v",
    "prelude_networks.v",
    "prelude_plane.v",
    "prelude_bounds.v",
    "prelude_gamma.v",
    "prelude_angles.v",
    "prelude_implications.v",
    "prelude_indexed.v",
    "prelude_monotony.v",
)
INSTALL = """\
to replay them, install Coq with Coquelicot and Interval:
  Debian, Ubuntu   apt-get install coq libcoq-coquelicot libcoq-interval
  macOS            brew install opam, then as below
  opam             opam repo add coq-released https://coq.inria.fr/opam/released
                   opam install coq coq-coquelicot coq-interval"""


@dataclass(frozen=True, slots=True)
class Replay:
    """What coqc said: whether it accepted the file, what it printed, and its first complaint."""

    accepted: bool
    printed: str
    complaint: str


def prelude() -> str:
    """Return the text of the file that every exported document requires.

    >>> "Definition sigma" in prelude()
    True
    """
    folder = files("symsgd.certify")
    return "\n".join(folder.joinpath(name).read_text("utf-8") for name in _PARTS)


def coqc() -> str | None:
    """Return the program ``coqc``, or None where it is not installed."""
    return shutil.which("coqc")


@cache
def version() -> str:
    """Return the version of Coq, such as ``8.16.1``; an empty text where there is no Coq."""
    program = coqc()
    if program is None:
        return ""
    asked = [program, "--version"]
    told = subprocess.run(asked, capture_output=True, text=True, check=False).stdout  # noqa: S603
    found = re.search(r"\d+(\.\d+)+\S*", told)
    return found[0] if found else "of an unknown version"


@cache
def library() -> Path:
    """Return the folder with the compiled prelude; compile it if this Coq has not done so yet."""
    program = coqc()
    if program is None:
        raise SymsgdError("no-coq", "there is no program coqc", advice=INSTALL)
    asked = [program, "--version"]
    version = subprocess.run(asked, capture_output=True, check=False).stdout  # noqa: S603
    key = hashlib.sha256(prelude().encode() + version + program.encode()).hexdigest()[:16]
    base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    folder = base / "symsgd" / "coq" / key
    if not (folder / f"{PRELUDE}.vo").exists():
        _make(folder.parent)
        with TemporaryDirectory(dir=folder.parent) as place:
            done = run(PRELUDE, prelude(), Path(place), Path(place))
            if not done.accepted:
                raise SymsgdError(
                    "coq-libraries",
                    f"Coq does not compile the prelude: {done.complaint}",
                    advice=INSTALL,
                )
            folder.mkdir(exist_ok=True)
            for file in Path(place).iterdir():
                # another process may compile at the same time: each file appears at once
                file.replace(folder / file.name)
    return folder


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SymsgdError(
            "cannot-write", f"cannot write to {str(folder)!r}: {error.strerror}",
            advice="set XDG_CACHE_HOME to a folder that you may write to",
        ) from None  # fmt: skip


def replay(name: str, text: str, *, seconds: float = SECONDS) -> Replay:
    """Give a file to Coq, in a folder of its own.

    ``name`` is the name of the module; only a file that Coq accepts as a whole is accepted.
    """
    with TemporaryDirectory() as place:
        return run(name, text, Path(place), library(), seconds=seconds)


def run(name: str, text: str, folder: Path, known: Path, *, seconds: float = SECONDS) -> Replay:
    """Write a file into a folder and compile it there with the library in ``known``."""
    file = folder / f"{name}.v"
    file.write_text(text, "utf-8")
    command = [str(coqc()), "-q", "-Q", str(known), LIBRARY, file.name]
    if known == folder:
        command[3] = "."
    try:
        done = subprocess.run(  # noqa: S603  (coqc, and names that are ours)
            command, cwd=folder, capture_output=True, text=True, timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired:
        return Replay(accepted=False, printed="", complaint=f"not done within {seconds:g} s")
    accepted = done.returncode == 0
    return Replay(accepted, done.stdout, "" if accepted else _complaint(done.stderr))


def _complaint(errors: str) -> str:
    """Return the first line of Coq's error, without its warnings."""
    _, found, after = errors.partition("\nError:")
    text = after if found else errors.rpartition("Error:")[2]
    return " ".join(text.split())[:200]
