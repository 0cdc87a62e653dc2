"""Systems of polynomial equations, solved by splitting into factors: exact, and honest about rest.

A product vanishes where a factor does, so every equation is factored and the factors are
gone through; a factor that is linear in a variable with a constant coefficient is solved for it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from flint import Ordering, fmpq, fmpq_mpoly, fmpq_mpoly_ctx

from symsgd.algebra.algebra import Algebra, rational_value, unsupported
from symsgd.expression.node import Node

Polynomial = fmpq_mpoly
MOST_BRANCHES = 400


class Polynomials(Algebra[Polynomial]):
    """Polynomials in named variables."""

    def __init__(self, names: Sequence[str]) -> None:
        self.names = tuple(names)
        self.ctx = fmpq_mpoly_ctx.get(list(names), Ordering.lex)
        self._generators = dict(zip(names, self.ctx.gens(), strict=True))

    def number(self, value: Fraction) -> Polynomial:
        """Return a constant."""
        return self.ctx.constant(fmpq(value.numerator, value.denominator))

    def variable(self, name: str) -> Polynomial:
        """Return a variable."""
        if name not in self._generators:
            raise unsupported(f"the variable {name}")
        return self._generators[name]

    def power(self, base: Polynomial, exponent: Polynomial, written: Node) -> Polynomial:
        """Return a power with a whole exponent."""
        whole = rational_value(written)
        if whole is None or whole.denominator != 1 or whole < 0:
            raise unsupported(f"the exponent {written}")
        return base ** int(whole)

    def divide(self, above: Polynomial, below: Polynomial) -> Polynomial:
        """Return the quotient by a number."""
        if not below.is_constant():
            raise unsupported("a quotient")
        return above / below.leading_coefficient()

    def apply(self, name: str, orders: tuple[int, ...], args: Sequence[Polynomial]) -> Polynomial:
        """Return the identity; no other function is a polynomial."""
        if name != "identity" or any(orders):
            raise unsupported(f"the function {name}")
        return args[0]


@dataclass(frozen=True)
class Branch:
    """One part of the solution: values of variables, and equations that are left."""

    values: Mapping[str, Polynomial]
    equations: tuple[Polynomial, ...] = ()

    def __str__(self) -> str:
        parts = [f"{name} = {value}" for name, value in sorted(self.values.items())]
        return ", ".join([*parts, *(f"{equation} = 0" for equation in self.equations)])


def solve(
    algebra: Polynomials, equations: Sequence[Polynomial], unknowns: Sequence[str]
) -> list[Branch] | None:
    """Return the parts of the set of common zeros, or None where the splitting does not end.

    Variables that are no unknowns are data, and are taken not to be zero.

    >>> algebra = Polynomials(["u", "w"])
    >>> u, w = (algebra.variable(name) for name in "uw")
    >>> for branch in solve(algebra, [(u * w - 1) * w, (u * w - 1) * u], ["u", "w"]):
    ...     print(branch)
    u = 0, w = 0
    u*w - 1 = 0
    """
    found: list[Branch] = []
    pending = [Branch({}, tuple(equations))]
    for _ in range(MOST_BRANCHES):
        if not pending:
            return _smallest(found)
        branch = pending.pop()
        rest = tuple(e for e in branch.equations if not e.is_zero())
        if any(e.is_constant() for e in rest):
            continue
        split = next((e for e in rest if len(_factors(e)) != 1 or _factors(e)[0] != e), None)
        if split is not None:
            others = tuple(e for e in rest if e is not split)
            for factor in reversed([f for f in _factors(split) if _moves(f, algebra, unknowns)]):
                reduced = tuple(e for e in others if not divmod(e, factor)[1].is_zero())
                pending.append(Branch(branch.values, (factor, *reduced)))
            continue
        step = _linear(rest, algebra, unknowns) if len(rest) > 1 else None
        if step is None:
            alone = _linear(rest, algebra, unknowns) if len(rest) == 1 else None
            if alone is not None and alone[1].is_constant():
                step = alone
        if step is not None:
            name, value, used = step
            swap = {name: value}
            left = tuple(_put_in(e, algebra, swap) for e in rest if e is not used)
            values = {k: _put_in(v, algebra, swap) for k, v in branch.values.items()}
            pending.append(Branch(values | swap, left))
        elif len(rest) <= 1:
            found.append(Branch(branch.values, rest))
        else:
            return None
    return None


def _smallest(branches: list[Branch]) -> list[Branch]:
    """Leave out branches that say the same."""
    return list({str(branch): branch for branch in branches}.values())


def _factors(polynomial: Polynomial) -> list[Polynomial]:
    return [factor for factor, _ in polynomial.factor()[1]]


def _moves(factor: Polynomial, algebra: Polynomials, unknowns: Sequence[str]) -> bool:
    degrees = dict(zip(algebra.names, factor.degrees(), strict=True))
    return any(degrees[name] for name in unknowns)


def _linear(
    equations: Sequence[Polynomial], algebra: Polynomials, unknowns: Sequence[str]
) -> tuple[str, Polynomial, Polynomial] | None:
    """Return a variable that an equation gives as a polynomial in the others."""
    for equation in equations:
        degrees = dict(zip(algebra.names, equation.degrees(), strict=True))
        for name in unknowns:
            if degrees[name] != 1:
                continue
            factor = equation.derivative(algebra.names.index(name))
            if factor.is_constant():
                rest = equation - factor * algebra.variable(name)
                return name, -rest / factor.leading_coefficient(), equation
    return None


def _put_in(
    polynomial: Polynomial, algebra: Polynomials, values: Mapping[str, Polynomial]
) -> Polynomial:
    places = [values.get(name, algebra.variable(name)) for name in algebra.names]
    return polynomial.compose(*places, ctx=algebra.ctx)
