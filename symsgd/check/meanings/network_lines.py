"""Lines of algorithms, and what the network of a problem works out for them, layer by layer."""

from __future__ import annotations

from dataclasses import replace

from symsgd.check.finding import Finding, Link, is_literal
from symsgd.check.heads import Head
from symsgd.check.judgement import Side
from symsgd.check.outline import Piece
from symsgd.check.report import Role
from symsgd.check.state import State
from symsgd.expression import node as n
from symsgd.expression.matrix import Matrix
from symsgd.read import surface as s
from symsgd.read.intermediate import each
from symsgd.read.layers.layer_derivatives import COSTS
from symsgd.read.layers.layer_symbols import layer_symbol
from symsgd.read.names import name_of
from symsgd.read.records import Template
from symsgd.read.scope import Scope
from symsgd.read.values import Value

_LAST_LAYER = ("L",)


class NetworkLines(State):
    """The part of the walk that keeps lines of algorithms and asks the network about them."""

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
            entry = isinstance(left.piece, s.Scripted) and left.piece.sub is not None
            whole = None if entry else value  # δ_j is read as what stands there, an entry of δ
            known = Side(left.source, left.start, left.end, left.piece, value=whole)
            scope = self.ambient(piece)
            if isinstance(head.index, s.Letter):
                scope = scope.with_index(head.index.name, layer)
            sign = piece.signs[0]
            links.append(Link(known, right, "=", 1, scope, scope, sign))
        return links


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
