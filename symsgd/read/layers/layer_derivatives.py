r"""Derivatives by a layer's quantity: ``∂a^{[L]}/∂z^{[l]}``, ``∂C/∂W^{[l]}``, ``∇_x a^{[L]}``.

The quantity is set free in what depends on it, the derivatives are taken, and what it stands for
is put back.  How they are laid out is a convention: in the numerator layout the derivative of a
vector by a vector has a row for each entry above the line, in the denominator layout a column.  The
mixed layout has rows as well, and the gradient of a number has the shape of what it is taken by; in
the row layout that is so for matrices only, and the gradient by a vector is a row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from symsgd.expression import node as n
from symsgd.expression.matrix import Matrix
from symsgd.read import surface as s
from symsgd.read import values as v
from symsgd.read.intermediate import each, replaced
from symsgd.read.layers.layer_symbols import layer_symbol
from symsgd.read.names import name_of
from symsgd.read.values import Value

if TYPE_CHECKING:
    from symsgd.read.layers.layers import Layers
    from symsgd.read.meaning import Elaborator
    from symsgd.read.scope import Scope

LAYOUTS = ("mixed", "row", "denominator")  # what is tried where nobody says which is meant
COSTS = ("C", "J", "E", "L", "cal_L", "cal_C", "cal_J", "ell", "Loss", "loss", "cost", "Cost")


def by_layer(
    e: Elaborator, piece: s.Derivative, factors: Sequence[s.Surface], operators: tuple[str, ...]
) -> Value | None:
    """Return a derivative by a quantity of the network, or None if it is by something else."""
    if e.scope.layers is None or len(piece.variables) != 1 or piece.variables[0][1] != 1:
        return None
    target = _target(e, piece.variables[0][0])
    if target is None:
        return None
    above = _above(e, factors, operators)
    if isinstance(target, Matrix) or isinstance(above, Matrix):
        e.decide("layout", piece, f"derivatives by vectors in the {_layout(e)} layout")
    return _taken(e, above, target, _layout(e))


def gradient_by_layer(
    e: Elaborator, piece: s.Gradient, factors: Sequence[s.Surface], operators: tuple[str, ...]
) -> Value | None:
    """Return a gradient over a quantity of the network: it has the shape of the quantity."""
    layers = e.scope.layers
    if layers is None or piece.over is None:
        return None
    target = _target(e, piece.over)
    if target is None and name_of(piece.over) == "a":
        target = layers.quantities[f"a^[{layers.last}]"]
    if target is None:
        return None
    above = v.plain(_above(e, factors, operators))
    if isinstance(above, Matrix):
        raise e.lacks("what the gradient of a vector is")
    return _taken(e, above, target, "denominator")


def _layout(e: Elaborator) -> str:
    chosen = e.scope.notation.layout
    return LAYOUTS[0] if chosen == "either" else chosen


def _target(e: Elaborator, symbol: s.Surface) -> Value | None:
    layers = e.scope.layers
    if layers is None:
        return None
    if name_of(symbol) == "x" and "x" not in e.scope.domains:
        return layers.inputs if _input_is_meant(e.scope) else None
    found = layer_symbol(symbol, e.scope)
    if found is None or found.rest:
        return None
    inner = e.inner(_within(e.scope))
    return inner.value(symbol)


def _input_is_meant(scope: Scope) -> bool:
    return scope.definitions.get("x") is not None and scope.layers is not None


def _above(e: Elaborator, factors: Sequence[s.Surface], operators: tuple[str, ...]) -> Value:
    """Return what is differentiated; an unknown letter for a cost is the cost of the network."""
    layers = e.scope.layers
    name = name_of(factors[0]) if len(factors) == 1 else None
    if layers is not None and name in COSTS and not _has_meaning(e.scope, name):
        if layers.cost is None:
            raise e.lacks(f"what the cost {name} is")
        e.decide("cost", factors[0], f"{name} is the cost of the network")
        return layers.cost
    inner = e.inner(_within(e.scope))
    operand = factors[0] if len(factors) == 1 else s.Product(
        factors[0].start, factors[-1].end, tuple(factors), operators
    )  # fmt: skip
    value = inner.value(operand)
    e.work = inner.work
    return value


def _has_meaning(scope: Scope, name: str | None) -> bool:
    return name in scope.definitions or name in scope.functions or name in scope.values


def _within(scope: Scope) -> Scope:
    """Return the scope in which every quantity keeps its name, numbers that were given too."""
    layers = scope.layers
    if layers is None:
        return scope
    definitions = {k: d for k, d in scope.definitions.items() if k not in layers.quantities}
    return replace(scope, definitions=definitions, quantities=layers.quantities)


def _taken(e: Elaborator, above: Value, target: Value, layout: str) -> Value:
    free = {entry: n.variable(str(entry.value)) for entry in each(target)
            if entry.head in (n.LET, n.VARIABLE)}  # fmt: skip
    if len(free) < len(each(target)):
        raise e.lacks("a name for every entry that the derivative is taken by")
    back = {symbol: entry for entry, symbol in free.items() if symbol is not entry}
    above, single = replaced(v.plain(above), free), v.plain(target)
    names = [str(free[entry].value) for entry in each(target)]
    if isinstance(above, Matrix) and isinstance(single, Matrix):
        jacobian = _jacobian(e, above, single, names)
        result: Value = jacobian.transpose() if layout == "denominator" else jacobian
    elif isinstance(above, Matrix):
        column = above.map(lambda entry: n.derivative(entry, names[0]))
        result = column.transpose() if layout == "denominator" else column
    elif isinstance(single, Matrix):
        entries = iter(names)
        gradient = single.map(lambda _: n.derivative(above, next(entries)))
        turned = layout == "numerator" or (layout == "row" and single.is_vector)
        result = gradient.transpose() if turned else gradient
    else:
        result = n.derivative(above, names[0])
    return replaced(result, back) if back else result


def _jacobian(e: Elaborator, above: Matrix, target: Matrix, names: list[str]) -> Matrix:
    if not (above.is_vector and target.is_vector):
        raise e.lacks("the derivative by a matrix, entry by entry")
    return Matrix.of([[n.derivative(entry, name) for name in names] for entry in above.entries])


def in_network(layers: Layers, scope: Scope) -> Scope:
    """Return the scope of a formula about the network: x is its input, y its target.

    >>> from symsgd.read.layers.layers import layers_of
    >>> from symsgd.read.scope import Scope
    >>> print(in_network(layers_of((2, 1), ("tanh",)), Scope()).definitions["x"])
    [[x_1], [x_2]]
    """
    meant = (("x", layers.inputs), ("y", layers.targets), ("C", layers.cost))
    for name, value in meant:
        known = (scope.definitions, scope.functions, scope.domains, scope.values)
        if value is not None and not any(name in table for table in known):
            scope = scope.with_definition(name, value)
    return scope


def input_symbol(piece: s.Surface, e: Elaborator) -> bool:
    """Say whether a bracket holds nothing but the input: ``a^{[L]}(x)`` is ``a^{[L]}``."""
    if e.scope.layers is None or not isinstance(piece, s.Group) or piece.bracket != "(":
        return False
    names = {name_of(item) for item in piece.items}
    return bool(names) and names <= {"x", "theta", "W", "b"} and "x" in names


def overruled_symbols(scope: Scope) -> set[str]:
    """Return the symbols of a network for which the text gives its own vectors or matrices.

    >>> from symsgd.read.layers.layers import layers_of
    >>> from symsgd.read.scope import Scope
    >>> scope = Scope(layers=layers_of((1, 1), ("tanh",)))
    >>> overruled_symbols(scope.with_definition("x", Matrix.row(n.number(1))))
    {'x_1'}
    """
    layers = scope.layers
    if layers is None:
        return set()
    ours = {**layers.quantities, "x": layers.inputs, "y": layers.targets}
    said = [
        matrix
        for name, matrix in ours.items()
        if any(table.get(name, matrix) is not matrix for table in (scope.definitions, scope.values))
    ]
    return set(n.free_variables(*(entry for matrix in said for entry in matrix.entries)))
