"""The record beside a file of proofs: believed only while nothing was changed."""

from __future__ import annotations

import json
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from symsgd.certify.coq.coqc import prelude
from symsgd.certify.coq.document import CoqDocument, Standing
from symsgd.certify.coq.record import accepted_theorems, digest, record
from symsgd.cli.accepted import marked
from symsgd.cli.statements import checked
from symsgd.read.problem import read_problem

TEXT = "We have $(x + 1)^2 = x^2 + 2x + 1$ and $x + x = 3x$.\n\nAlso $2 + 2 = 4$.\n"


def report_of(text):
    return checked(text, file="a.md", problem=None)


def proofs(folder: Path, text: str = TEXT, rejected: int = 0) -> CoqDocument:
    """Write what ``certify`` writes where Coq accepts all claims but one."""
    _, claims = report_of(text)
    ends = {rejected: Standing.REJECTED}
    settled = tuple(replace(c, standing=ends.get(c.number, Standing.ACCEPTED)) for c in claims)
    document = CoqDocument("a", "a.md", settled)
    (folder / "a.v").write_text(document.text, "utf-8")
    (folder / "a.record.json").write_text(json.dumps(record(document, "9.9.9")), "utf-8")
    return document


def marks(folder, text=TEXT):
    report, claims = report_of(text)
    done = marked(report, claims, accepted_theorems(folder))
    return [claim.acceptance for claim in done.claims], [notice.text for notice in done.notices]


def test_claims_of_an_accepted_file_are_marked(tmp_path):
    proofs(tmp_path)
    shown = ["accepted by Coq", "refutation accepted by Coq", "accepted by Coq"]
    assert marks(tmp_path) == (shown, [])


def test_the_mark_of_a_claim_names_the_version(tmp_path):
    proofs(tmp_path)
    report, claims = report_of(TEXT)
    done = marked(report, claims, accepted_theorems(tmp_path))
    assert {claim.accepted_by for claim in done.claims} == {"Coq 9.9.9"}
    assert done.accepted() == 3


def test_what_coq_rejects_is_not_marked(tmp_path):
    proofs(tmp_path, rejected=1)
    assert marks(tmp_path)[0] == ["", "refutation accepted by Coq", "accepted by Coq"]


def test_lines_may_move(tmp_path):
    proofs(tmp_path)
    found, _ = marks(tmp_path, f"# A title\n\nFirst $1 + 1 = 2$.\n\n{TEXT}")
    assert found == ["", "accepted by Coq", "refutation accepted by Coq", "accepted by Coq"]


def test_a_changed_claim_is_not_marked(tmp_path):
    proofs(tmp_path)
    found, _ = marks(tmp_path, TEXT.replace("2 + 2 = 4", "2 + 3 = 5"))
    assert found == ["accepted by Coq", "refutation accepted by Coq", ""]


def test_a_proof_does_not_mark_a_refutation(tmp_path):
    proofs(tmp_path, "$x + x = 2x$")
    found, notes = marks(tmp_path, "$x + x = 3x$")
    assert found == [""]
    assert notes == ["no proof that Coq accepted is of a claim of a.md"]


def changed(folder, change):
    file = folder / "a.record.json"
    data = json.loads(file.read_text("utf-8"))
    change(data)
    file.write_text(json.dumps(data), "utf-8")


def other_theorem(data):
    data["claims"][0]["theorems"][0]["sha256"] = "0" * 64


def unknown_theorem(data):
    data["claims"].append({"theorems": [{"name": "symsgd_more", "sha256": "0" * 64}]})


def elsewhere(data):
    data["file"] = "../a.v"


EDITS = {
    "its version": lambda data: data.update(version="symsgd.proofs/2"),
    "another symsgd": lambda data: data.update(prelude_sha256="0" * 64),
    "not the text that Coq accepted": lambda data: data.update(file_sha256="0" * 64),
    "does not have": other_theorem,
    "that a.v does not have": unknown_theorem,
    "no name of a file": elsewhere,
    "b.v cannot be read": lambda data: data.update(file="b.v"),
    "no record of proofs": lambda data: data.pop("claims"),
    "is no record": lambda data: data.update(claims=[3]),
}


@pytest.mark.parametrize("why", EDITS)
def test_an_edited_record_marks_nothing(tmp_path, why):
    proofs(tmp_path)
    changed(tmp_path, EDITS[why])
    found, notes = marks(tmp_path)
    assert found == ["", "", ""]
    assert why in notes[0]


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '"text"', "[" * 100_000])
def test_a_broken_record_marks_nothing(tmp_path, text):
    proofs(tmp_path)
    (tmp_path / "a.record.json").write_text(text, "utf-8")
    found, notes = marks(tmp_path)
    assert found == ["", "", ""]
    assert "no record of proofs" in notes[0]


def test_an_edited_file_of_proofs_marks_nothing(tmp_path):
    proofs(tmp_path)
    file = tmp_path / "a.v"
    file.write_text(file.read_text("utf-8").replace("ring", "lra", 1) + "\n", "utf-8")
    found, notes = marks(tmp_path)
    assert found == ["", "", ""]
    assert "a.v is not the text that Coq accepted" in notes[0]


def test_a_theorem_in_a_comment_is_not_in_the_file(tmp_path):
    document = proofs(tmp_path)
    text = f"(* {document.text.replace('(*', '').replace('*)', '')} *)"
    (tmp_path / "a.v").write_text(text, "utf-8")
    changed(tmp_path, lambda data: data.update(file_sha256=sha256(text.encode()).hexdigest()))
    found, notes = marks(tmp_path)
    assert found == ["", "", ""]
    assert "does not have" in notes[0]


def test_a_changed_prelude_makes_every_record_stale(tmp_path, monkeypatch):
    proofs(tmp_path)
    other = f"{prelude()}\n(* more *)\n"
    monkeypatch.setattr("symsgd.certify.coq.record.prelude", lambda: other)
    found, notes = marks(tmp_path)
    assert found == ["", "", ""]
    assert "another symsgd" in notes[0]


def test_a_claim_needs_all_of_its_theorems(tmp_path):
    text = r"$\begin{pmatrix} 1 + 1 \\ 3 \end{pmatrix} = \begin{pmatrix} 2 \\ 3 \end{pmatrix}$"
    document = proofs(tmp_path, text)
    assert marks(tmp_path, text)[0] == ["accepted by Coq"]
    (claim,) = document.claims
    assert len({digest(each) for each in claim.theorems}) == 2
    changed(tmp_path, lambda data: data["claims"][0]["theorems"].pop())
    assert marks(tmp_path, text)[0] == [""]


def test_a_claim_about_convergence_does_not_shift_the_others():
    asked = (
        "[network]\nlayers = [2, 1]\nW = { 2 = [[5, 6]] }\nb = { 2 = [4] }\n"
        "[data]\nx = [1, 2]\ny = 3\n[asked]\nconverges = true"
    )
    text = "It converges. We have $1 + 1 = 2$ and $2 + 2 = 4$.\n"
    report, claims = checked(text, file="a.md", problem=read_problem(asked))
    assert [claim.relation for claim in report.claims] == [":", "=", "="]
    said = {claim.source: [each.statement for each in claim.theorems] for claim in claims}
    assert said == {
        "gradient descent : converges": [],
        "1 + 1 = 2": ["(1 + 1) = 2"],
        "2 + 2 = 4": ["(2 + 2) = 4"],
    }
