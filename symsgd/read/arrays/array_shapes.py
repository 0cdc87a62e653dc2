r"""Shapes of formulas about vectors and matrices of any size: ``W^\top \delta`` is a column.

A function is taken entry by entry; e^A, which is something else, has no shape here.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from symsgd.functions.table import FUNCTIONS, canonical_name
from symsgd.read import surface as s
from symsgd.read.arrays.array_factors import (
    Applied,
    ArrayFactors,
    is_literal_one,
    is_one,
    rest_of,
)
from symsgd.read.arrays.entry_ranges import indices_of
from symsgd.read.arrays.shapes import (
    COLUMN,
    EITHER,
    GRADIENT,
    MANY,
    MATRIX,
    NUMBER,
    ONE,
    NoShape,
    Shape,
    agreed,
    times,
)
from symsgd.read.tokens.function_words import FUNCTION_NAMES

TRACES = ("tr", "Tr", "trace")
_OF_MATRICES = {"exp", "log", "sqrt", "sin", "cos", "tan", "sinh", "cosh", "sign", "abs"}
_JUXTAPOSED = ("", "*")
_WHOLE = {"2": 2, "3": 3, "4": 4}


@dataclass
class ArrayShapes(ArrayFactors):
    r"""Says what shape a formula has; ``ranks`` says which letters are vectors and matrices.

    >>> from symsgd.read.notation.parse import parse
    >>> shapes = ArrayShapes({"w": 1, "x": 1}, taken="wxb")
    >>> shapes.shape(parse(r"w^\top x + b")), shapes.shape(parse(r"x w^\top"))
    (('1', '1'), ('n', 'n'))
    """

    ranks: Mapping[str, int]
    taken: Collection[str] = ()
    functions: Collection[str] = ()
    rows: Collection[str] = ()  # letters whose x_i are vectors
    identity: bool = True  # whether I is the unit matrix
    euclidean: bool = True  # whether ‖x‖² is x^T x, and ⟨x, y⟩ is x^T y
    turned: bool = False  # whether ∂a/∂z has a column, not a row, for each entry of a
    has_jacobian: bool = field(default=False, init=False)

    def shape(self, piece: s.Surface) -> Shape:
        """Return how many rows and columns a formula has, or raise :class:`NoShape`."""
        match piece:
            case s.Letter():
                return self._of_letter(piece)
            case s.Named(words="1"):
                return COLUMN
            case s.Scripted():
                return self._of_scripted(piece)
            case s.Sum():
                return self._of_sum(piece)
            case s.Product():
                return self._of_product(piece)
            case Applied():
                return self._of_applied(piece)
            case s.Group(bracket="(" | "[" | "{", items=(item,)):
                return self.shape(item)
            case s.Group(bracket="\\|", items=(item,)):
                of_vector = self.euclidean and self.shape(item) == COLUMN
                return NUMBER if of_vector else self._without_arrays(piece)
            case s.Group(bracket="angle", items=(one, other)) if self.euclidean:
                return NUMBER if self._dots(one, other) else self._without_arrays(piece)
            case s.Fraction():
                if self.shape(piece.denominator) != NUMBER:
                    raise NoShape
                return self.shape(piece.numerator)
            case s.Root(body=body, degree=None):
                return self._number(body)
            case s.Big(kind="sum", body=s.Surface()):
                return self.shape(piece.body)  # type: ignore[arg-type]
            case s.Derivative(operand=s.Surface()):
                return self._of_derivative(piece)
        return self._without_arrays(piece)

    def _dots(self, first: s.Surface, second: s.Surface) -> bool:
        return self.shape(first) == self.shape(second) == COLUMN

    def _number(self, piece: s.Surface) -> Shape:
        if self.shape(piece) != NUMBER:
            raise NoShape
        return NUMBER

    def _without_arrays(self, piece: s.Surface) -> Shape:
        named = {part.name for part in s.walk(piece) if isinstance(part, s.Letter)}
        ones = any(is_one(part) for part in s.walk(piece))
        if ones or not {*self.ranks, *self.rows}.isdisjoint(named):
            raise NoShape
        return NUMBER

    def _of_letter(self, letter: s.Letter) -> Shape:
        if self.is_identity(letter):
            return MATRIX
        return (NUMBER, COLUMN, MATRIX, COLUMN[::-1])[self.ranks.get(letter.name, 0)]

    def is_identity(self, piece: s.Surface) -> bool:
        """Say whether a piece is the unit matrix: ``I``, or ``I_n``."""
        if isinstance(piece, s.Scripted):
            sized = isinstance(piece.sub, s.Letter) and piece.sub.name in "nmdkp"
            return sized and not piece.scripts and self.is_identity(piece.base)
        named = isinstance(piece, s.Letter) and piece.name == "I"
        return named and self.identity and "I" not in self.ranks

    def _of_scripted(self, piece: s.Scripted) -> Shape:
        if self.is_identity(piece):
            return MATRIX
        if self.normed(piece) is not None:
            return NUMBER
        match piece:
            case s.Scripted(base=base, scripts=(s.Script(kind="transpose"),), sub=None):
                rows, columns = self.shape(base)
                return (columns, rows) if EITHER not in (rows, columns) else (rows, columns)
            case s.Scripted(scripts=(s.Script(kind="exponent", body=s.Surface() as body),)):
                return self._of_power(piece, body)
        if self.is_sample(piece):
            return COLUMN
        if (array := self.indexed(piece)) is not None:
            letters = indices_of(piece.sub) or ()
            if len(letters) != self.shape(array).count(MANY):
                raise NoShape
            return NUMBER
        return self._without_arrays(piece)

    def is_sample(self, piece: s.Surface) -> bool:
        """Say whether a piece is one of several vectors, such as x_i."""
        if not isinstance(piece, s.Scripted) or piece.scripts:
            return False
        named = isinstance(piece.base, s.Letter) and piece.base.name in self.rows
        return named and len(indices_of(piece.sub) or ()) == 1

    def indexed(self, piece: s.Surface) -> s.Surface | None:
        """Return the array of which a piece is an entry, or None if it is none."""
        if not isinstance(piece, s.Scripted) or piece.scripts or indices_of(piece.sub) is None:
            return None
        array = isinstance(piece.base, s.Group) or (
            isinstance(piece.base, s.Letter) and piece.base.name in self.ranks
        )
        if not array or self.shape(piece.base) not in (COLUMN, COLUMN[::-1], MATRIX, GRADIENT):
            return None
        return piece.base

    def _of_power(self, piece: s.Scripted, exponent: s.Surface) -> Shape:
        base = piece.base
        if self.squared(piece) is not None:
            return NUMBER
        if isinstance(base, s.Letter) and base.name == "e" and piece.sub is None:
            shape = self.shape(exponent)
            return shape if ONE in shape else self._number(exponent)
        if piece.sub is not None and self.indexed(replace(piece, scripts=())) is not None:
            self._number(replace(piece, scripts=()))
            return self._number(exponent)
        shape = self.shape(base) if piece.sub is None else self._without_arrays(piece)
        if shape == MATRIX and isinstance(exponent, s.Number) and exponent.digits in _WHOLE:
            return MATRIX
        if shape != NUMBER:
            raise NoShape
        return self._number(exponent)

    def squared(self, piece: s.Surface) -> s.Surface | None:
        r"""Return the array of ``\|v\|^2`` or ``\|W\|_F^2``, or None."""
        match piece:
            case s.Scripted(
                base=s.Group(bracket="\\|", items=(inside,)),
                sub=sub,
                scripts=(s.Script(kind="exponent", body=s.Number(digits="2")),),
            ):
                return inside if self._is_euclidean(inside, sub) else None
        return None

    def normed(self, piece: s.Surface) -> s.Surface | None:
        r"""Return the array of ``\|v\|_2`` or ``\|W\|_F``, or None."""
        match piece:
            case s.Scripted(
                base=s.Group(bracket="\\|", items=(inside,)), sub=s.Surface() as sub, scripts=()
            ):
                return inside if self._is_euclidean(inside, sub) else None
        return None

    def _is_euclidean(self, inside: s.Surface, sub: s.Surface | None) -> bool:
        """Say whether the square of a norm is a sum of squares."""
        shape = self.shape(inside)
        two = sub is None or (isinstance(sub, s.Number) and sub.digits == "2")
        of_matrix = isinstance(sub, s.Letter) and sub.name == "F"
        fits = (two and shape in (COLUMN, GRADIENT)) or (of_matrix and shape == MATRIX)
        return fits and self.euclidean

    # -- sums and products -------------------------------------------------------------------

    def _of_sum(self, piece: s.Sum) -> Shape:
        terms = [term for _, term in piece.terms]
        others = [term for term in terms if not is_literal_one(term)]
        if len(others) < len(terms) and others:
            shape = agreed(self.shape(term) for term in others)
            if shape in (COLUMN, COLUMN[::-1]):
                return shape  # 1 beside a vector is a vector of ones
        return agreed(self.shape(term) for term in terms)

    def _of_product(self, piece: s.Product) -> Shape:
        if (variable := self.differentiated(piece)) is not None:
            operand = rest_of(piece)
            return self._slope(self.shape(operand), self.shape(variable))
        parts = self.entrywise(piece)
        if len(parts) > 1:
            return agreed(self.shape(part) for part in parts)
        shape = NUMBER
        for i, (operator, factor) in enumerate(self.operands(piece)):
            other = self.shape(factor)
            open_operator = isinstance(factor, s.Gradient | s.Dots) or (
                isinstance(factor, s.Derivative) and factor.operand is None
            )
            plain = {other, shape} == {NUMBER}
            over = operator == "/" and other == NUMBER
            if ONE == shape[0] != shape[1] and other == NUMBER and _may_be_sample(factor):
                raise NoShape  # w^T x_i
            if open_operator or (operator not in _JUXTAPOSED and not plain and not over):
                raise NoShape
            shape = times(shape, other, dot=operator == "*") if i else other
        return shape

    def _of_applied(self, piece: Applied) -> Shape:
        shape = self._of_value(piece)
        if piece.index is None:
            return shape
        letters = indices_of(piece.index)
        if letters is None or len(letters) != shape.count(MANY):
            raise NoShape
        return NUMBER

    def _of_value(self, piece: Applied) -> Shape:
        shape, name = self.shape(piece.argument), piece.name
        if name in TRACES or name in ("softmax", "diag"):
            taken = {"softmax": (COLUMN, COLUMN), "diag": (COLUMN, MATRIX)}
            wanted, result = taken.get(name, (MATRIX, NUMBER))
            if shape != wanted or isinstance(piece.function, s.Scripted):
                raise NoShape
            return result
        if shape == NUMBER:
            return NUMBER
        table = FUNCTION_NAMES.get(name) or canonical_name(name)
        known = name in self.functions or table in FUNCTIONS
        if not known or EITHER in shape or (shape == MATRIX and table in _OF_MATRICES):
            raise NoShape
        return shape

    # -- derivatives -------------------------------------------------------------------------

    def _of_derivative(self, piece: s.Derivative) -> Shape:
        operand = self.shape(piece.operand)  # type: ignore[arg-type]
        by = {self.shape(variable) for variable, _ in piece.variables}
        if by == {NUMBER}:
            return operand
        if len(piece.variables) != 1 or piece.variables[0][1] != 1:
            raise NoShape
        return self._slope(operand, *by)

    def _slope(self, operand: Shape, by: Shape) -> Shape:
        if EITHER in (*operand, *by):
            raise NoShape
        if NUMBER in (operand, by):
            other = by if operand == NUMBER else operand
            return GRADIENT if ONE in other and other != NUMBER and operand == NUMBER else other
        if operand != COLUMN or by != COLUMN:
            raise NoShape
        self.has_jacobian = True
        return MATRIX


def _may_be_sample(piece: s.Surface) -> bool:
    """Say whether a piece is x_i, which may be a vector as well as a number."""
    letter = isinstance(piece, s.Scripted) and isinstance(piece.base, s.Letter)
    return letter and len(indices_of(piece.sub) or ()) == 1  # type: ignore[attr-defined]
