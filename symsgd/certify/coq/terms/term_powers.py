"""Powers as terms of Coq: by the kind of the exponent, and with what the base needs."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from symsgd.algebra.balls import has_real_variable
from symsgd.certify.coq.terms.powers import (
    exponent_value,
    is_real_power,
    is_whole_power,
    plain_power,
)
from symsgd.certify.coq.terms.relations import number_term
from symsgd.expression import node as n
from symsgd.expression.node import Node

if TYPE_CHECKING:
    from symsgd.certify.coq.terms.terms import Terms

_ZERO, _E = n.number(0), n.constant("e")


def power_term(terms: Terms, base: Node, exponent: Node, base_text: str, exponent_text: str) -> str:
    """Return the term of a power whose base and exponent have the terms that are given.

    >>> from symsgd.certify.coq.terms.terms import Terms
    >>> power_term(Terms(), n.variable("x"), n.number(-2), "v_x", "(- 2)")
    '(/ (v_x ^ 2))'
    """
    value = exponent_value(exponent)
    if value is not None and value.denominator == 1:
        if value < 0:
            terms.require("!=", base)
        text = f"({base_text} ^ {abs(int(value))})"
        return text if value >= 0 else f"(/ {text})"
    written = n.power(base, exponent)
    if is_real_power(written):
        terms.require(">=", base)
        return f"(rpow {base_text} {number_term(value or Fraction(0))})"
    if is_whole_power(written, terms.context):
        below = n.relation("<", exponent, _ZERO)
        terms.guarded[(below,), n.relation("!=", base, _ZERO)] = None
        return f"(zpow {base_text} {exponent_text})"
    if value is None and base is not _E and not has_real_variable(exponent, terms.context):
        return _strictly(terms, written, n.relation(">", base, _ZERO))
    return terms.term(plain_power(written))


def _strictly(terms: Terms, power: Node, positive: Node) -> str:
    """Write a power of a base that may be 0 for us and not for Coq: others must ask for it."""
    known = positive in terms.needs
    text = terms.term(plain_power(power))
    if not known:
        terms.needs.pop(positive, None)
    terms.strict[positive] = None
    return text
