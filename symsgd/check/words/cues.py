"""The words right before a formula that say what it does: where, let, if, for, and…"""

from __future__ import annotations

import re
from functools import lru_cache

from symsgd.check.words.consequence_words import is_equivalence

_KEPT = 1024  # the words before a formula are asked about again and again
_END = r"[\s:,，：*_(]*$"


def ends_with(*words: str) -> re.Pattern[str]:
    """Return the pattern of words that stand right before a formula."""
    return re.compile(f"(?:{'|'.join(words)}){_END}", re.IGNORECASE)


# each row: English, then German, French, Spanish, Chinese
_WHERE = ends_with(
    r"\b(?:where|with|denoting|here)",
    r"\b(?:wobei|worin|mit|dabei ist|hier ist)",
    r"\b(?:où|avec|ici)",
    r"\b(?:donde|con|aquí)",
    r"其中|這裡|这里|式中",
)
_LET = ends_with(
    r"\b(?:let|set|take|put|define|denote|suppose|assume|assuming|given(?! (?:by|as)\b)|choose"
    r"|choosing|let us(?: define| set)?|writing|write|notation)(?:\s+that)?(?:\s+(?:the\s+)?\w+)?",
    r"\b(?:sei|seien|setze|setzen wir|wähle|wir definieren|definiere|gegeben(?: sei)?)",
    r"\b(?:soit|soient|posons|on pose|notons|on note|définissons|prenons|étant donné)",
    r"\b(?:sea|sean|definimos|tomemos|pongamos|denotemos|escribimos|dado|dada)",
    r"令|設|设|取|記|记|假設|假设|定義|定义",
)
_IF = ends_with(
    r"\b(?:if|when|whenever|unless|provided(?: that)?|such that|subject to|s\.\s?t\."
    r"|solve|solves|solving"
    r"|satisf\w+|suppose(?: that)?|assume(?: that)?|assuming(?: that)?)(?:\s+the\s+equation)?",
    r"\b(?:falls|wenn|sofern|löse|sodass|erfüllt|erfüllen|genügt)",
    r"\b(?:si|lorsque|quand|résoudre|tel(?:le)? que|vérifi(?:e|ent)|satisfait)",
    r"\b(?:si|cuando|siempre que|resolver|tal que|satisface|cumplen?)",
    r"若|如果|當|当|解|满足|滿足",
)
_SATISFIES = ends_with(
    r"\b(?:satisfies|fulfils|fulfills|erfüllt|vérifie|satisfait|satisface|cumple)"
)
_LOCAL = ends_with(
    r"\b(?:for(?: all| every| each| any)?|if|when|whenever|unless|provided(?: that)?|at|on)"
    r"(?:\s+(?:instead|now|also|only|say|example))?"
    r"(?:\s+(?:the|an?)\s+(?:(?:training\s+)?data(?:\s+(?:points|set))?"
    r"|(?:target|label|input|point|output|value|case|class|weight|bias|vector|sample|number)s?)"
    r"(?:\s+(?:is|are|was|were))?)?",
    r"\b(?:für(?: alle| jedes)?|falls|wenn|bei|auf)",
    r"\b(?:pour(?: tout)?|si|lorsque|quand|en)",
    r"\b(?:para(?: todo| cada)?|si|cuando|en)",
    r"當|当|若|對|对|對於|对于|在",
    r"\bwherever",
    r"(?-i:^\W*(?:Where|Wo|Là où|Donde))",
)
_AND = re.compile(
    r"[\s,;，、；]*(?:and|und|sowie|et|ainsi que|y|e|as well as|和|且|及|與|与|並且|并且)"
    r"(?:\s+(?:that|que))?[\s*_]*",  # "and if" and "and for" say for themselves what follows
    re.IGNORECASE,
)
_COMMA = re.compile(r"[\s,，、;；]*")
_SUBSTITUTE = re.compile(
    r"\b(?:substitut\w+|replac\w+|updat\w+|becomes?|ersetze\w*|einsetzen|remplaç\w+|substituon\w+"
    r"|sustitu\w+|reemplaz\w+)\b|代入|更新|替換|替换",
    re.IGNORECASE,
)
_FOR_AFTER = re.compile(
    r"^[\s,]*(?:(?:for|as|into|in|für|durch|par|dans|por|en)\b|代)", re.IGNORECASE
)


_REASON = ends_with(
    r"\b(?:since|because)", r"\b(?:denn|weil)", r"\b(?:car|puisque)", r"\b(?:porque|pues|ya que)",
    r"(?:^|[,;.]\s*)(?:as|da|comme|como)",  # elsewhere they are "like", and "gives" in Spanish
    r"因为|因為|由于",
)  # fmt: skip


def is_reason(before: str) -> bool:
    """Say whether the words give a reason for what was said: it is claimed, not given.

    >>> is_reason(", since"), is_reason("so")
    (True, False)
    """
    return _REASON.search(before) is not None


@lru_cache(_KEPT)
def is_where(before: str) -> bool:
    """Say whether the words introduce a meaning for a symbol used just before.

    >>> is_where("Hence, we have"), is_where(", where")
    (False, True)
    """
    return bool(_WHERE.search(before))


_HERE = ends_with(r"\b(?:here|where)", r"\b(?:hier ist|dabei ist|wobei)", r"\b(?:ici|où)",
                  r"\b(?:aquí|donde)", r"这里|這裡|其中")  # fmt: skip


def says_here(before: str) -> bool:
    """Say whether the words before a formula tell what holds here, and put nothing in.

    >>> says_here("; here"), says_here("With")
    (True, False)
    """
    return _HERE.search(before) is not None


def puts_beside(before: str) -> bool:
    """Say whether words are nothing but "and" or its like.

    >>> puts_beside(", and"), puts_beside(","), puts_beside("and for")
    (True, False, False)
    """
    return _AND.fullmatch(before) is not None


def carried_on(before: str, earlier: str) -> bool:
    """Say whether words between two facts put the second beside the first: ``a = 1 and b = 2``.

    A comma alone does so after "where", which stands behind the claim it is about.

    >>> carried_on("and", "if"), carried_on(",", "where"), carried_on(",", "if")
    (True, True, False)
    """
    if _AND.fullmatch(before):
        return True
    return bool(_COMMA.fullmatch(before)) and is_where(earlier)


@lru_cache(_KEPT)
def is_let(before: str) -> bool:
    """Say whether the words fix a meaning.

    >>> is_let("Now let"), is_let("Recall that")
    (True, False)
    """
    return bool(_LET.search(before))


def is_satisfied(before: str) -> str | None:
    """Return the words before the verb that says that something has a property.

    >>> is_satisfied("The function tanh satisfies"), is_satisfied("satisfying")
    ('The function tanh ', None)
    """
    found = _SATISFIES.search(before)
    return None if found is None else before[: found.start()]


_RELATIVE = ends_with(
    r"\b(?:that|which|who|qui|que)", r"[,，]\s*(?:der|die|das)", r"满足的",
    r"\b(?:points?|minim\w+|maxim\w+|optim\w+|solutions?|roots?|punkte?|lösung|puntos?|soluci\w+)"
    r"(?:\s+\w+)?",
)  # fmt: skip


def ends_relative(words: str) -> bool:
    """Say whether the words before a verb tell one thing from others, which it has to find.

    >>> ends_relative("the number that "), ends_relative("le point critique ")
    (True, True)
    >>> ends_relative("the square ")
    False
    """
    return _RELATIVE.search(words) is not None


_PRONOUN = re.compile(
    r"(?:.*[.;,:]\s*)?(?:and |moreover,? |also,? )?(?:it|(?:this|the|our) function|sie|es"
    r"|(?:die|diese) Funktion|elle|il|(?:la|cette) fonction|(?:la|esta) función|它|该函数|此函数)"
    r"(?: (?:also|then|clearly|further|auch|aussi|también))?\s*",
    re.IGNORECASE | re.DOTALL,
)


def is_pronoun(words: str) -> bool:
    """Say whether the words before a verb are a pronoun, or "the function".

    >>> is_pronoun("Moreover, it "), is_pronoun("The number ")
    (True, False)
    """
    return _PRONOUN.fullmatch(words) is not None


@lru_cache(_KEPT)
def is_condition(before: str) -> bool:
    """Say whether the words make what follows a condition, not a claim.

    >>> is_condition("holds if"), is_condition("so")
    (True, False)
    """
    return bool(_IF.search(before))


@lru_cache(_KEPT)
def is_local(before: str) -> bool:
    """Say whether the words limit what a single sentence says.

    >>> is_local("and this holds for"), is_local("Let")
    (True, False)
    """
    return bool(_LOCAL.search(before)) and not is_equivalence(before)


_PLACE = ends_with(
    r"\b(?:at|evaluated at)(?:\s+(?:the|a|some))?(?:\s+(?:points?|places?|values?|times?|steps?))?",
    r"\b(?:bei|an der Stelle|im Punkt|zur Zeit)", r"\b(?:en|au point|à l'instant)",
    r"\b(?:en|en el punto)", r"在(?:点)?",
)  # fmt: skip


def is_place(before: str) -> bool:
    """Say whether the words right before a formula say where something is looked at.

    >>> is_place("The maximum is at"), is_place("For"), is_place("at the point")
    (True, False, True)
    """
    return _PLACE.search(before) is not None


_FOR = ends_with(r"\bfor", r"\b(?:für|bei)", r"\bpour", r"\bpara", r"对|對|当|當")


def is_for(before: str) -> bool:
    """Say whether the word right before a formula makes it a case: "for η = 1/a".

    >>> is_for("For"), is_for("for the")
    (True, False)
    """
    return _FOR.search(before) is not None


_ONLY_IF = ends_with(
    r"\b(?:if|when|whenever)(?:\s+the\s+(?:inputs?|targets?|labels?|values?)\s+(?:is|are))?",
    r"\b(?:falls|wenn)", r"\b(?:si|lorsque|quand)", r"\b(?:si|cuando)",
    r"若|如果|當|当",
)  # fmt: skip


@lru_cache(_KEPT)
def is_if(before: str) -> bool:
    """Say whether the words make what follows a case that need not be so.

    >>> is_if("and if"), is_if("at")
    (True, False)
    """
    return bool(_ONLY_IF.search(before)) and not is_equivalence(before)


def is_substitution(before: str, after: str) -> bool:
    """Say whether the words put one expression in the place of another.

    >>> is_substitution("Substitute", "for")
    True
    """
    return bool(_SUBSTITUTE.search(before)) and bool(_FOR_AFTER.search(after))
