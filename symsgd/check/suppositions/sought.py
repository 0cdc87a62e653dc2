"""Equations that a text looks for the solutions of: "find $x$ with $f(x) = 10$", "solve".

What limits a letter is no claim about all its values, and neither is what an exercise asks for.
From there on the letter stands for the solution, which nobody knows yet.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from symsgd.check.clauses.called import lone_symbols
from symsgd.check.finding import is_literal
from symsgd.check.heads import head_of, mentions
from symsgd.check.outline import Piece
from symsgd.check.words import cues
from symsgd.read.scope import Scope

# each row: English, then German, French, Spanish, Chinese
_LIMITS = re.compile(
    r"[\s,*_]*(?:the one |those |one )?(?:(?:with|such that|so that|so,? that|satisfying"
    r"|fulfilling|solving|(?:for|at|in|where) which|that (?:satisf(?:y|ies)|fulfil?ls?|solves?)"
    r"|which (?:satisf(?:y|ies)|fulfil?ls?|solves?))"
    r"(?: (?:we have|one has|it holds(?: that)?|holds|there holds))?"
    r"|(?:mit|so ?dass|derart,? dass|für (?:das|die|den|welche[snr]?)|(?:das|die|der) erfüllt)"
    r"(?: gilt)?"
    r"|(?:avec|tel(?:le)?s? que|pour (?:le|la|les)?quel(?:le)?s?|vérifiant|qui vérifie)"
    r"(?: on a)?"
    r"|(?:con|tal(?:es)? que|para (?:el|la|los|las) (?:que|cual(?:es)?)|que cumplen?)"
    r"(?: se tiene)?"
    r"|使得|使|滿足|满足)[\s:*_]*",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\b(?:find|determine|compute|calculate|give|look(?:s|ing)? for|search(?:es|ing)? for"
    r"|seek(?:s|ing)?|sought|choose|pick|there (?:is|are|exists?|must be)|want|need|solve"
    r"|finde[nt]?|bestimmen?|berechnen?|such(?:e|en|t)|gesucht|wähle|es gibt|gibt es|existiert"
    r"|trouve[rz]?|détermine[rz]?|calcule[rz]?|cherch\w+|il existe|choisi\w*"
    r"|halla[r]?|encuentr\w+|encontrar|determin\w+|calcul\w+|busca\w*|existen?|elig\w+)"
    r"\b[^.;!?]*$|(?:求|找|存在)[^。；]*$",
    re.IGNORECASE,
)
_WHICH = re.compile(
    r"\b(?:which|what|welche[snrm]?|quel(?:le)?s?|qué)(?:\s+\w+){0,3}\s*$|(?:哪些|什么|什麼)[^。；]*$",
    re.IGNORECASE,
)
_LINKS = re.compile(
    r"[\s:,*_]*(?:(?:is|are|do|does|we|one|have|has|hold|holds|gives?|makes?|yields?"
    r"|satisf(?:y|ies)|fulfil?ls?|solves?|the|equation|it|that"
    r"|ist|gilt|hat|erfüllt|a-t-on|est|vérifie|es|tenemos|tiene|cumple)\b[\s:,*_]*)+",
    re.IGNORECASE,
)
_SHOWS = re.compile(
    r"\b(?:show|prove|verify|check|see|conclude|confirm|zeigen?|beweisen?|prüfen?|montre[rz]?"
    r"|vérifie[rz]?|muestra|demuestra|demostrar|verifica)\b|证明|證明|验证|驗證",
    re.IGNORECASE,
)
_HAS = re.compile(
    r"[\s,*_]*(?:(?:then|also|thus|therefore) )?(?:satisf(?:y|ies)|fulfil?ls?|solves?|obeys?"
    r"|is (?:such that|a (?:solution|root) of)|erfüllt|löst|vérifie|satisfait|cumple|satisface"
    r"|滿足|满足)[\s:*_]*(?:the (?:equation|condition)[\s:]*)?",
    re.IGNORECASE,
)
_SUPPOSES = re.compile(
    r"\b(?:if|when|whenever|let|suppose|assume|assuming|falls|wenn|sei|angenommen|si|lorsque"
    r"|soit|supposons|cuando|sea|supongamos)\b[^.;!?]*$|[若設设當当][^。；]*$",
    re.IGNORECASE,
)
_EVERY = re.compile(
    r"\b(?:all|every|each|any|arbitrary|alle[snr]?|jede[snrm]?|beliebig\w*|tou(?:t|te|s|tes)|chaque"
    r"|todo[s]?|toda[s]?|cada|cualquier)\b|任意|任何|每",
    re.IGNORECASE,
)
_SOLVE = cues.ends_with(
    r"\b(?:solve|solving)(?:\s+(?:the|this)?\s*(?:equation|inequality|system))?",
    r"\b(?:lösen?)(?:\s+(?:sie|wir))?(?:\s+(?:nun|jetzt))?(?:\s+die\s+(?:gleichung|ungleichung))?",
    r"\b(?:résoudre|résolvez|résous|résolvons|on résout)(?:\s+l['’](?:équation|inéquation))?",
    r"\b(?:resolver|resuelv[ae]|resolvemos|resolvamos)(?:\s+la\s+(?:ecuación|inecuación))?",
    r"(?:解|求解)(?:方程组?|不等式)?",
)
_CONSIDERS = cues.ends_with(
    r"\b(?:consider(?:\s+(?:now|next))?(?:\s+the\s+equation)?)",
    r"\b(?:betrachte[nt]?(?:\s+wir|\s+Sie)?(?:\s+(?:nun|die Gleichung))*)",
    r"\b(?:considérons|on considère)(?:\s+l['’]équation)?",
    r"\b(?:consideremos|consideramos)(?:\s+la ecuación)?",
    r"考虑(?:方程)?",
)
_SUPPOSED = cues.ends_with(
    r"\b(?:if|when|whenever|given(?: that)?)",
    r"\b(?:falls|wenn)",
    r"\b(?:si|lorsque|quand)",
    r"\b(?:si|cuando)",
    r"若|如果",
)
_AND = re.compile(r"[\s,;]*(?:(?:and|und|et|y|和|且)\s*)?[\s*_]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sought:
    """Letters that an equation limits, and whether it may claim something all the same."""

    letters: frozenset[str]
    perhaps: bool = False  # "the number s satisfies …" may also be a claim about every s


def sought(pieces: Sequence[Piece], i: int, scope: Scope) -> Sought | None:
    """Return the letters that a relation limits and does not claim something of, or None.

    >>> from symsgd.check.outline import outline
    >>> from symsgd.read.documents.scan import scan
    >>> from symsgd.read.documents.source import Source
    >>> def letters(text):
    ...     pieces = outline(Source(text), scan(text)).pieces
    ...     found = sought(pieces, len(pieces) - 1, Scope())
    ...     return None if found is None else (sorted(found.letters), found.perhaps)
    >>> letters("Find $x$ with $x^2 = 4$."), letters("For which $t$ is $f(t) = 1$?")
    ((['x'], False), (['t'], False))
    >>> letters("The number $s$ satisfies $s^2 = 4$."), letters("Every $s$ satisfies $s^2 = 4$.")
    ((['s'], True), None)
    >>> letters("Let $x = 2$ and find $x^2 = 4$.") is None
    True
    """
    piece = pieces[i]
    if piece.order or not piece.signs or _defines(piece, scope):
        return None
    if tells_to_solve(piece):
        return Sought(letters_to_solve_for(pieces, i, scope))
    if _SUPPOSED.search(piece.before) and (params := _params(piece, scope)):
        return Sought(frozenset(params))
    mentioned, first = _mentioned(pieces, i, scope)
    mentioned = [name for name in mentioned if name not in scope.functions]
    letters = frozenset(name for name in mentioned if _speaks_of(piece, name))
    if not letters:
        return None
    before, between = pieces[first].before, piece.before
    equation = set(piece.signs) <= {"=", "!="}
    asks = _ASKS.search(before) is not None and _SHOWS.search(before) is None
    if (equation or asks) and _LIMITS.fullmatch(between):
        return Sought(letters)
    if _WHICH.search(before) and (_LIMITS.fullmatch(between) or _LINKS.fullmatch(between)):
        return Sought(letters)
    if equation and _HAS.fullmatch(between) and not _EVERY.search(before):
        return Sought(letters, perhaps=_SUPPOSES.search(before) is None)
    return None


def goes_on(piece: Piece, before: Piece) -> bool:
    """Say whether a piece is put beside the one before it: "a and b", "with a = 1, b = 2"."""
    beside = piece.before == before.before or _AND.fullmatch(piece.before) is not None
    return beside and piece.sentence == before.sentence


def _defines(piece: Piece, scope: Scope) -> bool:
    """Say whether a relation can say what a letter or a function is: ``a = 2x``, ``g(x) = 2x``."""
    first, last = piece.sides[0].piece, piece.sides[-1].piece
    head = None if first is None else head_of(first, scope)
    if head is None or head.params is None or head.name in scope.functions:
        return head is not None and head.params is None
    return last is not None and any(mentions(last, each) for each in head.params)


def _params(piece: Piece, scope: Scope) -> tuple[str, ...]:
    """Return the letters that a function is applied to on the first side: of f(a) = 3."""
    first = piece.sides[0].piece
    head = None if first is None else head_of(first, scope)
    return () if head is None else head.params or ()


def _mentioned(pieces: Sequence[Piece], i: int, scope: Scope) -> tuple[list[str], int]:
    """Return the letters that stand alone right before a piece, and where the first one is."""
    names: list[str] = []
    first = i
    for j in range(i - 1, -1, -1):
        found = list(lone_symbols(pieces[j], scope))
        if not found or (first < i and not goes_on(pieces[first], pieces[j])):
            break
        if pieces[j].sentence != pieces[i].sentence:
            break
        names += found
        first = j
    return names, first


def tells_to_solve(piece: Piece) -> bool:
    """Say whether words tell to solve the equation behind them, or to look at one.

    >>> from symsgd.check.outline import outline
    >>> from symsgd.read.documents.scan import scan
    >>> from symsgd.read.documents.source import Source
    >>> def found(text):
    ...     return tells_to_solve(outline(Source(text), scan(text)).pieces[0])
    >>> found("Now solve $x = 2$."), found("Consider $x^2 = 4$."), found("So $x^2 = 4$.")
    (True, True, False)
    """
    return _SOLVE.search(piece.before) is not None or _considers(piece)


def _considers(piece: Piece) -> bool:
    """Say whether a text considers an equation with a number on its right side."""
    number = len(piece.sides) == 2 and piece.signs == ("=",) and is_literal(piece.sides[1].piece)
    return number and _CONSIDERS.search(piece.before) is not None


def letters_to_solve_for(pieces: Sequence[Piece], i: int, scope: Scope) -> frozenset[str]:
    """Return what "solve … for x" is solved for, or nothing if it does not say."""
    piece = pieces[i]
    if i + 1 < len(pieces) and pieces[i + 1].sentence == piece.sentence:
        names = lone_symbols(pieces[i + 1], scope)
        return frozenset(name for name in names if _speaks_of(piece, name))
    return frozenset()


def _speaks_of(piece: Piece, name: str) -> bool:
    return any(side.piece is not None and mentions(side.piece, name) for side in piece.sides)
