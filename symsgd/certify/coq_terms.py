"""Expressions as terms of Coq over its reals, with what each partial function asks for.

In Coq ``/ 0``, ``ln (-1)`` and ``sqrt (-1)`` are numbers that mean nothing, so
that a theorem without the domains would be another theorem.  Whoever prints a
quotient, a logarithm or a root here gets its condition along with the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from fractions import Fraction

from symsgd.algebra.algebra import rational_value
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.functions.table import define

MOST_CHARACTERS = 60_000
MOST_ORDER = 8
SMOOTH = {"sigmoid": "sigma", "tanh": "tanh"}  # every derivative is a polynomial in the function
_NATIVE = {
    "exp": "exp", "log": "ln", "sqrt": "sqrt", "sin": "sin", "cos": "cos", "atan": "atan",
    "abs": "Rabs", "max": "Rmax", "min": "Rmin",
} | SMOOTH  # fmt: skip
_ZERO, _E, _HALF = n.number(0), n.constant("e"), Fraction(1, 2)


class NotExported(Exception):
    """The claim has no Coq form here; the message says why."""


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
    orders: dict[str, int] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)

    def term(self, root: Node) -> str:
        """Return the term of an expression."""
        done: dict[Node, str] = {}
        for node in n.walk(root):
            text = self._of(node, [done[child] for child in node.args])
            if len(text) > MOST_CHARACTERS:
                raise NotExported("the formula is too large when it is written out")
            done[node] = text
        return done[root]

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
                self._need("!=", node.args[1])
                return f"({args[0]} / {args[1]})"
            case n.POWER:
                return self._power(node.args[0], node.args[1], *args)
            case n.LET | n.WHERE_DEFINED:  # what the guard needs is remembered as it is printed
                return args[0]
            case n.APPLY:
                return self._apply(node, args)
            case n.DERIVATIVE:
                raise NotExported("a derivative stands inside a larger expression")
            case n.PIECEWISE | n.RELATION | n.LOGIC:
                raise NotExported("the formula distinguishes cases")
            case _:
                raise NotExported(f"there is no Coq term for {node.head}")

    def _power(self, base: Node, exponent: Node, base_text: str, exponent_text: str) -> str:
        if base is _E:
            return f"(exp {exponent_text})"
        value = rational_value(exponent)
        if value is not None and value.denominator == 1:
            if value <= 0:
                self._need("!=", base)
            text = f"({base_text} ^ {abs(int(value))})"
            return text if value >= 0 else f"(/ {text})"
        if value == _HALF:
            self._need(">=", base)
            return f"(sqrt {base_text})"
        self._need(">", base)
        return f"(exp ({exponent_text} * ln {base_text}))"

    def _apply(self, node: Node, args: list[str]) -> str:
        name, orders = node.value
        if any(orders):
            return self._derived(name, max(orders), args)
        if name == "root" and rational_value(node.args[1]) == 2:
            name, args = "sqrt", args[:1]
        if name in _NATIVE:
            sign = {"log": ">", "sqrt": ">="}.get(name)
            if sign:
                self._need(sign, node.args[0])
            return f"({_NATIVE[name]} {' '.join(args)})"
        try:
            plain = define(node)
        except SymsgdError:
            plain = node
        if plain is node:
            raise NotExported(f"there is no Coq term for the function {name}")
        return self.term(plain)

    def _derived(self, name: str, order: int, args: list[str]) -> str:
        if name not in SMOOTH:
            raise NotExported(f"there is no Coq term for a derivative of {name}")
        if order > MOST_ORDER:
            raise NotExported(f"derivatives are exported up to order {MOST_ORDER}")
        self.orders[name] = max(order, self.orders.get(name, 0))
        return f"(Derive_n {SMOOTH[name]} {order} {args[0]})"

    def _need(self, sign: str, node: Node) -> None:
        value = rational_value(node)
        if value is None or not {"!=": value != 0, ">": value > 0, ">=": value >= 0}[sign]:
            self.needs[n.relation(sign, node, _ZERO)] = None


def related(sign: str, left: str, right: str) -> str:
    """Return a proposition between two terms.

    >>> related(">=", "x", "0")
    '0 <= x'
    """
    match sign:
        case "=" | "<" | "<=":
            return f"{left} {sign} {right}"
        case ">" | ">=":
            return f"{right} {sign.replace('>', '<')} {left}"
        case "!=":
            return f"{left} <> {right}"
        case _:
            raise NotExported(f"there is no Coq form of the relation {sign}")


def number_term(value: Fraction) -> str:
    """Return a rational number.

    >>> number_term(Fraction(-1, 3))
    '(- (1 / 3))'
    """
    size = abs(value)
    text = str(size) if size.denominator == 1 else f"({size.numerator} / {size.denominator})"
    return text if value >= 0 else f"(- {text})"


def _constant(name: str) -> str:
    if name == "pi":
        return "PI"
    if name == "e":
        return "(exp 1)"
    raise NotExported(f"{name} is no real number")
