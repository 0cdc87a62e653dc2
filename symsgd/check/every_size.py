"""Claims about arrays, proved for every size: both sides are one sum of products of entries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from symsgd.algebra import entries as t
from symsgd.algebra import entry_functions as f
from symsgd.algebra.entries import Factor, Same, Total
from symsgd.check.dependences import lacks_dependence
from symsgd.check.index_case import partitions
from symsgd.check.index_letters import has_sum
from symsgd.check.judgement import Judgement, Side
from symsgd.check.report import Status
from symsgd.check.steps import Decide
from symsgd.expression.domain import NOTHING_ASSUMED
from symsgd.expression.node import Node
from symsgd.read.entry_ranges import NoEntries
from symsgd.read.entry_totals import EntryReader
from symsgd.read.scope import Scope

_OPEN = ("whether ", "what ")  # questions that a proof for the entries does not answer
_ANSWERED = " is any such array"
_CONDITION = "sums without limits run over one range, in which every free index lies"
_MOST_LETTERS = 4


def concerns(found: Judgement, left: Side, right: Side, relation: str) -> bool:
    """Say whether a claim is open because of the sizes of its arrays."""
    if relation != "=" or not (left.arrays or right.arrays or has_sum(left, right)):
        return False
    if found.status is Status.NEEDS_CONTEXT:
        asked = [what for what in found.missing if not what.endswith(_ANSWERED)]
        return not any(what.startswith(_OPEN) for what in asked)
    return found.status is Status.UNDECIDED


def judge_every_size(
    found: Judgement, left: Side, right: Side, scope: Scope, by: Decide
) -> Judgement:
    """Return that a claim is proved for every size of its arrays, or what was found before."""
    try:
        reader, sides = _read(left, right, scope)
        verdicts = [by(*pair, NOTHING_ASSUMED, "=") for pair in _cases(*sides)]
    except NoEntries:
        return found
    if not all(verdict.proved for verdict in verdicts):
        return found
    if (lacking := lacks_dependence(left, right, scope)) is not None:
        return lacking
    notes = [f"{below} ≠ 0" for below in reader.below]
    if reader.unknown:
        names = ", ".join(sorted(reader.unknown))
        notes.append(f"for every function {names} that has the derivatives in it")
    return replace(
        found,
        status=Status.PROVED,
        reason="equal entry by entry, whatever the count of entries",
        conditions=(*notes, _CONDITION),
        missing=(),
        counterexample=None,
        seconds=sum(verdict.seconds for verdict in verdicts),
    )


def _read(left: Side, right: Side, scope: Scope) -> tuple[EntryReader, tuple[Total, Total]]:
    """Read both sides twice: what the first time shows of the ranges names them the second time."""
    if left.piece is None or right.piece is None:
        raise NoEntries
    reader = EntryReader(scope, left.source, bare=left.bare | right.bare)
    for _ in range(2):
        reader.start()
        reader.source = left.source
        first = reader.total(left.piece, {})
        reader.source = right.source
        second = reader.total(right.piece, {})
    return reader, (first, second)


def _cases(left: Total, right: Total) -> Iterator[tuple[Node, Node]]:
    """Yield both sides for every way in which their free indices can be equal or not."""
    letters = sorted({
        place
        for side in (left, right)
        for factor in side.factors()
        if isinstance(factor, Same)
        for place in (factor.one, factor.other)
    })  # fmt: skip
    if len(letters) > _MOST_LETTERS:
        raise NoEntries
    for case in partitions(letters):
        names = {letter: letters[list(case.values()).index(case[letter])] for letter in letters}
        atoms: dict[str, Node] = {}
        sides = [f.node_of(_told_apart(side.renamed(names)), atoms) for side in (left, right)]
        yield sides[0], sides[1]


def _told_apart(total: Total) -> Total:
    """Return a total in which indices of different names are different."""

    def change(factor: Factor) -> Total | None:
        return t.ZERO if isinstance(factor, Same) else None

    return t.mapped(total, change)
