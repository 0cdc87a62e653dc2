"""Words that take back or loosen what a formula says: "it is not true that", "to first order".

What a text denies is no claim of it.  What holds only nearly, or in another arithmetic, or is
asked, is not refuted by numbers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from symsgd.check.words.supposed import is_assumed

_END = r"[\s:,，：*_(]*$"


@dataclass(frozen=True, slots=True)
class Qualification:
    """A row: words before or behind a formula, and what they leave open."""

    words: re.Pattern[str]
    opens: str


NEARLY = "whether it is meant exactly"
OTHER_ARITHMETIC = "in which arithmetic, or up to what, it is meant"
WHICH_CASE = "in which case it is meant"
VALUE_WOULD_BE = "in which case the value is meant"
# each row: English, then German, French, Spanish, Chinese
_DENIED_BEFORE = re.compile(
    r"(?:\bnot (?:true|correct|the case|generally true) that"
    r"|\b(?:false|wrong|incorrect) that|\bwrong to (?:say|write|think|claim|conclude)(?: that)?"
    r"|\b(?:common|frequent|typical|usual|popular) (?:mistake|error|misconception)\b[^.]{0,40}"
    r"|\b(?:mistake|misconception) (?:is|to)\b[^.]{0,30}"
    r"|\b(?:might|could) (?:think|guess|expect|be tempted[^.]{0,20})(?: that)?"
    r"|(?<!as )\b(?:one|we|you|people) would (?:\w+ )?(?:guess|be tempted[^.]{0,20})(?: that)?"
    r"|\b(?:since|because|as|for) otherwise\b[^.]{0,40}|\b(?:da|weil) sonst\b[^.]{0,40}"
    r"|\b(?:car|puisque) sinon\b[^.]{0,40}|\b(?:pues|porque) si no\b[^.]{0,40}|因为否则[^.。]{0,10}"
    r"|(?:^|[.!?]\s*)[*_]*(?:wrong|false|incorrect|not)[*_]*\s*:"
    r"|\b(?:do|does) not have|\bdo(?:es)? not (?:mean|imply)(?: that)?|\bnot"
    r"|\b(?:often|sometimes|wrongly|mistakenly|falsely) (?:write|think|claim|believe|conclude)s?"
    r"(?: that)?|\bschreiben oft|\bécrivent souvent|\bescriben a menudo"
    r"|\bgilt nicht(?:,? dass)?|\bnicht wahr,? dass|\b[Ff]alsch(?: ist)?\s*:?"
    r"|\bfaux(?: que|\s*:)|\bn'a pas|\bn'est pas vrai que"
    r"|\bno es (?:cierto|verdad) que|\b[Ff]also(?: que|\s*:)"
    r"|错误|錯誤|并非|並非|误以为|誤以為)" + _END,
    re.IGNORECASE,
)
_DENIED_AFTER = re.compile(
    r"[\s,]*(?:(?:is|are|was|would be)\s+(?:clearly\s+|simply\s+|in general\s+)?"
    r"(?:wrong|false|incorrect|untrue|not (?:true|correct|right|valid)|a (?:common )?mistake"
    r"|an error)|(?:does|do) not hold|is not what|fails?\s*(?:[.,;]|in general|$)"
    r"|[,;]? ?(?:which|but (?:this|that|it)) (?:is|would be) (?:\w+ )?"
    r"(?:wrong|false|incorrect|not true)"
    r"|[.!]\s*(?:explain|show|why|say)\b[^.!?]{0,30}\b(?:this|that|it) is "
    r"(?:wrong|false|incorrect|not (?:true|correct|right))"
    r"|[,;]? ?(?:which is |which would be )?(?:an? )?(?:obvious |clear )?"
    r"(?:contradiction|absurdity|impossible|absurd)\b"
    r"|[;.,]?\s*(?:this|that|which|it) (?:forgets|ignores|overlooks|misses|confuses|mixes up)\b"
    r"|[;.!,]?\s*(?:however|but),? (?:this|that|it) is not (?:the case|so|true|correct|right)\b"
    r"|[.!]\s*(?:this|that) is (?:wrong|false|incorrect|not (?:true|correct|right))"
    r"|ist (?:falsch|nicht richtig|nicht wahr)|gilt nicht"
    r"|est (?:faux|fausse)|n'est pas vrai|es (?:falso|falsa|incorrecto)|no es (?:cierto|verdad)"
    r"|不成立|是错|是錯|是不对|不正确)",
    re.IGNORECASE,
)
_ABSURD_AFTER = re.compile(
    r"\s*[.;!]\s*(?:this|that|which|das|dies|ceci|cela|c['’]|esto|eso|lo que)\s*"
    r"(?:is|would be|ist|est|es)\s(?!not|no\b|nicht|kein|pas)(?:\w+\s){0,2}"
    r"(?:contradiction|absurdity|impossible|absurd|widerspruch|unmöglich|absurde|contradicción)\b",
    re.IGNORECASE,
)
_ROWS = (
    Qualification(
        re.compile(
            r"\bapprox\w*|\b(?:to|in|up to) (?:first|second|leading|lowest|zeroth|third) order"
            r"|\bfor (?:very )?(?:small|large)\b|\bneglect\w*|\bignor(?:e|ing)\b|\broughly\b"
            r"|\b(?:sufficiently|hinreichend|genügend|suficientemente) \w+"
            r"|\b(?:large|small) enough\b|\bassez (?:grand|petit)"
            r"|\basymptotic\w*|\bnearly\b|\balmost\b|\bin the limit\b|\btends? to\b"
            r"|\bnäherungsweise|\bin erster (?:Ordnung|Näherung)|\bungefähr|\bfür (?:kleine|große)"
            r"|\benviron\b|\bau premier ordre|\bpour [^.]{0,12}(?:petit|grand)|\bnéglig\w+"
            r"|\baproximad\w+|\ba primer orden|\bpara [^.]{0,12}(?:pequeñ|grande)"
            r"|近似|约等于|忽略|很小|很大",
            re.IGNORECASE,
        ),
        NEARLY,
    ),
    Qualification(
        re.compile(
            r"\bmod(?:ulo)?\b|\bin (?:binary|hexadecimal|octal|base \d+)\b|\bboolean\b|\bbinär"
            r"|\bup to (?:an? )?(?:\w+ )?(?:constants?|factors?|signs?|scal\w+|multiples?)"
            r"|\bbis auf\b|\bà (?:une|un) \w+ près|\bsalvo\b|\bsalvo (?:una|un)\b"
            r"|模\s*(?:$|\d)|取模|同余|二进制",
            re.IGNORECASE,
        ),
        OTHER_ARITHMETIC,
    ),
    Qualification(
        re.compile(
            r"\b(?:for|if|when|with|let|assum\w+)(?: all| an?)? (?:even|odd)\b(?! if| though)"
            r"|\b(?:if|when|for|where|suppose|assum\w+|let|since|as)\b[^.]{0,40}"
            r"\b(?:is|be|being) (?:even|odd)\b(?! if| though)|^\s*(?:is|be|being) (?:even|odd)\b"
            r"|\bfür (?:gerade|ungerade)|\b(?:un)?gerade ist|\b(?:im)?pair\b|\b[ií]mpar(?:es)?\b"
            # "definida par" is no Spanish, and "définie par" no parity
            r"|\bpares\b|\b(?:es|é|ser|sea|seja|son|são|números?|enteros?|inteiros?|naturale?s?|cualquier"
            r"|qualquer|grado|grau|orden|ordem|función|função)\s+par\b|^\s*par\s*(?=[.,;:)])"
            r"|^\s*par\s+(?:entonces|tenemos|então|temos)\b"
            r"|偶数|奇数",
            re.IGNORECASE,
        ),
        "whether it is meant for every number, or only for even or odd ones",
    ),
    Qualification(
        re.compile(r"\bthe [^.,;:$]{1,60} would (?:\w+ )?be\b", re.IGNORECASE),
        VALUE_WOULD_BE,
    ),
    Qualification(
        re.compile(
            r"(?<!\bwe )\bwould (?:\w+ )?(?:be|have|give|get|yield|become|move|land)\b"
            r"|\bif instead\b"
            r"|\bfor (?:all |the )*(?:correctly|wrongly|incorrectly|mis\w+|positive|negative) "
            r"(?:classified |labell?ed )?(?:samples?|points?|examples?|observations?)\b"
            r"|\bwürde\w*|\bwäre\w*|\bserait|\bsería",
            re.IGNORECASE,
        ),
        WHICH_CASE,
    ),
)
_WHERE = Qualification(
    re.compile(
        r"^\s*(?:at|on) (?:the |both |these |those |its |each )?(?:two |four )?(?:end ?points?|ends"
        r"|boundar(?:y|ies)|corners?|edges?|vertices|roots|poles|(?:critical|stationary) points?)\b"
        r"|\bon the (?:positive|negative|non-?negative|right|left)(?: half| real)?[- ]"
        r"(?:reals?|axis|half|line|numbers?)|\bto the (?:right|left) of\b"
        r"|\bauf der (?:positiven|negativen|rechten|linken)\b|\b(?:rechts|links) von\b"
        r"|\bsur les réels (?:positifs|négatifs)|\ben los reales (?:positivos|negativos)",
        re.IGNORECASE,
    ),
    "where it is meant",
)
_ASKED = re.compile(r"[^.!:;]{0,40}[?？]")
_ASKS = re.compile(
    r"(?:^|[.!?:;]\s*)[*_]*(?:(?:does|do|is|are|can|why|when|ist|gilt|warum|est-ce)\b|¿|是否)[^.!?]*$",
    re.IGNORECASE,
)
_TRUE_OR_FALSE = re.compile(
    r"\b(?:true or false|(?:wahr|richtig) oder falsch|vrai ou faux|verdadero o falso)\b[^.!?]*$"
    r"|判断",
    re.IGNORECASE,
)
_CHOICE = re.compile(
    r"\bwhich (?:one |two )?of (?:the following|these)\b"
    r"|\bwhich (?:statements?|formulas?|equations?)\b"
    r"|\bwelche (?:der folgenden|aussagen?)\b|\blaquelle|\blesquelles|\bcuál(?:es)?\b|下列|以下哪"
    r"|\b(?:true or false|(?:wahr|richtig) oder falsch|vrai ou faux|verdadero o falso)\b"
    r"\W*(?:[a-h1-9][.):]\s*)?$"
    r"|\b(?:two|three|four|several|the following|zwei|drei|deux|trois|dos|tres)"
    r"\s+(?:cases|possibilities|options|fälle|cas|casos)\W*$",
    re.IGNORECASE,
)
_OPTION = re.compile(
    r"[\s$*_,;.]*(?:(?:or|oder|ou|o)?\s*\(?[a-hA-H1-8ivx]{1,3}[.):]|[-+*]|or|oder|and|und|et|y)\s*$"
)


def offers_choice(prose: str) -> bool:
    """Say whether words ask which of several formulas is right: each is offered, none is claimed.

    >>> offers_choice("Which of the following is true? (a)"), offers_choice("of which")
    (True, False)
    >>> offers_choice("**True or false?** 1. ")
    True
    """
    return _CHOICE.search(prose) is not None


def is_option(prose: str) -> bool:
    r"""Say whether nothing but the mark of the next choice stands between two formulas.

    >>> is_option(" (b) "), is_option(", so (b) "), is_option("\n2. ")
    (True, False, True)
    """
    return _OPTION.fullmatch(prose) is not None


def is_denied(before: str, after: str) -> bool:
    """Say whether the words around a formula say that it does not hold.

    >>> is_denied("It is not true that", ""), is_denied("Then", "is wrong."), is_denied("Then", "")
    (True, True, False)
    """
    if _ABSURD_AFTER.match(after) and not is_assumed(before):
        return True
    return bool(_DENIED_BEFORE.search(before) or _DENIED_AFTER.match(after))


_COUNTERFACTUAL = re.compile(
    r"\b(?:suppose|assume|imagine|if)\b[^.]{0,30}\b(?:were|had|existed|to the contrary)\b"
    r"|\b(?:angenommen|gäbe es|hätte|wäre)\b[^.]{0,20}\b(?:es|wir|ein|gäbe|hätte|wäre)\b"
    r"|\bwould (?:then )?(?:have|be|get|give|yield|follow|mean|imply|become|equal|obtain)\b"
    r"|\b(?:würden?|wären) (?:wir|es|dann|gelten)\b|\b(?:aurait|aurions|serait|donnerait)\b"
    r"|\b(?:sería|tendríamos|daría)\b"
    r"|\bsupposons (?:par l['’]absurde|le contraire)|\bsupongamos lo contrario",
    re.IGNORECASE,
)


_IF = re.compile(r"\b(?:if|suppose|wenn|falls|si)\s*$", re.IGNORECASE)
_WERE = re.compile(r"\s*(?:were|had|wäre|hätte|était|avait|fuera|tuviera)\b", re.IGNORECASE)


def is_counterfactual(before: str, after: str = "") -> bool:
    """Say whether words suppose what is not so, to see what would follow.

    >>> is_counterfactual("Suppose there were a minimum at"), is_counterfactual("Suppose that")
    (True, False)
    >>> is_counterfactual("If", " were a root, then"), is_counterfactual("If", " is a root, then")
    (True, False)
    """
    supposed = _IF.search(before) is not None and _WERE.match(after) is not None
    return supposed or _COUNTERFACTUAL.search(before) is not None


def left_open(before: str, after: str) -> str:
    """Return what the words of a sentence leave open about a formula in it, or nothing.

    >>> left_open("To first order,", ""), left_open("Is it so that", "? Yes"), left_open("So", ".")
    ('whether it is meant exactly', 'whether it is claimed or only asked', '')
    """
    if _TRUE_OR_FALSE.search(before):
        return "whether it is claimed or only asked"
    if _ASKED.match(after) and (after.strip()[:1] in "?？" or _ASKS.search(before)):
        return "whether it is claimed or only asked"
    if after.strip() == "as":  # "e^x = 1 + x as x → 0", and not "we rewrite h as"
        return NEARLY
    return loosened(before, after)


@lru_cache(maxsize=1024)  # a formula is asked about several times
def loosened(before: str, after: str) -> str:
    """Return in which sense only the sentence of a formula is meant, or nothing.

    >>> loosened("Modulo 3,", ""), loosened("So", "for small")
    ('in which arithmetic, or up to what, it is meant', 'whether it is meant exactly')
    """
    behind = re.split(r"[.!?。！？;；]", after, maxsplit=1)[0]
    for row in (*_ROWS, _WHERE) if before.strip() or behind.strip() else ():
        if row.words.search(before) or row.words.search(behind):
            return row.opens
    return ""
