"""Derivatives: the operators that bind a variable."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.matrix import Matrix
from symsgd.expression.node import Node
from symsgd.read import surface as s
from symsgd.read.derivatives.by_quantity import in_quantity, through_letter
from symsgd.read.derivatives.dependence import check_dependence
from symsgd.read.derivatives.held_statistics import check_statistics
from symsgd.read.derivatives.hidden_sums import sums_over
from symsgd.read.derivatives.listed_parameters import all_parameters
from symsgd.read.functions.applications import put_in
from symsgd.read.functions.functions_meaning import bare
from symsgd.read.functions.inner_functions import check_held_fixed, is_inner
from symsgd.read.indexed import check_shift
from symsgd.read.intermediate import each, held_fixed, inside, named, replaced
from symsgd.read.layers.layer_derivatives import by_layer
from symsgd.read.names import index_value, name_of, subscript_text
from symsgd.read.values import Value

if TYPE_CHECKING:
    from symsgd.read.meaning import Elaborator
    from symsgd.read.scope import Scope

MOST_ORDER = 100


def derivative(
    e: Elaborator, piece: s.Derivative, factors: tuple[s.Surface, ...], operators: tuple[str, ...]
) -> Value:
    """Return the derivative of a row of factors by the operator's variables."""
    if not piece.variables:
        raise e.wrong(piece, "lone-differential", "a differential stands alone", "expected ∂f/∂x")
    piece = _counted(e, piece)
    in_layers = by_layer(e, piece, factors, operators)
    if in_layers is not None:
        return in_layers
    if (over := all_parameters(piece, e.scope)) is not None:
        from symsgd.read.derivatives.gradients import gradient

        return gradient(e, s.Gradient(piece.start, piece.end, over), factors, operators)
    names = [(_variable(e, symbol), order) for symbol, order in piece.variables]
    held = [name for name, _ in names]
    inner = e.inner(independent(e.scope, held))
    operand = factors[0] if len(factors) == 1 else s.Product(
        factors[0].start, factors[-1].end, factors, operators
    )  # fmt: skip
    symbols = [symbol for symbol, _ in piece.variables]
    operand = _at_variable(e, operand, symbols)
    check_held_fixed(e, piece, operand, held)
    if e.scope.provisos.in_quantity:
        inner = e.inner(in_quantity(inner.scope, held, operand, inner, piece))
    known = {name: meant(e, symbol, name) for name, symbol in zip(held, symbols, strict=True)}
    freed = {node: n.variable(name) for name, node in known.items()
             if node is not None and node.head == n.LET}  # fmt: skip
    if at_a_point(operand) and len(factors) > 1:
        raise e.lacks("whether numbers are put in before or after d/d…")
    whole = inner.value(operand)
    value = replaced(whole, freed)
    e.work = inner.work
    through = through_letter(e, piece, whole, value, known)
    if through is not None:
        return through
    fixed = _fixed(e, piece, value, names)
    value, back = held_fixed(value, fixed)
    for name, order in reversed(names):
        check_statistics(e, value, name, fixed)
        value = _by(e, value, name, order, partial=piece.partial, fixed=fixed)
    put_back = {n.variable(name): node for name, node in known.items() if node is not None}
    return replaced(value, {**back, **put_back})


def _at_variable(e: Elaborator, operand: s.Surface, symbols: list[s.Surface]) -> s.Surface:
    """Return f(x) for the f of ``df/dx`` where the claim applies f elsewhere, as in f'(x)."""
    bare = isinstance(operand, s.Letter) and operand.name in e.scope.bare.applied
    if not bare or e.scope.knows(operand.name) or len(symbols) != 1:  # type: ignore[attr-defined]
        return operand
    bracket = s.Group(operand.end, operand.end, "(", (symbols[0],))
    return s.Product(operand.start, operand.end, (operand, bracket), ("",))


def _counted(e: Elaborator, piece: s.Derivative) -> s.Derivative:
    """Return a derivative of order n with the number that n is."""
    if piece.times is None:
        return piece
    count = index_value(piece.times, e.scope.orders())
    if count is None:
        raise e.lacks(f"the order {subscript_text(piece.times)}")
    if not 0 <= count <= MOST_ORDER:
        raise e.wrong(piece, "derivative-order", f"there is no derivative of order {count} here",
                      f"expected a number from 0 to {MOST_ORDER}")  # fmt: skip
    [(variable, _)] = piece.variables
    return replace(piece, variables=((variable, count),), times=None)


def _variable(e: Elaborator, symbol: s.Surface) -> str:
    check_shift(e, symbol)
    name = name_of(symbol, dict(e.scope.indices))
    if name is None:
        raise e.wrong(symbol, "derivative-variable", "this is no variable", "expected a letter")
    if name in ("e", "pi") and not e.scope.knows(name):
        raise e.lacks(name)
    if isinstance(e.scope.definitions.get(name), Matrix) or isinstance(
        e.scope.values.get(name), Matrix
    ):
        raise e.lacks(f"the derivative by the matrix {name}")
    return name


def independent(scope: Scope, names: Iterable[str]) -> Scope:
    """Return the scope in which names are variables, whatever they stood for before."""
    for name in names:
        function = scope.functions.get(name)
        own = function is not None and bool(function.params)
        scope = replace(scope, bare=replace(scope.bare, ambient=name, ambient_is_function=own))
        defined = name in scope.definitions
        scope = scope.without(name) if defined else scope
        if defined or name.partition("_")[0] in scope.families:
            independent = scope.members.independent | {name}
            scope = replace(scope, members=replace(scope.members, independent=independent))
        if name in scope.families and not scope.families[name].letter:
            families = {key: f for key, f in scope.families.items() if key != name}
            scope = replace(scope, families=families)
        if name in scope.functions:
            functions = {key: f for key, f in scope.functions.items() if key != name}
            scope = replace(scope, functions=functions)
    return scope


def at_a_point(operand: s.Surface) -> bool:
    """Say whether a function stands there at numbers: its derivative would be that of a number.

    >>> from symsgd.read.notation.parse import parse
    >>> at_a_point(parse("f(1, 2)")), at_a_point(parse("f(x, 2)"))
    (True, False)
    """
    return any(
        isinstance(part, s.Product)
        and len(part.factors) == 2
        and isinstance(part.factors[1], s.Group)
        and all(isinstance(item, s.Number) for item in part.factors[1].items)
        for part in s.walk(operand)
    )


def _by(
    e: Elaborator,
    value: Value,
    name: str,
    order: int,
    *,
    partial: bool = False,
    fixed: frozenset[str] = frozenset(),
) -> Value:
    if not order:
        return value
    held = partial and not _is_unknown(e, value, name)  # ∂(x² + y²)/∂x holds y fixed
    if not held and (whole := _along_curves(e, value, name, order)) is not None:
        return whole
    if e.scope.unknown_gradients and _is_unknown(e, value, name):
        return n.variable(f"{GRADIENT}{value}/{name}" + "'" * (order - 1))
    entries = value.entries if isinstance(value, Matrix) else (value,)
    for entry in entries:
        check_dependence(e, entry, name, fixed)
    if isinstance(value, Matrix):
        return value.map(lambda entry: n.derivative(entry, name, order))
    return n.derivative(value, name, order)


def _along_curves(e: Elaborator, value: Value, name: str, order: int) -> Value | None:
    """Return the derivative of what holds a letter that an equation makes a function of another."""
    slopes = {
        letter: slope for letter, (by, slope) in e.scope.around.implicit.items() if by == name
    }
    if not isinstance(value, Node) or not slopes.keys() & {*n.free_variables(value)}:
        return None
    for _ in range(order):
        inner = [n.derivative(value, letter) * slope for letter, slope in slopes.items()]
        value = n.derivative(value, name) + sum(inner[1:], inner[0])
    return value


def _is_unknown(e: Elaborator, value: Value, name: str) -> bool:
    """Say whether a quantity is a symbol of which nothing is known, and another one."""
    if not isinstance(value, Node) or value.head != n.VARIABLE:
        return False
    return value.value != name and not e.scope.knows(str(value.value))


def meant(e: Elaborator, symbol: s.Surface, name: str) -> Node | None:
    """Return the named quantity that a symbol stands for, if it stands for a formula."""
    defined = e.scope.definitions.get(name)
    if isinstance(defined, Node):
        return named(name, defined)  # type: ignore[return-value]
    function = e.scope.functions.get(name)
    if function is not None and isinstance(function.body, Node):
        if any(e.scope.stands_for_more(one) or is_inner(e.scope, name, one)
               for one in function.params):  # fmt: skip
            return bare(e.inner(e.scope), symbol)  # type: ignore[return-value]
        return named(name, function.body)  # type: ignore[return-value]
    known = len(e.missing)
    try:
        value = e.inner(e.scope).value(symbol)
    except SymsgdError:
        value = None
    del e.missing[known:]
    is_named = isinstance(value, Node) and value.head == n.LET and value.value == name
    return value if is_named else None  # type: ignore[return-value]


def _fixed(
    e: Elaborator, piece: s.Derivative, value: Value, names: list[tuple[str, int]]
) -> frozenset[str]:
    """Return the named quantities that a partial derivative holds fixed."""
    held = e.scope.notation.held if piece.partial else frozenset[str]()
    for name, _ in names:
        direct, hiding = inside(value, name)
        sums = (one for entry in each(value) for one in sums_over(e.scope, entry, name))
        open_names = [hidden for hidden in dict.fromkeys((*hiding, *sums)) if hidden not in held]
        if piece.partial and direct and open_names:
            text = f"∂/∂{name} counts how {', '.join(open_names)} change with {name}"
            if e.decide("held", piece, text, ("fixed",)) == "fixed":
                held |= set(open_names)
    return held


def prime(e: Elaborator, value: Value, piece: s.Surface, count: int) -> Value:
    """Return the derivative that a prime at an expression means: by the ambient variable."""
    name = e.scope.bare.ambient
    free = n.free_variables(*each(value))
    if len(free) == 1 and name not in free and not e.scope.bare.ambient_stated:
        name = free[0]  # in y = σ(z), y' is the derivative by the only symbol there is
    if name is None:
        raise e.lacks("the variable of the prime")
    known = e.scope.bare.ambient_stated or e.scope.knows(name) or name in e.scope.domains
    if name in _MAY_DEPEND and not known:
        raise e.lacks(f"whether {name} is a function of x")
    e.decide("prime", piece, f"the prime is d/d{name}")
    return _by(e, value, name, count)


# letters of which (y²)' may be 2y as well as 2yy'
_MAY_DEPEND = frozenset("fghuvyFGH")

GRADIENT = "∇"  # how the symbol of a gradient begins that stands for itself


def put_in_values(e: Elaborator, node: Node) -> Node:
    """Put in the values of assigned symbols, after everything is differentiated."""
    for _ in range(8):  # a value may use another assigned symbol
        free = n.free_variables(node)
        values = {
            n.variable(name): value
            for name in free
            if isinstance(value := e.scope.values.get(name), Node)
        }
        if not values:
            return node
        node = put_in(node, values)
    return node
