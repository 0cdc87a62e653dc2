"""Words that call a value a critical point, an extremum or a zero of a function.

In the words of a sentence ``§`` stands for a formula, and ``¶`` for a value before this one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

# each row: English, then German, French, Spanish, Chinese
_CRITICAL = (
    r"(?:(?:critical|stationary) points?|kritische[rn]?\s+(?:Punkte?|Stellen?)"
    r"|stationäre[rn]?\s+(?:Punkte?|Stellen?)|points? (?:critiques?|stationnaires?)"
    r"|puntos? (?:críticos?|estacionarios?)|驻点|临界点)"
)
_EXTREMUM = (
    r"(?:(?:global |local )?(?:minim|maxim|extrem)(?:um|a|al point|izers?|isers?|o|os)"
    r"|(?:globales |lokales )?(?:Minim|Maxim|Extrem)(?:um|a|alstelle)|saddle points?|Sattelpunkt"
    r"|极小值点|极大值点)"
)
_ZERO = r"(?:(?:zeros?|roots?)|Nullstellen?|zéros?|racines?|ceros?|raíces|raíz|零点)"
_BEGINS = (
    r"\W*(?:(?:so|hence|thus|therefore|then|and|now|also|daher|dann|donc|alors|luego)\b[\s,:]*)?"
)
_THE = (
    r"(?:the|its|their|a|an|der|die|das|ein|eine|einen|le|la|les|un|une|l['’]|el|los|las|una)?\s*"
)
_ONLY = r"(?P<only>only|unique|single|sole|einzige[rsn]?|seul|unique|único)?\s*"
_TWO = r"(?:two|three|zwei|drei|deux|dos|tres)?\s*"
_OF = (
    r"(?:\s+(?:value|wert))?(?:\s*(?:of|von|de|du)\s+(?:(?:the|this|our|der|la)\s+)?(?:function|loss|cost|objective"
    r"|Funktion|Verlust|fonction|perte|función|pérdida)?\s*§?)?"
)
_IS = (
    r"(?:(?:\s*\b(?:is|are|lies?|occurs?|attained|reached|located|ist|sind|liegt|liegen|est|sont"
    r"|es|son|está|se trouve|found|given by|then|only|exactly|at|where|when|if|for|bei|en"
    r"|an der Stelle|wenn|wo|quand|cuando)\b)*|\s*[是为在])"
)
_SUBJECT = (
    r"(?:it|he|she|sie|es|er|elle|il|(?:the|die|la)\s+(?:function|loss|cost|objective|Funktion"
    r"|fonction|función)\s*§?|§)"
)
_VALUES = r"[\s:,*_]*(?:¶\s*(?:,|and|und|et|y|or)*\s*)*(?:at|bei|en)?\s*"
_NOUN = rf"(?:(?P<critical>{_CRITICAL})|(?P<extremum>{_EXTREMUM})|(?P<zero>{_ZERO}))"
_VANISHES = (
    r"(?:vanishes|is zero|equals zero|verschwindet|ist null|wird null|s['’]annule|est nulle"
    r"|se anula|es cero)"
)
_DERIVATIVE = (
    r"(?:the|its|die|ihre|la|sa|su)\s+(?:first\s+)?"
    r"(?P<critical>derivative|gradient|slope|Ableitung|Steigung|dérivée|pente|derivada)"
)
_HAS = r"(?:has|have|hat|a|tiene|attains|takes)"
_FORMS = (
    rf"(?:(?:at|in|bei|am|im|en|au)\s+)?{_THE}{_ONLY}{_TWO}{_NOUN}{_OF}{_IS}",
    rf"{_SUBJECT}\s+{_HAS}\s+{_THE}{_ONLY}{_TWO}{_NOUN}{_IS}",
    rf"{_DERIVATIVE}{_OF}\s*{_VANISHES}{_IS}",
    rf"(?:the|die|la)?\s*(?:function|Funktion|fonction|función)?\s*§\s*(?P<zero>{_VANISHES}){_IS}",
)
_PATTERNS = tuple(
    re.compile(f"{_BEGINS}{form}{_VALUES}", re.IGNORECASE | re.DOTALL) for form in _FORMS
)
_PLACED = re.compile(r"\b(?:at|bei|an der Stelle|en|in)\W*$", re.IGNORECASE)
_PLACE = re.compile(r"i[sz]er|point|stelle|punkt|点", re.IGNORECASE)
_HINT = re.compile(
    r"point|punkt|punto|stelle|minim|maxim|extrem|zero|root|null|zéro|racine|cero|raí|vanish"
    r"|verschwind|annul|anula|点",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Called:
    """What words call a value, and whether they say that there is no other."""

    kind: str
    only: bool
    noun: str
    placed: bool  # "the minimum is at 1", or the minimizer; "the minimum is 1" says how large it is


def called_point(words: str) -> Called | None:
    """Return what the words of a sentence call the value behind them, or None.

    >>> called_point("The only critical point of § is at")
    Called(kind='critical', only=True, noun='critical point', placed=True)
    >>> called_point("Then § has a minimum at").kind, called_point("The zeros of § are ¶ and").kind
    ('extremum', 'zero')
    >>> called_point("The derivative of § vanishes when").noun
    'derivative'
    >>> called_point("We go from the minimum to") is None
    True
    """
    if _HINT.search(words) is None:
        return None
    for pattern in _PATTERNS:
        if found := pattern.fullmatch(words):
            said = found.groupdict()
            kind = next(name for name in ("critical", "extremum", "zero") if said.get(name))
            noun = str(said[kind])
            placed = kind != "extremum" or bool(_PLACED.search(words) or _PLACE.search(noun))
            return Called(kind, bool(said.get("only")), noun, placed)
    return None
