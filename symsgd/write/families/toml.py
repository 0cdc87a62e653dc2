"""Problem files as text."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any


def toml_text(tables: Mapping[str, Mapping[str, Any]]) -> str:
    """Return tables as TOML.

    >>> print(toml_text({"network": {"layers": [2, 1], "W": {"2": [[5, 6]]}}}), end="")
    [network]
    layers = [2, 1]
    W = { "2" = [[5, 6]] }
    """
    return "\n".join(
        f"[{name}]\n" + "".join(f"{_key(key)} = {_value(value)}\n" for key, value in table.items())
        for name, table in tables.items()
    )


def _key(key: str) -> str:
    return key if key.isidentifier() else json.dumps(key)


def _value(value: Any) -> str:  # noqa: ANN401 - whatever TOML holds
    if isinstance(value, Mapping):
        inside = ", ".join(f"{json.dumps(key)} = {_value(item)}" for key, item in value.items())
        return f"{{ {inside} }}"
    return json.dumps(value, ensure_ascii=False)
