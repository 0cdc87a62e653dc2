"""Claims about a letter that an update has changed: it may be meant before or after.

Behind w ← w − ηg = 0.7 a claim about w is one about 0.7; if it is wrong, and right with the old
value, it asks.  Updates that stand together all use the old values, or each those before it: a
claim in one of them is decided only if this makes no difference.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from symsgd.check.judgement import Judgement
from symsgd.check.judging.lacking import lacking
from symsgd.check.judging.programs import after_program, program_of, readings
from symsgd.check.report import Status
from symsgd.read.records import Update
from symsgd.read.scope import Scope
from symsgd.read.values import Value

_DECIDED = (Status.PROVED, Status.REFUTED)


def before_and_after(
    found: Judgement, scope: Scope, judged: Callable[[Scope], Judgement]
) -> Judgement:
    """Return what becomes of a claim, whether or not the updates before it are meant."""
    if scope.algorithm.passes is not None:
        return after_program(scope, judged)
    if scope.algorithm.updating and (ordered := _in_order(found, scope, judged)) is not None:
        return ordered
    if found.status not in _DECIDED or not (scope.algorithm.updates or scope.algorithm.program):
        return found
    if names := doubtful(scope):
        free = replace(scope, algorithm=replace(scope.algorithm, unsure={}, updates=()))
        for name in names:
            free = free.without(name)
        if judged(free).status is not found.status:
            what = tuple(f"what {name} is after its update" for name in names)
            return found.asking(lacking(what), *what)
        return found
    if found.status is Status.REFUTED and (names := _not_worked_out(scope, judged)):
        what = tuple(f"what {name} is after its update" for name in names)
        return found.asking(lacking(what), *what)
    is_open = scope.algorithm.updating or has_open_lines(scope)
    if found.status is Status.PROVED and not is_open:
        return found  # behind an update, the new value is the one to use
    for names, other in otherwise(scope):
        status = judged(other).status
        if status in _DECIDED and status is not found.status:
            return _asks(found, _shown(names, scope), _shown(names, other), names)
    return found


def _in_order(
    found: Judgement, scope: Scope, judged: Callable[[Scope], Judgement]
) -> Judgement | None:
    """Return that an update is right with the new values of averages, which come first."""
    if found.status is Status.PROVED or not all(update.first for update in scope.algorithm.updates):
        return None
    names, other = next(otherwise(scope), ((), scope))
    again = judged(other)
    if not names or again.status is not Status.PROVED:
        return None
    told = f"with the new {', '.join(names)}"
    return replace(again, conditions=(*again.conditions, told))


def doubtful(scope: Scope) -> tuple[str, ...]:
    """Return the letters of which an update left open what they are."""
    given = {**scope.definitions, **scope.values}
    return tuple(name for name, value in scope.algorithm.unsure.items() if given.get(name) is value)


def _not_worked_out(scope: Scope, judged: Callable[[Scope], Judgement]) -> tuple[str, ...]:
    """Return the letters on which a claim rests and whose update has no number for its value."""
    if not scope.algorithm.program or any(True for _ in readings(scope, 1)):
        return ()
    return tuple(
        name
        for name in program_of(scope)
        if judged(_before_the_lines(scope, name)).status is not Status.REFUTED
    )


def _before_the_lines(scope: Scope, name: str) -> Scope:
    scope = scope.without(name)
    return replace(scope, algorithm=replace(scope.algorithm, program=()))


def has_open_lines(scope: Scope) -> bool:
    """Say whether the lines of an algorithm stand there, and nothing says that they are done."""
    begun = scope.algorithm.base or any(line.given for line in scope.algorithm.program)
    return bool(scope.algorithm.program) and not begun


def otherwise(scope: Scope) -> Iterator[tuple[tuple[str, ...], Scope]]:
    """Yield the scopes in which the last updates are not done yet, or done already."""
    for passed in readings(scope, 1) if scope.algorithm.program else ():
        changed = [
            name for name in program_of(scope) if _given(name, scope) != _given(name, passed)
        ]
        yield tuple(dict.fromkeys(changed)), passed
    yield from _half_done(scope)
    other = replace(scope, algorithm=replace(scope.algorithm, updates=(), program=()))
    undone: dict[str, None] = {}
    for run in sorted({update.run for update in scope.algorithm.updates}, reverse=True):
        before = other
        for update in reversed(scope.algorithm.updates):
            if update.run == run and holds(update, other):
                other = other.with_given(update.name, update.other)
                undone[update.name] = None
        if other is not before:
            yield tuple(undone), other


def _half_done(scope: Scope) -> Iterator[tuple[tuple[str, ...], Scope]]:
    """Yield the scope in which lines without a number are done, beside updates that have one.

    All of them start from the old values: w ← w − ηg, b ← b − ηd = −1.
    """
    updates = [one for one in scope.algorithm.updates if holds(one, scope)]
    if not scope.algorithm.program or not updates:
        return
    before = scope
    for update in reversed(updates):
        before = before.with_given(update.name, update.other)
    for passed in readings(before, 1):
        done = passed
        for update in updates:
            done = done.with_given(update.name, update.now)
        yield tuple(dict.fromkeys(program_of(scope))), done


def holds(update: Update, scope: Scope) -> bool:
    """Say whether a letter still has the value that an update speaks of."""
    return _given(update.name, scope) is update.now


def _given(name: str, scope: Scope) -> Value | None:
    return scope.values.get(name, scope.definitions.get(name))


def _shown(names: tuple[str, ...], scope: Scope) -> str:
    values = [(name, _given(name, scope)) for name in names]
    return ", ".join(f"{name} = {name if value is None else value}" for name, value in values)


def _asks(found: Judgement, now: str, other: str, names: tuple[str, ...]) -> Judgement:
    first, second = ("right", "wrong") if found.status is Status.PROVED else ("wrong", "right")
    what = f"whether {' and '.join(names)} stand for what they were before the update"
    if len(names) == 1:
        what = f"whether {names[0]} stands for what it was before the update"
    return found.asking(f"{first} with {now}, {second} with {other}", what)
