"""Headings that say whether what stands under them is worked out."""

from __future__ import annotations

import re

_HEADING = re.compile(
    r"^[ ]{0,3}#{1,6}\s+(?P<mark>[^\n]*)|\\(?:sub)*section\*?\{(?P<tex>[^}]*)\}", re.MULTILINE
)
_SOLUTION = re.compile(
    r"\b(?:solution|answer|proof|steps?|iterat\w*|comput\w*|calculat\w*|updates?|results?|epochs?"
    r"|lösung|antwort|schritte?|rechnung|solution|réponse|étapes?|calculs?|solución|respuesta|pasos?"
    r"|cálculos?)\b|解|步|計算|计算",
    re.IGNORECASE,
)


def last_heading(prose: str) -> str:
    r"""Return the last heading in a stretch of prose, or nothing.

    >>> last_heading("\n# Data\nHere are\n"), last_heading(r"\section{}")
    ('Data', '')
    """
    found = [match["mark"] or match["tex"] or "" for match in _HEADING.finditer(prose)]
    return found[-1].strip() if found else ""


def is_solution(heading: str) -> bool:
    """Say whether what stands under a heading is worked out from what was given before.

    >>> is_solution("Solution"), is_solution("Data")
    (True, False)
    """
    return _SOLUTION.search(heading) is not None
