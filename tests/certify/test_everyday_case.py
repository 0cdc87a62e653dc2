"""The trusted part of the everyday checker by itself: whatever the search tells it."""

from contextlib import suppress
from fractions import Fraction

import pytest

from symsgd.certify.everyday.case import Case
from symsgd.certify.everyday.facts import Beyond, Ratio, Wrong
from symsgd.certify.everyday.point import enclose
from symsgd.certify.everyday.tables import BALLS
from symsgd.expression import node as n
from symsgd.functions.meaning import spelled_out
from symsgd.functions.table import exp, log, sqrt

x, y = n.variables("x y")


def case_of(count, claim=None, supposed=()):
    return Case(claim or n.relation("=", x, x), supposed, set(), count)


def fraction(case, p):
    return Ratio(p, case.one)


def test_signs_must_follow():
    case = case_of(2)
    one, (a, b) = case.one, case.letters
    with pytest.raises(Wrong):  # nothing is known of x
        case.infer(a, [(one, [a])])
    with pytest.raises(Wrong):  # x² + 1 is not x² − 1
        case.infer(a**2 - 1, [(a, []), (one, [])])
    with pytest.raises(Wrong):  # −x² is no square
        case.infer(-(a**2), [(a, [-one])])
    with pytest.raises(Wrong):  # x·(x³) = x⁴, but x may be negative
        case.infer(a**3, [(a**2, [])], over=[a])
    with pytest.raises(Wrong):  # 0·x = 0
        case.infer(a, [], over=[case.one * 0])
    with pytest.raises(Wrong):  # x²·y = x²·y, and x may be zero
        case.infer(b, [(a, [b])], over=[a**2])
    case.infer(a**2, [(a, [])])
    assert case.positive(a**2)
    assert not case.positive(a**2, strict=True)
    with pytest.raises(Wrong):  # x²·(x² + 1)·y = x²·…: nothing is known of y
        case.infer(b, [(a, [])], over=[a**2])
    case.infer(a**2 + 1, [(a, []), (one, [])])
    assert case.positive(3 * a**2 + 3, strict=True)
    with pytest.raises(Wrong):  # −1 is no fact
        case.infer(-one, [(one, [-one])])


def test_what_contradicts_what_is_known_leaves_nothing():
    case = case_of(1, supposed=[n.relation("<", x**2 + 1, n.number(0))])
    case.name(n.VARIABLE, "x")
    case.infer(case.letters[0] ** 2 + 1, [(case.letters[0], []), (case.one, [])])
    with pytest.raises(Beyond, match="leaves nothing"):
        case.suppose(case.supposed[0])


def test_a_letter_gets_one_meaning_and_nothing_goes_in_a_circle():
    case = case_of(2)
    first, second = (fraction(case, letter) for letter in case.letters)
    for u in (first, second, case.constant(1) / second):
        with pytest.raises(Wrong):
            case.name(n.APPLY, ("exp", (0,)), u)
    assert case.name(n.VARIABLE, "x") == first
    with pytest.raises(Wrong):  # 1/x may have no value
        case.name(n.APPLY, ("exp", (0,)), case.constant(1) / first)
    assert case.name(n.APPLY, ("exp", (0,)), first) == second
    with pytest.raises(IndexError):
        case.name(n.APPLY, ("exp", (0,)), second)


def test_rows_are_used_where_all_that_they_speak_of_has_values():
    case = case_of(7)
    x = case.name(n.VARIABLE, "x")
    case.name(n.VARIABLE, "k")
    exp_x = case.name(n.APPLY, ("exp", (0,)), x)
    case.name(n.APPLY, ("log", (0,)), x)
    case.name(n.APPLY, ("root", (0, 0)), x, case.constant(2))
    case.name(n.APPLY, ("sin", (0,)), x)
    one, two = case.constant(1), case.constant(2)
    for row, given in (
        ("exp_log", {"a": x}),  # x may be negative
        ("log_exp", {"a": x}),  # nobody said that e^x > 0
        ("log_exp", {"a": two}),  # e² is no letter
        ("log_by_power", {"a": x, "k": two}),
        ("log_product", {"a": x, "b": x}),
        ("root_to_the_k", {"a": x, "k": two}),
        ("root_not_negative", {"a": x, "k": two}),
        ("root_to_the_k", {"a": x, "k": case.constant(Fraction(1, 2))}),
        ("root_to_the_k", {"a": x, "k": x}),
        ("root_to_the_k", {"a": x, "k": case.constant(0)}),
        ("root_to_the_k", {"a": x}),  # the k of the claim is another one
        ("root", {"a": x * x, "k": two, "b": x}),  # |x|
        ("odd_root", {"a": x * x, "k": two, "b": x}),
        ("rational", {"a": x * x * x, "p": one, "q": case.constant(3), "b": x}),
        ("abs", {"a": x}),
        ("abs_negative", {"a": x}),
        ("max_first", {"a": x, "b": one}),
        ("unit_circle", {"a": x}),  # the cosine is no letter
        ("exp_positive", {"a": x, "b": x}),
        ("exp_positive", {"a": one / x}),
        ("exp_positive", {"a": fraction(case, case.letters[-1])}),  # no meaning yet
    ):
        with pytest.raises((Wrong, Beyond)):
            case.use(row, **given)
    with pytest.raises(KeyError):
        case.use("no such row")
    assert not case.signs[2:]
    case.use("exp_positive", a=x)
    case.use("log_exp", a=x)
    assert case.value(n.APPLY, ("log", (0,)), exp_x) == x
    for name, at in (("exp", case.constant(0)), ("log", two), ("cos", x), ("root", x)):
        with pytest.raises(Beyond):
            case.value(n.APPLY, (name, (0,)), at)


def test_only_parts_of_the_claim_are_folded_and_supposed():
    case = case_of(1, supposed=[n.relation(">", x, n.number(1))])
    case.name(n.VARIABLE, "x")
    with pytest.raises(Wrong):
        case.fold(1 / x)
    case.suppose(n.relation(">", x, n.number(2)))
    assert not case.positive(case.letters[0] - 2)
    case.suppose(case.supposed[0])
    assert case.positive(case.letters[0] - 1, strict=True)
    choice = n.piecewise((1 / x, n.relation(">", x, n.number(0))), (x, n.logic("true")))
    with pytest.raises(Beyond, match="cases"):
        case_of(1, n.relation("=", choice, x))
    assert not case_of(1, supposed=[n.relation("=", choice, x)]).supposed


@pytest.mark.parametrize("constant", ["i", "infinity"])
def test_what_is_no_real_number_is_none(constant):
    """∞ − ∞ = 0 and i² ≥ 0 would hold of a real number with that name."""
    strange = n.constant(constant)
    with pytest.raises(Beyond):
        case_of(1, n.relation("=", strange + -strange, n.number(0)))
    assert enclose(strange, {}) is None


@pytest.mark.parametrize("relation", ["=", "!=", "<", ">=", ">"])
def test_a_claim_is_concluded_only_if_it_was_shown(relation):
    case = case_of(1, n.relation(relation, x, 2 * x))
    case.name(n.VARIABLE, "x")
    with pytest.raises(Beyond):
        case.conclude()


@pytest.mark.parametrize("relation", ["=", "!=", "<", "<=", ">=", ">"])
def test_nothing_is_concluded_of_what_has_no_value(relation):
    case = case_of(1, n.relation(relation, 1 / (x + -x), n.number(2)))
    case.name(n.VARIABLE, "x")
    with pytest.raises(Beyond):
        case.conclude()


def test_the_domain_of_a_claim_is_given():
    half, k = n.number(1) / n.number(2), n.variable("k")
    for part, sign in (
        (1 / x, "!="), (log(x), ">"), (x**half, ">="), (x ** -half, ">"), (x**k, ">"),
        (x ** n.number(-2), "!="), (n.apply("root", x, n.number(2)), ">="),
        (n.apply("root", x, n.number(3)), None), (x ** n.number(2), None),
    ):  # fmt: skip
        case = case_of(2, n.relation("=", part, part))
        letter = case.name(n.VARIABLE, "x")
        case.name(n.VARIABLE, "k")
        with suppress(Beyond):
            case.fold(part)
        held = [r for r in (">", ">=", "!=") if case.holds(letter, r, case.constant(0))]
        assert (held or [None])[0] == sign, part
    integer = Case(n.relation("=", x**k, x**k), (), {"k"}, 2)
    letter, _ = integer.name(n.VARIABLE, "x"), integer.name(n.VARIABLE, "k")
    with pytest.raises(Beyond):
        integer.conclude()
    assert not integer.holds(letter, ">=", integer.constant(0))


# -- the enclosures at a point -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("node", "at"),
    [
        (log(x), 0), (log(x), -1), (1 / x, 0), (sqrt(x), -1), (x ** n.variable("y"), 1),
        (n.power(x, x), -2), (n.power(n.number(-2), x), 3), (n.apply("g", x), 1),
        (n.apply("gamma", x), -1), (n.apply("g", x, orders=(1,)), 2), (y, 1),
        (n.apply("root", x, n.number(3)), -8), (n.where_defined(x, log(x)), -1),
        (n.piecewise((log(x), n.relation("<", x, n.number(0)))), -1),
        (n.piecewise((x, n.relation("<", x, n.number(0)))), 1),
        (n.relation("<", log(x), x), -1), (n.logic("not", n.relation("<", log(x), x)), -1),
        (n.relation("=", exp(x), exp(x)), 1),
    ],
)  # fmt: skip
def test_what_has_no_value_or_is_not_known_is_not_enclosed(node, at):
    assert enclose(spelled_out(node, BALLS.keys()), {"x": Fraction(at)}) is None


def test_branches_that_are_not_taken_do_no_harm():
    below = n.relation("<=", x, n.number(0))
    node = n.piecewise((x, below), (log(x), n.logic("true")))
    assert enclose(node, {"x": Fraction(-1)}) == -1
    assert enclose(n.logic("or", below, n.logic("false")), {"x": Fraction(-1)}) is True
    assert enclose(n.power(x, n.number(-2)), {"x": Fraction(-2)}) == 0.25
    assert enclose(n.power(n.constant("e"), -x), {"x": Fraction(0)}) == 1
