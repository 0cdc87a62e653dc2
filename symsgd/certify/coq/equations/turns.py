"""Sines and cosines of sums in those of a few angles, some of which are parts of a half turn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import product

from symsgd.certify.coq.terms.lattice import Form, TooLarge, integer_basis, linear_form
from symsgd.certify.coq.terms.relations import number_term
from symsgd.certify.coq.terms.terms import Terms
from symsgd.expression import node as n
from symsgd.expression.node import Node, number

MOST_TURNS = 12
_PI = n.constant("pi")
# parts of a half turn whose sine and cosine are known, and how often each may be taken
_ANGLES = {2: range(4), 3: (0, 1, -1, 2), 4: (0, 1, -1), 5: (0, 1, -1, 2, -2), 7: range(7)}


def turn_steps(sides: Sequence[Node], terms: Terms, level: int) -> Iterator[str]:
    """Write sin and cos of sums in those of a few angles, with sin² + cos² = 1."""
    nodes = [node for node in n.walk(*sides) if node.head == n.APPLY]
    arguments = [node.args[0] for node in nodes if node.value[0] in ("sin", "cos")]
    arguments = list(dict.fromkeys(reversed(arguments)))
    if not arguments:
        return
    try:
        forms = [linear_form(u) for u in arguments]
    except TooLarge:
        return
    pis, basis, shares = _basis(forms)
    while len(forms) > 1 and (most := max(shares, key=_size)) and _size(most) > MOST_TURNS:
        k = shares.index(most)  # this one stays a letter
        arguments, forms = [*arguments[:k], *arguments[k + 1 :]], [*forms[:k], *forms[k + 1 :]]
        pis, basis, shares = _basis(forms)
    rests = [_without_pi(arguments[i], pis[i]) for i, _ in basis]
    bases = [
        terms.term(u if q == 1 else u / number(q)) for u, (_, q) in zip(rests, basis, strict=True)
    ]
    letters = [f"T{level}_{j}" for j in range(len(bases))]
    yield from (f"pose ({name} := {text})" for name, text in zip(letters, bases, strict=True))
    unfolding = f"unfold {', '.join(letters)}; " if letters else ""
    for argument, share, pi in zip(arguments, shares, pis, strict=True):
        whole = _sum_of_angles(share, letters, pi)
        if whole is None:
            return
        text = terms.term(argument)
        for function in ("sin", "cos"):
            yield (
                f"try (let A := fresh in assert (A : {function} {text} = {function} {whole}) "
                f"by (apply f_equal; {unfolding}field; lra); rewrite A in *; clear A)"
            )
    yield "try rewrite sin_turns in *; try rewrite cos_turns in *; sgd_turn"
    yield from (f"sgd_circle {name}" for name in letters)


def _basis(
    forms: Sequence[Form],
) -> tuple[list[Fraction], list[tuple[int, int]], list[list[int]]]:
    """Return the parts of a half turn in the angles, and a basis of what else they are."""
    others = [{key: value for key, value in form.items() if key != (str(_PI),)} for form in forms]
    pis = [form.get((str(_PI),), Fraction(0)) for form in forms]
    if any(_parts(r % 2) is None for r in pis):
        others, pis = [dict(form) for form in forms], [Fraction(0) for _ in forms]
    return (pis, *integer_basis(others))


def _size(share: Sequence[int]) -> int:
    return sum(map(abs, share))


def _without_pi(argument: Node, pi: Fraction) -> Node:
    return argument - number(pi) * _PI if pi else argument


def _sum_of_angles(share: Sequence[int], letters: Sequence[str], pi: Fraction) -> str | None:
    """Return the angle as a sum of letters, of π/2, π/3, π/4, π/5 and π/7, and of full turns."""
    turns = pi // 2
    parts = _parts(pi - 2 * turns)
    if parts is None:
        return None
    counts = [
        *zip(letters, share, strict=True),
        *((f"(PI / {q})", c) for q, c in zip(_ANGLES, parts, strict=True)),
    ]
    if sum(abs(c) for _, c in counts) > MOST_TURNS:
        return None
    pieces = [t if c > 0 else f"(- {t})" for t, c in counts for _ in range(abs(c))]
    whole = " + ".join(pieces) or "0"
    return f"(({whole}) + 2 * {number_term(Fraction(turns))} * PI)" if turns else f"({whole})"


@lru_cache(maxsize=1024)
def _parts(rest: Fraction) -> tuple[int, ...] | None:
    """Return how often each known part of a half turn is taken, as few of them as possible."""
    every = [counts if rest.denominator % q == 0 or q <= 4 else (0,)
             for q, counts in _ANGLES.items()]  # fmt: skip
    found = [
        parts
        for parts in product(*every)
        if sum(Fraction(c, q) for q, c in zip(_ANGLES, parts, strict=True)) == rest
    ]
    return min(found, key=lambda parts: sum(map(abs, parts)), default=None)
