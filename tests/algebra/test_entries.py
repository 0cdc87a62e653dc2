"""Totals of entries of arrays: equal ones have equal values for arrays of any numbers."""

from fractions import Fraction
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from symsgd.algebra import entries as t
from symsgd.algebra import entry_functions as f
from symsgd.algebra.entry_rules import rewritten, rules_of, symmetric_name
from symsgd.algebra.entry_terms import Call, Cell, Count, Inside, Same

SIZE = 3
LETTERS = "ijkl"
PLACES = {"x": 1, "y": 1, "A": 2, "B": 2, "c": 0}


def number_of(name, places):
    """A number for an entry that hangs on its places in no simple way."""
    seed = sum((7 * k + 3) ** (at + 2) for at, k in enumerate(places)) + 31 * ord(name[0])
    return Fraction(seed % 11 - 4)


def value(total, env):
    return sum((c * _term(term, env) for term, c in total.terms), Fraction(0))


def _term(term, env):
    indices = [index for index, _ in term.bound]
    result = Fraction(0)
    for numbers in product(range(SIZE), repeat=len(indices)):
        inner = {**env, **dict(zip(indices, numbers, strict=True))}
        one = Fraction(1)
        for factor, e in term.factors:
            one *= _factor(factor, inner) ** e
        result += one
    return result


def _factor(factor, env):
    match factor:
        case Cell():
            places = [env[place] for place in factor.places]
            return number_of(factor.name, sorted(places) if factor.symmetric else places)
        case Same():
            return Fraction(env[factor.one] == env[factor.other])
        case Count():
            return Fraction(SIZE)
        case Inside():
            return value(factor.total, env)
        case Call():
            return sum((value(arg, env) for arg in factor.args), Fraction(1)) ** 2


# a formula is a nested tuple, so that it can be calculated without any normal form
entries = st.sampled_from(sorted(PLACES)).flatmap(
    lambda name: st.tuples(
        st.just("cell"), st.just(name), st.tuples(*[st.sampled_from(LETTERS)] * PLACES[name])
    )
)
deltas = st.tuples(st.just("same"), st.sampled_from(LETTERS), st.sampled_from(LETTERS))
formulas = st.recursive(
    entries | deltas,
    lambda inner: (
        st.tuples(st.sampled_from(["+", "-", "*"]), inner, inner)
        | st.tuples(st.just("sum"), st.sampled_from(LETTERS), inner)
        | st.tuples(st.just("call"), inner)
    ),
    max_leaves=5,
)


def total_of(formula):
    match formula:
        case ("cell", name, places):
            return t.cell(name, *places)
        case ("same", one, other):
            return t.same(one, other)
        case ("sum", letter, body):
            return t.summed(total_of(body), letter, "n")
        case ("call", body):
            return f.applied("g", (0,), (total_of(body),))
        case (sign, one, other):
            first, second = total_of(one), total_of(other)
            return (
                first * second if sign == "*" else first + second if sign == "+" else first - second
            )


def calculated(formula, env):
    match formula:
        case ("cell", name, places):
            return number_of(name, [env[place] for place in places])
        case ("same", one, other):
            return Fraction(env[one] == env[other])
        case ("sum", letter, body):
            return sum((calculated(body, {**env, letter: k}) for k in range(SIZE)), Fraction(0))
        case ("call", body):
            return (1 + calculated(body, env)) ** 2
        case (sign, one, other):
            first, second = calculated(one, env), calculated(other, env)
            return (
                first * second if sign == "*" else first + second if sign == "+" else first - second
            )


ENVIRONMENTS = [
    dict(zip(LETTERS, numbers, strict=True)) for numbers in ((0, 1, 2, 0), (1, 1, 1, 2))
]


@settings(max_examples=150, deadline=None)
@given(formulas)
def test_the_normal_form_has_the_value_of_the_formula(formula):
    for env in ENVIRONMENTS:
        assert value(total_of(formula), env) == calculated(formula, env)


@settings(max_examples=100, deadline=None)
@given(formulas, st.permutations(LETTERS))
def test_names_of_free_indices_can_be_changed(formula, names):
    new_names = dict(zip(LETTERS, names, strict=True))
    renamed = total_of(formula).renamed(new_names)
    for env in ENVIRONMENTS:
        new_env = {new_names[letter]: number for letter, number in env.items()}
        assert value(renamed, new_env) == calculated(formula, env)


@settings(max_examples=100, deadline=None)
@given(formulas, formulas)
def test_equal_totals_have_equal_values(one, other):
    if total_of(one) == total_of(other):
        for env in ENVIRONMENTS:
            assert calculated(one, env) == calculated(other, env)


@settings(max_examples=60, deadline=None)
@given(formulas, formulas)
def test_orders_and_brackets_make_no_difference(one, other):
    first, second = total_of(one), total_of(other)
    assert first * second == second * first
    assert (first + second) * first == first * first + second * first
    assert t.summed(t.summed(first, "i", "n"), "j", "n") == t.summed(
        t.summed(first, "j", "n"), "i", "n"
    )


@settings(max_examples=150, deadline=None)
@given(formulas, formulas)
def test_an_equation_that_holds_keeps_the_value(one, other):
    dots = [("x", "y"), ("x", "x"), ("y", "y")]
    rules = []
    for first, second in dots:
        dot = t.summed(t.cell(first, "p") * t.cell(second, "p"), "p", "n")
        rules += rules_of(dot - t.number(value(dot, {})), f"{first} · {second}")
    total = total_of(one) * total_of(other) * t.summed(total_of(other) * t.cell("x", "i"), "i", "n")
    found, _ = rewritten(total, rules, lambda _: "n")
    for env in ENVIRONMENTS:
        assert value(found, env) == value(total, env)


@settings(max_examples=100, deadline=None)
@given(formulas)
def test_an_equation_for_every_index_keeps_the_value(formula):
    # δ is no matrix of the formulas, so let Z be one: Σ_k Z_ik Z_jk = δ_ij holds of Z = δ
    pair = t.cell("Z", "p", "k") * t.cell("Z", "q", "k")
    (rule,) = rules_of(t.summed(pair, "k", "n") - t.same("p", "q"), "Z orthogonal")
    total = total_of(formula)
    turned = t.summed(
        t.summed(total * t.cell("Z", "i", "k") * t.cell("Z", "j", "k"), "k", "n"), "i", "n"
    )
    found, _ = rewritten(turned, [rule], lambda _: "n")

    def with_unit(factor):
        return t.same(*factor.places) if isinstance(factor, Cell) and factor.name == "Z" else None

    assert f.mapped(found, with_unit) == f.mapped(turned, with_unit)


def test_what_a_rule_leaves_alone():
    u = t.cell("u", "k")
    (rule,) = rules_of(t.summed(u * u, "k", "n") - t.ONE, "‖u‖ = 1")
    cube = t.summed(u * u * u, "k", "n")
    alone = t.cell("u", "i") * t.cell("u", "i")
    other_range = t.summed(u * u, "k", "m")
    for total in (cube, alone, other_range):
        assert rewritten(total, [rule], lambda _: "n")[0] == total
    fourth = t.summed(u * u, "k", "n") ** 2
    assert rewritten(fourth, [rule], lambda _: "n")[0] == t.ONE


def test_a_matrix_that_is_its_own_turned_one():
    assert symmetric_name(t.cell("A", "i", "j") + t.cell("A", "j", "i")) is None
    assert symmetric_name(t.cell("A", "i", "j") - t.cell("B", "j", "i")) is None
    assert symmetric_name(t.cell("A", "i", "i") - t.cell("A", "j", "j")) is None


@settings(max_examples=60, deadline=None)
@given(formulas)
def test_the_derivative_is_linear_and_follows_the_product_rule(formula):
    by = Cell("x", ("m",))
    total, other = total_of(formula), t.cell("x", "i") * t.cell("y", "j")
    whole = f.derivative(total * other, by)
    assert whole == f.derivative(total, by) * other + total * f.derivative(other, by)
