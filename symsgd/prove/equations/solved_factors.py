"""What follows where an irreducible factor vanishes: a value, an equation, or nothing simpler."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from flint import fmpz_mpoly

from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.functions.table import exp, log, sqrt
from symsgd.prove.equations.solution import Coordinate, roots_of
from symsgd.prove.tower.normal import NormalForm
from symsgd.prove.tower.ring import Generator, Unsupported

MOST_POWER = 64


@dataclass(frozen=True, slots=True)
class Solved:
    """A variable is one of finitely many values, or equal to an expression without it."""

    name: str
    value: Coordinate


@dataclass(frozen=True, slots=True)
class Equation:
    """One more equation that follows."""

    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Factor:
    """An irreducible factor of the numerator vanishes, and nothing simpler is known."""

    poly: fmpz_mpoly
    form: NormalForm


Consequence = Solved | Equation | Factor


def of_polynomial(form: NormalForm, p: fmpz_mpoly) -> list[Consequence]:
    """Return what follows where a polynomial vanishes: one of its irreducible factors does."""
    found: list[Consequence] = []
    for factor, _ in form.tower.signs.factors(p)[1]:
        if not form.tower.signs.is_nonzero(factor):
            found += of_factor(form, factor)
    return found


def of_factor(form: NormalForm, p: fmpz_mpoly) -> list[Consequence]:
    """Return what follows from p = 0."""
    varying = [g for g in form.ring.used(p) if not g.constant]
    if not varying:
        raise Unsupported(f"whether {form.tower.poly_node(p)} is zero")
    kinds = {g.kind for g in varying}
    if kinds == {"variable"}:
        return _of_variables(form, p, varying)
    if kinds == {"exp"}:
        found = _of_exponentials(form, p, varying)
    elif kinds == {"log"}:
        found = _of_logarithms(form, p, varying)
    else:
        found = _isolated(form, p, varying)
    if found is None:
        found = _eliminated(form, p)
    return [Factor(p, form)] if found is None else found


# -- polynomials in variables ----------------------------------------------------------------


def _of_variables(form: NormalForm, p: fmpz_mpoly, used: list[Generator]) -> list[Consequence]:
    if len(used) == 1 and len(form.ring.used(p)) == 1:
        coefficients = [form.ring.integer(c) for c in form.ring.by_powers(p, used[0])]
        name = str(used[0].payload)
        return [Solved(name, value) for value in roots_of(coefficients)]
    for g in used:
        found = _linear(form, p, g)
        if found is not None:
            return found
    if len(used) == 1 and p.degrees()[used[0].index] == 2:
        return _quadratic(form, p, used[0])
    eliminated = _eliminated(form, p) if len(used) == 1 else None
    return [Factor(p, form)] if eliminated is None else eliminated


def _linear(form: NormalForm, p: fmpz_mpoly, g: Generator) -> list[Consequence] | None:
    """a·x + b = 0: x = −b/a, where a cannot vanish together with b."""
    parts = form.ring.by_powers(p, g)
    if len(parts) != 2:
        return None
    rest, slope = parts
    if not _nonzero(form, slope) and not _no_common_zero(form, slope, rest):
        return None
    value = form.tower.node(form.ring.quotient(-rest, slope))
    return [Solved(str(g.payload), value)]


def _isolated(form: NormalForm, p: fmpz_mpoly, used: list[Generator]) -> list[Consequence] | None:
    """Solve for a variable that stands in no function: p·(1 + e^(−x)) = 1."""
    for g in used:
        found = _linear(form, p, g) if g.kind == "variable" else None
        solved = next((step for step in found or () if isinstance(step, Solved)), None)
        value = None if solved is None else solved.value
        if isinstance(value, Node) and str(g.payload) not in n.free_variables(value):
            return found
    return None


def _nonzero(form: NormalForm, p: fmpz_mpoly) -> bool:
    return all(form.tower.signs.is_nonzero(f) for f, _ in form.tower.signs.factors(p)[1])


def _no_common_zero(form: NormalForm, p: fmpz_mpoly, q: fmpz_mpoly) -> bool:
    """Say whether two polynomials in one and the same variable are coprime."""
    used = form.ring.used(p)
    if len(used) != 1 or form.ring.used(q) not in ([], used):
        return False
    return bool(p.gcd(q).is_constant()) and not q.is_zero()


def _quadratic(form: NormalForm, p: fmpz_mpoly, g: Generator) -> list[Consequence]:
    c, b, a = form.ring.by_powers(p, g)
    if not _nonzero(form, a):
        return [Factor(p, form)]
    nodes = [form.tower.poly_node(part) for part in (-b, b * b - 4 * a * c, 2 * a)]
    root = sqrt(nodes[1])
    values = (nodes[0] - root) / nodes[2], (nodes[0] + root) / nodes[2]
    return [Solved(str(g.payload), value) for value in values]


def quadratics(step: Factor) -> Iterator[list[Consequence]]:
    """Yield the solutions of a polynomial for each variable in which it is quadratic."""
    for g in step.form.ring.used(step.poly):
        if g.kind == "variable" and step.poly.degrees()[g.index] == 2:
            found = _quadratic(step.form, step.poly, g)
            if not isinstance(found[0], Factor):
                yield found


# -- exponentials, logarithms, roots ---------------------------------------------------------


def _of_exponentials(
    form: NormalForm, p: fmpz_mpoly, used: list[Generator]
) -> list[Consequence] | None:
    """c₁e^u + c₂e^v = 0: u − v = ln(−c₂/c₁); a polynomial in one e^u: u = ln of its roots."""
    if len(used) == 1 and len(form.ring.used(p)) == 1:
        exponent = form.tower.node(used[0].payload)
        coefficients = [form.ring.integer(c) for c in form.ring.by_powers(p, used[0])]
        found: list[Consequence] = []
        for value in roots_of(coefficients):
            if not isinstance(value, Fraction | Node):
                return None
            root = n.number(value) if isinstance(value, Fraction) else value
            if not (isinstance(value, Fraction) and value <= 0):
                found.append(Equation(exponent, log(root)))
        return found
    if len(p) != 2 or len(form.ring.used(p)) != len(used):
        return None
    (first, c1), (second, c2) = ((m, int(c)) for m, c in p.terms())
    if c1 * c2 > 0:
        return []
    total = form.ring.constant(0)
    for g in used:
        steps = int(first[g.index]) - int(second[g.index])
        total = total + g.payload * form.ring.constant(steps)
    return [Equation(form.tower.node(total), log(n.number(Fraction(-c2, c1))))]


def _of_logarithms(
    form: NormalForm, p: fmpz_mpoly, used: list[Generator]
) -> list[Consequence] | None:
    """Σ cₖ ln|fₖ| + c = 0: Π fₖ^cₖ = ± e^(−c)."""
    places = {g.index: g for g in used}
    rest = form.ring.zero
    above, below = form.ring.one, form.ring.one
    for monomial, coefficient in p.terms():
        mine = [i for i in places if monomial[i]]
        if not mine:
            rest += form.ring.context.from_dict({monomial: coefficient})
            continue
        power = int(coefficient)
        if sum(monomial) != 1 or abs(power) > MOST_POWER:
            return None
        f: fmpz_mpoly = places[mine[0]].payload
        above, below = (above * f**power, below) if power > 0 else (above, below * f**-power)
    left = form.tower.poly_node(above)
    right = exp(form.tower.poly_node(-rest)) * form.tower.poly_node(below)
    return [Equation(left, right), Equation(left, -right)]


def _eliminated(form: NormalForm, p: fmpz_mpoly) -> list[Consequence] | None:
    """Remove one root by a resultant: a common zero of p and g^k − tail is a zero of it."""
    degrees = p.degrees()
    for g in reversed(form.ring.bound):
        if degrees[g.index] and g.kind in ("root", "part of pi"):
            relation = g.poly**g.degree - g.tail
            result = p.resultant(relation, f"g{g.index}")
            if result.is_zero():
                return None
            return of_polynomial(form, result)
    return None
