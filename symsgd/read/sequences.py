r"""Sequences of states: ``v_{t+1} = \beta v_t + g_t`` gives every later member from an earlier one.

A member with a number for its index is worked out by putting the rule into itself, down to the
members that are given, or that stand before the first one that the rule gives.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from symsgd.expression import node as n
from symsgd.read import surface as s
from symsgd.read.growth import MOST_BITS, bits
from symsgd.read.intermediate import each, named
from symsgd.read.names import index_value, subscript_text, with_index, with_subscript
from symsgd.read.records import Family
from symsgd.read.values import Value

if TYPE_CHECKING:
    from symsgd.read.meaning import Elaborator
    from symsgd.read.scope import Scope

MOST_STEPS = 60  # of a rule put into itself
_NO_NUMBERS: Mapping[str, int] = {}


class Place(NamedTuple):
    """Where a symbol stands in a sequence: which sequence, and at which index."""

    key: str
    at: s.Surface


class Step(NamedTuple):
    """An index such as ``t+1``: its letter, and what is added to it."""

    letter: str
    shift: int


def place_of(piece: s.Surface, indices: Mapping[str, int] = _NO_NUMBERS) -> Place | None:
    r"""Return which member of which sequence a symbol is, or None if it has no index.

    >>> from symsgd.read.notation.parse import parse
    >>> [place_of(parse(text)).key for text in ("v_{t+1}", r"\theta^{(t)}", "w_1^{(2)}")]
    ['v', 'theta^(', 'w_1^(']
    """
    if not isinstance(piece, s.Scripted) or not isinstance(piece.base, s.Letter):
        return None
    name = piece.base.name
    above = [script for script in piece.scripts if script.kind in ("index", "order")]
    if len(above) > 1 or any(script.style == "[" for script in above):
        return None
    if not above:
        return None if piece.sub is None else Place(name, piece.sub)
    if piece.sub is not None:
        name = with_subscript(name, subscript_text(piece.sub, dict(indices)))
    body = above[0].body
    return None if body is None else Place(f"{name}^{above[0].style.lstrip(_SLASH)}", body)


_SLASH = "\\"


def step_of(index: s.Surface) -> Step | None:
    """Return the letter and the shift of an index, or None if it is not of that form.

    >>> from symsgd.read.notation.parse import parse
    >>> step_of(parse("t-1")), step_of(parse("2t")), step_of(parse("3"))
    (Step(letter='t', shift=-1), None, None)
    """
    if isinstance(index, s.Group) and len(index.items) == 1:
        return step_of(index.items[0])
    if isinstance(index, s.Letter):
        return Step(index.name, 0)
    if not isinstance(index, s.Sum) or len(index.terms) != 2:
        return None
    (sign, letter), (other, number) = index.terms
    if isinstance(number, s.Letter):
        (sign, letter), (other, number) = (other, number), (sign, letter)
    shift = index_value(number, {})
    if sign != "+" or not isinstance(letter, s.Letter) or shift is None:
        return None
    return Step(letter.name, shift if other == "+" else -shift)


def members(key: str, body: s.Surface) -> Iterator[s.Surface]:
    """Yield the index of each member of a sequence in a formula."""
    for part in s.walk(body):
        place = place_of(part)
        if place is not None and place.key == key:
            yield place.at


def offsets(key: str, family: Family) -> tuple[int, ...] | None:
    r"""Return how far before a member those stand that its rule needs.

    They are empty for a formula that needs none, and None if it is no rule from earlier members.

    >>> from symsgd.read.notation.parse import parse
    >>> from symsgd.read.documents.source import Source
    >>> offsets("a", Family("n", parse("a_{n+1} + a_n"), Source(""), shift=2))
    (1, 2)
    """
    found: set[int] = set()
    for index in members(key, family.body):
        step = step_of(index)
        if step is None and index_value(index, {}) is not None:
            continue  # a fixed member, such as x_0, is no step
        if step is None or step.letter != family.letter or step.shift >= family.shift:
            return None
        found.add(family.shift - step.shift)
    return tuple(sorted(found))


def is_rule(key: str, family: Family) -> bool:
    """Say whether a formula gives the members of a sequence from earlier ones.

    >>> from symsgd.read.notation.parse import parse
    >>> from symsgd.read.documents.source import Source
    >>> is_rule("v", Family("t", parse("2 v_{t-1}"), Source("")))
    True
    """
    return bool(offsets(key, family))


def is_plain(key: str, scope: Scope) -> bool:
    """Say whether the members are what a family gives, each from its own index alone."""
    rule = scope.members.sequences.get(key)
    if rule is None or rule.shift or rule.low is not None or rule.high is not None:
        return False
    families = (base.partition("^")[0] for base, each in scope.families.items() if each.letter)
    return "^" not in key and key in families and not is_rule(key, rule)


def lowest(key: str, family: Family) -> int:
    """Return the index of the first member that a rule gives: what it needs starts at 0.

    >>> from symsgd.read.notation.parse import parse
    >>> from symsgd.read.documents.source import Source
    >>> lowest("v", Family("t", parse("2 v_{t-1}"), Source("")))
    1
    """
    first = max(offsets(key, family) or (0,))
    if family.low is not None:
        first = max(first, family.low + family.shift)
    return first if family.otherwise is None else min(first, lowest(key, family.otherwise))


def rule_for(key: str, number: int, scope: Scope) -> Family | None:
    """Return the formula that gives a member, or None if it stands before those that are given."""
    family = scope.members.sequences.get(key)
    case = None if family is None else family.at(number - family.shift)
    if case is None or number < lowest(key, case):
        return None
    # what a_n = n a_0 is made of is given: at n = 0 it would say that all members are 0
    made_of = {index_value(index, {}) for index in members(key, case.body)}
    return None if number in made_of else case


def name_of_member(key: str, number: int) -> str:
    """Return the name of a member.

    >>> name_of_member("v", 2), name_of_member("theta^(", 0)
    ('v_2', 'theta^(0)')
    """
    base, mark, style = key.rpartition("^")
    if mark:
        return with_index(base, str(number), style)
    return with_subscript(key, str(number))


def name_of_step(key: str, letter: str, shift: int) -> str:
    """Return the name of a member whose index is a letter.

    >>> name_of_step("v", "t", -1), name_of_step("theta^(", "t", 0)
    ('v_{t-1}', 'theta^(t)')
    """
    index = f"{letter}{shift:+d}" if shift else letter
    base, mark, style = key.rpartition("^")
    return with_index(base, index, style) if mark else with_subscript(key, index)


def worked_out(e: Elaborator, place: Place | None, name: str) -> Value | None:
    """Return what the rule of its sequence makes of a member, or None if it stands for itself."""
    number = None if place is None else index_value(place.at, e.scope.whole_numbers())
    if place is None or number is None or name in e.scope.members.independent:
        return None
    family = rule_for(place.key, number, e.scope)
    if family is None or number <= e.scope.members.starts.get(place.key, -1):
        return None
    if e.scope.sums.cases is not None and is_plain(place.key, e.scope):
        return None  # what a family is says how it is read in the case of an index, too
    if name in e.expanding:
        e.cut_short.append(name)
        return None
    if len(e.expanding) > MOST_STEPS:
        raise e.lacks(f"{name}{_FAR}")
    scope = e.scope.at_index(family.letter, number - family.shift)
    known = (name, tuple(sorted(scope.indices.items())))
    if known not in e.worked_out:
        before = len(e.cut_short)
        value = named(name, written_inside(e, name, family, scope))
        if bits(value, e.scope.values) > MOST_BITS:
            raise e.lacks(f"{name}{_LONG}")
        if len(e.cut_short) > before:
            return value
        e.worked_out[known] = value
    return e.worked_out[known]


def is_out_of_reach(missing: Iterable[str]) -> bool:
    """Say whether a rule gives what is missing, and it is only too much to work out.

    >>> is_out_of_reach(["x_9, which has too many digits"]), is_out_of_reach(["x_0"])
    (True, False)
    """
    return any(name.endswith((_FAR, _LONG)) for name in missing)


_FAR, _LONG = f", which is more than {MOST_STEPS} steps away", ", which has too many digits"


def written_inside(e: Elaborator, name: str, family: Family, scope: Scope) -> Value:
    """Return what the formula of a family means in a scope, while a name is being worked out."""
    inner = e.inner(scope, family.source)
    e.expanding.append(name)
    try:
        return inner.value(family.body)
    finally:
        e.expanding.pop()
        e.work = inner.work


def not_given(value: Value, scope: Scope) -> tuple[str, ...]:
    """Return the members of sequences on which a value rests and for which nothing is given.

    >>> from symsgd.read.notation.parse import parse
    >>> from symsgd.read.scope import Scope
    >>> from symsgd.read.documents.source import Source
    >>> from symsgd.read.facets import Members
    >>> rule = Family("t", parse("2 v_{t-1}"), Source(""))
    >>> scope = Scope(members=Members(sequences={"v": rule}))
    >>> not_given(n.variable("v_0") + n.variable("w_0"), scope)
    ('v_0',)
    """
    free = n.free_variables(*each(value))
    return tuple(name for name in free if name not in scope.values and _is_start(name, scope))


def _is_start(name: str, scope: Scope) -> bool:
    """Say whether a name is a member that stands before those that its rule gives."""
    found = re.search(r"(\d+)\D?$", name)
    number = -1 if found is None else int(found[1])
    return any(
        is_rule(key, family)
        and 0 <= number < lowest(key, family)
        and name_of_member(key, number) == name
        for key, family in scope.members.sequences.items()
    )
