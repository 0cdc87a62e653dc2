"""Definitions, lines of algorithms, assignments: how names get their meaning."""

from __future__ import annotations

from dataclasses import replace

from symsgd.check import cues
from symsgd.check.definitions_by_cases import DefinitionsByCases
from symsgd.check.finding import Finding, Link, is_literal
from symsgd.check.heads import Head, head_of, is_opaque, mentions
from symsgd.check.judgement import Side, constant_node
from symsgd.check.new_meanings import NewMeanings
from symsgd.check.outline import Piece
from symsgd.check.report import Role
from symsgd.check.written_formulas import with_formula
from symsgd.expression import node as n
from symsgd.expression.matrix import Matrix
from symsgd.expression.node import Node
from symsgd.read import surface as s
from symsgd.read.counted_entries import without_counts
from symsgd.read.intermediate import each
from symsgd.read.known_later import with_known_function
from symsgd.read.layer_derivatives import COSTS
from symsgd.read.layer_symbols import layer_symbol
from symsgd.read.named_parts import with_name
from symsgd.read.names import name_of
from symsgd.read.records import Family, Function, Template
from symsgd.read.scope import Scope
from symsgd.read.values import Value

_LAST_LAYER = ("L",)
_NOTES = {
    Role.DEFINITION: "a definition",
    Role.IMPLICIT_DEFINITION: "taken as a definition",
    Role.ASSIGNMENT: "a value",
}


class Definitions(NewMeanings, DefinitionsByCases):
    """The part of the walk that gives names their meaning."""

    def route(self, head: Head) -> str:
        """Say which line of the algorithm works a quantity out."""
        line = self.line_for(head)
        if line is None or head.name in self.scope.definitions:
            return ""
        if not line.line:
            return f"{head.name} by the algorithm"
        cell = line.source.cell(line.body.start)
        return f"{head.name} by line {line.line}" + (f" of cell {cell}" if cell else "")

    def lacks_value(self, head: Head) -> bool:
        """Say whether the algorithm names a quantity whose value is not known all the same."""
        if head.index is None or head.name in self.scope.definitions:
            return False
        line = self.line_for(head)
        if line is None:
            return False
        symbol = s.Letter(0, 0, head.base)
        bracket = s.Script("index", 0, 0, head.index, style="[")
        meaning = self.meaning(s.Scripted(0, 0, symbol, None, (bracket,)), line.source)
        return meaning is None or bool(meaning.missing)

    def value_for_the_network(self, piece: Piece, head: Head) -> Finding | None:
        """Take numbers that the text gives for parameters or data of the network, if it does."""
        layers = self.scope.layers
        if layers is None or len(piece.sides) != 2 or not is_literal(piece.sides[1].piece):
            return None
        symbols = {**layers.quantities, "x": layers.inputs, "y": layers.targets}.get(head.name)
        free = symbols is not None and all(entry.head == n.VARIABLE for entry in symbols.entries)
        found = self.unfinished(piece.sides[1], self.scope) if free else None
        if symbols is None or found is None or found.value is None:
            return None
        numbers = each(found.value)
        if len(numbers) != len(symbols.entries) or not _same_shape(symbols, found.value):
            return None
        for symbol, number in zip(symbols.entries, numbers, strict=True):
            if str(symbol.value) in self.scope.values:
                return None
            self.both(lambda scope, s=symbol, v=number: scope.with_value(str(s.value), v))  # type: ignore[misc]
        if head.name in ("x", "y"):
            return None  # a letter that may stand for more than the data of the network
        return Finding(piece, Role.ASSIGNMENT, "a value for the network")

    def is_of_the_network(self, piece: Piece, head: Head | None) -> bool:
        """Say whether a chain begins with what the network works out, so that it claims something.

        δ = ∂a/∂z gives δ another meaning than the derivative of the cost: that is a definition.
        """
        first, second = piece.sides[0].piece, piece.sides[1].piece
        scope = self.scope
        found = None if first is None or scope.layers is None else layer_symbol(first, scope)
        if found is None or scope.layers is None or found.rest:
            return False
        base = "W" if found.base == "w" else found.base
        works_out = any(name.startswith(f"{base}^[") for name in scope.quantities)
        works_out = works_out or any(template.base == base for template in scope.templates)
        if head is not None and not head.indexed and self.known(head):
            return False  # a quantity with a number: what the author says of it is kept as well
        line = head is not None and head.indexed and len(piece.sides) == 2
        if line and head is not None and self.by_the_network(piece, head, ""):
            return False  # it is checked as a line of the algorithm
        if isinstance(found.layer, s.Letter) and found.layer.name in self.loops:
            return False  # a loop without a layer in it
        if base == "delta" and isinstance(second, s.Derivative) and not _of_cost(second):
            self.both(_without_delta)
            return False
        return works_out

    def line(self, piece: Piece, head: Head) -> Finding:
        """Keep a line such as ``z^{[l]} = …`` as a template."""
        if piece.broken is not None:
            return Finding(piece, Role.IMPLICIT_DEFINITION, error=piece.broken)
        body = piece.sides[1].piece
        letter = head.index.name if isinstance(head.index, s.Letter) else None
        loop = self.loops.get(letter) if letter is not None else None
        if loop is None and letter is not None and letter in self.scope.indices:
            letter = None
        place = piece.sides[0]
        line = place.source.line_column(place.start)[0]
        if body is not None and head.index is not None:
            template = Template(
                head.base, head.index, body, place.source, line,
                loop.low if loop else None, loop.high if loop else None,
                letter if loop or letter not in _LAST_LAYER else None,
            )  # fmt: skip
            self.both(lambda scope: scope.with_template(template))
        checked = self.by_the_network(piece, head, "")
        if checked:
            return Finding(
                piece, Role.CLAIM, "a line of the algorithm, checked layer by layer", checked
            )
        self.assumptions.append((f"{place.text} = {piece.sides[1].text}", piece))
        rest = replace(piece, sides=piece.sides[1:], signs=piece.signs[1:])
        links = self.links(rest, 2) if rest.signs else []
        return Finding(piece, Role.IMPLICIT_DEFINITION, "a line of the algorithm", links)

    def by_the_network(self, piece: Piece, head: Head, mark: str) -> list[Link]:
        """Return the claims that a line of the algorithm says what the network works out."""
        left, right = piece.sides[0], piece.sides[1]
        links = []
        for layer in self.layers_of(head):
            value = self.scope.quantities.get(f"{head.base}{mark}^[{layer}]")
            if value is None or left.piece is None:
                continue
            known = Side(left.source, left.start, left.end, left.piece, value=value)
            scope = self.ambient(piece)
            if isinstance(head.index, s.Letter):
                scope = scope.with_index(head.index.name, layer)
            sign = piece.signs[0]
            links.append(Link(known, right, "=", 1, scope, scope, sign))
        return links

    def define(self, piece: Piece, head: Head, role: Role) -> Finding:
        """Let the first side name what the others are; the others are claims among themselves."""
        ambient = without_counts(self.ambient(piece))
        before = self.meant_in.get(head.name, piece)
        old = self.scope.definitions.get(head.name) if before.section != piece.section else None
        self.meant_in[head.name] = piece
        rest = replace(piece, sides=piece.sides[1:], signs=piece.signs[1:])
        links = self.links(rest, 2) if rest.signs else []
        if "~" in rest.signs:  # what comes after ≈ is not what the name means
            exact = rest.signs.index("~") + 1
            rest = replace(rest, sides=rest.sides[:exact], signs=rest.signs[: exact - 1])
        self.family(piece, rest, head)
        self.keep_rule(piece, rest, head)
        value = self.best(rest, head, ambient)
        if value is None and head.params is None and is_opaque(rest.sides[0].piece):
            self.both(lambda scope: replace(scope, opaque=scope.opaque | {head.name}))
        else:
            self.whole(piece, rest, head, is_open=value is None)
        self.begin_branches(head, value, piece)
        if value is not None:
            role = self.bind(head, value, role, rest, old)
            self.indexed_function(piece, head, value)
        self.both(lambda scope: with_formula(scope, piece.sides[0], rest.sides[0]))
        if role is Role.IMPLICIT_DEFINITION and cues.is_consequence(piece.before):
            self.both(lambda scope: replace(scope, concluded=scope.concluded | {head.name}))
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
            function = Function(params=head.params, body=value)
            self.both(lambda scope: scope.with_function(head.name, function))
            self.both(lambda scope: with_known_function(scope, head.name))
            return role
        number = constant_node(value)
        if number is not None and len(rest.sides) == 1 and is_literal(rest.sides[0].piece):
            self.give(head.name, value, rest)
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

    def author_says(self, piece: Piece, head: Head) -> None:
        """Remember what the author's chain ends in, for errors carried forward."""
        if head.params is not None or head.name in self.scope.functions:
            return
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
        """Say whether a tuple of new symbols gets a tuple of values."""
        right = piece.sides[1].piece
        fresh = not any(self.scope.knows(name) for name in names)
        return fresh and isinstance(right, s.Group) and len(right.items) == len(names)

    def assigned_together(self, piece: Piece) -> tuple[str, ...] | None:
        """Return the new symbols to which a chain such as ``w_1 = w_2 = 1`` gives one value."""
        if (
            len(piece.sides) < 3
            or set(piece.signs) != {"="}
            or not is_literal(piece.sides[-1].piece)
        ):
            return None
        heads = [side.piece and head_of(side.piece, self.scope) for side in piece.sides[:-1]]
        names = [head.name for head in heads if head and not head.params and not self.known(head)]
        return tuple(names) if len(names) == len(heads) == len(set(names)) else None

    def assign_together(self, piece: Piece, names: tuple[str, ...]) -> Finding:
        """Give every symbol of a chain the value at its end."""
        found = self.unfinished(piece.sides[-1], self.scope)
        if found is None or not isinstance(found.value, Node):
            return Finding(piece, Role.ASSIGNMENT, error=piece.broken)
        for name in names:
            self.give(name, found.value, piece)
        return Finding(piece, Role.ASSIGNMENT, "one value for all")

    def assign_list(self, piece: Piece, names: tuple[str, ...]) -> Finding:
        """Give every symbol of a tuple its value."""
        right = piece.sides[1]
        items = right.piece.items if isinstance(right.piece, s.Group) else ()
        for name, item in zip(names, items, strict=True):
            value = self.meaning(item, right.source)
            if value is not None and isinstance(value.value, Node):
                self.give(name, value.value, piece)
        return Finding(piece, Role.ASSIGNMENT)


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


def _same_shape(symbols: Matrix, value: Value) -> bool:
    shape = value.shape if isinstance(value, Matrix) else (1, 1)
    return symbols.shape == shape or (symbols.is_vector and 1 in shape)


def _of_cost(derivative: s.Derivative) -> bool:
    return derivative.operand is not None and name_of(derivative.operand) in COSTS


def _without_delta(scope: Scope) -> Scope:
    kept = {name: q for name, q in scope.quantities.items() if not name.startswith("delta")}
    layers = scope.layers
    if layers is not None:
        inner = {name: q for name, q in layers.quantities.items() if not name.startswith("delta")}
        layers = replace(layers, quantities=inner)
    return replace(scope, quantities=kept, layers=layers)
