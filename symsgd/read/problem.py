r"""The problem file: what settles notation, network, data and values for a document.

TOML, in a file of its own or between ``+++`` lines at the top of the document;
both may be there, and the file wins.  Formulas in it go through the reader.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

from symsgd.errors import Place, SymsgdError
from symsgd.expression import node as n
from symsgd.expression.matrix import Matrix
from symsgd.expression.node import Node
from symsgd.read.domains import domain_of
from symsgd.read.functions.declared_functions import function_of
from symsgd.read.functions.order_of_functions import in_order
from symsgd.read.layers.given_families import with_indices, with_open_sum
from symsgd.read.layers.network_facts import NetworkFacts, network_facts, vector, with_layers
from symsgd.read.names import name_of_text
from symsgd.read.records import Notation
from symsgd.read.scope import Scope
from symsgd.read.toml_shapes import check_shapes
from symsgd.read.toml_values import (
    About,
    broken_toml,
    located,
    noted,
    unknown_key,
    value_of,
)
from symsgd.read.values import Value

_TASK = frozenset(
    ["kind", "function", "formula", "variable", "order", "claim", "cost", "activation", "classes"]
).union(["optimizer", "settings", "theta", "gradient", "eta", "steps"])
_TABLES = {
    "notation": frozenset(field.name for field in fields(Notation)) | {"functions"},
    "indices": None,
    "given": None,
    "domains": None,
    "network": frozenset(
        [
            *("layers", "activation", "activations", "cost", "W", "b", "eta", "name", "parameters"),
            "input_layer",
        ]
    ),
    "data": frozenset(["x", "y", "batch"]),
    "asked": None,
    "loss": None,
    "task": _TASK,
}
_WORD_LISTS = ("scalars", "index_superscripts", "words", "hadamard", "held", "any_arrays")


@dataclass(frozen=True)
class Problem:
    r"""Everything a problem file says.

    ``scope`` holds notation, functions, values and domains; ``asked`` the quantities that the
    document must work out, with the order of their entries if one is given.

    >>> problem = read_problem('[notation.functions]\nsigma = "sigmoid"\n[given]\nz = 21')
    >>> problem.scope.functions["sigma"].table, str(problem.scope.values["z"])
    ('sigmoid', '21')
    """

    file: str | None = None
    scope: Scope = field(default_factory=Scope)
    network: NetworkFacts | None = None
    x: Value | None = None
    y: Value | None = None
    asked: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    raw: Mapping[str, Any] = field(default_factory=dict)

    def merged(self, stronger: Problem | None) -> Problem:
        """Return this problem with what another one says put over it."""
        if stronger is None or not stronger.raw:
            return self
        return _problem(_deep({**self.raw}, stronger.raw), stronger.file or self.file)


def read_problem(text: str, file: str = "problem.toml") -> Problem:
    """Return the problem that a TOML text describes.

    >>> read_problem("[notaton]")
    Traceback (most recent call last):
        ...
    symsgd.errors.SymsgdError: problem.toml:1:1: there is no table 'notaton' [unknown-key]
      did you mean 'notation'?
    """
    try:
        raw = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise broken_toml(error, text, file) from None
    try:
        return _problem(raw, file)
    except SymsgdError as error:
        raise located(error, text, file) from None
    except RecursionError as error:
        raise broken_toml(error, text, file) from None


def split_front_matter(text: str, file: str) -> tuple[Problem, str]:
    r"""Return the problem between ``+++`` lines at the top, and the text with it blanked out.

    >>> split_front_matter('+++\n[indices]\nL = 2\n+++\n$x$', "a.md")[0].scope.indices
    {'L': 2}
    """
    opened = re.match(r"\ufeff?\s*^\+\+\+[ \t]*$", text, re.MULTILINE)
    if not opened:
        return Problem(), text
    found = re.match(r"\ufeff?\s*\+\+\+[ \t]*\n(.*?)^\+\+\+[ \t]*$", text, re.DOTALL | re.MULTILINE)
    if not found:
        raise SymsgdError(
            "broken-toml",
            "the settings that +++ opens here never end",
            place=Place(file, text[: opened.end()].count("\n") + 1, 1),
            advice="write +++ on a line of its own behind them, or take this one away",
        )
    before = text[: found.start(1)].count("\n")
    problem = read_problem("\n" * before + found.group(1), file)
    blank = re.sub(r"[^\n]", " ", found.group())
    return replace(problem, file=None), blank + text[found.end() :]


def _problem(raw: Mapping[str, Any], file: str | None) -> Problem:
    for name, table in raw.items():
        if name not in _TABLES:
            raise unknown_key(name, _TABLES, "table")
        known = _TABLES[name]
        if not isinstance(table, Mapping):
            raise noted("wrong-type", f"[{name}] is a table", f"write [{name}]", name)
        for key in table:
            if known is not None and key not in known:
                raise unknown_key(key, known, f"setting in [{name}] called")
    check_shapes(raw)
    scope = _named_functions(raw, _declared(raw))
    network = network_facts(raw, scope)
    data = raw.get("data", {})
    x = vector(data["x"], scope, "x") if "x" in data else None
    y = vector(data["y"], scope, "y") if "y" in data else None
    if network is not None and network.layers:
        scope = with_layers(scope, network, x, y)
    scope = _with_given_ones(raw, scope)
    return Problem(
        file=file,
        scope=scope,
        network=network,
        x=x,
        y=y,
        asked=_asked(raw.get("asked", {})),
        raw=raw,
    )


def _notation(table: Mapping[str, Any]) -> Notation:
    settings: dict[str, Any] = {}
    for key, value in table.items():
        if key == "functions":
            continue
        if key == "gradients":
            with About(key):
                settings[key] = {
                    name_of_text(over): tuple(name_of_text(name) for name in names)
                    for over, names in value.items()
                }
        elif key in _WORD_LISTS:
            with About(key):
                plain = tuple(value) if key == "hadamard" else frozenset(map(_spelled, value))
            settings[key] = plain
        else:
            settings[key] = value
    return Notation(**settings)


def _spelled(name: str) -> str:
    return name if name.isalpha() else name_of_text(name)


def _declared(raw: Mapping[str, Any]) -> Scope:
    table = raw.get("notation", {})
    scope = Scope(notation=_notation(table))
    for name, domain in raw.get("domains", {}).items():
        with About(name):
            scope = scope.with_domain(name_of_text(name), domain_of(domain))
    for name, index in raw.get("indices", {}).items():
        scope = _with_index(scope, name, index)
    return scope


def _named_functions(raw: Mapping[str, Any], scope: Scope) -> Scope:
    for name, what in in_order(raw.get("notation", {}).get("functions", {})):
        with About(name):
            scope = scope.with_function(_spelled(name), function_of(what, scope))
    return scope


def _with_given_ones(raw: Mapping[str, Any], scope: Scope) -> Scope:
    for table in ("given", "loss"):
        for name, what in raw.get(table, {}).items():
            with About(name):
                scope = _with_given(scope, name, name_of_given(name, scope), what)
    for name in scope.definitions:
        scope = scope.with_links(name, tuple(scope.definitions))
    return scope


def name_of_given(text: str, scope: Scope) -> str:
    """Return the name of a given symbol.

    >>> name_of_given("w_{1}^1", Scope())
    'w_1^1'
    """
    return text if text in scope.notation.words else name_of_text(text)


def _with_index(scope: Scope, name: str, index: object) -> Scope:
    if isinstance(index, list) and all(isinstance(item, int) for item in index):
        return replace(scope, ranges={**scope.ranges, name: tuple(index)})
    if not isinstance(index, int) or isinstance(index, bool):
        raise noted("wrong-type", f"the index {name} is a whole number", "write L = 2", name)
    return scope.with_index(name, index)


def _with_given(scope: Scope, key: str, name: str, what: object) -> Scope:
    """Numbers are values, put in after differentiation; formulas are definitions."""
    if isinstance(what, Mapping):
        return scope.with_function(name, function_of(what, scope))
    if isinstance(what, str) and (found := with_indices(scope, key, name, what)) is not None:
        return found
    if isinstance(what, str) and (found := with_open_sum(scope, name, what)) is not None:
        return found
    value = value_of(what, scope)
    free = n.free_variables(*(value.entries if isinstance(value, Matrix) else (value,)))
    if isinstance(value, Node) and not free:
        return scope.with_value(name, value)
    return scope.with_definition(name, value)


def _asked(table: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    asked = {}
    for name, order in table.items():
        with About(name):
            names = tuple(name_of_text(part) for part in order) if isinstance(order, list) else ()
            if order is not False:
                asked[name_of_text(name)] = names
    return asked


def _deep(base: dict[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(base)
    for key, value in over.items():
        old = merged.get(key)
        if isinstance(old, Mapping) and isinstance(value, Mapping):
            merged[key] = _deep(dict(old), value)
        else:
            merged[key] = value
    return merged
