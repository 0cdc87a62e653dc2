"""Words that belong to the sentence around a formula, in the languages of the documents."""

from __future__ import annotations

import re

# a word in \text that stands here names no quantity
PROSE = frozenset(
    """
    where and or if otherwise for with when so then as the is let since because thus hence by
    therefore else a an of to in we have on at from all any given such that
    und oder mit wobei wenn falls sonst also dann
    et ou avec si sinon donc alors
    con donde para cuando entonces
    """.split()  # noqa: SIM905 - a table of words
)


# words that begin, or end, what leads on to a sign
_WEAK = frozenset(
    """
    a an the of on at all any and or where with for if when given let in from such that
    und oder mit wobei wenn falls sonst et ou avec si con donde para cuando y o
    """.split()  # noqa: SIM905 - a table of words
)
_FIRST = (PROSE - _WEAK) | frozenset(
    """
    using after before finally again still plug plugging inserting substituting applying expanding
    which simplify simplifying similarly analogously likewise together namely here now recall note
    wegen nach daraus somit damit daher folglich nun durch par donc ainsi d'où c'est por luego es
    因此 所以 故 即 則 则 由 由此 根據 根据 得 得到 可得 知
    為 为 是 有 又 其中 代入 於是 于是 等於 等于
    """.split()  # noqa: SIM905 - a table of words
)
_LAST = frozenset(
    """
    is are to as gives yields get gets obtain obtains follows equals rule theorem definition lemma
    ist ergibt gilt folgt gleich est es
    得 得到 可得 知 為 为 是 有 等於 等于
    """.split()  # noqa: SIM905 - a table of words
)


_GETTING = frozenset("have has get gets obtain obtains find finds".split())  # noqa: SIM905
_LABEL = re.compile(r"^\s*(?:[-+*]\s+|\d+[.)]\s+|\(?(?:[a-z]|[ivx]{1,4}|\d+)\)\s+)+")  # "(a)"


def leads_to_sign(words: str) -> bool:
    """Say whether words before ``=`` may lead on to it, and are no name of what it gives.

    >>> leads_to_sign("by the chain rule"), leads_to_sign("(chain rule)"), leads_to_sign("所以")
    (True, True, True)
    >>> leads_to_sign("with learning rate"), leads_to_sign("loss of it"), leads_to_sign("學習率")
    (False, False, False)
    >>> leads_to_sign("(a) Accuracy"), leads_to_sign("**Precision**"), leads_to_sign("(b) hence")
    (False, False, True)
    >>> leads_to_sign("we get precision"), leads_to_sign("so we get"), leads_to_sign("we have by")
    (False, True, True)
    >>> leads_to_sign("recall that it is"), leads_to_sign(", recall")
    (True, False)
    """
    words = _LABEL.sub("", words).strip()
    words = words.strip("*_") if words.endswith(("*", "_")) else words
    parts = re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)?", words.lower())
    if not parts or words.lstrip().startswith(("(", "[", "（", "【", "*", "#")):
        return True
    strong = [part for part in parts if part not in _WEAK]
    if strong[-1:] == ["recall"]:
        return False  # right before the sign it is the measure beside precision
    begun = next((i for i, part in enumerate(strong) if part in _GETTING), None)
    if begun is not None and all(part in _FIRST for part in strong[:begun]):
        strong = strong[begun + 1 :]  # "we get precision" names what the sign gives
    return not strong or strong[0] in _FIRST or strong[-1] in _LAST
