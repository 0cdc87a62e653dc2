"""Expectations, variances and probabilities: taken over a distribution, and no numbers here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symsgd.errors import SymsgdError
from symsgd.read import surface as s

if TYPE_CHECKING:
    from symsgd.read.meaning import Elaborator

# letters with square brackets, or in blackboard type
LETTERS = {"E": "an expectation", "P": "a probability", "V": "a variance"}
WORDS = {
    "Var": "a variance", "var": "a variance", "Cov": "a covariance", "cov": "a covariance",
    "Std": "a deviation", "std": "a deviation", "Corr": "a correlation", "Pr": "a probability",
}  # fmt: skip
PROBABILITIES = frozenset(["P", "p", "Pr"])  # of events in round brackets


def expectation(e: Elaborator, piece: s.Surface, name: str) -> SymsgdError:
    """Return the error that says why an expectation and the like are not read.

    >>> from symsgd.read.meaning import Elaborator
    >>> from symsgd.read.scope import Scope
    >>> from symsgd.read.documents.source import Source
    >>> expectation(Elaborator(Scope(), Source("E[x]")), s.Letter(0, 1, "E"), "E").code
    'expectation'
    """
    name = name.partition("_")[0]  # E_{x ~ p}[…] says over what, and is not read either
    what = {**LETTERS, **WORDS}.get(name, "a mean or the like")
    message = f"{name} is {what}, and over which distribution is not read"
    return e.wrong(piece, "expectation", message, "write the sum or the formula that it is")
