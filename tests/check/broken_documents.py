"""Documents that went wrong: true sheets and formulas with random damage, and random text."""

from __future__ import annotations

import json
import random
from pathlib import Path

DATA = Path(__file__).parents[1] / "data"
SHEET = (Path(__file__).parents[2] / "docs" / "examples" / "homework.md").read_text("utf-8")
FORMULAS = [
    json.loads(line)["latex"]
    for name in ("derivations.jsonl", "latex_parse.jsonl")
    for line in (DATA / name).read_text("utf-8").splitlines()
]
BITS = [
    *"{}^_()[]x'+-=12d&|,.!/Tel<:$%~\"#\\`*>;?\n\t",
    *[r"\frac", r"\sigma", r"\sum_{i=1}^n", r"\prod", r"\int", r"\partial", r"\frac{d}{dx}", r"\\"],
    *[r"\begin{pmatrix}", r"\end{pmatrix}", r"\begin{cases}", r"\end{cases}", r"\begin{align}"],
    *[r"\end{align}", r"\begin{aligned}", r"\end{aligned}", r"\left(", r"\right)", r"\left."],
    *[r"\right|", r"\text{where}", r"\to", r"\cdot", r"\sqrt", r"\log", r"\max", r"W^{[l]}", "$$"],
    *[
        r"a^{[1]}",
        r"\hat",
        r"\odot",
        r"\dots",
        r"\in",
        "0.5",
        r"\(",
        r"\)",
        r"\[",
        r"\]",
        "```math",
    ],
    *[r"\mathbb{1}", r"\nabla_\theta", r"\underbrace", r"\Delta", "dy/dx", r"\mathrm", "1e-3"],
    *[r"\newcommand{\a}{\a}", r"\a", r"\substack", r"\Rightarrow", r"\iff", r"\approx", r"\quad"],
    *[" let ", " where ", " for all ", " if ", "\n\n", "<!--", "-->", "\n# ", r"\section{", "% "],
    *["σ", "′", "²", "∂", "∇", "≤", "−", "·", "學", "é", "e\u0301", "\u202e", "\u200b", "\ufeff"],
    *["\x00", "\x1b[2J", "\ud7ff", "🙂", "𝜎", "ﬁ", "\u2028", "\x85", "½", "‖", "⟨", "∑", "√"],
]
NUMBERS = ["9" * 30, "9" * 401, "1" + "0" * 300, "0." + "3" * 60, "999999999!", "9^{9^{9^9}}"]


def document(seed: int) -> str:
    """Return the broken document of a number, always the same one."""
    chance = random.Random(seed)  # noqa: S311 - damage, not secrets
    text = _whole(chance)
    for _ in range(chance.randrange(5)):
        text = chance.choice(_DAMAGES)(text, chance)
    return text


def _whole(chance: random.Random) -> str:
    kind = chance.random()
    if kind < 0.05:
        return SHEET
    if kind < 0.2:
        start = chance.randrange(len(SHEET))
        return SHEET[start : start + chance.randrange(20, 800)]
    if kind < 0.7:
        formulas = chance.choices(FORMULAS, k=chance.randrange(1, 4))
        marks = chance.choices([("$", "$"), ("$$", "$$"), (r"\[", r"\]"), ("", "")], k=3)
        words = chance.choices([" ", " and ", "\n\n", ". Let ", ", where "], k=3)
        parts = zip(words, marks, formulas, strict=False)
        return "".join(f"{word}{opening}{formula}{closing}"
                       for word, (opening, closing), formula in parts)  # fmt: skip
    bits = " ".join(chance.choices(BITS, k=chance.randrange(1, 40)))
    return f"${bits}$" if chance.random() < 0.7 else bits


def _spot(text: str, chance: random.Random) -> int:
    return chance.randrange(len(text) + 1)


def _cut(text: str, chance: random.Random) -> str:
    start = _spot(text, chance)
    return text[:start] + text[start + chance.randrange(1, 12) :]


def _put(text: str, chance: random.Random) -> str:
    spot = _spot(text, chance)
    return text[:spot] + chance.choice(BITS) + text[spot:]


def _number(text: str, chance: random.Random) -> str:
    spot = _spot(text, chance)
    return text[:spot] + chance.choice(NUMBERS) + text[spot:]


def _nest(text: str, chance: random.Random) -> str:
    opening, closing = chance.choice(
        [("{", "}"), ("(", ")"), (r"\frac{1}{", "}"), (r"\sqrt{", "}"), ("x^{", "}"), ("|", "|"),
         (r"\begin{pmatrix}", r"\end{pmatrix}"), ("x_{", "}"), (r"\left[", r"\right]")]
    )  # fmt: skip
    depth = chance.choice([2, 5, 30, 79, 200])
    spot = _spot(text, chance)
    end = min(len(text), spot + chance.randrange(10))
    closed = closing * chance.choice([depth, depth, depth - 1, 0])
    return text[:spot] + opening * depth + text[spot:end] + closed + text[end:]


def _repeat(text: str, chance: random.Random) -> str:
    start = _spot(text, chance)
    piece = text[start : start + chance.randrange(1, 30)]
    return text[:start] + piece * chance.choice([2, 3, 50]) + text[start:]


def _swap(text: str, chance: random.Random) -> str:
    a, b = sorted((_spot(text, chance), _spot(text, chance)))
    return text[:a] + text[b : b + 5] + text[a:b] + text[b + 5 :]


_DAMAGES = (_cut, _cut, _put, _put, _put, _number, _nest, _repeat, _swap)
