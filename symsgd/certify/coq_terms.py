"""Expressions as terms of Coq over its reals, with what each partial function asks for.

In Coq ``/ 0``, ``ln (-1)`` and ``sqrt (-1)`` are numbers that mean nothing, so
that a theorem without the domains would be another theorem.  Whoever prints a
quotient, a logarithm or a root here gets its condition along with the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction

from symsgd.algebra.algebra import rational_value
from symsgd.algebra.balls import has_real_variable
from symsgd.certify.coq_powers import exponent_value, is_real_power, is_whole_power, plain_power
from symsgd.certify.coq_relations import (
    NotExported,
    negated,
    nested,
    number_term,
    plain_cases,
    related,
)
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.domain import Context
from symsgd.expression.node import Node
from symsgd.functions.table import FUNCTIONS, define

MOST_CHARACTERS = 60_000
MOST_ORDER = 8
MOST_ARGUMENTS = 2  # of a function that is differentiated
SMOOTH = {"sigmoid": "sigma", "tanh": "tanh"}  # every derivative is a polynomial in the function
_NATIVE = {
    "exp": "exp", "log": "ln", "sqrt": "sqrt", "sin": "sin", "cos": "cos", "atan": "atan",
    "asin": "asin", "acos": "acos", "erf": "erf",
    "abs": "Rabs", "max": "Rmax", "min": "Rmin", "sign": "sign", "heaviside": "heaviside",
} | SMOOTH  # fmt: skip
STEPS = {"floor": "Rfloor", "ceil": "Rceil"}  # known by name, and in no table
_ZERO, _ONE, _E = n.number(0), n.number(1), n.constant("e")
GAMMA = "rgamma"  # 1/Γ, which every theorem about Γ speaks of


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
                text = self._cases(node)
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
            case n.RELATION | n.LOGIC:
                raise NotExported("a relation stands where a number belongs")
            case _:
                raise NotExported(f"there is no Coq term for {node.head}")

    def _power(self, base: Node, exponent: Node, base_text: str, exponent_text: str) -> str:
        value = exponent_value(exponent)
        if value is not None and value.denominator == 1:
            if value < 0:
                self._need("!=", base)
            text = f"({base_text} ^ {abs(int(value))})"
            return text if value >= 0 else f"(/ {text})"
        written = n.power(base, exponent)
        if is_real_power(written):
            self._need(">=", base)
            return f"(rpow {base_text} {number_term(value or Fraction(0))})"
        if is_whole_power(written, self.context):
            below = n.relation("<", exponent, _ZERO)
            self.guarded[(below,), n.relation("!=", base, _ZERO)] = None
            return f"(zpow {base_text} {exponent_text})"
        if value is None and base is not _E and not has_real_variable(exponent, self.context):
            return self._strictly(written, n.relation(">", base, _ZERO))
        return self.term(plain_power(written))

    def _strictly(self, power: Node, positive: Node) -> str:
        """Write a power of a base that may be 0 for us and not for Coq: others must ask for it."""
        known = positive in self.needs
        text = self.term(plain_power(power))
        if not known:
            self.needs.pop(positive, None)
        self.strict[positive] = None
        return text

    def _apply(self, node: Node, args: list[str]) -> str:
        name, orders = node.value
        if name in STEPS:
            if any(orders):
                raise NotExported(f"a derivative of {name}")
            return f"({STEPS[name]} {args[0]})"
        if name not in FUNCTIONS:
            return f"({self._function(name, orders, len(args))} {' '.join(args)})"
        if any(orders):
            return self._derived(name, max(orders), args)
        if name == "cbrt":
            node = n.apply("root", node.args[0], n.number(3))
            name, args = "root", [*args, "3"]
        if name == "root":
            return self._root(node, args[0])
        if name == "gamma":
            self.poles[node.args[0]] = None
            return f"(/ ({GAMMA} {args[0]}))"
        if name == "binomial":
            return self._binomial(*node.args)
        if name in _NATIVE:
            sign = {"log": ">", "sqrt": ">="}.get(name)
            if sign:
                self._need(sign, node.args[0])
            if name in ("asin", "acos"):
                self._need(">=", _ONE - node.args[0])
                self._need(">=", node.args[0] + 1)
            return f"({_NATIVE[name]} {' '.join(args)})"
        try:
            plain = define(node)
        except SymsgdError:
            plain = node
        if plain is node:
            raise NotExported(f"there is no Coq term for the function {name}")
        return self.term(plain)

    def _function(self, name: str, orders: tuple[int, ...], arity: int) -> str:
        """Return the Coq name of an unknown function, or of its derivative."""
        order = sum(orders)
        if order and arity > MOST_ARGUMENTS:
            raise NotExported(
                "a partial derivative of an unknown function of more than 2 variables"
            )
        if name not in self.functions:
            plain = "fn_" + (re.sub(r"[^A-Za-z0-9]+", "_", name).strip("_") or "f")
            while plain in {known for known, _ in self.functions.values()}:
                plain += "_"
            self.functions[name] = (plain, arity)
        if self.functions[name][1] != arity:
            raise NotExported(f"the function {name} takes different numbers of arguments")
        self.function_orders[name] = max(order, self.function_orders.get(name, 0))
        return function_name(self.functions[name][0], orders)

    def _binomial(self, top: Node, k: Node) -> str:
        """Write n over k with 1/Γ, so that it is 0 for whole numbers k < 0 and k > n."""
        above, *below = (f"({GAMMA} {self.term(u)})" for u in (top + 1, k + 1, top - k + 1))
        self.poles[top + 1] = None
        return f"(({' * '.join(below)}) / {above})"

    def _root(self, node: Node, text: str) -> str:
        index = rational_value(node.args[1])
        if index is None or index.denominator != 1 or index < 1:
            raise NotExported("the index of a root is no positive whole number")
        if is_real_power(node):
            if index % 2 == 0:
                self._need(">=", node.args[0])
            return f"(rpow {text} {number_term(1 / index)})"
        return self.term(plain_power(node))

    def _cases(self, node: Node) -> str:
        """Return nested ifs; what a piece needs, it needs where the piece applies."""
        conditions = [condition for _, condition in n.branches(node)]
        if n.logic("true") not in conditions:
            plain = self.like(self.context)  # the needs of the conditions are guarded below
            one_of = " \\/ ".join(plain.condition(each) for each in conditions)
            self.covers[f"({one_of})"] = any(map(n.free_variables, conditions))
        before: list[Node] = []
        pieces: list[tuple[str, bool, str]] = []
        for value, condition in n.branches(plain_cases(node)):
            if condition is n.logic("true"):
                return nested(pieces, self._guarded(value, before))
            for side in condition.args:
                self._guarded(side, before)
            test, holds = decision(condition, self.like(self.context))
            pieces.append((test, holds, self._guarded(value, [*before, condition])))
            before.append(negated(condition))
        return nested(pieces, "0")

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

    def _guarded(self, node: Node, guards: list[Node]) -> str:
        inner = self.like(self.context)
        text = inner.term(node)
        if inner.covers:
            raise NotExported("cases inside of cases leave something open")
        every = [((), need) for need in inner.needs] + list(inner.guarded)
        for more, need in every:
            self.guarded[(*guards, *more), need] = None
        self.strict |= inner.strict
        self.poles |= inner.poles
        return text

    def _derived(self, name: str, order: int, args: list[str]) -> str:
        if name not in SMOOTH:
            raise NotExported(f"there is no Coq term for a derivative of {name}")
        if order > MOST_ORDER:
            raise NotExported(f"derivatives are exported up to order {MOST_ORDER}")
        self.orders[name] = max(order, self.orders.get(name, 0))
        return f"(Derive_n {SMOOTH[name]} {order} {args[0]})"

    def _need(self, sign: str, node: Node) -> None:
        if sign == "!=":
            node = _without_gamma(node)
        value = rational_value(node)
        if value is None or not {"!=": value != 0, ">": value > 0, ">=": value >= 0}[sign]:
            self.needs[n.relation(sign, node, _ZERO)] = None


def function_name(name: str, orders: tuple[int, ...]) -> str:
    """Return the Coq name of a derivative of an unknown function.

    >>> function_name("fn_f", (2,)), function_name("fn_f", (0, 0)), function_name("fn_f", (1, 0))
    ("fn_f''", 'fn_f', "fn_f'1'0")
    """
    if len(orders) < 2:
        return name + "'" * sum(orders)
    return name + "".join(f"'{order}" for order in orders) * any(orders)


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


def decision(condition: Node, terms: Terms) -> tuple[str, bool]:
    """Return the test of a relation in Coq, and whether the relation is its yes.

    >>> decision(n.relation(">", n.variable("x"), n.number(0)), Terms())
    ('Rlt_dec 0 v_x', True)
    """
    left, right = (terms.term(side) for side in condition.args)
    match str(condition.value):
        case "<":
            return f"Rlt_dec {left} {right}", True
        case "<=":
            return f"Rle_dec {left} {right}", True
        case ">":
            return f"Rlt_dec {right} {left}", True
        case ">=":
            return f"Rle_dec {right} {left}", True
        case sign:
            return f"Req_EM_T {left} {right}", sign == "="


def _constant(name: str) -> str:
    if name == "pi":
        return "PI"
    if name == "e":
        return "(exp 1)"
    raise NotExported(f"{name} is no real number")
