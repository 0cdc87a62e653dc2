"""Several equations that are solved together, and several letters that they give values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from symsgd.check.finding import Finding, is_literal
from symsgd.check.judgement import Side
from symsgd.check.outline import Piece
from symsgd.check.report import Role
from symsgd.check.suppositions.piece_forms import is_alternative, lone
from symsgd.check.suppositions.premises import arrow, first_premise, premise_of
from symsgd.check.suppositions.suppositions import Suppositions
from symsgd.check.words import cues
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.read import surface as s
from symsgd.read.scope import Scope

_MOST_VALUES = 12  # letters that one system gives values
_MOST_ABOVE = 24  # pieces above a conclusion in which other equations are looked for
FOLLOWS = "it follows from the equation before"


def joined_values(pieces: tuple[Piece, ...], i: int) -> Iterator[int]:
    r"""Yield which pieces behind one give other letters their values: "x = 2, y = -1".

    >>> from symsgd.check.outline import outline
    >>> from symsgd.read.documents.scan import scan
    >>> from symsgd.read.documents.source import Source
    >>> def values(text):
    ...     return [*joined_values(outline(Source(text), scan(text)).pieces, 0)]
    >>> values("$x = 2$, $y = -1$ and $z = 0$"), values("$x = 2$, $x = -1$")
    ([1, 2], [])
    """
    names = {lone(pieces[i].sides[0])}
    for j in range(i + 1, min(i + _MOST_VALUES, len(pieces))):
        name = _value(pieces[j])
        if name is None or name in names or not _is_beside(pieces[j - 1], pieces[j]):
            return
        names.add(name)
        yield j


def solutions(pieces: tuple[Piece, ...], i: int) -> list[list[int]]:
    """Return the pieces of each solution that 'or' joins: "x = 0, y = 1 or x = 1, y = 0"."""
    found = [[i, *joined_values(pieces, i)]]
    while (
        (j := found[-1][-1] + 1) < len(pieces) and is_alternative(pieces[j]) and _value(pieces[j])
    ):
        found.append([j, *joined_values(pieces, j)])
    return found


def solved_first(pieces: tuple[Piece, ...], i: int, findings: dict[int, Finding]) -> int | None:
    """Return the first of the values that one system of equations gives, if a piece is another."""
    before = findings.get(i - 1)
    if before is None or before.note != FOLLOWS or not _is_beside(pieces[i - 1], pieces[i]):
        return None
    j = i - 1
    while j > max(i - _MOST_VALUES, 0) and arrow(pieces, j) is None:
        if not _is_beside(pieces[j - 1], pieces[j]):
            break
        j -= 1
    found = findings.get(j)
    follows = found is not None and found.note == FOLLOWS and arrow(pieces, j) == "⇒"
    return j if j < i and follows and i in joined_values(pieces, j) else None


def _value(piece: Piece) -> str | None:
    """Return the letter that a piece gives a number."""
    if piece.signs != ("=",) or len(piece.sides) != len(piece.signs) + 1 or piece.also:
        return None
    if not is_literal(piece.sides[1].piece):
        return None
    return lone(piece.sides[0])


def _is_beside(first: Piece, second: Piece) -> bool:
    near = second.formula == first.formula + 1 and second.order == 0
    near = near or (second.formula == first.formula and second.order == first.order + 1)
    near = near and second.sentence == first.sentence and not is_alternative(second)
    words = second.before.strip(" ,，、")
    return near and (not words or cues.puts_beside(second.before) or second.before == first.before)


def _other_equations(
    pieces: tuple[Piece, ...], i: int, findings: dict[int, Finding]
) -> Iterator[Piece]:
    """Yield what stands in a section before a conclusion, of which it may follow as well."""
    last = premise_of(pieces, i)
    first = first_premise(pieces, last)
    for j in range(max(first - _MOST_ABOVE, 0), first):
        one, found = pieces[j], findings.get(j)
        if one.section != pieces[i].section or one.signs != ("=",) or len(one.sides) != 2:
            continue
        if any(side.piece is None for side in one.sides):
            continue
        if one.broken is not None:
            continue
        if found is not None and (
            found.note == FOLLOWS or found.role in (Role.DECLARATION, Role.CLAIM)
        ):
            yield one


class Systems(Suppositions):
    """The part of the walk that knows which equations and which values belong together.

    >>> Systems(Scope()).findings
    {}
    """

    def premises_joined(self, pieces: tuple[Piece, ...], i: int) -> tuple[Piece, ...]:
        """Return the equations before a piece that 'and' joins."""
        last = premise_of(pieces, i)
        return pieces[first_premise(pieces, last) : last + 1]

    def with_values(self, pieces: tuple[Piece, ...], i: int, right: Side, *, whole: bool) -> Side:
        """Return solutions with the values of all their letters, where one alone says too little.

        So it is behind ``⇔``, and if there are several: "x = 0, y = 1 or x = 1, y = 0".
        """
        found = solutions(pieces, i)
        more = [j for each in found for j in each][1:]
        if max(map(len, found)) == 1 or not (whole or len(found) > 1):
            return right
        for j in more:
            self.findings[j] = Finding(pieces[j], Role.DECLARATION, "a part of the solution")
        scope = self._unsolved(self.scope)
        each = [[statement(pieces[j]).meaning(scope).node for j in one] for one in found]
        every = [n.logic("and", *one) if len(one) > 1 else one[0] for one in each]
        value = n.logic("or", *every) if len(every) > 1 else every[0]
        return Side(right.source, right.start, pieces[more[-1]].sides[-1].end, value=value)

    def equations_above(self, pieces: tuple[Piece, ...], i: int) -> tuple[tuple[n.Node, str], ...]:
        """Return the equations further up that speak of a letter of those before a piece.

        They matter if those leave a letter open: "y = 3 - 2x. Setting x + 2y = 0 gives x = 2".
        """
        unknowns = {name for one in self.premises_joined(pieces, i) for name in self._unknowns(one)}
        if len(unknowns) < 2:
            return ()
        scope = self._unsolved(self.scope)
        found = (one for one in _other_equations(pieces, i, self.findings)
                 if unknowns & self._unknowns(one))  # fmt: skip
        read = ((one, _relation(one, scope)) for one in found)
        return tuple((node, statement(one).text) for one, node in read if node is not None)

    def _unsolved(self, scope: Scope) -> Scope:
        """Return the scope in which what solved an earlier equation is unknown again."""
        values = {name: value for name, value in scope.values.items() if name not in self.solved}
        return replace(scope, values=values)

    def _unknowns(self, piece: Piece) -> set[str]:
        return {name for side in piece.sides for name in self._names(side) or ()}

    def _names(self, side: Side) -> set[str] | None:
        """Return the symbols of a side, or None if it has no meaning as a number."""
        scope = self._unsolved(self.scope)
        try:
            meaning = side.meaning(scope)
            if meaning.missing:  # perhaps only how many data there are
                scope = self.with_data(scope)
                meaning = side.meaning(replace(scope, sums=replace(scope.sums, cases=())))
        except SymsgdError:
            return None
        if meaning.missing or not isinstance(meaning.value, n.Node):
            return None
        return set(n.free_variables(meaning.value))


def _relation(piece: Piece, scope: Scope) -> n.Node | None:
    """Return an equation as a relation of numbers, or None where it has no such meaning."""
    try:
        return statement(piece).meaning(scope).node
    except SymsgdError:
        return None


def statement(piece: Piece) -> Side:
    """Return a whole relation as one side of a claim.

    >>> from symsgd.check.outline import outline
    >>> from symsgd.read.documents.scan import scan
    >>> from symsgd.read.documents.source import Source
    >>> statement(outline(Source("$x = 2$"), scan("$x = 2$")).pieces[0]).text
    'x = 2'
    """
    source, start, end = piece.sides[0].source, piece.sides[0].start, piece.sides[-1].end
    pieces = tuple(side.piece for side in piece.sides if side.piece is not None)
    return Side(source, start, end, s.Relation(start, end, pieces, piece.signs))
