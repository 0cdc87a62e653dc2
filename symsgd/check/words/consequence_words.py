"""The words between two equations that say what follows from what: then, gives, if and only if."""

from __future__ import annotations

import re

_FILLS = (
    r"[\s,.;:，。；]"
    r"|\b(?:and|und|et|y|that|dass|que|now|nun|we|wir|on|one|man|must|can|also|only)\b"
)


def _only(*words: str) -> re.Pattern[str]:
    """Return the pattern of a stretch of text that holds one of these words and nothing else."""
    word = "|".join(words)
    return re.compile(rf"(?:{_FILLS})*(?:{word})(?:{_FILLS}|{word})*", re.IGNORECASE)


_EQUIVALENT = _only(
    r"\b(?:if,? and only,? if|iff|exactly (?:when|if|for)|precisely (?:when|if|for)"
    r"|is equivalent to|or,? equivalently|equivalently)\b",
    r"\b(?:genau dann,?(?: wenn)?|dann und nur dann,?(?: wenn)?|ist äquivalent zu)\b",
    r"\b(?:si et seulement si|équivaut à|est équivalent à)\b",
    r"\b(?:si y s[oó]lo si|equivale a|es equivalente a)\b",
    r"当且仅当|當且僅當|等价于|等價於",
)
_IMPLIES = _only(
    r"\b(?:implies|means|entails|only if)\b",
    r"\b(?:impliziert|bedeutet)\b",
    r"\b(?:implique|entraîne)\b",
    r"\b(?:implica)\b",
    r"蕴含|蘊含|意味着|意味著",
)
# after 'so' the equation before is not always one: these need nothing else to be a conclusion
_SO = re.compile(
    r"^[\s,]*(?:so|hence|thus|therefore|(?:which |and |this )?(?:gives|yields|leads to|results in)"
    r"|giving|yielding|i\.e\.|ergibt|liefert|donne|da)[\s,:]*$",
    re.IGNORECASE,
)
_THEN = _only(
    r"\b(?:then|so|hence|thus|therefore|consequently|which|this|it follows|follows|gives?|giving"
    r"|yields?|implies|means|leads? to|results? in|get|find|obtain|have|holds?|conclude|see|know"
    r"|(?:the |its )?(?:only |unique )?(?:solution|minimum|maximum|optimum|minimi[sz]er|root"
    r"|maximi[sz]er|zero|answer|(?:critical|stationary|inflection) point)(?: is| are|: )?"
    r"|(?:lies |is |be )?at|is|the value|optimal|weights?|that is|i\.e)\b",
    r"\b(?:dann|also|daher|somit|folglich|ergibt(?: sich)?|folgt|liefert|gilt|ist|sind|haben"
    r"|erhalten|erhält|d\.\s?h|das heißt"
    r"|(?:die )?lösung(?: ist)?)\b",
    r"\b(?:alors|donc|ainsi|d'où|c'est-à-dire|il vient|il s'ensuit|donne|obtient|trouve|a"
    r"|(?:la )?solution(?: est)?)\b",
    r"\b(?:entonces|luego|es decir|por (?:lo )?tanto|resulta|da|obtenemos"
    r"|tenemos|se (?:obtiene|tiene|sigue)|(?:la )?soluci[oó]n(?: es)?)\b",
    r"则|則|得到|得出|得|故|所以|因此|於是|于是|那么|那麼|解得|解为|解為",
)
_AGAIN = re.compile(
    r"[\s,;(]*(?:(?:i\.\s?e\.|that is(?: to say)?|or,? equivalently|equivalently|in other words"
    r"|which (?:means|is equivalent to|amounts to))|(?:d\.\s?h\.|das heißt|also genau)"
    r"|(?:c['’]est-à-dire|autrement dit|soit)|(?:es decir|o sea)|(?:即|也就是|等价于))[\s,:\\]*"
    r"(?:iff?|if and only if|for|exactly (?:if|when|for)|genau (?:dann|für),?(?: wenn)?|für"
    r"|si et seulement si|pour|si y s[oó]lo si|para)?[\s,]*",
    re.IGNORECASE,
)
_STARRED = re.compile(r"(?P<letter>.+?)(?:\^\*|[_^]\{?(?:\*|min|max|opt|crit|sol)\}?)")
_HATTED = re.compile(r"(?:hat|tilde|bar)_(?P<letter>.+)")


def way(words: str, *, same_sentence: bool, solved: bool, supposed: bool) -> str | None:
    """Return the arrow that words between two equations stand for.

    ``supposed`` says that the text calls the first one a condition or an equation to be solved,
    ``solved`` that the second one gives a symbol a value.

    >>> way("if and only if", same_sentence=True, solved=False, supposed=False)
    '⇔'
    >>> way("Hence we get", same_sentence=False, solved=True, supposed=True)
    '⇒'
    >>> way("Hence", same_sentence=False, solved=True, supposed=False) is None
    True
    """
    if same_sentence and _EQUIVALENT.fullmatch(words):
        return "⇔"
    if same_sentence and _IMPLIES.fullmatch(words):
        return "⇒"
    if solved and same_sentence and _SO.match(words):
        return "⇒"
    colon = same_sentence and words.strip() == ":"  # "Setting f'(x) = 0: x = 2"
    return "⇒" if solved and supposed and (colon or _THEN.fullmatch(words)) else None


def is_step(words: str) -> bool:
    """Say whether nothing but "so", "gives" or the like stands before a formula.

    >>> is_step(", so"), is_step("gives"), is_step(", so that for")
    (True, True, False)
    """
    return _SO.match(words) is not None


def restates(words: str) -> bool:
    """Say whether words say the same again in another form.

    >>> restates(", i.e. iff"), restates(", that is,"), restates(", so")
    (True, True, False)
    """
    return _AGAIN.fullmatch(words) is not None


_ONE_OF = re.compile(
    r"\b(?:one|another|eine|une|una)\s+(?:\w+\s+)?(?:root|solution|zero|lösung|nullstelle|racine"
    r"|solución|raíz)\s+(?:is|ist|est|es)\s*$",
    re.IGNORECASE,
)
_IS_ONE = re.compile(
    r"\s*(?:is|ist|est|es)\s+(?:one|a|eine|une|una)\s+(?:\w+\s+)?(?:root|solution|zero|lösung"
    r"|nullstelle|racine|solución|raíz)\b",
    re.IGNORECASE,
)


def is_one_solution(before: str, after: str) -> bool:
    """Say whether the words around a value call it one solution, beside which there may be others.

    >>> is_one_solution("one root is", "."), is_one_solution("then", "is one solution.")
    (True, True)
    >>> is_one_solution("the root is", "."), is_one_solution("then", "is the solution")
    (False, False)
    """
    return _ONE_OF.search(before) is not None or _IS_ONE.match(after) is not None


def is_equivalence(before: str) -> bool:
    """Say whether words end in 'if and only if', whose last 'if' states no condition.

    >>> is_equivalence("this holds if and only if"), is_equivalence("if")
    (True, False)
    """
    return bool(re.search(r"only,? if\W*$|nur dann,? wenn\W*$|seulement si\W*$|s[oó]lo si\W*$",
                          before, re.IGNORECASE))  # fmt: skip


def of_solution(name: str) -> str | None:
    """Return the unknown whose solution a name denotes: w for w^* and for ŵ.

    >>> of_solution("w^*"), of_solution("w_{min}"), of_solution("w_1")
    ('w', 'w', None)
    """
    found = _STARRED.fullmatch(name) or _HATTED.fullmatch(name)
    return None if found is None else found["letter"]
