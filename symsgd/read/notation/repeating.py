r"""Repeating decimals: ``1.41\overline{6}`` is 17/12, and so is ``1.41\dot{6}``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symsgd.read import surface as s

if TYPE_CHECKING:
    from symsgd.read.tokens.cursor import Cursor

_MARKS = ("bar", "dot")


def repeats_here(run: Cursor, ahead: int = 0) -> bool:
    r"""Say whether the digits that come repeat for ever.

    >>> from symsgd.read.notation.parse import parse
    >>> parse(r"0.\overline{3}").denominator.digits, parse(r"2\bar{x}").factors[0].digits
    ('9', '2')
    """
    mark, after = run.token(ahead), run.token(ahead + 1)
    if mark is None or mark.kind != "accent" or mark.text not in _MARKS or after is None:
        return False
    if after.kind == "{":
        ahead += 1
        inside = 0
        while (token := run.token(ahead + 1)) is not None and token.kind == "digit":
            ahead, inside = ahead + 1, inside + 1
        return inside > 0 and token is not None and token.kind == "}"
    return after.kind == "digit"


def repeating(run: Cursor, start: int, digits: str) -> s.Fraction:
    r"""Return the fraction that digits and the ones behind them are, which repeat.

    >>> from symsgd.read.notation.parse import parse
    >>> def ratio(text):
    ...     found = parse(text)
    ...     return f"{found.numerator.digits}/{found.denominator.digits}"
    >>> ratio(r"1.41\overline{6}"), ratio(r"0.1\dot{6}"), ratio(r"0.\dot{1}4285\dot{7}")
    ('1275/900', '15/90', '142857/999999')
    """
    mark = run.next()
    period = _digits(run)
    if mark.text == "dot":
        behind = 0
        while (token := run.token(behind)) is not None and token.kind == "digit":
            behind += 1
        if repeats_here(run, behind):  # a dot over the first digit and one over the last
            period += "".join(run.next().text for _ in range(behind))
            run.next()
            period += _digits(run)
    end = run.run[run.position - 1].end
    whole, _, places = digits.partition(".")
    before, after = int(whole + places), int(whole + places + period)
    below = "9" * len(period) + "0" * len(places)
    above = s.Number(start, end, str(after - before))
    return s.Fraction(start, end, above, s.Number(start, end, below))


def _digits(run: Cursor) -> str:
    """Take the digits under a bar or a dot."""
    first = run.next()
    if first.kind == "digit":
        return first.text
    found = ""
    while (token := run.next()).kind == "digit":
        found += token.text
    return found
