"""The same function on both sides of an order, and absolute values in conditions."""

import pytest

from symsgd.expression import node as n
from symsgd.expression.domain import Context, Domain
from symsgd.prove.decide import decide
from symsgd.prove.equations.solution import holds
from symsgd.prove.orders.absolute import without_absolutes

a, b, c, x = n.variables("a b c x")
e, one = n.constant("e"), n.number(1)
LESS = n.relation("<", a, b)


def f(name, argument, *more):
    return n.apply(name, argument, *more)


def context(*facts, **domains):
    return Context.of({name: Domain.named(kind) for name, kind in domains.items()}, facts)


POSITIVE = context(LESS, a="positive", b="positive")
PROVED = [
    (e**-a, ">", e**-b, context(LESS)),
    (e**-a, ">=", e**-b, context(n.relation("<=", a, b))),
    (f("tanh", a), "<", f("tanh", b), context(LESS)),
    (f("sigmoid", 2 * a + 1), "<", f("sigmoid", 2 * b + 1), context(LESS)),
    (f("sigmoid", -a), ">", f("sigmoid", -b), context(LESS)),
    (1 / (1 + e**-a), "<", 1 / (1 + e**-b), context(LESS)),
    (f("log", a), "<", f("log", b), POSITIVE),
    (-f("log", a), ">", -f("log", b), POSITIVE),
    (1 / a, ">", 1 / b, POSITIVE),
    (1 / a, ">", 1 / b, context(LESS, a="negative", b="negative")),
    (a**5, "<", b**5, context(LESS)),
    (c * f("tanh", a), ">", c * f("tanh", b), context(LESS, c="negative")),
    (n.number("1/2") ** a, ">", n.number("1/2") ** b, context(LESS)),
]
OPEN_OR_WRONG = [
    (e**-a, "<", e**-b, context(LESS)),
    (f("tanh", a), ">", f("tanh", b), context(LESS)),
    (a**2, "<", b**2, context(LESS)),
    (a**-3, ">", b**-3, context(LESS)),
    (1 / a, ">", 1 / b, context(LESS)),
    (f("cos", a), "<", f("cos", b), context(LESS)),
    (c * f("tanh", a), "<", c * f("tanh", b), context(LESS)),
    (f("tanh", a), "<", f("tanh", b), context(n.relation("<=", a, b))),
    (c**a, "<", c**b, context(LESS, c="positive")),
    (a / a, "<", b / a, POSITIVE.assuming(n.relation(">", a, b))),
    (a / a, "<", a / b, POSITIVE),
]


@pytest.mark.parametrize(("left", "relation", "right", "known"), PROVED, ids=str)
def test_proved(left, relation, right, known):
    assert decide(left, right, known, relation).proved


@pytest.mark.parametrize(("left", "relation", "right", "known"), OPEN_OR_WRONG, ids=str)
def test_not_proved(left, relation, right, known):
    assert not decide(left, right, known, relation).proved


@pytest.mark.parametrize("sign", ["<", "<=", ">", ">=", "="])
@pytest.mark.parametrize("turned", [False, True])
def test_absolute_values_say_the_same(sign, turned):
    sides = (a, f("abs", x)) if turned else (f("abs", x), a)
    statement = n.relation(sign, *sides)
    for value in range(-3, 4):
        for bound in range(-3, 4):
            point = {"x": value, "a": bound}
            known = {name: n.number(v).value for name, v in point.items()}
            said = [holds(each, known, Context()) for each in (statement, plain(statement))]
            assert said[0] is not None
            assert said[0] is said[1]


def plain(statement):
    found = without_absolutes(statement)
    assert "abs" not in str(found)
    return found
