r"""Formulas that are not read may limit a letter, or give it a value: nobody knows what they say.

``Let $0 < x \garbage 1$. Then $x^2 < x$`` is no claim about every x, and must not be refuted at
x = 2.  What was taken for a letter before such a formula is not certain behind it either.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from symsgd.check.finding import Finding, Link
from symsgd.check.judgement import Judgement
from symsgd.check.outline import Outline, Piece
from symsgd.check.report import Status
from symsgd.check.words import cues
from symsgd.check.words.sentences import last_sentence
from symsgd.expression.node import free_variables
from symsgd.read import surface as s
from symsgd.read.documents.plain_tokens import spelled
from symsgd.read.documents.scan import Scan
from symsgd.read.documents.source import Source
from symsgd.read.intermediate import each
from symsgd.read.names import name_of
from symsgd.read.scope import Scope

_WORDS = re.compile(
    r"\\(?:text\w*|mathrm|mbox|operatorname\*?)\s*\{[^{}]*\}|\\(?:begin|end)\s*\{[^{}]*\}"
)
_DERIVATIVE = re.compile(
    r"\\[dt]?frac\s*\{\s*(?:d|\\partial|\\mathrm\s*\{?d\}?)[^{}]*\}\s*\{[^{}]*\}"
    r"|\b[d∂][A-Za-z]\s*/\s*[d∂][A-Za-z]"
)
_APPLIED = re.compile(
    r"(?:\\[A-Za-z]+|[^\W\d_])\s*['′″]*\s*(?:\\left)?\([^()]*(?:\([^()]*\)[^()]*)*\)?"
)
_EQUAL = re.compile(
    r":=|=|≈|→|←|\\(?:approx|to|gets|equiv|sim|(?:left|right)arrow|mapsto|coloneqq)(?![A-Za-z])"
)
_ORDER = re.compile(
    r"[<>≤≥≠∈∉]|\\(?:le|leq|ge|geq|ne|neq|lt|gt|in|notin|leqslant|geqslant|ll|gg)(?![A-Za-z])|\bin\s*[\[(]"
)
_LETTER = re.compile(r"\\([A-Za-z]+)|([^\W\d_])")
_MAPPING = re.compile(
    r"\s*(\\[A-Za-z]+|[^\W\d_])\s*(?::(?!=)|\\colon(?![A-Za-z])).{0,80}?"
    r"(?:→|\\(?:to|rightarrow|mapsto)(?![A-Za-z]))",
    re.DOTALL,
)
_MOST_CONTEXT = 300  # characters of prose before a formula
_BESIDE = 12  # characters of prose in which the sides of a lone sign stand
_ALONE = re.compile(r"(?<![^\W_])[^\W\d_](?![^\W_])")
_BOUND_IN_WORDS = re.compile(
    r"\W*(?:(?:is|are|be|being|lies|lie)\s+)?(?:strictly\s+)?(?:between|at least|at most|above"
    r"|below|exceeds?|no (?:less|more|larger|smaller|greater)"
    r"|(?:greater|larger|bigger|less|smaller|higher|lower|more) than|zwischen|mindestens"
    r"|höchstens|(?:größer|kleiner) als"
    r"|(?:est\s+|es\s+)?(?:strictement\s+)?(?:compri\w+\s+|comprendid\w+\s+)?entre"
    r"|au moins|au plus|supérieur|inférieur|mayor|menor)\b"
    r"|大于|小于|介于",
    re.IGNORECASE,
)
# "if $n$ is even": what is no word of the calculus of all letters may limit this one
_CALLED = re.compile(
    r"\s*(?:(?:is|are|ist|sind|est|sont|es|son)\s+"
    r"(?!(?:an?\s+|the\s+|eine?\s+|une?\s+|una?\s+)?(?:twice |continuously |strictly )?"
    r"(?:real|reell|réel|differentiable|differenzierbar|dérivable|derivable|continuous|stetig|smooth"
    r"|given|known|fixed|any|arbitrary|function|Funktion|fonction|función|defined|constant|variable"
    r"|number|matri|vector|weight|input|output|loss|cost))"
    r"|是|为)",
    re.IGNORECASE,
)
_LOST = ("unclosed-math", "plain-text")
_SENTENCE_END = re.compile(r"[.!?;](?=\s|\$)|[。；]|\n[ \t]*\n")


@dataclass(frozen=True, slots=True)
class Unread:
    """What a formula that is not read may say something about."""

    start: int
    end: int
    letters: frozenset[str]
    defined: frozenset[str]  # the letter that gets a meaning, or is worked out
    exercises: frozenset[int]
    orders: bool = False
    anew: bool = False  # the words give it a meaning; else it may be one more claim about it


def unread_formulas(
    source: Source, scan: Scan, lines: Outline, findings: Sequence[Finding]
) -> tuple[Unread, ...]:
    """Return what may limit a letter: formulas that are no piece, and pieces that are not read."""
    found = []
    for number in lines.broken:
        span = scan.spans[number]
        before = last_sentence(lines.between[number][-_MOST_CONTEXT:])
        found.append(_unread(source, (span.start, span.end), before, {lines.exercises[number]}))
    starts = [span.start for span in scan.spans]
    for one in scan.notices:
        if one.code in _LOST:  # between two formulas, and perhaps two exercises
            at = bisect_left(starts, one.start)
            before = last_sentence(source.prose[max(0, one.start - _MOST_CONTEXT) : one.start])
            within = lines.exercises[max(at - 1, 0) : at + 1]
            found.append(_unread(source, (one.start, one.end), before, within))
    opening = {one.piece.formula: one.piece.before for one in findings if not one.piece.order}
    for finding in findings:
        if letters := loosely_bounded(finding.piece):
            start, end = finding.piece.start, finding.piece.end
            own = frozenset({finding.piece.exercise})
            found.append(Unread(start, end, letters, frozenset(), own, orders=True))
        if (finding.error is not None and not finding.links) or _is_of_tuple(finding):
            piece = finding.piece
            place = (piece.start, piece.end)
            words = piece.before if piece.before.strip(" ,") else opening.get(piece.formula, "")
            found.append(_unread(source, place, words, {piece.exercise}))
    return tuple(sorted((one for one in found if one.letters), key=lambda one: one.start))


def loosely_bounded(piece: Piece) -> frozenset[str]:
    """Return the letter of a mention that words and not a formula limit: "x between 0 and 1"."""
    side = piece.sides[0] if len(piece.sides) == 1 else None
    bounded = _BOUND_IN_WORDS.match(piece.after) is not None
    if side is None or not (bounded or (cues.is_if(piece.before) and _CALLED.match(piece.after))):
        return frozenset()
    return frozenset(_base(name) for name in side.names)


def _is_of_tuple(finding: Finding) -> bool:
    """Say whether a membership such as (a, b) ∈ [0, 1]² is one of which nothing was taken."""
    piece = finding.piece
    tuple_ = isinstance(piece.sides[0].piece, s.Group) if piece.sides else False
    return tuple_ and piece.signs == ("in",) and not finding.note


def _unread(
    source: Source, place: tuple[int, int], before: str, exercises: Collection[int]
) -> Unread:
    text = source.text[place[0] : place[1]]
    orders, defined = _ORDER.search(text) is not None, defines(text)
    given = any(
        says(before) for says in (cues.is_condition, cues.is_let, cues.is_where, cues.is_local)
    )
    letters = limited(text) if orders or given else defined
    if any(sign.fullmatch(text.strip()) for sign in (_EQUAL, _ORDER)):  # x $>$ 0
        start, end = place[0] - _BESIDE, place[1] + _BESIDE
        beside = source.prose[max(0, start) : place[0]] + " " + source.prose[place[1] : end]
        letters = frozenset(map(spelled, _ALONE.findall(beside)))
    return Unread(*place, letters, defined, frozenset(exercises), orders, given)


def limited(text: str) -> frozenset[str]:
    r"""Return the letters that a formula may say something about.

    >>> sorted(limited(r"0 < x \garbage 1")), sorted(limited(r"f'(x) = 2\garbage x"))
    (['garbage', 'x'], ['f'])
    >>> sorted(limited(r"\eta = 0,1\garbage")), sorted(limited(r"\int x \garbage"))
    (['eta'], [])
    """
    text = _DERIVATIVE.sub(" ", _WORDS.sub(" ", text))
    if _ORDER.search(text):
        return frozenset(_letters(text))
    sides = _EQUAL.split(text)
    if len(sides) < 2:
        return frozenset()
    applied = (_APPLIED.sub(_name, side) for side in sides[:-1])
    alone = {*_letters(sides[-1])} if _LETTER.fullmatch(sides[-1].strip()) else set()
    return frozenset(_letters(" ".join(applied))) | alone


def defines(text: str) -> frozenset[str]:
    r"""Return the letter or function that a formula gives a meaning to, if it is one that does.

    >>> sorted(defines(r"a = \garbage")), sorted(defines(r"a + b = \garbage"))
    (['a'], [])
    >>> sorted(defines(r"f: [1, 4) \to \mathbb{R}, f(x) = \garbage"))
    ['f']
    """
    if (mapping := _MAPPING.match(text)) is not None:
        return frozenset(_letters(mapping[1]))
    sides = _EQUAL.split(_WORDS.sub(" ", text))
    if len(sides) < 2 or _ORDER.search(text):
        return frozenset()
    head = sides[0] if re.search("['′″]", sides[0]) else _APPLIED.sub(_name, sides[0])
    head = head.strip(" &$\n")
    return frozenset(_letters(head)) if _LETTER.fullmatch(head) else frozenset()


def _name(found: re.Match[str]) -> str:
    name = _LETTER.match(found.group())
    return f" {name.group()} " if name else " "


def _letters(text: str) -> Iterator[str]:
    for command, letter in _LETTER.findall(text):
        yield command or spelled(letter)


def with_unread(
    found: Judgement, link: Link, piece: Piece, unread: Sequence[Unread], source: Source
) -> Judgement:
    """Return a verdict, or what it asks where a formula that is not read may say otherwise."""
    if not unread or found.status not in (Status.REFUTED, Status.PROVED):
        return found
    written = link.left.names | link.right.names
    known = {_base(name) for name in written if _has_meaning(name, link.scope)}
    numbers = {_base(name) for name in written if _is_number(name, link.scope)}
    names = {_base(name) for name in written} - known
    if found.counterexample is not None:
        names |= {_base(name) for name in dict(found.counterexample.point)} - known
    for one in unread:
        if not _reaches(one, piece, source.prose):
            continue
        changed = known if one.anew else numbers
        open_names = sorted(changed & one.defined) if one.end <= piece.start else []
        if found.status is Status.REFUTED:
            limited_names = names | known if one.orders else names
            open_names = sorted(limited_names & one.letters | {*open_names})
        if open_names:
            place = source.place(one.start).inside
            letters = ", ".join(open_names)
            return found.asking(
                f"what the formula at {place} says of {letters} is not read; as far as it is read, "
                f"this is {'wrong' if found.status is Status.REFUTED else 'right'}",
                f"what is said of {letters} at {place}",
            )
    return found


def rests_on_unread(link: Link, piece: Piece, unread: Sequence[Unread], source: Source) -> bool:
    """Say whether a link speaks of a letter that a formula before it, not read, defines."""
    names = {_base(name) for name in link.left.names | link.right.names} if unread else set()
    return any(one.end <= piece.start and names & one.defined and _reaches(one, piece, source.prose)
               for one in unread)  # fmt: skip


def left_unknown(piece: Piece) -> tuple[Unread, ...]:
    """Return that the number of a letter is unknown behind a chain of it that is not read.

    So it is behind one that rests on such a letter: h = σ(z) of a vector z, then ŷ = wh + b.
    """
    name = None if piece.sides[0].piece is None else name_of(piece.sides[0].piece)
    if name is None or len(piece.sides) < 2 or piece.signs[0] != "=":
        return ()
    letter = frozenset((_base(name),))
    return (Unread(piece.start, piece.end, letter, letter, frozenset((piece.exercise,))),)


def _has_meaning(name: str, scope: Scope) -> bool:
    """Say whether a name stands for something here: an equation can only give another meaning."""
    return name in scope.functions or name in scope.definitions or name in scope.values


def _is_number(name: str, scope: Scope) -> bool:
    """Say whether a name has a number, which may be another one later: h = 3 of the first pass."""
    value = scope.values.get(name, scope.definitions.get(name))
    return value is not None and scope.values.keys() >= {*free_variables(*each(value))}


def _base(name: str) -> str:
    """Return the letter of a name: w for w_1.

    >>> _base("w_1^0"), _base("theta")
    ('w', 'theta')
    """
    letters = re.match(r"[^\W\d_]+", name)
    return letters.group() if letters else name


def _reaches(one: Unread, piece: Piece, text: str) -> bool:
    if piece.exercise and 0 not in one.exercises and piece.exercise not in one.exercises:
        return False
    if one.end <= piece.start:
        return True
    return one.start >= piece.end and not _SENTENCE_END.search(text, piece.end, one.start)
