"""Domains as they are declared: by a name, by an interval, by two bounds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
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
        return _interval(f"[{what[0]}, {what[1]}]")
    raise SymsgdError(
        "unknown-domain",
        f"{what!r} is not a domain",
        advice='write a name such as "positive", or ["0", "1"]',
    )


def _bound(text: str) -> Fraction:
    """Return a bound; an exponent of seven digits would be a number that nobody can hold."""
    if _RATIONAL.fullmatch(text):
        with suppress(ValueError, ZeroDivisionError):
            return Fraction(text)
    raise SymsgdError(
        "unknown-domain",
        f"{text!r} is no bound of a domain",
        advice='write a rational number, such as "1/2" or "0.5", or "oo"',
    )


_ENDS = 2
_RATIONAL = re.compile(
    r"[+-]?(?:\d{1,400}(?:/\d{1,400}|\.\d{0,400})?|\.\d{1,400})(?:[eE][+-]?\d{1,3})?"
)


def _nested(bounds: Iterable[object]) -> bool:
    return any(isinstance(bound, list | tuple | Mapping) for bound in bounds)


def _interval(text: str) -> Domain:
    parts = [part.strip() for part in text[1:-1].split(",")]
    if len(parts) != _ENDS or text[-1] not in "])":
        raise SymsgdError(
            "unknown-domain", f"{text!r} is not an interval", advice="write it as (0, 1]"
        )
    low = None if parts[0] in ("-oo", "-inf") else _bound(parts[0])
    high = None if parts[1].lstrip("+") in ("oo", "inf") else _bound(parts[1])
    low_open, high_open = low is not None and text[0] == "(", high is not None and text[-1] == ")"
    bounded = low is not None and high is not None
    if bounded and (low > high or (low == high and (low_open or high_open))):  # type: ignore[operator]
        raise SymsgdError(
            "empty-domain", f"the interval {text} is empty", advice="exchange its ends"
        )
    return Domain(low, high, low_open, high_open)
