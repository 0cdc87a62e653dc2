"""Where sentences of the prose end: with a full stop that does not belong to "e.g." or "z. B."."""

from __future__ import annotations

import re

# each can stand right before a formula or within its sentence; "etc." and the like may also end one
_SHORT = ("e.g", "e. g", "i.e", "i. e", "z.B", "z. B", "d.h", "d. h", "u.a", "p.ex", "p. ex",
          "p.ej", "p. ej", "w.r.t", "cf", "resp", "bzw", "vs")  # fmt: skip
_NOT_BEHIND = "".join(
    rf"(?<!\b{re.escape(word)})(?<!\b{re.escape(word.capitalize())})" for word in _SHORT
)
_OPENS = r"(?!(?<=\b[eizdupZEIDUP]\.)\s?(?:[gGeEBbHhAa]|ex|ej)\.)"  # the first half of "z. B."
# a paragraph that leads to a display goes on behind the empty line before it
_LEADS = "".join(
    rf"(?<! {word})"
    for word in ("as", "is", "by", "to", "that", "are", "get", "have", "gives", "yields", "obtain")
)
SENTENCE_END = re.compile(
    rf"{_NOT_BEHIND}[.!?。！？]{_OPENS}(?=\s|$)|[。！？]|^\s*(?:[-*+]|\d+[.)]|#+)\s"
    rf"|(?<![:：]){_LEADS}\n[ \t]*\n(?![ \t]*[a-z,])",
    re.MULTILINE,
)

_TYPED_ARROW = re.compile(r"<=+>|(?<![<=])=+>|[⟹⟺]")  # as people type ⇒ and ⇔
_GAP = re.compile(r"\n(?:[ \t]*+\n){3,}")

_BEGINS = re.compile(
    r"\s*(?:At|For|If|When|With|On|In|Für|Falls|Wenn|Bei|Auf|Mit|An der Stelle|Im Punkt"
    r"|Pour|Si|Lorsque|Quand|En|Avec|Au point|Para|Cuando|Con)(?![\w-])"
)
_ENDS_THERE = re.compile(r"(?:\s*(?:[.!?,;]|and|or|und|oder|et|ou|y|o))?\s*")


def begins_sentence(prose: str, following: str) -> bool:
    """Say whether a sentence begins behind a formula that no full stop ends.

    It does with a capital letter, unless it only says for what the formula holds.

    >>> begins_sentence(" At", ": f(0) = 1"), begins_sentence(" at", ": f(0) = 1")
    (True, False)
    >>> begins_sentence("For", "."), begins_sentence("For", "we have")
    (False, True)
    """
    if not prose.lstrip()[:1].isupper() or _BEGINS.match(prose) is None:
        return False
    return _ENDS_THERE.fullmatch(following) is None


def without_gaps(prose: str) -> str:
    r"""Return prose with two empty lines where more of them are, as where a block of code stood.

    >>> without_gaps("Then\n\n  \n\n  \n\nwe have")
    'Then\n\n\nwe have'
    """
    return _GAP.sub("\n\n\n", prose)


def rest_of_sentence(prose: str) -> str:
    """Return the words up to the end of the sentence.

    >>> rest_of_sentence(", where σ is the sigmoid. Then")
    ', where σ is the sigmoid.'
    """
    found = SENTENCE_END.search(prose)
    return prose if found is None else prose[: found.end()]


def last_sentence(prose: str) -> str:
    r"""Return the words of the sentence that goes on behind them; a heading is none.

    >>> last_sentence("So it is. Take e.g. a point such as")
    'Take e.g. a point such as'
    >>> last_sentence("So it is. Nimm z. B.")
    'Nimm z. B.'
    >>> last_sentence("# Part B\nIf"), last_sentence("# Part")
    ('If', 'Part')
    >>> last_sentence("Hence => "), last_sentence("<=>")
    ('Hence ⇒', '⇔')
    """
    ends = list(SENTENCE_END.finditer(prose))
    rest = prose[ends[-1].end() :] if ends else prose
    if ends and ends[-1].group().strip().startswith("#"):
        heading, _, below = rest.partition("\n")
        rest = below or heading
    return _TYPED_ARROW.sub(lambda arrow: "⇔" if arrow[0][0] in "<⟺" else "⇒", rest).strip()
