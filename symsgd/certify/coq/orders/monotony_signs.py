"""Signs of expressions on an interval as tactics: by a rule, or as a product of signed factors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from symsgd.algebra.algebra import rational_value
from symsgd.certify.coq.equations.proofs import equality_script, number_script
from symsgd.certify.coq.orders.monotony_terms import by_terms, quadratics
from symsgd.certify.coq.terms.terms import Terms
from symsgd.certify.squares import Polynomial, polynomial
from symsgd.expression import node as n
from symsgd.expression.domain import Context
from symsgd.expression.node import Node
from symsgd.prove.orders.sign_analysis import analyse
from symsgd.prove.tower.sign_rules import Sign

MOST_POWER = 8
_ONE = n.number(1)
Known = Mapping[Node, tuple[int, str]]  # signs, and the tactics that prove them


def says(text: str, sign: int, *, strict: bool) -> str:
    """Return that something is positive or negative, or zero unless ``strict``.

    >>> says("x", -1, strict=False)
    'x <= 0'
    """
    order = "<" if strict else "<="
    return f"0 {order} {text}" if sign > 0 else f"{text} {order} 0"


@dataclass(frozen=True, slots=True)
class Signs:
    """Tactics for signs, with the names of ``terms`` and what a context says.

    ``known`` gives expressions whose signs have proofs of their own.
    """

    name: str
    context: Context
    terms: Terms

    def script(self, node: Node, sign: int, *, strict: bool) -> str:
        """Return the tactic that proves a sign wherever the variable is."""
        product = self.factored(node)
        if product is node:
            return self._atom(node, sign, strict=strict)
        ways = ["lra", self.by_product(node, product, {}, strict=strict), "sgd_factor"]
        return f"first [ {' | '.join(f'solve [ {way} ]' for way in ways)} ]"

    def at_number(self, node: Node, value: Sign, sign: int, *, strict: bool) -> str:
        """Return the tactic for the sign of a value at a number, which may be zero."""
        if value[0]:
            ways = ["solve [ sgd_beside_zero ]", number_script()]
            return f"first [ {' | '.join([*ways, self.script(node, sign, strict=strict)])} ]"
        turn = "symmetry; " if sign > 0 else ""
        script = equality_script([node, n.number(0)], self.terms)
        return f"right; {turn}first [ solve [ sgd_at_anchor ] | {script} ]"

    def by_product(self, node: Node, product: Node, known: Known, *, strict: bool) -> str:
        """Return the tactic for an expression that is a product whose factors have signs."""
        tree = self._tree(product, known, strict=strict)
        if product is node:
            return tree
        script = equality_script([node, product], self.terms)
        quick = "solve [ rewrite ?log_sigma; sgd_field ] | solve [ sgd_exponentials ]"
        equal = f"first [ {quick} | {script} ]"
        said = f"{self.terms.term(node)} = {self.terms.term(product)}"
        return f"(let E := fresh in assert (E : {said}) by ({equal}); rewrite E; clear E; {tree})"

    def factored(self, node: Node) -> Node:
        """Return an expression as a product of factors, all of which have signs."""
        found = analyse(node, self.name, self.context)
        if found.factors or found.sign is None:
            return node
        whole = found.cofactor
        below = whole.args[1] if whole.head == n.DIVIDE else _ONE
        parts = _flat(whole.args[0] if whole.head == n.DIVIDE else whole)
        parts = [part for part in parts if part is not _ONE]
        if below is _ONE:
            return _product(parts)
        inner = analyse(below, self.name, self.context).cofactor
        under = [part for part in _flat(inner) if part is not _ONE]
        single = inner.head == n.DIVIDE or not under
        return _product(parts) / (below if single else _product(under))

    # -- products ----------------------------------------------------------------------------

    def _sign(self, node: Node, known: Known) -> int:
        value = rational_value(node)
        if value is not None:
            return (value > 0) - (value < 0)
        if node in known:
            return known[node][0]
        if _is_square(node):
            return 1
        if node.head in (n.MULTIPLY, n.DIVIDE):
            total = 1
            for part in node.args:
                total *= self._sign(part, known)
            return total
        found = analyse(node, self.name, self.context).sign
        return found[0] if found is not None else 0

    def _tree(self, node: Node, known: Known, *, strict: bool) -> str:
        if node in known:
            return known[node][1]
        if rational_value(node) is not None:
            return "lra"
        if node.head == n.DIVIDE:
            above, below = node.args
            return self._joined("div", (above, below), known, strict=strict)
        if node.head == n.MULTIPLY:
            *others, last = node.args
            if _is_square(node) and not self._sign(last, known):
                return "(apply square_strict; sgd_ne)" if strict else "apply sq0"
            first = others[0] if len(others) == 1 else n.multiply(*others)
            return self._joined("mul", (first, last), known, strict=strict)
        return self._atom(node, self._sign(node, known), strict=strict)

    def _atom(self, node: Node, sign: int, *, strict: bool) -> str:
        """Return the tactic for what is no product: a polynomial, or what is known of values."""
        found = polynomial(node)
        ways = []
        if found is not None and set(found) != {()}:
            ways = [*by_terms(found, self.name, self.context, self.terms)]
            ways += self._quadratic(found, sign, strict=strict)
        if not ways:
            return "sgd_factor"
        return f"first [ {' | '.join(f'solve [ {way} ]' for way in ['lra', *ways, 'sgd_factor'])} ]"

    def _quadratic(self, found: Polynomial, sign: int, *, strict: bool) -> Iterator[str]:
        """Yield the proof for a·g² + b·g + c whose discriminant is not positive."""
        for a, b, c, letter in quadratics(found):
            below = n.multiply(n.number(4), a, c) - n.multiply(b, b)
            lead, rest = (analyse(each, self.name, self.context).sign for each in (a, below))
            if lead is None or rest is None or lead != (sign, True) or rest[0] < 0:
                continue
            if strict and not (rest[0] and rest[1]):
                continue
            side = "above" if sign > 0 else "under"
            texts = " ".join(f"({self.terms.term(each)})" for each in (a, b, c, letter))
            scripts = self.script(a, sign, strict=True), self.script(below, 1, strict=strict)
            lemma = f"square_{side}{'_strict' if strict else ''} _ {texts}"
            yield f"apply ({lemma}); [ sgd_field | {scripts[0]} | {scripts[1]} ]"
            return

    def _joined(self, kind: str, pair: tuple[Node, Node], known: Known, *, strict: bool) -> str:
        signs = [self._sign(part, known) for part in pair]
        letters = "".join("n" if sign < 0 else "p" for sign in signs)
        scripts = [
            self._tree(pair[0], known, strict=strict),
            self._tree(pair[1], known, strict=strict or kind == "div"),
        ]
        lemma = f"{'' if strict else 'weak_'}{kind}_{letters}"
        return f"(apply {lemma}; [ {scripts[0]} | {scripts[1]} ])"


def _flat(node: Node) -> list[Node]:
    """Return the factors of a product, with a power as so many factors of its base."""
    if node.head == n.MULTIPLY:
        return [part for each in node.args for part in _flat(each)]
    exponent = rational_value(node.args[1]) if node.head == n.POWER else None
    if exponent is not None and exponent in range(2, MOST_POWER + 1):
        base, count = node.args[0], int(exponent)
        pairs = [n.multiply(base, base)] * (count // 2)
        return [*pairs, *([base] if count % 2 else [])]
    return [node]


def _is_square(node: Node) -> bool:
    return node.head == n.MULTIPLY and len(node.args) == 2 and node.args[0] is node.args[1]


def _product(parts: Sequence[Node]) -> Node:
    if not parts:
        return _ONE
    return parts[0] if len(parts) == 1 else n.multiply(*parts)
