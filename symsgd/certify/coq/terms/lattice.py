"""Arguments as integer combinations of a few: e^(2x) and e^(-x) are powers of one e^x."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import lcm

from symsgd.algebra.algebra import rational_value
from symsgd.expression import node as n
from symsgd.expression.node import Node

Form = dict[tuple[str, ...], Fraction]  # coefficients of products of names
MOST_TERMS = 200
MOST_POWER = 6


class TooLarge(Exception):
    """The argument is left as it is."""


def linear_form(root: Node, *, quotients: bool = False) -> Form:
    """Return an expression as a polynomial, in which what is no polynomial counts as a letter.

    With ``quotients``, (a + b)/c is a/c + b/c, with a letter for 1/c.

    >>> x = n.variable("x")
    >>> {" ".join(k): str(v) for k, v in linear_form(2 * (x + 1) - x / 2).items()}
    {'x': '3/2', '': '2'}
    """
    done: dict[Node, Form] = {}
    for node in n.walk(root):
        form = _of(node, [done[child] for child in node.args], quotients=quotients)
        if len(form) > MOST_TERMS:
            raise TooLarge
        done[node] = {key: value for key, value in form.items() if value}
    return done[root]


def _of(node: Node, args: list[Form], *, quotients: bool) -> Form:
    value = rational_value(node)
    if value is not None:
        return {(): value}
    match node.head:
        case n.ADD:
            return _sum(args)
        case n.NEGATE:
            return _times(args[0], {(): Fraction(-1)})
        case n.LET | n.WHERE_DEFINED:
            return args[0]
        case n.MULTIPLY:
            found: Form = {(): Fraction(1)}
            for arg in args:
                found = _times(found, arg)
            return found
        case n.DIVIDE if below := rational_value(node.args[1]):
            return _times(args[0], {(): 1 / below})
        case n.DIVIDE if quotients:
            return _times(args[0], {(f"1/({node.args[1]})",): Fraction(1)})
        case n.POWER if (k := rational_value(node.args[1])) and k in range(1, MOST_POWER + 1):
            found = args[0]
            for _ in range(int(k) - 1):
                found = _times(found, args[0])
            return found
        case _:
            return {(str(node),): Fraction(1)}


def _sum(forms: Sequence[Form]) -> Form:
    total: Form = {}
    for form in forms:
        for key, value in form.items():
            total[key] = total.get(key, Fraction(0)) + value
    return total


def _times(left: Form, right: Form) -> Form:
    if len(left) * len(right) > MOST_TERMS**2:
        raise TooLarge
    return _sum(
        [
            {tuple(sorted((*one, *other))): a * b}
            for one, a in left.items()
            for other, b in right.items()
        ]
    )


def integer_basis(forms: Sequence[Form]) -> tuple[list[tuple[int, int]], list[list[int]]]:
    """Return pairs (i, q) and integers c with forms[k] = the sum of c[k][j] · forms[i]/q.

    >>> x, y = n.variable("x"), n.variable("y")
    >>> integer_basis([linear_form(node) for node in (2 * x, x + y, x, -y)])
    ([(0, 2), (1, 1)], [[2, 0], [0, 1], [1, 0], [1, -1]])
    """
    rows: list[tuple[tuple[str, ...], Form, dict[int, Fraction]]] = []
    basis: list[int] = []
    shares: list[dict[int, Fraction]] = []
    for index, form in enumerate(forms):
        rest = dict(form)
        share: dict[int, Fraction] = {}
        for pivot, row, parts in rows:
            factor = rest.get(pivot, Fraction(0))
            if factor:
                rest = _sum([rest, {key: -factor * value for key, value in row.items()}])
                for j, part in parts.items():
                    share[j] = share.get(j, Fraction(0)) + factor * part
        rest = {key: value for key, value in rest.items() if value}
        if rest:
            pivot, lead = next(iter(rest.items()))
            parts = {j: -part / lead for j, part in share.items()} | {len(basis): 1 / lead}
            rows.append((pivot, {key: value / lead for key, value in rest.items()}, parts))
            share = {len(basis): Fraction(1)}
            basis.append(index)
        shares.append(share)
    size = [
        lcm(*(share.get(j, Fraction(0)).denominator for share in shares)) for j in range(len(basis))
    ]
    whole = [[int(share.get(j, 0) * q) for j, q in enumerate(size)] for share in shares]
    return list(zip(basis, size, strict=True)), whole
