"""The activation of one unit in Coq, with the lemma that gives its slope, away from its kink."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from symsgd.certify.coq.derivatives.derivatives import Derivative, plain
from symsgd.certify.coq.network.names import applied
from symsgd.certify.coq.network.sides import one_side
from symsgd.certify.coq.terms.relations import NotExported
from symsgd.certify.coq.terms.terms import Terms
from symsgd.expression import node as n
from symsgd.expression.domain import Context
from symsgd.expression.node import Node
from symsgd.network.activation import A, Activation, Z
from symsgd.network.gradient import KINKED
from symsgd.prove.conditions import open_conditions
from symsgd.prove.decide import decide

_APART = n.relation("!=", Z, n.number(0))


def elementwise(f: Activation, name: str, symbols: Mapping[str, str]) -> Iterator[str]:
    """Yield the definitions of an activation and its slope, and that one is the other's.

    ``symbols`` are the variables of the letters that activations have as parameters.

    >>> lines = elementwise(Activation.named("leaky_relu(c)"), "leaky_relu", {"c": "v_c"})
    >>> print(next(lines))
    Definition act_leaky_relu (v_c z : R) : R := ((Rmax 0 z) + (v_c * (Rmin 0 z))).
    """
    own = [symbols[each] for each in n.free_variables(*f.parameters)]
    value, slope = f.value, plain(f.slope)
    terms = Terms(names={str(Z.value): "z", str(A.value): "a"} | dict(symbols))
    texts = terms.term(value), terms.term(slope)
    kinked = f.name in KINKED
    known = (_APART,) if kinked else ()
    if not all(always(need, *known) for need in terms.needs) or terms.guarded:
        raise NotExported(f"{f.name} does not have a value everywhere")
    act, slope_of = f"act_{name}", f"slope_{name}"
    yield f"Definition {act} ({' '.join([*own, 'z'])} : R) : R := {texts[0]}."
    yield f"Definition {slope_of} ({' '.join([*own, 'z', 'a'])} : R) : R := {texts[1]}."
    here = applied(slope_of, [*own, "z", applied(act, [*own, "z"])])
    apart = "z <> 0 -> " if kinked else ""
    yield (
        f"Lemma {act}_slope : forall {' '.join([*own, 'z'])} : R, "
        f"{apart}is_derive {applied(act, own)} z {here}."
    )
    start = f"intros {' '.join([*own, 'z'])}{' N' if kinked else ''}."
    if not kinked:
        found = _found(value, n.substitute(slope, {A: value}), terms)
        yield f"Proof. {start} unfold {slope_of}, {act}. {found}. Qed."
        return
    sides = [_beside(f"{applied(act, own)}", value, slope, sign, terms) for sign in (-1, 1)]
    yield (
        f"Proof. {start} unfold {slope_of}. destruct (Rtotal_order z 0) as [L|[L|L]]; "
        f"[ {sides[0]} | contradiction | {sides[1]} ]. Qed."
    )


def always(need: Node, *known: Node) -> bool:
    """Say whether the kernel proves that a condition holds for all values of its variables.

    >>> u, v = n.variables("u v")
    >>> whole = n.apply("exp", u) + n.apply("exp", v)
    >>> always(n.relation("!=", whole, n.number(0))), always(n.relation(">", u, n.number(0)))
    (True, False)
    """
    context = Context().assuming(*known)
    if not open_conditions((need,), known, context, logistic=True):
        return True
    left, right = need.args
    verdict = decide(left, right, context, str(need.value))
    return verdict.proved and not verdict.conditions


def _beside(act: str, value: Node, slope: Node, sign: int, terms: Terms) -> str:
    """Return the proof on one side of the kink, where the formula is smooth."""
    smooth = one_side(value, {Z: sign})
    found = one_side(n.substitute(slope, {A: value}), {Z: sign})
    way = "net_above" if sign > 0 else "net_below"
    text, same = terms.term(smooth), f"unfold {act.strip('()').split()[0]}; net_sides; reflexivity"
    return (
        f"apply ({way} {act} (fun z : R => {text}) z _ L); "
        f"[ intros t T; {same} | apply (net_equal _ _ {terms.term(found)}); "
        f"[ {_found(smooth, found, terms)} | {same} ] ]"
    )


def _found(value: Node, slope: Node, terms: Terms) -> str:
    letters = Terms(names=dict(terms.names))
    return Derivative(n.derivative(value, str(Z.value)), slope, letters).proof()
