r"""Functions that are combined and applied: ``(f + g)(2)``, ``(fg)'(x)``, ``(\sigma^{-1})'(y)``.

The bracket in front has functions without arguments in it, and the one behind says where they are
taken.  A product of two numbers, ``(\sigma - y)(x)``, is the other reading.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from symsgd.expression import node as n
from symsgd.expression.matrix import Matrix
from symsgd.read import surface as s
from symsgd.read import values as v
from symsgd.read.functions.applications import put_in
from symsgd.read.functions.functions_meaning import own_name
from symsgd.read.functions.unknown_functions import bracket_of
from symsgd.read.records import Function
from symsgd.read.tokens.function_words import FUNCTION_NAMES

if TYPE_CHECKING:
    from symsgd.read.meaning import Elaborator
    from symsgd.read.scope import Scope
    from symsgd.read.values import Value

_ANYWHERE = "the argument"  # no letter of a text has this name


def combination(
    e: Elaborator, factors: tuple[s.Surface, ...], operators: tuple[str, ...], i: int
) -> Value | None:
    """Return the value of combined functions at what stands in the next bracket, or None."""
    if i + 1 >= len(factors) or operators[i] or not isinstance(factors[i + 1], s.Group):
        return None
    group = bracket_of(factors[i + 1])
    inside = _inside(factors[i])
    if group is None or inside is None or len(group.items) != 1:
        return None
    argument = group.items[0]
    functions = _functions(e, inside)
    if not functions or _functions(e, argument) or _has_application(e, inside, functions):
        return None
    text = f"the functions in the bracket are applied to {_text(e, argument)}"
    others = _letters(e, inside) - functions
    if e.decide("application", factors[i], text, ("product",) if others else ()) == "product":
        return None
    scope = e.scope
    for name in sorted(functions - {*scope.functions, *FUNCTION_NAMES}):
        scope = scope.with_function(name, Function())
    words = not functions.isdisjoint(FUNCTION_NAMES)
    plain = isinstance(argument, s.Letter) and not scope.knows(argument.name)
    variable = argument.name if plain and isinstance(argument, s.Letter) else _ANYWHERE
    inner = e.inner(_at(scope, variable, words=words))
    value = inner.value(factors[i])
    if variable != _ANYWHERE:
        return value
    known = {n.variable(_ANYWHERE): v.number_of(e.value(argument), "an argument")}
    if isinstance(value, Matrix):
        return value.map(lambda entry: put_in(entry, known))
    return put_in(v.number_of(value, "this"), known)


def _at(scope: Scope, variable: str, *, words: bool) -> Scope:
    return replace(
        scope, bare=replace(scope.bare, ambient=variable, ambient_stated=True, point_free=words)
    )


def _inside(piece: s.Surface) -> s.Surface | None:
    """Return what stands in the bracket in front, which may have primes."""
    if isinstance(piece, s.Scripted):
        if piece.sub is not None or any(script.kind != "prime" for script in piece.scripts):
            return None
        piece = piece.base
        if isinstance(piece, s.Scripted):  # {h^2}' has braces for brackets
            return piece
    if not isinstance(piece, s.Group) or piece.bracket != "(" or len(piece.items) != 1:
        return None
    return piece.items[0]


def _functions(e: Elaborator, piece: s.Surface) -> frozenset[str]:
    """Return the letters in a formula that are functions here."""
    letters = _letters(e, piece)
    known = {name for name in letters if name in e.scope.functions or name in e.scope.bare.applied}
    return frozenset(known | {name for name in letters if name in FUNCTION_NAMES})


def _letters(e: Elaborator, piece: s.Surface) -> frozenset[str]:
    """Return the letters in a formula; a function such as f_1 counts as one."""
    name = _own_name(e, piece)
    if name is not None:
        return frozenset([name])
    if isinstance(piece, s.Letter):
        return frozenset([piece.name])
    return frozenset().union(*(_letters(e, child) for child in s.children(piece)))


def _own_name(e: Elaborator, piece: s.Surface) -> str | None:
    if not isinstance(piece, s.Scripted) or not isinstance(piece.base, s.Letter):
        return None
    indices = dict(e.scope.indices)
    found = own_name(piece.base, piece.sub, piece.scripts, e.scope.functions, indices)
    return None if found is None else found[0]


def _has_application(e: Elaborator, piece: s.Surface, functions: frozenset[str]) -> bool:
    """Say whether a function in a formula has an argument of its own."""
    for part in s.walk(piece):
        if isinstance(part, s.Product):
            for factor, operator, after in zip(
                part.factors, part.operators, part.factors[1:], strict=False
            ):
                base = factor.base if isinstance(factor, s.Scripted) else factor
                name = base.name if isinstance(base, s.Letter) else None
                named = name in functions or _own_name(e, factor) in functions
                word = isinstance(base, s.Letter) and base.name in FUNCTION_NAMES
                if named and operator == "" and (word or bracket_of(after) is not None):
                    return True
    return False


def _text(e: Elaborator, piece: s.Surface) -> str:
    return e.source.text[piece.start : piece.end]
