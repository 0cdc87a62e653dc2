"""The left end of a chain: a symbol, a function of symbols, a list of symbols, or neither."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from symsgd.expression import node as n
from symsgd.read import surface as s
from symsgd.read.intermediate import each
from symsgd.read.names import index_value, name_of, subscript_text, with_subscript
from symsgd.read.scope import Scope

if TYPE_CHECKING:
    from symsgd.check.outline import Piece

_CONSTANTS = ("e", "pi")
# letters that stand for another function in the next example
ANY_FUNCTION = frozenset("fghFGHpqruvyCJL")


@dataclass(frozen=True, slots=True)
class Head:
    """What a chain could define.

    ``params`` make it a function, ``index`` a line of an algorithm.
    """

    name: str
    base: str
    params: tuple[str, ...] | None = None
    index: s.Surface | None = None
    indexed: bool = False  # its index is a letter: it stands for every layer
    symbol: s.Surface | None = None  # as it is written

    def names_as(self, other: Head) -> bool:
        """Say whether another head is the same name with the same parameters."""
        return (self.name, self.params) == (other.name, other.params)


def head_of(piece: s.Surface, scope: Scope) -> Head | None:
    """Return what a side names, or None if it is an expression.

    >>> from symsgd.read.notation.parse import parse
    >>> head_of(parse("z^{[l]}"), Scope()).indexed, head_of(parse("h(x, y)"), Scope()).params
    (True, ('x', 'y'))
    >>> head_of(parse("x + 1"), Scope()) is None
    True
    """
    while isinstance(piece, s.Group) and piece.bracket == "{" and len(piece.items) == 1:
        piece = piece.items[0]
    if isinstance(piece, s.Product):
        return _function(piece, scope)
    return _symbol(piece, scope)


def _symbol(piece: s.Surface, scope: Scope, *, applied: bool = False) -> Head | None:
    base = piece.base if isinstance(piece, s.Scripted) else piece
    if not isinstance(base, s.Letter):
        return None
    if base.word and base.name not in scope.notation.words:
        from symsgd.read.meaning import function_name

        if function_name(base.name) is not None:
            return None
    scripts = piece.scripts if isinstance(piece, s.Scripted) else ()
    if any(script.kind in ("transpose", "degree") for script in scripts):
        return None
    if base.name in scope.functions and any(script.kind == "order" for script in scripts):
        return None
    name = name_of(_without_primes(piece), dict(scope.indices))
    if name is None or (name in _CONSTANTS and not applied):
        return None  # but π(a) = … is a policy, and e(t) = … an error
    primes = sum(script.count for script in scripts if script.kind == "prime")
    if primes and (name in scope.functions or _has_formula(name, scope)):
        return None  # a derivative; of a number or an array of numbers it is the next one
    if any(script.kind == "exponent" for script in scripts) and not _index_like(piece, name, scope):
        return None
    index = next(
        (script.body for script in scripts if script.kind == "index" and script.style == "["), None
    )
    letters = index is not None and any(isinstance(part, s.Letter) for part in s.walk(index))
    return Head(name + "'" * primes, base.name, None, index, letters, piece)


def _has_formula(name: str, scope: Scope) -> bool:
    """Say whether a letter was defined by a formula with other letters in it."""
    value = scope.definitions.get(name)
    return value is not None and bool(n.free_variables(*each(value)))


def error_named_e(piece: Piece) -> Head | None:
    """Return the head of ``e = a - y``: letters on its right make e a quantity, not a number.

    ``π = σ(θ)`` is a policy in the same way, and ``π = (5/6, 1/6)`` a distribution.
    """
    first, second = piece.sides[0].piece, piece.sides[1].piece
    if not isinstance(first, s.Letter) or first.roman:
        return None
    if second is None:  # an unread formula for e is none for the number
        return Head("e", "e") if first.name == "e" and piece.signs[0] in ("=", ":=") else None
    if first.name == "pi" and len(piece.sides) == 2:
        names = {part.name for part in s.walk(second) if isinstance(part, s.Letter)}
        listed = second.base if isinstance(second, s.Scripted) else second
        if isinstance(listed, s.MatrixOf) or (
            isinstance(listed, s.Group) and len(listed.items) > 1
        ):
            return Head("pi", "pi")
        return Head("pi", "pi") if names and "pi" not in names and "~" not in piece.signs else None
    if first.name != "e":
        return None
    letters = [part.name for part in s.walk(second) if isinstance(part, s.Letter)]
    plain = isinstance(second, s.Sum | s.Letter | s.Scripted | s.Product) and "e" not in letters
    plain = plain and not any(isinstance(part, s.Big | s.Limit | s.Dots) for part in s.walk(second))
    return Head("e", "e") if plain and letters else None


def _without_primes(piece: s.Surface) -> s.Surface:
    if not isinstance(piece, s.Scripted) or all(one.kind != "prime" for one in piece.scripts):
        return piece
    scripts = tuple(script for script in piece.scripts if script.kind != "prime")
    return s.Scripted(piece.start, piece.end, piece.base, piece.sub, scripts)


def _index_like(piece: s.Surface, name: str, scope: Scope) -> bool:
    """Say whether a superscript of a head is an index: a power defines nothing."""
    if scope.knows(name):
        return True
    base = piece.base if isinstance(piece, s.Scripted) else piece
    if not isinstance(base, s.Letter) or not isinstance(piece, s.Scripted):
        return False
    plain = base.name
    full = plain if piece.sub is None else with_subscript(plain, subscript_text(piece.sub))
    listed = scope.notation.index_superscripts
    exponent = next(script.body for script in piece.scripts if script.kind == "exponent")
    if isinstance(exponent, s.Letter) and exponent.word:
        return True  # a label such as \text{new}
    step = isinstance(exponent, s.Number) and exponent.digits in ("0", "1")
    parameters = ("theta", "Theta", "w", "W", "b")
    return plain in listed or full in listed or (step and plain in parameters)


def _function(piece: s.Product, scope: Scope) -> Head | None:
    if len(piece.factors) != 2 or piece.operators != ("",):
        return None
    symbol, group = piece.factors
    if not isinstance(group, s.Group) or group.bracket != "(":
        return None
    head = _symbol(symbol, scope, applied=True)
    scripts = symbol.scripts if isinstance(symbol, s.Scripted) else ()
    if head is None or any(script.kind == "prime" for script in scripts):
        return None
    params = tuple(name_of(item, dict(scope.indices)) for item in group.items)
    if any(name is None for name in params) or len(set(params)) != len(params):
        return None
    powers = (x.kind == "exponent" for item in group.items if isinstance(item, s.Scripted)
              for x in item.scripts)  # fmt: skip
    if any(powers) or (head.name == "d" and not scope.knows("d")):
        return None  # f(x²) = … says something of f, and d(x) is a differential
    if head.name in (*scope.notation.scalars, *scope.values):
        return None
    names = tuple(name for name in params if name is not None)
    return Head(head.name, head.base, names)


_WITH_PARAMETER = ("elu", "leaky_relu", "softplus", "silu")
_WITH_NUMBER = ("elu", "leaky_relu")
_USUAL_NUMBERS = {"0", "1", "0.01", "100"}
_PARAMETERS = ("alpha", "beta", "lambda", "gamma", "a", "c")


def with_parameter(piece: Piece, scope: Scope) -> Head | None:
    r"""Return the head of ``ELU(x) = …`` with an α in it: the text says which of them it means.

    The function of the table has a fixed number there, and the text may give it another one.
    """
    from symsgd.read.meaning import function_name

    first, second = piece.sides[0].piece, piece.sides[1].piece
    if not isinstance(first, s.Product) or len(first.factors) != 2 or second is None:
        return None
    word, group = first.factors
    if not isinstance(word, s.Letter) or not isinstance(group, s.Group) or len(group.items) != 1:
        return None
    param = name_of(group.items[0], dict(scope.indices))
    if param is None or word.name in scope.functions:
        return None
    letters = {part.name for part in s.walk(second) if isinstance(part, s.Letter)} - {param}
    free = [letter for letter in letters if letter in _PARAMETERS and letter not in scope.values]
    numbers = {part.digits for part in s.walk(second) if isinstance(part, s.Number)}
    named = function_name(word.name)
    slope = named in _WITH_NUMBER and not numbers <= _USUAL_NUMBERS
    own = slope or (free and named in _WITH_PARAMETER)
    return Head(word.name, word.name, (param,)) if own else None


def listed_symbols(piece: s.Surface, scope: Scope) -> tuple[str, ...] | None:
    """Return the names in a tuple of symbols such as ``(b, w_1, w_2)``, or None.

    >>> from symsgd.read.notation.parse import parse
    >>> listed_symbols(parse("(b, w_1)"), Scope())
    ('b', 'w_1')
    """
    if not isinstance(piece, s.Group) or piece.bracket != "(" or len(piece.items) < 2:
        return None
    heads = [_symbol(item, scope) for item in piece.items]
    if any(head is None for head in heads):
        return None
    return tuple(head.name for head in heads if head is not None)


def is_range_end(piece: s.Surface) -> bool:
    """Say whether a side can be the end of a range: a number, a letter, or their sum.

    >>> from symsgd.read.notation.parse import parse
    >>> is_range_end(parse("L-1")), is_range_end(parse("x^2"))
    (True, False)
    """
    if isinstance(piece, s.Sum):
        return all(is_range_end(term) for _, term in piece.terms)
    if isinstance(piece, s.Number):
        return index_value(piece, {}) is not None
    return isinstance(piece, s.Letter | s.Dots)


def uses(piece: s.Surface, name: str) -> bool:
    """Say whether a symbol is calculated with: an index is only counted with.

    >>> from symsgd.read.notation.parse import parse
    >>> uses(parse("z^{[l]} + x"), "x"), uses(parse("z^{[l]} + x"), "l")
    (True, False)
    """
    if name_of(piece) == name:
        return True
    if isinstance(piece, s.Scripted):
        powers = [script.body for script in piece.scripts if script.kind == "exponent"]
        parts = [piece.base, *(body for body in powers if body is not None)]
        return any(uses(part, name) for part in parts)
    return any(uses(child, name) for child in s.children(piece))


def mentions(piece: s.Surface, name: str) -> bool:
    """Say whether a symbol occurs in a formula.

    >>> from symsgd.read.notation.parse import parse
    >>> mentions(parse("W - g"), "W")
    True
    """
    return any(name_of(part) == name for part in s.walk(piece))


def differentiates(piece: s.Surface, name: str) -> bool:
    """Say whether a derivative of a function such as f' stands in a piece.

    >>> from symsgd.read.notation.parse import parse
    >>> differentiates(parse("f'(x) + g(x)"), "f"), differentiates(parse("f'(x) + g(x)"), "g")
    (True, False)
    """
    return any(
        isinstance(part, s.Scripted) and isinstance(part.base, s.Letter) and part.base.name == name
        and any(script.kind in ("prime", "order") for script in part.scripts)
        for part in s.walk(piece)
    )  # fmt: skip


def mentions_index(piece: s.Surface, letter: str) -> bool:
    """Say whether a letter occurs in a formula, as an index or otherwise.

    >>> from symsgd.read.notation.parse import parse
    >>> mentions_index(parse("e^{x_i}"), "i"), mentions_index(parse("e^{x}"), "i")
    (True, False)
    """
    return any(isinstance(part, s.Letter) and part.name == letter for part in s.walk(piece))


_SUMS = ("sum", "prod")
_EXTREMES = ("max", "min", "argmax", "argmin", "sup", "inf")


def is_opaque(piece: s.Surface | None) -> bool:
    r"""Say whether a formula holds what is not worked out for any range, such as a maximum.

    >>> from symsgd.read.notation.parse import parse
    >>> is_opaque(parse(r"\max_i x_i")), is_opaque(parse(r"\sum_i x_i")), is_opaque(None)
    (True, False, True)
    """
    return piece is None or any(_not_worked_out(part) for part in s.walk(piece))


def _not_worked_out(part: s.Surface) -> bool:
    match part:
        case s.Integral() | s.Named() | s.Dots():
            return True
        case s.Big():
            return part.kind not in _SUMS
        case s.Scripted(base=s.Letter() as base):
            return base.word and base.name in _EXTREMES and part.sub is not None
    return False
