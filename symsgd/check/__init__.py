"""Floor 5: a document becomes claims in context, verdicts and a report.

The package itself can be called: ``symsgd.check(text)`` is :func:`symsgd.check.check.check_text`.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from symsgd.check.report import Report


class _Check(ModuleType):
    """A package that is also the function that most people want from it."""

    def __call__(self, text: str, **settings: Any) -> Report:  # noqa: ANN401
        from symsgd.check.check import check_text

        return check_text(text, **settings)


sys.modules[__name__].__class__ = _Check
