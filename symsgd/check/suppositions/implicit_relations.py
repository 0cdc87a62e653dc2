"""Implicit differentiation: x² + y² = 25 makes y a function of x, with 2x + 2y y' = 0.

Nobody claims the equation of every x and y.  Where a text differentiates it, y' is what follows
from it: −(∂F/∂x)/(∂F/∂y) for F = 0, wherever that can be divided by.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise

from symsgd.check.clauses.examples import in_sentence_before
from symsgd.check.clauses.lines_through_points import speaks_of_line
from symsgd.check.clauses.passed_over import CONDITION
from symsgd.check.finding import Finding, Relation, is_literal
from symsgd.check.heads import Head
from symsgd.check.outline import Piece
from symsgd.check.report import Role
from symsgd.check.suppositions.piece_forms import is_plain, lone
from symsgd.check.suppositions.suppositions import Suppositions
from symsgd.check.words import cues
from symsgd.check.words.argument_words import claims, is_consequence
from symsgd.expression import node as n
from symsgd.functions.derivatives import expand
from symsgd.prove.somewhere import differ_somewhere
from symsgd.read import surface as s
from symsgd.read.functions.applications import put_in
from symsgd.read.limits import constant_value
from symsgd.read.names import name_of
from symsgd.read.scope import Scope
from symsgd.read.values import Value

_DIFFERENTIATES = re.compile(
    r"\b(?:differentiat\w*|implicit\w*|derivatives?|slopes?|tangents?|ableit\w*|abgeleitet|implizit\w*"
    r"|steigung|dériv\w*|implicite\w*|pente|deriv\w*|implícit\w*|pendiente)\b|求导|求導|隐函数|隱函數",
    re.IGNORECASE,
)
_CURVE = re.compile(
    r"\b(?:circle|ellipse|hyperbola|parabola|normal|other|second|next|kreis|ellipse|hyperbel|parabel"
    r"|normale|cercle|hyperbole|parabole|círculo|elipse|hipérbola|parábola)\b",
    re.IGNORECASE,
)
_POINT = cues.ends_with(r"\bat(?: the)?(?: point)?", r"\b(?:im Punkt|bei|in)", r"\b(?:au point|en)")
_MOST_AHEAD = 12  # pieces between an equation and its derivative


class ImplicitRelations(Suppositions):
    """The part of the walk that takes equations which a text differentiates implicitly."""

    slopes_here: frozenset[str] = frozenset()  # y' where x² + y² = 25 holds

    def implicit_relation(self, pieces: tuple[Piece, ...], i: int) -> Finding | None:
        """Take an equation for what makes a letter a function, if its derivative stands behind."""
        piece = pieces[i]
        found = self._relation(pieces, i)
        if found is None or self.is_identity(piece):
            return None
        self.relations = [one for one in self.relations if one.letter != found.letter]
        self.relations.append(found)
        told = f"{found.letter} is a function of {found.variable} by {_text(piece)}"
        self.assumptions.append((told, piece))
        return Finding(piece, Role.DECLARATION, CONDITION)

    def known(self, head: Head) -> bool:
        """Say whether a name has a meaning already: y' has, where y is given implicitly."""
        return super().known(head) or head.name in self.slopes_here

    def note_relations(self, piece: Piece) -> None:
        """Note of which letters the derivatives are known where a piece stands."""
        self.slopes_here = frozenset(f"{one.letter}'" for one in self._relations_at(piece))

    def note_point(self, piece: Piece) -> None:
        """Let a sentence speak of a point of a curve: "at $(3, 4)$"."""
        items = _point(piece)
        if not items or self._is_one_of_several(piece) or speaks_of_line(self.pieces, piece):
            return
        for one in self._relations_at(piece):
            values = [self.meaning(item, piece.sides[0].source) for item in items]
            nodes = [each.value for each in values if each is not None]
            if len(nodes) != 2 or not all(isinstance(node, n.Node) for node in nodes):
                return
            at = dict(zip((one.variable, one.letter), nodes, strict=True))
            sides = [put_in(side, {n.variable(k): v for k, v in at.items()})  # type: ignore[misc]
                     for side in one.equation.args]  # fmt: skip
            if constant_value(sides[0] - sides[1]) != 0:
                return  # no point of the curve: nobody knows what is meant

            def change(scope: Scope, at: Mapping[str, Value | None] = at) -> Scope:
                for name, value in at.items():
                    scope = scope if value is None else scope.with_value(name, value)
                return scope

            self.limited_to(piece, change)

    def _is_one_of_several(self, piece: Piece) -> bool:
        """Say whether points stand behind what is said of them: "2 at (1, 2) and 3 at (2, 1)"."""
        sentence = [one for one in self.pieces if one.sentence == piece.sentence]
        points = [one for one in sentence if _point(one)]
        return len(points) > 1 and sentence[0] is not points[0]

    def ambient(self, piece: Piece, scope: Scope | None = None) -> Scope:
        """Return the scope of a formula, in which y' follows from the equation for y."""
        found = super().ambient(piece, scope)
        for one in self._relations_at(piece):
            if self._is_of_another_curve(piece, one.piece):
                continue
            more: tuple[tuple[n.Node, str], ...] = ()
            if found.knows(one.letter) and one.letter not in found.values:
                formula = found.definitions.get(one.letter)
                if not isinstance(formula, n.Node):
                    continue
                met = n.relation("=", n.variable(one.letter), formula)  # on the line y = 2x
                more = ((met, f"{one.letter} = {formula}"),)
                found = found.without(one.letter)
            found = found.with_definition(f"{one.letter}'", one.slope)
            slopes = {**found.around.implicit, one.letter: (one.variable, one.slope)}
            text = f"{_text(one.piece)}, which makes {one.letter} a function of {one.variable}"
            relations = (*found.around.relations, (one.equation, text), *more)
            around = replace(found.around, implicit=slopes, relations=relations)
            depends = found.depends - {(one.letter, one.variable)}  # the equation says how
            found = replace(found, around=around, depends=depends)
        return found

    def _relations_at(self, piece: Piece) -> Iterator[Relation]:
        for one in self.relations:
            same = one.piece.exercise == piece.exercise and one.piece.section == piece.section
            same = same and piece.within(one.piece) and piece.start > one.piece.start
            if same:
                yield one

    def _is_of_another_curve(self, piece: Piece, given: Piece) -> bool:
        """Say whether the sentence of a piece names another curve than that of an equation."""
        if piece.sentence == given.sentence:
            return False
        named = [
            {found.lower() for found in _CURVE.findall(" ".join(words))}
            for words in (
                [one.before for one in (*in_sentence_before(self.pieces, some), some)]
                for some in (piece, given)
            )
        ]
        return bool(named[0] - named[1])

    def _relation(self, pieces: tuple[Piece, ...], i: int) -> Relation | None:
        piece = pieces[i]
        if piece.signs != ("=",) or not is_plain(piece) or piece.also:
            return None
        if claims(piece.before) or is_consequence(piece.before):
            return None
        names = frozenset().union(*(side.names for side in piece.sides))
        pair, doubtful = _differentiated(pieces, i, names)
        if pair is None or any(self.scope.knows(name) for name in pair):
            return None
        alone = {lone(side) for side in piece.sides} - {None, pair[0]}
        if any("^" not in str(name) for name in alone):
            return None  # y = x² says itself what y is, and e^y is no symbol
        sides = self._sides(piece)
        if sides is None or not {*pair} <= {*n.free_variables(*sides)}:
            return None
        variable, letter = pair
        whole = sides[0] - sides[1]
        by = {name: expand(n.derivative(whole, name)) for name in pair}
        if constant_value(by[letter]) == 0:
            return None
        slope = -by[variable] / by[letter]
        if doubtful is not None and not self._is_right(doubtful, letter, slope):
            return None
        return Relation(piece, variable, letter, n.relation("=", *sides), slope)

    def _is_right(self, piece: Piece, letter: str, slope: n.Node) -> bool:
        """Say whether a formula with y' may hold if y' is the derivative: then it is meant."""
        scope = self.scope.with_definition(f"{letter}'", slope)
        found = [self.unfinished(side, scope) for side in piece.sides]
        values = [one.value for one in found if one is not None and not one.missing]
        nodes = [value for value in values if isinstance(value, n.Node)]
        if len(nodes) != len(piece.sides) or len(nodes) < 2:
            return False
        return not any(differ_somewhere(*pair) for pair in pairwise(nodes))


def _point(piece: Piece) -> tuple[s.Surface, ...]:
    """Return the coordinates of a point where something is said to be: "at $(3, 4)$"."""
    point = piece.sides[0].piece if len(piece.sides) == 1 else None
    items = point.items if isinstance(point, s.Group) and point.bracket == "(" else ()
    numbers = len(items) == 2 and all(map(is_literal, items))
    return items if numbers and _POINT.search(piece.before) else ()


def _differentiated(
    pieces: tuple[Piece, ...], i: int, names: frozenset[str]
) -> tuple[tuple[str, str] | None, Piece | None]:
    """Return the variable and the letter that a text differentiates by it behind an equation.

    Where only a prime says so, the formula with it is returned as well: y' may be another letter.
    """
    words = [pieces[i].before]
    for later in pieces[i + 1 : i + 1 + _MOST_AHEAD]:
        if later.section != pieces[i].section or not later.within(pieces[i]):
            return None, None
        words += [later.before, later.after]
        parts = (part for side in later.sides if side.piece is not None
                 for part in s.parts(side.piece, s.Derivative, s.Scripted))  # fmt: skip
        found = {pair for part in parts if (pair := _derivative(part)) is not None}
        if not found:
            continue
        letters = {letter for _, letter in found}
        variables = {variable for variable, _ in found if variable}
        said = _DIFFERENTIATES.search(" ".join(words)) is not None
        if len(letters) != 1 or len(variables) > 1:
            return None, None
        [letter] = letters
        variable = next(iter(variables), "x" if "x" in names else "t")
        fits = letter in names and variable in names and letter != variable
        return (variable, letter) if fits else None, None if variables or said else later
    return None, None


def _derivative(part: s.Surface) -> tuple[str, str] | None:
    """Return the variable, or nothing, and the letter of a derivative such as y' or dy/dx."""
    if isinstance(part, s.Derivative) and not part.partial and part.operand is not None:
        letter, variables = name_of(part.operand), [name_of(one) for one, _ in part.variables]
        if letter is not None and len(variables) == 1 and variables[0] is not None:
            return variables[0], letter
    if not isinstance(part, s.Scripted) or part.sub is not None or not part.scripts:
        return None
    primed = all(one.kind == "prime" for one in part.scripts)
    return ("", part.base.name) if primed and isinstance(part.base, s.Letter) else None


def _text(piece: Piece) -> str:
    return " = ".join(side.text for side in piece.sides)
