"""What the author may have meant: the slips of the pen that the field knows, each one proved.

A suggestion is never a guess: a side with one slip undone is put through the same reader and the
same kernel, and shown only if it is PROVED.  Before that, a sieve of enclosures at two points
throws out what provably differs, so that many slips can be tried.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import islice
from time import perf_counter

from symsgd.check.entries import Decide
from symsgd.check.finding import Link, is_number
from symsgd.check.indices.every_size import ANSWERED
from symsgd.check.judging.weighing import OTHER_CASES
from symsgd.check.report import Status
from symsgd.check.slips.edit import Edit, edits
from symsgd.check.slips.likeness import likeness
from symsgd.check.slips.offers import offered
from symsgd.check.slips.page import Page, with_macros
from symsgd.check.slips.patience import MOST_FOR_A_STEP
from symsgd.check.slips.plausible import is_idle, is_lone_number
from symsgd.check.slips.slips import BY_CASES, HINTS, OF_CASES, OF_VALUES, SLIPS, Slip
from symsgd.check.slips.worked_out import Suggestion, WorkedOut
from symsgd.errors import SymsgdError
from symsgd.expression.matrix import Matrix
from symsgd.expression.node import free_variables
from symsgd.read.documents.source import Source
from symsgd.read.intermediate import each
from symsgd.read.tokens.lexer import tokens

MOST_CHARACTERS = 120_000  # of sides that are read again for one suggestion
MOST_EDITS = 1500
MOST_PROOFS = 24
MOST_PROVED = 8  # equally likely ones among which the text around decides
MOST_BY_CASES = 600  # of claims with free indices, which are decided case by case


def suggest(
    link: Link,
    by: Decide,
    *,
    side: str = "right",
    table: tuple[Slip, ...] = SLIPS,
    seconds: float = MOST_FOR_A_STEP,
) -> Suggestion | None:
    r"""Return a side as it would hold, with one slip undone, or None.

    >>> from symsgd.check.judgement import Side
    >>> from symsgd.prove.decide import decide
    >>> from symsgd.read.notation.parse import parse
    >>> from symsgd.read.scope import Scope
    >>> from symsgd.read.documents.source import Source
    >>> def written(text):
    ...     return Side(Source(text), 0, len(text), parse(text))
    >>> from symsgd.read.facets import BareFunctions
    >>> scope = Scope.of(functions={"sigma": "sigmoid"}, bare=BareFunctions(ambient="x"))
    >>> left, right = written(r"\sigma'(x)"), written(r"\sigma(x)(1+\sigma(x))")
    >>> link = Link(left, right, "=", 1, scope, scope)
    >>> print(suggest(link, decide))
    \sigma(x)(1-\sigma(x)): - instead of +
    """
    return _Search(link, by, side, seconds).first(table)


def hint(
    link: Link, by: Decide, missing: Collection[str] = (), *, seconds: float = MOST_FOR_A_STEP
) -> Suggestion | None:
    """Return a side with one slip undone, if that makes an open claim hold.

    What can have slipped depends on what is ``missing``: where an array may be a special one, or
    the range of an index is open, anything; where cases leave numbers out, a bound; else symbols
    and factors of the other side.
    """
    wide = bool(missing) and all(what.endswith(ANSWERED) or _RANGE in what for what in missing)
    table = OF_CASES if OTHER_CASES in missing else SLIPS if wide else HINTS
    search = _Search(link, by, "right", seconds)
    search.is_open = True
    return search.first(table)


_RANGE = "the range of"


_TURNED = ("plus", "minus", "plus for minus")  # signs
_TWO_SIGNS = re.compile(r"-\s*(?:\\left\s*)?[({\[]?\s*-")


def _without_double_signs(found: list[tuple[str, Edit]]) -> list[tuple[str, Edit]]:
    """Return the sides without those that take a minus back by a second one, if that is enough."""
    if not any(edit.slip == "minus too many" for _, edit in found):
        return found
    return [(new, edit) for new, edit in found
            if edit.slip != "minus lost" or _TWO_SIGNS.search(new) is None]  # fmt: skip


class _Search(WorkedOut):
    def __init__(self, link: Link, by: Decide, side: str, seconds: float) -> None:
        super().__init__(link, by, side)
        self.seconds = seconds
        self.is_open = False  # whether the claim may hold after all

    def first(self, table: tuple[Slip, ...]) -> Suggestion | None:
        """Return the likeliest side that is proved.

        Of slips that are as likely, such as two signs, the one is taken after which the side looks
        most like the other side and like itself.
        """
        piece = self.written.piece
        if self.side == "right" and is_number(piece):
            if self.link.relation == "=":
                return self.of_numbers(table)
            near = self.link.relation == "~" and not self.is_open
            if near and (found := self.rounded() or self.with_entries()) is not None:
                return found
        return self.likeliest(list(islice(self.proved(table, alike=True), MOST_PROVED)))

    def likeliest(self, found: list[tuple[str, Edit]]) -> Suggestion | None:
        """Return the suggestion for which most speaks, if there is any."""
        if not found:
            return None
        found = _without_double_signs(found)
        best = max(range(len(found)), key=lambda i: (self.likely(*found[i]), -i))
        return self.found(*found[best])

    def of_numbers(self, table: tuple[Slip, ...]) -> Suggestion | None:
        """Return a side of nothing but numbers as it would hold: its one slip, or its value.

        Numbers fit by accident: where several slips would do, none of them is told.
        """
        piece = self.written.piece
        found = list(islice(self.proved(table), MOST_PROVED))
        if len(found) == 1 or (found and piece is not None and is_lone_number(piece)):
            return self.found(*found[0])
        signs = [one for one in found if one[1].family == _TURNED[0]]
        if len(signs) == 1:
            return self.found(*signs[0])
        if self.is_open:
            return None
        exact = self.with_entries() or self.value()
        return exact if exact and "frac" not in exact.text else self.rounded() or exact

    def likely(self, new: str, edit: Edit) -> int:
        """Return how much speaks for a side that is proved: a sign is turned rather than lost."""
        turned_sign = edit.slip in _TURNED
        return likeness(new, self.other.text) + 4 * turned_sign

    def proved(self, table: tuple[Slip, ...], *, alike: bool = False) -> Iterator[tuple[str, Edit]]:
        """Yield the sides that are proved, in the order of the table; all ``alike`` the first."""
        proofs, family = 0, ""
        for new, edit in self.candidates(table):
            if alike and family and edit.family != family:
                return
            side = self.read(new)
            if side is None or self.is_trivial(edit, side) or not self.is_plausible(edit, side):
                continue
            if not self.passes(side):
                continue
            proofs += 1
            judgement = self.judged(side, self.by)
            as_it_stands = not any(said.startswith("holds if") for said in judgement.warnings)
            if judgement.status is Status.PROVED and as_it_stands:
                family = edit.family
                yield new, edit
            if proofs >= MOST_PROOFS:
                return

    def candidates(self, table: tuple[Slip, ...]) -> Iterator[tuple[str, Edit]]:
        """Yield other sides within the limits, each once."""
        begin, length = perf_counter(), 0
        tried = {self.text}
        most = MOST_BY_CASES if self.by_cases else MOST_EDITS
        if table is SLIPS:
            letters = self.written.names - {*self.link.scope.functions}
            of_values = bool(letters) and self.has_value()
            table = BY_CASES if self.by_cases else OF_VALUES if of_values else table
        for edit in self.edits(table):
            new = edit.apply(self.text)
            if new in tried or is_idle(edit, self.text):
                continue
            tried.add(new)
            length += len(new)
            if len(tried) > most or length > MOST_CHARACTERS:
                return
            if perf_counter() - begin > self.seconds:
                return
            yield new, edit

    def edits(self, table: tuple[Slip, ...]) -> Iterator[Edit]:
        try:
            page = Page.of(
                self.text,
                self.other.text,
                self.link.scope,
                self.offered(),
                self.written.source,
                matrices=self.has_matrices(),
            )
        except SymsgdError:
            yield from self.instead_of_relations()
            return
        yield from edits(page, table)

    def has_value(self) -> bool:
        """Say whether the other side has a value, although letters stand there."""
        try:
            value = self.other_meaning.value
        except SymsgdError:
            return False
        return value is not None and not free_variables(*each(value))

    def offered(self) -> str:
        """Return the symbols that the text around the claim offers."""
        try:
            return offered(self.link, self.other_meaning)
        except SymsgdError:
            return offered(self.link, None)

    def instead_of_relations(self) -> Iterator[Edit]:
        """Yield what a side that cannot be read may mean: = is a slip of the pen for - or +."""
        source = with_macros(Source(self.text), self.written.source)
        try:
            run = tokens(source)
        except SymsgdError:
            return
        for token in run:
            if token.text == "=":
                place = token.start, token.end
                for sign in ("-", "+"):
                    what = f"{sign} instead of ="
                    yield Edit(((*place, sign),), "equals", what, place, "equals")

    def has_matrices(self) -> bool:
        if self.of_arrays:
            return True
        for side in (self.link.left, self.link.right):
            try:
                value = side.meaning(self.link.scope).value
            except SymsgdError as error:
                if error.code in ("shape-mismatch", "matrix-plus-number", "matrix-here"):
                    return True
                continue
            if isinstance(value, Matrix):
                return True
        return any(isinstance(v, Matrix) for v in self.link.scope.definitions.values())
