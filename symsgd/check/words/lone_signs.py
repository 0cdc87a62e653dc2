"""What words say of a sign that stands alone: what it goes on from, and whether it does."""

from __future__ import annotations

import re

from symsgd.read.documents.prose import leads_to_sign

_ONE_SIGN = re.compile(r"\\[A-Za-z]+|[^\w\s\\]")
_CALLED = re.compile(
    r"\b(?:signs?|symbols?|operators?|relations?|notation|operation|zeichen|symbol|operator|signe"
    r"|symbole|opérateur|signo|símbolo|operador)\s*$|(?:符[號号]|[記记][號号]|[運运]算)\s*$",
    re.IGNORECASE,
)
_MEANS = re.compile(
    r"\s*(?:(?:is|denotes|means|stands for|represents|indicates|bezeichnet|bedeutet|steht für|ist"
    r"|désigne|signifie|est|denota|significa|representa|es)\b|代表|表示|是|指)",
    re.IGNORECASE,
)
OPEN_FRONT = "whether the sign goes on from the formula before"


def names_sign(text: str, before: str, after: str) -> bool:
    r"""Say whether a formula is no more than a sign that the words around it speak of.

    >>> names_sign(r"\odot", "where", "denotes the product"), names_sign("=", "the sign", "is used")
    (True, True)
    >>> names_sign("=", "Accuracy", "0.7"), names_sign("x", "where", "is the input")
    (False, False)
    """
    if _ONE_SIGN.fullmatch(text) is None:
        return False
    return _CALLED.search(before) is not None or _MEANS.match(after) is not None


def goes_on_openly(before: str) -> str:
    """Return what the words before a lone sign leave open: they may name what has the value.

    >>> goes_on_openly("holds. The learning rate"), goes_on_openly(". By the chain rule")
    ('whether the sign goes on from the formula before', '')
    """
    words = re.split(r"[.!?:;。！？；：]", before)[-1]
    return "" if leads_to_sign(words) else OPEN_FRONT


_REASON = re.compile(
    r"\W*(?:(?:and|so|then|hence|but|now|und|et|y)\W+)?(?:by|using|since|because|from|due to"
    r"|applying|wegen|nach|laut|aus|par|selon|d['’]après|por|según|porque|由|根据|根據|因)\b",
    re.IGNORECASE,
)


_IS = re.compile(r"\b(?:is|are|ist|sind|est|sont|es|son)(?:\s+\w+)?\s*$", re.IGNORECASE)


_CONCLUDES = re.compile(
    r"(?:and|but|so|hence|thus|therefore|und|also|somit|aber|et|donc|mais|y|pero|luego)"
    r"(?:\s*,?\s*(?:and|so|thus|hence|therefore|also|even|in particular|it is|is"
    r"|they are|are|es ist|ist|damit|somit|sogar|est|donc|même|es|por tanto|incluso))*",
    re.IGNORECASE,
)


def begins_beside(before: str) -> bool:
    """Say whether words before a formula begin with a comma or "and": ", recall", "and recall".

    >>> begins_beside(", recall"), begins_beside("and recall"), begins_beside("is recall")
    (True, True, False)
    """
    return re.match(r"\s*(?:[,;，；]|(?:and|und|et|y)\b)", before) is not None


def counts_something(before: str) -> bool:
    """Say whether a noun stands right before a lone sign: "the number of entries ≥ 50".

    >>> counts_something("So, the number of entries"), counts_something("which is")
    (True, False)
    >>> counts_something("By the chain rule"), counts_something(", so"), counts_something("")
    (False, False, False)
    >>> counts_something("and by the triangle inequality"), counts_something("is always")
    (False, False)
    """
    clause = re.split(r"[.!?,:;()。！？；：，]", before)[-1]
    words = re.findall(r"[^\W\d_]+", clause)
    if _REASON.match(clause) or _IS.search(clause) or concludes(before):
        return False
    return bool(words) and not leads_to_sign(words[-1])


def concludes(before: str) -> bool:
    """Say whether words before a lone sign of order go back to what was compared first.

    After "a < 1", the words "and thus < 2" say a < 2; "by Jensen < 2" says 1 < 2.

    >>> concludes(", and thus"), concludes(""), concludes(", by Jensen,"), concludes(", and it is")
    (True, False, False, True)
    """
    clause = re.split(r"[.!?:;。！？；：]", before)[-1].strip(" ,，")
    return _CONCLUDES.fullmatch(clause) is not None
