r"""Factorials behind the bracket of a function: ``\max(a, b)!`` is the factorial of the maximum."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symsgd.read import surface as s
from symsgd.read import values as v
from symsgd.read.functions import functions_meaning as f
from symsgd.read.functions.unknown_functions import bracket_of, with_scripts_of

if TYPE_CHECKING:
    from symsgd.read.meaning import Elaborator
    from symsgd.read.values import Value


def of_value(e: Elaborator, ref: f.Reference, piece: s.Surface, after: s.Factorial) -> Value | None:
    r"""Return a function of what stands in brackets with its factorial, or None for ``\ln(n)!``.

    With one argument the factorial may as well belong to the argument: \ln(n)! is mostly ln(n!).

    >>> from symsgd.read.meaning import read_latex
    >>> str(read_latex(r"\max(a, b)!").node), str(read_latex(r"\ln(n)!").node)
    ('factorial(max(a, b))', 'log(factorial(n))')
    """
    group, inner = bracket_of(after.body), after.body
    if group is None or not ref.needs_argument or ref.name == "softmax":
        return None
    text = f"the factorial behind {ref.name}(…) is one of its argument"
    if len(group.items) == 1 and e.decide("factorial", after, text, ("value",)) != "value":
        return None
    value = f.call(e, piece, ref, [e.value(item) for item in group.items])
    return v.applied("factorial", [with_scripts_of(e, value, inner)])
