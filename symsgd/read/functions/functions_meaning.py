r"""Functions in formulas: ``σ'(x)``, bare ``σ``, ``\tanh^2 x``, ``\log_2 x``, inverses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from symsgd.expression import node as n
from symsgd.functions.inverse import inverse as inverse_of
from symsgd.functions.table import FUNCTIONS
from symsgd.read import surface as s
from symsgd.read import values as v
from symsgd.read.functions.applications import applied_to, put_in
from symsgd.read.functions.constant_letters import constant_letter
from symsgd.read.functions.inner_functions import is_inner, is_one_of_two_inverses
from symsgd.read.functions.inverse_signs import (
    INVERSES,
    derived_inverse,
    else_reciprocal,
    is_minus_one,
)
from symsgd.read.intermediate import each, named
from symsgd.read.layers.layer_symbols import activation_of
from symsgd.read.names import index_value, name_of, subscript_text, with_subscript
from symsgd.read.records import Function
from symsgd.read.sums.counting import COUNTING
from symsgd.read.tokens.function_words import SPECIAL_NAMES
from symsgd.read.values import Value

if TYPE_CHECKING:
    from symsgd.read.meaning import Elaborator


@dataclass(frozen=True, slots=True)
class Reference:
    """A function's symbol with its scripts: which function, which derivative, which power."""

    name: str
    function: Function
    order: int = 0
    exponent: s.Surface | None = None
    sub: s.Surface | None = None
    rest: tuple[s.Script, ...] = ()
    needs_argument: bool = False  # a word such as \sin never stands alone


def reference(e: Elaborator, piece: s.Surface) -> Reference | None:
    """Return the function that a symbol names, or None if it names none."""
    piece = _without_braces(piece)
    base = piece.base if isinstance(piece, s.Scripted) else piece
    if not isinstance(base, s.Letter):
        return None
    scripts = piece.scripts if isinstance(piece, s.Scripted) else ()
    sub = piece.sub if isinstance(piece, s.Scripted) else None
    found = _function(e, base, sub, scripts)
    if found is None:
        return None
    name, function, sub, scripts, word = found
    order, exponent, rest = 0, None, []
    for script in scripts:
        if script.kind == "prime" and exponent is not None:
            function, exponent = derived_inverse(e, function, exponent, name), None
            order += script.count
        elif script.kind == "prime":
            order += script.count
        elif script.kind == "order" and script.body is not None:
            count = index_value(script.body, e.scope.orders())
            if count is None:
                raise e.lacks(f"the order {subscript_text(script.body)}")
            order += count
        elif script.kind == "exponent" and exponent is None:
            exponent = script.body
        else:
            rest.append(script)
    return Reference(name, function, order, exponent, sub, tuple(rest), word)


def _without_braces(piece: s.Surface) -> s.Surface:
    """Return ``{f_1}'`` as f_1': braces around a symbol without a power say nothing."""
    if not isinstance(piece, s.Scripted) or piece.sub is not None:
        return piece
    inner = piece.base
    if not isinstance(inner, s.Scripted) or not isinstance(inner.base, s.Letter):
        return piece
    if any(script.kind not in ("index", "order", "prime") for script in inner.scripts):
        return piece
    scripts = (*inner.scripts, *piece.scripts)
    return s.Scripted(piece.start, piece.end, inner.base, inner.sub, scripts)


_Found = tuple[str, Function, "s.Surface | None", tuple[s.Script, ...], bool]


def _function(
    e: Elaborator, base: s.Letter, sub: s.Surface | None, scripts: tuple[s.Script, ...]
) -> _Found | None:
    from symsgd.read.meaning import function_name

    functions = e.scope.functions
    indices = dict(e.scope.indices)
    if (own := own_name(base, sub, scripts, functions, indices)) is not None:
        name, rest = own
        return name, functions[name], None, rest, False
    if sub is not None:
        name = with_subscript(base.name, subscript_text(sub, indices))
        member = _member(e, base.name, sub)
        if member is not None:
            return name, member, None, scripts, False
    if base.name in functions and sub is None:
        if scripts and scripts[0].kind == "index":
            if _is_word(scripts[0]):  # V^{new}(s) is another function than V(s)
                name = str(name_of(s.Scripted(base.start, base.end, base, None, scripts[:1])))
                return name, Function(), None, scripts[1:], False
            scripts = scripts[1:]
        return base.name, functions[base.name], None, scripts, False
    of_layer = activation_of(e.scope, base.name, sub, scripts)
    if of_layer is not None:
        return base.name, Function(table=of_layer), None, scripts[1:], False
    if base.word and not e.scope.knows(base.name):
        if (special := SPECIAL_NAMES.get(base.name)) is not None:
            return special, Function(), sub, scripts, True
        known = base.name if base.name in COUNTING else function_name(base.name)
        if known in COUNTING:
            return base.name, Function(table=known), sub, scripts, True
        if known == "lg" or known in FUNCTIONS:
            return base.name, Function(table=known), sub, scripts, True
    return None


def _is_word(script: s.Script) -> bool:
    """Say whether a superscript is a word such as new, and no number of a layer."""
    body = script.body
    return isinstance(body, s.Letter) and body.word and not script.style


def own_name(
    base: s.Letter,
    sub: s.Surface | None,
    scripts: tuple[s.Script, ...],
    functions: Mapping[str, Function],
    indices: dict[str, int],
) -> tuple[str, tuple[s.Script, ...]] | None:
    """Return the longest of f_1^{(2)}, f_1 that is a function's own name, and the scripts after.

    >>> from symsgd.read.notation.parse import parse
    >>> piece = parse("g^{(1)}'")
    >>> own_name(piece.base, None, piece.scripts, {"g": Function(), "g^(1)": Function()}, {})[0]
    'g^(1)'
    """
    for count in range(len(scripts), -1, -1):
        part = s.Scripted(base.start, base.end, base, sub, scripts[:count])
        name = name_of(part, indices)
        if name is not None and name in functions and name != base.name:
            return name, scripts[count:]
    return None


def _member(e: Elaborator, base: str, sub: s.Surface) -> Function | None:
    """Return the function that a name with a parameter in its subscript is."""
    found = e.scope.indexed_functions.get(base)
    if found is None or not isinstance(found.function.body, n.Node):
        return None
    body = put_in(found.function.body, {n.variable(found.letter): e.number(sub)})
    return Function(params=found.function.params, body=body)


def bare(e: Elaborator, piece: s.Surface) -> Value:
    """Return a function's symbol without brackets: its value at the ambient variable."""
    if (constant := constant_letter(e, piece)) is not None:
        return constant
    ref = reference(e, piece)
    if ref is None:
        raise e.wrong(piece, "not-a-function", "this is no function", "expected a function")
    stands_alone = e.scope.bare.point_free or (e.scope.bare.ambient and _upper(ref.name))
    if ref.needs_argument and not (ref.function.table and stands_alone):
        raise e.wrong(
            piece, "no-argument", f"{ref.name} has no argument", "expected brackets or a variable"
        )
    if is_one_of_two_inverses(e.scope, ref.name) and not (ref.order or ref.rest):
        text = f"{ref.name} alone is a number, as in its inverse function"
        if e.decide("inverse-letter", piece, text, ("function",)) != "function":
            letter = n.variable(ref.name)
            return letter if ref.exponent is None else v.raised(letter, e.value(ref.exponent))
    if ref.order and any(is_inner(e.scope, ref.name, one) for one in ref.function.params):
        raise e.lacks(f"by which letter {ref.name} is differentiated")
    value = call(e, piece, ref, ambient_arguments(e, ref), in_brackets=False)
    e.decide("bare-function", piece, f"{ref.name} alone is {value}")
    plain = ref.function.body is not None and not (ref.order or ref.exponent or ref.rest)
    return named(ref.name, value) if plain else value


def _upper(name: str) -> bool:
    return name[:1].isupper()


def ambient_arguments(e: Elaborator, ref: Reference) -> list[Value]:
    """Return the arguments of a function that stands without any.

    A function whose formula has other symbols beside its parameter, such as h(x) = σ(wx + b), is
    a quantity: h alone is h(x), also in ∂h/∂w or next to σ'(z).  So is L(a) with a = σ(z).
    """
    params, body = ref.function.params, ref.function.body
    if any(e.scope.stands_for_more(name) or is_inner(e.scope, ref.name, name) for name in params):
        return [_stands_for(e, ref, name) for name in params]
    quantity = body is not None and set(n.free_variables(*each(body))) - set(params)
    if len(params) > 1 or (params and quantity):
        return [n.variable(name) for name in params]
    ambient, of_function = e.scope.bare.ambient, e.scope.bare.ambient_is_function
    other = of_function and bool(params) and ambient not in params  # in dy/dx, x(t) and y(t)
    if ambient not in (None, ref.name) and not other:  # in df/du = e^u, u is no u(u)
        return [n.variable(str(ambient))]
    if ref.function.params:
        return [n.variable(ref.function.params[0])]
    raise e.lacks(f"the argument of {ref.name}")


def _stands_for(e: Elaborator, ref: Reference, name: str) -> Value:
    """Return what a parameter is where its function stands alone: a formula, or u(x)."""
    from symsgd.read.symbols_meaning import symbol

    letter = s.Letter(0, 0, name)
    if e.scope.stands_for_more(name):
        return symbol(e, letter, name)
    if not is_inner(e.scope, ref.name, name):
        return n.variable(name)
    scope = e.scope.forgetting(ref.name)  # no circle comes back to it
    if scope.bare.ambient in ref.function.params:  # in ∂f/∂x the y(t) of f(x, y) stays what it is
        scope = replace(scope, bare=replace(scope.bare, ambient=None))
    return bare(e.inner(scope), letter)


def call(
    e: Elaborator,
    piece: s.Surface,
    ref: Reference,
    args: Sequence[Value],
    *,
    in_brackets: bool = True,
) -> Value:
    """Return a function with its derivatives and powers applied to arguments."""
    inverse = ref.exponent is not None and ref.order == 0 and is_minus_one(ref.exponent)
    table = ref.function.table
    if inverse and table in INVERSES and e.scope.notation.inverse_minus_one != "reciprocal":
        chosen = e.decide(
            "inverse",
            piece,
            f"{ref.name} with exponent -1 is the inverse function",
            else_reciprocal(e, "reciprocal"),
        )
        if chosen != "reciprocal":
            return v.applied(INVERSES[table], args)
    elif inverse and len(args) == 1:
        # of f(x) = 2x few would write 1/f(4) as f⁻¹(4), but 1/u as u⁻¹ alone
        other = "1/f" if in_brackets else "reciprocal"
        found = _inverse_of_text(e, piece, ref, args[0], other)
        if found is not None:
            return found
    value = applied_to(e, piece, ref, args)
    if ref.exponent is not None:
        value = v.raised(value, e.value(ref.exponent))
    if ref.rest:
        from symsgd.read.marks import scripted

        value = scripted(e, value, piece, ref.rest)
    return value


def _inverse_of_text(
    e: Elaborator, piece: s.Surface, ref: Reference, value: Value, other: str
) -> Value | None:
    """Return the value of the inverse of a function that the text defines, or ask for it."""
    params, body = ref.function.params, ref.function.body
    if ref.function.table is not None or e.scope.notation.inverse_minus_one == "reciprocal":
        return None
    said = f"{ref.name} with exponent -1 is the inverse function"
    others = else_reciprocal(e, other)
    if others and e.decide("inverse", piece, said, others) == other:
        return None
    found = None
    if len(params) == 1 and isinstance(body, n.Node) and isinstance(value, n.Node):
        found = inverse_of(body, params[0], value)
    if found is None:
        raise e.lacks(f"the inverse function of {ref.name}")
    return found
