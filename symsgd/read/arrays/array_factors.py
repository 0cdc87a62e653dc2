r"""The factors of a product of vectors and matrices: functions with arguments, operators."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from symsgd.read import surface as s
from symsgd.read.arrays.shapes import NoShape
from symsgd.read.names import name_of

_PRODUCTS = ("hadamard", "circ")
_WHOLE = s.Group | s.Letter | s.Scripted | s.Fraction | s.Root | s.Cases


@dataclass(frozen=True, slots=True)
class Applied(s.Surface):
    r"""A function with its argument, and the index behind it as in ``\sigma(z)_i``."""

    function: s.Surface
    argument: s.Surface
    index: s.Surface | None = None

    @property
    def name(self) -> str:
        """The name of the function."""
        base = self.function.base if isinstance(self.function, s.Scripted) else self.function
        return base.name if isinstance(base, s.Letter) else ""


class ArrayFactors:
    """Takes a product of arrays apart."""

    functions: Collection[str] = ()

    def entrywise(self, piece: s.Product) -> list[s.Surface]:
        """Return the parts of a product entry by entry, which binds more weakly than others."""
        starts = [0, *(i + 1 for i, sign in enumerate(piece.operators) if sign in _PRODUCTS)]
        ends = [*starts[1:], len(piece.factors)]
        parts = []
        for start, end in zip(starts, ends, strict=True):
            factors, operators = piece.factors[start:end], piece.operators[start : end - 1]
            whole = s.Product(factors[0].start, factors[-1].end, factors, operators)
            parts.append(factors[0] if len(factors) == 1 else whole)
        return parts

    def operands(self, piece: s.Product) -> list[tuple[str, s.Surface]]:
        """Return the factors of a product with the operators before them, functions applied."""
        found: list[tuple[str, s.Surface]] = []
        piece = self.nested(piece)
        i, factors = 0, piece.factors
        while i < len(factors):
            operator = piece.operators[i - 1] if i else ""
            applied = self._applied(piece, i)
            found.append((operator, factors[i] if applied is None else applied))
            i += 1 if applied is None else 2
        return found

    def nested(self, piece: s.Product) -> s.Product:
        r"""Return a product with brackets around what a function is of: log(σ(z)) for log σ(z)."""
        for i in range(len(piece.factors) - 3, -1, -1):
            outer, inner, group = piece.factors[i : i + 3]
            stacked = piece.operators[i : i + 2] == ("", "") and isinstance(group, s.Group)
            if not stacked or not self.is_function(outer) or not self.is_function(inner):
                continue
            value = s.Product(inner.start, group.end, (inner, group), ("",))
            around = s.Group(inner.start, group.end, "(", (value,))
            factors = (*piece.factors[: i + 1], around, *piece.factors[i + 3 :])
            operators = (*piece.operators[: i + 1], *piece.operators[i + 2 :])
            piece = replace(piece, factors=factors, operators=operators)
        return piece

    def _applied(self, piece: s.Product, i: int) -> Applied | None:
        function = piece.factors[i]
        if not self.is_function(function):
            return None
        if i + 1 == len(piece.factors) or piece.operators[i] != "":
            raise NoShape
        after: s.Surface = piece.factors[i + 1]
        index: s.Surface | None = None
        match after:
            case s.Scripted(base=s.Group() as group, sub=sub, scripts=()):
                after, index = group, sub
        bracket = isinstance(after, s.Group) and len(after.items) == 1
        simple = isinstance(after, s.Letter | s.Scripted) and i + 2 == len(piece.factors)
        if not bracket and not simple:
            raise NoShape
        low = function.sub if isinstance(function, s.Scripted) else None
        start, end = function.start, piece.factors[i + 1].end
        made = Applied(start, end, function, after, index)
        if made.name in ("softmax", "diag") and low is not None and index is None:
            return replace(made, function=function.base, index=low)  # type: ignore[attr-defined]
        return made

    def is_function(self, piece: s.Surface) -> bool:
        """Say whether a piece is the sign of a function."""
        base = piece.base if isinstance(piece, s.Scripted) else piece
        return isinstance(base, s.Letter) and (base.word or base.name in self.functions)

    def differentiated(self, piece: s.Product) -> s.Surface | None:
        """Return what a product is differentiated by that begins with an operator."""
        piece = self.nested(piece)
        first = piece.factors[0]
        if isinstance(first, s.Gradient) and piece.operators[0] == "":
            return first.over
        simple = isinstance(piece.factors[1], _WHOLE)
        alone = len(piece.factors) == 2 and simple
        applied = len(piece.factors) == 3 and self.is_function(piece.factors[1])
        match first:
            case s.Derivative(operand=None, variables=((variable, 1),)):
                if alone or applied or _is_whole(piece.factors[1:], variable):
                    return variable
        return None


def _is_whole(rest: tuple[s.Surface, ...], variable: s.Surface) -> bool:
    r"""Say whether an operator is of all that follows: of ½ alone, or of a row, it would not be.

    So in ``\frac{\partial}{\partial w}\frac12(Xw - y)^T(Xw - y)``; another derivative behind it
    is a factor of the chain rule.
    """
    if any(isinstance(one, s.Derivative | s.Gradient) for one in rest):
        return False
    first, name = rest[0], name_of(variable)
    if isinstance(first, s.Number | s.Fraction):
        return name is not None and all(name_of(part) != name for part in s.walk(first))
    if not isinstance(first, s.Scripted) or not isinstance(first.base, s.Group):
        return False
    return first.sub is None and [script.kind for script in first.scripts] == ["transpose"]


def rest_of(piece: s.Product) -> s.Surface:
    """Return what stands behind an operator at the beginning of a product."""
    factors, operators = piece.factors[1:], piece.operators[1:]
    return factors[0] if len(factors) == 1 else replace(
        piece, factors=factors, operators=operators
    )  # fmt: skip


def is_one(piece: s.Surface) -> bool:
    """Say whether a piece is a bold 1, a vector of ones."""
    return isinstance(piece, s.Named) and piece.words == "1"


def is_literal_one(piece: s.Surface) -> bool:
    """Say whether a piece is the number 1."""
    return isinstance(piece, s.Number) and piece.digits == "1"
