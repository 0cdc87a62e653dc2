"""Expressions as terms of Coq over its reals, with what each partial function asks for.

In Coq ``/ 0``, ``ln (-1)`` and ``sqrt (-1)`` are numbers that mean nothing, so
that a theorem without the domains would be another theorem.  Whoever prints a
quotient, a logarithm or a root here gets its condition along with the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from symsgd.algebra.algebra import rational_value
from symsgd.certify.coq.terms.relations import NotExported, negated, number_term, related
from symsgd.certify.coq.terms.term_cases import cases_term
from symsgd.certify.coq.terms.term_functions import applied
from symsgd.certify.coq.terms.term_powers import power_term
from symsgd.expression import node as n
from symsgd.expression.domain import Context
from symsgd.expression.node import Node

MOST_CHARACTERS = 60_000
_ZERO, _ONE = n.number(0), n.number(1)


@dataclass
class Terms:
    """Prints the expressions of one theorem and remembers what they need.

    >>> x = n.variable("x")
    >>> terms = Terms()
    >>> terms.term(n.apply("log", x) / (x - 1))
    '((ln v_x) / (v_x + (- 1)))'
    >>> [str(condition) for condition in terms.needs]
    ['x > 0', 'x - 1 != 0']
    """

    needs: dict[Node, None] = field(default_factory=dict)
    guarded: dict[tuple[tuple[Node, ...], Node], None] = field(default_factory=dict)
    covers: dict[str, bool] = field(default_factory=dict)  # and whether letters stand in it
    strict: dict[Node, None] = field(default_factory=dict)
    poles: dict[Node, None] = field(default_factory=dict)  # what Γ is taken of
    context: Context = field(default_factory=Context)
    orders: dict[str, int] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    functions: dict[str, tuple[str, int]] = field(default_factory=dict)  # unknown: name and arity
    function_orders: dict[str, int] = field(default_factory=dict)

    def term(self, root: Node) -> str:
        """Return the term of an expression."""
        done: dict[Node, str] = {}
        for node in _outside_of_cases(root):
            if node.head == n.PIECEWISE:
                text = cases_term(self, node)
            else:
                text = self._of(node, [done[child] for child in node.args])
            if len(text) > MOST_CHARACTERS:
                raise NotExported("the formula is too large when it is written out")
            done[node] = text
        return done[root]

    def assuming(self, *relations: Node) -> Terms:
        """Return terms with the same names, in a context that assumes more."""
        context = self.context.assuming(*relations)
        return self.like(context)

    def like(self, context: Context) -> Terms:
        """Return terms with the same names, in a context."""
        return Terms(
            orders=self.orders, names=self.names, context=context,
            functions=self.functions, function_orders=self.function_orders,
        )  # fmt: skip

    def name(self, name: str) -> str:
        """Return the Coq name of a variable.

        >>> Terms().name("w_1^[2]")
        'v_w_1_2'
        """
        if name not in self.names:
            plain = "v_" + (re.sub(r"[^A-Za-z0-9]+", "_", name).strip("_") or "x")
            taken = set(self.names.values())
            while plain in taken:
                plain += "'"
            self.names[name] = plain
        return self.names[name]

    def proposition(self, node: Node) -> str:
        """Return a relation as a proposition.

        >>> Terms().proposition(n.relation(">", n.variable("x"), n.number(0)))
        '0 < v_x'
        """
        if node.head != n.RELATION:
            raise NotExported(f"the assumption {node} is no plain relation")
        return related(str(node.value), *(self.term(side) for side in node.args))

    def _of(self, node: Node, args: list[str]) -> str:
        match node.head:
            case n.NUMBER:
                return number_term(node.value)
            case n.VARIABLE:
                return self.name(node.value)
            case n.CONSTANT:
                return _constant(node.value)
            case n.ADD:
                return f"({' + '.join(args)})" if args else "0"
            case n.MULTIPLY:
                return f"({' * '.join(args)})" if args else "1"
            case n.NEGATE:
                return f"(- {args[0]})"
            case n.DIVIDE:
                self.require("!=", node.args[1])
                return f"({args[0]} / {args[1]})"
            case n.POWER:
                return power_term(self, node.args[0], node.args[1], *args)
            case n.LET | n.WHERE_DEFINED:  # what the guard needs is remembered as it is printed
                return args[0]
            case n.APPLY:
                return applied(self, node, args)
            case n.DERIVATIVE:
                raise NotExported("a derivative stands inside a larger expression")
            case n.RELATION | n.LOGIC:
                raise NotExported("a relation stands where a number belongs")
            case _:
                raise NotExported(f"there is no Coq term for {node.head}")

    def condition(self, node: Node) -> str:
        """Return a condition of a case, joined by *and*, *or* and *not*, as a proposition.

        >>> Terms().condition(n.logic("not", n.relation(">", n.variable("x"), n.number(0))))
        'v_x <= 0'
        """
        match str(node.value) if node.head == n.LOGIC else "":
            case "and" | "or" as joined:
                sign = " /\\ " if joined == "and" else " \\/ "
                return f"({sign.join(map(self.condition, node.args))})"
            case "not":
                return self.condition(negated(node.args[0]))
        return self.proposition(node)

    def require(self, sign: str, node: Node) -> None:
        """Note that what is printed needs an expression to be > 0, >= 0 or != 0.

        >>> terms = Terms()
        >>> terms.require("!=", n.variable("x"))
        >>> [str(need) for need in terms.needs]
        ['x != 0']
        """
        if sign == "!=":
            node = _without_gamma(node)
        value = rational_value(node)
        if value is None or not {"!=": value != 0, ">": value > 0, ">=": value >= 0}[sign]:
            self.needs[n.relation(sign, node, _ZERO)] = None


def _without_gamma(node: Node) -> Node:
    """Leave out what is never 0 where it has a value: factors Γ(u)."""
    if node.head == n.MULTIPLY:
        return n.multiply(*map(_without_gamma, node.args))
    gamma = node.head == n.APPLY and node.value[0] in ("gamma", "factorial")
    return _ONE if gamma else node


def _outside_of_cases(root: Node) -> Iterator[Node]:
    """Yield each node after its arguments, without what stands in the pieces of cases."""
    seen: set[Node] = set()
    stack = [(root, False)]
    while stack:
        node, ready = stack.pop()
        if ready:
            yield node
        elif node not in seen:
            seen.add(node)
            stack.append((node, True))
            if node.head != n.PIECEWISE:
                stack.extend((child, False) for child in reversed(node.args))


def _constant(name: str) -> str:
    if name == "pi":
        return "PI"
    if name == "e":
        return "(exp 1)"
    raise NotExported(f"{name} is no real number")
