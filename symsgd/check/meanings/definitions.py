"""Definitions and assignments: how names get their meaning."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from symsgd.check.finding import Finding, is_literal, is_number
from symsgd.check.heads import Head, head_of, is_opaque, mentions
from symsgd.check.judgement import constant_node
from symsgd.check.judging.special_points import with_point
from symsgd.check.meanings.definitions_by_cases import DefinitionsByCases
from symsgd.check.meanings.functions_anew import FunctionsAnew
from symsgd.check.meanings.given_together import goes_on
from symsgd.check.meanings.in_quantities import without_quantity
from symsgd.check.meanings.network_lines import NetworkLines
from symsgd.check.meanings.opaque_arguments import OpaqueArguments
from symsgd.check.meanings.perhaps_anew import PerhapsAnew
from symsgd.check.meanings.written_formulas import with_formula
from symsgd.check.outline import Piece
from symsgd.check.report import Role
from symsgd.check.rounding.shown_values import shown_at_end, with_shown
from symsgd.check.signed_pieces import has_both_signs
from symsgd.check.words import cues
from symsgd.check.words.argument_words import is_consequence
from symsgd.check.words.words_of_change import is_later
from symsgd.expression.matrix import Matrix
from symsgd.expression.node import Node
from symsgd.read import surface as s
from symsgd.read.arrays.counted_entries import without_counts
from symsgd.read.functions.known_later import with_known_function
from symsgd.read.named_parts import with_name
from symsgd.read.names import name_of
from symsgd.read.notation.equivalences import NEAR, ROWS
from symsgd.read.records import Family, Function
from symsgd.read.scope import Scope
from symsgd.read.values import Value

_NOTES = {
    Role.DEFINITION: "a definition",
    Role.IMPLICIT_DEFINITION: "taken as a definition",
    Role.ASSIGNMENT: "a value",
}


class Definitions(FunctionsAnew, OpaqueArguments, NetworkLines, PerhapsAnew, DefinitionsByCases):
    """The part of the walk that gives names their meaning."""

    def define(self, piece: Piece, head: Head, role: Role) -> Finding:
        """Let the first side name what the others are; the others are claims among themselves."""
        if (opaque := self.of_no_number(piece, head, role)) is not None:
            return opaque
        self.free_members(piece, head)
        self.free_parameters(piece, head)
        for param in head.params or ():  # any x, and not the vector x of another block
            self.forget_array(param, piece)
        self.both(lambda scope: without_quantity(scope, head.name))
        ambient = without_counts(self.ambient(piece))
        before = self.meant_in.get(head.name, piece)
        old = self.scope.definitions.get(head.name) if before.section != piece.section else None
        self.remember_meaning(piece, head)
        if head.name in self.meant_in:
            self.renewed[head.name] = piece
        if head.name in self.meant_in:  # what limited the old meaning says nothing of the new one
            self.both(lambda scope: scope.without_partial(head.name))
        self.meant_in[head.name] = piece
        self.both(lambda scope: with_shown(scope, head.name, shown_at_end(piece)))
        rest = replace(piece, sides=piece.sides[1:], signs=piece.signs[1:])
        links = self.links(rest, 2) if rest.signs else []
        if not {NEAR, ROWS}.isdisjoint(rest.signs):  # what comes after ≈ is not what the name means
            exact = next(i for i, sign in enumerate(rest.signs, 1) if sign in (NEAR, ROWS))
            rest = replace(rest, sides=rest.sides[:exact], signs=rest.signs[: exact - 1])
        if signed := next((i for i, side in enumerate(rest.sides) if has_both_signs(side)), 0):
            # x = ln s = ±2: of the upper sign alone nobody says what x is
            rest = replace(rest, sides=rest.sides[:signed], signs=rest.signs[: signed - 1])
            if head.params is None and self.best(rest, head, ambient) is None:
                self.forgotten(head.name)
                self.both(lambda scope: scope.as_number(head.name))
                return Finding(piece, role, "one of two values", links, piece.broken)
        self.family(piece, rest, head)
        self.keep_rule(piece, rest, head)
        value = self.best(rest, head, ambient)
        if value is None and head.params is None and is_opaque(rest.sides[0].piece):
            self.both(
                lambda scope: replace(
                    scope,
                    provisos=replace(scope.provisos, opaque=scope.provisos.opaque | {head.name}),
                )
            )
        else:
            self.whole(piece, rest, head, is_open=value is None)
        self.begin_branches(head, value, piece)
        if value is not None:
            role = self.bind(head, value, role, rest, old)
            self.indexed_function(piece, head, value)
        self.both(lambda scope: with_formula(scope, piece.sides[0], rest.sides[0]))
        if role is Role.IMPLICIT_DEFINITION and is_consequence(piece.before):
            self.both(
                lambda scope: replace(
                    scope,
                    provisos=replace(
                        scope.provisos, concluded=scope.provisos.concluded | {head.name}
                    ),
                )
            )
        if role is Role.IMPLICIT_DEFINITION:
            self.assumptions.append((f"{piece.sides[0].text} = {rest.sides[0].text}", piece))
        if role is not Role.IMPLICIT_DEFINITION and cues.is_let(piece.before):
            self.said[head.name] = piece
        error = piece.sides[0].error or (rest.sides[0].error if not links else None)
        return Finding(piece, role, _NOTES.get(role, ""), links, error)

    def whole(self, piece: Piece, rest: Piece, head: Head, *, is_open: bool) -> None:
        """Keep a formula with sums over any range, and those of this section that speak of it."""
        side = rest.sides[0]
        if side.piece is None:
            return
        self.written[head.name] = Family("", side.piece, side.source, head.params or ())
        if is_open:
            self.both(lambda scope: _with_whole(scope, head, self.written[head.name]))
        wholes = {name for name, family in self.scope.families.items() if not family.letter}
        new = {head.name} if is_open or _speaks_of(side.piece, wholes) else set[str]()
        while new:
            found = {name: self.written[name] for name in new}
            self.both(lambda scope, found=found: replace(  # type: ignore[misc]
                scope, families={**scope.families, **found}))  # fmt: skip
            wholes |= new
            new = {
                name for name, family in self.written.items()
                if name not in wholes and self.meant_in[name].section == piece.section
                if _speaks_of(family.body, wholes)
            }  # fmt: skip

    def bind(
        self, head: Head, value: Value, role: Role, rest: Piece, old: Value | None = None
    ) -> Role:
        """Give a name its value: function, number put in late, or formula.

        What this section defined before with the name, also in an ``old`` meaning, speaks of it.
        """
        if head.params is not None:
            known = self.scope.functions.get(head.name)
            function = Function(params=head.params, body=value).beside(known)
            self.both(lambda scope: scope.with_function(head.name, function))
            self.both(lambda scope: with_known_function(scope, head.name))
            self._carry_function(head, rest)
            return role
        number = constant_node(value)
        if number is not None and len(rest.sides) == 1 and is_literal(rest.sides[0].piece):
            if isinstance(old := self.scope.definitions.get(head.name), Node):
                self.both(lambda scope: scope.with_name_freed(head.name, old))
            self.give(head.name, value, rest)
            self.both(lambda scope: with_point(scope, head.name, rest.before))
            return Role.ASSIGNMENT
        if isinstance(value, Matrix) and len(rest.sides) == 1 and is_literal(rest.sides[0].piece):
            role = Role.ASSIGNMENT
            self.give_array(head.name, value, rest)
        self.scope = self.scope.with_definition(head.name, value)
        last = self.unfinished(rest.sides[-1], self.carried)
        self.carried = self.carried.with_definition(
            head.name, last.value if last is not None and last.value is not None else value
        )
        here = [name for name, at in self.meant_in.items() if at.section == rest.section]
        self.both(lambda scope: scope.with_links(head.name, here, old))
        return role

    def _carry_function(self, head: Head, rest: Piece) -> None:
        """Let a function be what its chain ends in, for errors carried forward."""
        if len(rest.sides) == 1 or {*rest.signs} != {"="}:
            return
        last = self.best(replace(rest, sides=rest.sides[-1:], signs=()), head, self.ambient(rest))
        if last is not None:
            known = self.carried.functions.get(head.name)
            function = Function(params=head.params or (), body=last).beside(known)
            self.carried = self.carried.with_function(head.name, function)

    def note_shown(self, piece: Piece, head: Head) -> None:
        """Remember the rounded value of a letter in which a claim about it ends."""
        if (shown := shown_at_end(piece)) is not None:
            self.both(lambda scope: with_shown(scope, head.name, shown))

    def rounded_anew(self, piece: Piece, head: Head | None) -> Finding | None:
        """Return that a step gives a letter another number, rounded: "new weights: w ≈ 0.36"."""
        if head is None or head.params is not None or {*piece.signs} != {NEAR}:
            return None
        later = is_later(piece.before) or (piece.sentence == self.later and goes_on(piece.before))
        if not (later and self.has_number(head) and is_number(piece.sides[-1].piece)):
            return None
        given = (known.get(name) for known in (self.meant_in, self.given_in)
                 for name in (head.name, f"{head.name}^2"))  # fmt: skip
        if any(one is not None and one.sentence == piece.sentence for one in given):
            return None  # "σ² = 8/3, σ ≈ 1.633" is no other σ
        self.later = piece.sentence
        self.assumptions.append((f"{head.name} has a new meaning from here", piece))
        rest = replace(piece, sides=piece.sides[1:], signs=piece.signs[1:])
        links = self.links(rest, 2) if rest.signs else []
        self.forgotten(head.name)
        self.forget_array(head.name, piece)
        self.note_shown(piece, head)
        return Finding(piece, Role.ASSIGNMENT, "a new value, rounded", links)

    def author_says(self, piece: Piece, head: Head) -> None:
        """Remember what the author's chain ends in, for errors carried forward."""
        if head.params is not None or head.name in self.scope.functions:
            return
        self.note_shown(piece, head)
        last = self.unfinished(piece.sides[-1], self.carried)
        if last is not None and last.value is not None and not last.missing:
            self.carried = self.carried.with_definition(head.name, last.value)

    def complete(self, piece: Piece, head: Head) -> None:
        """Give a name that the algorithm could not work out the value that the author states."""
        if not self.lacks_value(head):
            return
        rest = replace(piece, sides=piece.sides[1:], signs=piece.signs[1:])
        value = self.best(rest, head, self.scope)
        if value is not None:
            self.scope = self.scope.with_definition(head.name, value)
            self.assumptions.append((f"{piece.sides[0].text} = {rest.sides[-1].text}", piece))

    def is_recursive(self, piece: Piece, head: Head) -> bool:
        """Say whether a chain such as ``W = W - g`` gives a name a new value."""
        body = piece.sides[1].piece
        if body is None or head.params is not None or len(piece.sides) != 2:
            return False
        return mentions(body, head.name) and not self.known(head) and isinstance(body, s.Sum)

    def is_assignment_list(self, piece: Piece, names: tuple[str, ...]) -> bool:
        """Say whether a tuple of symbols gets a tuple of values, the first or the next ones."""
        right = piece.sides[1].piece
        fresh = not any(self.scope.knows(name) for name in names)
        if is_later(piece.before) and is_literal(right) and len(piece.sides) == 2:
            fresh = fresh or all(name in self.scope.values for name in names)
        if cues.is_local(piece.before) or cues.is_where(piece.before):  # "for (w, b) = (2, 0)"
            fresh = fresh or all(name in self.scope.values for name in names)
        return fresh and isinstance(right, s.Group) and len(right.items) == len(names)

    def assigned_together(self, piece: Piece) -> tuple[str, ...] | None:
        """Return the symbols to which a chain such as ``w_1 = w_2 = 1`` gives one value.

        Symbols that have a number get another only behind words such as "let" and "for".
        """
        if (
            len(piece.sides) < 3
            or set(piece.signs) != {"="}
            or not is_literal(piece.sides[-1].piece)
        ):
            return None
        heads = [side.piece and head_of(side.piece, self.scope) for side in piece.sides[:-1]]
        local = cues.is_local(piece.before) or cues.is_place(piece.before)
        gives = local or cues.is_let(piece.before)
        names = [head.name for head in heads if head and not head.params
                 and (not self.known(head) or (gives and self.has_number(head)))]  # fmt: skip
        return tuple(names) if len(names) == len(heads) == len(set(names)) else None

    def assign_together(self, piece: Piece, names: tuple[str, ...]) -> Finding:
        """Give every symbol of a chain the value at its end."""
        found = self.unfinished(piece.sides[-1], self.scope)
        if found is None or not isinstance(found.value, Node):
            return Finding(piece, Role.ASSIGNMENT, error=piece.broken)
        value = found.value
        if cues.is_local(piece.before) or cues.is_place(piece.before):
            given = dict.fromkeys(names, value)
            self.limited_to(piece, lambda scope: _with_values(scope, given))
            return Finding(piece, Role.ASSIGNMENT, "one value for all, in this sentence")
        for name in names:
            self.give(name, value, piece)
        return Finding(piece, Role.ASSIGNMENT, "one value for all")

    def assign_list(self, piece: Piece, names: tuple[str, ...]) -> Finding:
        """Give every symbol of a tuple its value; what stands behind that is claimed of it."""
        right = piece.sides[1]
        rest = replace(piece, sides=piece.sides[1:], signs=piece.signs[1:])
        links = self.links(rest, 2) if rest.signs else []
        items = right.piece.items if isinstance(right.piece, s.Group) else ()
        found = [self.meaning(item, right.source) for item in items]
        values = {name: one.value for name, one in zip(names, found, strict=True)
                  if one is not None and isinstance(one.value, Node)}  # fmt: skip
        if cues.is_local(piece.before) and self.scope.values.keys() & values:
            self.limited_to(piece, lambda scope: _with_values(scope, values))
            return Finding(piece, Role.ASSIGNMENT, "in this sentence", links)
        for name, value in values.items():
            self.give(name, value, piece)
        return Finding(piece, Role.ASSIGNMENT, links=links)


def _with_values(scope: Scope, values: Mapping[str, Node]) -> Scope:
    for name, value in values.items():
        scope = scope.with_value(name, value)
    return scope


def _with_whole(scope: Scope, head: Head, whole: Family) -> Scope:
    """Return the scope with a formula that has sums over a range; others may have it in them."""
    named = {
        other: replace(family, body=with_name(family.body, head.name, whole.body))
        for other, family in scope.families.items()
        if not family.letter and other != head.name and head.params is None
        and isinstance(whole.body, s.Sum)
    }  # fmt: skip
    found = replace(scope, families={**scope.families, **named})
    return found.forgetting(head.name).with_family(head.name, whole)


def _speaks_of(piece: s.Surface, names: set[str]) -> bool:
    return any(name_of(part) in names for part in s.walk(piece))
