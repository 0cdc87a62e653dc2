"""Lines that lead in a list of formulas: "2. **Update**: compute the means.", "… converges to:"."""

from __future__ import annotations

import re

UPDATE, CONVERGED = "update", "converged"
_UPDATE = re.compile(
    r"(?:^|\n)[ \t]*(?:(?:[-*+]|\d+[.)])[ \t]+)?(?:#+[ \t]*)?[*_]*(?:step \d+[:.]\s*)?"
    r"(?:(?:weight|parameter|cent(?:roid|re|er)|mean)s? )?update(?:s|d)?(?: step)?[*_]*:[^\n]*\s*$"
    r"|(?:^|\n)[ \t]*(?:[-*+]|\d+[.)])[ \t]+[*_]+update(?:s|d)?(?: step)?[*_:]+[^\n]*\s*$",
    re.IGNORECASE,
)
_CONVERGED = re.compile(
    r"\b(?:after|nach|après|tras|después de)\s+(?:\w+\s+)?\d[\d.,]*\s+\w+[^.:\n]*"
    r"\b(?:converg\w+|konvergier\w+|reach\w*|settle\w*|arriv\w+|llega\w*)[^.\n]*:\s*(?:[-*+]\s*)?$"
    # in the sentence of the formula itself
    r"|\b(?:after|nach|après|tras|después de)\s+\d[\d.,]*\s+\w+[^.:\n]*"
    r"\b(?:converg\w+|konvergier\w+)(?:\s+\w+){0,3}\s*$",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{2,}")


def lead_in(prose: str, before: str) -> str:
    r"""Return what the lines before a formula lead in, or what they led in ``before``.

    >>> lead_in("\n\n2. **Update**: compute the means.\n\n", ""), lead_in("\n- ", UPDATE)
    ('update', 'update')
    >>> lead_in("After 100 iterations the model converges to:\n- ", "")
    'converged'
    >>> lead_in("Tras 100 iteraciones, el modelo converge a ", "")
    'converged'
    >>> lead_in("The update rule is", UPDATE), lead_in("Update the answer", "")
    ('', '')
    """
    if _WORD.search(prose) is None:
        return before
    if _UPDATE.search(prose):
        return UPDATE
    return CONVERGED if _CONVERGED.search(prose) else ""
