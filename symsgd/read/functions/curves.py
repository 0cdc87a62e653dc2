r"""Letters that nobody defined in a rule of differentiation: ``(fg)' = f'g + fg'``.

Where a formula differentiates a product, a quotient or the like, and one of its letters alone, the
letters stand for functions of one variable: that of the derivative, or x.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from symsgd.read import surface as s
from symsgd.read.functions.unknown_functions import before_brackets, bracket_of, head_letter
from symsgd.read.names import name_of
from symsgd.read.scope import Scope

_CONSTANTS = frozenset([*"abckCK", "alpha", "beta", "gamma", "lambda"])
_FUNCTIONS = frozenset("fghFGH")  # letters that are no variables to differentiate by
_VARIABLES = ("x", "t")
_COMPOUND = (s.Derivative, s.Integral, s.Scripted)


@dataclass(frozen=True, slots=True)
class Curves:
    """The letters that are functions, those that are constants, and the variable."""

    functions: frozenset[str] = frozenset()
    constants: frozenset[str] = frozenset()
    variable: str = ""

    @property
    def conditions(self) -> tuple[str, ...]:
        """What a claim about them is proved under.

        >>> Curves(frozenset("f"), frozenset("c"), "x").conditions
        ('for every function f of x', 'c does not change with x')
        """
        names = ", ".join(sorted(self.functions))
        fixed = (f"{name} does not change with {self.variable}" for name in sorted(self.constants))
        return (f"for every function {names} of {self.variable}", *fixed)


NONE = Curves()


def curves(pieces: Iterable[s.Surface], scope: Scope) -> Curves:
    """Return which letters of a claim are functions of one variable.

    >>> from symsgd.read.notation.parse import parse
    >>> found = curves([parse("(fg)'"), parse("f'g + fg'")], Scope())
    >>> sorted(found.functions), found.variable
    (['f', 'g'], 'x')
    >>> curves([parse("f'"), parse("f + 1")], Scope()) is NONE
    True
    """
    pieces = tuple(pieces)
    marks = (s.parts(piece, kind) for piece in pieces for kind in _COMPOUND)
    if not any(_is_compound(part) for found in marks for part in found):
        return NONE  # as most formulas
    parts = [part for piece in pieces for part in s.walk(piece)]
    if any(_forbids(part) for part in parts):
        return NONE
    by = {name_of(variable) for part in parts for variable in _variables(part)}
    if len(by) > 1 or None in by:
        return NONE
    letters = {name for piece in pieces for name in _letters(piece)}
    applied = {name for piece in pieces for name, _ in before_brackets(piece)}
    if applied & letters:
        return NONE
    variable = next((name for name in by if name), None)
    if variable is None:
        variable = next((one for one in _VARIABLES if one in letters and not _primed(parts, one)),
                        "x")  # fmt: skip
    alone = {name for part in parts if (name := _differentiated(part)) is not None}
    free = {name for name in letters if not scope.knows(name) and name != variable}
    free -= {*scope.indices, *scope.ranges, "e", "pi", "i"}
    if not alone & free and free and free <= _FUNCTIONS and any(map(_is_primed, parts)):
        alone = free  # (f²)' = 2f forgets the inner derivative
    if not alone & free or variable in alone or scope.arrays.not_numbers.keys() & letters:
        return NONE
    if any(scope.knows(f"{name}'") for name in free) or scope.knows(variable):
        return NONE
    constants = free & _CONSTANTS - alone
    return Curves(frozenset(free - constants), frozenset(constants), variable)


def _forbids(part: s.Surface) -> bool:
    """Say whether a formula has parts beside which letters are not read as functions."""
    if isinstance(part, s.Gradient | s.Big | s.MatrixOf | s.Named | s.Limit | s.Evaluated):
        return True
    if isinstance(part, s.Derivative) and (part.partial or part.times is not None):
        return True
    if isinstance(part, s.Product) and "hadamard" in part.operators:
        return True  # f ∘ g is no product of functions
    kinds = ("prime", "exponent")
    return isinstance(part, s.Scripted) and any(one.kind not in kinds for one in part.scripts)


def _is_compound(part: s.Surface) -> bool:
    """Say whether a part differentiates more than a letter."""
    if isinstance(part, s.Derivative):
        operand = part.operand
        return operand is None or _symbol(operand) is None
    if isinstance(part, s.Integral):
        return True
    return _is_primed(part)


def _is_primed(part: s.Surface) -> bool:
    """Say whether a prime stands at a bracket."""
    primed = isinstance(part, s.Scripted) and any(one.kind == "prime" for one in part.scripts)
    return primed and isinstance(part, s.Scripted) and isinstance(part.base, s.Group)


def _variables(part: s.Surface) -> Iterator[s.Surface]:
    if isinstance(part, s.Derivative):
        yield from (variable for variable, _ in part.variables)
    if isinstance(part, s.Integral):
        yield part.variable


def _differentiated(part: s.Surface) -> str | None:
    """Return the letter that a part differentiates alone."""
    if isinstance(part, s.Derivative) and part.operand is not None:
        return _symbol(part.operand)
    primed = isinstance(part, s.Scripted) and any(one.kind == "prime" for one in part.scripts)
    return _symbol(_without_primes(part)) if primed else None


def _primed(parts: list[s.Surface], name: str) -> bool:
    return any(_differentiated(part) == name for part in parts)


def _symbol(piece: s.Surface) -> str | None:
    while isinstance(piece, s.Group) and len(piece.items) == 1:
        piece = piece.items[0]
    base = _base(piece)
    return name_of(piece) if isinstance(base, s.Letter) and not base.word else None


def _base(piece: s.Surface) -> s.Surface:
    return piece.base if isinstance(piece, s.Scripted) else piece


def _without_primes(piece: s.Surface) -> s.Surface:
    if not isinstance(piece, s.Scripted):
        return piece
    kept = tuple(one for one in piece.scripts if one.kind not in ("prime", "exponent"))
    if piece.sub is None and not kept:
        return piece.base
    return s.Scripted(piece.start, piece.end, piece.base, piece.sub, kept)


def _letters(piece: s.Surface) -> Iterator[str]:
    """Yield the symbols of a formula; an index is only counted with."""
    base = _base(piece)
    if isinstance(base, s.Letter):
        name = None if base.word else name_of(_without_primes(piece))
        yield from () if name is None else (name,)
        scripts = piece.scripts if isinstance(piece, s.Scripted) else ()
        for script in scripts:
            yield from () if script.body is None else _letters(script.body)
        return
    children = list(s.children(piece))
    if isinstance(piece, s.Product):  # the f of f(u) is no letter of its own
        rows = zip(piece.factors, piece.factors[1:], piece.operators, strict=False)
        heads = [one for one, after, operator in rows
                 if operator == "" and head_letter(one) and bracket_of(after)]  # fmt: skip
        children = [child for child in children if child not in heads]
    for child in children:
        yield from _letters(child)
