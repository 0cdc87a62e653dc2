r"""The two ends of a chain: what a sign at its front goes on from, and a new name behind it.

``= 2x`` goes on from the formula before it, which may stand before words, a symbol that they
mention, or a case; ``f(x) = \frac{1}{1+e^{-x}} = \sigma(x)`` gives σ its meaning.
"""

from __future__ import annotations

import re
from dataclasses import replace

from symsgd.check.finding import Finding
from symsgd.check.heads import Head, head_of, mentions
from symsgd.check.judgement import Side
from symsgd.check.meanings.definitions import Definitions
from symsgd.check.outline import Piece
from symsgd.check.report import Role
from symsgd.check.words import cues

_WORDS = re.compile(r"[^\W\d_]{2,}")
_AIM = re.compile(
    r"\b(?:to|let us|let's)\s+(?:calculate|compute|find|obtain|get|determine|express|derive)\s*$",
    re.IGNORECASE,
)
_DEFINES = re.compile(r"\b(?:defin(?:ed?|es|ing|ition)|denoted?)\b[^.]{0,40}$", re.IGNORECASE)
_OF_OTHERS = re.compile(  # "the derivative with respect to a is = a - y" says something of its own
    r"\b(?:respect)\b|\b(?:is|are|equals?|becomes?)\s*[:：]?\s*$", re.IGNORECASE
)
# "Multiply numerator and denominator by e^x:" speaks of the step, and goes on from none
_WORKED_WITH = re.compile(
    r"\b(?:multipl(?:y|ied|ying)|divid(?:e|ed|ing)|expand(?:ed|ing)?|cancel(?:l?ed|l?ing)?)\b"
    r"[^.;:!?]*\b(?:by|with)\W*$"
    r"|\b(?:add|subtract)(?:ed|ing)?\W*$|\b(?:factor|pull|tak)(?:e|ed|ing)?\s+out\W*$"
    r"|\b(?:multiplizier|dividier|erweiter|kürz)\w*\b[^.;:!?]*\b(?:mit|durch|um)\W*$"
    r"|\bklammer\w*(?:\s+wir)?\W*$|\b(?:addier|subtrahier)\w*(?:\s+wir)?\W*$"
    r"|\b(?:multipli|divis|multiplic|dividi)\w*\b[^.;:!?]*\b(?:par|por|entre)\W*$"
    r"|(?:乘以|除以|提出|约去|約去)\W*$",
    re.IGNORECASE,
)
_DISPLAY = re.compile(r"(?:\$\$|\\\[|\\begin\{\w+\*?\}|```math)[\s&{}=<>≤≥≈]*$")
_COLON = re.compile(r"\s*[:：]\s*")


def _is_display(piece: Piece) -> bool:
    """Say whether a piece opens a formula that stands on lines of its own."""
    return (
        _DISPLAY.search(piece.sides[0].source.text, max(piece.start - 80, 0), piece.start)
        is not None
    )


TURNED = "=:"


class ChainEnds(Definitions):
    """The part of the walk that completes a chain at its front, and takes new names from it."""

    def goes_on_from(self, piece: Piece, before: Piece) -> Side:
        """Return the side that a piece without a left side goes on from.

        After words that explain a step that is the step before them, whatever symbol they mention;
        after a case it is what the formula before all cases works out.
        """
        done = [one for one in self.pieces if one.start < piece.start and not self._is_case(one)]
        earlier = [one for one in done if one.signs and one.section == piece.section]
        if self._is_case(before):
            whole = [one for one in earlier if not one.headless]
            return whole[-1].sides[0] if whole else (done[-1] if done else before).sides[-1]
        words = not before.signs and _WORDS.search(piece.before) is not None
        goes_on = bool(earlier) and earlier[-1].headless and _OF_OTHERS.search(piece.before) is None
        displays = [one for one in earlier if _is_display(one)]
        if displays and _is_display(piece) and not _is_display(before):
            colon = _COLON.fullmatch(piece.before) is not None
            part = before.sides[0].text.strip()  # "Factor out k:", and not "Now f'(x):"
            factor = part in displays[-1].sides[-1].text or part in piece.sides[0].text
            apart = piece.sentence != before.sentence and not piece.before.strip()
            if apart or (colon and factor and not before.signs):
                self.open_fronts |= {piece.start} if colon else set()
                return displays[-1].sides[-1]
        beside = bool(piece.before.strip()) and not before.signs
        if earlier and beside and _WORKED_WITH.search(before.before) is not None:
            return earlier[-1].sides[-1]
        return (earlier[-1] if words and goes_on else before).sides[-1]

    def _is_case(self, piece: Piece) -> bool:
        finding = self.findings.get(self.pieces.index(piece))
        return finding is not None and finding.role in (Role.DECLARATION, Role.RANGE)

    def named_at_the_end(self, piece: Piece) -> tuple[Piece, Finding | None]:
        """Return a chain without the new function in it, which now means what stands beside it.

        A finding comes along if that was all the chain said.
        """
        found = self._new_function(piece)
        if found is None:
            return piece, None
        place, head, body = found
        named = replace(piece, sides=(piece.sides[place], piece.sides[body]), signs=("=",))
        finding = self.define(named, head, Role.IMPLICIT_DEFINITION)
        rest = (*piece.sides[:place], *piece.sides[place + 1 :])
        if len(rest) == 1:
            return piece, finding
        return replace(piece, sides=rest, signs=("=",) * (len(rest) - 1)), None

    def turned(self, piece: Piece) -> tuple[Piece, Finding | None]:
        """Return a chain without what ``=:`` defines in it: ``1 + e^b =: v``.

        A finding comes along if that was all the chain said.  Where no name stands behind the
        sign, it is an equality.
        """
        place = piece.signs.index(TURNED) + 1
        signs = tuple("=" if sign == TURNED else sign for sign in piece.signs)
        first = piece.sides[place].piece
        head = None if first is None else head_of(first, self.scope)
        if head is None or piece.broken is not None:
            return replace(piece, signs=signs), None
        if self.known(head):
            self.new_meaning(piece, head)
        named = (piece.sides[place], piece.sides[place - 1])
        finding = self.define(replace(piece, sides=named, signs=("=",)), head, Role.DEFINITION)
        rest = (*piece.sides[:place], *piece.sides[place + 1 :])
        if len(rest) == 1:
            return piece, replace(finding, piece=piece)
        return replace(piece, sides=rest, signs=(*signs[: place - 1], *signs[place:])), None

    def _new_function(self, piece: Piece) -> tuple[int, Head, int] | None:
        """Return where a new name stands behind the first side, and the side that is its value.

        The value of a function of plain letters is a side next to it with all of them that names
        nothing new itself.  A letter is named at the end of a definition if no formula before has
        it: f(b) = 1 + e^b = v.
        """
        if set(piece.signs) - {"=", ":="} or piece.broken is not None:
            return None
        heads = [self._new_head(piece, i) for i in range(len(piece.sides))]
        for i, head in enumerate(heads):
            if i == 0 or head is None or head.params is None:
                continue
            for j in (i - 1, i + 1):
                body = piece.sides[j].piece if j < len(heads) and heads[j] is None else None
                whole = body is not None and all(mentions(body, each) for each in head.params)
                if whole and self._is_unused(head.name, piece, sides=0):
                    return i, head, j
        last = len(heads) - 1
        if last < 2 or heads[0] is None or heads[0].params is None or heads[last - 1] is not None:
            return None
        letter = heads[last]
        if letter is None or letter.params is not None or letter.index is not None:
            return None
        unused = self._is_unused(letter.name, piece, sides=last)
        return (last, letter, last - 1) if unused else None

    def _is_unused(self, name: str, piece: Piece, *, sides: int) -> bool:
        """Say whether no formula before a piece, and none of its first sides, has a name."""
        earlier = [side for one in self.pieces if one.start < piece.start for side in one.sides]
        return not any(
            side.piece is not None and mentions(side.piece, name)
            for side in (*earlier, *piece.sides[:sides])
        )

    def _new_head(self, piece: Piece, place: int) -> Head | None:
        side = piece.sides[place].piece
        head = None if side is None else head_of(side, self.scope)
        return None if head is None or self.known(head) else head

    def is_sought(self, piece: Piece) -> bool:
        """Say whether a formula says what is looked for: 'to calculate x = f(y)'."""
        sides = [side.piece for side in piece.sides]
        if len(sides) != 2 or _AIM.search(piece.before) is None:
            return False
        heads = [None if side is None else head_of(side, self.scope) for side in sides]
        return all(head is not None for head in heads) and any(
            head is not None and head.params is not None and not self.known(head) for head in heads
        )

    def with_sign_of_definition(self, piece: Piece) -> Piece:
        """Return a chain with := for the ≡ of a definition: 'the softmax is defined as σ_i ≡ …'."""
        if not piece.signs or piece.signs[0] != "equiv":
            return piece
        if not cues.is_let(piece.before) and _DEFINES.search(piece.before) is None:
            return piece
        return replace(piece, signs=(":=", *piece.signs[1:]))
