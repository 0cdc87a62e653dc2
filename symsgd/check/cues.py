"""The words around a formula that say what it does: where, let, for, recall, substitute…"""

from __future__ import annotations

import re

_END = r"[\s:,，：*_(]*$"


def _before(*words: str) -> re.Pattern[str]:
    """Return the pattern of words that stand right before a formula."""
    return re.compile(f"(?:{'|'.join(words)}){_END}", re.IGNORECASE)


# each row: English, then German, French, Spanish, Chinese
_WHERE = _before(
    r"\b(?:where|with|denoting|here)",
    r"\b(?:wobei|worin|mit|dabei ist|hier ist)",
    r"\b(?:où|avec|ici)",
    r"\b(?:donde|con|aquí)",
    r"其中|這裡|这里|式中",
)
_LET = _before(
    r"\b(?:let|set|take|put|define|denote|suppose|assume|assuming|given|choose|choosing|let us"
    r"(?: define| set)?|writing|write|notation)(?:\s+that)?(?:\s+(?:the\s+)?\w+)?",
    r"\b(?:sei|seien|setze|setzen wir|wähle|wir definieren|definiere|gegeben(?: sei)?)",
    r"\b(?:soit|soient|posons|on pose|notons|on note|définissons|prenons|étant donné)",
    r"\b(?:sea|sean|definimos|tomemos|pongamos|denotemos|escribimos|dado|dada)",
    r"令|設|设|取|記|记|假設|假设|定義|定义",
)
_IF = _before(
    r"\b(?:if|when|whenever|unless|provided(?: that)?|such that|solve|solves|solving"
    r"|satisf\w+|suppose(?: that)?|assume(?: that)?|assuming(?: that)?)(?:\s+the\s+equation)?",
    r"\b(?:falls|wenn|sofern|löse|sodass)",
    r"\b(?:si|lorsque|quand|résoudre|tel(?:le)? que)",
    r"\b(?:si|cuando|siempre que|resolver|tal que)",
    r"若|如果|當|当|解",
)
_SATISFIES = _before(r"\b(?:satisfies|fulfils|fulfills|erfüllt|vérifie|satisfait|satisface|cumple)")
_FOR = _before(
    r"\b(?:for|for all|for each|for every|case|loop over|when)",
    r"\b(?:für|für alle|für jedes)",
    r"\b(?:pour|pour tout|pour chaque)",
    r"\b(?:para|para todo|para cada)",
    r"對|对|對於|对于",
)
_LOCAL = _before(
    r"\b(?:for(?: all| every| each| any)?|if|when|whenever|unless|provided(?: that)?|at|on)",
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
_LOOP_START = _before(
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


def is_satisfied(before: str) -> bool:
    """Say whether the words say that what stands before them has a property.

    >>> is_satisfied("satisfies"), is_satisfied("satisfying")
    (True, False)
    """
    return bool(_SATISFIES.search(before))


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
    return bool(_LOCAL.search(before))


def is_recall(before: str) -> bool:
    """Say whether the words call a known formula back to mind.

    >>> is_recall("Recall that"), is_recall("Now let")
    (True, False)
    """
    return bool(_RECALL.search(before))


_ARRAY = re.compile(r"\b(matri(?:x|ces)|vectors?|Matri(?:x|zen)|Vektor(?:en)?)[\s:]*(?:and)?\s*$")
_FOR_ALL = _before(r"\b(?:for|in)\s+(?:all|every|any|each|general)(?:\s+\w+)?")


def kind_of_array(before: str) -> str:
    """Return 'matrix' or 'vector' if a symbol is called so right before it, else nothing.

    >>> kind_of_array("Let the matrix "), kind_of_array("for vectors"), kind_of_array("let")
    ('matrix', 'vector', '')
    """
    found = _ARRAY.search(before)
    return "" if found is None else "matrix" if found[1].lower().startswith("matri") else "vector"


_ANEW = re.compile(
    r"\b(?:now|instead|next)\b[^.]*\b(?:let|suppose|consider|take|define|set)\b[^.]{0,20}$"
    r"|\b(?:let|suppose|consider|take|define|set)\b[^.]*\b(?:now|instead)\b[^.]{0,20}$",
    re.IGNORECASE,
)
_LABEL = re.compile(r"^[\s*_(;,.]*[^\W\d_][\w()-]*\s*(?:\w[\w()-]*\s*){0,3}[:：][\s*_]*$")
_ROW = re.compile(r"\n\|\s*(?:[^\W\d_][\w-]*\s*){1,3}\|\s*$")  # the first cell of a row of a table
_NO_LABEL = re.compile(
    r"\b(?:then|hence|thus|so|we|get|have|obtain|simplif\w*|derivative|comput\w*|follows|therefore"
    r"|result|answer|solution|proof|check|verify|recall|that|is|are|as|also|note|step|rewrit\w*)\b",
    re.IGNORECASE,
)
_EXERCISE = re.compile(
    r"^[ ]{0,3}#{1,6}\s*(?:exercise|problem|question|task|example|aufgabe|beispiel|exercice|exemple"
    r"|ejercicio|ejemplo)\b"
    r"|\\(?:sub)*section\*?\{\s*(?:exercise|problem|question|task|example)\b"
    r"|\\begin\{(?:exercise|problem|question|example)\}",
    re.IGNORECASE | re.MULTILINE,
)


def opens_anew(before: str) -> bool:
    """Say whether the words before a formula begin another case: 'Tanh:', 'Now let'.

    >>> opens_anew("Tanh:"), opens_anew("Now suppose"), opens_anew("Hence we have:")
    (True, True, False)
    """
    label = _LABEL.match(before) is not None and _NO_LABEL.search(before) is None
    return label or any(cue.search(before) is not None for cue in (_ANEW, _ROW))


_LATER = re.compile(
    r"\bafter\s+(?:(?:one|two|three|\d+|the|this|that|each|an?|first|second|next)\s+)*"
    r"(?:gradient\s+|sgd\s+)?(?:steps?|updates?|iterations?|epochs?)\b[^.]{0,40}$"
    r"|\b(?:new|updated|next)\s+(?:weights?|bias(?:es)?|values?|parameters?)\b[^.]{0,20}$"
    r"|\bbecomes?\s*:?\s*$",
    re.IGNORECASE,
)


def is_later(before: str) -> bool:
    """Say whether the words before a formula speak of a quantity after a step.

    >>> is_later("After one step,"), is_later("The updated weight is"), is_later("After this,")
    (True, True, False)
    """
    return _LATER.search(before) is not None


def starts_exercise(prose: str) -> bool:
    r"""Say whether another exercise begins in a stretch of prose.

    >>> starts_exercise("\n# Exercise 2\nShow that"), starts_exercise("\n## Solution\n")
    (True, False)
    """
    return _EXERCISE.search(prose) is not None


_CONSEQUENCE = _before(
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
