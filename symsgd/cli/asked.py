"""What the kernel was asked for each claim, and which of its answers a verdict is made of."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from symsgd.check.entries import Decide
from symsgd.check.indices.index_cases import ANY_COUNT
from symsgd.check.induction.induction import AGAIN, BY_INDUCTION
from symsgd.check.judging.implications import WAYS
from symsgd.check.judging.possible import NEVER
from symsgd.check.judging.remainders import UP_TO
from symsgd.check.report import Status
from symsgd.cli.digits import about_digits, near_or_far
from symsgd.expression import node as n
from symsgd.expression.domain import Context
from symsgd.expression.node import Node
from symsgd.prove.verdict import Counterexample, Verdict
from symsgd.read.sums.analysis import WORKED_OUT

Decided = tuple[Node, Node, Context, str, Verdict]


@dataclass
class Asked:
    """Notes what the kernel is asked, claim by claim."""

    by: Decide
    on_progress: Callable[[int, int], None] | None = None
    claims: list[list[Decided]] = field(default_factory=lambda: [[]])

    def decide(self, left: Node, right: Node, context: Context, relation: str) -> Verdict:
        """Ask the kernel, and note the question with its answer."""
        verdict = self.by(left, right, context, relation)
        self.claims[-1].append((left, right, context, relation, verdict))
        return verdict

    def step(self, done: int, total: int) -> None:
        """Go on to the next claim."""
        self.claims.append([])
        if self.on_progress is not None:
            self.on_progress(done, total)


def supporting(
    status: Status, reason: str, counterexample: Counterexample | None, asked: Sequence[Decided]
) -> tuple[list[Decided], str]:
    """Return those answers of the kernel that a verdict is made of; none, and why it is so.

    >>> supporting(Status.UNDECIDED, "time", None, [])
    ([], 'time')
    """
    if status not in (Status.PROVED, Status.REFUTED):
        return [], reason or "there is no verdict"
    if reason.endswith(ANY_COUNT):
        return [], "the claim is about sums of any length, settled case by case outside of Coq"
    if WORKED_OUT in reason:  # the theorem would say less than the claim
        return (
            [],
            "it rests on a limit, an integral or a series, worked out outside of Coq",
        )
    if UP_TO in reason:
        return [], "it rests on Taylor's theorem, which is used outside of Coq"
    if status is Status.PROVED and (BY_INDUCTION in reason or AGAIN in reason):
        return [], "it rests on induction, and the cases and the step alone would say less"
    if about_digits(reason):
        found = near_or_far(status, asked)
    elif status is Status.REFUTED:
        found = [each for each in asked if each[-1].refuted
                 and each[-1].counterexample == counterexample][:1]  # fmt: skip
    else:
        asked = _where_defined(_of_the_claim(list(dict.fromkeys(asked))))
        found = list(asked) if all(each[-1].proved for each in asked) else []
    why = "the verdict rests on shapes, on rounding or on another reading of the notation"
    return found, "" if found else why


def _of_the_claim(asked: list[Decided]) -> list[Decided]:
    """Leave out the question whether anything satisfies a premise: the claim does not say it."""
    return [each for each in asked if each[1] is not NEVER] or asked


def _where_defined(asked: list[Decided]) -> list[Decided]:
    """Leave out the question whether b/a solves a·x = b, if it is asked again for a ≠ 0."""
    if len(asked) != 2 or asked[0][3] not in WAYS.values():
        return asked
    (first, second, *others), (limited, same, *again) = (each[:4] for each in asked)
    whole = n.logic("and", first, *limited.args[1:])
    nonzero = all(each.head == n.RELATION and each.value == "!=" for each in limited.args[1:])
    once_more = limited is whole and nonzero and same is second and others == again
    return asked[1:] if once_more else asked


# what a formula says that is worked out while it is read, and how it shows in what was asked
_WORKED_OUT_IN_READING = (
    (
        re.compile(r"'\s*\(|\\(?:partial|nabla)\b|\\d?frac\s*\{?\s*\\?(?:mathrm\{)?d|\bd/d"),
        "a derivative that is carried out as the formula is read",
        lambda node: node.head == n.DERIVATIVE or (node.head == n.APPLY and any(node.value[1])),
    ),
    (
        re.compile(r"\\lfloor|\\lceil|\bfloor\b|\bceil\b|[⌊⌈]"),
        "a floor or ceiling that is worked out as the formula is read",
        lambda node: node.head == n.APPLY and node.value[0] in ("floor", "ceil"),
    ),
)


def says_less(source: str, asked: Sequence[Decided]) -> str:
    """Return why theorems about what was asked would say less than a claim, or nothing.

    The kernel sees 12 = 12 for f'(2) = 12: a theorem about it says nothing of a derivative.

    >>> from symsgd.prove.decide import decide
    >>> twelve, nothing = n.number(12), Context()
    >>> question = twelve, twelve, nothing, "=", decide(twelve, twelve)
    >>> says_less("f'(2) = 12", [question])
    'a derivative that is carried out as the formula is read'
    >>> says_less("12 = 12", [question])
    ''
    """
    for written, why, shows in _WORKED_OUT_IN_READING:
        sides = [(left, right) for left, right, *_ in asked]
        if written.search(source) and not any(any(map(shows, n.walk(*pair))) for pair in sides):
            return why
    return ""
