"""Words that give a letter another number: "change $x$ to $1$", "with $a$ replaced by $5$"."""

from __future__ import annotations

import re

_RAISES = (
    r"chang(?:e|es|ing)|(?:re)?set(?:ting)?|switch(?:ing)?|increas(?:e|ing)|rais(?:e|ing)"
    r"|lower(?:ing)?|reduc(?:e|ing)|decreas(?:e|ing)"
)
# each row: the words before the letter, and those before its new number; in English, German,
# French, Spanish and Chinese
_ROWS = (
    (rf"\b(?:{_RAISES})", r"(?:back\s+)?to"),
    (r"\breplac(?:e|es|ing)", r"by|with"),
    (r"\bwith", r"replaced by|(?:changed|set|increased|raised|lowered|reduced) to"),
    (r"\b(?:ändere|ändern wir|setze|setzen wir|erhöhe|senke)", r"auf"),
    (r"\b(?:ersetze|ersetzen wir)", r"durch"),
    (r"\b(?:remplaçons|remplace|remplaçant|on remplace)", r"par"),
    (r"\b(?:changeons|change)", r"en"),
    (r"\b(?:cambiamos|cambiemos|cambia)", r"a|por"),
    (r"\b(?:reemplazamos|sustituimos|reemplazando|sustituyendo)", r"por"),
    (r"(?:把|将|將)", r"改为|改為|换成|換成|设为|設為|变为|變為"),
)
_ARTICLE = r"(?:\s+(?:the|now|den|die|le|la|el)\b(?:\s+\w+)?)?[\s*_]*$"
_CHANGED = [
    (re.compile(before + _ARTICLE, re.IGNORECASE), re.compile(between, re.IGNORECASE))
    for before, between in _ROWS
]


def is_changed(before: str, between: str) -> bool:
    """Say whether words give a letter a number: those before it, and those before the number.

    >>> is_changed("Now change", "to"), is_changed("With", "replaced by")
    (True, True)
    >>> is_changed("Increase", "by"), is_changed("Compare", "to")
    (False, False)
    """
    words = between.strip()
    return any(one.search(before) and two.fullmatch(words) for one, two in _CHANGED)
