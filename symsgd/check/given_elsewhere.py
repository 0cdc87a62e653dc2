"""What other parts of a text gave: values of closed blocks, other alternatives, examples."""

from __future__ import annotations

from collections.abc import Iterator

from symsgd.check.clauses.examples import paragraph
from symsgd.check.finding import is_literal
from symsgd.check.heads import ANY_FUNCTION
from symsgd.check.memory import Memory
from symsgd.check.outline import Piece
from symsgd.check.signed_pieces import is_measured, is_one_of_two
from symsgd.check.words import cues
from symsgd.check.words.alternatives import are_alternatives
from symsgd.read.names import name_of
from symsgd.read.records import Function
from symsgd.read.values import Value


class GivenElsewhere(Memory):
    """The part of the walk that tells what is given where a piece does not stand."""

    def _elsewhere(self, piece: Piece) -> dict[str, str]:
        """Return the values that were given in a block that is closed at a piece, with the line."""
        values, definitions = self.scope.values, self.scope.definitions
        numbers = {
            name: f"{name} = {values[name]} ({_place(given)})"
            for name, given in self.given_in.items()
            if name in values
            and (
                not self._still_holds(name, piece, given)
                or self._is_supposition(name, piece)
                or _is_other_place(given, piece)
            )
        }
        arrays = {
            name: f"{name} = {given.sides[-1].text} ({_place(given)})"
            for name, (value, given) in self.arrays_in.items()
            if definitions.get(name) is value and not piece.within(given)
        }
        return {**arrays, **numbers}

    def _is_supposition(self, name: str, piece: Piece) -> bool:
        """Say whether a sentence before a piece only supposes the value of a name."""
        given = self.given_in.get(name)
        if given is None or given.sentence == piece.sentence:
            return False
        return given.sentence in self.supposing

    def _points(self, piece: Piece) -> dict[str, str]:
        """Return the arguments of functions with a number found in another paragraph."""
        arguments = {name for one in self.scope.functions.values() for name in one.params}
        meant = {**self.meant_in, **self.given_in}
        return {
            name: f"{name} = {self._worth(name, given)} ({_place(given)})"
            for name, given in meant.items()
            if name in arguments and (name in self.scope.values or name in self.scope.definitions)
            if not cues.is_let(given.before) and paragraph(given) != paragraph(piece)
        }

    def _worth(self, name: str, given: Piece) -> str:
        """Return the number of a letter, which it may have got in a list, or its formula."""
        value = self.scope.values.get(name)
        alone = len(given.sides) > 1 and given.sides[0].text == name
        return given.sides[-1].text if value is None or alone else str(value)

    def _given_anew(self, piece: Piece) -> dict[str, Value]:
        """Return the values that letters may have got in their section, and have got no others."""
        return {
            name: value
            for name, (value, at) in self.values_anew.items()
            if at.section == piece.section and at.start <= piece.start
            if not any(name in said and said[name].start > at.start
                       for said in (self.meant_in, self.given_in))
        }  # fmt: skip

    def _one_of_two(self, piece: Piece) -> dict[str, str]:
        """Return what ± leaves open of letters: a measured m = 5 ± 1, the roots of an equation.

        The roots that one paragraph finds need not be those of the next.
        """
        found = {}
        for name in self.scope.alternatives:
            given = self.meant_in.get(name)
            if given is None or not given.also or not is_one_of_two(given):
                continue
            if is_measured(given):
                found[name] = f"whether {name} may lie between its two values"
            elif not cues.is_let(given.before) and (
                paragraph(given) != paragraph(piece)
                or (given.sentence != piece.sentence and _may_be_solved(piece, name))
            ):
                found[name] = f"whether {name} is still one of two values ({_place(given)})"
        return found

    def _still_holds(self, name: str, piece: Piece, given: Piece) -> bool:
        """Say whether nobody can mean the general symbol: a solution solves only its equation."""
        again = name in self.solved and piece.sentence != given.sentence
        return piece.within(given) and not again

    def _other_meanings(self, piece: Piece) -> dict[str, tuple[Function | Value, ...]]:
        """Return what letters may mean besides: the f of item 1 in another list of solutions."""
        found: dict[str, tuple[Function | Value, ...]] = {
            name: (one,)  # until the name gets a meaning that is clear, in whatever part that is
            for name, (one, at) in self.other_meanings.items()
            if piece.start >= at.start
        }
        for name, earlier in self.earlier.items():
            if not piece.within(self.meant_in[name]):
                found[name] = (*found.get(name, ()), *earlier)
        return found

    def _alternatives_apart(self, piece: Piece) -> dict[str, str]:
        """Return the formulas that were given for another alternative, with the line."""
        given = {**{n: at for n, at in self.meant_in.items() if n not in self.given_in},
                 **self.ruled_in}  # fmt: skip
        return {
            name: f"{at.sides[0].text} of {_place(at)}"
            for name, at in given.items()
            if are_alternatives(at.parts, piece.parts)
        }

    def _examples_over(self, piece: Piece) -> dict[str, str]:
        """Return what examples that are over gave, other exercises and items, with the line."""
        given = {**self.meant_in, **self.ruled_in}
        return {
            name: f"{at.sides[0].text} of {_place(at)}"
            for name, at in given.items()
            if piece.behind_example(at)
            or _is_supposed_elsewhere(at, piece)
            or (piece.behind_part(at) and not self._is_of_all(name))
            or (at.exercise not in (0, piece.exercise) and not self._is_of_all(name))
        }

    def _is_of_all(self, name: str) -> bool:
        """Say whether a name is a function's for a whole text: σ and φ, and not f or g."""
        return name in self.scope.functions and name.partition("_")[0] not in ANY_FUNCTION

    def _looked_for(self, piece: Piece) -> Iterator[str]:
        """Yield the letters that the text looks for here, and whose value nobody has said yet."""
        given = self.scope.values.keys() | self.scope.definitions.keys()
        for name, asked in self.sought_in.items():
            if piece.within(asked) and name not in given:
                yield name

    def _limits_elsewhere(self, piece: Piece) -> dict[str, str]:
        """Return the domains and conditions that were stated for a case or an item, now closed."""
        return {
            name: f"{text} ({_place(stated)})"
            for name, (text, stated) in self.stated_in.items()
            if (stated.alike and not piece.within(stated))
            or stated.exercise not in (0, piece.exercise)
        }


def _is_supposed_elsewhere(given: Piece, piece: Piece) -> bool:
    """Say whether a formula was given behind "if", in another item or paragraph."""
    if not cues.is_if(given.before):
        return False
    return not piece.within(given) or paragraph(given) != paragraph(piece)


def _is_other_place(given: Piece, piece: Piece) -> bool:
    """Say whether a value is that of a place looked at in an earlier paragraph: "at x = 2 …".

    Where the paragraph ends in a colon, the place goes on in what it announces.
    """
    if not cues.is_place(given.before) or given.after.rstrip().endswith(":"):
        return False
    return paragraph(given) != paragraph(piece)


def _may_be_solved(piece: Piece, name: str) -> bool:
    """Say whether a piece may be another equation to be solved for a letter: λ² - 18λ + 45 = 0."""
    first, last = piece.sides[0].piece, piece.sides[-1].piece
    alone = first is not None and name_of(first) == name
    return piece.signs == ("=",) and is_literal(last) and not alone


def _place(piece: Piece) -> str:
    """Return the line of a piece, in a notebook with its cell."""
    source = piece.sides[0].source
    cell, line = source.cell(piece.start), source.line_column(piece.start)[0]
    return f"line {line}" if cell is None else f"line {line} of cell {cell}"
