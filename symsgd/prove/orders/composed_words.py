"""How a proof by parts goes, in words."""

from __future__ import annotations

from collections.abc import Iterator

from symsgd.prove.orders.composed import Proof


def in_words(proof: Proof) -> str:
    """Return the ways of a proof by parts, from outside to inside, each of them once.

    >>> from symsgd.expression import node as n
    >>> from symsgd.expression.domain import Context
    >>> from symsgd.prove.orders.differences import Claim
    >>> a, zero, one = n.variable("a"), n.number(0), n.number(1)
    >>> in_words(Proof(Claim(a, one, Context(), "<="), "chord", (a, zero, one)))
    'the difference: concave in a, by its values at a = 0 and a = 1'
    """
    return "the difference: " + "; ".join(dict.fromkeys(_said(proof)))


def _said(proof: Proof) -> Iterator[str]:
    places = [str(place) for place in proof.places]
    match proof.way:
        case "chord":
            letter, low, high = places
            yield f"concave in {letter}, by its values at {letter} = {low} and {letter} = {high}"
        case "slope" | "strict slope":
            letter, at = places
            yield f"its derivative in {letter} has the sign of {letter} − ({at})"
        case "power":
            yield f"both sides are powers with the exponent {places[0]}"
        case "logarithms":
            yield "by the logarithms of both sides"
        case "cofactor":
            yield f"with the sign of {places[1]}"
        case "factor":
            yield f"without the factor {places[0]}"
        case "split":
            yield f"for {places[0]} up to {places[1]}, between, and from {places[2]} on"
        case "terms":
            yield "term by term"
        case "induction":
            yield f"by induction on {places[0]}"
        case "cases":
            yield f"case by case of {places[0]}"
    for part in proof.parts:
        yield from _said(part)
