"""What is read in files of Coq before Coq gets them, and what its answers mean."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from symsgd.certify.coq.axioms import KNOWN, assumed, beyond
from symsgd.certify.coq.coqc import prelude
from symsgd.certify.coq.document import CoqDocument
from symsgd.certify.coq.replay import Outcome, replay_file, without_prelude
from symsgd.certify.coq.sentences import foreign, sentences, theorems, uncommented
from symsgd.cli.statements import coq_claims
from tests.program import ROOT

PIECES = st.lists(st.sampled_from(["(*", "*)", '"', "a", " ", "\n", ".", "(", "*", ")"]))
PROOF = "Proof. reflexivity. Qed."


@given(PIECES.map("".join))
def test_places_stay_where_they_are(text):
    plain = uncommented(text)
    assert len(plain) == len(text)
    for before, after in zip(text, plain, strict=True):
        assert after == before or (after == " " and before != "\n")


@given(PIECES.map("".join))
def test_what_is_left_has_no_comment(text):
    assert uncommented(uncommented(text)) == uncommented(text)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("a (* b *) c", "a c"),
        ("a (* (* b *) *) c", "a c"),
        ('a (* "*)" *) c', "a c"),
        ('"(*" a', "a"),
        ('"x""y" a', "a"),
        ("a (*) b *) c", "a c"),
        ("a (* b", "a"),
        ("a *) b", "a *) b"),
    ],
)
def test_comments_and_strings(text, left):
    assert uncommented(text).split() == left.split()


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (f"Theorem t : 1 = 1. {PROOF}", ""),
        (f"From SymSGD Require Import symsgd_prelude.\nTheorem t : 1 = 1. {PROOF}", ""),
        (f"From Coq Require Import Reals Lra. Open Scope R_scope. Theorem t : 1 = 1. {PROOF}", ""),
        ("Axiom c : False. Theorem t : 1 = 2. Proof. destruct c. Qed.", ""),
        ("Theorem t : 1 = 2. Proof. Admitted.", ""),
        ("Unset Guard Checking. Theorem t : 1 = 1. Proof. Abort.", ""),
        ("Definition f (x : R) := x. Check f. Print Assumptions f.", ""),
        ('Print Universes "x".', "line 1: Print"),
        ("Theorem t : 1 = 1.\nProof.\n- { reflexivity. }\nQed.", ""),
        ("From Coq Require Import Reals Extraction.", "line 1: From"),
        ("From Elsewhere Require Import symsgd_prelude.", "line 1: From"),
        ("Require Import Reals.", "line 1: Require"),
        ("Open Scope nat_scope.", "line 1: Open"),
        ("Section S.\nHypothesis H : 1 = 2.", "line 2: Hypothesis in a section"),
        ("Section S.\nVariables (v w : R).\nDefinition a := v.\nEnd S.\nAxiom c : False.", ""),
        ("Section S. Variable v : R. End S.", ""),
        ("Section S.\nVariables (v sigma : R).", "line 2: another meaning of sigma"),
        ("Section S.\nVariable v : False.", "line 2: Variable in a section"),
        ("Section S.\nVariables (v : R) (H : v = 0).", "line 2: Variables in a section"),
        ("Section S.\nVariable v : R -> False.", "line 2: Variable in a section"),
        ("Section S. Section T. End T.\nAxiom c : False.", "line 2: Axiom in a section"),
        ("Section S.\nContext (H : 1 = 2).", "line 2: Context"),
        ("Section S.\nLet H : 1 = 2.", "line 2: Let"),
        ("Module Classical_Prop.", "line 1: Module"),
        ('\nNotation "x = y" := True.', "line 2: Notation"),
        ('Infix "=" := f.', "line 1: Infix"),
        ('Theorem t : 1 = 1. Proof. Redirect "x" Print t. Qed.', "line 1: Redirect"),
        ('Declare ML Module "x".', "line 1: Declare"),
        ('Load "x".', "line 1: Load"),
        ("(* Theorem *) Set Printing Depth 1.", "line 1: Set"),
        ("#[bypass_check(guard)] Definition f := 1.", "line 1: #[bypass_check(guard)]"),
        ("#[global] Definition sigma := 1.", "line 1: another meaning of sigma"),
        ("Definition sum_n_m (f : nat) := 0.", "line 1: another meaning of sum_n_m"),
        ("Definition exp (x : R) := 0.", "line 1: another meaning of exp"),
        ("Parameter is_derive : R.", "line 1: another meaning of is_derive"),
        ("Lemma sgd : 1 = 1 with sigma : R -> R.", "line 1: Lemma … with"),
        ("Time Theorem t : 1 = 1.", "line 1: Time"),
        ("Fail Theorem t : 1 = 2.", "line 1: Fail"),
        ("Inductive R := c.", "line 1: Inductive"),
        ("{ Axiom }. Coercion f : A >-> B.", "line 1: Coercion"),
    ],
)  # fmt: skip
def test_commands_that_could_mislead(text, why):
    assert foreign(sentences(text)) == why


def test_what_symsgd_writes_is_never_foreign():
    homework = ROOT / "docs/examples/homework.md"
    from symsgd.cli.problem import read_settings

    settings = read_settings(str(homework.with_suffix(".toml")))
    claims = coq_claims(homework.read_text("utf-8"), file="homework.md", problem=settings)
    for alone in (False, True):
        text = CoqDocument("homework", "homework.md", claims, alone=alone).text
        read = sentences(without_prelude(text))
        assert foreign(read) == ""
        stated = [each.name for each in theorems(read) if each.command == "Theorem"]
        assert stated == [each.name for claim in claims for each in claim.theorems]


def test_a_formula_in_a_comment_is_no_theorem():
    name = 'x*) Axiom c : 1 = 2. (*"'
    claims = coq_claims("$1 + 1 = 2$ and $a*) Axiom = 3$", file=name, problem=None)
    commands = {each.command for each in sentences(CoqDocument("a", name, claims).text)}
    assert "Theorem" in commands
    assert "Axiom" not in commands


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("Closed under the global context\n", ()),
        ("Axioms:\nc : False\n", ("c",)),
        ("Axioms:\na.b\n  : forall x : nat,\n    x = x\nc : False\n", ("a.b", "c")),
        ("Axioms:\nf is assumed to be guarded.\n", ("f is assumed to be guarded",)),
        ("", None),
        ("Section Variables:\nH : False\n", None),
        ("Closed under the global context\nAxioms:\nc : False\n", None),
        ("anything else", None),
    ],
)
def test_what_coq_says_that_proofs_rest_on(printed, names):
    assert assumed(printed) == names


def test_only_the_axioms_of_coq_are_known():
    known = [*KNOWN, "Uint63.add_spec", "PrimInt63.int", "PrimFloat.add"]
    assert beyond(known) == ()
    others = [
        "classic",
        "x.Classical_Prop.classic",
        "Uint63",
        "Uint63.a.b",
        "Uint63.f is assumed to be guarded",
        "Classical_Prop.classic relies on an unsafe hierarchy",
        "FloatAxioms",
    ]
    assert beyond(others) == tuple(others)


@pytest.mark.parametrize(
    "text", ["", "(* Theorem t : 1 = 1. Proof. ring. Qed. *)", prelude(), "Axiom c : False."]
)
def test_a_file_without_theorems_is_not_accepted(text):
    assert replay_file("a.v", text).outcome is Outcome.EMPTY


@pytest.mark.parametrize(
    "text",
    [
        f"Definition\nPrint Assumptions t.\nsigma := 0. Theorem t : 1 = 1. {PROOF}",
        f"Check\n{prelude()}Notation x := 1. Theorem t : 1 = 1. {PROOF}",
        f"{prelude()}Definition sigma := 1. Theorem t : 1 = 1. {PROOF}",
        f"(*\n{prelude()}*) Module S. Theorem t : 1 = 1. {PROOF}",
        f"{prelude()}{prelude()}",
    ],
)
def test_nothing_hides_behind_what_is_taken_out(text):
    assert replay_file("a.v", text).outcome is Outcome.FOREIGN


def test_lines_are_counted_behind_the_prelude():
    done = replay_file("a.v", f"{prelude()}\nModule S.")
    assert done.reason == f"line {prelude().count(chr(10)) + 2}: Module"
