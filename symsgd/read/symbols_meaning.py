"""What a single symbol means: constant, index, value, algorithm line, or plain variable."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from symsgd.expression import node as n
from symsgd.expression.matrix import Matrix
from symsgd.read import indexed, layer_symbols, limits, sequences
from symsgd.read import surface as s
from symsgd.read import values as v
from symsgd.read.intermediate import named
from symsgd.read.layer_symbols import layer_symbol
from symsgd.read.matrices import conjugate_transpose
from symsgd.read.names import index_value, name_of, subscript_text, with_index, with_subscript
from symsgd.read.scope import Template
from symsgd.read.subscripts import partial_by_subscript
from symsgd.read.values import Value

if TYPE_CHECKING:
    from symsgd.read.meaning import Elaborator

_CONSTANTS = {"pi": "pi", "e": "e"}
DEEPEST = 100  # lines of an algorithm put into each other
_PARAMETERS = ("theta", "Theta", "w", "W", "b")


def value_of(e: Elaborator, piece: s.Letter | s.Scripted) -> Value:
    """Return what a letter means, with its scripts."""
    from symsgd.read import functions_meaning

    if (derivative := partial_by_subscript(piece, e.scope)) is not None:
        e.decide("subscript", piece, "a variable below a function is a partial derivative")
        return e.value(derivative)
    if functions_meaning.reference(e, piece) is not None:
        return functions_meaning.bare(e, piece)
    if isinstance(piece, s.Letter):
        return symbol(e, piece, piece.name)
    if not isinstance(piece.base, s.Letter):
        if (
            piece.sub is not None
            and isinstance(piece.base, s.Group)
            and piece.base.bracket == "\\|"
        ):
            from symsgd.read.structures import norm_of

            return scripted(e, norm_of(e, piece.base, piece.sub), piece, piece.scripts)
        if isinstance(piece.sub, s.Letter) and piece.sub.name == "+":
            part = n.apply("max", n.number(0), e.number(piece.base))
            return scripted(e, part, piece, piece.scripts)
        if piece.sub is not None:
            raise e.wrong(
                piece, "subscript", "a subscript stands at a bracket", "expected a letter"
            )
        return scripted(e, e.value(piece.base), piece, piece.scripts)
    return _letter_with_scripts(e, piece, piece.base)


def _letter_with_scripts(e: Elaborator, piece: s.Scripted, base: s.Letter) -> Value:
    indices = dict(e.scope.indices)
    name = base.name
    if base.name == "n" and (size := layer_symbols.size_of(e.scope, piece)) is not None:
        return n.number(size)
    in_layer = None if e.scope.layers is None else layer_symbol(piece, e.scope)
    if in_layer is not None and not _is_given(e, name_of(piece, indices) or name):
        quantity = layer_symbols.value_of(e, piece)
        if quantity is not None:
            return scripted(e, quantity, piece, in_layer.rest)
        _check_layer(e, piece, name, base.name, in_layer.layer)
    if piece.sub is not None:
        indexed.check_shift(e, piece.sub)
        name = with_subscript(name, subscript_text(piece.sub, indices))
    scripts = list(piece.scripts)
    layered: s.Surface | None = None
    rest: list[s.Script] = []
    for script in scripts:
        if script.kind in ("index", "order") and script.body is not None:
            name = with_index(name, subscript_text(script.body, indices), script.style)
            layered = script.body if script.style == "[" else layered
        elif script.body is not None and _is_index(e, name, base, script):
            name = f"{name}^{subscript_text(script.body, indices)}"
        elif script.kind == "star":
            name += "^*"
        elif script.kind == "prime" and not _differentiable(e, name):
            name += "'" * script.count
        else:
            rest.append(script)
    if not e.scope.knows(name):
        member = sequences.worked_out(e, sequences.place_of(piece, indices), name)
        if member is None and piece.sub is not None:
            member = indexed.member(e, base.name, piece.sub, name)
        if member is not None:
            return scripted(e, member, piece, tuple(rest))
    if piece.sub is None and not e.scope.knows(name):
        of_sample = indexed.sample(e, piece, base.name, name)
        if of_sample is not None:
            return scripted(e, of_sample, piece, tuple(rest))
    if name == "e" and is_euler(e, rest):
        return _exponential(e, piece, rest)
    value = symbol(e, piece, name, base.name, layered)
    return scripted(e, value, piece, tuple(rest))


def _is_given(e: Elaborator, name: str) -> bool:
    """Say whether the text itself says what a name is, whatever the network says of it."""
    scope = e.scope
    return name in scope.definitions or name in scope.values or name in scope.functions


def is_euler(e: Elaborator, scripts: list[s.Script]) -> bool:
    """Say whether the letter e is Euler's number here.

    Where e names something else, such as an error, e² is its square, and e^{-x} an exponential.
    """
    if not e.scope.knows("e"):
        return True
    powers = [script.body for script in scripts if script.kind == "exponent"]
    return any(body is not None and any(isinstance(p, s.Letter) for p in s.walk(body))
               for body in powers)  # fmt: skip


def _exponential(e: Elaborator, piece: s.Scripted, scripts: list[s.Script]) -> Value:
    return scripted(e, n.constant("e"), piece, tuple(scripts))


def _differentiable(e: Elaborator, name: str) -> bool:
    return name in e.scope.definitions


def _is_index(e: Elaborator, name: str, base: s.Letter, script: s.Script) -> bool:
    if script.kind != "exponent" or script.body is None or isinstance(script.body, s.Fraction):
        return False
    text = subscript_text(script.body, dict(e.scope.indices))
    full = f"{name}^{text}"
    if e.scope.knows(full):
        return True
    if (
        base.name in e.scope.notation.index_superscripts
        or name in e.scope.notation.index_superscripts
    ):
        return True
    if isinstance(script.body, s.Letter) and script.body.word and script.body.roman is False:
        return True  # x^{\text{new}} has a label
    if isinstance(script.body, s.Number) and script.body.digits in ("0", "1"):
        index = base.name in _PARAMETERS and base.name not in e.scope.domains
        piece = s.Letter(script.start, script.end, text)
        if index:
            chosen = e.decide("superscript", piece, f"{full} is a step, not a power", ("power",))
            return chosen != "power"
    return False


def scripted(e: Elaborator, value: Value, piece: s.Surface, scripts: tuple[s.Script, ...]) -> Value:
    """Return a value with primes, powers, transposes and degrees applied."""
    from symsgd.read.calculus import prime

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

    >>> from symsgd.read.parse import parse
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


def symbol(
    e: Elaborator,
    piece: s.Surface,
    name: str,
    base: str | None = None,
    layered: s.Surface | None = None,
) -> Value:
    """Return the meaning of a name: its value if it has one, else a variable."""
    scope = e.scope
    e.loose = e.loose or name in scope.loose
    if scope.cases is not None and name in scope.families and not scope.families[name].letter:
        return named(name, indexed.elaborated(e, name, scope.families[name], scope))
    if name in scope.definitions:
        value = scope.definitions[name]
        return named(name, value if scope.cases is None else indexed.with_open_sums(e, value))
    if name in scope.values:
        value = scope.values[name]
        return value if isinstance(value, Matrix) else n.variable(name)
    if name in scope.domains:
        return n.variable(name)
    if name in scope.case_letters:  # as in the sum of k x_k: its number would mean something
        raise e.lacks(f"the range of {name}")
    if name in scope.indices:
        return n.number(scope.indices[name])
    if base is not None and layered is not None:
        if name in scope.quantities:
            return scope.quantities[name]
        found = from_template(e, base, layered, name)
        if found is not None:
            return found
        _check_layer(e, piece, name, base, layered)
        e.missing.append(name)
        return n.variable(name)
    if name in _CONSTANTS:
        return n.constant(_CONSTANTS[name])
    if scope.data_point is not None and name.startswith(("x^{", "x^(")):
        return scope.data_point
    plain = name.removeprefix("cal_")
    if plain != name and scope.knows(plain):
        e.decide("font", piece, f"the script letter {plain} is taken as {plain}")
        return symbol(e, piece, plain)
    return n.variable(name)


def _check_layer(e: Elaborator, piece: s.Surface, name: str, base: str, layered: s.Surface) -> None:
    """Refuse a layer that the network does not have."""
    depth = e.scope.indices.get("L")
    index = index_value(layered, dict(e.scope.indices))
    lines = {template.base for template in e.scope.templates}
    lines |= {name.split("^")[0] for name in e.scope.quantities}
    if depth is None or index is None or base not in lines | {"W", "w", "b"}:
        return
    layers = e.scope.layers
    if layers is not None and index == layers.first == 1 and not layers.numbered:
        raise e.lacks("whether the input is layer 0, not layer 1")
    if layers is not None and layers.has(base, index):
        return
    if layers is not None:
        first = layers.first + (base != "a")
        raise e.wrong(
            piece,
            "no-such-layer",
            f"{base}^[{index}] does not exist: the layers with {base} are {first} to {layers.last}",
            "check the index",
        )
    if not 1 <= index <= depth:
        raise e.wrong(
            piece,
            "no-such-layer",
            f"{name} does not exist: the layers are 1 to {depth}",
            "check the index",
        )


def from_template(e: Elaborator, base: str, layered: s.Surface, name: str) -> Value | None:
    """Return what the algorithm says a quantity is, or None if no line says it."""
    index = index_value(layered, dict(e.scope.indices))
    if index is None:
        return None
    for template in e.scope.templates:
        bound = matches(template, base, index, dict(e.scope.indices))
        if bound is None:
            continue
        if name in e.expanding or len(e.expanding) > DEEPEST:
            e.cut_short.append(name)
            return None
        indices = {**e.scope.indices, **bound}
        key = (name, tuple(sorted(indices.items())))
        if key in e.worked_out:
            return e.worked_out[key]
        inner = e.inner(replace(e.scope, indices=indices), template.source)
        before = len(e.cut_short)
        e.expanding.append(name)
        try:
            value = inner.value(template.body)
        finally:
            e.expanding.pop()
        e.work = inner.work
        if len(e.cut_short) == before:  # it does not hang on what is being expanded now
            e.worked_out[key] = value
        return value
    return None


def matches(
    template: Template, base: str, index: int, indices: dict[str, int]
) -> dict[str, int] | None:
    """Return the loop variable's number if an algorithm's line speaks of this quantity.

    >>> from symsgd.read.source import Source
    >>> line = Template("z", s.Letter(0, 1, "l"), s.Number(0, 1, "1"), Source(""), 1, loop="l")
    >>> matches(line, "z", 2, {})
    {'l': 2}
    """
    if template.base != base or index < 0:
        return None
    if isinstance(template.index, s.Letter) and template.index.name == template.loop:
        low = None if template.low is None else index_value(template.low, indices)
        high = None if template.high is None else index_value(template.high, indices)
        if (low is not None and index < low) or (high is not None and index > high):
            return None
        if template.low is not None and template.high is not None and None in (low, high):
            return None
        return {template.index.name: index}
    fixed = index_value(template.index, indices)
    return {} if fixed == index else None
