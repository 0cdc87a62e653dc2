"""Whatever is said to a case, what it takes to hold is true: random steps, and many points.

A letter whose function has no value at a point may be any number there; here it is 7/3.
"""

import random
from contextlib import suppress
from fractions import Fraction

import pytest
from flint import arb

from symsgd.certify.everyday.case import Case
from symsgd.certify.everyday.facts import Beyond, Wrong
from symsgd.certify.everyday.point import enclose
from symsgd.certify.everyday.rows import ROWS, WHOLE
from symsgd.certify.everyday.signs import learn, show
from symsgd.certify.everyday.tables import BALLS
from symsgd.expression import node as n
from symsgd.functions.table import exp, log

x, y = n.variables("x y")
HALF = n.number("1/2")
SQRT = n.apply("root", x, n.number(2))
CLAIMS = (
    exp(x) / (1 + exp(-x)) + n.apply("sigmoid", x) + n.apply("tanh", y),
    log(x * y) - log(x) + log(y**2) + x**-HALF,
    SQRT * n.apply("root", y, n.number(3)) / (x - y),
    n.apply("abs", x) + n.apply("max", x, y) - n.apply("min", x, 1 / y),
    n.apply("sin", x + y) + n.apply("cos", x) ** n.number(-2) + n.constant("pi"),
    (x**y) * n.constant("e") ** x + n.power(y, n.number("-2/3")),
)
FUNCTIONS = ("exp", "log", "sigmoid", "sin", "cos", "abs", "root", "tanh", "gamma")
NUMBERS = [Fraction(k, 3) for k in (-7, -3, -2, -1, 1, 2, 3, 5, 6)]


def steps(claim, dice):
    """Say random things to a case, and return it."""
    case = Case(n.relation("=", claim, x), [n.relation(">", y, -x)], set(), 12)
    case.letters_named = []
    pool = [case.constant(k) for k in (0, 1, 2, -1, Fraction(1, 2))]
    pool += [named(case, n.VARIABLE, name) for name in "xy"]
    pool += [named(case, n.CONSTANT, name) for name in ("pi", "e")]
    for _ in range(400):
        with suppress(Wrong, Beyond, IndexError):
            act(case, pool, dice)
    return case


def act(case, pool, dice):
    u, v, way = dice.choice(pool), dice.choice(pool), dice.randrange(8)
    if way == 0:
        name = dice.choice(FUNCTIONS)
        args = (u, case.constant(dice.choice([2, 3]))) if name == "root" else (u,)
        pool.append(named(case, n.APPLY, (name, (0,) * len(args)), *args))
    elif way == 1:
        pool.append(dice.choice([u + v, u * v, -u, u * u]))
        if case.positive(v.above**2, v.below**2, strict=True):
            pool.append(u / v)
    elif way == 2:
        pool.append(
            case.fold(dice.choice([part for part in case.parts if part.head != n.RELATION]))
        )
        case.suppose(case.supposed[0])
    elif way == 3:
        learn(case)
        show(case, u.above * v.below, strict=dice.random() < 0.5)
    elif way == 4:
        p, facts = dice.choice(case.signs)[0], [fact for fact, _ in case.signs]
        case.infer(p * u.above**2, [(u.above, [p])])
        case.infer(u.above, [(v.above, [dice.choice(facts)])], [dice.choice(facts)])
    else:
        row = dice.choice(list(ROWS))
        given = {name: dice.choice(pool) for name in n.free_variables(*ROWS[row])}
        for name in WHOLE.intersection(given):
            given[name] = case.constant(dice.choice([1, 2, 3, Fraction(1, 2), 0]))
        case.use(row, **given)


def value_of(p, letters):
    total = arb(0)
    for powers, c in p.terms():
        term = arb(int(c))
        for letter, power in zip(letters, powers, strict=True):
            term *= letter ** int(power)
        total += term
    return total


def ratio_at(u, values):
    return value_of(u.above, values) / value_of(u.below, values)


def named(case, head, name, *args):
    letter = case.name(head, name, *args)
    case.letters_named.append((head, name, args))
    return letter


def letters_at(case, point):
    """Return the values of the letters at a point, the last one first; None if it is not clear."""
    values = [arb(7) / 3] * len(case.letters)
    for i, (head, name, args) in enumerate(case.letters_named, start=1):
        if head == n.VARIABLE:
            values[-i] = arb(point[name].numerator) / point[name].denominator
            continue
        at = [ratio_at(u, values) for u in args]
        found = called(name if head == n.CONSTANT else name[0], at)
        if found.is_finite():
            values[-i] = found
        elif not (name[0] in ("log", "root") and at[0] < 0) and not all(u.is_exact() for u in at):
            return None
    return values


def called(name, at):
    if name == "root" and at[0] < 0 and at[1] == 3:
        return -called(name, [-at[0], at[1]])
    return BALLS[name](*at)


def false_facts(claim, seed):
    """Return what a case took to hold though it does not, and in how many points."""
    case, found, looked = steps(claim, random.Random(seed)), [], 0  # noqa: S311
    for point in ({"x": a, "y": b} for a in NUMBERS for b in NUMBERS):
        inside = [enclose(part, point) for part in (claim, *case.supposed)]
        values = letters_at(case, point)
        if inside[0] is None or inside[1] is not True or values is None:
            continue
        looked += 1
        for p, strict in case.signs:
            value = value_of(p, values)
            if value <= 0 if strict else value < 0:
                found.append((str(p), strict, point))
        for (head, name), args, result in case._values:
            at = [ratio_at(u, values) for u in args]
            value = called(name[0], at) if head == n.APPLY else arb("nan")
            if value.is_finite() and not value.overlaps(ratio_at(result, values)):
                found.append((name, args, point))
    return found, looked


@pytest.mark.parametrize("claim", CLAIMS, ids=str)
@pytest.mark.parametrize("seed", range(4))
def test_what_a_case_takes_to_hold_is_true(claim, seed):
    found, looked = false_facts(claim, seed)
    assert not found
    assert looked > 3


@pytest.mark.parametrize(
    ("row", "relation", "right"),
    [("exp_positive", "<", 0), ("pi_positive", "<", 0), ("abs_square", "=", 1)],
)
def test_a_false_row_is_found_here(row, relation, right, monkeypatch):
    wrong = n.relation(relation, ROWS[row][0].args[0], n.number(right))
    monkeypatch.setitem(ROWS, row, (wrong, *ROWS[row][1:]))
    assert any(false_facts(claim, seed)[0] for claim in CLAIMS for seed in range(4))
