r"""How far a logarithm without a bracket reaches: ``\log \frac1\sigma \exp(-x)``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symsgd.read import surface as s
from symsgd.read import values as v
from symsgd.read.functions import functions_meaning as f
from symsgd.read.functions.unknown_functions import bracket_of
from symsgd.read.values import Value

if TYPE_CHECKING:
    from symsgd.read.meaning import Elaborator

_LOGARITHMS = frozenset(["log", "lg"])


def with_exponential(
    e: Elaborator,
    ref: f.Reference,
    argument: Value,
    factors: tuple[s.Surface, ...],
    operators: tuple[str, ...],
    end: int,
) -> tuple[Value, int]:
    r"""Return the argument of a bare logarithm, times the ``exp(…)`` behind it if it is of both.

    A density stands behind a log without a bracket on many a page, and the next line splits the
    log of all of it. By the rules the log ends before exp, so this is another reading.

    >>> from symsgd.read.meaning import elaborate
    >>> from symsgd.read.notation.parse import parse
    >>> from symsgd.read.documents.source import Source
    >>> from symsgd.read.scope import Scope
    >>> text = r"\log \frac{1}{s} \exp(-x)"
    >>> meaning = elaborate(parse(text), Scope(), Source(text))
    >>> [(one.text, one.alternatives) for one in meaning.decisions]
    [('the log ends before exp', ('product',))]
    """
    if ref.function.table not in _LOGARITHMS or end + 1 >= len(factors):
        return argument, end
    behind, group = f.reference(e, factors[end]), bracket_of(factors[end + 1])
    if operators[end - 1] or operators[end] or behind is None or group is None:
        return argument, end
    if behind.function.table != "exp" or isinstance(factors[end], s.Scripted):
        return argument, end
    text = f"the {ref.name} ends before exp"
    if e.decide("logarithm", factors[end], text, ("product",)) != "product":
        return argument, end
    exponential = f.call(e, factors[end], behind, [e.value(item) for item in group.items])
    return v.times(argument, exponential), end + 2
