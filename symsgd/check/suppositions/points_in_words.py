r"""Values that words call a critical point or a zero: "the critical point of $f$ is $x = 2$".

They are claimed: f'(2) is 0.  At an extremum of a smooth function the derivative is 0 as well: if
it is not, the value is wrong; if it is, more is said than that, and nothing is claimed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import pairwise

from symsgd.check.clauses.examples import in_sentence_before
from symsgd.check.finding import Finding, Link, is_literal
from symsgd.check.heads import head_of
from symsgd.check.judgement import Side
from symsgd.check.judging.implications import WAYS
from symsgd.check.outline import Piece
from symsgd.check.report import Role
from symsgd.check.state import State
from symsgd.check.suppositions.piece_forms import ORDERS, is_alternative, lone
from symsgd.check.words.point_words import Called, called_point
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.domain import Context
from symsgd.expression.matrix import Matrix
from symsgd.expression.node import Node
from symsgd.functions.derivatives import differentiate, expand
from symsgd.prove.decide import decide
from symsgd.read import surface as s
from symsgd.read.scope import Scope

_ROLES = (Role.ASSIGNMENT, Role.IMPLICIT_DEFINITION, Role.MENTION, Role.DECLARATION)
_MOST_BEFORE = 6  # pieces of a sentence before the value
_ZERO = n.number(0)
_LIMITED = re.compile(
    r"subject to|constrain|boundary|interval|restrict|nebenbedingung|intervall"
    r"|contrainte|restringid",
    re.IGNORECASE,
)


class PointsInWords(State):
    """The part of the walk that claims what words call a point of a function."""

    def with_point(self, found: Finding, pieces: Sequence[Piece]) -> Finding:
        """Return a finding that claims of the values it gives that they are such points."""
        piece = found.piece
        if found.role not in _ROLES or found.links or piece.broken or not piece.before:
            return found
        if piece.signs not in ((), ("=",)) or not is_literal(piece.sides[-1].piece):
            return found
        first = piece.sides[0]
        if piece.signs and lone(first) is None and not isinstance(first.piece, s.Group):
            return found  # "at the minimum, dL/dw = 0"
        before = in_sentence_before(pieces, piece)
        if len(before) > _MOST_BEFORE:
            return found
        called = called_point(words_with_signs(before, piece))
        if called is None or is_alternative(piece):
            return found
        named = [one for one in before if not one.signs and not is_literal(one.sides[0].piece)]
        function = self._function_meant(named, piece)
        if function is not None:
            link = None
            placed = called.placed or piece.signs or isinstance(piece.sides[0].piece, s.Group)
            says = self._claimed if placed else self._beyond
            with suppress(SymsgdError):  # there is no derivative, and nothing is claimed
                link = says(called, function[0], expand(function[1]), piece)
            if link is not None:
                found.links.append(link)
        return found

    def _function_meant(
        self, before: list[Piece], piece: Piece
    ) -> tuple[tuple[str, ...], Node] | None:
        """Return the letters and the formula of the function that a sentence speaks of."""
        given = {name: self._known(name, piece) for name in self.meant_in}
        known = {name: one for name, one in given.items() if one is not None}
        named = []
        for one in before:
            head = None if one.sides[0].piece is None else head_of(one.sides[0].piece, self.scope)
            if head is not None and head.name in known:
                named.append(known[head.name])
            elif head is None or not isinstance(one.sides[0].piece, s.Letter):
                formula = self.unfinished(one.sides[0], self.scope)
                value = None if formula is None or formula.missing else formula.value
                if not isinstance(value, Node) or not (letters := n.free_variables(value)):
                    return None
                named.append((tuple(letters), value))
            else:
                return None
        chosen = named or [*known.values()]
        letter = lone(piece.sides[0]) if piece.signs else None
        if len(chosen) != 1 or (letter is not None and chosen[0][0] != (letter,)):
            return None
        return chosen[0]

    def _known(self, name: str, piece: Piece) -> tuple[tuple[str, ...], Node] | None:
        """Return the letters and the formula that a section gives a name, if it has no others."""
        if self.meant_in[name].section != piece.section:
            return None
        function = self.scope.functions.get(name)
        if function is not None:
            body, letters = function.body, function.params
        else:
            body = self.scope.definitions.get(name)
            letters = tuple(n.free_variables(body)) if isinstance(body, Node) else ()
        if not isinstance(body, Node) or not letters or {*n.free_variables(body)} != {*letters}:
            return None
        return letters, body

    def _beyond(
        self, called: Called, letters: tuple[str, ...], body: Node, piece: Piece
    ) -> Link | None:
        """Return the claim that no value is beyond the extreme one, if that is wrong."""
        values = self._values(piece)
        least = called.noun.lower().startswith("minim")
        largest = called.noun.lower().startswith("maxim")
        if values is None or len(values[0]) != 1 or "." in piece.sides[-1].text:
            return None
        if not (least or largest) or self._is_bounded(letters, piece):
            return None
        sign, (value,) = "<=" if least else ">=", values[0]
        verdict = decide(value, body, relation=sign)
        found = verdict.counterexample
        if not verdict.refuted or found is None or found.exact:
            return None  # whether it is taken anywhere is not looked at
        beyond = n.substitute(body, {n.variable(name): n.number(at) for name, at in found.point})
        left = replace(_spoken_of(called, piece), value=value)
        right = replace(piece.sides[-1], piece=None, value=beyond)
        return Link(left, right, sign, 1, Scope(), Scope(), "=")

    def _claimed(
        self, called: Called, letters: tuple[str, ...], body: Node, piece: Piece
    ) -> Link | None:
        """Return the claim that a value is what words call it, if that can be decided."""
        values = self._values(piece)
        if values is None or any(len(one) != len(letters) for one in values):
            return None
        if any("." in side.text for side in (piece.sides[-1], *piece.also)):
            return None  # decimals may be rounded
        if called.kind == "extremum" and self._is_bounded(letters, piece):
            return None  # it may lie at an end
        slopes = [body] if called.kind == "zero" else [differentiate(body, one) for one in letters]
        left = _spoken_of(called, piece)
        points = [dict(zip(map(n.variable, letters), one, strict=True)) for one in values]
        found = [n.substitute(slope, point) for point in points for slope in slopes]
        verdicts = [decide(one, _ZERO) for one in found]
        for one, verdict in zip(found, verdicts, strict=True):
            if verdict.refuted:
                right = replace(piece.sides[-1], piece=None, value=_ZERO)
                return Link(replace(left, value=one), right, "=", 1, Scope(), Scope())
        if called.kind == "extremum" or not all(verdict.proved for verdict in verdicts):
            return None
        said = _all([n.relation("=", one, _ZERO) for one in slopes])
        each = [_all([n.relation("=", *pair) for pair in point.items()]) for point in points]
        listed = n.logic("or", *each) if len(each) > 1 else each[0]
        if called.only and not decide(said, listed, Context(), "equivalent").proved:
            return None
        right = replace(piece.sides[-1], piece=None, value=listed)
        return Link(replace(left, value=said), right, WAYS["⇐"], 1, Scope(), Scope(), "=")

    def _is_bounded(self, letters: tuple[str, ...], piece: Piece) -> bool:
        """Say whether a section may limit where a function is looked at."""
        if any(name in self.scope.domains for name in letters):
            return True
        for one in self.pieces:
            if one.section != piece.section:
                continue
            orders = not ORDERS.isdisjoint(one.signs) or "in" in one.signs
            if orders and any(name in side.names for side in one.sides for name in letters):
                return True
            first = one.sides[0].piece
            if isinstance(first, s.Group) and first.bracket != "(":
                return True
            if _LIMITED.search(one.before) or _LIMITED.search(one.after):
                return True
        return False

    def _values(self, piece: Piece) -> list[tuple[Node, ...]] | None:
        """Return the points that a piece gives: numbers, or lists of them."""
        found = []
        for side in (piece.sides[-1], *piece.also):
            meaning = self.unfinished(side, self.scope)
            value = None if meaning is None or meaning.missing else meaning.value
            if value is None:
                return None
            found.append(value.entries if isinstance(value, Matrix) else (value,))
        return found


def _spoken_of(called: Called, piece: Piece) -> Side:
    """Return the side that a claim shows on its left: the letter, or the noun before a value."""
    first = piece.sides[0]
    if piece.signs:
        return replace(first, piece=None)
    start = first.source.text.rfind(called.noun, 0, first.start)
    return Side(first.source, start, start + len(called.noun))


def _all(said: list[Node]) -> Node:
    return n.logic("and", *said) if len(said) > 1 else said[0]


def words_with_signs(before: Sequence[Piece], piece: Piece) -> str:
    """Return the words of a sentence before a value, with ¶ for other values in it, § for formulas.

    >>> from symsgd.check.outline import outline
    >>> from symsgd.read.documents.scan import scan
    >>> from symsgd.read.documents.source import Source
    >>> text = "The zeros of $f$ are $x = 1$ and $2$."
    >>> *before, last = outline(Source(text), scan(text)).pieces
    >>> words_with_signs(before, last).split()
    ['The', 'zeros', 'of', '§', 'are', '¶', 'and']
    """
    text, said = piece.sides[0].source.prose, ""
    for first, second in pairwise((*before, piece)):
        last = first.sides[-1].piece
        sign = "¶" if is_literal(last) and not isinstance(last, s.MatrixOf) else "§"
        said += sign + text[first.end : second.start].strip("$\\() ").join("  ")
    opening = before[0] if before else piece
    return f"{opening.before} {said}".strip()
