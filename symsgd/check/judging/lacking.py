"""What a claim lacks, and what would give it: the reasons of claims that need context."""

from __future__ import annotations

import re
from dataclasses import replace

from symsgd.check.judgement import Judgement, Side
from symsgd.check.report import Status
from symsgd.check.words.named_functions import suggestion
from symsgd.read.layers.layer_symbols import speaks_of_layers
from symsgd.read.scope import Scope

_DESCRIBE = "describe the network in the problem file: [network] with layers = [2, 3, 1], the sizes"
_DESCRIBE += ' from the input on, and activation = "sigmoid"'
_DELTA = 'name the cost in [network], or write "delta^[l]" = "…" in [given]'


def explained(found: Judgement, left: Side, right: Side, scope: Scope) -> Judgement:
    """Return a judgement that says what would give the symbols of layers a meaning."""
    pieces = [side.piece for side in (left, right) if side.piece is not None]
    if found.status is not Status.NEEDS_CONTEXT or not found.missing:
        return found
    if scope.layers is not None:
        open_delta = any(name.startswith("delta^") for name in found.missing)
        return replace(found, reason=f"{found.reason}; {_DELTA}") if open_delta else found
    depends = any(name.startswith("how ") for name in found.missing)
    if depends and any(speaks_of_layers(piece, scope, loosely=True) for piece in pieces):
        missing = (*found.missing, "the network")
        return replace(found, reason=f"{found.reason}; {_DESCRIBE}", missing=missing)
    return found


def lacking(names: tuple[str, ...]) -> str:
    """Return the reason that some names have no meaning.

    >>> lacking(("W^[2]",))
    'W^[2]: no value or definition is known here'
    """
    if not names:
        return "a meaning is missing"
    reason = without_meaning(names)
    undefined = dict.fromkeys(
        found[1] for name in names if (found := re.fullmatch(r"how (\S+) depends on \S+", name))
    )
    formulas = " and ".join(f'"{name}" = "…"' for name in undefined if len(name) < 30)
    orders = [name for name in names if name.startswith("the order ")]
    if orders:
        letter = orders[0].removeprefix("the order ")
        return f"{reason}; give {letter} a number in [indices], or a range: {letter} = [0, 1, 2, 3]"
    advice = f"; say what it is in the text or write {formulas} in [given]" if formulas else ""
    return reason + (advice or suggestion(names))


def without_meaning(names: tuple[str, ...]) -> str:
    """Return which names have no meaning, and which questions the text leaves open.

    >>> without_meaning(("x", "y"))
    'x, y: no value or definition is known here'
    >>> without_meaning(("whether x is a number",))
    'it is not said whether x is a number'
    """
    asked = [name for name in names if name.startswith("whether ")]
    others = [name for name in names if name not in asked]
    said = [f"{', '.join(others)}: no value or definition is known here"] if others else []
    return "; ".join([*said, *(f"it is not said {', nor '.join(asked)}" for _ in asked[:1])])
