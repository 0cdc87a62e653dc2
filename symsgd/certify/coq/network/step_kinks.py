"""That no z of a step lies at a kink: supposed of letters, proved of numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from symsgd.algebra.lets import literal
from symsgd.certify.coq.network.enclosures import Enclosures
from symsgd.certify.coq.network.names import applied
from symsgd.certify.coq.terms.relations import NotExported
from symsgd.expression import node as n
from symsgd.expression.node import Node

if TYPE_CHECKING:
    from symsgd.certify.coq.network.step import CoqStep

_DIGITS = (20, 60, 180)


@dataclass(frozen=True)
class StepKinks:
    """The z of one step at whose 0 an activation has a kink."""

    step: CoqStep

    def supposed(self, layer: int) -> str:
        """Return what a theorem about a parameter of a layer supposes: z ≠ 0 from there on."""
        return "".join(f"{z} <> 0 -> " for z in self._supposed(layer))

    def facts(self, layer: int) -> list[str]:
        """Return the names under which a proof knows that."""
        return [f"K_{k}" for k, _ in enumerate(self._supposed(layer))]

    def proofs(self, layer: int, k: int) -> list[str]:
        """Return the proofs that no z of a sample, from a layer on, is 0."""
        named = dict(zip(self._supposed(layer), self.facts(layer), strict=True))
        found = []
        for l, i in self.step.backward.kinks.units(layer):
            entry = self._entry(l, i, k)
            words = [named[self.step.closed(entry)]] if n.free_variables(entry) else []
            found.append(applied(self._lemma(l, i, k), [*self.step.free, *words]))
        return found

    def enclosures(self) -> list[str]:
        """Return the lemmas that say on which side of 0 a number lies that is not rational."""
        numbers = [z for z in self._entries() if self._enclosed(z)]
        if not numbers:
            return []
        for digits in _DIGITS:
            enclosures = Enclosures(self.step, digits, "about")
            if not any(ball.contains(0) for ball in enclosures.enclose(*numbers)):
                return enclosures.lines
        raise NotExported("it is not decided on which side of its kink a weighted input lies")

    def lemmas(self, layer: int, k: int) -> Iterator[str]:
        """Yield that the z of a layer are not 0, of the network at θ⁰ and a sample."""
        step = self.step
        if not step.backward.functions.kinked(layer):
            return
        for i in step.names.rows(layer):
            entry, z = self._entry(layer, i, k), step.names.z(layer, i)
            known = f"rewrite ?{applied(f'{z}_at{step.at(k)}', step.free)}."
            supposed, proof = "", f"{self._about(entry)}unfold {step.label(entry)}. lra."
            if n.free_variables(entry):
                supposed, proof = f"{step.closed(entry)} <> 0 -> ", "exact K."
            elif self._enclosed(entry):
                proof = f"{self._about(entry)}lra."
            said = f"{supposed}{step.backward.forward.call(z, step.point(k))} <> 0"
            binder = f"forall ({' '.join(step.free)} : R), " if step.free else ""
            names = [*step.free, *(["K"] if supposed else [])]
            yield (
                f"Lemma {self._lemma(layer, i, k)} : {binder}{said}.\n"
                f"Proof. intros {' '.join(names)}. {known} {proof} Qed."
            )

    def known(self, symbol: str, layer: int, k: int) -> str:
        """Return the steps that say on which side the z of a layer lie, for its a and D."""
        if symbol not in ("a", "D") or not self.step.backward.functions.kinked(layer):
            return ""
        entries = (self._entry(layer, i, k) for i in self.step.names.rows(layer))
        return "".join(map(self._about, entries))

    def _about(self, entry: Node) -> str:
        return f"pose proof {self.step.label(entry)}_about. " if self._enclosed(entry) else ""

    def _enclosed(self, entry: Node) -> bool:
        return not n.free_variables(entry) and literal(entry) is None

    def _supposed(self, layer: int) -> list[str]:
        units = self.step.backward.kinks.units(layer)
        samples = range(self.step.trace.samples)
        entries = [self._entry(l, i, k) for k in samples for l, i in units]
        return list(dict.fromkeys(self.step.closed(z) for z in entries if n.free_variables(z)))

    def _entries(self) -> Iterator[Node]:
        for k in range(self.step.trace.samples):
            for l, i in self.step.backward.kinks.units(2):
                yield self._entry(l, i, k)

    def _entry(self, layer: int, i: int, k: int) -> Node:
        return self.step.z(layer, k).rows[i - 1][0]

    def _lemma(self, layer: int, i: int, k: int) -> str:
        return f"{self.step.names.z(layer, i)}_apart{self.step.at(k)}"
