"""Arithmetic on what formulas mean: a number (a node) or a matrix of them."""

from __future__ import annotations

import math
from collections.abc import Sequence

from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.matrix import Matrix, shape_error
from symsgd.expression.node import Node
from symsgd.read import limits
from symsgd.read.arrays.matrices import inverse

Value = Node | Matrix


def plain(value: Value) -> Value:
    """Return a 1×1 matrix as the number it is.

    >>> str(plain(Matrix.row(n.number(3))))
    '3'
    """
    single = value.single if isinstance(value, Matrix) else None
    return value if single is None else single


def total(terms: Sequence[Value]) -> Value:
    """Return the sum; a 1×1 matrix is a number among numbers.

    >>> str(total([Matrix.row(n.number(3)), n.number(4)]))
    '3 + 4'
    """
    if len(terms) == 1:
        return terms[0]
    if all(isinstance(term, Node) for term in terms):
        return n.add(*terms)  # type: ignore[arg-type]
    shapes = {term.shape for term in terms if isinstance(term, Matrix)}
    if shapes == {(1, 1)} and len(terms) > 1:
        return total([plain(term) for term in terms])
    result = terms[0]
    for term in terms[1:]:
        if isinstance(result, Matrix) and isinstance(term, Matrix):
            result = result + term
        else:
            matrix = result if isinstance(result, Matrix) else term
            rows, columns = matrix.shape if isinstance(matrix, Matrix) else (1, 1)
            raise SymsgdError(
                "matrix-plus-number",
                f"a number is added to a {rows}×{columns} matrix",
                advice="multiply the number by a matrix of ones",
            )
    return result


def minus(value: Value) -> Value:
    """Return minus the value.

    >>> str(minus(n.number(2) + 1))
    '-(2 + 1)'
    """
    return -value


def times(left: Value, right: Value, *, explicit: bool = False) -> Value:
    """Return the product: of numbers, of matrices, or a matrix scaled by a number.

    An explicit dot between two vectors of one shape is their inner product.

    >>> row, column = Matrix.row(n.number(5), n.number(6)), Matrix.column(n.number(1), n.number(2))
    >>> str(times(row, column))
    '[[5*1 + 6*2]]'
    """
    if isinstance(left, Node) and isinstance(right, Node):
        if left.head == n.MULTIPLY:
            return n.multiply(*left.args, right)
        return n.multiply(left, right)
    if isinstance(left, Node):
        return right.scale(left)  # type: ignore[union-attr]
    if isinstance(right, Node):
        return left.map(lambda entry: n.multiply(entry, right))
    if left.shape[1] == right.shape[0]:
        return left @ right
    if left.single is not None:
        return right.scale(left.single)
    if right.single is not None:
        return left.scale(right.single)
    if explicit and left.is_vector and left.shape == right.shape:
        flat = Matrix.row(*left.entries) @ Matrix.column(*right.entries)
        return flat.rows[0][0]
    raise shape_error("multiply", left.shape, right.shape)


def entrywise(left: Value, right: Value) -> Value:
    """Return the Hadamard product.

    >>> two = Matrix.row(n.number(2), n.number(3))
    >>> str(entrywise(two, two))
    '[[2*2, 3*3]]'
    """
    left, right = plain(left), plain(right)
    if isinstance(left, Matrix) and isinstance(right, Matrix):
        return left.hadamard(right)
    return times(left, right)


def over(above: Value, below: Value) -> Value:
    """Return the quotient; only a number can stand below the line.

    >>> str(over(n.number(1), n.number(2)))
    '1/2'
    """
    below = plain(below)
    if isinstance(below, Matrix):
        raise SymsgdError(
            "matrix-below", "a matrix stands below the line", advice="write its inverse as a factor"
        )
    if isinstance(above, Matrix):
        return above.map(lambda entry: n.divide(entry, below))
    return n.divide(above, below)


def raised(base: Value, exponent: Value) -> Value:
    """Return a power; of a matrix only small whole powers.

    >>> str(raised(n.variable("x"), n.number(2)))
    'x^2'
    """
    base, exponent = plain(base), plain(exponent)
    if isinstance(exponent, Matrix):
        raise SymsgdError(
            "matrix-exponent", "a matrix stands in an exponent", advice="expected a number"
        )
    if isinstance(base, Node):
        return limits.power(base, exponent)
    count = limits.constant_value(exponent)
    if count is None or count.denominator != 1 or not 1 <= abs(count) <= 20:
        raise SymsgdError(
            "matrix-power",
            f"the power {exponent} of a matrix is not read",
            advice="expected a whole number from -20 to 20, and not 0",
        )
    if base.is_vector:
        raise SymsgdError(
            "vector-power",
            "a power of a vector has several meanings",
            advice=r"write x^T x, \|x\|^2 or x \odot x",
        )
    result = base = base if count > 0 else inverse(base)
    for _ in range(abs(int(count)) - 1):
        result = result @ base
    return result


def number_of(value: Value, what: str) -> Node:
    """Return a value that must be a number.

    >>> number_of(Matrix.row(n.number(1), n.number(2)), "the argument")
    Traceback (most recent call last):
        ...
    symsgd.errors.SymsgdError: the argument is a 1×2 matrix, not a number [matrix-here]
      give one entry of it
    """
    value = plain(value)
    if isinstance(value, Matrix):
        rows, columns = value.shape
        raise SymsgdError(
            "matrix-here",
            f"{what} is a {rows}×{columns} matrix, not a number",
            advice="give one entry of it",
        )
    return value


def applied(name: str, args: Sequence[Value], orders: tuple[int, ...] | None = None) -> Value:
    """Return a function of the table applied; a function of one number goes entry by entry.

    >>> str(applied("sigmoid", [Matrix.row(n.number(1), n.number(2))]))
    '[[sigmoid(1), sigmoid(2)]]'
    """
    args = [plain(arg) for arg in args]
    if name in ("max", "min") and len(args) != 2 and orders is None:
        return _extreme(name, args)
    if len(args) == 1 and isinstance(args[0], Matrix):
        return args[0].map(lambda entry: limits.apply(name, entry, orders=orders))
    nodes = [number_of(arg, f"an argument of {name}") for arg in args]
    return limits.apply(name, *nodes, orders=orders)


def _extreme(name: str, args: Sequence[Value]) -> Value:
    """Return the largest or smallest of any count of numbers, two at a time."""
    if len(args) == 1 and isinstance(args[0], Matrix):
        args = args[0].entries
    result = number_of(args[0], f"an argument of {name}")
    for arg in args[1:]:
        result = n.apply(name, result, number_of(arg, f"an argument of {name}"))
    return result


def rounded(name: str, argument: Node) -> Node:
    """Return the floor or ceiling: of a constant the number, of a variable a function.

    The kernel knows that function by its name only: it can prove with it and not refute.

    >>> print(rounded("ceil", n.number("7/2")), rounded("floor", n.variable("x")))
    4 floor(x)
    """
    value = limits.constant_value(argument)
    if value is None:
        return n.apply(name, argument)
    return n.number(math.floor(value) if name == "floor" else math.ceil(value))
