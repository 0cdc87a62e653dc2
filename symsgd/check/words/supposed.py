"""Words that suppose a value, or give it to one case of several: what they say is no fact.

"If x = 1", "with probability one half, x = 1", "x = 1 would give": the value holds in its sentence,
and what follows from it there is supposed as well.  Behind the sentence it is one that was given
elsewhere: it may go on or not.
"""

from __future__ import annotations

import re

_REST = r"[^.!?。！？;；]*$"

# each row: English, then German, French, Spanish, Chinese
_IF = re.compile(
    r"\b(?:(?:if|when|whenever|unless|in case|provided(?: that)?)"
    r"|(?:falls|wenn|sofern)"
    r"|(?:si|lorsque|quand)"
    r"|(?:cuando|siempre que))(?:\s+(?:we|one|you|wir|man|on|nous)\s+\w+)?\s*[*_(:,]*$"
    r"|(?:若|如果|當|当)\s*$",
    re.IGNORECASE,
)
_CONTRADICTION = re.compile(
    r"\b(?:(?:for|by|towards?|to (?:get|obtain|reach)) (?:a |the )?contradiction|per impossibile"
    r"|zum widerspruch|durch widerspruch|widerspruchsbeweis|indirekt"
    r"|par l['’]absurde|par contradiction"
    r"|por contradicción|(?:por |al )reducci[oó]n al absurdo|por el absurdo)\b" + _REST
    + r"|反證|反证|矛盾" + _REST,
    re.IGNORECASE,
)  # fmt: skip
_ONE_CASE = re.compile(
    r"\b(?:with (?:a )?probability"
    r"|in (?:the )?(?:worst|best|average|extreme|special|limiting) cases?"
    r"|at (?:worst|best)|(?:perhaps|maybe|possibly|say|e\.\s?g\.|(?:for|as an) (?:example|instance)"
    r"|for an example|imagine|hypothetically|it (?:may|might|could) be(?: that)?)"
    r"|mit wahrscheinlichkeit|im (?:schlimmsten|schlechtesten|besten|ungünstigsten) fall"
    r"|schlimmstenfalls|bestenfalls|beispielsweise|zum beispiel|z\.\s?b\.|etwa|vielleicht"
    r"|avec (?:une |la )?probabilité|dans le (?:pire|meilleur)(?: des)? cas|au pire|au mieux"
    r"|par exemple|p\.\s?ex\.|peut-être"
    r"|con (?:una )?probabilidad|en el (?:peor|mejor)(?: de los)? casos?|por ejemplo|p\.\s?ej\."
    r"|quizás?|tal vez)(?!\w)" + _REST
    + r"|(?:以|有)?\s*[機机概]率" + _REST + r"|最[壞坏差好]\s*(?:的)?\s*情[況况形]" + _REST
    + r"|(?:例如|比如|譬如|也許|也许|可能)" + _REST,
    re.IGNORECASE,
)  # fmt: skip
_FIXED = re.compile(
    r"\b(?:let|set|put|define|denote|sei|seien|setze|soit|soient|posons|sea|sean)\b|令|設|设",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"[\s,(*_]*(?:(?:would|could|might|may) (?:be|give|imply|mean|lead|yield|make|follow|hold|have|"
    r"contradict|\w+)|(?:with|has|having) (?:a )?probability|(?:for|as an) (?:example|instance)"
    r"|say\b|e\.\s?g\.|(?:is|were|was) (?:only )?an? (?:example|assumption|possibility)"
    r"|in (?:the )?(?:worst|best|average|extreme|special|limiting) case"
    r"|perhaps\b|maybe\b|is (?:possible|impossible|likely|unlikely)\b|leads? to a contradiction"
    r"|\(?(?:contradiction|widerspruch|contradicción|absurde)\b"
    r"|würde|ergäbe|hätte|wäre|zum beispiel|z\.\s?b\.|beispielsweise|etwa\b|mit wahrscheinlichkeit"
    r"|im (?:schlimmsten|schlechtesten|besten|ungünstigsten) fall"
    r"|donnerait|serait|par exemple|p\.\s?ex\.|avec (?:une |la )?probabilité"
    r"|dans le (?:pire|meilleur)|daría|sería|por ejemplo|p\.\s?ej\."
    r"|con (?:una )?probabilidad|en el (?:peor|mejor))"
    r"|[\s，,(（]*(?:的[機机概]率|[機机概]率|例如|比如|會|会|將會|将会|是不可能|矛盾)",
    re.IGNORECASE,
)
_UNLESS = re.compile(
    r"\b(?:unless|except (?:for|when|where|if|at)|außer(?: (?:für|wenn|bei))?|es sei denn"
    r"|sauf (?:si|pour|en)|à moins que|salvo (?:si|para|en|cuando)|a menos que|excepto (?:si|para))"
    r"\s*$|除非\s*$",
    re.IGNORECASE,
)


def is_supposed(before: str, after: str = "") -> bool:
    """Say whether the words around a value suppose it, or give it to one case of several.

    >>> is_supposed("If"), is_supposed("With probability one half,"), is_supposed("", "would give")
    (True, True, True)
    >>> is_supposed("Let"), is_supposed("For example, let"), is_supposed("Then")
    (False, False, False)
    """
    if _AFTER.match(after) or _CONTRADICTION.search(before) or _IF.search(before):
        return True
    return _ONE_CASE.search(before) is not None and _FIXED.search(before) is None


def is_unless(before: str) -> bool:
    """Say whether the words before a formula leave out where it holds.

    >>> is_unless("unless"), is_unless("and if")
    (True, False)
    """
    return _UNLESS.search(before) is not None


_ASSUMED = re.compile(
    r"\b(?:suppose|assume|assuming|supposing|angenommen|nehmen wir an|annahme|supposons"
    r"|supongamos|suponemos)\b|假設|假设",
    re.IGNORECASE,
)
_CONTRADICTED = re.compile(
    r"\b(?:contradict\w*|contradiction|absurd|impossible|widerspr\w+|absurde|contredit"
    r"|contradic\w+|absurdo)\b|矛盾",
    re.IGNORECASE,
)


def is_assumed(before: str) -> bool:
    """Say whether the words before a value assume it, so that it may be given up again.

    >>> is_assumed("Assume that"), is_assumed("Let")
    (True, False)
    """
    return _ASSUMED.search(before) is not None


def is_contradicted(prose: str) -> bool:
    """Say whether prose gives up what was assumed.

    >>> is_contradicted("This is a contradiction."), is_contradicted("This holds.")
    (True, False)
    """
    return _CONTRADICTED.search(prose) is not None
