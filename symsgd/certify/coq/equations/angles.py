"""Proofs of equations between inverse functions of angles: one of them is what the others say.

atan v = e is shown by −π/2 < e < π/2 and sin e = v·cos e, and likewise for asin and acos.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from symsgd.algebra.algebra import evaluate
from symsgd.algebra.rationals import Rationals
from symsgd.certify.coq.terms.terms import Terms
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.node import Node

INVERSE = ("atan", "asin", "acos")
MOST_ANGLES = 4
MOST_TIMES = 4
_PI = n.constant("pi")
_PLACES = (Fraction(3, 7), Fraction(5, 11), Fraction(2, 13), Fraction(7, 17), Fraction(4, 19))


def inverse_ways(sides: Sequence[Node], terms: Terms) -> Iterator[str]:
    """Yield the tactics that prove an equation linear in inverse functions of angles."""
    nodes = [node for node in n.walk(*sides) if node.head == n.APPLY and node.value[0] in INVERSE]
    nodes = list(dict.fromkeys(nodes))
    if not nodes or len(nodes) > MOST_ANGLES:
        return
    shares = shares_of(sides[0] - sides[1], [*nodes, _PI])
    if shares is None:
        return
    for k, node in sorted(enumerate(nodes), key=lambda pair: len(str(pair[1]))):
        if abs(shares[k]) != 1:
            continue
        times = [-share / shares[k] for share in shares]
        parts = [(each, count) for each, count in zip(nodes, times, strict=False) if each != node]
        if any(c.denominator != 1 or abs(c) > MOST_TIMES for _, c in parts):
            continue
        pieces = [
            terms.term(each) if count > 0 else f"(- {terms.term(each)})"
            for each, count in parts
            for _ in range(abs(int(count)))
        ]
        if times[-1]:
            pieces += _half_turns(times[-1])
        name, text = node.value[0], terms.term(node)
        yield (
            f"assert (A : {text} = {' + '.join(pieces) or '0'}) by "
            f"(rewrite ?quotient_twice; apply {name}_is; [ sgd_between | sgd_same_angle ]); "
            "rewrite A; sgd_equal"
        )


def _half_turns(share: Fraction) -> Iterator[str]:
    """Write a part of a half turn as a sum of angles whose sine is known."""
    sign = "" if share > 0 else "- "
    for piece in (Fraction(1), Fraction(1, 2), Fraction(1, 3), Fraction(1, 4), Fraction(1, 6)):
        count = abs(share) / piece
        if count.denominator == 1:
            text = "PI" if piece == 1 else f"(PI / {piece.denominator})"
            yield from (f"({sign}{text})" for _ in range(int(count)))
            return
    yield f"({sign}({abs(share).numerator} * PI / {abs(share).denominator}))"


def shares_of(
    difference: Node, atoms: Sequence[Node], *, homogeneous: bool = True
) -> list[Fraction] | None:
    """Return the numbers c with difference = Σ c·atom (and a rest), as a few points tell.

    >>> x = n.variable("x")
    >>> [str(c) for c in shares_of(2 * n.apply("atan", x) * x / x, [n.apply("atan", x)]) or []]
    ['2']
    """
    letters = [n.variable(f"angle {k}") for k in range(len(atoms))]
    plain = n.substitute(difference, dict(zip(atoms, letters, strict=True)))
    names = [name for name in n.free_variables(plain) if not name.startswith("angle ")]
    found: list[list[Fraction]] = []
    for turn in range(2):
        place = {name: _PLACES[(k + turn) % len(_PLACES)] for k, name in enumerate(names)}
        values = [
            _value(plain, place | {str(each.value): Fraction(each is letter) for each in letters})
            for letter in (None, *letters)
        ]
        known = [value for value in values if value is not None]
        if len(known) < len(values) or (homogeneous and known[0]):
            return None
        found.append([value - known[0] for value in known[1:]])
    return found[0] if found[0] == found[1] else None


def _value(node: Node, place: dict[str, Fraction]) -> Fraction | None:
    try:
        value = evaluate(node, Rationals(place))
    except (SymsgdError, ZeroDivisionError):
        return None
    return Fraction(int(value.p), int(value.q))
