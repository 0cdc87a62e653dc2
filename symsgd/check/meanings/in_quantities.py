"""What a function is as a function of a quantity: "let u = 1 + e^{-z}, so σ = 1/u"."""

from __future__ import annotations

from dataclasses import replace

from symsgd.check.heads import Head
from symsgd.check.judgement import Side
from symsgd.check.outline import Piece
from symsgd.check.state import State
from symsgd.expression.node import Node, free_variables
from symsgd.prove.decide import decide
from symsgd.read import surface as s
from symsgd.read.intermediate import each
from symsgd.read.records import Family
from symsgd.read.scope import Scope


class InQuantities(State):
    """The part of the walk that notes formulas of functions in quantities that are known."""

    def note_quantity(self, piece: Piece, head: Head) -> None:
        """Note that "σ = 1/u" says what σ is as a function of u, if it is right.

        Of a wrong formula nothing is noted: what would follow from it is not proved.
        """
        first, right = piece.sides[0].piece, piece.sides[1]
        function = head.params is None and head.name in self.scope.functions
        if not function or piece.signs[:1] != ("=",) or not isinstance(first, s.Letter):
            return
        quantities = quantities_of(right, self.scope)
        names = {name for one in quantities.values() for name in free_variables(one)}
        if len(names) != 1 or right.piece is None:
            return
        argument = s.Letter(first.start, first.end, names.pop())
        group = s.Group(first.start, first.end, "(", (argument,))
        applied = s.Product(first.start, first.end, (first, group), ("",))
        meant = [self.meaning(one, right.source) for one in (applied, right.piece)]
        values = [one.value for one in meant if one is not None and isinstance(one.value, Node)]
        if len(values) < len(meant):
            return
        if decide(values[0], values[1], self.ambient(piece).context()).proved:
            formula = Family("", right.piece, right.source)
            self.both(lambda scope: replace(scope, provisos=replace(
                scope.provisos,
                in_quantity={**scope.provisos.in_quantity, head.name: formula})))  # fmt: skip


def quantities_of(side: Side, scope: Scope) -> dict[str, Node]:
    """Return the letters of a side that stand for formulas, with what they stand for.

    >>> from symsgd.expression.node import variable
    >>> from symsgd.read.notation.parse import parse
    >>> from symsgd.read.documents.source import Source
    >>> scope = Scope().with_definition("u", variable("z") + 1)
    >>> [sorted(quantities_of(Side(Source(text), 0, 3, parse(text)), scope))
    ...  for text in ("1/u", "1/z")]
    [['u'], []]
    """
    if side.piece is None:
        return {}
    letters = {part.name for part in s.walk(side.piece) if isinstance(part, s.Letter)}
    known = {name: scope.definitions[name] for name in letters & {*scope.definitions}}
    return {name: one for name, one in known.items()
            if isinstance(one, Node) and free_variables(*each(one))}  # fmt: skip


def without_quantity(scope: Scope, name: str) -> Scope:
    """Return the scope without what was said of functions by a name that gets a meaning now."""
    kept = {
        function: formula
        for function, formula in scope.provisos.in_quantity.items()
        if function != name
        and not any(isinstance(part, s.Letter) and part.name == name
                    for part in s.walk(formula.body))
    }  # fmt: skip
    if len(kept) == len(scope.provisos.in_quantity):
        return scope
    return replace(scope, provisos=replace(scope.provisos, in_quantity=kept))
