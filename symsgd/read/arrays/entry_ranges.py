"""Which indices of a text run over the same range: the places of one array say so."""

from __future__ import annotations

from dataclasses import dataclass, field

from symsgd.read import surface as s

UNIT = "unit"  # the letter for the entries of a unit matrix, where δ is something else


class NoEntries(Exception):
    """A formula that is not one about the entries of arrays, or whose ranges do not fit."""


@dataclass
class Ranges:
    """Ranges of indices, joined where one index stands in two places.

    >>> ranges = Ranges()
    >>> ranges.join("i", ranges.place("x", 0)); ranges.join("k", ranges.place("x", 0))
    >>> ranges.of("i") == ranges.of("k"), ranges.of("i") == ranges.of("j")
    (True, False)
    """

    _above: dict[str, str] = field(default_factory=dict)
    _ends: dict[str, str] = field(default_factory=dict)

    def of(self, key: str) -> str:
        """Return the name of the range that a key belongs to."""
        while key in self._above:
            key = self._above[key]
        return key

    def join(self, one: str, other: str) -> None:
        """Let two keys have one range."""
        first, second = sorted((self.of(one), self.of(other)))
        if first == second:
            return
        ends = {end for end in (self._ends.get(first), self._ends.get(second)) if end}
        if len(ends) > 1:  # up to m and up to n need not be the same
            raise NoEntries
        self._above[second] = first
        self._ends |= dict.fromkeys([first], *ends) if ends else {}

    def ends(self, key: str, letter: str) -> None:
        """Let the range of a key go up to a letter."""
        root = self.of(key)
        if self._ends.get(root, letter) != letter:
            raise NoEntries
        self._ends[root] = letter
        self.join(f"up to {letter}", key)

    def place(self, name: str, position: int) -> str:
        """Return the key for a place of an array."""
        return f"{name} at {position}"

    def end(self, key: str) -> str | None:
        """Return the letter up to which a range goes, if the text names one."""
        return self._ends.get(self.of(key))


def indices_of(sub: s.Surface | None) -> tuple[str, ...] | None:
    """Return the letters of an index such as ``ij`` or ``i,j``, or None if it is no such index.

    >>> from symsgd.read.notation.parse import parse
    >>> indices_of(parse("ij")), indices_of(parse("i+1"))
    (('i', 'j'), None)
    """
    parts: tuple[s.Surface, ...] = () if sub is None else (sub,)
    if isinstance(sub, s.Product) and set(sub.operators) == {""}:
        parts = sub.factors
    elif isinstance(sub, s.Group):
        parts = sub.items
    names = tuple(part.name for part in parts if isinstance(part, s.Letter) and not part.word)
    plain = all(len(name) == 1 and name.islower() for name in names)
    return names if names and plain and len(names) == len(parts) else None
