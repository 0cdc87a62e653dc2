r"""Letters that the text makes functions of others: ``\frac{dy}{dx}``, "y is a function of x".

Where y depends on x, the derivative of xy is not y.  An exercise that says so anywhere means it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from symsgd.check.clauses.called import formulas_in_words, lone_symbols, pieces_by_formula
from symsgd.check.heads import head_of
from symsgd.check.judgement import Judgement, Side
from symsgd.check.judging.lacking import lacking
from symsgd.check.outline import Outline
from symsgd.check.report import Status
from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.read import surface as s
from symsgd.read.functions.known_later import unknown_functions
from symsgd.read.names import name_of
from symsgd.read.scope import Scope

# each row: English, then German, French, Spanish, Chinese
_DEPENDS = re.compile(
    r"⟦(\d+)⟧\s*(?:(?:(?:itself )?depends on|is a function of|be a function of|as a function of)"
    r"(?: the(?: vector| variable| input)?)?"
    r"|hängt ab von|hängt von|(?:(?:ist|sei|als) )?eine Funktion von"
    r"|dépend de|(?:(?:est|soit) )?une fonction de|depende de|(?:(?:es|sea) )?una función de"
    r"|是|依赖于|取决于)\s*⟦(\d+)⟧"
)
_IN_CHINESE = re.compile(r"⟦\d+⟧\s*是\s*⟦\d+⟧(?!\s*的函数)")


@dataclass(frozen=True, slots=True)
class Dependence:
    """A letter that depends on another in an exercise."""

    name: str
    on: str
    exercise: int


def dependences(outline: Outline, scope: Scope) -> Iterator[Dependence]:
    r"""Yield which letters depend on which in a document.

    >>> from symsgd.check.outline import outline
    >>> from symsgd.read.documents.scan import scan
    >>> from symsgd.read.documents.source import Source
    >>> source = Source(r"Here $u$ depends on $t$, and $\frac{dy}{dx} = 2$.")
    >>> [(one.name, one.on) for one in dependences(outline(source, scan(source.text)), Scope())]
    [('y', 'x'), ('u', 't')]
    """
    for piece in outline.pieces:
        for side in piece.sides:
            for part in s.walk(side.piece) if side.piece is not None else ():
                if isinstance(part, s.Derivative) and not part.partial and part.operand:
                    for name, on in _names(part.operand, part.variables, scope):
                        yield Dependence(name, on, piece.exercise)
    text = formulas_in_words(outline)
    pieces = pieces_by_formula(outline)
    for found in _DEPENDS.finditer(text):
        if _IN_CHINESE.match(found[0] + text[found.end() : found.end() + 8]) is None:
            ours, theirs = (pieces.get(int(found[group]), []) for group in (1, 2))
            for piece in ours:
                for name in lone_symbols(piece, scope):
                    for other in theirs:
                        for on in lone_symbols(other, scope):
                            yield Dependence(name, on, piece.exercise)


def _names(
    operand: s.Surface, variables: tuple[tuple[s.Surface, int], ...], scope: Scope
) -> Iterator[tuple[str, str]]:
    head = head_of(operand, scope)  # no function of the table
    name = None if head is None else name_of(operand)
    for variable, _ in variables:
        on = name_of(variable)
        if name is not None and on is not None:
            yield name, on


def lacks_dependence(left: Side, right: Side, scope: Scope) -> Judgement | None:
    """Return that a claim differentiates by a letter on which another one of it depends."""
    if not scope.depends and not scope.provisos.opaque:
        return None
    written = [side.whole or side.piece for side in (left, right)]
    parts = [part for piece in written if piece is not None for part in s.walk(piece)]
    if any(isinstance(part, s.Derivative) for part in parts):
        values = (each.meaning(scope).value for each in (left, right))
        free = n.free_variables(*(value for value in values if isinstance(value, Node)))
        if hidden := sorted(scope.provisos.opaque.intersection(free)):
            lost = tuple(f"what {name} depends on" for name in hidden)
            return Judgement(Status.NEEDS_CONTEXT, lacking(lost), missing=lost)
    by = {
        name_of(variable)
        for part in parts
        if isinstance(part, s.Derivative) and not part.partial
        for variable, _ in part.variables
    }
    by |= {name_of(part.over) for part in parts if isinstance(part, s.Gradient) and part.over}
    names = {name_of(part) for part in parts}
    what = tuple(
        f"how {name} depends on {on}"
        for name, on in sorted(scope.depends)
        if on in by and name in names and not scope.knows(name) and name not in scope.families
    )
    what = what and tuple(one for one in what if one.split()[1] not in _applied(left, right, scope))
    return Judgement(Status.NEEDS_CONTEXT, lacking(what), missing=what) if what else None


def _applied(left: Side, right: Side, scope: Scope) -> set[str]:
    """Return the unknown functions that a claim applies wherever it speaks of them."""
    values = [side.meaning(scope).value for side in (left, right)]
    nodes = [value for value in values if isinstance(value, Node)]
    return {*unknown_functions(*nodes)} - {*n.free_variables(*nodes)} if len(nodes) == 2 else set()
