"""Neighbours in a row: application or product, operators with their operands."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from symsgd.errors import SymsgdError
from symsgd.expression.node import Node
from symsgd.read import surface as s
from symsgd.read import values as v
from symsgd.read.arrays.inner_products import inner_product
from symsgd.read.arrays.ones import ones, ones_before
from symsgd.read.arrays.row_or_column import fitting_times
from symsgd.read.arrays.vector_signs import crossed, is_cross, is_star
from symsgd.read.derivatives.capital_d import by_capital_d
from symsgd.read.derivatives.d_notation import written_with_d
from symsgd.read.derivatives.operators import has_letters, no_operand, operator_text
from symsgd.read.functions import functions_meaning as f
from symsgd.read.functions.bare_arguments import bare_argument
from symsgd.read.functions.bare_symbols import uses_bare
from symsgd.read.functions.combinations import combination
from symsgd.read.functions.dependent import dependent_quantity
from symsgd.read.functions.factorials_of_values import of_value
from symsgd.read.functions.inner_functions import composed
from symsgd.read.functions.logarithms_of_products import with_exponential
from symsgd.read.functions.point_free import check_composed
from symsgd.read.functions.points import check_arguments
from symsgd.read.functions.taken_at import taken_at
from symsgd.read.functions.unknown_functions import (
    application,
    bracket_of,
    is_application,
    with_scripts_of,
)
from symsgd.read.functions.vector_functions import entry_of_function, index_first
from symsgd.read.layers.layer_derivatives import input_symbol
from symsgd.read.layers.layer_symbols import layer_symbol
from symsgd.read.names import name_of
from symsgd.read.notation.bracketed_entries import is_open_entry
from symsgd.read.notation.composition import composition
from symsgd.read.notation.subscripts import partial_by_subscript
from symsgd.read.refused_words import INSTEAD, check_differential, check_word
from symsgd.read.sums import ellipsis
from symsgd.read.sums.counting import COUNTING
from symsgd.read.values import Value

if TYPE_CHECKING:
    from symsgd.read.meaning import Elaborator

Factors = tuple[s.Surface, ...]
Operators = tuple[str, ...]


def product(e: Elaborator, piece: s.Product) -> Value:
    """Return the value of a row of factors; ⊙ binds more weakly than neighbours do."""
    if ellipsis.has_dots(piece.factors):
        return e.value(ellipsis.product(e, piece))
    if (composed := composition(e, piece)) is not None:
        return e.value(composed)
    factors, operators = piece.factors, piece.operators
    for i, operator in enumerate(operators):
        if operator in ("hadamard", "circ"):
            if operator == "circ":
                if "\\circ" not in e.scope.notation.hadamard:
                    raise e.wrong(piece, "not-supported", "∘ is not declared as a product here",
                                  "write out what is composed")  # fmt: skip
                e.decide("hadamard", piece, "∘ is the product entry by entry")
            left = run(e, factors[: i + 1], operators[:i])
            rest = s.Product(factors[i + 1].start, piece.end, factors[i + 1 :], operators[i + 1 :])
            return v.entrywise(left, product(e, rest))
        if operator in ("outer", "mod", "oplus"):
            sign = f"the operator {_SHOWN.get(operator, operator)} is not read"
            raise e.wrong(piece, "not-supported", sign,
                          INSTEAD.get(operator, "write what it stands for"))  # fmt: skip
    return run(e, factors, operators)


def run(e: Elaborator, factors: Factors, operators: Operators) -> Value:
    """Return the value of factors joined by products and quotients, from left to right."""
    result, i = ones_before(e, factors, operators) or operand(e, factors, operators, 0)
    while i < len(factors):
        operator = operators[i - 1]
        start = i
        fitting = ones(e, factors[start], result)
        value, i = operand(e, factors, operators, i) if fitting is None else (fitting, i + 1)
        while operator == "*" and operators[i - 1 : i] == ("*",) and not isinstance(result, Node):
            # × binds before the dot of an inner product: c · a × b is c · (a × b)
            other, behind = operand(e, factors, operators, i)
            first = is_cross(e, factors, start, result, value)
            if first or not is_cross(e, factors, i, value, other):
                break
            value, i = crossed(e, value, other, factors[i]), behind
        if operator == "/":
            more = i < len(factors) and operators[i - 1] == ""
            if more and _slash_reaches(e, factors[start]):
                value, i = _neighbours(e, factors, operators, value, i)
            result = v.over(result, value)
        elif operator == "*" and is_cross(e, factors, start, result, value):
            result = crossed(e, result, value, factors[start])
        elif operator == "*" and is_star(e, factors, start, result, value):
            result = v.entrywise(result, value)
        else:
            try:
                result = fitting_times(e, result, value, operator, factors[:i], start)
            except SymsgdError as error:
                place = e.source.place(factors[start - 1].start, factors[i - 1].end)
                raise error.at(place) from None
    return result


def _slash_reaches(e: Elaborator, below: s.Surface) -> bool:
    """Say whether a slash is read as dividing by all that stands next to each other after it."""
    slash = e.scope.notation.slash
    if slash == "either":
        chosen = e.decide("slash", below, "a/b c is read as (a/b) c", ("right",))
        return chosen == "right"
    if slash == "left":
        e.decide("slash", below, "a/b c is read as (a/b) c")
    return slash == "right"


def _neighbours(
    e: Elaborator, factors: Factors, operators: Operators, value: Value, i: int
) -> tuple[Value, int]:
    """Return a value times all that stands next to it, for those who read a/bc as a/(bc)."""
    while i < len(factors) and operators[i - 1] == "":
        more, i = operand(e, factors, operators, i)
        value = v.times(value, more)
    return value, i


def operand(e: Elaborator, factors: Factors, operators: Operators, i: int) -> tuple[Value, int]:
    """Return the value that begins at factor ``i``, and where the next one begins."""
    from symsgd.read.derivatives import calculus, gradients

    factor = factors[i]
    if (by_subscript := partial_by_subscript(factor, e.scope)) is not None:
        check_arguments(e, by_subscript, factors, operators, i)
        written = (*factors[:i], by_subscript, *factors[i + 1 :])
        return taken_at(e, e.value(factor), written, operators, i)
    factor = by_capital_d(factors, operators, i, e.scope) or factor
    if isinstance(factor, s.Derivative) and factor.operand is None:
        end = _scope_end(e, factor, factors, operators, i)
        return calculus.derivative(e, factor, factors[i + 1 : end], operators[i + 1 : end - 1]), end
    if isinstance(factor, s.Derivative):
        value = calculus.derivative(e, factor, (factor.operand,), ())  # type: ignore[arg-type]
        return taken_at(e, value, factors, operators, i)
    if isinstance(factor, s.Gradient):
        if i + 1 >= len(factors):
            raise no_operand(e, factor, "∇")
        end = _application_end(e, factors, operators, i + 1)
        return gradients.gradient(e, factor, factors[i + 1 : end], operators[i + 1 : end - 1]), end
    if (entry := entry_of_function(e, factors, operators, i)) is not None:
        return entry, i + 2
    if (combined := combination(e, factors, operators, i)) is not None:
        return combined, i + 2
    ref = f.reference(e, factor)
    if ref is not None:
        if ref.name == "softmax":
            factors = index_first(factors, i)
            ref = f.reference(e, factors[i]) or ref
        return _function(e, ref, factors, operators, i)
    of_input = i + 1 < len(factors) and not operators[i] and input_symbol(factors[i + 1], e)
    if of_input and layer_symbol(factor, e.scope) is not None:
        return e.value(factor), i + 2  # a^{[L]}(x) is a^{[L]}
    inner = inner_product(e, factors, operators, i)
    if inner is not None:
        return inner, i + 2
    quantity = dependent_quantity(e, factors, operators, i)
    if quantity is not None:
        return quantity, i + 2
    if i + 1 < len(factors) and not operators[i] and is_open_entry(factor, factors[i + 1]):
        raise e.lacks(f"whether [ ] behind {name_of(factor)} tells which entry, or is a factor")
    check_word(e, factors, operators, i)
    if (gradient := written_with_d(e, factors, operators, i)) is not None:
        return gradient, i + 2
    check_differential(e, factors, operators, i)
    if is_application(e, factors, operators, i):
        return application(e, factors, i)
    return e.value(factor), i + 1


def _scope_end(
    e: Elaborator, factor: s.Surface, factors: Factors, operators: Operators, i: int
) -> int:
    """Return where the operand of ``d/dx`` ends: at an explicit operator, or at the end."""
    end = i + 1
    while end < len(factors) and operators[end - 1] == "":
        end += 1
    if end == i + 1:
        raise no_operand(e, factor, operator_text(factor))
    first = _application_end(e, factors, operators, i + 1)
    readings = {"next": first, "neighbours": end, "rest": len(factors)}
    if not has_letters(factors[i + 1 : first]):
        del readings["next"]  # nobody differentiates ½ alone: d/dx ½x² is of all of it
    if not has_letters(factors[i + 1 : end]):
        return len(factors)
    if "next" in readings and first < end and isinstance(factors[first], s.Derivative):
        grouped = bracket_of(factors[i + 1]) is not None
        end = first if grouped else end  # d/dx (u) d/dx (v) is a product of derivatives
    others = tuple(name for name, stop in readings.items() if stop != end)
    if others:
        what = "the bracket" if end == first else "all that stands next to it"
        said = f"the derivative is of {what}"
        chosen = e.decide("derivative-scope", factor, said, others)
        end = readings.get(chosen or "", end)
    return end


def _application_end(e: Elaborator, factors: Factors, operators: Operators, i: int) -> int:
    """Return the end of one factor, or of a function with its bracket."""
    follows = i + 1 < len(factors) and operators[i] == "" and bracket_of(factors[i + 1]) is not None
    head = f.reference(e, factors[i]) is not None or isinstance(factors[i], s.Letter | s.Scripted)
    return i + 2 if follows and head else i + 1


def _function(
    e: Elaborator, ref: f.Reference, factors: Factors, operators: Operators, i: int
) -> tuple[Value, int]:
    piece = factors[i]
    after = factors[i + 1] if i + 1 < len(factors) and operators[i] == "" else None
    if isinstance(after, s.Factorial) and (value := of_value(e, ref, piece, after)) is not None:
        return value, i + 2
    group = bracket_of(after) if after is not None else None
    if group is not None:
        ref = replace(ref, function=ref.function.taking(len(group.items)))
    if group is not None and after is not None and _applies(e, ref, piece, group):
        if e.scope.bare.point_free:
            check_composed(e, ref, piece, group)
        ref = composed(e, piece, ref, group)
        args = [e.value(item) for item in ellipsis.items(e, group.items)]
        value = f.call(e, piece, ref, args)
        return with_scripts_of(e, value, after), i + 2
    if not ref.needs_argument and isinstance(after, s.Letter) and not ref.order:
        text = f"{ref.name} {after.name} is a product"
        if e.decide("argument", piece, text, ("argument",)) == "argument":
            return f.call(e, piece, ref, [e.value(after)]), i + 2
    if not ref.needs_argument or after is None:
        return f.bare(e, piece), i + 1
    if e.scope.bare.point_free and group is not None:
        return f.bare(e, piece), i + 1
    if e.scope.bare.point_free:
        check_composed(e, ref, piece, after)
    argument, end = bare_argument(e, factors, operators, i + 1)
    argument, end = with_exponential(e, ref, argument, factors, operators, end)
    return f.call(e, piece, ref, [argument]), end


def _applies(e: Elaborator, ref: f.Reference, piece: s.Surface, group: s.Group) -> bool:
    """Decide between application and product for a function before a bracket."""
    if ref.needs_argument and not e.scope.bare.point_free:
        return True
    if any(uses_bare(item, ref.name) for item in group.items):
        e.decide("product", piece, f"{ref.name} before this bracket is a factor")
        return False
    table = ref.function.table
    known = 1 if table else len(group.items)
    if table is not None and table in COUNTING:
        known = COUNTING[table][0]
    count = len(ref.function.params) or known
    if len(group.items) != count and not ellipsis.has_dots(group.items):
        e.decide("product", piece, f"{ref.name} takes {count} arguments, so this is a product")
        return False
    return True


_SHOWN = {"outer": "⊗", "oplus": "⊕"}
