r"""Sums without limits run as those beside them: ``\sum_{i=1}^n (a x_i + b) = \sum a x_i + nb``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any

from symsgd.check.judgement import Judgement, Side
from symsgd.check.report import Status
from symsgd.read import surface as s
from symsgd.read.named_parts import form

_ASKED = "the range of the sum"
_HOLDS = (tuple, s.Surface, s.Script)


def with_limits(
    found: Judgement, left: Side, right: Side, judged: Callable[[Side, Side], Judgement]
) -> Judgement:
    """Return the judgement on a claim in which bare sums run over the range of the others."""
    if found.status is not Status.NEEDS_CONTEXT or _ASKED not in found.missing:
        return found
    sides = [left, right]
    sums = [part for side in sides if side.piece is not None for part in s.walk(side.piece)
            if isinstance(part, s.Big) and part.kind == "sum"]  # fmt: skip
    limited = {form((one.lower, one.upper)): one for one in sums if one.lower is not None}
    if len(limited) != 1 or len(limited) == len(sums):
        return found
    model = next(iter(limited.values()))
    letter = _letter(model)
    bare = [one for one in sums if one.lower is None and one.upper is None]
    if letter is None or not all(_counts(one, letter) for one in bare):
        return found
    again = judged(*(replace(side, piece=_limited(side.piece, model)) for side in sides))
    if again.status not in (Status.PROVED, Status.REFUTED):
        return found
    told = f"the sum without limits runs over {letter} as the other one does"
    return replace(again, conditions=(*again.conditions, told))


def _letter(total: s.Big) -> str | None:
    lower = total.lower
    first = lower.sides[0] if isinstance(lower, s.Relation) else lower
    return first.name if isinstance(first, s.Letter) else None


def _counts(total: s.Big, letter: str) -> bool:
    """Say whether a letter is an index in a sum."""
    scripted = (part for part in s.walk(total) if isinstance(part, s.Scripted))
    subs = (part.sub for part in scripted if part.sub is not None)
    return any(isinstance(leaf, s.Letter) and leaf.name == letter
               for sub in subs for leaf in s.walk(sub))  # fmt: skip


def _limited(value: Any, model: s.Big) -> Any:  # noqa: ANN401 - a field of a piece
    if isinstance(value, tuple):
        return tuple(_limited(each, model) for each in value)
    if not isinstance(value, s.Surface | s.Script):
        return value
    parts = {each.name: getattr(value, each.name) for each in fields(value)}
    held = {key: _limited(part, model) for key, part in parts.items() if isinstance(part, _HOLDS)}
    if isinstance(value, s.Big) and value.kind == "sum" and value.lower is None:
        held |= {"lower": model.lower, "upper": model.upper}
    return replace(value, **held)
