# ruff: noqa: INP001  (a script, no package)
"""Write docs/gallery.md: mistakes that were published, as symsgd sees them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from symsgd.check.check import check_text
from symsgd.check.report import ClaimResult, Report, Status
from symsgd.prove.decide import decide
from symsgd.read.problem import read_problem
from symsgd.report.explanation import suggestion_word

ROOT = Path(__file__).parent.parent
ROWS = ROOT / "tests" / "data" / "derivations.jsonl"
PASSAGES = ROOT / "tests" / "data" / "web_derivations_two.jsonl"
TEXTS = ROOT / "tests" / "data" / "web_derivations_one.jsonl"
PAGE = ROOT / "docs" / "gallery.md"
HEAD = """# Published mistakes

Formulas from web pages, as they were written there, and what `symsgd check` says about them. Each
right form that is suggested is itself proved. Nobody is to blame: slips happen to everybody, and
some of these stood for years. Words around a formula are shortened. This page is written by
`python docs/render_gallery.py`.
"""
TITLES = {
    "web-extraproxies": "A bracket that closes too early",
    "web-dlai-tanh1": "A factor 2 is lost …",
    "web-dlai-tanh2": "… and the second error of the same answer makes up for it",
    "web-raschka-3": "z on one side, x on the other",
    "web-dirac": "The argument is lost in the middle of a chain",
    "web-osl-idx": "Indices in the wrong order",
    "web-jordan": "A factor too many",
    "web-techqa-2layer": "The inner derivative is forgotten",
    "web-gelu-eq": "= for ≈",
    "web-softplus-op": "An operator that acts on nothing",
    "web-zh4ngx": "A minus comes from nowhere",
    "web-prime": "A sum of rounded numbers",
}
TITLES |= {
    "bn-twice": "A factor that x̂ has already",
    "zh-sgd-slips": "A step in the wrong direction",
    "zh-momentum-slips": "A sum with a slip",
    "zh-he": "A square root that is not the one meant",
    "zh-zero-sigmoid": "The sigmoid of zero",
    "newton-slip": "A zero too many …",
    "newton-second-step": "The second step of Newton's method",
    "one-neuron-delta": "A digit too many",
    "two-neurons-numbers": "A rounded number that is none, and what follows from it",
    "dl-missing-prime": "g for g'",
    "apex-chain-rule": "A minus that is lost twice, and comes back",
    "llm-learn-decimals": "Rounded numbers that are none",
}
# of derivations that are shown as a text; those without a title lack something the page says
TEXT_TITLES = {
    "tanh-questionai": "A factor that should have cancelled",
    "swish-click4ai": "β on the wrong terms",
    "swish-tickerdossier": "The sum for the difference",
    "kl-stats7440": "The half of the entropy is lost",
    "sigmoid-napa": "The inner argument is forgotten",
    "softsign-shunyaya": "Two steps around |m| that make up for each other",
    "activations-nemotron": "The reciprocal is lost",
    "loglik-jiskha": "One term twice",
    "tanh-fastbook": "Upside down",
    "sigmoid-gonn": "A minus for a product",
}
_LABEL = re.compile("[✓✗¿]")  # behind the signs of the data, no part of the text
# what the page says before the formula, where the formula needs it
BEFORE = {"web-osl-idx": r"$z_j^l = \sum_i w_{ij}^l a_i^{l-1} + b_j^l$"}


def render() -> str:
    """Return the page."""
    rows = [json.loads(line) for line in ROWS.read_text("utf-8").splitlines()]
    shown = [row for row in rows if row["genuine_mistake"] and "student" not in row["source"]]
    passages = [json.loads(line) for line in PASSAGES.read_text("utf-8").splitlines()]
    passages = [row for row in passages if row["as_written"] and row["source"]]
    passages = [row for row in passages if row["genuine_mistake"]]
    texts = [json.loads(line) for line in TEXTS.read_text("utf-8").splitlines()]
    texts = [row for row in texts if row["id"] in TEXT_TITLES]
    entries = [*map(_entry, shown), *map(_passage, passages), *map(_text, texts)]
    return "\n".join([HEAD, *entries]).rstrip() + "\n"


def _passage(row: dict[str, Any]) -> str:
    """Return an entry for a passage with words around its formulas."""
    problem = read_problem(row["problem_toml"]) if row["problem_toml"] else None
    report = check_text(row["text"], problem=problem, by=decide)
    quoted = "\n".join(f"> {line}".rstrip() for line in row["text"].splitlines())
    where = f"From {_address(row['source'])}" + (", for a small network:\n" if problem else ":\n")
    parts = [f"## {TITLES[row['id']]}\n", where, f"{quoted}\n", *_said(report)]
    return "\n".join(parts)


def _text(row: dict[str, Any]) -> str:
    text = _LABEL.sub("", row["marked"])
    report = check_text(text, problem=read_problem(row["problem_toml"]), by=decide)
    parts = [f"## {TEXT_TITLES[row['id']]}\n", f"From {_address(row['source'])}:\n"]
    return "\n".join([*parts, f"```markdown\n{text}\n```\n", *_said(report)])


def _address(source: str) -> str:
    address, _, where = source.partition(" ")
    return f"<{address}> {where}".strip()


def _entry(row: dict[str, Any]) -> str:
    before = BEFORE.get(row["id"], "")
    text = f"{before} $${row['latex']}$$"
    report = check_text(text, problem=read_problem(row["problem_toml"]), by=decide)
    parts = [f"## {TITLES[row['id']]}\n", f"From {_address(row['source'])}:\n"]
    parts += [f"Before it: {before}\n"] if before else []
    parts += [f"```math\n{row['latex']}\n```\n", *_said(report)]
    return "\n".join(parts)


def _said(report: Report) -> list[str]:
    wrong = [each for each in report.claims if each.status is Status.REFUTED]
    if wrong:
        also = [line for each in wrong[1:] for line in _also(each)]
        return [*_refuted(wrong[0]), *also, ""]
    open_one = next((each for each in report.claims if each.status is not Status.PROVED), None)
    if open_one is not None:
        return [f"- **{open_one.status.words}**: {open_one.reason}", *_right(open_one), ""]
    unread = next((each.note for each in report.formulas if each.note), "all is proved")
    return [f"- {unread}", ""]


def _refuted(claim: ClaimResult) -> list[str]:
    lines = [f"- **first wrong step**: `{claim.source}`", f"- {claim.reason}"]
    lines += [f"- {_without_place(claim)}"] if "equals" in claim.agreement else []
    found = claim.counterexample
    if found is not None:
        point = ", ".join(f"{name} = {value}" for name, value in found.point)
        where = f"at {point}: " if point else ""
        lines.append(f"- counterexample: {where}left {found.left}, right {found.right}")
    return lines + _right(claim)


def _also(claim: ClaimResult) -> list[str]:
    why = f" ({_without_place(claim)})" if claim.cancels else ""
    return [f"- also wrong: `{claim.source}`{why}", *_right(claim)]


def _without_place(claim: ClaimResult) -> str:
    """Return what the chain says; where a formula stands on this page is of no use."""
    return re.sub(r",? at \d+:\d+,?", "", claim.agreement)


def _right(claim: ClaimResult) -> list[str]:
    if not claim.suggestion:
        return []
    right, _, what = claim.suggestion.rpartition(": ")
    small = 0 < 2 * len(claim.wrong_term_source) < len(claim.right_source)
    term = f", at `{claim.wrong_term_source}`" if small else ""
    return [f"- {suggestion_word(claim)}: `{right}` ({what}{term})"]


if __name__ == "__main__":
    PAGE.write_text(render(), "utf-8")
