"""The words that make an inequality the case that is looked at: 'For u > 0:', 'if x < 0'."""

from __future__ import annotations

import re


def is_case(before: str) -> bool:
    """Say whether the words right before an inequality make it the case that is looked at.

    >>> is_case("For"), is_case("; for"), is_case("which holds for")
    (True, True, False)
    """
    begins = r"(?:^|[.;,:*])[\s*_(]*(?:and\s+|so\s+|now\s+|hence\s+)?"
    # "Where x > 0:" begins a case; behind a claim, "where" explains a symbol
    opens = r"(?-i:Where|Wo|Là où|Donde)|wherever"
    words = begins + rf"(?:for|if|when|case|für|falls|pour|si|{opens})\s*$"
    return re.search(words, before, re.IGNORECASE) is not None


# each row: English, then German, French, Spanish, Chinese
_CONDITION = re.compile(
    r"(?:\b(?:iff?|when|whenever|for|provided(?: that)?|(?:as|so) long as|such that"
    r"|requires?(?: that)?"
    r"|under the (?:condition|assumption)(?: that)?|on (?:the )?condition(?: that)?"
    r"|(?:we|one|you) (?:would )?(?:need|require|demand|want|must have)(?: that| to have)?"
    r"|must (?:satisfy|obey|fulfill?)|(?:threshold|limit of stability"
    r"|(?:stability|convergence|stable|safe|admissible) (?:limit|bound|range|region|interval))"
    r"(?: (?:for|of) [\w\s-]{1,40})?(?: is)?"
    r"|(?:condition|requirement|criterion)(?: (?:for|of|on) [\w\s-]{1,40})?(?: is| reads| becomes)?"
    r"(?: that)?|(?:necessary|sufficient|required|needed)(?: that)?)"
    r"|\b(?:falls|wenn|sofern|solange|für|bedingung(?: ist)?|unter der bedingung|verlangt"
    r"|muss erfüllen|stabilitätsgrenze)"
    r"|\b(?:si|lorsque|quand|pour|tant que|à condition que|(?:la )?condition(?: est)?"
    r"|doit vérifier|seuil)"
    r"|\b(?:si|cuando|para|siempre que|(?:la )?condición(?: es)?|debe cumplir|umbral)"
    r"|若|当|當|如果|只要|对于|對於|条件是|要求)[\s:,*_(]*$",
    re.IGNORECASE,
)
_TO_BE_SHOWN = re.compile(
    r"\b(?:show|prove|verify|check|see|zeigen|beweisen|montrer|mostrar|证明)\b", re.IGNORECASE
)
_MUST_HOLD = re.compile(
    r"\s*(?:(?:must|has to|have to|should|needs to) (?:hold|be (?:true|satisfied|fulfilled))"
    r"|is (?:required|needed|necessary|sufficient|assumed|desired|the condition)"
    r"|is (?:violated|exceeded|broken|not (?:met|satisfied|fulfilled))"
    r"|muss gelten|doit être|debe cumplirse)",
    re.IGNORECASE,
)


def states_condition(before: str, after: str) -> bool:
    """Say whether words around an inequality make it a condition for something said in words.

    >>> states_condition("The method converges if", ""), states_condition("We need", "")
    (True, True)
    >>> states_condition("For convergence", "must hold"), states_condition("Hence", "")
    (True, False)
    >>> states_condition("Threshold:", ""), states_condition("The bound", "is violated")
    (True, True)
    """
    said = _CONDITION.search(before) is not None or _MUST_HOLD.match(after) is not None
    return said and _TO_BE_SHOWN.search(before) is None


def opens_condition(after: str) -> bool:
    """Say whether the words after a claim begin its own condition.

    >>> opens_condition("if"), opens_condition("for"), opens_condition("and if")
    (True, True, False)
    """
    return (
        re.match(r"[\s,]*(?:if|for|when|whenever|falls|wenn|für|si|pour)[\s:]*$", after) is not None
    )


_ITEM = re.compile(  # English, German, French, Spanish, Chinese
    r"\b(?:in|for|im|für|dans|pour|en|para)\s+(?:the\s+|den\s+|le\s+|el\s+)?"
    r"(?:case|fall|cas|caso)\s+(?:\d+\s*)?\(?(?:[a-k]|[ivx]{1,4})\)|在情[况形]\s*\(?[a-k]\)",
    re.IGNORECASE,
)


def names_item(before: str) -> bool:
    """Say whether words go back to the case of an item: its numbers are not the last ones.

    >>> names_item("so in case (b):"), names_item("im Fall 4a):"), names_item("in case 2")
    (True, True, False)
    """
    return _ITEM.search(before) is not None
