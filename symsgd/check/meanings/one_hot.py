r"""One-hot labels in words: "y is one-hot, and c is the true class" makes ``y_i`` ``1[i = c]``.

Where no class is named, it is known that the y_i sum to 1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from symsgd.check.clauses.called import formulas_in_words, pieces_by_formula
from symsgd.check.finding import Finding
from symsgd.check.outline import Outline, Piece
from symsgd.check.report import Role
from symsgd.check.state import State
from symsgd.read import surface as s
from symsgd.read.documents.source import Source
from symsgd.read.notation.parse import parse
from symsgd.read.records import Family

_SYMBOL = r"⟦(?P<at>\d+)⟧"
_ONE_HOT = r"(?i:one[- ]hot|1-hot|1-aus-)"
_TRUE = r"(?i:true|correct|target|actual|right|richtige[nr]?|wahre[nr]?|vraie|correcte|verdadera)"
_CLASS = r"(?i:class|label|category|index|klasse|classe|clase)"
_HOT = (
    re.compile(rf"{_SYMBOL}[^.;⟦]{{0,40}}{_ONE_HOT}"),
    re.compile(
        rf"{_ONE_HOT}(?:[ -](?:encoded|vectors?|labels?|targets?|vektor|cible))*\s*{_SYMBOL}"
    ),
)
_CLASSES = (
    re.compile(rf"{_SYMBOL}[^.;⟦]{{0,30}}\b{_TRUE}\b[^.;⟦]{{0,12}}\b{_CLASS}"),
    re.compile(rf"\b{_TRUE}\s+{_CLASS}\b(?:\s+(?:is|be|being|ist|est|es))?[\s:*_,]*{_SYMBOL}"),
)
_TO_ONE = re.compile(
    rf"{_SYMBOL}[^.;⟦]{{0,40}}"
    r"(?i:probability (?:distribution|vector)|\bsums? (?:up )?to (?:1|one)\b)"
)
_DENIED = re.compile(
    r"n't\b|\b(?:not?|never|longer|unlike|instead|nicht|keine?|pas|no)\b|不|非", re.IGNORECASE
)
_REST = re.compile(
    r"\b(?:otherwise|else|all (?:the )?other|every other|if|for|when|sonst|andernfalls|sinon|pour"
    r"|en otro caso|para|für)\b|否则|否則|其他|其余",
    re.IGNORECASE,
)
_INDEX = "i"


@dataclass(frozen=True, slots=True)
class _Label:
    """The letter of the label, that of its class, and the pieces that say so."""

    name: str
    chosen: str
    said_by: tuple[int, ...] = ()


class OneHot(State):
    """The part of the walk that takes a label as one-hot where the text says it."""

    def note_one_hot(self, outline: Outline, pieces: tuple[Piece, ...]) -> None:
        r"""Give ``y_i`` its meaning, if the text tells of one label and gives it no other.

        What says so in formulas, y_c = 1 and y_i = 0 otherwise, is a declaration.
        """
        self._note_sums(outline, pieces)
        stated = list(_in_formulas(pieces))
        labels = stated or list(_in_words(outline))
        if len({(one.name, one.chosen) for one in labels}) != 1:
            return
        name, chosen = labels[0].name, labels[0].chosen
        said_by = {i for one in labels for i in one.said_by}
        if any(_gives(piece, name, chosen) for i, piece in enumerate(pieces) if i not in said_by):
            return
        if self.scope.knows(name) or self.scope.layers is not None or name in self.scope.families:
            return
        text = rf"\mathbf{{1}}[{_INDEX} = {chosen}]"
        label = Family(_INDEX, parse(text), Source(text))
        self.both(lambda scope: scope.with_family(name, label))
        for i in said_by:
            self.findings[i] = Finding(pieces[i], Role.DECLARATION, f"{name} is one-hot")
        if not said_by:
            first = next((one for one in pieces if any(name in side.names for side in one.sides)),
                         pieces[0])  # fmt: skip
            self.assumptions.append((f"{name}_{chosen} = 1, and {name}_i = 0 otherwise", first))

    def _note_sums(self, outline: Outline, pieces: tuple[Piece, ...]) -> None:
        """Note the letters whose entries sum to 1 by what words call them, and by nothing else."""
        text, formulas = formulas_in_words(outline), pieces_by_formula(outline)
        names = {
            name
            for pattern in (*_HOT, _TO_ONE)
            for found in pattern.finditer(text)
            if not _DENIED.search(found[0])
            if (name := _letter(formulas.get(int(found["at"]), []))) is not None
        }
        said = frozenset(name for name in names if not any(_gives(one, name, "") for one in pieces))
        self.both(lambda scope: replace(scope, sum_to_one=said))


def _in_words(outline: Outline) -> Iterator[_Label]:
    """Yield a label that words call one-hot, with the letter that they call its class."""
    text, pieces = formulas_in_words(outline), pieces_by_formula(outline)
    hot = {name for pattern in _HOT for found in pattern.finditer(text)
           if (name := _letter(pieces.get(int(found["at"]), []))) is not None}  # fmt: skip
    classes = {name for pattern in _CLASSES for found in pattern.finditer(text)
               if (name := _letter(pieces.get(int(found["at"]), []))) is not None}  # fmt: skip
    yield from (_Label(name, chosen) for name in sorted(hot) for chosen in sorted(classes - hot))


def _letter(pieces: Sequence[Piece]) -> str | None:
    """Return the letter that a formula is."""
    alone = len(pieces) == 1 and len(pieces[0].sides) == 1 and not pieces[0].signs
    piece = pieces[0].sides[0].piece if alone else None
    plain = isinstance(piece, s.Letter) and not piece.word and len(piece.name) == 1
    return piece.name if plain and isinstance(piece, s.Letter) else None


def _in_formulas(pieces: Sequence[Piece]) -> Iterator[_Label]:
    """Yield what "y_c = 1 and y_i = 0 otherwise" says, and "y_i = 1 if i = c, 0 otherwise"."""
    for i, piece in enumerate(pieces):
        one = _entry(piece, "1")
        near = [j for j in range(i + 1, min(i + 5, len(pieces)))
                if pieces[j].sentence == piece.sentence]  # fmt: skip
        at = next((j for j in near[:2] if _entry(pieces[j], "0")), None)
        if one is None or at is None:
            continue
        other = _entry(pieces[at], "0")
        told = [j for j in near if j <= at + 1 and _pair(pieces[j])]
        if other is None or other[0] != one[0] or not (told or _REST.search(pieces[at].after)):
            continue
        chosen = _chosen(one[1], other[1], [pieces[j] for j in told])
        if chosen is not None:
            yield _Label(one[0], chosen, (i, at, *told))


def _chosen(index: str, rest: str, conditions: Sequence[Piece]) -> str | None:
    """Return the letter of the class: c of y_c = 1, or of y_i = 1 for i = c."""
    pairs = [pair for one in conditions if (pair := _pair(one)) is not None]
    if rest != index:
        fits = all(one.signs == ("!=",) and _pair(one) == {rest, index} for one in conditions)
        return index if fits else None
    first = conditions[:1] and conditions[0].signs == ("=",) and index in pairs[0]
    if not first or any(pair != pairs[0] for pair in pairs):
        return None
    return next(iter(pairs[0] - {index}), None)


def _entry(piece: Piece, digits: str) -> tuple[str, str] | None:
    """Return the letters of ``y_c = 1``, if the number is the one."""
    if piece.signs != ("=",) or len(piece.sides) != 2:
        return None
    symbol, value = piece.sides[0].piece, piece.sides[1].piece
    while isinstance(value, s.Sum) and len(value.terms) == 1 and value.terms[0][0] == "+":
        value = value.terms[0][1]
    if not isinstance(value, s.Number) or value.digits != digits:
        return None
    if not isinstance(symbol, s.Scripted) or symbol.scripts:
        return None
    base, index = symbol.base, symbol.sub
    if not isinstance(base, s.Letter) or not isinstance(index, s.Letter) or len(index.name) > 1:
        return None
    return base.name, index.name


def _pair(piece: Piece) -> set[str] | None:
    """Return the two letters of ``i = c``, or of ``i ≠ c``."""
    if piece.signs not in (("=",), ("!=",)) or len(piece.sides) != 2:
        return None
    letters = [side.piece.name for side in piece.sides if isinstance(side.piece, s.Letter)]
    return {*letters} if len(letters) == 2 else None


def _gives(piece: Piece, name: str, chosen: str) -> bool:
    """Say whether a piece gives the label, one of its entries or its class another meaning."""
    first = piece.sides[0].piece
    if not piece.signs or first is None or piece.signs[0] not in ("=", ":=", "in"):
        return False
    base = first.base if isinstance(first, s.Scripted) else first
    if not isinstance(base, s.Letter):
        return False
    if base.name == chosen and base is first:
        return piece.signs[0] != "in"
    entry = isinstance(first, s.Scripted) and first.sub is not None
    claimed = entry and isinstance(first, s.Scripted) and isinstance(first.sub, s.Letter) and (
        first.sub.name == chosen)  # fmt: skip
    return base.name == name and piece.signs[0] != "in" and not claimed
