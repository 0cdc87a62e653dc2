"""What belongs under each key of a problem file: checked before anybody reads the values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from symsgd.errors import SymsgdError
from symsgd.read.toml_values import noted


def _names(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _table_of_names(value: object) -> bool:
    return isinstance(value, Mapping) and all(_names(names) for names in value.values())


def _function(value: object) -> bool:
    if isinstance(value, Mapping):
        return isinstance(value.get("body"), str) and _names(value.get("params", []))
    return isinstance(value, str)


def _one_or_names(value: object) -> bool:
    return isinstance(value, str) or _names(value)


def _one_name(value: object) -> bool:
    return isinstance(value, str)


def _one_of(*words: str) -> Callable[[object], bool]:
    return lambda value: isinstance(value, str) and value in words


def _yes_or_no(value: object) -> bool:
    return isinstance(value, bool)


def _asked(value: object) -> bool:
    return isinstance(value, bool) or _names(value)


# table, key (or * for every key), what belongs there, in words, how it is written
_ROWS: tuple[tuple[str, str, Callable[[object], bool], str, str], ...] = (
    ("notation", "scalars", _names, "a list of names", 'scalars = ["x"]'),
    ("notation", "index_superscripts", _names, "a list of names", 'index_superscripts = ["x"]'),
    ("notation", "words", _names, "a list of names", 'words = ["Loss"]'),
    ("notation", "hadamard", _names, "a list of commands", 'hadamard = ["\\\\odot"]'),
    ("notation", "gradients", _table_of_names, "a table of lists of names",
     'gradients = { theta = ["b", "w_1"] }'),
    ("notation", "functions", lambda value: isinstance(value, Mapping), "a table",
     '[notation.functions] with lines such as sigma = "sigmoid"'),
    ("notation", "inverse_minus_one", _one_of("functions", "reciprocal"),
     '"functions" or "reciprocal"', 'inverse_minus_one = "reciprocal"'),
    ("notation", "decimals", _one_of("exact", "rounded", "interval"), '"exact" or "rounded"',
     'decimals = "rounded"'),
    ("notation", "log", _one_of("natural", "decimal"), '"natural" or "decimal"',
     'log = "decimal"'),
    ("notation", "layout", _one_of("either", "mixed", "row", "numerator", "denominator"),
     '"denominator", "numerator", "mixed", "row" or "either"', 'layout = "numerator"'),
    ("notation", "weights", _one_of("either", "to_from", "from_to"),
     '"to_from", "from_to" or "either"', 'weights = "to_from"'),
    ("notation", "held", _names, "a list of names", 'held = ["mu"]'),
    ("notation", "any_arrays", _names, "a list of names", 'any_arrays = ["A"]'),
    ("notation", "slash", _one_of("left", "right"), '"left" or "right"', 'slash = "right"'),
    ("notation", "unit_matrix_is_scalar", _yes_or_no, "true or false",
     "unit_matrix_is_scalar = false"),
    ("network", "activation", _one_or_names, "a name", 'activation = "sigmoid"'),
    ("network", "activations", _one_or_names, "a list of names",
     'activations = ["tanh", "sigmoid"]'),
    ("network", "input_layer", lambda value: value in (0, 1) and not isinstance(value, bool),
     "0 or 1: the number of the layer of inputs", "input_layer = 0"),
    ("network", "cost", lambda value: isinstance(value, str), "a name",
     'cost = "half_squared_error"'),
    ("task", "kind", _one_name, "a name", 'kind = "derivative"'),
    ("task", "settings", lambda value: isinstance(value, Mapping), "a table",
     "settings = { beta = 0.9 }"),
    ("asked", "*", _asked, "true, or the order of the entries",
     '"theta^1" = ["b^[2]", "W^[2]"]'),
)  # fmt: skip


def check_shapes(raw: Mapping[str, Any]) -> None:
    """Refuse values of another kind than their keys take.

    >>> try:
    ...     check_shapes({"notation": {"slash": "up"}})
    ... except SymsgdError as error:
    ...     print(error.message)
    slash is "left" or "right"
    """
    for table, key, belongs, words, example in _ROWS:
        for name, value in raw.get(table, {}).items():
            if key in (name, "*") and not belongs(value):
                raise _wrong(name, words, example)
    functions = raw.get("notation", {}).get("functions", {})
    for name, value in functions.items():
        if not _function(value):
            raise _wrong(name, "the name of a function, or a table with params and body",
                         f'{name} = {{ params = ["t"], body = "t^2" }}')  # fmt: skip
    for table in ("given", "loss"):
        for name, value in raw.get(table, {}).items():
            if isinstance(value, Mapping) and not _function(value):
                raise _wrong(name, "a value, or a table with params and body",
                             f'{name} = {{ params = ["t"], body = "t^2" }}')  # fmt: skip


def _wrong(name: str, words: str, example: str) -> SymsgdError:
    return noted("wrong-type", f"{name} is {words}", f"write {example}", name)
