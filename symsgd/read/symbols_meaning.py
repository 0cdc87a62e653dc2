"""What a single symbol means: constant, index, value, algorithm line, or plain variable."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symsgd.expression import node as n
from symsgd.expression.matrix import Matrix
from symsgd.read import indexed, sequences
from symsgd.read import surface as s
from symsgd.read.arrays.given_entries import entry_of_transpose
from symsgd.read.derivatives.listed_parameters import parameters_at_first
from symsgd.read.intermediate import named
from symsgd.read.layers import layer_symbols
from symsgd.read.layers.algorithm_lines import check_layer, from_template
from symsgd.read.layers.layer_symbols import layer_symbol
from symsgd.read.marks import scripted
from symsgd.read.names import name_of, subscript_text, with_index, with_subscript
from symsgd.read.notation.subscripts import partial_by_subscript
from symsgd.read.unseen_braces import as_on_paper
from symsgd.read.values import Value

if TYPE_CHECKING:
    from symsgd.read.meaning import Elaborator

_CONSTANTS = {"pi": "pi", "e": "e"}
_PARAMETERS = ("theta", "Theta", "w", "W", "b")


def value_of(e: Elaborator, piece: s.Letter | s.Scripted) -> Value:
    """Return what a letter means, with its scripts."""
    from symsgd.read.functions import functions_meaning

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
        if piece.sub is not None and not isinstance(piece.base, s.Named):
            raise e.wrong(
                piece, "subscript", "a subscript stands at a bracket", "expected a letter"
            )
        if (seen := as_on_paper(e, piece)) is not None:
            return e.value(seen)
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
        check_layer(e, piece, name, base.name, in_layer.layer)
    if piece.sub is not None and (turned := entry_of_transpose(e, piece, name)) is not None:
        return turned
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
        elif script.kind == "prime" and (
            _is_given(e, name + "'" * script.count) or not _differentiable(e, name)
        ):
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
    at_first = parameters_at_first(e, piece, base.name, name)
    value = at_first or symbol(e, piece, name, base.name, layered)
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


def symbol(
    e: Elaborator,
    piece: s.Surface,
    name: str,
    base: str | None = None,
    layered: s.Surface | None = None,
) -> Value:
    """Return the meaning of a name: its value if it has one, else a variable."""
    scope = e.scope
    e.loose = e.loose or name in scope.arrays.loose
    if scope.sums.cases is not None and name in scope.families and not scope.families[name].letter:
        return named(name, indexed.elaborated(e, name, scope.families[name], scope))
    if name in scope.definitions:
        value = scope.definitions[name]
        return named(name, value if scope.sums.cases is None else indexed.with_open_sums(e, value))
    if name in scope.values:
        value = scope.values[name]
        return value if isinstance(value, Matrix) else n.variable(name)
    if name in scope.domains:
        return n.variable(name)
    if name in scope.sums.case_letters:  # as in the sum of k x_k: its number would mean something
        raise e.lacks(f"the range of {name}")
    if name in scope.indices:
        return n.number(scope.indices[name])
    if base is not None and layered is not None:
        if name in scope.quantities:
            return scope.quantities[name]
        found = from_template(e, base, layered, name)
        if found is not None:
            return found
        if name in scope.throughout.layer_numbers:
            return n.variable(name)
        check_layer(e, piece, name, base, layered)
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
