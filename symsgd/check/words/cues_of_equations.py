"""Words that make a formula an equation to be solved, and no claim: "setting", "at the minimum"."""

from __future__ import annotations

import re

from symsgd.check.words.cues import ends_with

_SETS_EQUAL = ends_with(
    r"\b(?:setting|equating|solving|putting|requiring|demanding|we want|we need|we require"
    r"|equations?|at (?:the|a|an|its|any|every) (?:\w+ )?(?:minimum|maximum|optimum|minimi[sz]er"
    r"|maximi[sz]er|extremum|critical point|stationary point|solution|root|zero)"
    r"|(?:is|lies|occurs|happens|attained|reached) where|is (?:the|that) (?:one|value) "
    r"(?:for|at|with|in) which)"
    r"(?:\s+(?:the\s+)?(?:first\s+|partial\s+)?(?:gradient|derivative|equation)s?)?"
    r"(?:\s+(?:equal\s+)?to\s+(?:zero|0))?"
    r"(?:[\s,:]+(?:gives|yields|leads to|we (?:get|find|have|obtain)))?",
    r"\b(?:(?:stationary|critical|turning|inflection|saddle) points?|points? of inflection|S?POIs?"
    r"|(?:first[- ]order|optimality|stationarity) conditions?)"
    r"(?:\s+(?:means?|is|are|require[sd]?|satisf\w+|solves?|occurs?|lies?|at|where|when|that))*",
    r"\b(?:fixed points?|equilibri(?:um|a)|steady states?|break-?even(?: points?)?"
    r"|(?:posterior )?modes?|MLE|MAP|maximum[- ]likelihood(?: estimates?)?"
    r"|fixpunkte?|gleichgewicht|points? fixes?|puntos? fijos?)",
    r"\b(?:gleichung|(?:im|am) (?:minimum|maximum|optimum)|notwendig"
    r"|(?:ist|liegt) (?:dort,? |da,? )?wo|ist (?:der|die|das)(?:jenige)?,? (?:für|bei|mit)"
    r" (?:den|die|das|dem|der))",
    r"\b(?:équation|au (?:minimum|maximum)|en annulant)",
    r"\b(?:ecuación|en el (?:mínimo|máximo)|igualando)",
    r"方程|极值点|極值點|令导数",
)


def sets_equal(before: str) -> bool:
    """Say whether the words make a formula an equation to be solved, not a claim.

    >>> sets_equal("Setting"), sets_equal("At the minimum,"), sets_equal("so")
    (True, True, False)
    """
    return bool(_SETS_EQUAL.search(before))


_AT_OPTIMUM = re.compile(
    r"[\s,]*(?:holds?\s+|gilt\s+)?(?:only\s+|exactly\s+|precisely\s+|nur\s+|genau\s+)?"
    r"(?:at|im|am|in|bei|an|au|à|en)\s+(?:(?:the|a|an|its|any|every|each|einem|jedem|dem|un|une"
    r"|le|el|chaque|cada)\s+)?(?:\w+\s+)?(?:minim|maxim|optim|extrem|critical|stationary|saddle"
    r"|turning|mínim|máxim|óptim|kritisch|stationär)",
    re.IGNORECASE,
)


def at_optimum(after: str) -> bool:
    """Say whether the words behind a formula let it hold at an extremum or the like only.

    >>> at_optimum("at the minimum."), at_optimum("holds at any critical point"), at_optimum("so")
    (True, True, False)
    """
    return _AT_OPTIMUM.match(after) is not None


_NEAR = 80  # characters before a formula, as many as such words take
# sets of points: which one it is says their equation, of no given point
_SET = (
    r"(?:hyperplanes?|(?:half-?|affine )?(?:planes?|spaces?)|(?:straight )?lines?|boundar(?:y|ies)"
)
_SETS_OF_POINTS = ends_with(
    rf"\b{_SET}|curve|parabola|circle|ellipse|level sets?|surface|sphere)"
    r"(?:,? (?:given|defined|described|determined) by|,? (?:with|of) (?:the )?equations?)?",
    r"\b(?:Hyperebene|Ebene|(?:Trenn)?[Gg]erade|Entscheidungsgrenze|Kurve)",
    r"超平面|直线|平面|决策边界",
)  # fmt: skip


def names_points(before: str) -> bool:
    """Say whether the words call what follows a set of points, such as a line.

    >>> names_points("its distance to the hyperplane"), names_points("on this line we have")
    (True, False)
    """
    return _SETS_OF_POINTS.search(before[-_NEAR:]) is not None


_FROM = ends_with(
    r"\b(?:from|using|with)", r"\b(?:aus|mit)", r"\b(?:de|avec)", r"\b(?:de|con)", r"由|从|從",
)  # fmt: skip


def is_from(before: str) -> bool:
    """Say whether the words make a formula something that others follow from.

    >>> is_from("From"), is_from("Hence")
    (True, False)
    """
    return bool(_FROM.search(before))
