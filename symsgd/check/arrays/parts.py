r"""Letters that are arrays in one part of a text and numbers in another.

What shows a letter to be an array speaks for the whole text, except for the parts that show it to
be a number: w of ``w^\top x`` is a number where the next paragraph writes L(w) = (w − 3)².

A part is a stretch of sentences up to a blank line, and then each block around it, the smaller one
first.  The smallest part that shows anything decides; where it shows both, the letter stays what it
is elsewhere, and claims about it ask.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from symsgd.check.arrays.array_letters import ArrayLetters
from symsgd.check.arrays.array_marks import Mark
from symsgd.check.arrays.number_marks import (
    numbers_of_functions,
    numbers_shown,
    speaks_of_arrays,
)
from symsgd.check.arrays.numbered_arrays import is_capital
from symsgd.check.clauses.called import formulas_in_words
from symsgd.check.clauses.examples import paragraph
from symsgd.check.outline import Outline, Piece
from symsgd.check.words.bold_letters import bold_letters
from symsgd.check.words.number_words import (
    called_numbers,
    of_one_dimension,
    says_array,
)
from symsgd.read import surface as s
from symsgd.read.functions.unknown_functions import before_brackets
from symsgd.read.scope import Scope

Numbers = Mapping[int, frozenset[str]]  # by the number of a formula


@dataclass
class _Stretch:
    """Some sentences in a row, and what they show of the letters of arrays."""

    pieces: list[Piece] = field(default_factory=list)
    arrays: set[str] = field(default_factory=set)
    numbers: set[str] = field(default_factory=set)


def numbers_in_parts(
    outline: Outline, pieces: Sequence[Piece], marks: Sequence[Mark], scope: Scope
) -> Numbers:
    r"""Return the letters of arrays that are numbers where a formula stands.

    >>> from symsgd.check.arrays.array_marks import array_marks
    >>> from symsgd.check.outline import outline
    >>> from symsgd.read.documents.scan import scan
    >>> from symsgd.read.documents.source import Source
    >>> source = Source("$y = w^T x$\n\nLet $L(w) = (w-3)^2$. $L'(w)$\n\n$w$\n\n$\\|w\\|, w+1$")
    >>> found = outline(source, scan(source.text))
    >>> marks = array_marks(found, Scope())
    >>> [sorted(names) for names in numbers_in_parts(found, found.pieces, marks, Scope()).values()]
    [['w'], ['w']]
    """
    names = {mark.name for mark in marks} - {*scope.functions}
    if not names:
        return {}
    stretches = _stretches(pieces)
    _note_arrays(stretches, marks)
    _note_numbers(stretches, names, outline, scope)
    if not any(one.numbers for one in stretches):
        return {}
    for one in stretches:
        _withdraw(one, marks, scope)
    return dict(_settled(stretches, names))


def _stretches(pieces: Sequence[Piece]) -> list[_Stretch]:
    """Return the stretches of a text: a sentence that goes on behind a blank line is in one."""
    found: list[_Stretch] = []
    last: Piece | None = None
    for piece in pieces:
        goes_on = last is not None and last.blocks == piece.blocks and (
            piece.formula == last.formula or piece.sentence == last.sentence
            or paragraph(piece) == paragraph(last)
        )  # fmt: skip
        if not goes_on:
            found.append(_Stretch())
        found[-1].pieces.append(piece)
        last = piece
    return found


def _note_arrays(stretches: Sequence[_Stretch], marks: Iterable[Mark]) -> None:
    """Note where letters are shown to be arrays; a mark without a place is one everywhere."""
    at = {piece.formula: one for one in stretches for piece in one.pieces}
    for mark in marks:
        if mark.formula in at:
            at[mark.formula].arrays.add(mark.name)
        else:
            for one in stretches:
                one.arrays.add(mark.name)


def _note_numbers(
    stretches: Sequence[_Stretch], names: set[str], outline: Outline, scope: Scope
) -> None:
    """Note where letters of arrays are shown to be numbers, by formulas and by words."""
    called = {*called_numbers(formulas_in_words(outline))}
    single = {*of_one_dimension(outline.between)}
    given: dict[str, str | None] = {}  # functions of one letter; None where it is no number
    for one in stretches:
        for piece in one.pieces:
            here = _letters(piece) & names
            one.arrays |= here & {*_bold(piece)} if here else set()
            shown = here & {*numbers_shown(piece)} if here else set()
            if (
                shown
                and here <= shown | one.numbers
                and not says_array(f"{piece.before} {piece.after}")
            ):
                one.numbers |= shown  # (1 - p) X says nothing of p where X is a matrix
            if piece.formula in called:
                one.numbers |= here
        if single & {piece.formula for piece in one.pieces}:
            letters = frozenset().union(*map(_letters, one.pieces))
            one.numbers |= {name for name in letters & names if not is_capital(name)} - one.arrays
        _note_functions(one, names, given, scope)


def _note_functions(
    one: _Stretch, names: set[str], given: dict[str, str | None], scope: Scope
) -> None:
    """Note that w is a number where L(w) or L'(w) stands, if L(w) was given for a number w."""
    sides = [side.piece for piece in one.pieces for side in piece.sides if side.piece is not None]
    for side in sides:
        for head, group in () if speaks_of_arrays(side) else before_brackets(side):
            letter = given.get(head)
            alone = len(group.items) == 1 and isinstance(group.items[0], s.Letter)
            if letter is not None and alone and group.items[0].name == letter:  # type: ignore[attr-defined]
                one.numbers.add(letter)
    for piece in one.pieces:
        found = numbers_of_functions(piece, scope)
        if found is not None:
            name, letter = found
            number = letter in names and letter in one.numbers - one.arrays
            given[name] = letter if number else None


def _withdraw(one: _Stretch, marks: Iterable[Mark], scope: Scope) -> None:
    """Take a letter for an array where the arrays of the same stretch make one of it."""
    if not one.numbers or not one.arrays:
        return
    own = [mark for mark in marks if mark.name in one.arrays]
    one.arrays |= {*ArrayLetters(one.pieces, own, scope).ranks}


def _settled(
    stretches: Sequence[_Stretch], names: set[str]
) -> Iterator[tuple[int, frozenset[str]]]:
    blocks = {block for one in stretches for block in one.pieces[0].blocks}
    inside = {
        block: [one for one in stretches if block in one.pieces[0].blocks] for block in blocks
    }
    shown = {
        block: (
            frozenset().union(*(one.numbers for one in members)),
            frozenset().union(*(one.arrays for one in members)),
        )
        for block, members in inside.items()
    }
    for one in stretches:
        own = one.numbers - one.arrays
        around = [shown[block] for block in reversed(one.pieces[0].blocks)]
        wider = own | {name for name in names - one.numbers - one.arrays
                       if _is_number_around(name, around)}  # fmt: skip
        formulas: dict[int, frozenset[str]] = {}
        for piece in one.pieces:
            formulas[piece.formula] = formulas.get(piece.formula, frozenset()) | _letters(piece)
        for formula, letters in formulas.items():
            here = letters & names
            # what other sentences show of w is not for formulas that have arrays in them as well
            found = here & (wider if here <= wider else own)
            if found:
                yield formula, found


def _is_number_around(name: str, around: Sequence[tuple[frozenset[str], frozenset[str]]]) -> bool:
    """Say whether the smallest block around that shows anything of a letter shows a number."""
    for numbers, arrays in around:
        if name in numbers or name in arrays:
            return name not in arrays
    return False


def _bold(piece: Piece) -> Iterator[str]:
    for side in piece.sides:
        if side.piece is not None:
            yield from (name for name, _ in bold_letters(side.piece, side.source))


def _letters(piece: Piece) -> frozenset[str]:
    sides = (side.piece for side in piece.sides if side.piece is not None)
    return frozenset(
        part.name for side in sides for part in s.walk(side) if isinstance(part, s.Letter)
    )
