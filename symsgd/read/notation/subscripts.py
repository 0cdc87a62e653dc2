r"""Derivatives by subscripts: ``\partial_{xy} f``, ``\partial_x^2 f``, ``f_{xy}``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from symsgd.read import surface as s

if TYPE_CHECKING:
    from symsgd.read.notation.atoms import Atoms
    from symsgd.read.scope import Scope

Variables = tuple[tuple[s.Surface, int], ...]


def operator_variables(parser: Atoms, over: s.Surface) -> Variables:
    r"""Return the variables of ``\partial_{xy}`` and ``\partial_x^2``, each with its order."""
    letters = letters_of(over)
    if len(letters) < 2 and not parser.peek("^"):
        return ((over, 1),)
    if len(letters) == 1 and parser.take("^"):
        run = parser.argument_tokens()
        digits = "".join(token.text for token in run)
        if not digits.isdigit() or not 0 < int(digits[:4]) <= 100:
            raise parser.wrong(
                "derivative-order",
                "the order of this derivative is not a small number",
                run[0].start,
                run[-1].end,
                "expected a number such as 2",
            )
        return ((letters[0], int(digits)),)
    return tuple((letter, 1) for letter in letters)


def letters_of(sub: s.Surface | None) -> tuple[s.Letter, ...]:
    """Return the letters that a subscript such as ``xy`` or ``x,y`` lists; none for others.

    >>> from symsgd.read.notation.parse import parse
    >>> [letter.name for letter in letters_of(parse("xxy"))], letters_of(parse("2x"))
    (['x', 'x', 'y'], ())
    """
    parts: Iterable[s.Surface] = (sub,) if sub is not None else ()
    if isinstance(sub, s.Product) and set(sub.operators) == {""}:
        parts = sub.factors
    elif isinstance(sub, s.Group):
        parts = sub.items
    parts = tuple(parts)
    letters = tuple(part for part in parts if isinstance(part, s.Letter) and not part.word)
    return letters if len(letters) == len(parts) else ()


def partial_by_subscript(piece: s.Surface, scope: Scope) -> s.Derivative | None:
    """Return ``f_{xy}`` as the derivative it is, if f(x, y) is a function of these letters."""
    if not isinstance(piece, s.Scripted) or piece.scripts or not isinstance(piece.base, s.Letter):
        return None
    letters = letters_of(piece.sub)
    if not letters or not is_partial(piece.base.name, [one.name for one in letters], scope):
        return None
    variables = tuple((letter, 1) for letter in letters)
    return s.Derivative(piece.start, piece.end, piece.base, variables, partial=True)


def is_partial(base: str, letters: Iterable[str], scope: Scope) -> bool:
    """Say whether letters below a function of several variables are variables of it."""
    letters = tuple(letters)
    function = scope.functions.get(base)
    if function is None or len(function.params) < 2 or function.body is None or not letters:
        return False
    name = f"{base}_{''.join(letters)}" if len(letters) == 1 else f"{base}_{{{''.join(letters)}}}"
    plain = f"{base}_{''.join(letters)}"
    return set(letters) <= set(function.params) and not (scope.knows(name) or scope.knows(plain))
