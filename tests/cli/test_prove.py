"""``symsgd prove``: single claims, and batches in which nothing can go wrong for others."""

from __future__ import annotations

import json

import pytest

from tests.program import symsgd


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ([r"\tanh x = 2\sigma(2x) - 1"], 0, "proved"),
        (["tanh(x) = 2*sigmoid(2*x) - 1"], 0, "proved"),
        (["sqrt(x^2) = x", "--domain", "x>0"], 0, "proved"),
        (["sqrt(x^2) = x", "--domain", "x >= -1", "--domain", "x < 5"], 1, "left"),
        (["(x + 1)^2 = x^2 + 1"], 1, "at    x = "),
        (["x = y = z"], 1, "REFUTED"),
        (["exp(x) > 0"], 0, "proved"),
        ([r"\tanh(x = 3"], 3, "[unclosed-bracket]"),
        (["x + 1"], 3, "[no-relation]"),
        ([""], 3, "unread"),
    ],
)
def test_single_claims(arguments, code, said):
    done = symsgd("prove", *arguments)
    assert said in done.stdout
    assert done.stderr == ""
    assert done.returncode == code


def test_the_caret_of_an_unread_claim_stands_where_the_fault_is():
    claim, caret, *_ = symsgd("prove", r"1 + \tanh(x = 3").stdout.splitlines()
    assert claim[caret.index("^")] == "("


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["1 = 1", "--batch", "rows.jsonl"],
        ["1 = 1", "--domain", "x >"],
        ["1 = 1", "--domain", "positive"],
        ["--batch", "nowhere.jsonl"],
        ["1 = 1", "--seconds", "-1"],
    ],
)
def test_wrong_usage(arguments):
    done = symsgd("prove", *arguments)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr


def test_json():
    done = symsgd("prove", "x = x + 1", "--format", "json")
    answer = json.loads(done.stdout)
    assert answer["verdict"] == "REFUTED"
    assert answer["counterexample"]["left"] != answer["counterexample"]["right"]


@pytest.mark.parametrize(
    "claim", ["9^(9^(9^9)) = 1", "factorial(999999999) = 1", r"9^{9^{9^9}} = 1", "999999999! = 1"]
)
def test_numbers_that_cannot_be_written_down_stay_open(claim):
    done = symsgd("prove", claim, seconds=10)
    assert done.returncode == 3
    assert "[too-large]" in done.stdout


def test_a_claim_that_takes_too_long_is_undecided():
    long = " + ".join(f"sin(x*{k})^{k}*log(x + {k})" for k in range(2, 40))
    done = symsgd("prove", f"({long})^30 = ({long})^29*({long} + 1/10^40)", "--seconds", "0.2")
    assert done.returncode in {1, 3}


ROWS = [
    ({"id": 1, "lhs": "x + x", "rhs": "2*x", "format": "plain"}, "PROVED"),
    ({"id": "b", "lhs": r"\sigma'(x)", "rhs": r"\sigma(1-\sigma)", "format": "latex"}, "PROVED"),
    ({"id": "c", "lhs": "x", "rhs": "x + 1", "variables": {"x": "real"}}, "REFUTED"),
    ({"id": "d", "lhs": "sqrt(x**2)", "rhs": "x", "variables": {"x": "positive"}}, "PROVED"),
    ({"id": "e", "lhs": "sqrt(x**2)", "rhs": "x", "variables": {"x": ["0", "1"]}}, "PROVED"),
    ({"id": "f", "lhs": "sqrt(x**2)", "rhs": "x", "variables": {"x": "odd"}}, "REFUTED"),
    ({"id": "g", "lhs": "x", "rhs": "x", "variables": {"x": ["a", "b"]}}, "PROVED"),
    ({"id": "h", "lhs": "s(0)", "rhs": "1/2", "functions": {"s": "sigmoid"}}, "PROVED"),
    ({"id": "i", "lhs": "Derivative(x**2, x)", "rhs": "2*x", "format": "plain"}, "PROVED"),
    ({"id": "j", "lhs": "Piecewise((x, x > 0), (0, True))", "rhs": "Max(x, 0)"}, "PROVED"),
    ({"id": "k", "lhs": "9^(9^(9^9))", "rhs": "1"}, "UNREAD"),
    ({"id": "l", "lhs": "(x", "rhs": "x"}, "UNREAD"),
    ({"id": "m", "lhs": "x", "rhs": 3}, "UNREAD"),
    ({"id": "n"}, "UNREAD"),
    ({"id": "o", "lhs": "x", "rhs": "x", "format": "word"}, "UNREAD"),
    ({"id": "p", "lhs": "x", "rhs": "x", "variables": 3}, "UNREAD"),
    ({"id": "q", "lhs": "s(x)", "rhs": "1", "functions": {"s": "sigmod"}}, "UNREAD"),
    ({"id": "r", "lhs": "x = 1", "rhs": "x"}, "UNREAD"),
    ({"id": "s", "lines": ["x"]}, "UNREAD"),
    ({"id": "t", "lhs": "__import__('os').getcwd()", "rhs": "1", "format": "plain"}, "UNREAD"),
    ({"id": "u", "lhs": "(" * 5000 + "x" + ")" * 5000, "rhs": "x", "format": "plain"}, "UNREAD"),
    ({"id": "v", "lhs": "{" * 5000 + "x" + "}" * 5000, "rhs": "x", "format": "latex"}, "UNREAD"),
    ({"id": {"any": "thing"}, "lhs": "1", "rhs": "1"}, "PROVED"),
]
BROKEN = ["{", "null", "[1]", '"text"', "[" * 100_000, "\x00", '{"id": 1e999}']


def batch(tmp_path, lines, *arguments, **options):
    path = tmp_path / "rows.jsonl"
    path.write_text("\n".join(lines) + "\n", "utf-8")
    done = symsgd("prove", "--batch", path, *arguments, **options)
    return done, [json.loads(line) for line in done.stdout.splitlines()]


def test_a_batch_answers_each_row_in_order(tmp_path):
    done, answers = batch(tmp_path, [json.dumps(row) for row, _ in ROWS])
    assert done.stderr == ""
    assert [answer["id"] for answer in answers] == [row["id"] for row, _ in ROWS]
    assert [answer["verdict"] for answer in answers] == [verdict for _, verdict in ROWS]
    for answer in answers:
        assert answer["seconds"] >= 0
        assert {"reason", "conditions", "counterexample"} <= set(answer)
        assert (answer["verdict"] == "REFUTED") == (answer["counterexample"] is not None)


def test_broken_rows_cost_nobody_else_anything(tmp_path):
    good = json.dumps(ROWS[0][0])
    lines = [text for broken in BROKEN if "\x00" not in broken for text in (broken, good)]
    _, answers = batch(tmp_path, lines)
    assert [answer["verdict"] for answer in answers] == ["UNREAD", "PROVED"] * (len(lines) // 2)
    assert answers[0]["id"] is None


def test_lines_are_decided_step_by_step(tmp_path):
    row = {
        "id": "chain",
        "format": "latex",
        "lines": [r"(x+1)^2", r"= x^2 + x + 1", r"x^2 + x + 1", r"\frac{1}{", "1"],
        "variables": {"x": "real"},
    }
    done, (answer,) = batch(tmp_path, [json.dumps(row)])
    assert done.returncode == 1
    steps = [step["verdict"] for step in answer["steps"]]
    assert steps == ["REFUTED", "PROVED", "UNREAD", "UNREAD"]
    assert answer["verdict"] == "REFUTED"
    assert answer["first_wrong"] == 1
    assert [step["first_wrong"] for step in answer["steps"]] == [True, False, False, False]


def test_a_proved_chain_has_no_wrong_step(tmp_path):
    row = {"id": 1, "lines": ["(x + 1)^2", "x^2 + 2*x + 1", "x*(x + 2) + 1"]}
    done, (answer,) = batch(tmp_path, [json.dumps(row)])
    assert (done.returncode, answer["verdict"], answer["first_wrong"]) == (0, "PROVED", None)


def test_what_a_symbol_stands_for_is_asked_before_a_claim_is_called_wrong(tmp_path):
    row = {"id": 1, "lhs": "z", "rhs": "21 + x - x", "variables": {"x": "real"}}
    _, (answer,) = batch(tmp_path, [json.dumps(row)])
    assert answer["verdict"] == "NEEDS_CONTEXT"
    assert "z" in answer["reason"]


def test_an_empty_batch_is_fine(tmp_path):
    done, answers = batch(tmp_path, ["", "  "])
    assert (done.returncode, answers) == (0, [])


def test_a_batch_is_the_same_under_any_hash_seed(tmp_path):
    lines = [json.dumps(row) for row, _ in ROWS[:10]]
    runs = [batch(tmp_path, lines, PYTHONHASHSEED=seed)[1] for seed in ("1", "2")]
    for answers in runs:
        for answer in answers:
            del answer["seconds"]
    assert runs[0] == runs[1]
