"""Why the steps of a certificate hold, row by row of the table.

Nothing here is trusted: :class:`.case.Case` checks every row that it is told to use.
"""

from __future__ import annotations

from fractions import Fraction
from math import lcm
from typing import Any

from symsgd.certify.everyday.angles import show_angle
from symsgd.certify.everyday.case import Beyond, Wrong
from symsgd.certify.everyday.known import Known
from symsgd.certify.everyday.names import Letters, shown_value
from symsgd.certify.everyday.ratios import Ratio, factor
from symsgd.certify.everyday.signs import show, show_nonzero
from symsgd.expression import node as n
from symsgd.expression.node import Node

Json = Any  # what json.loads gives
_E = n.constant("e")
RULES = ("exp", "log", "root", "rational_power", "cos_sin", "gamma")
MOST_FACTORIAL = 100


def justify(letters: Letters, step: Json) -> None:
    """Show a step of the certificate to the case, or raise."""
    rule, (first, *others), case = step["rule"], step["arguments"], letters.case
    if rule not in RULES:
        raise Beyond(f"the rule {rule}")
    u = letters.ratio(first)
    if rule == "cos_sin":
        show_angle(letters, u)
        shown, wanted = [shown_value(case, "cos", u), shown_value(case, "sin", u)], step["result"]
        if not all(
            case.holds(a, "=", letters.ratio(b)) for a, b in zip(shown, wanted, strict=True)
        ):
            raise Wrong("another cosine or sine")
        return
    result = letters.ratio(step["result"])
    show(case, u.above * u.below), show(case, result.above * result.below)
    if _is_known(case, rule, (u, *map(case.constant, map(Fraction, others))), result):
        return
    if rule == "exp":
        show_logarithm(letters, result, u)
        letters.use("exp_log", a=result)
    elif rule == "log":
        show_logarithm(letters, u, result)
    elif rule == "gamma":
        show_factorial(letters, u)
        if not case.holds(shown_value(case, "gamma", u), "=", result):
            raise Wrong("another factorial")
    else:
        _show_root(letters, rule, u, Fraction(others[0]), result)


def _is_known(case: Known, name: str, args: tuple[Ratio, ...], result: Ratio) -> bool:
    try:
        return case.holds(shown_value(case, name, *args), "=", result)
    except Beyond:
        return False


def _show_root(letters: Letters, rule: str, u: Ratio, power: Fraction, root: Ratio) -> None:
    case, p, q = letters.case, abs(power.numerator), power.denominator
    if rule == "root":
        row = "root" if case.holds(root, ">=", case.constant(0)) else "odd_root"
        letters.use(row, k=int(power), a=u, b=root)
    elif power > 0:
        letters.use("rational", p=p, q=q, a=u, b=root)
    else:
        letters.use("inverse", p=p, q=q, a=u, b=root)


def show_logarithm(letters: Letters, value: Ratio, exponent: Ratio) -> None:
    """Show ln value = exponent: a power of the value is a product of exponentials and arguments."""
    case = letters.case
    items = _items(letters, value, exponent)
    factors = [(*_factor(letters, i), power) for i, power in items.items()]
    q = lcm(*((power / weight).denominator for _, weight, power in factors))
    one = case.constant(1)
    products = {True: one, False: one}  # above, and below
    letters.use("exp_zero")
    letters.use("log_exp", a=0)
    for base, weight, power in factors:
        k = int(power / weight * q)
        raised = _positive(case, base ** case.constant(abs(k)))
        if abs(k) != 1:
            letters.use("log_power", k=abs(k), a=base)
        product = _positive(case, products[k > 0] * raised)
        if products[k > 0] != one:
            letters.use("log_product", a=products[k > 0], b=raised)
        products[k > 0] = product
    above, below = products.values()
    if below != one:
        show_nonzero(case, below.above)
        _positive(case, above / below)
        letters.use("log_quotient", a=above, b=below)
    _positive(case, value)
    if q != 1:
        _positive(case, value ** case.constant(q))
        letters.use("log_by_power", k=q, a=value)
    if not case.holds(shown_value(case, "log", value), "=", exponent):
        raise Wrong("an exponential, or a logarithm, of something else")


def _positive(case: Known, u: Ratio) -> Ratio:
    if show(case, u.above * u.below, strict=True):
        reduced = case.reduce(u.above) * case.reduce(u.below)
        case.infer(reduced, [(case.one, [u.above * u.below])])
    return u


def _factor(letters: Letters, i: int) -> tuple[Ratio, int]:
    """Return something whose logarithm is shown, and how often the generator stands in it."""
    case, letter = letters.case, letters.values[i]
    kind, u = letters.named[i]
    if kind == "log":  # ln|u|, of u, of −u, or of u² = |u|²
        for row, base in (("abs", u), ("abs_negative", -u)):
            if show(case, base.above * base.below, strict=True):
                letters.use(row, a=u)
                return _positive(case, base), 1
        within = _positive(case, letters.within[i][0])
        square = _positive(case, u * u)
        letters.use("log_power", k=2, a=within)
        return square, 2
    if kind == "sigmoid":
        letters.use("exp_by_sigmoid", a=u)
        letter = letter / (case.constant(1) + -letter)
    _positive(case, letter)
    letters.use("log_exp", a=u)
    return letter, 1


def _items(letters: Letters, value: Ratio, exponent: Ratio) -> dict[int, Fraction]:
    """Find the exponentials in a value; the rest of its exponent is a sum of logarithms."""
    case = letters.case
    powers: dict[int, Fraction] = {}
    for part, side in ((value.above, 1), (value.below, -1)):
        for f, times in factor(part)[1]:
            for i, kind, _ in letters.of_kind("exp", "sigmoid"):
                letter = letters.values[i].above
                if kind == "exp" and f in (letter, -letter):
                    powers[i] = powers.get(i, Fraction(0)) + side * int(times)
                if kind == "sigmoid" and f in (1 - letter, letter - 1):  # e^b = σ(b)/(1 − σ(b))
                    powers[i] = powers.get(i, Fraction(0)) - side * int(times)
    for i, power in powers.items():
        exponent += letters.named[i][1] * case.constant(-power)
    if not exponent.below.is_constant():
        raise Beyond("an exponent that is no sum of logarithms")
    terms = exponent.above.to_dict()
    for i, _, _ in letters.of_kind("log"):
        c = terms.get(letters.values[i].above.degrees(), 0)
        if c:
            powers[i] = Fraction(int(c), int(exponent.below.leading_coefficient()))
    return {i: power for i, power in powers.items() if power}


def show_factorial(letters: Letters, u: Ratio) -> None:
    """Show Γ(m) = (m − 1)! of a whole number m."""
    m = int(u.number) if u.number % 1 == 0 else 0
    if not 0 < m < MOST_FACTORIAL:
        raise Beyond("Γ of something else than a small whole number")
    letters.use("gamma_one")
    for i in range(1, m):
        letters.use("gamma_next", k=i)


def fold(letters: Letters, part: Node) -> None:
    """Fold a part of the claim, if need be by what its function stands for."""
    case = letters.case
    try:
        case.fold(part)
    except Beyond:
        _define(letters, part, *map(case.fold, part.args))
        case.fold(part)


def _define(letters: Letters, part: Node, *args: Ratio) -> None:
    case = letters.case
    if part is _E:
        letters.use("e_by_exp")
    elif part.head == n.POWER and part.args[0] is _E:
        letters.use("e_power", a=args[1])
    match part.value[0] if part.head == n.APPLY else part.head, args:
        case "sigmoid", (u,):
            letters.use("exp_and_one", a=u)
            e = shown_value(case, "exp", u)
            show_nonzero(case, e.above + e.below)
            letters.use("sigmoid_by_exp", a=u)
        case "tanh", (u,):
            letters.use("exp_and_one", a=u + u)
            e = shown_value(case, "exp", u + u)
            show_nonzero(case, e.above + e.below)
            letters.use("tanh_by_exp", a=u)
        case "power", (base, exponent) if part.args[0] is not _E:
            _positive(case, base)
            letters.use("power", a=base, b=exponent)
        case "abs", (u,):
            letters.use("abs" if _greater(letters, u, case.constant(0)) else "abs_negative", a=u)
        case "max", (u, v):
            letters.use("max_first" if _greater(letters, u, v) else "max_second", a=u, b=v)
        case "min", (u, v):
            letters.use("min_second" if _greater(letters, u, v) else "min_first", a=u, b=v)
        case "gamma", (u,):
            show_factorial(letters, u)


def _greater(letters: Letters, a: Ratio, b: Ratio) -> bool:
    p = (a + -b).above * (a + -b).below
    show(letters.case, -p)
    return show(letters.case, p)
