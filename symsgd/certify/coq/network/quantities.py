"""The quantities of one step in Coq: a definition for each that the trace names.

A quantity is written out where that is short, and told by the quantities before it where not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from symsgd.algebra.lets import literal, opened
from symsgd.certify.coq.network.activations import always
from symsgd.certify.coq.network.backward import Backward
from symsgd.certify.coq.network.names import Names, Section, coq_name
from symsgd.certify.coq.network.signs import kinked_inputs, settled
from symsgd.certify.coq.terms.relations import NotExported
from symsgd.certify.coq.terms.terms import Terms
from symsgd.expression import node as n
from symsgd.expression.matrix import Matrix
from symsgd.expression.node import Node
from symsgd.network.names import label_of
from symsgd.network.tangents import Parameter
from symsgd.network.trace import Trace
from symsgd.network.worked import small

_ZERO = n.number(0)
MOST_CHARACTERS = 200  # a longer formula is told by the quantities before it


@dataclass
class Quantities:
    """Data, parameters and quantities of one step, as terms and definitions of Coq."""

    backward: Backward
    trace: Trace
    terms: Terms = field(default_factory=Terms)
    section: Section = field(init=False)
    _labels: dict[str, str] = field(default_factory=dict)
    _literal: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        names = self.names
        self.trace = settled(self.trace)
        for parameter, variable in names.parameters.items():
            # so that no symbol of somebody's data is called like a variable of the network
            self.terms.names[f"parameter {parameter}"] = variable
        self.theta = {p: self.terms.term(self._given(p)) for p in names.parameters}
        self.samples = [self._sample(k) for k in range(1, self.trace.samples + 1)]
        self.decay = self.terms.term(names.network.regularization)
        self.symbols = {
            variable: self.terms.term(n.variable(name)) for name, variable in names.symbols.items()
        }
        free = n.free_variables(*self._all_entries(), *map(n.variable, names.symbols))
        self.free = tuple(self.terms.name(name) for name in free)
        self.eta = self.terms.term(self.trace.eta)
        for name in (*free, *n.free_variables(self.trace.eta)):
            if name in dict(self._entries()):
                raise NotExported(f"the symbol {name} is called like a quantity of the step")
        self.section = self._section()

    @property
    def names(self) -> Names:
        """The names of the network."""
        return self.backward.names

    @property
    def simple(self) -> bool:
        """Whether the cost of the step is that of one sample."""
        return self.trace.samples == 1 and not self.names.network.regularized

    def closed(self, entry: Node) -> str:
        """Return a quantity written out if it is short, else by the quantities before it."""
        return self._short(entry) or self.by_names(entry)

    def short(self, entry: Node) -> bool:
        """Say whether a quantity is written out."""
        return self._short(entry) is not None

    def is_named(self, entry: Node) -> bool:
        """Say whether an expression is a quantity with a definition."""
        return entry.head == n.LET and str(entry.value) in self._labels

    def plain(self, entry: Node) -> str:
        """Return a quantity as a person reads it, long ones by the quantities before them."""
        if self.short(entry):
            return str(entry)
        return str(n.substitute(entry, self._references(entry)))

    def label(self, entry: Node) -> str:
        """Return the name of a quantity that has a definition."""
        return self._labels[str(entry.value)]

    def named(self) -> Iterator[tuple[str, Node]]:
        """Yield every named quantity with the expression that it is."""
        seen: set[str] = set()
        for quantity in self.trace.quantities.values():
            for entry in quantity.matrix:
                if self.is_named(entry) and entry.value not in seen:
                    seen.add(str(entry.value))
                    yield self._labels[str(entry.value)], entry

    def by_names(self, entry: Node) -> str:
        """Return a quantity by the named quantities that it is made from."""
        known = self._labels.get(str(entry.value)) if entry.head == n.LET else None
        if known:
            return self.section.call(known)
        return self._written(n.substitute(entry, self._references(entry)), None)

    def _short(self, entry: Node) -> str | None:
        if not small(Matrix.row(entry)):
            return None
        terms = Terms(names=self.terms.names)
        text = terms.term(entry)
        plain = len(text) <= MOST_CHARACTERS and not terms.covers and not terms.guarded
        return text if plain and all(map(self._holds, terms.needs)) else None

    def _forall(self, said: str, more: Sequence[str] = ()) -> str:
        words = [*self.free, *more]
        return f"forall ({' '.join(words)} : R), {said}" if words else said

    def _given(self, p: Parameter) -> Node:
        network = self.names.network
        rows = (network.biases if p.letter == "b" else network.weights)[p.layer]
        return rows[p.row - 1][p.column - 1]

    def _tail(self, k: int) -> str:
        return f"{{{k}}}" if self.trace.samples > 1 else ""

    def _sample(self, k: int) -> tuple[list[str], list[str]]:
        mark = f"^{self._tail(k)}" if self.trace.samples > 1 else ""
        found = [self.trace.quantities[f"{letter}{mark}"].matrix for letter in "xy"]
        x, y = ([self.terms.term(entry) for entry in matrix] for matrix in found)
        return x, y

    def _all_entries(self) -> list[Node]:
        entries = [e for q in self.trace.quantities.values() if not q.rule for e in q.matrix]
        return [*entries, self.names.network.regularization]

    def _section(self) -> Section:
        section = Section("first_step", self.free)
        depth = self.names.network.depth
        for k in range(1, self.trace.samples + 1):
            for symbol, layers in [("z", range(2, depth + 1)), ("delta", range(depth, 1, -1))]:
                for layer in layers:
                    group = ("z", "a", "D") if symbol == "z" else ("delta",)
                    for each in group:
                        self._define(section, each, f"^[{layer}]{self._tail(k)}")
        if not self.simple:
            for layer in range(depth, 1, -1):
                for each in ("dW", "db"):
                    self._define(section, each, f"^[{layer}]")
        return section

    def _define(self, section: Section, symbol: str, tail: str) -> None:
        for place, entry in places(self.trace, f"{symbol}{tail}"):
            if entry.head != n.LET or entry.value in self._labels:
                continue
            name = coq_name("step", place)
            section.define(name, self._written(opened(entry), section))
            self._labels[str(entry.value)] = name
            if literal(entry) is not None:
                self._literal.append(name)

    def _written(self, node: Node, section: Section | None) -> str:
        called = section is None
        names = {
            label: self.section.call(name) if called else name
            for label, name in self._labels.items()
        }
        terms = Terms(names=self.terms.names | names)
        text = terms.term(node)
        guards = [need for need in terms.needs if not self._holds(need)]
        if guards or terms.guarded or set(terms.covers) - self._two_sides(terms):
            what = f"{guards[0]}" if guards else "which case applies"
            raise NotExported(f"{what} is not known of a quantity of the step")
        return text

    def _two_sides(self, terms: Terms) -> set[str]:
        """Return what holds of every z at whose 0 there is a kink: it is on one of two sides."""
        known = [z for z in self._apart if str(z.value) in terms.names]
        return {
            terms.condition(n.logic("or", *(n.relation(sign, z, _ZERO) for sign in both)))
            for z in map(_label, known)
            for both in ("<>", "><")
        }

    def _holds(self, need: Node) -> bool:
        """Say whether a condition holds: for all values of the quantities in it, or for theirs."""
        entries = {n.variable(label): entry for label, entry in self._entries()}
        apart = [n.relation("!=", _label(z), _ZERO) for z in self._apart]
        if always(need, *apart):
            return True
        apart = [n.relation("!=", z, _ZERO) for z in self._apart]
        return always(n.substitute(need, entries), *apart)

    @property
    def _apart(self) -> list[Node]:
        """The z that are not 0: at their kinks there is no derivative."""
        return [z for _, _, z in kinked_inputs(self.trace)]

    def _entries(self) -> Iterator[tuple[str, Node]]:
        for quantity in self.trace.quantities.values():
            for entry in quantity.matrix:
                if entry.head == n.LET:
                    yield str(entry.value), entry.args[0]

    def _references(self, entry: Node) -> dict[Node, Node]:
        return {part: n.variable(str(part.value)) for part in n.walk(entry) if self.is_named(part)}


def _label(entry: Node) -> Node:
    """Return the variable that stands for a named quantity."""
    return n.variable(str(entry.value))


def places(trace: Trace, name: str) -> Iterator[tuple[str, Node]]:
    """Yield the entries of a quantity, each with its plain name.

    >>> from symsgd.network.network import Network
    >>> [place for place, _ in places(Network([2, 1]).step(), "dW^[2]")]
    ['dW_11^[2]', 'dW_12^[2]']
    """
    symbol, _, tail = name.partition("^")
    matrix = trace.quantities[name].matrix
    rows, columns = matrix.shape
    for i, row in enumerate(matrix.rows, 1):
        for j, entry in enumerate(row, 1):
            indices = () if rows == columns == 1 else (i,) if columns == 1 else (i, j)
            yield label_of(symbol, f"^{tail}", *indices), entry
