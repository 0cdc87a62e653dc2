r"""Claims with a remainder, ``e^x = 1 + x + O(x^2)``: both sides agree to that order (Taylor).

Such a claim is proved for x → 0.  It is refuted only if that is certainly meant: the text says so,
or writes terms that a remainder for large x would swallow.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from symsgd.check.heads import head_of
from symsgd.check.judgement import Judgement, Side, one_sided, unread
from symsgd.check.judging.lacking import lacking
from symsgd.check.once import in_sentence, once
from symsgd.check.outline import Piece
from symsgd.check.report import Role, Status
from symsgd.check.words import cues
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.prove.calculus.quotients import polynomial
from symsgd.prove.calculus.taylor import Expansion, expansion
from symsgd.prove.conditions import describe
from symsgd.read import surface as s
from symsgd.read.derivatives.calculus import independent
from symsgd.read.functions.known_later import unknown_functions
from symsgd.read.intermediate import without_names
from symsgd.read.meaning import Meaning, elaborate
from symsgd.read.names import name_of
from symsgd.read.scope import Scope
from symsgd.read.sums.landau import Remainder, read_remainder, without_remainders
from symsgd.read.values import number_of

Judged = Callable[[Meaning, Meaning, Scope], Judgement]
UP_TO = "up to the remainder"  # in the reason of every verdict that rests on Taylor
_WAY = "what goes to 0, and what grows"


@dataclass(frozen=True, slots=True)
class _Part:
    """A side of a claim: what it is up to its remainder, and the remainder."""

    meaning: Meaning
    node: Node
    remainder: Remainder | None


def has_remainder(side: Side, scope: Scope) -> bool:
    """Say whether a term of a side is a remainder.

    >>> from symsgd.read.notation.parse import parse
    >>> from symsgd.read.documents.source import Source
    >>> has_remainder(Side(Source("1 + O(x)"), 0, 8, parse("1 + O(x)")), Scope())
    True
    """
    return side.piece is not None and bool(without_remainders(side.piece, scope)[1])


def up_to_remainder(piece: Piece, scope: Scope) -> Role | None:
    """Return whether a piece claims or declares something up to a remainder: it defines nothing."""
    first = piece.sides[0].piece
    if piece.also or not any(has_remainder(side, scope) for side in piece.sides[:2]):
        return None
    called = first is not None and without_remainders(first, scope)[0] is None
    named = first is not None and head_of(first, scope) is not None
    if called and named and not has_remainder(piece.sides[1], scope):
        return None  # O(x) = x² says which function O is
    return Role.DECLARATION if cues.is_let(piece.before) else Role.CLAIM


def where_to(piece: Piece, pieces: tuple[Piece, ...]) -> dict[str, s.Surface]:
    """Return where the sentence of a piece says that variables go: "as x → 0"."""
    return _where_to(pieces, piece.sentence)


@once
def _where_to(pieces: tuple[Piece, ...], sentence: int) -> dict[str, s.Surface]:
    found: dict[str, s.Surface] = {}
    for other in in_sentence(pieces, sentence):
        if other.signs != ("->",):
            continue
        name, target = (side.piece for side in other.sides)
        known = None if name is None else name_of(name)
        if known is not None and target is not None:
            found[known] = target
    return found


def judge_remainder(
    left: Side, right: Side, relation: str, scope: Scope, judged: Judged
) -> Judgement | None:
    """Return what becomes of a claim with a remainder, or None if there is none."""
    if not (has_remainder(left, scope) or has_remainder(right, scope)):
        return None
    try:
        return _judge(left, right, relation, scope, judged)
    except SymsgdError as error:
        if error.code == "open-remainder":
            return replace(unread(error), status=Status.UNDECIDED)
        return unread(error)


def _judge(left: Side, right: Side, relation: str, scope: Scope, judged: Judged) -> Judgement:
    source = right.source
    if relation != "=":
        raise source.error("remainder", "a remainder is read only behind =", left.start, right.end,
                           advice="write the claim without O(…), or as an equation")  # fmt: skip
    if not has_remainder(right, scope):
        message = "an equation with a remainder is read from left to right"
        raise source.error("remainder", message, left.start, right.end,
                           advice="write the side with O(…) last")  # fmt: skip
    remainder = _remainder(right, scope)
    if remainder is None:
        raise AssertionError
    name = str(name_of(remainder.variable, dict(scope.indices)))
    inside = independent(scope.without(name).forgetting(name), [name])
    place = _place(remainder, name, scope, source)
    parts = [_part(side, inside) for side in (left, right)]
    missing = tuple(dict.fromkeys(one for part in parts for one in part.meaning.missing))
    nodes = [part.node for part in parts]
    if not set(missing) <= set(unknown_functions(*nodes)):
        return Judgement(Status.NEEDS_CONTEXT, lacking(missing), missing=missing)
    earlier = parts[0].remainder
    order = remainder.order
    if earlier is not None:
        same = (name_of(earlier.variable), earlier.place) == (name, remainder.place)
        if not same or earlier.place is not None:
            raise source.error("remainder", "the remainders of the two sides are not compared",
                               left.start, right.end, advice="compare one of them")  # fmt: skip
        order = min(order, earlier.order)
    found = expansion(nodes[0], nodes[1], name, place, order)
    outcome = _all(found, f"at {name} = {place}", missing, inside, judged)
    outcome = replace(outcome, reading=(str(nodes[0]), f"{nodes[1]} + O(…)"))
    if outcome.status is Status.REFUTED:
        smaller = _is_smaller(nodes[1], name, remainder)
        smaller = smaller or (earlier is not None and _is_smaller(nodes[0], name, earlier))
        return _if_meant(outcome, nodes, name, scope, smaller=smaller)
    if outcome.status is Status.PROVED and order < remainder.order:
        reason = "the remainder of the left side is larger than the one of the right side"
        return replace(outcome, status=Status.UNDECIDED, reason=reason)
    if outcome.status is Status.PROVED:
        return replace(outcome, conditions=_conditions(outcome, found, name, place))
    return outcome


def _remainder(side: Side, scope: Scope) -> Remainder | None:
    terms = () if side.piece is None else without_remainders(side.piece, scope)[1]
    found = [read_remainder(term, side.source) for term in terms]
    if len(found) > 1:
        raise side.source.error("remainder", "a side has several remainders", side.start, side.end,
                                advice="keep the largest one")  # fmt: skip
    return found[0] if found else None


def _part(side: Side, scope: Scope) -> _Part:
    if side.error is not None or side.piece is None:
        meaning = side.meaning(scope)
    else:
        rest = without_remainders(side.piece, scope)[0]
        nothing = Meaning(n.number(0))
        meaning = nothing if rest is None else elaborate(rest, scope, side.source)
    if meaning.value is None:
        return _Part(meaning, n.number(0), None)
    return _Part(meaning, number_of(without_names(meaning.value), "a side"),
                 _remainder(side, scope))  # fmt: skip


def _place(remainder: Remainder, name: str, scope: Scope, source: object) -> Node:
    """Return where the variable goes, or refuse a place that the text says and O does not."""
    zero = n.number(0)
    if remainder.place is None:
        place = zero
    else:
        value = elaborate(remainder.place, scope, source).value  # type: ignore[arg-type]
        place = zero if value is None else number_of(without_names(value), "a place")
    target = scope.around.tends.get(name)
    said = None if target is None else elaborate(target, scope, source).value  # type: ignore[arg-type]
    domain = scope.domains.get(name)
    counts = domain is not None and domain.integer
    if counts or (target is not None and said is not place):
        where = remainder.variable
        message = f"a remainder is worked out where {name} goes to {place}, not elsewhere"
        raise source.error("remainder", message, where.start, where.end,  # type: ignore[attr-defined]
                           advice="write the expansion term by term")  # fmt: skip
    return place


def _all(
    found: Expansion, at: str, missing: tuple[str, ...], scope: Scope, judged: Judged
) -> Judgement:
    """Judge each pair of derivatives; the first that is not equal says what becomes of all."""
    proofs = []
    scope = replace(scope, members=replace(scope.members, closed_form=False))
    for k, (one, other) in enumerate(found.pairs):
        lacks = tuple(name for name in missing if name in unknown_functions(one, other))
        outcome = judged(Meaning(one, missing=lacks), Meaning(other), scope)
        if outcome.status is not Status.PROVED:
            which = "the values" if k == 0 else f"the derivatives of order {k}"
            times = ", after both sides are multiplied by the denominators," if (
                found.multiplied) else ""  # fmt: skip
            reason = f"{UP_TO}, {which} {at}{times} are compared: {outcome.reason}"
            certain = outcome.status is not Status.REFUTED or found.divisor is None
            status = outcome.status if certain else Status.UNDECIDED
            return replace(outcome, status=status, reason=reason)
        proofs.append(outcome)
    last = len(found.pairs) - 1
    what = f"equal {UP_TO}: both sides have the same value {at}"
    if last:
        what += f", and the same derivatives up to order {last}"
    conditions = dict.fromkeys(
        one for proof in proofs for one in proof.conditions if not one.startswith("for every")
    )
    seconds = sum(proof.seconds for proof in proofs)
    return Judgement(Status.PROVED, what, conditions=tuple(conditions), seconds=seconds)


def _conditions(outcome: Judgement, found: Expansion, name: str, place: Node) -> tuple[str, ...]:
    conditions = [f"for {name} → {place}", *outcome.conditions]
    if found.divisor is not None:
        conditions.append(describe(n.relation("!=", found.divisor, n.number(0))))
    for function, order in found.unknown:
        smooth = "a continuous derivative" if order == 1 else f"{order} continuous derivatives"
        conditions.append(f"for every function {function} with {smooth if order else 'a value'}")
    return tuple(dict.fromkeys(conditions))


def _if_meant(
    outcome: Judgement, nodes: list[Node], name: str, scope: Scope, *, smaller: bool
) -> Judgement:
    """Return a refuted claim, or what it asks if something else may be meant."""
    what: tuple[str, ...] = ()
    if name not in n.free_variables(nodes[0]):
        what = (f"how the left side depends on {name}",)
    elif scope.around.left_open and name not in scope.around.tends:
        what = (scope.around.left_open,)
    elif name not in scope.around.tends and not smaller:
        what = (_WAY,)
    else:
        what = tuple(sorted(one_sided(nodes[0], nodes[1]) - {name} - {*scope.domains}))
    if not what:
        return outcome
    return outcome.asking(lacking(what), *what)


def _is_smaller(node: Node, name: str, remainder: Remainder) -> bool:
    """Say whether terms are written that a remainder for large values would swallow."""
    terms = polynomial(node, name)
    if terms is None:
        return False
    highest = max(power for _, power in terms)
    return 0 < highest < remainder.power
