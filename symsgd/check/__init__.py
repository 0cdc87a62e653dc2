r"""Floor 5: a document becomes claims in context, verdicts and a report.

The package itself can be called: ``symsgd.check(text)`` is :func:`symsgd.check.check.check_text`,
and ``problem`` may also be the text of a problem file.

>>> import symsgd
>>> report = symsgd.check("We get $z = 21$.", problem="[given]\nz = 21")
>>> report.exit_code()
0
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from symsgd.check.report import Report
    from symsgd.read.problem import Problem


def checked(
    text: str,
    *,
    problem: Problem | str | None = None,
    **settings: Any,  # noqa: ANN401 - those of check_text
) -> Report:
    """Return the report of a document; this is what calling the package does."""
    from symsgd.check.check import check_text
    from symsgd.read.problem import read_problem

    settled = read_problem(problem) if isinstance(problem, str) else problem
    return check_text(text, problem=settled, **settings)


class _Check(ModuleType):
    """A package that is also the function that most people want from it."""

    __call__ = staticmethod(checked)


sys.modules[__name__].__class__ = _Check
