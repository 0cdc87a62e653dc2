r"""Gradients of what holds a quantity that nobody gave: ∇(L + ½λ‖w‖²) = ∇L + λw for every L.

A claim with first derivatives alone speaks of the value of L and of its slopes at one point, and
these can be any numbers.  So it holds of every L if it holds of L = c + Σ_k d_k w_k with any c and
d.  Where L cancels in a claim, it is refuted if it is wrong for one L.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from symsgd.check.entries import Decide
from symsgd.check.indices.one_entry import judge_one_entry
from symsgd.check.judgement import Judgement, Side
from symsgd.check.report import Status
from symsgd.read import surface as s
from symsgd.read.arrays.entry_ranges import indices_of
from symsgd.read.rewriting import exchanged
from symsgd.read.scope import Scope

Judge = Callable[[Side, Side], Judgement]
_ASKED = re.compile(r"how (\S+) depends on \S+|the range of .*")
# letters of numbers that depend on nothing, by a habit of the field
_CONSTANT = ("lambda", "eta", "alpha", "beta", "gamma", "epsilon", "rho", "mu", "nu", "tau",
             "kappa", "n", "m", "N", "c", "C", "pi", "e")  # fmt: skip
_SUMMED = "rsuvqpkhgf"  # letters for an index that nobody uses
_NUMBER = re.compile(r"[₀-₉⁽]")  # w₀ is a vector beside w
_ROUNDS = 4  # formulas that are put into each other


@dataclass(frozen=True, slots=True)
class _Slopes:
    """The unknown quantities of a claim, and the arrays it differentiates by: W has 2 indices."""

    unknown: tuple[str, ...]
    by: Mapping[str, int]
    free: str  # letters that can count in sums

    def value(self, name: str, *, plain: bool) -> s.Surface:
        """Return c + Σ_k d_k w_k for a quantity; with c = 0 and d = 1 if it is to be plain."""
        constant = s.Number(0, 0, "0") if plain else s.Letter(0, 0, f"{name}⁰")
        terms: list[tuple[str, s.Surface]] = [("+", constant)]
        for letter, count in self.by.items():
            index = _index(self.free[:count])
            base = s.Letter(0, 0, letter)
            symbol = base if index is None else s.Scripted(0, 0, base, index, ())
            slope = self.slope(name, letter, index, plain=plain)
            product = s.Product(0, 0, (slope, symbol), ("",))
            whole = product if index is None else s.Big(0, 0, "sum", index, None, product)
            terms.append(("+", whole))
        return s.Group(0, 0, "(", (s.Sum(0, 0, tuple(terms)),))

    def slope(self, name: str, letter: str, index: s.Surface | None, *, plain: bool) -> s.Surface:
        """Return the letter for ∂L/∂w, with an index, or 1."""
        if plain:
            return s.Number(0, 0, "1")
        base = s.Letter(0, 0, f"{name}′{letter}")
        return base if index is None else s.Scripted(0, 0, base, index, ())


def with_unknown_quantities(
    found: Judgement, left: Side, right: Side, scope: Scope, judge: Judge, by: Decide
) -> Judgement:
    """Return what holds of a claim whatever the quantities in it are that nobody gave."""
    asked = [_ASKED.fullmatch(name) for name in found.missing]
    names = {each[1] for each in asked if each is not None and each[1]}
    if found.status is not Status.NEEDS_CONTEXT or not names or None in asked:
        return found
    sides = [_written_out(side, scope) for side in (left, right)]
    slopes = _slopes(sides, names, scope)
    if slopes is None:
        return found
    any_of_them, examples = (
        [_put_in(side, slopes, plain=plain) for side in sides] for plain in (False, True)
    )
    judged = judge(*any_of_them)
    quantities = ", ".join(slopes.unknown)
    told = f"for every {quantities} that has the derivatives in it"
    if judged.status is Status.PROVED:
        return replace(judged, conditions=(*judged.conditions, told))
    changes = [_difference(one, none) for one, none in zip(any_of_them, examples, strict=True)]
    if judge(*changes).status is Status.PROVED:
        one, other = examples
        wrong = judge_one_entry(judge(one, other), one, other, scope, by)
        if wrong.status is Status.REFUTED:
            return replace(wrong, conditions=(*wrong.conditions, f"whatever {quantities} is"))
    return found


def _written_out(side: Side, scope: Scope) -> Side:
    """Return a side with the formulas of the text for its quantities, such as J = L + ½λ‖w‖²."""

    def change(part: s.Surface) -> s.Surface | None:
        formula = scope.formulas.get(part.name) if isinstance(part, s.Letter) else None
        known = formula is not None and not formula.letters
        return s.Group(part.start, part.end, "(", (formula.body,)) if known else None  # type: ignore[union-attr]

    piece = side.piece
    for _ in range(_ROUNDS):
        piece = None if piece is None else exchanged(piece, change)
    return replace(side, piece=piece)


def _slopes(sides: Sequence[Side], names: set[str], scope: Scope) -> _Slopes | None:
    """Return the unknown quantities, unless more than their first derivatives stands there."""
    pieces = [side.piece for side in sides if side.piece is not None]
    parts = [part for piece in pieces for part in s.walk(piece)]
    letters = {part.name for part in parts if isinstance(part, s.Letter)}
    unknown = tuple(sorted(name for name in names & letters if _is_unknown(name, scope)))
    arrays = frozenset().union(*(side.bare for side in sides))
    derivatives = [part for part in parts if isinstance(part, s.Derivative)]
    if not unknown or not derivatives or len(pieces) != len(sides) or arrays & {*unknown}:
        return None
    by: dict[str, int] = {}
    for part in derivatives:
        found = _differentiated_by(part)
        if found is None or by.setdefault(*found) != found[1] or not _is_free(found[0], scope):
            return None
    if any(_is_special(part, unknown) for part in parts) or {*by} & {*unknown}:
        return None
    others = letters - {*unknown, *by, *_CONSTANT} - set(_indices(parts))
    if any(_NUMBER.split(name)[0] not in by for name in others):
        return None  # of J = L + a² nobody said how a depends on w
    free = "".join(letter for letter in _SUMMED if letter not in letters)
    return _Slopes(unknown, by, free) if len(free) >= max(by.values()) else None


def _indices(parts: Sequence[s.Surface]) -> Iterator[str]:
    """Yield the letters of indices and of sums."""
    for part in parts:
        if isinstance(part, s.Scripted) and part.sub is not None:
            yield from _letters(part.sub)
        elif isinstance(part, s.Big):
            yield from (one for end in (part.lower, part.upper) if end for one in _letters(end))


def _differentiated_by(part: s.Derivative) -> tuple[str, int] | None:
    """Return the letter of a first derivative with the count of its indices, or None."""
    if part.operand is None or part.times is not None or len(part.variables) != 1:
        return None
    if any(isinstance(inside, s.Derivative) for inside in s.walk(part.operand)):
        return None
    ((variable, order),) = part.variables
    base, count = variable, 0
    if isinstance(variable, s.Scripted) and variable.sub is not None and not variable.scripts:
        base, count = variable.base, len(indices_of(variable.sub) or ())
        if not count:
            return None
    return (base.name, count) if isinstance(base, s.Letter) and order == 1 else None


def _is_special(part: s.Surface, unknown: Sequence[str]) -> bool:
    """Say whether a quantity is applied to something, has an index, or what is taken at a point."""
    if isinstance(part, s.Evaluated | s.Gradient | s.Limit | s.Integral):
        return True
    if isinstance(part, s.Scripted):
        named = isinstance(part.base, s.Letter) and part.base.name in unknown
        return named and (part.sub is not None or any(x.kind != "exponent" for x in part.scripts))
    if isinstance(part, s.Product):
        pairs = zip(part.factors, part.factors[1:], part.operators, strict=False)
        return any(
            isinstance(one, s.Letter) and one.name in unknown
            and isinstance(two, s.Group) and operator == ""
            for one, two, operator in pairs
        )  # fmt: skip
    return False


def _is_unknown(name: str, scope: Scope) -> bool:
    return _is_free(name, scope) and name not in scope.functions and name not in scope.indices


def _is_free(name: str, scope: Scope) -> bool:
    """Say whether the text gives a letter no formula and no value."""
    return not scope.knows(name) and name not in scope.formulas and name not in scope.families


def _put_in(side: Side, slopes: _Slopes, *, plain: bool) -> Side:
    """Return a side with what the unknown quantities can be, or with one example of each."""

    def change(part: s.Surface) -> s.Surface | None:
        if isinstance(part, s.Derivative) and isinstance(part.operand, s.Letter):
            name = part.operand.name
            if name in slopes.unknown:
                ((variable, _),) = part.variables
                index = variable.sub if isinstance(variable, s.Scripted) else None
                letter = next(_letters(variable))
                return slopes.slope(name, letter, index, plain=plain)
        if isinstance(part, s.Letter) and part.name in slopes.unknown:
            return slopes.value(part.name, plain=plain)
        return None

    return replace(side, piece=None if side.piece is None else exchanged(side.piece, change))


def _difference(one: Side, other: Side) -> Side:
    pieces = [s.Group(0, 0, "(", (side.piece,)) for side in (one, other) if side.piece is not None]
    terms = tuple(zip("+-", pieces, strict=False))
    return replace(one, piece=s.Sum(0, 0, terms))


def _letters(piece: s.Surface) -> Iterator[str]:
    return (part.name for part in s.walk(piece) if isinstance(part, s.Letter))


def _index(letters: str) -> s.Surface | None:
    found = tuple(s.Letter(0, 0, letter) for letter in letters)
    if not found:
        return None
    return found[0] if len(found) == 1 else s.Group(0, 0, "{", found)
