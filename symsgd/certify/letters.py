"""What is known where one letter of an inequality moves, as the checker sees it.

It mirrors nothing of the prover but the forms in which facts are written, since a certificate may
assume what is written here and no more.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from symsgd.certify.enclosure import number_of
from symsgd.certify.field import Rejected
from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.expression.rows import read_rows

Json = dict[str, Any]
TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}
WEAK = {"<": "<=", "<=": "<=", ">": ">=", ">=": ">="}
_ENDS = (("low", ">="), ("high", "<="))
_REALS: Json = {
    "low": None, "high": None, "low_open": False, "high_open": False, "integer": False,
    "nonzero": False,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Where:
    """Domains and facts that hold, and so may be assumed."""

    domains: Json
    facts: frozenset[Node]

    def check(self, context: Json) -> None:
        """Check that a context inside a certificate assumes no more than this."""
        for name in {*self.domains, *context["domains"]}:
            mine = self.domains.get(name, _REALS)
            if not _not_more(context["domains"].get(name, _REALS), mine):
                raise Rejected(f"another domain is taken for {name}")
        if not {read_rows(fact) for fact in context["relations"]} <= self.facts:
            raise Rejected("a part assumes what is not given")

    @property
    def integers(self) -> frozenset[str]:
        """The variables that are integers."""
        return frozenset(name for name, domain in self.domains.items() if domain["integer"])

    def bounds(self, name: str) -> Iterator[tuple[str, Node]]:
        """Yield (sign, at) for what is known as ``name sign at``."""
        domain = self.domains.get(name, _REALS)
        for end, weak in _ENDS:
            if domain[end] is not None:
                yield weak[0] if domain[f"{end}_open"] else weak, n.number(Fraction(domain[end]))
        x = n.variable(name)
        for fact in self.facts:
            sign = str(fact.value)
            if fact.head != n.RELATION or sign not in TURNED:
                continue
            left, right = fact.args
            for here, one, other in ((sign, left, right), (TURNED[sign], right, left)):
                if one is x and name not in n.free_variables(other):
                    yield here, other
                elif one is -x and name not in n.free_variables(other):
                    yield TURNED[here], minus(other)

    def beside(self, name: str) -> Where:
        """Return what is known of the other letters: no lower bound is above an upper one."""
        known = list(self.bounds(name))
        facts = {fact for fact in self.facts if name not in n.free_variables(fact)}
        for low_sign, low in known:
            for high_sign, high in known:
                if low_sign[0] == ">" and high_sign[0] == "<":
                    strict = "=" not in low_sign or "=" not in high_sign
                    facts.add(n.relation("<" if strict else "<=", low, high))
        domains = {other: domain for other, domain in self.domains.items() if other != name}
        return Where(domains, frozenset(facts))

    def on_the_way(self, name: str, at: Node, sign: str) -> Where | None:
        """Return what is known where the letter lies on one side of a place, short of its value.

        None is returned if it never lies there.
        """
        x, known = n.variable(name), list(self.bounds(name))
        if any(bound is at and here[0] == TURNED[sign] for here, bound in known):
            return None
        there = self.beside(name)
        facts = {n.relation(sign, x, at)}
        facts |= {n.relation(here, x, bound) for here, bound in known if here[0] == TURNED[sign]}
        domain = {**_REALS, **self.domains.get(name, {}), "integer": False, "nonzero": False}
        domain["low_open" if sign == ">" else "high_open"] = True
        return Where({**there.domains, name: domain}, there.facts | facts)

    def between(self, name: str, low: Node, high: Node) -> Where:
        """Return what is known where the letter lies between two places."""
        there, x = self.beside(name), n.variable(name)
        return Where(
            {**there.domains, name: _REALS},
            there.facts | {n.relation(">", x, low), n.relation("<", x, high)},
        )

    def memberships(self, name: str, at: Node) -> Iterator[Node]:
        """Yield what says that a place does not lie beyond the ends of the letter's domain."""
        domain = self.domains.get(name, _REALS)
        for end, sign in _ENDS:
            if domain[end] is not None and at is not n.number(Fraction(domain[end])):
                yield n.relation(sign, at, n.number(Fraction(domain[end])))


@dataclass(frozen=True, slots=True)
class Wanted:
    """An order relation that has to be shown, and where."""

    left: Node
    relation: str
    right: Node
    where: Where

    @property
    def is_strict(self) -> bool:
        """Whether equality is left out."""
        return "=" not in self.relation

    @property
    def smaller(self) -> Node:
        """The side that is not above the other one."""
        return self.left if self.relation[0] == "<" else self.right

    @property
    def larger(self) -> Node:
        """The side that is not below the other one."""
        return self.right if self.relation[0] == "<" else self.left


def _not_more(domain: Json, mine: Json) -> bool:
    """Say whether a domain is the one that is known."""
    return all(domain[key] == value for key, value in mine.items() if key != "declared")


def minus(node: Node) -> Node:
    """Return −u, where −(−u) is u and −1 a number."""
    value = number_of(node)
    if value is not None:
        return n.number(-value)
    return node.args[0] if node.head == n.NEGATE else n.negate(node)


def is_size(node: Node) -> bool:
    """Say whether a node is |u|."""
    return node.head == n.APPLY and node.value[0] == "abs" and not any(node.value[1])


def without_sizes(facts: frozenset[Node]) -> frozenset[Node]:
    """Return facts together with what |u| < v says of u."""
    found, new = set(facts), list(facts)
    while new:
        fact = new.pop()
        sign = str(fact.value)
        if fact.head != n.RELATION or sign not in TURNED:
            continue
        left, right = fact.args
        for here, small, big in ((sign, left, right), (TURNED[sign], right, left)):
            if here[0] == "<" and is_size(small):
                parts = [n.relation(here, u, big) for u in (small.args[0], -small.args[0])]
                new += [part for part in parts if part not in found]
                found.update(parts)
    return frozenset(found)
