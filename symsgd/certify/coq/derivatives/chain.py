"""The chain rule for unknown functions of two variables, which Coq's tactics do not know.

f(u, v) gets a name, whose derivative at the place is ∂₁f·u′ + ∂₂f·v′; what is left is a formula
in one variable.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from symsgd.certify.coq.equations.proofs import equality_script
from symsgd.certify.coq.terms.term_functions import function_name
from symsgd.certify.coq.terms.terms import Terms
from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.functions.derivatives import differentiate

# the proof that a node has the slope that a second one is
Proof = Callable[[Node, Node], str]


@dataclass(frozen=True, slots=True)
class Chains:
    """The outermost parts f(u, v) of a formula that move with a variable."""

    body: Node
    name: str
    terms: Terms
    proof: Proof

    def parts(self) -> list[Node]:
        """Return these parts.

        >>> x, y = n.variables("x y")
        >>> body = n.apply("f", n.apply("f", x, y), y) * n.apply("g", y, y)
        >>> [str(part) for part in Chains(body, "x", Terms(), lambda *_: "").parts()]
        []
        >>> terms = Terms()
        >>> _ = terms.term(body)
        >>> [str(part) for part in Chains(body, "x", terms, lambda *_: "").parts()]
        ['f(f(x, y), y)']
        """
        found: dict[Node, None] = {}
        stack = [self.body]
        while stack:
            node = stack.pop()
            if self._hides(node):
                found[node] = None
            else:
                stack.extend(node.args)
        return list(found)

    def script(self, right: Node, slope: list[Node]) -> str:
        """Return the tactic that proves that the slope of the formula is the right side."""
        parts = self.parts()
        level = self._level()  # those inside of u and v have other names
        names = {part: f"hidden_{level}_{k}" for k, part in enumerate(parts)}
        aside = replace(
            self.terms.like(self.terms.context),
            functions=self.terms.functions | {h: (h, 1) for h in names.values()},
            function_orders=self.terms.function_orders | dict.fromkeys(names.values(), 0),
        )
        place = {part: n.apply(h, n.variable(self.name)) for part, h in names.items()}
        formula = self._function(aside.term(n.substitute(self.body, place)))
        known = "; ".join(step for part, h in names.items() for step in self._known(part, h))
        equal = equality_script([self.body, right, *slope], self.terms)
        values = "".join(f", ?E_{h}" for h in names.values())[2:]
        return (
            f"({known}; match goal with |- is_derive _ ?x ?d => change (is_derive ({formula}) x d) "
            f"end; clearbody {' '.join(names.values())}; auto_derive; "
            f"[ sgd_hidden_exist; rewrite {values}; sgd_dside | sgd_hidden_slopes; "
            f"rewrite {values}; sgd_powers; first [ solve [ sgd_field ] | {equal} ] ])"
        )

    def _known(self, part: Node, name: str) -> Iterator[str]:
        """Yield the steps that name a part, and tell its value and its slope."""
        u, v = part.args
        function, orders = part.value
        plain = self.terms.functions[function][0]
        f, *slopes = (
            function_name(plain, each)
            for each in (orders, (orders[0] + 1, orders[1]), (orders[0], orders[1] + 1))
        )
        text, a, b = (self.terms.term(each) for each in (part, u, v))
        p, q = (f"({each} {a} {b})" for each in slopes)
        du, dv = (differentiate(each, self.name) for each in (u, v))
        x, c, d = self.terms.name(self.name), self.terms.term(du), self.terms.term(dv)
        rule = f"chain_2 {f} ({self._function(a)}) ({self._function(b)}) {x} {p} {q} ({c}) ({d})"
        yield f"pose ({name} := {self._function(text)})"
        yield (
            f"assert (B_{name} : is_derive {name} {x} ({p} * ({c}) + {q} * ({d}))) by "
            f"(unfold {name}; apply ({rule}); "
            f"[ exact (D_{f} {a} {b}) | {self.proof(u, du)} | {self.proof(v, dv)} ])"
        )
        yield f"assert (E_{name} : {name} {x} = {text}) by reflexivity"

    def _level(self) -> int:
        """Return how deep such parts stand in one another."""
        levels: dict[Node, int] = {}
        for node in n.walk(self.body):
            inner = max((levels[child] for child in node.args), default=0)
            levels[node] = inner + self._hides(node)
        return levels[self.body]

    def _hides(self, node: Node) -> bool:
        known = (
            node.head == n.APPLY and len(node.args) == 2 and node.value[0] in self.terms.functions
        )
        return known and self.name in n.free_variables(node)

    def _function(self, body: str) -> str:
        return f"fun {self.terms.name(self.name)} : R => {body}"
