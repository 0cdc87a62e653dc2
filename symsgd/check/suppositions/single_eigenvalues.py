r"""Single eigenvalues in words: "the eigenvalues of $A$ are $1$ and $3$", "the largest is 3".

Each number is claimed for itself: det(A − λI) is 0 there.  The largest is compared with the others
where those are known: on the diagonal, or by the trace of two rows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from symsgd.check.clauses.examples import in_sentence_before
from symsgd.check.finding import Finding, Link, is_number
from symsgd.check.judgement import Side
from symsgd.check.judging.implications import WAYS
from symsgd.check.outline import Piece
from symsgd.check.report import Role
from symsgd.check.suppositions.eigenvalues import MOST_ROWS, SEVERAL, WORD, Eigenvalues
from symsgd.check.suppositions.piece_forms import is_alternative, lone
from symsgd.check.suppositions.points_in_words import words_with_signs
from symsgd.check.suppositions.systems import joined_values
from symsgd.expression import node as n
from symsgd.expression.matrix import Matrix
from symsgd.expression.node import Node
from symsgd.prove.decide import decide
from symsgd.read import surface as s
from symsgd.read.arrays.matrices import determinant
from symsgd.read.scope import Scope

_LARGEST = (
    r"(?:largest|biggest|greatest|maximal|maximum|größte[rsn]?|plus grandes?|máximo|mayor|最大)"
)
_SMALLEST = r"(?:smallest|least|minimal|minimum|kleinste[rsn]?|plus petites?|mínimo|menor|最小)"
_NAMED = re.compile(
    r"(?:(?P<matrix>.*§)\W*(?:with|has|having|mit|hat|avec|a|con|tiene)|\W*)\s*"
    r"(?:(?:so|hence|thus|then|also|donc|luego)\b[\s,:]*)?"
    r"(?:the|its|an?|die|der|seine|ihre|ses|les|la|l['’]|sus|los|el)?\s*(?:two|three|zwei|deux|dos)?\s*"
    rf"(?:(?P<largest>{_LARGEST})|(?P<smallest>{_SMALLEST}))?\s*{WORD}"
    r"(?:\s*(?:of|von|de)\s+(?:(?:the|der|la)\s+)?(?:matri\w+|hessian|hesse-?matrix)?\s*§?)?"
    r"(?:\s+(?:are|is|sind|ist|sont|est|son|es|given by|then))*[\s:,*_]*"
    r"(?:¶\s*(?:,|and|und|et|y)*\s*)*",
    re.IGNORECASE | re.DOTALL,
)
_HINT = re.compile(r"eigen|propre|propio|autovalor|特征值", re.IGNORECASE)
_ROLES = (Role.ASSIGNMENT, Role.IMPLICIT_DEFINITION, Role.MENTION, Role.DEFINITION)
_MOST_BEFORE = 6
_ZERO = n.number(0)


class SingleEigenvalues(Eigenvalues):
    """The part of the walk that claims eigenvalues one by one."""

    def with_single_eigenvalue(self, found: Finding, pieces: tuple[Piece, ...]) -> Finding:
        """Return a finding that claims of the number it gives that it is an eigenvalue."""
        piece = found.piece
        if (
            found.role not in _ROLES
            or found.links
            or piece.broken
            or piece.signs not in ((), ("=",))
        ):
            return found
        value = piece.sides[-1]
        if piece.also or is_alternative(piece) or not is_number(value.piece) or "." in value.text:
            return found  # decimals may be rounded
        if piece.signs and lone(piece.sides[0]) is None:
            return found
        before = in_sentence_before(pieces, piece)
        words = words_with_signs(before, piece) if len(before) <= _MOST_BEFORE else ""
        named = _NAMED.fullmatch(words) if _HINT.search(words) else None
        matrix = None if named is None else self._matrix_in(list(before), piece)
        number = self.unfinished(value, self.scope)
        if named is None or matrix is None or number is None or not isinstance(number.value, Node):
            return found
        least, most = (named[one] is not None for one in ("smallest", "largest"))
        letter = piece.sides[0].text if piece.signs else ""
        least, most = least or "min" in letter, most or "max" in letter
        link = None
        if not self._is_listed(pieces, before, piece):
            link = _claim(piece, matrix, number.value, least=least, most=most)
        short = SEVERAL.search(words) and not (least or most)
        short = short and _count(pieces, piece) < len([*matrix.rows])
        if link is not None and not (short and decide(_value(link.left), _ZERO).proved):
            found.links.append(link)  # whether "its eigenvalues are 3" means all of them, is open
        return found

    def _is_listed(self, pieces: tuple[Piece, ...], before: Sequence[Piece], piece: Piece) -> bool:
        """Say whether a number belongs to a list that is claimed as a whole."""
        at = next(i for i, one in enumerate(pieces) if one is piece or one.start == piece.start)
        for i in range(at - len(before), at):
            found = self.findings.get(i)
            whole = found is not None and any(one.relation in WAYS.values() for one in found.links)
            if whole and at in joined_values(pieces, i):
                return True
        return False

    def _matrix_in(self, before: list[Piece], piece: Piece) -> Matrix | None:
        """Return the matrix that a sentence writes out or names, or else that of its section."""
        for one in before:
            if isinstance(one.sides[-1].piece, s.MatrixOf):
                found = self.unfinished(one.sides[-1], self.scope)
                value = None if found is None or found.missing else found.value
                if not isinstance(value, Matrix) or n.free_variables(*value.entries):
                    return None
                return value if value.shape[0] == value.shape[1] <= MOST_ROWS else None
        others = [one for one in before if not is_number(one.sides[-1].piece)]
        return self.matrix_meant(others, piece)


def _claim(piece: Piece, matrix: Matrix, value: Node, *, least: bool, most: bool) -> Link | None:
    """Return the claim that a number is an eigenvalue, and the least or the most of them."""
    rows = [[entry - value if k == j else entry for j, entry in enumerate(row)]
            for k, row in enumerate(matrix.rows)]  # fmt: skip
    whole = determinant(Matrix.of(rows))
    verdict = decide(whole, _ZERO)
    left, right = piece.sides[0], replace(piece.sides[-1], piece=None)
    if not piece.signs:
        found = list(_HINT.finditer(left.source.text, 0, left.start))
        start = found[-1].start() if found else left.start
        word = re.compile(WORD, re.IGNORECASE).match(left.source.text, start)
        left = Side(left.source, start, word.end() if word else start)
    if verdict.refuted or (verdict.proved and not (least or most)):
        claimed = replace(left, piece=None, value=whole), replace(right, value=_ZERO)
        return Link(*claimed, "=", 1, Scope(), Scope())
    others = _others(matrix, value)
    if not verdict.proved or others is None:
        return None
    sign = "<=" if least else ">="
    verdicts = [decide(value, one, relation=sign) for one in others]
    wrong = [one for one, verdict in zip(others, verdicts, strict=True) if verdict.refuted]
    if wrong or all(one.proved for one in verdicts):
        other = (wrong or [*others, value])[0]
        claimed = replace(left, piece=None, value=other), replace(right, value=value)
        return Link(*claimed, "<=" if most else ">=", 1, Scope(), Scope(), "=")
    return None


def _value(side: Side) -> Node:
    return side.value if isinstance(side.value, Node) else _ZERO


def _count(pieces: Sequence[Piece], piece: Piece) -> int:
    """Return how many numbers a sentence lists."""
    here = (one for one in pieces if one.sentence == piece.sentence)
    values = (one.sides[-1].piece for one in here)
    return sum(is_number(one) and not isinstance(one, s.MatrixOf) for one in values)


def _others(matrix: Matrix, value: Node) -> list[Node] | None:
    """Return the other eigenvalues, of a matrix that shows them on its diagonal or has two rows."""
    rows = [*matrix.rows]
    diagonal = [row[k] for k, row in enumerate(rows)]
    below = [row[k] for j, row in enumerate(rows) for k in range(j)]
    if all(entry == _ZERO for entry in below):
        return diagonal
    return [diagonal[0] + diagonal[1] - value] if len(rows) == len("ab") else None
