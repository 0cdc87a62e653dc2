"""Unknown functions in theorems: the claim is about every function of real numbers.

What is differentiated has a derivative on the whole line, and is told along with it.
What is refuted is wrong for one function: the one that the kernel chose.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from symsgd.certify.coq_derivatives import Derivative
from symsgd.certify.coq_terms import Terms
from symsgd.expression import node as n
from symsgd.functions.derivatives import differentiate
from symsgd.prove.instances import instance, places


def quantified(terms: Terms) -> str:
    """Return the quantifiers of the unknown functions of a theorem, and of their derivatives.

    >>> terms = Terms()
    >>> _ = terms.term(n.apply("f", n.variable("x"), orders=(1,)))
    >>> quantified(terms)
    "forall (fn_f fn_f' : R -> R), (forall t, is_derive fn_f t (fn_f' t)) -> "
    """
    text = ""
    for function, (name, arity) in terms.functions.items():
        names = _names(terms, function, name)
        known = "".join(f"(forall t, is_derive {f} t ({g} t)) -> " for f, g in _pairs(names))
        text += f"forall ({' '.join(names)} : {'R -> ' * arity}R), {known}"
    return text


def introduced(terms: Terms) -> Iterator[str]:
    """Yield the steps that introduce them, and tell Coq how each is differentiated."""
    for function, (name, _) in terms.functions.items():
        names = _names(terms, function, name)
        facts = [f"D_{f}" for f, _ in _pairs(names)]
        yield f"intros {' '.join([*names, *facts])}."
        yield from _differentiable(names)


def chosen(terms: Terms) -> Iterator[str]:
    """Yield the steps that put particular functions into the hypothesis ``H``."""
    every = sorted(terms.functions)
    for function, (name, arity) in terms.functions.items():
        names = _names(terms, function, name)
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
        yield from _differentiable(names)
        yield f"specialize (H {' '.join([*names, *(f'D_{f}' for f, _ in _pairs(names))])})."


def unfolded(terms: Terms, place: str = "") -> str:
    """Return the tactic that puts what the chosen functions are for their names."""
    names = [
        each for function, (name, _) in terms.functions.items()
        for each in _names(terms, function, name)
    ]  # fmt: skip
    return f"unfold {', '.join(names)}{place}; cbv beta{place}" if names else "idtac"


def _names(terms: Terms, function: str, name: str) -> list[str]:
    order = terms.function_orders.get(function, 0)
    return [name + "'" * k for k in range(order + 1)]


def _pairs(names: list[str]) -> list[tuple[str, str]]:
    return list(pairwise(names))


def _differentiable(names: list[str]) -> Iterator[str]:
    for f, g in _pairs(names):
        yield (
            f"pose (I_{f} := {{| UnaryDiff_f' := {g}; UnaryDiff_H := D_{f} |}} : UnaryDiff {f})."
        )
