"""One Coq file for a document: its claims as theorems, named by their lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from enum import StrEnum

from symsgd.certify.coq.coqc import (
    LIBRARY,
    PRELUDE,
    SECONDS,
    Replay,
    coqc,
    library,
    prelude,
    replay,
)
from symsgd.certify.coq.equations.gamma import ASSUMED
from symsgd.certify.coq.equations.proofs import derivative_lemma
from symsgd.certify.coq.theorems import NotExported, Theorem, theorem
from symsgd.expression.domain import Context
from symsgd.expression.node import Node
from symsgd.prove.verdict import Verdict

Decided = tuple[Node, Node, Context, str, Verdict]
Progress = Callable[[int, int], None]
ALL = "symsgd_all"
OF_GAMMA = "(* for every function rgamma that has these properties of 1/Gamma: see the prelude *)"
REQUIRE = f"From {LIBRARY} Require Import {PRELUDE}."


class Standing(StrEnum):
    """What became of a claim on its way to Coq."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    NOT_EXPORTED = "not exported"
    NOT_REPLAYED = "not replayed"


@dataclass(frozen=True, slots=True)
class CoqClaim:
    """One claim of a document: where it stands, its theorems, and what Coq says to them.

    ``reason`` is why it was not exported, or the complaint of Coq.
    """

    line: int
    number: int
    source: str
    verdict: str
    theorems: tuple[Theorem, ...]
    standing: Standing
    reason: str = ""


@dataclass(frozen=True, slots=True)
class CoqDocument:
    """The claims of a document, and the axioms that their proofs use (None: not known).

    ``definitions`` is what all the theorems speak of and rest on, as text of Coq.  A file that
    stands ``alone`` holds the prelude itself instead of asking for it.
    """

    name: str
    file: str
    claims: tuple[CoqClaim, ...]
    axioms: tuple[str, ...] | None = None
    definitions: str = ""
    alone: bool = False

    @property
    def text(self) -> str:
        """The file: every theorem that Coq accepts, or every one if none was replayed."""
        text = document_text(self.file, self.claims, self.definitions)
        return text.replace(REQUIRE, prelude(), 1) if self.alone else text

    def exit_code(self) -> int:
        """Return 0 if Coq accepts all, 1 if it rejects one, 4 if not replayed, 3 otherwise."""
        standings = {claim.standing for claim in self.claims}
        if Standing.REJECTED in standings:
            return 1
        if Standing.NOT_REPLAYED in standings:
            return 4
        return 3 if Standing.NOT_EXPORTED in standings else 0


def module_name(stem: str) -> str:
    """Return a name that Coq takes for a file.

    >>> module_name("2nd sheet")
    'sheet_2nd_sheet'
    """
    plain = re.sub(r"[^A-Za-z0-9]+", "_", stem).strip("_") or "claims"
    return plain if plain[0].isalpha() and plain != PRELUDE else f"sheet_{plain}"


def exported(line: int, number: int, source: str, decided: Sequence[Decided]) -> CoqClaim:
    """Return a claim with a theorem for each of its numbers, or with why it has none.

    >>> from symsgd.expression.node import variable
    >>> from symsgd.prove.decide import decide
    >>> x, nothing = variable("x"), Context()
    >>> claim = exported(3, 1, "x + x = 2x", [(x + x, 2 * x, nothing, "=", decide(x + x, 2 * x))])
    >>> claim.theorems[0].statement
    'forall (v_x : R), (v_x + v_x) = (2 * v_x)'
    """

    def written(name: str) -> tuple[Theorem, ...]:
        return tuple(
            theorem(name if len(decided) == 1 else f"{name}_part_{part}", *each)
            for part, each in enumerate(decided, 1)
        )

    return with_theorems(line, number, source, str(decided[0][-1].outcome), written)


def with_theorems(
    line: int,
    number: int,
    source: str,
    verdict: str,
    written: Callable[[str], tuple[Theorem, ...]],
) -> CoqClaim:
    """Return a claim with the theorems that are written under its name, or with why it has none."""
    try:
        theorems = written(f"symsgd_line_{line}_claim_{number}")
    except NotExported as why:
        return left_out(line, number, source, verdict, str(why))
    return CoqClaim(line, number, source, verdict, theorems, Standing.NOT_REPLAYED)


def left_out(line: int, number: int, source: str, verdict: str, reason: str) -> CoqClaim:
    """Return a claim that has no theorem, and why."""
    return CoqClaim(line, number, source, verdict, (), Standing.NOT_EXPORTED, reason)


def document_text(file: str, claims: Iterable[CoqClaim], definitions: str = "") -> str:
    """Return the text of a file with the theorems of these claims, as far as Coq accepts them."""
    claims = tuple(claims)
    kept = [each for claim in claims if claim.standing is not Standing.REJECTED
            for each in claim.theorems]  # fmt: skip
    lines = [f"(* {commented(file)}: the claims of the document, written by symsgd. *)"]
    lines += [REQUIRE, "", *_lemmas(kept)]
    lines += [definitions, ""] if definitions else []
    for claim in claims:
        head = f"line {claim.line}, claim {claim.number}, {claim.verdict}: {claim.source}"
        lines.append(f"(* {commented(head)} *)")
        if claim.standing in (Standing.REJECTED, Standing.NOT_EXPORTED):
            lines.append(f"(* {claim.standing}: {commented(claim.reason)} *)")
            lines += [f"(* {commented(f'{each.name} : {each.statement}')} *)"
                      for each in claim.theorems]  # fmt: skip
        else:
            if any(ASSUMED in each.statement for each in claim.theorems):
                lines.append(OF_GAMMA)
            lines += [str(each) for each in claim.theorems]
        lines.append("")
    if kept:
        lines += [f"Definition {ALL} := ({', '.join(each.name for each in kept)}).",
                  f"Print Assumptions {ALL}.", ""]  # fmt: skip
    return "\n".join(lines)


def commented(text: str) -> str:
    """Return text that neither ends a comment of Coq nor begins a string or a comment in it.

    >>> commented('f(*) = "x" *)')
    "f( * ) = ''x'' * )"
    """
    line = " ".join(text.split()).replace('"', "''")
    return re.sub(r"\*(?=\))", "* ", re.sub(r"\((?=\*)", "( ", line))


def replayed(
    document: CoqDocument, *, seconds: float = SECONDS, on_progress: Progress | None = None
) -> CoqDocument:
    """Return the document with what Coq says to each claim.

    The whole file is tried at once; if it is not accepted, each claim is tried
    alone, and the file of those accepted is tried again: only a file that Coq
    accepts as a whole makes a claim accepted.
    """
    claims = document.claims
    open_ones = [claim for claim in claims if claim.standing is Standing.NOT_REPLAYED]
    if coqc() is None or not open_ones:
        return document
    library()
    limit = seconds * (2 + len(open_ones) / 10)
    whole = replay(document.name, document.text, seconds=limit)
    if not whole.accepted:
        document = replace(document, claims=_one_by_one(document, seconds, on_progress))
        whole = replay(document.name, document.text, seconds=limit)
    if on_progress is not None:
        on_progress(len(claims), len(claims))
    ends = {Standing.NOT_REPLAYED: Standing.ACCEPTED if whole.accepted else Standing.REJECTED}
    settled = tuple(
        replace(claim, standing=ends.get(claim.standing, claim.standing),
                reason=claim.reason or whole.complaint)
        for claim in document.claims
    )  # fmt: skip
    return replace(document, claims=settled, axioms=axioms(whole))


def axioms(whole: Replay) -> tuple[str, ...] | None:
    r"""Return the names of the axioms that Coq printed for an accepted file.

    >>> axioms(Replay(True, "Axioms:\nclassic : forall P : Prop, P\n  no name : here\n", ""))
    ('classic',)
    """
    if not whole.accepted:
        return None
    _, _, after = whole.printed.partition("Axioms:\n")
    return tuple(dict.fromkeys(re.findall(r"(?m)^([A-Za-z_][\w.']*)(?= :|$)", after)))


def _one_by_one(
    document: CoqDocument, seconds: float, on_progress: Progress | None
) -> tuple[CoqClaim, ...]:
    claims, settled = document.claims, []

    def tried(claim: CoqClaim) -> CoqClaim:
        if claim.standing is not Standing.NOT_REPLAYED:
            return claim
        text = replace(document, claims=(claim,)).text
        answer = replay(document.name, text, seconds=seconds)
        if answer.accepted:
            return claim
        return replace(claim, standing=Standing.REJECTED, reason=answer.complaint)

    with ThreadPoolExecutor(2) as pool:
        for done, claim in enumerate(pool.map(tried, claims), 1):
            settled.append(claim)
            if on_progress is not None:
                on_progress(done, len(claims))
    return tuple(settled)


def _lemmas(theorems: Iterable[Theorem]) -> list[str]:
    most: dict[str, int] = {}
    for each in theorems:
        for name, order in each.orders:
            most[name] = max(order, most.get(name, 0))
    found = [derivative_lemma(name, k) for name in sorted(most) for k in range(1, most[name] + 1)]
    return [*found, ""] if found else []
