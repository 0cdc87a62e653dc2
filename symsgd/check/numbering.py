r"""The number of the input layer where only the text gives it: a^{[0]} = x."""

from __future__ import annotations

import re
from dataclasses import replace

from symsgd.read.layers.network_facts import with_layers
from symsgd.read.problem import Problem

_FONT = r"\\(?:mathbf|boldsymbol|bm|vec)\s*\{?\s*"
_INPUT = re.compile(
    rf"(?:{_FONT})?\ba\s*\}}?\s*\^\s*\{{?\s*[\[(]\s*([01])\s*[\])]\s*\}}?\s*&?\s*:?=\s*"
    rf"(?:{_FONT})?\{{?\s*x\b"
)


def with_numbering(problem: Problem, text: str) -> tuple[Problem, tuple[int, int] | None]:
    r"""Return a problem with the number of the input that the text gives, and where that is 0.

    A problem file that numbers the layers itself, or gives weights from layer 2 on, says otherwise.

    >>> from symsgd.read.problem import read_problem
    >>> problem = read_problem("[network]\nlayers = [2, 1]")
    >>> found, place = with_numbering(problem, r"Let $a^{[0]} = x$ be the input.")
    >>> found.network.input_layer, place
    (0, (5, 16))
    >>> found, place = with_numbering(problem, r"Let $a^{[1]} = x$ be the input.")
    >>> found.network.input_layer, place
    (1, None)
    """
    network = problem.network
    if network is None or network.input_layer is not None:
        return problem, None
    places = {int(place[1]): place.span() for place in _INPUT.finditer(text)}
    if len(places) != 1:
        return problem, None
    [(first, span)] = places.items()
    given = {*network.W, *network.b}
    if first == 0 and given and 1 not in given:
        return problem, None
    network = replace(network, input_layer=first)
    scope = problem.scope
    if scope.layers is not None:
        counted = scope.indices.get("L") == scope.layers.last
        indices = {key: at for key, at in scope.indices.items() if key != "L" or not counted}
        scope = with_layers(replace(scope, indices=indices), network, problem.x, problem.y)
    return replace(problem, scope=scope, network=network), None if first else span
