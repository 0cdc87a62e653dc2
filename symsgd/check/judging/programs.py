"""Claims about letters that an algorithm updates: ``v <- βv + g``, ``w <- w - ηv``.

The lines are worked out from the values that the letters have, one after the other; an author may
also mean that all of them use the old values, which is the same for most algorithms.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from symsgd.check.judgement import Judgement
from symsgd.check.judging.lacking import lacking
from symsgd.check.judging.momentum import is_average
from symsgd.check.report import Status
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.matrix import Matrix
from symsgd.expression.node import Node
from symsgd.read import surface as s
from symsgd.read.intermediate import each
from symsgd.read.limits import constant_value
from symsgd.read.meaning import elaborate
from symsgd.read.names import name_of
from symsgd.read.records import Line
from symsgd.read.scope import Scope
from symsgd.read.values import Value

ANY_NUMBER = 0  # of passes: the text does not say how many, one is likely
PERHAPS = -1  # it is not sure either that they begin with the values that are known
_MOST_PASSES = 3  # that a claim may mean without saying so
_RATES = frozenset(
    [
        "eta",
        "alpha",
        "beta",
        "gamma",
        "rho",
        "mu",
        "lambda",
        "epsilon",
        "varepsilon",
        "tau",
        "kappa",
    ]
)
_ORDER = "whether each update waits for the one before it"
_COUNT = "after how many steps"


def program_of(scope: Scope) -> tuple[str, ...]:
    """Return the letters that the lines of an algorithm update."""
    return tuple(line.name for line in scope.algorithm.program)


def at_the_start(scope: Scope) -> Scope:
    """Return the scope before the first pass, with no algorithm in it."""
    for name, value in scope.algorithm.base.items():
        scope = scope.with_given(name, value)
    return replace(
        scope, algorithm=replace(scope.algorithm, program=(), base={}, passes=None, updates=())
    )


def after(scope: Scope, passes: int, *, at_once: bool = False) -> Scope | None:
    """Return the scope after some passes, or None where a line has no number for its value.

    ``at_once`` lets every line of a pass use the values from before it.
    """
    found = at_the_start(scope)
    for _ in range(passes):
        before = found
        for line in scope.algorithm.program:
            value = worked_out(line, before if at_once else found)
            if value is None:
                return None
            found = found.with_given(line.name, value)
    return found


def worked_out(line: Line, scope: Scope) -> Value | None:
    """Return what the right side of a line comes to, if that is a number or an array of numbers."""
    try:
        found = elaborate(line.body, scope, line.source)
    except SymsgdError:
        return None
    if found.missing or found.value is None or n.free_variables(*each(found.value)):
        return None
    return reckoned(found.value)


def reckoned(value: Value) -> Value:
    """Return a number as a fraction if it is one, to be shown as the value of its letter."""
    return value.map(_fraction) if isinstance(value, Matrix) else _fraction(value)


def _fraction(node: Node) -> Node:
    number = constant_value(node)
    return node if number is None else n.number(number)


def readings(scope: Scope, passes: int) -> Iterator[Scope]:
    """Yield the scopes after some passes: line after line, and all lines at once."""
    for at_once in (False, True):
        found = after(scope, passes, at_once=at_once)
        if found is not None:
            yield found


def is_ordered(scope: Scope) -> bool:
    """Say whether every line clearly uses what the lines before it have updated."""
    start = at_the_start(scope)
    return all(line.first or _is_average(line, start) for line in scope.algorithm.program[:-1])


def _is_average(line: Line, scope: Scope) -> bool:
    value = scope.values.get(line.name, scope.definitions.get(line.name))
    return value is not None and is_zero(value) and is_average(line.body, line.name)


def is_zero(value: Value) -> bool:
    """Say whether a value is 0, or an array of zeros.

    >>> is_zero(n.number(0)), is_zero(n.number(1))
    (True, False)
    """
    return all(entry is n.number(0) for entry in each(value))


def after_program(scope: Scope, judged: Callable[[Scope], Judgement]) -> Judgement:
    """Return what becomes of a claim about what letters are after some passes."""
    said = scope.algorithm.passes or 0
    found = _after(scope, max(said, 1), judged)
    if found is None:
        what = ("a value for each letter of the updates",)
        return Judgement(Status.NEEDS_CONTEXT, lacking(what), missing=what)
    if said <= 0 and found.status is Status.REFUTED:
        return found if _is_wrong(scope, judged) and said == ANY_NUMBER else _asks(found, _COUNT)
    if said > 1 and found.status is Status.REFUTED and (names := _may_change(scope)):
        return _asks(found, f"whether {', '.join(names)} has one value at every step")
    if found.status is Status.PROVED:
        told = f"after {'one pass' if said <= 1 else f'{said} passes'} of the updates"
        return replace(found, conditions=(*found.conditions, told))
    return found


def _may_change(scope: Scope) -> list[str]:
    """Return the letters of the lines that may be gradients or data, with a number for one step."""
    names = {name_of(part) for line in scope.algorithm.program for part in s.walk(line.body)}
    updated = program_of(scope)
    return sorted(name for name in names & set(scope.values)
                  if name and name not in updated and name.split("_")[0] not in _RATES)  # fmt: skip


def _is_wrong(scope: Scope, judged: Callable[[Scope], Judgement]) -> bool:
    """Say whether a claim is wrong of the first values, and after each of the next passes."""
    others = [judged(at_the_start(scope))]
    for passes in range(2, _MOST_PASSES + 1):
        found = _after(scope, passes, judged)
        others += [] if found is None else [found]
    return all(one.status is Status.REFUTED for one in others)


def _after(scope: Scope, passes: int, judged: Callable[[Scope], Judgement]) -> Judgement | None:
    found = [judged(other) for other in readings(scope, passes)]
    if not found:
        return None
    others = {one.status for one in found} - {found[0].status}
    if is_ordered(scope) and (found[0].status is Status.PROVED or Status.PROVED not in others):
        return found[0]
    return _asks(found[0], _ORDER) if others else found[0]


def _asks(found: Judgement, what: str) -> Judgement:
    return found.asking(lacking((what,)), what)
