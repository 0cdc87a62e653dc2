"""The sign of one expression over a whole domain, and the factors on which it depends."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import TypeVar

from flint import fmpz_mpoly

from symsgd.expression import node as n
from symsgd.expression.domain import Context
from symsgd.expression.node import Node
from symsgd.prove.tower.normal import NormalForm, needs_logistic, room_for
from symsgd.prove.tower.ring import Excluded, NowhereDefined, Quotient, RestartNeeded, Unsupported
from symsgd.prove.tower.roots import Hints
from symsgd.prove.tower.sign_rules import Sign
from symsgd.prove.tower.signs import NeedSign, OnBoundary

MOST_RESTARTS = 6
ONE = n.number(1)
FAILURES = (NeedSign, Unsupported, NowhereDefined, RestartNeeded, Excluded, OnBoundary)

Form = TypeVar("Form", bound=NormalForm)


@dataclass(frozen=True, slots=True)
class Analysis:
    """A sign, or else u = cofactor · product of the open factors, with the cofactor's sign.

    ``roots`` are the rational zeros of the factors in the variable asked for,
    ``logarithmic`` says that e^u may have a simpler form than u.
    """

    sign: Sign | None
    cofactor: Node
    cofactor_sign: Sign
    factors: tuple[Node, ...]
    roots: tuple[Fraction, ...]
    logarithmic: bool
    logistic: bool


def normal_form(
    node: Node, context: Context, kind: type[Form], *, logistic: bool
) -> tuple[Form, Quotient]:
    """Return a form in a fine enough tower and the value in it, or raise one of ``FAILURES``."""
    hints: Hints = {("capacity",): room_for(node, *context.relations)}
    for _ in range(MOST_RESTARTS):
        form = kind(context, hints, logistic=logistic)
        try:
            form.assume(*context.relations)
            return form, form.of(node)
        except RestartNeeded as restart:
            hints[restart.hint] = restart.value
    raise Unsupported("no common tower of exponentials was found")


def known_sign(node: Node, context: Context) -> Sign | None:
    """Return the sign that an expression has wherever it has a value, or None.

    >>> known_sign(n.apply("exp", n.variable("x")), Context())
    (1, True)
    """
    return analyse(node, "", context).sign


@lru_cache(maxsize=1024)
def analyse(node: Node, name: str, context: Context) -> Analysis:
    """Return what the normal form of an expression tells about its sign.

    >>> x = n.variable("x")
    >>> [str(f) for f in analyse(n.apply("exp", x) * (x - 1), "x", Context()).factors]
    ['x - 1']
    """
    first = needs_logistic(node)
    for logistic in (first, not first):
        try:
            form, value = normal_form(node, context, NormalForm, logistic=logistic)
        except FAILURES:
            continue
        analysis = _analysis(form, value, name, logistic=logistic)
        if analysis is not None:
            return analysis
    return Analysis(None, ONE, (1, True), (node,), (), logarithmic=False, logistic=first)


def _analysis(form: NormalForm, value: Quotient, name: str, *, logistic: bool) -> Analysis | None:
    signs, tower = form.tower.signs, form.tower
    top = form.ring.reduce(value.top)
    sign, below = signs.of(top), signs.of(value.below)
    if below is None or not below[1]:
        return None
    total = None if sign is None else (sign[0] * below[0], sign[1])
    content, powers = signs.factors(top) if not top.is_zero() else (0, [])
    cofactor, sign_there, strict = [n.number(content)], (1 if content > 0 else -1), True
    open_factors, roots = [], []
    for factor, power in powers:
        roots += _root(form, factor, name)
        known = signs.of_factor(factor)
        node = tower.poly_node(factor)
        if known is None and power % 2:
            open_factors.append(node)
            power -= 1  # noqa: PLW2901  (an even power has a sign of its own)
        if power:
            cofactor.append(node ** n.number(int(power)) if power > 1 else node)
            strict = strict and (signs.is_nonzero(factor) if known is None else known[1])
            sign_there *= known[0] if known is not None and power % 2 else 1
    rest = n.multiply(*cofactor)
    if not value.below.is_one():
        rest = rest / tower.poly_node(value.below)
    return Analysis(
        total, rest, (sign_there * below[0], strict), tuple(open_factors), tuple(roots),
        _logarithmic(form, top), logistic,
    )  # fmt: skip


def _root(form: NormalForm, factor: fmpz_mpoly, name: str) -> list[Fraction]:
    used = form.ring.used(factor)
    if len(used) != 1:
        return []
    g = used[0]
    if g.kind == "variable" and g.payload == name and factor.total_degree() == 1:
        offset, slope = (form.ring.integer(part) for part in form.ring.by_powers(factor, g))
        return [Fraction(-offset, slope)]
    if g.kind == "log" and factor.total_degree() == 1 and factor == g.poly:
        return [root for sign in (1, -1) for f in form.tower.signs.factors(g.payload - sign)[1]
                for root in _root(form, f[0], name)]  # fmt: skip
    return []


def _logarithmic(form: NormalForm, top: fmpz_mpoly) -> bool:
    """Say whether a logarithm stands alone in a term, with a number before it."""
    generators = form.ring.generators
    return any(
        sum(monomial) == 1
        and generators[next(i for i, e in enumerate(monomial) if e)].kind == "log"
        for monomial in top.monoms()
    )
