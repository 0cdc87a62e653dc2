r"""Formulas with indices read for arrays of any size: ``\sum_i \sum_j x_i A_{ij} y_j``.

Other than :mod:`symsgd.read.sums`, which writes sums out for some of their indices, this keeps
every sum as it is and knows it again by whatever names and in whatever order it is written.
What is not read here is left to others: :class:`NoEntries` says no more than that.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from symsgd.algebra import entries as t
from symsgd.algebra import entry_functions as f
from symsgd.algebra.entries import Cell, Factor, Total
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.functions.derivatives import differentiate
from symsgd.functions.table import FUNCTIONS
from symsgd.read import surface as s
from symsgd.read.entry_ranges import UNIT, NoEntries, Ranges, indices_of
from symsgd.read.functions_meaning import Reference, reference
from symsgd.read.indexed import KRONECKER
from symsgd.read.meaning import Elaborator
from symsgd.read.scope import Formula, Scope
from symsgd.read.source import Source
from symsgd.read.unknown_functions import head_letter, is_application, primes_of

Places = Mapping[str, str]  # an index letter and the index that it stands for
_DEEPEST = 40
_POSITIVE = ("exp",)
_SUMS = "sums so far"
_ACCENTED = re.compile(r"(?:(?:hat|bar|tilde|vec|dot)_)*[A-Za-z]+")


@dataclass
class EntryReader:
    """Reads the sides of a claim as totals; ``held`` are names that stay symbols.

    >>> from symsgd.read.parse import parse
    >>> reader = EntryReader(Scope(), Source(""))
    >>> sums = [parse("\\\\sum_k x_k y_k"), parse("\\\\sum_i y_i x_i")]
    >>> for _ in range(2):  # the first time shows which ranges are one
    ...     reader.start()
    ...     left, right = (reader.total(each, {}) for each in sums)
    >>> left == right
    True
    """

    scope: Scope
    source: Source
    ranges: Ranges = field(default_factory=Ranges)
    bare: frozenset[str] = frozenset()  # arrays, which are no numbers without an index
    held: frozenset[str] = frozenset()
    symmetric: frozenset[str] = frozenset()  # matrices for which A_ij = A_ji
    below: dict[str, None] = field(default_factory=dict)  # what was divided by
    unknown: set[str] = field(default_factory=set)  # functions of which nothing is known
    _expanding: tuple[str, ...] = ()
    _counted: dict[str, int] = field(default_factory=dict)  # indices of each letter, sums so far

    def start(self) -> None:
        """Begin anew with the ranges that are known by now."""
        self._counted.clear()
        self.below.clear()

    def total(self, piece: s.Surface, places: Places) -> Total:
        """Return what a piece is for some indices, or raise :class:`NoEntries`."""
        try:
            return self._total(piece, places)
        except (t.TooLarge, f.NoTotal, SymsgdError):
            raise NoEntries from None

    def _total(self, piece: s.Surface, places: Places) -> Total:
        match piece:
            case s.Number():
                return f.total_of(n.number(piece.digits)) if "." not in piece.digits else _no()
            case s.Letter():
                return self._letter(piece, places)
            case s.Scripted():
                return self._scripted(piece, places)
            case s.Sum():
                terms = [(sign, self._total(term, places)) for sign, term in piece.terms]
                return sum((-one if sign == "-" else one for sign, one in terms), t.ZERO)
            case s.Product():
                return self._product(piece, places)
            case s.Group(bracket="(" | "[" | "{", items=(item,)):
                return self._total(item, places)
            case s.Group(bracket="|", items=(item,)):
                return f.applied("abs", (0,), (self._total(item, places),))
            case s.Fraction():
                above = self._total(piece.numerator, places)
                return above * self._below(self._total(piece.denominator, places), piece)
            case s.Root(degree=None):
                return f.applied("sqrt", (0,), (self._total(piece.body, places),))
            case s.Big(kind="sum", body=s.Surface()):
                return self._sum(piece, places)
            case s.Derivative(operand=s.Surface()):
                return self._derivative(piece, piece.operand, places)  # type: ignore[arg-type]
        raise NoEntries

    def _below(self, total: Total, piece: s.Fraction) -> Total:
        if not _is_positive(total):
            below = piece.denominator
            self.below[" ".join(self.source.text[below.start : below.end].split())] = None
        return f.inverse(total)

    # -- symbols -----------------------------------------------------------------------------

    def _letter(self, piece: s.Letter, places: Places) -> Total:
        name = piece.name
        if name in places or (piece.word and name not in self.scope.notation.words):
            raise NoEntries
        if name == "pi" and not self.scope.knows(name):
            return f.total_of(n.constant("pi"))
        return self._symbol(name, ())

    def _scripted(self, piece: s.Scripted, places: Places) -> Total:
        base, scripts = piece.base, piece.scripts
        if any(script.kind != "exponent" or script.body is None for script in scripts):
            raise NoEntries
        euler = isinstance(base, s.Letter) and base.name == "e" and not self.scope.knows("e")
        if euler and piece.sub is None and len(scripts) == 1:
            return f.applied("exp", (0,), (self._total(scripts[0].body, places),))  # type: ignore[arg-type]
        if piece.sub is None:
            value = self._total(base, places)
        else:
            value = self._entry(base, piece.sub, places)
        for script in scripts:
            exponent = self._total(script.body, places)  # type: ignore[arg-type]
            whole = exponent.number
            if whole is not None and whole < 0:
                value = self._below(value, s.Fraction(0, 0, base, base))
                exponent = -exponent
            value = f.raised(value, exponent)
        return value

    def _entry(self, base: s.Surface, sub: s.Surface, places: Places) -> Total:
        letters = indices_of(sub)
        if not isinstance(base, s.Letter) or letters is None:
            raise NoEntries
        indices = [places[letter] if letter in places else self._free(letter) for letter in letters]
        if base.name == UNIT or self._is_kronecker(base.name, indices):
            self.ranges.join(*indices)
            return t.same(*indices)
        return self._symbol(base.name, tuple(indices))

    def _is_kronecker(self, name: str, indices: list[str]) -> bool:
        known = self.scope.knows(name) or name in self.scope.formulas or name in self.bare
        return name == KRONECKER and len(indices) == 2 and not known

    def _free(self, letter: str) -> str:
        known = letter in self.scope.indices or letter in self.scope.ranges
        if known or self.scope.knows(letter) or self._expanding:
            raise NoEntries
        return letter

    def _symbol(self, name: str, indices: tuple[str, ...]) -> Total:
        formula = self.scope.formulas.get(name)
        if not indices and (name in self.bare or name in self.scope.not_numbers):
            raise NoEntries
        if name in self.scope.partial:
            raise NoEntries
        if formula is None and not indices and name in self.scope.definitions:
            value = self.scope.definitions[name]
            if not isinstance(value, Node) or name in self.held:
                raise NoEntries
            return f.total_of(value, self._inside(value, name))
        if formula is None or name in self.held:
            if formula is not None and len(formula.letters) != len(indices):
                raise NoEntries
            if name in self.scope.functions or name in self.scope.indices:
                raise NoEntries
            for position, index in enumerate(indices):
                self.ranges.join(index, self.ranges.place(name, position))
            if self._counted.setdefault(name, len(indices)) != len(indices):
                raise NoEntries  # a letter with one index here and two there
            turns = name in self.symmetric and len(indices) == 2
            if turns:
                self.ranges.join(*indices)
            return t.cell(name, *indices, symmetric=turns)
        return self._expanded(name, formula, indices)

    def _inside(self, value: Node, name: str) -> dict[str, Total]:
        """Return what the symbols of an expression are, but for one name."""
        names = [each for each in n.free_variables(value) if each != name]
        if not all(_ACCENTED.fullmatch(each) for each in names):  # x_1 is an entry of x
            raise NoEntries
        return {each: self._symbol(each, ()) for each in names}

    def _expanded(self, name: str, formula: Formula, indices: tuple[str, ...]) -> Total:
        if len(formula.letters) != len(indices) or name in self._expanding:
            raise NoEntries
        if len(self._expanding) > _DEEPEST:
            raise NoEntries
        inner = replace(self, source=formula.source, bare=formula.bare,
                        _expanding=(*self._expanding, name))  # fmt: skip
        for position, index in enumerate(indices):
            self.ranges.join(index, self.ranges.place(name, position))
        return inner._total(formula.body, dict(zip(formula.letters, indices, strict=True)))

    # -- products and functions --------------------------------------------------------------

    def _product(self, piece: s.Product, places: Places) -> Total:
        factors, operators = piece.factors, piece.operators
        first = factors[0]
        if isinstance(first, s.Derivative) and first.operand is None:
            if len(factors) != 2 or not isinstance(factors[1], s.Group | s.Letter):
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
        if is_application(e, factors, operators, i):
            return self._unknown(factor, after, places), i + 2
        return self._total(factor, places), i + 1

    def _function(
        self, ref: Reference, after: s.Surface | None, places: Places, *, last: bool
    ) -> Total:
        bracket = isinstance(after, s.Group) and after.bracket in ("(", "[", "{")
        simple = isinstance(after, s.Letter | s.Scripted) and ref.needs_argument and last
        if after is None or ref.sub is not None or ref.rest or not (bracket or simple):
            raise NoEntries
        items = after.items if isinstance(after, s.Group) else (after,)
        args = tuple(self._total(item, places) for item in items)
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
        return f.applied(name, (primes_of(piece),), (self._total(after.items[0], places),))

    def _raised(self, value: Total, exponent: s.Surface, places: Places) -> Total:
        power = self._total(exponent, places)
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
        if name is None and not function.params and function.body is None and not ref.needs_argument:
            self.unknown.add(ref.name)
            return f.applied(ref.name, (ref.order,), args)
        if name not in FUNCTIONS or (name == "log" and self.scope.notation.log == "decimal"):
            raise NoEntries
        return f.applied(name, (ref.order,), args)

    # -- sums and derivatives ----------------------------------------------------------------

    def _sum(self, piece: s.Big, places: Places) -> Total:
        lower, letters = piece.lower, None if piece.upper is not None else indices_of(piece.lower)
        if isinstance(lower, s.Relation) and lower.signs == ("=",) and piece.upper is not None:
            letter, start = lower.sides
            if isinstance(start, s.Number) and start.digits == "1":
                letters = indices_of(letter)
        if letters is None or (len(letters) > 1 and piece.upper is not None):
            raise NoEntries
        if len({*letters}) != len(letters):
            raise NoEntries
        indices = {letter: self._bound(letter) for letter in letters}
        if piece.upper is not None:
            last = piece.upper
            if not isinstance(last, s.Letter) or self.scope.knows(last.name):
                raise NoEntries
            self.ranges.ends(indices[letters[0]], last.name)
        total = self._total(piece.body, {**places, **indices})  # type: ignore[arg-type]
        for index in reversed(indices.values()):
            total = t.summed(total, index, self.ranges.of(index))
        return total

    def _bound(self, letter: str) -> str:
        if letter in self.scope.ranges or letter in self.scope.indices:
            raise NoEntries
        self._counted[_SUMS] = count = self._counted.get(_SUMS, 0) + 1
        return f"{letter} in sum {count}"

    def _derivative(self, piece: s.Derivative, operand: s.Surface, places: Places) -> Total:
        if self.scope.notation.held or self.held or self._expanding:
            raise NoEntries
        value: Total | None = None
        for variable, order in piece.variables:
            by = self._variable(variable, places)
            for _ in range(order):
                if value is None:
                    holding = replace(self, held=frozenset([by.name]))
                    value = holding._total(operand, places)
                    if by.name not in _names(value):
                        raise NoEntries  # a derivative that is nothing but zero needs a reason
                elif len({each.name for each in self._variables(piece, places)}) > 1:
                    raise NoEntries
                value = f.derivative(value, by)
        if value is None:
            raise NoEntries
        return self._with_formula(value, self._variables(piece, places)[0], operand, places)

    def _variables(self, piece: s.Derivative, places: Places) -> list[Cell]:
        return [self._variable(variable, places) for variable, _ in piece.variables]

    def _variable(self, piece: s.Surface, places: Places) -> Cell:
        holding = replace(self, held=frozenset([_base_name(piece)]))
        (term, c), *rest = holding._total(piece, places).terms
        ((factor, e), *others) = term.factors
        if rest or others or (e, c) != (1, 1) or not isinstance(factor, Cell):
            raise NoEntries
        return factor

    def _with_formula(
        self, value: Total, by: Cell, operand: s.Surface, places: Places
    ) -> Total:
        """Put the formula of what was differentiated by into a derivative."""
        formula = self.scope.formulas.get(by.name)
        if formula is None:
            return value
        inner = self._symbol(by.name, by.places)
        holding = replace(self, held=frozenset([by.name]))
        outside = _names(holding._total(operand, places)) - {by.name}
        if outside & _names(inner):
            raise NoEntries  # what else of it is held fixed is not said

        def change(factor: Factor) -> Total | None:
            if isinstance(factor, Cell) and factor.name == by.name:
                return self._symbol(by.name, factor.places)
            return None

        return t.mapped(value, change)


def _no() -> Total:
    raise NoEntries


def _base_name(piece: s.Surface) -> str:
    base = piece.base if isinstance(piece, s.Scripted) else piece
    if not isinstance(base, s.Letter):
        raise NoEntries
    return base.name


def _names(total: Total) -> set[str]:
    return {factor.name for factor in total.factors() if isinstance(factor, Cell)}


def _is_positive(total: Total) -> bool:
    """Say whether a total is a sum of products of exponentials and positive numbers."""
    return bool(total.terms) and all(
        c > 0
        and all(isinstance(factor, t.Call) and factor.name in _POSITIVE for factor, _ in term.factors)
        for term, c in total.terms
    )
