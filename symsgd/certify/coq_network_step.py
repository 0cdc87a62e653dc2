"""θ¹ in Coq: every quantity of one step as a definition, and each partial derivative at θ⁰.

What is differentiated is the cost from the forward pass, as a function of one parameter with
numbers for all the others.  For several samples it is the mean, with λ/2 ‖W‖² where that is added.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from symsgd.algebra.lets import literal, opened
from symsgd.certify.coq_network_backward import Backward, derivative_of_sum
from symsgd.certify.coq_network_forward import COST
from symsgd.certify.coq_network_functions import always
from symsgd.certify.coq_network_names import Names, Section, applied, coq_name, total
from symsgd.certify.coq_relations import NotExported
from symsgd.certify.coq_terms import Terms
from symsgd.expression import node as n
from symsgd.expression.matrix import Matrix
from symsgd.expression.node import Node
from symsgd.network.names import label_of
from symsgd.network.tangents import Parameter
from symsgd.network.trace import Trace
from symsgd.network.worked import small

Sample = tuple[Sequence[Node], Sequence[Node]]
MOST_CHARACTERS = 200  # a longer formula is told by the quantities before it
_MEAN = "net_mean_cost"


@dataclass
class CoqStep:
    """One step from θ⁰ on some samples, as definitions and theorems of Coq."""

    backward: Backward
    trace: Trace
    terms: Terms = field(default_factory=Terms)
    section: Section = field(init=False)
    mean: Section = field(init=False)
    _labels: dict[str, str] = field(default_factory=dict)
    _literal: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        names = self.names
        for parameter, variable in names.parameters.items():
            # so that no symbol of somebody's data is called like a variable of the network
            self.terms.names[f"parameter {parameter}"] = variable
        self.theta = {p: self.terms.term(self._given(p)) for p in names.parameters}
        self.samples = [self._sample(k) for k in range(1, self.trace.samples + 1)]
        self.decay = self.terms.term(names.network.regularization)
        free = n.free_variables(*self._all_entries())
        self.free = tuple(self.terms.name(name) for name in free)
        self.eta = self.terms.term(self.trace.eta)
        for name in (*free, *n.free_variables(self.trace.eta)):
            if name in dict(self._entries()):
                raise NotExported(f"the symbol {name} is called like a quantity of the step")
        self.mean = self._mean()
        self.section = self._section()

    @property
    def names(self) -> Names:
        """The names of the network."""
        return self.backward.names

    @property
    def simple(self) -> bool:
        """Whether the cost of the step is that of one sample."""
        return self.trace.samples == 1 and not self.names.network.regularized

    def text(self) -> str:
        """Return the definitions and the lemmas that the theorems rest on."""
        parts = []
        if not self.simple:
            parts += ["(* the cost of all samples *)", self.mean.text()]
        parts += ["(* the quantities of the step *)", self.section.text(), *self._lemmas(), ""]
        return "\n".join(parts)

    def gradient(self, parameter: Parameter) -> tuple[str, str]:
        """Return the statement on a partial derivative of the cost at θ⁰, and its proof."""
        value = self.closed(self.entry("d", parameter))
        place = self.theta[parameter]
        said = self._forall(f"is_derive (fun t : R => {self.cost(parameter)}) {place} {value}")
        return said, self._gradient_proof(parameter)

    def update(self, parameter: Parameter, known: str) -> tuple[str, str]:
        """Return the statement on a new parameter, for every η, and its proof."""
        value = self.closed(self.entry("new", parameter))
        place = self.theta[parameter]
        slope = f"(Derive (fun t : R => {self.cost(parameter)}) {place})"
        more = [self.eta] if self.trace.eta.head == n.VARIABLE else []
        said = f"({place} - ({self.eta} * {slope})) = {value}"
        proof = (
            f"intros. apply (net_update _ _ _ {self.eta} {place} _ "
            f"{applied(known, self.free)}). {self._compared([])}"
        )
        return self._forall(said, [v for v in more if v not in self.free]), proof

    def cost(self, parameter: Parameter) -> str:
        """Return the cost as a function of one parameter, which is called t."""
        values = {self.names.parameters[p]: text for p, text in self.theta.items()}
        values[self.names.parameters[parameter]] = "t"
        return self._cost(values)

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

    def _short(self, entry: Node) -> str | None:
        if not small(Matrix.row(entry)):
            return None
        terms = Terms(names=self.terms.names)
        text = terms.term(entry)
        return text if len(text) <= MOST_CHARACTERS and all(map(always, terms.needs)) else None

    def named(self) -> Iterator[tuple[str, Node]]:
        """Yield every named quantity with the expression that it is."""
        seen: set[str] = set()
        for quantity in self.trace.quantities.values():
            for entry in quantity.matrix:
                if self.is_named(entry) and entry.value not in seen:
                    seen.add(str(entry.value))
                    yield self._labels[str(entry.value)], entry

    def _forall(self, said: str, more: Sequence[str] = ()) -> str:
        words = [*self.free, *more]
        return f"forall ({' '.join(words)} : R), {said}" if words else said

    def entry(self, kind: str, p: Parameter) -> Node:
        """Return the derivative by a parameter (``d``), or what it is afterwards (``new``)."""
        name = f"d{p.letter}^[{p.layer}]" if kind == "d" else f"{p.letter}_new^[{p.layer}]"
        matrix = self.trace.quantities[name].matrix
        return matrix.rows[p.row - 1][p.column - 1]

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

    def _cost(self, values: dict[str, str]) -> str:
        if not self.simple:
            return self.mean.call(_MEAN, values)
        return self._of_sample(values, 0)

    def _of_sample(self, values: dict[str, str], k: int) -> str:
        names = self.names
        x, y = self.samples[k]
        data = dict(zip((*names.x, *names.y), (*x, *y), strict=True))
        return self.backward.forward.call(COST, values | data)

    def _mean(self) -> Section:
        names = self.names
        section = Section("all_samples", (*names.parameters.values(), *self.free))
        sums = total(self._of_sample({}, k) for k in range(len(self.samples)))
        body = f"((/ {len(self.samples)}) * {sums})"
        if names.network.regularized:
            squares = [f"({names.parameters[p]} ^ 2)" for p in names.parameters if p.letter == "W"]
            body = f"({body} + (({self.decay} / 2) * {total(squares)}))"
        section.define(_MEAN, body)
        return section

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
        if guards:
            raise NotExported(f"{guards[0]} is not known of a quantity of the step")
        return text

    def _holds(self, need: Node) -> bool:
        """Say whether a condition holds: for all values of the quantities in it, or for theirs."""
        entries = {n.variable(label): entry for label, entry in self._entries()}
        return always(need) or always(n.substitute(need, entries))

    def _entries(self) -> Iterator[tuple[str, Node]]:
        for quantity in self.trace.quantities.values():
            for entry in quantity.matrix:
                if entry.head == n.LET:
                    yield str(entry.value), entry.args[0]

    def by_names(self, entry: Node) -> str:
        """Return a quantity by the named quantities that it is made from."""
        known = self._labels.get(str(entry.value)) if entry.head == n.LET else None
        if known:
            return self.section.call(known)
        return self._written(n.substitute(entry, self._references(entry)), None)

    def _references(self, entry: Node) -> dict[Node, Node]:
        return {part: n.variable(str(part.value)) for part in n.walk(entry) if self.is_named(part)}

    def _lemmas(self) -> Iterator[str]:
        for k in range(len(self.samples)):
            yield from self._lemmas_of(k)

    def _lemmas_of(self, k: int) -> Iterator[str]:
        """Yield that the quantities of the network, at θ⁰ and a sample, are those of the step."""
        depth = self.names.network.depth
        for layer in range(2, depth + 1):
            for symbol in ("z", "a", "D"):
                yield from self._layer(symbol, layer, k)
        for layer in range(depth, 1, -1):
            yield from self._layer("delta", layer, k)

    def _layer(self, symbol: str, layer: int, k: int) -> Iterator[str]:
        matrix = self.trace.quantities[f"{symbol}^[{layer}]{self._tail(k + 1)}"].matrix
        for i in self.names.rows(layer):
            columns = self.backward.functions.depends(layer, i) if symbol == "D" else (1,)
            for j in columns:
                indices = (i, j) if symbol == "D" else (i,)
                name = coq_name("net", self.names.plain_of(symbol, layer, *indices))
                entry = matrix.rows[i - 1][j - 1]
                left = self.backward.forward.call(name, self._point(k))
                right = self.by_names(entry)
                known = self._before(symbol, layer, k)
                own = [self._labels[str(entry.value)]] if entry.head == n.LET else []
                yield (
                    f"Lemma {name}_at{self._at(k)} : {self._forall(f'{left} = {right}')}.\n"
                    f"Proof. intros. unfold {name}. {known}"
                    f"{self._opened(symbol, layer)}{self._compared(own)} Qed."
                )

    def _at(self, k: int) -> str:
        return f"_{k + 1}" if self.trace.samples > 1 else ""

    def _point(self, k: int) -> dict[str, str]:
        names = self.names
        values = {names.parameters[p]: text for p, text in self.theta.items()}
        x, y = self.samples[k]
        return values | dict(zip((*names.x, *names.y), (*x, *y), strict=True))

    def _before(self, symbol: str, layer: int, k: int) -> str:
        """Return the steps that put in what the quantities before are known to be."""
        names, found = self.names, []
        rows = names.rows(layer)
        if symbol == "z" and layer > 2:
            found = [names.a(layer - 1, j) for j in names.rows(layer - 1)]
        elif symbol == "a":
            found = [names.z(layer, i) for i in rows]
        elif symbol == "D":
            found = [names.z(layer, i) for i in rows] + [names.a(layer, i) for i in rows]
        elif symbol == "delta":
            found = [names.D(layer, i, j) for i in rows
                     for j in self.backward.functions.depends(layer, i)]  # fmt: skip
            if layer == names.network.depth:
                found += [names.a(layer, i) for i in rows]
            else:
                found += [names.delta(layer + 1, i) for i in names.rows(layer + 1)]
        return "".join(self._rewritten(each, k) for each in found)

    def _opened(self, symbol: str, layer: int) -> str:
        functions, f = self.backward.functions, self.names.network.activations[layer]
        own = [functions.act(layer, i) for i in self.names.rows(layer)]
        if symbol == "a":
            return f"unfold {', '.join(dict.fromkeys(own))}. " if not f.together else (
                f"cbv beta delta [{' '.join(own)}]. "
            )  # fmt: skip
        if symbol == "D" and not f.together:
            return f"unfold {own[0].replace('act_', 'slope_', 1)}. "
        if symbol == "delta":
            return "cbv beta delta [net_loss_slope]. "
        return ""

    def _gradient_proof(self, parameter: Parameter) -> str:
        backward = self.backward
        general = (
            f"intros. assert (B : {backward.statement(parameter)}). "
            f"{{ clear. {backward.proof(parameter)} }} "
        )
        point = [self._point(k) for k in range(len(self.samples))]
        parts = [applied("B", [values[v] for v in self.names.order]) for values in point]
        known = self._known(parameter)
        if self.simple:
            return f"{general}apply (net_equal _ _ _ _ {parts[0]}). {known}{self._compared([])}"
        found = f"(net_times (/ {len(parts)}) _ _ _ {derivative_of_sum(parts)})"
        if self.names.network.regularized:
            squares = derivative_of_sum(self._squares(parameter))
            found = f"(net_plus _ _ _ _ _ {found} (net_times ({self.decay} / 2) _ _ _ {squares}))"
        return (
            f"{general}unfold {_MEAN}. eapply net_equal. exact {found}. "
            f"cbv beta. {known}{self._compared([])}"
        )

    def _squares(self, parameter: Parameter) -> list[str]:
        place = self.theta[parameter]
        return [
            f"(net_square {place})" if p == parameter else f"(net_constant ({text} ^ 2) {place})"
            for p, text in self.theta.items()
            if p.letter == "W"
        ]

    def _known(self, parameter: Parameter) -> str:
        """Return the steps that put in δ and a of the step."""
        names = self.names
        found = [names.delta(parameter.layer, parameter.row)]
        if parameter.letter == "W" and parameter.layer > 2:
            found.append(names.a(parameter.layer - 1, parameter.column))
        return "".join(self._rewritten(name, k) for k in range(len(self.samples)) for name in found)

    def _rewritten(self, name: str, k: int) -> str:
        return f"rewrite ?{applied(f'{name}_at{self._at(k)}', self.free)}. "

    def _compared(self, own: Sequence[str]) -> str:
        """Return the tactic for an equation between quantities: at first none is written out."""
        first = " ".join([*own, *self._literal])
        start = f"cbv beta delta [{first}]; " if first else ""
        every = " ".join(self.section.uses)
        written_out = f"cbv beta delta [{every}]; "
        # 2/3·2 is 4/3 in the trace: then the arguments of σ and exp are compared as well
        ways = [f"{before}{step}sgd_field" for step in ("", "net_arguments; ")
                for before in (start, written_out)]  # fmt: skip
        return f"first [ {' | '.join(f'solve [ {way} ]' for way in ways)} ]."


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
