"""What sums, brackets, roots, matrices and cases mean."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from symsgd.expression import node as n
from symsgd.expression.matrix import Matrix
from symsgd.expression.node import Node
from symsgd.read import surface as s
from symsgd.read import values as v
from symsgd.read.arrays.matrices import determinant
from symsgd.read.arrays.row_or_column import fitting_terms
from symsgd.read.arrays.unit_matrices import with_unit_matrix
from symsgd.read.functions.overlapping_cases import OVERLAP, contradict
from symsgd.read.limits import constant_value
from symsgd.read.names import subscript_text
from symsgd.read.sums import ellipsis
from symsgd.read.values import Value

if TYPE_CHECKING:
    from symsgd.read.meaning import Elaborator


def number_of(e: Elaborator, piece: s.Number) -> Node:
    """Return a number; a decimal may stand for an interval."""
    value = Fraction(piece.digits)
    if "." in piece.digits and e.scope.notation.decimals == "interval":
        half = Fraction(1, 2 * 10 ** len(piece.digits.split(".")[1]))
        return n.variable(f"decimal {value - half} {value + half} {piece.start}")
    return n.number(value)


def sum_of(e: Elaborator, piece: s.Sum) -> Value:
    """Return a sum; a 1×1 matrix counts as a number among numbers."""
    if ellipsis.has_dots([term for _, term in piece.terms]):
        return e.value(ellipsis.total(e, piece))
    terms = [(sign, e.value(term)) for sign, term in piece.terms]
    values = [v.minus(value) if sign == "-" else value for sign, value in terms]
    values = fitting_terms(e, [term for _, term in piece.terms], values)
    values = with_unit_matrix(e, piece, _with_ones(e, piece, values))
    shapes = {isinstance(value, Matrix) for value in values}
    if len(shapes) == 2 and all(
        v.plain(value) is not value or isinstance(value, Node) for value in values
    ):
        e.decide("unit-matrix", piece, "a 1×1 matrix is taken as a number")
        if not e.scope.notation.unit_matrix_is_scalar:
            raise e.wrong(piece, "shape-mismatch", "a 1×1 matrix and a number are added",
                             "set unit_matrix_is_scalar in the problem file")  # fmt: skip
    return v.total(values)


def _with_ones(e: Elaborator, piece: s.Sum, values: list[Value]) -> list[Value]:
    """Return the terms of ``1 - a`` with 1 as a vector of ones, if a is a vector of a network."""
    shapes = {value.shape for value in values if isinstance(value, Matrix)} - {(1, 1)}
    ones = [isinstance(term, s.Number) and term.digits == "1" for _, term in piece.terms]
    if len(shapes) != 1 or not any(ones) or e.scope.layers is None:
        return values
    rows, columns = shapes.pop()
    if 1 not in (rows, columns):
        return values
    e.decide("ones", piece, "1 next to a vector is a vector of ones")
    return [
        Matrix(((value,) * columns,) * rows) if one and isinstance(value, Node) else value
        for one, value in zip(ones, values, strict=True)
    ]


def group_of(e: Elaborator, piece: s.Group) -> Value:
    """Return what a bracket encloses: one value, a tuple, an absolute value."""
    if piece.bracket in ("floor", "ceil"):
        return v.rounded(piece.bracket, e.number(piece.items[0]))
    if piece.bracket in ("|", "\\|"):
        return bars_of(e, piece)
    if piece.bracket == "cancel":
        e.decide("crossed-out", piece, "what is crossed out still counts")
    if len(piece.items) == 1:
        return e.value(piece.items[0])
    if piece.bracket in ("\\{", "{"):
        raise e.wrong(piece, "set", "a set is no number", "expected an expression")
    if piece.bracket == "angle" and len(piece.items) == 2:
        return _inner_product(e, piece)
    e.loose = True
    entries = [v.number_of(e.value(item), "an entry") for item in ellipsis.items(e, piece.items)]
    return Matrix.column(*entries)


def _inner_product(e: Elaborator, piece: s.Group) -> Value:
    """Return ⟨u, v⟩ of two vectors; of two numbers it may be a pair as well."""
    left, right = (e.value(item) for item in piece.items)
    if isinstance(left, Matrix) and isinstance(right, Matrix):
        return v.plain(Matrix.row(*left.entries) @ Matrix.column(*right.entries))
    raise e.wrong(piece, "two-meanings", "⟨a, b⟩ of numbers is a pair or a product",
                  "write (a, b), or a^T b")  # fmt: skip


def norm_of(e: Elaborator, piece: s.Group, kind: s.Surface) -> Value:
    r"""Return a norm with its index: ``\|v\|_1``, ``\|v\|_2``, ``\|v\|_\infty``, ``\|W\|_F``."""
    value = v.plain(e.value(piece.items[0]))
    name = subscript_text(kind, dict(e.scope.indices))
    if not isinstance(value, Matrix):
        _ask_for_shapes(e, value)
        return n.apply("abs", value)
    sizes = [n.apply("abs", entry) for entry in value.entries]
    squares = [n.power(entry, n.number(2)) for entry in value.entries]
    if name == "F" or (name == "2" and value.is_vector):
        return n.apply("sqrt", n.add(*squares))
    if value.is_vector and name == "1":
        return n.add(*sizes)
    if value.is_vector and name == "infinity":
        return v.applied("max", sizes)
    raise e.wrong(piece, "not-supported", f"the norm with index {name} is not read",
                  "write out what it is")  # fmt: skip


def _ask_for_shapes(e: Elaborator, value: Node) -> None:
    """Note the symbols in a norm that nobody declared: vectors have several norms."""
    e.missing += [name for name in sorted(n.free_variables(value)) if not e.scope.knows(name)]


def bars_of(e: Elaborator, piece: s.Group) -> Value:
    """Return an absolute value, a norm or a determinant."""
    inside = piece.items[0]
    value = e.value(inside)
    if isinstance(inside, s.MatrixOf) and isinstance(value, Matrix) and piece.bracket == "|":
        return determinant(value)
    value = v.plain(value)
    if isinstance(value, Matrix):
        return _bars_of_array(e, piece, value)
    names = [name for name in n.free_variables(value) if not e.scope.knows(name)]
    if piece.bracket == "\\|" and names:
        e.decide("norm", piece, f"{', '.join(sorted(names))} in ‖…‖ read as numbers")
    return n.apply("abs", value)


def _bars_of_array(e: Elaborator, piece: s.Group, value: Matrix) -> Value:
    """Return the norm of a vector, of a matrix its determinant or a norm."""
    square = len(value.rows) == len(value.rows[0])
    if piece.bracket == "|" and square and not value.is_vector:
        text = "|…| of a matrix read as its determinant"
        if e.decide("determinant", piece, text, ("norm",)) is None:
            return determinant(value)
    elif value.is_vector and "vectors" in e.scope.throughout.norms:
        raise e.lacks("which norm ‖…‖ is")
    elif not value.is_vector and "matrices" in e.scope.throughout.norms:
        raise e.lacks("which norm of a matrix ‖…‖ is")
    elif not value.is_vector and "frobenius" not in e.scope.throughout.norms:
        e.decide("matrix-norm", piece, "‖…‖ of a matrix read as the Frobenius norm")
    squares = [n.power(entry, n.number(2)) for entry in value.entries]
    return n.apply("sqrt", n.add(*squares))


def root_of(e: Elaborator, piece: s.Root) -> Value:
    """Return a root."""
    body = e.value(piece.body)
    if piece.degree is None:
        return v.applied("sqrt", [body])
    degree = e.number(piece.degree)
    if degree is n.number(2):
        return v.applied("sqrt", [body])
    if degree.head != n.NUMBER:
        return v.raised(body, n.divide(n.number(1), degree))
    return n.apply("root", v.number_of(body, "the radicand"), degree)


def matrix_of(e: Elaborator, piece: s.MatrixOf) -> Value:
    """Return a matrix, or its determinant between bars."""
    matrix = Matrix.of(
        [[v.number_of(e.value(entry), "an entry") for entry in row] for row in piece.rows]
    )
    return determinant(matrix) if piece.bracket == "vmatrix" else matrix


def binomial_of(e: Elaborator, piece: s.Binomial) -> Value:
    r"""Return a binomial coefficient; ``\binom{3}{-1}`` is how a column is set as well."""
    upper, lower = e.value(piece.upper), e.value(piece.lower)
    numbers = [constant_value(one) if isinstance(one, Node) else None for one in (upper, lower)]
    if None not in numbers and not 0 <= numbers[1] <= numbers[0]:  # type: ignore[operator]
        raise e.lacks("whether \\binom is a column or a number")
    return v.applied("binomial", [upper, lower])


def cases_of(e: Elaborator, piece: s.Cases) -> Value:
    """Return a value that depends on conditions."""
    branches = []
    for value, condition in piece.branches:
        holds = n.logic("true") if condition is None else condition_of(e, condition)
        branches.append((e.number(value), holds))
    if contradict(branches):
        e.decide(OVERLAP, piece, "two cases hold for the same numbers, and the first is taken")
    return n.piecewise(*branches)


def _told_apart(e: Elaborator, side: s.Surface, signs: tuple[str, ...]) -> Node:
    """Return a side of a condition; that indices are equal or not is known in every case."""
    if (
        isinstance(side, s.Letter)
        and {*signs} <= {"=", "!="}
        and side.name in e.scope.sums.case_letters
    ):
        return n.number(e.scope.indices[side.name])
    return e.number(side)


def condition_of(e: Elaborator, piece: s.Surface) -> Node:
    """Return a relation, a chain of them, or some joined by "and" or "or", as a condition."""
    if isinstance(piece, s.Group) and piece.bracket in ("and", "or"):
        return n.logic(piece.bracket, *[condition_of(e, item) for item in piece.items])
    if not isinstance(piece, s.Relation):
        raise e.wrong(piece, "condition", "this is no condition", "expected x > 0 or the like")
    if any(sign not in n.RELATIONS for sign in piece.signs):
        raise e.wrong(piece, "condition", "this relation is no condition", "expected < or =")
    if len(piece.sides) <= len(piece.signs):
        raise e.wrong(piece, "no-operand", "a side of the relation is missing",
                      "expected an expression")  # fmt: skip
    sides = [_told_apart(e, side, piece.signs) for side in piece.sides]
    links = [n.relation(sign, *sides[i : i + 2]) for i, sign in enumerate(piece.signs)]
    return links[0] if len(links) == 1 else n.logic("and", *links)
