r"""Steps against a gradient that a text states: with ``∂L/∂W = δa^T``, ``W \leftarrow W - ηδa^T``.

What the gradient is, is judged where it is stated.  A step that takes the very same formula has to
go against it, if the text descends: the claim is about W, η and the gradient as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Hashable

from symsgd.check.finding import Finding, Link
from symsgd.check.judgement import Side
from symsgd.check.meanings.descent import LOSSES, RATES
from symsgd.check.outline import Piece
from symsgd.check.report import Role
from symsgd.check.state import State
from symsgd.expression import node as n
from symsgd.read import surface as s
from symsgd.read.named_parts import form
from symsgd.read.scope import Scope

_DESCENDS = re.compile(
    r"\bdescen[dst]|\bSGD\b|\bloss|\bcosts?\b|\berrors?\b|\bminimi[sz]|abstieg|verlust|kosten|fehler"
    r"|descente|perte|coût|erreur|descenso|pérdida|coste|梯度下降|损失",
    re.IGNORECASE,
)
_ASCENDS = re.compile(
    r"ascen[dst]|maximi[sz]|likelihood|reward|polic|return\b|anstieg|montée|ascenso|vraisemblance"
    r"|gain|utility|最大化|上升",
    re.IGNORECASE,
)
_MOST_WORDS = 2500  # characters before a step that may say what is done
_DERIVATIVE = "derivative by"
Term = tuple[str, tuple[Hashable, ...]]  # the sign of a product, and the forms of its factors


class StatedGradients(State):
    """The part of the walk that holds a step against the gradient that the text states."""

    gradients_stated: dict[str, tuple[Term, Piece]]  # of each parameter, by its letter

    def with_stated_gradient(self, found: Finding) -> Finding:
        """Return the finding of a step that claims to go against its gradient."""
        piece = found.piece
        if not piece.signs or len(piece.sides) < 2 or piece.broken:
            return found
        self._note_gradient(piece)
        term = None if found.links else _step(piece)
        if term is None or found.role not in (Role.UPDATE, Role.IMPLICIT_DEFINITION):
            return found
        name, sign, factors = term
        stated = self._stated(name, piece)
        if all(factors != one for _, one in stated):
            return found
        gradient_sign = next(one for one, other in stated if other == factors)
        against = sign != gradient_sign
        if against and factors[0] == _DERIVATIVE:
            return found  # the rule of the method itself
        text = piece.sides[0].source.prose[max(piece.start - _MOST_WORDS, 0) : piece.end]
        if _ASCENDS.search(text) or not _DESCENDS.search(text):
            return found
        weight, rate, slope = map(n.variable, (name, "eta", "gradient"))
        due = weight - rate * slope
        said = due if against else weight + rate * slope
        first, second = piece.sides[0], piece.sides[1]
        left = Side(first.source, first.start, first.end, value=due)
        right = Side(second.source, second.start, second.end, value=said)
        found.links.append(Link(left, right, "=", 1, Scope(), Scope(), piece.signs[0]))
        return found

    def _note_gradient(self, piece: Piece) -> None:
        """Remember what a text says that the derivative of its loss by a parameter is."""
        name = _differentiated(piece.sides[0].piece)
        if name is None or piece.signs[0] != "=":
            return
        known = self.__dict__.setdefault("gradients_stated", {})
        terms = [_term(side.piece) for side in piece.sides[1:] if side.piece is not None]
        known[name] = ([one for one in terms if one is not None], piece)

    def _stated(self, name: str, piece: Piece) -> list[Term]:
        known = self.__dict__.get("gradients_stated", {})
        terms, given = known.get(name, ([], None))
        itself = [("+", (_DERIVATIVE, name))]
        return [*itself, *(terms if given is not None and given.exercise == piece.exercise else [])]


def _differentiated(piece: s.Surface | None) -> str | None:
    r"""Return the letter by which ∂L/∂W, or \nabla_W L, differentiates a loss."""
    over: s.Surface | None = None
    if isinstance(piece, s.Derivative) and len(piece.variables) == 1:
        (over, times), operand = piece.variables[0], piece.operand
        over = over if times == 1 else None
    elif isinstance(piece, s.Product) and isinstance(piece.factors[0], s.Gradient):
        over, operand = piece.factors[0].over, piece.factors[1]
    else:
        return None
    loss = isinstance(operand, s.Letter) and operand.name in LOSSES
    return _letter(over) if loss and over is not None else None


def _letter(piece: s.Surface) -> str | None:
    """Return the letter of W, W_t and W_{t+1}; W_1 and W_2 are parameters of their own."""
    if isinstance(piece, s.Letter):
        return piece.name
    if not isinstance(piece, s.Scripted) or not isinstance(piece.base, s.Letter):
        return None
    counted = [piece.sub, *(one.body for one in piece.scripts)]
    states = any(isinstance(part, s.Letter) and part.name in "tkn"
                 for one in counted if one is not None for part in s.walk(one))  # fmt: skip
    return piece.base.name if states else str(form(piece))


def _term(piece: s.Surface, sign: str = "+") -> Term | None:
    """Return a product, or a single symbol, as its sign and its factors."""
    if isinstance(piece, s.Sum):
        if len(piece.terms) != 1:
            return sign, (form(piece),)
        own, inner = piece.terms[0]
        return _term(inner, sign if own == "+" else "-" if sign == "+" else "+")
    name = _differentiated(piece)
    if name is not None:
        return sign, (_DERIVATIVE, name)
    if isinstance(piece, s.Product):
        return sign, tuple(form(one) for one in piece.factors)
    return sign, (form(piece),)


def _step(piece: Piece) -> tuple[str, str, tuple[Hashable, ...]] | None:
    """Return the parameter, the sign and the factors behind the rate of a step W ± η(…)."""
    first, body = piece.sides[0].piece, piece.sides[1].piece
    name = None if first is None else _letter(first)
    if name is None or not isinstance(body, s.Sum) or len(body.terms) != 2 or len(piece.sides) > 2:
        return None
    (plus, before), (sign, change) = body.terms
    if plus != "+" or _letter(before) != name or not isinstance(change, s.Product):
        return None
    rate, *rest = change.factors
    if not isinstance(rate, s.Letter) or rate.name not in RATES or not rest:
        return None
    inner = rest[0] if len(rest) == 1 else s.Product(0, 0, tuple(rest), change.operators[1:])
    term = _term(inner)
    return None if term is None else (name, sign if term[0] == "+" else _other(sign), term[1])


def _other(sign: str) -> str:
    return "-" if sign == "+" else "+"
