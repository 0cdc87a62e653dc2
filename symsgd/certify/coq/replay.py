"""Existing Coq files, checked again: what Coq accepts, and on which axioms it rests.

The word of the file counts for nothing.  It is compiled under a name of ours
with our own prelude; then another file of ours asks Coq what its theorems rest
on.  ``Admitted``, ``Axiom`` and switched-off checks show there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory

from symsgd.certify.coq.axioms import assumed, beyond, in_short
from symsgd.certify.coq.coqc import PRELUDE, SECONDS, Replay, library, prelude, run
from symsgd.certify.coq.sentences import Sentence, assumptions, foreign, sentences, theorems

MODULE, ASKING = "symsgd_replayed", "symsgd_asking"
_ASKED = re.compile(r"^Print Assumptions [\w.']+\.[ \t]*$", re.MULTILINE)
_MISSING = re.compile(rf"The reference {MODULE}\.([\w.']+) was not found")


class Outcome(StrEnum):
    """What became of a file."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    RESTS_ON_MORE = "rests on"  # and on what, the reason says
    FOREIGN = "not read"
    EMPTY = "no theorem"


@dataclass(frozen=True, slots=True)
class ReplayedFile:
    """A file, what became of it and why, its theorems and lemmas, the axioms they use."""

    name: str
    outcome: Outcome
    reason: str = ""
    theorems: tuple[str, ...] = ()
    lemmas: tuple[str, ...] = ()
    axioms: tuple[str, ...] = ()


def replay_file(name: str, text: str, *, seconds: float = SECONDS) -> ReplayedFile:
    """Give a file to Coq and ask what each of its theorems rests on.

    ``seconds`` is the limit for one theorem.  Files with commands that could
    change what the theorems say, or reach outside, are not given to Coq.

    >>> replay_file("a.v", "Section S. Hypothesis H : 1 = 2.").reason
    'line 1: Hypothesis in a section'
    """
    text = _ASKED.sub("", text)
    read = sentences(without_prelude(text))
    stated = theorems(read)
    names = tuple(each.name for each in stated if each.command != "Lemma")
    lemmas = tuple(each.name for each in stated if each.command == "Lemma")
    found = ReplayedFile(name, Outcome.EMPTY, "", names, lemmas)
    if why := foreign(read):
        return _with(found, Outcome.FOREIGN, why)
    if not stated:
        return found
    limit = seconds * (2 + len(stated) / 10)
    with TemporaryDirectory() as place:
        done = run(MODULE, text, Path(place), library(), seconds=limit)
        if not done.accepted:
            return _with(found, Outcome.REJECTED, done.complaint)
        answer = run(ASKING, _question(stated), Path(place), library(), seconds=limit)
    return _answered(found, answer, assumptions(read))


def other_prelude(text: str) -> bool:
    """Say whether a prelude is another one than ours.

    >>> other_prelude(prelude()), other_prelude("Definition sigma := 0.")
    (False, True)
    """
    return text.split() != prelude().split()


def is_prelude(file: Path) -> bool:
    """Say whether a file is the prelude of others.

    >>> is_prelude(Path("proofs/symsgd_prelude.v"))
    True
    """
    return file.name == f"{PRELUDE}.v"


def without_prelude(text: str) -> str:
    r"""Return a file that holds our prelude with an empty sentence for it, on as many lines.

    >>> without_prelude(f"A.\n{prelude()}B.").split()
    ['A.', '.', 'B.']
    """
    return text.replace(prelude(), "." + "\n" * prelude().count("\n"), 1)


def _question(stated: list[Sentence]) -> str:
    """Return a file that asks for what all theorems rest on; asking for each would take long."""
    names = ", ".join(f"{MODULE}.{each.name}" for each in stated)
    return (
        f"Require {MODULE}.\nDefinition {ASKING}_all := ({names}).\n"
        f"Print Assumptions {ASKING}_all.\n"
    )


def _answered(found: ReplayedFile, answer: Replay, stated: list[str]) -> ReplayedFile:
    """Return what Coq's answer makes of a file; an axiom counts, even if no theorem needs it."""
    if not answer.accepted:
        missing = _MISSING.search(answer.complaint)
        why = f"{missing[1]} is stated and not proved" if missing else answer.complaint
        return _with(found, Outcome.REJECTED, why)
    names = assumed(answer.printed)
    if names is None:
        return _with(found, Outcome.REJECTED, "Coq does not say what the theorems rest on")
    axioms = tuple(name.replace(f"{MODULE}.", "") for name in names)
    named = [name.replace(f"{MODULE}.", "") for name in beyond(names)]
    more = tuple(dict.fromkeys([*named, *stated]))
    outcome = Outcome.RESTS_ON_MORE if more else Outcome.ACCEPTED
    return ReplayedFile(
        found.name, outcome, in_short(more), found.theorems, found.lemmas, axioms
    )  # fmt: skip


def _with(found: ReplayedFile, outcome: Outcome, reason: str) -> ReplayedFile:
    return ReplayedFile(found.name, outcome, reason, found.theorems, found.lemmas)
