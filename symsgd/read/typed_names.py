"""What names mean in typed mathematics: variables, constants, functions, constructors."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from symsgd.expression import node as n
from symsgd.expression.matrix import Matrix
from symsgd.expression.node import Node
from symsgd.functions.table import FUNCTIONS, canonical_name
from symsgd.read import limits
from symsgd.read.functions.applications import put_in
from symsgd.read.tokens.typed_tokens import TypedToken
from symsgd.read.typed_constructors import CONSTRUCTORS, RELATIONS, arguments
from symsgd.read.values import applied, number_of

if TYPE_CHECKING:
    from symsgd.read.typed import _Parser

_CONSTANTS = {
    "pi": "pi", "Pi": "pi", "E": "e", "e": "e", "I": "i", "oo": "infinity", "inf": "infinity",
    "infty": "infinity", "infinity": "infinity",
}  # fmt: skip
_OWN_NAMES = {
    "Max": "max", "Min": "min", "Abs": "abs", "ln": "log", "sgn": "sign", "Heaviside": "heaviside",
    "arcsin": "asin", "arccos": "acos", "arctan": "atan", "arcsinh": "asinh", "arccosh": "acosh",
    "arctanh": "atanh", "ReLU": "relu", "Sigmoid": "sigmoid", "sig": "sigmoid", "cbrt": "cbrt",
}  # fmt: skip
_FUNCTION_LETTERS = frozenset("fgFG")
# words between operands, which are no variables: x mod 3 is no product
_OPERATORS = frozenset(["mod", "choose", "if", "else", "and", "or", "not", "where", "then"])


class NamedThings:
    """The names of one text: declared variables and functions before everything else."""

    def __init__(
        self,
        variables: frozenset[str],
        functions: Mapping[str, object] | Iterable[str],
        *,
        strict: bool,
    ) -> None:
        self.variables = variables
        self.functions: dict[str, object] = (
            dict(functions) if isinstance(functions, Mapping) else dict.fromkeys(functions, "")
        )
        self.strict = strict

    def read(self, parser: _Parser, token: TypedToken) -> Node | Matrix:
        """Return what a name means, reading its arguments if it takes any."""
        name = token.text
        if name in self.variables:
            return n.variable(name)
        if name in self.functions:
            return self._declared(parser, token)
        if name in CONSTRUCTORS and parser.peek("("):
            return CONSTRUCTORS[name](parser)
        if name in RELATIONS and parser.peek("("):
            left, right = arguments(parser, 2, 2)
            return n.relation(RELATIONS[name], left, right)
        if name in ("True", "False"):
            return n.logic(name.lower())
        if name in _CONSTANTS:
            return n.constant(_CONSTANTS[name])
        row = _OWN_NAMES.get(name) or canonical_name(name)
        if row is not None:
            return self._known(parser, token, row)
        return self._unknown(parser, token)

    def _known(self, parser: _Parser, token: TypedToken, name: str) -> Node:
        exponent = None
        primes = 0
        while parser.peek("'"):
            parser.next()
            primes += 1
        if parser.peek("^"):
            parser.next()
            if parser.peek("("):
                raise parser.wrong(
                    f"{token.text}^(…)(…) has two meanings",
                    f"write {token.text}(x)^2, or Derivative({token.text}(x), (x, 2))",
                    "two-meanings",
                )
            exponent = parser.scalar(parser.signed())
        args = arguments(parser) if parser.peek("(") else (self._bare(parser, token),)
        value = parser.bounded(lambda: call(name, args, primes, token.text))
        return value if exponent is None else n.power(value, exponent)

    def _bare(self, parser: _Parser, token: TypedToken) -> Node:
        """Read the argument of ``sin 2x``: the factors next to each other."""
        if not parser.peek("number", "name"):
            raise parser.wrong(
                f"{token.text!r} is a function and needs an argument",
                f"expected ( after {token.text}",
            )
        factors = [parser.scalar(parser.power())]
        while (after := parser.token()) and after.kind == "name" and not after.spaced:
            factors.append(parser.scalar(parser.power()))
        return factors[0] if len(factors) == 1 else n.multiply(*factors)

    def _declared(self, parser: _Parser, token: TypedToken) -> Node:
        meaning = self.functions[token.text]
        if isinstance(meaning, str) and meaning and canonical_name(meaning):
            return self._known(parser, token, str(canonical_name(meaning)))
        primes = 0
        while parser.peek("'"):
            parser.next()
            primes += 1
        args = arguments(parser)
        if isinstance(meaning, Mapping):
            from symsgd.read.typed import read_typed_node

            names = [str(name) for name in meaning["params"]]
            body = read_typed_node(str(meaning["body"]), variables=names)
            for _ in range(primes):
                body = n.derivative(body, names[0])
            return put_in(body, {n.variable(a): b for a, b in zip(names, args, strict=False)})
        orders = (primes,) if len(args) == 1 and primes else None
        return n.apply(token.text, *args, orders=orders)

    def _unknown(self, parser: _Parser, token: TypedToken) -> Node:
        name = token.text
        if name in _OPERATORS:
            raise parser.source.error(
                "unknown-operator", f"the word {name!r} is no variable, and is not read",
                token.start, token.end, advice="write the formula without it",
            )  # fmt: skip
        applied = parser.peek("(") and not parser.run[parser.position].spaced
        if applied and (len(name) > 1 or self._names_a_function(parser, name)):
            raise self._no_function(parser, token)
        if self.strict:
            raise parser.source.error(
                "unknown-variable",
                f"no variable is called {name!r}",
                token.start,
                token.end,
                advice=_near(name, self.variables) or "declare it",
            )
        if applied and self.variables and name not in self.variables:
            raise self._no_function(parser, token)
        return n.variable(name)

    def _names_a_function(self, parser: _Parser, name: str) -> bool:
        """Say whether f before a bracket can only be a function: f(x), but not f(1 - f)."""
        if name not in _FUNCTION_LETTERS or name in self.variables:
            return False
        depth = 0
        for token in parser.run[parser.position :]:
            depth += {"(": 1, ")": -1}.get(token.kind, 0)
            if depth == 0:
                break
            if token.text == name:
                return False
        return True

    def _no_function(self, parser: _Parser, token: TypedToken) -> Exception:
        known = {*FUNCTIONS, *_OWN_NAMES, *self.functions, *CONSTRUCTORS}
        near = _near(token.text, known)
        return parser.source.error(
            "unknown-function",
            f"no function is called {token.text!r}",
            token.start,
            token.end,
            advice=near or "declare it as a function, or write * for a product",
        )


def call(name: str, args: tuple[Node, ...], primes: int, shown: str) -> Node:
    """Return a function of the table applied, with its number of arguments checked.

    >>> str(call("log", (n.variable("x"), n.number(2)), 0, "log"))
    'log(x)/log(2)'
    """
    from symsgd.errors import SymsgdError

    if name == "log" and len(args) == 2:
        return n.divide(n.apply("log", args[0]), n.apply("log", args[1]))
    if name in ("max", "min") and not primes:
        return number_of(applied(name, args), name)
    if name == "cbrt":
        return n.apply("root", args[0], n.number(3))
    row = FUNCTIONS[name]
    if not row.accepts(len(args)):
        low, high = row.arguments
        count = str(low) if low == high else f"{low} to {high}" if high < 100 else f"at least {low}"
        raise SymsgdError(
            "argument-count",
            f"{shown} takes {count} argument{'s' * (count != '1')}, not {len(args)}",
            advice="check the brackets",
        )
    orders = (primes, *[0] * (len(args) - 1)) if primes else None
    return limits.apply(name, *args, orders=orders)


def _near(name: str, known: Iterable[str]) -> str | None:
    found = difflib.get_close_matches(name, sorted(known), 1)
    return f"did you mean {found[0]!r}?" if found else None
