"""Critical points isolated and certified by interval Newton (Krawczyk) in balls.

A box that the Krawczyk operator maps into its own inside holds exactly one critical point; a box
in which some component of the gradient cannot vanish holds none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from flint import arb, arb_mat, ctx, fmpq

from symsgd.algebra.balls import Balls, Undefined, working_precision
from symsgd.algebra.decimals import ends_of
from symsgd.algebra.floats import Floats
from symsgd.network.inertia import Inertia, inertia_of_balls
from symsgd.network.landscape import Landscape

BITS = 128
MOST_BOXES = 3000
Box = tuple[tuple[Fraction, Fraction], ...]


@dataclass(frozen=True)
class Isolated:
    """A box with exactly one critical point in it, and the inertia of the Hessian all over it."""

    box: Box
    inertia: Inertia

    @property
    def middle(self) -> tuple[Fraction, ...]:
        """The centre of the box."""
        return tuple((low + high) / 2 for low, high in self.box)

    def __str__(self) -> str:
        radius = max(float(high - low) / 2 for low, high in self.box)
        numbers = [float(m) if abs(m) > radius else 0.0 for m in self.middle]
        centre = ", ".join(f"{value:.10g}" for value in numbers)
        return f"({centre}) ± {radius:.1e}"


@dataclass(frozen=True)
class Search:
    """All critical points of a box: those isolated, and boxes that stay open."""

    found: tuple[Isolated, ...]
    open: tuple[Box, ...]


def certify(landscape: Landscape, start: Sequence[float], radius: float = 1e-8) -> Isolated | None:
    """Return the critical point that Newton's method finds from a start, if it can be certified.

    >>> from symsgd.network.network import Network
    >>> data = [([0], ["1/4"]), ([1], ["3/4"]), ([2], ["1/2"])]
    >>> found = certify(Landscape(Network([1, 1]), data), [0.0, 0.0])
    >>> print(found, "|", found.inertia)
    (-0.4911368293, 0.5141072768) ± ... | 2 positive
    """
    point = _newton(landscape, list(start))
    if point is None:
        return None
    for size in (radius, radius * 1e-3, radius * 1e3):
        half = Fraction(size)
        box = tuple((Fraction(p) - half, Fraction(p) + half) for p in point)
        image = _krawczyk(landscape, box)
        if image is not None and _inside(image, box):
            with working_precision(BITS):
                return Isolated(_intersection(image, box) or box, _inertia(landscape, box))
    return None


def search(landscape: Landscape, box: Box) -> Search:
    """Return every critical point in a box of few dimensions.

    >>> from symsgd.network.network import Network
    >>> data = [([0], ["1/4"]), ([1], ["3/4"]), ([2], ["1/2"])]
    >>> box = ((Fraction(-2), Fraction(2)), (Fraction(-2), Fraction(2)))
    >>> all_of_them = search(Landscape(Network([1, 1]), data), box)
    >>> len(all_of_them.found), all_of_them.open
    (1, ())
    """
    found: list[Isolated] = []
    pending, left = [box], []
    for _ in range(MOST_BOXES):
        if not pending:
            break
        here = pending.pop()
        if _no_zero(landscape, here):
            continue
        image = _krawczyk(landscape, here)
        if image is None:
            pending += _halves(here)
            continue
        common = _intersection(image, here)
        if common is None:
            continue
        if _inside(image, here):
            tight = certify(landscape, [float((a + b) / 2) for a, b in common])
            if tight is None or not _within(tight.box, here):  # Newton may have gone elsewhere
                tight = Isolated(common, _inertia(landscape, here))
            found.append(tight)
        elif _width(common) < _width(here) * Fraction(3, 4):
            pending.append(common)
        elif _width(here) < Fraction(1, 10**6):
            left.append(here)
        else:
            pending += _halves(common)
    unique = {tuple(round(float(m), 6) for m in f.middle): f for f in found}
    return Search(tuple(unique.values()), (*pending, *left))


def _newton(landscape: Landscape, theta: list[float]) -> list[float] | None:
    algebra = Floats()
    for _ in range(60):
        slope = [float(g) for g in landscape.gradient(algebra, theta)]
        rows = [[float(e) for e in row] for row in landscape.hessian(algebra, theta)]
        try:
            step = arb_mat(rows).solve(arb_mat([[g] for g in slope]))
        except ZeroDivisionError:
            return None
        moves = [float(step[i, 0].mid()) for i in range(len(theta))]
        theta = [t - m for t, m in zip(theta, moves, strict=True)]
        if max(map(abs, theta), default=0) > 1e6:
            return None
        if max(map(abs, moves), default=0) < 1e-14:
            return theta
    return theta


def _balls(box: Box) -> list[arb]:
    return [arb(_arb((low + high) / 2), _arb((high - low) / 2).upper()) for low, high in box]


def _arb(value: Fraction) -> arb:
    return arb(fmpq(value.numerator, value.denominator))


def _no_zero(landscape: Landscape, box: Box) -> bool:
    with working_precision(BITS):
        slopes = landscape.gradient(Balls({}), _balls(box))
        return any(isinstance(g, arb) and not g.contains(0) for g in slopes)


def _krawczyk(landscape: Landscape, box: Box) -> list[arb] | None:
    """K(X) = m − Y g(m) + (1 − Y H(X))(X − m), with Y near the inverse of H(m)."""
    with working_precision(BITS):
        size = len(box)
        middle = [_arb((low + high) / 2) for low, high in box]
        boxed = _balls(box)
        rows = landscape.hessian(Balls({}), boxed)
        slope = landscape.gradient(Balls({}), middle)
        if any(isinstance(v, Undefined) for row in [*rows, slope] for v in row):
            return None
        H = arb_mat(rows)
        try:
            Y = arb_mat([[e.mid() for e in row] for row in H.tolist()]).inv()
        except ZeroDivisionError:
            return None
        Y = arb_mat([[e.mid() for e in row] for row in Y.tolist()])
        one = arb_mat([[arb(int(i == j)) for j in range(size)] for i in range(size)])
        away = arb_mat([[x - m] for x, m in zip(boxed, middle, strict=True)])
        moved = (one - Y * H) * away - Y * arb_mat([[g] for g in slope])
        image = [middle[i] + moved[i, 0] for i in range(size)]
        return image if all(k.is_finite() for k in image) else None


def _inside(image: Sequence[arb], box: Box) -> bool:
    pairs = zip(map(ends_of, image), box, strict=True)
    return all(low < a and b < high for (a, b), (low, high) in pairs)


def _intersection(image: Sequence[arb], box: Box) -> Box | None:
    pairs = zip(map(ends_of, image), box, strict=True)
    common = tuple((max(a, low), min(b, high)) for (a, b), (low, high) in pairs)
    return common if all(low <= high for low, high in common) else None


def _inertia(landscape: Landscape, box: Box) -> Inertia:
    with working_precision(max(BITS, ctx.prec)):
        return inertia_of_balls(landscape.hessian(Balls({}), _balls(box)))


def _within(small: Box, box: Box) -> bool:
    pairs = zip(small, box, strict=True)
    return all(low <= a and b <= high for (a, b), (low, high) in pairs)


def _width(box: Box) -> Fraction:
    return max(high - low for low, high in box)


def _halves(box: Box) -> list[Box]:
    i = max(range(len(box)), key=lambda k: box[k][1] - box[k][0])
    low, high = box[i]
    middle = low + (high - low) * Fraction(31, 64)  # a critical point is seldom just there
    return [(*box[:i], part, *box[i + 1 :]) for part in ((low, middle), (middle, high))]
