r"""A given member of functions of a vector: ``softmax_1(a, b)`` where ``softmax_i(x)`` was given.

The formula for softmax_i speaks of the entries x_i and of sums over all of them.  With as many
arguments as there are entries the sums are written out.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.read import surface as s
from symsgd.read import values as v
from symsgd.read.functions.applications import put_in
from symsgd.read.functions.unknown_functions import bracket_of, with_scripts_of
from symsgd.read.indexed import elaborated
from symsgd.read.limits import constant_value
from symsgd.read.names import name_of
from symsgd.read.records import Family
from symsgd.read.rewriting import exchanged
from symsgd.read.scope import Scope

if TYPE_CHECKING:
    from symsgd.read.meaning import Elaborator
    from symsgd.read.values import Value

Env = dict[str, int]
_MOST = 50  # entries that are written out


class _NoEntries(Exception):
    """A formula that speaks of more than the entries of a vector and sums over them."""


def given_for_index(scope: Scope, base: str) -> tuple[str, Family] | None:
    """Return the letter and the formula of functions of one vector, such as softmax_i(x)."""
    for name, family in scope.families.items():
        stem, mark, letter = name.rpartition("_")
        if not mark or stem != base or len(letter) > 1 or len(family.params) != 1:
            continue
        if letter.isalpha() and _speaks_of_entries(family.body, family.params[0], letter):
            return letter, family
    return None


def member_of(scope: Scope, piece: s.Surface) -> tuple[str, Family, int] | None:
    """Return what ``softmax_1`` is a member of, and its number."""
    if not isinstance(piece, s.Scripted) or piece.scripts or not isinstance(piece.base, s.Letter):
        return None
    if not isinstance(piece.sub, s.Number) or not piece.sub.digits.isdigit():
        return None
    found = given_for_index(scope, piece.base.name)
    return None if found is None else (*found, int(piece.sub.digits))


def member_named(scope: Scope, name: str) -> bool:
    """Say whether a name such as ``softmax_1`` is a member of functions that were given."""
    base, mark, number = name.rpartition("_")
    return bool(mark) and number.isdigit() and given_for_index(scope, base) is not None


def entry_of_function(
    e: Elaborator, factors: tuple[s.Surface, ...], operators: tuple[str, ...], i: int
) -> Value | None:
    """Return the member of functions of a vector that stands before a bracket, or None."""
    follows = i + 1 < len(factors) and operators[i] == ""
    group = bracket_of(factors[i + 1]) if follows else None
    found = member_of(e.scope, factors[i]) if group is not None else None
    if found is None or group is None:
        return None
    letter, family, number = found
    items = _entries_of(e, group, family)
    if not 1 <= number <= len(items):
        raise e.wrong(
            factors[i], "subscript", f"there is no entry {number}", "entries count from 1"
        )
    values = [e.number(item) for item in items]
    try:
        body = _written_out(family.body, {letter: number}, family.params[0], len(items))
    except _NoEntries:
        raise e.lacks(f"the entries of {family.params[0]}") from None
    own = e.scope.forgetting(family.params[0])
    name = f"{name_of(factors[i])} of {len(items)}"
    if name in e.expanding:
        raise e.lacks(f"what {name} is without itself")
    value = elaborated(e, name, replace(family, body=body), own)
    known: dict[Node, Node] = {
        n.variable(_entry(family.params[0], k)): entry for k, entry in enumerate(values, 1)
    }
    number_there = put_in(v.number_of(value, "a member"), known)
    return with_scripts_of(e, number_there, factors[i + 1])


def _entries_of(e: Elaborator, group: s.Group, family: Family) -> tuple[s.Surface, ...]:
    """Return the entries of the argument: those that are written, or x_1, …, x_n."""
    items = group.items
    if len(items) == 1 and isinstance(items[0], s.Group):
        items = items[0].items
    if len(items) > 1:
        return items
    letter, counts = items[0], e.scope.whole_numbers()
    ends = {each.upper.name for each in s.walk(family.body)
            if isinstance(each, s.Big) and isinstance(each.upper, s.Letter)}  # fmt: skip
    known = {counts[end] for end in ends if end in counts}
    values = (e.scope.values.get(end) for end in ends)
    given = (constant_value(value) for value in values if isinstance(value, Node))
    known |= {int(one) for one in given if one is not None and 1 <= one == int(one)}
    lone = isinstance(letter, s.Letter) and not e.scope.knows(letter.name)
    if not lone or len(known) != 1 or max(known) > _MOST:
        raise e.lacks(f"how many entries {family.params[0]} has")
    start, end = letter.start, letter.end
    return tuple(
        s.Scripted(start, end, letter, s.Number(start, end, str(k)), ())
        for k in range(1, known.pop() + 1)
    )


def _speaks_of_entries(body: s.Surface, param: str, letter: str) -> bool:
    return any(
        isinstance(part, s.Scripted) and isinstance(part.base, s.Letter) and part.base.name == param
        and isinstance(part.sub, s.Letter) and part.sub.name == letter
        for part in s.walk(body)
    )  # fmt: skip


def _written_out(body: s.Surface, env: Env, param: str, count: int) -> s.Surface:
    """Return a formula with letters for the entries, and sums over all of them written out."""

    def change(part: s.Surface) -> s.Surface | None:
        match part:
            case s.Big():
                return _sum(part, env, param, count)
            case s.Scripted(base=s.Letter(name=name), sub=s.Surface() as sub) if name == param:
                at = _number(sub, env)
                if at is None or not 1 <= at <= count:
                    raise _NoEntries
                letter = s.Letter(part.start, part.end, _entry(param, at))
                scripts = tuple(
                    replace(each, body=each.body and _written_out(each.body, env, param, count))
                    for each in part.scripts
                )
                return replace(part, base=letter, sub=None, scripts=scripts) if scripts else letter
            case s.Letter(name=name) if name == param:
                raise _NoEntries
            case s.Letter(name=name) if name in env:
                return s.Number(part.start, part.end, str(env[name]))
        return None

    return exchanged(body, change)


def _entry(param: str, number: int) -> str:
    return f"entry {number} of {param}"


def _sum(big: s.Big, env: Env, param: str, count: int) -> s.Surface:
    lower, letter = big.lower, big.lower
    if isinstance(lower, s.Relation) and lower.signs == ("=",):
        letter, first = lower.sides
        if not isinstance(first, s.Number) or first.digits != "1":
            raise _NoEntries
    every = big.upper is None or isinstance(big.upper, s.Letter)  # up to how many there are
    if big.kind != "sum" or big.body is None or not isinstance(letter, s.Letter) or not every:
        raise _NoEntries
    terms = (
        ("+", _written_out(big.body, {**env, letter.name: k}, param, count))
        for k in range(1, count + 1)
    )
    grouped = tuple((sign, s.Group(big.start, big.end, "(", (term,))) for sign, term in terms)
    whole = s.Sum(big.start, big.end, grouped)
    return s.Group(big.start, big.end, "(", (whole,))


def _number(sub: s.Surface, env: Env) -> int | None:
    if isinstance(sub, s.Number) and sub.digits.isdigit():
        return int(sub.digits)
    return env.get(sub.name) if isinstance(sub, s.Letter) else None


def index_first(factors: tuple[s.Surface, ...], i: int) -> tuple[s.Surface, ...]:
    """Return factors in which ``softmax(x)_1`` is ``softmax_1(x)``."""
    symbol, after = factors[i], factors[i + 1] if i + 1 < len(factors) else None
    if not isinstance(symbol, s.Letter) or not isinstance(after, s.Scripted) or after.sub is None:
        return factors
    if not isinstance(after.base, s.Group):
        return factors
    indexed = s.Scripted(symbol.start, symbol.end, symbol, after.sub, ())
    group = replace(after, sub=None) if after.scripts else after.base
    return (*factors[:i], indexed, group, *factors[i + 2 :])
