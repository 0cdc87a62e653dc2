"""What the walk through a document knows at a place, and what it can ask of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from symsgd.check import cues
from symsgd.check.array_marks import bold_letters
from symsgd.check.case_cues import is_otherwise, opens_otherwise
from symsgd.check.cases_in_words import is_or
from symsgd.check.decimals import unit_of_last_digit
from symsgd.check.finding import Finding, Link, Loop
from symsgd.check.heads import Head
from symsgd.check.judgement import Side
from symsgd.check.outline import Piece
from symsgd.check.proportion import SIGN as PROPORTIONAL
from symsgd.check.qualified import left_open
from symsgd.check.report import Role
from symsgd.check.starts import starts
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.domain import Domain
from symsgd.expression.matrix import Matrix
from symsgd.expression.node import Node
from symsgd.read import surface as s
from symsgd.read.indexed import samples_of
from symsgd.read.intermediate import each
from symsgd.read.layer_derivatives import in_network
from symsgd.read.layer_symbols import speaks_of_layers, with_activation
from symsgd.read.meaning import Meaning, elaborate, with_ambient
from symsgd.read.names import index_value, subscript_text
from symsgd.read.scope import Family, Scope, Template, Update
from symsgd.read.subscripts import is_partial
from symsgd.read.symbols_meaning import matches
from symsgd.read.values import Value
from symsgd.read.vector_functions import member_named

MOST_LAYERS = 6  # of a deep network, for which a line of the algorithm is checked
_DECIDED = {sign: sign for sign in (*n.RELATIONS, "~", PROPORTIONAL)} | {":=": "="}
_SHOWN = {"~": "≈", PROPORTIONAL: "∝"}
Change = Callable[[Scope], Scope]


class State:
    """Two scopes that go along with the text, the loops that are open, and what is assumed.

    >>> State(Scope()).assumptions
    []
    """

    def __init__(self, scope: Scope, asked: frozenset[str] = frozenset()) -> None:
        self.scope = scope
        self.carried = scope
        self.asked = asked
        self.answered: set[str] = set()
        self.loops: dict[str, Loop] = {}
        self.findings: dict[int, Finding] = {}
        self.assumptions: list[tuple[str, Piece]] = []
        self.said: dict[str, Piece] = {}  # names the document gave a meaning explicitly
        self.meant_in: dict[str, Piece] = {}  # where the document defined a name
        self.branches: dict[str, list[tuple[tuple[str, Domain], n.Node]]] = {}  # cases in prose
        self.written: dict[str, Family] = {}  # the formulas of names, as they stand
        self.given_in: dict[str, Piece] = {}  # where the document gave a name its number
        self.solved: set[str] = set()  # names whose number is the solution of an equation
        self.arrays_in: dict[str, tuple[Matrix, Piece]] = {}  # where it gave an array of numbers
        self.stated_in: dict[str, tuple[str, Piece]] = {}  # where a domain or a condition was
        self.keeps_rules = True  # a closed form is no rule: what it says is checked by one
        self.ruled_in: dict[str, Piece] = {}  # where the document gave a rule for a sequence
        self.is_solution = False  # the heading above speaks of a solution, or of steps
        self.local: dict[int, list[tuple[Piece, Change]]] = {}  # what holds in one sentence only
        self.sentence_before = -1
        self.loose_words: dict[int, str] = {}  # in which sense only a sentence is meant
        self.condition_before: int | None = None  # the formula of the last condition
        self.previous: Piece | None = None
        self.before_brackets: frozenset[str] = frozenset()  # letters that some formula applies
        self.updates_done: list[Piece] = []
        self.later = -1  # the sentence in which a letter got a new value
        self.run: list[Update] = []  # the last updates, which may all use the old values
        self.pieces: tuple[Piece, ...] = ()

    def names_partial(self, head: Head) -> bool:
        """Say whether a head such as ``f_x`` is a partial derivative of a known function."""
        below = head.name.removeprefix(f"{head.base}_").strip("{}").replace(",", "")
        function = self.scope.functions.get(head.base)
        same = function is not None and head.params in (None, function.params)
        return same and head.index is None and is_partial(head.base, below, self.scope)

    def known(self, head: Head) -> bool:
        """Say whether a name has a meaning already."""
        scope = self.scope
        if head.params is not None and head.name in scope.usual:
            return False
        if (
            head.name in scope.definitions
            or head.name in scope.values
            or head.name in scope.functions
        ):
            return True
        if head.name in scope.indices or head.name in scope.quantities:
            return True
        if self.names_partial(head):
            return True
        if head.params is None and self._is_family(head):
            return True
        if head.params is not None and member_named(scope, head.name):
            return True
        if head.params is not None and head.base in scope.indexed_functions:
            return head.name != head.base
        if head.params is not None and head.base in scope.functions and head.name == head.base:
            return True
        return head.index is not None and self.line_for(head) is not None

    def _is_family(self, head: Head) -> bool:
        """Say whether the text gave a formula with sums over a range, which has no value alone."""
        whole = self.scope.families.get(head.name)
        if whole is not None and not whole.letter:
            return True
        if self._is_sample(head.name, head.base):
            return True
        family = self.scope.families.get(head.base)
        index = head.name.removeprefix(f"{head.base}_")
        return family is not None and family.letter != "" and index.isalpha() and len(index) == 1

    def _is_sample(self, name: str, base: str) -> bool:
        index = name.removeprefix(base)
        letter = index.startswith("^(") and len(index) == 4 and index[2].isalpha()
        return letter and samples_of(base) in self.scope.families

    def known_line(self, head: Head) -> bool:
        """Say whether the algorithm has a line with this head already."""
        if head.index is None:
            return False
        text = index_key(head.index)
        return any(
            template.base == head.base and index_key(template.index) == text
            for template in self.scope.templates
        )

    def layers_of(self, head: Head) -> list[int]:
        """Return the layers for which a line of the algorithm speaks, a few at most."""
        indices = dict(self.scope.indices)
        if head.index is None:
            return []
        fixed = index_value(head.index, indices)
        if fixed is not None:
            return [fixed]
        loop = self.loops.get(index_key(head.index))
        if loop is None or loop.low is None or loop.high is None:
            return []
        low, high = index_value(loop.low, indices), index_value(loop.high, indices)
        return [] if low is None or high is None else list(range(low, high + 1))[:MOST_LAYERS]

    def line_for(self, head: Head) -> Template | None:
        """Return the line of the algorithm that works a quantity out, or None."""
        if head.index is None:
            return None
        indices = dict(self.scope.indices)
        index = index_value(head.index, indices)
        if index is None:
            return None
        lines = self.scope.templates
        return next((t for t in lines if matches(t, head.base, index, indices) is not None), None)

    def meaning(self, piece: s.Surface, source: object) -> Meaning | None:
        """Return what a piece means in the scope, or None."""
        try:
            return elaborate(piece, self.scope, source)  # type: ignore[arg-type]
        except SymsgdError:
            return None

    def unfinished(self, side: Side, scope: Scope) -> Meaning | None:
        """Return what a side means before values are put in, or None."""
        if side.piece is None:
            return None
        try:
            return elaborate(side.piece, scope, side.source, finish=False)
        except SymsgdError:
            return None

    def best(self, rest: Piece, head: Head, ambient: Scope) -> Value | None:
        """Return the first side that is fully known, else the first that can be read at all."""
        scope = ambient
        for param in head.params or ():
            scope = scope.without(param)
        found = [self.unfinished(side, scope) for side in rest.sides]
        complete = next(
            (m for m in found if m is not None and m.value is not None and not m.missing), None
        )
        readable = next((m for m in found if m is not None and m.value is not None), None)
        best = complete or readable
        if best is not None and any(decision.kind == "norm" for decision in best.decisions):
            normed = frozenset(n.free_variables(*each(best.value))) if best.value else frozenset()
            self.both(lambda scope: replace(scope, normed=scope.normed | normed))
        if best is not None and best.loose:
            self.both(lambda scope: replace(scope, loose=scope.loose | {head.name}))
        return best.value if best is not None else None

    def links(self, piece: Piece, first: int) -> list[Link]:
        """Return the relations of a piece, each with the scopes it stands in."""
        scope, carried = self.ambient(piece), self.ambient(piece, self.carried)
        return [
            Link(left, right, _DECIDED[sign], step, scope, carried, _SHOWN.get(sign, ""))
            for step, (sign, left, right) in enumerate(
                zip(piece.signs, piece.sides, piece.sides[1:], strict=False), first
            )
            if sign in _DECIDED and (sign != "~" or unit_of_last_digit(right) is not None)
        ]

    def ambient(self, piece: Piece, scope: Scope | None = None) -> Scope:
        """Return the scope with the variable at which bare functions are taken."""
        surfaces = [side.piece for side in piece.sides if side.piece is not None]
        found = with_ambient(scope or self.scope, *surfaces)
        limits = self._limits_elsewhere(piece)
        found = replace(found, elsewhere=self._elsewhere(piece), limits_elsewhere=limits)
        bold = {
            name: what
            for side in piece.sides
            if side.piece is not None
            for name, what in bold_letters(side.piece, side.source)
            if not found.knows(name) and name not in found.quantities
        }
        found = replace(found, not_numbers={**found.not_numbers, **bold})
        found = replace(found, starts=starts(piece.sides, found))
        opened = left_open(piece.before, piece.after) or self.loose_words.get(piece.sentence, "")
        opened = opened or ("whether 'or' joins two cases" if is_or(piece.before) else "")
        found = replace(found, left_open=opened)
        if is_otherwise(piece.after) or opens_otherwise(piece.before):
            found = self.otherwise(piece, found)
        else:
            found = self._limited_here(piece, found)
        return self.about_network(found, surfaces)

    def _limited_here(self, piece: Piece, scope: Scope) -> Scope:
        """Return the scope with what a sentence limits itself to.

        What the sentence before limited itself to may go on: "For x > 0 we have …. So …".
        """
        ours = [change for origin, change in self.local.get(piece.sentence, ())
                if piece.stands_with(origin)]  # fmt: skip
        before = [change for origin, change in self.local.get(self.sentence_before, ())
                  if piece.within(origin)]  # fmt: skip
        if not ours and before and not cues.contrasts(piece.before):
            goes_on = scope
            for change in before:
                goes_on = change(goes_on)
            return replace(scope, going_on=goes_on)
        for change in ours:
            scope = change(scope)
        return scope

    def otherwise(self, piece: Piece, scope: Scope) -> Scope:
        """Return the scope of what holds in the cases that are left (given elsewhere)."""
        return replace(scope, otherwise=True)

    def give(self, name: str, value: Value, piece: Piece) -> None:
        """Give a name its number in both scopes, and remember in which block that was."""
        self.both(lambda scope: scope.with_value(name, value))
        self.given_in[name] = piece
        self.solved.discard(name)

    def give_array(self, name: str, value: Matrix, piece: Piece) -> None:
        """Remember where a name got an array; (1, 2) for x gives x_1 and x_2, if they are used."""
        self.arrays_in[name] = value, piece
        entries = {f"{name}_{i}": entry for i, entry in enumerate(value.entries, 1)}
        scope = self.scope
        bodies = [function.body for function in scope.functions.values()]
        nodes = (node for body in (*bodies, *scope.definitions.values())
                 if isinstance(body, Node | Matrix) for node in each(body))  # fmt: skip
        if not value.is_vector or entries.keys().isdisjoint(n.free_variables(*nodes)):
            return
        for symbol, entry in entries.items():
            self.give(symbol, entry, piece)

    def _elsewhere(self, piece: Piece) -> dict[str, str]:
        """Return the values that were given in a block that is closed at a piece, with the line."""
        values, definitions = self.scope.values, self.scope.definitions
        numbers = {
            name: f"{name} = {values[name]} ({_place(given)})"
            for name, given in self.given_in.items()
            if name in values and not self._still_holds(name, piece, given)
        }
        arrays = {
            name: f"{name} = {given.sides[-1].text} ({_place(given)})"
            for name, (value, given) in self.arrays_in.items()
            if definitions.get(name) is value and not piece.within(given)
        }
        return {**arrays, **numbers}

    def _still_holds(self, name: str, piece: Piece, given: Piece) -> bool:
        """Say whether nobody can mean the general symbol: a solution solves only its equation."""
        again = name in self.solved and piece.sentence != given.sentence
        return piece.within(given) and not again

    def _limits_elsewhere(self, piece: Piece) -> dict[str, str]:
        """Return the domains and conditions that were stated for a case or an item, now closed."""
        return {
            name: f"{text} ({_place(stated)})"
            for name, (text, stated) in self.stated_in.items()
            if stated.alike and not piece.within(stated)
        }

    def about_network(self, scope: Scope, surfaces: list[s.Surface]) -> Scope:
        """Return the scope of a formula; if it speaks of layers, x is the input of the network."""
        if scope.layers is None or not any(speaks_of_layers(each, scope) for each in surfaces):
            return scope
        scope = with_activation(in_network(scope.layers, scope), surfaces)
        ranges = dict(scope.ranges)
        for name, loop in self.loops.items():
            low, high = (
                None if end is None else index_value(end, dict(scope.indices))
                for end in (loop.low, loop.high)
            )
            if name not in ranges and low is not None and high is not None:
                ranges[name] = tuple(range(low, high + 1))
        return replace(scope, ranges=ranges)

    def shares_symbols(self, piece: Piece) -> bool:
        """Say whether the first two sides of a piece are known and have a symbol in common."""
        found = [self.meaning(side.piece, side.source) for side in piece.sides[:2] if side.piece]
        values = [each.value for each in found if each is not None and not each.missing]
        nodes = [value for value in values if isinstance(value, n.Node)]
        names = [set(n.free_variables(node)) for node in nodes]
        return len(names) == 2 and bool(names[0] & names[1])

    def limited(self, piece: Piece, change: Change, names: tuple[str, ...] = ()) -> None:
        """Change the scopes for the sentence of a piece if it limits itself, else for good.

        What it says of ``names`` is remembered with its place.
        """
        if cues.is_local(piece.before):
            self.limited_to(piece, change)
        else:
            self.both(change)
            text = piece.sides[0].source.text[piece.start : piece.end].strip()
            self.stated_in |= dict.fromkeys(names, (text, piece))

    def limited_to(self, piece: Piece, change: Change) -> None:
        """Change the scopes for the sentence of a piece only."""
        self.local.setdefault(piece.sentence, []).append((piece, change))

    def both(self, change: Change) -> None:
        """Change both scopes alike."""
        self.scope, self.carried = change(self.scope), change(self.carried)

    def claims(self, piece: Piece) -> Finding:
        """Return the finding that every relation of a piece is a claim."""
        return Finding(piece, Role.CLAIM, links=self.links(piece, 1))


def _place(piece: Piece) -> str:
    """Return the line of a piece, in a notebook with its cell."""
    source = piece.sides[0].source
    cell, line = source.cell(piece.start), source.line_column(piece.start)[0]
    return f"line {line}" if cell is None else f"line {line} of cell {cell}"


def index_key(index: s.Surface) -> str:
    """Return the text of an index as it stands, to compare the lines of an algorithm.

    >>> index_key(s.Letter(0, 1, "l"))
    'l'
    """
    return subscript_text(index)
