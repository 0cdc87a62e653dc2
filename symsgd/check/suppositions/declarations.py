"""Declarations: where variables live, and symbols that the prose names."""

from __future__ import annotations

from collections.abc import Iterable

from symsgd.check.arrays.array_marks import Mark
from symsgd.check.clauses.called import Called
from symsgd.check.clauses.introductions import introduces_anew
from symsgd.check.clauses.written_domains import may_have_zero, written_domain
from symsgd.check.finding import Finding
from symsgd.check.heads import head_of
from symsgd.check.judging.dependences import Dependence
from symsgd.check.meanings.functions_in_words import FunctionsInWords
from symsgd.check.meanings.local_values import LocalValues
from symsgd.check.memory import Change
from symsgd.check.outline import Piece
from symsgd.check.report import Role
from symsgd.check.suppositions.bounds import Bounds, number_text
from symsgd.check.words.domain_words import lies_in
from symsgd.check.words.qualified import OTHER_ARITHMETIC
from symsgd.check.words.range_words import is_for_all, is_for_every_real
from symsgd.expression.domain import Domain
from symsgd.read import surface as s
from symsgd.read.changed import changed
from symsgd.read.domains import domain_of
from symsgd.read.scope import Scope

_DOMAINS = {"positive": "positive", "negative": "negative", "nonnegative": "nonnegative",
            "nonzero": "nonzero", "integer": "integer", "natural": "nonnegint",
            "probability": "[0, 1]"}  # fmt: skip


class Declarations(FunctionsInWords, Bounds, LocalValues):
    """The part of the walk that reads domains and mentions."""

    def declaration(self, piece: Piece) -> Finding:
        """Read membership such as ``x ∈ ℝ``, or note that something is declared."""
        note = ""
        if _is_finite_ring(piece):
            self.limited_to(
                piece,
                lambda scope: changed(
                    scope, around=changed(scope.around, left_open=OTHER_ARITHMETIC)
                ),
            )
        if piece.signs and piece.signs[0] == "in" and len(piece.sides) == 2:
            note = self.membership(piece)
        return Finding(piece, Role.DECLARATION, note)

    def membership(self, piece: Piece) -> str:
        """Take the domain that a membership gives to a symbol; return it in words."""
        left, right = (side.piece for side in piece.sides)
        head = head_of(left, self.scope) if left is not None else None
        if head is None or head.params is not None:
            return ""
        listed = self._listed_before(piece)
        names = (*listed, head.name)
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
            self.both(lambda scope: changed(scope, ranges={**scope.ranges, **ranges}))
            return f"{', '.join(names)} is one of {', '.join(map(str, numbers))}"
        if domain is None:
            for name in names:
                self.no_number(name, piece.sides[1].text)
            return ""
        found = domain_of(domain)
        if may_have_zero(piece.sides[1].text):
            self.assumptions.append((f"0 is not in {piece.sides[1].text}", piece))
        narrowed = self._narrowing(piece, names, found)
        as_numbers, as_reals = _as_numbers(names), _as_reals(names)
        self.limited(piece, lambda scope: narrowed(as_reals(as_numbers(scope))))
        return lies_in(names, found)

    def _listed_before(self, piece: Piece) -> dict[str, Piece]:
        """Return the symbols before a membership in its formula: A in ``A, B ∈ ℝ``."""
        listed: dict[str, Piece] = {}
        for finding in reversed(self.findings.values()):
            before = finding.piece
            if before.formula != piece.formula or before.signs or len(before.sides) != 1:
                break
            side = before.sides[0].piece
            head = None if side is None else head_of(side, self.scope)
            if head is None or head.params is not None:
                break
            listed = {head.name: before, **listed}
        return listed

    def free_for_all(self, piece: Piece) -> None:
        """Take 'for all x' to mean x without the value that it had."""
        side = piece.sides[0].piece
        head = None if side is None else head_of(side, self.scope)
        if head is None:
            return
        name = head.name

        def free(scope: Scope) -> Scope:
            values = {key: value for key, value in scope.values.items() if key != name}
            around = changed(scope.around, unknowns=scope.around.unknowns - {name})
            return changed(scope, values=values, around=around)

        self.limited_to(piece, free)
        if is_for_every_real(piece.before):
            self.limited_to(piece, _as_reals((name,)))

    def forget(self, piece: Piece) -> None:
        """Forget the meaning of a letter that another part of the text gave: "let f be convex"."""
        side = piece.sides[0].piece
        head = None if side is None else head_of(side, self.scope)
        given = None if head is None else self.meant_in.get(head.name)
        if head is None or given is None or given.start > piece.start:
            return  # what stands further on was read before its turn
        if given.blocks[-1] == piece.blocks[-1]:
            return
        self.forgotten(head.name)

    def no_number(self, name: str, what: str) -> None:
        """Remember that a symbol was declared as something that is not known to be a number."""
        self.both(
            lambda scope: changed(
                scope,
                arrays=changed(scope.arrays, not_numbers={**scope.arrays.not_numbers, name: what}),
            )
        )

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
        self.both(lambda scope: changed(scope, said=said))

    def note_dependences(self, found: Iterable[Dependence]) -> None:
        """Remember which letters an exercise makes functions of others."""
        pairs = frozenset((one.name, one.on) for one in found)
        self.both(lambda scope: changed(scope, depends=pairs))

    def mention(self, piece: Piece) -> Finding:
        """Read a side that stands alone; the words around it may say what it is."""
        called = self.called(piece)
        if called is not None and self._takes_name(*called):
            return Finding(piece, Role.DECLARATION, f"{called[0]} is the function {called[1]}")
        if is_for_all(piece.before):
            self.free_for_all(piece)
        elif introduces_anew(piece.before, piece.after):
            self.forget(piece)
        return Finding(piece, Role.MENTION, error=piece.broken)


def _is_finite_ring(piece: Piece) -> bool:
    r"""Say whether a piece is nothing but a set such as ``\mathbb{Z}_2``."""
    side = piece.sides[0].piece if len(piece.sides) == 1 else None
    ring = isinstance(side, s.Scripted) and isinstance(side.base, s.Named) and side.sub is not None
    return ring and side.base.words in ("Z", "F")  # type: ignore[union-attr]


def _as_reals(names: Iterable[str]) -> Change:
    """Return the change by which symbols stand for real numbers, if nothing more is known."""

    def change(scope: Scope) -> Scope:
        for name in names:
            if name not in scope.domains:
                scope = scope.with_domain(name, domain_of("real"))
        return scope

    return change


def _as_numbers(names: Iterable[str]) -> Change:
    """Return the change by which symbols stand for numbers, whatever they were."""

    def change(scope: Scope) -> Scope:
        for name in names:
            scope = scope.as_number(name)
        return scope

    return change


def finite_set(piece: s.Surface | None) -> tuple[int, ...] | None:
    r"""Return the whole numbers of a set such as ``\{0, 1\}``, or None.

    >>> from symsgd.read.notation.parse import parse
    >>> finite_set(parse(r"\{-1, 1\}"))
    (-1, 1)
    """
    if not isinstance(piece, s.Group) or piece.bracket != "\\{":
        return None
    texts = [number_text(item) or "" for item in piece.items]
    whole = [text.lstrip("-").isdigit() for text in texts]
    return tuple(map(int, texts)) if texts and all(whole) else None
