"""The everyday checker: it accepts what is right, and damage of any kind is found out."""

import ast
import copy
import json
import re
from contextlib import suppress
from fractions import Fraction
from pathlib import Path

import pytest

import symsgd
from symsgd.certify import everyday
from symsgd.certify.everyday import Standing, check
from symsgd.certify.everyday.case import Case
from symsgd.certify.everyday.facts import Beyond, Ratio, Wrong
from symsgd.certify.everyday.point import enclose
from symsgd.certify.everyday.tables import BALLS
from symsgd.certify.replay import replay
from symsgd.check.check import check_text
from symsgd.expression import node as n
from symsgd.expression.domain import NAMED, Context
from symsgd.expression.rows import rows as rows_of
from symsgd.functions.meaning import spelled_out
from symsgd.functions.table import exp, log, sqrt
from symsgd.prove.decide import decide
from symsgd.read.problem import read_problem
from tests.certify.test_replay import CLAIMS, damaged, data_of, numbers, rows, seven_times

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
x, y = n.variables("x y")
BEYOND = {
    "parts of pi": "generator of this kind",
    "piecewise": "cases",
    "lost domain": "lost domain",
    "particular function": "particular functions",
}
ACCEPTED = [name for name in CLAIMS if name not in BEYOND]
PROVED = [name for name in ACCEPTED if "proof" in data_of(decide(*CLAIMS[name]))]


@pytest.mark.parametrize("name", ACCEPTED)
def test_certificates_of_everyday_claims_are_accepted(name):
    assert check(data_of(decide(*CLAIMS[name]))) == (Standing.ACCEPTED, "every step was repeated")


@pytest.mark.parametrize("name", BEYOND)
def test_what_is_beyond_the_checker_says_so(name):
    standing, why = check(data_of(decide(*CLAIMS[name])))
    assert standing is Standing.BEYOND
    assert BEYOND[name] in why


def test_it_shares_nothing_with_the_prover():
    for path in Path(everyday.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom):
                room = str(node.module).split(".")
                assert room[0] != "symsgd" or room[1] in (
                    "certify",
                    "errors",
                    "expression",
                    "functions",
                )
                assert room[1:2] != ["certify"] or room[2] == "everyday"


def test_factorials_of_numbers_are_known():
    ten = n.apply("factorial", n.number(5)) / n.apply("factorial", n.number(3)) / 2
    assert check(data_of(decide(ten, n.number(10))))[0] is Standing.ACCEPTED
    assert check(data_of(decide(ten, n.number(11))))[0] is Standing.ACCEPTED
    assert check(data_of(decide(n.apply("factorial", x), x)))[0] is Standing.ACCEPTED  # refuted
    step = {
        "rule": "gamma",
        "arguments": [[[["3", []]], [["1", []]]]],
        "result": [[["3", []]], [["1", []]]],
    }
    three = [[["3", []]], [["1", []]]]
    forged = made_by_hand(n.apply("gamma", n.number(3)), n.number(3), [], [step], three)
    assert check(forged)[0] is not Standing.ACCEPTED


ROOM = Path(everyday.__file__).parent
TRUSTED, TABLES = ("facts", "case", "point", "checker"), ("rows", "tables")
SEARCHING = ("signs", "names", "angles", "steps", "search")
OFFERED = {  # what the search may ask of a case: what is known, and what is checked there
    "claim", "constant", "conclude", "fold", "holds", "infer", "letters", "name", "needed", "one",
    "parts", "positive", "reduce", "ring", "signs", "suppose", "supposed", "use", "value",
}  # fmt: skip


def test_each_module_is_trusted_a_table_or_part_of_the_search():
    modules = {path.stem for path in ROOM.glob("*.py")} - {"__init__"}
    assert modules == {*TRUSTED, *TABLES, *SEARCHING}


def test_the_search_can_do_no_harm():
    """It uses what the case offers, and writes nothing into it."""
    case = Case(n.relation("=", x, x), (), set(), 1)
    public = {*vars(case), *dir(case)}
    assert {name for name in public if not name.startswith("_")} == OFFERED
    for name in SEARCHING:
        for node in ast.walk(ast.parse((ROOM / f"{name}.py").read_text("utf-8"))):
            if isinstance(node, ast.Attribute):
                assert not node.attr.startswith("_") or node.value.id == "self", name
                mine = isinstance(node.value, ast.Name) and node.value.id == "self"
                assert isinstance(node.ctx, ast.Load) or mine, name
            assert not isinstance(node, ast.Name) or node.id not in ("setattr", "vars", "getattr")


def test_only_the_trusted_part_accepts():
    """It takes from the search that a proof was tried, and nothing that it says."""
    for name in TRUSTED:
        tree = ast.parse((ROOM / f"{name}.py").read_text("utf-8"))
        taken = {
            alias.name
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom) and str(node.module).split(".")[-1] in SEARCHING
            for alias in node.names
        }
        calls = [
            node.value.func.id
            for node in ast.walk(tree)
            if isinstance(node, ast.Expr)
            and isinstance(node.value, ast.Call)
            and isinstance(node.value.func, ast.Name)
        ]
        assert taken == ({"attempt", "prove"} if name == "checker" else set())
        assert all(calls.count(found) == 1 for found in taken)  # what they return is not looked at


def test_the_trusted_part_has_as_many_lines_as_the_documentation_says():
    rules, tables = (
        sum(lines_of_code(ROOM / f"{name}.py") for name in names) for names in (TRUSTED, TABLES[1:])
    )
    for text in (everyday.__doc__, (EXAMPLES.parent / "certificates.md").read_text("utf-8")):
        told = [int(number) for number in re.findall(r"(\d+) lines", text)]
        assert told == [rules, tables]
    assert rules <= 300


def lines_of_code(path):
    """Count lines without comments, documentation and blank ones."""
    text = path.read_text("utf-8")
    said = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            said.update(range(node.lineno, node.end_lineno + 1))
    lines = enumerate(text.splitlines(), start=1)
    return sum(bool(line.split("#")[0].strip()) and i not in said for i, line in lines)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (n.constant("e"), exp(n.number(1))),
        (n.constant("e") ** n.number(2) * exp(x), exp(x + 2)),
        (n.constant("e") ** (n.number(1) / n.number(2)), sqrt(n.constant("e"))),
        (n.constant("e") ** n.number(-3), exp(n.number(-4)) * n.constant("e")),
        (n.constant("e") ** -x * n.constant("e") ** y, n.constant("e") ** (y - x)),
        (log(2 * n.constant("e")), log(n.number(2)) + 1),
        ((2 * n.constant("e")) ** x, 2**x * exp(x)),
        (sqrt(n.constant("e")) ** n.number(2) + x, x + n.constant("e")),
    ],
)
def test_e_is_exp_of_one(left, right):
    assert check(data_of(decide(left, right)))[0] is Standing.ACCEPTED


def test_the_example_homework_is_accepted_claim_by_claim():
    found = []

    def noted(left, right, context, relation):
        verdict = decide(left, right, context, relation)
        found.append((verdict, *check(verdict.certificate.to_json())))
        return verdict

    text, problem = (EXAMPLES / f"homework.{end}" for end in ("md", "toml"))
    check_text(text.read_text("utf-8"), problem=read_problem(problem.read_text("utf-8")), by=noted)
    assert len(found) >= 38
    assert {standing for _, standing, _ in found} == {Standing.ACCEPTED}


def test_nothing_true_is_rejected_and_most_is_accepted():
    standings = [
        check(verdict.certificate.to_json())[0]
        for left, right, context in list(rows("open_equalities.jsonl"))[1::3]
        if (verdict := decide(left, right, context)).certificate is not None
    ]
    assert Standing.REJECTED not in standings
    assert standings.count(Standing.ACCEPTED) >= 0.8 * len(standings)


# -- damage ----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", PROVED)
def test_every_changed_number_of_a_proof_is_found(name):
    data = data_of(decide(*CLAIMS[name]))
    accepted = [
        path
        for path in numbers(data["proof"])
        if check({**data, "proof": damaged(data["proof"], path, seven_times)})[0]
        is Standing.ACCEPTED
    ]
    assert not accepted


@pytest.mark.parametrize("name", PROVED)
@pytest.mark.parametrize("side", ["left", "right"])
def test_a_proof_of_another_claim_is_found(name, side):
    data = data_of(decide(*CLAIMS[name]))
    for other in PROVED:
        mixed = copy.deepcopy(data)
        mixed["claim"][side] = data_of(decide(*CLAIMS[other]))["claim"][side]
        if mixed["claim"] != data["claim"] and check(mixed)[0] is Standing.ACCEPTED:
            assert decide(
                *(CLAIMS[other if which == side else name][i] for i, which in enumerate(SIDES)),
                CLAIMS[name][2],
                CLAIMS[name][3],
            ).proved


SIDES = ("left", "right")


@pytest.mark.parametrize("name", ["different values", "order fails", "tiny difference"])
def test_another_point_is_found(name):
    data = data_of(decide(*CLAIMS[name]))
    worse = [{"point": {"x": value}} for value in ("12", "-1/3", "1000")]
    worse += [{"point": {}}, {"bits": 1}, {"left": data["right"], "right": data["left"]}]
    assert all(check({**data, **change})[0] is not Standing.ACCEPTED for change in worse)


def test_hypotheses_cannot_be_dropped():
    for name in ("roots", "softplus", "logarithms"):
        data = data_of(decide(*CLAIMS[name]))
        for domain in data["context"]["domains"].values():
            domain |= {"low": None, "low_open": False}
        # where both logarithms have values, ln(xy) = ln x + ln y needs no hypothesis
        assert (check(data)[0] is Standing.ACCEPTED) == (name != "roots")
    relation = n.relation(">", x, n.number(3))
    data = data_of(decide(n.apply("abs", x - 3), x - 3, Context((), (relation,))))
    assert check(data)[0] is Standing.ACCEPTED
    data["context"]["relations"] = []
    assert check(data)[0] is not Standing.ACCEPTED


def test_a_point_outside_of_the_domain_is_found():
    real = Context.of({"x": NAMED["real"]})
    data = data_of(decide(n.apply("abs", x), x, real))
    assert check(data)[0] is Standing.ACCEPTED
    data["context"]["domains"]["x"] |= {"low": "0"}
    assert check(data)[0] is Standing.REJECTED


def test_cases_must_cover_everything():
    data = data_of(decide(*CLAIMS["absolute value"]))
    for change in (
        lambda cases: cases.pop(0),
        lambda cases: cases[0].update(sign=">"),
        lambda cases: cases[0].update(sign="<="),
    ):
        worse = copy.deepcopy(data)
        change(worse["proof"]["cases"])
        assert check(worse)[0] is not Standing.ACCEPTED


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (sqrt(x**2), x),
        (log(x**2), 2 * log(-x)),
        (exp(x), exp(x + 1)),
        (n.apply("sigmoid", x), n.apply("sigmoid", -x)),
        (x / x, n.number(2)),
        (sqrt(x) * sqrt(x), -x),
    ],
)
@pytest.mark.parametrize("like", ["roots", "softplus", "exponentials", "logarithms"])
def test_a_false_claim_is_not_accepted_with_the_proof_of_a_true_one(left, right, like):
    data = data_of(decide(*CLAIMS[like]))
    data["claim"] |= {"left": rows_of(left), "right": rows_of(right)}
    data["context"] = {"domains": {}, "relations": []}
    assert check(data)[0] is not Standing.ACCEPTED


def made_by_hand(left, right, generators, steps, value):
    """Return a certificate that says whatever it is told to say."""
    leaf = {"generators": generators, "steps": steps, "left": value, "right": value}
    return {
        "version": "symsgd.certificate/1",
        "kind": "normal form",
        "claim": {"left": rows_of(left), "relation": "=", "right": rows_of(right)},
        "context": {"domains": {}, "relations": []},
        "proof": {**leaf, "numerator": []},
    }


def letter(i):
    return [[["1", [[i, 1]]]], [["1", []]]]


X = {"kind": "variable", "argument": "x"}
ROOT = {"kind": "root", "argument": letter(0), "degree": 2, "tail": [["1", [[0, 1]]]]}


def test_the_sign_of_a_root_is_not_taken_on_trust():
    """√(x²) = x needs x ≥ 0; with √x in the claim there is a reason for it."""
    square = [[["1", [[0, 2]]]], [["1", []]]]
    step = {"rule": "root", "arguments": [square, 2], "result": letter(0)}
    assert check(made_by_hand(sqrt(x**2), x, [X], [step], letter(0)))[0] is Standing.BEYOND
    extra = sqrt(x) * 0
    own = {"rule": "root", "arguments": [letter(0), 2], "result": letter(1)}
    data = made_by_hand(sqrt(x**2) + extra, x, [X, ROOT], [step, own], letter(0))
    assert check(data)[0] is Standing.ACCEPTED


def test_a_root_of_something_negative_has_no_relation():
    """With r² = −1 one could show 1 = −1."""
    one = [[["-1", []]], [["1", []]]]
    imaginary = {"kind": "root", "argument": one, "degree": 2, "tail": [["-1", []]]}
    data = made_by_hand(x, x, [X, imaginary], [], letter(0))
    assert check(data)[0] is not Standing.ACCEPTED


def test_the_other_root_is_not_accepted():
    minus = [[["-1", [[1, 1]]]], [["1", []]]]
    step = {"rule": "root", "arguments": [letter(0), 2], "result": minus}
    assert check(made_by_hand(sqrt(x), -sqrt(x), [X, ROOT], [step], minus))[0] is not (
        Standing.ACCEPTED
    )


def test_generators_stand_on_earlier_ones():
    loop = {"kind": "exp", "argument": letter(1)}
    assert check(made_by_hand(x, x, [X, loop], [], letter(0)))[0] is Standing.REJECTED


@pytest.mark.parametrize("nothing", [None, [], {}, "certificate", {"version": "2"}, 3])
def test_rubbish_is_rejected(nothing):
    assert check(nothing)[0] is Standing.REJECTED


def test_a_certificate_survives_its_file(tmp_path):
    path = tmp_path / "claim.json"
    path.write_text(json.dumps(decide(*CLAIMS["logistic"]).certificate.to_json()), "utf-8")
    assert check(json.loads(path.read_text("utf-8")))[0] is Standing.ACCEPTED


# -- the case itself: whatever the search tells it -------------------------------------------------


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


# -- forged certificates ---------------------------------------------------------------------


def certificate_of(text, *relation):
    return data_of(decide(*relation)) if relation else data_of(symsgd.verify(text))


def test_zero_is_not_different_from_itself():
    data = certificate_of("x^2 + 1 != 0")
    assert check(data)[0] is Standing.ACCEPTED
    data["claim"] |= {"left": rows_of(x), "right": rows_of(x)}
    assert check(data)[0] is not Standing.ACCEPTED


@pytest.mark.parametrize("way", ["a split on zero", "an assumption", "a root of zero"])
def test_nothing_follows_from_zero(way):
    data = certificate_of("x^2 >= 0")
    assert check(data)[0] is Standing.ACCEPTED
    data["claim"]["left"] = rows_of(n.negate(x**2))
    if way == "a split on zero":
        cases = [{"sign": sign, "proof": data["proof"]} for sign in (">=", "<=")]
        data["proof"] = {"split": [["number", "0", []]], "cases": cases}
    elif way == "an assumption":
        data["context"]["relations"] = [rows_of(n.relation(">=", x, x))]
    else:
        data = certificate_of("", sqrt(x - x) + x**2, n.number(0), Context(), ">=")
        assert check(data)[0] is Standing.ACCEPTED
        data["claim"]["left"] = rows_of(sqrt(x - x) - x**2)
    assert check(data)[0] is not Standing.ACCEPTED


@pytest.mark.parametrize(
    "damage",
    [
        {"bits": float("inf")},
        {"point": {"x": float("inf")}},
        {"claim": {"left": [["number", float("inf"), []]], "relation": "=", "right": rows_of(x)}},
        {"claim": {"left": [["variable", "x", []], ["apply", ["gamma", [0]], [0]],
                            ["derivative", ["x", 1], [1]]],
                   "relation": "=", "right": rows_of(x)}},
    ],
)  # fmt: skip
def test_numbers_without_end_are_rejected(damage):
    data = {**data_of(decide(*CLAIMS["different values"])), **damage}
    assert check(data)[0] is not Standing.ACCEPTED
    assert not replay(data).accepted
