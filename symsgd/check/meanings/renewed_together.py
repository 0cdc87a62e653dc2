"""Several names that one sentence gives new meanings: "now take u = x², v = ln x"."""

from __future__ import annotations

import re
from bisect import bisect_left

from symsgd.check.clauses.examples import paragraph
from symsgd.check.clauses.introductions import introduces, leaves_open
from symsgd.check.clauses.lists import is_joined
from symsgd.check.finding import is_literal
from symsgd.check.heads import Head, head_of
from symsgd.check.meanings.new_in_lists import NewInLists
from symsgd.check.once import once
from symsgd.check.outline import Piece
from symsgd.check.words.argument_words import argues, is_recall, opens_anew
from symsgd.check.words.cues import is_let, is_where
from symsgd.check.words.words_of_change import turns_now
from symsgd.read.intermediate import lets
from symsgd.read.names import name_of

# English, German, French, Spanish, Chinese; "suppose" and "assume" may only say what holds
_SETS = re.compile(
    r"(?:\b(?:let|set|take|put|choose|define|sei(?:en)?|setzen?(?: wir)?|wählen?(?: wir)?|definiere"
    r"|soit|soient|posons|on pose|prenons|sean?|tomemos|definimos)(?:\s+(?:us|now|nun|ahora))?"
    r"|令|設|设|取)\W*$",
    re.IGNORECASE,
)
_TASK = re.compile(  # "find the derivative of f(x) = …"; "compute f(x) = …" may be a result
    r"(?:^|[.:]\s*)[\W\d]*(?:(?:find|compute|determine|calculate|bestimmen?|berechnen?"
    r"|calcule[rz]?|détermine[rz]?|calcul[ae]r?|determin[ae]r?|hall[ae]r?)\b[^.;$=]{2,60}"
    r"\b(?:of|for|to|von|für|zu|de|du|des|del|para|à)|(?:differentiate|integrate|sketch|graph|plot"
    r"|dérive[rz]?|deriv[ae]r?)(?:\s+the)?|(?:leiten?|skizzieren?)(?: sie)?|求)"
    r"(?:\s+(?:the\s+|der\s+|die\s+|la\s+)?(?:function|funktion|fonction|función))?[\s:*_]*$",
    re.IGNORECASE,
)
_SUPPOSES = re.compile(r"\b(?:suppos|assum|given|gegeben|étant donné|dad[oa])\w*", re.IGNORECASE)
_COMPOSED = re.compile(
    r"\b(?:compositions? of|compos(?:ed|ite)|zusammengesetzt\w*|verkett\w+|composée?s?"
    r"|compuest[oa]s?"
    r"|composición)\b|复合|複合",
    re.IGNORECASE,
)
_AS_BEFORE = re.compile(
    r"\b(?:above|before|earlier|again|as in|still|wie oben|wieder|ci-dessus|de nouveau|arriba"
    r"|antes)\b|如上|仍",
    re.IGNORECASE,
)
_DEFINED = re.compile(
    r"\b(?:(?:defined|given|described)\b[^.]{0,30}\b(?:by|as|via)|(?:definiert|gegeben)\b[^.]{0,30}"
    r"\b(?:durch|als)|(?:définie?s?|donnée?s?)\b[^.]{0,30}\bpar|(?:definid[oa]s?|dad[oa]s?)\b"
    r"[^.]{0,30}\bpor)\W*$|定义为\W*$",
    re.IGNORECASE,
)


class RenewedTogether(NewInLists):
    """The part of the walk that lets what announces one new meaning govern those beside it."""

    def is_renewed_beside(self, piece: Piece, head: Head) -> bool:
        """Say whether a formula stands in a row of new meanings, and is one of them.

        What depends on a renewed name may be a claim: with v = u + 1, "take u = x², v = x² + 1".
        """
        run = self._run(piece)
        if len(run) < 2 or self.other_meaning(piece, head, anywhere=True) is None:
            return False
        names = self._renewed_in(run[:-1])
        return head.name not in names and bool(names) and not self._rests_on_any(head, names)

    def may_be_renewed_beside(self, piece: Piece, head: Head) -> bool:
        """Say whether the row in which a formula stands leaves open whether it is a new meaning."""
        run = self._run(piece)
        if len(run) < 2 or self.other_meaning(piece, head, anywhere=True) is None:
            return False
        front = run[0].before
        return bool(self._renewed_in(run[:-1])) or leaves_open(front, function=False)

    def sets_anew(self, piece: Piece, head: Head) -> bool:
        """Say whether "let" gives a letter another formula, in another sentence."""
        apart = piece.sentence != self.meant_in[head.name].sentence
        other = None if piece.sides[1].piece is None else name_of(piece.sides[1].piece)
        if other is not None and self.scope.knows(other):
            return False  # "set C = R" is an equation to be solved
        return head.params is None and apart and _SETS.search(piece.before) is not None

    def lets_be(self, piece: Piece, head: Head) -> bool:
        """Say whether a sentence lets a letter be the function that a formula defines.

        So does "let $f$ be the function defined by $f(x) = x^3$", in the five languages.
        """
        known = self.scope.functions.get(head.name)
        words = _DEFINED.sub("", piece.before)  # "defined by" recalls nothing
        if head.params is None or known is None or known.body is None or piece.order:
            return False
        argued = argues(words)
        apart = paragraph(piece) != paragraph(self.meant_in[head.name])
        if apart and _TASK.search(words) and not is_recall(words):
            return self.other_meaning(piece, head) is not None
        if argued or _AS_BEFORE.search(words) or not self._let_in_sentence(piece, head):
            return False
        apart = piece.sentence != self.meant_in[head.name].sentence
        return apart and self.other_meaning(piece, head) is not None

    def _let_in_sentence(self, piece: Piece, head: Head) -> bool:
        """Say whether the sentence of a formula begins with "let f", and nothing is said yet."""
        at = bisect_left(self.pieces, piece.start, key=lambda one: one.start)
        while at and self.pieces[at - 1].sentence == piece.sentence:
            at -= 1
            one = self.pieces[at]
            if one.signs[:1] not in ((), ("in",), ("->",)):
                return False
            text = one.sides[0].text.partition(":")[0].partition("\\colon")[0].strip()
            if head.name in one.sides[0].names or text == piece.sides[0].text.partition("(")[0]:
                return is_let(one.before) and _SUPPOSES.search(one.before) is None
        return False

    def may_be_defined(self, piece: Piece, head: Head) -> bool:
        """Say whether words call a formula a definition: the old one again, or another.

        "The function f is defined by f(x) = x³" may be an example of its own, or a slip; so may
        "a composition, where f(x) = x³".
        """
        apart = piece.sentence != self.meant_in[head.name].sentence
        composed = _COMPOSED.search(f"{piece.before} … {piece.after}") is not None
        if apart and (composed or (head.params is not None and is_where(piece.before))):
            return True
        words = _DEFINED.sub("", piece.before)
        before = self.previous
        if before is not None and before.sentence == piece.sentence and is_recall(before.before):
            return False
        return head.params is not None and words != piece.before and not is_recall(words)

    def _run(self, piece: Piece) -> list[Piece]:
        """Return the formulas of a sentence that stand side by side, up to a piece."""
        at = bisect_left(self.pieces, (piece.start, piece.order), key=lambda p: (p.start, p.order))
        if not at or not _is_beside(self.pieces[at - 1], piece):
            return [piece]
        return [*self.pieces[_first_of_row(self.pieces, at - 1) : at], piece]

    def _renewed_in(self, run: list[Piece]) -> set[str]:
        """Return the names that get new meanings in a row of formulas.

        Where words begin anew, a formula that is the old one stands for one too: u = x, v = sin x.
        """
        names = {name for name, at in self.renewed.items() if at in run}
        front, mention = run[0], self._mention_before(run[0])
        argued = argues(front.before)
        anew = opens_anew(front.before) or introduces(front.before)
        anew = anew or (mention is not None and _turns(mention.before))
        if names or argued or not anew:
            return names
        heads = (head_of(one.sides[0].piece, self.scope) for one in run
                 if one.sides[0].piece is not None and len(one.sides) > 1
                 and not is_literal(one.sides[1].piece))  # fmt: skip
        return {head.name for head in heads if head is not None and head.name in self.meant_in}

    def _mention_before(self, piece: Piece) -> Piece | None:
        """Return what a sentence speaks of before a colon: "now ∫ x cos x dx: u = x"."""
        at = bisect_left(self.pieces, (piece.start, piece.order), key=lambda p: (p.start, p.order))
        before = self.pieces[at - 1] if at else None
        if before is None or before.sentence != piece.sentence or before.signs:
            return None
        return before if piece.before.strip() in (":", "：") else None

    def _rests_on_any(self, head: Head, names: set[str]) -> bool:
        """Say whether the old meaning of a name is made of others that are new now."""
        function = self.scope.functions.get(head.name)
        old = function.body if function is not None else self.stands_for(head)
        return old is not None and bool(lets(old, names))


@once
def _first_of_row(pieces: tuple[Piece, ...], i: int) -> int:
    """Return the first of the formulas that stand side by side up to one."""
    while i and _is_beside(pieces[i - 1], pieces[i]):
        i -= 1
    return i


def _is_beside(first: Piece, second: Piece) -> bool:
    joined = second.signs[:1] in (("=",), (":=",)) and is_joined(second.before)
    return joined and first.sentence == second.sentence


def _turns(before: str) -> bool:
    return turns_now(before) or introduces(before)
