"""The record that stands beside a file of proofs: what Coq accepted, and exactly which text.

Coq takes seconds, and a report should not wait for it.  The record says for
which theorems Coq has accepted a file, with the SHA-256 of the file and of the
prelude.  Whoever reads it believes it only while both are still the same text.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from symsgd.certify.coq.coqc import prelude
from symsgd.certify.coq.document import CoqClaim, CoqDocument, Standing
from symsgd.certify.coq.sentences import uncommented
from symsgd.certify.coq.theorems import Theorem

VERSION = "symsgd.proofs/1"
ENDING = ".record.json"
_THEOREM = re.compile(
    r"^Theorem ([\w']+) : (.*?)\.\nProof\. (.*?) Qed\.$", re.MULTILINE | re.DOTALL
)
_MALFORMED = (KeyError, TypeError, AttributeError, ValueError, RecursionError)


@dataclass(frozen=True, slots=True)
class Accepted:
    """The theorems that Coq accepted, each with the version of Coq; and what was not believed."""

    theorems: dict[str, str]
    doubts: tuple[str, ...] = ()

    def by(self, claim: CoqClaim) -> str:
        """Return who accepted all theorems of a claim, or an empty text.

        >>> Accepted({}).by(CoqClaim(1, 1, "1 = 1", "PROVED", (), Standing.NOT_EXPORTED))
        ''
        """
        versions = {self.theorems.get(digest(each), "") for each in claim.theorems}
        return "" if not versions or "" in versions else f"Coq {', '.join(sorted(versions))}"


def digest(theorem: Theorem) -> str:
    """Return the SHA-256 of what a theorem says and of its proof, whatever its name is.

    >>> digest(Theorem("a", "1 = 1", "ring.")) == digest(Theorem("b", "1 = 1", "ring."))
    True
    >>> digest(Theorem("a", "1 = 1", "ring.")) == digest(Theorem("a", "1 = 2", "ring."))
    False
    """
    return _sha256(f"{theorem.statement}\n{theorem.proof}")


def record(document: CoqDocument, version: str) -> dict[str, Any]:
    """Return what Coq accepted of a document, as JSON data."""
    accepted = [claim for claim in document.claims if claim.standing is Standing.ACCEPTED]
    return {
        "version": VERSION,
        "document": document.file,
        "file": f"{document.name}.v",
        "file_sha256": _sha256(document.text),
        "prelude_sha256": _sha256(prelude()),
        "coq": version,
        "axioms": list(document.axioms or ()),
        "claims": [_row(claim) for claim in accepted],
    }


def accepted_theorems(folder: Path) -> Accepted:
    """Return the theorems in a folder that Coq accepted and that nobody has changed since.

    >>> accepted_theorems(Path("no/such/folder")).doubts
    ('no/such/folder has no record of proofs that Coq accepted',)
    """
    theorems: dict[str, str] = {}
    doubts = []
    files = sorted(folder.glob(f"*{ENDING}"))
    for file in files:
        try:
            theorems |= _believed(json.loads(file.read_text("utf-8")), folder)
        except _Doubt as doubt:
            doubts.append(f"{file}: {doubt}; nothing is marked by it")
        except (OSError, *_MALFORMED):
            doubts.append(f"{file}: this is no record of proofs; nothing is marked by it")
    if not files:
        doubts.append(f"{folder} has no record of proofs that Coq accepted")
    return Accepted(theorems, tuple(doubts))


class _Doubt(Exception):
    """Why a record is not believed."""


def _row(claim: CoqClaim) -> dict[str, Any]:
    return {
        "line": claim.line,
        "number": claim.number,
        "source": claim.source,
        "verdict": claim.verdict,
        "theorems": [{"name": each.name, "sha256": digest(each)} for each in claim.theorems],
    }


def _believed(given: dict[str, Any], folder: Path) -> dict[str, str]:
    if given["version"] != VERSION:
        raise _Doubt(f"its version is not {VERSION}")
    if given["prelude_sha256"] != _sha256(prelude()):
        raise _Doubt("the proofs rest on the definitions of another symsgd")
    name = str(given["file"])
    if Path(name).name != name:
        raise _Doubt(f"{name} is no name of a file beside it")
    try:
        text = (folder / name).read_text("utf-8")
    except OSError:
        raise _Doubt(f"{name} cannot be read") from None
    if _sha256(text) != given["file_sha256"]:
        raise _Doubt(f"{name} is not the text that Coq accepted")
    there = dict(stated(text))
    rows = [row for claim in given["claims"] for row in claim["theorems"]]
    if any(there.get(row["name"]) != row["sha256"] for row in rows):
        raise _Doubt(f"it speaks of theorems that {name} does not have")
    return {row["sha256"]: str(given["coq"]) for row in rows}


def stated(text: str) -> list[tuple[str, str]]:
    r"""Return each theorem of a file, outside of comments, with the digest of its text.

    >>> stated("Theorem a : 1 = 1.\nProof. ring. Qed.")[0][0]
    'a'
    """
    found = _THEOREM.finditer(uncommented(text))
    return [(each[1], digest(Theorem(each[1], each[2], each[3]))) for each in found]


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
