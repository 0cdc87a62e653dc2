"""Equations about every member of sequences, and about sums of any length, as data."""

from __future__ import annotations

from dataclasses import dataclass

from symsgd.expression import node as n
from symsgd.expression.domain import Context
from symsgd.expression.node import Node

Member = tuple[str, str, int]  # its sequence, the letter of its index or "", and what is added


@dataclass(frozen=True, slots=True)
class NamedSum:
    """The sum of a term over a counter, from a number to a letter and something more."""

    name: str
    term: Node
    counter: str
    first: int
    letter: str
    shift: int


@dataclass(frozen=True, slots=True)
class Rule:
    """A formula for the members of a sequence from one on: ``head`` is a member with a letter."""

    head: str
    letter: str
    low: int
    body: Node


@dataclass(frozen=True, slots=True)
class Induction:
    """An equation for every whole number that a letter may be, from ``low`` on.

    ``sums`` are what names in it stand for, ``rules`` and ``given`` what the text says of the
    sequences in it; other letters are real numbers with the domains of the context.  ``members``
    says of every symbol that is a member of a sequence of which one, with which letter (or none)
    for its index, and what is added to it.  ``texts`` are the rules as they are written.
    """

    letter: str
    low: int
    left: Node
    right: Node
    context: Context
    sums: tuple[NamedSum, ...] = ()
    rules: tuple[Rule, ...] = ()
    given: tuple[tuple[str, Node], ...] = ()
    members: tuple[tuple[str, Member], ...] = ()
    texts: tuple[str, ...] = ()

    @property
    def formulas(self) -> tuple[Node, ...]:
        """Every formula in it."""
        terms = (one.term for one in self.sums)
        bodies = (node for rule in self.rules for node in (n.variable(rule.head), rule.body))
        values = (node for name, value in self.given for node in (n.variable(name), value))
        return (self.left, self.right, *terms, *bodies, *values)

    @property
    def letters(self) -> tuple[str, ...]:
        """Every letter that counts something."""
        counters = (one.counter for one in self.sums)
        rules = (rule.letter for rule in self.rules)
        return tuple(dict.fromkeys((self.letter, *counters, *rules)))
