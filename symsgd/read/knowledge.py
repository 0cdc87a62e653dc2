"""What is known where a formula stands, and what can be asked of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from symsgd.expression.domain import Context, Domain
from symsgd.expression.node import NUMBER, Node
from symsgd.read.facets import (
    Algorithm,
    Arrays,
    BareFunctions,
    Members,
    OpenSums,
    Provisos,
    Surroundings,
    Throughout,
)
from symsgd.read.layers.layers import Layers
from symsgd.read.records import (
    Family,
    Formula,
    Function,
    IndexedFunction,
    Notation,
    Template,
)
from symsgd.read.surface import Surface
from symsgd.read.values import Value

if TYPE_CHECKING:
    from symsgd.read.sums.analysis import Analysis


@dataclass(frozen=True)
class Knowledge:
    """Everything that gives a symbol its meaning.

    ``definitions`` are put in for their names at once, ``values`` only after
    differentiation; ``choices`` force a reading where there are several.  What answers one
    question each stands in records of its own, from ``around`` to ``bare`` (see ``read.facets``).
    """

    notation: Notation = field(default_factory=Notation)
    functions: Mapping[str, Function] = field(default_factory=dict)
    indexed_functions: Mapping[str, IndexedFunction] = field(default_factory=dict)
    definitions: Mapping[str, Value] = field(default_factory=dict)
    values: Mapping[str, Value] = field(default_factory=dict)
    domains: Mapping[str, Domain] = field(default_factory=dict)
    alternatives: Mapping[str, tuple[Node, ...]] = field(default_factory=dict)  # x = 1 or x = 2
    assumed: tuple[Node, ...] = ()  # relations such as |x| < 1 that hold in a sentence
    depends: frozenset[tuple[str, str]] = frozenset()  # (y, x): the text makes y depend on x
    # what words call a letter: "positive", perhaps in one sentence and "negative" in another
    said: Mapping[str, tuple[tuple[str, Domain], ...]] = field(default_factory=dict)
    indices: Mapping[str, int] = field(default_factory=dict)
    ranges: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    templates: tuple[Template, ...] = ()
    families: Mapping[str, Family] = field(default_factory=dict)
    formulas: Mapping[str, Formula] = field(default_factory=dict)  # as they are written
    unknown_gradients: bool = False  # whether ∇L(w) may stand for itself
    sum_to_one: frozenset[str] = frozenset()  # letters that words call one-hot
    own_squares: frozenset[str] = frozenset()  # letters of which σ² is a name of its own
    quantities: Mapping[str, Value] = field(default_factory=dict)  # what a network works out
    layers: Layers | None = None  # the network itself, if the problem describes one
    usual: frozenset[str] = frozenset()  # functions by habit only: the text may define them anew
    differentiated: Surface | None = None  # what dz is the derivative of, in texts that say so
    data_point: Value | None = None  # what x^{k} stands for, whatever letter counts the points
    choices: Mapping[tuple[str, int], str] = field(default_factory=dict)
    analysis: Analysis | None = None  # how limits and integrals are worked out
    # what the text around a formula says and leaves open, and what meanings were given under
    around: Surroundings = field(default_factory=Surroundings)
    provisos: Provisos = field(default_factory=Provisos)
    throughout: Throughout = field(default_factory=Throughout)  # what the whole text speaks of
    algorithm: Algorithm = field(default_factory=Algorithm)  # updates, and how far they have gone
    members: Members = field(default_factory=Members)  # what is given of the members of sequences
    arrays: Arrays = field(default_factory=Arrays)  # what is known of vectors and matrices
    sums: OpenSums = field(default_factory=OpenSums)  # how sums without limits are read
    bare: BareFunctions = field(default_factory=BareFunctions)  # functions without arguments

    def whole_numbers(self) -> dict[str, int]:
        """Return the indices that may be used as numbers, such as the end of a sum.

        >>> sums = OpenSums(case_letters=frozenset("n"))
        >>> Knowledge(indices={"n": 1, "L": 3}, sums=sums).whole_numbers()
        {'L': 3}
        """
        indices = self.indices.items()
        return {name: number for name, number in indices if name not in self.sums.case_letters}

    def orders(self) -> dict[str, int]:
        """Return the letters that may stand for the order of a derivative: they are whole numbers.

        >>> from symsgd.expression import node as n
        >>> Knowledge(indices={"k": 2}, values={"n": n.number(3)}).orders()
        {'n': 3, 'k': 2}
        """
        whole = {
            name: int(value.value)
            for name, value in self.values.items()
            if isinstance(value, Node) and value.head == NUMBER and value.value.denominator == 1
        }
        return {**whole, **self.whole_numbers()}

    def stands_for_more(self, name: str) -> bool:
        """Say whether a formula of the text says what a name stands for: a = σ(z), also with sums.

        >>> from symsgd.expression.node import number
        >>> from symsgd.read.scope import Scope
        >>> Scope().with_definition("a", number(2)).stands_for_more("a")
        True
        """
        whole = self.families.get(name)
        return name in self.definitions or (whole is not None and not whole.letter)

    def knows(self, name: str) -> bool:
        """Say whether a name has a meaning or a domain here."""
        return (
            name in self.definitions
            or name in self.values
            or name in self.functions
            or name in self.domains
        )

    def context(self) -> Context:
        """Return the domains and what is taken to hold, for the prover."""
        return Context.of(self.domains, self.assumed)
