"""The activations and the cost of a network in Coq, each with the lemma that gives its slope."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from symsgd.certify.coq.network.activations import elementwise
from symsgd.certify.coq.network.names import Names, applied, total
from symsgd.certify.coq.terms.relations import NotExported
from symsgd.certify.coq.terms.terms import Terms
from symsgd.expression import node as n
from symsgd.network.activation import Activation
from symsgd.network.costs import CostRow
from symsgd.network.gradient import KINKED

_A, _Y = n.variable("a"), n.variable("y")
_LETTERS = {"a": "a", "y": "y"}


@dataclass
class Functions:
    """What the layers of a network compute, as terms of Coq.

    >>> from symsgd.network.network import Network
    >>> functions = Functions(Names(Network([2, 1], "tanh")))
    >>> functions.value(2, 1, ["u"]), functions.slope(2, 1, 1, ["u"], ["v"])
    ('(act_tanh u)', '(slope_tanh u v)')
    """

    names: Names
    lines: list[str] = field(default_factory=list)
    _known: dict[Activation, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        network = self.names.network
        for layer, f in network.activations.items():
            if f.together:
                self._softmax(network.size(layer))
            elif f not in self._known:
                count = sum(other.name == f.name for other in self._known)
                self._known[f] = f.name + (f"_{count + 1}" if count else "")
                self.lines += elementwise(f, self._known[f], self.names.symbols)
        self._cost(network.cost_row)
        if network.cost_row.suits:
            self.lines += self._between()

    @property
    def bounded(self) -> bool:
        """Whether the outputs of a sigmoid or softmax are below 1, and not 1 itself."""
        last = self.names.network.depth
        return self.names.network.size(last) > 1 or not self.together(last)

    def together(self, layer: int) -> bool:
        """Say whether each value of a layer depends on every z of it."""
        return self.names.network.activations[layer].together

    def kinked(self, layer: int) -> bool:
        """Say whether a layer has no derivative where one of its z is 0."""
        return self.names.network.activations[layer].name in KINKED

    def act(self, layer: int, i: int = 1) -> str:
        """Return the name of the function that gives an activation of a layer."""
        if self.together(layer):
            return f"softmax_{i}_of_{self.names.network.size(layer)}"
        return f"act_{self._known[self.names.network.activations[layer]]}"

    def value(self, layer: int, i: int, z: Sequence[str]) -> str:
        """Return an activation of a layer from its weighted inputs."""
        words = z if self.together(layer) else [*self._symbols(layer), z[i - 1]]
        return applied(self.act(layer, i), words)

    def slope(self, layer: int, i: int, j: int, z: Sequence[str], a: Sequence[str]) -> str:
        """Return ∂aᵢ/∂zⱼ from the weighted inputs and the activations of a layer."""
        if not self.together(layer):
            name = self._known[self.names.network.activations[layer]]
            return applied(f"slope_{name}", [*self._symbols(layer), z[i - 1], a[i - 1]])
        if i == j:
            return f"({a[i - 1]} * (1 + (- {a[i - 1]})))"
        return f"(- ({a[i - 1]} * {a[j - 1]}))"

    def depends(self, layer: int, i: int) -> range | tuple[int, ...]:
        """Return the numbers of the z that an activation depends on."""
        return self.names.rows(layer) if self.together(layer) else (i,)

    def moves(self, layer: int, i: int) -> str:
        """Return the proof that an activation moves when the z, as functions Z_j, move."""
        if self.together(layer):
            rows = self.names.rows(layer)
            words = [f"Z_{j}" for j in rows] + ["t"] + ["_" for _ in rows]
            return f"{self.act(layer, i)}_moves {' '.join(words + [f'H_{j}' for j in rows])}"
        f, symbols = self.act(layer), self._symbols(layer)
        smooth = [f"N_{i}"] if self.kinked(layer) else []
        found = applied(f"{f}_slope", [*symbols, f"(Z_{i} t)", *smooth])
        return f"net_chain {applied(f, symbols)} Z_{i} t _ _ {found} H_{i}"

    def _symbols(self, layer: int) -> list[str]:
        """Return the variables that the activation of a layer has as parameters."""
        f = self.names.network.activations[layer]
        return [self.names.symbols[name] for name in n.free_variables(*f.parameters)]

    def _softmax(self, size: int) -> None:
        if not any(line.startswith(f"Definition softmax_1_of_{size} ") for line in self.lines):
            self.lines += _softmax(size)

    def _cost(self, row: CostRow) -> None:
        outputs = self.names.network.size(self.names.network.depth)
        if row.name == "binary_cross_entropy" and not self.bounded:
            raise NotExported("the softmax of one output is 1, and ln(1 - 1) has no value")
        terms, slopes = Terms(names=dict(_LETTERS)), Terms(names=dict(_LETTERS))
        loss = terms.term(row.term(_A, _Y, outputs))
        slope = slopes.term(row.slope(_A, _Y, outputs))
        self.needs = [terms.proposition(need) for need in terms.needs]
        given = "".join(f"{need} -> " for need in self.needs)
        moving = "is_derive (fun a => net_loss a y) a (net_loss_slope a y)."
        found = "auto_derive; [ sgd_dside | sgd_field ]."
        proof = f"intros. unfold net_loss, net_loss_slope. {found}"
        self.lines += [
            f"Definition net_loss (a y : R) : R := {loss}.",
            f"Definition net_loss_slope (a y : R) : R := {slope}.",
            f"Lemma net_loss_moves : forall a y : R, {given}{moving}",
            f"Proof. {proof} Qed.",
        ]

    def _between(self) -> Iterator[str]:
        """Yield the lemmas that the outputs lie between 0 and 1."""
        last = self.names.network.depth
        if not self.together(last):
            f = self.act(last)
            yield f"Lemma {f}_between : forall z : R, 0 < {f} z /\\ 0 < (1 + (- {f} z))."
            yield "Proof. intro z. split; [ apply sigma_pos | exact (sigma_lt1 z) ]. Qed."
            return
        z = [f"z_{i}" for i in self.names.rows(last)]
        for i in self.names.rows(last):
            f, value = self.act(last, i), self.value(last, i, z)
            whole = total(f"(exp {each})" for each in z)
            rest = " + ".join(f"(exp {each})" for each in z if each != z[i - 1])
            below = f" /\\ 0 < (1 + (- {value}))" if rest else ""
            yield f"Lemma {f}_between : forall {' '.join(z)} : R, 0 < {value}{below}."
            start = f"Proof. intros. unfold {f}. {_positive(z)} "
            above = "apply Rdiv_lt_0_compat; lra"
            if not rest:
                yield f"{start}{above}. Qed."
                continue
            same = f"replace (1 + - ((exp {z[i - 1]}) / {whole})) with (({rest}) / {whole})"
            yield f"{start}split; [ {above} | {same} by (field; lra); {above} ]. Qed."


def _softmax(size: int) -> Iterator[str]:
    rows = range(1, size + 1)
    z = [f"z_{i}" for i in rows]
    Z = [f"(Z_{i} t)" for i in rows]
    whole = total(f"(exp {each})" for each in z)
    for i in rows:
        yield (
            f"Definition softmax_{i}_of_{size} ({' '.join(z)} : R) : R := ((exp z_{i}) / {whole})."
        )
    for i in rows:
        a = [applied(f"softmax_{j}_of_{size}", Z) for j in rows]
        slopes = [
            f"(({a[i - 1]} * (1 + (- {a[i - 1]}))) * d_{j})"
            if i == j
            else f"((- ({a[i - 1]} * {a[j - 1]})) * d_{j})"
            for j in rows
        ]
        moving = applied(f"softmax_{i}_of_{size}", [f"(Z_{j} s)" for j in rows])
        yield (
            f"Lemma softmax_{i}_of_{size}_moves : {moving_inputs(rows)}"
            f"is_derive (fun s => {moving}) t {total(slopes)}."
        )
        every = [f"(net_exp Z_{j} t d_{j} H_{j})" for j in rows]
        below = every[0]
        for one in every[1:]:
            below = f"(net_plus _ _ _ _ _ {below} {one})"
        unfolded = ", ".join(f"softmax_{j}_of_{size}" for j in rows)
        sums = total(f"(exp {each})" for each in Z)
        moved = total(f"(exp (Z_{j} s))" for j in rows)
        yield (
            f"Proof. intros {input_names(rows)}. {_positive(Z)} eapply net_equal. "
            f"unfold {unfolded}. exact (net_quotient (fun s => exp (Z_{i} s)) "
            f"(fun s => {moved}) t _ _ "
            f"(Rgt_not_eq {sums} 0 ltac:(lra)) {every[i - 1]} {below}). "
            f"unfold {unfolded}. field. lra. Qed."
        )


def moving_inputs(rows: Sequence[int]) -> str:
    """Return the beginning of a statement about functions Z₁, Z₂, … with derivatives d₁, d₂, …"""
    Z, d = (" ".join(f"{letter}_{i}" for i in rows) for letter in "Zd")
    given = "".join(f"is_derive Z_{i} t d_{i} -> " for i in rows)
    return f"forall ({Z} : R -> R) (t {d} : R), {given}"


def input_names(rows: Sequence[int]) -> str:
    """Return the names of what :func:`moving_inputs` supposes."""
    return " ".join([f"Z_{i}" for i in rows] + ["t"] + [f"{h}_{i}" for h in "dH" for i in rows])


def _positive(z: Sequence[str]) -> str:
    return " ".join(f"pose proof (exp_pos {each})." for each in z)
