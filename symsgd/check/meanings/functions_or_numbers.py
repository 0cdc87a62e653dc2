"""Letters that are a function in one section and a number in another: σ(z), and N(μ, σ²).

What a section writes of a letter tells which of the two it is there.  Where it does not, a claim
that is wrong of the function is asked about: see ``judging/functions_elsewhere``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from symsgd.check.heads import head_of
from symsgd.check.meanings.functions_in_words import FunctionsInWords
from symsgd.check.outline import Piece
from symsgd.check.words.named_functions import called_after, called_before, called_in, implied
from symsgd.read import surface as s
from symsgd.read.meaning import function_name
from symsgd.read.records import Function
from symsgd.read.scope import Scope

_ORDER = frozenset(("<", "<=", ">", ">="))
_NORMAL = ("N", "cal_N")
_NOTHING_KNOWN = Scope()


@dataclass(frozen=True, slots=True)
class Uses:
    """How a section uses its letters; ``rows`` are the functions that its words name."""

    numbers: frozenset[str] = frozenset()
    functions: frozenset[str] = frozenset()
    rows: frozenset[str] = frozenset()

    def are_functions(self, name: str, function: Function) -> bool:
        """Say whether the section speaks of a function with this name, or of this function."""
        return name in self.functions or function.table in self.rows


class FunctionsOrNumbers(FunctionsInWords):
    """The part of the walk that tells the functions of one section from the numbers of another."""

    uses_in: Mapping[int, Uses] = {}
    hidden: Mapping[str, Function] = {}
    given_functions: frozenset[str] = frozenset()  # by a problem file: the same everywhere

    def note_uses(self, pieces: tuple[Piece, ...], applied: tuple[frozenset[str], ...]) -> None:
        """Note what each section shows of its letters."""
        self.uses_in = uses_by_section(pieces, applied)
        self.hidden = {}
        self.given_functions = frozenset(self.scope.functions)

    def tell_functions(self, piece: Piece) -> None:
        """Where a section begins, make numbers of the letters that it uses as numbers."""
        if self.previous is not None and self.previous.section == piece.section:
            return
        here = self.uses_in[piece.section]
        for name, function in self.hidden.items():
            if name in here.functions or not self.scope.knows(name):
                self.both(lambda scope, name=name, function=function: (  # type: ignore[misc]
                    scope.with_function(name, function)))  # fmt: skip
        self.hidden = {
            name: function
            for name, function in self.scope.functions.items()
            if name in here.numbers - self.given_functions and function.body is None
            and not here.are_functions(name, function)
        }  # fmt: skip
        for name, function in self.hidden.items():
            self.both(lambda scope, name=name: scope.forgetting(name))  # type: ignore[misc]
            row = function.table or "a function"
            text = f"{name} is a number in this section, not {row}"
            self.assumptions.append((text, piece))

    def with_functions_elsewhere(self, piece: Piece, scope: Scope) -> Scope:
        """Return the scope that tells which functions the section of a piece does not speak of."""
        here = self.uses_in.get(piece.section, Uses())
        found = frozenset(
            name
            for name, function in self.scope.functions.items()
            if function.body is None and name not in self.given_functions
            and not here.are_functions(name, function)
        )  # fmt: skip
        return (
            replace(scope, around=replace(scope.around, functions_elsewhere=found))
            if found
            else scope
        )


def uses_by_section(
    pieces: tuple[Piece, ...], applied: tuple[frozenset[str], ...]
) -> dict[int, Uses]:
    r"""Return for each section how it uses its letters; ``applied`` are those before brackets.

    >>> from symsgd.check.outline import outline
    >>> from symsgd.read.documents.scan import scan
    >>> from symsgd.read.documents.source import Source
    >>> text = "The output is $\\sigma(z)$.\n\n## Noise\n\n$x \\sim N(\\mu, \\sigma^2)$"
    >>> pieces = outline(Source(text), scan(text)).pieces
    >>> found = uses_by_section(pieces, (frozenset(["sigma"]), frozenset(["N"])))
    >>> [(sorted(uses.functions), sorted(uses.numbers)) for uses in found.values()]
    [(['sigma'], []), (['N'], ['mu', 'sigma'])]
    """
    numbers: dict[int, set[str]] = {}
    functions: dict[int, set[str]] = {}
    rows: dict[int, set[str]] = {}
    for piece, heads in zip(pieces, applied, strict=True):
        section = piece.section
        numbers.setdefault(section, set()).update(_numbers(piece))
        functions.setdefault(section, set()).update(heads, _functions(piece))
        rows.setdefault(section, set()).update(filter(None, [implied(piece.before)]))
    return {
        section: Uses(*(frozenset(found[section]) for found in (numbers, functions, rows)))
        for section in numbers
    }


def _numbers(piece: Piece) -> Iterator[str]:
    """Yield the letters that a piece uses as numbers: arguments, bounded letters, parameters."""
    sides = [side.piece for side in piece.sides if side.piece is not None]
    for side in sides:
        for part in s.walk(side):
            if isinstance(part, s.Derivative):
                yield from _letters(symbol for symbol, _ in part.variables)
            elif isinstance(part, s.Product):
                yield from _of_normal(part)
    if len(piece.sides) < 2 or not sides:
        return
    head = head_of(sides[0], _NOTHING_KNOWN)
    if head is not None and head.params is not None and piece.signs[0] in ("=", ":="):
        yield from head.params
    squared = isinstance(sides[0], s.Scripted) and piece.signs[0] in ("=", ":=")  # σ² = …
    if squared or piece.signs[0] in (*_ORDER, "in") or isinstance(sides[-1], s.Number):
        yield from _letters([sides[0]], primed=False)


def _of_normal(product: s.Product) -> Iterator[str]:
    r"""Yield the parameters in ``N(\mu, \sigma^2)``."""
    for head, group in zip(product.factors, product.factors[1:], strict=False):
        named = isinstance(head, s.Letter) and head.name in _NORMAL
        if named and isinstance(group, s.Group) and len(group.items) > 1:
            yield from _letters(group.items)


def _letters(parts: Iterable[s.Surface], *, primed: bool = True) -> Iterator[str]:
    """Yield the letters that stand alone in some parts, or with a power, perhaps with a prime."""
    for part in parts:
        base = part.base if isinstance(part, s.Scripted) and part.sub is None else part
        scripts = part.scripts if isinstance(part, s.Scripted) else ()
        if not primed and any(script.kind != "exponent" for script in scripts):
            continue
        if isinstance(base, s.Letter) and not base.word:
            yield base.name


def _functions(piece: Piece) -> Iterator[str]:
    """Yield the letters that a piece or its words make functions."""
    yield from (letter for letter, _ in called_in(piece.before))
    first = piece.sides[0].piece if piece.sides else None
    for side in piece.sides:
        for part in s.walk(side.piece) if side.piece is not None else ():
            if isinstance(part, s.Derivative) and part.operand is not None:
                yield from _letters([part.operand])
            if isinstance(part, s.Letter) and part.word and function_name(part.name) is not None:
                yield from _letters([first] if first is not None and len(piece.sides) > 1 else [])
    if first is not None:
        yield from (
            name
            for name in _letters([first])
            if len(piece.sides) == 1
            and (called_after(piece.after, name) or called_before(piece.before, name, applied=True))
        )
