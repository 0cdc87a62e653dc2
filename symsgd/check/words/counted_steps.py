"""Words that say after how many steps something holds: "after two steps", "nach einem Schritt"."""

from __future__ import annotations

import re

_NUMBERS = {
    1: "one a an the this that first single ein einem einer dem der ersten une un la le première"
       " premier uno una el primer primera 1 一",
    2: "two second zwei zweiten deux deuxième dos segundo segunda 2 二 两 兩",
    3: "three third drei dritten trois troisième tres tercer tercera 3 三",
    4: "four fourth vier vierten quatre quatrième cuatro cuarto cuarta 4 四",
    5: "five fifth fünf fünften cinq cinquième cinco quinto quinta 5 五",
}  # fmt: skip
_WORTH = {word: number for number, words in _NUMBERS.items() for word in words.split()}
_STEPS = re.compile(
    r"\bafter\s+(?:(?:the|this|that)\s+)?(?:(?P<en>\w+)\s+)?(?:(?:gradient|sgd|full|adam)\s+)?"
    r"(?:steps?|updates?|iterations?|passes|pass)\b"
    r"|\bnach\s+(?:(?:dem|der|den)\s+)?(?:(?P<de>\w+)\s+)?(?:schritt(?:en)?|update|iteration(?:en)?)\b"
    r"|\baprès\s+(?:(?:la|le|les)\s+)?(?:(?P<fr>\w+)\s+)?(?:étapes?|pas|itérations?)\b"
    r"|\bdespués\s+de(?:l)?\s+(?:(?:la|el)\s+)?(?:(?P<es>\w+)\s+)?(?:pasos?|iteraci(?:ón|ones))\b"
    r"|(?P<zh>[一二两兩三四五\d])\s*步[之以]?[後后]|第\s*(?P<nth>[一二三四五\d])\s*步"
    r"|\biteration\s+(?P<label>\d)\b",
    re.IGNORECASE,
)
_ANOTHER = re.compile(
    r"\b(?:another|one more|(?:the )?next|a further|(?:ein|im|dem|der)(?:en|em|er)?\s*(?:weiteren"
    r"|nächsten)|suivante?|encore une|siguiente|otra?)\b|再[一]?",
    re.IGNORECASE,
)


def steps_done(before: str, behind: str = "") -> int | None:
    """Return after how many steps the words around a formula say that it holds, or None.

    >>> steps_done("After two steps,"), steps_done("So", "after the first step."), steps_done("So")
    (2, 1, None)
    """
    if _ANOTHER.search(before):
        return None
    found = _STEPS.search(before) or _STEPS.match(behind.lstrip(" ,*_"))
    if found is None:
        return None
    word = next((one for one in found.groups() if one), "the")
    return _WORTH.get(word.lower())


def another_step(before: str) -> bool:
    """Say whether the words before a formula speak of one more step.

    >>> another_step("After another step,"), another_step("After one step,")
    (True, False)
    """
    return _ANOTHER.search(before) is not None


def is_epoch(before: str) -> bool:
    """Say whether the words before a formula count epochs, which may have many steps.

    >>> is_epoch("After one epoch,"), is_epoch("After one step,")
    (True, False)
    """
    return re.search(r"\b(?:epoch|epoche|époque|época)|輪|轮", before, re.IGNORECASE) is not None


_COMES_OUT = re.compile(
    r"\b(?:so|hence|thus|therefore|then|(?:we|you|one) (?:get|obtain|have|find)s?|gives?|yields?"
    r"|also|somit|damit|dann(?: ist)?|ergibt(?: sich)?|erhalten wir|donc|alors|on (?:obtient|a)"
    r"|luego|entonces|obtenemos|tenemos)[\s:,*_(]*$|(?:所以|因此|得到?|則|则)[\s:：,，]*$",
    re.IGNORECASE,
)


def comes_out(before: str) -> bool:
    """Say whether the words right before a formula call it what the lines before come to.

    >>> comes_out("So"), comes_out("Then the minimum is at")
    (True, False)
    """
    return _COMES_OUT.search(before) is not None


_SO_MANY = re.compile(
    r"\s*(?:after|over|through|nach|über|après|después de|tras)\s+(?:\w+\s+){0,2}(?:steps?|layers?"
    r"|iterations?|epochs?|updates?|schritte\w*|schichten|étapes|couches|pasos|capas)\b",
    re.IGNORECASE,
)


def counts_steps(after: str) -> bool:
    """Say whether the words behind a formula say after how many steps it is meant.

    >>> counts_steps(" after ten steps."), counts_steps(" after all")
    (True, False)
    """
    return _SO_MANY.match(after) is not None
