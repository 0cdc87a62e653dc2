r"""Formulas about vectors and matrices of any size, written out for an entry.

``\hat y = \sigma(w^\top x + b)`` says ŷ = σ(Σ_k w_k x_k + b), and ``\frac{\partial L}{\partial w} =
(\hat y - y) x`` says ∂L/∂w_i = (ŷ − y) x_i for every i.  Matrices need not be square: with zeros
around it any matrix is, and every sum that comes up here has terms that vanish there.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace

from symsgd.read import surface as s

ONE, MANY, EITHER = "1", "n", "?"  # a derivative by a vector may be a row or a column
Shape = tuple[str, str]  # rows and columns
NUMBER: Shape = (ONE, ONE)
COLUMN: Shape = (MANY, ONE)
_LETTERS = "kmpqrstuvijlab"
_JUXTAPOSED = ("", "*")


class NoShape(Exception):
    """A formula whose parts do not fit together as vectors and matrices."""


@dataclass
class Components:
    r"""Writes formulas out for an entry; ``ranks`` says which letters are vectors and matrices.

    >>> from symsgd.read.parse import parse
    >>> entries = Components({"w": 1, "x": 1}, taken="wxb")
    >>> side = parse(r"w^\top x + b")
    >>> entries.shape(side), sum(isinstance(part, s.Big) for part in s.walk(entries.entry(side)))
    (('1', '1'), 1)
    """

    ranks: Mapping[str, int]
    taken: Collection[str] = ()
    functions: Collection[str] = ()
    _used: int = field(default=0)

    # -- shapes ------------------------------------------------------------------------------

    def shape(self, piece: s.Surface) -> Shape:
        """Return how many rows and columns a formula has, or raise :class:`NoShape`."""
        match piece:
            case s.Letter():
                return self._of_letter(piece)
            case s.Scripted(base=base, scripts=(s.Script(kind="transpose"),), sub=None):
                rows, columns = self.shape(base)
                return (columns, rows) if EITHER not in (rows, columns) else (rows, columns)
            case s.Sum():
                return self.agreed(self.shape(term) for _, term in piece.terms)
            case s.Product():
                return self._of_product(piece)
            case s.Group(bracket="(" | "[" | "{", items=(item,)):
                return self.shape(item)
            case s.Fraction():
                if self.shape(piece.denominator) != NUMBER:
                    raise NoShape
                return self.shape(piece.numerator)
            case s.Derivative(operand=s.Surface(), variables=((variable, 1),), times=None):
                if self.shape(piece.operand) != NUMBER:  # type: ignore[arg-type]
                    raise NoShape
                return _slope(self.shape(variable))
        if self._power(piece) is not None:
            return NUMBER
        named = (part.name for part in s.walk(piece) if isinstance(part, s.Letter))
        if not self.ranks.keys().isdisjoint(named) and self._norm(piece) is None:
            raise NoShape
        return NUMBER

    def _of_letter(self, letter: s.Letter) -> Shape:
        rank = self.ranks.get(letter.name, 0)
        return (NUMBER, COLUMN, (MANY, MANY))[rank]

    def _of_product(self, piece: s.Product) -> Shape:
        if (variable := _differentiated(piece)) is not None:
            if self.shape(self._rest(piece)) != NUMBER:
                raise NoShape
            return _slope(self.shape(variable))
        shape = NUMBER
        for i, factor in enumerate(piece.factors):
            other, operator = self.shape(factor), piece.operators[i - 1] if i else ""
            open_operator = isinstance(factor, s.Gradient | s.Dots) or (
                isinstance(factor, s.Derivative) and factor.operand is None
            )
            if open_operator or (operator not in _JUXTAPOSED and {other, shape} != {NUMBER}):
                raise NoShape
            applied = i and self._is_function(piece.factors[i - 1])
            if applied and other != NUMBER:
                raise NoShape  # a function of each entry
            shape = self._times(shape, other, dot=operator == "*")
        return shape

    def _times(self, first: Shape, second: Shape, *, dot: bool) -> Shape:
        if NUMBER in (first, second):
            return second if first == NUMBER else first
        if EITHER in (*first, *second):
            raise NoShape
        if dot and first == second == COLUMN:
            return NUMBER
        if first[1] != second[0]:
            raise NoShape
        return first[0], second[1]

    def agreed(self, shapes: Iterator[Shape]) -> Shape:
        """Return the one shape that several formulas have."""
        found = list(shapes)
        sure = {shape for shape in found if EITHER not in shape}
        if len(sure) > 1 or (sure & {NUMBER, (MANY, MANY)} and len(set(found)) > 1):
            raise NoShape
        return sure.pop() if sure else found[0]

    def _is_function(self, piece: s.Surface) -> bool:
        base = piece.base if isinstance(piece, s.Scripted) else piece
        return isinstance(base, s.Letter) and (base.word or base.name in self.functions)

    # -- entries -----------------------------------------------------------------------------

    def entry(
        self, piece: s.Surface, row: str | None = None, column: str | None = None
    ) -> s.Surface:
        """Return the entry in a row and a column; an index is None where there is but one."""
        shape = self.shape(piece)
        match piece:
            case s.Letter() if shape != NUMBER:
                return _indexed(piece, [each for each in (row, column) if each is not None])
            case s.Scripted(base=base, scripts=(s.Script(kind="transpose"),), sub=None):
                return self.entry(base, column, row)
            case s.Sum():
                terms = tuple((sign, self.entry(term, row, column)) for sign, term in piece.terms)
                return replace(piece, terms=terms)
            case s.Product():
                return self._product(piece, row, column)
            case s.Group(bracket="(" | "[" | "{", items=(item,)):
                return replace(piece, items=(self.entry(item, row, column),))
            case s.Fraction():
                below = self.entry(piece.denominator)
                above = self.entry(piece.numerator, row, column)
                return replace(piece, numerator=above, denominator=below)
            case s.Derivative(operand=s.Surface(), variables=((variable, 1),), times=None) if (
                shape != NUMBER
            ):
                place = self._place(variable, row, column)
                operand = self.entry(piece.operand)  # type: ignore[arg-type]
                return replace(piece, operand=operand, variables=((place, 1),))
        if (number := self._power(piece)) is not None:
            return replace(piece, base=self.entry(number))  # type: ignore[call-arg]
        norm = self._norm(piece)
        return piece if norm is None else self._squares(piece, norm)

    def _place(self, variable: s.Surface, row: str | None, column: str | None) -> s.Surface:
        """Return the entry by which a derivative is taken: it does not matter how it lies."""
        if self.shape(variable) == (MANY, MANY):
            return self.entry(variable, row, column)
        return self.entry(variable, row if row is not None else column)

    def _product(self, piece: s.Product, row: str | None, column: str | None) -> s.Surface:
        if (variable := _differentiated(piece)) is not None:
            place = self._place(variable, row, column)
            body = s.Group(piece.start, piece.end, "(", (self.entry(self._rest(piece)),))
            return s.Derivative(piece.start, piece.end, body, ((place, 1),), partial=True)
        if all(self.shape(factor) == NUMBER for factor in piece.factors):
            return replace(piece, factors=tuple(map(self.entry, piece.factors)))
        numbers: list[s.Surface] = []
        arrays: list[s.Surface] = []
        for i, factor in enumerate(piece.factors):
            if self.shape(factor) == NUMBER:
                numbers.append(self.entry(factor))
            elif arrays and i and piece.operators[i - 1] == "*" and self._dots(arrays[-1], factor):
                numbers.append(self._summed(piece, arrays.pop(), factor))
            else:
                arrays.append(factor)
        if arrays:
            numbers.append(self._chain(piece, arrays, row, column))
        return s.Product(piece.start, piece.end, tuple(numbers), ("",) * (len(numbers) - 1))

    def _dots(self, first: s.Surface, second: s.Surface) -> bool:
        return self.shape(first) == self.shape(second) == COLUMN

    def _summed(self, piece: s.Product, first: s.Surface, second: s.Surface) -> s.Surface:
        index = self._fresh()
        return _sum(piece, index, self.entry(first, index), self.entry(second, index))

    def _chain(
        self, piece: s.Product, arrays: list[s.Surface], row: str | None, column: str | None
    ) -> s.Surface:
        """Return the entry of a product of arrays: each is multiplied with all that follows."""
        first, *rest = arrays
        if not rest:
            return _grouped(self.entry(first, row, column))
        if self.shape(first)[1] == ONE:
            right = self._chain(piece, rest, None, column)
            return s.Product(piece.start, piece.end, (self.entry(first, row), right), ("",))
        index = self._fresh()
        right = self._chain(piece, rest, index, column)
        return _sum(piece, index, _grouped(self.entry(first, row, index)), right)

    def _power(self, piece: s.Surface) -> s.Surface | None:
        """Return the number in brackets that a power is one of, or None."""
        match piece:
            case s.Scripted(
                base=s.Group(bracket="("), sub=None, scripts=(s.Script(kind="exponent"),)
            ):
                return piece.base if self.shape(piece.base) == NUMBER else None
        return None

    def _norm(self, piece: s.Surface) -> s.Surface | None:
        r"""Return the vector v of ``\|v\|^2``, or None."""
        match piece:
            case s.Scripted(
                base=s.Group(bracket="\\|", items=(inside,)),
                sub=None | s.Number(digits="2"),
                scripts=(s.Script(kind="exponent", body=s.Number(digits="2")),),
            ):
                return inside if self.shape(inside) == COLUMN else None
        return None

    def _squares(self, piece: s.Surface, inside: s.Surface) -> s.Surface:
        index = self._fresh()
        square = s.Script("exponent", piece.start, piece.end, s.Number(piece.start, piece.end, "2"))
        body = _grouped(self.entry(inside, index))
        powered = s.Scripted(piece.start, piece.end, body, None, (square,))
        lower = s.Letter(piece.start, piece.end, index)
        return s.Big(piece.start, piece.end, "sum", lower, None, powered)

    def _rest(self, piece: s.Product) -> s.Surface:
        """Return what stands behind an operator at the beginning of a product."""
        factors, operators = piece.factors[1:], piece.operators[1:]
        return factors[0] if len(factors) == 1 else replace(
            piece, factors=factors, operators=operators
        )  # fmt: skip

    def _fresh(self) -> str:
        free = [letter for letter in _LETTERS if letter not in self.taken]
        self._used += 1
        if self._used > len(free):
            raise NoShape
        return free[self._used - 1]


def _slope(shape: Shape) -> Shape:
    if EITHER in shape:
        raise NoShape
    return (MANY, EITHER) if ONE in shape and shape != NUMBER else shape


def _differentiated(piece: s.Product) -> s.Surface | None:
    """Return the vector by which a product is differentiated that begins with an operator."""
    first = piece.factors[0]
    if isinstance(first, s.Gradient) and piece.operators[0] == "":
        return first.over
    alone = len(piece.factors) == 2 and isinstance(piece.factors[1], s.Group | s.Letter)
    match first:
        case s.Derivative(operand=None, variables=((variable, 1),), times=None) if alone:
            return variable
    return None


def _indexed(letter: s.Letter, indices: list[str]) -> s.Surface:
    start, end = letter.start, letter.end
    letters = tuple(s.Letter(start, end, index) for index in indices)
    sub = letters[0] if len(letters) == 1 else s.Product(start, end, letters, ("",))
    return s.Scripted(start, end, letter, sub, ())


def _grouped(piece: s.Surface) -> s.Surface:
    if isinstance(piece, s.Letter | s.Scripted | s.Group | s.Number):
        return piece
    return s.Group(piece.start, piece.end, "(", (piece,))


def _sum(piece: s.Surface, index: str, first: s.Surface, second: s.Surface) -> s.Surface:
    body = s.Product(piece.start, piece.end, (first, second), ("",))
    lower = s.Letter(piece.start, piece.end, index)
    return _grouped(s.Big(piece.start, piece.end, "sum", lower, None, body))
