"""What the walk through a document knows at a place, and what it can ask of it."""

from __future__ import annotations

from dataclasses import replace

from symsgd.check.clauses.examples import paragraph
from symsgd.check.clauses.other_cases import of_another_case
from symsgd.check.finding import Finding, Link
from symsgd.check.heads import Head, differentiates, mentions
from symsgd.check.judgement import Side
from symsgd.check.judging.proportion import SIGN as PROPORTIONAL
from symsgd.check.outline import Piece
from symsgd.check.report import Role
from symsgd.check.rounding.decimals_of_arrays import shows_digits
from symsgd.check.standing import Standing
from symsgd.check.words import cues
from symsgd.check.words.lone_signs import OPEN_FRONT, goes_on_openly
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.read import surface as s
from symsgd.read.arrays.given_entries import with_entries, without_array
from symsgd.read.functions.unknown_functions import before_brackets
from symsgd.read.functions.vector_functions import member_named
from symsgd.read.indexed import samples_of
from symsgd.read.intermediate import each
from symsgd.read.layers.algorithm_lines import matches
from symsgd.read.meaning import Meaning, elaborate
from symsgd.read.names import index_value, name_of, subscript_text
from symsgd.read.notation.subscripts import is_partial
from symsgd.read.records import Template
from symsgd.read.scope import Scope
from symsgd.read.values import Value

MOST_LAYERS = 6  # of a deep network, for which a line of the algorithm is checked
_DECIDED = {sign: sign for sign in (*n.RELATIONS, "~", PROPORTIONAL)} | {":=": "="}
_SHOWN = {"~": "≈", PROPORTIONAL: "∝"}
_COUNTING = "ijklmnpqrst"


class State(Standing):
    """What is known of a name, what a side means, and which claims a piece makes.

    >>> State(Scope()).assumptions
    []
    """

    def names_partial(self, head: Head) -> bool:
        """Say whether a head such as ``f_x`` is a partial derivative of a known function."""
        below = head.name.removeprefix(f"{head.base}_").strip("{}").replace(",", "")
        function = self.scope.functions.get(head.base)
        params = () if function is None else function.params
        same = head.params is None or len(head.params) == len(params)
        return (
            function is not None
            and same
            and head.index is None
            and is_partial(head.base, below, self.scope)
        )

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
        if head.params is None and head.name in self.entries_here:
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
            index = head.name.removeprefix(f"{head.base}_")
            letter = index.isalpha() and index not in _COUNTING  # f_a beside f_c has its own name
            own = letter and index != scope.indexed_functions[head.base].letter
            return head.name != head.base and not own
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
        if family is None or family.letter == "":
            return False
        if index == head.name and family.letter == "t":
            return False  # c is no state c_t; but a may be the vector of all a_i
        return index.isalpha() and len(index) == 1

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

    def meaning(self, piece: s.Surface | None, source: object) -> Meaning | None:
        """Return what a piece means in the scope, or None; so it is of one that was not read."""
        if piece is None:
            return None
        try:
            return elaborate(piece, with_entries(self.scope), source)  # type: ignore[arg-type]
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

    def forget_array(self, name: str, piece: Piece) -> None:
        """Forget the array of another block: what is compared with a number here is a number.

        So is what another paragraph puts between two numbers, or limits: "for 0 < x < 1".
        """
        value, given = self.arrays_in.get(name, (None, None))
        if given is None or self.scope.definitions.get(name) is not value:
            return
        anew = cues.is_local(piece.before) or len(piece.signs) > 1
        if piece.within(given) and not (anew and paragraph(piece) != paragraph(given)):
            return
        del self.arrays_in[name]
        self.both(lambda scope: without_array(scope, name))

    def best(self, rest: Piece, head: Head, ambient: Scope) -> Value | None:
        """Return the first side that is fully known, else the first that can be read at all."""
        scope = ambient
        for param in head.params or ():
            scope = _shadowed(scope, param, rest)
        found = [self.unfinished(side, scope) for side in rest.sides]
        complete = next(
            (m for m in found if m is not None and m.value is not None and not m.missing), None
        )
        readable = next((m for m in found if m is not None and m.value is not None), None)
        best = complete or readable
        if best is not None and any(decision.kind == "norm" for decision in best.decisions):
            normed = frozenset(n.free_variables(*each(best.value))) if best.value else frozenset()
            self.both(
                lambda scope: replace(
                    scope, provisos=replace(scope.provisos, normed=scope.provisos.normed | normed)
                )
            )
        if best is not None and best.loose:
            self.both(
                lambda scope: replace(
                    scope, arrays=replace(scope.arrays, loose=scope.arrays.loose | {head.name})
                )
            )
        return best.value if best is not None else None

    def links(self, piece: Piece, first: int) -> list[Link]:
        """Return the relations of a piece, each with the scopes it stands in."""
        scope = self.ambient(piece)
        carried = scope if self.carried is self.scope else self.ambient(piece, self.carried)
        found = self._links(piece, first, scope, carried)
        if piece.headless and scope.around.left_open == goes_on_openly(piece.before):
            rest = replace(
                scope, around=replace(scope.around, left_open="")
            )  # only the first sign may not go on from before
            found = [one if one.step == 1 else replace(one, scope=rest) for one in found]
        if piece.start in self.open_fronts and found and not scope.around.left_open:
            found[0] = replace(
                found[0], scope=replace(scope, around=replace(scope.around, left_open=OPEN_FRONT))
            )
        name = None if piece.sides[0].piece is None else name_of(piece.sides[0].piece)
        value = scope.values.get(name or "", scope.definitions.get(name or ""))
        if first > 1 or not found or value is None or n.free_variables(*each(value)):
            return found
        doubt = of_another_case(self.pieces, piece, self.meant_in.get(name or ""))
        if doubt and not scope.around.left_open and found[0].left is piece.sides[0]:
            found[0] = replace(
                found[0], scope=replace(scope, around=replace(scope.around, left_open=doubt))
            )
        return found

    def _links(self, piece: Piece, first: int, scope: Scope, carried: Scope) -> list[Link]:
        return [
            Link(
                left,
                right,
                _DECIDED[sign],
                step,
                scope,
                carried,
                _SHOWN.get(sign, ""),
                piece.sides[: step - first],
            )
            for step, (sign, left, right) in enumerate(
                zip(piece.signs, piece.sides, piece.sides[1:], strict=False), first
            )
            if sign in _DECIDED and (sign != "~" or shows_digits(right))
        ]

    def shares_symbols(self, piece: Piece) -> bool:
        """Say whether the first two sides of a piece are known and have a symbol in common."""
        found = [self.meaning(side.piece, side.source) for side in piece.sides[:2] if side.piece]
        values = [each.value for each in found if each is not None and not each.missing]
        nodes = [value for value in values if isinstance(value, n.Node)]
        names = [set(n.free_variables(node)) for node in nodes]
        return len(names) == 2 and bool(names[0] & names[1])

    def claims(self, piece: Piece) -> Finding:
        """Return the finding that every relation of a piece is a claim."""
        return Finding(piece, Role.CLAIM, links=self.links(piece, 1))


def index_key(index: s.Surface) -> str:
    """Return the text of an index as it stands, to compare the lines of an algorithm.

    >>> index_key(s.Letter(0, 1, "l"))
    'l'
    """
    return subscript_text(index)


def applies(side: s.Surface, name: str) -> bool:
    """Say whether a formula applies a letter to something, or differentiates it.

    In u(1 - u) the letter is a factor: no function is applied to itself.

    >>> from symsgd.read.notation.parse import parse
    >>> [applies(parse(text), "u") for text in ("u(0)", "2u'", "u(1 - u)", "u + 1")]
    [True, True, False, False]
    """
    return differentiates(side, name) or any(
        head == name and not any(mentions(item, name) for item in group.items)
        for head, group in before_brackets(side)
    )


def _shadowed(scope: Scope, param: str, rest: Piece) -> Scope:
    """Return the scope of a formula with a parameter: D(μ, σ) = … speaks of a number σ.

    So does g(u) = sin u beside a function u(x); but F(u) = u(0) speaks of the function.
    """
    function = scope.functions.get(param)
    if function is None:
        return scope.without(param)
    applied = any(applies(side.piece, param) for side in rest.sides if side.piece is not None)
    return scope.without(param) if applied else scope.forgetting(param)
