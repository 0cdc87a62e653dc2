"""Letters that are functions in another section: is σ the sigmoid here, or a number?

A letter that a section neither applies nor calls a function may be a number there, such as the
standard deviation σ.  What is decided of the function is then asked, unless it is so of both.
"""

from __future__ import annotations

from collections.abc import Callable

from symsgd.check.judgement import Judgement
from symsgd.check.report import Status
from symsgd.read.scope import Scope

_WORDS = {Status.PROVED: "right", Status.REFUTED: "wrong"}


def as_function_or_number(
    found: Judgement, scope: Scope, judged: Callable[[Scope], Judgement]
) -> Judgement:
    """Return what becomes of a claim if functions of other sections may be numbers in it."""
    if found.status not in _WORDS or not scope.around.functions_elsewhere:
        return found
    bare = {one.text.partition(" alone is ")[0] for one in found.decisions
            if one.kind == "bare-function"}  # fmt: skip
    names = sorted(bare & scope.around.functions_elsewhere)
    if not names:
        return found
    free = scope
    for name in names:
        free = free.forgetting(name)
    if judged(free).status is found.status:
        return found
    rows = ", ".join(f"{name} is the function {scope.functions[name].table or name}"
                     for name in names)  # fmt: skip
    what = tuple(f"whether {name} is a function or a number here" for name in names)
    return found.asking(f"{_WORDS[found.status]} if {rows}, as in another section", *what)
