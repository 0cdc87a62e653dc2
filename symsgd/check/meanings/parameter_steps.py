r"""One parameter after a step of gradient descent: b^{(1)}, by θ^{n+1} = θ^n − η∇L.

The rule is one for all parameters together; of each it says b − η ∂L/∂b.
"""

from __future__ import annotations

from dataclasses import replace

from symsgd.check.finding import Finding, Link
from symsgd.check.heads import Head
from symsgd.check.outline import Piece
from symsgd.check.state import State
from symsgd.errors import SymsgdError
from symsgd.expression.matrix import Matrix
from symsgd.expression.node import Node, free_variables
from symsgd.read import surface as s
from symsgd.read.derivatives.listed_parameters import parameters
from symsgd.read.meaning import elaborate
from symsgd.read.names import index_value, name_of
from symsgd.read.rewriting import exchanged
from symsgd.read.values import Value

_SIGNS = ("=", ":=", "<-")
_STEP_STYLES = ("(", "{")
_AT_FIRST = ("{}^0", "{}^(0)", "{}^{{0}}", "{}_0")


class ParameterSteps(State):
    """The part of the walk that knows what a step makes of each parameter."""

    parameter_rule: tuple[str, Piece] | None = None  # the letter of all parameters, and where

    def note_parameter_rule(self, piece: Piece) -> None:
        """Remember a step that is taken by a gradient from all parameters."""
        if len(piece.sides) < 2 or piece.signs[0] not in _SIGNS:
            return
        first, body = piece.sides[0].piece, piece.sides[1].piece
        base = None if first is None else _letter(first)
        if base is None or not isinstance(body, s.Sum) or len(body.terms) != 2:
            return
        (sign, before), (_, change) = body.terms
        if sign == "+" and _letter(before) == base and len(_by_all(change, base)) == 1:
            self.parameter_rule = base, piece

    def parameter_stepped(self, piece: Piece, head: Head) -> Finding | None:
        r"""Return the claim about a parameter after the first step, or None.

        What it is by the rule is known from here on.
        """
        value = self._after_step(piece, head)
        if value is None or self.parameter_rule is None:
            return None
        base, rule = self.parameter_rule
        self.both(lambda scope: scope.with_definition(head.name, value))
        self.meant_in[head.name] = piece
        text = f"{rule.sides[0].text} = {rule.sides[1].text}"
        if head.base != base:
            self.assumptions.append((f"{text}, of {piece.sides[0].text} as well", piece))
        names, guessed = parameters(base, self.scope)
        finding = self.claims(piece)
        if guessed and head.base == base:  # b^1 is that of b, whatever θ is
            doubt = f"whether {base} is ({', '.join(names)}), the letters of the model"
            finding.links = [_left_open(link, doubt) for link in finding.links]
        return finding

    def _after_step(self, piece: Piece, head: Head) -> Value | None:
        if self.parameter_rule is None or head.params is not None or head.symbol is None:
            return None
        base, rule = self.parameter_rule
        before = _before_step(head.symbol)
        if (
            piece is rule
            or before is None
            or not piece.within(rule)
            or rule.exercise not in (0, piece.exercise)
        ):
            return None
        listed, _ = parameters(base, self.scope)
        if head.base != base:
            known = not listed or name_of(before) in listed
            return self._of_one(piece, before) if known else None
        values = [self._of_one(piece, s.Letter(0, 0, name)) for name in listed]
        entries = [value for value in values if value is not None]
        return Matrix.column(*entries) if entries and len(entries) == len(values) else None

    def _of_one(self, piece: Piece, parameter: s.Surface) -> Node | None:
        """Return what the rule makes of one parameter that has its number."""
        if self.parameter_rule is None:
            return None
        base, rule = self.parameter_rule
        name, body = name_of(parameter), rule.sides[1].piece
        start = self._start(name, base)
        symbolic = not start and name in parameters(base, self.scope)[0]
        if name is None or not (name in start or symbolic) or name in self.renewed:
            return None
        if not isinstance(body, s.Sum):
            return None
        sign, change = body.terms[1]
        by_one = exchanged(change, lambda part: _by_one(part, parameter, base))
        whole = replace(body, terms=(("+", parameter), (sign, by_one)))
        side = replace(rule.sides[1], piece=whole)
        scope = self.ambient(replace(piece, sides=(replace(piece.sides[0], piece=parameter), side)))
        for one, number in start.items():
            scope = scope.with_value(one, number)
        try:
            found = elaborate(whole, scope, side.source)
        except SymsgdError:
            return None
        return found.value if isinstance(found.value, Node) and not found.missing else None

    def _start(self, name: str | None, base: str) -> dict[str, Node]:
        """Return the numbers that the parameters begin with: their own, or those of θ^0."""
        listed, _ = parameters(base, self.scope)
        values = {one: self.scope.values.get(one) for one in (listed or (name or "",))}
        if all(map(_is_number, values.values())):
            return {one: value for one, value in values.items() if isinstance(value, Node)}
        for at_first in _AT_FIRST:
            given = self.scope.definitions.get(at_first.format(base))
            if not isinstance(given, Matrix) or len(given.entries) != len(listed):
                continue
            if all(map(_is_number, given.entries)):
                return dict(zip(listed, given.entries, strict=True))
        return {}


def _left_open(link: Link, doubt: str) -> Link:
    around = replace(link.scope.around, left_open=link.scope.around.left_open or doubt)
    return replace(link, scope=replace(link.scope, around=around))


def _is_number(value: object) -> bool:
    return isinstance(value, Node) and not free_variables(value)


def _letter(piece: s.Surface) -> str | None:
    """Return the letter of θ, θ^n, θ_{t+1} and the like."""
    base = piece.base if isinstance(piece, s.Scripted) else piece
    return base.name if isinstance(base, s.Letter) else None


def _before_step(symbol: s.Surface) -> s.Surface | None:
    """Return the symbol without the number 1 of the first step at its upper right corner."""
    if not isinstance(symbol, s.Scripted) or len(symbol.scripts) != 1:
        return None
    [script] = symbol.scripts
    bracketed = script.kind in ("index", "order") and script.style in _STEP_STYLES
    if script.body is None or not (script.kind == "exponent" or bracketed):
        return None
    if not isinstance(script.body, s.Number) or index_value(script.body, {}) != 1:
        return None
    return symbol.base if symbol.sub is None else replace(symbol, scripts=())


def _by_all(change: s.Surface, base: str) -> tuple[s.Surface, ...]:
    r"""Return the signs ``\nabla`` and ``\partial_\theta`` in the change of a step."""
    signs = s.parts(change, s.Gradient, s.Derivative)
    return tuple(part for part in signs if _is_by_all(part, base))


def _is_by_all(part: s.Surface, base: str) -> bool:
    if isinstance(part, s.Derivative):
        by = [_letter(symbol) for symbol, order in part.variables if order == 1]
        return part.partial and by == [base]
    return isinstance(part, s.Gradient)


def _by_one(part: s.Surface, parameter: s.Surface, base: str) -> s.Surface | None:
    r"""Return a product with ∂L/∂b for its ``\nabla L(\theta)``; at 2θ it is another one."""
    if isinstance(part, s.Derivative) and part.operand is not None and _is_by_all(part, base):
        return replace(part, variables=((parameter, 1),))
    if not isinstance(part, s.Product):
        return None
    at = next((i for i, one in enumerate(part.factors) if _is_by_all(one, base)), None)
    if at is None or at + 1 == len(part.factors):
        return None
    taken, operators = part.factors[at + 1 :], part.operators[at + 1 :]
    if len(taken) > 1 and isinstance(taken[-1], s.Group) and operators[-1] == "":
        if any(name_of(item) is None or _letter(item) != base for item in taken[-1].items):
            return None
        taken, operators = taken[:-1], operators[:-1]  # L(θ^0) is L where the numbers are put in
    operand = taken[0]
    if len(taken) > 1:
        operand = s.Product(taken[0].start, taken[-1].end, taken, operators)
    by = s.Derivative(part.start, part.end, operand, ((parameter, 1),), partial=True)
    if not at:
        return by
    return replace(part, factors=(*part.factors[:at], by), operators=part.operators[:at])
