"""The critical points of a landscape, each with the way it was found and what it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Any

from flint import arb, fmpq, fmpq_poly

from symsgd.algebra.decimals import agreed_digits, ends_of
from symsgd.errors import SymsgdError
from symsgd.network.facts import Facts
from symsgd.network.inertia import Inertia, characteristic, inertia
from symsgd.network.infimum import Infimum, as_fraction, infimum
from symsgd.network.profile import Profile
from symsgd.network.series import way_down
from symsgd.network.smoothness import fmpq_of

# beyond so many parameters Newton's method in balls is not tried
MOST_ISOLATED = 12


class Kind(StrEnum):
    """What a critical point is.

    >>> print(Kind.STRICT_SADDLE)
    strict saddle
    """

    GLOBAL_MINIMUM = "global minimum"
    MINIMUM = "strict local minimum"
    STRICT_SADDLE = "strict saddle"
    DEGENERATE_SADDLE = "saddle, but not a strict one"
    DEGENERATE = "degenerate stop"


class Known(StrEnum):
    """How much is known about the set of critical points."""

    NONE = "there is none"
    ALL = "these are all"
    SOME = "there may be others"


@dataclass(frozen=True)
class CriticalPoint:
    """A critical point, or a set of them, with its inertia and its kind."""

    place: str
    kind: Kind
    inertia: Inertia
    cost: str
    why: str
    point: tuple[float, ...] = ()
    polynomial: str = ""
    characteristic: fmpq_poly | None = None  # of the Hessian, where it is rational

    @property
    def strict_saddle(self) -> bool:
        """Whether the Hessian has a negative eigenvalue."""
        return self.inertia.negative > 0


@dataclass(frozen=True)
class CriticalSet:
    """All that is known about the critical points of a landscape.

    >>> from symsgd.network.landscape import Landscape
    >>> from symsgd.network.network import Network
    >>> found = critical_points(Facts(Landscape(Network([2, 1]), [([1, 2], [3])])))
    >>> found.known
    <Known.NONE: 'there is none'>
    """

    known: Known
    points: tuple[CriticalPoint, ...]
    reason: str


def critical_points(facts: Facts, at: Sequence[Sequence[Any]] = ()) -> CriticalSet:
    """Return the critical points: all where algebra finds them, else those among the candidates.

    Candidates are the origin, the parameters of the network, and the points ``at``.
    """
    sided = [(i, s) for i, s in enumerate(facts.one_sided) if s]
    if sided and "b" in facts.landscape.trained and not facts.landscape.network.regularized:
        i, sign = sided[0]
        which = "" if len(facts.one_sided) == 1 else f" of output {i + 1}"
        reason = (
            f"the error δ{which} of the last layer is {'negative' if sign < 0 else 'positive'} for "
            "every z and every sample, and it is the derivative by a bias"
        )
        return CriticalSet(Known.NONE, (), reason)
    from symsgd.network.critical_sets import exact_set

    found = exact_set(facts)
    if found is not None:
        return found
    points = [stop for stop in _candidates(facts, at) if stop is not None]
    isolated = _isolated(facts, at)
    only = next((p for p in isolated if p.kind is Kind.GLOBAL_MINIMUM and p.inertia.definite), None)
    if only is not None:
        reason = "a convex cost has one minimum at most where its Hessian is definite"
        return CriticalSet(Known.ALL, (only,), reason)
    return CriticalSet(
        Known.SOME,
        tuple({p.place: p for p in [*points, *isolated]}.values()),
        "the origin, the given parameters and named points were looked at, and Newton's method "
        "was started from them",
    )


def _isolated(facts: Facts, at: Sequence[Sequence[Any]]) -> list[CriticalPoint]:
    """Return stops that Newton's method finds and interval Newton certifies."""
    from symsgd.network.landscape import rational_point
    from symsgd.network.newton import Isolated, certify

    landscape = facts.landscape
    if facts.rows is None or not facts.numeric or landscape.size > MOST_ISOLATED:
        return []
    starts = [[0.0] * landscape.size, [float(e) for e in rational_point(landscape.start) or ()]]
    starts += [[float(Fraction(e)) for e in point] for point in at]
    found: dict[tuple[float, ...], Isolated] = {}
    for start in starts:
        try:
            stop = certify(landscape, start) if start else None
        except SymsgdError:
            continue
        if stop is not None:
            found[tuple(round(float(m), 6) for m in stop.middle)] = stop
    points = []
    for stop in found.values():
        if not any(stop.middle) or stop.inertia.unknown:
            continue
        kind, why = kind_of(facts, stop.inertia, None, None)
        place = tuple(float(m) for m in stop.middle)
        why = f"{why}; the one stop in a box of that size, by interval Newton"
        points.append(
            CriticalPoint(f"θ = {stop}", kind, stop.inertia, "not worked out", why, place)
        )
    return points


def _candidates(facts: Facts, at: Sequence[Sequence[Any]]) -> list[CriticalPoint | None]:
    from symsgd.network.landscape import rational_point

    landscape = facts.landscape
    places: list[Sequence[Any] | None] = [[Fraction(0)] * landscape.size]
    places.append(rational_point(landscape.start))
    places += [list(point) for point in at]
    return [classify(facts, place) for place in places if place is not None]


def classify(facts: Facts, theta: Sequence[Any]) -> CriticalPoint | None:
    """Return what a rational point is, if it provably is a critical point; None if not.

    >>> from symsgd.network.landscape import Landscape
    >>> from symsgd.network.network import Network
    >>> xor = [([0, 0], [0]), ([0, 1], [1]), ([1, 0], [1]), ([1, 1], [0])]
    >>> stop = classify(Facts(Landscape(Network([2, 2, 1]), xor)), [0] * 9)
    >>> print(stop.kind, "|", stop.inertia, "|", stop.polynomial)
    saddle, but not a strict one | 1 positive, 8 zero | x^9 + (-3/32)*x^8
    """
    landscape = facts.landscape
    try:
        if any(g != 0 for g in landscape.gradient_at(theta)):
            return None
        rows, cost = landscape.hessian_at(theta), landscape.cost_at(theta)
    except SymsgdError:
        return None
    signs = inertia(rows)
    origin = not any(theta)
    place = "θ = 0" if origin else f"θ = ({', '.join(map(str, theta))})"
    kind, why = kind_of(facts, signs, as_fraction(cost), [fmpq_of(e) for e in theta])
    polynomial = characteristic(rows)
    return CriticalPoint(
        place, kind, signs, str(cost), why, tuple(map(float, theta)), str(polynomial), polynomial
    )


def kind_of(
    facts: Facts, signs: Inertia, cost: Fraction | None, theta: Sequence[fmpq] | None
) -> tuple[Kind, str]:
    """Return what a critical point is, and how that is known."""
    lowest: Infimum = infimum(facts)
    if cost is not None and lowest.attained and lowest.value == cost:
        return Kind.GLOBAL_MINIMUM, f"the cost is {cost} there, which is its infimum"
    if facts.convex:
        return Kind.GLOBAL_MINIMUM, "the cost is convex in the parameters"
    if signs.negative:
        return Kind.STRICT_SADDLE, "the Hessian has a negative eigenvalue"
    if signs.unknown:
        return Kind.DEGENERATE, "the signs of some eigenvalues of the Hessian are open"
    if signs.definite:
        return Kind.MINIMUM, "all eigenvalues of the Hessian are positive"
    if theta is not None and cost is not None:
        try:
            found = way_down(facts.landscape, theta)
        except SymsgdError:
            found = None
        if found is not None and signs.positive:
            direction, series = found
            return Kind.DEGENERATE_SADDLE, (
                f"the Hessian has no negative eigenvalue, but along t·({_row(direction)}) the "
                f"cost is {_series(series)}"
            )
    return (
        Kind.DEGENERATE,
        "the Hessian has no negative eigenvalue and is singular: it says nothing",
    )


def _row(values: Sequence[object]) -> str:
    return ", ".join(map(str, values))


def _series(coefficients: Sequence[fmpq]) -> str:
    first = next(k for k in range(1, len(coefficients)) if coefficients[k] != 0)
    c = coefficients[first]
    size = "" if abs(c) == 1 else f"({abs(c)})"
    return f"{coefficients[0]} {'−' if c < 0 else '+'} {size}t^{first} + …"


def is_target(root: arb, profile: Profile) -> bool:
    """Say whether a zero of δ is the target y itself.

    >>> from symsgd.network.network import Network
    >>> from symsgd.network.profile import profile_of
    >>> is_target(arb(0), profile_of(Network([1, 1]), Fraction(1, 2)))
    False
    """
    y = fmpq_of(profile.y)
    return root.contains(arb(y)) and profile.error(y) == 0


def shown(root: arb, profile: Profile) -> str:
    """Return a value of an output as text: exactly where it is y, else in decimals.

    >>> from symsgd.network.network import Network
    >>> from symsgd.network.profile import profile_of
    >>> shown(arb(1) / 2, profile_of(Network([1, 1]), Fraction(1, 2)))
    '1/2'
    """
    if is_target(root, profile):
        return str(profile.y)
    return agreed_digits(ends_of(root), 10) or str(root)
