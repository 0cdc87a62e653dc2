"""Certificates: everything another program needs to repeat a proof or a refutation.

A certificate is built only when somebody asks for it: the claim is proved once
more with an algebra that writes down every use of a function.  A proof is a
tree of cases; a leaf has generators, the steps in which functions became
fractions of polynomials in them, and the normal forms of both sides.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from symsgd.algebra.balls import enclose, is_ball
from symsgd.expression import node as n
from symsgd.expression.domain import Context, Domain
from symsgd.expression.node import Node
from symsgd.expression.rows import read_rows, rows
from symsgd.functions.derivatives import expand
from symsgd.prove.cases import (
    MOST_RESTARTS,
    MOST_SPLITS,
    Goal,
    _has_roots,
    _solve,
    _vanishing_parts,
)
from symsgd.prove.instances import instance, make_concrete, places, unknown_functions
from symsgd.prove.orders.composed import Proof
from symsgd.prove.orders.composition_record import composition_data
from symsgd.prove.orders.differences import DifferenceCase
from symsgd.prove.orders.monotony_cases import prove_by_monotony
from symsgd.prove.orders.monotony_record import cover_data
from symsgd.prove.orders.order import by_composition, by_parts
from symsgd.prove.orders.order_by_cases import SIGNS, OrderCase, order_by_cases
from symsgd.prove.recorder import Recorder
from symsgd.prove.tower.normal import needs_logistic, room_for
from symsgd.prove.tower.ring import (
    EmptyCase,
    Excluded,
    NowhereDefined,
    RestartNeeded,
    Unsupported,
)
from symsgd.prove.tower.roots import Hints
from symsgd.prove.tower.signs import NeedSign, OnBoundary
from symsgd.prove.verdict import Certificate

Json = dict[str, Any]
PRECISIONS = (64, 256, 1024, 4096)


def context_data(context: Context) -> Json:
    """Return domains and assumed relations as JSON data."""
    domains = {name: _domain(domain) for name, domain in context.domains}
    return {"domains": domains, "relations": [rows(r) for r in context.relations]}


def _domain(domain: Domain) -> Json:
    ends = {"low": domain.low, "high": domain.high}
    given: Json = {k: None if v is None else str(v) for k, v in ends.items()}
    for name in ("low_open", "high_open", "integer", "nonzero", "declared"):
        given[name] = getattr(domain, name)
    return given


def claim_data(left: Node, right: Node, context: Context, relation: str) -> Json:
    """Return a claim as JSON data.

    >>> claim_data(n.variable("x"), n.number(1), Context(), "=")["claim"]["relation"]
    '='
    """
    sides = {"left": rows(left), "relation": relation, "right": rows(right)}
    return {"claim": sides, "context": context_data(context)}


def proof_data(left: Node, right: Node, context: Context) -> Json:
    """Return the tree of cases of a proof by normal forms.

    >>> x = n.variable("x")
    >>> leaf = proof_data(x + x, 2 * x, Context())
    >>> leaf["left"] == leaf["right"], leaf["numerator"]
    (True, [])
    """
    return _tree(Goal(left, right, context), MOST_SPLITS)


def render(kind: str, data: Json, left: Node, right: Node, context: Context, relation: str) -> Json:
    """Return what a certificate of this kind says about a claim, as JSON data.

    >>> x = n.variable("x")
    >>> sorted(render("normal form", {"conditions": []}, x + x, 2 * x, Context(), "="))
    ['claim', 'conditions', 'context', 'proof']
    """
    given = claim_data(left, right, context, relation)
    left, right = expand(left), expand(right)
    if kind == "normal form":
        conditions = list(data["conditions"])
        try:
            proof = proof_data(left, right, context)
        except (Unsupported, Excluded) as problem:  # a proof by derivatives
            return {**given, "conditions": conditions, "unrecorded": str(problem)}
        return {**given, "conditions": conditions, "proof": proof}
    if kind == "order":
        case = order_by_cases(left, right, context, relation)
        if case is None:
            return {**given, "unrecorded": "the proof could not be repeated"}
        return {**given, "proof": _order(case)}
    if kind == "monotony":
        cover = prove_by_monotony(left, right, context, relation)
        return {**given, **({} if cover is None else cover_data(cover))}
    if kind == "difference":
        return {**given, "cases": [_difference(*part) for part in data["parts"]]}
    if kind == "composition":
        composition = by_composition(left, right, context, relation)
        return {**given, **({} if composition is None else composition_data(composition))}
    if kind == "composed":
        found = by_parts(left, right, context, relation)
        return {**given, **({} if found is None else _parts(found))}
    if kind in ("refutation", "comparison", "lost domain"):
        return {**given, **_enclosures(data, left, right, context)}
    if kind == "solution":
        return {**given, **data, "proofs": _at_the_solution(data, left, right)}
    return {**given, **data}


def _at_the_solution(data: Json, first: Node, second: Node) -> list[Json]:
    """Return generators and steps for each equation of the side that holds at a solution."""
    statement = first if data["sides"][0] == "holds" else second
    place = {n.variable(name): _node(given) for name, given in data["point"].items()}
    found = []
    for node in n.walk(statement):
        if node.head == n.RELATION and None not in place.values():
            plain = n.substitute(node, place)  # type: ignore[arg-type]
            goal = Goal(plain.args[0], plain.args[1], Context())
            found.append({"equation": rows(plain), **_steps(goal)})
    return found


def _node(given: Any) -> Node | None:  # noqa: ANN401
    """Return a coordinate as an expression, None for a root without a closed form."""
    if isinstance(given, dict):
        return None
    return read_rows(given)


def _steps(goal: Goal) -> Json:
    hints: Hints = {("capacity",): 64}
    for _ in range(MOST_RESTARTS):
        form = Recorder(goal.context, hints, logistic=needs_logistic(goal.left, goal.right))
        try:
            form.prepare(goal)
            form.of(goal.left), form.of(goal.right)
        except RestartNeeded as restart:
            hints[restart.hint] = restart.value
        except (NeedSign, OnBoundary, NowhereDefined, Unsupported, Excluded):
            break
        else:
            return form.data()
    return {"generators": [], "steps": []}


def _enclosures(data: Json, left: Node, right: Node, context: Context) -> Json:
    """Return the point with enclosures of both sides that do not meet, and their precision."""
    point = {name: Fraction(value) for name, value in dict(data["point"]).items()}
    unknown = unknown_functions(left, right)
    sides = [make_concrete(side, unknown) for side in (left, right)]
    for bits in PRECISIONS:
        balls = [enclose(side, point, bits, context) for side in sides]
        if not is_ball(balls[0]) or not is_ball(balls[1]) or not balls[0].overlaps(balls[1]):
            break
    bits *= 2  # room for decimal text, and for another order of the same operations
    balls = [enclose(side, point, bits, context) for side in sides]
    texts = [ball.str(bits // 3) if is_ball(ball) else None for ball in balls]
    found: Json = {"point": {name: str(value) for name, value in point.items()}, "bits": bits}
    functions = {}
    for i, name in enumerate(unknown):
        count = max(len(u.args) for u in n.walk(left, right) if _applies(u, name))
        functions[name] = [places(count), rows(instance(i, count))]
    return {**found, "left": texts[0], "right": texts[1], "functions": functions}


def _applies(node: Node, name: str) -> bool:
    return node.head == n.APPLY and bool(node.value[0] == name)


# -- the tree of cases -----------------------------------------------------------------------


def _tree(goal: Goal, splits: int) -> Json:
    hints: Hints = {("capacity",): room_for(goal.left, goal.right)}
    for _ in range(MOST_RESTARTS):
        form = Recorder(goal.context, hints, logistic=needs_logistic(goal.left, goal.right))
        try:
            leaf = form.leaf(goal)
        except RestartNeeded as restart:
            hints[restart.hint] = restart.value
            continue
        except NeedSign as need:
            if not splits:
                break
            on = form.tower.poly_node(need.poly)
            nonzero = str(need.poly) in form.tower.signs.nonzero
            ruled_out = form.data() if nonzero else None
            return _split(goal, on, splits - 1, strict=need.strict, ruled_out=ruled_out)
        except OnBoundary as boundary:
            if not splits:
                break
            parts = _vanishing_parts(form, boundary.poly)
            only = [{"on": rows(part), **_boundary(goal, part, splits - 1)} for part in parts]
            return {**form.data(), "only where": only}
        except NowhereDefined as nowhere:
            return {**form.data(), "nowhere": str(nowhere)}
        if leaf is not None:
            return leaf
        if ("split",) in hints or not _has_roots(goal.left, goal.right):
            break
        hints[("split",)] = 1
    raise Unsupported("the proof could not be repeated")


def _split(goal: Goal, on: Node, splits: int, *, strict: bool, ruled_out: Json | None) -> Json:
    cases: list[Json] = [
        {"sign": sign, "proof": _tree(goal.assuming(sign, on), splits)}
        for sign in ((">", "<") if strict else (">=", "<="))
    ]
    if strict and ruled_out is not None:
        cases.append({"sign": "=", "ruled out": ruled_out})
    elif strict:
        cases.append({"sign": "=", **_boundary(goal, on, splits)})
    return {"split": rows(on), "cases": cases}


def _difference(case: DifferenceCase, found: tuple[Certificate, ...]) -> Json:
    """Return which letter is the other one and a step, and the certificates of what is left."""
    return {
        "upper": case.upper, "lower": case.lower, "step": case.step,
        "certificates": [one.to_json() for one in found],
    }  # fmt: skip


def _parts(proof: Proof) -> Json:
    """Return the way of a proof by parts, and certificates of these."""
    parts = []
    for part in proof.parts:
        about = part.claim.left, part.claim.right, part.claim.context, part.claim.relation
        if part.parts:
            inner: Json = {**claim_data(*about), **_parts(part)}
        else:
            inner = render(part.way, {"conditions": []}, *about)
        kind = "composed" if part.parts else part.way
        parts.append({"version": Certificate(kind, {}).version, "kind": kind, **inner})
    return {"way": proof.way, "places": [rows(place) for place in proof.places], "parts": parts}


def _order(case: OrderCase) -> Json:
    """Return the tree of cases of a proof by signs."""
    if case.on is not None:
        below = [{"sign": sign, "proof": _order(part)}
                 for sign, part in zip(SIGNS, case.below, strict=True)]  # fmt: skip
        return {"split": rows(case.on), "cases": below}
    form = Recorder(case.goal.context, {("capacity",): 64}, logistic=case.logistic)
    try:
        form.prepare(case.goal)
        difference = form.of(case.goal.left) - form.of(case.goal.right)
        form.tower.signs.of(form.ring.reduce(difference.top))  # notes what the sign rests on
    except EmptyCase as empty:
        return {**form.data(), "nowhere": str(empty)}
    return form.data()


def _boundary(goal: Goal, on: Node, splits: int) -> Json:
    solved = _solve(on)
    if solved is None:
        return {"open": "the boundary is not solved"}
    name, value = solved
    given = {"name": name, "value": rows(value)}
    try:
        return {**given, "proof": _tree(goal.at(name, value), splits)}
    except (Excluded, NowhereDefined, Unsupported) as problem:
        return {**given, "left out": str(problem)}
