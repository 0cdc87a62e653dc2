"""Which letters stand free in the indices of a claim, and whether it speaks of many entries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from symsgd.check.judgement import Side
from symsgd.expression.node import free_variables
from symsgd.read import surface as s
from symsgd.read.indexed import KRONECKER, pair, sample_of, samples_of
from symsgd.read.intermediate import each
from symsgd.read.names import with_subscript
from symsgd.read.notation.ranges import bound_letters
from symsgd.read.notation.subscripts import is_partial
from symsgd.read.scope import Scope
from symsgd.read.sums.sums import OTHER


def free_letters(side: Side, scope: Scope) -> set[str]:
    r"""Return the letters that stand free in the indices of a side.

    >>> from symsgd.read.notation.parse import parse
    >>> from symsgd.read.documents.source import Source
    >>> side = Side(Source(""), 0, 0, parse(r"\frac{e^{x_i}}{\sum_j e^{x_j}}"))
    >>> free_letters(side, Scope())
    {'i'}
    """
    return set() if side.piece is None else _free(side.piece, scope, frozenset())


def _free(piece: s.Surface, scope: Scope, bound: frozenset[str]) -> set[str]:
    if isinstance(piece, s.Big):
        inner = bound | _bound(piece)
        parts = [part for part in (piece.lower, piece.upper, piece.body) if part is not None]
        return set[str]().union(*(_free(part, scope, inner) for part in parts))
    if isinstance(piece, s.Sum) and _has_dots(piece):
        ends = {*range(len(piece.terms))} & {
            i + 1 for i, (_, term) in enumerate(piece.terms) if isinstance(term, s.Dots)
        }  # the n of x_1 + … + x_n counts the terms
        terms = [term for i, (_, term) in enumerate(piece.terms) if i not in ends]
        return set[str]().union(*(_free(term, scope, bound) for term in terms))
    found = set[str]()
    if isinstance(piece, s.Scripted) and piece.sub is not None and not is_label(piece, scope):
        letters = [part for part in s.walk(piece.sub) if isinstance(part, s.Letter)]
        found = {part.name for part in letters if len(part.name) == 1 and not part.word}
    sample = sample_of(piece)
    if sample is not None and isinstance(piece, s.Scripted) and _is_of_samples(piece, scope):
        found = {sample.name}
    if isinstance(piece, s.Relation):
        found = {side.name for side in piece.sides if isinstance(side, s.Letter)}
    known = {*scope.indices, *bound}
    return (found - known).union(*(_free(child, scope, bound) for child in s.children(piece)))


def is_label(piece: s.Scripted, scope: Scope) -> bool:
    r"""Say whether a subscript only tells a name from others, as in μ_B, or in L_w = ∂L/∂w.

    >>> from symsgd.expression.node import number
    >>> from symsgd.read.notation.parse import parse
    >>> scope = Scope().with_definition("mu_B", number(1))
    >>> is_label(parse(r"\mu_B"), scope), is_label(parse(r"\mu_i"), scope)
    (True, False)
    """
    if not isinstance(piece.base, s.Letter) or not isinstance(piece.sub, s.Letter):
        return False
    base, letter = piece.base.name, piece.sub.name
    if is_partial(base, letter, scope):
        return True
    family = scope.families.get(base)
    if family is not None and family.letter == letter:
        return False
    name = with_subscript(base, letter)
    names = (name, f"{name}^2")  # σ_B² may be a name of its own
    wholes = (scope.families.get(one) for one in names)
    return any(one in scope.definitions for one in names) or any(
        whole is not None and not whole.letter for whole in wholes
    )


def counts_in(body: s.Surface, letter: str, scope: Scope) -> bool:
    r"""Say whether a letter stands in a formula, and not only in names such as μ_B.

    >>> from symsgd.expression.node import number
    >>> from symsgd.read.notation.parse import parse
    >>> scope = Scope().with_definition("mu_B", number(1))
    >>> [counts_in(parse(text), "B", scope) for text in (r"x_i - \mu_B", "x_B", "B + 1")]
    [False, True, True]
    """
    if isinstance(body, s.Scripted) and is_label(body, scope):
        return False
    if isinstance(body, s.Letter):
        return body.name == letter
    return any(counts_in(child, letter, scope) for child in s.children(body))


def _is_of_samples(piece: s.Scripted, scope: Scope) -> bool:
    return isinstance(piece.base, s.Letter) and samples_of(piece.base.name) in scope.families


def _bound(piece: s.Big) -> set[str]:
    return bound_letters(piece.lower)


def in_letters(text: str, indices: Mapping[str, int]) -> str:
    """Return a condition on entries with letters for the numbers of a case.

    The entries of all other indices have a letter of their own.

    >>> in_letters("x_1 ≠ 0", {"i": 1}), in_letters(f"x_{OTHER} ≠ 0", {"i": 1})
    ('x_i ≠ 0', 'x_k ≠ 0 for every other k')
    >>> in_letters(f"x_{OTHER} ≠ 0", {})
    'x_k ≠ 0 for every k'
    """
    letters = {str(number): letter for letter, number in indices.items()}
    other = next(letter for letter in "kmrstuv" if letter not in indices)
    letters[str(OTHER)] = other
    several = "|".join(sorted(letters, key=len, reverse=True))

    def named(found: re.Match[str]) -> str:
        parts = re.findall(several, found[1])
        if "".join(parts) != found[1]:
            return found[0]
        names = "".join(letters[part] for part in parts)
        return f"_{names}" if len(names) == 1 else f"_{{{names}}}"

    shown = re.sub(r"_(\d+)(?!\w)", named, text)
    if str(OTHER) not in text:
        return shown
    return f"{shown} for every {'other ' if indices else ''}{other}"


def last_terms(left: Side, right: Side, scope: Scope) -> set[str]:
    """Return the letters up to which sums run, such as the n of a sum from 1 to n."""
    pieces = [side.piece for side in (left, right) if side.piece is not None]
    pieces += [family.body for family in scope.families.values()]
    sums = (part for piece in pieces for part in s.walk(piece) if isinstance(part, s.Big))
    return {each.upper.name for each in sums if isinstance(each.upper, s.Letter)}


def speaks_of_many(left: Side, right: Side, scope: Scope) -> bool:
    """Say whether a claim has a sum, a δ with two indices, or a symbol given for every index."""
    pieces = [part for side in (left, right) if side.piece for part in s.walk(side.piece)]
    letters = {piece.name for piece in pieces if isinstance(piece, s.Letter)}
    whole = {name for name, family in scope.families.items() if not family.letter}
    through = {
        name
        for name, value in scope.definitions.items()
        if not whole.isdisjoint(free_variables(*each(value)))
    }  # such as a = σ(z) with z = Σ_k w_k x_k + b
    return (
        has_sum(left, right)
        or bool(letters & {name.partition("^")[0] for name in (*scope.families, *through)})
        or has_kronecker(left, right)
    )


def has_sum(*sides: Side) -> bool:
    """Say whether a sum over a range stands in a claim, with a sign of its own or with dots."""
    return any(isinstance(p, s.Big) or _has_dots(p)
               for side in sides if side.piece for p in s.walk(side.piece))  # fmt: skip


def _has_dots(piece: s.Surface) -> bool:
    return isinstance(piece, s.Sum) and any(isinstance(term, s.Dots) for _, term in piece.terms)


def names_entries(*sides: Side, scope: Scope | None = None) -> bool:
    r"""Say whether a claim speaks of an entry by its number, such as ``x_1``, of what it sums over.

    θ_0 beside a sum of x_i is no entry of what is summed.

    >>> from symsgd.read.notation.parse import parse
    >>> from symsgd.read.documents.source import Source
    >>> def named(text):
    ...     return names_entries(Side(Source(""), 0, 0, parse(text)))
    >>> named("x_i + x_1"), named(r"\theta_0 + x_i")
    (True, False)
    """
    pieces = [side.piece for side in sides if side.piece is not None]
    entries = [
        part for piece in pieces for part in _outside_of_dots(piece)
        if isinstance(part, s.Scripted) and part.sub is not None
    ]  # fmt: skip
    numbered = {_head(part) for part in entries if part.sub and _has_number(part.sub)}
    pieces += [] if scope is None else [family.body for family in scope.families.values()]
    others = {
        _head(part) for piece in pieces for part in s.walk(piece)
        if isinstance(part, s.Scripted) and part.sub is not None and not _has_number(part.sub)
    }  # fmt: skip
    families = set() if scope is None else {name.partition("^")[0] for name in scope.families}
    return bool(numbered & (others | families))


def _head(piece: s.Scripted) -> str:
    """Return the name of what has an index."""
    return piece.base.name if isinstance(piece.base, s.Letter) else ""


def _outside_of_dots(piece: s.Surface) -> Iterator[s.Surface]:
    """Yield the parts of a formula; x_1 + x_2 + … + x_n is a sum over a range as it stands."""
    if _has_dots(piece):
        return
    yield piece
    for child in s.children(piece):
        yield from _outside_of_dots(child)


def _has_number(index: s.Surface) -> bool:
    if isinstance(index, s.Sum):  # x_{i+1} counts on from i
        return all(isinstance(term, s.Number) for _, term in index.terms)
    return any(isinstance(part, s.Number) for part in s.walk(index))


def has_kronecker(*sides: Side) -> bool:
    """Say whether a δ with two letters as its index stands in a claim."""
    pieces = (part for side in sides if side.piece for part in s.walk(side.piece))
    return any(
        isinstance(piece, s.Scripted)
        and isinstance(piece.base, s.Letter)
        and piece.base.name == KRONECKER
        and piece.sub is not None
        and pair(piece.sub) is not None
        for piece in pieces
    )
