"""The words around a formula that say what it does: where, let, for, recall, substitute…"""

from __future__ import annotations

import re

from symsgd.check.consequence_words import is_equivalence
from symsgd.check.words_of_change import changes

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
    r"\b(?:let|set|take|put|define|denote|suppose|assume|assuming|given|choose|choosing|let us"
    r"(?: define| set)?|writing|write|notation)(?:\s+that)?(?:\s+(?:the\s+)?\w+)?",
    r"\b(?:sei|seien|setze|setzen wir|wähle|wir definieren|definiere|gegeben(?: sei)?)",
    r"\b(?:soit|soient|posons|on pose|notons|on note|définissons|prenons|étant donné)",
    r"\b(?:sea|sean|definimos|tomemos|pongamos|denotemos|escribimos|dado|dada)",
    r"令|設|设|取|記|记|假設|假设|定義|定义",
)
_IF = ends_with(
    r"\b(?:if|when|whenever|unless|provided(?: that)?|such that|solve|solves|solving"
    r"|satisf\w+|suppose(?: that)?|assume(?: that)?|assuming(?: that)?)(?:\s+the\s+equation)?",
    r"\b(?:falls|wenn|sofern|löse|sodass)",
    r"\b(?:si|lorsque|quand|résoudre|tel(?:le)? que)",
    r"\b(?:si|cuando|siempre que|resolver|tal que)",
    r"若|如果|當|当|解",
)
_SATISFIES = ends_with(
    r"\b(?:satisfies|fulfils|fulfills|erfüllt|vérifie|satisfait|satisface|cumple)"
)
_FOR = ends_with(
    r"\b(?:for|for all|for each|for every|case|loop over|when)",
    r"\b(?:für|für alle|für jedes)",
    r"\b(?:pour|pour tout|pour chaque)",
    r"\b(?:para|para todo|para cada)",
    r"對|对|對於|对于",
)
_LOCAL = ends_with(
    r"\b(?:for(?: all| every| each| any)?|if|when|whenever|unless|provided(?: that)?|at|on)"
    r"(?:\s+(?:instead|now|also|only|say|example))?"
    r"(?:\s+(?:the|an?)\s+(?:(?:training\s+)?data(?:\s+(?:points|set))?"
    r"|(?:target|label|input|point|output|value|case|class|weight|bias|vector|sample|number)s?))?",
    r"\b(?:für(?: alle| jedes)?|falls|wenn|bei|auf)",
    r"\b(?:pour(?: tout)?|si|lorsque|quand|en)",
    r"\b(?:para(?: todo| cada)?|si|cuando|en)",
    r"當|当|若|對|对|對於|对于|在",
)
_RECALL = re.compile(
    r"\b(?:recall|remember|know|knew|saw|shown|proved|by|from|erinner\w*|bekannt\w*|wissen|aus"
    r"|rappel\w*|sait|d'après|record\w*|recuérd\w*|sabemos|según)\b[^.]*$|回憶|回忆|已知|由",
    re.IGNORECASE,
)
_AND = re.compile(
    r"[\s,;，、；]*(?:and|und|sowie|et|ainsi que|y|e|as well as|和|且|及|與|与|並且|并且)"
    r"(?:\s+(?:that|que))?[\s*_]*",  # "and if" and "and for" say for themselves what follows
    re.IGNORECASE,
)
_COMMA = re.compile(r"[\s,，、;；]*")
_LOOP_START = ends_with(
    r"\b(?:for|from|case|loop\w*(?: start\w*)? from)", r"\b(?:von|für)", r"\b(?:de|pour)",
    r"\b(?:desde|de|para)", r"從|从",
)  # fmt: skip
_SUBSTITUTE = re.compile(
    r"\b(?:substitut\w+|replac\w+|updat\w+|becomes?|ersetze\w*|einsetzen|remplaç\w+|substituon\w+"
    r"|sustitu\w+|reemplaz\w+)\b|代入|更新|替換|替换",
    re.IGNORECASE,
)
_FOR_AFTER = re.compile(
    r"^[\s,]*(?:(?:for|as|into|in|für|durch|par|dans|por|en)\b|代)", re.IGNORECASE
)
_UP = re.compile(
    r"^[\s,]*(?:up\s*to|to|until|,?\s*\.\.\.\s*,?|(?:bis|à|jusqu'à|a|hasta)(?=\s*(?:\d|$))|到|至)"
    r"[\s]*(\d+)?",
    re.IGNORECASE,
)
_DOWN = re.compile(r"^[\s,]*down\s*to[\s]*(\d+)?", re.IGNORECASE)
_LOOP_END = re.compile(r"^\s*(?:end|ende|fin)\b", re.MULTILINE | re.IGNORECASE)


def is_where(before: str) -> bool:
    """Say whether the words introduce a meaning for a symbol used just before.

    >>> is_where("Hence, we have"), is_where(", where")
    (False, True)
    """
    return bool(_WHERE.search(before))


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


def is_condition(before: str) -> bool:
    """Say whether the words make what follows a condition, not a claim.

    >>> is_condition("holds if"), is_condition("so")
    (True, False)
    """
    return bool(_IF.search(before))


def is_local(before: str) -> bool:
    """Say whether the words limit what a single sentence says.

    >>> is_local("and this holds for"), is_local("Let")
    (True, False)
    """
    return bool(_LOCAL.search(before)) and not is_equivalence(before)


_ONLY_IF = ends_with(
    r"\b(?:if|when|whenever)", r"\b(?:falls|wenn)", r"\b(?:si|lorsque|quand)", r"\b(?:si|cuando)",
    r"若|如果|當|当",
)  # fmt: skip


def is_if(before: str) -> bool:
    """Say whether the words make what follows a case that need not be so.

    >>> is_if("and if"), is_if("at")
    (True, False)
    """
    return bool(_ONLY_IF.search(before)) and not is_equivalence(before)


def is_recall(before: str) -> bool:
    """Say whether the words call a known formula back to mind.

    >>> is_recall("Recall that"), is_recall("Now let")
    (True, False)
    """
    return bool(_RECALL.search(before))


_FOR_ALL = ends_with(r"\b(?:for|in)\s+(?:all|every|any|each|general)(?:\s+\w+)?")


_ANEW = re.compile(
    r"\b(?:now|instead|next)\b[^.]*\b(?:let|suppose|consider|take|define|set)\b[^.]{0,20}$"
    r"|\b(?:let|suppose|consider|take|define|set)\b[^.]*\b(?:now|instead)\b[^.]{0,20}$",
    re.IGNORECASE,
)
_LABEL = re.compile(r"^[\s*_(;,.]*[^\W\d_][\w()-]*\s*(?:\w[\w()-]*\s*){0,3}[:：][\s*_]*$")
_ROW = re.compile(r"\n\|\s*(?:[^\W\d_][\w-]*\s*){1,3}\|\s*$")  # the first cell of a row of a table
_NO_LABEL = re.compile(
    r"\b(?:then|hence|thus|so|we|get|have|obtain|simplif\w*|derivative|comput\w*|follows|therefore"
    r"|forward|backward|pass|gradients?|updates?|iterations?|epochs?|outputs?"
    r"|result|answer|solution|proof|check|verify|recall|that|is|are|as|also|note|step|rewrit\w*)\b",
    re.IGNORECASE,
)


def opens_anew(before: str) -> bool:
    """Say whether the words before a formula begin another case: 'Tanh:', 'Now let'.

    >>> opens_anew("Tanh:"), opens_anew("Now suppose"), opens_anew("Hence we have:")
    (True, True, False)
    """
    label = _LABEL.match(before) is not None and _NO_LABEL.search(before) is None
    found = any(cue.search(before) is not None for cue in (_ANEW, _ROW))
    return label or found or changes(before)


_CONTRASTS = re.compile(
    r"\s*(?:but|however|yet|still|nevertheless|on the other hand|aber|jedoch|mais|cependant|pero"
    r"|sin embargo)\b|\s*(?:但|然而|可是)",
    re.IGNORECASE,
)


def contrasts(before: str) -> bool:
    """Say whether a sentence turns away from the one before it.

    >>> contrasts("But we have"), contrasts("So")
    (True, False)
    """
    return _CONTRASTS.match(before) is not None


_CLAIMS = re.compile(
    r"\b(?:show|prove|verify|check|then|get|gives?|obtain|find|yields?|we have|it follows"
    r"|zeige|beweise|folgt|gilt|ergibt|erhält|erhalten|montrer|montrons|vérifi\w+|alors|on a"
    r"|on obtient|muestr\w+|demostr\w+|entonces|tenemos|obtenemos)\b[^.]*$|证明|證明|则|則|得",
    re.IGNORECASE,
)


def claims(before: str) -> bool:
    """Say whether the words before a formula claim it: what they lead to defines nothing.

    >>> claims("(b) Show that"), claims("(b) Let")
    (True, False)
    """
    return bool(_CLAIMS.search(before))


_CONSEQUENCE = ends_with(
    r"\b(?:so|hence|thus|therefore|consequently|it follows that)",
    r"\b(?:also|daher|somit|folglich)", r"\b(?:donc|ainsi)", r"\b(?:luego|por tanto)",
    r"所以|因此|故",
)  # fmt: skip


def is_consequence(before: str) -> bool:
    """Say whether the words before a formula call it a consequence of what was said.

    >>> is_consequence(", so"), is_consequence("where")
    (True, False)
    """
    return bool(_CONSEQUENCE.search(before))


def is_for_all(before: str) -> bool:
    """Say whether the words before a symbol mean it without any value.

    >>> is_for_all("For all real"), is_for_all("for")
    (True, False)
    """
    return bool(_FOR_ALL.search(before))


def is_for_every(words: str) -> bool:
    """Say whether words beside a formula say that it holds at every step.

    >>> is_for_every("for all $t$"), is_for_every("with a constant"), is_for_every("for")
    (True, True, False)
    """
    return re.search(r"\b(?:for (?:all|every|each|any)|constant|always)\b", words) is not None


def is_for(before: str) -> bool:
    """Say whether the words open a range.

    >>> is_for("For"), is_for("loop starts from")
    (True, True)
    """
    return bool(_FOR.search(before) or _LOOP_START.search(before))


def is_substitution(before: str, after: str) -> bool:
    """Say whether the words put one expression in the place of another.

    >>> is_substitution("Substitute", "for")
    True
    """
    return bool(_SUBSTITUTE.search(before)) and bool(_FOR_AFTER.search(after))


def upper_end(after: str) -> tuple[str, int | None] | None:
    """Return ``up`` or ``down`` and the number, if the words after a formula give a range's end.

    >>> upper_end("to 2, so"), upper_end("downto 2"), upper_end("upto")
    (('up', 2), ('down', 2), ('up', None))
    """
    for way, pattern in (("down", _DOWN), ("up", _UP)):
        found = pattern.search(after)
        if found:
            return way, int(found[1]) if found[1] else None
    return None


def ends_loop(prose: str) -> int:
    r"""Return how many loops the prose between two formulas ends.

    >>> ends_loop("\n\tend\n")
    1
    """
    return len(_LOOP_END.findall(prose))
