"""The particular functions for which a claim about unknown functions is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from symsgd.certify.coq_derivatives import Derivative
from symsgd.certify.coq_functions import differentiable, names_of, pairs
from symsgd.certify.coq_terms import Terms
from symsgd.expression import node as n
from symsgd.functions.derivatives import differentiate
from symsgd.prove.instances import instance, places


def chosen(terms: Terms) -> Iterator[str]:
    """Yield the steps that put particular functions into the hypothesis ``H``."""
    every = sorted(terms.functions)
    for function, (name, arity) in terms.functions.items():
        names = names_of(terms, function, name)
        body = instance(every.index(function), arity)
        bound = " ".join(f"({Terms().name(place)} : R)" for place in places(arity))
        formulas = [differentiate(body, places(arity)[0], k) for k in range(len(names))]
        for each, formula in zip(names, formulas, strict=True):
            yield f"pose ({each} := fun {bound} => {Terms().term(formula)})."
        for (f, g), (before, after) in zip(pairwise(names), pairwise(formulas), strict=True):
            inner = Terms(names={places(1)[0]: "t"})
            script = Derivative(n.derivative(before, places(1)[0]), after, inner).proof()
            yield (
                f"assert (D_{f} : forall t, is_derive {f} t ({g} t)) by "
                f"(intro t; unfold {f}, {g}; cbv beta; {script})."
            )
        yield from differentiable(names)
        yield f"specialize (H {' '.join([*names, *(f'D_{f}' for f, _ in pairs(names))])})."
