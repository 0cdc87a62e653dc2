"""Unknown functions in theorems: the claim is about every function of real numbers.

What is differentiated has a derivative on the whole line, and is told along with it.
What is refuted is wrong for one function: the one that the kernel chose.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from symsgd.certify.coq_terms import Terms


def quantified(terms: Terms) -> str:
    """Return the quantifiers of the unknown functions of a theorem, and of their derivatives.

    >>> terms = Terms()
    >>> _ = terms.term(n.apply("f", n.variable("x"), orders=(1,)))
    >>> quantified(terms)
    "forall (fn_f fn_f' : R -> R), (forall t, is_derive fn_f t (fn_f' t)) -> "
    """
    text = ""
    for function, (name, arity) in terms.functions.items():
        names = names_of(terms, function, name)
        known = "".join(f"(forall t, is_derive {f} t ({g} t)) -> " for f, g in pairs(names))
        text += f"forall ({' '.join(names)} : {'R -> ' * arity}R), {known}"
    return text


def introduced(terms: Terms) -> Iterator[str]:
    """Yield the steps that introduce them, and tell Coq how each is differentiated."""
    for function, (name, _) in terms.functions.items():
        names = names_of(terms, function, name)
        facts = [f"D_{f}" for f, _ in pairs(names)]
        yield f"intros {' '.join([*names, *facts])}."
        yield from differentiable(names)


def unfolded(terms: Terms, place: str = "") -> str:
    """Return the tactic that puts what the chosen functions are for their names."""
    names = [
        each for function, (name, _) in terms.functions.items()
        for each in names_of(terms, function, name)
    ]  # fmt: skip
    return f"unfold {', '.join(names)}{place}; cbv beta{place}" if names else "idtac"


def names_of(terms: Terms, function: str, name: str) -> list[str]:
    """Return the names of a function and of its derivatives."""
    order = terms.function_orders.get(function, 0)
    return [name + "'" * k for k in range(order + 1)]


def pairs(names: list[str]) -> list[tuple[str, str]]:
    """Return each function with its derivative."""
    return list(pairwise(names))


def instances(terms: Terms) -> list[str]:
    """Return the names under which Coq knows how unknown functions are differentiated."""
    every = (names_of(terms, function, name) for function, (name, _) in terms.functions.items())
    return [f"I_{f}" for names in every for f, _ in pairs(names)]


def differentiable(names: list[str]) -> Iterator[str]:
    """Yield the steps that tell Coq how functions are differentiated."""
    for f, g in pairs(names):
        yield (
            f"pose (I_{f} := {{| UnaryDiff_f' := {g}; UnaryDiff_H := D_{f} |}} : UnaryDiff {f})."
        )
