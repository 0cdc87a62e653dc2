"""Words before the formula of a letter that has one already: is it another example, or a claim?

"For $f(x) = x^4$", "consider", "another example is" bring in another meaning of the letter;
"so", "expanding", "we get" claim something of the old one; "similarly" leaves it open.
"""

from __future__ import annotations

import re

from symsgd.check.words.argument_words import argues
from symsgd.check.words.cues import is_let

# each row: English, then German, French, Spanish, Chinese
_INTRODUCES = re.compile(
    r"(?:\b(?:for|consider(?:ing)?|take|taking|let|set|choose|choosing|suppose|assume|study(?:ing)?"
    r"|look(?:ing)? at|look(?:ing)? into|the case|examples? (?:is|are|:)|given|minimi[sz](?:e|ing)"
    r"|maximi[sz](?:e|ing)|differentiate|defin(?:e|ing)|turn(?:ing)? to"
    r"|(?:had|if) (?:we|one|you|i) (?:had )?"
    r"(?:used?|chosen|choose|taken|take|set|defined?)"
    r"|instead(?:\s+of\s+\w+)?)"
    r"|\b(?:für|betrachte[nt]?|betrachten wir|sei|wähle[n]?|nehmen wir|nimm|untersuche[n]?"
    r"|beispiel(?: ist)?)"
    r"|\b(?:pour|considérons|soit|prenons|étudions|exemple(?: est)?)"
    r"|\b(?:para|consideremos|considera|sea|tomemos|estudiemos|ejemplo(?: es)?)"
    r"|(?:令|設|设|考慮|考虑|對於|对于|取|已知(?=函数|函數))(?:函数|函數)?)"
    r"(?:[\s,]+(?:now|instead|next|also|again|us|that|say|for (?:example|instance)|e\.g\.|i\.e\."
    r"|nun|jetzt|auch|zum beispiel|maintenant|aussi|par exemple|ahora|también|por ejemplo))*"
    r"(?:\s+(?:the|a|another|our|die|das|eine|la|une|una|otra|une autre|eine andere))?"
    r"(?:\s+[^\W\d_]+(?:-[^\W\d_]+)*)?(?:\s+(?:functions?|funktion|fonction|función|loss|cost|activation|case"
    r"|map|polynomial))?[\s:*_]*$",
    re.IGNORECASE,
)
_NOT = re.compile(  # "for every x", "for example, f(x) = …" and "for this f" say nothing new
    r"\b(?:every|each|all|any|this|these|both|such|jede\w*|alle\w*|diese\w*|chaque|tout\w*|cette"
    r"|cada|tod[oa]s?|esta)\b[^.]{0,12}$",
    re.IGNORECASE,
)
_WITH = re.compile(r"[\s*_]*(?:with|mit|avec|con)(?:\s+\w+){0,3}[\s*_]*", re.IGNORECASE)
_ANOTHER = re.compile(
    r"\b(?:similarly|likewise|analogously|another|alternatively|in contrast|by contrast"
    r"|on the other hand|second|third|next|finally|lastly|ähnlich|ebenso|analog|andererseits"
    r"|de même|une autre|asimismo|análogamente|otr[oa])\b|同样|同樣|另",
    re.IGNORECASE,
)
_CURVE = re.compile(  # what is looked at: "the arc length of y = …", "the tangent to y = …"
    r"\b(?:of|to|under|below|above|between|von|unter|zwischen|de|sous|entre|bajo)\s*$",
    re.IGNORECASE,
)
_WORDS = re.compile(r"[^\W\d_]{2,}")
_CLAIMS = re.compile(
    r"\b(?:so|hence|thus|therefore|then|consequently|follows|expand\w*|simplif\w*|factor\w*|rewrit\w*"
    r"|gives?|get|obtain|find|have|yields?|becomes?|equals?|know|since|because|as|is|are|means"
    r"|i\.e|indeed|in fact|that is|prove|show|check|verify|claim|also|und|and|daher|somit|also"
    r"|folglich|gilt|ergibt|weil|da|donc|ainsi|alors|on a|car|luego|entonces|tenemos|pues|since"
    r"|substitut\w*|insert\w*|plug\w*|comput\w*|calculat\w*|collect\w*|cancel\w*|multipl\w*"
    r"|values?|satisf\w*|fulfil\w*|add\w*|divid\w*|complet\w*|using|with|by|from|where|wobei|mit|avec|con|recall|remember)\b"
    r"|所以|因此|故|得|即",
    re.IGNORECASE,
)


_ANEW = re.compile(
    r"\s*(?:be\b(?!\s+(?:as|the|our|that|this|given|defined|restricted))|(?:eine?|reell|beliebig|konvex|stetig"
    r"|differenzierbar)\b|(?:une?|un|réel|convexe)\b|(?:una?|un|real|convexa?)\b|(?:是|为|為)(?!上))",
    re.IGNORECASE,
)


def introduces_anew(before: str, after: str) -> bool:
    """Say whether words let a letter be any of a kind: "let f be a convex function".

    >>> introduces_anew("Let", "be convex"), introduces_anew("Let", "be as above")
    (True, False)
    >>> introduces_anew("Let", "be restricted to"), introduces_anew("Then", "is convex")
    (False, False)
    """
    return is_let(before) and _ANEW.match(after) is not None


def introduces(before: str) -> bool:
    """Say whether the words before a formula bring in another function with the same letter.

    >>> introduces("For"), introduces("Now consider the function"), introduces("Then")
    (True, True, False)
    >>> introduces("Another example is"), introduces("for every")
    (True, False)
    """
    return _INTRODUCES.search(before) is not None and _NOT.search(before) is None


def leaves_open(before: str, *, function: bool = True) -> bool:
    """Say whether the words before a formula may bring in another function, or claim something.

    A letter without arguments is brought in by words such as "similarly" only: after "the output"
    stands what the author thinks that it is.

    >>> leaves_open("Similarly"), leaves_open("Expanding,"), leaves_open("")
    (True, False, False)
    >>> leaves_open("The output"), leaves_open("The output", function=False)
    (True, False)
    """
    if _WITH.fullmatch(before):
        return True
    words = argues(before)
    if words or _CLAIMS.search(before) is not None:
        return False
    if not function and _CURVE.search(before):
        return True
    return (_WORDS if function else _ANOTHER).search(before) is not None
