"""What is written for Coq: terms, conditions, theorems, files; no Coq is needed."""

from __future__ import annotations

from fractions import Fraction

import pytest

from symsgd.certify.coq.document import (
    OF_GAMMA,
    CoqDocument,
    Standing,
    commented,
    document_text,
    exported,
    module_name,
    replayed,
)
from symsgd.certify.coq.equations.nested import nested_roots
from symsgd.certify.coq.equations.proofs import derivative_lemma
from symsgd.certify.coq.terms.lattice import integer_basis, linear_form
from symsgd.certify.coq.terms.relations import NotExported
from symsgd.certify.coq.terms.terms import Terms
from symsgd.certify.coq.theorems import theorem
from symsgd.cli.statements import coq_claims
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.domain import Context, Domain
from symsgd.prove.decide import decide

x, y, k = n.variables("x y k")
NOTHING = Context()
WHOLE = Context.of({"k": Domain.named("integer")})
POSITIVE = "forall (v_x : R), 0 < v_x -> "


@pytest.mark.parametrize(
    ("node", "term", "needs"),
    [
        (n.number("-2/3"), "(- (2 / 3))", []),
        (n.add(), "0", []),
        (n.power(n.constant("e"), x), "(exp v_x)", []),
        (n.constant("e") * n.constant("pi"), "((exp 1) * PI)", []),
        (1 / x, "(1 / v_x)", ["x != 0"]),
        (x / 2, "(v_x / 2)", []),
        (x**2, "(v_x ^ 2)", []),
        (x**-2, "(/ (v_x ^ 2))", ["x != 0"]),
        (x**0, "(v_x ^ 0)", []),
        (x ** Fraction(1, 2), "(sqrt v_x)", ["x >= 0"]),
        (x ** Fraction(3, 2), "((sqrt v_x) ^ 3)", ["x >= 0"]),
        (x ** Fraction(1, 4), "(sqrt (sqrt v_x))", ["x >= 0", "sqrt(x) >= 0"]),
        (x ** Fraction(1, 3), "(rpow v_x (1 / 3))", ["x >= 0"]),
        (x ** Fraction(-2, 3), "(exp ((- (2 / 3)) * (ln v_x)))", ["x > 0"]),
        (n.number(2) ** Fraction(1, 3), "(exp ((1 / 3) * (ln 2)))", []),
        (n.apply("root", x, n.number(3)), "(rpow v_x (1 / 3))", []),
        (n.apply("cbrt", n.number(-8)), "(- (exp ((1 / 3) * (ln 8))))", []),
        (x**y, "(exp (v_y * (ln v_x)))", ["x > 0"]),
        (n.apply("asin", x), "(asin v_x)", ["1 - x >= 0", "x + 1 >= 0"]),
        (n.apply("sign", x), "(sign v_x)", []),
        (n.apply("erf", x), "(erf v_x)", []),
        (n.apply("log", x), "(ln v_x)", ["x > 0"]),
        (n.apply("log", n.number(2)), "(ln 2)", []),
        (n.apply("sqrt", x), "(sqrt v_x)", ["x >= 0"]),
        (n.apply("root", x, n.number(2)), "(sqrt v_x)", ["x >= 0"]),
        (n.apply("tan", x), "((sin v_x) / (cos v_x))", ["cos(x) != 0"]),
        (n.apply("relu", x), "(Rmax 0 v_x)", []),
        (n.apply("logit", x), "(ln (v_x / (1 + (- v_x))))", ["1 - x != 0", "x/(1 - x) > 0"]),
        (n.apply("sigmoid", x, orders=(2,)), "(Derive_n sigma 2 v_x)", []),
        (n.where_defined(x, n.apply("log", x)), "v_x", ["x > 0"]),
        (n.let("z", x + 1), "(v_x + 1)", []),
        (n.apply("gamma", x), "(/ (rgamma v_x))", []),
        (n.apply("f", n.apply("g", x), y), "(fn_f (fn_g v_x) v_y)", []),
        (n.apply("f", x, orders=(2,)), "(fn_f'' v_x)", []),
        (
            n.piecewise((x, n.logic("not", n.relation(">", x, y))), (y, n.logic("true"))),
            "(if Rle_dec v_x v_y then v_x else v_y)",
            [],
        ),
        (
            n.piecewise(
                (x, n.logic("and", n.relation(">", x, y), n.relation("<", x, n.number(2)))),
                (y, n.logic("true")),
            ),
            "(if Rlt_dec v_y v_x then (if Rlt_dec v_x 2 then v_x else v_y) else v_y)",
            [],
        ),
        (1 / n.apply("factorial", x), "(1 / (/ (rgamma (v_x + 1))))", []),
    ],
)
def test_terms_and_what_they_need(node, term, needs):
    terms = Terms()
    assert terms.term(node) == term
    assert [str(need) for need in terms.needs] == needs


@pytest.mark.parametrize(
    ("node", "why"),
    [
        (n.constant("i"), "no real number"),
        (n.apply("f", x, y, x, orders=(1, 0, 0)), "unknown function of more than 2 variables"),
        (n.apply("f", x) + n.apply("f", x, y), "different numbers of arguments"),
        (n.apply("floor", x, orders=(1,)), "a derivative of floor"),
        (n.apply("root", x, y), "no positive whole number"),
        (n.apply("relu", x, orders=(1,)), "a derivative of relu"),
        (n.apply("sigmoid", x, orders=(9,)), "up to order 8"),
        (n.piecewise((x, n.logic("false"))), "no plain relation"),
        (n.derivative(x**2, "x") + 1, "inside a larger expression"),
    ],
)
def test_what_has_no_term_is_said_and_never_guessed(node, why):
    with pytest.raises(NotExported, match=why):
        Terms().term(node)


def test_a_formula_that_explodes_is_refused():
    node = x
    for _ in range(40):
        node = node * node
    with pytest.raises(NotExported, match="too large"):
        Terms().term(node)


def test_names_are_plain_and_never_meet():
    terms = Terms()
    names = [terms.name(name) for name in ("x_1", "x^1", "θ", "exp", "a) Qed. (*")]
    assert names == ["v_x_1", "v_x_1'", "v_x", "v_exp", "v_a_Qed"]


@pytest.mark.parametrize(
    ("inner", "index", "found"),
    [
        (2 - n.apply("sqrt", n.number(5)), 3, ["1/2 + (-1/2)*sqrt(5)"]),
        (41 + 29 * n.apply("sqrt", n.number(2)), 5, ["1 + 1*sqrt(2)"]),
        (1 + n.apply("sqrt", n.number(2)), 3, []),
        (x + n.apply("sqrt", n.number(2)), 3, []),
        (n.apply("sqrt", n.number(2)) + n.apply("sqrt", n.number(3)), 3, []),
        (3 + 2 * n.apply("sqrt", n.number(2)), 2, []),
    ],
)
def test_odd_roots_of_surds(inner, index, found):
    place = {}
    steps = list(nested_roots([n.apply("root", inner, n.number(index))], Terms(), place))
    assert [str(node) for node in place.values()] == found
    assert len(steps) == len(found)


def test_bases_of_exponents():
    forms = [linear_form(node) for node in (x + y, -x, 2 * y, n.number(0) * x)]
    basis, shares = integer_basis(forms)
    for form, share in zip(forms, shares, strict=True):
        total: dict[tuple[str, ...], Fraction] = {}
        for (i, q), c in zip(basis, share, strict=True):
            for key, value in forms[i].items():
                total[key] = total.get(key, Fraction(0)) + c * value / q
        assert {key: value for key, value in total.items() if value} == form


@pytest.mark.parametrize(
    ("left", "right", "context", "relation", "statement"),
    [
        (n.apply("sqrt", x**2), x, Context.of({"x": Domain.named("positive")}), "=",
         "forall (v_x : R), 0 < v_x -> (sqrt (v_x ^ 2)) = v_x"),
        (n.apply("sqrt", x**2), x, NOTHING, "=",
         "~ (forall (v_x : R), 0 <= (v_x ^ 2) -> (sqrt (v_x ^ 2)) = v_x)"),
        (n.derivative(n.apply("log", x), "x"), 1 / x, NOTHING, "=",
         f"{POSITIVE}v_x <> 0 -> is_derive (fun v_x : R => (ln v_x)) v_x (1 / v_x)"),
        (n.derivative(x**3, "x", 2), 6 * x, NOTHING, "=",
         "forall (v_x : R), is_derive_n (fun v_x : R => (v_x ^ 3)) 2 v_x (6 * v_x)"),
        (n.derivative(n.apply("log", x), "x", 2), -1 / x**2, NOTHING, "=",
         (f"{POSITIVE}v_x <> 0 -> (v_x ^ 2) <> 0 -> "
         "is_derive_n (fun v_x : R => (ln v_x)) 2 v_x ((- 1) / (v_x ^ 2))")),
        (x**k, x * x ** (k - 1), WHOLE, "=",
         ("forall (v_x v_k : R), (v_k < 0 -> v_x <> 0) -> ((v_k + (- 1)) < 0 -> v_x <> 0) -> "
         "(exists k : Z, v_k = IZR k) -> "
         "(zpow v_x v_k) = (v_x * (zpow v_x (v_k + (- 1))))")),
        (n.number(2) ** k, 2 * n.number(2) ** (k - 1), WHOLE, "=",
         ("forall (v_k : R), (exists k : Z, v_k = IZR k) -> "
         "(exp (v_k * (ln 2))) = (2 * (exp ((v_k + (- 1)) * (ln 2))))")),
        (n.number(-1) ** k, n.number(1), WHOLE, "=",
         "~ (forall (v_k : R), (exists k : Z, v_k = IZR k) -> (zpow (- 1) v_k) = 1)"),
        (x ** (n.number(2) ** n.number(2)), x**4, NOTHING, "=",
         "forall (v_x : R), (v_x ^ 4) = (v_x ^ 4)"),
        (n.number(1), n.number(2), NOTHING, "<", "1 < 2"),
        (x + 1, x + 2, Context.of({"x": Domain.named("posint")}), "=",
         "~ (forall (v_x : R), 1 <= v_x -> (exists k : Z, v_x = IZR k) -> (v_x + 1) = (v_x + 2))"),
    ],
)  # fmt: skip
def test_statements_carry_every_condition(left, right, context, relation, statement):
    verdict = decide(left, right, context, relation)
    assert theorem("t", left, right, context, relation, verdict).statement == statement


@pytest.mark.parametrize(
    ("left", "right", "context", "why"),
    [
        (x, y, NOTHING.assuming(n.logic("true")), "no plain relation"),
        (n.apply("floor", x) / n.apply("floor", x) * 0, n.number(0),
         NOTHING.assuming(n.relation("=", n.apply("floor", x), n.number(0))), "of floors holds"),
    ],
)  # fmt: skip
def test_verdicts_that_cannot_be_said_in_coq(left, right, context, why):
    verdict = decide(left, right, context.__class__(context.domains))
    with pytest.raises(NotExported, match=why):
        theorem("t", left, right, context, "=", verdict)


def said(left, right, context=NOTHING):
    return theorem("t", left, right, context, "=", decide(left, right, context)).statement


def test_a_piece_needs_its_conditions_where_it_applies_only():
    quotient = n.piecewise(
        (x / x, n.relation("!=", x, n.number(0))), (n.number(1), n.logic("true"))
    )
    inner = n.piecewise((1 / (x + 5), n.relation(">", x, n.number(0))), (x, n.logic("true")))
    assert said(quotient, n.number(1)) == (
        "forall (v_x : R), (if Req_EM_T v_x 0 then 1 else (v_x / v_x)) = 1"
    )
    assert said(inner + x / 2, inner + x / 2).startswith(
        "forall (v_x : R), ((if Rlt_dec 0 v_x then (1 / (v_x + 5)) else v_x)"
    )
    assert "(0 < v_x -> (v_x + (- 5)) <> 0) -> " in said(
        n.piecewise((1 / (x - 5), n.relation(">", x, n.number(0))), (x, n.logic("true"))),
        n.piecewise((1 / (x - 5), n.relation(">", x, n.number(0))), (x, n.logic("true"))),
    )


def test_cases_that_leave_something_open_say_so():
    relu = n.derivative(n.apply("max", n.number(0), x), "x")
    slope = n.piecewise(
        (n.number(1), n.relation(">", x, n.number(0))),
        (n.number(0), n.relation("<", x, n.number(0))),
    )
    assert said(relu, slope).startswith(
        "forall (v_x : R), (0 + (- v_x)) <> 0 -> (0 < v_x \\/ v_x < 0) -> "
    )


def test_derivatives_inside_of_an_expression_exist_and_have_letters():
    left = n.derivative(x**2, "x") + 1
    assert said(left, 2 * x + 1) == (
        "forall (v_x : R), exists v_derivative_1 : R, "
        "is_derive (fun v_x : R => (v_x ^ 2)) v_x v_derivative_1 "
        "/\\ (v_derivative_1 + 1) = ((2 * v_x) + 1)"
    )
    assert said(left, 2 * x + 2) == (
        "~ (forall (v_x : R), forall v_derivative_1 : R, "
        "is_derive (fun v_x : R => (v_x ^ 2)) v_x v_derivative_1 -> "
        "(v_derivative_1 + 1) = ((2 * v_x) + 2))"
    )


def test_a_derivative_is_refuted_by_its_value_and_not_by_its_absence():
    assert said(n.derivative(x**2, "x"), 3 * x) == (
        "~ (forall (v_x : R), forall v_derivative_1 : R, "
        "is_derive (fun v_x : R => (v_x ^ 2)) v_x v_derivative_1 -> v_derivative_1 = (3 * v_x))"
    )


def test_a_lost_domain_is_a_point_where_only_one_side_has_a_value():
    context = Context.of({"x": Domain.named("nonzero")})
    assert said(n.apply("log", x**2), 2 * n.apply("log", x), context) == (
        "exists v_x : R, 0 < (v_x ^ 2) /\\ v_x <> 0 /\\ ~ (0 < v_x)"
    )


def test_true_conditions_about_numbers_are_proved_and_not_assumed():
    half = n.apply("cos", n.number(2)) / n.apply("cos", n.number(2))
    assert said(half, n.number(1)) == "((cos 2) / (cos 2)) = 1"


def test_derivatives_of_any_order_rest_on_the_order_before():
    lemma = derivative_lemma("tanh", 3)
    assert "is_derive_n tanh 3 x" in lemma
    assert "apply derivative_tanh_2" in lemma


@pytest.mark.parametrize("text", ['f(*) = "x" *)', "(**)", "(*)", '*)"'])
def test_comments_stay_comments(text):
    inside = commented(text)
    assert not any(mark in inside for mark in ("(*", "*)", '"'))


def test_the_gamma_function_is_every_function_with_its_properties():
    for_every = "forall rgamma : R -> R, reciprocal_gamma rgamma -> "
    gamma, posint = n.apply("gamma", x), Context.of({"x": Domain.named("posint")})
    assert said(n.apply("gamma", x + 1), x * gamma) == (
        f"{for_every}forall (v_x : R), rgamma (v_x + 1) <> 0 -> rgamma v_x <> 0 -> "
        "(/ (rgamma (v_x + 1))) = (v_x * (/ (rgamma v_x)))"
    )
    assert " <> 0" not in said(n.apply("gamma", x + 1), x * gamma, posint)
    # outside of the negation: nothing here says that there is such a function
    assert said(gamma, n.number(1), posint).startswith(f"{for_every}~ (forall (v_x : R), ")


def test_unknown_functions_are_every_function():
    f, g = n.apply("f", x), n.apply("g", x)
    assert said(f * g, g * f) == (
        "forall (fn_f : R -> R), forall (fn_g : R -> R), forall (v_x : R), "
        "((fn_f v_x) * (fn_g v_x)) = ((fn_g v_x) * (fn_f v_x))"
    )
    slope = n.apply("f", x, orders=(1,))
    assert said(n.derivative(n.apply("exp", f), "x"), n.apply("exp", f) * slope) == (
        "forall (fn_f fn_f' : R -> R), (forall t, is_derive fn_f t (fn_f' t)) -> "
        "forall (v_x : R), is_derive (fun v_x : R => (exp (fn_f v_x))) v_x "
        "((exp (fn_f v_x)) * (fn_f' v_x))"
    )
    assert (
        said(f, 2 * f)
        == "~ (forall (fn_f : R -> R), forall (v_x : R), (fn_f v_x) = (2 * (fn_f v_x)))"
    )


def test_a_condition_about_numbers_is_proved_and_no_hypothesis():
    side = n.apply("atan2", n.number(1), n.number(-1))
    assert said(side, 3 * n.constant("pi") / 4).startswith("(if Rlt_dec 0 (- 1) then ")


def test_a_theorem_about_gamma_says_what_it_is_about():
    (claim,) = coq_claims("$5! = 120$", file="a.md", problem=None)
    assert OF_GAMMA in document_text("a.md", [claim])


def test_a_binomial_coefficient_is_0_outside_of_its_triangle():
    text = said(n.apply("binomial", n.number(3), n.number(5)), n.number(0))
    assert text.endswith("(((rgamma (5 + 1)) * (rgamma ((3 + (- 5)) + 1))) / (rgamma (3 + 1))) = 0")


def test_a_file_names_its_claims_by_line():
    claims = coq_claims("We have $1 + 1 = 2$\n\nand $1 + 1 = 3$.", file="a.md", problem=None)
    text = document_text("a.md", claims)
    assert "Theorem symsgd_line_1_claim_1 : (1 + 1) = 2." in text
    assert "Theorem symsgd_line_3_claim_2 : ~ ((1 + 1) = 3)." in text
    assert "(* line 3, claim 2, REFUTED: 1 + 1 = 3 *)" in text
    assert "Print Assumptions symsgd_all." in text


def test_every_entry_of_a_matrix_is_a_theorem():
    text = r"$\begin{pmatrix} x + x & 1 \end{pmatrix} = \begin{pmatrix} 2x & 1 \end{pmatrix}$"
    (claim,) = coq_claims(text, file="a.md", problem=None)
    assert [each.name[-6:] for each in claim.theorems] == ["part_1", "part_2"]


def test_suggestions_never_get_into_the_next_claim():
    text = r"$(x+1)^2 = x^2 + 2x - 1$ and then $x + x = 2x$ and so $x - x = 0$."
    wrong, *right = coq_claims(text, file="a.md", problem=None)
    assert wrong.theorems[0].statement.startswith("~ ")
    assert [len(claim.theorems) for claim in right] == [1, 1]
    assert right[0].theorems[0].statement == "forall (v_x : R), (v_x + v_x) = (2 * v_x)"


def test_open_claims_are_left_out_with_the_reason():
    (claim,) = coq_claims("Here $x + 1 = 2q$.", file="a.md", problem=None)
    assert claim.standing is Standing.NOT_EXPORTED
    assert "no value or definition" in claim.reason


def test_without_coq_nothing_counts_as_replayed(monkeypatch):
    monkeypatch.setenv("PATH", "")
    claim = exported(1, 1, "x + x = 2x", [(x + x, 2 * x, NOTHING, "=", decide(x + x, 2 * x))])
    document = replayed(CoqDocument("a", "a.md", (claim,)))
    assert document.claims[0].standing is Standing.NOT_REPLAYED
    assert document.exit_code() == 4


def test_the_library_asks_for_coq(monkeypatch):
    from symsgd.certify.coq.coqc import library

    library.cache_clear()
    monkeypatch.setenv("PATH", "")
    with pytest.raises(SymsgdError, match="no-coq"):
        library()


@pytest.mark.parametrize("stem", ["homework", "2 sheets", "_", "symsgd_prelude", "ä"])
def test_module_names_are_identifiers(stem):
    name = module_name(stem)
    assert name.isascii()
    assert name.isidentifier()
    assert name != "symsgd_prelude"
