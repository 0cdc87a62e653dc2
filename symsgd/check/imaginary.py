"""The letter i: a number like any other letter, or the imaginary unit.

In an exponent a refuted claim is tried with the imaginary unit.  Elsewhere, where i is calculated
with and counts nothing, a refuted claim asks which of them is meant.
"""

from __future__ import annotations

from dataclasses import replace

from symsgd.check.heads import uses
from symsgd.check.judgement import Side
from symsgd.check.steps import Decide
from symsgd.expression import node as n
from symsgd.expression.domain import Context
from symsgd.expression.node import Node
from symsgd.prove.verdict import Outcome, Verdict
from symsgd.read import surface as s
from symsgd.read.scope import Scope

_LETTER = n.variable("i")
NOTE = "i is read as the imaginary unit"
QUESTION = "whether i is the imaginary unit"
DOUBT = "wrong if i is a number; whether it is the imaginary unit is not known"


def with_imaginary_unit(
    verdict: Verdict, left: Node, right: Node, context: Context, relation: str, by: Decide
) -> Verdict:
    r"""Return what becomes of a refuted claim such as e^{ix} = cos x + i sin x.

    Nobody declared i, and it stands in an exponent: as the imaginary unit it may be right.

    >>> from symsgd.prove.decide import decide
    >>> x, i = n.variables("x i")
    >>> turn, sides = n.apply("exp", i * x), n.apply("cos", x) + i * n.apply("sin", x)
    >>> refuted = decide(turn, sides)
    >>> print(with_imaginary_unit(refuted, turn, sides, Context(), "=", decide))
    PROVED: equal normal forms
      note: i is read as the imaginary unit
    """
    if not verdict.refuted or relation != "=" or not _is_open(left, right, context):
        return verdict
    known: dict[Node, Node] = {_LETTER: n.constant("i")}
    again = by(n.substitute(left, known), n.substitute(right, known), context, relation)
    if again.proved:
        return replace(again, warnings=(*again.warnings, NOTE))
    return replace(verdict, outcome=Outcome.UNDECIDED, reason=DOUBT, counterexample=None)


def _is_open(left: Node, right: Node, context: Context) -> bool:
    if "i" not in n.free_variables(left, right) or context.domain("i").declared:
        return False
    nodes = list(n.walk(left, right))
    if any(node.head == n.DERIVATIVE and node.value[0] == "i" for node in nodes):
        return False
    exponents = (exponent for node in nodes if (exponent := _exponent(node)) is not None)
    return any(_LETTER in set(n.walk(exponent)) for exponent in exponents)


def _exponent(node: Node) -> Node | None:
    """Return what e is raised to."""
    if node.head == n.POWER and node.args[0] is n.constant("e"):
        return node.args[1]
    return node.args[0] if node.head == n.APPLY and node.value[0] == "exp" else None


def may_be_unit(left: Side, right: Side, scope: Scope) -> bool:
    """Say whether i stands in a claim as a factor or the like, and nobody said what it is.

    >>> from symsgd.read.notation.parse import parse
    >>> from symsgd.read.documents.source import Source
    >>> sides = [Side(Source(text), 0, len(text), parse(text)) for text in ("2i", "x_i")]
    >>> may_be_unit(sides[0], sides[1], Scope()), may_be_unit(sides[1], sides[1], Scope())
    (True, False)
    """
    pieces = [side.piece for side in (left, right) if side.piece is not None]
    if scope.knows("i"):
        return False
    if any(isinstance(part, s.Big) for piece in pieces for part in s.walk(piece)):
        return False
    return any(_calculates(piece) for piece in pieces)


def _calculates(piece: s.Surface) -> bool:
    """Say whether i is calculated with; in a condition such as i = j it is an index."""
    if isinstance(piece, s.Cases):
        return any(_calculates(value) for value, _ in piece.branches)
    if isinstance(piece, s.Scripted) and isinstance(piece.base, s.Letter) and piece.sub is not None:
        return any(_calculates(one.body) for one in piece.scripts if one.body is not None)  # i_2
    if isinstance(piece, s.Scripted) or not s.children(piece):
        return uses(piece, "i")
    return any(_calculates(child) for child in s.children(piece))
