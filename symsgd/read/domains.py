"""Domains as they are declared: by a name, by an interval, by two bounds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from symsgd.errors import SymsgdError
from symsgd.expression.domain import Domain


def domain_of(what: object) -> Domain:
    """Return the domain that a name or a pair of bounds describes.

    >>> str(domain_of(["0", "1"])), str(domain_of("real_nonzero"))
    ('[0, 1]', 'nonzero')
    """
    if isinstance(what, Domain):
        return what
    if isinstance(what, str):
        name = what.removeprefix("real_")
        if name.startswith(("[", "(")):
            return _interval(name)
        return Domain.named(name)
    if isinstance(what, list | tuple) and len(what) == 2 and not _nested(what):
        low, high = (
            None if str(bound).strip("+-") in ("oo", "inf") else str(bound) for bound in what
        )
        if low is not None and high is not None:
            return Domain.between(low, high)
        return _interval(f"[{low or '-oo'}, {high or 'oo'}]")
    raise SymsgdError(
        "unknown-domain",
        f"{what!r} is not a domain",
        advice='write a name such as "positive", or ["0", "1"]',
    )


def _nested(bounds: Iterable[object]) -> bool:
    return any(isinstance(bound, list | tuple | Mapping) for bound in bounds)


def _interval(text: str) -> Domain:
    parts = text[1:-1].split(",")
    try:
        low, high = (
            None if part.strip().lstrip("+-") in ("oo", "inf") else Fraction(part.strip())
            for part in parts
        )
    except ValueError:
        raise SymsgdError(
            "unknown-domain", f"{text!r} is not an interval", advice="write it as (0, 1]"
        ) from None
    return Domain(
        low, high, low is not None and text[0] == "(", high is not None and text[-1] == ")"
    )
