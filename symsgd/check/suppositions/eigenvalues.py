r"""Eigenvalues that a text lists for a matrix: "A has eigenvalues $\lambda = 1, 3$".

The list is claimed: it solves det(A − λI) = 0, and with some multiplicities it is all there is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from symsgd.check.clauses.examples import in_sentence_before
from symsgd.check.finding import Finding, Link
from symsgd.check.heads import head_of
from symsgd.check.judgement import Side
from symsgd.check.judging.implications import WAYS
from symsgd.check.outline import Piece
from symsgd.check.report import Role
from symsgd.check.state import State
from symsgd.check.suppositions.piece_forms import lone
from symsgd.check.suppositions.systems import joined_values
from symsgd.expression import node as n
from symsgd.expression.domain import Context
from symsgd.expression.matrix import Matrix
from symsgd.prove.decide import decide
from symsgd.read import surface as s
from symsgd.read.arrays.matrices import determinant
from symsgd.read.scope import Scope

WORD = r"(?:eigenvalues?|eigenwerte?|valeurs? propres?|(?:valor(?:es)? propios?|autovalor(?:es)?))"
_NAME = "§"  # a matrix stands there, in its letter
# all that may stand in a sentence before the list: what else is said may make it of another matrix
_LISTS = re.compile(
    rf"\W*(?:(?:so|hence|thus|therefore|and|then|also|daher|donc|luego)\b[\s,:]*)?(?:"
    rf"(?:its|seine|ses|sus)\s+(?:only\s+|einziger?\s+|two\s+|three\s+)?{WORD}"
    rf"|(?:the|die|les|los)\s+(?:two\s+|three\s+)?{WORD}"
    rf"\s+(?:of|von|de)\s+(?:(?:the|der|la)\s+matri\w+\s+)?{_NAME}"
    rf"|(?:(?:the|die|la)\s+matri\w+\s+)?(?:{_NAME}|it|sie|elle)\s+(?:has|hat|a|tiene)"
    rf"\s+(?:(?:the|die|den|les|la|los|two|three|an|as)\s+)*{WORD}"
    rf"|for\s+(?:the\s+)?{WORD}|{_NAME}\s*的特征值"
    r")(?:\s+(?:are|is|sind|ist|sont|est|son|es|given|by|namely))*[\s:,*_为是]*",
    re.IGNORECASE,
)
# behind an equation for them: "det(A - λI) = …, so the eigenvalues are"
_FOUND = re.compile(
    rf"\W*(?:so|hence|thus|therefore|and|also|daher|donc|luego)\s+(?:the|die|les|los)\s+{WORD}"
    r"(?:\s+(?:are|is|sind|ist|sont|est|son|es|given|by))*[\s:,*_]*",
    re.IGNORECASE,
)
SEVERAL = re.compile(
    r"\b(?:eigenvalues|eigenwerte|valeurs propres|valores propios|autovalores"
    r"|(?:only|einzige[rn]?|seule|único)"
    r" (?:eigenvalue|eigenwert|valeur propre|valor propio|autovalor))\b|特征值",
    re.IGNORECASE,
)
MOST_ROWS = 4
_MOST_BEFORE = 12  # pieces of a sentence that may name the matrix
_ROLES = (Role.ASSIGNMENT, Role.IMPLICIT_DEFINITION)


class Eigenvalues(State):
    """The part of the walk that claims the eigenvalues which a text lists."""

    def with_eigenvalues(self, found: Finding, pieces: tuple[Piece, ...], i: int) -> Finding:
        """Return a finding that claims of the values it gives that they are the eigenvalues."""
        piece = found.piece
        if found.role not in _ROLES or found.links or len(piece.sides) != 2:
            return found
        if piece.signs != ("=",) or lone(piece.sides[0]) is None:
            return found
        if any(i in joined_values(pieces, j) for j in range(max(i - _MOST_BEFORE, 0), i)):
            return found  # λ_2 belongs to λ_1
        before = list(in_sentence_before(pieces, piece))
        words = _words(before, piece)
        if not _LISTS.fullmatch(words) and not _FOUND.fullmatch(words):
            return found
        matrix = self.matrix_meant(before, piece)
        values = self._values_listed(piece, pieces, i)
        if matrix is None or values is None or "." in "".join(map(str, _texts(piece, pieces, i))):
            return found  # decimals may be rounded
        letter = n.variable(str(lone(piece.sides[0])))
        link = _claim(piece, pieces, i, matrix, values, letter, one=not SEVERAL.search(words))
        if link is not None:
            found.links.append(link)
        return found

    def matrix_meant(self, before: list[Piece], piece: Piece) -> Matrix | None:
        """Return the square matrix of numbers that a sentence, or else its section, speaks of."""
        given = {
            name: value
            for name, value in self.scope.definitions.items()
            if isinstance(value, Matrix) and value.shape[0] == value.shape[1] <= MOST_ROWS
            if not n.free_variables(*value.entries)
            if name in self.meant_in and self.meant_in[name].section == piece.section
        }
        named: list[str] = []
        for one in before:
            head = None if one.sides[0].piece is None else head_of(one.sides[0].piece, self.scope)
            if one.signs and (head is None or head.name not in given):
                continue  # what was worked out before: "det(A - λI) = …, so the eigenvalues are"
            if head is None:
                return None  # "the eigenvalues of $A^2$"
            named.append(head.name)
        arrays = [name for name in named if name in given]
        if named and not arrays:
            return None
        chosen = arrays if named else [*given]
        return given[chosen[0]] if len(set(chosen)) == 1 else None

    def _values_listed(
        self, piece: Piece, pieces: tuple[Piece, ...], i: int
    ) -> tuple[n.Node, ...] | None:
        """Return the numbers that the letter, or letters such as λ_1 and λ_2, are said to be."""
        sides = [piece.sides[1], *piece.also]
        sides += [pieces[j].sides[1] for j in _with_others(piece, pieces, i)]
        found = [self.unfinished(side, self.scope) for side in sides]
        values = [one.value for one in found if one is not None and not one.missing]
        nodes = tuple(value for value in values if isinstance(value, n.Node))
        return nodes if len(nodes) == len(sides) and not n.free_variables(*nodes) else None


def _words(before: list[Piece], piece: Piece) -> str:
    """Return the words of a sentence before a list, behind what was worked out in it."""
    said = ""
    for one in before:
        worked_out = one.signs and not isinstance(one.sides[-1].piece, s.MatrixOf)
        said = "" if worked_out else f"{said}{one.before} {_NAME} "
    return said + piece.before


def _texts(piece: Piece, pieces: tuple[Piece, ...], i: int) -> list[str]:
    """Return the values of a list as they are written."""
    others = (pieces[j].sides[1] for j in _with_others(piece, pieces, i))
    return [side.text for side in (piece.sides[1], *piece.also, *others)]


def _with_others(piece: Piece, pieces: tuple[Piece, ...], i: int) -> list[int]:
    """Return the pieces that give λ_2, λ_3, … behind λ_1."""
    return [] if piece.also else [*joined_values(pieces, i)]


def _claim(
    piece: Piece, pieces: tuple[Piece, ...], i: int, matrix: Matrix, values: tuple[n.Node, ...],
    letter: n.Node, *, one: bool,
) -> Link | None:  # fmt: skip
    """Return the claim that values are the eigenvalues of a matrix, or some of them."""
    rows = [[entry - letter if k == j else entry for j, entry in enumerate(row)]
            for k, row in enumerate(matrix.rows)]  # fmt: skip
    whole = determinant(Matrix.of(rows))
    zero = n.relation("=", whole, n.number(0))
    equal = [n.relation("=", letter, value) for value in dict.fromkeys(values)]
    listed = n.logic("or", *equal) if len(equal) > 1 else equal[0]
    complete = one or _is_complete(whole, letter, tuple(dict.fromkeys(values)), len(rows))
    way = "⇔" if complete and not one else "⇐"
    if not complete and not decide(listed, zero, Context(), "implies").refuted:
        return None  # some, or all that are real: whether more are meant is not said
    last = [pieces[j].sides[1] for j in _with_others(piece, pieces, i)]
    end = (*piece.also, *last)[-1].end if piece.also or last else piece.sides[1].end
    symbol = piece.sides[0]
    left = Side(symbol.source, symbol.start, symbol.end, value=zero)
    right = Side(symbol.source, piece.sides[1].start, end, value=listed)
    return Link(left, right, WAYS[way], 1, Scope(), Scope(), "=")


def _is_complete(whole: n.Node, letter: n.Node, values: tuple[n.Node, ...], size: int) -> bool:
    """Say whether a characteristic polynomial is a product of factors with these zeros."""
    for powers in _multiplicities(len(values), size):
        factors = [value - letter for value, power in zip(values, powers, strict=True)
                   for _ in range(power)]  # fmt: skip
        if decide(whole, n.multiply(*factors), Context()).proved:
            return True
    return False


def _multiplicities(count: int, size: int) -> Iterator[tuple[int, ...]]:
    """Yield how often each of some values can be a zero.

    >>> [*_multiplicities(2, 3)]
    [(1, 2), (2, 1)]
    """
    for powers in product(range(1, size + 1), repeat=count):
        if sum(powers) == size:
            yield powers
