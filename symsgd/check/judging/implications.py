r"""Between equations: ``2x + 1 = x + 4 ⇒ x = 3`` says that every solution stays one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from symsgd.check.entries import Decide
from symsgd.check.judgement import Judgement
from symsgd.check.judging.lacking import without_meaning
from symsgd.check.judging.possible import is_impossible, is_possible
from symsgd.check.report import Status
from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.prove.verdict import Outcome, Verdict
from symsgd.read.meaning import Meaning
from symsgd.read.scope import Scope

IMPLIED = "implied by"
WAYS = {"⇒": "implies", "⇔": "equivalent", "⇐": IMPLIED}
MOST_DIVISORS = 4


def judge_statements(
    left: Meaning, right: Meaning, relation: str, scope: Scope, by: Decide
) -> Judgement:
    """Return whether the first statement implies the second, or both say the same.

    Where a side divides by an unknown, the claim is read where that is not zero.

    >>> from symsgd.prove.decide import decide
    >>> from symsgd.read.meaning import read_latex
    >>> first, second = read_latex("a x = b"), read_latex("x = b/a")
    >>> found = judge_statements(first, second, "implies", Scope(), decide)
    >>> found.status, found.conditions
    (<Status.PROVED: 'PROVED'>, ('a ≠ 0',))
    """
    missing = tuple(dict.fromkeys((*left.missing, *right.missing)))
    if missing or not isinstance(left.value, Node) or not isinstance(right.value, Node):
        return Judgement(Status.NEEDS_CONTEXT, without_meaning(missing), missing=missing)
    first, second = left.value, right.value
    if relation == IMPLIED:
        first, second, relation = second, first, "implies"
    verdict = by(first, second, scope.context(), relation)
    if not verdict.proved:
        where_defined = _where_defined(first, second, scope, relation, by)
        verdict = verdict if where_defined is None else where_defined
    known = {*n.free_variables(first), *scope.domains}
    more = ", ".join(name for name in n.free_variables(second) if name not in known)
    if verdict.refuted and relation == "implies" and more:
        reason = f"what comes first does not speak of {more}: it may follow from more than that"
        return Judgement(Status.NEEDS_CONTEXT, reason, missing=(f"what is known of {more}",))
    if verdict.refuted and scope.around.equations_before:
        verdict = _with_others(verdict, first, second, scope, relation, by)
    speaks = verdict.proved and relation == "implies" and bool(n.free_variables(second))
    if speaks and is_impossible(first, scope.context(), by):
        reason = "no numbers satisfy what comes first: anything follows from it"
        return Judgement(Status.NEEDS_CONTEXT, reason, missing=("what else is meant",))
    if speaks and _is_no_solution(first, second, scope, by):
        reason = "what comes last does not solve both of the equations before it"
        return Judgement(Status.NEEDS_CONTEXT, reason, missing=("whether both are meant to hold",))
    limits = [name for name in n.free_variables(second) if name in scope.members.sequences]
    lost = verdict.refuted and relation == "implies" and bool(limits)
    if lost and _is_one_of(first, second, scope, by):
        reason = f"other solutions are lost, of which the limit {limits[0]} may be none"
        return Judgement(Status.NEEDS_CONTEXT, reason, missing=(f"which solution {limits[0]} is",))
    if verdict.refuted and (names := _zero_only(verdict, first, second, scope, relation, by)):
        said = " and ".join(f"{name} ≠ 0" for name in names)
        reason = f"right if {said}, and solutions are lost if not: which of the two is not said"
        missing = tuple(f"whether {name} can be 0" for name in names)
        return Judgement(Status.NEEDS_CONTEXT, reason, missing=missing)
    if verdict.refuted and (names := _positive_only(first, second, scope, relation, by)):
        said = " and ".join(f"{name} > 0" for name in names)
        missing = tuple(f"whether {name} > 0" for name in names)
        return Judgement(
            Status.NEEDS_CONTEXT, f"right if {said}, which is not said", missing=missing
        )
    return Judgement(
        Status(verdict.outcome.value),
        verdict.reason,
        (str(first), str(second)),
        verdict.conditions,
        verdict.warnings,
        verdict.counterexample,
        seconds=verdict.seconds,
    )


def _is_no_solution(first: Node, second: Node, scope: Scope, by: Decide) -> bool:
    """Say whether a number that comes out of two equations solves one of them only.

    "x² - x = 0, x(x + 1) = 0, so x = 0 or x = 1": the second is the first, miscopied.
    """
    if first.head != n.LOGIC or first.value != "and":
        return False
    equations = all(each.head == n.RELATION and each.value == "=" for each in first.args)
    one = len({n.free_variables(each) for each in (*first.args, second)}) == 1
    if not equations or not one or len(n.free_variables(second)) != 1:
        return False
    return by(second, first, scope.context(), "implies").refuted


def _is_one_of(first: Node, second: Node, scope: Scope, by: Decide) -> bool:
    """Say whether what comes second solves what comes first: "a² = 2, so a = √2"."""
    return by(second, first, scope.context(), "implies").proved


def _with_others(
    verdict: Verdict, first: Node, second: Node, scope: Scope, relation: str, by: Decide
) -> Verdict:
    """Return what becomes of a wrong solution if the equations further up hold as well."""
    others = scope.around.equations_before
    whole = n.logic("and", first, *(one for one, _ in others))
    told = tuple(dict.fromkeys(text for _, text in others))
    context = scope.context()
    if not is_possible(whole, context, by):
        return verdict  # they contradict each other: those are of something else
    together = by(whole, second, context, relation)
    if together.refuted:
        return verdict
    said = " and ".join(told)
    if together.proved:
        conditions = tuple(dict.fromkeys((*together.conditions, *told)))
        return replace(together, conditions=conditions, certificate=None)
    return Verdict(Outcome.UNDECIDED, f"wrong of what comes first alone, and open with {said}")


def _where_defined(
    first: Node, second: Node, scope: Scope, relation: str, by: Decide
) -> Verdict | None:
    """Return the proof of a claim under the condition that nothing is divided by zero."""
    divisors = list(dict.fromkeys(_divisors(first, second)))
    if not divisors or len(divisors) > MOST_DIVISORS:
        return None
    nonzero = [n.relation("!=", divisor, n.number(0)) for divisor in divisors]
    verdict = by(n.logic("and", first, *nonzero), second, scope.context(), relation)
    if not verdict.proved:
        return None
    conditions = (*verdict.conditions, *(f"{divisor} ≠ 0" for divisor in divisors))
    return replace(verdict, conditions=tuple(dict.fromkeys(conditions)), certificate=None)


def _zero_only(
    verdict: Verdict, first: Node, second: Node, scope: Scope, relation: str, by: Decide
) -> tuple[str, ...]:
    """Return the letters beside an unknown for which a claim fails only where they are zero.

    ``2x(wx - y) = 0 ⇒ wx = y`` is what people write of data x that is not zero.
    """
    names = n.free_variables(first, second)
    point = {} if verdict.counterexample is None else dict(verdict.counterexample.point)
    solved = (
        second.args[0] if second.head == n.RELATION and second.args[1].head == n.NUMBER else None
    )
    free = (name for name in names if solved is None or n.variable(name) != solved)
    zero = tuple(name for name in free if point.get(name) == 0 and name not in scope.domains)
    if len(names) < 2 or not zero or len(zero) == len(names):
        return ()
    nonzero = [n.relation("!=", n.variable(name), n.number(0)) for name in zero]
    limited = n.logic("and", first, *nonzero)
    return zero if by(limited, second, scope.context(), relation).proved else ()


def _positive_only(
    first: Node, second: Node, scope: Scope, relation: str, by: Decide
) -> tuple[str, ...]:
    """Return the letters of an upper bound that may only be positive: λ in ``0 < η < 2/λ``."""
    bounds = second.args if second.head == n.LOGIC else ()
    if len(bounds) != 2 or any(one.head != n.RELATION for one in bounds):
        return ()
    (zero, low), (high, upper) = (one.args for one in bounds)
    if zero != n.number(0) or low != high or low.head != n.VARIABLE:
        return ()
    names = tuple(name for name in n.free_variables(upper) if name not in scope.domains)
    if not names or str(low.value) in names:
        return ()
    positive = [n.relation("<", zero, n.variable(name)) for name in names]
    one, two = (n.logic("and", said, *positive) for said in (first, second))
    return names if by(one, two, scope.context(), relation).proved else ()


def _divisors(*sides: Node) -> Iterator[Node]:
    for node in n.walk(*sides):
        if node.head == n.DIVIDE and n.free_variables(node.args[1]):
            yield node.args[1]
