"""A function applied to arguments: rows of the table, declared bodies, unknown functions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from symsgd.expression import node as n
from symsgd.expression.matrix import Matrix
from symsgd.expression.node import Node
from symsgd.functions.table import FUNCTIONS
from symsgd.read import surface as s
from symsgd.read import values as v
from symsgd.read.arrays.matrices import determinant
from symsgd.read.derivatives.hidden_sums import check_values
from symsgd.read.functions.entries_of_arguments import entries_for, speaks_of_entries
from symsgd.read.limits import constant_value
from symsgd.read.names import index_value, subscript_text
from symsgd.read.sums.counting import COUNTING, MOST
from symsgd.read.sums.extremes import OF_SEVERAL, check_extremes, of_one_letter
from symsgd.read.tokens.function_words import SPECIAL_WORDS
from symsgd.read.values import Value

if TYPE_CHECKING:
    from symsgd.read.functions.functions_meaning import Reference
    from symsgd.read.meaning import Elaborator

_BASES = {"decimal": 10, "binary": 2}


def applied_to(e: Elaborator, piece: s.Surface, ref: Reference, args: Sequence[Value]) -> Value:
    """Return a function with its derivatives taken, applied to arguments."""
    if ref.name in SPECIAL_WORDS and ref.function.table is None:
        return _special(e, piece, ref, args)
    if ref.function.body is not None:
        return _substituted(e, piece, ref, args)
    if ref.function.table is None:
        return _unknown(ref, args)
    name = ref.function.table
    if name in ("log", "lg"):
        return _logarithm(e, ref, args)
    if name in COUNTING:
        return _counted(e, piece, name, args)
    if ref.sub is not None and name in ("max", "min"):
        raise e.lacks(f"the range of {subscript_text(ref.sub, dict(e.scope.indices))}")
    if ref.sub is not None:
        raise e.wrong(piece, "subscript", f"{ref.name} with a subscript is not read",
                      "declare it under [notation.functions]")  # fmt: skip
    row = FUNCTIONS[name]
    if not row.accepts(len(args)) and name not in ("max", "min"):
        raise e.wrong(
            piece, "argument-count", f"{ref.name} does not take {len(args)} arguments",
            f"expected {row.arguments[0]}",
        )  # fmt: skip
    if name in OF_SEVERAL and len(args) == 1 and isinstance(args[0], Node):
        return of_one_letter(name, args[0], e.scope)
    orders = (ref.order, *[0] * (len(args) - 1)) if ref.order else None
    return v.applied(name, args, orders)


def _counted(e: Elaborator, piece: s.Surface, name: str, args: Sequence[Value]) -> Node:
    """Return a number that counts; its arguments must be whole numbers here."""
    arity, rule = COUNTING[name]
    if len(args) != arity:
        raise e.wrong(piece, "argument-count", f"{name} does not take {len(args)} arguments",
                      f"expected {arity}")  # fmt: skip
    nodes = [v.number_of(arg, f"an argument of {name}") for arg in args]
    numbers = [constant_value(node) for node in nodes]
    unknown = [str(node) for node, number in zip(nodes, numbers, strict=True) if number is None]
    if unknown:
        raise e.lacks(*unknown)
    whole = [int(number) for number in numbers if number is not None and number.denominator == 1]
    if len(whole) < arity or not all(0 <= number <= MOST for number in whole):
        raise e.wrong(piece, "argument-count", f"{name} counts for whole numbers from 0 to {MOST}",
                      "give such numbers")  # fmt: skip
    return n.number(rule(*whole))


def _logarithm(e: Elaborator, ref: Reference, args: Sequence[Value]) -> Value:
    orders = (ref.order,) if ref.order else None
    value = v.applied("log", args, orders)
    if ref.sub is not None:
        base = e.number(ref.sub)
    elif ref.function.table == "lg":
        base = n.number(10)
    elif ref.name != "ln" and e.scope.notation.log in _BASES:
        base = n.number(_BASES[e.scope.notation.log])
    else:
        return value
    if base.head == n.CONSTANT and base.value == "e":
        return value
    return v.over(value, n.apply("log", base))


def _unknown(ref: Reference, args: Sequence[Value]) -> Node:
    nodes = [v.number_of(arg, f"an argument of {ref.name}") for arg in args]
    orders = (ref.order, *[0] * (len(nodes) - 1)) if ref.order else None
    return n.apply(ref.name, *nodes, orders=orders)


def _substituted(e: Elaborator, piece: s.Surface, ref: Reference, args: Sequence[Value]) -> Value:
    function = ref.function
    body = function.body
    if len(args) == 1 < len(function.params) and isinstance(args[0], Matrix):
        vector = args[0]  # f(a) of a function of x_1 and x_2 is taken at the entries of a
        args = vector.entries if vector.is_vector else args
    if len(args) != len(function.params) or body is None:
        raise e.wrong(
            piece, "argument-count", f"{ref.name} takes {len(function.params)} arguments",
            f"expected {len(function.params)}",
        )  # fmt: skip
    if ref.order:
        body = _differentiated(e, piece, ref, body)
    moved = (name for name, arg in zip(function.params, args, strict=True)
             if arg is not n.variable(name))  # fmt: skip
    check_values(e, body, moved)
    entries = entries_for(body, function.params, args)
    if entries is None:
        raise e.lacks(f"the entries of the argument of {ref.name}")
    nodes = {
        n.variable(name): v.number_of(arg, f"an argument of {ref.name}")
        for name, arg in zip(function.params, args, strict=True)
        if n.variable(name) in set(n.walk(*_nodes(body)))
    } | entries
    if isinstance(body, Matrix):
        return body.map(lambda entry: put_in(entry, nodes))
    return put_in(body, nodes)


def _nodes(value: Value) -> tuple[Node, ...]:
    return value.entries if isinstance(value, Matrix) else (value,)


def put_in(node: Node, values: dict[Node, Node]) -> Node:
    """Substitute, carrying out first those derivatives that a value would disturb.

    >>> x, y = n.variables("x y")
    >>> str(put_in(n.derivative(x**2, "x"), {x: n.number(3)}))
    '2*3'
    >>> str(put_in(n.derivative(y * x**2, "x"), {y: n.number(3)}))
    'Derivative(3*x^2, x)'
    """
    from symsgd.functions.derivatives import expand

    values = {name: value for name, value in values.items() if name is not value}
    touched = {str(name.value) for name in values} | {*n.free_variables(*values.values())}
    by = {str(item.value[0]) for item in n.walk(node) if item.head == n.DERIVATIVE}
    return n.substitute(expand(node) if by & touched else node, values)


def _differentiated(e: Elaborator, piece: s.Surface, ref: Reference, body: Value) -> Value:
    params, order = ref.function.params, ref.order
    if len(params) == 1 and speaks_of_entries(body, params[0]):
        raise e.lacks(f"how {ref.name} depends on {params[0]}")
    if len(params) != 1:
        raise e.wrong(
            piece, "prime", "a prime at a function of several variables", "write ∂ by the variable"
        )
    check_extremes(e, body)
    check_values(e, body, params)
    if isinstance(body, Matrix):
        return body.map(lambda entry: n.derivative(entry, params[0], order))
    return n.derivative(body, params[0], order)


def _special(e: Elaborator, piece: s.Surface, ref: Reference, args: Sequence[Value]) -> Value:
    name = ref.name
    value = v.plain(args[0]) if len(args) == 1 else Matrix.column(
        *[v.number_of(arg, "an entry") for arg in args]
    )  # fmt: skip
    if name == "diag":
        if isinstance(value, Node):
            e.decide("diag", piece, "diag of a single number is the number")
            return value
        return value.diagonal()
    if name == "softmax" and isinstance(value, Matrix):
        exponentials = [n.apply("exp", entry) for entry in value.entries]
        total = n.add(*exponentials)
        shaped = iter(exponentials)
        vector = value.map(lambda _: n.divide(next(shaped), total))
        return vector if ref.sub is None else _entry(e, piece, vector, ref.sub)
    if ref.sub is not None:
        raise e.wrong(piece, "subscript", f"{name} with a subscript is not read",
                      "write what it stands for")  # fmt: skip
    if name == "det" and isinstance(value, Matrix):
        return determinant(value)
    if name == "tr" and isinstance(value, Matrix) and value.shape[0] == value.shape[1]:
        return n.add(*[row[i] for i, row in enumerate(value.rows)])
    if name in ("floor", "ceil") and isinstance(value, Node):
        return v.rounded(name, value)
    raise e.wrong(piece, "not-supported", f"{name} is not read here", "write what it stands for")


def _entry(e: Elaborator, piece: s.Surface, vector: Matrix, index: s.Surface) -> Node:
    """Return the entry that an index such as ``softmax_1`` names."""
    number = index_value(index, dict(e.scope.indices))
    if number is None:
        raise e.lacks(f"the range of {subscript_text(index)}")
    if not 1 <= number <= len(vector.entries):
        raise e.wrong(piece, "subscript", f"there is no entry {number}", "entries count from 1")
    return vector.entries[number - 1]
