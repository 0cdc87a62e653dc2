r"""Sums and products over a range, which may be open: ``\sum_j e^{x_j}`` for any count of terms.

An open sum is read for one case of its free indices at a time (i = j, i ≠ j): the terms of those
indices are written out, and what remains is a symbol of its own, shared by all sums of the same
terms up to a factor.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.matrix import Matrix
from symsgd.expression.node import Node
from symsgd.read import surface as s
from symsgd.read import values as v
from symsgd.read.intermediate import replaced
from symsgd.read.notation.ranges import nested
from symsgd.read.sums import analysis
from symsgd.read.sums.factoring import cancelled, split_by
from symsgd.read.sums.ranges_of_sums import range_of
from symsgd.read.values import Value

if TYPE_CHECKING:
    from symsgd.read.meaning import Elaborator
    from symsgd.read.scope import Scope

OTHER = 1_000_000  # the index that stands for all that no case names
BEYOND = 2_000_000  # the same inside a term for that index
BUT_ONE = " but one"  # the end of such a symbol without one more of the terms
REST = "the other terms of "  # how the symbol of what remains of an open sum begins
COUNT = "the count of the other terms"
WEIGHT = "the weight of the other terms"  # marks a term that stands for all others


def big(e: Elaborator, piece: s.Big) -> Value:
    """Return a sum or product, written out term by term."""
    if piece.body is None:
        raise e.wrong(piece, "no-operand", "the sum has no body", "expected an expression")
    if analysis.is_endless(piece, e.scope):
        return analysis.series_of(e, piece)
    if (inner := nested(piece, dict(e.scope.indices))) is not None:
        return e.value(inner)
    name, numbers, is_open = range_of(e, piece)
    if piece.reaches:
        e.decide("reach", piece, f"the sum over {name} goes on to the last term with {name}")
    last = piece.upper.name if isinstance(piece.upper, s.Letter) else None
    case = is_open and not e.scope.sums.small_range
    terms = [_term(e, piece.body, name, number, case=case) for number in numbers]
    if is_open:
        if piece.kind != "sum":
            raise e.lacks(f"the range of {name}")
        index = BEYOND if OTHER in (e.scope.sums.cases or ()) else OTHER
        if _is_taken(e, piece.body, name, index):
            raise e.lacks(f"the range of {name}")
        terms.append(_rest(e, _term(e, piece.body, name, index, case=case), name, last, index))
    if piece.kind == "sum":
        return v.total(terms) if terms else n.number(0)
    result: Value = n.number(1)
    for term in terms:
        result = v.times(result, term)
    return result


def _term(e: Elaborator, body: s.Surface, name: str, number: int, *, case: bool) -> Value:
    scope = whole_inside(e.scope.without(name).with_index(name, number, case=case))
    cases = scope.sums.cases or ()
    apart = number == OTHER and OTHER not in cases and not scope.sums.termwise
    if apart and (found := _alike(e, body, scope)) is not None:
        return found
    if apart:  # inside, the term that stands for all others is one that is written out
        scope = replace(scope, sums=replace(scope.sums, cases=(*cases, OTHER)))
    inner = e.inner(scope)
    value = inner.value(body)
    e.work = inner.work
    if apart and e.beyond:
        value = replaced(value, e.beyond)
        value = value.map(cancelled) if isinstance(value, Matrix) else cancelled(value)
    return value


def _alike(e: Elaborator, body: s.Surface, scope: Scope) -> Value | None:
    """Return a term in which no sum tells its index apart from those of the others, or None."""
    if any(isinstance(part, s.Derivative) for part in s.walk(body)):
        return None
    known, inner = len(e.missing), e.inner(scope)
    try:
        value = inner.value(body)
    except SymsgdError as error:
        if error.code != "missing-context":
            raise
        del e.missing[known:]
        return None
    e.work = inner.work
    return value


def _is_taken(e: Elaborator, body: s.Surface, name: str, index: int) -> bool:
    """Say whether the term that stands for all others would stand twice in a product x_i x_k."""
    letters = {part.name for part in s.walk(body) if isinstance(part, s.Letter)} - {name}
    return any(e.scope.indices.get(letter) == index for letter in letters)


def whole_inside(scope: Scope) -> Scope:
    """Return the scope inside a term of an open sum, where what remains of a sum may be a symbol.

    >>> from symsgd.read.scope import Scope
    >>> from symsgd.read.facets import OpenSums
    >>> inside = OpenSums(termwise=True, nested_whole=True)
    >>> whole_inside(Scope(sums=inside)).sums.termwise
    False
    """
    return (
        replace(scope, sums=replace(scope.sums, termwise=False))
        if scope.sums.termwise and scope.sums.nested_whole
        else scope
    )


def hides_dependence(value: Node, name: str) -> bool:
    """Say whether a derivative is by a term of which a symbol for the other terms is made.

    >>> hides_dependence(n.variable(f"{REST}x_k"), f"x_{OTHER}")
    True
    >>> hides_dependence(n.variable("x_1"), "x_1")
    False
    >>> hides_dependence(n.variable(f"{REST}v_k*sigmoid(w_k*x_1)"), "x_1")
    True
    """
    rests = [other for other in n.free_variables(value) if other.startswith((REST, WEIGHT))]
    if not is_other(name):  # a symbol may stand in every term, inside a function
        entries = "" if "_" in name else "|_"  # the vector w changes with every w_k
        at_end = rf"(?<!\w){re.escape(name)}(?:(?!\w){entries})"
        return any(re.search(at_end, other) for other in rests)
    return any(not other.endswith(BUT_ONE) for other in rests)


def _rest(e: Elaborator, term: Value, name: str, last: str | None, index: int) -> Node:
    """Return the sum of all terms that no case names, up to the last one if it has a name."""
    if e.scope.sums.termwise and not isinstance(term, Matrix):
        return n.multiply(n.variable(WEIGHT + (f" up to {last}" if last else "")), term)

    def changes(symbol: str) -> bool:
        return str(index) in symbol

    parts = None if isinstance(term, Matrix) else split_by(term, changes)
    if parts is None:
        raise e.lacks(f"the range of {name}")
    total = []
    for factor, core in parts:
        free = n.free_variables(core)
        if not e.scope.sums.mixed_rests and not all(changes(symbol) for symbol in free):
            raise e.lacks(f"the range of {name}")
        letter = "l" if index == BEYOND and str(OTHER) in str(core) else "k"  # A_kl is no A_kk
        if not all(changes(symbol) for symbol in free):
            letter = f"⋆{letter}"  # a_k may be one of the symbols without the index
        shown = str(core).replace(str(index), letter) + (f" up to {last}" if last else "")
        rest = n.variable(REST + shown) if free else n.multiply(core, _count(e, last))
        if free and index == BEYOND:
            rest = _without_one(e, rest, core)
        total.append(n.multiply(factor, rest))
    return n.add(*total) if len(total) > 1 else total[0]


def _without_one(e: Elaborator, rest: Node, core: Node) -> Node:
    """Return what remains of a sum when the term that stands for the others is taken out."""
    symbol = n.variable(f"{rest.value}{BUT_ONE}")
    names = n.free_variables(core)
    one: dict[Node, Node] = {
        n.variable(name): n.variable(name.replace(str(BEYOND), str(OTHER))) for name in names
    }
    e.beyond[symbol] = rest - n.substitute(core, one)
    return symbol


def _count(e: Elaborator, last: str | None) -> Node:
    """Return how many terms no case names."""
    if last is None:
        return n.variable(COUNT) - (1 if OTHER in (e.scope.sums.cases or ()) else 0)
    return n.variable(last) - len(e.scope.sums.cases or ())


def is_other(symbol: str) -> bool:
    """Say whether a symbol belongs to the terms that no case names.

    >>> is_other("x_1000000"), is_other("x_1")
    (True, False)
    """
    return str(OTHER) in symbol
