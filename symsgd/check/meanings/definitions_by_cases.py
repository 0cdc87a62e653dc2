"""Definitions by cases: told in one sentence, or case by case, sentence after sentence.

"f(x) = x for x > 0 and 0 otherwise" is read as a whole.  "f(x) = x for x > 0. … For x ≤ 0,
f(x) = 0" puts a later case beside the earlier ones, if it excludes them.
"""

from __future__ import annotations

from dataclasses import replace

from symsgd.check.clauses.case_pieces import Branch, branches_from
from symsgd.check.clauses.given_values import given_in_sentence
from symsgd.check.finding import Finding
from symsgd.check.heads import Head, head_of
from symsgd.check.judgement import Side
from symsgd.check.outline import Piece
from symsgd.check.report import Role
from symsgd.check.state import State
from symsgd.check.words import cues
from symsgd.check.words.alternatives import are_alternatives
from symsgd.check.words.argument_words import is_consequence
from symsgd.check.words.case_cues import is_otherwise
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.domain import Domain
from symsgd.expression.node import Node
from symsgd.read import surface as s
from symsgd.read.limits import constant_value
from symsgd.read.records import Function
from symsgd.read.values import Value

Case = tuple[str, Domain]  # a variable, and where it lies


class DefinitionsByCases(State):
    """The part of the walk that reads what a name is in each case."""

    def branches_ahead(self, pieces: tuple[Piece, ...], i: int) -> None:
        """Read a definition by cases, with all its pieces, at the first of them."""
        if i in self.findings:
            return
        branches = branches_from(pieces, i)
        if len(branches) == 1:
            self._note_limits(pieces, branches[0])
        if len(branches) < 2:
            return
        heads = [self._head(pieces[value]) for value, _ in branches]
        head = heads[0]
        if head is None or self.known(head):
            return
        if head.params is None and isinstance(head.symbol, s.Scripted):
            return  # a_t for t < 5 and for t ≥ 5: a rule for a sequence
        if any(other is None or not other.names_as(head) for other in heads):
            return
        if self._meant_behind(pieces, branches[-1], head):
            return
        first = pieces[branches[0][0]]
        whole = self._in_cases(pieces, branches)
        if whole is None:
            return
        explicit = first.signs[0] == ":=" or cues.is_let(first.before)
        role = Role.DEFINITION if explicit else Role.IMPLICIT_DEFINITION
        found = self.define(replace(first, sides=(first.sides[0], whole)), head, role)
        for value, condition in branches:
            self.findings[value] = Finding(pieces[value], found.role, f"a case of {head.name}")
            if condition is not None:
                said = f"a condition of a case of {head.name}"
                self.findings[condition] = Finding(pieces[condition], Role.DECLARATION, said)
        self.findings[branches[0][0]] = found
        if None not in (condition for _, condition in branches):
            said = " or ".join(_text(pieces[at]) for _, at in branches if at is not None)
            self.both(lambda scope: scope.given_only_where(head.name, said))

    def _meant_behind(self, pieces: tuple[Piece, ...], last: Branch, head: Head) -> bool:
        """Say whether 'where f(x) = …' behind the cases says what f is: they only claim values."""
        at = max(i for i in last if i is not None) + 1
        if at >= len(pieces) or pieces[at].sentence != pieces[at - 1].sentence:
            return False
        named = self._head(pieces[at])
        return cues.is_where(pieces[at].before) and named is not None and named.names_as(head)

    def _note_limits(self, pieces: tuple[Piece, ...], branch: Branch) -> None:
        """Remember the condition under which a name gets a meaning: it may have another beyond."""
        value, condition = branch
        head = self._head(pieces[value])
        if condition is None or head is None or self.known(head):
            return
        try:
            sides = [side.meaning(self.scope).node for side in pieces[condition].sides]
        except SymsgdError:
            return
        signs = pieces[condition].signs
        limits = tuple(map(n.relation, signs, sides, sides[1:]))
        self.both(
            lambda scope: replace(
                scope,
                provisos=replace(
                    scope.provisos, partial={**scope.provisos.partial, head.name: limits}
                ),
            )
        )

    def define(self, piece: Piece, head: Head, role: Role) -> Finding:
        """Define a name (given by the part that reads definitions)."""
        raise AssertionError

    def _head(self, piece: Piece) -> Head | None:
        first = piece.sides[0].piece
        return None if first is None else head_of(first, self.scope)

    def _in_cases(self, pieces: tuple[Piece, ...], branches: list[Branch]) -> Side | None:
        """Return the values with their conditions as one side."""
        found: list[tuple[s.Surface, s.Surface | None]] = []
        for at, condition in branches:
            value = pieces[at].sides[-1].piece
            if value is None:
                return None
            if condition is None:
                found.append((value, None))
                continue
            sides = [side.piece for side in pieces[condition].sides]
            known = tuple(side for side in sides if side is not None)
            if len(known) < len(sides):
                return None
            limits = s.Relation(known[0].start, known[-1].end, known, pieces[condition].signs)
            found.append((value, limits))
        first, last = pieces[branches[0][0]], pieces[branches[-1][0]]
        start, end = first.sides[-1].start, last.sides[-1].end
        return Side(first.sides[0].source, start, end, s.Cases(start, end, tuple(found)))

    def begin_branches(self, head: Head, value: Value | None, piece: Piece) -> None:
        """Remember that a definition was given under a condition; others may come."""
        branch = self._branch(piece)
        self.branches.pop(head.name, None)
        given = given_in_sentence(self.pieces, piece)
        if given or head.name in self.scope.provisos.given_for:
            self.both(
                lambda scope: replace(
                    scope,
                    provisos=replace(
                        scope.provisos, given_for={**scope.provisos.given_for, head.name: given}
                    ),
                )
            )
        if branch is not None and isinstance(value, Node) and _speaks_of(head, value, branch):
            self.branches[head.name] = [(branch, value)]

    def next_branch(self, piece: Piece, head: Head) -> Finding | None:
        """Return that a piece is another case of a definition, or None if it claims something.

        It is one if its condition excludes those of all earlier cases.
        """
        earlier = self.branches.get(head.name)
        if not earlier or len(piece.sides) != 2 or piece.signs != ("=",):
            return None
        known = self.scope.functions.get(head.name)
        if head.params is not None and (known is None or known.params != head.params):
            return None
        branch = self._branch(piece)
        if is_otherwise(piece.after):
            branch = None
        elif branch is None or not all(_excludes(branch, other) for other, _ in earlier):
            return None
        meant = self.meant_in.get(head.name)
        point = branch is not None and branch[1].low == branch[1].high
        if point and meant is not None and are_alternatives(meant.parts, piece.parts):
            return None  # "Ridge: … at w = 2" and "Lasso: … at w = 3" are no cases of one formula
        rest = replace(piece, sides=piece.sides[1:], signs=())
        value = self.best(rest, head, self.ambient(piece))
        if not isinstance(value, Node):
            return None
        parts = [(old, _condition(other)) for other, old in earlier]
        parts.append((value, n.logic("true") if branch is None else _condition(branch)))
        self._give_cases(head, n.piecewise(*parts))
        self.both(lambda scope: replace(scope, provisos=replace(scope.provisos, partial={
            name: limits for name, limits in scope.provisos.partial.items() if name != head.name
        })))  # fmt: skip
        self.branches[head.name] = [*earlier, *([] if branch is None else [(branch, value)])]
        said = [str(_condition(other)) for other, _ in self.branches[head.name]]
        where = "" if branch is None else " or ".join(said).replace("==", "=")
        self.both(lambda scope: scope.given_only_where(head.name, where))
        if is_consequence(piece.before):
            self.both(
                lambda scope: replace(
                    scope,
                    provisos=replace(
                        scope.provisos, concluded=scope.provisos.concluded | {head.name}
                    ),
                )
            )
        self.assumptions.append((f"{piece.sides[0].text} = {piece.sides[1].text}", piece))
        return Finding(piece, Role.IMPLICIT_DEFINITION, "another case of the definition")

    def _give_cases(self, head: Head, body: Node) -> None:
        if head.params is not None:
            function = Function(params=head.params, body=body)
            self.both(lambda scope: scope.with_function(head.name, function))
        else:
            self.both(lambda scope: scope.with_definition(head.name, body))

    def _branch(self, piece: Piece) -> Case | None:
        """Return the one interval to which the words of its sentence limit a piece, if they do."""
        scope = self.local_scope(piece)
        if len(scope.values) == 1 and not scope.domains and not scope.assumed:
            [(name, number)] = scope.values.items()
            value = constant_value(number) if isinstance(number, Node) else None
            return None if value is None else (name, Domain(value, value))
        if len(scope.domains) != 1 or scope.assumed or scope.values:
            return None
        [(name, domain)] = scope.domains.items()
        bounded = domain.low is not None or domain.high is not None
        return (name, domain) if bounded and not domain.integer else None


def _text(piece: Piece) -> str:
    source = piece.sides[0].source
    return source.text[piece.start : piece.end].strip()


def _speaks_of(head: Head, value: Node, branch: Case) -> bool:
    if head.params is not None:
        return head.params == (branch[0],)
    point = branch[1].low is not None and branch[1].low == branch[1].high
    return point or branch[0] in n.free_variables(value)


def _excludes(one: Case, other: Case) -> bool:
    """Say whether two conditions on the same variable cannot both hold.

    >>> _excludes(("x", Domain.named("positive")), ("x", Domain.named("nonpositive")))
    True
    >>> _excludes(("x", Domain.named("nonnegative")), ("x", Domain.named("nonpositive")))
    False
    """
    if one[0] != other[0]:
        return False
    for first, second in ((one[1], other[1]), (other[1], one[1])):
        if first.high is None or second.low is None:
            continue
        touching = first.high == second.low and (first.high_open or second.low_open)
        if first.high < second.low or touching:
            return True
    return False


def _condition(branch: Case) -> Node:
    name, domain = branch
    x, parts = n.variable(name), []
    if domain.low is not None and domain.low == domain.high:
        return n.relation("=", x, n.number(domain.low))
    if domain.low is not None:
        parts.append(n.relation(">" if domain.low_open else ">=", x, n.number(domain.low)))
    if domain.high is not None:
        parts.append(n.relation("<" if domain.high_open else "<=", x, n.number(domain.high)))
    return parts[0] if len(parts) == 1 else n.logic("and", *parts)
