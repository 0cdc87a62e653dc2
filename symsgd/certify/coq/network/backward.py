"""Backpropagation in Coq: δ is the derivative of the cost by z, from the last layer to the first.

For every layer there is a lemma: if its z are any functions of t with derivatives d, the
derivative of the cost by t is Σ δᵢ dᵢ.  Each follows from that of the next layer, so that the
size of the file grows with the network and not with the number of paths through it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from symsgd.certify.coq.network.forward import COST, affine, cost, error, forward_section
from symsgd.certify.coq.network.functions import Functions, input_names, moving_inputs
from symsgd.certify.coq.network.kinks import Kinks
from symsgd.certify.coq.network.names import Names, Section, applied, total
from symsgd.network.tangents import Parameter


@dataclass
class Backward:
    """The definitions and lemmas of one network, and the theorem about each parameter.

    >>> from symsgd.network.network import Network
    >>> backward = Backward(Names(Network([1, 1])))
    >>> print(backward.statement(Parameter("b", 2, 1)))  # doctest: +NORMALIZE_WHITESPACE
    forall (v_b_2 v_w_2 v_x v_y : R),
        is_derive (fun v_b_2 : R => (net_cost v_b_2 v_w_2 v_x v_y)) v_b_2
                  (net_delta_2 v_b_2 v_w_2 v_x v_y)
    """

    names: Names
    functions: Functions = field(init=False)
    kinks: Kinks = field(init=False)
    forward: Section = field(init=False)
    tail: Section = field(init=False)

    def __post_init__(self) -> None:
        self.functions = Functions(self.names)
        self.forward = forward_section(self.names, self.functions)
        self.kinks = Kinks(self.names, self.functions)
        self.tail = self._tail()

    def text(self) -> str:
        """Return everything that the theorems rest on."""
        head = "(* the activations and the cost of one output, with their slopes *)"
        middle = "(* the forward pass of one sample, its cost, and the errors of the layers *)"
        end = "(* the cost from the z of a layer on, and its derivative *)"
        parts = [head, *self.functions.lines, "", middle, self.forward.text(), end]
        return "\n".join([*parts, self.tail.text(), *self._lemmas(), ""])

    def statement(self, parameter: Parameter) -> str:
        """Return: the derivative of the cost by a parameter is what backpropagation says.

        No z that the parameter moves lies at a kink, nor does another z of its layer.
        """
        own = self.names.parameters[parameter]
        before = self.names.a(parameter.layer - 1, parameter.column)
        delta = self.forward.call(self.names.delta(parameter.layer, parameter.row))
        value = f"({delta} * {self._called(before)})" if parameter.letter == "W" else delta
        cost = self.forward.call(COST)
        apart = "".join(f"{z} <> 0 -> " for z in self._apart(parameter.layer))
        said = f"is_derive (fun {own} : R => {cost}) {own} {value}"
        return f"forall ({self._all} : R), {apart}{said}"

    def proof(self, parameter: Parameter) -> str:
        """Return the proof of that statement."""
        names, l, i = self.names, parameter.layer, parameter.row
        own = names.parameters[parameter]
        moving = {own: "s"}
        before = [self._called(names.a(l - 1, j)) for j in names.rows(l - 1)]
        slope = before[parameter.column - 1] if parameter.letter == "W" else "1"
        z = [self.forward.call(names.z(l, k), moving) for k in names.rows(l)]
        still = [self.forward.call(names.z(l, k)) for k in names.rows(l)]
        slopes = [slope if k == i else "0" for k in names.rows(l)]
        parts = ["H" if k == i else f"(net_constant {still[k - 1]} {own})" for k in names.rows(l)]
        functions = [f"(fun s : R => {each})" for each in z]
        words = [*names.later(l), *functions, own, *slopes, *parts]
        facts = [f"N_{k}" for k, _ in enumerate(self._apart(l))]
        if facts:
            words.append(applied(f"{self.kinks.name(l)}_is", [*names.order, *facts]))
        whole = self.tail.call(f"from_{l}", more=z)
        everywhere = " ".join("s" if v == own else v for v in names.order)
        return (
            f"intros {' '.join([*names.order, *facts])}. "
            f"assert (H : is_derive {functions[i - 1]} {own} {slope}) by "
            f"(unfold {names.z(l, i)}; eapply net_equal; "
            f"[ exact {self._affine(parameter, before)} | ring ]). "
            f"refine (net_same _ (fun s : R => {whole}) _ _ _ "
            f"(fun s : R => from_{l}_is {everywhere}) (back_{l} {' '.join(words)}) _). "
            f"cbv beta. rewrite (error_{i}_{l}_is {self._all}). ring."
        )

    def _apart(self, layer: int) -> list[str]:
        return [self.forward.call(self.names.z(l, i)) for l, i in self.kinks.units(layer)]

    @property
    def _all(self) -> str:
        return " ".join(self.names.order)

    def _called(self, name: str) -> str:
        return self.forward.call(name) if name in self.forward.uses else name

    def _affine(self, parameter: Parameter, before: list[str]) -> str:
        """Return the proof that z moves with one of its weights, or with its bias."""
        names, l, i = self.names, parameter.layer, parameter.row
        own = names.parameters[parameter]
        terms = [
            f"(net_variable_times {a} {own})"
            if names.w(l, i, j) == own
            else f"(net_constant ({names.w(l, i, j)} * {a}) {own})"
            for j, a in enumerate(before, 1)
        ]
        bias = names.b(l, i)
        moving = f"(net_variable {own})" if bias == own else f"(net_constant {bias} {own})"
        return derivative_of_sum([*terms, moving])

    def _tail(self) -> Section:
        names, functions = self.names, self.functions
        section = Section("layer_by_layer", names.held)
        for l in range(names.network.depth, 1, -1):
            rows = names.rows(l)
            z = [f"z_{i}" for i in rows]
            a = [functions.value(l, i, z) for i in rows]
            after: list[str] = []
            if l < names.network.depth:
                for k in names.rows(l + 1):
                    section.define(f"next_{k}_{l + 1}", affine(names, l + 1, k, a), z)
                nexts = [_in(f"next_{k}_{l + 1}", z) for k in names.rows(l + 1)]
                section.define(f"from_{l}", _in(f"from_{l + 1}", nexts), z)
                after = [_in(f"error_{k}_{l + 1}", nexts) for k in names.rows(l + 1)]
            else:
                section.define(f"from_{l}", cost(names, a), z)
                nexts = []
            self.kinks.define(section, l, nexts)
            D = {(i, j): functions.slope(l, i, j, z, a)
                 for i in rows for j in functions.depends(l, i)}  # fmt: skip
            for j in rows:
                section.define(f"error_{j}_{l}", error(names, l, j, a, D, after), z)
        return section

    def _lemmas(self) -> Iterator[str]:
        for l in range(self.names.network.depth, 1, -1):
            yield from self._same(l)
            yield from self.kinks.lemma(self.forward, self.tail, l)
            yield self._back(l)

    def _same(self, l: int) -> Iterator[str]:
        """Yield that the cost and the errors from a layer on are those of the whole network."""
        names = self.names
        z = [self.forward.call(names.z(l, i)) for i in names.rows(l)]
        known = []
        if l < names.network.depth:
            for k in names.rows(l + 1):
                name, whole = f"next_{k}_{l + 1}", self.forward.call(names.z(l + 1, k))
                yield self._equal(name, self.tail.call(name, more=z), whole, "reflexivity")
                known.append(f"{name}_is")
            known += [f"error_{k}_{l + 1}_is" for k in names.rows(l + 1)]
            known.append(f"from_{l + 1}_is")
        rewritten = "".join(f"rewrite ?({lemma} {self._all}). " for lemma in known)
        errors = [(f"error_{j}_{l}", names.delta(l, j)) for j in names.rows(l)]
        for name, whole in [(f"from_{l}", COST), *errors]:
            steps = f"unfold {name}. {rewritten}reflexivity"
            left, right = self.tail.call(name, more=z), self.forward.call(whole)
            yield self._equal(name, left, right, steps)

    def _equal(self, name: str, left: str, right: str, steps: str) -> str:
        return (
            f"Lemma {name}_is : forall ({self._all} : R), {left} = {right}.\n"
            f"Proof. intros {self._all}. {steps}. Qed."
        )

    def _back(self, l: int) -> str:
        rows, names = self.names.rows(l), self.names
        binder = f"forall ({' '.join(names.later(l))} : R), "
        moving, still = [f"(Z_{i} s)" for i in rows], [f"(Z_{i} t)" for i in rows]
        errors = [self.tail.call(f"error_{i}_{l}", more=still) for i in rows]
        change = total(f"({e} * d_{i})" for i, e in enumerate(errors, 1))
        apart, split = self.kinks.premise(self.tail, l, still)
        start = f"intros {' '.join(names.later(l))} {input_names(rows)}{split}" + "".join(
            f"pose proof ({self.functions.moves(l, i)}) as A_{i}. cbv beta in A_{i}. " for i in rows
        )
        steps = self._last(l) if l == names.network.depth else self._through(l)
        return (
            f"Lemma back_{l} : {binder}{moving_inputs(rows)}{apart}"
            f"is_derive (fun s : R => {self.tail.call(f'from_{l}', more=moving)}) t {change}.\n"
            f"Proof. {start}{steps} Qed."
        )

    def _last(self, l: int) -> str:
        names, functions = self.names, self.functions
        rows = names.rows(l)
        moving, still = [f"(Z_{i} s)" for i in rows], [f"(Z_{i} t)" for i in rows]
        terms, between = [], []
        for i in rows:
            a = functions.value(l, i, still)
            sure = ""
            if functions.needs:
                words = still if functions.together(l) else [still[i - 1]]
                between.append(f"{functions.act(l, i)}_between {' '.join(words)}")
                sure = _sure(between[-1], len(functions.needs) if functions.bounded else 0)
            y = names.y[i - 1]
            terms.append(
                f"(net_chain (fun a => net_loss a {y}) "
                f"(fun s => {functions.value(l, i, moving)}) t _ _ "
                f"(net_loss_moves {a} {y}{sure}) A_{i})"
            )
        errors = ", ".join(f"error_{i}_{l}" for i in rows)
        found = derivative_of_sum(terms)
        steps = f"eapply net_equal. unfold from_{l}. exact {found}. unfold {errors}. "
        if not names.network.cancels:
            return f"{steps}ring."
        slopes = "" if functions.together(l) else f", slope_{functions.act(l)[4:]}"
        steps += f"unfold net_loss_slope{slopes}. "
        for i, fact in zip(rows, between, strict=True):
            split = f"[L_{i} U_{i}]" if functions.bounded else f"L_{i}"
            steps += f"generalize ({fact}); generalize {functions.value(l, i, still)}; "
            steps += f"intros a_{i} {split}. "
        return f"{steps}sgd_field."

    def _through(self, l: int) -> str:
        names, functions = self.names, self.functions
        rows, after = names.rows(l), names.rows(l + 1)
        moving, still = [f"(Z_{i} s)" for i in rows], [f"(Z_{i} t)" for i in rows]
        a = [functions.value(l, i, still) for i in rows]
        changes = {
            i: total(f"({functions.slope(l, i, j, still, a)} * d_{j})"
                     for j in functions.depends(l, i))
            for i in rows
        }  # fmt: skip
        steps = ""
        slopes, nexts = [], []
        for k in after:
            slopes.append(total(f"({names.w(l + 1, k, i)} * {changes[i]})" for i in rows))
            nexts.append(f"(fun s : R => {self.tail.call(f'next_{k}_{l + 1}', more=moving)})")
            terms = [f"(net_times {names.w(l + 1, k, i)} _ _ _ A_{i})" for i in rows]
            found = derivative_of_sum([*terms, f"(net_constant {names.b(l + 1, k)} t)"])
            steps += (
                f"assert (K_{k} : is_derive {nexts[-1]} t {slopes[-1]}) by "
                f"(unfold next_{k}_{l + 1}; eapply net_equal; [ exact {found} | ring ]). "
            )
        words = [*names.later(l + 1), *nexts, "t", *slopes, *(f"K_{k}" for k in after)]
        words += ["C"] if self.kinks.units(l + 1) else []
        errors = ", ".join(f"error_{i}_{l}" for i in rows)
        return (
            f"{steps}eapply net_equal. unfold from_{l}. exact (back_{l + 1} {' '.join(words)}). "
            f"cbv beta. unfold {errors}. ring."
        )


def _in(name: str, z: list[str]) -> str:
    """Return an application inside of the section, where the shared variables are known."""
    return f"({name} {' '.join(z)})"


def derivative_of_sum(proofs: list[str]) -> str:
    """Return the proof that a sum has the sum of the derivatives."""
    found = proofs[0]
    for each in proofs[1:]:
        found = f"(net_plus _ _ _ _ _ {found} {each})"
    return found


def _sure(fact: str, needs: int) -> str:
    """Return the proofs of 0 < a, and of 0 < 1 − a where it is needed; 0: the fact is 0 < a."""
    parts = [f" (proj1 ({fact}))", f" (proj2 ({fact}))"][:needs]
    return "".join(parts) or f" ({fact})"
