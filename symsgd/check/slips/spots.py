r"""Where on a side a slip can have been made, and the parts of the text there.

Every kind of place has a name, by which a row of :mod:`symsgd.check.slips.slips` speaks of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from symsgd.check.slips import spots_of_matrices as of_matrices
from symsgd.check.slips import spots_of_symbols as of_symbols
from symsgd.check.slips import spots_of_terms as of_terms
from symsgd.check.slips.page import Page
from symsgd.check.slips.spot import Spot


def spots(kind: str, page: Page) -> Iterator[Spot]:
    r"""Yield the places of one kind on a page, from left to right as far as they are nested alike.

    >>> from symsgd.read.scope import Scope
    >>> page = Page.of(r"2x - \sin x", "x", Scope())
    >>> [(spot.start, spot.end) for spot in spots("minus", page)]
    [(3, 4)]
    >>> [spot.parts["it"] for spot in spots("term", page)]
    ['2x', '\\sin x']
    """
    return KINDS[kind](page)


KINDS: dict[str, Callable[[Page], Iterator[Spot]]] = {
    "plus": lambda page: of_terms.signs(page, "+", unary=False),
    "minus": lambda page: of_terms.signs(page, "-", unary=False),
    "leading minus": lambda page: of_terms.signs(page, "-", unary=True),
    "leading plus": lambda page: of_terms.signs(page, "+", unary=True),
    "slot": of_terms.slots,
    "first term": of_terms.first_terms,
    "sum": of_terms.sums,
    "prime": of_symbols.primes,
    "function name": of_symbols.function_names,
    "order": of_symbols.orders,
    "number": of_terms.numbers,
    "base": of_symbols.bases,
    "power": of_symbols.powers,
    "function": of_symbols.functions,
    "logarithm": of_symbols.logarithms,
    "term": of_terms.terms,
    "signed term": of_terms.signed_terms,
    "before factors": of_terms.before_factors,
    "factor": of_terms.factors,
    "dropped factor": of_terms.dropped_factors,
    "transpose": of_matrices.transposes,
    "matrix": of_matrices.matrices,
    "pair": of_matrices.pairs,
    "array": of_matrices.arrays,
    "entrywise product": of_matrices.entrywise,
    "layer": of_symbols.layers,
    "two letters": of_symbols.exchanged,
    "symbol": lambda page: of_symbols.symbols(page, everywhere=False),
    "symbol everywhere": lambda page: of_symbols.symbols(page, everywhere=True),
    "index": of_symbols.index_letters,
    "indices": lambda page: of_symbols.index_pairs(page, everywhere=False),
    "indices everywhere": lambda page: of_symbols.index_pairs(page, everywhere=True),
    "argument": lambda page: of_symbols.arguments(page, everywhere=False),
    "argument everywhere": lambda page: of_symbols.arguments(page, everywhere=True),
    "fraction": of_terms.fractions,
    "bracket to a power": of_terms.bracket_powers,
    "terms": of_terms.bracketless,
    "one": of_symbols.ones,
    "delta": of_symbols.deltas,
    "product with a prime": of_terms.primed_products,
    "count": of_symbols.counts,
    "count less one": of_symbols.counts_less_one,
    "neighbours": of_terms.neighbours,
    "whole": of_terms.whole,
}
