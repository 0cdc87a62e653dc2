"""Formulas in Coq as polynomials in a few letters, as the kernel sees them.

Exponentials become powers of a few, logarithms sums of a few, sines and cosines
those of a few angles.  Each step is an equation that Coq proves before it is
used, so that a wrong step costs a proof and never makes one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import lcm

from symsgd.certify.coq.equations.turns import turn_steps
from symsgd.certify.coq.terms.lattice import Form, TooLarge, integer_basis, linear_form
from symsgd.certify.coq.terms.powers import is_real_power, is_whole_power, plain_power
from symsgd.certify.coq.terms.term_functions import STEPS
from symsgd.certify.coq.terms.terms import Terms
from symsgd.expression import node as n
from symsgd.expression.domain import Context
from symsgd.expression.node import Node, number
from symsgd.prove.conditions import domain_conditions
from symsgd.prove.tower.normal import NormalForm, room_for
from symsgd.prove.tower.ring import Excluded, NowhereDefined, Quotient, RestartNeeded, Unsupported
from symsgd.prove.tower.roots import Hints
from symsgd.prove.tower.signs import NeedSign, OnBoundary

MOST_RESTARTS = 8
MOST_LEVEL = 2  # a step may need the proof of a simpler equation, and that one more


def letter_steps(sides: Sequence[Node], terms: Terms, level: int) -> list[str]:
    """Return the steps after which both sides are polynomials in letters with known relations."""
    steps, sides = _same_steps(sides, terms, level)
    known = dict(_simplified(sides, terms.context))
    logs = {node: form for node, form in known.items() if node.value[0] == "log"}
    facts = [f"LF{level}_{k}" for k in range(len(known))]
    for k, (fact, (node, form)) in enumerate(zip(facts, known.items(), strict=True)):
        function = "ln" if node in logs else "sqrt"
        script = _root_proof(node, form, terms) if level < MOST_LEVEL else "fail"
        if node in logs:
            script = _log_proof(node, form, terms, level, facts[:k])
        claim = f"{function} {terms.term(node.args[0])} = {terms.term(form)}"
        steps.append(f"try (assert ({fact} : {claim}) by ({script}))")
    steps += _exponentials([*sides, *known.values()], logs, terms, facts)
    steps += [f"try rewrite {fact} in *" for fact in reversed(facts)]
    return [*steps, *turn_steps(sides, terms, level)]


_NAMES = {"log": "ln", "sigmoid": "sigma", **STEPS}
_SINGLE = ("log", "sqrt", "exp", "sin", "cos", "atan", "asin", "acos", "erf", *STEPS)


def _same_steps(
    sides: Sequence[Node], terms: Terms, level: int
) -> tuple[list[str], Sequence[Node]]:
    """Give arguments that are equal one form: √(x + 1) and √(1 + x) are one root."""
    steps: list[str] = []
    nodes = [node for node in applications(sides, *_SINGLE) if node.args[0].args]
    by_name: dict[str, list[Node]] = {}
    for node in nodes:
        by_name.setdefault(node.value[0], []).append(node)
    nodes = [node for node in nodes if len(by_name[node.value[0]]) > 1]
    form = _tower([node.args[0] for node in nodes], terms.context) if nodes else None
    if form is None or level >= MOST_LEVEL:
        return steps, sides
    one = form.ring.constant(1)
    known: list[tuple[str, Quotient, Node]] = []
    place: dict[Node, Node] = {}
    for node in reversed(nodes):  # the innermost first
        name, value = str(node.value[0]), form.of(node.args[0])
        here = n.substitute(node, place)
        others = [(each, first) for other, each, first in known if other == name]
        known.append((name, value, here))
        for other, first in others:
            if form.ring.is_zero(value - other):
                pair, lemma = [here.args[0], first.args[0]], "f_equal"
            elif name == "cos" and form.ring.is_zero(value + other):
                pair, lemma = [here.args[0], n.negate(first.args[0])], "cos_of_opposite"
            elif name == "sqrt" and form.ring.is_zero(value * other - one):
                steps.append(_inverse_root(here, first, terms))
                place[node] = 1 / first
                break
            else:
                continue
            if here is not first:
                steps.append(_same(here, first, pair, terms, level, lemma))
                place[node] = first
            break
    return steps, [n.substitute(side, place) for side in sides]


def _same(
    here: Node, first: Node, pair: Sequence[Node], terms: Terms, level: int, lemma: str
) -> str:
    """Return the step that puts one application for another, by a lemma about their arguments."""
    name = _NAMES.get(here.value[0], here.value[0])
    before, after = (terms.term(each.args[0]) for each in (here, first))
    inner = "; ".join([*letter_steps(pair, terms, level + 1), "sgd_inverse", "sgd_close"])
    return (
        f"try (let A := fresh in assert (A : {name} {before} = {name} {after}) by "
        f"(apply {lemma}; first [ sgd_field | ({inner}) ]); rewrite A in *; clear A)"
    )


def _inverse_root(here: Node, first: Node, terms: Terms) -> str:
    """Return the step that puts 1/√u for √v where u·v = 1."""
    before, after = terms.term(here), terms.term(first)
    u, v = terms.term(first.args[0]), terms.term(here.args[0])
    return (
        f"try (assert ({after} <> 0) by (let Z := fresh in intro Z; apply sqrt_eq_0 in Z; "
        f"[ assert ({u} * {v} = 1) by sgd_field; rewrite Z in *; lra | assumption ])); "
        f"try (let A := fresh in assert (A : {before} = 1 / {after}) by "
        "(unfold Rdiv; rewrite Rmult_1_l, <- sqrt_inv; apply f_equal; sgd_field); "
        "rewrite A in *; clear A)"
    )


def applications(sides: Sequence[Node], *names: str) -> list[Node]:
    """Return the applications of some functions, each before what stands inside of it."""
    found = [node for node in n.walk(*sides) if node.head == n.APPLY and node.value[0] in names]
    return list(dict.fromkeys(reversed(found)))


# -- logarithms ------------------------------------------------------------------------------


def _simplified(sides: Sequence[Node], context: Context) -> Iterator[tuple[Node, Node]]:
    """Yield each logarithm and root, the innermost first, with what it is by the kernel."""
    nodes = list(reversed(applications(sides, "log", "sqrt")))
    form = _tower(nodes, context) if nodes else None
    if form is None:
        return
    for node in nodes:
        plain = _printed_roots(_without_bars(form.tower.node(form.of(node)), form), context)
        if plain is not node and str(plain) != str(node):
            yield node, plain


def _printed_roots(root: Node, context: Context) -> Node:
    """Write the roots of the kernel as they are printed here."""
    done: dict[Node, Node] = {}
    for node in n.walk(root):
        plain = n.rebuild(node, tuple(done[child] for child in node.args))
        kept = is_real_power(plain) or is_whole_power(plain, context)
        done[node] = plain if kept else plain_power(plain)
    return done[root]


def _without_bars(root: Node, form: NormalForm) -> Node:
    """Write |u| as u or −u where the logarithms tell the sign of u."""
    place = {}
    for node in applications([root], "abs"):
        sign = form.tower.signs.of(form.of(node.args[0]).top)
        if sign is not None and sign[0]:
            place[node] = node.args[0] if sign[0] > 0 else n.negate(node.args[0])
    return n.substitute(root, place)


def _tower(nodes: Sequence[Node], context: Context) -> NormalForm | None:
    hints: Hints = {("capacity",): room_for(*nodes)}
    facts = [fact for node in nodes for fact in domain_conditions(node, context)]
    for _ in range(MOST_RESTARTS):
        form = NormalForm(context, hints, logistic=False)
        try:
            form.assume(*facts, *context.relations)
            for node in nodes:
                form.tower.node(form.of(node))
        except RestartNeeded as restart:
            hints[restart.hint] = restart.value
        except (NeedSign, Unsupported, NowhereDefined, Excluded, OnBoundary):
            return None
        else:
            return form
    return None


def _log_proof(node: Node, form: Node, terms: Terms, level: int, known: Sequence[str]) -> str:
    """Return the proof of ln u = Σ c·ln f + w by u = Π f^c · e^w."""
    product = _product(form)
    if product is None or level >= MOST_LEVEL:
        return "fail"
    before, after = terms.term(node.args[0]), terms.term(product)
    rewriting = "".join(f"; try rewrite {fact}" for fact in known)
    inner = "; ".join([*letter_steps([node.args[0], product], terms, level + 1), "sgd_close"])
    return f"replace {before} with {after} by ({inner}); sgd_logs{rewriting}; sgd_field"


def _root_proof(node: Node, form: Node, terms: Terms) -> str:
    """Return the proof of √u = v by v ≥ 0 and v·v = u, with powers of a few exponentials."""
    steps = "; ".join(_exponentials([node, form], {}, terms, []))
    return (
        f"first [ sgd_is_root | (sgd_exp_order; {steps}; sgd_is_root) ]" if steps else "sgd_is_root"
    )


def _product(form: Node) -> Node | None:
    names = {str(node): node for node in n.walk(form)}
    try:
        parts = linear_form(form)
    except TooLarge:
        return None
    factors, rest = [], []
    for key, value in parts.items():
        log = names.get(key[0]) if len(key) == 1 else None
        if log is not None and log.head == n.APPLY and log.value[0] == "log":
            if value.denominator != 1:
                return None
            factors.append(log.args[0] ** number(value) if value != 1 else log.args[0])
        else:
            rest.append(n.multiply(number(value), *(names[name] for name in key)))
    factors += [n.apply("exp", n.add(*rest))] if rest else []
    return n.multiply(*factors) if factors else number(1)


# -- exponentials ----------------------------------------------------------------------------


def _exponentials(
    sides: Sequence[Node], logs: dict[Node, Node], terms: Terms, facts: Sequence[str]
) -> Iterator[str]:
    arguments = [node.args[0] for node in applications(sides, "exp")]
    if not arguments:
        return
    plain = [n.substitute(u, logs) for u in arguments]
    try:
        # a basis with logarithms in it needs to find each letter again
        quotients = not applications(plain, "log")
        forms = [linear_form(u, quotients=quotients) for u in plain]
    except TooLarge:
        return
    texts, shares, powers = _basis(plain, forms, terms)
    known = "".join(f"try rewrite {fact}; " for fact in reversed(facts))
    for argument, share in zip(arguments, shares, strict=True):
        factors = [_factor(texts[j], c) for j, c in enumerate(share) if c]
        right = f"({' * '.join(factors)})" if factors else "1"
        yield (
            f"try (let A := fresh in assert (A : exp {terms.term(argument)} = {right}) "
            f"by ({known}exp_atom); rewrite A in *; clear A)"
        )
    for text, power in zip(texts, powers, strict=True):
        if power is not None:
            base, q = power
            yield (
                f"try (assert ((exp {text}) ^ {q} = {base}) by (rewrite exp_pow_nat, INR_IZR_INZ; "
                f"simpl Z.of_nat; replace ({q} * {text}) with (ln {base}) by (field; lra); "
                f"apply exp_ln; first [ assumption | lra | solve [ sgd_pos ] ]))"
            )
    for text in texts:
        yield f"try (sgd_letter {text})"


_Power = tuple[str, int] | None


def _basis(
    plain: Sequence[Node], forms: Sequence[Form], terms: Terms
) -> tuple[list[str], list[list[int]], list[_Power]]:
    names = {str(node): node for node in n.walk(*plain)}
    logs = {name for name, node in names.items() if node.head == n.APPLY and node.value[0] == "log"}
    if not any(logs.intersection(key) for form in forms for key in form):
        basis, shares = integer_basis(forms)
        texts = [terms.term(plain[i] if q == 1 else plain[i] / number(q)) for i, q in basis]
        return texts, shares, [None] * len(texts)
    keys = list(dict.fromkeys(key for form in forms for key in form))
    sizes = [lcm(*(form.get(key, Fraction(0)).denominator for form in forms)) for key in keys]
    shares = [[int(form.get(k, 0) * q) for k, q in zip(keys, sizes, strict=True)] for form in forms]
    texts, powers = [], []
    for key, q in zip(keys, sizes, strict=True):
        node = n.multiply(*(names[name] for name in key)) if len(key) != 1 else names[key[0]]
        texts.append(terms.term(node if q == 1 else node / number(q)))
        pure = len(key) == 1 and key[0] in logs
        powers.append((terms.term(names[key[0]].args[0]), q) if pure else None)
    return texts, shares, powers


def _factor(base: str, count: int) -> str:
    power = f"exp ({base})" if abs(count) == 1 else f"(exp ({base})) ^ {abs(count)}"
    return f"({power})" if count > 0 else f"(/ ({power}))"
