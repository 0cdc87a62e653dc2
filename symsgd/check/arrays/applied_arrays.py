"""Functions of arrays: J(w) may be but a name, and σ(z) is σ of every entry."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from symsgd.read import surface as s
from symsgd.read.arrays.array_shapes import TRACES
from symsgd.read.functions.bare_symbols import uses_bare
from symsgd.read.functions.unknown_functions import before_brackets
from symsgd.read.rewriting import exchanged
from symsgd.read.scope import Scope
from symsgd.read.tokens.function_words import FUNCTION_NAMES, SPECIAL_WORDS

_KNOWN = frozenset((*TRACES, *FUNCTION_NAMES, *SPECIAL_WORDS))
_OF_NUMBERS = ("sigma", "phi", "varphi", "psi", "rho")  # before a bracket, by a habit of the field


def entrywise_functions(
    sides: Sequence[s.Surface], ranks: Mapping[str, int], scope: Scope
) -> frozenset[str]:
    r"""Return the letters that are functions of numbers, and so are taken entry by entry.

    >>> from symsgd.read.notation.parse import parse
    >>> sides = [parse(side) for side in (r"\sigma(Wx)", "g(t)", "t^2", "h(x)", "x")]
    >>> sorted(entrywise_functions(sides, {"W": 2, "x": 1}, Scope()))
    ['g', 'sigma']
    """
    found = set(scope.functions)
    uses = [side for side in sides if not isinstance(side, s.Letter)]
    for side in uses:
        if isinstance(side, s.Product) and len(side.factors) == 2:
            function, group = side.factors
            lone = isinstance(group, s.Group) and len(group.items) == 1 and group.items[0]
            number = isinstance(lone, s.Letter) and not lone.word and lone.name not in ranks
            if number and isinstance(function, s.Letter) and side.operators == ("",):
                found.add(function.name)
    habit = {head for side in uses for head, _ in before_brackets(side)} & {*_OF_NUMBERS}
    found |= {name for name in habit if not any(uses_bare(side, name) for side in uses)}
    return frozenset(found) - {*ranks}


def quantities(
    sides: Sequence[s.Surface], ranks: Mapping[str, int], functions: Collection[str]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    r"""Yield the functions that are always applied to the same letters, some of them arrays.

    >>> from symsgd.read.notation.parse import parse
    >>> list(quantities([parse(r"J(w) + f(2) + \lambda\|w\|")], {"w": 1}, ()))
    [('J', ('w',))]
    """
    seen: dict[str, set[tuple[str, ...]]] = {}
    for side in sides:
        for part in s.walk(side):
            if isinstance(part, s.Product):
                for first, second in zip(part.factors, part.factors[1:], strict=False):
                    if isinstance(first, s.Letter) and _is_argument(second):
                        names = tuple(
                            p.name if isinstance(p, s.Letter) else "" for p in s.children(second)
                        )
                        seen.setdefault(first.name, set()).add(names)
    for name, arguments in seen.items():
        if len(arguments) == 1 and name not in (*ranks, *functions, *_KNOWN):
            (letters,) = arguments
            if "" not in letters and any(letter in ranks for letter in letters):
                yield name, letters


def _is_argument(piece: s.Surface) -> bool:
    """Say whether a piece is a bracket behind a function: a norm is none."""
    return isinstance(piece, s.Group) and piece.bracket in ("(", "[", "\\{", "{")


def without_arguments(
    piece: s.Surface, known: Mapping[str, tuple[str, ...]], functions: Collection[str] = ()
) -> s.Surface:
    """Return a formula in which f(x) is called f, where f is never applied to anything else.

    What ∇f runs over is said with it.

    >>> from symsgd.read.notation.parse import parse
    >>> without_arguments(parse("J(w)"), {"J": ("w",)}).name
    'J'
    """

    def change(part: s.Surface) -> s.Surface | None:
        return _product(part, known, functions) if isinstance(part, s.Product) else None

    gradients = any(isinstance(part, s.Gradient) for part in s.walk(piece))
    return exchanged(piece, change) if known or gradients else piece


def _with_applied_operands(piece: s.Product, functions: Collection[str]) -> s.Product:
    r"""Return a product with one factor for a gradient inside it: ``\frac1p \nabla_w σ(wx)``."""
    factors, operators = list(piece.factors), list(piece.operators)
    for i in range(len(factors) - 2, 0, -1):
        if not isinstance(factors[i], s.Gradient) or operators[i] != "":
            continue
        end = i + 2
        head = factors[i + 1]
        if isinstance(head, s.Letter) and (head.word or head.name in functions):
            end += operators[i + 1 : i + 2] == [""] and _is_argument(factors[i + 2])
        elif not _is_argument(head.base if isinstance(head, s.Scripted) else head):
            continue
        if end > i + 2 or not isinstance(head, s.Letter):
            own = tuple(factors[i:end])
            whole = s.Product(own[0].start, own[-1].end, own, ("",) * (len(own) - 1))
            factors[i:end], operators[i : end - 1] = [whole], []
    return replace(piece, factors=tuple(factors), operators=tuple(operators))


def _product(
    piece: s.Product, known: Mapping[str, tuple[str, ...]], functions: Collection[str]
) -> s.Surface:
    factors: list[s.Surface] = []
    operators: list[str] = []
    piece = _with_applied_operands(piece, functions)
    for i, factor in enumerate(piece.factors):
        before = piece.factors[i - 1] if i else None
        applied = isinstance(before, s.Letter) and before.name in known
        if applied and _is_argument(factor):
            continue
        if i:
            operators.append(piece.operators[i - 1])
        own = known.get(factor.name, ()) if isinstance(factor, s.Letter) else ()
        if isinstance(before, s.Gradient) and before.over is None and len(own) == 1:
            factors[-1] = replace(before, over=s.Letter(before.start, before.end, own[0]))
        inner = without_arguments(factor, known, functions)
        middle = i > 1 and isinstance(before, s.Gradient) and isinstance(factor, s.Letter)
        if middle and factors[-1].over is not None:  # type: ignore[attr-defined]
            # η∇L is η(∇L): what stands behind it is no part of the function
            operator = factors[-1]
            factors[-1] = s.Product(operator.start, factor.end, (operator, inner), ("",))
            operators.pop()
        else:
            factors.append(inner)
    if len(factors) == 1:
        return factors[0]
    return replace(piece, factors=tuple(factors), operators=tuple(operators))
