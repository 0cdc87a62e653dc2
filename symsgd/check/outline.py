"""A document as a run of chains with the words around them."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial

from symsgd.check.judgement import Side
from symsgd.check.signed_pieces import both_signs
from symsgd.check.words.alternatives import Part, Parts
from symsgd.check.words.blocks import Blocks
from symsgd.check.words.case_cues import is_otherwise, leads_to_the_rest
from symsgd.check.words.case_words import opens_condition
from symsgd.check.words.cases_in_words import is_or
from symsgd.check.words.cues import carried_on
from symsgd.check.words.listed_words import claims_beside, words_of_list
from symsgd.check.words.sentences import SENTENCE_END, begins_sentence, last_sentence, without_gaps
from symsgd.check.words.theorem_environments import named_environments
from symsgd.errors import SymsgdError
from symsgd.read.documents.math_spans import MathSpan
from symsgd.read.documents.scan import Scan
from symsgd.read.documents.source import Source
from symsgd.read.notation.conditions_in_brackets import without_brackets
from symsgd.read.notation.divergences import with_commas
from symsgd.read.notation.equivalences import signs_meant
from symsgd.read.notation.functions_of_indices import indexed_in, without_arguments
from symsgd.read.notation.likelihoods import with_semicolons
from symsgd.read.notation.mappings import mapping
from symsgd.read.notation.members_of_powers import one_by_one
from symsgd.read.notation.parse import parse_tokens
from symsgd.read.notation.segment import Chain, segment
from symsgd.read.notation.spaced_rows import with_spaced_rows
from symsgd.read.notation.steps_above import counted_letters, with_steps
from symsgd.read.notation.typed_lines import in_lines
from symsgd.read.notation.vector_entries import Entries, entries_defined, without_vectors
from symsgd.read.sums.reach import with_reach
from symsgd.read.surface import Surface
from symsgd.read.tokens.lexed import Lexed
from symsgd.read.tokens.lexer import Token

_NEXT = re.compile(r"\^\s*\{\s*\[?\s*[a-z]\s*[+-]\s*\d\s*\]?\s*\}")  # an exponent such as t+1
_ENTRY = re.compile(r"\)\s*_|_\s*\{?\w\}?\s*\(")  # σ(x)_i or y_i(x)
_LONGEST_LIST = 30  # letters with one bound: "for x_1, …, x_n > 0"
_ARROWS = ("⇒", "⇔", "⇐")
_PARAGRAPH = re.compile(r"[^\S\n]*\n[^\S\n]*\n")
_MOST_CONTEXT = 300  # characters of prose that can say what a formula does


@dataclass(frozen=True, slots=True)
class Piece:
    """One chain (or a single side): its sides, signs, and the words around it."""

    formula: int
    order: int  # among the pieces of its formula
    sides: tuple[Side, ...]
    signs: tuple[str, ...]
    before: str
    after: str
    sentence: int
    section: int
    exercise: int  # 0 is what stands before the first
    blocks: tuple[int, ...]  # those that are open here, the innermost last
    apart: tuple[int, ...]  # those in which need not hold what was given before
    examples: tuple[int, ...]  # those that are examples
    general: bool  # a theorem or an example is open: it speaks of letters of its own
    alike: bool  # the innermost block is one of several alike: an item, a case, an example
    start: int
    end: int
    headless: bool = False
    kinds: frozenset[str] = frozenset()  # of the tokens in it
    parts: tuple[Part, ...] = ()  # the labelled alternatives in which it stands
    also: tuple[Side, ...] = ()  # what else its last side can be: x = 1, 2 and x = ±1
    answer: bool | None = None  # "true" or "false" stands behind it
    outer: frozenset[int] = frozenset()  # the open items that are parts with items below them
    of_both: bool = False  # links of x = 3 ± √4 = 3 ± 2 behind the two values of x

    def within(self, other: Piece) -> bool:
        """Say whether what another piece gives still holds here without any doubt."""
        return other.blocks[-1] in self.blocks and self.stands_with(other)

    def stands_with(self, other: Piece) -> bool:
        """Say whether no remark and no "in general" begins between another piece and this one."""
        return all(number in other.blocks for number in self.apart)

    def beside(self, other: Piece) -> bool:
        """Say whether a piece stands in the next of several blocks alike, such as items."""
        fresh = other.blocks[-1] not in self.blocks and self.alike
        return fresh and other.blocks[: len(self.blocks) - 1] == self.blocks[:-1]

    def behind_example(self, other: Piece) -> bool:
        """Say whether another piece stands in an example that is over here."""
        return bool(other.examples) and other.examples[-1] not in self.blocks

    def behind_part(self, other: Piece) -> bool:
        """Say whether another piece stands in an item with items below it that is over here."""
        return not other.outer.issubset(self.blocks)

    @property
    def broken(self) -> SymsgdError | None:
        """The first error in its sides."""
        return next((side.error for side in self.sides if side.error is not None), None)


@dataclass(frozen=True, slots=True)
class Outline:
    """The pieces of a document, and the formulas that no piece could be made of."""

    pieces: tuple[Piece, ...]
    broken: dict[int, SymsgdError]
    between: tuple[str, ...]  # the prose before each formula
    rest: str = ""  # the prose after the last one
    exercises: tuple[int, ...] = ()  # that of each formula


@dataclass(frozen=True, slots=True)
class _Where:
    formula: int
    order: int
    before: str
    after: str
    sentence: int
    blocks: Blocks
    parts: tuple[Part, ...]


_LONGEST_SENTENCE = 10_000  # characters between two formulas of one
_ENDS_SENTENCE = re.compile(r"[.!?。]\s*(?:\\end\{\w+\*?\}\s*)*$")


def outline(
    source: Source, scan: Scan, words: frozenset[str] = frozenset(), *, steps: bool = True
) -> Outline:
    """Return the pieces of a document in their order.

    ``steps`` lets a rule such as θ^{t+1} = θ^t − … say that exponents of θ count states.

    >>> from symsgd.read.documents.scan import scan
    >>> source = Source("Let $a = b$, where $b = 2$.")
    >>> [(piece.before, piece.sentence) for piece in outline(source, scan(source.text)).pieces]
    [('Let', 0), (', where', 0)]
    """
    pieces: list[Piece] = []
    broken: dict[int, SymsgdError] = {}
    lexed = Lexed(source)
    counted = _counted(lexed, scan) if steps else frozenset()
    vectors, indexed = _vectors(lexed, scan), indexed_in(source, scan.spans)
    between: list[str] = []
    exercises: list[int] = []
    declared: tuple[Token, ...] = ()
    text = scan.prose
    blocks, parts = Blocks(named_environments(source.text)), Parts(text)
    sentence = last_end = 0
    for number, span in enumerate(scan.spans):
        prose = without_gaps(text[last_end : span.outer_start])
        following = _following(text, scan.spans, number)
        between.append(prose)
        sentence += len(prose) > _LONGEST_SENTENCE or bool(SENTENCE_END.search(prose))
        sentence += number > 0 and begins_sentence(prose, following)
        blocks.enter(_after(text, last_end) + prose)
        exercises.append(blocks.exercises)
        try:
            run = in_lines(source, with_spaced_rows(with_commas(lexed.at(span.start, span.end))))
            made = mapping(without_arguments(run, indexed), text, prose, declared)
            run, declared = with_semicolons(without_brackets(made.run)), made.name
            chains = segment(without_vectors(one_by_one(run), vectors))
        except SymsgdError as error:
            broken[number] = error
            chains = ()
        chains = _open_ended(chains, lexed, scan.spans, number)
        for order, found in enumerate(chains):
            chain = replace(found, sides=with_steps(found.sides, counted)) if counted else found
            before = last_sentence(prose[-_MOST_CONTEXT:]) if order == 0 else chain.cue
            if order == 0 and number and chain.cue in _ARROWS and not prose.strip():
                before = chain.cue  # a display that begins with an arrow goes on from the last one
            after = chain.after or (following if order == len(chains) - 1 else "")
            last = pieces[-1] if pieces else None
            together = last is not None and _may_go_on(last, chain, after, sentence)
            if last is not None and together and carried_on(before, last.before):
                before = last.before  # "if x > 0 and y > 0" is two conditions
            beside = [one for one in pieces[-_LONGEST_LIST:] if one.sentence == sentence]
            before = words_of_list(before, chain, number, beside)
            place = _Where(number, order, before, after, sentence, blocks, parts.at(span.start))
            pieces += both_signs(chain, partial(_piece, source, place, words))
        if _ENDS_SENTENCE.search(source.text, span.start, span.end):
            sentence += 1
        last_end = span.outer_end
    rest = without_gaps(text[last_end:])
    outer = frozenset(blocks.outer)
    whole = tuple(
        replace(piece, outer=around) if (around := outer.intersection(piece.blocks)) else piece
        for piece in pieces
    )
    return Outline(whole, broken, tuple(between), rest, tuple(exercises))


def _may_go_on(last: Piece, chain: Chain, after: str, sentence: int) -> bool:
    """Say whether a chain may stand under the words before the last one: "if x > 0 and y > 0"."""
    if last.sentence != sentence or is_otherwise(after) or last.before in _ARROWS:
        return False
    if [sign.text for sign in chain.signs] == ["="] and opens_condition(after):
        return False  # "f = 1 if x > 0 and f = 0 if x < 0" is two claims
    return not claims_beside(last, chain) and not is_or(last.before)


def _open_ended(
    chains: tuple[Chain, ...], lexed: Lexed, spans: tuple[MathSpan, ...], number: int
) -> tuple[Chain, ...]:
    """Return chains without the sign at the end of a display that the next one begins with."""
    last = chains[-1] if chains else None
    if last is None or not last.signs or last.sides[-1] or len(last.sides) == 1:
        return chains
    following = spans[number + 1] if number + 1 < len(spans) else None
    goes_on: tuple[Token, ...] = ()
    if following is not None:
        with suppress(SymsgdError):  # it is told where the formula is read
            goes_on = lexed.at(following.start, following.end)
    if not goes_on or goes_on[0].kind != "relation" or goes_on[0].text != last.signs[-1].text:
        return chains
    return (*chains[:-1], replace(last, sides=last.sides[:-1], signs=last.signs[:-1]))


def _after(text: str, end: int) -> str:
    """Return a sign for the formula before a stretch of prose, or nothing where a line begins."""
    if not end or text[end - 1] == "\n":
        return ""
    return "." if re.search(r"[.!?]\s*\W*$", text[max(end - 8, 0) : end]) else "$"


def _counted(lexed: Lexed, scan: Scan) -> frozenset[str]:
    """Return the letters whose exponents count states, by a rule anywhere in the text."""
    if _NEXT.search(lexed.source.text) is None:
        return frozenset()
    return counted_letters(*lexed.readable(scan.spans))


def _vectors(lexed: Lexed, scan: Scan) -> Entries:
    """Return the functions that a formula anywhere defines by the entries of a vector."""
    told = _ENTRY.search(lexed.source.text) is not None
    return entries_defined([*lexed.readable(scan.spans)] if told else [])


def _following(text: str, spans: tuple[MathSpan, ...], number: int) -> str:
    end = spans[number + 1].outer_start if number + 1 < len(spans) else len(text)
    start = spans[number].outer_end
    found = text[start : min(end, start + _MOST_CONTEXT)].strip()
    # in "|x| = x, otherwise |x| = -x" the word belongs to what comes after it
    apart = _PARAGRAPH.match(text, start) is not None and is_otherwise(found)
    return "" if number + 1 < len(spans) and (apart or leads_to_the_rest(found)) else found


def _piece(
    source: Source, place: _Where, words: frozenset[str], chain: Chain, nth: int = 0
) -> Piece:
    """Return the piece of a chain, the nth of those that its signs ± make of it."""
    sides = [_side(source, run, chain, words) for run in chain.sides]
    reaching = with_reach([side.piece for side in sides])
    return Piece(
        formula=place.formula,
        order=place.order + nth,
        sides=tuple(
            side if reach is side.piece else replace(side, piece=reach)
            for side, reach in zip(sides, reaching, strict=True)
        ),
        signs=signs_meant([sign.text for sign in chain.signs], [side.piece for side in sides]),
        before=place.before,
        after=place.after,
        sentence=place.sentence,
        section=place.blocks.headings,
        exercise=place.blocks.exercises,
        blocks=place.blocks.open,
        apart=place.blocks.apart,
        examples=place.blocks.examples,
        general=place.blocks.general,
        alike=place.blocks.alike,
        start=chain.start,
        end=chain.end,
        headless=chain.headless,
        kinds=frozenset(token.kind for run in chain.sides for token in run),
        parts=place.parts,
    )


def _side(source: Source, run: tuple[Token, ...], chain: Chain, words: frozenset[str]) -> Side:
    if not run:
        place = chain.signs[-1].end if chain.signs else chain.start
        error = source.error(
            "no-operand",
            "a side of the relation is missing",
            place,
            advice="expected an expression",
        )
        return Side(source, place, place, None, error)
    start, end = run[0].start, run[-1].end
    piece: Surface | None = None
    try:
        piece = parse_tokens(source, run, end, words)
    except SymsgdError as error:
        return Side(source, start, end, None, error)
    return Side(source, start, end, piece)
