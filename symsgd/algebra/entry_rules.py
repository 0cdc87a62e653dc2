"""Equations between entries of arrays, put in wherever their left side stands in a formula.

From Σ_k u_k u_k = 1 the term Σ_k u_i u_k u_k becomes u_i.  A free index of an equation stands for
any index of its range; a bound one for a bound index that nothing else in the term has.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from symsgd.algebra import entries as t
from symsgd.algebra import entry_functions as f
from symsgd.algebra.entries import Total
from symsgd.algebra.entry_terms import (
    Call,
    Cell,
    Factor,
    Inside,
    Powers,
    Term,
    TooLarge,
    apart,
    indices,
)

_MOST_STEPS = 60
RangeOf = Callable[[str], str]
Match = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Rule:
    """A term and what it is for all values of its free indices."""

    pattern: Term
    value: Total
    free: frozenset[str]
    source: str  # the equation as the text has it


def rules_of(difference: Total, source: str) -> Iterator[Rule]:
    """Yield what follows at once from a difference that is 0.

    >>> square = t.summed(t.cell("u", "k") ** 2, "k", "n")
    >>> [rule.value.number for rule in rules_of(square - t.ONE, "‖u‖ = 1")]
    [Fraction(1, 1)]
    """
    for total in (difference, *_without_roots(difference)):
        rule = _rule(total, source)
        if rule is not None:
            yield rule


def _rule(difference: Total, source: str) -> Rule | None:
    free = frozenset(difference.free())
    leading = [(term, c) for term, c in difference.terms if _is_pattern(term, free)]
    if not leading:
        return None
    term, c = max(leading, key=lambda each: (*_size(each[0]), repr(each[0])))
    if any(_size(other) > _size(term) for other, _ in difference.terms):
        return None
    rest = difference - Total(((term, c),))
    return Rule(term, rest.scaled(-1 / c), free, source)


def _is_pattern(term: Term, free: frozenset[str]) -> bool:
    cells = all(isinstance(factor, Cell) and e > 0 for factor, e in term.factors)
    places = {place for factor, _ in term.factors if isinstance(factor, Cell)
              for place in factor.places}  # fmt: skip
    return bool(term.factors) and cells and free <= places


def _size(term: Term) -> tuple[int, int]:
    return sum(abs(e) for _, e in term.factors), len(term.bound)


def _without_roots(difference: Total) -> Iterator[Total]:
    """Yield what follows from √a = √b, and from √a = b: a = b, and a = b²."""
    roots = [(term, c) for term, c in difference.terms if _inside_root(term) is not None]
    for term, c in roots:
        inside = _inside_root(term)
        rest = (difference - Total(((term, c),))).scaled(-1 / c)
        if inside is None:
            continue
        if len(rest.terms) == 1 and (other := _inside_root(rest.terms[0][0])) is not None:
            factor = rest.terms[0][1]
            if factor > 0:  # √a = -√b says more than a = b, and is not followed
                yield inside - other.scaled(factor**2)
            return
        yield inside - rest * rest


def _inside_root(term: Term) -> Total | None:
    match term:
        case Term(bound=(), factors=((Call(name="sqrt", orders=(0,), args=(inside,)), 1),)):
            return inside
    return None


def rewritten(
    total: Total, rules: Iterable[Rule], range_of: RangeOf
) -> tuple[Total, tuple[Rule, ...]]:
    """Return a total with all equations put in, and those that were used.

    >>> u = t.cell("u", "k")
    >>> (rule,) = rules_of(t.summed(u * u, "k", "n") - t.ONE, "‖u‖ = 1")
    >>> total, used = rewritten(t.summed(t.cell("u", "i") * u * u, "k", "n"), [rule], str)
    >>> total == t.cell("u", "i")
    True
    """
    rules, used = tuple(rules), dict[Rule, None]()

    def inner(factor: Factor) -> Total | None:
        if not isinstance(factor, Call | Inside):
            return None
        parts = factor.args if isinstance(factor, Call) else (factor.total,)
        new = [changed(part) for part in parts]
        return None if list(parts) == new else f.rebuilt(factor, new)

    def changed(whole: Total) -> Total:
        whole = f.mapped(whole, inner)
        for _ in range(_MOST_STEPS):
            step = next(_steps(whole, rules, range_of), None)
            if step is None:
                return whole
            rule, whole = step
            used[rule] = None
        raise TooLarge

    return changed(total), tuple(used)


def _steps(
    total: Total, rules: tuple[Rule, ...], range_of: RangeOf
) -> Iterator[tuple[Rule, Total]]:
    for term, c in total.terms:
        for rule in rules:
            found = _replaced(term, rule, range_of)
            if found is not None:
                yield rule, total - Total(((term, c),)) + found.scaled(c)


def _replaced(old: Term, rule: Rule, range_of: RangeOf) -> Total | None:
    term = apart(old)
    for match, rest in _matches(term, rule, range_of):
        taken = {match[index] for index, _ in rule.pattern.bound}
        inside = rule.value.renamed({name: match[name] for name in rule.free})
        result = t.normal(Term((), rest)) * inside
        for index, over in reversed(term.bound):
            if index not in taken:
                result = t.summed(result, index, over)
        return result
    return None


def _matches(term: Term, rule: Rule, range_of: RangeOf) -> Iterator[tuple[Match, Powers]]:
    """Yield the ways in which a rule stands in a term, with the factors that are left."""
    wanted = [factor for factor, e in rule.pattern.factors for _ in range(e)]
    bound, inner = dict(term.bound), dict(rule.pattern.bound)

    def fits(name: str, place: str, match: Match) -> bool:
        if name in match:
            return match[name] == place
        if name in inner:
            return bound.get(place) == inner[name] and place not in match.values()
        return (bound[place] if place in bound else range_of(place)) == range_of(name)

    def search(
        at: int, match: dict[str, str], left: dict[Factor, int]
    ) -> Iterator[tuple[Match, Powers]]:
        if at == len(wanted):
            rest = tuple((factor, e) for factor, e in left.items() if e)
            taken = {match[index] for index in inner}
            shared = {match[name] for name in rule.free} | indices(rest)
            if taken.isdisjoint(shared):
                yield match, rest
            return
        pattern = wanted[at]
        for factor, e in left.items():
            if not isinstance(factor, Cell) or not isinstance(pattern, Cell) or e < 1:
                continue
            if factor.name != pattern.name or len(factor.places) != len(pattern.places):
                continue
            for places in factor.orders():
                found: dict[str, str] | None = dict(match)
                for name, place in zip(pattern.places, places, strict=True):
                    if found is None or not fits(name, place, found):
                        found = None
                        break
                    found[name] = place
                if found is not None:
                    yield from search(at + 1, found, {**left, factor: e - 1})

    yield from search(0, {}, dict(term.factors))


def symmetric_name(difference: Total) -> str | None:
    """Return the matrix of which a difference that is 0 says that it is symmetric.

    >>> symmetric_name(t.cell("A", "i", "j") - t.cell("A", "j", "i"))
    'A'
    """
    cells = [(term.factors, c) for term, c in difference.terms]
    match cells:
        case [(((Cell() as one, 1),), c), (((Cell() as other, 1),), d)]:
            turned = one.places == other.places[::-1] and len(set(one.places)) == 2
            same = one.name == other.name and c + d == Fraction(0)
            return one.name if turned and same and not difference.terms[0][0].bound else None
    return None
