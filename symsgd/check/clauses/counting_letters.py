"""Letters that count and also name a quantity, such as L: the last layer, and the loss."""

from __future__ import annotations

from symsgd.check.heads import Head
from symsgd.check.outline import Piece
from symsgd.read import surface as s
from symsgd.read.scope import Scope


def names_quantity(piece: Piece, head: Head, scope: Scope) -> bool:
    r"""Say whether a letter that counts something names a quantity here: L = ½ Σ (a_i − y_i)².

    What a letter counts is worked out from numbers and other letters that count: where indexed
    symbols or sums stand on the right, it is another quantity under the same letter.
    """
    if head.name not in scope.indices or head.params is not None or head.name != head.base:
        return False
    if head.name in scope.definitions or head.name in scope.values:
        return False
    body = piece.sides[1].piece
    return body is not None and any(_is_a_quantity(part) for part in s.walk(body))


def _is_a_quantity(part: s.Surface) -> bool:
    if isinstance(part, s.Big):
        return True
    scripts = part.scripts if isinstance(part, s.Scripted) else ()
    return any(script.kind == "index" for script in scripts) or (
        isinstance(part, s.Scripted) and part.sub is not None
    )
