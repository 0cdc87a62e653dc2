"""θ¹ in Coq: every quantity of one step as a definition, and each partial derivative at θ⁰.

What is differentiated is the cost from the forward pass, as a function of one parameter with
numbers for all the others.  For several samples it is the mean, with λ/2 ‖W‖² where that is added.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from symsgd.certify.coq.network.backward import derivative_of_sum
from symsgd.certify.coq.network.forward import COST
from symsgd.certify.coq.network.names import Section, applied, coq_name, total
from symsgd.certify.coq.network.quantities import Quantities
from symsgd.certify.coq.network.step_kinks import StepKinks
from symsgd.expression import node as n
from symsgd.expression.matrix import Matrix
from symsgd.expression.node import Node
from symsgd.network.tangents import Parameter

_MEAN = "net_mean_cost"


@dataclass
class CoqStep(Quantities):
    """One step from θ⁰ on some samples, as definitions and theorems of Coq."""

    mean: Section = field(init=False)
    kinks: StepKinks = field(init=False)

    def __post_init__(self) -> None:
        super().__post_init__()
        self.mean = self._mean()
        self.kinks = StepKinks(self)

    def text(self) -> str:
        """Return the definitions and the lemmas that the theorems rest on."""
        parts = []
        if not self.simple:
            parts += ["(* the cost of all samples *)", self.mean.text()]
        parts += ["(* the quantities of the step *)", self.section.text()]
        parts += [*self.kinks.enclosures(), *self._lemmas(), ""]
        return "\n".join(parts)

    def gradient(self, parameter: Parameter) -> tuple[str, str]:
        """Return the statement on a partial derivative of the cost at θ⁰, and its proof."""
        value = self.closed(self.entry("d", parameter))
        place = self.theta[parameter]
        apart = self.kinks.supposed(parameter.layer)
        said = f"{apart}is_derive (fun t : R => {self.cost(parameter)}) {place} {value}"
        return self._forall(said), self._gradient_proof(parameter)

    def update(self, parameter: Parameter, known: str) -> tuple[str, str]:
        """Return the statement on a new parameter, for every η, and its proof."""
        value = self.closed(self.entry("new", parameter))
        place = self.theta[parameter]
        slope = f"(Derive (fun t : R => {self.cost(parameter)}) {place})"
        more = [self.eta] if self.trace.eta.head == n.VARIABLE else []
        more = [v for v in more if v not in self.free]
        apart, names = self.kinks.supposed(parameter.layer), self.kinks.facts(parameter.layer)
        said = f"{apart}({place} - ({self.eta} * {slope})) = {value}"
        proof = (
            f"{_introduced(self.free, more, names)} apply (net_update _ _ _ {self.eta} {place} _ "
            f"{applied(known, [*self.free, *names])}). {self._compared([])}"
        )
        return self._forall(said, more), proof

    def cost(self, parameter: Parameter) -> str:
        """Return the cost as a function of one parameter, which is called t."""
        values = self._theta()
        values[self.names.parameters[parameter]] = "t"
        return self._cost(values)

    def entry(self, kind: str, p: Parameter) -> Node:
        """Return the derivative by a parameter (``d``), or what it is afterwards (``new``)."""
        name = f"d{p.letter}^[{p.layer}]" if kind == "d" else f"{p.letter}_new^[{p.layer}]"
        matrix = self.trace.quantities[name].matrix
        return matrix.rows[p.row - 1][p.column - 1]

    def _cost(self, values: dict[str, str]) -> str:
        if not self.simple:
            return self.mean.call(_MEAN, values)
        return self._of_sample(values, 0)

    def _of_sample(self, values: dict[str, str], k: int) -> str:
        names = self.names
        x, y = self.samples[k]
        data = self.symbols | dict(zip((*names.x, *names.y), (*x, *y), strict=True))
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

    def _lemmas(self) -> Iterator[str]:
        for k in range(len(self.samples)):
            yield from self._lemmas_of(k)

    def _lemmas_of(self, k: int) -> Iterator[str]:
        """Yield that the quantities of the network, at θ⁰ and a sample, are those of the step."""
        depth = self.names.network.depth
        for layer in range(2, depth + 1):
            for symbol in ("z", "a", "D"):
                yield from self._layer(symbol, layer, k)
                if symbol == "z":
                    yield from self.kinks.lemmas(layer, k)
        for layer in range(depth, 1, -1):
            yield from self._layer("delta", layer, k)

    def _layer(self, symbol: str, layer: int, k: int) -> Iterator[str]:
        matrix = self.trace.quantities[f"{symbol}^[{layer}]{self._tail(k + 1)}"].matrix
        sides = symbol in "aD" and self.backward.functions.kinked(layer)
        for i in self.names.rows(layer):
            columns = self.backward.functions.depends(layer, i) if symbol == "D" else (1,)
            for j in columns:
                indices = (i, j) if symbol == "D" else (i,)
                name = coq_name("net", self.names.plain_of(symbol, layer, *indices))
                entry = matrix.rows[i - 1][j - 1]
                left = self.backward.forward.call(name, self.point(k))
                right = self.by_names(entry)
                known = self.kinks.known(symbol, layer, k) + self._before(symbol, layer, k)
                own = [self._labels[str(entry.value)]] if entry.head == n.LET else []
                yield (
                    f"Lemma {name}_at{self.at(k)} : {self._forall(f'{left} = {right}')}.\n"
                    f"Proof. intros. unfold {name}. {known}"
                    f"{self._opened(symbol, layer)}{self._compared(own, sides=sides)} Qed."
                )

    def at(self, k: int) -> str:
        """Return how the names of the lemmas about a sample end."""
        return f"_{k + 1}" if self.trace.samples > 1 else ""

    def z(self, layer: int, k: int) -> Matrix:
        """Return the weighted inputs of a layer for a sample."""
        return self.trace.quantities[f"z^[{layer}]{self._tail(k + 1)}"].matrix

    def _theta(self) -> dict[str, str]:
        return {self.names.parameters[p]: text for p, text in self.theta.items()}

    def point(self, k: int) -> dict[str, str]:
        """Return the values of all variables of the network, at θ⁰ and a sample."""
        names = self.names
        x, y = self.samples[k]
        return self._theta() | self.symbols | dict(zip((*names.x, *names.y), (*x, *y), strict=True))

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
        names = self.kinks.facts(parameter.layer)
        general = (
            f"{_introduced(self.free, [], names)} assert (B : {backward.statement(parameter)}). "
            f"{{ clear. {backward.proof(parameter)} }} "
        )
        point = [self.point(k) for k in range(len(self.samples))]
        parts = [
            applied("B", [*(values[v] for v in self.names.order),
                          *self.kinks.proofs(parameter.layer, k)])
            for k, values in enumerate(point)
        ]  # fmt: skip
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
        return f"rewrite ?{applied(f'{name}_at{self.at(k)}', self.free)}. "

    def _compared(self, own: Sequence[str], *, sides: bool = False) -> str:
        """Return the tactic for an equation between quantities: at first none is written out.

        ``sides`` is for activations with kinks: each goes case by case.
        """
        first = " ".join([*own, *self._literal])
        start = f"cbv beta delta [{first}]; " if first else ""
        every = " ".join(self.section.uses)
        written_out = f"cbv beta delta [{every}]; "
        # 2/3·2 is 4/3 in the trace: then the arguments of σ and exp are compared as well
        steps = ("", "net_arguments; ", *(["net_sides; "] if sides else []))
        ways = [f"{before}{step}sgd_field" for step in steps for before in (start, written_out)]
        return f"first [ {' | '.join(f'solve [ {way} ]' for way in ways)} ]."


def _introduced(free: Sequence[str], more: Sequence[str], facts: Sequence[str]) -> str:
    return f"intros {' '.join([*free, *more, *facts])}." if facts else "intros."
