r"""Symbols with an index that means something: ``\delta_{ij}``, and ``s_j`` where s_i is given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.read import surface as s
from symsgd.read.intermediate import each, named, replaced
from symsgd.read.names import index_value, subscript_text, with_subscript
from symsgd.read.sequences import is_plain, written_inside
from symsgd.read.values import Value

if TYPE_CHECKING:
    from symsgd.read.meaning import Elaborator
    from symsgd.read.records import Family
    from symsgd.read.scope import Scope

KRONECKER = "delta"


def member(e: Elaborator, base: str, sub: s.Surface, name: str) -> Value | None:
    """Return what a symbol with an index is as one of many, or None if it stands for itself."""
    if base == KRONECKER and not e.scope.knows(base) and (letters := pair(sub)) is not None:
        return _kronecker(e, sub, letters)
    text = with_subscript(base, subscript_text(sub, dict(e.scope.indices)))
    family = e.scope.families.get(base + name.removeprefix(text))
    if family is None or not family.letter or not isinstance(sub, s.Letter | s.Number):
        return None
    if name in e.scope.members.independent:
        return None  # of what it is differentiated by, its formula says nothing
    number = index_value(sub, dict(e.scope.indices))
    plain = e.scope.sums.cases is not None and is_plain(base, e.scope)
    if number is not None and base in e.scope.members.sequences and not plain:
        return None  # it stands before the first member that the rule gives
    if number is None:
        raise e.lacks(f"the range of {sub.name}" if isinstance(sub, s.Letter) else name)
    from symsgd.read.sums.sums import whole_inside

    case = isinstance(sub, s.Letter) and sub.name in e.scope.sums.case_letters
    scope = whole_inside(e.scope.at_index(family.letter, number, case=case))
    return named(name, elaborated(e, name, family, scope))


def sample_of(piece: s.Surface) -> s.Letter | None:
    r"""Return the letter that counts samples in ``y^{(i)}``, or None.

    >>> from symsgd.read.notation.parse import parse
    >>> sample_of(parse("y^{(i)}")).name, sample_of(parse("y_j^{(i)}")), sample_of(parse("y^i"))
    ('i', None, None)
    """
    if not isinstance(piece, s.Scripted) or piece.sub is not None or len(piece.scripts) != 1:
        return None
    script = piece.scripts[0]
    bracket = script.kind in ("order", "index") and script.style != "["
    body = script.body
    return body if bracket and isinstance(body, s.Letter) and len(body.name) == 1 else None


def samples_of(base: str) -> str:
    """Return the name under which the formula of ``y^{(i)}`` is kept."""
    return f"{base}^(i)"


def sample(e: Elaborator, piece: s.Scripted, base: str, name: str) -> Value | None:
    """Return what a quantity of one sample is, or None if it stands for itself."""
    letter, family = sample_of(piece), e.scope.families.get(samples_of(base))
    if letter is None or family is None:
        return None
    number = index_value(letter, dict(e.scope.indices))
    if number is None:
        raise e.lacks(f"the range of {letter.name}")
    from symsgd.read.sums.sums import whole_inside

    case = letter.name in e.scope.sums.case_letters
    scope = whole_inside(e.scope.with_index(family.letter, number, case=case))
    return named(name, elaborated(e, name, family, scope))


def check_shift(e: Elaborator, sub: s.Surface) -> None:
    """Refuse an index such as i + 1 in a case: whether it is another index is not known."""
    sums = (part for part in s.walk(sub) if isinstance(part, s.Sum))
    letters = {leaf.name for each in sums for leaf in s.walk(each) if isinstance(leaf, s.Letter)}
    if letters & e.scope.sums.case_letters:
        raise e.lacks(f"the range of {min(letters & e.scope.sums.case_letters)}")


def elaborated(e: Elaborator, name: str, family: Family, scope: Scope) -> Value:
    """Return what the formula of a family means in a scope."""
    if name in e.expanding or len(e.expanding) > 200:
        return n.variable(name)
    return written_inside(e, name, family, scope)


def is_recurrence(base: str, family: Family) -> bool:
    r"""Say whether ``h_t`` was defined by other members, such as ``h_{t-1}``.

    >>> from symsgd.read.notation.parse import parse
    >>> from symsgd.read.records import Family
    >>> from symsgd.read.documents.source import Source
    >>> is_recurrence("h", Family("t", parse("w h_{t-1}"), Source("")))
    True
    """
    return any(
        isinstance(part, s.Scripted)
        and isinstance(part.base, s.Letter)
        and part.base.name == base
        and part.sub is not None
        for part in s.walk(family.body)
    )


def _kronecker(e: Elaborator, sub: s.Surface, letters: tuple[s.Surface, s.Surface]) -> Value | None:
    numbers = [index_value(letter, dict(e.scope.indices)) for letter in letters]
    if None in numbers:
        return None
    if any(isinstance(letter, s.Number) for letter in letters):
        if e.scope.layers is not None:  # δ_{2j} may be the error of a neuron in layer 2
            return None
        e.decide("kronecker", sub, "δ with two indices is 1 where they are equal, else 0")
    return n.number(int(numbers[0] == numbers[1]))


def pair(sub: s.Surface) -> tuple[s.Surface, s.Surface] | None:
    """Return the two letters of an index such as ``ij`` or ``i,j``; one may be a number.

    >>> from symsgd.read.notation.parse import parse
    >>> [letter.name for letter in pair(parse("ij"))], pair(parse("12"))
    (['i', 'j'], None)
    """
    parts: tuple[s.Surface, ...] = ()
    if isinstance(sub, s.Product) and set(sub.operators) == {""}:
        parts = sub.factors
    elif isinstance(sub, s.Group):
        parts = sub.items
    letters = [part for part in parts if isinstance(part, s.Letter)]
    if len(parts) == 2 and letters and all(isinstance(part, s.Letter | s.Number) for part in parts):
        return parts[0], parts[1]
    return None


def with_open_sums(e: Elaborator, value: Value) -> Value:
    """Return a value with the quantities in it that have sums over a range written out.

    With z = Σ_k w_k x_k + b and a = σ(z), the value of a is in z until the range is one of a case.
    """
    families = e.scope.families
    whole = [
        name
        for name in n.free_variables(*each(value))
        if name in families and not families[name].letter and not families[name].params
    ]
    known: dict[Node, Node] = {}
    for name in whole:
        found = named(name, elaborated(e, name, families[name], e.scope))
        if isinstance(found, Node):
            known[n.variable(name)] = found
    return replaced(value, known) if known else value
