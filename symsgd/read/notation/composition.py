r"""Functions put into one another: ``(f \circ g)(x)`` is f(g(x)), with a prime its derivative.

Between numbers and arrays the same sign is the product entry by entry.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from symsgd.read import surface as s
from symsgd.read.names import name_of

if TYPE_CHECKING:
    from symsgd.read.meaning import Elaborator
    from symsgd.read.notation.atoms import Atoms

Row = tuple[list[s.Surface], list[str]]


def applied_compositions(parser: Atoms, factors: list[s.Surface], operators: list[str]) -> Row:
    """Return neighbours in which a composition before a bracket is applied to what it holds."""
    found, signs = factors[:1], list[str]()
    for operator, factor in zip(operators, factors[1:], strict=True):
        before = found[-1]
        functions = () if operator else _composed(before)
        argument = _argument(factor)
        if not functions or argument is None:
            found.append(factor)
            signs.append(operator)
            continue
        found[-1] = _applied(parser, before, functions, factor, argument)
    return found, signs


def _composed(piece: s.Surface) -> tuple[s.Surface, ...]:
    """Return the functions of a bracket such as ``(f ∘ g)``, outermost first, or nothing."""
    base = piece.base if isinstance(piece, s.Scripted) else piece
    if not isinstance(base, s.Group) or base.bracket != "(" or len(base.items) != 1:
        return ()
    return functions_of(base.items[0])


def functions_of(piece: s.Surface) -> tuple[s.Surface, ...]:
    r"""Return the symbols that ∘ stands between, or nothing if there is anything else.

    >>> from symsgd.read.notation.parse import parse
    >>> len(functions_of(parse(r"f \circ g \circ h"))), functions_of(parse(r"2 \circ x"))
    (3, ())
    """
    from symsgd.read.functions.unknown_functions import head_letter

    if not isinstance(piece, s.Product) or set(piece.operators) != {"circ"}:
        return ()
    return piece.factors if all(map(head_letter, piece.factors)) else ()


def _argument(piece: s.Surface) -> s.Surface | None:
    if isinstance(piece, s.Group) and piece.bracket == "(" and len(piece.items) == 1:
        return piece.items[0]
    return None


def nested(functions: tuple[s.Surface, ...], argument: s.Surface) -> s.Surface:
    """Return the functions applied one after another, the last one first."""
    for function in reversed(functions):
        bracket = s.Group(argument.start, argument.end, "(", (argument,))
        argument = s.Product(function.start, argument.end, (function, bracket), ("",))
    return argument


def _applied(
    parser: Atoms,
    head: s.Surface,
    functions: tuple[s.Surface, ...],
    bracket: s.Surface,
    argument: s.Surface,
) -> s.Surface:
    primes = 0
    if isinstance(head, s.Scripted):
        if head.sub is not None or any(script.kind != "prime" for script in head.scripts):
            raise parser.wrong(
                "not-supported",
                "an index or exponent at a composition is not read",
                head.start,
                head.end,
                "write out what is composed",
            )
        primes = sum(script.count for script in head.scripts)
    if not primes:
        return nested(functions, argument)
    symbol = argument if name_of(argument) is not None else s.Letter(head.start, head.start, "t")
    inside = nested(functions, symbol)
    operator = s.Derivative(head.start, head.end, None, ((symbol, primes),), partial=False)
    body = s.Product(head.start, bracket.end, (operator, inside), ("",))
    if symbol is argument:
        return body
    return s.Evaluated(head.start, bracket.end, body, ((symbol, argument),), (), shown=True)


def composition(e: Elaborator, piece: s.Product) -> s.Surface | None:
    """Return ``f ∘ g`` as f(g(x)), or None for a product.

    x is the variable that the claim names, else that of g.  Where one is a function and nobody
    says what the other is, it may be a product as well, and is asked for.
    """
    from symsgd.read.functions.functions_meaning import reference
    from symsgd.read.functions.unknown_functions import head_letter, usual

    functions = functions_of(piece)
    named = [reference(e, function) for function in functions]
    unknown = [str(head_letter(part)) for part, one in zip(functions, named, strict=True)
               if one is None]  # fmt: skip
    if not functions or any(
        e.scope.knows(one) or one in e.scope.arrays.not_numbers for one in unknown
    ):
        return None
    applied = [one for one in unknown if one in e.scope.bare.applied]
    if unknown != applied and (applied or len(unknown) < len(named) or all(map(usual, unknown))):
        written = e.source.text[piece.start : piece.end]
        raise e.lacks(f"whether {written} puts functions into one another")
    if unknown != applied:
        return None
    params = named[-1].function.params if named[-1] is not None else ()
    own = params[0] if params else "x"
    name = e.scope.bare.ambient if e.scope.bare.ambient_stated else own
    return nested(functions, s.Letter(piece.end, piece.end, name or own))
