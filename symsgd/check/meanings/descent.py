r"""Steps of gradient descent on a loss that the text gives: ``w \leftarrow w - 2\eta(wx - y)x``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from symsgd.algebra.balls import enclose, is_ball
from symsgd.check.finding import Link, is_literal
from symsgd.check.heads import Head
from symsgd.check.judgement import Side
from symsgd.check.meanings.algorithms import Algorithms
from symsgd.check.outline import Piece
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.functions.derivatives import differentiate
from symsgd.read import surface as s
from symsgd.read.scope import Scope

DESCENT = re.compile(
    r"\b(?:gradient[- ]descent|steepest[- ]descent|SGD|gradientenabstieg\w*"
    r"|descente (?:de|du) gradient|descenso (?:de|del|por) gradiente)\b|梯度下降",
    re.IGNORECASE,
)
MORE = re.compile(
    r"\b(?:momentum|velocity|nesterov|adam\w*|rms\w*|ada\w+|decay\w*|regulari[sz]\w*|penal\w+"
    r"|clip\w*|normali[sz]\w*|newton\w*|natural|preconditio\w*|project\w*|proximal|sign\w*|noise"
    r"|noisy|ascent|mini-?batch\w*|impuls\w*|anstieg)\b",
    re.IGNORECASE,
)
_SURE = ("L", "J", "C", "E", "cal_L", "ell", "cal_J", "cal_C", "cal_E", "R")
LOSSES = (*_SURE, "f", "F")
_ERROR = re.compile(
    r"\b(?:errors?|loss(?:es)?|costs?|target|fehler\w*|verlust\w*|kosten\w*|erreur|perte|coût"
    r"|error|pérdida|coste)\b|误差|損失|损失",
    re.IGNORECASE,
)
_END = re.compile(r"[.;!?。]\$*\s|\n#")
_MOST_WORDS = 300
RATES = ("eta", "alpha", "epsilon", "gamma", "mu", "lambda")


class Descent(Algorithms):
    """The part of the walk that holds a step of gradient descent against the gradient."""

    def descent(self, piece: Piece, rest: Piece, head: Head) -> list[Link]:
        """Return the claim that a step is w - η ∂L/∂w, if the text says that it descends."""
        body = rest.sides[0].piece
        if not DESCENT.search(_words(piece)) or not isinstance(body, s.Sum) or rest.signs:
            return []
        if head.name in self.scope.values or head.name in self.scope.arrays.not_numbers:
            return []
        losses = [one for name in LOSSES if (one := loss_of(name, head.name, self.scope))]
        found = self.meaning(body, rest.sides[0].source)
        said = None if found is None or found.missing else found.value
        if len(losses) != 1 or not isinstance(said, Node) or _differentiates(body):
            return []
        rates = [name for name in n.free_variables(said) if name in RATES]
        if len(rates) != 1 or rates[0] in n.free_variables(losses[0]):
            return []
        weight, rate = n.variable(head.name), n.variable(rates[0])
        step = rate * differentiate(losses[0], head.name)
        first = piece.sides[0]
        due = Side(first.source, first.start, first.end, value=weight - step)
        scope, carried = self.ambient(rest), self.ambient(rest, self.carried)
        model = all(loss_of(name, head.name, self.scope) is None for name in _SURE)
        if doubt := _doubt(piece, weight - said, step, losses[0], model=model):
            scope = replace(scope, around=replace(scope.around, left_open=doubt))
        return [Link(due, rest.sides[0], "=", 1, scope, carried)]

    def tell_of_step(self, piece: Piece, rest: Piece) -> None:
        """Tell that a step of gradient descent is taken as it is given: no gradient judges it."""
        body = rest.sides[0].piece
        step = isinstance(body, s.Sum) and not _differentiates(body) and not is_literal(body)
        if step and not rest.signs and DESCENT.search(_words(piece)):
            said = f"{piece.sides[0].text} becomes {rest.sides[0].text}"
            self.assumptions.append((said, piece))


def _words(piece: Piece) -> str:
    """Return the words of the sentence before a piece; a blank line before a display ends none."""
    text = piece.sides[0].source.text[max(piece.start - _MOST_WORDS, 0) : piece.start]
    return _END.split(text)[-1]


def loss_of(name: str, weight: str, scope: Scope) -> Node | None:
    """Return the formula of a loss that depends on a weight, if the text gives it."""
    function = scope.functions.get(name)
    found = scope.definitions.get(name) if function is None else function.body
    if not isinstance(found, Node) or weight not in n.free_variables(found):
        return None
    return found


def _differentiates(body: s.Surface) -> bool:
    """Say whether a step holds the derivative itself, as in w - η ∂L/∂w: that is the rule."""
    return any(
        isinstance(part, s.Derivative | s.Gradient)
        or (isinstance(part, s.Scripted) and any(one.kind == "prime" for one in part.scripts))
        for part in s.walk(body)
    )


def _doubt(piece: Piece, said: Node, due: Node, loss: Node, *, model: bool) -> str:
    """Return what is open where a step is another than the gradient tells, or nothing.

    The rate may hold a factor, and words may add to the step; against the gradient none goes.  f
    may be a ``model``, of which the error is the loss.
    """
    try:
        found = [enclose(said / due, point) for point in _points(said, due)]
    except SymsgdError:
        found = []
    ratios = [one for one in found if is_ball(one)]
    if not ratios or len(ratios) < len(found):
        return "whether the step is that of the loss alone"
    alike = all(one.overlaps(ratios[0]) for one in ratios)  # a factor, unless they are apart
    against = all(one < 0 for one in ratios)
    if alike and not against:
        return "whether the learning rate holds a factor of the gradient"
    said_around = f"{_words(piece)} {piece.after}"
    words = MORE.search(said_around) or (model and _ERROR.search(said_around))
    if alike and not words:
        return ""
    other = {*n.free_variables(said)} - {*n.free_variables(due, loss)}
    return "whether the step is that of the loss alone" if other or words else ""


def _points(*nodes: Node) -> Iterator[dict[str, Fraction]]:
    """Yield some points at which two steps are compared."""
    names = n.free_variables(*nodes)
    for start in (30, 70, 110):
        yield {name: Fraction(start + 19 * i, 100) for i, name in enumerate(names)}
