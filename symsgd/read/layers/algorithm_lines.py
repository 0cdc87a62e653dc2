"""Quantities of the layers of a network that a line of its algorithm works out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from symsgd.read import surface as s
from symsgd.read.names import index_value
from symsgd.read.records import Template
from symsgd.read.values import Value

if TYPE_CHECKING:
    from symsgd.read.meaning import Elaborator

DEEPEST = 100  # lines of an algorithm put into each other
HOW_MANY = "how many layers there are"


def check_layer(e: Elaborator, piece: s.Surface, name: str, base: str, layered: s.Surface) -> None:
    """Refuse a layer that the network does not have."""
    depth = e.scope.indices.get("L")
    index = index_value(layered, dict(e.scope.indices))
    lines = {template.base for template in e.scope.templates}
    lines |= {name.split("^")[0] for name in e.scope.quantities}
    if depth is None or index is None or base not in lines | {"W", "w", "b"}:
        return
    layers = e.scope.layers
    if layers is not None and index <= layers.first == 1 and not layers.numbered:
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
        if len(e.expanding) > DEEPEST:
            e.missing.clear()  # the symbols of a hundred layers say nothing
            raise e.lacks(HOW_MANY)
        if name in e.expanding:
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

    >>> from symsgd.read.documents.source import Source
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
