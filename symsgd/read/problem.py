r"""The problem file: what settles notation, network, data and values for a document.

TOML, in a file of its own or between ``+++`` lines at the top of the document;
both may be there, and the file wins.  Formulas in it go through the reader.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

from symsgd.errors import Place, SymsgdError
from symsgd.expression import node as n
from symsgd.expression.matrix import Matrix
from symsgd.expression.node import Node
from symsgd.read.meaning import read_latex
from symsgd.read.names import name_of_text
from symsgd.read.scope import Function, Notation, Scope, domain_of, function_of
from symsgd.read.values import Value

_TABLES = {
    "notation": frozenset(field.name for field in fields(Notation)) | {"functions"},
    "indices": None,
    "given": None,
    "domains": None,
    "network": frozenset(
        ["layers", "activation", "activations", "cost", "W", "b", "eta", "name", "parameters"]
    ),
    "data": frozenset(["x", "y", "batch"]),
    "asked": None,
    "loss": None,
}
_WORD_LISTS = ("scalars", "index_superscripts", "words", "hadamard")


@dataclass(frozen=True, slots=True)
class NetworkFacts:
    """What a problem says about its network, before anybody builds it."""

    layers: tuple[int, ...] = ()
    activations: tuple[str, ...] = ()
    cost: str | None = None
    W: Mapping[int, Matrix] = field(default_factory=dict)
    b: Mapping[int, Matrix] = field(default_factory=dict)
    eta: Value | None = None


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
    except tomllib.TOMLDecodeError as error:
        raise _broken(error, text, file) from None
    try:
        return _problem(raw, file)
    except SymsgdError as error:
        raise _located(error, text, file) from None


def split_front_matter(text: str, file: str) -> tuple[Problem, str]:
    r"""Return the problem between ``+++`` lines at the top, and the text with it blanked out.

    >>> split_front_matter('+++\n[indices]\nL = 2\n+++\n$x$', "a.md")[0].scope.indices
    {'L': 2}
    """
    found = re.match(r"\ufeff?\s*\+\+\+[ \t]*\n(.*?)^\+\+\+[ \t]*$", text, re.DOTALL | re.MULTILINE)
    if not found:
        return Problem(), text
    before = text[: found.start(1)].count("\n")
    problem = read_problem("\n" * before + found.group(1), file)
    blank = re.sub(r"[^\n]", " ", found.group())
    return replace(problem, file=None), blank + text[found.end() :]


def _broken(error: tomllib.TOMLDecodeError, text: str, file: str) -> SymsgdError:
    found = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
    line, column = (int(found[1]), int(found[2])) if found else (text.count("\n") + 1, 1)
    message = re.sub(r"\s*\(at .*\)", "", str(error))
    return SymsgdError(
        "broken-toml",
        f"the problem file is not TOML: {message[:1].lower()}{message[1:]}",
        place=Place(file, line, column),
        advice="check quotes, brackets and the = on this line",
    )


def _located(error: SymsgdError, text: str, file: str) -> SymsgdError:
    """Return an error with its place in the TOML text, found by the key or formula it is about."""
    key = getattr(error, "__notes__", [""])[0]
    last = key.split(".")[-1]
    for number, line in enumerate(text.splitlines(), 1):
        if last and re.search(rf"(?<!\w){re.escape(last)}(?!\w)", line):
            column = max(line.find(last), 0) + 1
            if line.lstrip().startswith("["):
                column = 1
            return error.at(Place(file, number, column))
    return error.at(Place(file, 1, 1))


def _unknown(key: str, known: object, what: str) -> SymsgdError:
    near = difflib.get_close_matches(key, sorted(known), 1, 0.5)  # type: ignore[call-overload]
    listed = ", ".join(sorted(known))  # type: ignore[call-overload]
    error = SymsgdError(
        "unknown-key",
        f"there is no {what} {key!r}",
        advice=f"did you mean {near[0]!r}?" if near else f"known: {listed}",
    )
    error.add_note(key)
    return error


def _problem(raw: Mapping[str, Any], file: str | None) -> Problem:
    for name, table in raw.items():
        if name not in _TABLES:
            raise _unknown(name, _TABLES, "table")
        known = _TABLES[name]
        if not isinstance(table, Mapping):
            raise _noted("wrong-type", f"[{name}] is a table", f"write [{name}]", name)
        for key in table:
            if known is not None and key not in known:
                raise _unknown(key, known, f"setting in [{name}] called")
    scope = _scope(raw)
    data = raw.get("data", {})
    x = _vector(data["x"], scope, "x") if "x" in data else None
    y = _vector(data["y"], scope, "y") if "y" in data else None
    return Problem(
        file=file,
        scope=scope,
        network=_network(raw, scope),
        x=x,
        y=y,
        asked=_asked(raw.get("asked", {})),
        raw=raw,
    )


def _noted(code: str, message: str, advice: str, key: str) -> SymsgdError:
    error = SymsgdError(code, message, advice=advice)
    error.add_note(key)
    return error


def _notation(table: Mapping[str, Any]) -> Notation:
    settings: dict[str, Any] = {}
    for key, value in table.items():
        if key == "functions":
            continue
        if key == "gradients":
            settings[key] = {
                name_of_text(over): tuple(name_of_text(name) for name in names)
                for over, names in value.items()
            }
        elif key in _WORD_LISTS:
            if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
                raise _noted("wrong-type", f"{key} is a list of names", f'write {key} = ["x"]', key)
            plain = tuple(value) if key == "hadamard" else frozenset(_spelled(v) for v in value)
            settings[key] = plain
        else:
            settings[key] = value
    return Notation(**settings)


def _spelled(name: str) -> str:
    return name if name.isalpha() else name_of_text(name)


def _scope(raw: Mapping[str, Any]) -> Scope:
    table = raw.get("notation", {})
    scope = Scope(notation=_notation(table))
    for name, domain in raw.get("domains", {}).items():
        with _about(name):
            scope = scope.with_domain(name_of_text(name), domain_of(domain))
    for name, index in raw.get("indices", {}).items():
        scope = _with_index(scope, name, index)
    given = raw.get("given", {})
    functions = table.get("functions", {})
    for name, what in functions.items():
        with _about(name):
            scope = scope.with_function(_spelled(name), function_of(what, scope))
    for name, what in given.items():
        with _about(name):
            scope = _with_given(scope, name_of_given(name, scope), what)
    return scope


def name_of_given(text: str, scope: Scope) -> str:
    """Return the name of a given symbol.

    >>> name_of_given("w_{1}^1", Scope())
    'w_1^1'
    """
    return text if text in scope.notation.words else name_of_text(text)


class _about:  # noqa: N801
    """Notes which key an error is about."""

    def __init__(self, key: str) -> None:
        self.key = key

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, SymsgdError) and not getattr(error, "__notes__", None):
            error.add_note(self.key)


def _with_index(scope: Scope, name: str, index: object) -> Scope:
    if isinstance(index, list) and all(isinstance(item, int) for item in index):
        return replace(scope, ranges={**scope.ranges, name: tuple(index)})
    if not isinstance(index, int) or isinstance(index, bool):
        raise _noted("wrong-type", f"the index {name} is a whole number", "write L = 2", name)
    return scope.with_index(name, index)


def _with_given(scope: Scope, name: str, what: object) -> Scope:
    """Numbers are values, put in after differentiation; formulas are definitions."""
    if isinstance(what, Mapping):
        return scope.with_function(name, function_of(what, scope))
    value = value_of(what, scope)
    free = n.free_variables(*(value.entries if isinstance(value, Matrix) else (value,)))
    if isinstance(value, Node) and not free:
        return scope.with_value(name, value)
    return scope.with_definition(name, value)


def value_of(what: object, scope: Scope) -> Value:
    r"""Return the number, matrix or formula that a TOML value writes.

    >>> str(value_of([["1", "\\frac12"]], Scope()))
    '[[1, 1/2]]'
    """
    if isinstance(what, bool):
        raise SymsgdError("wrong-type", "true is no number", advice="write a number or a formula")
    if isinstance(what, int):
        return n.number(what)
    if isinstance(what, float):
        return n.number(repr(what))
    if isinstance(what, str):
        meaning = read_latex(what, scope, finish=False)
        if meaning.value is None:
            raise SymsgdError(
                "missing-context",
                f"{', '.join(meaning.missing)} is not known in {what!r}",
                advice="give it earlier in the problem file",
            )
        return meaning.value
    if isinstance(what, list) and what:
        if all(isinstance(row, list) for row in what):
            return Matrix.of([[_entry(entry, scope) for entry in row] for row in what])
        return Matrix.column(*[_entry(entry, scope) for entry in what])
    raise SymsgdError(
        "wrong-type", f"{what!r} is no value", advice="write a number, a formula or a matrix"
    )


def _entry(what: object, scope: Scope) -> Node:
    value = value_of(what, scope)
    if isinstance(value, Matrix):
        raise SymsgdError("wrong-type", "a matrix inside a matrix", advice="write numbers")
    return value


def _vector(what: object, scope: Scope, key: str) -> Value:
    with _about(key):
        return value_of(what, scope)


def _asked(table: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    asked = {}
    for name, order in table.items():
        with _about(name):
            names = tuple(name_of_text(part) for part in order) if isinstance(order, list) else ()
            if order is not False:
                asked[name_of_text(name)] = names
    return asked


def _network(raw: Mapping[str, Any], scope: Scope) -> NetworkFacts | None:
    table = raw.get("network")
    if table is None:
        return None
    layers = table.get("layers", [])
    if not isinstance(layers, list) or not all(
        isinstance(size, int) and size > 0 for size in layers
    ):
        raise _noted("wrong-type", "layers are whole numbers", "write layers = [2, 1]", "layers")
    names = table.get("activations", table.get("activation", "sigmoid"))
    activations = [names] * (len(layers) - 1) if isinstance(names, str) else names
    with _about("activation"):
        activations = [Function.named(name).table or "" for name in activations]
    with _about("W"):
        weights = _layered(table.get("W", {}), scope, bias=False)
    with _about("b"):
        biases = _layered(table.get("b", {}), scope, bias=True)
    eta = _vector(table["eta"], scope, "eta") if "eta" in table else None
    return NetworkFacts(tuple(layers), tuple(activations), table.get("cost"), weights, biases, eta)


def _layered(what: object, scope: Scope, *, bias: bool) -> dict[int, Matrix]:
    """Return matrices by layer: a table ``{2 = [[5, 6]]}``, or a list that begins at layer 2."""
    pairs: list[tuple[int, object]]
    if isinstance(what, Mapping):
        if not all(str(key).isdigit() for key in what):
            raise SymsgdError("wrong-type", "layers have numbers", advice="write { 2 = [[5, 6]] }")
        pairs = [(int(key), item) for key, item in what.items()]
    elif isinstance(what, list):
        pairs = list(enumerate(what, 2))
    else:
        raise SymsgdError("wrong-type", "weights are matrices", advice="write { 2 = [[5, 6]] }")
    found = {}
    for layer, item in pairs:
        value = value_of([item] if bias and not isinstance(item, list) else item, scope)
        found[layer] = value if isinstance(value, Matrix) else Matrix.row(value)
    return found


def _deep(base: dict[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(base)
    for key, value in over.items():
        old = merged.get(key)
        if isinstance(old, Mapping) and isinstance(value, Mapping):
            merged[key] = _deep(dict(old), value)
        else:
            merged[key] = value
    return merged
