"""The certificate of a claim, written to a file and replayed at once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from symsgd.cli import files
from symsgd.cli.progress import progress
from symsgd.errors import SymsgdError

if TYPE_CHECKING:
    from symsgd.check.answer import Answer
    from symsgd.cli.asked import Asked

COQ, JSON = ".v", ".json"
_MODULE = re.compile(r"[A-Za-z][A-Za-z0-9_]*")


@dataclass(frozen=True, slots=True)
class Certified:
    """What became of the certificate of one claim; ``steps`` counts what was checked.

    >>> Certified("not exported", "there is no verdict").to_json()
    {'standing': 'not exported', 'reason': 'there is no verdict', 'checked': 0}
    """

    standing: str
    reason: str = ""
    checked: int = 0
    verdict: str = ""

    @property
    def accepted(self) -> bool:
        """Whether another checker accepts it."""
        return self.standing == "accepted"

    def to_json(self) -> dict[str, Any]:
        """Return it as JSON data."""
        return {"standing": self.standing, "reason": self.reason, "checked": self.checked}


def asked_for(name: str) -> str:
    """Return the kind of a certificate by the ending of its name, or say what is wrong with it.

    >>> asked_for("proofs/claim.v")
    '.v'
    """
    path = PurePath(name)
    if path.suffix not in (COQ, JSON):
        raise SymsgdError(
            "unknown-certificate", f"{name!r} ends neither in .v nor in .json",
            advice="claim.v is a file for Coq, claim.json for the checker in symsgd",
        )  # fmt: skip
    if path.suffix == COQ and not _MODULE.fullmatch(path.stem):
        raise SymsgdError(
            "unknown-certificate", f"Coq does not take a file of the name {path.name!r}",
            advice="letters, digits and _ make a name, and a letter is the first of them",
        )  # fmt: skip
    return path.suffix


def certified(
    name: str, sources: Sequence[str], answers: Sequence[Answer], asked: Asked
) -> tuple[list[Certified], str]:
    """Write the certificates of some claims into one file; say what became of each, also in words.

    Nothing is written where no claim has one.
    """
    write = _for_coq if asked_for(name) == COQ else _as_json
    return write(name, sources, answers, asked)


def _for_coq(
    name: str, sources: Sequence[str], answers: Sequence[Answer], asked: Asked
) -> tuple[list[Certified], str]:
    from symsgd.certify.coq.axioms import in_short
    from symsgd.certify.coq.coqc import INSTALL, coqc
    from symsgd.certify.coq.document import CoqDocument, Standing, exported, left_out, replayed
    from symsgd.cli.asked import says_less, supporting

    claims = []
    for number, (source, answer) in enumerate(zip(sources, answers, strict=True), 1):
        questions = asked.claims[number - 1]
        found, why = supporting(answer.status, answer.reason, answer.counterexample, questions)
        why = why or says_less(source, found)
        place = (1, number, source)
        claims.append(
            left_out(*place, answer.status.value, why) if why else exported(*place, found)
        )
    path = PurePath(name)
    document = CoqDocument(path.stem, path.name, tuple(claims), alone=True)
    written = any(claim.theorems for claim in claims)
    if written:
        files.write_text(document.text, name)
        with progress(f"Coq: {path.name}") as step:
            document = replayed(document, on_progress=step)
        files.write_text(document.text, name)
    found_ = [
        Certified(claim.standing.value, claim.reason, len(claim.theorems), claim.verdict)
        for claim in document.claims
    ]
    lines = _told(name, "Coq", "theorem", sources, found_, written=written)
    if document.axioms:
        lines.append(f"axioms: {in_short(document.axioms)}")
    if any(each.standing == Standing.NOT_REPLAYED for each in found_) and coqc() is None:
        lines += ["there is no program coqc", INSTALL]
    return found_, "\n".join(lines)


def _as_json(
    name: str, sources: Sequence[str], answers: Sequence[Answer], asked: Asked
) -> tuple[list[Certified], str]:
    from symsgd.cli.asked import supporting
    from symsgd.report.json import text_of

    found, rows = [], []
    for answer, questions in zip(answers, asked.claims, strict=False):
        decided, why = supporting(answer.status, answer.reason, answer.counterexample, questions)
        given = [each[-1].certificate for each in decided]
        if decided and None not in given:
            rows += [each.to_json() for each in given if each is not None]
            found.append(_checked(rows[-len(given) :], answer.status.value))
        else:
            found.append(Certified("not exported", why or "the verdict has no certificate"))
    if rows:
        files.write_text(text_of(rows[0] if len(rows) == 1 else rows), name)
    lines = _told(name, "the checker", "step", sources, found, written=bool(rows))
    return found, "\n".join(lines)


def _checked(rows: Sequence[dict[str, Any]], verdict: str) -> Certified:
    from symsgd.certify.limited import replay_within

    done = [replay_within(row) for row in rows]
    checked = sum(each.checked for each in done)
    wrong = next((each for each in done if not each.accepted), None)
    if wrong is not None:
        return Certified("rejected", wrong.reason, 0, verdict)
    return Certified("accepted", "", checked, verdict)


def _told(
    name: str, who: str, unit: str, sources: Sequence[str], found: Sequence[Certified],
    *, written: bool,
) -> list[str]:  # fmt: skip
    from symsgd.report.line import shown

    head = f"certificate {shown(name)}: " if written else "no certificate is written: "
    lines = []
    for number, (source, each) in enumerate(zip(sources, found, strict=True)):
        indent = head if number == 0 else " " * len(head)
        of = f" of {source}" if len(found) > 1 else ""
        lines.append(f"{indent}{shown(_says(each, of, who, unit))}")
    if not written and Path(name).exists():
        lines.append(f"{shown(name)}, which is there already, is not about this claim")
    return lines


def _says(each: Certified, of: str, who: str, unit: str) -> str:
    if each.standing not in ("accepted", "rejected"):
        why = f" ({each.reason})" if each.reason else ""
        return f"the verdict{of} is {each.standing}{why}"
    what = "refutation" if each.verdict == "REFUTED" else "proof"
    count = f"{each.checked} {unit}{'s' * (each.checked != 1)}" if each.accepted else each.reason
    return f"{what}{of} {each.standing} by {who} ({count})"
