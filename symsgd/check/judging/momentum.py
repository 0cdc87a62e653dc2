"""Averages of gradients, as in momentum: what is updated with them uses their new values."""

from __future__ import annotations

import re
from collections.abc import Iterable

from symsgd.read import surface as s
from symsgd.read.names import name_of

_METHODS = re.compile(
    r"\b(?:momentum|velocity|adam\w*|rms-?prop|ada(?:grad|delta|max)|nesterov|heavy[- ]ball|nadam"
    r"|(?:moving|running) average|(?:first|second) moment|accumulat\w*|trägheit|impuls\w*"
    r"|gleitend\w* mittel\w*|quantité de mouvement|vitesse|moyenne mobile|velocidad"
    r"|media móvil)\b|動量|动量|移動平均|移动平均",
    re.IGNORECASE,
)
_IN_TURN = re.compile(
    r"\b(?:in this order|one after the other|sequentially|der reihe nach|nacheinander"
    r"|dans cet ordre|en este orden)\b|依次|依序",
    re.IGNORECASE,
)


def speaks_of_order(text: Iterable[str]) -> bool:
    """Say whether a text names a method whose updates wait for each other.

    >>> speaks_of_order(["SGD with momentum:"]), speaks_of_order(["Gradient descent:"])
    (True, False)
    """
    return any(_METHODS.search(stretch) or _IN_TURN.search(stretch) for stretch in text)


def in_turn(text: Iterable[str]) -> bool:
    """Say whether a text says that its updates wait for each other, whatever the method.

    >>> in_turn(["SGD with momentum:"]), in_turn(["We update in this order:"])
    (False, True)
    """
    return any(_IN_TURN.search(stretch) for stretch in text)


def is_descent(body: s.Surface, name: str) -> bool:
    r"""Say whether a formula is a letter minus something: a step, and no average.

    >>> from symsgd.read.notation.parse import parse
    >>> is_descent(parse(r"w - \eta g"), "w"), is_descent(parse("s + g^2"), "s")
    (True, False)
    """
    if not isinstance(body, s.Sum):
        return False
    own = any(sign == "+" and name_of(term) == name for sign, term in body.terms)
    return own and any(sign == "-" for sign, _ in body.terms)


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
