"""What the kernel says about a claim, as plain data.

A verdict has no truth value: UNDECIDED must never be read as False.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from fractions import Fraction
from html import escape
from typing import TYPE_CHECKING, Any, NoReturn

from symsgd.expression.domain import Context
from symsgd.expression.node import Node

if TYPE_CHECKING:
    from rich.text import Text


class Outcome(StrEnum):
    """The three answers of the kernel."""

    PROVED = "PROVED"
    REFUTED = "REFUTED"
    UNDECIDED = "UNDECIDED"


@dataclass(frozen=True, slots=True)
class Counterexample:
    """A rational point of the domain with the values of both sides there.

    ``left`` and ``right`` are disjoint enclosures as decimal text; None means
    that the side provably has no real value at the point.  Coordinates that are
    not rational, such as √2, stand in ``exact`` as text.

    >>> print(Counterexample((("x", Fraction(1, 2)),), "0.25", "0.75"))
    at x = 1/2: left 0.25, right 0.75
    """

    point: tuple[tuple[str, Fraction], ...]
    left: str | None
    right: str | None
    exact: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        where = ", ".join(f"{name} = {value}" for name, value in (*self.point, *self.exact))
        left, right = (v if v is not None else "no real value" for v in (self.left, self.right))
        return f"{f'at {where}: ' if where else ''}left {left}, right {right}"

    def to_json(self) -> dict[str, Any]:
        """Return the counterexample as JSON data."""
        point = {name: str(value) for name, value in self.point}
        found: dict[str, Any] = {"point": point, "left": self.left, "right": self.right}
        return found | ({"exact": dict(self.exact)} if self.exact else {})


@dataclass(frozen=True, slots=True)
class Certificate:
    """What another program needs to repeat a proof or a refutation; versioned plain data.

    ``claim`` is what the certificate is about: the two sides, the context and
    the relation.  Generators and steps are worked out when JSON is asked for.
    """

    kind: str
    data: dict[str, Any] = field(hash=False)
    version: str = "symsgd.certificate/1"
    claim: tuple[Node, Node, Context, str] | None = field(default=None, repr=False)

    def to_json(self) -> dict[str, Any]:
        """Return the certificate as JSON data."""
        head = {"version": self.version, "kind": self.kind}
        if self.claim is None:
            return {**head, **self.data}
        from symsgd.prove.certificate import render

        return {**head, **render(self.kind, self.data, *self.claim)}

    def about(self, left: Node, right: Node, context: Context, relation: str) -> Certificate:
        """Return the certificate with what it is about."""
        return replace(self, claim=(left, right, context, relation))


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer to one claim.

    ``reason`` says how it was proved, or why it stays open; ``conditions`` are
    the side conditions the proof used, ``warnings`` what a reader should know.

    >>> Verdict(Outcome.PROVED, "equal normal forms").proved
    True
    """

    outcome: Outcome
    reason: str
    conditions: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    counterexample: Counterexample | None = None
    certificate: Certificate | None = field(default=None, repr=False)
    seconds: float = field(default=0.0, compare=False)

    def __bool__(self) -> NoReturn:
        raise TypeError("a verdict is neither true nor false: ask .proved, .refuted or .undecided")

    @property
    def proved(self) -> bool:
        """Whether the claim is proved."""
        return self.outcome is Outcome.PROVED

    @property
    def refuted(self) -> bool:
        """Whether the claim is refuted."""
        return self.outcome is Outcome.REFUTED

    @property
    def undecided(self) -> bool:
        """Whether the claim stays open."""
        return self.outcome is Outcome.UNDECIDED

    def __str__(self) -> str:
        parts = [f"{self.outcome}: {self.reason}"]
        if self.counterexample is not None:
            parts.append(f"  {self.counterexample}")
        parts.extend(f"  provided {condition}" for condition in self.conditions)
        parts.extend(f"  note: {warning}" for warning in self.warnings)
        return "\n".join(parts)

    def __rich__(self) -> Text:
        from rich.text import Text

        styles = {Outcome.PROVED: "green", Outcome.REFUTED: "bold red"}
        text = Text(str(self))
        text.stylize(styles.get(self.outcome, "yellow"), 0, len(self.outcome))
        return text

    def _repr_latex_(self) -> str:
        return rf"$\displaystyle \text{{{self.outcome}: {latex_escaped(self.reason)}}}$"

    def _repr_html_(self) -> str:
        colour = {Outcome.PROVED: "#116329", Outcome.REFUTED: "#a40e26"}.get(
            self.outcome, "#7a4b00"
        )
        head, *rest = (escape(line.strip()) for line in str(self).splitlines())
        lines = "".join(f"<br>{line}" for line in rest)
        return f'<p><strong style="color: {colour}">{head}</strong>{lines}</p>'

    def to_json(self) -> dict[str, Any]:
        """Return the verdict as JSON data."""
        return {
            "verdict": str(self.outcome),
            "reason": self.reason,
            "conditions": list(self.conditions),
            "warnings": list(self.warnings),
            "counterexample": self.counterexample and self.counterexample.to_json(),
            "certificate": self.certificate and self.certificate.to_json(),
            "seconds": round(self.seconds, 6),
        }


def latex_escaped(text: str) -> str:
    """Return text in which no character means anything to TeX."""
    special = {"\\": r"\textbackslash{}", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}"}
    special |= {c: f"\\{c}" for c in "{}$&#%_"}
    return "".join(special.get(c, c) for c in text)


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim for the kernel: two sides, the relation between them."""

    left: Node
    right: Node
    relation: str = "="

    def __str__(self) -> str:
        return f"{self.left} {self.relation} {self.right}"
