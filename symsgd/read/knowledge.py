"""What is known where a formula stands, and what can be asked of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

from symsgd.expression.domain import Context, Domain
from symsgd.expression.node import NUMBER, Node
from symsgd.read.layers.layers import Layers
from symsgd.read.records import (
    Fact,
    Family,
    Formula,
    Function,
    IndexedFunction,
    Line,
    Notation,
    Template,
    Update,
)
from symsgd.read.surface import Surface
from symsgd.read.values import Value

if TYPE_CHECKING:
    from symsgd.read.functions.curves import Curves
    from symsgd.read.scope import Scope
    from symsgd.read.sums.analysis import Analysis


@dataclass(frozen=True)
class Knowledge:
    """Everything that gives a symbol its meaning.

    ``definitions`` are put in for their names at once, ``values`` only after
    differentiation; ``choices`` force a reading where there are several.
    """

    notation: Notation = field(default_factory=Notation)
    functions: Mapping[str, Function] = field(default_factory=dict)
    indexed_functions: Mapping[str, IndexedFunction] = field(default_factory=dict)
    definitions: Mapping[str, Value] = field(default_factory=dict)
    values: Mapping[str, Value] = field(default_factory=dict)
    domains: Mapping[str, Domain] = field(default_factory=dict)
    normed: frozenset[str] = frozenset()  # symbols of a definition with ‖…‖, read as numbers
    concluded: frozenset[str] = frozenset()  # assumed, though the text says that they follow
    opaque: frozenset[str] = frozenset()  # defined by what is not worked out: m = max_i x_i
    unknowns: frozenset[str] = frozenset()  # looked for by the text: find x with f(x) = 10
    solved: tuple[tuple[str, Node, str], ...] = ()  # by equations that are supposed: q = 1 - p
    premises: tuple[tuple[Node, str], ...] = ()  # equations to be solved, as they stand
    # what letters may mean here besides: a new meaning that is left open, one of another item
    other_meanings: Mapping[str, tuple[Function | Value, ...]] = field(default_factory=dict)
    partial: Mapping[str, tuple[Node, ...]] = field(default_factory=dict)  # meant under a condition
    # the values of other letters for which a name was given its meaning: "for T = 1: m = 3"
    given_for: Mapping[str, Mapping[str, Value]] = field(default_factory=dict)
    given_now: Mapping[str, Value] = field(default_factory=dict)  # those of this sentence
    only_where: Mapping[str, str] = field(default_factory=dict)  # the cases a name is given in
    # the rounded values of letters that the text shows, with the units of their last digits,
    # and whether they were worked out from rounded numbers
    shown_as: Mapping[str, tuple[Node, Fraction, bool]] = field(default_factory=dict)
    elsewhere: Mapping[str, str] = field(default_factory=dict)  # values of other blocks: "x = 2 …"
    supposed: frozenset[str] = frozenset()  # of these, the names whose value is only supposed
    points: Mapping[str, str] = field(default_factory=dict)  # found in another paragraph: "x = 2 …"
    limits_elsewhere: Mapping[str, str] = field(default_factory=dict)  # domains of closed cases
    alternatives: Mapping[str, tuple[Node, ...]] = field(default_factory=dict)  # x = 1 or x = 2
    updates: tuple[Update, ...] = ()
    program: tuple[Line, ...] = ()  # the updates of an algorithm, to be worked out
    base: Mapping[str, Value | None] = field(default_factory=dict)  # what its letters began with
    passes: int | None = None  # a claim is one about what they are after so many passes
    unsure: Mapping[str, Value] = field(default_factory=dict)  # what an update may not have meant
    in_order: bool = False  # the text names a method whose updates wait for each other
    updating: bool = False  # the claim is part of an update, with the others or after them
    going_on: Scope | None = None  # the same where the limits of the sentence before go on
    if_apart: Scope | None = None  # the same without what stands behind another claim
    left_open: str = ""  # what the words around a claim leave open, such as "to first order"
    tends: Mapping[str, Surface] = field(default_factory=dict)  # "as x → 0": where letters go
    otherwise: bool = False  # the words after a claim say that it holds in the other cases
    assumed: tuple[Node, ...] = ()  # relations such as |x| < 1 that hold in a sentence
    array_facts: tuple[Fact, ...] = ()  # what is taken to hold of arrays here
    other_norms: bool = False  # ‖x‖ need not be the root of x^T x: vectors are complex, …
    norms: frozenset[str] = frozenset()  # other ones of "vectors", of "matrices"; "frobenius"
    of_matrices: bool = False  # the text speaks of matrices
    special_arrays: bool = False  # the text speaks of unit vectors, symmetric matrices, …
    log_bases: tuple[int, ...] = ()  # other bases than e that the text speaks of
    degrees: bool = False  # the text speaks of degrees: its angles may count them
    not_numbers: Mapping[str, str] = field(default_factory=dict)  # declared as vectors, matrices, …
    depends: frozenset[tuple[str, str]] = frozenset()  # (y, x): the text makes y depend on x
    # what words call a letter: "positive", perhaps in one sentence and "negative" in another
    said: Mapping[str, tuple[tuple[str, Domain], ...]] = field(default_factory=dict)
    indices: Mapping[str, int] = field(default_factory=dict)
    ranges: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    templates: tuple[Template, ...] = ()
    families: Mapping[str, Family] = field(default_factory=dict)
    formulas: Mapping[str, Formula] = field(default_factory=dict)  # as they are written
    sequences: Mapping[str, Family] = field(default_factory=dict)  # such as v_{t+1} from v_t
    rivals: tuple[tuple[str, Family], ...] = ()  # other rules that the text states for them
    functions_elsewhere: frozenset[str] = frozenset()  # of other sections: numbers here, perhaps
    alternatives_apart: Mapping[str, str] = field(default_factory=dict)  # "option 1": other rules
    examples_over: Mapping[str, str] = field(default_factory=dict)  # formulas of closed examples
    general: bool = False  # the claim stands in a theorem, or in an example
    starts: Mapping[str, int] = field(default_factory=dict)  # up to these, members are symbols
    closed_form: bool = False  # the claim is one about every member of a sequence
    compared: tuple[int, ...] = ()  # the claim is one about these members, which are given
    independent: frozenset[str] = frozenset()  # members that something is differentiated by
    cases: tuple[int, ...] | None = None  # numbers for the free indices of open sums
    case_letters: frozenset[str] = frozenset()  # those indices: their numbers only tell them apart
    small_range: bool = False  # the numbers of a case are those of one example: they are numbers
    termwise: bool = False  # the terms of open sums that no case names are compared one by one
    nested_whole: bool = False  # but those of sums inside their terms are not
    unknown_gradients: bool = False  # whether ∇L(w) may stand for itself
    mixed_rests: bool = False  # whether such a symbol may be made of symbols without the index
    stated: tuple[tuple[str, str, str], ...] = ()  # cases of indices: ("i", "!=", "j")
    entries: Mapping[str, str] = field(default_factory=dict)  # letters with entries, as in w_j → n
    unit_sums: frozenset[str] = frozenset()  # letters whose entries sum to 1
    sum_to_one: frozenset[str] = frozenset()  # of these, those that words call one-hot
    summed_indices: bool = False  # the text sums over indices that stand twice, without a sign
    own_squares: frozenset[str] = frozenset()  # letters of which σ² is a name of its own
    quantities: Mapping[str, Value] = field(default_factory=dict)  # what a network works out
    layers: Layers | None = None  # the network itself, if the problem describes one
    usual: frozenset[str] = frozenset()  # functions by habit only: the text may define them anew
    differentiated: Surface | None = None  # what dz is the derivative of, in texts that say so
    ambient: str | None = None
    ambient_stated: bool = False  # a derivative or an application names it
    point_free: bool = False  # words such as \tanh stand for their values at one variable
    applied: frozenset[str] = frozenset()  # unknown letters that the claim uses as functions
    factors: frozenset[str] = frozenset()  # such letters that it also uses alone
    curves: Curves | None = None  # undefined letters of a claim that are functions of a variable
    loose: frozenset[str] = frozenset()  # vectors that are neither row nor column
    inferred: Mapping[str, str] = field(default_factory=dict)  # n, as many as there are entries
    odd_indices: frozenset[str] = frozenset()  # letters whose x_1 is not the first entry of x
    data_point: Value | None = None  # what x^{k} stands for, whatever letter counts the points
    choices: Mapping[tuple[str, int], str] = field(default_factory=dict)
    analysis: Analysis | None = None  # how limits and integrals are worked out

    def whole_numbers(self) -> dict[str, int]:
        """Return the indices that may be used as numbers, such as the end of a sum.

        >>> Knowledge(indices={"n": 1, "L": 3}, case_letters=frozenset("n")).whole_numbers()
        {'L': 3}
        """
        indices = self.indices.items()
        return {name: number for name, number in indices if name not in self.case_letters}

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
