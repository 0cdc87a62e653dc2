r"""Sums that end at a letter, and what they become when the letter grows by one.

``\sum_{i=1}^{t} a_i`` gets one term more; ``\sum_{i=1}^{t} \beta^{t-i} g_i`` is multiplied by β
before that.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from symsgd.check.induction.induction_names import names, shifted_by, shifts
from symsgd.check.induction.sums_of_terms import SumOfTerms, sum_of
from symsgd.check.judgement import Side
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.read import surface as s
from symsgd.read.functions.applications import put_in
from symsgd.read.intermediate import without_names
from symsgd.read.limits import constant_value
from symsgd.read.meaning import elaborate
from symsgd.read.named_parts import form, with_name
from symsgd.read.records import Family
from symsgd.read.scope import Scope
from symsgd.read.sequences import name_of_step, step_of

MOST_WAYS = 8


@dataclass(frozen=True, slots=True)
class GrowingSum:
    """A sum or a product up to a letter, and the name that it gets while the letter grows."""

    name: str
    piece: s.Big
    letter: str
    parts: SumOfTerms
    side: Side

    @property
    def is_product(self) -> bool:
        """Whether it is a product, which gets one factor more."""
        return self.piece.kind == "prod"

    def grown(self, scope: Scope) -> tuple[Node, ...]:
        """Return the sum with the next number for its letter, if it has its name before that.

        Its terms may be counted from either end.
        """
        term = value_of(self.parts.term, self.side, (self.parts.counter,), scope, self.letter)
        if term is None:
            return ()
        ends = self.parts.first + 2 * self.parts.shift
        turned = reversed_term(term, self.letter, self.parts.counter, ends)
        found = (None if one is None else self._grown(one) for one in (turned, term))
        return tuple(dict.fromkeys(one for one in found if one is not None))

    def _grown(self, term: Node) -> Node | None:
        letter, counter = self.letter, self.parts.counter
        if any(
            not shifts(name, one) for name in n.free_variables(term) for one in (letter, counter)
        ):
            return None
        factor = growth_factor(term, letter, counter)
        if factor is None or (self.is_product and _moves(term, letter)):
            return None
        last = shifted_by(
            shifted_by(term, letter, letter, 1), counter, letter, self.parts.shift + 1
        )
        now = n.variable(self.name)
        return now * last if self.is_product else factor * now + last


def growing_sums(sides: Iterable[Side], *, products: bool = False) -> tuple[GrowingSum, ...] | None:
    """Return the sums of some formulas if they end at one letter, and none is inside another.

    ``products`` takes products along, as in ln Π p_i = Σ ln p_i.
    """
    found: dict[object, GrowingSum] = {}
    for side in sides:
        for part in s.walk(side.piece) if side.piece is not None else ():
            if not isinstance(part, s.Big):
                continue
            step = None if part.upper is None else step_of(part.upper)
            alike = replace(part, kind="sum") if products and part.kind == "prod" else part
            parts = None if step is None else sum_of(Family(step.letter, alike, side.source))
            if step is None or parts is None:
                return None
            name = f"sum {len(found) + 1}"
            found.setdefault(form(part), GrowingSum(name, part, step.letter, parts, side))
    sums = tuple(found.values())
    nested = any(isinstance(part, s.Big) for one in sums for part in s.walk(one.parts.term))
    return None if nested or len({one.letter for one in sums}) != 1 else sums


def with_named_sums(
    side: Side, sums: tuple[GrowingSum, ...], letter: str, scope: Scope
) -> Node | None:
    """Return the value of a formula with a name for each sum, or None."""
    piece = side.piece
    for one in sums:
        piece = None if piece is None else with_name(piece, one.name, one.piece)
        scope = scope.as_number(one.name)
    return None if piece is None else value_of(piece, side, (letter,), scope)


def value_of(
    piece: s.Surface, side: Side, letters: tuple[str, ...], scope: Scope, end: str = ""
) -> Node | None:
    """Return a formula in which nothing depends on some letters unseen, or None.

    With ``end``, a term may have symbols that are counted from there, such as g_{t-i}.
    """
    try:
        meaning = elaborate(piece, scope, side.source, finish=False)
    except SymsgdError:
        return None
    if meaning.missing or not isinstance(meaning.value, Node):
        return None
    value = without_names(meaning.value)
    if not isinstance(value, Node):
        return None
    known = n.free_variables(value)
    seen = all(
        shifts(name, letter) or (end and _counted_back(name, end, letter) is not None)
        for name in known
        for letter in letters
    )
    return value if seen and not scope.families.keys() & set(known) else None


def reversed_term(node: Node, letter: str, counter: str, ends: int) -> Node | None:
    """Return a term counted from the other end of a sum, or None if some symbol has no name there.

    ``ends`` is what the first and the last number of the counter come to, less the letter.

    >>> b, t, i, g = n.variables("b t i g_{t-i}")
    >>> str(reversed_term(b**(t - i) * g, "t", "i", 1))
    'b^(1*i - 1)*g_{i-1}'
    """
    if not _moves(node, counter):
        return node
    if node.head == n.VARIABLE and node.value == counter:
        return n.variable(letter) + n.number(ends) - node
    if node.head == n.VARIABLE:
        back = _counted_back(str(node.value), letter, counter)
        return None if back is None else n.variable(name_of_step(back[0], counter, back[1] - ends))
    if node.head == n.POWER and not _moves(node.args[0], counter):
        exponent = _turned(node.args[1], letter, counter, ends)
        if exponent is not None:
            return node.args[0] ** exponent
    if node.head == n.ADD and (turned := _turned(node, letter, counter, ends)) is not None:
        return turned
    args = [reversed_term(arg, letter, counter, ends) for arg in node.args]
    return None if None in args else n.rebuild(node, tuple(args))  # type: ignore[arg-type]


def _turned(line: Node, letter: str, counter: str, ends: int) -> Node | None:
    """Return a + bt + ci counted from the other end, without t where that cancels."""
    slopes = _slopes(line, letter, counter)
    if slopes is None:
        return None
    constant, by_letter, by_counter = slopes
    turned = n.number(-by_counter) * n.variable(counter)
    if by_letter + by_counter:
        turned = n.number(by_letter + by_counter) * n.variable(letter) + turned
    return turned + n.number(constant + by_counter * ends)


def _counted_back(name: str, letter: str, counter: str) -> tuple[str, int] | None:
    """Return the key of a symbol and c if its index is t - i + c, or None."""
    found = re.fullmatch(
        rf"(.+?)_\{{{letter}([+-]\d+)?-{counter}([+-]\d+)?\}}", name.replace(" ", "")
    )
    return None if found is None else (found[1], int(found[2] or 0) + int(found[3] or 0))


def growth_factor(term: Node, letter: str, counter: str) -> Node | None:
    """Return by what a term is multiplied when a letter grows by one, free of its counter.

    >>> b, t, i, g = n.variables("b t i g_i")
    >>> str(growth_factor(b**(t - i) * g, "t", "i")), growth_factor(t * g, "t", "i")
    ('1*b^1', None)
    """
    if not _moves(term, letter):
        return n.number(1)
    if term.head == n.MULTIPLY:
        factors = [growth_factor(arg, letter, counter) for arg in term.args]
        moving = [one for one in factors if one is None or one.head != n.NUMBER]
        return None if None in factors else n.multiply(n.number(1), *moving)  # type: ignore[arg-type]
    if term.head == n.DIVIDE and not _moves(term.args[1], letter):
        return growth_factor(term.args[0], letter, counter)
    if term.head == n.NEGATE:
        return growth_factor(term.args[0], letter, counter)
    if term.head != n.POWER or {letter, counter} & set(n.free_variables(term.args[0])):
        return None
    base, exponent = term.args
    if _moves(base, letter) or _moves(base, counter):
        return None
    grows = _slope(exponent, letter, counter)
    return None if grows is None else base ** n.number(grows)


def _slope(exponent: Node, letter: str, counter: str) -> int | None:
    """Return c if an exponent is a whole number and ct more, such as t - i; c is not negative."""
    slopes = _slopes(exponent, letter, counter)
    return None if slopes is None or slopes[1] < 0 else slopes[1]


def _slopes(exponent: Node, letter: str, counter: str) -> tuple[int, int, int] | None:
    """Return a, b and c if an exponent is a + bt + ci with whole numbers."""
    whole = all(
        node.head in (n.ADD, n.NEGATE, n.VARIABLE, n.MULTIPLY)
        or (node.head == n.NUMBER and constant_value(node) == int(constant_value(node) or 0))
        for node in n.walk(exponent)
    )
    if not whole or not set(n.free_variables(exponent)) <= {letter, counter}:
        return None
    t, i = n.variable(letter), n.variable(counter)

    def at(first: int, second: int) -> int:
        known = {t: n.number(first), i: n.number(second)}
        return int(constant_value(n.substitute(exponent, known)) or 0)

    constant = at(0, 0)
    by_letter, by_counter = at(1, 0) - constant, at(0, 1) - constant
    points = ((1, 1), (2, 3), (3, 1))  # what is no sum of multiples is told from one
    even = all(at(a, b) == constant + by_letter * a + by_counter * b for a, b in points)
    products = [node for node in n.walk(exponent) if node.head == n.MULTIPLY]
    simple = all(len([arg for arg in node.args if n.free_variables(arg)]) < 2 for node in products)
    return (constant, by_letter, by_counter) if even and simple else None


def _moves(value: Node, letter: str) -> bool:
    """Say whether a letter, or an index with it, stands in a formula."""
    return any(names(name, letter) for name in n.free_variables(value))


def all_grown(sums: tuple[GrowingSum, ...], scopes: Iterable[Scope]) -> list[dict[str, Node]]:
    """Return every way to write the sums with the next number for their letter, a few at most."""
    forms = [one.grown(scope) for one, scope in zip(sums, scopes, strict=True)]
    names_of = [one.name for one in sums]
    ways = itertools.islice(itertools.product(*forms), MOST_WAYS)
    return [dict(zip(names_of, way, strict=True)) for way in ways]


def put_in_sums(value: Node, sums: dict[str, Node]) -> Node:
    """Return a formula with values for the names of sums."""
    return put_in(value, {n.variable(name): one for name, one in sums.items()})
