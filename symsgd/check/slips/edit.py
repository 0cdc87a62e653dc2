"""A change to the text of one side of a claim, and where it is made."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from symsgd.check.slips.page import Page
from symsgd.check.slips.pools import POOLS
from symsgd.check.slips.slips import SLIPS, Slip
from symsgd.check.slips.spot import Spot
from symsgd.check.slips.spots import spots

_HOLE = re.compile(r"<(\w+)>")


@dataclass(frozen=True, slots=True)
class Edit:
    """What to write instead at one or several places of a side.

    ``changes`` are (start, end, text), in the order of the side; ``slip`` names the row of the
    table that it comes from and ``family`` the kind of slip, ``what`` says it in words, and
    ``mark`` is the term that is meant.
    """

    changes: tuple[tuple[int, int, str], ...]
    slip: str
    what: str
    mark: tuple[int, int]
    family: str = ""

    def apply(self, text: str) -> str:
        """Return the side with the change made.

        >>> Edit(((1, 2, "-"),), "sign", "- instead of +", (1, 3)).apply("a+b")
        'a-b'
        """
        for start, end, new in reversed(self.changes):
            text = text[:start] + _spaced(text[:start], new, text[end:]) + text[end:]
        return text


def _spaced(before: str, new: str, after: str) -> str:
    r"""Keep a command and the letters that follow it apart, as in ``\eta`` and ``x``."""
    if _ends_in_command(before) and new[:1].isalpha():
        new = f" {new}"
    if new and _ends_in_command(new) and after[:1].isalpha():
        new = f"{new} "
    if not new and _ends_in_command(before) and after[:1].isalpha():
        new = " "
    return new


def _ends_in_command(text: str) -> bool:
    name = text.rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
    return name.endswith("\\") and len(name) < len(text)


def edits(page: Page, table: tuple[Slip, ...] = SLIPS) -> Iterator[Edit]:
    """Yield everything that a side may have been meant to be, the likeliest slips first.

    >>> from symsgd.read.scope import Scope
    >>> [edit.what for edit in edits(Page.of("x+1", "x", Scope()))][:2]
    ['- instead of +', 'a minus more']
    """
    for slip in table:
        for spot in spots(slip.at, page):
            yield from _edits_at(slip, spot, page)


def _edits_at(slip: Slip, spot: Spot, page: Page) -> Iterator[Edit]:
    holes = list(dict.fromkeys(_HOLE.findall(slip.write + slip.words)))
    if any(hole not in spot.parts and hole not in POOLS for hole in holes):
        return  # the place has no such part: 3 has no half
    choices = [_choices(hole, spot, page) for hole in holes]
    for chosen in product(*choices):
        parts = dict(zip(holes, chosen, strict=True))
        new = _filled(slip.write, parts)
        text = f"{{{new}}}" if spot.braced and len(new) > 1 else new
        places = ((spot.start, spot.end), *spot.also)
        yield Edit(
            tuple((start, end, text) for start, end in places),
            slip.name,
            " ".join(_filled(slip.words, parts).split()),
            spot.mark or (spot.start, spot.end),
            slip.family,
        )


def _choices(hole: str, spot: Spot, page: Page) -> list[str]:
    if hole in spot.parts:
        return [spot.parts[hole]]
    return list(POOLS[hole](page, spot.parts.get("it", "")))


def _filled(template: str, parts: dict[str, str]) -> str:
    return _HOLE.sub(lambda found: parts[found[1]], template)
