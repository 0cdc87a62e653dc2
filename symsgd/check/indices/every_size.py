"""Claims about arrays, proved for every size: both sides are one sum of products of entries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from symsgd.algebra.entries import ZERO, Total
from symsgd.algebra.entry_functions import NoTotal, mapped
from symsgd.algebra.entry_nodes import Atoms, as_written, node_of, signs
from symsgd.algebra.entry_rules import rewritten, rules_of, symmetric_name
from symsgd.algebra.entry_terms import Cell, Factor, Same, TooLarge, is_bound
from symsgd.check.indices.index_case import partitions
from symsgd.check.indices.index_letters import has_sum
from symsgd.check.judgement import Judgement, Side
from symsgd.check.report import Status
from symsgd.check.steps import Decide
from symsgd.expression.domain import Context, Domain
from symsgd.expression.node import Node
from symsgd.prove.verdict import Verdict
from symsgd.read import surface as s
from symsgd.read.arrays.entry_ranges import NoEntries, indices_of
from symsgd.read.arrays.entry_totals import EntryReader
from symsgd.read.records import Fact
from symsgd.read.scope import Scope

_OPEN = ("whether ", "what ")  # questions that a proof for the entries does not answer
ANSWERED = " is any such array"
_CONDITION = "sums without limits run over one range, in which every free index lies"
_MOST_LETTERS = 4


def concerns(found: Judgement, left: Side, right: Side, relation: str, scope: Scope) -> bool:
    """Say whether a claim is open because of its arrays, or wrong without what is supposed."""
    if relation != "=" or not (left.arrays or right.arrays or has_sum(left, right)):
        return False
    if found.status is Status.NEEDS_CONTEXT:
        asked = [what for what in found.missing if not what.endswith(ANSWERED)]
        return not any(what.startswith(_OPEN) for what in asked)
    return found.status is Status.UNDECIDED or (
        found.status is Status.REFUTED and bool(scope.arrays.array_facts or left.turned)
    )


def judge_every_size(
    found: Judgement, left: Side, right: Side, scope: Scope, by: Decide
) -> Judgement:
    """Return that a claim is proved for every size of its arrays, or what was found before."""
    proof = _proof(left, right, scope, by)
    if proof is None:
        return _other_layout(found, left, right, scope, by)
    claim, verdicts, atoms = proof
    reader = claim.reader
    notes = [f"{below} ≠ 0" for below in reader.below]
    told = (c for verdict in verdicts for c in verdict.conditions)
    conditions = [c for c in told if not (reader.below and c.endswith("≠ 0"))]
    notes += [as_written(condition, atoms) for condition in dict.fromkeys(conditions)]
    notes += claim.supposed
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


_Proof = tuple["_Claim", list[Verdict], Atoms]


def _proof(left: Side, right: Side, scope: Scope, by: Decide) -> _Proof | None:
    """Return both sides with the verdicts that they are equal, if they are for every size."""
    try:
        claim = _read(left, right, scope)
        atoms: Atoms = {}
        pairs = list(_cases(*claim.sides, atoms))
        known = Context.of({name: Domain.named(sign) for name, sign in signs(atoms).items()})
        verdicts = [by(*pair, known, "=") for pair in pairs]
    except (NoEntries, TooLarge, NoTotal, ZeroDivisionError):
        return None
    return (claim, verdicts, atoms) if all(verdict.proved for verdict in verdicts) else None


def _other_layout(found: Judgement, left: Side, right: Side, scope: Scope, by: Decide) -> Judgement:
    """Return that a claim holds where ∂a/∂z has a column for each entry of a, or what was found."""
    if left.turned is None or right.turned is None:
        return found
    first, second = (replace(side, piece=side.turned) for side in (left, right))
    if _proof(first, second, scope, by) is None:
        return found
    what = ("whether a derivative ∂a/∂z has a column for each entry of a",)
    reason = f"it holds if that is so, not with ∂a_i/∂z_j in row i and column j: {what[0]}"
    return found.asking(reason, *what)


def holds_of_any(left: Side, right: Side, scope: Scope) -> bool:
    """Say whether both sides are one and the same for any arrays: nothing needs to be supposed."""
    try:
        first, second = _read(
            left, right, replace(scope, arrays=replace(scope.arrays, array_facts=()))
        ).sides
    except (NoEntries, TooLarge, NoTotal, ZeroDivisionError):
        return False
    return first == second


def sides_as_totals(left: Side, right: Side, scope: Scope) -> tuple[Total, Total] | None:
    """Return both sides as sums of products of entries, or None if they are not read so."""
    try:
        return _read(left, right, scope).sides
    except (NoEntries, TooLarge, NoTotal, ZeroDivisionError):
        return None


@dataclass(frozen=True, slots=True)
class _Claim:
    """Both sides with what is supposed of their arrays put in, and what of it was needed."""

    reader: EntryReader
    sides: tuple[Total, Total]
    supposed: tuple[str, ...]


def _read(left: Side, right: Side, scope: Scope) -> _Claim:
    """Read both sides twice: what the first time shows of the ranges names them the second time."""
    if left.piece is None or right.piece is None:
        raise NoEntries
    reader = EntryReader(scope, left.source, bare=left.bare | right.bare)
    symmetric: dict[str, str] = {}
    for _ in range(2):
        reader.start()
        reader.symmetric = frozenset(symmetric)
        reader.source = left.source
        first = reader.total(left.piece, {})
        reader.source = right.source
        second = reader.total(right.piece, {})
        below = dict(reader.below)
        facts = [*_supposed(scope.arrays.array_facts, reader)]
        symmetric |= {name: fact.text for fact, total in facts if (name := symmetric_name(total))}
    rules = [rule for fact, total in facts for rule in rules_of(total, fact.text)]
    reader.below.clear()
    reader.below.update(below)
    (first, used), (second, more) = (
        rewritten(side, rules, reader.ranges.of) for side in (first, second)
    )
    named = {f.name for side in (first, second) for f in side.factors() if isinstance(f, Cell)}
    texts = [text for name, text in symmetric.items() if name in named]
    texts += [rule.source for rule in (*used, *more)]
    return _Claim(reader, (first, second), tuple(dict.fromkeys(texts)))


def _supposed(facts: Iterable[Fact], reader: EntryReader) -> Iterator[tuple[Fact, Total]]:
    """Yield equations that are supposed, with free indices of their own; a later one counts."""
    read: dict[Total, tuple[Fact, Total]] = {}
    for number, fact in enumerate(facts):
        letters = {part.name for side in (fact.left, fact.right) for part in s.walk(side)
                   if isinstance(part, s.Letter) and len(part.name) == 1}  # fmt: skip
        indexed = (part for side in (fact.left, fact.right) for part in s.walk(side)
                   if isinstance(part, s.Scripted))  # fmt: skip
        indices = {index for part in indexed for index in indices_of(part.sub) or ()}
        places = {letter: f"{letter} of fact {number}" for letter in letters & indices}
        reader.source = fact.source
        bare, reader.bare = reader.bare, reader.bare | fact.bare
        try:
            left, right = (reader.total(side, places) for side in (fact.left, fact.right))
        except NoEntries:
            continue
        finally:
            reader.bare = bare
        read.pop(left, None)
        read[left] = fact, left - right
    yield from read.values()


def _cases(left: Total, right: Total, atoms: Atoms) -> Iterator[tuple[Node, Node]]:
    """Yield both sides for every way in which their free indices can be equal or not."""
    letters = sorted({
        place
        for side in (left, right)
        for factor in side.factors()
        if isinstance(factor, Same)
        for place in (factor.one, factor.other)
    })  # fmt: skip
    if len(letters) > _MOST_LETTERS or any(is_bound(letter) for letter in letters):
        raise NoEntries  # a sum over f(δ_ij) has a term that is not like the others
    for case in partitions(letters):
        names = {letter: letters[list(case.values()).index(case[letter])] for letter in letters}
        sides = [node_of(_told_apart(side.renamed(names)), atoms) for side in (left, right)]
        yield sides[0], sides[1]


def _told_apart(total: Total) -> Total:
    """Return a total in which indices of different names are different."""

    def change(factor: Factor) -> Total | None:
        return ZERO if isinstance(factor, Same) else None

    return mapped(total, change)
