"""Formulas that distinguish cases, one proof for each case."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

from symsgd.algebra.algebra import rational_value
from symsgd.certify.coq.terms.powers import is_real_power, power_sides
from symsgd.certify.coq.terms.relations import NEGATED, number_term
from symsgd.certify.coq.terms.term_cases import decision
from symsgd.certify.coq.terms.terms import Terms
from symsgd.expression import node as n
from symsgd.expression.node import Node, number
from symsgd.prove.conditions import open_conditions

MOST_CASES = 5
_ZERO = number(0)
# a case that nothing is left of, or in which the sides are equal at the edge only
_BESIDE = (
    "exfalso; sgd_absurd | exfalso; nra | (exfalso; sgd_exp_facts; nra) | "
    "(apply Rle_antisym; nra) | (sgd_exp_facts; lra)"
)
Leaf = Callable[[Sequence[Node], Terms], str]
# what Coq does first, what that puts for what, and what holds in the case
_Case = tuple[str, dict[Node, Node], tuple[Node, ...]]


def by_cases(sides: Sequence[Node], terms: Terms, leaf: Leaf, depth: int = 0) -> str:
    """Return the tactic that proves an equation case by case, each case by ``leaf``."""
    node = next((node for node in n.walk(*sides) if _splits(node)), None)
    if node is None or depth > MOST_CASES:
        inner = leaf(sides, terms)
        return f"first [ exfalso; lra | {inner} | {_BESIDE} ]" if depth else inner
    head, cases = _split(node, terms, f"K{depth}")
    scripts = []
    for steps, place, facts in cases:
        put = [n.substitute(side, place) for side in sides]
        inner = by_cases(put, terms.assuming(*facts), leaf, depth + 1)
        scripts.append(f"{steps}; sgd_strict; sgd_signs; {inner}")
    return f"{head}; [ {' | '.join(scripts)} ]"


def has_cases(sides: Sequence[Node]) -> bool:
    """Say whether something in the sides distinguishes cases."""
    return any(_splits(node) for node in n.walk(*sides))


def _splits(node: Node) -> bool:
    if node.head == n.APPLY:
        name = node.value[0]
        square = (
            name == "sqrt"
            and node.args[0].head == n.POWER
            and rational_value(node.args[0].args[1]) == 2
        )
        return square or name in ("abs", "max", "min", "sign") or is_real_power(node)
    return node.head == n.PIECEWISE or is_real_power(node)


def _split(node: Node, terms: Terms, fact: str) -> tuple[str, list[_Case]]:
    if node.head == n.PIECEWISE:
        return _pieces(node, terms, fact)
    if is_real_power(node):
        return _power(node, terms, fact)
    u, name = node.args[0], node.value[0]
    text = terms.term(u)
    if name == "sign":
        head, (above, at, below) = _three(u, text, fact)
        return head, [
            (
                f"{above}; try rewrite (sign_pos {text} {fact}) in *",
                {node: number(1)},
                _sign(">", u),
            ),
            (f"{at}; try rewrite sign_0 in *", {node: _ZERO, u: _ZERO}, ()),
            (
                f"{below}; try rewrite (sign_neg {text} {fact}) in *",
                {node: number(-1)},
                _sign("<", u),
            ),
        ]
    if name in ("max", "min"):
        return _extreme(node, terms, fact)
    if name == "sqrt":
        u = u.args[0]
        text = terms.term(u)
    if name == "abs":
        known = _known_sign(u, terms)
        if known is not None:
            lemma, plain = ("Rabs_pos_eq", u) if known > 0 else ("Rabs_left1", n.negate(u))
            way = f"try rewrite ({lemma} {text}) in * by (first [ lra | nra ])"
            return "idtac", [(way, {node: plain}, ())]
    positive, negative = (
        ("Rabs_pos_eq", "Rabs_left") if name == "abs" else ("sqrt_square", "sqrt_square_neg")
    )
    return f"destruct (Rle_lt_dec 0 {text}) as [{fact}|{fact}]", [
        (f"try rewrite ({positive} {text} {fact}) in *", {node: u}, _sign(">=", u)),
        (f"try rewrite ({negative} {text} {fact}) in *", {node: n.negate(u)}, _sign("<", u)),
    ]


def _known_sign(node: Node, terms: Terms) -> int | None:
    """Return 1 or −1 where the cases that are already distinguished tell a sign."""
    for sign, value in ((">=", 1), ("<=", -1)):
        asked = (n.relation(sign, node, _ZERO),)
        if not open_conditions(asked, (), terms.context, logistic=False):
            return value
    return None


def _extreme(node: Node, terms: Terms, fact: str) -> tuple[str, list[_Case]]:
    a, b = node.args
    pair = f"{terms.term(a)} {terms.term(b)}"
    turned = f"(Rlt_le {terms.term(b)} {terms.term(a)} {fact})"
    head = f"destruct (Rle_lt_dec {pair}) as [{fact}|{fact}]"
    less, more = (n.relation("<=", a, b),), (n.relation(">", a, b),)
    if node.value[0] == "max":
        return head, [
            (f"try rewrite (Rmax_right {pair} {fact}) in *", {node: b}, less),
            (f"try rewrite (Rmax_left {pair} {turned}) in *", {node: a}, more),
        ]
    return head, [
        (f"try rewrite (Rmin_left {pair} {fact}) in *", {node: a}, less),
        (f"try rewrite (Rmin_right {pair} {turned}) in *", {node: b}, more),
    ]


def _sign(sign: str, node: Node) -> tuple[Node, ...]:
    return (n.relation(sign, node, _ZERO),)


def _three(u: Node, text: str, fact: str) -> tuple[str, tuple[str, str, str]]:
    head = f"destruct (total_order_T 0 {text}) as [[{fact}|{fact}]|{fact}]"
    at = f"subst {text}" if u.head == n.VARIABLE else f"try rewrite <- {fact} in *"
    return head, ("idtac", at, f"apply Rgt_lt in {fact}")


def _power(node: Node, terms: Terms, fact: str) -> tuple[str, list[_Case]]:
    """Write the powers of one base as exponentials where it is not zero."""
    u = node.args[0]
    text = terms.term(u)
    value = rational_value(node.args[1]) or Fraction(1)
    value = value if node.head == n.POWER else 1 / value
    head, (above, at, below) = _three(u, text, fact)
    a = number_term(value)
    up, down = power_sides(node)
    return head, [
        (f"{above}; try rewrite (rpow_pos {text} {a} {fact}) in *", {node: up}, _sign(">", u)),
        (f"{at}; rewrite ?rpow_0 in *", {node: _ZERO, u: _ZERO}, ()),
        (
            f"{below}; try rewrite (rpow_neg {text} {a} {fact}) in *",
            {node: down},
            _sign("<", u),
        ),
    ]


def _pieces(node: Node, terms: Terms, fact: str) -> tuple[str, list[_Case]]:
    (value, condition), *others = n.branches(node)
    rest = n.piecewise(*others) if others else _ZERO
    if others and others[0][1] is n.logic("true"):
        rest = others[0][0]
    if condition is n.logic("true"):
        return "idtac", [("idtac", {node: value}, ())]
    test, holds = decision(condition, terms)
    plain = {"Rlt_dec": f"apply Rnot_lt_le in {fact}", "Rle_dec": f"apply Rnot_le_lt in {fact}"}
    first, second = (value, rest) if holds else (rest, value)
    other = n.relation(NEGATED[str(condition.value)], *condition.args)
    yes, no = (condition, other) if holds else (other, condition)
    same: dict[Node, Node] = {}
    put = "idtac"
    if test.startswith("Req_EM_T") and condition.args[0].head == n.VARIABLE:
        same = {condition.args[0]: condition.args[1]}
        put = f"try rewrite {fact} in *; sgd_at_zero"
    return f"destruct ({test}) as [{fact}|{fact}]", [
        (put, {node: first, **same}, (yes,)),
        (plain.get(test.split()[0], "idtac"), {node: second}, (no,)),
    ]
