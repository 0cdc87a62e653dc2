"""What Coq itself says to the theorems that are written."""

from __future__ import annotations

from dataclasses import replace

import pytest

from symsgd.certify.coq.document import CoqClaim, CoqDocument, Standing, replayed
from symsgd.certify.coq.theorems import Theorem
from symsgd.cli.statements import coq_claims
from tests.certify.with_coq import NEEDS_COQ
from tests.program import ROOT, symsgd

pytestmark = NEEDS_COQ
FRONT = '+++\n[notation.functions]\nsigma = "sigmoid"\n+++\n\n'
TRUE = (
    r"\tanh x = 2\sigma(2x) - 1",
    r"\sigma''(x) = \sigma(x)(1-\sigma(x))(1-2\sigma(x))",
    r"\tanh'(x) = 1 - \tanh^2(x)",
    r"\sigma(x) + \sigma(-x) = 1",
    r"\frac{e^{2x}-1}{e^x+1} = e^x - 1",
    r"\frac{x^2-1}{x-1} = x + 1",
    r"\frac{d}{dx} \ln(x) = \frac{1}{x}",
    r"\frac{d}{dx} \ln(1+e^x) = \sigma(x)",
    r"\frac{d}{dx} (x^2 \sigma(x)) = 2x\sigma(x) + x^2\sigma(x)(1-\sigma(x))",
    r"\frac{d}{dx} \frac{1}{1+e^{-x}} = \sigma(x)(1-\sigma(x))",
    r"\frac{d^2}{dx^2} e^{xy} = y^2 e^{xy}",
    r"\frac{d^3}{dx^3} \sigma(2x) = 8(6\sigma(2x)^2-6\sigma(2x)+1)\sigma(2x)(1-\sigma(2x))",
    r"\ln(1+e^x) - \ln(1+e^{-x}) = x",
    r"\sqrt{6} = \sqrt{2}\sqrt{3}",
    r"\sin(3x) = 3\sin x - 4\sin^3 x",
    r"|x||y| = |xy|",
    r"\max(x, y) + \min(x, y) = x + y",
    r"\sigma(x) > 0",
    r"e < 3",
)
WRONG = (
    r"\sigma'(x) = \sigma(x)(1+\sigma(x))",
    r"\tanh x = 2\sigma(2x) + 1",
    r"\sqrt{x^2} = x",
    r"\frac{1}{x} = \frac{2}{x}",
    r"e > 3",
    r"\frac{d}{dx} (x^2 \sigma(x)) = 2x\sigma(x) + x^2\sigma(x)(1+\sigma(x))",
    r"\frac{d}{dx} \ln(x) = \frac{2}{x}",
    r"\frac{d^2}{dx^2} e^{xy} = y e^{xy}",
    r"\frac{1}{1+e^{-21}} = \frac{999999999}{1000000000}",
)


def standings(formulas):
    text = FRONT + "\n\n".join(f"We have ${formula}$." for formula in formulas)
    claims = coq_claims(text, file="sheet.md", problem=None)
    done = replayed(CoqDocument("sheet", "sheet.md", claims))
    return {claim.source: (claim.verdict, claim.standing, claim.reason) for claim in done.claims}


def test_true_claims_are_accepted():
    found = standings(TRUE)
    assert len(found) == len(TRUE)
    assert set(found.values()) == {("PROVED", Standing.ACCEPTED, "")}


def test_refutations_are_accepted():
    found = standings(WRONG)
    assert len(found) == len(WRONG)
    assert set(found.values()) == {("REFUTED", Standing.ACCEPTED, "")}


def wrong_theorems():
    (right,) = coq_claims("$(x + 1)^2 = x^2 + 2x + 1$", file="a.md", problem=None)
    (against,) = coq_claims("$(x + 1)^2 = x^2 + 1$", file="a.md", problem=None)
    (root,) = coq_claims("$\\sqrt{x^2} = x$ for $x > 0$", file="a.md", problem=None)
    one, two, three = right.theorems[0], against.theorems[0], root.theorems[0]
    yield replace(one, statement=one.statement.replace("2 * v_x", "3 * v_x"))
    yield replace(two, proof=two.proof.replace("specialize (H 1)", "specialize (H 0)"))
    yield replace(three, statement=three.statement.replace("0 < v_x -> ", ""))


@pytest.mark.parametrize("number", range(3))
def test_a_changed_coefficient_point_or_hypothesis_is_rejected(number):
    wrong = list(wrong_theorems())[number]
    good = Theorem("good", "1 + 1 = 2", "ring.")
    claims = (
        CoqClaim(1, 1, "good", "PROVED", (good,), Standing.NOT_REPLAYED),
        CoqClaim(2, 2, "wrong", "PROVED", (wrong,), Standing.NOT_REPLAYED),
    )
    done = replayed(CoqDocument("a", "a.md", claims))
    assert [claim.standing for claim in done.claims] == [Standing.ACCEPTED, Standing.REJECTED]
    assert done.exit_code() == 1
    assert f"(* rejected: {done.claims[1].reason}" in done.text


def test_a_claim_that_takes_too_long_is_rejected():
    slow = Theorem("slow", "1 = 1", "do 100000000 idtac. do 100000000 idtac. ring.")
    claims = (CoqClaim(1, 1, "slow", "PROVED", (slow,), Standing.NOT_REPLAYED),)
    done = replayed(CoqDocument("a", "a.md", claims), seconds=1)
    assert done.claims[0].standing is Standing.REJECTED
    assert "not done within 1 s" in done.claims[0].reason


def test_the_example_homework_is_accepted_as_a_whole(tmp_path):
    homework = ROOT / "docs/examples/homework.md"
    done = symsgd(
        "certify", homework, "--problem", homework.with_suffix(".toml"), "-o", tmp_path / "proofs"
    )
    assert done.returncode == 0, done.stdout
    assert "38 claims: 38 accepted" in done.stdout
    assert "axioms: ClassicalDedekindReals.sig_not_dec" in done.stdout
    assert (tmp_path / "proofs" / "homework.v").exists()
    assert (tmp_path / "proofs" / "symsgd_prelude.v").exists()


def test_without_coq_the_files_are_written_and_the_code_is_4(tmp_path):
    sheet = tmp_path / "sheet.md"
    sheet.write_text("$1 + 1 = 2$\n", "utf-8")
    done = symsgd("certify", sheet, "-o", tmp_path / "proofs", PATH="")
    assert done.returncode == 4
    assert "apt-get install coq libcoq-coquelicot libcoq-interval" in done.stdout
    assert "Theorem" in (tmp_path / "proofs" / "sheet.v").read_text("utf-8")
