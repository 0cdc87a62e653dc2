r"""Statements that follow from statements, as theorems: ``x² = 4 ⇔ x = 2 or x = −2``.

Proved, a claim reads ``premise -> conclusion`` or ``(first <-> second)``; refuted, the negation of
that, and its proof names the solution that is lost or gained.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from symsgd.certify.coq.derivatives.slopes import Slopes
from symsgd.certify.coq.implications.follows import Follows
from symsgd.certify.coq.implications.goals import State
from symsgd.certify.coq.implications.separated import Separated, place_of
from symsgd.certify.coq.statements import for_all, premises, proposition, supposed, written_out
from symsgd.certify.coq.supposed import proved_there
from symsgd.certify.coq.terms.relations import NotExported
from symsgd.certify.coq.terms.terms import Terms
from symsgd.expression import node as n
from symsgd.expression.domain import Context
from symsgd.expression.node import Node
from symsgd.prove.verdict import Verdict

RELATIONS = ("implies", "equivalent")


def implication(
    first: Node, second: Node, context: Context, relation: str, verdict: Verdict
) -> tuple[str, str]:
    """Return what a verdict about two statements says as a theorem, and its proof.

    >>> from symsgd.prove.equations.equations import decide_implication
    >>> x = n.variable("x")
    >>> two, square = n.relation("=", x, n.number(2)), n.relation("=", x**2, n.number(4))
    >>> implication(two, square, Context(), "implies", decide_implication(two, square))[0]
    'forall (v_x : R), v_x = 2 -> (v_x ^ 2) = 4'
    >>> implication(square, two, Context(), "implies", decide_implication(square, two))[0]
    '~ (forall (v_x : R), (v_x ^ 2) = 4 -> v_x = 2)'
    """
    if any(node is n.constant("i") for node in n.walk(first, second)):
        raise NotExported("complex numbers")
    first, second = (written_out(each, context) for each in (first, second))
    terms = Terms(context=context)
    for name in n.free_variables(first, second, *context.relations):
        terms.name(name)
    step = _Step(first, second, relation, terms, Slopes.of(first, second, terms))
    return step.proved() if verdict.proved else step.refuted(verdict)


@dataclass(frozen=True, slots=True)
class _Step:
    first: Node
    second: Node
    relation: str
    terms: Terms
    slopes: Slopes

    @property
    def names(self) -> Terms:
        """The names of variables and of derivatives."""
        return self.slopes.names

    def supposed(self) -> list[str]:
        """Return the domains, and what the derivatives need to exist.

        Where they do not exist, a premise does not hold: nothing is said of the place.
        """
        known = supposed(self.terms.context, self.terms)
        needs = [self.terms.proposition(each) for each in self.slopes.needs]
        more = [each for each in needs if each not in known]
        slope = any(node.head == n.DERIVATIVE for node in n.walk(self.second))
        if more and (slope or self.relation == "equivalent"):
            raise NotExported("a derivative that does not exist everywhere, in an equivalence")
        return [*known, *more]

    def said(self, known: list[str]) -> str:
        """Return the step from one statement to the other."""
        first, second = (
            proposition(self.slopes.put(each), self.names) for each in (self.first, self.second)
        )
        if self.relation == "equivalent":
            return f"({first} <-> {second})"
        premises_ = [text for text, _ in self.premises(known)]
        inner = "".join(f"{each} -> " for each in premises_) + second
        return f"({inner})" if self.slopes.letters else inner

    def premises(self, known: list[str]) -> list[tuple[str, Node]]:
        """Return the premises, each of them once; what is said of the domain is left out."""
        every = premises(self.slopes.put(self.first), self.names)
        return list({text: part for text, part in every if text not in known}.items())

    def proved(self) -> tuple[str, str]:
        """Return the theorem that the step is right."""
        known = self.supposed()
        start = f"intros {' '.join(self.terms.names.values())}; " if self.terms.names else ""
        start += "".join(f"intro D{k}; " for k in range(len(known)))
        first, second = (self.slopes.put(each) for each in (self.first, self.second))
        if self.relation == "equivalent":
            there, back = (
                f"(intro P; {self.follows(other).script(one, 'P')})"
                for one, other in ((first, second), (second, first))
            )
            script = f"(split; [ {there} | {back} ])"
        else:
            parts = [part for _, part in self.premises(known)]
            script = f"({self.follows(second).from_premises(parts)})"
        said = self.slopes.exists(self.said(known))
        return for_all(said, self.terms, known), f"{start}{self.slopes.proof(script)}."

    def follows(self, goal: Node) -> Follows:
        """Return the proofs of one of the statements, with the derivatives put in."""
        places = (self.slopes.found,) if self.slopes.letters else ()
        context = self.terms.context.assuming(*self.slopes.needs)
        names = replace(self.names.like(context), names=dict(self.names.names))
        return Follows(names, goal, State(context, places=places))

    def refuted(self, verdict: Verdict) -> tuple[str, str]:
        """Return the theorem that the step is wrong."""
        certificate = verdict.certificate
        if certificate is None or certificate.kind != "solution":
            raise NotExported("the refutation names no solution")
        forwards = certificate.data["sides"] == ["holds", "fails"]
        place = place_of(certificate.data)
        if set(place) != set(self.terms.names):
            raise NotExported("the solution has no value for some variable")
        known = self.supposed()
        values = {n.variable(name): value for name, value in place.items()}
        slopes = {
            str(letter.value): n.substitute(found, values)
            for letter, found in self.slopes.found.items()
        }
        there = Separated({**place, **slopes}, self.names)
        side = proved_there([f"exists ({whole})%Z; lra" for whole in self._integers(place)])
        plain = self.terms.like(Context())
        texts = " ".join(f"({plain.term(place[name])})" for name in self.terms.names)
        steps = ["intro H", f"specialize (H {texts})" if texts else ""]
        steps += [*(_given(side) for _ in known), *self.slopes.given(texts, side)]
        first, second = (self.slopes.put(each) for each in (self.first, self.second))
        holding, failing = (first, second) if forwards else (second, first)
        if self.relation == "equivalent":
            steps.append(f"destruct H as [{'H _' if forwards else '_ H'}]")
            steps.append(_given(there.holds(holding)))
        else:
            steps += [
                _given(there.relation(part) if part.head == n.RELATION else there.holds(part))
                for _, part in self.premises(known)
            ]
        steps.append(there.fails(failing, "H"))
        said = for_all(self.slopes.whenever(self.said(known)), self.terms, known)
        return f"~ ({said})", f"{'; '.join(filter(None, steps))}."

    def _integers(self, place: Mapping[str, Node]) -> list[int]:
        """Return the coordinates that are integers because they must be."""
        return [
            int(Fraction(str(place[name].value)))
            for name in self.terms.names
            if self.terms.context.domain(name).integer and place[name].head == n.NUMBER
        ]


def _given(script: str) -> str:
    """Return the step that proves what the hypothesis H asks for, and leaves it out of H."""
    return (
        f"(let K := fresh in match type of H with ?P -> _ => assert (K : P); "
        f"[ {script} | specialize (H K); clear K ] end)"
    )
