"""Equations as objects: do two statements have the same solutions?

A statement is a tuple of alternatives ``(left, right)``, or relations joined
by and, or, not.  Solutions are points of the declared domain at which the
statement holds; an equation whose sides have no value there does not hold.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import chain, islice
from time import perf_counter

from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.domain import Context
from symsgd.expression.node import Node
from symsgd.expression.rows import rows
from symsgd.functions.derivatives import expand
from symsgd.prove.equations.cells import Cells
from symsgd.prove.equations.complex_equations import decide_complex
from symsgd.prove.equations.implication import alternatives, implied
from symsgd.prove.equations.scaling import same_up_to_a_factor
from symsgd.prove.equations.solution import Coordinate, Point, Root, admitted, holds
from symsgd.prove.equations.solve import candidates
from symsgd.prove.orders.absolute import facts_without_absolutes, without_absolutes
from symsgd.prove.points import critical_points, points, simple_points
from symsgd.prove.tower.ring import Unsupported
from symsgd.prove.verdict import Certificate, Counterexample, Outcome, Verdict

Equations = tuple[tuple[Node, Node], ...]
PLACES = 12  # values of the other variables that are tried
POINTS = 40


def as_statement(equations: Equations | Node) -> Node:
    """Return alternatives ``(left, right)`` as one statement.

    >>> x = n.variable("x")
    >>> print(as_statement(((x, n.number(2)), (x, n.number(-2)))))
    Or(x == 2, x == -2)
    """
    if isinstance(equations, Node):
        return expand(equations)
    relations = [n.relation("=", expand(left), expand(right)) for left, right in equations]
    return relations[0] if len(relations) == 1 else n.logic("or", *relations)


def decide_equivalence(
    first: Equations | Node, second: Equations | Node, context: Context | None = None
) -> Verdict:
    """Decide whether two statements have the same solutions over the declared domain.

    >>> x = n.variable("x")
    >>> two, four = n.number(2), n.number(4)
    >>> print(decide_equivalence(((x**2, four),), ((x, two), (x, -two))))
    PROVED: the same solutions, cell by cell between the real roots
    >>> print(decide_equivalence(((x, two),), ((x**2, four),)))
    REFUTED: the solution x = -2 is gained
      at x = -2: left fails, right holds
    """
    return _decide(first, second, context, (("lost", True), ("gained", False)))


def decide_implication(
    first: Equations | Node, second: Equations | Node, context: Context | None = None
) -> Verdict:
    """Decide whether every solution of the first statement solves the second.

    >>> x = n.variable("x")
    >>> decide_implication(((x, n.number(2)),), ((x**2, n.number(4)),)).proved
    True
    """
    return _decide(first, second, context, (("lost", True),))


Ways = tuple[tuple[str, bool], ...]  # (what happens to a solution, forwards)


def _decide(
    first: Equations | Node, second: Equations | Node, context: Context | None, ways: Ways
) -> Verdict:
    start = perf_counter()
    try:
        one, other = as_statement(first), as_statement(second)
        verdict = _statements(one, other, context or Context(), ways)
    except SymsgdError as error:
        return Verdict(Outcome.UNDECIDED, error.message, seconds=perf_counter() - start)
    certificate, relation = verdict.certificate, "equivalent" if len(ways) == 2 else "implies"
    if certificate is not None:
        certificate = certificate.about(one, other, context or Context(), relation)
    return replace(verdict, certificate=certificate, seconds=perf_counter() - start)


def _statements(first: Node, second: Node, context: Context, ways: Ways) -> Verdict:
    if any(node is n.constant("i") for node in n.walk(first, second)):
        return decide_complex(first, second, context, both=len(ways) == 2)
    names = n.free_variables(first, second, *context.relations)
    if len(names) == 1:
        try:
            return _by_cells(first, second, names[0], context, ways)
        except Unsupported:
            pass  # not rational: solve instead
    if len(ways) == 2 and same_up_to_a_factor(first, second, context):
        return _proved("the same relation up to a factor that cannot vanish")
    problems = []
    for word, forwards in ways:
        one, other = (first, second) if forwards else (second, first)
        try:
            implied(one, other, context)
        except Unsupported as problem:
            found = _separating(one, other, context, names)
            if found is not None:
                return _refuted(found, word, forwards=forwards)
            problems.append(str(problem))
    if problems:
        again = _without_absolutes(first, second, context, ways)
        if again is not None:
            return again
        return Verdict(Outcome.UNDECIDED, "; ".join(dict.fromkeys(problems)))
    both = len(ways) == 2
    reason = "the same solutions" if both else "every solution of the first solves the second"
    return _proved(reason)


def _without_absolutes(first: Node, second: Node, context: Context, ways: Ways) -> Verdict | None:
    """Return the proof of the same statements with |u| < v as −v < u < v, if there is one."""
    one, other = without_absolutes(first), without_absolutes(second)
    plain = facts_without_absolutes(context)
    if (one, other, plain) == (first, second, context):
        return None
    found = _statements(one, other, plain, ways)
    if not found.proved:
        return None
    # the certificate would be one about other statements
    return replace(found, reason=f"{found.reason}, with |u| < v as −v < u < v", certificate=None)


def _proved(reason: str) -> Verdict:
    return Verdict(Outcome.PROVED, reason, certificate=Certificate("equations", {"method": reason}))


def _refuted(point: Point, word: str, *, forwards: bool) -> Verdict:
    sides = ("holds", "fails") if forwards else ("fails", "holds")
    rational = tuple((k, v) for k, v in sorted(point.items()) if isinstance(v, Fraction))
    exact = tuple((k, str(v)) for k, v in sorted(point.items()) if not isinstance(v, Fraction))
    found = Counterexample(rational, *sides, exact=exact)
    where = ", ".join(f"{name} = {value}" for name, value in sorted(point.items()))
    reason = f"the solution {where} is {word}" if where else f"a true statement is {word}"
    places = {name: _plain(value) for name, value in sorted(point.items())}
    data = {"point": places, "sides": list(sides)}
    return Verdict(
        Outcome.REFUTED, reason, counterexample=found, certificate=Certificate("solution", data)
    )


def _plain(value: Coordinate) -> object:
    if isinstance(value, Root):
        return {"coefficients": list(value.coefficients), "place": value.place}
    return rows(n.number(value) if isinstance(value, Fraction) else value)


# -- one variable, rational terms ------------------------------------------------------------


def _by_cells(first: Node, second: Node, name: str, context: Context, ways: Ways) -> Verdict:
    cells = Cells(name, context, first, second)
    integer = context.domain(name).integer
    open_point = None
    for point in cells:
        before, after = cells.truth(first, point), cells.truth(second, point)
        for word, forwards in ways:
            if (before and not after) if forwards else (after and not before):
                if not integer or (isinstance(point, Fraction) and point.denominator == 1):
                    return _refuted({name: _closed(point)}, word, forwards=forwards)
                open_point = point
    if open_point is not None:
        raise Unsupported(f"whether an integer lies near {open_point}")
    return _proved("the same solutions, cell by cell between the real roots")


def _closed(point: Coordinate) -> Coordinate:
    """Return a root of a quadratic as √."""
    from symsgd.prove.equations.solution import roots_of

    if isinstance(point, Root) and len(point.coefficients) == 3:
        return roots_of(list(point.coefficients))[point.place]
    return point


# -- a solution of one that is none of the other ---------------------------------------------


def _separating(
    first: Node, second: Node, context: Context, names: tuple[str, ...]
) -> Point | None:
    """Return a point at which the first statement provably holds and the second fails."""
    for point in _solutions(first, second, context, names):
        if (
            admitted(point, context) is True
            and holds(first, point, context) is True
            and holds(second, point, context) is False
        ):
            return point
    return None


def _solutions(
    first: Node, second: Node, context: Context, names: tuple[str, ...]
) -> Iterator[Point]:
    if not names:
        yield {}
        return
    try:
        parts = alternatives(first)
    except Unsupported:
        parts = ()
    for part in parts:
        for relation in part:
            if relation.value == "=":
                for name in n.free_variables(relation):
                    yield from _solved(relation, name, names, context)
    for place in islice(points(names, context), POINTS):
        yield dict(place)
    for place in islice(critical_points((first, second), names, context), POINTS):
        yield dict(place)


def _solved(relation: Node, name: str, names: tuple[str, ...], context: Context) -> Iterator[Point]:
    """Yield solutions of one equation, with simple values for the other variables."""
    others = tuple(other for other in names if other != name)
    problems = 0
    tries = chain(simple_points(others, context), points(others, context))
    for place in islice(tries, PLACES if others else 1):
        values = {n.variable(k): n.number(v) for k, v in place.items()}
        left, right = (n.substitute(side, values) for side in relation.args)
        try:
            found = candidates(left, right, Context.of({name: context.domain(name)}))
        except Unsupported:
            problems += 1
            if problems == 2:  # the other places will be as hard
                return
            continue
        for value in found:
            yield {**place, name: value}
