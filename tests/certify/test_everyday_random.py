"""Whatever is said to a case, what it takes to hold is true: random steps, and many points.

Where a function has no value its letter may be any number, the same for equal arguments; here it
is 7/3.
"""

import random
from contextlib import suppress
from fractions import Fraction
from math import isnan

import pytest
from flint import arb, fmpq

from symsgd.certify.everyday.case import LETTERS, Beyond, Case, Wrong
from symsgd.certify.everyday.known import Known
from symsgd.certify.everyday.point import enclose, literal
from symsgd.certify.everyday.rows import ROWS, WHOLE
from symsgd.certify.everyday.signs import learn, show
from symsgd.certify.everyday.tables import BALLS, FIELD
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
REFUSED = (Wrong, Beyond, IndexError, ValueError, ZeroDivisionError)


class Noted(Case):
    """A case that remembers what it took to hold."""

    def begin(self, count):
        self.noted = []
        super().begin(count)

    def _note(self, p, *, strict):
        super()._note(p, strict=strict)
        self.noted.append((p, strict))


def steps(claim, dice):
    """Say random things to a case, through the search and directly, and return it."""
    case = Noted(n.relation("=", claim, x), [n.relation(">", y, -x)], set())
    case.begin(60)
    known = Known(case)
    pool = [known.constant(k) for k in (0, 1, 2, -1, Fraction(1, 2))]
    pool += [known.name(n.VARIABLE, name) for name in "xy"]
    pool += [known.name(n.CONSTANT, name) for name in ("pi", "e")]
    for _ in range(400):
        with suppress(*REFUSED):
            act(known, pool, dice)
    return case


def act(known, pool, dice):
    u, v, way = dice.choice(pool), dice.choice(pool), dice.randrange(10)
    case = known.case
    if way == 0:
        name = dice.choice(FUNCTIONS)
        args = (u, known.constant(dice.choice([2, 3]))) if name == "root" else (u,)
        pool.append(known.name(n.APPLY, (name, (0,) * len(args)), *args))
    elif way == 1:
        pool.append(dice.choice([u + v, u * v, -u, u * u]))
        if known.positive(v.above**2, v.below**2, strict=True):
            pool.append(u / v)
    elif way == 2:
        parts = [part for part in case.parts if part.head != n.RELATION]
        pool.append(known.fold(dice.choice(parts)))
        known.update()
    elif way == 3:
        learn(known)
        show(known, u.above * v.below, strict=dice.random() < 0.5)
    elif way == 4:
        p, facts = dice.choice(known.signs)[0], [fact for fact, _ in known.signs]
        known.infer(p * u.above**2, [(u.above, [p])])
        known.infer(u.above, [(v.above, [dice.choice(facts)])], [dice.choice(facts)])
    elif way == 5:  # past the search
        facts = [fact for fact, _ in case.noted]
        p, q, r = (dice.choice([*facts, u.above, v.above]) for _ in range(3))
        case.infer(p * q + r, [(case.value(n.number(1)), [p, q]), (case.value(n.number(1)), [r])])
        case.infer(p, [(case.value(n.number(1)), [p, q])], [q])
    elif way == 6:
        nodes = [node for node in case._values if node.head in LETTERS and node.args]
        f, g = dice.choice(nodes), dice.choice(nodes)
        case.equate(f, *g.args)
    else:
        row = dice.choice(list(ROWS))
        given = {name: dice.choice(pool) for name in n.free_variables(*ROWS[row])}
        for name in given:
            if n.variable(name) in WHOLE:
                given[name] = known.constant(dice.choice([1, 2, 3, Fraction(1, 2), 0]))
        if dice.random() < 0.5:
            known.use(row, **given)
        else:
            parts = [part for part in case.parts if part.head != n.RELATION]
            case.use(row, **{k: dice.choice([known.node(u), *parts]) for k, u in given.items()})


def value_of(p, letters):
    total = arb(0)
    for powers, c in p.terms():
        term = arb(int(c))
        for letter, power in zip(letters, powers, strict=True):
            if power:
                term *= letter ** int(power)
        total += term
    return total


class Unclear(Exception):
    """It cannot be said whether a function has a value."""


def total_value(node, point, done):
    """Return the value of an expression; where it has none, some number."""
    if node not in done:
        args = [total_value(arg, point, done) for arg in node.args]
        value = operation(node, args, point)
        if not value.is_finite():
            if not all(u.is_exact() for u in args) and not outside(node, args):
                raise Unclear
            value = arb(7) / 3
        done[node] = value
    return done[node]


def outside(node, args):
    if node.head == n.POWER:
        return args[0] < 0
    return node.value in (("log", (0,)), ("root", (0, 0))) and args[0] < 0


def operation(node, args, point):
    nothing = arb("nan")
    if node.head == n.NUMBER:
        return arb(fmpq(node.value.numerator, node.value.denominator))
    if node.head == n.VARIABLE:
        return arb(fmpq(point[node.value].numerator, point[node.value].denominator))
    if node.head == n.POWER:
        base, k = args[0], literal(node.args[1])
        if not isnan(k) and k % 1 == 0 and (k >= 0 or 0 not in base):
            return base ** int(k)
        return base ** args[1] if base > 0 or (base == 0 and k > 0) else nothing
    if node.head in (n.APPLY, n.CONSTANT):
        name = node.value if node.head == n.CONSTANT else node.value[0]
        if name == "root" and args[0] < 0:
            return -BALLS[name](-args[0], args[1]) if args[1] in (1, 3) else nothing
        return BALLS[name](*args)
    return FIELD[node.head](*args)


def letters_at(case, point):
    """Return the values of all letters at a point, and a ball without an end if it is not clear."""
    values, done = [arb(7) / 3] * len(case.ring.gens()), {}
    for node, p in case._values.items():
        if node.head in LETTERS and p in case.ring.gens():
            letter = p.degrees().index(1)
            try:
                values[letter] = total_value(node, point, done)
            except Unclear:
                values[letter] = arb("nan")
    return values


def false_facts(claim, seed):
    """Return what a case took to hold though it does not, in how many points, and of how much."""
    case, found, looked = steps(claim, random.Random(seed)), [], 0  # noqa: S311
    for point in ({"x": a, "y": b} for a in NUMBERS for b in NUMBERS):
        inside = [enclose(part, point) for part in (claim, *case.supposed)]
        if None in inside or inside[1] is not True:
            continue
        values, looked = letters_at(case, point), looked + 1
        for p, strict in case.noted:
            value = value_of(p, values)
            if value <= 0 if strict else value < 0:
                found.append((str(p), strict, point))
    return found, looked, len(case.noted)


@pytest.mark.parametrize("claim", CLAIMS, ids=str)
@pytest.mark.parametrize("seed", range(4))
def test_what_a_case_takes_to_hold_is_true(claim, seed):
    found, looked, noted = false_facts(claim, seed)
    assert not found
    assert looked > 3
    assert noted > 30


@pytest.mark.parametrize(
    ("row", "relation", "right"),
    [("exp_positive", "<", 0), ("pi_positive", "<", 0), ("abs_square", "=", 1)],
)
def test_a_false_row_is_found_here(row, relation, right, monkeypatch):
    wrong = n.relation(relation, ROWS[row][0].args[0], n.number(right))
    monkeypatch.setitem(ROWS, row, (wrong, *ROWS[row][1:]))
    assert any(false_facts(claim, seed)[0] for claim in CLAIMS for seed in range(4))
