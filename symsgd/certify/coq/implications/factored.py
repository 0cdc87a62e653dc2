"""A polynomial as a product of its factors, printed so that Coq can take it apart."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from flint import fmpz_mpoly

from symsgd.certify.coq.terms.relations import number_term
from symsgd.certify.coq.terms.terms import Terms
from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.prove.tower.normal import NormalForm


@dataclass(frozen=True, slots=True)
class Factored:
    """A polynomial as a product, printed with one pair of brackets for each factor."""

    unit: int
    factors: list[tuple[fmpz_mpoly, Node, int]]
    terms: Terms

    @classmethod
    def of(cls, form: NormalForm, poly: fmpz_mpoly, terms: Terms) -> Factored:
        """Return a polynomial as its content and its irreducible factors with their powers."""
        unit, factors = form.tower.signs.factors(poly)
        return cls(unit, [(f, form.tower.poly_node(f), e) for f, e in factors], terms)

    @property
    def node(self) -> Node:
        """The product as an expression."""
        parts = [node ** n.number(e) if e > 1 else node for _, node, e in self.factors]
        return n.multiply(n.number(self.unit), *parts) if parts else n.number(self.unit)

    @property
    def text(self) -> str:
        """The product as Coq reads it: ``(unit * (f * (g ^ 2 * h)))``."""
        unit = number_term(Fraction(self.unit))
        if not self.factors:
            return unit
        texts = [
            f"({self.terms.term(node)} ^ {e})" if e > 1 else self.terms.term(node)
            for _, node, e in self.factors
        ]
        inner = texts[-1]
        for text in reversed(texts[:-1]):
            inner = f"({text} * {inner})"
        return f"({unit} * {inner})"
