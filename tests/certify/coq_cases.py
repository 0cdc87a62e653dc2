"""Rows of the table of claims as theorems for Coq."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from symsgd.certify.coq.document import CoqClaim, CoqDocument, Standing, exported
from symsgd.expression.domain import Context
from symsgd.expression.node import Node
from symsgd.prove.decide import decide
from tests.prove.cases import context, node

Claim = tuple[Node, Node, Context, str]


def claim_of(row: Mapping[str, Any]) -> Claim:
    """Return the claim of a row of the table."""
    names = row["variables"]
    left, right = node(row["left"], names), node(row["right"], names)
    return left, right, context(names), row["relation"]


def certified(number: int, source: str, claim: Claim) -> CoqClaim:
    """Return a claim, decided and written for Coq."""
    return exported(number, number, source, [(*claim, decide(*claim))])


def exportable(table: Iterable[Mapping[str, Any]]) -> list[CoqClaim]:
    """Return the decided rows that have a theorem."""
    kept = [row for row in table if not row["limit"]]
    claims = [certified(k, row["id"], claim_of(row)) for k, row in enumerate(kept, 1)]
    return [claim for claim in claims if claim.standing is not Standing.NOT_EXPORTED]


def document_of(claims: Sequence[CoqClaim]) -> CoqDocument:
    """Return one file with these claims."""
    return CoqDocument("claims", "claims", tuple(claims))
