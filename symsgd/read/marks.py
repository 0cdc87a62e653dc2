"""Primes, powers, transposes and degrees: what the marks above a value make of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symsgd.expression import node as n
from symsgd.expression.matrix import Matrix
from symsgd.read import limits
from symsgd.read import surface as s
from symsgd.read import values as v
from symsgd.read.arrays.matrices import conjugate_transpose
from symsgd.read.values import Value

if TYPE_CHECKING:
    from symsgd.read.meaning import Elaborator


def scripted(e: Elaborator, value: Value, piece: s.Surface, scripts: tuple[s.Script, ...]) -> Value:
    """Return a value with primes, powers, transposes and degrees applied."""
    from symsgd.read.derivatives.calculus import prime

    for script in scripts:
        match script.kind:
            case "exponent":
                if script.body is None:
                    continue
                if isinstance(value, Matrix) and _is_hermitian(e, script.body):
                    value = conjugate_transpose(value)
                    continue
                entrywise = isinstance(value, Matrix) and value.is_vector and value.single is None
                if entrywise and isinstance(value, Matrix) and e.scope.layers is not None:
                    e.decide("entrywise", piece, "the power of a vector is taken entry by entry")
                    power = e.number(script.body)
                    value = value.map(lambda entry, power=power: limits.power(entry, power))  # type: ignore[misc]
                    continue
                value = v.raised(value, e.value(script.body))
            case "transpose" if is_list(piece):
                e.decide("transpose", piece, "a list of numbers with ^T is a column")
            case "transpose":
                value = _transposed(e, value, piece)
            case "degree":
                angle = v.number_of(value, "an angle")
                value = n.divide(n.multiply(angle, n.constant("pi")), n.number(180))
            case "star" if isinstance(value, Matrix):
                value = conjugate_transpose(value)
            case "prime":
                value = prime(e, value, piece, script.count)
            case "order":
                body = script.body
                if body is None:
                    continue
                value = v.raised(value, e.value(body))
                e.decide("order", piece, "the superscript in brackets is read as a power")
            case _:
                raise e.wrong(piece, "script", "this superscript is not read", "expected a power")
    return value


def _is_hermitian(e: Elaborator, exponent: s.Surface) -> bool:
    return isinstance(exponent, s.Letter) and exponent.name == "H" and not e.scope.knows("H")


def is_list(piece: s.Surface) -> bool:
    """Say whether a piece is a vector written as a list, such as (1, 2) or (1, 2)^T.

    >>> from symsgd.read.notation.parse import parse
    >>> is_list(parse("(1, 2)^T")), is_list(parse("(1 + 2)^T"))
    (True, False)
    """
    base = piece.base if isinstance(piece, s.Scripted) else piece
    return isinstance(base, s.Group) and base.bracket in ("(", "[") and len(base.items) > 1


def _transposed(e: Elaborator, value: Value, piece: s.Surface) -> Value:
    if isinstance(value, Matrix):
        return value.transpose()
    if value.head == n.VARIABLE and not e.scope.knows(str(value.value)):
        e.missing.append(str(value.value))
    e.decide("transpose", piece, "the transpose of a single number is the number")
    return value
