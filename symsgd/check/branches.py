"""What holds in cases: ``f(x) = x for x > 0 and −x otherwise``, as a definition or as claims.

A definition by cases gives a name one value in each case.  A claim that holds otherwise is one
about what the conditions before it in the sentence leave.
"""

from __future__ import annotations

from dataclasses import replace

from symsgd.check import cues
from symsgd.check.case_cues import is_otherwise, joins, opens_otherwise
from symsgd.check.finding import Finding, is_literal
from symsgd.check.heads import Head, head_of
from symsgd.check.indices import is_index_case
from symsgd.check.judgement import Side
from symsgd.check.outline import Piece
from symsgd.check.report import Role
from symsgd.check.state import State
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.read import surface as s
from symsgd.read.scope import Scope

_ORDER = ("<", "<=", ">", ">=", "!=")
_OPPOSITE = {"<": ">=", "<=": ">", ">": "<=", ">=": "<", "=": "!=", "!=": "="}
_Branch = tuple[int, int | None]  # the piece with the value, and the one with its condition


def completed(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Return the pieces in which a value alone has the left side of the case before it.

    >>> from symsgd.check.outline import outline
    >>> from symsgd.read.scan import scan
    >>> from symsgd.read.source import Source
    >>> source = Source("We have $|x| = x$ for $x > 0$ and $-x$ otherwise.")
    >>> [len(each.sides) for each in completed(outline(source, scan(source.text)).pieces)]
    [2, 2, 2]
    """
    found = list(pieces)
    first: Piece | None = None  # with the value of the first case of its sentence
    limits = False  # whether a condition came after it
    for i, piece in enumerate(pieces):
        if first is not None and first.sentence != piece.sentence:
            first, limits = None, False
        if _is_condition(piece):
            limits = first is not None
        elif first is None and _has_value(piece):
            first = piece
        elif first is not None and limits and _is_lone(piece):
            behind = is_otherwise(piece.after) or opens_otherwise(piece.before)
            if behind or _is_condition_at(pieces, i + 1, piece):
                sides = (first.sides[0], piece.sides[0])
                found[i] = replace(piece, sides=sides, signs=("=",))
    return tuple(found)


class Branches(State):
    """The part of the walk that reads cases."""

    def branches_ahead(self, pieces: tuple[Piece, ...], i: int) -> None:
        """Read a definition by cases, with all its pieces, at the first of them."""
        if i in self.findings:
            return
        branches = _branches(pieces, i)
        if len(branches) == 1:
            self._note_limits(pieces, branches[0])
        if len(branches) < 2:
            return
        heads = [self._head(pieces[value]) for value, _ in branches]
        head = heads[0]
        if head is None or self.known(head):
            return
        if head.params is None and isinstance(head.symbol, s.Scripted):
            return  # a_t for t < 5 and for t ≥ 5: a rule for a sequence
        if any(other is None or not other.names_as(head) for other in heads):
            return
        if self._meant_behind(pieces, branches[-1], head):
            return
        first = pieces[branches[0][0]]
        whole = self._in_cases(pieces, branches)
        if whole is None:
            return
        explicit = first.signs[0] == ":=" or cues.is_let(first.before)
        role = Role.DEFINITION if explicit else Role.IMPLICIT_DEFINITION
        found = self.define(replace(first, sides=(first.sides[0], whole)), head, role)
        for value, condition in branches:
            self.findings[value] = Finding(pieces[value], found.role, f"a case of {head.name}")
            if condition is not None:
                said = f"a condition of a case of {head.name}"
                self.findings[condition] = Finding(pieces[condition], Role.DECLARATION, said)
        self.findings[branches[0][0]] = found
        if None not in (condition for _, condition in branches):
            said = " or ".join(_text(pieces[at]) for _, at in branches if at is not None)
            self.both(lambda scope: scope.given_only_where(head.name, said))

    def _meant_behind(self, pieces: tuple[Piece, ...], last: _Branch, head: Head) -> bool:
        """Say whether 'where f(x) = …' behind the cases says what f is: they only claim values."""
        at = max(i for i in last if i is not None) + 1
        if at >= len(pieces) or pieces[at].sentence != pieces[at - 1].sentence:
            return False
        named = self._head(pieces[at])
        return cues.is_where(pieces[at].before) and named is not None and named.names_as(head)

    def _note_limits(self, pieces: tuple[Piece, ...], branch: _Branch) -> None:
        """Remember the condition under which a name gets a meaning: it may have another beyond."""
        value, condition = branch
        head = self._head(pieces[value])
        if condition is None or head is None or self.known(head):
            return
        try:
            sides = [side.meaning(self.scope).node for side in pieces[condition].sides]
        except SymsgdError:
            return
        signs = pieces[condition].signs
        limits = tuple(map(n.relation, signs, sides, sides[1:]))
        self.both(lambda scope: replace(scope, partial={**scope.partial, head.name: limits}))

    def define(self, piece: Piece, head: Head, role: Role) -> Finding:
        """Define a name (given by the part that reads definitions)."""
        raise AssertionError

    def _head(self, piece: Piece) -> Head | None:
        first = piece.sides[0].piece
        return None if first is None else head_of(first, self.scope)

    def _in_cases(self, pieces: tuple[Piece, ...], branches: list[_Branch]) -> Side | None:
        """Return the values with their conditions as one side."""
        found: list[tuple[s.Surface, s.Surface | None]] = []
        for at, condition in branches:
            value = pieces[at].sides[-1].piece
            if value is None:
                return None
            if condition is None:
                found.append((value, None))
                continue
            sides = [side.piece for side in pieces[condition].sides]
            known = tuple(side for side in sides if side is not None)
            if len(known) < len(sides):
                return None
            limits = s.Relation(known[0].start, known[-1].end, known, pieces[condition].signs)
            found.append((value, limits))
        first, last = pieces[branches[0][0]], pieces[branches[-1][0]]
        start, end = first.sides[-1].start, last.sides[-1].end
        return Side(first.sides[0].source, start, end, s.Cases(start, end, tuple(found)))

    def otherwise(self, piece: Piece, scope: Scope) -> Scope:
        """Return the scope of a claim that holds in the cases that its sentence leaves."""
        conditions = self._conditions(piece)
        cases = [is_index_case(one, self.scope) for one in conditions]
        if len(cases) == 1 and cases[0] is not None:
            one, sign, other = cases[0]
            return replace(scope, stated=((one, _OPPOSITE[sign], other),))
        found = [self._opposite(one) for one in conditions]
        names = {n.free_variables(node) for node in found if node is not None}
        if None in found or len(names) != 1:
            return replace(scope, otherwise=True)
        left = tuple(node for node in found if node is not None)
        return replace(scope, assumed=(*scope.assumed, *left))

    def _conditions(self, piece: Piece) -> list[Piece]:
        """Return the conditions of the cases before a claim: behind the claims or before them."""
        before = [finding.piece for finding in self.findings.values()
                  if finding.piece.start < piece.start]  # fmt: skip
        sentence = piece.sentence
        if before and not any(one.sentence == sentence for one in before):
            sentence = max(before, key=lambda one: one.start).sentence  # "Otherwise, …"
        ours = sorted((one for one in before if one.sentence == sentence), key=lambda o: o.start)
        kinds = [_is_condition(one) for one in ours]
        first = kinds.index(False) if False in kinds else len(kinds)
        behind = [one for one, limits in zip(ours[first:], kinds[first:], strict=True) if limits]
        return [] if first and behind else behind or (ours[:first] if first == 1 else [])

    def _opposite(self, condition: Piece) -> Node | None:
        """Return what holds where a condition does not, if that is one relation."""
        if len(condition.signs) != 1 or condition.signs[0] not in _OPPOSITE:
            return None
        try:
            sides = [side.meaning(self.scope).node for side in condition.sides]
        except SymsgdError:
            return None
        return n.relation(_OPPOSITE[condition.signs[0]], *sides)


def _branches(pieces: tuple[Piece, ...], i: int) -> list[_Branch]:
    """Return the values with their conditions in a sentence, from a piece on."""
    leads = _is_condition(pieces[i])
    found: list[_Branch] = []
    at = i
    while at < len(pieces) and pieces[at].sentence == pieces[i].sentence:
        value = at + 1 if leads and _is_condition(pieces[at]) else at
        if value >= len(pieces) or not _has_value(pieces[value]):
            break
        if pieces[value].sentence != pieces[i].sentence:
            break  # "We start at x = 1. Then y = 2."
        piece = pieces[value]
        if is_otherwise(piece.after) or opens_otherwise(piece.before):
            return [*found, (value, None)] if value == at else found
        if leads and value > at:
            found.append((value, at))
            at = value + 1
        elif not leads and _is_condition_at(pieces, at + 1, piece):
            found.append((value, at + 1))
            at += 2
        else:
            break
    return found


def _text(piece: Piece) -> str:
    source = piece.sides[0].source
    return source.text[piece.start : piece.end].strip()


def _has_value(piece: Piece) -> bool:
    return len(piece.sides) == 2 and piece.signs in (("=",), (":=",)) and not piece.broken


def _is_lone(piece: Piece) -> bool:
    return not piece.signs and len(piece.sides) == 1 and joins(piece.before)


def _is_condition_at(pieces: tuple[Piece, ...], i: int, piece: Piece) -> bool:
    return i < len(pieces) and pieces[i].sentence == piece.sentence and _is_condition(pieces[i])


def _is_condition(piece: Piece) -> bool:
    """Say whether a piece such as 'for x > 0' or 'if x = 0' limits what stands beside it."""
    if not cues.is_local(piece.before) or len(piece.sides) < 2 or piece.broken:
        return False
    if set(piece.signs) <= set(_ORDER):
        return True
    letters = all(isinstance(side.piece, s.Letter) for side in piece.sides)
    return piece.signs == ("=",) and (letters or is_literal(piece.sides[-1].piece))
