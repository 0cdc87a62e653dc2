r"""What a wrong step says, written into a later claim in place of what it is about.

Where :math:`\partial L/\partial z` came out wrong, a later line with it may be right with what the
author takes for it: where the same formula stands again, where a derivative of it is taken, and
where the chain rule goes through it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from symsgd.check.finding import Link
from symsgd.check.judgement import Side
from symsgd.check.slips.reread import claim_of
from symsgd.check.slips.runs import Run, run_of
from symsgd.read import surface as s
from symsgd.read.scope import Scope

_SCRIPTS = ("^", "_", "'")
_CLOSING = ("close", "relation", "+", "-", "&")


@dataclass(frozen=True, slots=True)
class Result:
    r"""A formula of the text, and what the author says that it is.

    ``derivative`` are the texts of L and z where the formula is ∂L/∂z.
    """

    head: str
    says: str
    scope: Scope
    derivative: tuple[str, str] | None = None
    operator: bool = False  # it ends in what a derivative is taken of

    def claims(self, link: Link) -> Iterator[Link]:
        """Yield the claim with this result in place of what it is about."""
        if not mean_the_same(self.names(), self.scope, link.scope):
            return
        left, right = _written(link.left), _written(link.right)
        for head, says in self.forms():
            run = run_of(head)
            new = [self._put(text, run, says) for text in (left, right)]
            if run.texts and new != [left, right] and (found := claim_of(new[0], new[1], link)):
                yield found
        for product in self._by_the_chain_rule(link):
            if found := claim_of(product, right, link):
                yield found

    def names(self) -> set[str]:
        """Return the letters of what the result is about."""
        return {text for text in run_of(self.head).texts if text.isalpha()}

    def forms(self) -> Iterator[tuple[str, str]]:
        r"""Yield the formula and its derivative, each with what the author takes for it.

        >>> [form[0] for form in Result("f'(x)", "3x", Scope()).forms()]
        ["f'(x)", "f''(x)"]
        """
        says = rf"\left({self.says}\right)"
        yield self.head, says
        run = run_of(self.head).texts
        if run[1:2] == ("'",) and run[-3:-2] == ("(",) and run[-2].isalpha():
            yield self.head.replace("'", "''", 1), rf"\frac{{d}}{{d{run[-2]}}}{says}"
        if self.derivative is not None:
            of, by = self.derivative
            for d in ("d", r"\partial "):
                yield rf"\frac{{{d}^2 {of}}}{{{d}{by}^2}}", rf"\frac{{{d}}}{{{d}{by}}}{says}"

    def _put(self, text: str, run: Run, says: str) -> str:
        found = run_of(text)
        for start, end in reversed(list(found.places_of(run))):
            if self._fits(found, start, end):
                first, last = found.spans[start][0], found.spans[end - 1][1]
                text = f"{text[:first]}{says}{text[last:]}"
        return text

    def _fits(self, run: Run, start: int, end: int) -> bool:
        """Say whether a formula stands for itself where it was found."""
        following = run.texts[end : end + 1]
        if following and following[0] in _SCRIPTS:
            return False
        return not self.operator or not following or run.kinds[end] in _CLOSING

    def _by_the_chain_rule(self, link: Link) -> Iterator[str]:
        r"""Yield ∂N/∂L · result · ∂z/∂D where a claim begins with ∂N/∂D."""
        asked = derivative_of(link.left.whole or link.left.piece, link)
        if asked is None or self.derivative is None or asked == self.derivative:
            return
        (of, by), (top, bottom) = self.derivative, asked
        outer = "" if of == top else rf"\frac{{\partial {top}}}{{\partial {of}}}"
        inner = "" if by == bottom else rf"\frac{{\partial {by}}}{{\partial {bottom}}}"
        yield rf"{outer}\left({self.says}\right){inner}"


def result_of(head: s.Surface | None, link: Link, wrong: Link) -> Result | None:
    """Return what a wrong step says of the beginning of its chain, if that can be recognised.

    ``link`` is the claim with that beginning.  A letter alone has a value, which is known already.
    """
    left, right = link.left, wrong.right
    if head is None or left.value is not None or not _is_formula(head):
        return None
    operator = isinstance(head, s.Product) and any(
        isinstance(factor, s.Derivative) and factor.operand is None for factor in head.factors
    )
    derivative = derivative_of(head, link)
    return Result(_written(left), _written(right), link.scope, derivative, operator)


def derivative_of(piece: s.Surface | None, link: Link) -> tuple[str, str] | None:
    r"""Return the texts of L and z of a first derivative ∂L/∂z, or None."""
    if not isinstance(piece, s.Derivative) or piece.operand is None:
        return None
    if len(piece.variables) != 1 or piece.variables[0][1] != 1 or piece.times is not None:
        return None
    text, symbol = link.left.source.text, piece.variables[0][0]
    operand = piece.operand
    return text[operand.start : operand.end], text[symbol.start : symbol.end]


def _is_formula(piece: s.Surface) -> bool:
    """Say whether a side is no letter alone, and no sum, of which parts may stand elsewhere."""
    if isinstance(piece, s.Derivative):
        return True
    if isinstance(piece, s.Scripted):
        return piece.sub is not None or any(x.kind == "prime" for x in piece.scripts)
    if not isinstance(piece, s.Product):
        return False
    first = piece.factors[0]
    base = first.base if isinstance(first, s.Scripted) else first
    applied = isinstance(base, s.Letter) and isinstance(piece.factors[-1], s.Group)
    return isinstance(first, s.Derivative | s.Gradient) or applied or _is_outer(piece)


def _is_outer(piece: s.Product) -> bool:
    scripts = (x for factor in piece.factors for x in getattr(factor, "scripts", ()))
    return any(script.kind == "transpose" for script in scripts)


def _written(side: Side) -> str:
    return side.source.text[side.start : side.end].strip()


def mean_the_same(names: Iterable[str], one: Scope, other: Scope) -> bool:
    """Say whether names are not given a new meaning between two places of a text.

    >>> from symsgd.expression.node import number
    >>> new = Scope().with_definition("x", number(2))
    >>> mean_the_same("xy", Scope(), new), mean_the_same("y", Scope(), new)
    (False, True)
    """
    return all(_meaning(name, one) == _meaning(name, other) for name in names)


def _meaning(name: str, scope: Scope) -> object:
    kinds = scope.functions, scope.definitions, scope.families
    return tuple(kind.get(name) for kind in kinds)
