r"""Formulas with indices read for arrays of any size: ``\sum_i \sum_j x_i A_{ij} y_j``.

Other than :mod:`symsgd.read.sums.sums`, which writes sums out for some of their indices, this keeps
every sum as it is and knows it again by whatever names and in whatever order it is written.
What is not read here is left to others: :class:`NoEntries` says no more than that.
"""

from __future__ import annotations

from dataclasses import dataclass

from symsgd.algebra import entries as t
from symsgd.algebra import entry_functions as f
from symsgd.algebra.entries import Total
from symsgd.algebra.entry_terms import TooLarge
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.functions.derivatives import differentiate
from symsgd.functions.table import FUNCTIONS
from symsgd.read import surface as s
from symsgd.read.arrays.entry_operators import EntryOperators
from symsgd.read.arrays.entry_ranges import NoEntries
from symsgd.read.arrays.entry_symbols import Places
from symsgd.read.functions.functions_meaning import Reference, reference
from symsgd.read.functions.unknown_functions import head_letter, is_application, primes_of
from symsgd.read.meaning import Elaborator
from symsgd.read.notation.bracketed_entries import is_open_entry


@dataclass
class EntryReader(EntryOperators):
    r"""Reads the sides of a claim as totals.

    >>> from symsgd.read.notation.parse import parse
    >>> from symsgd.read.scope import Scope
    >>> from symsgd.read.documents.source import Source
    >>> reader = EntryReader(Scope(), Source(""))
    >>> sums = [parse("\\sum_k x_k y_k"), parse("\\sum_i y_i x_i")]
    >>> for _ in range(2):  # the first time shows which ranges are one
    ...     reader.start()
    ...     left, right = (reader.total(each, {}) for each in sums)
    >>> left == right
    True
    """

    def total(self, piece: s.Surface, places: Places) -> Total:
        """Return what a piece is for some indices, or raise :class:`NoEntries`."""
        try:
            return self.part(piece, places)
        except (TooLarge, f.NoTotal, ZeroDivisionError, SymsgdError):
            raise NoEntries from None

    def part(self, piece: s.Surface, places: Places) -> Total:
        """Return what a part of a formula is for some indices."""
        match piece:
            case s.Number():
                return f.total_of(n.number(piece.digits)) if "." not in piece.digits else _no()
            case s.Letter():
                return self._letter(piece, places)
            case s.Scripted():
                return self._scripted(piece, places)
            case s.Sum():
                terms = [(sign, self.part(term, places)) for sign, term in piece.terms]
                return sum((-one if sign == "-" else one for sign, one in terms), t.ZERO)
            case s.Product():
                return self._product(piece, places)
            case s.Group(bracket="(" | "[" | "{", items=(item,)):
                return self.part(item, places)
            case s.Group(bracket="|", items=(item,)):
                return f.applied("abs", (0,), (self.part(item, places),))
            case s.Fraction():
                above = self.part(piece.numerator, places)
                return above * self._below(self.part(piece.denominator, places), piece)
            case s.Root(degree=None):
                return f.applied("sqrt", (0,), (self.part(piece.body, places),))
            case s.Big(kind="sum", body=s.Surface()):
                return self._sum(piece, places)
            case s.Derivative(operand=s.Surface()):
                return self._derivative(piece, piece.operand, places)  # type: ignore[arg-type]
        raise NoEntries

    def _product(self, piece: s.Product, places: Places) -> Total:
        factors, operators = piece.factors, piece.operators
        first = factors[0]
        if isinstance(first, s.Derivative) and first.operand is None:
            simple = isinstance(factors[1], s.Group | s.Letter | s.Scripted)
            if len(factors) != 2 or not simple:
                raise NoEntries
            return self._derivative(first, factors[1], places)
        result, i = self._operand(factors, operators, 0, places)
        while i < len(factors):
            operator, start = operators[i - 1], i
            value, i = self._operand(factors, operators, i, places)
            if operator == "/":
                if i < len(factors):
                    raise NoEntries
                below = s.Fraction(0, 0, first, factors[start])
                result = result * self._below(value, below)
            elif operator in ("", "*"):
                result = result * value
            else:
                raise NoEntries
        return result

    def _operand(
        self, factors: tuple[s.Surface, ...], operators: tuple[str, ...], i: int, places: Places
    ) -> tuple[Total, int]:
        e = Elaborator(self.scope, self.source)
        factor = factors[i]
        follows = i + 1 < len(factors) and operators[i] == ""
        after = factors[i + 1] if follows else None
        if (ref := reference(e, factor)) is not None:
            return self._function(ref, after, places, last=i + 2 == len(factors)), i + 2
        if after is not None and is_open_entry(factor, after):
            raise NoEntries
        if is_application(e, factors, operators, i):
            return self._unknown(factor, after, places), i + 2
        return self.part(factor, places), i + 1

    def _function(
        self, ref: Reference, after: s.Surface | None, places: Places, *, last: bool
    ) -> Total:
        bracket = isinstance(after, s.Group) and after.bracket in ("(", "[", "{")
        simple = isinstance(after, s.Letter | s.Scripted) and ref.needs_argument and last
        if after is None or ref.sub is not None or ref.rest or not (bracket or simple):
            raise NoEntries
        items = after.items if isinstance(after, s.Group) else (after,)
        args = tuple(self.part(item, places) for item in items)
        value = self._called(ref, args)
        return value if ref.exponent is None else self._raised(value, ref.exponent, places)

    def _unknown(self, piece: s.Surface, after: s.Surface | None, places: Places) -> Total:
        """Return a function of which nothing is known but its name."""
        name = head_letter(piece)
        if name is None or not isinstance(after, s.Group) or len(after.items) != 1:
            raise NoEntries
        if name in self.bare or name in self.scope.formulas:
            raise NoEntries
        self.unknown.add(name)
        return f.applied(name, (primes_of(piece),), (self.part(after.items[0], places),))

    def _raised(self, value: Total, exponent: s.Surface, places: Places) -> Total:
        power = self.part(exponent, places)
        if power.number is None or power.number < 0:
            raise NoEntries  # σ^{-1} is an inverse function
        return f.raised(value, power)

    def _called(self, ref: Reference, args: tuple[Total, ...]) -> Total:
        function = ref.function
        if len(args) != 1:
            raise NoEntries
        if isinstance(function.body, Node) and len(function.params) == 1:
            (param,) = function.params
            body = differentiate(function.body, param, ref.order) if ref.order else function.body
            return f.total_of(body, {**self._inside(body, param), param: args[0]})
        name = function.table
        if (
            name is None
            and not function.params
            and function.body is None
            and not ref.needs_argument
        ):
            self.unknown.add(ref.name)
            return f.applied(ref.name, (ref.order,), args)
        if name not in FUNCTIONS or (
            name == "log" and self.scope.notation.log not in ("either", "natural")
        ):
            raise NoEntries
        return f.applied(name, (ref.order,), args)


def _no() -> Total:
    raise NoEntries
