"""Quantities spoken of by their name: "the loss is $3$" behind "the loss $L = (wx - y)^2$".

The name has to be that of one letter of the section, which stands for a formula.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from symsgd.check.finding import is_number
from symsgd.check.judgement import Side
from symsgd.check.outline import Piece
from symsgd.read.names import name_of

_NAMES = (
    r"(?P<name>loss|cost|error|risk|objective|prediction|output|activation|pre-?activation|residual"
    r"|velocity|momentum|height|area|volume"
    r"|verlust|kosten|fehler|vorhersage|ausgabe|aktivierung|voraktivierung|höhe|fläche"
    r"|perte|coût|erreur|prédiction|sortie|hauteur|aire|pérdida|costo|coste|predicción|salida|altura)"
)
_OPENS = re.compile(
    r"\s*(?:(?:and|then|so|thus|hence|now|here|therefore|und|dann|nun|also|et|alors|donc|y|entonces"
    r"|luego|(?:at|for|with) (?:this|these) (?:point|place|values|numbers|inputs?))\s*,?\s+)*"
    rf"(?:the|our|der|die|das|la|le|l['’]|el)\s*{_NAMES}\s+(?P<says>[^.,;]*)",
    re.IGNORECASE,
)
_CALLED = re.compile(
    rf"\b(?<!training )(?<!test )(?<!validation )(?<!batch ){_NAMES}"
    r"(?:\s+(?:function|funktion))?(?:\s+(?:is|ist|est|es|be|of|given by|defined as))?\s*$",
    re.IGNORECASE,
)


def opens_with_name(before: str) -> bool:
    """Say whether a clause speaks of a quantity by its name: "Then the loss is".

    >>> opens_with_name("Then the loss is"), opens_with_name("Then the loss of the model is")
    (True, True)
    >>> opens_with_name("The training loss is")
    False
    """
    return _OPENS.fullmatch(before) is not None


def spoken_of_by_name(pieces: Sequence[Piece], i: int) -> tuple[Side, str] | None:
    """Return the letter that a clause speaks of by its name, and the words behind the name."""
    piece = pieces[i]
    found = _OPENS.fullmatch(piece.before)
    if found is None:
        return None
    name = found["name"].lower()
    letters: dict[str, Side] = {}
    for one in pieces[:i]:
        called = _CALLED.search(one.before) if one.section == piece.section else None
        first = one.sides[0].piece
        letter = None if called is None or one.order or first is None else name_of(first)
        if called is not None and called["name"].lower() == name:
            if letter is None or one.signs != ("=",) or is_number(one.sides[1].piece):
                return None  # "the loss $L(w) = …$": of which w, it does not say
            letters[letter] = one.sides[0]
    if len(letters) != 1:
        return None
    (side,) = letters.values()
    text, word = side.source.text, found["name"]
    start = text.rfind(word, 0, piece.start)
    here = replace(side, start=start, end=start + len(word))
    return here, found["says"]
