"""Unknown functions in theorems: the claim is about every function of real numbers.

What is differentiated has a derivative on the whole line, or on the whole plane, and is told along
with it.  What is refuted is wrong for one function: the one that the kernel chose.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from symsgd.certify.coq.terms.term_functions import function_name
from symsgd.certify.coq.terms.terms import Terms

Orders = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Unknown:
    """An unknown function with its derivatives up to some order.

    >>> f = Unknown("fn_f", 2, 1)
    >>> f.names
    ['fn_f', "fn_f'1'0", "fn_f'0'1"]
    >>> print(f.fact((0, 0)))
    forall s t, differentiable_pt_lim fn_f s t (fn_f'1'0 s t) (fn_f'0'1 s t)
    """

    name: str
    arity: int
    order: int

    @property
    def names(self) -> list[str]:
        """The names of the function and of its derivatives."""
        return [function_name(self.name, orders) for orders in self.orders(self.order)]

    def orders(self, most: int) -> list[Orders]:
        """Return how often each derivative is taken by each place, up to some total."""
        if self.arity > 2:
            return [(0,) * self.arity]
        if self.arity < 2:
            return [(k,) for k in range(most + 1)]
        return [(total - j, j) for total in range(most + 1) for j in range(total + 1)]

    def differentiated(self) -> list[Orders]:
        """Return those whose derivatives have names too."""
        return self.orders(self.order - 1) if self.order else []

    def fact(self, orders: Orders) -> str:
        """Return that one of them has the derivatives that are named."""
        f = function_name(self.name, orders)
        if self.arity == 1:
            return f"forall t, is_derive {f} t ({function_name(self.name, (orders[0] + 1,))} t)"
        first, second = orders
        slopes = (first + 1, second), (first, second + 1)
        named = " ".join(f"({function_name(self.name, each)} s t)" for each in slopes)
        return f"forall s t, differentiable_pt_lim {f} s t {named}"

    def fact_name(self, orders: Orders) -> str:
        """Return the name of that fact in proofs."""
        return f"D_{function_name(self.name, orders)}"

    @property
    def facts(self) -> list[str]:
        """The names of all such facts."""
        return [self.fact_name(orders) for orders in self.differentiated()]

    @property
    def instances(self) -> list[str]:
        """The names under which Coq knows how they are differentiated."""
        names = self.names if self.arity == 1 else []
        return [f"I_{f}" for f in names[:-1]]

    def taught(self) -> Iterator[str]:
        """Yield the steps that tell Coq how they are differentiated."""
        for instance, f, slope in zip(self.instances, self.names, self.names[1:], strict=False):
            yield (
                f"pose ({instance} := {{| UnaryDiff_f' := {slope}; UnaryDiff_H := D_{f} |}} "
                f": UnaryDiff {f})."
            )


def unknowns(terms: Terms) -> dict[str, Unknown]:
    """Return the unknown functions of a theorem."""
    orders = terms.function_orders
    return {
        function: Unknown(name, arity, orders.get(function, 0))
        for function, (name, arity) in terms.functions.items()
    }


def quantified(terms: Terms) -> str:
    """Return the quantifiers of the unknown functions of a theorem, and of their derivatives.

    >>> from symsgd.expression import node as n
    >>> terms = Terms()
    >>> _ = terms.term(n.apply("f", n.variable("x"), orders=(1,)))
    >>> quantified(terms)
    "forall (fn_f fn_f' : R -> R), (forall t, is_derive fn_f t (fn_f' t)) -> "
    """
    text = ""
    for each in unknowns(terms).values():
        known = "".join(f"({each.fact(orders)}) -> " for orders in each.differentiated())
        text += f"forall ({' '.join(each.names)} : {'R -> ' * each.arity}R), {known}"
    return text


def introduced(terms: Terms) -> Iterator[str]:
    """Yield the steps that introduce them, and tell Coq how each is differentiated."""
    for each in unknowns(terms).values():
        yield f"intros {' '.join([*each.names, *each.facts])}."
        yield from each.taught()


def unfolded(terms: Terms, place: str = "") -> str:
    """Return the tactic that puts what the chosen functions are for their names."""
    names = [name for each in unknowns(terms).values() for name in each.names]
    return f"unfold {', '.join(names)}{place}; cbv beta{place}" if names else "idtac"


def kept(terms: Terms) -> list[str]:
    """Return the names of what a proof knows of the derivatives of unknown functions."""
    every = unknowns(terms).values()
    return [name for each in every for name in (*each.facts, *each.instances)]
