"""Cases of a definition that come later: 'f(x) = x for x > 0. … For x ≤ 0, f(x) = 0.'"""

from __future__ import annotations

from dataclasses import replace

from symsgd.check import cues
from symsgd.check.case_cues import is_otherwise
from symsgd.check.finding import Finding
from symsgd.check.heads import Head
from symsgd.check.outline import Piece
from symsgd.check.report import Role
from symsgd.check.state import State
from symsgd.expression import node as n
from symsgd.expression.domain import Domain
from symsgd.expression.node import Node
from symsgd.read.limits import constant_value
from symsgd.read.records import Function
from symsgd.read.scope import Scope
from symsgd.read.values import Value

Branch = tuple[str, Domain]  # a variable, and where it lies


class LaterCases(State):
    """The part of the walk that puts a later case beside the earlier ones."""

    def begin_branches(self, head: Head, value: Value | None, piece: Piece) -> None:
        """Remember that a definition was given under a condition; others may come."""
        branch = self._branch(piece)
        self.branches.pop(head.name, None)
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
        rest = replace(piece, sides=piece.sides[1:], signs=())
        value = self.best(rest, head, self.ambient(piece))
        if not isinstance(value, Node):
            return None
        parts = [(old, _condition(other)) for other, old in earlier]
        parts.append((value, n.logic("true") if branch is None else _condition(branch)))
        self._give_cases(head, n.piecewise(*parts))
        self.both(lambda scope: replace(scope, partial={
            name: limits for name, limits in scope.partial.items() if name != head.name
        }))  # fmt: skip
        self.branches[head.name] = [*earlier, *([] if branch is None else [(branch, value)])]
        said = [str(_condition(other)) for other, _ in self.branches[head.name]]
        where = "" if branch is None else " or ".join(said).replace("==", "=")
        self.both(lambda scope: scope.given_only_where(head.name, where))
        if cues.is_consequence(piece.before):
            self.both(lambda scope: replace(scope, concluded=scope.concluded | {head.name}))
        self.assumptions.append((f"{piece.sides[0].text} = {piece.sides[1].text}", piece))
        return Finding(piece, Role.IMPLICIT_DEFINITION, "another case of the definition")

    def _give_cases(self, head: Head, body: Node) -> None:
        if head.params is not None:
            function = Function(params=head.params, body=body)
            self.both(lambda scope: scope.with_function(head.name, function))
        else:
            self.both(lambda scope: scope.with_definition(head.name, body))

    def _branch(self, piece: Piece) -> Branch | None:
        """Return the one interval to which the words of its sentence limit a piece, if they do."""
        scope = Scope()
        for _, change in self.local.get(piece.sentence, ()):
            scope = change(scope)
        if len(scope.values) == 1 and not scope.domains and not scope.assumed:
            [(name, number)] = scope.values.items()
            value = constant_value(number) if isinstance(number, Node) else None
            return None if value is None else (name, Domain(value, value))
        if len(scope.domains) != 1 or scope.assumed or scope.values:
            return None
        [(name, domain)] = scope.domains.items()
        bounded = domain.low is not None or domain.high is not None
        return (name, domain) if bounded and not domain.integer else None


def _speaks_of(head: Head, value: Node, branch: Branch) -> bool:
    if head.params is not None:
        return head.params == (branch[0],)
    point = branch[1].low is not None and branch[1].low == branch[1].high
    return point or branch[0] in n.free_variables(value)


def _excludes(one: Branch, other: Branch) -> bool:
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


def _condition(branch: Branch) -> Node:
    name, domain = branch
    x, parts = n.variable(name), []
    if domain.low is not None and domain.low == domain.high:
        return n.relation("=", x, n.number(domain.low))
    if domain.low is not None:
        parts.append(n.relation(">" if domain.low_open else ">=", x, n.number(domain.low)))
    if domain.high is not None:
        parts.append(n.relation("<" if domain.high_open else "<=", x, n.number(domain.high)))
    return parts[0] if len(parts) == 1 else n.logic("and", *parts)
