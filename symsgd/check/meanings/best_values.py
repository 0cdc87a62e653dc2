"""The best value of a letter that has another one: "the optimal η = 2/(λ + μ)" is not η = 0.1."""

from __future__ import annotations

import re
from dataclasses import replace

from symsgd.check.finding import Finding
from symsgd.check.heads import Head
from symsgd.check.meanings.other_meanings import OtherMeanings
from symsgd.check.outline import Piece
from symsgd.check.report import Role

_BEST = re.compile(  # each row: English, then German, French, Spanish, Chinese
    r"(?:\b(?:optimal|best|critical|largest|smallest|maximal|minimal)"
    r"|\b(?:optimale[rsn]?|beste[rsn]?|kritische[rsn]?|größte[rsn]?|kleinste[rsn]?)"
    r"|\b(?:meilleure?|optimale?|critique)"
    r"|\b(?:mejor|óptim[oa]|crític[oa])|最优的?|最佳的?|最優的?)"
    r"(?:\s+(?:step size|learning rate|rate|value|step|schrittweite|lernrate|wert|pas|taux|paso"
    r"|tasa|valor))?(?:\s+(?:is|would be|ist|wäre|est|serait|es|sería))?[\s:*_]*$",
    re.IGNORECASE,
)


class BestValues(OtherMeanings):
    """The part of the walk that tells the best value of a letter from the one that it has."""

    def of_the_best(self, piece: Piece, head: Head) -> Finding | None:
        """Return what is said of the best value of a letter with another number, or None."""
        if head.params is not None or piece.signs[:1] != ("=",) or not _BEST.search(piece.before):
            return None
        if not self.has_number(head) or not self.differs(piece, head):
            return None
        rest = replace(piece, sides=piece.sides[1:], signs=piece.signs[1:])
        found = self.unfinished(piece.sides[-1], self.ambient(piece))
        if found is not None and found.value is not None:  # "then 2η = 1" may speak of it
            self.other_meanings[head.name] = found.value, piece
        links = self.links(rest, 2) if rest.signs else []
        self.assumptions.append((f"{piece.sides[0].text} = {piece.sides[1].text}, the best", piece))
        return Finding(piece, Role.DECLARATION, f"the best {head.name}, another one", links)
