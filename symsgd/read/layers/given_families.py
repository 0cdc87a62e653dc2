r"""Given formulas with an index that is a letter: ``z_j^l``, ``\\delta^{[l]}``, for every number.

A letter in a bracket above makes a line of an algorithm, a letter below a family of symbols.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from symsgd.errors import SymsgdError
from symsgd.read import surface as s
from symsgd.read.documents.source import Source
from symsgd.read.meaning import read_latex
from symsgd.read.names import surface_of_name, with_subscript
from symsgd.read.notation.parse import parse
from symsgd.read.records import Family, Template
from symsgd.read.scope import Scope
from symsgd.read.sums.reach import reaching
from symsgd.read.values import Value


def with_indices(scope: Scope, key: str, name: str, formula: str) -> Scope | None:
    r"""Return the scope with a formula that is given for every index, or None if it has no letter.

    >>> scope = with_indices(Scope(), "s_i", "s_i", r"e^{x_i}")
    >>> scope.families["s"].letter
    'i'
    >>> with_indices(Scope(), "s_1", "s_1", "e") is None
    True
    """
    symbol = surface_of_name(key)
    if not isinstance(symbol, s.Scripted) or not isinstance(symbol.base, s.Letter):
        return None
    layer = next((script.body for script in symbol.scripts if script.style == "["), None)
    below, base = symbol.sub, symbol.base.name
    if isinstance(layer, s.Letter) and layer.name not in scope.indices and below is None:
        body = reaching(parse(formula, words=scope.notation.words))
        source = Source(formula)
        line = Template(base, layer, body, source, 0, loop=layer.name)
        quantities = _others(scope.quantities, base)
        layers = scope.layers and replace(
            scope.layers, quantities=_others(scope.layers.quantities, base)
        )
        return replace(scope.with_template(line), quantities=quantities, layers=layers)
    if not isinstance(below, s.Letter) or len(below.name) != 1 or below.name in scope.indices:
        return None
    body = reaching(parse(formula, words=scope.notation.words))
    if not any(isinstance(part, s.Letter) and part.name == below.name for part in s.walk(body)):
        return None
    suffix = name.removeprefix(with_subscript(base, below.name))
    source = Source(formula)
    found = scope.with_family(base + suffix, Family(below.name, body, source))
    meaning = _meaning(formula, scope)
    if meaning is not None:
        return found.with_definition(name, meaning)
    return found.with_family(name, Family("", body, source))


def _meaning(formula: str, scope: Scope) -> Value | None:
    try:
        return read_latex(formula, scope, finish=False).value
    except SymsgdError:
        return None


_Quantity = TypeVar("_Quantity")


def _others(quantities: Mapping[str, _Quantity], base: str) -> dict[str, _Quantity]:
    return {name: value for name, value in quantities.items() if not name.startswith(f"{base}^[")}


def with_open_sum(scope: Scope, name: str, formula: str) -> Scope | None:
    r"""Return the scope with a formula whose sums have no limits yet, or None if it has a value.

    >>> with_open_sum(Scope(), "L", r"-\sum_k y_k \log p_k").families["L"].letter
    ''
    """
    try:
        body = reaching(parse(formula, words=scope.notation.words))
    except SymsgdError:
        return None
    has_sum = any(isinstance(part, s.Big) for part in s.walk(body))
    if not has_sum or _meaning(formula, scope) is not None:
        return None
    return scope.with_family(name, Family("", body, Source(formula)))
