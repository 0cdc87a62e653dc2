"""How much of a labelled set Coq accepts: every decided claim as a theorem, each tried alone.

Run it with ``python -m tests.benchmarks.coq_acceptance SET.jsonl [--only ID …] [--part 1/3]``;
a SET has the rows of ``prove --batch`` or those of ``tests/data/kernel_cases.jsonl``.  It prints
each claim that is not accepted, with the reason, and the figures; it asserts nothing.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from symsgd.certify.coq.document import CoqClaim, CoqDocument, Decided, Standing, exported, replayed
from symsgd.check.rows import answer_line
from symsgd.expression.domain import Context
from symsgd.expression.node import Node
from symsgd.prove.decide import decide
from symsgd.prove.verdict import Outcome, Verdict
from tests.certify.coq_cases import claim_of

MANY = 20  # claims in one file: a small file says sooner which claim is wrong


def main() -> None:
    """Print what is not accepted, and the figures."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("sets", nargs="+", type=Path)
    asked.add_argument("--only", nargs="*", default=[], help="rows with these names")
    asked.add_argument("--part", default="1/1", help="such as 2/3")
    given = asked.parse_args()
    part, parts = map(int, given.part.split("/"))
    for file in given.sets:
        rows = [json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip()]
        rows = [row for row in rows if not given.only or row["id"] in given.only]
        measure(file.name, rows[part - 1 :: parts])


def measure(name: str, rows: list[dict[str, Any]]) -> None:
    """Print what Coq does not accept of some rows, and how many it accepts."""
    claims = [claim for number, row in enumerate(rows, 1) for claim in theorems(number, row)]
    found: Counter[Standing] = Counter()
    for start in range(0, len(claims), MANY):
        document = CoqDocument("claims", "claims", tuple(claims[start : start + MANY]))
        for claim in replayed(document).claims:
            found[claim.standing] += 1
            if claim.standing is not Standing.ACCEPTED:
                print(f"{claim.standing}: {claim.source}: {claim.reason[:150]}", flush=True)
    print(f"{name}: {found[Standing.ACCEPTED]} of {len(claims)} accepted, {dict(found)}")


def theorems(number: int, row: dict[str, Any]) -> Iterator[CoqClaim]:
    """Yield a claim for each decision that a row asks for."""
    asked = list(decisions(row))
    for part, each in enumerate(asked, 1):
        if each[-1].outcome is not Outcome.UNDECIDED:
            source = f"{row['id']}#{part}: {each[0]} {each[3]} {each[1]} {each[-1].outcome}"
            yield exported(number, part, source, [each])


def decisions(row: dict[str, Any]) -> Iterator[Decided]:
    """Yield what is decided about a row."""
    if "left" in row:
        claim = claim_of(row)
        yield (*claim, decide(*claim))
        return
    asked: list[Decided] = []

    def recorded(left: Node, right: Node, context: Context, relation: str) -> Verdict:
        verdict = decide(left, right, context, relation)
        asked.append((left, right, context, relation, verdict))
        return verdict

    answer_line(json.dumps(as_job(row)), recorded)
    yield from asked


def as_job(row: dict[str, Any]) -> dict[str, Any]:
    """Return the row of ``prove --batch`` for a row of the open sets."""
    kept = {key: row[key] for key in ("id", "lines", "lhs", "rhs") if key in row}
    kind = row.get("format", "plain")
    kept["format"] = "plain" if kind == "sympy" else kind
    kept["variables"] = row.get("variables") or row.get("vars") or {}
    if row.get("definitions") and kept["format"] == "latex":
        kept["functions"] = {"sigma": "sigmoid"}
    return kept


if __name__ == "__main__":
    main()
