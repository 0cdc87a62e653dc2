"""Single claims, typed or in LaTeX, in the form in which claims of documents are judged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from symsgd.check.analysis import ANALYSIS
from symsgd.check.judgement import Side
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.domain import UNDECLARED
from symsgd.expression.matrix import Matrix
from symsgd.expression.node import Node, free_variables
from symsgd.read.documents.source import Source
from symsgd.read.meaning import Meaning, missing_context, with_ambient
from symsgd.read.notation.parse import parse
from symsgd.read.scope import Scope
from symsgd.read.surface import Relation, Surface
from symsgd.read.typed import read_typed
from symsgd.read.values import Value

LATEX, PLAIN = "latex", "plain"
# What a single claim takes for granted unless its names say otherwise.
USUAL_FUNCTIONS = {"sigma": "sigmoid"}


@dataclass(frozen=True, slots=True)
class KnownSide(Side):
    """A side whose value is known without LaTeX: typed, or handed over as an object."""

    value: Value | None = None

    def meaning(self, scope: Scope) -> Meaning:
        """Return the value, or raise the error."""
        if self.error is not None:
            raise self.error
        return Meaning(self.value)


@dataclass(frozen=True, slots=True)
class Chain:
    r"""Sides with relations between them, and the scope that gives them their meaning.

    >>> [len(tuple(Names().chain(text).links())) for text in ("x = y", r"1 < 2 \le 3")]
    [1, 2]
    """

    sides: tuple[Side, ...]
    signs: tuple[str, ...]
    scope: Scope

    def links(self) -> Iterator[tuple[Side, Side, str]]:
        """Yield each claim of the chain."""
        yield from zip(self.sides, self.sides[1:], self.signs, strict=False)

    def values(self) -> tuple[Value, ...]:
        """Return what the sides mean; the first one without a meaning is an error."""
        meanings = [side.meaning(self.scope) for side in self.sides]
        for meaning in meanings:
            if meaning.value is None:
                raise missing_context(*meaning.missing)
        return tuple(meaning.value for meaning in meanings if meaning.value is not None)

    def about_everything(self) -> Chain:
        """Return the chain as a claim about all values of its variables, if none is declared."""
        if self.scope.domains:
            return self
        names: set[str] = set()
        for side in self.sides:
            try:
                value = side.meaning(self.scope).value
            except SymsgdError:
                continue
            names |= set(names_in(value)) if value is not None else set()
        return replace(self, scope=replace(self.scope, domains=dict.fromkeys(names, UNDECLARED)))


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

        >>> print(*Names.usual({}).together([r"\sigma(0)"]).values())
        sigmoid(0)
        """
        usual = {name: what for name, what in USUAL_FUNCTIONS.items() if name not in variables}
        return cls(variables, {**usual, **(functions or {})})

    def chain(self, text: str, notation: str | None = None) -> Chain:
        """Return the chain that a text ``A = B = C`` writes.

        >>> print(*Names().chain("x + x = 2*x <= 3*x").values())
        x + x 2*x 3*x
        """
        if (notation or format_of(text)) == PLAIN:
            return self._typed_chain(text)
        piece = parse(text)
        if not isinstance(piece, Relation) or set(piece.signs) - set(n.RELATIONS):
            raise _no_relation()
        source = Source(text)
        sides = tuple(Side(source, each.start, each.end, each) for each in piece.sides)
        return Chain(sides, piece.signs, with_ambient(self._scope(), *piece.sides))

    def together(self, texts: Sequence[str], notation: str | None = None) -> Chain:
        r"""Return the chain of texts that are said to be equal, such as lines of a derivation.

        >>> names = Names(functions={"sigma": "sigmoid"})
        >>> print(*names.together([r"\sigma'(x)", r"\sigma(1-\sigma)"]).values())
        sigmoid'(x) sigmoid(x)*(1 - sigmoid(x))
        """
        if (notation or format_of(" ".join(texts))) == PLAIN:
            sides = tuple(map(self._typed_side, texts))
        else:
            sides = tuple(map(_latex_side, texts))
        pieces = [side.piece for side in sides if side.piece is not None]
        return Chain(sides, ("=",) * (len(sides) - 1), with_ambient(self._scope(), *pieces))

    def _typed(self, text: str) -> Value:
        return read_typed(text, variables=self.variables, functions=self.functions)

    def _typed_value(self, text: str) -> Value:
        value = self._typed(text)
        if isinstance(value, Node) and value.head in (n.RELATION, n.LOGIC):
            raise SymsgdError(
                "relation-here", "a relation stands where a value belongs", advice="give one side"
            )
        return value

    def _typed_side(self, text: str) -> Side:
        try:
            return known(self._typed_value(text), text)
        except SymsgdError as error:
            return KnownSide(Source(text), 0, len(text), error=error)

    def _typed_chain(self, text: str) -> Chain:
        value = self._typed(text)
        links = list(relations(value)) if isinstance(value, Node) else []
        if not links:
            raise _no_relation()
        nodes = [links[0].args[0], *(link.args[1] for link in links)]
        signs = tuple(str(link.value) for link in links)
        return Chain(tuple(known(node, str(node)) for node in nodes), signs, self._scope())

    def _scope(self) -> Scope:
        return Scope.of(variables=self.variables, functions=self.functions, analysis=ANALYSIS)


def known(value: Value, text: str = "") -> KnownSide:
    """Return the side that is a value.

    >>> known(n.number(1)).meaning(Scope()).value
    <number 1>
    """
    return KnownSide(Source(text), 0, len(text), value=value)


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


def names_in(value: Value) -> tuple[str, ...]:
    """Return the names of the variables of a number or a matrix.

    >>> names_in(n.variable("x") + n.variable("y"))
    ('x', 'y')
    """
    return free_variables(*(value.entries if isinstance(value, Matrix) else (value,)))


def _latex_side(text: str) -> Side:
    source = Source(text)
    try:
        piece: Surface = parse(text)
    except SymsgdError as error:
        return Side(source, 0, len(text), error=error)
    return Side(source, 0, len(text), piece)


def _no_relation() -> SymsgdError:
    return SymsgdError(
        "no-relation", "there is no relation to decide", advice="write the claim as A = B"
    )
