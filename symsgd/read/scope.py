"""What is known where a formula stands: notation, functions, values, domains.

A scope never changes; every sentence of a document may have its own.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeVar

from symsgd.errors import SymsgdError
from symsgd.expression.domain import Context, Domain
from symsgd.expression.node import NUMBER, Node, free_variables
from symsgd.read.counting import COUNTING
from symsgd.read.domains import domain_of
from symsgd.read.intermediate import linked
from symsgd.read.layers import Layers
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
    from symsgd.read.analysis import Analysis
    from symsgd.read.curves import Curves


@dataclass(frozen=True)
class Scope:
    """Everything that gives a symbol its meaning.

    ``definitions`` are put in for their names at once, ``values`` only after
    differentiation; ``choices`` force a reading where there are several.

    >>> scope = Scope.of(variables={"x": "positive"}, functions={"sigma": "sigmoid"})
    >>> scope.functions["sigma"].table, scope.domains["x"].positive
    ('sigmoid', True)
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
    partial: Mapping[str, tuple[Node, ...]] = field(default_factory=dict)  # meant under a condition
    only_where: Mapping[str, str] = field(default_factory=dict)  # the cases a name is given in
    elsewhere: Mapping[str, str] = field(default_factory=dict)  # values of other blocks: "x = 2 …"
    supposed: frozenset[str] = frozenset()  # of these, the names whose value is only supposed
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
    special_arrays: bool = False  # the text speaks of unit vectors, symmetric matrices, …
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

    @classmethod
    def of(
        cls,
        *,
        variables: Mapping[str, object] | None = None,
        functions: Mapping[str, object] | None = None,
        **settings: object,
    ) -> Scope:
        """Return the scope with these variables (name → domain) and functions (name → meaning).

        A meaning is a name of the table, ``{"params": [...], "body": "LaTeX"}``, or "" for an
        unknown function.
        """
        domains = {name: domain_of(domain) for name, domain in (variables or {}).items()}
        scope = cls(domains=domains, **settings)  # type: ignore[arg-type]
        for name, meaning in (functions or {}).items():
            scope = scope.with_function(name.lstrip("\\"), function_of(meaning, scope))
        return scope

    def with_function(self, name: str, function: Function) -> Scope:
        """Return the scope in which a name is this function, and nothing else."""
        return replace(
            self,
            functions={**self.functions, name: function},
            usual=self.usual - {name},
            formulas=_without(self.formulas, name),
            definitions=_without(self.definitions, name),
            values=_without(self.values, name),
        )

    def with_indexed_function(self, base: str, function: IndexedFunction) -> Scope:
        """Return the scope in which a name with any subscript is a function."""
        return replace(self, indexed_functions={**self.indexed_functions, base: function})

    def with_definition(self, name: str, value: Value) -> Scope:
        """Return the scope in which a name stands for a value."""
        return replace(
            self,
            definitions={**self.definitions, name: value},
            formulas=_without(self.formulas, name),
            functions=_without(self.functions, name),
            values=_without(self.values, name),
        )

    def with_links(self, name: str, among: Collection[str], old: Value | None = None) -> Scope:
        """Return the scope in which some definitions made earlier speak of what a name means.

        They spoke of the name as a symbol, or in its ``old`` meaning.
        """
        definitions = linked(self.definitions, name, among, old)
        functions = {
            other: replace(function, body=linked({**definitions, other: function.body},
                                                 name, [other], old)[other])
            for other, function in self.functions.items()
            if other in among and function.body is not None and name not in function.params
        }  # fmt: skip
        return replace(self, definitions=definitions, functions={**self.functions, **functions})

    def with_value(self, name: str, value: Value) -> Scope:
        """Return the scope in which a name gets a value after differentiation."""
        return replace(
            self,
            values={**self.values, name: value},
            elsewhere=_without(self.elsewhere, name),
            formulas=_without(self.formulas, name),
            definitions=_without(self.definitions, name),
        )

    def with_index(self, name: str, value: int, *, case: bool = False) -> Scope:
        """Return the scope in which an index has a number, or only stands for one in a case."""
        letters = self.case_letters | {name} if case else self.case_letters - {name}
        return replace(self, indices={**self.indices, name: value}, case_letters=letters)

    def whole_numbers(self) -> dict[str, int]:
        """Return the indices that may be used as numbers, such as the end of a sum.

        >>> Scope(indices={"n": 1, "L": 3}, case_letters=frozenset("n")).whole_numbers()
        {'L': 3}
        """
        indices = self.indices.items()
        return {name: number for name, number in indices if name not in self.case_letters}

    def orders(self) -> dict[str, int]:
        """Return the letters that may stand for the order of a derivative: they are whole numbers.

        >>> from symsgd.expression import node as n
        >>> Scope(indices={"k": 2}).with_value("n", n.number(3)).orders()
        {'n': 3, 'k': 2}
        """
        whole = {
            name: int(value.value)
            for name, value in self.values.items()
            if isinstance(value, Node) and value.head == NUMBER and value.value.denominator == 1
        }
        return {**whole, **self.whole_numbers()}

    def with_given(self, name: str, value: Value | None) -> Scope:
        """Return the scope in which a letter is a number, an array, or a plain symbol."""
        if value is None:
            return self.without(name)
        given = self.with_value if isinstance(value, Node) else self.with_definition
        return given(name, value)

    def with_alternatives(self, name: str, values: tuple[Node, ...]) -> Scope:
        """Return the scope in which a letter is one of some values."""
        return replace(self, alternatives={**self.alternatives, name: values})

    def at_index(self, name: str, value: int, *, case: bool = False) -> Scope:
        """Return the scope in which an index has a number, whatever was said of the letter."""
        domains = _without(self.domains, name)
        return replace(self.without(name), domains=domains).with_index(name, value, case=case)

    def with_range(self, name: str, numbers: tuple[int, ...]) -> Scope:
        """Return the scope in which a letter stands for one of some whole numbers."""
        return replace(self, ranges={**self.ranges, name: numbers})

    def with_domain(self, name: str, domain: Domain) -> Scope:
        """Return the scope in which a variable has a domain."""
        return replace(self, domains={**self.domains, name: domain})

    def as_number(self, name: str) -> Scope:
        """Return the scope in which a letter stands for a number after all."""
        return replace(self, not_numbers=_without(self.not_numbers, name))

    def with_template(self, template: Template) -> Scope:
        """Return the scope with one more line of an algorithm."""
        return replace(self, templates=(*self.templates, template))

    def with_family(self, base: str, family: Family) -> Scope:
        """Return the scope in which a letter with any index has a meaning."""
        return replace(self, families={**self.families, base: family})

    def with_sequence(self, key: str, rule: Family) -> Scope:
        """Return the scope in which a rule gives the members of a sequence."""
        rivals = tuple(rival for rival in self.rivals if rival[0] != key)
        return replace(self, sequences={**self.sequences, key: rule}, rivals=rivals)

    def without_states(self) -> Scope:
        """Return the scope in which nothing is said of sequences, updates and lists of values."""
        return replace(self, sequences={}, rivals=(), updates=(), program=(), base={}, unsure={},
                       alternatives={})  # fmt: skip

    def with_rival(self, key: str, rule: Family) -> Scope:
        """Return the scope in which another rule may give the members of a sequence."""
        return replace(self, rivals=(*self.rivals, (key, rule)))

    def without(self, name: str) -> Scope:
        """Return the scope in which a name is a plain variable.

        >>> from symsgd.expression import node as n
        >>> Scope().with_definition("z", n.number(1)).without("z").definitions
        {}
        """
        return replace(
            self,
            formulas=_without(self.formulas, name),
            definitions=_without(self.definitions, name),
            values=_without(self.values, name),
        )

    def forgetting(self, name: str) -> Scope:
        """Return the scope in which a name has no meaning any more, and no value."""
        return replace(self.without(name), functions=_without(self.functions, name))

    def without_limits(self, name: str) -> Scope:
        """Return the scope in which a variable has no domain and nothing is assumed of it."""
        assumed = tuple(one for one in self.assumed if name not in free_variables(one))
        return replace(self, domains=_without(self.domains, name), assumed=assumed)

    def given_only_where(self, name: str, where: str) -> Scope:
        """Return the scope in which a name has a meaning only under conditions, in words."""
        rest = {key: text for key, text in self.only_where.items() if key != name}
        return replace(self, only_where={**rest, name: where} if where else rest)

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


_Meaning = TypeVar("_Meaning")


def _without(mapping: Mapping[str, _Meaning], name: str) -> dict[str, _Meaning]:
    return {key: value for key, value in mapping.items() if key != name}


def function_of(what: object, scope: Scope) -> Function:
    r"""Return the function that a name of the table or a table of a problem file describes.

    >>> str(function_of({"params": ["t"], "body": r"\frac{1}{1+e^{-t}}"}, Scope()).body)
    '1/(1 + exp(-t))'
    """
    if isinstance(what, Function):
        return what
    if what == "" or what is None:
        return Function()
    if isinstance(what, str):
        return Function(table=what) if what in COUNTING else Function.named(what)
    if isinstance(what, Mapping) and "body" in what:
        from symsgd.read.meaning import read_latex

        params = what.get("params", ["x"])
        names = tuple(symbol_name(str(param)) for param in params)
        inner = scope
        for name in names:
            inner = replace(inner.without(name), functions=_without(inner.functions, name))
        meaning = read_latex(str(what["body"]), inner)
        return Function(params=names, body=meaning.value)
    raise SymsgdError(
        "unknown-function",
        f"{what!r} does not describe a function",
        advice='write a name such as "sigmoid", or { params = ["x"], body = "…" }',
    )


def symbol_name(text: str) -> str:
    r"""Return the name of the symbol that a short LaTeX text writes.

    >>> symbol_name("w_{1}"), symbol_name(r"\theta"), symbol_name("W^[2]")
    ('w_1', 'theta', 'W^[2]')
    """
    from symsgd.read.names import name_of_text

    return name_of_text(text)
