"""A proof by monotony as JSON data: anchors, needs, factors, and the data of every sign."""

from __future__ import annotations

from typing import Any

from symsgd.expression import node as n
from symsgd.expression.domain import Context
from symsgd.expression.node import Node
from symsgd.expression.rows import rows
from symsgd.prove.orders.monotony import ONE, without
from symsgd.prove.orders.monotony_proofs import (
    ByAnchor,
    ByExponential,
    ByProduct,
    Choice,
    Cover,
    Piece,
    Shown,
)
from symsgd.prove.orders.sign_analysis import analyse, normal_form
from symsgd.prove.orders.smoothness import primitive, requirements
from symsgd.prove.recorder import Recorder

Json = dict[str, Any]


def cover_data(cover: Cover) -> Json:
    """Return a proof as JSON data; a sign has the generators and steps of its normal form."""
    beside, name = without(cover.context, cover.name), n.variable(cover.name)
    pieces = [{**_ends(piece), "shown": _found(found, piece)} for piece, found in cover.pieces]
    pieces += [
        {**_ends(piece), "missing": _sign(need.args[0], piece.context)}
        for piece, need in cover.empty
    ]
    points: list[Json] = []
    for at in cover.points:
        value = n.substitute(cover.difference, {name: n.number(at)})
        points.append({"at": str(at), "value": _sign(value, beside)})
    for at, need in cover.undefined:
        part = n.substitute(need.args[0], {name: n.number(at)})
        points.append({"at": str(at), "missing": _sign(part, beside)})
    return {"variable": cover.name, "pieces": pieces, "points": points}


def _ends(piece: Piece) -> Json:
    return {end: None if v is None else str(v)
            for end, v in (("low", piece.low), ("high", piece.high))}  # fmt: skip


def _sign(node: Node, context: Context) -> Json:
    """Return the generators and steps from which the sign of an expression is known."""
    logistic = analyse(node, "", context).logistic
    return _steps((node,), context, logistic=logistic)


def _steps(nodes: tuple[Node, ...], context: Context, *, logistic: bool) -> Json:
    form, value = normal_form(n.add(*nodes), context, Recorder, logistic=logistic)
    if len(nodes) == 1:
        form.tower.signs.of(form.ring.reduce(value.top))  # notes what the sign rests on
    return form.data()


def _found(found: Choice | Shown, piece: Piece) -> Json:
    if isinstance(found, Shown):
        return _shown(found)
    options = [
        {"option": rows(option), "shown": _found(inner, piece)} for option, inner in found.options
    ]
    data: Json = {"kink": rows(found.kink), "options": options}
    return data if len(options) > 1 else {**data, "sign": _sign(found.on, piece.context)}


def _shown(shown: Shown) -> Json:
    context, how = shown.piece.context, shown.how
    match how:
        case ByExponential(exponent=u, cofactor=cofactor):
            value = _sign(n.apply("exp", u) - ONE, context)
            return {
                "rule": "exponential", "exponent": rows(u), "value": value,
                **_product(shown.node, cofactor, (u,), context),
            }  # fmt: skip
        case ByProduct(cofactor=cofactor, factors=factors):
            nodes = tuple(f.node for f in factors)
            parts = [{"factor": rows(f.node), "sign": f.sign, "shown": _shown(f)} for f in factors]
            product = _product(shown.node, cofactor, nodes, context)
            return {"rule": "product", "factors": parts, **product}
        case ByAnchor():
            return _anchor(shown, how)
    return {"rule": "sign", "value": _sign(shown.node, context)}


def _product(node: Node, cofactor: Node, factors: tuple[Node, ...], context: Context) -> Json:
    """Return a cofactor with its sign, and the steps for node = cofactor · factors."""
    product = n.multiply(cofactor, *factors)
    logistic = analyse(node, "", context).logistic
    return {
        "cofactor": rows(cofactor),
        "needs": _needs((cofactor, *factors), context),
        "cofactor sign": _steps((cofactor,), context, logistic=logistic),
        "identity": _steps((node, n.negate(product)), context, logistic=logistic),
    }


def _needs(nodes: tuple[Node, ...], context: Context) -> list[Json]:
    """Return signs by which expressions have values, those that are known."""
    found = dict.fromkeys(
        r for u in nodes for r in requirements(primitive(u), context, analytic=False)
    )
    return [
        _sign(need.args[0], context)
        for need in found
        if analyse(need.args[0], "", context).sign is not None
    ]


def _anchor(shown: Shown, how: ByAnchor) -> Json:
    piece, at = shown.piece, n.number(how.at)
    beside = without(piece.context, piece.name)
    value = n.substitute(shown.node, {n.variable(piece.name): at})
    return {
        "rule": "anchor",
        "at": str(how.at),
        "value": _sign(value, beside),
        "needs": [_sign(need.args[0], piece.context) for need in how.needs],
        "needs at end": [_sign(need.args[0], beside) for need in how.needs_at_end],
        "slopes": [_shown(slope) for slope in how.slopes],
        "nonzero": [str(point) for point in how.witnesses],
    }
