"""What is known where a formula stands, in facets: one record for each question.

They are parts of :class:`~symsgd.read.knowledge.Knowledge`, which a scope is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

from symsgd.expression.domain import Domain
from symsgd.expression.node import Node
from symsgd.read.records import Fact, Family, Function, Line, Update
from symsgd.read.surface import Surface
from symsgd.read.values import Value

if TYPE_CHECKING:
    from symsgd.read.functions.curves import Curves
    from symsgd.read.scope import Scope


@dataclass(frozen=True)
class Surroundings:
    """What the text around a formula says of it, and what it leaves open."""

    elsewhere: Mapping[str, str] = field(default_factory=dict)  # values of other blocks: "x = 2 …"
    supposed: frozenset[str] = frozenset()  # of these, the names whose value is only supposed
    limits_elsewhere: Mapping[str, str] = field(default_factory=dict)  # domains of closed cases
    # what letters may mean here besides: a new meaning that is left open, one of another item
    other_meanings: Mapping[str, tuple[Function | Value, ...]] = field(default_factory=dict)
    alternatives_apart: Mapping[str, str] = field(default_factory=dict)  # "option 1": other rules
    examples_over: Mapping[str, str] = field(default_factory=dict)  # formulas of closed examples
    general: bool = False  # the claim stands in a theorem, or in an example
    given_now: Mapping[str, Value] = field(default_factory=dict)  # values given in this sentence
    left_open: str = ""  # what the words around a claim leave open, such as "to first order"
    otherwise: bool = False  # the words after a claim say that it holds in the other cases
    tends: Mapping[str, Surface] = field(default_factory=dict)  # "as x → 0": where letters go
    going_on: Scope | None = None  # the same where the limits of the sentence before go on
    if_apart: Scope | None = None  # the same without what stands behind another claim
    unknowns: frozenset[str] = frozenset()  # looked for by the text: find x with f(x) = 10
    solved: tuple[tuple[str, Node, str], ...] = ()  # by equations that are supposed: q = 1 - p
    premises: tuple[tuple[Node, str], ...] = ()  # equations to be solved, as they stand
    # letters that an equation makes functions: of which letter, and with which derivative
    implicit: Mapping[str, tuple[str, Node]] = field(default_factory=dict)
    relations: tuple[tuple[Node, str], ...] = ()  # those equations
    # letters of an induction: where they live, and that in words
    induction: Mapping[str, tuple[Domain, str]] = field(default_factory=dict)
    equations_before: tuple[tuple[Node, str], ...] = ()  # a solution may follow from them as well
    functions_elsewhere: frozenset[str] = frozenset()  # of other sections: numbers here, perhaps
    points: Mapping[str, str] = field(default_factory=dict)  # found in another paragraph: "x = 2 …"
    given_anew: Mapping[str, Value] = field(default_factory=dict)  # by another paragraph, perhaps
    one_of_two: Mapping[str, str] = field(default_factory=dict)  # what x = 3 ± 1 leaves open of x
    gradient_by: tuple[str, ...] = ()  # what ∇ alone runs over, by the letters beside it


@dataclass(frozen=True)
class Provisos:
    """What the meanings of names were given under: conditions, values of other letters, words."""

    partial: Mapping[str, tuple[Node, ...]] = field(default_factory=dict)  # meant under a condition
    # the values of other letters for which a name was given its meaning: "for T = 1: m = 3"
    given_for: Mapping[str, Mapping[str, Value]] = field(default_factory=dict)
    only_where: Mapping[str, str] = field(default_factory=dict)  # the cases a name is given in
    normed: frozenset[str] = frozenset()  # symbols of a definition with ‖…‖, read as numbers
    concluded: frozenset[str] = frozenset()  # assumed, though the text says that they follow
    # functions that the text writes in a quantity, "so σ = 1/u": what they are as functions of it
    in_quantity: Mapping[str, Family] = field(default_factory=dict)
    opaque: frozenset[str] = frozenset()  # defined by what is not worked out: m = max_i x_i
    points: frozenset[str] = frozenset()  # whose value is a critical point, a root or the like
    # the rounded values of letters that the text shows, with the units of their last digits,
    # and whether they were worked out from rounded numbers
    shown_as: Mapping[str, tuple[Node, Fraction, bool, bool]] = field(default_factory=dict)


@dataclass(frozen=True)
class Throughout:
    """What the whole text speaks of, before any formula of it is read."""

    of_text: bool = False  # there is a text around the formula
    in_order: bool = False  # the text names a method whose updates wait for each other
    in_turn: bool = False  # the text says so of its updates, whatever the method
    other_norms: bool = False  # ‖x‖ need not be the root of x^T x: vectors are complex, …
    norms: frozenset[str] = frozenset()  # other ones of "vectors", of "matrices"; "frobenius"
    of_matrices: bool = False  # the text speaks of matrices
    special_arrays: bool = False  # the text speaks of unit vectors, symmetric matrices, …
    random: frozenset[str] = frozenset()  # letters that take only some whole numbers
    log_bases: tuple[int, ...] = ()  # other bases than e that the text speaks of
    degrees: bool = False  # the text speaks of degrees: its angles may count them
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # θ = (b, w_1, w_2)
    # the letters of the model, which ∇_θ may run over
    guessed_lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    plain_decimals: frozenset[str] = frozenset()  # they stand for themselves, and are not rounded
    summed_indices: bool = False  # the text sums over indices that stand twice, without a sign
    layer_numbers: frozenset[str] = frozenset()  # w^[2] that the text gives a number somewhere


@dataclass(frozen=True)
class Algorithm:
    """The updates of the text as a program, and how far they have gone."""

    updates: tuple[Update, ...] = ()
    program: tuple[Line, ...] = ()  # the updates of an algorithm, to be worked out
    base: Mapping[str, Value | None] = field(default_factory=dict)  # what its letters began with
    passes: int | None = None  # a claim is one about what they are after so many passes
    unsure: Mapping[str, Value] = field(default_factory=dict)  # what an update may not have meant
    updating: bool = False  # the claim is part of an update, with the others or after them


@dataclass(frozen=True)
class Members:
    """What the text gives of the members of sequences, and which of them a claim is about."""

    sequences: Mapping[str, Family] = field(default_factory=dict)  # such as v_{t+1} from v_t
    rivals: tuple[tuple[str, Family], ...] = ()  # other rules that the text states for them
    starts: Mapping[str, int] = field(default_factory=dict)  # up to these, members are symbols
    closed_form: bool = False  # the claim is one about every member of a sequence
    compared: tuple[int, ...] = ()  # the claim is one about these members, which are given
    independent: frozenset[str] = frozenset()  # members that something is differentiated by


@dataclass(frozen=True)
class Arrays:
    """What is known of vectors and matrices, and of their entries."""

    not_numbers: Mapping[str, str] = field(default_factory=dict)  # declared as vectors, matrices, …
    array_facts: tuple[Fact, ...] = ()  # what is taken to hold of arrays here
    entries: Mapping[str, str] = field(default_factory=dict)  # letters with entries, as in w_j → n
    unit_sums: frozenset[str] = frozenset()  # letters whose entries sum to 1
    loose: frozenset[str] = frozenset()  # vectors that are neither row nor column
    inferred: Mapping[str, str] = field(default_factory=dict)  # n, as many as there are entries
    odd_indices: frozenset[str] = frozenset()  # letters whose x_1 is not the first entry of x


@dataclass(frozen=True)
class OpenSums:
    """How sums without limits, and free indices, are read in a claim."""

    cases: tuple[int, ...] | None = None  # numbers for the free indices of open sums
    case_letters: frozenset[str] = frozenset()  # those indices: their numbers only tell them apart
    small_range: bool = False  # the numbers of a case are those of one example: they are numbers
    termwise: bool = False  # the terms of open sums that no case names are compared one by one
    nested_whole: bool = False  # but those of sums inside their terms are not
    mixed_rests: bool = False  # whether such a symbol may be made of symbols without the index
    stated: tuple[tuple[str, str, str], ...] = ()  # cases of indices: ("i", "!=", "j")


@dataclass(frozen=True)
class BareFunctions:
    """How letters of functions are read that stand without an argument."""

    ambient: str | None = None
    ambient_stated: bool = False  # a derivative or an application names it
    ambient_is_function: bool = False  # the text says what it is a function of, as x(t) in dy/dx
    point_free: bool = False  # words such as \tanh stand for their values at one variable
    applied: frozenset[str] = frozenset()  # unknown letters that the claim uses as functions
    factors: frozenset[str] = frozenset()  # such letters that it also uses alone
    numbered: frozenset[str] = frozenset()  # that stand before different numbers: p(1) = p(2)
    curves: Curves | None = None  # undefined letters of a claim that are functions of a variable
