r"""What ``--domain`` assumes: relations such as ``x > 0``, members such as ``x in positive``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from symsgd.errors import SymsgdError

if TYPE_CHECKING:
    from symsgd.expression.domain import Context, Domain
    from symsgd.expression.node import Node

_MEMBER = re.compile(r"\s*(\S+?)\s*(?:(?<=\s)in(?=[\s\[(])|∈|\\in(?![A-Za-z]))\s*(.*?)\s*")
_SIGNS = {"R": "real", "ℝ": "real", "Z": "integer", "ℤ": "integer"}


def assumed_context(texts: Sequence[str]) -> Context:
    """Return the context of what somebody assumes on the command line.

    >>> context = assumed_context(["x in (0, 1]", "y > 0"])
    >>> str(context.domain("x")), str(context.domain("y"))
    ('(0, 1]', 'positive')
    """
    from symsgd.check.assumptions import context_of

    domains: dict[str, Domain] = {}
    relations: list[Node] = []
    for text in texts:
        try:
            if found := _MEMBER.fullmatch(text):
                _add(domains, found[1], found[2])
            else:
                relations += _relations(text)
        except SymsgdError as error:
            raise SymsgdError(
                error.code, f"--domain {text!r}: {error.message}", advice=error.advice
            ) from None
    try:
        return context_of(domains, relations)
    except SymsgdError as error:
        raise SymsgdError(error.code, f"--domain: {error.message}", advice=error.advice) from None


def _add(domains: dict[str, Domain], symbol: str, where: str) -> None:
    from symsgd.read.domains import domain_of
    from symsgd.read.names import name_of_text

    name = name_of_text(symbol)
    plain = re.sub(r"\\math(?:bb|bf)\s*\{?\s*([RZ])\s*\}?", r"\1", where)
    domain = domain_of(_SIGNS.get(plain, plain))
    both = domains[name].meet(domain) if name in domains else domain
    if both is None:
        raise SymsgdError(
            "empty-domain", f"no {symbol} is in all of its domains", advice="leave one of them out"
        )
    domains[name] = both


def _relations(text: str) -> list[Node]:
    from symsgd.check.verify import assumptions_of
    from symsgd.expression.domain import NAMED

    try:
        return assumptions_of([text])
    except SymsgdError as error:
        advice = f"write a relation such as 'x > 0', or 'x in' and one of {', '.join(NAMED)}"
        message = "this is no relation" if error.code == "no-relation" else error.message
        raise SymsgdError(error.code, message, advice=advice) from None
