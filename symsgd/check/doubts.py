"""What keeps a claim from being refuted: an assumption, or a notation with another meaning."""

from __future__ import annotations

from symsgd.check.antiderivatives import CONSTANTS, has_constant
from symsgd.check.judgement import Side
from symsgd.read import surface as s
from symsgd.read.meaning import Meaning
from symsgd.read.names import name_of
from symsgd.read.scope import Scope

_ASKED = {
    "crossed-out": "whether what is crossed out is zero",
    "kronecker": "whether δ with two indices is Kronecker's",
    "subscript": "whether a variable below a function is a derivative",
}


def doubts_about(
    left: Side, right: Side, meanings: tuple[Meaning, Meaning], scope: Scope
) -> tuple[str, ...]:
    """Return the questions that stand before a refutation of a claim."""
    doubts = _concluded(left, right, scope)
    return (*doubts, *_crossed_out(*meanings), *_constants(left, right, scope))


def _concluded(left: Side, right: Side, scope: Scope) -> tuple[str, ...]:
    """Return which conclusions of the text, never checked, a claim speaks of."""
    sides = [side.piece for side in (left, right) if side.piece is not None]
    names = {name_of(part) for side in sides for part in s.walk(side)}
    return tuple(f"whether what is said of {name} follows"
                 for name in sorted(scope.concluded) if name in names)  # fmt: skip


def _crossed_out(left: Meaning, right: Meaning) -> tuple[str, ...]:
    """Return the questions that a notation leaves which may be meant in another way."""
    kinds = dict.fromkeys(one.kind for one in (*left.decisions, *right.decisions))
    return tuple(_ASKED[kind] for kind in kinds if kind in _ASKED)


def _constants(left: Side, right: Side, scope: Scope) -> tuple[str, ...]:
    """Return the question whether C may differ from side to side, as in F + C = G + C."""
    named = [name for name in CONSTANTS if scope.knows(name)]
    both = has_constant(left.piece) and has_constant(right.piece)
    return ("whether C is a constant of integration",) if both and not named else ()
