r"""Letters that a text shows to be matrices or vectors, though it never declares them.

A formula shows it by what it does to a letter: a transpose, a determinant, a trace, a product
entry by entry, a bold or an arrowed letter, a norm.  The words around it show it as well: "the
matrix A", "x and y are vectors".  What is shown once holds in the whole exercise.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from symsgd.check.arrays.commuting import commuting
from symsgd.check.arrays.entry_marks import with_entries
from symsgd.check.arrays.numbered_arrays import is_capital
from symsgd.check.clauses.called import NO_NUMBERS, called, lone_symbols
from symsgd.check.heads import head_of
from symsgd.check.outline import Outline, Piece
from symsgd.check.words.bold_letters import bold_letters, named
from symsgd.read import surface as s
from symsgd.read.arrays.entry_ranges import indices_of
from symsgd.read.arrays.inner_products import entry_letters
from symsgd.read.documents.source import Source
from symsgd.read.functions.unknown_functions import (
    USUALLY_FUNCTIONS,
    head_letter,
    letters_before_brackets,
    usual,
)
from symsgd.read.names import name_of
from symsgd.read.notation.composition import functions_of
from symsgd.read.scope import Scope

_OF_MATRICES = {"det": "a determinant", "tr": "a trace", "Tr": "a trace", "trace": "a trace",
                "rank": "a rank", "rk": "a rank", "diag": "a diagonal"}  # fmt: skip
_ADJOINT = ("dagger", "H", "dag")
_COMMUTES = "in a product that may not commute"
_WITH_INDICES = "whose entries the text writes"
_ENTRY_BY_ENTRY = "in a product entry by entry"


@dataclass(frozen=True, slots=True)
class Mark:
    """A letter that stands for a matrix or a vector in an exercise, and what shows it."""

    name: str
    what: str
    exercise: int
    formula: int = -1  # in which it is shown; -1 is the exercise as a whole


def array_marks(outline: Outline, scope: Scope) -> tuple[Mark, ...]:
    r"""Return the letters that a document shows to be no numbers.

    >>> from symsgd.check.outline import outline
    >>> from symsgd.read.documents.scan import scan
    >>> source = Source(r"We use $A^T$ and the matrix $B$. Here $\det(C - \lambda D)$.")
    >>> [each.name for each in array_marks(outline(source, scan(source.text)), Scope())]
    ['A', 'C', 'D', 'B']
    """
    numbers = {(name, piece.exercise) for name, piece in _declared(outline, scope, are_numbers)}
    shown = [
        Mark(name, what, piece.exercise, piece.formula)
        for piece in outline.pieces
        for side in piece.sides
        if side.piece is not None
        for name, what in _shown(side.piece, side.source, scope)
        if (name, piece.exercise) not in numbers
    ]
    applied = _composed(outline)
    shown = [mark for mark in shown if (mark.name, mark.what) not in applied]
    swapped = (Mark(name, _COMMUTES, exercise) for name, exercise in commuting(outline.pieces))
    indexed = (Mark(name, _WITH_INDICES, exercise)
               for name, exercise in with_entries(outline.pieces))  # fmt: skip
    shown += [mark for mark in (*_dotted(outline), *swapped, *indexed)
              if (mark.name, mark.exercise) not in numbers]  # fmt: skip
    declared = (Mark(name, piece.sides[1].text, piece.exercise, piece.formula)
                for name, piece in _declared(outline, scope, _arrays))  # fmt: skip
    said = (Mark(each.name, each.words, each.exercise, each.formula)
            for each in called(outline, scope) if each.kind in NO_NUMBERS)  # fmt: skip
    return (*shown, *declared, *said)


def _composed(outline: Outline) -> frozenset[tuple[str, str]]:
    r"""Return the marks that ``f \circ g`` leaves on letters of functions, which are no arrays.

    A text applies one of them, or f, g and the like are all that is composed.
    """
    sides = [side.piece for piece in outline.pieces for side in piece.sides if side.piece]
    applied = frozenset().union(*map(letters_before_brackets, sides))
    composed = {
        name_of(factor)
        for side in sides
        for part in s.walk(side)
        if (functions := functions_of(part))
        and (
            applied.intersection(heads := [str(head_letter(one)) for one in functions])
            or all(map(usual, heads))
        )
        for factor in functions
    }
    return frozenset((name, _ENTRY_BY_ENTRY) for name in composed if name is not None)


def _dotted(outline: Outline) -> Iterator[Mark]:
    r"""Yield w and x of ``w \cdot x``, if an exercise has the entries of both, as in ``w_j``."""
    for exercise in sorted({piece.exercise for piece in outline.pieces}):
        pieces = (piece for piece in outline.pieces if piece.exercise in (0, exercise))
        sides = tuple(side.piece for piece in pieces for side in piece.sides if side.piece)
        entries = entry_letters(sides)
        products = (part for side in sides for part in s.walk(side) if isinstance(part, s.Product))
        for product in products:
            pairs = zip(product.factors, product.factors[1:], product.operators, strict=False)
            for first, second, operator in pairs:
                if operator != "*":
                    continue
                names = [each.name for each in (first, second) if isinstance(each, s.Letter)]
                if len(names) == 2 and {*names} <= {*entries}:
                    yield from (Mark(name, "in an inner product", exercise) for name in names)


def _declared(
    outline: Outline, scope: Scope, kind: Callable[[s.Surface | None], bool]
) -> Iterator[tuple[str, Piece]]:
    r"""Yield what is declared to be in a set of a kind, such as ``A \in \mathbb{R}^n``."""
    listed: list[str] = []  # the symbols before a membership in its formula
    formula = -1
    members = {piece.formula for piece in outline.pieces if piece.signs[:1] == ("in",)}
    for piece in (piece for piece in outline.pieces if piece.formula in members):
        listed = listed if piece.formula == formula else []
        formula = piece.formula
        if not piece.signs:
            listed.extend(lone_symbols(piece, scope))
        if piece.signs[:1] != ("in",) or len(piece.sides) != 2:
            continue
        left, right = (side.piece for side in piece.sides)
        head = head_of(left, scope) if left is not None and kind(right) else None
        if head is not None and head.params is None:
            for name in (*listed, head.name):
                yield name, piece


def are_numbers(right: s.Surface | None) -> bool:
    r"""Say whether a side is a set of numbers, such as ``\mathbb{R}``.

    >>> from symsgd.read.notation.parse import parse
    >>> are_numbers(parse(r"\mathbb{R}")), are_numbers(parse(r"\mathbb{R}^n"))
    (True, False)
    """
    return isinstance(right, s.Named) and right.words in ("R", "N", "Z")


def _arrays(right: s.Surface | None) -> bool:
    return isinstance(right, s.Scripted) and isinstance(right.base, s.Named)


def _shown(side: s.Surface, source: Source, scope: Scope) -> Iterator[tuple[str, str]]:
    """Yield the letters of a formula that are treated as matrices or vectors in it."""
    for part in s.walk(side):
        match part:
            case s.Scripted(base=s.Letter()) if any(map(_turns, part.scripts)):
                yield from named(part, "transposed")
            case s.Scripted(base=s.Group() as group, sub=s.Surface() as sub) if indices_of(sub):
                yield from _with_an_index(group)
            case s.Product():
                yield from _in_product(part, scope)
            case s.Group(bracket="\\|"):
                inside = {name_of(one) for item in part.items for one in _factors(item)}
                names = sorted(name for name in inside if name is not None)
                yield from ((name, "in a norm") for name in names)
    # a bold x beside a plain x is another letter, but nobody writes A for a bold A
    yield from ((name, what) for name, what in bold_letters(side, source) if is_capital(name))


def _turns(script: s.Script) -> bool:
    r"""Say whether a superscript turns a matrix: ``A^T``, ``A^\dagger``, ``A^H``."""
    body = script.body
    adjoint = isinstance(body, s.Letter) and body.name in _ADJOINT
    return script.kind == "transpose" or (script.kind == "exponent" and adjoint)


def _in_product(product: s.Product, scope: Scope) -> Iterator[tuple[str, str]]:
    factors = product.factors
    yield from _between_vectors(product)
    for i, (first, second, operator) in enumerate(
        zip(factors, factors[1:], product.operators, strict=False)
    ):
        if operator in ("hadamard", "circ", "outer"):
            applied = _is_applied(product, i + 1)
            behind = factors[i + 2] if applied else second
            before = first if i == 0 or not _is_applied(product, i - 1) else None
            for factor in (before, behind):
                for one in () if factor is None else _terms(factor):
                    if isinstance(one, s.Scripted | s.Letter) and not _is_function(one, scope):
                        yield from named(one, _ENTRY_BY_ENTRY)
        name = first.name if isinstance(first, s.Letter) else None
        if operator == "" and name == "softmax":
            yield from _in_softmax(second)
        if operator == "" and name in _OF_MATRICES and name is not None:
            yield from ((found, f"in {_OF_MATRICES[name]}") for found in _capitals(second))
            if name == "diag" and isinstance(second, s.Group):
                for item in second.items if len(second.items) == 1 else ():
                    if isinstance(item, s.Scripted | s.Letter):
                        yield from named(item, "in a diagonal")


def _between_vectors(product: s.Product) -> Iterator[tuple[str, str]]:
    r"""Yield the A of ``x^\top A y``."""
    for i, middle in enumerate(product.factors[1:-1], 1):
        before, letter = product.factors[i - 1], isinstance(middle, s.Letter)
        row = isinstance(before, s.Scripted) and any(map(_turns, before.scripts))
        small = row and isinstance(before.base, s.Letter) and before.base.name[-1:].islower()  # type: ignore[attr-defined]
        beside = product.operators[i - 1 : i + 1] == ("", "")
        if small and letter and beside and is_capital(middle.name) and middle.name != "I":  # type: ignore[attr-defined]
            yield from named(middle, "in a product of vectors")  # type: ignore[arg-type]


def _in_softmax(argument: s.Surface) -> Iterator[tuple[str, str]]:
    """Yield the letter of which all entries go into a softmax."""
    group = argument.base if isinstance(argument, s.Scripted) else argument
    if isinstance(group, s.Group) and len(group.items) == 1:
        item = group.items[0]
        if isinstance(item, s.Letter | s.Scripted):
            yield from named(item, "in a softmax")


def _with_an_index(group: s.Group) -> Iterator[tuple[str, str]]:
    r"""Yield the capital letters of ``(Wx)_i``, of which a product is, or all letters of a sum."""
    if len(group.items) != 1 or group.bracket not in ("(", "["):
        return
    capitals = [*_capitals(group.items[0])]
    yield from ((name, "in a bracket with an index") for name in capitals)
    for term in () if capitals else _terms(group):
        if isinstance(term, s.Letter):
            yield from named(term, "in a bracket with an index")


def _is_applied(product: s.Product, i: int) -> bool:
    """Say whether a factor is a function of the bracket behind it, such as σ' or φ."""
    if i + 1 >= len(product.factors) or product.operators[i] != "":
        return False
    function, group = product.factors[i], product.factors[i + 1]
    primed = isinstance(function, s.Scripted) and any(x.kind == "prime" for x in function.scripts)
    name = head_letter(function)
    return isinstance(group, s.Group) and (primed or name in USUALLY_FUNCTIONS)


def _is_function(piece: s.Scripted | s.Letter, scope: Scope) -> bool:
    base = piece.base if isinstance(piece, s.Scripted) else piece
    return isinstance(base, s.Letter) and (base.word or base.name in scope.functions)


def _capitals(piece: s.Surface) -> Iterator[str]:
    for part in s.walk(piece):
        if isinstance(part, s.Letter) and not part.word and is_capital(part.name):
            yield part.name


def _factors(piece: s.Surface) -> Iterator[s.Surface]:
    """Yield the symbols that are added, subtracted and multiplied in a piece."""
    for term in _terms(piece):
        yield from term.factors if isinstance(term, s.Product) else (term,)


def _terms(piece: s.Surface) -> Iterator[s.Surface]:
    while isinstance(piece, s.Group) and len(piece.items) == 1 and piece.bracket in ("(", "{"):
        piece = piece.items[0]
    yield from (term for _, term in piece.terms) if isinstance(piece, s.Sum) else (piece,)
