"""Averages of gradients, as in momentum: what is updated with them uses their new values."""

from __future__ import annotations

import re
from collections.abc import Iterable

from symsgd.read import surface as s
from symsgd.read.names import name_of

_WORDS = re.compile(
    r"\b(?:momentum|velocity|adam\w*|rms-?prop|ada(?:grad|delta|max)|nesterov|heavy[- ]ball|nadam"
    r"|(?:moving|running) average|(?:first|second) moment|accumulat\w*|in this order|one after the"
    r" other|sequentially|trägheit|impuls\w*|der reihe nach|nacheinander|gleitend\w* mittel\w*"
    r"|quantité de mouvement|vitesse|moyenne mobile|dans cet ordre"
    r"|velocidad|media móvil|en este orden)\b|動量|动量|移動平均|移动平均|依次|依序",
    re.IGNORECASE,
)


def speaks_of_order(text: Iterable[str]) -> bool:
    """Say whether a text names a method whose updates wait for each other.

    >>> speaks_of_order(["SGD with momentum:"]), speaks_of_order(["Gradient descent:"])
    (True, False)
    """
    return any(_WORDS.search(stretch) for stretch in text)


def is_average(body: s.Surface, name: str) -> bool:
    r"""Say whether a formula is a multiple of a letter plus something else.

    >>> from symsgd.read.notation.parse import parse
    >>> is_average(parse(r"\beta v + g"), "v"), is_average(parse(r"w - \eta w x"), "w")
    (True, False)
    """
    if not isinstance(body, s.Sum) or len(body.terms) < 2:
        return False
    terms = [term for _, term in body.terms]
    multiples = [term for term in terms if isinstance(term, s.Product) and _has(term, name)]
    return len(multiples) == 1 and not any(name_of(term) == name for term in terms)


def _has(product: s.Product, name: str) -> bool:
    return any(name_of(factor) == name for factor in product.factors)
