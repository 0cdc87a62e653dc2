"""Letters with several values: ``x = 1, 2`` and ``x = ±1``."""

from __future__ import annotations

from dataclasses import replace

from symsgd.check.clauses.lists import is_joined
from symsgd.check.finding import Finding, Link, is_literal
from symsgd.check.heads import Head, head_of
from symsgd.check.judgement import Side
from symsgd.check.judging.implications import WAYS
from symsgd.check.judging.special_points import with_point
from symsgd.check.meanings.loops import Loops
from symsgd.check.meanings.updates import Updates
from symsgd.check.outline import Piece
from symsgd.check.report import Role
from symsgd.check.words import cues
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.read import surface as s
from symsgd.read.meaning import Elaborator
from symsgd.read.named_parts import form
from symsgd.read.names import index_value
from symsgd.read.scope import Scope


class Several(Loops, Updates):
    """The part of the walk that reads lists of values."""

    def known(self, head: Head) -> bool:
        """Say whether a name has a meaning already; one of several values is one."""
        return head.name in self.scope.alternatives or super().known(head)

    def several(self, piece: Piece, *, used: bool) -> Finding:
        """Return what a chain with several values on its right says.

        ``used`` says whether another formula of the sentence calculates with its symbol.
        """
        first = piece.sides[0].piece
        head = None if first is None else head_of(first, self.scope)
        sides = (piece.sides[-1], *piece.also)
        found = [self.unfinished(side, self.scope) for side in sides]
        values = tuple(one.value for one in found if one and isinstance(one.value, Node))
        broken = next((side.error for side in sides if side.error is not None), piece.broken)
        if broken is not None or len(values) < len(sides):
            return Finding(piece, Role.UNREAD, error=broken or self._unclear(piece))
        plain = head is not None and head.params is None
        if plain and not used and self.is_range(piece, head):
            return self._range(piece, head)  # type: ignore[arg-type]
        if _may_be_decimal(piece):
            return Finding(piece, Role.UNREAD, error=self._comma(piece))
        local = cues.is_local(piece.before)
        if head is not None and plain and (local or not self.known(head)):
            return self._one_of(piece, head, values)
        if head is not None and plain and (cues.is_let(piece.before) or self._is_anew(piece, head)):
            return self._one_of(piece, head, values)
        if head is not None and head.name in self.scope.alternatives:
            return self._the_same(piece, head, values)
        return self._in_turn(piece)

    def gathered(self, piece: Piece, pieces: tuple[Piece, ...], i: int) -> Piece:
        """Return a piece that gives a new symbol a value, with those that come after 'and'."""
        first = piece.sides[0].piece if len(piece.sides) == 2 else None
        head = None if first is None else head_of(first, self.scope)
        if head is None or piece.signs != ("=",) or not is_literal(piece.sides[1].piece):
            return piece
        if self.known(head) or head.params is not None or self.member(head) is not None:
            return piece
        others: list[Side] = []
        for j in range(i + 1, len(pieces)):
            other = pieces[j]
            symbol = other.sides[0].piece
            same = other.signs == ("=",) and symbol is not None and form(symbol) == form(first)
            near = other.sentence == piece.sentence
            joined = near and is_joined(other.before, piece.before)
            if not same or not joined or j in self.findings or len(other.sides) != 2:
                break
            if not is_literal(other.sides[1].piece):
                break
            others += [other.sides[1], *other.also]
            self.findings[j] = Finding(other, Role.ASSIGNMENT, "another value")
        return replace(piece, also=(*piece.also, *others)) if others else piece

    def _is_anew(self, piece: Piece, head: Head) -> bool:
        given = self.meant_in.get(head.name)
        return given is not None and self.is_redefinition(piece, head)

    def _one_of(self, piece: Piece, head: Head, values: tuple[Node, ...]) -> Finding:
        """Take it that a symbol is one of some values."""
        name = head.name

        def change(scope: Scope) -> Scope:
            several = scope.without(name).with_alternatives(name, values)
            return with_point(several, name, piece.before)

        self.limited(piece, change)
        if not cues.is_local(piece.before):
            self.meant_in[name] = piece
        texts = _texts(piece)
        if not all(is_literal(side.piece) for side in (piece.sides[-1], *piece.also)):
            self.assumptions.append((f"{piece.sides[0].text} = {texts}", piece))
            return Finding(piece, Role.IMPLICIT_DEFINITION, f"one of {texts}")
        return Finding(piece, Role.ASSIGNMENT, f"one of {texts}")

    def _range(self, piece: Piece, head: Head) -> Finding:
        """Keep the numbers that an index runs through."""
        sides = (piece.sides[-1], *piece.also)
        numbers = [None if one.piece is None else index_value(one.piece, {}) for one in sides]
        if None not in numbers:
            whole = tuple(number for number in numbers if number is not None)
            self.limited(piece, lambda scope: scope.with_range(head.name, whole))
        return Finding(piece, Role.RANGE, f"{head.name} is one of {_texts(piece)}")

    def _the_same(self, piece: Piece, head: Head, values: tuple[Node, ...]) -> Finding:
        """Claim that several values are those that a symbol was said to have."""
        symbol, left, right = n.variable(head.name), piece.sides[0], piece.sides[-1]

        def side(where: Side, among: tuple[Node, ...]) -> Side:
            known = [Elaborator(self.scope, where.source).finish(value) for value in among]
            equal = [n.relation("=", symbol, value) for value in known if isinstance(value, Node)]
            return Side(where.source, where.start, where.end, value=n.logic("or", *equal))

        given = self.scope.alternatives[head.name]
        scope = replace(self.ambient(piece), alternatives={})
        link = Link(side(left, given), side(right, values), WAYS["⇔"], 1, scope, scope, "=")
        return Finding(piece, Role.CLAIM, f"the values of {head.name}", [link])

    def _in_turn(self, piece: Piece) -> Finding:
        """Claim a list of values for those of a symbol: ``x^2 = 1, 4`` where x = 1, 2."""
        rights = (piece.sides[-1], *piece.also)
        links = self.links(piece, 1)
        whole = links[0].left.meaning(links[0].scope) if links else None
        free = () if whole is None or not isinstance(whole.value, Node) else n.free_variables(
            whole.value
        )  # fmt: skip
        names = [name for name in free if name in self.scope.alternatives]
        given = self.scope.alternatives[names[0]] if len(names) == 1 else ()
        if len(given) != len(rights) or len(links) != 1:
            return Finding(piece, Role.UNREAD, error=self._unclear(piece))
        claims = [
            replace(
                links[0],
                right=right,
                scope=links[0].scope.with_given(names[0], value),
                carried=links[0].carried.with_given(names[0], value),
            )
            for right, value in zip(rights, given, strict=True)
        ]
        return Finding(piece, Role.CLAIM, f"for the values of {names[0]} in turn", claims)

    def _comma(self, piece: Piece) -> SymsgdError:
        first, second = piece.sides[-1], piece.also[-1]
        text = first.source.text[first.start : second.end]
        return first.source.error(
            "two-meanings",
            f"{text} may be one number with a decimal comma, or two",
            first.start,
            second.end,
            advice="write a decimal point, or a space behind the comma",
        )

    def _unclear(self, piece: Piece) -> SymsgdError:
        side = piece.sides[-1]
        end = max(other.end for other in (side, *piece.also))
        return side.source.error(
            "two-meanings",
            "several values stand on the right, and it is not clear which is meant when",
            side.start,
            end,
            advice="write one claim for each",
        )


def _may_be_decimal(piece: Piece) -> bool:
    """Say whether two values are digits with a comma between them and no space: 0,5."""
    sides = (piece.sides[-1], *piece.also)
    if len(sides) != 2 or not all(isinstance(side.piece, s.Number) for side in sides):
        return False
    between = sides[0].source.text[sides[0].end : sides[1].start]
    return between == "," and sides[0].text.isdigit() and sides[1].text.isdigit()


def _texts(piece: Piece) -> str:
    texts = dict.fromkeys(side.text for side in (piece.sides[-1], *piece.also))
    return ", ".join(texts)
