"""Functions that a problem declares: a row of the table, or parameters with a body."""

from __future__ import annotations

from collections.abc import Mapping

from symsgd.errors import SymsgdError
from symsgd.read.meaning import read_latex
from symsgd.read.names import name_of_text
from symsgd.read.records import Function
from symsgd.read.scope import Scope
from symsgd.read.sums.counting import COUNTING


def function_of(what: object, scope: Scope) -> Function:
    r"""Return the function that a name of the table or a table of a problem file describes.

    What is neither, also a name that the table does not have, is an error (unknown-function).

    >>> str(function_of({"params": ["t"], "body": r"\frac{1}{1+e^{-t}}"}, Scope()).body)
    '1/(1 + exp(-t))'
    """
    if isinstance(what, Function):
        return what
    if what == "" or what is None:
        return Function()
    if isinstance(what, str):
        return Function(table=what) if what in COUNTING else Function.named(what)
    if isinstance(what, Mapping) and "body" in what:
        params = what.get("params", ["x"])
        names = tuple(name_of_text(str(param)) for param in params)
        inner = scope
        for name in names:
            inner = inner.forgetting(name)
        meaning = read_latex(str(what["body"]), inner)
        return Function(params=names, body=meaning.value)
    raise SymsgdError(
        "unknown-function",
        f"{what!r} does not describe a function",
        advice='write a name such as "sigmoid", or { params = ["x"], body = "…" }',
    )
