"""``symsgd prove --certificate``: a file for Coq or for the checker, replayed at once."""

from __future__ import annotations

import json
import shutil
import subprocess

import pytest

from symsgd.certify.coq.coqc import prelude
from symsgd.certify.replay import replay
from tests.certify.fake_coq import fake_coq, files_given
from tests.program import symsgd

TRUE, WRONG, CHAIN = "(x + 1)^2 = x^2 + 2*x + 1", "x + x = 3*x", "x + x = 2*x = 3*x"
OPEN = "erf(x) = erf(x + 1) - f(x)"
NOWHERE = {"PATH": ""}


def prove(tmp_path, claim, name, *arguments, **environment):
    return symsgd("prove", claim, *arguments, "--certificate", tmp_path / name, **environment)


@pytest.mark.parametrize(
    ("claim", "code", "said"),
    [
        (TRUE, 0, "out.v: proof accepted by Coq (1 theorem)"),
        (WRONG, 1, "out.v: refutation accepted by Coq (1 theorem)"),
        (CHAIN, 1, "out.v: proof of x + x = 2*x accepted by Coq (1 theorem)"),
        ("exp(x) >= 1 + x", 0, "out.v: proof accepted by Coq (1 theorem)"),
        (
            "exp(i*pi) = -1",
            4,
            "no certificate is written: the verdict is not exported (the verdict rests",
        ),
        ("x = ", 3, "no certificate is written: the verdict is not exported ("),
    ],
)
def test_a_file_for_coq(tmp_path, claim, code, said):
    done = prove(tmp_path, claim, "out.v", **fake_coq(tmp_path))
    assert done.returncode == code
    assert said in done.stdout
    assert (tmp_path / "out.v").exists() == (code < 2)


def test_the_file_for_coq_stands_alone(tmp_path):
    prove(tmp_path, CHAIN, "out.v", **fake_coq(tmp_path))
    text = (tmp_path / "out.v").read_text("utf-8")
    assert prelude() in text
    assert "SymSGD" not in text
    assert text.count("\nTheorem ") == 2
    assert "line 1, claim 2, REFUTED: 2*x = 3*x *)" in text
    assert files_given(tmp_path)[-1] == "out.v"


def test_what_is_proved_and_rejected_has_a_code_of_its_own(tmp_path):
    done = prove(tmp_path, TRUE, "out.v", **fake_coq(tmp_path, FAKE_REJECTS="v_x"))
    assert done.returncode == 4
    assert "✓ proved" in done.stdout
    assert "proof rejected by Coq (not this one.)" in done.stdout
    text = (tmp_path / "out.v").read_text("utf-8")
    assert "(* rejected: not this one. *)" in text
    assert "\nTheorem symsgd" not in text


@pytest.mark.parametrize(("claim", "code"), [(WRONG, 1), (CHAIN, 1), ("x = ", 3)])
def test_the_codes_of_other_verdicts_stay(tmp_path, claim, code):
    coq = fake_coq(tmp_path, FAKE_REJECTS="v_x")
    assert prove(tmp_path, claim, "out.v", **coq).returncode == code
    assert prove(tmp_path, claim, "out.v", **NOWHERE).returncode == code


def test_an_older_file_is_not_taken_for_a_new_one(tmp_path):
    prove(tmp_path, TRUE, "out.json")
    done = prove(tmp_path, "x = ", "out.json")
    assert "out.json, which is there already, is not about this claim" in done.stdout


def test_without_coq_the_file_is_written(tmp_path):
    done = prove(tmp_path, TRUE, "out.v", **NOWHERE)
    assert done.returncode == 4
    assert "out.v: the verdict is not replayed" in done.stdout
    assert "apt-get install coq" in done.stdout
    assert "Theorem symsgd_line_1_claim_1 " in (tmp_path / "out.v").read_text("utf-8")


def test_the_domain_is_a_hypothesis(tmp_path):
    prove(tmp_path, "sqrt(x^2) = x", "out.v", "--domain", "x > 0", **fake_coq(tmp_path))
    assert "0 < v_x ->" in (tmp_path / "out.v").read_text("utf-8")


@pytest.mark.parametrize(
    ("claim", "code", "kinds"),
    [
        (TRUE, 0, ["normal form"]),
        (WRONG, 1, ["refutation"]),
        (CHAIN, 1, ["normal form", "refutation"]),
        ("exp(x) > 0", 0, ["order"]),
    ],
)
def test_a_file_for_the_checker(tmp_path, claim, code, kinds):
    done = prove(tmp_path, claim, "out.json", **NOWHERE)
    assert done.returncode == code
    assert done.stdout.count(" accepted by the checker (") == len(kinds)
    data = json.loads((tmp_path / "out.json").read_text("utf-8"))
    rows = data if isinstance(data, list) else [data]
    assert [row["kind"] for row in rows] == kinds
    assert all(replay(row).accepted for row in rows)


def test_what_the_checker_does_not_know_has_a_code_of_its_own(tmp_path):
    done = prove(tmp_path, "atan(x) = 2*atan(x/(1 + sqrt(1 + x^2)))", "out.json", **NOWHERE)
    assert done.returncode == 4
    assert "✓ proved" in done.stdout
    assert "proof rejected by the checker (a proof by derivatives is not known" in done.stdout


def test_json_answers_name_the_certificate(tmp_path):
    done = prove(tmp_path, TRUE, "out.json", "--format", "json")
    answer = json.loads(done.stdout)
    assert answer["verdict"] == "PROVED"
    assert answer["certificate"]["standing"] == "accepted"
    assert answer["certificate"]["file"] == str(tmp_path / "out.json")
    assert "certificate" not in json.loads(symsgd("prove", TRUE, "--format", "json").stdout)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("out.txt", "[unknown-certificate]"),
        ("out", "[unknown-certificate]"),
        ("my-claim.v", "Coq does not take a file of the name 'my-claim.v'"),
        ("2.v", "[unknown-certificate]"),
        ("nowhere/out.v", "[cannot-write]"),
        ("nowhere/out.json", "[cannot-write]"),
    ],
)
def test_wrong_names(tmp_path, name, said):
    done = prove(tmp_path, TRUE, name, **fake_coq(tmp_path))
    assert done.returncode == 2
    assert said in done.stderr


def test_no_certificate_for_a_batch(tmp_path):
    rows = tmp_path / "rows.jsonl"
    rows.write_text('{"id": 1, "lhs": "1", "rhs": "1"}\n', "utf-8")
    done = symsgd("prove", "--batch", rows, "--certificate", tmp_path / "out.v")
    assert done.returncode == 2
    assert "not for a batch" in done.stderr


@pytest.mark.needs_coq
@pytest.mark.skipif(
    shutil.which("coqc") is None,
    reason="coqc is missing: apt-get install coq libcoq-coquelicot libcoq-interval",
)
def test_coq_accepts_the_file_alone(tmp_path):
    done = prove(tmp_path, "tanh(x) = 2*sigmoid(2*x) - 1", "out.v", seconds=200)
    assert done.returncode == 0
    assert "proof accepted by Coq (1 theorem)" in done.stdout
    assert "axioms: ClassicalDedekindReals.sig_not_dec" in done.stdout
    by_hand = [str(shutil.which("coqc")), "out.v"]
    assert subprocess.run(by_hand, cwd=tmp_path, check=False, timeout=200).returncode == 0
