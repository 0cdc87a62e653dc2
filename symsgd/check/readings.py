"""Other admissible readings of a claim that does not hold as it was read first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from symsgd.check.judgement import Judgement
from symsgd.check.report import Status
from symsgd.errors import SymsgdError
from symsgd.read.meaning import Decision, Meaning

MOST_READINGS = 6
Choosing = Callable[[Decision, str], Judgement]


def other_readings(
    found: Judgement, choosing: Choosing, meanings: tuple[Meaning, Meaning]
) -> Judgement:
    """Try every other admissible reading of a claim that is refuted or lacks context."""
    open_one: Judgement | None = None
    for decision, choice in _alternatives(meanings):
        try:
            again = choosing(decision, choice)
        except SymsgdError:
            continue
        if again.status is Status.PROVED and decision.kind == "held":
            return _held(again, decision)
        if again.status is Status.PROVED and _is_unlikely(decision, choice):
            what = f"whether {_words(decision, choice)}"
            stands = "wrong" if found.status is Status.REFUTED else "open"
            return again.asking(f"{stands} as it stands; the text leaves open {what}", what)
        if again.status is Status.PROVED:
            note = f"holds if {_words(decision, choice)}"
            return replace(again, warnings=(*again.warnings, note))
        settled = (Status.REFUTED, Status.UNREAD)
        if found.status is Status.REFUTED and again.status not in settled and open_one is None:
            reason = f"wrong as it stands, open if {_words(decision, choice)}"
            open_one = replace(again, reason=reason)
    return open_one or found


def _is_unlikely(decision: Decision, choice: str) -> bool:
    """Say whether a reading is one that few mean: what only it makes right is asked."""
    if (decision.kind, choice) in _UNLIKELY:
        return True
    # g(x + 1) = gx + g: a function, as g mostly is, with a slip, or a factor; σ may be a deviation
    name = decision.text.partition(" ")[0]
    return decision.kind == "application" and name.removeprefix("hat_") in _MOSTLY_FUNCTIONS


def _held(again: Judgement, decision: Decision) -> Judgement:
    """Return that a claim is right only if a partial derivative holds named quantities fixed."""
    names = decision.text.partition(" counts how ")[2].partition(" change with ")[0]
    reason = f"right if ∂ holds {names} fixed, and not if it does not: {decision.text}; "
    reason += 'set held = ["…"] in [notation] for what is held fixed'
    return again.asking(reason, f"whether ∂ holds {names} fixed")


def _alternatives(meanings: tuple[Meaning, Meaning]) -> Iterator[tuple[Decision, str]]:
    count = 0
    for meaning in meanings:
        for decision in meaning.decisions:
            for choice in decision.alternatives:
                count += 1
                if count > MOST_READINGS:
                    return
                yield decision, choice


def _words(decision: Decision, choice: str) -> str:
    return _CHOICES.get((decision.kind, choice), f"read as {choice}: not {decision.text}")


_MOSTLY_FUNCTIONS = frozenset("fghFGH")
_UNLIKELY = {("composed-at", "inner"), ("inverse", "1/f")}
_CHOICES = {
    ("derivative-scope", "next"): "the derivative is of the next factor only",
    ("derivative-scope", "neighbours"): "the derivative ends at the next operator",
    ("derivative-scope", "rest"): "the derivative is of everything that follows",
    ("evaluation", "factor"): "the bracket after the derivative is a factor",
    ("determinant", "norm"): "|…| is the Frobenius norm of a matrix",
    ("inverse", "reciprocal"): "the exponent -1 is the reciprocal",
    ("inverse", "1/f"): "the exponent -1 is the reciprocal",
    ("by-quantity", "through"): "all of what is differentiated changes with that quantity",
    ("slash", "right"): "a/b c is a/(b c)",
    ("composed", "inner"): "the function is taken of the inner function",
    ("composed-at", "inner"): "the function is taken of the inner function",
    ("inverse-letter", "function"): "the letter is the function that the text gives",
    ("superscript", "power"): "the superscript is a power",
    ("argument", "argument"): "the function is applied to the letter behind it",
    ("application", "product"): "the letter before the bracket is a factor",
    ("logarithm", "product"): "the logarithm is of the exp behind it as well",
}
