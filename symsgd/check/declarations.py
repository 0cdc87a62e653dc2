"""Declarations: where variables live, and symbols that the prose names."""

from __future__ import annotations

from dataclasses import replace

from symsgd.check import cues
from symsgd.check.finding import Finding, is_literal
from symsgd.check.heads import Head, head_of, uses
from symsgd.check.named_functions import called_after, called_before, called_in
from symsgd.check.outline import Piece
from symsgd.check.report import Role
from symsgd.check.state import State
from symsgd.check.written_domains import written_domain
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.read import surface as s
from symsgd.read.meaning import function_name
from symsgd.read.names import index_value
from symsgd.read.scope import Function, domain_of


class Declarations(State):
    """The part of the walk that reads domains and mentions."""

    def declaration(self, piece: Piece) -> Finding:
        """Read membership such as ``x ∈ ℝ``, or note that something is declared."""
        note = ""
        if piece.signs and piece.signs[0] == "in" and len(piece.sides) == 2:
            note = self.membership(piece)
        return Finding(piece, Role.DECLARATION, note)

    def membership(self, piece: Piece) -> str:
        """Take the domain that a membership gives to a symbol; return it in words."""
        left, right = (side.piece for side in piece.sides)
        head = head_of(left, self.scope) if left is not None else None
        if head is None or head.params is not None:
            return ""
        domain: object = None
        if isinstance(right, s.Named):
            domain = {"R": "real", "N": "posint", "Z": "integer"}.get(right.words)
        elif isinstance(right, s.Group) and len(right.items) == 2 and right.bracket in ("(", "["):
            bounds = [number_text(item) for item in right.items]
            if None not in bounds:
                closing = ")" if right.bracket == "(" else "]"
                domain = f"{right.bracket}{bounds[0]}, {bounds[1]}{closing}"
        domain = domain or written_domain(piece.sides[1].text)
        if (numbers := finite_set(right)) is not None:
            self.both(lambda scope: scope.with_range(head.name, numbers))
            return f"{head.name} is one of {', '.join(map(str, numbers))}"
        if domain is None:
            self.no_number(head.name, piece.sides[1].text)
            return ""
        found = domain_of(domain)
        self.both(lambda scope: scope.with_domain(head.name, found))
        return f"{head.name} in {found}"

    def free_for_all(self, piece: Piece) -> None:
        """Take 'for all x' to mean x without the value that it had."""
        side = piece.sides[0].piece
        head = None if side is None else head_of(side, self.scope)
        if head is None:
            return
        name = head.name
        free = lambda scope: replace(  # noqa: E731
            scope, values={key: value for key, value in scope.values.items() if key != name}
        )
        self.local.setdefault(piece.sentence, []).append(free)

    def no_number(self, name: str, what: str) -> None:
        """Remember that a symbol was declared as something that is not known to be a number."""
        self.both(lambda scope: replace(scope, not_numbers={**scope.not_numbers, name: what}))

    def note_transposed(self, piece: Piece) -> None:
        """Take a letter that nobody declared and that is transposed for a matrix or a vector."""
        parts = [part for side in piece.sides if side.piece for part in s.walk(side.piece)]
        for part in parts:
            if not isinstance(part, s.Scripted) or part.sub is not None:
                continue
            turned = any(script.kind == "transpose" for script in part.scripts)
            if turned and isinstance(part.base, s.Letter):
                name = part.base.name
                if not self.scope.knows(name) and name not in self.scope.quantities:
                    self.no_number(name, "transposed")

    def is_domain(self, piece: Piece) -> bool:
        """Say whether an inequality bounds one new symbol by numbers."""
        heads = [
            None if side.piece is None else head_of(side.piece, self.scope) for side in piece.sides
        ]
        symbols = [head for head in heads if head is not None and head.params is None]
        others = [side for side, head in zip(piece.sides, heads, strict=True) if head is None]
        return (
            len(symbols) == 1
            and not self.known(symbols[0])
            and all(
                side.piece is not None and number_text(side.piece) is not None for side in others
            )
        )

    def domain_stated(self, piece: Piece) -> Finding:
        """Take the domain that an inequality such as ``0 < x < 1`` gives to a symbol."""
        try:
            relation = [side.meaning(self.scope).node for side in piece.sides]
        except SymsgdError as error:
            return Finding(piece, Role.DECLARATION, error=error)
        name = next(str(node.value) for node in relation if node.head == n.VARIABLE)
        low, high = None, None
        for sign, left, right in zip(piece.signs, relation, relation[1:], strict=False):
            is_left = left.head == n.VARIABLE
            bound = right if is_left else left
            if (sign in (">", ">=")) == is_left:
                low = ("(" if sign in (">", "<") else "[", bound)
            elif sign != "!=":
                high = (")" if sign in (">", "<") else "]", bound)
        text = f"{low[0] if low else '('}{low[1] if low else '-oo'}, {high[1] if high else 'oo'}"
        text += high[0] if high else ")"
        domain = domain_of("nonzero" if piece.signs == ("!=",) else text)
        self.limited(piece, lambda scope: scope.with_domain(name, domain))
        return Finding(piece, Role.DECLARATION, f"{name} in {domain}")

    def relation_stated(self, piece: Piece) -> Finding:
        """Take a condition such as 'for |x| < 1' to hold where it is stated."""
        try:
            sides = [side.meaning(self.scope).node for side in piece.sides]
        except SymsgdError as error:
            return Finding(piece, Role.DECLARATION, error=error)
        pairs = zip(piece.signs, sides, sides[1:], strict=False)
        assumed = tuple(n.relation(sign, left, right) for sign, left, right in pairs)
        self.limited(piece, lambda scope: replace(scope, assumed=(*scope.assumed, *assumed)))
        return Finding(piece, Role.DECLARATION, "a condition")

    def local_value(self, piece: Piece, pieces: tuple[Piece, ...]) -> Finding | None:
        """Take the value that 'at x = 2' gives to a symbol for one sentence, if that is meant."""
        if not cues.is_local(piece.before) or cues.upper_end(piece.after) is not None:
            return None
        if len(piece.sides) != 2 or piece.signs != ("=",) or not is_literal(piece.sides[1].piece):
            return None
        head = None if piece.sides[0].piece is None else head_of(piece.sides[0].piece, self.scope)
        if head is None or head.params is not None or head.name in self.loops:
            return None
        if self.known(head) and head.name not in self.scope.values:
            return None
        others = [
            side.piece
            for other in pieces
            if other.sentence == piece.sentence and other is not piece
            for side in other.sides
            if side.piece is not None
        ]
        if not any(uses(other, head.name) for other in others):
            return None
        found = self.unfinished(piece.sides[1], self.scope)
        if found is None or not isinstance(found.value, Node):
            return None
        value = found.value
        self.limited(piece, lambda scope: scope.with_value(head.name, value))
        return Finding(piece, Role.ASSIGNMENT, "in this sentence")

    def named_function(self, piece: Piece) -> Finding | None:
        """Read 'σ is the sigmoid' and 'the sigmoid function σ', if the letter is not known yet."""
        side = piece.sides[0].piece if len(piece.sides) == 1 else None
        head = None if side is None else head_of(side, self.scope)
        if head is None or self.known(head):
            return None
        row = called_after(piece.after, head.name) or called_before(piece.before, head.name)
        if row is None:
            return None
        self._takes_name(head.name, row)
        return Finding(piece, Role.DECLARATION, f"{head.name} is the function {row}")

    def named_by_word(self, piece: Piece, head: Head) -> Finding | None:
        r"""Read ``\phi = \tanh``: the letter is the function."""
        word = piece.sides[1].piece if len(piece.sides) == 2 else None
        if not isinstance(word, s.Letter) or not word.word or head.params is not None:
            return None
        row = function_name(word.name)
        if row is None or head.indexed or self.known(head):
            return None
        self._takes_name(head.name, row)
        return Finding(piece, Role.DEFINITION, f"{head.name} is the function {row}")

    def named_in(self, prose: str) -> None:
        """Take the functions that prose names without dollar signs: 'where σ is the sigmoid'."""
        for letter, row in called_in(prose):
            if not self.scope.knows(letter):
                self._takes_name(letter, row)

    def _takes_name(self, letter: str, row: str) -> None:
        self.both(lambda scope: scope.with_function(letter, Function.named(row)))

    def mention(self, piece: Piece) -> Finding:
        """Read a side that stands alone; the words around it may say what it is."""
        if (named := self.named_function(piece)) is not None:
            return named
        side = piece.sides[0] if piece.sides else None
        head = head_of(side.piece, self.scope) if side is not None and side.piece else None
        kind = cues.kind_of_array(piece.before)
        if head is not None and head.params is None and kind and not self.known(head):
            self.no_number(head.name, f"a {kind}")
        if cues.is_for_all(piece.before):
            self.free_for_all(piece)
        return Finding(piece, Role.MENTION, error=piece.broken)


def finite_set(piece: s.Surface | None) -> tuple[int, ...] | None:
    r"""Return the whole numbers of a set such as ``\{0, 1\}``, or None.

    >>> from symsgd.read.parse import parse
    >>> finite_set(parse(r"\{-1, 1\}"))
    (-1, 1)
    """
    if not isinstance(piece, s.Group) or piece.bracket != "\\{":
        return None
    texts = [number_text(item) or "" for item in piece.items]
    whole = [text.lstrip("-").isdigit() for text in texts]
    return tuple(map(int, texts)) if texts and all(whole) else None


def number_text(piece: s.Surface) -> str | None:
    """Return a bound of an interval as text, or None.

    >>> from symsgd.read.parse import parse
    >>> number_text(parse("-2"))
    '-2'
    """
    value = index_value(piece, {})
    if value is not None:
        return str(value)
    if isinstance(piece, s.Number):
        return piece.digits
    if isinstance(piece, s.Constant) and piece.name == "infinity":
        return "oo"
    if isinstance(piece, s.Sum) and len(piece.terms) == 1:
        inner = number_text(piece.terms[0][1])
        return None if inner is None else f"{piece.terms[0][0]}{inner}".removeprefix("+")
    return None
