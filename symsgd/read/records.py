"""What a scope holds: habits of writing, functions, lines of algorithms, rules and updates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from symsgd.functions.table import lookup
from symsgd.read.documents.source import Source
from symsgd.read.surface import Surface
from symsgd.read.values import Value


@dataclass(frozen=True, slots=True)
class Notation:
    """The habits of writing that formulas alone do not settle."""

    scalars: frozenset[str] = frozenset()
    index_superscripts: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    gradients: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    hadamard: tuple[str, ...] = ("\\circ", "\\odot")
    inverse_minus_one: str = "either"  # "functions", unless only "reciprocal" is right
    unit_matrix_is_scalar: bool = True
    decimals: str = "either"  # exact, unless only "rounded" is right: then it is asked
    log: str = "either"  # "natural", unless only "decimal" is right: then it is asked
    layout: str = "either"
    slash: str = "either"  # a/b c: "left" is (a/b) c, "right" a/(b c)
    weights: str = "either"  # whether w_ij leads to neuron i ("to_from") or to j ("from_to")
    held: frozenset[str] = frozenset()  # what every partial derivative holds fixed
    any_arrays: frozenset[str] = frozenset()  # of which nothing special is supposed: no symmetry


@dataclass(frozen=True, slots=True)
class Function:
    """A declared function: a row of the table, or parameters with a body, or neither (unknown).

    ``others`` have the same name and other numbers of parameters: H(p) beside H(p, q).
    """

    table: str | None = None
    params: tuple[str, ...] = ()
    body: Value | None = None
    others: tuple[Function, ...] = ()

    def taking(self, count: int) -> Function:
        """Return the function of this name that takes so many arguments, or this one.

        >>> entropy = Function(params=("p",), body=None)
        >>> cross = Function(params=("p", "q")).beside(entropy)
        >>> cross.taking(1).params, cross.taking(2).params, cross.taking(3).params
        (('p',), ('p', 'q'), ('p', 'q'))
        """
        found = (one for one in (self, *self.others) if len(one.params) == count)
        return next(found, self)

    def beside(self, known: Function | None) -> Function:
        """Return this function, keeping those of its name that take other numbers of arguments."""
        if known is None or not known.params or not self.params:
            return self
        kept = (replace(known, others=()), *known.others)
        others = tuple(one for one in kept if len(one.params) != len(self.params))
        return replace(self, others=others)

    @classmethod
    def named(cls, name: str) -> Function:
        """Return the function of the table with this name.

        >>> Function.named("sigmoid").table
        'sigmoid'
        """
        return cls(table=lookup(name).name)


@dataclass(frozen=True, slots=True)
class IndexedFunction:
    """Functions with a parameter in the subscript: swish_β(x) = x σ(βx) for every β."""

    letter: str
    function: Function


@dataclass(frozen=True, slots=True)
class Template:
    """A line of an algorithm: what ``z^{[l]}`` is, for every l from ``low`` to ``high``."""

    base: str
    index: Surface
    body: Surface
    source: Source
    line: int
    low: Surface | None = None
    high: Surface | None = None
    loop: str | None = None


@dataclass(frozen=True, slots=True)
class Family:
    """What ``s_i`` is for every index; without a letter, what needs the range of a sum.

    The latter may be a function of ``params``, as in ``J(w) = Σ_i (w x_i - y_i)²``.
    """

    letter: str
    body: Surface
    source: Source
    params: tuple[str, ...] = ()
    shift: int = 0  # 1 in a formula for v_{t+1}
    low: int | None = None  # the least number that the letter is said to stand for
    high: int | None = None  # and the greatest
    otherwise: Family | None = None  # the formula for other numbers

    def at(self, number: int) -> Family | None:
        """Return the formula that holds for a number of the letter."""
        under = self.low is not None and number < self.low
        over = self.high is not None and number > self.high
        if not under and not over:
            return self
        return None if self.otherwise is None else self.otherwise.at(number)


@dataclass(frozen=True, slots=True)
class Formula:
    """What a name is with its index letters: ``P_{ij}``, or a number without any."""

    letters: tuple[str, ...]
    body: Surface
    source: Source
    bare: frozenset[str] = frozenset()  # arrays, which are no numbers without an index


@dataclass(frozen=True, slots=True)
class Fact:
    """An equation between entries of arrays that a text takes to hold, and how it is written."""

    left: Surface
    right: Surface
    source: Source
    bare: frozenset[str]
    text: str


@dataclass(frozen=True, slots=True)
class Update:
    """A letter that changed its value, or may have: what it is now, and what else it can be."""

    name: str
    now: Value | None
    other: Value | None
    run: int  # letters that change together
    first: bool = False  # an average of gradients: what is updated with it uses its new value


@dataclass(frozen=True, slots=True)
class Line:
    """An update of an algorithm that stands there without its value."""

    name: str
    body: Surface
    source: Source
    first: bool  # the lines behind it use its new value
    given: bool = False  # its letter has been given a value since
