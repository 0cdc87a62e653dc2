"""Single claims, typed or in LaTeX, become statements that can be decided."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial

from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.read.meaning import elaborate, missing_context, with_ambient
from symsgd.read.parse import parse
from symsgd.read.scope import Scope
from symsgd.read.source import Source
from symsgd.read.surface import Relation, Surface
from symsgd.read.typed import read_typed
from symsgd.read.values import Value

LATEX, PLAIN = "latex", "plain"
# What a single claim takes for granted unless its names say otherwise.
USUAL_FUNCTIONS = {"sigma": "sigmoid"}


@dataclass(frozen=True, slots=True)
class Side:
    """What a text means, or the error that says why it means nothing.

    ``missing`` names what is not known: a function without a definition, a value.
    """

    value: Value | None
    missing: tuple[str, ...] = ()
    error: SymsgdError | None = None

    def known(self) -> Value:
        """Return the value, or raise the error."""
        if self.error is not None:
            raise self.error
        if self.value is None:
            raise missing_context(*self.missing)
        return self.value


@dataclass(frozen=True, slots=True)
class Claim:
    """Two sides and the relation between them.

    >>> str(Claim(Side(n.variable("x")), Side(n.number(1))))
    'x = 1'
    """

    left: Side
    right: Side
    relation: str = "="

    @property
    def missing(self) -> tuple[str, ...]:
        """What is not known of either side."""
        return tuple(dict.fromkeys((*self.left.missing, *self.right.missing)))

    def __str__(self) -> str:
        return f"{self.left.value} {self.relation} {self.right.value}"


@dataclass(frozen=True)
class Names:
    """What the names in single claims mean: domains of variables, functions of the table."""

    variables: Mapping[str, object] = field(default_factory=dict)
    functions: Mapping[str, object] = field(default_factory=dict)

    @classmethod
    def usual(
        cls, variables: Mapping[str, object], functions: Mapping[str, object] | None = None
    ) -> Names:
        r"""Return names among which σ is the sigmoid unless something else is said.

        >>> print(Names.usual({}).sides([r"\sigma(0)"])[0].value)
        sigmoid(0)
        """
        given = functions or {}
        usual = {name: what for name, what in USUAL_FUNCTIONS.items() if name not in variables}
        return cls(variables, {**usual, **given})

    def claims(self, text: str, notation: str | None = None) -> tuple[Claim, ...]:
        """Return the claims of a chain ``A = B = C``.

        >>> [str(claim) for claim in Names().claims("x + x = 2*x <= 3*x")]
        ['x + x = 2*x', '2*x <= 3*x']
        """
        read = self._typed_claims if (notation or format_of(text)) == PLAIN else self._latex_claims
        claims = tuple(read(text))
        if not claims:
            raise SymsgdError(
                "no-relation", "there is no relation to decide", advice="write it as A = B"
            )
        return claims

    def sides(self, texts: Iterable[str], notation: str | None = None) -> list[Side]:
        r"""Return what texts mean that belong together, such as the lines of a derivation.

        >>> names = Names(functions={"sigma": "sigmoid"})
        >>> for side in names.sides([r"\sigma'(x)", r"\sigma(1-\sigma)"]):
        ...     print(side.value)
        sigmoid'(x)
        sigmoid(x)*(1 - sigmoid(x))
        """
        given = list(texts)
        if (notation or format_of(" ".join(given))) == PLAIN:
            return [_attempt(partial(self._typed_side, text)) for text in given]
        read = [_parsed(text) for text in given]
        scope = with_ambient(self._scope(), *(each for each in read if isinstance(each, Surface)))
        return [
            _attempt(partial(_latex_side, each, scope, text))
            if isinstance(each, Surface)
            else Side(None, error=each)
            for each, text in zip(read, given, strict=True)
        ]

    def _typed_side(self, text: str) -> Side:
        value = read_typed(text, variables=self.variables, functions=self.functions)
        if isinstance(value, Node) and value.head in (n.RELATION, n.LOGIC):
            raise SymsgdError(
                "relation-here", "a relation stands where a value belongs", advice="give one side"
            )
        return Side(value)

    def _typed_claims(self, text: str) -> Iterator[Claim]:
        value = read_typed(text, variables=self.variables, functions=self.functions)
        for link in relations(value) if isinstance(value, Node) else ():
            left, right = link.args
            yield Claim(Side(left), Side(right), str(link.value))

    def _latex_claims(self, text: str) -> Iterator[Claim]:
        piece = parse(text)
        if not isinstance(piece, Relation):
            return
        scope = with_ambient(self._scope(), *piece.sides)
        sides = [_latex_side(each, scope, text) for each in piece.sides]
        for sign, left, right in zip(piece.signs, sides, sides[1:], strict=False):
            if sign not in n.RELATIONS:
                raise SymsgdError(
                    "no-relation", f"{sign} is no relation to decide", advice="write it as A = B"
                )
            yield Claim(left, right, sign)

    def _scope(self) -> Scope:
        return Scope.of(variables=self.variables, functions=self.functions)


def format_of(text: str) -> str:
    r"""Return the notation a text is written in: LaTeX has a backslash or a brace somewhere.

    >>> format_of(r"\tanh x"), format_of("tanh(x)")
    ('latex', 'plain')
    """
    return LATEX if "\\" in text or "{" in text else PLAIN


def relations(node: Node) -> Iterator[Node]:
    """Yield the relations that a chain such as ``0 < x < 1`` joins.

    >>> [str(link) for link in relations(read_typed("0 < x < 1"))]
    ['0 < x', 'x < 1']
    """
    if node.head == n.LOGIC and node.value == "and":
        for part in node.args:
            yield from relations(part)
    elif node.head == n.RELATION:
        yield node


def _latex_side(piece: Surface, scope: Scope, text: str) -> Side:
    meaning = elaborate(piece, scope, Source(text))
    return Side(meaning.value, meaning.missing)


def _parsed(text: str) -> Surface | SymsgdError:
    try:
        return parse(text)
    except SymsgdError as error:
        return error


def _attempt(read: Callable[[], Side]) -> Side:
    try:
        return read()
    except SymsgdError as error:
        return Side(None, error=error)
