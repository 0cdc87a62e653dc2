"""Networks whose activations have kinks: backpropagation holds where no z is at one.

For every layer there is a proposition ``apart_l``: no z of a kinked layer is 0, from this layer
on.  It is told by the z of its layer alone, as is the cost.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from symsgd.certify.coq.network.functions import Functions
from symsgd.certify.coq.network.names import Names, Section


@dataclass(frozen=True)
class Kinks:
    """The units of a network whose activation has a kink at z = 0.

    >>> from symsgd.network.network import Network
    >>> names = Names(Network([1, 2, 1], ["relu", "sigmoid"]))
    >>> kinks = Kinks(names, Functions(names))
    >>> kinks.units(2), kinks.units(3)
    ([(2, 1), (2, 2)], [])
    """

    names: Names
    functions: Functions

    def units(self, layer: int) -> list[tuple[int, int]]:
        """Return the layer and the number of each unit with a kink, from a layer on."""
        return [
            (l, i)
            for l in range(layer, self.names.network.depth + 1)
            if self.functions.kinked(l)
            for i in self.names.rows(l)
        ]

    def name(self, layer: int) -> str:
        """Return the name of the proposition about a layer and those after it."""
        return f"apart_{layer}"

    def define(self, section: Section, layer: int, nexts: Sequence[str]) -> None:
        """Define the proposition, given the z of the next layer by those of this one."""
        if not self.units(layer):
            return
        z = [f"z_{i}" for i in self.names.rows(layer)]
        parts = [f"{each} <> 0" for each in z] if self.functions.kinked(layer) else []
        if self.units(layer + 1):
            parts.append(f"({self.name(layer + 1)} {' '.join(nexts)})")
        section.define(self.name(layer), " /\\ ".join(parts), z, "Prop")

    def lemma(self, forward: Section, tail: Section, layer: int) -> Iterator[str]:
        """Yield that the proposition holds of the network where none of its z is 0."""
        names, units = self.names, self.units(layer)
        if not units:
            return
        z = [forward.call(names.z(layer, i)) for i in names.rows(layer)]
        all_ = " ".join(names.order)
        given = "".join(f"{forward.call(names.z(l, i))} <> 0 -> " for l, i in units)
        steps = [f"exact N_{k}" for k, _ in enumerate(names.rows(layer))]
        steps = steps if self.functions.kinked(layer) else []
        if self.units(layer + 1):
            first = len(steps)
            nexts = (f"rewrite ?(next_{k}_{layer + 1}_is {all_}); " for k in names.rows(layer + 1))
            facts = " ".join(f"N_{k}" for k in range(first, len(units)))
            end = f"exact ({self.name(layer + 1)}_is {all_} {facts})"
            steps.append(f"{''.join(nexts)}{end}")
        proof = steps[-1]
        for step in reversed(steps[:-1]):
            proof = f"split; [ {step} | {proof} ]"
        yield (
            f"Lemma {self.name(layer)}_is : forall ({all_} : R), {given}"
            f"{tail.call(self.name(layer), more=z)}.\n"
            f"Proof. intros {all_} {' '.join(f'N_{k}' for k, _ in enumerate(units))}. "
            f"unfold {self.name(layer)}. {proof}. Qed."
        )

    def premise(self, tail: Section, layer: int, z: Sequence[str]) -> tuple[str, str]:
        """Return the proposition as a premise, and how its name ends: N_i of unit i, C of the rest.

        The second text ends the names of a proof's premises.
        """
        if not self.units(layer):
            return "", ". "
        parts = [f"N_{i}" for i in self.names.rows(layer)] if self.functions.kinked(layer) else []
        parts += ["C"] if self.units(layer + 1) else []
        split = parts[-1]
        for each in reversed(parts[:-1]):
            split = f"[{each} {split}]"
        taken = f"destruct P as {split}. " if len(parts) > 1 else f"rename P into {split}. "
        unfolded = f" P. unfold {self.name(layer)} in P. "
        return f"{tail.call(self.name(layer), more=z)} -> ", unfolded + taken
