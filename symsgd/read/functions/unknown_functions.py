r"""Letters that nobody declared before a bracket: unknown functions, or factors.

``f(x)`` is an application, ``a(b + c)`` a product, and ``h(1 - h)`` a product as well: a bracket
that speaks of the letter itself is no argument of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from symsgd.expression import node as n
from symsgd.expression.matrix import Matrix
from symsgd.expression.node import Node
from symsgd.read import limits
from symsgd.read import surface as s
from symsgd.read import values as v
from symsgd.read.functions.bare_symbols import uses_bare
from symsgd.read.functions.function_powers import GAMMA, powered
from symsgd.read.names import name_of
from symsgd.read.sums import statistics
from symsgd.read.sums.landau import LARGE

if TYPE_CHECKING:
    from symsgd.read.meaning import Elaborator
    from symsgd.read.scope import Scope
    from symsgd.read.values import Value

# letters that hardly ever are factors
USUALLY_FUNCTIONS = frozenset([*"fghFGH", "phi", "varphi", "psi", "Phi", "Psi", "sigma", "Gamma"])


def bracket_of(piece: s.Surface) -> s.Group | None:
    """Return the bracket that a factor is, with or without a power."""
    base = piece.base if isinstance(piece, s.Scripted) and piece.sub is None else piece
    if isinstance(base, s.Group) and base.bracket in ("(", "[", "\\{", "{"):
        return base
    return None


def applied_letters(pieces: Iterable[s.Surface], scope: Scope) -> frozenset[str]:
    """Return the unknown letters that stand before a lone symbol in brackets somewhere.

    >>> from symsgd.read.notation.parse import parse
    >>> from symsgd.read.scope import Scope
    >>> applied_letters([parse("L(2w)"), parse("2L(w) + a(b + c)")], Scope())
    frozenset({'L'})
    """
    return frozenset(
        head
        for piece in pieces
        for head, group in before_brackets(piece)
        if group.bracket == "(" and not scope.knows(head)
        for names in [[name_of(item) for item in group.items]]
        if not all(map(_is_exponential, group.items))
        if None not in names and head not in names
    )


def factor_letters(pieces: Sequence[s.Surface], scope: Scope) -> frozenset[str]:
    """Return the unknown letters that stand before a bracket, and elsewhere without one.

    >>> from symsgd.read.notation.parse import parse
    >>> from symsgd.read.scope import Scope
    >>> factor_letters([parse("a(b) + f(x)"), parse("ab + f(x)")], Scope())
    frozenset({'a'})
    """
    heads = {head for piece in pieces for head, _ in before_brackets(piece)}
    return frozenset(
        head
        for head in heads
        if not scope.knows(head) and any(uses_bare(piece, head) for piece in pieces)
    )


def before_brackets(piece: s.Surface) -> Iterator[tuple[str, s.Group]]:
    """Yield the letters that stand right before a bracket, each with the bracket.

    >>> from symsgd.read.notation.parse import parse
    >>> [head for head, _ in before_brackets(parse("x f(2x) + 2(a + b) + g'(t)"))]
    ['f', 'g']
    """
    for part in s.parts(piece, s.Product):
        rows = zip(part.factors, part.factors[1:], part.operators, strict=False)
        for before, after, operator in rows:
            head, group = head_letter(before), bracket_of(after)
            if operator == "" and head is not None and group is not None:
                yield head, group


def letters_before_brackets(piece: s.Surface) -> frozenset[str]:
    """Return the names of letters that stand right before a bracket, or have a prime or an order.

    >>> from symsgd.read.notation.parse import parse
    >>> sorted(letters_before_brackets(parse(r"x f(2x) + 2(a + b) + g'(t) + h''")))
    ['f', 'g', 'h']
    """
    if isinstance(piece, s.Letter | s.Number):  # most sides are no more than that
        return frozenset()
    primed = (
        part.base.name
        for part in s.parts(piece, s.Scripted)
        if isinstance(part.base, s.Letter)
        if any(script.kind in ("prime", "order") for script in part.scripts)
    )
    return frozenset((*(head for head, _ in before_brackets(piece)), *primed))


def head_letter(piece: s.Surface) -> str | None:
    """Return the name of a symbol without its primes.

    >>> from symsgd.read.notation.parse import parse
    >>> head_letter(parse("f_1''"))
    'f_1'
    """
    return name_of(without_primes(piece))


def without_primes(piece: s.Surface) -> s.Surface:
    """Return a symbol without its primes."""
    if not isinstance(piece, s.Scripted) or not isinstance(piece.base, s.Letter):
        return piece
    kept = tuple(script for script in piece.scripts if script.kind != "prime")
    if kept and len(kept) == len(piece.scripts):
        return piece
    if piece.sub is None and not kept:
        return piece.base
    return s.Scripted(piece.start, piece.end, piece.base, piece.sub, kept)


def primes_of(piece: s.Surface) -> int:
    """Return how many primes a symbol has."""
    scripts = piece.scripts if isinstance(piece, s.Scripted) else ()
    return sum(script.count for script in scripts if script.kind == "prime")


def is_application(
    e: Elaborator, factors: tuple[s.Surface, ...], operators: tuple[str, ...], i: int
) -> bool:
    """Say whether an unknown letter before a bracket is a function."""
    if i + 1 >= len(factors) or operators[i] != "":
        return False
    group = bracket_of(factors[i + 1])
    name = head_letter(factors[i])
    if powered(e, factors[i]) is not None and group is not None and group.bracket == "(":
        return True
    if group is None or name is None or not _may_be_function(e, factors, i, name):
        return False
    base = factors[i].base if isinstance(factors[i], s.Scripted) else factors[i]  # type: ignore[attr-defined]
    named = isinstance(base, s.Letter) and base.name in statistics.LETTERS
    if group.bracket != "(" and not (group.bracket == "[" and named):
        return False
    symbols = [name_of(item) for item in group.items]
    if name.islower() and all(map(_is_exponential, group.items)) and not usual(name):
        return False
    if name in symbols or not _speaks_of_arguments(e, factors[i], name, group):
        return False
    # nothing but its standing alone elsewhere in the claim speaks for a factor
    others = ("product",) if name in e.scope.bare.factors else ()
    chosen = e.decide("application", factors[i], f"{name} is read as an unknown function", others)
    return chosen != "product"


def _may_be_function(e: Elaborator, factors: tuple[s.Surface, ...], i: int, name: str) -> bool:
    base = factors[i].base if isinstance(factors[i], s.Scripted) else factors[i]  # type: ignore[attr-defined]
    if not isinstance(base, s.Letter) or base.name in e.scope.notation.scalars:
        return False
    primed = name + "'" * primes_of(factors[i])
    if e.scope.knows(name) or e.scope.knows(primed):
        return False
    return not (name in e.scope.indices or _is_quantity(factors[i]) or _is_quantity(factors[i + 1]))


def _speaks_of_arguments(e: Elaborator, piece: s.Surface, name: str, group: s.Group) -> bool:
    """Say whether what a bracket holds looks like arguments, not like a factor."""
    if all(name_of(item) is not None for item in group.items):
        return True
    if any(uses_bare(item, name) for item in group.items):
        return False
    if primes_of(piece):  # no number has a prime and stands before a bracket
        return True
    if all(isinstance(item, s.Number) and not item.digits.strip("0.") for item in group.items):
        return True  # nobody multiplies by (0)
    if name in e.scope.bare.numbered and all(isinstance(item, s.Number) for item in group.items):
        return True
    square = group.bracket == "["
    return square or name in e.scope.bare.applied or usual(name)


def usual(name: str) -> bool:
    r"""Say whether a name is hardly ever a factor: f, \hat f, and letters such as \mathcal{L}.

    >>> usual("f"), usual("hat_g"), usual("x")
    (True, True, False)
    """
    accent, _, letter = name.partition("_")
    plain = letter if accent in ("hat", "bar", "tilde") else name
    return name.startswith("cal_") or plain in USUALLY_FUNCTIONS


def _is_exponential(piece: s.Surface) -> bool:
    """Say whether a piece is a power of Euler's number: a (e^{-x}) is mostly a product."""
    return (
        isinstance(piece, s.Scripted)
        and isinstance(piece.base, s.Letter)
        and piece.base.name == "e"
        and any(script.kind == "exponent" for script in piece.scripts)
    )


def _is_quantity(piece: s.Surface) -> bool:
    """Say whether scripts make a piece a layer's quantity or a transposed one: no function."""
    scripts = piece.scripts if isinstance(piece, s.Scripted) else ()
    return any(
        script.kind == "transpose" or (script.kind == "index" and script.style == "[")
        for script in scripts
    )


def application(e: Elaborator, factors: tuple[s.Surface, ...], i: int) -> tuple[Value, int]:
    """Return an unknown function at its arguments, and note that it is missing."""
    from symsgd.read.marks import scripted

    if (power := powered(e, factors[i])) is not None:
        value, end = application(e, (*factors[:i], power[0], *factors[i + 1 :]), i)
        said = f"{name_of(factors[i])}(…) is a power of {power[0].name}(…)"
        e.decide("function-power", factors[i], said)
        return scripted(e, value, factors[i], (power[1],)), end
    name, order = str(head_letter(factors[i])), primes_of(factors[i])
    group = bracket_of(factors[i + 1])
    if group is not None and group.bracket == "[" and name not in e.scope.bare.factors:
        raise statistics.expectation(e, factors[i], name)
    args: list[Node] = []
    for item in group.items if group is not None else ():
        value = v.plain(e.value(item))
        if isinstance(value, Matrix):
            raise e.lacks(name)
        args.append(value)
    after = factors[i + 1]
    if name == GAMMA and len(args) == 1 and not order:
        return with_scripts_of(e, limits.apply("gamma", args[0]), after), i + 2
    if name in LARGE and len(args) == 1 and not order:
        raise e.wrong(after, "remainder", f"{name}(…) is a remainder, and stands here as a number",
                      "write it as a term of its own, or say which function it is")  # fmt: skip
    e.missing.append(name)
    orders = (order, *[0] * (len(args) - 1)) if order else None
    return with_scripts_of(e, n.apply(name, *args, orders=orders), after), i + 2


def with_scripts_of(e: Elaborator, value: Value, bracket: s.Surface) -> Value:
    """Return the value of an application with the powers that stand at its bracket."""
    from symsgd.read.marks import scripted

    return (
        scripted(e, value, bracket, bracket.scripts) if isinstance(bracket, s.Scripted) else value
    )
