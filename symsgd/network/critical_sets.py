"""Critical sets that algebra finds completely: quadratics, one neuron, polynomials."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import product

from flint import arb, fmpq, fmpq_mpoly, fmpq_poly

from symsgd.algebra.balls import compare
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.network.critical import (
    CriticalPoint,
    CriticalSet,
    Kind,
    Known,
    is_target,
    kind_of,
    shown,
)
from symsgd.network.facts import Facts
from symsgd.network.inertia import Inertia, characteristic, real_roots
from symsgd.network.infimum import as_fraction
from symsgd.network.profile import Profile
from symsgd.network.quadratic import quadratic_form
from symsgd.network.systems import Branch, Polynomials, solve

INVERSE = {"sigmoid": "logit", "tanh": "atanh", "identity": ""}


def exact_set(facts: Facts) -> CriticalSet | None:
    """Return the whole set of critical points where algebra finds it, else None.

    >>> from symsgd.network.landscape import Landscape
    >>> from symsgd.network.network import Network
    >>> found = exact_set(Facts(Landscape(Network([2, 1]), [([1, 2], ["3/4"])])))
    >>> print(found.points[0].place, "|", found.points[0].kind)
    b_1 + w_11 + 2*w_12 = logit(3/4) | global minimum
    """
    if facts.quadratic and facts.rows is not None:
        return _of_quadratic(facts)
    if facts.one_neuron and facts.independent and facts.all_trained and facts.profiles:
        return _of_neuron(facts, [row[0] for row in facts.profiles])
    if facts.polynomial:
        return _of_polynomial(facts)
    return None


def _of_quadratic(facts: Facts) -> CriticalSet:
    form = quadratic_form(facts)
    where = ", ".join(map(str, form.minimum))
    free = form.inertia.zero
    place = f"θ = ({where})" + (f" + the {free}-dimensional kernel of the Hessian" if free else "")
    point = CriticalPoint(
        place, Kind.GLOBAL_MINIMUM, form.inertia, str(form.lowest),
        "a quadratic with a positive semidefinite Hessian",
        tuple(float(arb(e).mid()) for e in form.minimum),
    )  # fmt: skip
    return CriticalSet(Known.ALL, (point,), "the gradient is linear: its zeros are exact")


def _of_neuron(facts: Facts, profiles: Sequence[Profile]) -> CriticalSet:
    """Independent v = (1, x): Σ δ v = 0 only if every δ is 0, and each δ is a polynomial in a."""
    roots = [profile.zeros() for profile in profiles]
    if not all(roots):
        k = roots.index([]) + 1
        reason = f"δ of sample {k} vanishes for no z, and the vectors (1, x) are independent"
        return CriticalSet(Known.NONE, (), reason)
    points = []
    for values in product(*roots):
        curved = [_sign_at(p, root) for p, root in zip(profiles, values, strict=True)]
        positive = sum(s == 1 for s in curved)
        negative = sum(s == -1 for s in curved)
        zero = facts.landscape.size - len(values)
        signs = Inertia(positive, negative, zero, len(values) - positive - negative)
        hits = all(is_target(r, p) for p, r in zip(profiles, values, strict=True))
        cost = Fraction(0) if hits and "squared" in facts.landscape.network.cost_row.name else None
        kind, why = kind_of(facts, signs, cost, None)
        place = ", ".join(
            f"{_z(facts, v)} = {INVERSE[p.activation]}({shown(root, p)})"
            for v, p, root in zip(facts.vectors, profiles, values, strict=True)
        )
        shown_cost = "open" if cost is None else str(cost)
        points.append(CriticalPoint(place, kind, signs, shown_cost, why))
    reason = "the vectors (1, x) are independent, so every δ must vanish by itself"
    return CriticalSet(Known.ALL, tuple(points), reason)


def _q(value: Fraction) -> fmpq:
    return fmpq(value.numerator, value.denominator)


def _z(facts: Facts, vector: Sequence[Fraction]) -> str:
    from symsgd.algebra.lets import Lets

    lets = Lets()
    terms = [
        lets.multiply([n.number(c), n.variable(name)])
        for c, name in zip(vector, facts.landscape.names, strict=True)
    ]
    return str(lets.add(terms))


def _sign_at(profile: Profile, root: arb) -> int:
    """Return the sign of C″ where δ vanishes; exact where the root is y itself."""
    y = _q(profile.y)
    if is_target(root, profile):
        value = arb(profile.curvature(y))
    else:
        value = arb(0)
        for c in reversed(profile.curvature.coeffs()):
            value = value * root + arb(c)
    return compare(value, arb(0)) or 0


def _of_polynomial(facts: Facts) -> CriticalSet | None:
    landscape = facts.landscape
    data = sorted({
        name for x, y in landscape.data for column in landscape.network.sample_nodes(x, y)
        for (entry,) in column for name in n.free_variables(entry)
    })  # fmt: skip
    algebra = Polynomials([*landscape.names, *data])
    theta = [algebra.variable(name) for name in landscape.names]
    try:
        branches = solve(algebra, landscape.gradient(algebra, theta), landscape.names)
        rows = landscape.hessian(algebra, theta)
    except SymsgdError:
        return None
    if branches is None:
        return None
    branches = [branch for branch in branches if _has_real_points(branch)]
    cost = landscape.cost(algebra, theta)
    points = [_stop(facts, algebra, branch, rows, cost) for branch in branches]
    reason = "the gradient was split into factors: every zero lies in one of these parts"
    if data:
        reason += f" (the data {', '.join(data)} not being 0)"
    return CriticalSet(Known.ALL if branches else Known.NONE, tuple(points), reason)


def _stop(
    facts: Facts,
    algebra: Polynomials,
    branch: Branch,
    rows: list[list[fmpq_mpoly]],
    cost: fmpq_mpoly,
) -> CriticalPoint:
    places = [branch.values.get(name, algebra.variable(name)) for name in algebra.names]
    put_in = [[entry.compose(*places, ctx=algebra.ctx) for entry in row] for row in rows]
    value = cost.compose(*places, ctx=algebra.ctx)
    for equation in branch.equations:
        value = divmod(value, equation)[1]
    signs, told = _symbolic_inertia(algebra, put_in) if not branch.equations else (None, "")
    if signs is None:
        signs = Inertia(0, 0, 0, len(rows))
    known = as_fraction(value.leading_coefficient()) if value.is_constant() else None
    known = Fraction(0) if value.is_zero() else known
    kind, why = kind_of(facts, signs, known, None)
    if branch.equations and kind is not Kind.GLOBAL_MINIMUM:
        kind, why = Kind.DEGENERATE, "a set of stops; its inertia varies along it"
    here = not branch.equations and all(v.is_zero() for v in branch.values.values())
    point = tuple(0.0 for _ in rows) if here else ()
    rational = told and all(entry.is_constant() for row in put_in for entry in row)
    polynomial = characteristic(_rational(put_in)) if rational else None
    return CriticalPoint(str(branch), kind, signs, str(value), why, point, told, polynomial)


def _has_real_points(branch: Branch) -> bool:
    """Say whether the equation that is left can have a real solution; only one variable tells."""
    for equation in branch.equations:
        used = [i for i, degree in enumerate(equation.degrees()) if degree]
        if len(used) == 1:
            low_first = [fmpq(0)] * (equation.degrees()[used[0]] + 1)
            for powers, coefficient in equation.terms():
                low_first[powers[used[0]]] = coefficient
            if not real_roots(fmpq_poly(low_first)):
                return False
    return True


def _rational(rows: list[list[fmpq_mpoly]]) -> list[list[fmpq]]:
    return [[fmpq(0) if e.is_zero() else e.leading_coefficient() for e in row] for row in rows]


def _symbolic_inertia(
    algebra: Polynomials, rows: list[list[fmpq_mpoly]]
) -> tuple[Inertia | None, str]:
    """Return the inertia of a matrix of polynomials whose eigenvalues are polynomials.

    Eigenvalues come as factors λ − p of the characteristic polynomial.  A sum of squares of
    them is the trace of the square, so p and −p are a positive and a negative one.
    """
    wider = Polynomials(["lambda", *algebra.names])
    moved = [[_into(wider, entry) for entry in row] for row in rows]
    size, x = len(rows), wider.variable("lambda")
    polynomial = _determinant(
        [[(x if i == j else x - x) - moved[i][j] for j in range(size)] for i in range(size)]
    )
    counts = {1: 0, -1: 0, 0: 0}
    pending: list[fmpq_mpoly] = []
    for factor, multiplicity in polynomial.factor()[1]:
        if factor.degrees()[0] != 1 or not factor.derivative(0).is_constant():
            return None, ""
        value = x - factor / factor.derivative(0).leading_coefficient()
        if len(list(value.terms())) > 1:
            return None, ""  # such a difference may vanish for some data
        if value.is_constant():
            c = value.leading_coefficient() if not value.is_zero() else fmpq(0)
            counts[(c > 0) - (c < 0)] += multiplicity
        else:
            pending += [value] * multiplicity
    while pending:
        value = pending.pop()
        if -value not in pending:
            return None, ""
        pending.remove(-value)
        counts[1] += 1
        counts[-1] += 1
    return Inertia(counts[1], counts[-1], counts[0]), str(polynomial)


def _into(wider: Polynomials, polynomial: fmpq_mpoly) -> fmpq_mpoly:
    generators = [wider.variable(name) for name in wider.names[1:]]
    return polynomial.compose(*generators, ctx=wider.ctx)


def _determinant(rows: list[list[fmpq_mpoly]]) -> fmpq_mpoly:
    if len(rows) == 1:
        return rows[0][0]
    total = rows[0][0] - rows[0][0]
    for j, entry in enumerate(rows[0]):
        minor = [[row[k] for k in range(len(row)) if k != j] for row in rows[1:]]
        term = entry * _determinant(minor)
        total = total + term if j % 2 == 0 else total - term
    return total
