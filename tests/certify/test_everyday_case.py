"""The trusted part of the everyday checker by itself: whatever the search tells it."""

from fractions import Fraction

import pytest

from symsgd.certify.everyday.case import Beyond, Case, Wrong
from symsgd.certify.everyday.point import enclose, literal
from symsgd.certify.everyday.tables import BALLS
from symsgd.expression import node as n
from symsgd.functions.meaning import spelled_out
from symsgd.functions.table import exp, log, sqrt

x, y = n.variables("x y")
ZERO, ONE, TWO, THREE = map(n.number, range(4))
HALF = ONE / TWO


def case_of(claim=None, supposed=(), integers=(), count=40):
    case = Case(claim or n.relation("=", x, x), supposed, set(integers))
    case.begin(count)
    return case


def is_known(case, relation, left, right=ZERO):
    return all(
        case.positive(p, strict=strict)
        for p, strict in case.needed(n.relation(relation, left, right))
    )


def signs(case):
    facts = [fact for like in case._shown.values() for fact in like]
    return {str(p): any(strict for q, strict in facts if p == q) for p, _ in facts}


def test_sums_products_and_whole_powers_are_polynomials_and_all_else_has_a_letter():
    case = case_of()
    a, b = case.value(x), case.value(y)
    assert case.value((x + y) * -x + n.let("u", y) ** TWO) == (a + b) * -a + b**2
    assert case.value(n.where_defined(x, log(y))) == a
    assert case.value(x ** (ONE + ONE)) == case.value(x * x)
    assert case.value(x ** (n.number(4) / TWO)) == a**2
    for node in (x / y, exp(x), x**y, x**HALF, x**-ONE, n.constant("pi"), HALF, n.apply("f", x)):
        letter = case.value(node)
        assert str(letter) not in (str(a), str(b))
        assert letter.total_degree() == 1
        assert case.value(node) == letter
    assert case.value(n.number("1/2")) == case.value(HALF)
    assert case.value(exp(x)) != case.value(exp(x + ZERO))  # not yet


def test_there_are_as_many_letters_as_were_asked_for_and_a_new_beginning_forgets():
    case = case_of(count=1)
    assert case.value(x + x) == 2 * case.value(x)
    with pytest.raises(IndexError):
        case.value(y)
    case.begin(2)
    assert case.value(y) != case.value(x)
    case.infer(case.value(x) ** 2, [(case.value(x), [])])
    assert signs(case).keys() == {"0", "1", "g1^2"} or signs(case).keys() == {"0", "1", "g0^2"}
    case.begin(2)
    assert signs(case) == {"0": False, "1": True}


def test_signs_must_follow():
    case = case_of()
    one, a, b = case.value(ONE), case.value(x), case.value(y)
    for p, terms, over in (
        (a, [(one, [a])], []),  # nothing is known of x
        (a**2 - 1, [(a, []), (one, [])], []),  # x² + 1 is not x² − 1
        (-(a**2), [(a, [-one])], []),  # −x² is no square
        (a**3, [(a**2, [])], [a]),  # x·(x³) = x⁴, but x may be negative
        (a, [], [one * 0]),  # 0·x = 0
        (b, [(a, [b])], [a**2]),  # x²·y = x²·y, and x may be zero
        (-one, [(one, [-one])], []),  # −1 is no fact
        (a * b, [(one, [a, b])], []),  # neither factor is 0
        (a, [], []),  # an empty sum is 0
    ):
        with pytest.raises(Wrong):
            case.infer(p, terms, over)
    assert signs(case) == {"0": False, "1": True}
    case.infer(a**2, [(a, [])])
    assert case.positive(a**2)
    assert not case.positive(a**2, strict=True)
    with pytest.raises(Wrong):  # x²·(x² + 1)·y = x²·…: nothing is known of y
        case.infer(b, [(a, [])], [a**2])
    case.infer(a**2 + 1, [(a, []), (one, [])])
    assert case.positive(3 * a**2 + 3, strict=True)


def test_what_is_multiplied_with_zero_may_be_anything():
    case = case_of(n.relation("=", x, y), [n.relation("=", x, y), n.relation(">=", x, ONE)])
    one, a, b = case.value(ONE), case.value(x), case.value(y)
    case.infer(b - 1, [(one, [a - 1]), (one, [-one, a - b])])
    assert is_known(case, ">=", y, ONE)
    with pytest.raises(Wrong):  # x − 1 is ≥ 0, and not 0
        case.infer(-((a - 1) ** 2), [(one, [1 - a, a - 1])])
    with pytest.raises(Wrong):  # nothing > 0 comes from what is 0
        case.infer(a - b, [(one, [one, a - b])], [a - b])
    assert not is_known(case, ">", x, y)


def test_what_contradicts_what_is_known_leaves_nothing():
    case = case_of(supposed=[n.relation("<", x**TWO + 1, ZERO)])
    a, one = case.value(x), case.value(ONE)
    with pytest.raises(Beyond, match="leaves nothing"):
        case.infer(a**2 + 1, [(a, []), (one, [])])
    with pytest.raises(Beyond, match="leaves nothing"):
        case_of(supposed=[n.relation("<", x, ZERO), n.relation(">", x, ZERO)])
    with pytest.raises(Beyond, match="leaves nothing"):
        case_of(supposed=[n.relation("!=", x, x)])


def test_rows_are_used_where_all_that_they_speak_of_has_values():
    case = case_of()
    three_halves = THREE / TWO
    for row, given in (
        ("exp_log", {"a": x}),  # x may be negative
        ("log_exp", {"a": x}),  # nobody said that e^x > 0
        ("log_by_power", {"a": x, "k": TWO}),
        ("log_product", {"a": x, "b": x}),
        ("log_quotient", {"a": x, "b": y}),
        ("quotient", {"a": x, "b": x}),  # x may be zero
        ("quotient", {"a": x, "b": ZERO}),
        ("power_minus", {"a": x, "k": TWO}),
        ("root_to_the_k", {"a": x, "k": TWO}),
        ("root_not_negative", {"a": x, "k": TWO}),
        ("root_to_the_k", {"a": x, "k": HALF}),
        ("root_to_the_k", {"a": x, "k": three_halves}),
        ("root_to_the_k", {"a": x, "k": x}),
        ("root_to_the_k", {"a": x, "k": ZERO}),
        ("root_to_the_k", {"a": x, "k": -ONE}),
        ("root_to_the_k", {"a": x, "b": ONE}),  # the k of the claim is another one
        ("root", {"a": x * x, "k": TWO, "b": x}),  # |x|
        ("odd_root", {"a": x * x, "k": TWO, "b": x}),
        ("rational", {"a": x * x * x, "p": ONE, "q": THREE, "b": x}),
        ("power", {"a": x, "b": y}),
        ("abs", {"a": x}),
        ("abs_negative", {"a": x}),
        ("abs_positive", {"a": x}),
        ("max_first", {"a": x, "b": ONE}),
    ):
        with pytest.raises((Wrong, Beyond)):
            case.use(row, **given)
    with pytest.raises(KeyError):
        case.use("no such row")
    assert signs(case) == {"0": False, "1": True}
    case.use("exp_positive", a=x)
    case.use("log_exp", a=x)
    assert is_known(case, "=", log(exp(x)), x)
    assert not is_known(case, "=", log(exp(y)), y)
    case.use("quotient", a=x, b=TWO)
    assert is_known(case, "=", x / TWO * TWO, x)
    case.use("unit_circle", a=x)
    assert is_known(case, "=", n.apply("sin", x) ** TWO + n.apply("cos", x) ** TWO, ONE)


def test_equal_arguments_give_equal_values_and_others_do_not():
    claim = n.relation("=", exp(x), exp(y))
    case = case_of(claim, [n.relation("=", x, y)])
    case.equate(exp(x), y)
    case.need(claim)
    case.equate(n.apply("f", x, y), y, x)
    assert is_known(case, "=", n.apply("f", x, y), n.apply("f", y, x))
    case = case_of(claim, [n.relation(">=", x, y)])
    for other in ((y,), (-x,), (2 * x,)):
        with pytest.raises(Beyond):
            case.equate(exp(x), *other)
    for other in ((), (x, x)):
        with pytest.raises(ValueError, match="zip"):
            case.equate(exp(x), *other)
    with pytest.raises(Beyond):
        case.need(claim)


def test_what_distinguishes_cases_is_not_supposed_and_not_shown():
    choice = n.piecewise((1 / x, n.relation(">", x, ZERO)), (x, n.logic("true")))
    for part in (choice, n.derivative(x, "x"), n.relation(">", x, y), n.logic("true")):
        with pytest.raises(Beyond, match="cases"):
            case_of(n.relation("=", part, part)).need(n.relation("=", part, part))
    either = n.logic("or", n.relation(">", x, ZERO), n.relation(">", y, ZERO))
    assert not case_of(supposed=[n.relation("=", choice, x), either]).supposed
    case = case_of(supposed=[n.relation(">", x, ONE)])
    assert is_known(case, ">", x, ONE)
    assert not is_known(case, ">", x, TWO)


@pytest.mark.parametrize("constant", ["i", "infinity"])
def test_what_is_no_real_number_is_none(constant):
    """∞ − ∞ = 0 and i² ≥ 0 would hold of a real number with that name."""
    strange = n.constant(constant)
    claim = n.relation("=", strange + -strange, ZERO)
    with pytest.raises(Beyond):
        case_of(claim).need(claim)
    assert enclose(strange, {}) is None


@pytest.mark.parametrize("relation", ["=", "!=", "<", ">=", ">"])
def test_a_claim_is_accepted_only_if_it_was_shown(relation):
    case = case_of(n.relation(relation, x, 2 * x))
    with pytest.raises(Beyond):
        case.need(case.claim)


@pytest.mark.parametrize("relation", ["=", "!=", "<", "<=", ">=", ">"])
def test_nothing_is_shown_of_what_has_no_value(relation):
    with pytest.raises(Beyond):
        case_of(n.relation(relation, 1 / (x + -x), TWO))


@pytest.mark.parametrize(
    ("part", "sign"),
    [
        (1 / x, "!="), (log(x), ">"), (x**HALF, ">="), (x ** n.number("1/2"), ">="),
        (x**-HALF, ">"), (x**y, ">"), (x ** n.number(-2), "!="), (x**-TWO, "!="),
        (n.apply("root", x, TWO), ">="), (n.apply("root", x, THREE), None), (x**TWO, None),
        (x ** (ONE + ONE), None), (x ** n.apply("root", n.number(4), TWO), None),
        (x**ZERO, None), (n.where_defined(ONE, log(x)), ">"), (exp(n.let("u", log(x))), ">"),
    ],
)  # fmt: skip
def test_the_domain_of_a_claim_is_given(part, sign):
    case = case_of(n.relation("=", part, part))
    held = [relation for relation in (">", ">=", "!=") if is_known(case, relation, x)]
    assert (held or [None])[0] == sign


def test_a_power_with_whole_numbers_may_have_any_base():
    k = n.variable("k")
    claim = n.relation("=", x**k, x**k)
    assert is_known(case_of(claim), ">", x)
    assert not is_known(case_of(claim, integers={"k"}), ">=", x)


def test_numbers_that_are_written_out():
    assert literal(-(TWO / THREE)) == Fraction(-2, 3)
    assert literal(n.let("u", ONE + TWO) * TWO) == 6
    for node in (x, ONE / ZERO, ONE / (ONE - ONE), sqrt(n.number(4)), TWO**TWO, x - x):
        assert literal(node) != literal(node)


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
        (n.piecewise((x, n.relation("<", log(x), x)), (x, n.logic("true"))), -1),
        (n.relation("<", log(x), x), -1), (n.logic("not", n.relation("<", log(x), x)), -1),
        (n.relation("=", exp(x), exp(x)), 1), (exp(n.relation("<", x, y)), 1), (exp(n.add()), 1),
        (exp(n.relation("<", x, ZERO)), 1), (n.apply("max", n.logic("true"), x), 1),
    ],
)  # fmt: skip
def test_what_has_no_value_or_is_not_known_is_not_enclosed(node, at):
    assert enclose(spelled_out(node, BALLS.keys()), {"x": Fraction(at)}) is None


def test_branches_that_are_not_taken_do_no_harm():
    below = n.relation("<=", x, n.number(0))
    node = n.piecewise((x, below), (log(x), n.logic("true")))
    assert enclose(node, {"x": Fraction(-1)}) == -1
    assert enclose(n.piecewise((log(x), below), (x, n.logic("true"))), {"x": Fraction(2)}) == 2
    assert enclose(n.logic("or", below, n.logic("false")), {"x": Fraction(-1)}) is True
    assert enclose(n.power(x, n.number(-2)), {"x": Fraction(-2)}) == 0.25
    assert enclose(n.power(n.constant("e"), -x), {"x": Fraction(0)}) == 1
