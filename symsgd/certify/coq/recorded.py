"""Proofs that a record speaks of and that are gone, or not the ones that Coq accepted.

Coq alone does not see that a theorem says something else than it said, or that one is missing:
what stands there may be proved all the same.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from symsgd.certify.coq.record import ENDING, VERSION, stated

_MALFORMED = (KeyError, TypeError, AttributeError, ValueError, RecursionError, OSError)
_MOST_NAMED = 3


def deviations(folder: Path) -> dict[str, str]:
    """Return what is wrong with the files of proofs in a folder, by what its records say.

    The keys are names of files; those that are as they were when Coq accepted them are left out,
    and so are files of which no record speaks.

    >>> deviations(Path("no/such/folder"))
    {}
    """
    found = {}
    for file in sorted(folder.glob(f"*{ENDING}")):
        try:
            given = json.loads(file.read_text("utf-8"))
            name, why = _deviation(given, folder, file.name)
        except _MALFORMED:
            name, why = file.name, "it is no record of proofs, so nobody knows what was certified"
        if why:
            found[name] = why
    return found


def _deviation(given: dict[str, Any], folder: Path, record: str) -> tuple[str, str]:
    name, recorded = str(given["file"]), str(given["file_sha256"])
    if given["version"] != VERSION or Path(name).name != name:
        raise ValueError(name)
    rows = {row["name"]: row["sha256"] for claim in given["claims"] for row in claim["theorems"]}
    if not (folder / name).is_file():
        return name, f"it is not there, and {record} speaks of it"
    text = (folder / name).read_bytes().decode("utf-8", "replace")
    if hashlib.sha256(text.encode("utf-8")).hexdigest() == recorded:
        return name, ""
    there = dict(stated(text))
    others = [each for each, digest in rows.items() if there.get(each) != digest]
    if not others:
        return name, f"it was changed since {record} was written"
    named = ", ".join(others[:_MOST_NAMED]) + (", …" if len(others) > _MOST_NAMED else "")
    said = "is gone or another one" if len(others) == 1 else "are gone or others"
    return name, f"it is not the file of {record}: {named} {said}"
