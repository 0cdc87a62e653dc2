"""Files that cheat, given to Coq: none of them is accepted."""

from __future__ import annotations

import pytest

from symsgd.certify.coq.replay import Outcome, replay_file
from tests.certify.with_coq import NEEDS_COQ

pytestmark = NEEDS_COQ
HEAD = "From SymSGD Require Import symsgd_prelude.\n"
LOOP = "Definition loop := fix f (n : nat) {struct n} : False := f n.\n"
ASSUMING = f"""
Theorem honest : 1 = 1. Proof. reflexivity. Qed.
Print Assumptions honest.
Theorem admitted : 1 = 2. Proof. admit. Admitted.
Axiom cheat : False.
Theorem by_axiom : 1 = 2. Proof. destruct cheat. Qed.
Variable variable : False.
Theorem by_variable : 1 = 2. Proof. destruct variable. Qed.
Unset Guard Checking. {LOOP}Set Guard Checking.
Theorem by_loop : 1 = 2. Proof. destruct (loop 0%nat). Qed.
Unset Universe Checking. Theorem collapsed : 1 = 1. Proof. reflexivity. Qed.
"""
REJECTED = {
    "Theorem t : 1 = 2. Proof. Abort.": "t is stated and not proved",
    "Theorem t : 1 = 2. Proof. admit. Qed.": "given up goals",
    "Theorem t : 1 = 2. Proof. ring. Qed.": "not a valid ring",
    "Theorem t : 1 = 1. Proof. reflexivity.": "pending proofs",
    "Theorem t : 1 = 1. Proof. reflexivity. Qed. (*": "Unterminated comment",
}


def test_what_is_assumed_is_named():
    done = replay_file("a.v", HEAD + ASSUMING)
    assert done.outcome is Outcome.RESTS_ON_MORE
    assumed = {
        "admitted", "cheat", "variable", "loop is assumed to be guarded",
        "collapsed relies on an unsafe hierarchy",
    }  # fmt: skip
    assert assumed <= set(done.reason.split(", "))
    assert "honest" not in done.reason


def test_an_axiom_that_no_theorem_needs_is_named_too():
    honest = "Theorem honest : 1 = 1. Proof. reflexivity. Qed. "
    done = replay_file("a.v", f"{HEAD}Axiom cheat : False. {honest}")
    assert (done.outcome, done.reason) == (Outcome.RESTS_ON_MORE, "cheat")
    fixed = "Section S. Variable v_x : R. Lemma l : v_x = v_x. Proof. reflexivity. Qed. End S. "
    assert replay_file("a.v", f"{HEAD}{fixed}{honest}").outcome is Outcome.ACCEPTED


@pytest.mark.parametrize("text", REJECTED)
def test_what_is_not_proved_is_rejected(text):
    done = replay_file("a.v", HEAD + text)
    assert done.outcome is Outcome.REJECTED
    assert REJECTED[text] in done.reason


def test_an_honest_file_is_accepted_with_its_axioms():
    text = (
        "Lemma l : forall x : R, exp x = exp x. Proof. intro x. ring. Qed.\n"
        "Theorem t : sigma 0 = 1 / 2. Proof. unfold sigma. rewrite Ropp_0, exp_0. field. Qed.\n"
    )
    done = replay_file("a.v", f"{HEAD}{text}Print Assumptions t.\n")
    assert done.outcome is Outcome.ACCEPTED
    assert (done.theorems, done.lemmas) == (("t",), ("l",))
    assert "ClassicalDedekindReals.sig_forall_dec" in done.axioms
    assert "t" not in done.axioms
