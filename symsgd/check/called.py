"""The words beside a letter that call it a function of the table: 'σ is the sigmoid'."""

from __future__ import annotations

import re

# each row: the function, then what it is called in English, German, French, Spanish and Chinese
_SIGMOIDS = (
    r"logistic sigmoid|logistic|sigmoid|sigmoïde|sigmoide|logistische|logística|logistique"
    r"|fonction\s+(?:sigmoïde|logistique)|función\s+(?:sigmoide|logística)|邏輯|逻辑|S\s*型"
)
_NAMES = (
    ("sigmoid", _SIGMOIDS),
    ("tanh", r"hyperbolic tangent|tanh|tangens hyperbolicus|tangente (?:hyperbolique|hiperbólica)"),
    ("relu", r"relu|rectified linear(?:\s+unit)?|rectifier"),
    ("softplus", r"softplus"),
)
_IS = (
    r"(?:(?:=|:|is|be|denotes?|means|represents?|stands for|ist|sei|die|est|la|es|sea|是|為|为)"
    r"\s*)"
)
_ARTICLE = r"(?:(?:the|a|an|our|der|die|das)\s+)?(?:(?:usual|standard|well-known|familiar)\s+)?"
_KIND = (
    r"(?:[\s-]+(?:sigmoid|logistic|activation|transfer|squashing|unit|function|curve"
    r"|non-?linearity))*"
)
# what is no function although a function's name stands before it: "the logistic loss"
_OTHER = (
    r"(?![\s-]*(?:of|loss|losses|cost|regression|model|output|error|units?|layer|neurons?|map"
    r"|probability|gradient|derivative|prime|distribution|classifier|equation)\b)"
)
_AFTER = tuple(
    (table, re.compile(rf"^[\s,(]*{_IS}*{_ARTICLE}(?:{names}){_KIND}{_OTHER}", re.IGNORECASE))
    for table, names in _NAMES
)
_BEFORE = tuple(
    (table, re.compile(rf"\b(?:{names}){_KIND}[\s:,(]*$", re.IGNORECASE)) for table, names in _NAMES
)
_ANY_ARGUMENT = re.compile(r"(\\?[^\W\d_]+)\s*\(\s*(?:\\cdot|·)\s*\)")


def called_after(after: str) -> str | None:
    """Return the function of the table that the words after a symbol call it, or None.

    >>> called_after("is the sigmoid function"), called_after("denotes the ReLU")
    ('sigmoid', 'relu')
    >>> called_after("is the logistic loss") is None
    True
    """
    return next((table for table, pattern in _AFTER if pattern.search(after)), None)


def called_before(before: str) -> str | None:
    """Return the function of the table that the words right before a symbol name, or None.

    >>> called_before("where we use the logistic function"), called_before("the sigmoid of")
    ('sigmoid', None)
    """
    return next((table for table, pattern in _BEFORE if pattern.search(before)), None)


def of_any_argument(text: str) -> str | None:
    r"""Return the letter of a function that is written without an argument: ``\sigma(\cdot)``.

    >>> of_any_argument(r"\sigma(\cdot)"), of_any_argument(r"\sigma(x)")
    ('sigma', None)
    """
    found = _ANY_ARGUMENT.fullmatch(text.strip())
    return None if found is None else found[1].lstrip("\\")
