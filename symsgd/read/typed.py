"""Typed mathematics and what SymPy prints, as expressions.

A tokenizer with a white list and a precedence parser: nothing of the text is
ever evaluated.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from functools import partial

from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.matrix import Matrix
from symsgd.expression.node import Node
from symsgd.read import limits
from symsgd.read import values as v
from symsgd.read.documents.source import Source
from symsgd.read.tokens.typed_tokens import TypedToken, typed_tokens
from symsgd.read.typed_names import NamedThings

_RELATIONS = {"=": "=", "==": "=", "!=": "!=", "<": "<", "<=": "<=", ">": ">", ">=": ">="}
_MAX_DEPTH = 160


def read_typed(
    text: str,
    *,
    variables: Iterable[str] | None = None,
    functions: Mapping[str, object] | Iterable[str] = (),
    strict: bool = False,
    file: str = "text",
) -> Node | Matrix:
    """Return the expression, relation or matrix that a typed text means.

    A declared name is always that variable; ``e`` and ``E`` are Euler's number
    otherwise.  ``functions`` gives names a meaning (``{"s": "sigmoid"}``) or
    declares them unknown (``["f"]``).  With ``strict`` no other variables exist.

    >>> str(read_typed("exp(-x)/(1 + exp(-x))**2"))
    'exp(-x)/(1 + exp(-x))^2'
    >>> str(read_typed("2x e", variables=["x", "e"]))
    '2*x*e'
    """
    declared = frozenset(variables or ())
    source = Source(text, file)
    names = NamedThings(declared, functions, strict=strict and variables is not None)
    run = typed_tokens(source, declared | frozenset(names.functions))
    return _Parser(source, run, names).whole()


def read_typed_node(text: str, **settings: object) -> Node:
    """Return the expression that a typed text means; a matrix is an error.

    >>> read_typed_node("Matrix([[1]])")
    Traceback (most recent call last):
        ...
    symsgd.errors.SymsgdError: a matrix stands where a number belongs [matrix-here] ...
    """
    value = read_typed(text, **settings)  # type: ignore[arg-type]
    if isinstance(value, Matrix):
        raise SymsgdError(
            "matrix-here", "a matrix stands where a number belongs", advice="give one entry of it"
        )
    return value


class _Parser:
    def __init__(self, source: Source, run: list[TypedToken], names: NamedThings) -> None:
        self.source = source
        self.run = run
        self.names = names
        self.position = 0
        self.depth = 0
        self.bars = 0  # that are open within the innermost brackets

    def token(self) -> TypedToken | None:
        return self.run[self.position] if self.position < len(self.run) else None

    def peek(self, *kinds: str) -> bool:
        return self.position < len(self.run) and self.run[self.position].kind in kinds

    def next(self) -> TypedToken:
        self.position += 1
        return self.run[self.position - 1]

    def wrong(self, message: str, advice: str, code: str = "unexpected") -> SymsgdError:
        token = self.token()
        start = token.start if token else max(len(self.source.text.rstrip()) - 1, 0)
        return self.source.error(code, message, start, advice=advice)

    def expect(self, kind: str) -> TypedToken:
        if not self.peek(kind):
            raise self.wrong(f"{self._found()} where {kind!r} belongs", f"expected {kind!r}")
        return self.next()

    def _found(self) -> str:
        token = self.token()
        return f"{token.text!r} stands" if token else "the text ends"

    def whole(self) -> Node | Matrix:
        value = self.logic()
        if self.token():
            raise self.wrong(f"{self._found()} after the formula", "expected an operator")
        return value

    def scalar(self, value: Node | Matrix) -> Node:
        if isinstance(value, Matrix):
            raise self.wrong("a matrix stands where a number belongs", "give one entry of it")
        return value

    def logic(self) -> Node | Matrix:
        value = self.comparison()
        while self.peek("&", "|"):
            name = "and" if self.next().kind == "&" else "or"
            value = n.logic(name, self.scalar(value), self.scalar(self.comparison()))
        return value

    def comparison(self) -> Node | Matrix:
        sides = [self.sum()]
        signs = []
        while self.peek(*_RELATIONS):
            signs.append(_RELATIONS[self.next().kind])
            sides.append(self.sum())
        if not signs:
            return sides[0]
        nodes = [self.scalar(side) for side in sides]
        links = [n.relation(sign, *nodes[i : i + 2]) for i, sign in enumerate(signs)]
        return links[0] if len(links) == 1 else n.logic("and", *links)

    def sum(self) -> Node | Matrix:
        self.depth += 1
        if self.depth > _MAX_DEPTH:
            raise self.wrong("the formula is nested too deeply", "split it", "nested-too-deeply")
        terms = [self.product()]
        while self.peek("+", "-"):
            sign = self.next().kind
            term = self.product()
            terms.append(v.minus(term) if sign == "-" else term)
        self.depth -= 1
        if len(terms) == 1:
            return terms[0]
        return v.total(terms)

    def product(self) -> Node | Matrix:
        negative = self.signs()
        factors: list[Node | Matrix] = [self.power()]
        while token := self.token():
            if token.kind == "*":
                self.next()
                factors.append(self.signed())
            elif token.kind == "/":
                self.next()
                below = self.scalar(self.signed())
                factors = [v.over(_times(factors), below)]
            elif token.kind in ("number", "name", "(") or self.begins_bars():
                if token.kind == "number" and self.run[self.position - 1].kind == "number":
                    raise self.wrong("two numbers stand next to each other", "write * between them")
                factors.append(self.power())
            else:
                break
        value = _times(factors)
        return v.minus(value) if negative else value

    def begins_bars(self) -> bool:
        """Say whether a bar right behind a number or a name opens an absolute value: ``3|x|``."""
        before, token = self.run[self.position - 1], self.run[self.position]
        beside = token.kind == "|" and before.kind in ("number", "name") and not token.spaced
        after = (one.kind for one in self.run[self.position + 1 :])
        return beside and self.bars == 0 and "|" in after

    def signs(self) -> bool:
        negative = False
        while self.peek("-", "+"):
            negative ^= self.next().kind == "-"
        return negative

    def signed(self) -> Node | Matrix:
        negative = self.signs()
        value = self.power()
        return v.minus(value) if negative else value

    def power(self) -> Node | Matrix:
        base = self.postfix()
        if not self.peek("^"):
            return base
        self.depth += 1
        if self.depth > _MAX_DEPTH:
            raise self.wrong("powers are nested too deeply", "split it", "nested-too-deeply")
        self.next()
        exponent = self.scalar(self.signed())
        self.depth -= 1
        return self.bounded(lambda: limits.power(self.scalar(base), exponent))

    def bounded(self, build: Callable[[], Node]) -> Node:
        start = self.run[max(self.position - 1, 0)].start
        try:
            return build()
        except SymsgdError as error:
            if error.place is not None:
                raise
            raise error.at(self.source.place(start)) from None

    def postfix(self) -> Node | Matrix:
        value = self.primary()
        while self.peek("!"):
            self.next()
            operand = self.scalar(value)
            value = self.bounded(partial(limits.apply, "factorial", operand))
        return value

    def primary(self) -> Node | Matrix:
        token = self.token()
        if token is None:
            raise self.wrong("the text ends where an operand belongs", "expected an operand")
        if token.kind == "number":
            self.next()
            return n.number(_number(self, token))
        if token.kind == "name":
            self.next()
            return self.names.read(self, token)
        if token.kind == "(":
            self.next()
            bars, self.bars = self.bars, 0
            value = self.logic()
            self.bars = bars
            self.expect(")")
            return value
        if token.kind == "|":
            self.next()
            self.bars += 1
            value = self.sum()
            self.bars -= 1
            self.expect("|")
            return n.apply("abs", self.scalar(value))
        if token.kind == "~":
            self.next()
            return n.logic("not", self.scalar(self.primary()))
        raise self.wrong(f"{token.text!r} does not fit here", "expected an operand")


def _number(parser: _Parser, token: TypedToken) -> Fraction:
    mantissa, _, exponent = token.text.lower().partition("e")
    if len(mantissa) > 400 or abs(int(exponent or 0)) > limits.MAX_EXPONENT:
        raise parser.source.error(
            "number-too-long",
            "the number is too long",
            token.start,
            token.end,
            advice="write it as a power, with at most 400 digits",
        )
    return Fraction(mantissa) * Fraction(10) ** int(exponent or 0)


def _times(factors: list[Node | Matrix]) -> Node | Matrix:
    product = factors[0]
    for factor in factors[1:]:
        product = v.times(product, factor)
    return product
