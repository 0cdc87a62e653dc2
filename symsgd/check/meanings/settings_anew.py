"""Numbers that another item sets anew: η = 2/(1 + 9) = 0.2 in item 1, and η = 0.01 in item 2."""

from __future__ import annotations

import re

from symsgd.check.clauses.examples import paragraph
from symsgd.check.finding import is_literal
from symsgd.check.heads import Head
from symsgd.check.meanings.other_meanings import OtherMeanings
from symsgd.check.outline import Piece
from symsgd.check.words import cues
from symsgd.check.words.argument_words import argues
from symsgd.expression import node as n

# English, German, French, Spanish, Chinese
_NOW = re.compile(
    r"[\W\d]*(?:now|nun|jetzt|maintenant|ahora|现在)\s*(?:with|use|choose|take|mit|avec|con)?\W*",
    re.IGNORECASE,
)
_USES = re.compile(
    r"(?:\b(?:us(?:e|ing)|pick(?:ing)?|nutze|verwende|benutze|nimm|utilisons|utilise|usamos|usa)"
    r"|用|使用)\W*$",
    re.IGNORECASE,
)


class SettingsAnew(OtherMeanings):
    """The part of the walk that tells the settings of one item from those of the next."""

    def is_another_setting(self, piece: Piece, head: Head, meant: Piece) -> bool:
        """Say whether a number is set anew that was worked out from numbers before.

        So it is behind "now" in another paragraph, and in another item where words set one of
        both: "with", "let", "use"; "at".
        """
        old = self.scope.definitions.get(head.name)
        if head.params is not None or not isinstance(old, n.Node) or n.free_variables(old):
            return False
        if len(piece.sides) != 2 or not is_literal(piece.sides[-1].piece):
            return False
        apart = meant.blocks[-1] not in piece.blocks and piece.alike
        if _NOW.fullmatch(piece.before) is not None:
            return apart or paragraph(piece) != paragraph(meant)
        if argues(piece.before):
            return False
        worked_out = len(meant.sides) < 2 or not is_literal(meant.sides[1].piece)
        sets = cues.is_local(piece.before) or any(_sets(one.before) for one in (piece, meant))
        return apart and not worked_out and sets


def _sets(before: str) -> bool:
    return cues.is_let(before) or cues.is_where(before) or _USES.search(before) is not None
