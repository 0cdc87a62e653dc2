"""Scripts that prove a theorem in Coq: several ways, of which the first that works counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from symsgd.certify.coq.equations.angles import inverse_ways
from symsgd.certify.coq.equations.cases import by_cases, has_cases
from symsgd.certify.coq.equations.large import simpler_powers
from symsgd.certify.coq.equations.letters import letter_steps
from symsgd.certify.coq.equations.logs import log_ways
from symsgd.certify.coq.equations.whole import whole_ways
from symsgd.certify.coq.terms.lattice import TooLarge, integer_basis, linear_form
from symsgd.certify.coq.terms.powers import is_real_power, is_whole_power, plain_power
from symsgd.certify.coq.terms.relations import number_term, plain_cases
from symsgd.certify.coq.terms.term_functions import SMOOTH, STEPS
from symsgd.certify.coq.terms.terms import Terms
from symsgd.certify.squares import squares
from symsgd.expression import node as n
from symsgd.expression.domain import Context
from symsgd.expression.node import Node, number
from symsgd.functions.derivatives import riccati_polynomial
from symsgd.functions.table import define

MOST_SQUARED = 4  # letters whose sums and differences are squared
BITS = (64, 256, 1024, 4096)
_HARD = ("sqrt", "sin", "cos", "atan", "asin", "acos", "log")
_E = n.constant("e")
_NAMED = {name: name for name in ("exp", "sqrt", "atan", "asin", "acos", "erf")} | {"log": "ln"}
_NAMED |= STEPS


def equality_script(sides: Iterable[Node], terms: Terms) -> str:
    """Return the tactic that proves an equation once its variables are introduced.

    >>> ways = equality_script([n.variable("x")], Terms()).split(" | ")
    >>> print(ways[0], len(ways))
    first [ solve [ sgd_field ] 3
    """
    terms = terms.like(terms.context)
    plain = [defined(side, terms.context) for side in sides]
    before, plain = simpler_powers(plain, terms)
    if before:
        return f"{before}{equality_script(plain, terms)}"
    if has_cases(plain):
        return f"sgd_quotients; {by_cases([_quotients(side) for side in plain], terms, _leaf)}"
    same = "".join(f"{step}; " for step in _same_arguments(plain, terms))
    ways = [f"{same}sgd_field"]
    if not any(_is(node, name) for node in n.walk(*plain) for name in _HARD):
        powers = "".join(f"{step}; " for step in _powers(plain, terms))
        ways.append(f"sgd_unfold; {powers}sgd_field")
    ways.append(f"sgd_quotients; {_letters([_quotients(side) for side in plain], terms)}")
    ways[1:1] = whole_ways(plain, terms)
    ways[1:1] = [*inverse_ways(plain, terms), *log_ways(plain, terms)]
    ways += _special_ways(plain)
    return f"first [ {' | '.join(f'solve [ {way} ]' for way in ways)} ]"


def _special_ways(sides: Sequence[Node]) -> Iterator[str]:
    """Yield ways that suit some functions only: e^(ln u), differences of angles, odd functions."""
    names = {str(node.value[0]) for node in n.walk(*sides) if node.head == n.APPLY}
    if "log" in names and names & {"exp", "sigmoid", "tanh"}:
        yield "sgd_ln_out; sgd_inside; sgd_close"
        yield "repeat (rewrite tanh_half_ln by first [ assumption | sgd_pos ]); sgd_close"
    if names & {"atan", "asin", "acos"} and not n.free_variables(*sides):
        yield "sgd_angles"
        yield "sgd_values; sgd_angles"
    if names & {"atan", "asin", "acos"}:
        yield "sgd_turn; sgd_of_inverse; sgd_same_roots; sgd_root_facts; sgd_equal"
    if names & {"erf", "atan", "asin"}:
        yield "sgd_odd; sgd_close"
    if "erf" in names:
        yield "sgd_bell"


def _leaf(sides: Sequence[Node], terms: Terms) -> str:
    """Return the tactic for one of several cases."""
    ways = [*inverse_ways(sides, terms), *log_ways(sides, terms)]
    ways += [_letters(sides, terms), *_special_ways(sides)]
    return f"first [ {' | '.join(f'solve [ {way} ]' for way in ways)} ]"


def _letters(sides: Sequence[Node], terms: Terms) -> str:
    return "; ".join(["sgd_inverse", *letter_steps(sides, terms, 0), "sgd_inverse", "sgd_close"])


def _quotients(root: Node) -> Node:
    """Return the expression with σ and tanh as quotients of exponentials."""
    done: dict[Node, Node] = {}
    for node in n.walk(root):
        plain = n.rebuild(node, tuple(done[child] for child in node.args))
        if _is(plain, "sigmoid"):
            plain = number(1) / (1 + n.apply("exp", -plain.args[0]))
        elif _is(plain, "tanh"):
            up, down = n.apply("exp", plain.args[0]), n.apply("exp", -plain.args[0])
            plain = (up - down) / (up + down)
        done[node] = plain
    return done[root]


def relation_script(relation: str, left: Node, right: Node, terms: Terms) -> str:
    """Return the tactic that proves a relation once its variables are introduced."""
    if relation == "=":
        return equality_script([left, right], terms)
    return unequal_script() if relation == "!=" else order_script(left, right, terms)


def order_script(left: Node, right: Node, terms: Terms) -> str:
    """Return the tactic that proves an inequality, with squares that its difference suggests."""
    hints = "".join(f"sgd_square ({text}); " for text in _squares(left, right, terms))
    sums = "".join(f"sgd_square ({terms.term(root)}); " for root in squares(left - right))
    first = f"solve [ {sums}first [ lra | nra ] ] | " if sums else ""
    return f"first [ {first}({hints}{number_script()}) ]"


def _squares(left: Node, right: Node, terms: Terms) -> Iterator[str]:
    """Yield what may be squared in the difference: a − b, and s − 1/2 for an activation."""
    names = [n.variable(name) for name in n.free_variables(left, right)]
    for a, b in combinations(names[:MOST_SQUARED], 2):
        yield terms.term(a - b)
        yield terms.term(a + b)
    for node in dict.fromkeys(n.walk(left, right)):
        if _is(node, "sigmoid") or _is(node, "tanh"):
            yield terms.term(node - number("1/2") if _is(node, "sigmoid") else node)


def number_script() -> str:
    """Return the tactic that proves an inequality between numbers, or a simple one with letters."""
    ways = " | ".join(f"interval with (i_prec {bits})" for bits in BITS)
    return (
        "first [ lra | solve [ sgd_unfold; sgd_pos ] | solve [ sgd_unfold; sgd_nn ] | "
        f"(sgd_values; first [ {ways} ]) | nra | solve [ sgd_piecewise ] | sgd_bounds ]"
    )


def unequal_script() -> str:
    """Return the tactic that proves that two numbers differ."""
    ways = [
        f"({turn}; sgd_values; interval with (i_prec {bits}))"
        for bits in BITS
        for turn in ("apply Rlt_not_eq", "apply Rgt_not_eq")
    ]
    return f"apply Rminus_not_eq; first [ {' | '.join(ways)} | sgd_ne ]"


def derivative_lemma(name: str, order: int) -> str:
    """Return the lemma that the derivative of σ or tanh is a polynomial in the function.

    >>> print(derivative_lemma("sigmoid", 1))
    Lemma derivative_sigmoid_1 : forall x, is_derive_n sigma 1 x (sigma x + (- 1) * sigma x ^ 2).
    Proof. intro x. simpl. auto_derive; [ sgd_dside | ring ]. Qed.
    """
    function, before = SMOOTH[name], f"derivative_{name}_{order - 1}"
    head = (
        f"Lemma derivative_{name}_{order} : "
        f"forall x, is_derive_n {function} {order} x ({_polynomial(name, order)}).\n"
    )
    proof = "auto_derive; [ sgd_dside | ring ]. Qed."
    if order == 1:
        return f"{head}Proof. intro x. simpl. {proof}"
    known = f"fun x => {_polynomial(name, order - 1)}"
    return (
        f"{head}Proof. intro x. apply (is_derive_ext ({known})). "
        f"intro t. symmetry. apply is_derive_n_unique. apply {before}. {proof}"
    )


def known_derivatives(orders: dict[str, int], place: str = "") -> str:
    """Return the steps that put the polynomials for the derivatives of σ and tanh."""
    rules = [
        f"?(fun t => is_derive_n_unique {SMOOTH[name]} {k} t _ (derivative_{name}_{k} t))"
        for name, most in sorted(orders.items())
        for k in range(1, most + 1)
    ]
    return f"rewrite {', '.join(rules)}{place}." if rules else ""


def _polynomial(name: str, order: int) -> str:
    function = SMOOTH[name]
    texts = [
        f"{number_term(Fraction(c))} * {function} x ^ {k}" if k else number_term(Fraction(c))
        for k, c in enumerate(riccati_polynomial(name, order))
        if c
    ]
    return " + ".join(texts).replace(f"1 * {function} x ^ 1 ", f"{function} x ")


def defined(root: Node, context: Context) -> Node:
    """Return the expression with the definitions that the printer puts in."""
    done: dict[Node, Node] = {}
    for node in n.walk(root):
        plain = n.rebuild(node, tuple(done[child] for child in node.args))
        if _is(plain, "cbrt"):
            plain = n.apply("root", plain.args[0], number(3))
        if plain is _E:
            plain = n.apply("exp", number(1))
        elif node.head == n.POWER and node.args[0] is _E:
            plain = n.apply("exp", plain.args[1])
        elif plain.head in (n.LET, n.WHERE_DEFINED):
            plain = plain.args[0]
        elif plain.head == n.PIECEWISE:
            plain = plain_cases(plain)
        elif plain.head == n.APPLY and plain.value[0] == "heaviside":
            plain = (1 + n.apply("sign", plain.args[0])) / 2
        elif is_real_power(plain) or is_whole_power(plain, context):
            pass
        elif plain.head == n.POWER or _is(plain, "root"):
            plain = plain_power(plain)
        elif plain.head == n.APPLY and plain.value[0] not in ("sqrt", *SMOOTH):
            other = define(plain)
            plain = plain if other is plain else defined(other, context)
        done[node] = plain
    return done[root]


def _arguments(sides: list[Node], name: str) -> list[Node]:
    """Return what a function is taken of, the outermost first."""
    found = [node.args[0] for node in n.walk(*sides) if _is(node, name)]
    return list(dict.fromkeys(reversed(found)))


def _is(node: Node, name: str) -> bool:
    return node.head == n.APPLY and node.value[0] == name


def _same_arguments(sides: list[Node], terms: Terms) -> Iterator[str]:
    """Write σ(5·1 + 6·2 + 4) and σ(21) with one argument, so that σ itself is a letter."""
    for name, function in [*SMOOTH.items(), *_NAMED.items(), *_unknown(terms)]:
        known: dict[frozenset[object], str] = {}
        for argument in _arguments(sides, name):
            try:
                form = frozenset(linear_form(argument).items())
            except TooLarge:
                continue
            text = terms.term(argument)
            first = known.setdefault(form, text)
            if text != first:
                yield _rewritten(f"{function} {text}", f"{function} {first}")


def _unknown(terms: Terms) -> Iterator[tuple[str, str]]:
    """Yield the unknown functions of one variable, and their derivatives."""
    for name, (function, arity) in terms.functions.items():
        for k in range(terms.function_orders[name] + 1) if arity == 1 else ():
            yield name, function + "'" * k


def _exponents(sides: list[Node]) -> list[Node]:
    """Return the arguments of exp, with σ and tanh written out, the outermost first."""
    found: list[Node] = []
    for node in n.walk(*sides):
        if _is(node, "exp"):
            found.append(node.args[0])
        elif node.head == n.POWER and node.args[0] is _E:
            found.append(node.args[1])
        elif _is(node, "sigmoid"):
            found.append(n.negate(node.args[0]))
        elif _is(node, "tanh"):
            found += [node.args[0], n.negate(node.args[0])]
    return list(dict.fromkeys(reversed(found)))


def _powers(sides: list[Node], terms: Terms) -> Iterator[str]:
    """Write every exponential as a product of powers of a few, and give those a letter."""
    arguments = _exponents(sides)
    try:
        basis, shares = integer_basis([linear_form(u, quotients=True) for u in arguments])
    except TooLarge:
        return
    texts = [terms.term(arguments[i] if q == 1 else arguments[i] / number(q)) for i, q in basis]
    for argument, share in zip(arguments, shares, strict=True):
        factors = [_factor(texts[j], c) for j, c in enumerate(share) if c]
        right = f"({' * '.join(factors)})" if factors else "1"
        yield _rewritten(f"exp {terms.term(argument)}", right, "exp_atom")
    for text in texts:
        yield f"try (sgd_letter {text})"


def _rewritten(left: str, right: str, by: str = "(apply f_equal; sgd_field)") -> str:
    """Return the step that puts one term for an equal one, if Coq sees that they are equal."""
    return f"try (let A := fresh in assert (A : {left} = {right}) by {by}; rewrite A; clear A)"


def _factor(base: str, count: int) -> str:
    power = f"exp ({base})" if abs(count) == 1 else f"(exp ({base})) ^ {abs(count)}"
    return f"({power})" if count > 0 else f"(/ ({power}))"
