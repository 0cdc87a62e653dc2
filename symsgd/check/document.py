"""The walk through a document: every formula gets one role, every relation its scope.

Two scopes go along.  In the first, a name means what problem file, algorithm
or definition say; in the second, what the author wrote last.  A claim that is
wrong in the first and right in the second only carries an earlier error on.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from symsgd.check import cues
from symsgd.check.claim import Side, constant_node
from symsgd.check.heads import Head, head_of, is_range_end, listed_symbols, mentions
from symsgd.check.outline import Outline, Piece
from symsgd.check.report import Role
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.matrix import Matrix
from symsgd.expression.node import Node
from symsgd.read import surface as s
from symsgd.read.meaning import Meaning, elaborate, with_ambient
from symsgd.read.names import index_value
from symsgd.read.scope import Function, Scope, Template, domain_of
from symsgd.read.values import Value

_UPDATE = ("->", "<-")
_MEMBERSHIP = ("in", "subset", "notin")
_ORDER = ("<", "<=", ">", ">=", "!=")
_NOT_CLAIMS = {"~": "an approximation is not a claim", "propto": "proportionality is not checked",
               "ll": "this comparison is not exact", "gg": "this comparison is not exact",
               "equiv": "this sign has several meanings"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Link:
    """A relation to judge: two sides and the scopes it stands in."""

    left: Side
    right: Side
    relation: str
    step: int
    scope: Scope
    carried: Scope


@dataclass(slots=True)
class Finding:
    """What one piece does in the document."""

    piece: Piece
    role: Role
    note: str = ""
    links: list[Link] = field(default_factory=list)
    error: SymsgdError | None = None


@dataclass(slots=True)
class _Loop:
    low: s.Surface | None
    high: s.Surface | None
    open: bool = True


class Walker:
    """Walks the pieces of a document in order; see :func:`walk`."""

    def __init__(self, scope: Scope, asked: frozenset[str] = frozenset()) -> None:
        self.asked = asked
        self.answered: set[str] = set()
        self.scope = scope
        self.carried = scope
        self.loops: dict[str, _Loop] = {}
        self.findings: dict[int, Finding] = {}
        self.assumptions: list[tuple[str, Piece]] = []
        self.said: dict[str, Piece] = {}  # names the document gave a meaning explicitly
        self.previous: Piece | None = None

    def walk(self, outline: Outline) -> list[Finding]:
        """Return what every piece does, in the order of the document."""
        pieces = outline.pieces
        for i, piece in enumerate(pieces):
            if piece.order == 0:
                for _ in range(cues.ends_loop(outline.between[piece.formula])):
                    self._end_loop()
            self._look_ahead(pieces, i)
            if i not in self.findings:
                self.findings[i] = self._one(self._continued(piece), pieces, i)
            self.previous = piece
        return [self.findings[i] for i in range(len(pieces))]

    def _one(self, piece: Piece, pieces: tuple[Piece, ...], i: int) -> Finding:
        try:
            return self._piece(piece, pieces, i)
        except SymsgdError as error:
            return Finding(piece, Role.UNREAD, error=error)

    def _look_ahead(self, pieces: tuple[Piece, ...], i: int) -> None:
        """Read 'where k = …' later in the sentence before the claim that uses k."""
        for j in range(i + 1, min(i + 8, len(pieces))):
            later = pieces[j]
            if later.sentence != pieces[i].sentence:
                return
            if j in self.findings or not cues.is_where(later.before) or len(later.sides) < 2:
                continue
            head = (
                None if later.sides[0].piece is None else head_of(later.sides[0].piece, self.scope)
            )
            if head is not None and not self._known(head) and later.signs[0] in ("=", ":="):
                self.findings[j] = self._define(later, head, Role.DEFINITION)

    def _continued(self, piece: Piece) -> Piece:
        if not piece.headless or self.previous is None or piece.order:
            return piece
        return replace(piece, sides=(self.previous.sides[-1], *piece.sides))

    def _end_loop(self) -> None:
        for name in reversed(self.loops):
            if self.loops[name].open:
                self.loops[name].open = False
                return

    # roles, the most telling sign first

    def _piece(self, piece: Piece, pieces: tuple[Piece, ...], i: int) -> Finding:
        if piece.kinds & {"set", ":"} or any(sign in _MEMBERSHIP for sign in piece.signs):
            return self._declaration(piece)
        if any(sign in _UPDATE for sign in piece.signs):
            return Finding(piece, Role.UPDATE, "an update", error=piece.broken)
        if not piece.signs or len(piece.sides) < 2:
            return self._mention(piece)
        first = piece.sides[0].piece
        if first is None:
            return self._claims(piece)
        head = head_of(first, self.scope)
        if self._is_range(piece, head):
            return self._range(piece, head, pieces, i)
        if any(sign in _NOT_CLAIMS for sign in piece.signs):
            note = next(_NOT_CLAIMS[sign] for sign in piece.signs if sign in _NOT_CLAIMS)
            return Finding(piece, Role.MENTION, note, error=piece.broken)
        if cues.is_substitution(piece.before, piece.after):
            return replace(self._claims(piece), role=Role.UPDATE, note="a new value")
        if all(sign in _ORDER for sign in piece.signs) and self._is_domain(piece):
            return self._domain(piece)
        if piece.signs[0] in ("=", ":="):
            return self._equation(piece, head)
        return self._claims(piece)

    def _equation(self, piece: Piece, head: Head | None) -> Finding:
        explicit = (
            piece.signs[0] == ":=" or cues.is_let(piece.before) or cues.is_where(piece.before)
        )
        names = listed_symbols(piece.sides[0].piece, self.scope) if piece.sides[0].piece else None
        if names is not None and self._is_assignment_list(piece, names):
            return self._assign_list(piece, names)
        if head is None:
            if cues.is_condition(piece.before):
                return Finding(
                    piece, Role.DECLARATION, "a condition, not a claim", error=piece.broken
                )
            return self._claims(piece)
        if self._is_recursive(piece, head):
            return Finding(piece, Role.UPDATE, "an update", error=piece.broken)
        if head.indexed and head.params is None and not self._known_line(head):
            return self._line(piece, head)
        if not self._known(head):
            role = Role.DEFINITION if explicit else Role.IMPLICIT_DEFINITION
            return self._define(piece, head, role)
        if explicit and head.params is None and self._is_new_value(piece, head):
            return self._define(piece, head, Role.DEFINITION)
        finding = self._claims(piece)
        finding.note = self._route(head)
        if head.name in self.asked:
            finding.role, finding.note = Role.ANSWER, f"{head.name} is asked for"
            self.answered.add(head.name)
        self._author_says(piece, head)
        if explicit or self._lacks_value(head):
            self._complete(piece, head)
        return finding

    def _mention(self, piece: Piece) -> Finding:
        side = piece.sides[0] if piece.sides else None
        if side is not None and side.piece is not None and cues.names_sigmoid(piece.after):
            head = head_of(side.piece, self.scope)
            if head is not None and head.params is None and not self._known(head):
                self._both(lambda scope: scope.with_function(head.name, Function.named("sigmoid")))
                return Finding(piece, Role.DECLARATION, f"{head.name} is the sigmoid")
        return Finding(piece, Role.MENTION, error=piece.broken)

    def _declaration(self, piece: Piece) -> Finding:
        note = ""
        if piece.signs and piece.signs[0] == "in" and len(piece.sides) == 2:
            note = self._membership(piece)
        return Finding(piece, Role.DECLARATION, note)

    def _membership(self, piece: Piece) -> str:
        left, right = (side.piece for side in piece.sides)
        head = head_of(left, self.scope) if left is not None else None
        if head is None or head.params is not None:
            return ""
        domain: object = None
        if isinstance(right, s.Named):
            domain = {"R": "real", "N": "posint", "Z": "integer"}.get(right.words)
        elif isinstance(right, s.Group) and len(right.items) == 2 and right.bracket in ("(", "["):
            bounds = [self._number(item) for item in right.items]
            if None not in bounds:
                closing = ")" if right.bracket == "(" else "]"
                domain = f"{right.bracket}{bounds[0]}, {bounds[1]}{closing}"
        if domain is None:
            return ""
        found = domain_of(domain)
        self._both(lambda scope: scope.with_domain(head.name, found))
        return f"{head.name} in {found}"

    def _number(self, piece: s.Surface) -> str | None:
        value = index_value(piece, {})
        if value is not None:
            return str(value)
        if isinstance(piece, s.Number):
            return piece.digits
        if isinstance(piece, s.Constant) and piece.name == "infinity":
            return "oo"
        if isinstance(piece, s.Sum) and len(piece.terms) == 1:
            inner = self._number(piece.terms[0][1])
            return None if inner is None else f"{piece.terms[0][0]}{inner}".removeprefix("+")
        return None

    def _is_domain(self, piece: Piece) -> bool:
        heads = [
            None if side.piece is None else head_of(side.piece, self.scope) for side in piece.sides
        ]
        symbols = [head for head in heads if head is not None and head.params is None]
        others = [side for side, head in zip(piece.sides, heads, strict=True) if head is None]
        return (
            len(symbols) == 1
            and not self._known(symbols[0])
            and all(
                side.piece is not None and self._number(side.piece) is not None for side in others
            )
        )

    def _domain(self, piece: Piece) -> Finding:
        try:
            relation = [side.meaning(self.scope).node for side in piece.sides]
        except SymsgdError as error:
            return Finding(piece, Role.DECLARATION, error=error)
        name = next(str(node.value) for node in relation if node.head == n.VARIABLE)
        low, high = None, None
        for sign, left, right in zip(piece.signs, relation, relation[1:], strict=False):
            is_left = left.head == n.VARIABLE
            bound = right if is_left else left
            if (sign in (">", ">=")) == is_left:
                low = ("(" if sign in (">", "<") else "[", bound)
            elif sign != "!=":
                high = (")" if sign in (">", "<") else "]", bound)
        text = f"{low[0] if low else '('}{low[1] if low else '-oo'}, {high[1] if high else 'oo'}"
        text += high[0] if high else ")"
        domain = domain_of("nonzero" if piece.signs == ("!=",) else text)
        self._both(lambda scope: scope.with_domain(name, domain))
        return Finding(piece, Role.DECLARATION, f"{name} in {domain}")

    # ranges of loops

    def _is_range(self, piece: Piece, head: Head | None) -> bool:
        if (
            head is None
            or head.params is not None
            or head.index is not None
            or head.name != head.base
        ):
            return False
        if piece.signs[0] != "=" or piece.sides[1].piece is None:
            return False
        if not is_range_end(piece.sides[1].piece):
            return False
        if cues.is_for(piece.before) and not self._known(head):
            return True
        return head.name in self.loops and not self._known(head)

    def _range(self, piece: Piece, head: Head | None, pieces: tuple[Piece, ...], i: int) -> Finding:
        low = piece.sides[1].piece
        name = head.name if head is not None else ""
        way = cues.upper_end(piece.after)
        if way is not None and len(piece.sides) == 2:
            number = way[1]
            after = pieces[i + 1] if i + 1 < len(pieces) else None
            end: s.Surface | None = None
            if number is not None:
                end = s.Number(piece.end, piece.end, str(number))
            elif after is not None and len(after.sides) == 1:
                end = after.sides[0].piece
            self._infer_layers(name, low, number, piece)
            ends = (low, end) if way[0] == "up" else (end, low)
            self.loops.pop(name, None)
            self.loops[name] = _Loop(*ends)
        rest = replace(piece, sides=piece.sides[1:], signs=piece.signs[1:])
        links = self._links(rest, 2) if rest.signs else []
        return Finding(piece, Role.RANGE, links=links)

    def _infer_layers(
        self, name: str, low: s.Surface | None, high: int | None, piece: Piece
    ) -> None:
        """Learn L from 'for l = 2 to 2' after the algorithm said 'for l = 2 to L'."""
        earlier = self.loops.get(name)
        if earlier is None or earlier.high is None or high is None or earlier.low is None:
            return
        for template in self.scope.templates:
            top = template.high
            same = (
                low is not None
                and template.low is not None
                and (index_value(low, {}) == index_value(template.low, {}))
            )
            if template.loop == name and isinstance(top, s.Letter) and same:
                if top.name not in self.scope.indices:
                    self._both(lambda scope, letter=top.name: scope.with_index(letter, high))  # type: ignore[misc]
                    self.assumptions.append((f"{top.name} = {high}", piece))
                return

    # meanings

    def _known(self, head: Head) -> bool:
        scope = self.scope
        if (
            head.name in scope.definitions
            or head.name in scope.values
            or head.name in scope.functions
        ):
            return True
        if head.name in scope.indices:
            return True
        if head.params is not None and head.base in scope.functions and head.name == head.base:
            return True
        return head.index is not None and self._line_for(head) is not None

    def _known_line(self, head: Head) -> bool:
        if head.index is None:
            return False
        text = _index_key(head.index)
        return any(
            template.base == head.base and _index_key(template.index) == text
            for template in self.scope.templates
        )

    def _line_for(self, head: Head) -> Template | None:
        from symsgd.read.symbols_meaning import matches

        if head.index is None:
            return None
        indices = dict(self.scope.indices)
        index = index_value(head.index, indices)
        if index is None:
            return None
        lines = (*self.scope.templates, *self.scope.fallback)
        return next((t for t in lines if matches(t, head.base, index, indices) is not None), None)

    def _is_new_value(self, piece: Piece, head: Head) -> bool:
        """Say whether 'let' gives a value to a name that was let before, or is only a formula."""
        if head.name in self.said:
            return True
        old = self.scope.definitions.get(head.name)
        if old is None or not _is_literal(piece.sides[-1].piece):
            return False
        entries = old.entries if isinstance(old, Matrix) else (old,)
        return bool(n.free_variables(*entries))

    def _route(self, head: Head) -> str:
        """Say which line of the algorithm works a quantity out."""
        line = self._line_for(head)
        if line is None or head.name in self.scope.definitions:
            return ""
        return f"{head.name} by line {line.line}" if line.line else f"{head.name} by the algorithm"

    def _lacks_value(self, head: Head) -> bool:
        """Say whether the algorithm names a quantity whose value is not known all the same."""
        if head.index is None or head.name in self.scope.definitions:
            return False
        line = self._line_for(head)
        if line is None:
            return False
        symbol = s.Letter(0, 0, head.base)
        bracket = s.Script("index", 0, 0, head.index, style="[")
        meaning = self._meaning(s.Scripted(0, 0, symbol, None, (bracket,)), line.source)
        return meaning is None or bool(meaning.missing)

    def _line(self, piece: Piece, head: Head) -> Finding:
        """Keep a line such as ``z^{[l]} = …`` as a template."""
        if piece.broken is not None:
            return Finding(piece, Role.IMPLICIT_DEFINITION, error=piece.broken)
        body = piece.sides[1].piece
        letter = head.index.name if isinstance(head.index, s.Letter) else None
        loop = self.loops.get(letter) if letter is not None else None
        if loop is None and letter is not None and letter in self.scope.indices:
            letter = None
        place = piece.sides[0]
        line = place.source.line_column(place.start)[0]
        if body is not None and head.index is not None:
            template = Template(
                head.base, head.index, body, place.source, line,
                loop.low if loop else None, loop.high if loop else None,
                letter if loop or letter not in _LAST_LAYER else None,
            )  # fmt: skip
            self._both(lambda scope: scope.with_template(template))
        self.assumptions.append((f"{place.text} = {piece.sides[1].text}", piece))
        rest = replace(piece, sides=piece.sides[1:], signs=piece.signs[1:])
        return Finding(
            piece, Role.IMPLICIT_DEFINITION, "a line of the algorithm",
            self._links(rest, 2) if rest.signs else [],
        )  # fmt: skip

    def _define(self, piece: Piece, head: Head, role: Role) -> Finding:
        """Let the first side name what the others are; the others are claims among themselves."""
        ambient = self._ambient(piece)
        rest = replace(piece, sides=piece.sides[1:], signs=piece.signs[1:])
        links = self._links(rest, 2) if rest.signs else []
        value = self._best(rest, head, ambient)
        if value is not None:
            role = self._bind(head, value, role, rest)
        if role is Role.IMPLICIT_DEFINITION:
            self.assumptions.append((f"{piece.sides[0].text} = {rest.sides[0].text}", piece))
        if role is not Role.IMPLICIT_DEFINITION and cues.is_let(piece.before):
            self.said[head.name] = piece
        error = piece.sides[0].error or (rest.sides[0].error if not links else None)
        return Finding(piece, role, _NOTES.get(role, ""), links, error)

    def _bind(self, head: Head, value: Value, role: Role, rest: Piece) -> Role:
        if head.params is not None:
            function = Function(params=head.params, body=value)
            self._both(lambda scope: scope.with_function(head.name, function))
            return role
        number = constant_node(value)
        if number is not None and len(rest.sides) == 1 and _is_literal(rest.sides[0].piece):
            self._both(lambda scope: scope.with_value(head.name, value))
            return Role.ASSIGNMENT
        if isinstance(value, Matrix) and len(rest.sides) == 1 and _is_literal(rest.sides[0].piece):
            role = Role.ASSIGNMENT
        self.scope = self.scope.with_definition(head.name, value)
        last = self._unfinished(rest.sides[-1], self.carried)
        self.carried = self.carried.with_definition(
            head.name, last.value if last is not None and last.value is not None else value
        )
        return role

    def _best(self, rest: Piece, head: Head, ambient: Scope) -> Value | None:
        """Return the first side that is fully known, else the first that can be read at all."""
        scope = ambient
        for param in head.params or ():
            scope = scope.without(param)
        found = [self._unfinished(side, scope) for side in rest.sides]
        complete = next(
            (m for m in found if m is not None and m.value is not None and not m.missing), None
        )
        readable = next((m for m in found if m is not None and m.value is not None), None)
        best = complete or readable
        if best is not None and best.loose:
            self._both(lambda scope: replace(scope, loose=scope.loose | {head.name}))
        return best.value if best is not None else None

    def _unfinished(self, side: Side, scope: Scope) -> Meaning | None:
        if side.piece is None:
            return None
        try:
            return elaborate(side.piece, scope, side.source, finish=False)
        except SymsgdError:
            return None

    def _meaning(self, piece: s.Surface, source: object) -> Meaning | None:
        try:
            return elaborate(piece, self.scope, source)  # type: ignore[arg-type]
        except SymsgdError:
            return None

    def _author_says(self, piece: Piece, head: Head) -> None:
        """Remember what the author's chain ends in, for errors carried forward."""
        if head.params is not None or head.name in self.scope.functions:
            return
        last = self._unfinished(piece.sides[-1], self.carried)
        if last is not None and last.value is not None and not last.missing:
            self.carried = self.carried.with_definition(head.name, last.value)

    def _complete(self, piece: Piece, head: Head) -> None:
        """Give a name that the algorithm could not work out the value that the author states."""
        if not self._lacks_value(head):
            return
        rest = replace(piece, sides=piece.sides[1:], signs=piece.signs[1:])
        value = self._best(rest, head, self.scope)
        if value is not None:
            self.scope = self.scope.with_definition(head.name, value)
            self.assumptions.append((f"{piece.sides[0].text} = {rest.sides[-1].text}", piece))

    def _is_recursive(self, piece: Piece, head: Head) -> bool:
        body = piece.sides[1].piece
        if body is None or head.params is not None or len(piece.sides) != 2:
            return False
        return mentions(body, head.name) and not self._known(head) and isinstance(body, s.Sum)

    def _is_assignment_list(self, piece: Piece, names: tuple[str, ...]) -> bool:
        right = piece.sides[1].piece
        fresh = not any(self.scope.knows(name) for name in names)
        return fresh and isinstance(right, s.Group) and len(right.items) == len(names)

    def _assign_list(self, piece: Piece, names: tuple[str, ...]) -> Finding:
        right = piece.sides[1]
        items = right.piece.items if isinstance(right.piece, s.Group) else ()
        for name, item in zip(names, items, strict=True):
            value = self._meaning(item, right.source)
            if value is not None and isinstance(value.value, Node):
                node = value.value
                self._both(lambda scope, name=name, node=node: scope.with_value(name, node))  # type: ignore[misc]
        return Finding(piece, Role.ASSIGNMENT)

    # claims

    def _claims(self, piece: Piece) -> Finding:
        return Finding(piece, Role.CLAIM, links=self._links(piece, 1))

    def _links(self, piece: Piece, first: int) -> list[Link]:
        scope, carried = self._ambient(piece), self._ambient(piece, self.carried)
        return [
            Link(left, right, {":=": "="}.get(sign, sign), step, scope, carried)
            for step, (sign, left, right) in enumerate(
                zip(piece.signs, piece.sides, piece.sides[1:], strict=False), first
            )
        ]

    def _ambient(self, piece: Piece, scope: Scope | None = None) -> Scope:
        surfaces = [side.piece for side in piece.sides if side.piece is not None]
        return with_ambient(scope or self.scope, *surfaces)

    def _both(self, change: Callable[[Scope], Scope]) -> None:
        self.scope, self.carried = change(self.scope), change(self.carried)


_LAST_LAYER = ("L",)
_NOTES = {
    Role.DEFINITION: "a definition",
    Role.IMPLICIT_DEFINITION: "taken as a definition",
    Role.ASSIGNMENT: "a value",
}


def _index_key(index: s.Surface) -> str:
    from symsgd.read.names import subscript_text

    return subscript_text(index)


def _is_literal(piece: s.Surface | None) -> bool:
    """Say whether a side is nothing but numbers."""
    if piece is None:
        return False
    allowed = (s.Number, s.Sum, s.MatrixOf, s.Group, s.Fraction, s.Constant)
    return all(isinstance(part, allowed) for part in s.walk(piece))
