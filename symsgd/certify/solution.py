"""A lost or gained solution replayed: one statement holds there exactly, the other fails."""

from __future__ import annotations

from fractions import Fraction

from flint import arb, ctx

from symsgd.certify.conditions import conditions_of
from symsgd.certify.enclosure import Undefined, exact, value_at
from symsgd.certify.field import Json, NoValue, Rejected
from symsgd.certify.refutation import inside
from symsgd.certify.state import State
from symsgd.certify.vanishing import vanishes
from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.expression.rows import read_rows

PRECISIONS = (64, 256, 1024)


def check_solution(given: Json, first: Node, second: Node, assumed: tuple[Node, ...]) -> None:
    """Check that the side that is said to hold does, and that the other one fails, or raise."""
    if given["sides"] not in (["holds", "fails"], ["fails", "holds"]):
        raise Rejected("which side holds is not said")
    forwards = given["sides"] == ["holds", "fails"]
    if not forwards and given["claim"]["relation"] == "implies":
        raise Rejected("a gained solution does not refute an implication")
    place = {}
    for name, value in given["point"].items():
        if isinstance(value, dict):
            raise Rejected("a root without a closed form is not known here")
        node = read_rows(value)
        if n.free_variables(node):
            raise Rejected("a coordinate with variables in it")
        _in_domain(node, given["context"]["domains"].get(name))
        place[n.variable(str(name))] = node
    names = n.free_variables(first, second, *assumed)
    if not {n.variable(name) for name in names} <= place.keys():
        raise Rejected("a variable without a value")
    domains = given["context"]["domains"]
    integers = frozenset(name for name, domain in domains.items() if domain["integer"])
    if integers:
        raise Rejected("integer variables are not known here")
    sides = [n.substitute(side, place) for side in (first, second)]
    for relation in assumed:
        if _truth(n.substitute(relation, place)) is not True:
            raise Rejected("the solution does not satisfy what is assumed")
    holding, failing = sides if forwards else reversed(sides)
    proofs = [(read_rows(part["equation"]), part) for part in given["proofs"]]
    if not _holds(holding, proofs):
        raise Rejected("that one side holds there is not shown")
    if _truth(failing) is not False:
        raise Rejected("that the other side fails there is not shown")


def _in_domain(node: Node, domain: Json) -> None:
    if domain is None:
        return
    if node.head == n.NUMBER:
        if not inside(Fraction(str(node.value)), domain):
            raise Rejected("the solution lies outside of the domain")
        return
    ball = value_at(node, {}, 256)
    with ctx.workprec(256):
        ends = [domain["low"], domain["high"]]
        low, high = (None if end is None else exact(Fraction(end)) for end in ends)
    if (low is not None and not ball > low) or (high is not None and not ball < high):
        raise Rejected("the solution lies outside of the domain")
    if domain["integer"] or (domain["nonzero"] and ball.contains(0)):
        raise Rejected("the solution lies outside of the domain")


def _values(relation: Node, bits: int) -> list[arb]:
    return [value_at(side, {}, bits) for side in relation.args]


def _truth(statement: Node) -> bool | None:
    """Return a truth by balls alone, by Kleene's rules; without a value a relation is false."""
    if statement.head == n.RELATION:
        for bits in PRECISIONS:
            try:
                left, right = _values(statement, bits)
            except Undefined:
                return False
            less, more, equal = bool(left < right), bool(left > right), bool(left == right)
            if less or more or equal:
                return {
                    "=": equal, "!=": not equal, "<": less, "<=": not more, ">": more,
                    ">=": not less,
                }[str(statement.value)]  # fmt: skip
        return None
    parts = [_truth(part) for part in statement.args]
    match str(statement.value):
        case "true" | "false":
            return str(statement.value) == "true"
        case "not":
            return None if parts[0] is None else not parts[0]
        case "and":
            return False if False in parts else None if None in parts else True
    return True if True in parts else None if None in parts else False


def _holds(statement: Node, proofs: list[tuple[Node, Json]]) -> bool:
    """Say whether a statement holds: equations by their steps, the rest by balls."""
    if statement.head == n.LOGIC and statement.value in ("and", "or"):
        every = [_holds(part, proofs) for part in statement.args]
        return all(every) if statement.value == "and" else any(every)
    if _truth(statement) is True:
        return True
    if statement.head != n.RELATION or statement.value not in ("=", "<=", ">="):
        return False
    try:
        if not all(value.is_finite() for value in _values(statement, PRECISIONS[-1])):
            return False
    except Undefined:
        return False
    return any(_equal(statement, leaf) for equation, leaf in proofs if equation is statement)


def _equal(relation: Node, leaf: Json) -> bool:
    state = State(leaf, {})
    try:
        state.assume([c for side in relation.args for c in conditions_of(side)])
        left, right = (state.fold.of(side) for side in relation.args)
        return vanishes(state.field, state.signs, state.field.subtract(left, right)[0])
    except (Rejected, NoValue):
        return False
