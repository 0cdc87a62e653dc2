"""The words between two formulas that say that they are equal: "is", "equals", "evaluates to"."""

from __future__ import annotations

import re

# each row: English, then German, French, Spanish, Chinese
_EQUAL = re.compile(
    r"(?:,\s*(?:which|that)\s+)?(?:is|equals|are)"
    r"(?:\s+(?:then|now|thus|hence|therefore|so|also|just|simply|exactly|indeed|again))?"
    r"(?:\s+(?:equal to|given by))?\s*[:,]?"
    r"|(?:,\s*which\s+)?(?:evaluates|comes|amounts|works out|simplifies|reduces) (?:out )?(?:to|as)"
    r"|(?:,\s*which\s+)?(?:gives|becomes|comes out (?:as|to be|at)|takes the value|has the value)"
    r"|(?:ist|sind|beträgt|ergibt|lautet|wird zu|hat den wert)"
    r"(?:\s+(?:dann|nun|also|somit|daher|genau|gerade))?(?:\s+gleich)?"
    r"|(?:est|sont|vaut|donne|devient)(?:\s+(?:alors|donc|ainsi))?(?:\s+(?:égale?s? à))?"
    r"|(?:es|son|vale|da|resulta)(?:\s+(?:entonces|por tanto))?(?:\s+(?:igual(?:es)? a))?"
    r"|(?:的值|的導數|的导数)?(?:等于|等於|是|为|為)",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"\s+(?:approximately|about|roughly|around|etwa|ungefähr|rund|circa|ca\."
    r"|environ|à peu près|aproximadamente|unos)$|\s*(?:约|約|大约|大約)(?:为|為|是)?$",
    re.IGNORECASE,
)
_BE = re.compile(r"be|be equal to|sei(?:en)?|soit|sea", re.IGNORECASE)
_ENDS = re.compile(  # what comes behind speaks of the next thing, or ends the sentence
    r"$|[.;:!?)\]。；：，、）]|,(?!\s*\d)"
    r"|\*\*|\n|(?:and|so|since|because|while|whereas|but|as|by|hence|thus|which|where|here|now"
    r"|in total|too|again|then|und|da|weil|denn|also|somit|wobei|aber|et|car|donc|mais|où"
    r"|y|porque|pues|pero|luego|donde)\b(?!-)"
    r"|(?:for|if|when|at|für|wenn|falls|bei|pour|si|quand|para|cuando|en)\s*$"
    r"|因为|所以|故|且|而",
    re.IGNORECASE,
)
# words right before a formula that make it a part of a longer phrase: "that minimizes $A$"
_WITHIN = re.compile(
    r"\b(?:as|not|only|every|minus|plus|times|no|some|most|many|both|either|neither|is|are|has|have"
    r"|(?:minimi[sz]|maximi[sz]|satisf|solv|contain|multipl|divid|subtract|equal|yield|giv)\w*"
    r"|(?!preced|follow)\w+ing|als|ist|sind|hat|que|est|sont|es|son|tiene)\s*$|[的在對对於于]\s*$",
    re.IGNORECASE,
)
# "the entries of the matrix $A$": what is said is said of the entries
_BELONGS = re.compile(
    r"\b(?:of|in|on|at|from|to|between|for|by|with|over|under|per|or|than|into|about|near|through"
    r"|across|without|against|towards?|up|down|off|via|whose"
    r"|von|der|des|aus|an|auf|bei|zu|zwischen|für|durch|mit|über|unter|pro|oder|ohne|um"
    r"|de|du|des|d|dans|à|sur|entre|pour|par|avec|sous|ou|sans"
    r"|del|al|en|para|por|con|sobre|bajo|o|sin)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[.,;:!?()，；：。]")
_CONVENTION = re.compile(r"\bconvention|\bkonvention|\bconvenci|约定|規定|规定", re.IGNORECASE)


def says_equal(words: str, before: str = "") -> str | None:
    """Return the sign that words between two formulas stand for, or None.

    ``before`` are the words before the first formula: "let x be 2" needs its "let".

    >>> says_equal("is"), says_equal("evaluates to"), says_equal("is approximately")
    ('=', '=', '~')
    >>> says_equal("is not"), says_equal("is at most"), says_equal("be"), says_equal("be", "Let")
    (None, None, None, '=')
    """
    words = words.strip()
    about = _ABOUT.search(words)
    if about is not None:
        return "~" if _EQUAL.fullmatch(words[: about.start()].strip()) else None
    if _EQUAL.fullmatch(words):
        return "="
    return "=" if before.strip() and _BE.fullmatch(words) else None


def ends_here(after: str) -> bool:
    """Say whether the words behind a formula go on with something else.

    >>> ends_here("."), ends_here("and so"), ends_here("times larger"), ends_here("-smooth")
    (True, True, False, False)
    >>> ends_here("if"), ends_here("for the true class and"), ends_here("by convention")
    (True, False, False)
    """
    return _ENDS.match(after.lstrip()) is not None and not _CONVENTION.search(after)


def is_within(before: str) -> bool:
    """Say whether the words before a formula make it a part of a longer phrase.

    >>> is_within("the entries of"), is_within("The derivative of the sigmoid"), is_within("at")
    (True, True, True)
    >>> is_within("The sum"), is_within("Then"), is_within("In this case the loss")
    (False, False, False)
    """
    clause = _CLAUSE.split(before)[-1].strip()
    if _WITHIN.search(clause) is not None:
        return True
    found = list(_BELONGS.finditer(clause))
    return any(one.start() > 0 or one.end() == len(clause) for one in found)
