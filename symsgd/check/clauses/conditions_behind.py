"""Conditions behind the claim that they limit: "for a, b ≥ 0", "where x ∈ [0, 1]", "(x > 0)".

A condition that nobody reads leaves a claim without it, and refutes what is right.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from symsgd.check.clauses.solved_bounds import bounds_again
from symsgd.check.finding import is_literal
from symsgd.check.outline import Piece
from symsgd.check.words import cues
from symsgd.check.words.argument_words import claims, is_consequence
from symsgd.read import surface as s

ORDER = ("<", "<=", ">", ">=", "!=")
_FOR = re.compile(r"\b(?:for|für|pour|para)(?:\s+\w+){0,2}\s*$|对|對", re.IGNORECASE)
_UNDER = re.compile(  # each row: English, then German, French, Spanish, Chinese
    r"(?:\b(?:assuming|provided|given|(?:as|so) long as|subject to|under|in (?:the )?case"
    r"|(?:on|in|over) the (?:set|domain|interval|region|range))"
    r"|\b(?:sofern|solange|unter der (?:Bedingung|Annahme)|auf der Menge)"
    r"|\b(?:pour tout(?:es)?|pour tous|sous la condition|à condition)"
    r"|\b(?:siempre que|bajo la condición|suponiendo)|假设|只要|在条件)"
    r"(?:\s+(?:that|of|dass|que|the condition|conditions?))*[\s:*_]*$",
    re.IGNORECASE,
)
_MORE = re.compile(  # "for a ≥ 0, b ≥ 0", "for all a ≥ 0 and all b ≥ 0"
    r"[\s,;]*(?:and|und|sowie|et|y|e)?\s*(?:(?:for|für|pour|para)\s+)?"
    r"(?:all|every|any|each|alle[ns]?|jedes|tout|tous|toutes|todo|toda|cada)?\s*",
    re.IGNORECASE,
)
_UNLESS = re.compile(
    r"\b(?:unless|except(?: for| where| if| when)?|apart from|outside|but not for|außer(?: für)?"
    r"|sauf(?: si| pour)?|à moins que|excepto|salvo|a menos que)\W*$|除了?$",
    re.IGNORECASE,
)
_ON = re.compile(r"\b(?:on|in|over|within|auf|in|über|sur|dans|en|sobre)\W*$|在$", re.IGNORECASE)
_OWN_CLAUSE = re.compile(
    r"[^\W\d_]{3,}\W+(?:iff|if,? and only,? if|exactly (?:when|if|for)|genau dann,? wenn"
    r"|si et seulement si|si y s[oó]lo si)$",
    re.IGNORECASE,
)


def limits(pieces: Sequence[Piece], i: int, j: int) -> bool:
    r"""Say whether the piece ``j`` limits what the piece ``i`` before it says.

    >>> from symsgd.check.outline import outline
    >>> from symsgd.read.documents.scan import scan
    >>> from symsgd.read.documents.source import Source
    >>> source = Source(r"$x^2 \le x$ for real $b$ and $0 \le x \le 1$, so $x < 2$.")
    >>> pieces = outline(source, scan(source.text)).pieces
    >>> limits(pieces, 0, 2), limits(pieces, 0, 3)
    (True, False)
    """
    later = pieces[j]
    solved = any(
        i < k < k + 1 < len(pieces) and bounds_again(*pieces[k : k + 2]) for k in (j - 1, j)
    )
    if _UNLESS.search(later.before) or solved:
        return False  # "near u = 1 it converges iff |1 - η| < 1, i.e. for 0 < η < 2"
    if cues.is_local(later.before):
        return True
    if not {*later.signs} <= {*ORDER, "in"}:
        return False
    if cues.is_where(later.before) or _UNDER.search(later.before):
        return True
    if not (bounds_a_letter(later) or counts_a_letter(later)):
        return _behind_letters(pieces, j)
    before, words = pieces[j - 1], later.before.strip(" ,;")
    if words in ("(", "[") or (not words and later.formula == pieces[i].formula):
        return True
    more = _MORE.fullmatch(later.before) and before.sentence == later.sentence
    if more and j - 1 > i and bounds_a_letter(before) and limits(pieces, i, j - 1):
        return True
    return _behind_letters(pieces, j)


def _behind_letters(pieces: Sequence[Piece], j: int) -> bool:
    """Say whether words of a condition stand before letters that are not limited themselves.

    As in "for all x, y and λ ∈ [0, 1]" and "where k is a number and k > 0".
    """
    later, k = pieces[j], j
    while k and pieces[k - 1].sentence == later.sentence and len(pieces[k - 1].sides) == 1:
        k -= 1
    if k == j:
        return False
    if cues.is_where(pieces[k].before):
        return not is_consequence(later.before)
    if cues.puts_beside(later.before) and _compares_formulas(later):
        return False  # "for all a, b and |a + b| ≤ |a| + |b|" claims it
    together = later.before.strip() in ("", ",") or cues.puts_beside(later.before)
    together = together or later.before == pieces[j - 1].before
    return together and _FOR.search(pieces[k].before) is not None


def _compares_formulas(piece: Piece) -> bool:
    """Say whether no side of a relation is a letter or a number."""
    return not any(
        isinstance(side.piece, s.Letter | s.Scripted) or is_literal(side.piece)
        for side in piece.sides
    )


def bounds_a_letter(piece: Piece) -> bool:
    """Say whether a piece compares a letter with numbers, or puts it into a set."""
    if piece.signs == ("in",):
        return isinstance(piece.sides[0].piece, s.Letter | s.Scripted)
    letters = [side.piece for side in piece.sides if not is_literal(side.piece)]
    symbols = all(isinstance(one, s.Letter | s.Scripted) for one in letters)
    return {*piece.signs} <= {*ORDER} and bool(piece.signs) and len(letters) == 1 and symbols


def counts_a_letter(piece: Piece) -> bool:
    r"""Say whether a piece bounds a letter from a number to a letter: ``2 \le l \le L - 1``."""
    if len(piece.sides) != 3 or not {*piece.signs} <= {"<", "<="}:
        return False
    low, letter, high = (side.piece for side in piece.sides)
    ends = (s.Letter, s.Number)
    top = isinstance(high, s.Sum) and all(isinstance(one, ends) for _, one in high.terms)
    top = top or isinstance(high, s.Letter)
    return top and isinstance(letter, s.Letter) and is_literal(low)


def may_limit(pieces: Sequence[Piece], i: int, j: int) -> str:
    """Return the bound behind a claim of which nobody knows whether it limits it, or nothing."""
    later = pieces[j]
    words = later.before.strip(" ,;:.")
    text = later.sides[0].source.text[later.start : later.end].strip()
    if len(later.sides) == 1:
        interval = isinstance(later.sides[0].piece, s.Group) or later.broken is not None
        return f"whether it is meant on {text}" if interval and _ON.search(words) else ""
    if later.signs == ("->",):
        return f"whether it is meant for {text} only" if cues.is_local(words) else ""
    if _UNLESS.search(words):
        return f"whether it is meant where {text} does not hold"
    if _OWN_CLAUSE.search(words):
        return ""  # "…, which is stable iff 0 < η < 1"
    said = is_consequence(later.before) or claims(later.before) or cues.puts_beside(later.before)
    if not words or said or "⇒" in words or "⇔" in words or not bounds_a_letter(later):
        return ""
    if later.signs[0] not in ORDER or limits(pieces, i, j):
        return ""
    return f"whether {text} limits it"
