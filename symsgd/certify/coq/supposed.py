"""What a theorem supposes of its variables: conditions, assumptions and domains."""

from __future__ import annotations

from collections.abc import Iterator

from symsgd.certify.coq.equations.proofs import number_script, unequal_script
from symsgd.certify.coq.terms.relations import number_term
from symsgd.certify.coq.terms.term_functions import GAMMA
from symsgd.certify.coq.terms.terms import Terms
from symsgd.expression import node as n
from symsgd.expression.domain import Context, Domain
from symsgd.expression.node import Node
from symsgd.prove.conditions import open_conditions


def quantified_claim(
    said: str, needs: tuple[Node, ...], context: Context, terms: Terms, *, proved: bool = False
) -> str:
    """Return a claim for all values of its variables, under all that it supposes."""
    supposed = known(needs, context, terms, proved=proved)
    binders = f"forall ({' '.join(terms.names.values())} : R), " if terms.names else ""
    return binders + "".join(f"{each} -> " for each in supposed) + said


def known(
    needs: tuple[Node, ...], context: Context, terms: Terms, *, proved: bool = False
) -> list[str]:
    """Return what holds where the sides have values: needs, assumptions, domains."""
    supposed = [terms.proposition(need) for need in needs]
    for guards, need in list(terms.guarded):
        if open_conditions((need,), guards, context, logistic=True):
            supposed.append(f"({' -> '.join(terms.proposition(each) for each in (*guards, need))})")
    supposed += [cover for cover, open_ in terms.covers.items() if open_ or not proved]
    supposed += [f"{GAMMA} {terms.term(u)} <> 0" for u in _may_be_poles(terms, context)]
    supposed += [terms.proposition(relation) for relation in context.relations]
    supposed += [
        p for v, name in list(terms.names.items()) for p in domain_facts(name, context.domain(v))
    ]
    return list(dict.fromkeys(supposed))


def _may_be_poles(terms: Terms, context: Context) -> list[Node]:
    """Return what Γ is taken of, if it is not positive by the domains."""
    asked = [(u, (n.relation(">", u, n.number(0)),)) for u in terms.poles]
    return [u for u, more in asked if open_conditions(more, (), context, logistic=True)]


def domain_facts(name: str, domain: Domain) -> Iterator[str]:
    """Yield what it means that a variable, by its name in Coq, lies in a domain."""
    if domain.low is not None:
        yield f"{number_term(domain.low)} {'<' if domain.low_open else '<='} {name}"
    if domain.high is not None:
        yield f"{name} {'<' if domain.high_open else '<='} {number_term(domain.high)}"
    if domain.nonzero:
        yield f"{name} <> 0"
    if domain.integer:
        yield f"(exists k : Z, {name} = IZR k)"


def proved_there(whole: list[str]) -> str:
    """Return the tactic that proves something supposed, at a point given by numbers."""
    ways = [number_script(), unequal_script(), *whole, "sgd_one_of"]
    return f"intros; first [ {' | '.join(ways)} ]"
