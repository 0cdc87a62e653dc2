r"""Letters in two forms, \\phi and \\varphi: two letters, or one that is written carelessly."""

from __future__ import annotations

from collections.abc import Callable

from symsgd.check.judgement import Judgement, Side
from symsgd.check.report import Status
from symsgd.expression import node as n
from symsgd.read.scope import Scope


def one_letter(
    left: Side, right: Side, scope: Scope, judged: Callable[[Scope], Judgement]
) -> tuple[str, ...]:
    """Return the question whether a form of which the text says nothing is the other letter.

    A claim that is wrong of both readings asks nothing.
    """
    names = left.names | right.names
    pairs = ((name, name.removeprefix("var")) for name in sorted(left.source.variants))
    for pair in pairs:
        for name, other in (pair, pair[::-1]):
            if name not in names or scope.knows(name):
                continue
            if not (other in names or scope.knows(other)):
                continue
            if judged(_as_the_other(scope, name, other)).status is not Status.REFUTED:
                return (f"whether \\{name} and \\{other} are one letter",)
    return ()


def _as_the_other(scope: Scope, name: str, other: str) -> Scope:
    """Return the scope in which a letter means what the other one does."""
    if other in scope.functions:
        return scope.with_function(name, scope.functions[other])
    if other in scope.values:
        return scope.with_value(name, scope.values[other])
    return scope.with_definition(name, scope.definitions.get(other, n.variable(other)))
