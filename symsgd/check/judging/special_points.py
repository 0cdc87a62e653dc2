"""Claims about a letter that the text gives as a special point: "critical point: x = 1".

There f'(x) = 3x - 3 is right for f(x) = x² - 2x, and as a formula for f' it is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from symsgd.check.judgement import Judgement, Side
from symsgd.check.report import Status
from symsgd.read.scope import Scope

_POINT = re.compile(  # each row: English, then German, French, Spanish, Chinese
    r"(?:\b(?:(?:critical|stationary|fixed|saddle|turning|inflection|equilibrium) points?"
    r"|(?:minim|maxim|optim)(?:um|a|izers?|isers?)|roots?|zeros?|solutions?|equilibri(?:um|a))"
    r"|\b(?:fixpunkte?|(?:kritische|stationäre)r? punkte?|nullstellen?|lösung(?:en)?|minim(?:um|a))"
    r"|\b(?:points? (?:fixes?|critiques?|stationnaires?)|racines?|solutions?|minimum)"
    r"|\b(?:puntos? (?:fijos?|críticos?|estacionarios?)|raíz|raíces|solución|soluciones|mínimo)"
    r"|不动点|驻点|临界点|极值点|零点|解)"
    r"(?:\s+(?:is|are|lies?|at|ist|sind|liegt|bei|est|sont|en|es|son|hence|then|therefore))*"
    r"[\s:*_为是]*$",
    re.IGNORECASE,
)


def names_a_point(before: str) -> bool:
    """Say whether words call the value of a letter a special point of something.

    >>> names_a_point("The only critical point is"), names_a_point("Roots:"), names_a_point("Let")
    (True, True, False)
    """
    return _POINT.search(before) is not None


def with_point(scope: Scope, name: str, before: str) -> Scope:
    """Return the scope that remembers whether the value of a letter is a special point."""
    points = scope.provisos.points - {name}
    points |= {name} if names_a_point(before) else set()
    if points == scope.provisos.points:
        return scope
    return replace(scope, provisos=replace(scope.provisos, points=points))


def beyond_points(
    found: Judgement, left: Side, right: Side, scope: Scope, judged: Callable[[Scope], Judgement]
) -> Judgement:
    """Return what becomes of a claim that is right at a special point, and wrong as a formula."""
    if found.status is not Status.PROVED or not scope.provisos.points:
        return found
    names = sorted(scope.provisos.points & left.names & right.names)
    if not names:
        return found
    other = replace(scope, provisos=replace(scope.provisos, points=frozenset()))
    for name in names:
        others = {key: value for key, value in other.alternatives.items() if key != name}
        other = replace(other.forgetting(name), alternatives=others)
    if judged(other).status is not Status.REFUTED:
        return found
    told = ", ".join(names)
    return found.asking(
        f"right at the {told} that the text found, and wrong in general",
        *(f"whether it is meant at this {name} only" for name in names),
    )
