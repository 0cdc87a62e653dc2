"""Declarations: where variables live, and symbols that the prose names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from symsgd.check import cues, words_of_change
from symsgd.check.array_marks import Mark
from symsgd.check.called import Called
from symsgd.check.dependences import Dependence
from symsgd.check.finding import Finding, is_literal
from symsgd.check.heads import Head, head_of, mentions, uses
from symsgd.check.memory import Change
from symsgd.check.named_functions import (
    FORMULAS,
    called_after,
    called_before,
    called_in,
    implied,
    is_of_statistics,
    of_any_argument,
)
from symsgd.check.outline import Piece
from symsgd.check.qualified import OTHER_ARITHMETIC
from symsgd.check.report import Role
from symsgd.check.state import State
from symsgd.check.written_domains import written_domain
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.domain import Domain
from symsgd.expression.node import Node, free_variables
from symsgd.read import surface as s
from symsgd.read.domains import domain_of
from symsgd.read.intermediate import each
from symsgd.read.meaning import elaborate, function_name
from symsgd.read.names import index_value, name_of
from symsgd.read.parse import parse
from symsgd.read.records import Function
from symsgd.read.scope import Scope
from symsgd.read.source import Source

_DOMAINS = {"positive": "positive", "negative": "negative", "nonnegative": "nonnegative",
            "nonzero": "nonzero", "integer": "integer", "probability": "[0, 1]"}  # fmt: skip


class Declarations(State):
    """The part of the walk that reads domains and mentions."""

    def declaration(self, piece: Piece) -> Finding:
        """Read membership such as ``x ∈ ℝ``, or note that something is declared."""
        note = ""
        if _is_finite_ring(piece):
            self.limited_to(piece, lambda scope: replace(scope, left_open=OTHER_ARITHMETIC))
        if piece.signs and piece.signs[0] == "in" and len(piece.sides) == 2:
            note = self.membership(piece)
        return Finding(piece, Role.DECLARATION, note)

    def membership(self, piece: Piece) -> str:
        """Take the domain that a membership gives to a symbol; return it in words."""
        left, right = (side.piece for side in piece.sides)
        head = head_of(left, self.scope) if left is not None else None
        if head is None or head.params is not None:
            return ""
        names = (*self._listed_before(piece), head.name)
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
            ranges = dict.fromkeys(names, numbers)
            self.both(lambda scope: replace(scope, ranges={**scope.ranges, **ranges}))
            return f"{', '.join(names)} is one of {', '.join(map(str, numbers))}"
        if domain is None:
            for name in names:
                self.no_number(name, piece.sides[1].text)
            return ""
        found = domain_of(domain)
        self.both(_as_numbers(names))
        self.both(self._narrowing(piece, tuple(names), found))
        return f"{', '.join(names)} in {found}"

    def _listed_before(self, piece: Piece) -> list[str]:
        """Return the symbols before a membership in its formula: A in ``A, B ∈ ℝ``."""
        names: list[str] = []
        for finding in reversed(self.findings.values()):
            before = finding.piece
            if before.formula != piece.formula or before.signs or len(before.sides) != 1:
                break
            side = before.sides[0].piece
            head = None if side is None else head_of(side, self.scope)
            if head is None or head.params is not None:
                break
            names.insert(0, head.name)
        return names

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
        self.local.setdefault(piece.sentence, []).append((piece, free))

    def no_number(self, name: str, what: str) -> None:
        """Remember that a symbol was declared as something that is not known to be a number."""
        self.both(lambda scope: replace(scope, not_numbers={**scope.not_numbers, name: what}))

    def note_arrays(self, marks: Iterable[Mark]) -> None:
        """Take the letters that an exercise shows to be matrices or vectors for no numbers."""
        for mark in marks:
            if not self.scope.knows(mark.name) and mark.name not in self.scope.quantities:
                self.no_number(mark.name, mark.what)

    def note_limits_in_words(self, words: Iterable[Called]) -> None:
        """Take what the words of an exercise call a letter, such as positive, for a doubt.

        It refutes nothing: whether it holds for the next sentence only the author knows.
        """
        said: dict[str, tuple[tuple[str, Domain], ...]] = {}
        for one in words:
            if one.kind in _DOMAINS:
                found = one.words, domain_of(_DOMAINS[one.kind])
                said[one.name] = (*said.get(one.name, ()), found)
        self.both(lambda scope: replace(scope, said=said))

    def note_dependences(self, found: Iterable[Dependence]) -> None:
        """Remember which letters an exercise makes functions of others."""
        pairs = frozenset((one.name, one.on) for one in found)
        self.both(lambda scope: replace(scope, depends=pairs))

    def is_domain(self, piece: Piece) -> bool:
        """Say whether an inequality bounds one new symbol by numbers."""
        heads = [
            None if side.piece is None else head_of(side.piece, self.scope) for side in piece.sides
        ]
        symbols = [head for head in heads if head is not None and head.params is None]
        others = [side for side, head in zip(piece.sides, heads, strict=True) if head is None]
        bounded = len(symbols) == 1 and symbols[0].name in self.scope.domains
        if bounded and (cues.is_consequence(piece.before) or cues.claims(piece.before)):
            return False  # "Let n > 3. Then n ≥ 4": it follows, and nothing new is said
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
        change = self._narrowing(piece, (name,), domain)
        self.limited(piece, change, (name,))
        return Finding(piece, Role.DECLARATION, f"{name} in {domain}")

    def _narrowing(self, piece: Piece, names: tuple[str, ...], domain: Domain) -> Change:
        """Return the change by which symbols live in a domain, within what holds of them already.

        "Let x > 0 … for x < 1" keeps x > 0.  What was stated in another block is given up, and
        so is what "now let x < 1" turns away from; that is remembered as a doubt.
        """
        again = words_of_change.turns_now(piece.before) or cues.contrasts(piece.before)

        def change(scope: Scope) -> Scope:
            for name in names:
                old = scope.domains.get(name)
                text, stated = self.stated_in.get(name, ("", None))
                if stated is not None and not piece.within(stated):
                    old = None
                elif again and old is not None and text:
                    said = (*scope.said.get(name, ()), (f"{text} still", _narrowed(old, domain)))
                    scope, old = replace(scope, said={**scope.said, name: said}), None
                scope = scope.with_domain(name, _narrowed(old, domain))
            return scope

        return change

    def relation_stated(self, piece: Piece) -> Finding:
        """Take a condition such as 'for |x| < 1' to hold where it is stated."""
        try:
            sides = [side.meaning(self.scope).node for side in piece.sides]
        except SymsgdError as error:
            return Finding(piece, Role.DECLARATION, error=error)
        pairs = zip(piece.signs, sides, sides[1:], strict=False)
        assumed = tuple(n.relation(sign, left, right) for sign, left, right in pairs)
        beside = self.condition_before is not None and piece.formula - self.condition_before <= 1
        self.condition_before = piece.formula

        def limit(scope: Scope) -> Scope:
            kept = [old for old in scope.assumed if beside or not _is_about(old, assumed)]
            return replace(scope, assumed=(*kept, *assumed))

        self.limited(piece, limit, free_variables(*assumed))
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
        valued = head.name in self.scope.values or head.name in self.scope.alternatives
        if self.known(head) and not valued:
            return None
        others = [
            side.piece
            for other in pieces
            if other.sentence == piece.sentence and other is not piece
            for side in other.sides
            if side.piece is not None
        ]
        rests = any(self._rests_on(other, head.name) for other in others)
        if not rests and not cues.is_if(piece.before):
            return None  # but "if y = 1, L = −ln a" says nothing of other y
        found = self.unfinished(piece.sides[1], self.scope)
        if found is None or not isinstance(found.value, Node):
            return None
        value = found.value
        self.limited(piece, lambda scope: scope.with_value(head.name, value))
        return Finding(piece, Role.ASSIGNMENT, "in this sentence")

    def called(self, piece: Piece) -> tuple[str, str] | None:
        """Return the letter that a piece is, and the function that the words beside it call it."""
        if len(piece.sides) != 1 or piece.signs:
            return None
        side = piece.sides[0]
        name = of_any_argument(side.text)
        head = None if side.piece is None else head_of(side.piece, self.scope)
        if head is not None and (head.params is None or len(head.params) == 1):
            name = head.name
        if name is None:
            return None
        row = called_after(piece.after, name) or called_before(
            piece.before, name, applied=name in self.before_brackets
        )
        return None if row is None else (name, row)

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
            self._takes_name(letter, row)

    def _takes_name(self, letter: str, row: str) -> bool:
        if self.scope.knows(letter):
            return False
        function = self._function(row)
        self.both(lambda scope: scope.with_function(letter, function))
        return True

    def _function(self, row: str) -> Function:
        formula = FORMULAS.get(row)
        if formula is None:
            return Function.named(row)
        return Function(
            params=("x",), body=elaborate(parse(formula), Scope(), Source(formula)).value
        )

    def named_by_heading(self, piece: Piece) -> None:
        """Take σ as the sigmoid if only the sigmoid is named by the heading, or by the sentence.

        A text that mentions or defines σ alone, or speaks of deviations, means what it says.
        """
        if self.scope.knows("sigma") or "sigma" not in self.before_brackets:
            return
        speaks = any(
            side.piece is not None and mentions(side.piece, "sigma") for side in piece.sides
        )
        if not speaks or "sigmoid" not in (implied(piece.before), implied(self.heading)):
            return
        heads = [
            head_of(one.sides[0].piece, self.scope)
            for one in self.pieces
            if one.sides[0].piece is not None
        ]
        another = any(head is not None and head.name == "sigma" for head in heads)
        if not another and not any(is_of_statistics(one.before) for one in self.pieces):
            self._takes_name("sigma", "sigmoid")
            self.assumptions.append(("σ is the sigmoid", piece))

    def _rests_on(self, piece: s.Surface, name: str) -> bool:
        """Say whether a symbol is calculated with in a formula, or in what its names stand for."""
        if uses(piece, name):
            return True
        names = {name_of(part) for part in s.walk(piece)}
        known = [value for key, value in self.scope.definitions.items() if key in names]
        return any(name in free_variables(*each(value)) for value in known)

    def mention(self, piece: Piece) -> Finding:
        """Read a side that stands alone; the words around it may say what it is."""
        called = self.called(piece)
        if called is not None and self._takes_name(*called):
            return Finding(piece, Role.DECLARATION, f"{called[0]} is the function {called[1]}")
        if cues.is_for_all(piece.before):
            self.free_for_all(piece)
        return Finding(piece, Role.MENTION, error=piece.broken)


def _is_finite_ring(piece: Piece) -> bool:
    r"""Say whether a piece is nothing but a set such as ``\mathbb{Z}_2``."""
    side = piece.sides[0].piece if len(piece.sides) == 1 else None
    ring = isinstance(side, s.Scripted) and isinstance(side.base, s.Named) and side.sub is not None
    return ring and side.base.words in ("Z", "F")  # type: ignore[union-attr]


def _as_numbers(names: Iterable[str]) -> Change:
    """Return the change by which symbols stand for numbers, whatever they were."""

    def change(scope: Scope) -> Scope:
        for name in names:
            scope = scope.as_number(name)
        return scope

    return change


def _narrowed(old: Domain | None, new: Domain) -> Domain:
    """Return where a symbol lives that is bounded twice; what cannot be both is a new case."""
    met = None if old is None else old.meet(new)
    return new if met is None else met


def _is_about(old: Node, new: tuple[Node, ...]) -> bool:
    """Say whether a later case, such as yf > 1, takes the place of an earlier one, yf < 1."""
    return any(old.args[0] in each.args or old.args[1] in each.args for each in new
               if {*n.free_variables(old)} == {*n.free_variables(each)})  # fmt: skip


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
