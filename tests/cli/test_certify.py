"""``symsgd certify``: several documents, existing proofs, and the marks in a report."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from symsgd.certify.coq.coqc import prelude
from tests.certify.fake_coq import fake_coq, files_given
from tests.program import symsgd

HEAD = "From SymSGD Require Import symsgd_prelude.\n"
PROOF = "Proof. reflexivity. Qed.\n"
NOWHERE = {"PATH": ""}


@pytest.fixture
def coq(tmp_path):
    return fake_coq(tmp_path)


def write(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def certificate() -> dict[str, object]:
    import symsgd as package

    return package.verify("tanh(x) = 2*sigmoid(2*x) - 1").certificate.to_json()


def test_several_documents_have_files_of_their_own(tmp_path, coq):
    names = [
        write(tmp_path, "a.md", "$1 + 1 = 2$"),
        write(tmp_path / "b", "a.md", "$2 + 2 = 5$"),
        write(tmp_path, "a_2.md", "$3 + 3 = 6$"),
    ]
    done = symsgd("certify", *names, "-o", tmp_path / "proofs", **coq)
    assert done.returncode == 0
    assert done.stdout.count("1 claim: 1 accepted") == 3
    files = sorted(path.name for path in (tmp_path / "proofs").glob("*.v"))
    assert files == ["a.v", "a_2.v", "a_2_2.v", "symsgd_prelude.v"]
    records = [json.loads(path.read_text("utf-8")) for path in (tmp_path / "proofs").glob("*.json")]
    assert {record["coq"] for record in records} == {"9.9.9"}
    assert {record["document"] for record in records} == set(map(str, names))


@pytest.mark.parametrize(
    ("texts", "code"),
    [
        (["$1 + 1 = 2$", "$1 = 1$"], 0),
        (["$1 + 1 = 2$", "$\\frac{d^n}{dx^n} e^{2x} = 2^n e^{2x}$"], 3),
        (["$1 + 1 = 2$", "$7 + 7 = 14$"], 1),
        (["$\\frac{d^n}{dx^n} e^{2x} = 2^n e^{2x}$", "$7 + 7 = 14$"], 1),
    ],
)
def test_the_exit_code_of_several_documents_is_the_gravest(tmp_path, texts, code):
    names = [write(tmp_path, f"s{k}.md", text) for k, text in enumerate(texts)]
    coq = fake_coq(tmp_path, FAKE_REJECTS="14")
    assert symsgd("certify", *names, "-o", tmp_path / "proofs", **coq).returncode == code


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_document_that_nobody_can_read_keeps_no_other_from_coq(tmp_path, coq, place):
    good = [write(tmp_path, "a.md", "$1 + 1 = 2$"), write(tmp_path, "b.md", "$2 + 2 = 4$")]
    names = [*good[:place], tmp_path / "missing.md", *good[place:]]
    done = symsgd("certify", *names, "-o", tmp_path / "proofs", **coq)
    assert done.returncode == 2
    assert done.stdout.count("1 claim: 1 accepted") == 2
    assert done.stderr.count("[missing-file]") == 1
    assert sorted(path.name for path in (tmp_path / "proofs").glob("?.v")) == ["a.v", "b.v"]


def test_a_problem_file_that_nobody_can_read_keeps_no_other_from_coq(tmp_path, coq):
    bad = write(tmp_path, "p.toml", "[network\n")
    good = write(tmp_path, "a.md", "$1 + 1 = 2$")
    done = symsgd("certify", bad, good, "-o", tmp_path / "proofs", **coq)
    assert done.returncode == 2
    assert "1 claim: 1 accepted" in done.stdout


def test_an_unreadable_file_is_graver_than_a_rejected_claim(tmp_path):
    coq = fake_coq(tmp_path, FAKE_REJECTS="14")
    bad = write(tmp_path, "a.md", "$7 + 7 = 14$")
    done = symsgd("certify", tmp_path / "no.md", bad, "-o", tmp_path / "proofs", **coq)
    assert done.returncode == 2
    assert "1 claim: 1 rejected" in done.stdout


def test_a_proof_that_nobody_can_read_keeps_no_other_from_the_checker(tmp_path):
    good = write(tmp_path, "good.json", json.dumps(certificate()))
    other = write(tmp_path, "other.json", "{}")
    done = replayed(tmp_path, tmp_path / "no.v", good, other)
    assert done.returncode == 2
    assert "good.json  accepted by the checker" in done.stdout
    assert "[missing-file]" in done.stderr
    assert "[no-proofs]" in done.stderr


def replayed(tmp_path, *names, **environment):
    found = environment or fake_coq(tmp_path)
    return symsgd("certify", "--replay", *(names or [tmp_path / "proofs"]), **found)


def test_what_certify_wrote_is_accepted_again(tmp_path, coq):
    sheet = write(tmp_path, "sheet.md", "$1 + 1 = 2$ and $2 + 2 = 5$")
    symsgd("certify", sheet, "-o", tmp_path / "proofs", **coq)
    done = replayed(tmp_path)
    assert done.returncode == 0
    assert "sheet.v  accepted: 2 theorems; axioms: none" in done.stdout
    assert "1 file: 1 accepted" in done.stdout
    assert files_given(tmp_path)[-2:] == ["symsgd_replayed.v", "symsgd_asking.v"]


@pytest.mark.parametrize(
    ("text", "answers", "code", "said"),
    [
        (f"{HEAD}Theorem t : 1 = 1. {PROOF}", {}, 0, "accepted: 1 theorem; axioms: none"),
        (
            f"{HEAD}Lemma l : 1 = 1. {PROOF}Theorem t : 1 = 1. {PROOF}",
            {"FAKE_ANSWER": "Axioms:\nClassical_Prop.classic : x\nPrimInt63.int : Set"}, 0,
            "accepted: 1 theorem, 1 lemma; axioms: classic, 1 of Coq's machine integers and floats",
        ),
        (
            f"{HEAD}Theorem t : 1 = 2. Proof. Admitted.",
            {"FAKE_ANSWER": "Axioms:\nsymsgd_replayed.t : 1 = 2"}, 1, "it rests on: t",
        ),
        (f"{HEAD}Theorem t : 1 = 1. {PROOF}", {"FAKE_ANSWER": "What?"}, 1, "rejected: Coq does"),
        (f"{HEAD}Theorem t : 97 = 97. {PROOF}", {"FAKE_REJECTS": "97"}, 1, "rejected: not this"),
        (f"{HEAD}Theorem t : 1 = 1. {PROOF}", {"FAKE_REJECTS": "asking"}, 1, "rejected: not this"),
        (f"{HEAD}Module S.", {}, 1, "it may not say what it seems to: line 2: Module"),
        (HEAD, {}, 3, "no theorem is in it"),
    ],
)  # fmt: skip
def test_a_line_for_each_file(tmp_path, text, answers, code, said):
    write(tmp_path / "proofs", "sheet.v", text)
    done = replayed(tmp_path, **fake_coq(tmp_path, **answers))
    assert done.returncode == code
    assert said in done.stdout


def test_one_bad_file_among_good_ones_decides(tmp_path):
    write(tmp_path / "proofs", "a.v", f"{HEAD}Theorem t : 1 = 1. {PROOF}")
    write(tmp_path / "proofs", "b.v", f"{HEAD}Theorem t : 97 = 97. {PROOF}")
    write(tmp_path / "proofs", "c.v", HEAD)
    done = replayed(tmp_path, **fake_coq(tmp_path, FAKE_REJECTS="97"))
    assert done.returncode == 1
    assert "3 files: 1 accepted" in done.stdout


def test_commands_that_reach_outside_never_come_to_coq(tmp_path):
    write(tmp_path / "proofs", "a.v", f'{HEAD}Theorem t : 1 = 1. {PROOF}Redirect "x" Print t.')
    done = replayed(tmp_path)
    assert done.returncode == 1
    assert "line 3: Redirect" in done.stdout
    assert "symsgd_replayed.v" not in files_given(tmp_path)


def test_another_prelude_is_said_and_not_used(tmp_path):
    write(tmp_path / "proofs", "a.v", f"{HEAD}Theorem t : sigma 0 = 1. {PROOF}")
    write(tmp_path / "proofs", "symsgd_prelude.v", "Definition sigma := 1.")
    done = replayed(tmp_path)
    assert "symsgd_prelude.v is not the prelude of this symsgd" in done.stdout
    assert "1 file: " in done.stdout
    alone = replayed(tmp_path, tmp_path / "proofs" / "a.v")
    assert "symsgd_prelude.v is not the prelude of this symsgd" in alone.stdout
    write(tmp_path / "proofs", "symsgd_prelude.v", prelude())
    assert "is not the prelude" not in replayed(tmp_path).stdout


CHANGES = {
    "another number": ("1 + 1) = 2", "1 + 2) = 3", "symsgd_line_1_claim_1 is gone or another one"),
    "another name": ("claim_1 :", "claim_7 :", "symsgd_line_1_claim_1 is gone or another one"),
    "another proof": ("sgd_field", "ring", "symsgd_line_1_claim_1 is gone or another one"),
    "another comment": ("line 1, claim 2", "line 1, claim 3", "it was changed since sheet.record"),
    "nothing": (None, "", "symsgd_line_1_claim_1, symsgd_line_1_claim_2 are gone or others"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_file_that_is_not_the_one_of_its_record_is_not_accepted(tmp_path, coq, change):
    sheet, proofs = write(tmp_path, "sheet.md", "$1 + 1 = 2$ and $2 + 2 = 5$"), tmp_path / "proofs"
    symsgd("certify", sheet, "-o", proofs, **coq)
    before, after, why = CHANGES[change]
    text = (proofs / "sheet.v").read_text("utf-8")
    assert before is None or before in text
    write(proofs, "sheet.v", after if before is None else text.replace(before, after))
    for name in (proofs, proofs / "sheet.v"):
        done = replayed(tmp_path, name)
        assert done.returncode == 1
        assert "sheet.v  not accepted: it " in done.stdout
        assert why in done.stdout
        assert "1 file: 0 accepted" in done.stdout
    (proofs / "sheet.record.json").unlink()
    assert replayed(tmp_path).returncode == (3 if before is None else 0)


def test_a_file_that_is_gone_is_missed(tmp_path, coq):
    sheet, proofs = write(tmp_path, "sheet.md", "$1 + 1 = 2$"), tmp_path / "proofs"
    symsgd("certify", sheet, write(tmp_path, "b.md", "$1 = 1$"), "-o", proofs, **coq)
    (proofs / "sheet.v").unlink()
    done = replayed(tmp_path)
    assert done.returncode == 1
    assert "sheet.v  not accepted: it is not there, and sheet.record.json speaks" in done.stdout
    assert "2 files: 1 accepted" in done.stdout
    assert replayed(tmp_path, proofs / "b.v").returncode == 0
    (proofs / "b.v").unlink()
    assert "2 files: 0 accepted" in replayed(tmp_path).stdout


@pytest.mark.parametrize("text", ["{", "[]", '{"version": "symsgd.proofs/9"}', "null"])
def test_a_broken_record_accepts_nothing(tmp_path, coq, text):
    proofs = tmp_path / "proofs"
    symsgd("certify", write(tmp_path, "sheet.md", "$1 + 1 = 2$"), "-o", proofs, **coq)
    write(proofs, "sheet.record.json", text)
    done = replayed(tmp_path)
    assert done.returncode == 1
    assert "sheet.record.json  not accepted: it is no record of proofs" in done.stdout


def test_a_file_that_nobody_can_read_keeps_no_other_from_coq(tmp_path):
    write(tmp_path / "proofs", "a.v", f"{HEAD}Theorem t : 1 = 1. {PROOF}")
    (tmp_path / "proofs" / "b.v").write_bytes(b"\0\xff")
    done = replayed(tmp_path)
    assert done.returncode == 1
    assert "a.v  accepted: 1 theorem" in done.stdout
    assert "b.v  not accepted: it cannot be read as text" in done.stdout


def test_without_coq_nothing_is_accepted(tmp_path):
    write(tmp_path / "proofs", "a.v", f"{HEAD}Theorem t : 1 = 1. {PROOF}")
    done = replayed(tmp_path, **NOWHERE)
    assert done.returncode == 4
    assert "a.v  not replayed" in done.stdout
    assert "apt-get install coq" in done.stdout


def test_certificates_need_no_coq(tmp_path):
    good = certificate()
    wrong = {**good, "claim": {**good["claim"], "relation": "<"}}
    write(tmp_path / "proofs", "a.json", json.dumps(good))
    done = replayed(tmp_path, **NOWHERE)
    assert done.returncode == 0
    assert "a.json  accepted by the checker: 1 certificate, 3 steps" in done.stdout
    write(tmp_path / "proofs", "b.json", json.dumps([good, wrong]))
    done = replayed(tmp_path, **NOWHERE)
    assert done.returncode == 1
    assert "b.json  rejected by the checker (certificate 2:" in done.stdout


def test_a_certificate_that_takes_too_long_is_not_accepted(tmp_path):
    endless = certificate()
    head, (name, _), arguments = endless["claim"]["left"][1]
    endless["claim"]["left"][1] = [head, [name, [10**9]], arguments]  # a derivative of that order
    write(tmp_path / "proofs", "a.json", json.dumps(endless))
    done = replayed(tmp_path, tmp_path / "proofs", "--seconds", "2", **NOWHERE)
    assert done.returncode == 1
    ends = ("not checked within 2 s", "the process that checks ended")
    assert any(f"a.json  rejected by the checker ({end}" in done.stdout for end in ends)


def test_other_json_in_the_folder_is_left_alone(tmp_path):
    write(tmp_path / "proofs", "a.json", json.dumps(certificate()))
    for name, text in {"b.json": "{", "c.json": "[]", "d.json": '{"version": "x"}'}.items():
        write(tmp_path / "proofs", name, text)
    assert "1 file: 1 accepted" in replayed(tmp_path, **NOWHERE).stdout


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("nowhere", None, "missing-file"),
        ("nowhere.v", None, "missing-file"),
        ("empty/", None, "no-proofs"),
        ("a.md", "$1 = 1$", "no-proofs"),
        ("a.json", "{}", "no-proofs"),
        ("a.json", "[" * 100_000, "no-proofs"),
        ("symsgd_prelude.v", "", "no-proofs"),
    ],
)
def test_no_proofs(tmp_path, name, text, code):
    if name.endswith("/"):
        (tmp_path / name).mkdir()
    elif text is not None:
        write(tmp_path, name, text)
    done = symsgd("certify", "--replay", tmp_path / name)
    assert done.returncode == 2
    assert done.stdout == ""
    assert f"[{code}]" in done.stderr


SHEET = """We have $(x + 1)^2 = x^2 + 2x + 1$.

Also $\\frac{d^n}{dx^n} e^{2x} = 2^n e^{2x}$ and $2 + 2 = 5$.
"""


def check(sheet, *arguments, **environment):
    return symsgd("check", sheet, *arguments, **environment)


def test_a_report_shows_what_coq_accepted(tmp_path, coq):
    sheet, proofs = write(tmp_path, "sheet.md", SHEET), tmp_path / "proofs"
    symsgd("certify", sheet, "-o", proofs, **coq)
    plain = check(sheet).stdout
    assert "accepted" not in plain
    done = check(sheet, "--proofs", proofs, PATH=os.defpath)
    assert done.returncode == check(sheet).returncode == 1
    assert "equal normal forms; accepted by Coq" in done.stdout
    assert "refutation accepted by Coq" in done.stdout
    assert done.stdout.count("accepted by Coq\n") == 2
    assert "verdict accepted by Coq 9.9.9: 2 of 3 claims" in done.stdout
    report = json.loads(check(sheet, "--proofs", proofs, "--format", "json").stdout)
    claims = [claim for formula in report["formulas"] for claim in formula["claims"]]
    marks = [claim.get("accepted_by") for claim in claims]
    assert marks == ["Coq 9.9.9", None, "Coq 9.9.9"]


def test_what_coq_rejects_is_shown_nowhere_as_accepted(tmp_path):
    sheet, proofs = write(tmp_path, "sheet.md", SHEET), tmp_path / "proofs"
    coq = fake_coq(tmp_path, FAKE_REJECTS="v_x")
    assert symsgd("certify", sheet, "-o", proofs, **coq).returncode == 1
    done = check(sheet, "--proofs", proofs)
    assert "verdict accepted by Coq 9.9.9: 1 of 3 claims" in done.stdout
    page = check(sheet, "--proofs", proofs, "--format", "html").stdout
    assert page.count('<span class="badge accepted">refutation accepted by Coq</span>') == 2
    assert '<span class="badge accepted">accepted by Coq</span>' not in page


def test_proofs_that_nobody_replayed_mark_nothing(tmp_path):
    sheet, proofs = write(tmp_path, "sheet.md", SHEET), tmp_path / "proofs"
    assert symsgd("certify", sheet, "-o", proofs, **NOWHERE).returncode == 4
    done = check(sheet, "--proofs", proofs)
    assert "accepted by Coq" not in done.stdout
    assert "has no record of proofs that Coq" in " ".join(done.stdout.split())


def test_proofs_written_anew_without_coq_mark_only_what_stayed_the_same(tmp_path, coq):
    sheet, proofs = write(tmp_path, "sheet.md", SHEET), tmp_path / "proofs"
    symsgd("certify", sheet, "-o", proofs, **coq)
    symsgd("certify", sheet, "-o", proofs, **NOWHERE)
    assert "2 of 3 claims" in check(sheet, "--proofs", proofs).stdout
    write(tmp_path, "sheet.md", SHEET.replace("5", "6"))
    symsgd("certify", sheet, "-o", proofs, **NOWHERE)
    done = check(sheet, "--proofs", proofs)
    assert "accepted by Coq" not in done.stdout
    assert "is not the text that Coq accepted" in " ".join(done.stdout.split())


def test_a_missing_folder_of_proofs(tmp_path):
    sheet = write(tmp_path, "sheet.md", SHEET)
    done = check(sheet, "--proofs", tmp_path / "nowhere")
    assert done.returncode == 2
    assert "[no-proofs]" in done.stderr


@pytest.mark.needs_coq
@pytest.mark.skipif(
    shutil.which("coqc") is None,
    reason="coqc is missing: apt-get install coq libcoq-coquelicot libcoq-interval",
)
def test_coq_accepts_again_what_it_accepted(tmp_path):
    sheet, proofs = write(tmp_path, "sheet.md", SHEET), tmp_path / "proofs"
    assert symsgd("certify", sheet, "-o", proofs, seconds=300).returncode == 3
    done = symsgd("certify", "--replay", proofs, seconds=300)
    assert done.returncode == 0
    assert "accepted: 2 theorems; axioms: " in done.stdout
    assert "2 of 3 claims" in check(sheet, "--proofs", proofs).stdout
    file = proofs / "sheet.v"
    file.write_text(file.read_text("utf-8").replace("2 * v_x", "3 * v_x"), "utf-8")
    assert symsgd("certify", "--replay", proofs, seconds=300).returncode == 1
    assert "accepted by Coq" not in check(sheet, "--proofs", proofs).stdout
