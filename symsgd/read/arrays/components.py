r"""Formulas about vectors and matrices of any size, written out for an entry.

``\hat y = \sigma(w^\top x + b)`` says ŷ = σ(Σ_k w_k x_k + b), and ``\frac{\partial L}{\partial w} =
(\hat y - y) x`` says ∂L/∂w_i = (ŷ − y) x_i for every i.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from symsgd.read import surface as s
from symsgd.read.arrays.array_factors import Applied, is_literal_one, rest_of
from symsgd.read.arrays.array_shapes import TRACES, ArrayShapes
from symsgd.read.arrays.entry_ranges import UNIT, indices_of
from symsgd.read.arrays.shapes import COLUMN, GRADIENT, MANY, MATRIX, NUMBER, ONE, NoShape, times
from symsgd.read.indexed import KRONECKER

_LETTERS = "kmpqrstuvijlab"
Place = str | None


@dataclass
class Components(ArrayShapes):
    r"""Writes formulas out for an entry.

    >>> from symsgd.read.notation.parse import parse
    >>> entries = Components({"w": 1, "x": 1}, taken="wxb")
    >>> side = parse(r"w^\top x + b")
    >>> sum(isinstance(part, s.Big) for part in s.walk(entries.entry(side)))
    1
    """

    _used: set[str] = field(default_factory=set, init=False)  # the indices of entries, and of sums

    def entry(self, piece: s.Surface, row: Place = None, column: Place = None) -> s.Surface:
        """Return the entry in a row and a column; an index is None where there is but one."""
        self._used.update(filter(None, (row, column)))
        shape = self.shape(piece)
        if self.is_identity(piece):
            return self._same(piece, row, column)
        match piece:
            case s.Letter() if shape != NUMBER:
                return _indexed(piece, [each for each in (row, column) if each is not None])
            case s.Named(words="1"):
                return s.Number(piece.start, piece.end, "1")
            case s.Scripted(base=base, scripts=(s.Script(kind="transpose"),), sub=None):
                return self.entry(base, column, row)
            case s.Scripted() if self.is_sample(piece):
                return _indexed(piece.base, [*(indices_of(piece.sub) or ()), row or ""])  # type: ignore[arg-type]
            case s.Scripted():
                return self._scripted(piece, row, column)
            case s.Sum():
                terms = tuple((sign, self._term(term, row, column)) for sign, term in piece.terms)
                return replace(piece, terms=terms)
            case s.Product():
                return self._product(piece, row, column)
            case Applied():
                return self._of_function(piece, row, column)
            case s.Group(bracket="(" | "[" | "{", items=(item,)):
                return replace(piece, items=(self.entry(item, row, column),))
            case s.Group(bracket="\\|", items=(item,)) if self.shape(item) == COLUMN:
                return s.Root(piece.start, piece.end, self._squares(piece, item), None)
            case s.Group(bracket="angle", items=(one, other)) if shape == NUMBER:
                return self._inner(piece, one, other)
            case s.Fraction():
                below = self.entry(piece.denominator)
                above = self.entry(piece.numerator, row, column)
                return replace(piece, numerator=above, denominator=below)
            case s.Root(body=body, degree=None):
                return replace(piece, body=self.entry(body))
            case s.Big(kind="sum", body=s.Surface()):
                return replace(piece, body=self.entry(piece.body, row, column))  # type: ignore[arg-type]
            case s.Derivative(operand=s.Surface()):
                variables = [variable for variable, _ in piece.variables]
                if all(self.shape(variable) == NUMBER for variable in variables):
                    by = tuple((self.entry(variable), order) for variable, order in piece.variables)
                    operand = self.entry(piece.operand, row, column)  # type: ignore[arg-type]
                    return replace(piece, operand=operand, variables=by)
                return self._slope_entry(piece, piece.operand, variables[0], row, column)  # type: ignore[arg-type]
        return piece

    def _term(self, piece: s.Surface, row: Place, column: Place) -> s.Surface:
        return piece if is_literal_one(piece) else self.entry(piece, row, column)

    def _scripted(self, piece: s.Scripted, row: Place, column: Place) -> s.Surface:
        if (array := self.indexed(piece)) is not None:
            return self._at(array, piece.sub)
        if (inside := self.squared(piece)) is not None:
            return self._squares(piece, inside)
        if (inside := self.normed(piece)) is not None:
            return s.Root(piece.start, piece.end, self._squares(piece, inside), None)
        match piece.scripts:
            case (s.Script(kind="exponent", body=s.Surface() as body) as script,):
                if self.shape(piece) == MATRIX and isinstance(body, s.Number):
                    times = (piece.base,) * int(body.digits)
                    whole = s.Product(piece.start, piece.end, times, ("",) * (len(times) - 1))
                    return self._product(whole, row, column)
                exponent = replace(script, body=self.entry(body, row, column))
                base: s.Surface = piece.base
                if piece.sub is not None and (array := self.indexed(replace(piece, scripts=()))):
                    base = _grouped(self._at(array, piece.sub))
                    return s.Scripted(piece.start, piece.end, base, None, (exponent,))
                base = self.entry(base) if piece.sub is None else base
                return replace(piece, base=base, scripts=(exponent,))
        return piece

    def _at(self, array: s.Surface, index: s.Surface | None) -> s.Surface:
        """Return the entry of an array that an index names."""
        letters = indices_of(index) or ()
        shape = self.shape(array)
        if shape == MATRIX:
            return self.entry(array, letters[0], letters[1])
        across = shape == COLUMN[::-1]
        return self.entry(array, *((None, letters[0]) if across else (letters[0], None)))

    # -- functions ---------------------------------------------------------------------------

    def _of_function(self, piece: Applied, row: Place, column: Place) -> s.Surface:
        if piece.index is not None:
            bare = replace(piece, index=None)
            return self._at(bare, piece.index)
        if piece.name in TRACES:
            index = self._fresh()
            return _summed(piece, index, self.entry(piece.argument, index, index))
        if piece.name == "diag":
            return _times(piece, [self._same(piece, row, column), self.entry(piece.argument, row)])
        if piece.name == "softmax":
            return self._softmax(piece, row)
        argument = self.entry(piece.argument, row, column)
        factors = (piece.function, s.Group(piece.start, piece.end, "(", (argument,)))
        return s.Product(piece.start, piece.end, factors, ("",))

    def _softmax(self, piece: Applied, row: Place) -> s.Surface:
        index = self._fresh()
        above, below = (
            _exponential(piece, self.entry(piece.argument, each)) for each in (row, index)
        )
        return s.Fraction(piece.start, piece.end, above, _summed(piece, index, below))

    # -- derivatives -------------------------------------------------------------------------

    def _slope_entry(
        self, piece: s.Surface, operand: s.Surface, variable: s.Surface, row: Place, column: Place
    ) -> s.Surface:
        """Return an entry of a derivative by an array."""
        if self.shape(operand) == NUMBER:
            body, place = self.entry(operand), self._place(variable, row, column)
        elif self.turned:
            body, place = self.entry(operand, column), self.entry(variable, row)
        else:
            body, place = self.entry(operand, row), self.entry(variable, column)
        whole = s.Group(piece.start, piece.end, "(", (body,))
        return s.Derivative(piece.start, piece.end, whole, ((place, 1),), partial=True)

    def _place(self, variable: s.Surface, row: Place, column: Place) -> s.Surface:
        """Return the entry by which a derivative is taken: it does not matter how it lies."""
        if self.shape(variable) == MATRIX:
            return self.entry(variable, row, column)
        if self.shape(variable) == NUMBER:
            return self.entry(variable)
        return self.entry(variable, row if row is not None else column)

    # -- products ----------------------------------------------------------------------------

    def _product(self, piece: s.Product, row: Place, column: Place) -> s.Surface:
        if (variable := self.differentiated(piece)) is not None:
            return self._slope_entry(piece, rest_of(piece), variable, row, column)
        parts = self.entrywise(piece)
        if len(parts) > 1:
            return _times(piece, [self.entry(part, row, column) for part in parts])
        operands = self.operands(piece)
        if all(self.shape(factor) == NUMBER for _, factor in operands):
            return self._numbers(piece, operands)
        numbers: list[s.Surface] = []
        arrays: list[s.Surface] = []
        for operator, factor in operands:
            if self.shape(factor) == NUMBER:
                value = _grouped(self.entry(factor))
                one = s.Number(piece.start, piece.start, "1")
                over = s.Fraction(factor.start, factor.end, one, value)
                numbers.append(over if operator == "/" else value)
            elif arrays and operator == "*" and self._dots(arrays[-1], factor):
                numbers.append(self._inner(piece, arrays.pop(), factor))
            else:
                arrays.append(factor)
        if arrays:
            numbers.append(self._chain(piece, arrays, row, column))
        return _times(piece, numbers)

    def _numbers(self, piece: s.Product, operands: list[tuple[str, s.Surface]]) -> s.Surface:
        factors: list[s.Surface] = []
        operators: list[str] = []
        for operator, factor in operands:
            found = self.entry(factor)
            inner = isinstance(factor, Applied) and isinstance(found, s.Product)
            parts = found.factors if inner else (_grouped(found) if _binds(found) else found,)  # type: ignore[attr-defined]
            operators += [operator] * bool(factors) + [""] * (len(parts) - 1)
            factors += parts
        return s.Product(piece.start, piece.end, tuple(factors), tuple(operators))

    def _inner(self, piece: s.Surface, first: s.Surface, second: s.Surface) -> s.Surface:
        index = self._fresh()
        factors = [self.entry(first, index), self.entry(second, index)]
        return _summed(piece, index, _times(piece, factors))

    def _chain(
        self, piece: s.Product, arrays: list[s.Surface], row: Place, column: Place
    ) -> s.Surface:
        """Return the entry of a product of arrays: each is multiplied with all that follows."""
        first, *rest = arrays
        if not rest:
            return _grouped(self.entry(first, row, column))
        shape = self.shape(first)
        follows = self._shape_of(rest)
        if shape == GRADIENT:
            shape = COLUMN[::-1] if follows in (MATRIX, COLUMN) else COLUMN
        if shape[1] == ONE:
            return _times(piece, [self.entry(first, row), self._chain(piece, rest, None, column)])
        index = self._fresh()
        left = self.entry(first, row, index) if shape[0] == MANY else self.entry(first, None, index)
        right = self._chain(piece, rest, index, column)
        return _summed(piece, index, _times(piece, [left, right]))

    def _shape_of(self, arrays: list[s.Surface]) -> tuple[str, str]:
        shape = self.shape(arrays[0])
        for each in arrays[1:]:
            shape = times(shape, self.shape(each), dot=False)
        return shape

    def _squares(self, piece: s.Surface, inside: s.Surface) -> s.Surface:
        places = [self._fresh() for each in self.shape(inside) if each != ONE]
        body = _grouped(self.entry(inside, *places[: 2 if self.shape(inside) == MATRIX else 1]))
        square = s.Script("exponent", piece.start, piece.end, s.Number(piece.start, piece.end, "2"))
        found: s.Surface = s.Scripted(piece.start, piece.end, body, None, (square,))
        for index in places[: 2 if self.shape(inside) == MATRIX else 1]:
            found = _summed(piece, index, found)
        return found

    def _same(self, piece: s.Surface, row: Place, column: Place) -> s.Surface:
        """Return 1 in the diagonal and 0 elsewhere: Kronecker's δ, unless δ is something else."""
        name = UNIT if KRONECKER in self.taken else KRONECKER
        return _indexed(s.Letter(piece.start, piece.end, name), [row or "", column or ""])

    def _fresh(self) -> str:
        """Return an index that stands nowhere yet: a sum binds its index."""
        for letter in _LETTERS:
            if letter not in self.taken and letter not in self._used:
                self._used.add(letter)
                return letter
        raise NoShape


def _exponential(piece: s.Surface, exponent: s.Surface) -> s.Surface:
    raised = s.Script("exponent", piece.start, piece.end, exponent)
    return s.Scripted(
        piece.start, piece.end, s.Letter(piece.start, piece.end, "e"), None, (raised,)
    )


def _indexed(letter: s.Letter, indices: list[str]) -> s.Surface:
    if not indices:
        raise NoShape  # as in e^x with an array e: a whole array is no entry
    start, end = letter.start, letter.end
    letters = tuple(s.Letter(start, end, index) for index in indices)
    sub = letters[0] if len(letters) == 1 else s.Product(start, end, letters, ("",))
    return s.Scripted(start, end, letter, sub, ())


def _binds(piece: s.Surface) -> bool:
    """Say whether what was put in needs a bracket among the factors of a product."""
    return isinstance(piece, s.Sum | s.Product)


def _grouped(piece: s.Surface) -> s.Surface:
    if isinstance(piece, s.Letter | s.Scripted | s.Group | s.Number):
        return piece
    return s.Group(piece.start, piece.end, "(", (piece,))


def _times(piece: s.Surface, factors: list[s.Surface]) -> s.Surface:
    """Return a product; a symbol before a bracket gets its own, so that it is no function of it."""
    kept = [_grouped(each) for each in factors if not is_literal_one(each)] or factors[:1]
    if len(kept) == 1:
        return kept[0]
    bound = [
        s.Group(one.start, one.end, "(", (one,)) if isinstance(after, s.Group) else one
        for one, after in zip(kept, [*kept[1:], None], strict=True)
    ]
    return s.Product(piece.start, piece.end, tuple(bound), ("",) * (len(bound) - 1))


def _summed(piece: s.Surface, index: str, body: s.Surface) -> s.Surface:
    lower = s.Letter(piece.start, piece.end, index)
    return _grouped(s.Big(piece.start, piece.end, "sum", lower, None, body))
