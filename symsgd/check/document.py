"""The walk through a document: every formula gets one role, every relation its scope.

Two scopes go along.  In the first, a name means what problem file, algorithm
or definition say; in the second, what the author wrote last.  A claim that is
wrong in the first and right in the second only carries an earlier error on.
"""

from __future__ import annotations

from dataclasses import replace

from symsgd.check import cues
from symsgd.check.conclusions import Conclusions
from symsgd.check.declarations import Declarations
from symsgd.check.definitions import Definitions
from symsgd.check.finding import Finding, is_literal
from symsgd.check.heads import Head, error_named_e, head_of, letters_before_brackets, listed_symbols
from symsgd.check.indices import Indices, is_index_case
from symsgd.check.loops import Loops
from symsgd.check.outline import Outline, Piece, rest_of_sentence
from symsgd.check.proportion import SIGN as PROPORTIONAL
from symsgd.check.report import Role
from symsgd.errors import SymsgdError
from symsgd.expression.node import Node, free_variables
from symsgd.read import surface as s
from symsgd.read.known_later import unknown_functions

_UPDATE = ("->", "<-")
_MEMBERSHIP = ("in", "subset", "notin")
_ORDER = ("<", "<=", ">", ">=", "!=")
_NOT_CLAIMS = {
    "~": "only numbers can be compared to the digits shown",
    "propto": "what is said to be proportional is not known",
    "ll": "this comparison is not exact",
    "gg": "this comparison is not exact",
    "equiv": "this sign has several meanings",
}


class Walker(Declarations, Conclusions, Indices, Loops, Definitions):
    """Walks the pieces of a document in order.

    >>> from symsgd.check.outline import outline
    >>> from symsgd.read.scan import scan
    >>> from symsgd.read.scope import Scope
    >>> from symsgd.read.source import Source
    >>> source = Source("Let $a = 2$. Then $a + 1 = 3$.")
    >>> [str(each.role) for each in Walker(Scope()).walk(outline(source, scan(source.text)))]
    ['assignment', 'claim']
    """

    def walk(self, outline: Outline) -> list[Finding]:
        """Return what every piece does, in the order of the document."""
        pieces, given = outline.pieces, self.scope.values
        self.note_cases(pieces)
        for i, piece in enumerate(pieces):
            if piece.order == 0 and cues.starts_exercise(outline.between[piece.formula]):
                self.both(lambda scope: replace(scope, values=given))
            if piece.order == 0:
                for _ in range(cues.ends_loop(outline.between[piece.formula])):
                    self.end_loop()
            self._named_in_words(outline, i)
            self.note_transposed(piece)
            self._functions_ahead(pieces, i)
            self._look_ahead(pieces, i)
            if i not in self.findings:
                self.findings[i] = (
                    self.alternative(pieces, i)
                    or self.conclusion(pieces, i)
                    or self._one(self._continued(piece), pieces, i)
                )
            self.previous = piece
        return [self.findings[i] for i in range(len(pieces))]

    def _named_in_words(self, outline: Outline, i: int) -> None:
        """Take what the words around a formula call a letter, up to the end of its sentence."""
        piece = outline.pieces[i]
        if piece.order:
            return
        self.named_in(outline.between[piece.formula])
        last = i
        while last + 1 < len(outline.pieces) and outline.pieces[last + 1].order:
            last += 1
        self.named_in(rest_of_sentence(outline.pieces[last].after))

    def _one(self, piece: Piece, pieces: tuple[Piece, ...], i: int) -> Finding:
        try:
            return self._piece(piece, pieces, i)
        except SymsgdError as error:
            return Finding(piece, Role.UNREAD, error=error)

    def _look_ahead(self, pieces: tuple[Piece, ...], i: int) -> None:
        """Read 'where k = …' later in the sentence before the claim that uses k."""
        if len(pieces[i].sides) < 2:
            return
        bound, seen = _is_condition(pieces[i]) or self._is_led(pieces, i), False
        for j in range(i + 1, min(i + 8, len(pieces))):
            later = pieces[j]
            if later.sentence != pieces[i].sentence:
                return
            if len(later.sides) == 1 and cues.is_for_all(later.before):
                self.free_for_all(later)
            if j not in self.findings and (named := self.named_function(later)) is not None:
                self.findings[j] = named
            if j in self.findings or len(later.sides) < 2:
                seen = seen or (j in self.findings and _is_condition(later))
                continue
            if cues.is_local(later.before) and not bound:
                self._local(later, pieces, j)
                seen = True
            bound = bound or (seen and not _is_condition(later))  # the next one has its own claim
            first = later.sides[0].piece
            head = None if first is None else head_of(first, self.scope)
            if head is None or later.signs[0] not in ("=", ":=") or j in self.findings:
                continue
            function = head.params is not None and later.formula == pieces[i].formula
            fresh = not self.known(head) or self.is_redefinition(later, head)
            if fresh and (function or cues.is_where(later.before)):
                if self.known(head):
                    self.assumptions.append((f"{head.name} has a new meaning from here", later))
                self.findings[j] = self.define(later, head, Role.DEFINITION)

    def _is_led(self, pieces: tuple[Piece, ...], i: int) -> bool:
        """Say whether conditions stand before what they limit: 'for x > 0 we have f = x'."""
        sentence = pieces[i].sentence
        first = next(p for p in pieces if p.sentence == sentence and len(p.sides) > 1)
        return _is_condition(first)

    def _functions_ahead(self, pieces: tuple[Piece, ...], i: int) -> None:
        """Read 'σ(x) = …' further on before a piece that applies σ: its letter is no factor."""
        sides = [side.piece for side in pieces[i].sides if side.piece is not None]
        wanted: set[str] = set().union(*map(letters_before_brackets, sides))
        wanted = {name for name in wanted if not self.scope.knows(name)}
        own = head_of(sides[0], self.scope) if wanted and sides else None
        wanted -= {own.name} if own is not None else set()
        for j in range(i + 1, len(pieces) if wanted else 0):
            later = pieces[j]
            if j in self.findings or later.signs[:1] not in (("=",), (":=",)):
                continue
            first = later.sides[0].piece
            head = None if first is None else head_of(first, self.scope)
            if head is not None and head.name in wanted and self._stands_alone(later, head):
                wanted.discard(head.name)
                self.findings[j] = self.define(later, head, Role.DEFINITION)

    def _stands_alone(self, piece: Piece, head: Head) -> bool:
        """Say whether a function is defined by its arguments alone, whatever stands between."""
        found = self.best(replace(piece, sides=piece.sides[1:]), head, self.ambient(piece))
        if head.params is None or not isinstance(found, Node) or unknown_functions(found):
            return False
        return set(free_variables(found)) <= set(head.params)

    def _local(self, piece: Piece, pieces: tuple[Piece, ...], j: int) -> None:
        """Read 'for x > 0' at the end of a sentence before the claim that it limits."""
        if all(sign in _ORDER for sign in piece.signs) and self.is_domain(piece):
            self.findings[j] = self.domain_stated(piece)
        elif all(sign in _ORDER for sign in piece.signs) and not piece.broken:
            self.findings[j] = self.relation_stated(piece)
        else:
            value = self.local_value(piece, pieces)
            if value is not None:
                self.findings[j] = value

    def _continued(self, piece: Piece) -> Piece:
        if not piece.headless or self.previous is None or piece.order:
            return piece
        return replace(piece, sides=(self.previous.sides[-1], *piece.sides))

    def _piece(self, piece: Piece, pieces: tuple[Piece, ...], i: int) -> Finding:
        if is_index_case(piece, self.scope) is not None:
            return Finding(piece, Role.DECLARATION, "a case of the indices")
        if (base := self.unit_sum(piece)) is not None:
            return self.sums_to_one(piece, base)
        if ":" in piece.kinds or any(sign in _MEMBERSHIP for sign in piece.signs):
            return self.declaration(piece)
        if "set" in piece.kinds:  # 𝔼[x] = … claims something, even though it is not read
            return self.claims(piece) if len(piece.sides) > 1 else self.declaration(piece)
        if any(sign in _UPDATE for sign in piece.signs):
            return self._update(piece)
        if not piece.signs or len(piece.sides) < 2:
            return self.mention(piece)
        first = piece.sides[0].piece
        if first is None:
            return self.claims(piece)
        head = head_of(first, self.scope) or error_named_e(piece)
        value = self.local_value(piece, pieces)
        if value is not None:
            return value
        if self.is_range(piece, head) or self.is_counted(piece, head, pieces, i):
            return self.range_of(piece, head, pieces, i)
        if self._only_mentions(piece, head):
            note = next(_NOT_CLAIMS[sign] for sign in piece.signs if sign in _NOT_CLAIMS)
            return Finding(piece, Role.MENTION, note, error=piece.broken)
        if cues.is_substitution(piece.before, piece.after):
            return replace(self.claims(piece), role=Role.UPDATE, note="a new value")
        if all(sign in _ORDER for sign in piece.signs) and self.is_domain(piece):
            return self.domain_stated(piece)
        if piece.signs[0] in ("=", ":="):
            return self._equation(piece, head, pieces, i)
        return self.claims(piece)

    def _only_mentions(self, piece: Piece, head: Head | None) -> bool:
        """Say whether a chain begins with a sign that is no claim, and holds none after it."""
        if piece.signs[0] not in _NOT_CLAIMS:
            return False
        new = head is not None and not self.known(head) and piece.signs[0] != PROPORTIONAL
        new = new or (piece.signs[0] == PROPORTIONAL and not self.shares_symbols(piece))
        return new or not self.links(piece, 1)

    def _update(self, piece: Piece) -> Finding:
        first = piece.sides[0].piece if piece.sides else None
        head = None if first is None else head_of(first, self.scope)
        checked = head is not None and head.indexed and len(piece.sides) == 2 and not piece.broken
        links = self.by_the_network(piece, head, "_new") if checked and head is not None else []
        return Finding(piece, Role.UPDATE, "an update", links, piece.broken)

    def _is_said_of_function(self, piece: Piece) -> bool:
        """Say whether 'the sigmoid σ satisfies' stands before a claim about σ, which is known."""
        before = self.previous
        if before is None or before.sentence != piece.sentence or len(before.sides) != 1:
            return False
        head = None if before.sides[0].piece is None else head_of(before.sides[0].piece, self.scope)
        known = head is not None and head.name in self.scope.functions
        return known and cues.is_satisfied(piece.before)

    def _equation(
        self, piece: Piece, head: Head | None, pieces: tuple[Piece, ...], i: int
    ) -> Finding:
        explicit = (
            piece.signs[0] == ":=" or cues.is_let(piece.before) or cues.is_where(piece.before)
        )
        names = listed_symbols(piece.sides[0].piece, self.scope) if piece.sides[0].piece else None
        if names is not None and self.is_assignment_list(piece, names):
            return self.assign_list(piece, names)
        if (symbols := self.assigned_together(piece)) is not None:
            return self.assign_together(piece, symbols)
        given = None if head is None else self.value_for_the_network(piece, head)
        if given is not None:
            return given
        if head is not None and (named := self.named_by_word(piece, head)) is not None:
            return named
        if not explicit and self.is_of_the_network(piece, head):
            return self.claims(piece)
        defines = head is not None and not self.known(head)
        premise = self.premise(pieces, i, defines=defines)
        if premise is not None and (head is None or defines):
            return premise
        if head is None:
            condition = cues.is_condition(piece.before) and not self._is_said_of_function(piece)
            if condition and not _differentiates(piece):
                return Finding(
                    piece, Role.DECLARATION, "a condition, not a claim", error=piece.broken
                )
            return self.claims(piece)
        if self.is_recursive(piece, head):
            return Finding(piece, Role.UPDATE, "an update", error=piece.broken)
        if head.indexed and head.params is None and not self.known_line(head):
            return self.line(piece, head)
        if not self.known(head) or (explicit and self.names_partial(head)):
            role = Role.DEFINITION if explicit else Role.IMPLICIT_DEFINITION
            return self.define(piece, head, role)
        if explicit and head.params is None and self.is_new_value(piece, head):
            return self.define(piece, head, Role.DEFINITION)
        if self.is_redefinition(piece, head):
            self.assumptions.append((f"{head.name} has a new meaning from here", piece))
            return self.define(
                piece, head, Role.DEFINITION if explicit else Role.IMPLICIT_DEFINITION
            )
        finding = self.claims(piece)
        finding.note = self.route(head)
        if head.name in self.asked:
            finding.role, finding.note = Role.ANSWER, f"{head.name} is asked for"
            self.answered.add(head.name)
        self.author_says(piece, head)
        if explicit or self.lacks_value(head):
            self.complete(piece, head)
        return finding


def _is_condition(piece: Piece) -> bool:
    """Say whether a piece such as 'for x > 0' limits what stands beside it."""
    if not cues.is_local(piece.before) or len(piece.sides) < 2:
        return False
    symbol = isinstance(piece.sides[0].piece, s.Letter | s.Scripted)
    return set(piece.signs) <= set(_ORDER) or (symbol and is_literal(piece.sides[-1].piece))


def _differentiates(piece: Piece) -> bool:
    """Say whether a derivative stands in a piece: that is claimed, not supposed."""
    sides = [side.piece for side in piece.sides if side.piece is not None]
    return any(isinstance(part, s.Derivative) for side in sides for part in s.walk(side))
