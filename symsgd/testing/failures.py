"""The failure of a check: which quantity is wrong first, where, and both values."""

from __future__ import annotations

from dataclasses import dataclass


class WrongValue(AssertionError):
    """What a check raises: an AssertionError that also holds the finding as data.

    >>> WrongValue(Finding("z^[2]", (1,), "1.0", "2.0")).finding.name
    'z^[2]'
    """

    def __init__(self, finding: Finding | WrongPoint) -> None:
        super().__init__(str(finding))
        self.finding = finding

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.finding,)


@dataclass(frozen=True, slots=True)
class Finding:
    """The first wrong quantity, in the order in which the algorithm computes them.

    >>> print(Finding("delta^[2]", (1,), "0.0", "-1.5165120838575247e-09", allowed=3e-15,
    ...               right=("z^[2]", "a^[2]"), hint="the values are float32"))
    delta^[2] is the first wrong quantity, at entry 1
      found     0.0
      expected  -1.5165120838575247e-09
      allowed   ± 3.0e-15, all that honest float64 rounding can do here
      right     z^[2], a^[2]
      hint      the values are float32
    """

    name: str
    index: tuple[int, ...]
    found: str
    expected: str
    allowed: float | None = None
    precision: str = "float64"
    right: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    hint: str | None = None
    case: str | None = None

    def __str__(self) -> str:
        where = f", at {place(self.index)}" if self.index else ""
        room = None
        if self.allowed is not None:
            room = f"± {self.allowed:.1e}, all that honest {self.precision} rounding can do here"
        lines = (
            ("found", self.found),
            ("expected", self.expected),
            ("allowed", room),
            ("right", ", ".join(self.right)),
            ("wrong too", ", ".join(self.wrong)),
            ("hint", self.hint),
            ("case", self.case),
        )
        shown = [f"  {word:<9} {text}" for word, text in lines if text]
        return "\n".join([f"{self.name} is the first wrong quantity{where}", *shown])


@dataclass(frozen=True, slots=True)
class WrongPoint:
    """A point at which a function of one variable is wrong.

    >>> print(WrongPoint("sigmoid(x)", 710.0, "nan", "1.0", None, "± 8.9e-16", "right up to 709"))
    sigmoid(x) is wrong at x = 710.0
      found     nan
      expected  1.0
      allowed   ± 8.9e-16
      where     right up to 709
    """

    name: str
    x: float
    found: str
    expected: str
    ulps: float | None
    allowed: str
    where: str | None = None

    def __str__(self) -> str:
        off = None if self.ulps is None else f"{self.ulps:.3g} units in the last place"
        lines = (
            ("found", self.found),
            ("expected", self.expected),
            ("off by", off),
            ("allowed", self.allowed),
            ("where", self.where),
        )
        shown = [f"  {word:<9} {text}" for word, text in lines if text]
        return "\n".join([f"{self.name} is wrong at x = {self.x!r}", *shown])


def place(index: tuple[int, ...]) -> str:
    """Return an index in words; indices count from 1, as in the textbook.

    >>> place((2,)), place((1, 3))
    ('entry 2', 'row 1, column 3')
    """
    if len(index) == 1:
        return f"entry {index[0]}"
    return f"row {index[0]}, column {index[1]}"
