"""A chain with a wrong step: which side is out of line, what follows from it, what cancels it.

Everything said here is itself proved: that two sides of the chain are equal, or that a step holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from symsgd.check.claim import judge
from symsgd.check.entries import Decide
from symsgd.check.finding import Link, is_number
from symsgd.check.heads import head_of
from symsgd.check.judgement import Judgement, Side
from symsgd.check.report import Status
from symsgd.check.slips.diagnose import hint, suggest
from symsgd.check.slips.patience import Patience
from symsgd.check.slips.slips import ON_THE_LEFT
from symsgd.check.slips.worked_out import Suggestion
from symsgd.read import surface as s

MOST_COMPARED = 6  # later sides that the two sides of a wrong step are compared with


@dataclass
class Judged:
    """A claim with its judgement, and what its chain says about it.

    ``follows`` is the wrong claim from which it follows, ``cancels`` the wrong one that it makes
    up for; ``carried`` says that it is wrong only because it goes on from another.
    """

    link: Link
    judgement: Judgement
    carried: bool = False
    suggestion: Suggestion | None = None
    first_wrong: bool = False
    wrong_side: str | None = None
    agreement: str = ""
    follows: Judged | None = None
    cancels: Judged | None = None
    number: int = 0

    @property
    def is_wrong(self) -> bool:
        """Whether the claim is refuted, and not only for an error before it."""
        return self.judgement.status is Status.REFUTED and not self.carried


def examine(
    chain: Sequence[Judged],
    by: Decide,
    patience: Patience | None = None,
    before: Sequence[Judged] = (),
) -> Sequence[Judged]:
    """Say of every claim of a chain what the others say about it, and what would be right.

    ``before`` is the chain of the display above, which this one may go on from: ``= …`` on a line
    of its own.  What is returned is the chain as it stands then.
    """
    patience = patience or Patience()
    joined = _continues(before, chain)
    whole = [*before, *chain] if joined else list(chain)
    with patience.used():
        _examine(whole, len(before) if joined else 0, by, patience)
    return whole


def _continues(before: Sequence[Judged], chain: Sequence[Judged]) -> bool:
    if not before or not chain:
        return False
    return _is_same(before[-1].link.right, chain[0].link.left)


def _is_same(one: Side, two: Side) -> bool:
    """Say whether two sides are one stretch of the paper."""
    if one is two:
        return True
    return one.source is two.source and (one.start, one.end) == (two.start, two.end)


def _examine(chain: Sequence[Judged], start: int, by: Decide, patience: Patience) -> None:
    wrong: Judged | None = None  # the error of this chain that is still at work
    source: Judged | None = None  # the error from which the last side follows
    for i, one in enumerate(chain):
        if one.is_wrong:
            if i >= start:
                _placed(chain, i, wrong, by, patience)
            wrong = source = None if one.cancels is not None else one
        elif one.carried:
            source = one.follows
        elif source is not None and _goes_on(chain[i - 1], one):
            one.follows = source
        else:
            wrong = source = None
        if i >= start and one.judgement.status in (Status.NEEDS_CONTEXT, Status.UNREAD):
            missing = one.judgement.missing
            one.suggestion = hint(one.link, by, missing, seconds=patience.for_a_step)


def _goes_on(before: Judged, after: Judged) -> bool:
    same = _is_same(before.link.right, after.link.left)
    return same and after.link.relation == "=" and after.judgement.status is Status.PROVED


def _placed(
    chain: Sequence[Judged], i: int, wrong: Judged | None, by: Decide, patience: Patience
) -> None:
    """Find out which side of a wrong step is out of line, and what would be right."""
    one = chain[i]
    one.first_wrong = not any(before.is_wrong for before in chain[:i])
    if not patience.is_left:
        return
    if wrong is not None and _equal(wrong.link.left, one.link.right, one.link, by):
        one.cancels, one.wrong_side = wrong, "left"
        one.agreement = (
            f"it makes up for the wrong step {_where(wrong.link.right)}: its right side equals"
            " what stood before that step"
        )
        return
    one.wrong_side, one.agreement = _out_of_line(chain, i, by)
    seconds = patience.for_a_step
    one.suggestion = suggest(one.link, by, seconds=seconds)
    numbers = is_number(one.link.left.piece) and is_number(one.link.right.piece)
    if one.suggestion is None and i == 0 and one.link.left.value is None and not numbers:
        one.suggestion = suggest(one.link, by, side="left", table=ON_THE_LEFT, seconds=seconds)
        if one.suggestion is not None:
            one.wrong_side, one.agreement = None, ""


def _out_of_line(chain: Sequence[Judged], i: int, by: Decide) -> tuple[str | None, str]:
    link = chain[i].link
    later = list(_later(chain, i))
    if link.relation != "=":
        return None, ""
    ours = [side for side in later if _equal(link.left, side, link, by)]
    if ours:
        return "right", f"a later side, {_where(ours[0])}, equals the left side again"
    theirs = bool(later) and all(_equal(link.right, side, link, by) for side in later)
    if i and all(one.judgement.status is Status.PROVED for one in chain[:i]):
        return "right", "the left side equals every side before it"
    if i == 0 and (said := _is_given(link)):
        return "right", said
    if theirs:
        return None, "every later side equals the right side, and none the left side"
    return None, ""


def _is_declared(piece: s.Surface, link: Link) -> bool:
    base = piece.base if isinstance(piece, s.Scripted) else piece
    return isinstance(base, s.Letter) and base.name in link.scope.functions


def _later(chain: Sequence[Judged], i: int) -> Iterator[Side]:
    """Yield the sides of the same run of equations after a step."""
    for before, after in zip(chain[i:], chain[i + 1 : i + 1 + MOST_COMPARED], strict=False):
        if not _is_same(before.link.right, after.link.left) or after.link.relation != "=":
            return
        yield after.link.right


def _equal(left: Side, right: Side, link: Link, by: Decide) -> bool:
    return judge(left, right, "=", link.scope, by).status is Status.PROVED


def _where(side: Side) -> str:
    line, column = side.source.line_column(side.start)
    return f"at {line}:{column}"


def _is_given(link: Link) -> str:
    """Say what fixes the left side at the beginning of a chain, if something does."""
    if link.left.value is not None:
        return "the left side is what the network works out"
    piece = link.left.piece
    if piece is None:
        return ""
    first = piece.factors[0] if isinstance(piece, s.Product) else piece
    if isinstance(first, s.Derivative | s.Gradient) or _is_declared(first, link):
        return "the left side says what is worked out"
    head = head_of(piece, link.scope)
    if head is None:
        return ""
    known = link.scope.definitions, link.scope.values, link.scope.quantities
    if head.base in link.scope.functions or any(head.name in names for names in known):
        return f"the left side is what {head.name} means here"
    if any(template.base == head.base for template in link.scope.templates):
        return f"the left side is what the algorithm says {head.name} is"
    return ""
