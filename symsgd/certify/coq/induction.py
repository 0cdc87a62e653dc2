"""What is proved by induction as theorems of Coq, whose proofs go by induction as well.

A theorem begins with the real numbers and the sequences in the claim.  It supposes the members and
the rules that the text gives, and speaks of every natural number.
"""

from __future__ import annotations

from collections.abc import Iterator

from symsgd.certify.coq.supposed import known
from symsgd.certify.coq.terms.indexed import Indexed, Place, linear, moved, plain_letter
from symsgd.certify.coq.terms.relations import NotExported
from symsgd.certify.coq.terms.terms import Terms
from symsgd.certify.coq.theorems import Theorem
from symsgd.expression import node as n
from symsgd.expression.indexed import Induction, NamedSum, Rule
from symsgd.expression.node import Node
from symsgd.prove.conditions import open_conditions

MOST_ORDER = 4  # members that a rule needs
Places = dict[str, Place]


def induction_theorem(name: str, whole: Induction) -> Theorem:
    """Return the theorem that an equation holds for every number of a letter from one on.

    >>> t, w = n.variables("t w_t")
    >>> half = Rule("w_{t+1}", "t", 0, w / 2)
    >>> members = (("w_t", ("w", "t", 0)), ("w_{t+1}", ("w", "t", 1)), ("w_0", ("w", "", 0)))
    >>> whole = Induction("t", 0, w, n.number(2) ** -t, Terms().context, rules=(half,),
    ...                   given=(("w_0", n.number(1)),), members=members)
    >>> found = induction_theorem("by_induction", whole)
    >>> for line in found.statement.split(" -> "): print(line)
    forall (s_w : nat
    R), (s_w 0%nat) = 1
    (forall n_t : nat, (s_w (S n_t)) = ((s_w n_t) / 2))
    forall n_t : nat, (s_w n_t) = (1 / (2 ^ n_t))
    """
    printed = _Printed(whole)
    return Theorem(name, printed.statement(), printed.proof())


class _Printed:
    """The parts of a theorem, and its proof."""

    def __init__(self, whole: Induction) -> None:
        self.whole = whole
        self.indexed = Indexed(whole, Terms(context=whole.context))
        self.number = f"n_{plain_letter(whole.letter)}"
        self.places: Places = {whole.letter: Place(self.number, whole.low, whole.low)}
        self.claim = self._equation(self.places)
        self.given = [
            f"{self._term(n.variable(name), {})} = {self._term(value, {})}"
            for name, value in whole.given
        ]
        self.rules = [self._ruled(rule) for rule in whole.rules]
        self.supposed = self._supposed()

    def statement(self) -> str:
        """Return what the theorem says."""
        reals, sequences = self.indexed.reals.names, self.indexed.sequences
        binders = [
            *([f"({' '.join(reals.values())} : R)"] if reals else []),
            *([f"({' '.join(sequences.values())} : nat -> R)"] if sequences else []),
        ]
        before = f"forall {' '.join(binders)}, " if binders else ""
        given = "".join(f"{each} -> " for each in (*self.given, *self.rules, *self.supposed))
        return f"{before}{given}forall {self.number} : nat, {self.claim}"

    def proof(self) -> str:
        """Return the proof: by the rules at once, or by induction."""
        facts = [f"G{k}" for k in range(len(self.given))]
        rules = [f"R{k}" for k in range(len(self.rules))]
        supposed = [f"N{k}" for k in range(len(self.supposed))]
        names = [*self.indexed.reals.names.values(), *self.indexed.sequences.values()]
        intro = " ".join([*names, *facts, *rules, *supposed])
        put_in = " | ".join(f"rewrite {each}" for each in (*rules, *facts))
        put_in = f"repeat first [ {put_in} ]; " if put_in else ""
        direct = f"intro {self.number}; {put_in}sgd_indexed"
        order = self._order()
        start = f"{put_in}sgd_first_sums; sgd_indexed"
        by = self._one_by_one(start) if order < 2 else self._several(order, start)
        return f"{f'intros {intro}. ' if intro else ''}first [ solve [ {direct} ] | ({by}) ]."

    def _one_by_one(self, start: str) -> str:
        """Return the tactic for a claim of which each case follows from the one before."""
        step = "; ".join([*self._by_rules(), *self._by_sums()])
        ends = [
            f"solve [ {way}; cbv beta; sgd_indexed ]"
            for way in ("rewrite IH", "rewrite <- IH", *self._growths())
        ]
        step = f"{step}; " if step else ""
        number = self.number
        return (
            f"intro {number}; induction {number} as [|{number} IH]; "
            f"[ {start} | {step}first [ {' | '.join(ends)} ] ]"
        )

    def _several(self, order: int, start: str) -> str:
        """Return the tactic for a claim that needs several cases before each."""
        number, places = self.number, [self.places]
        for _ in range(order - 1):
            places.append(moved(places[-1], self.whole.letter))
        together = " /\\ ".join(self._equation(each) for each in places)
        facts = [f"IH{k}" for k in range(order)]
        known = "".join(f"split; [ exact {fact} | " for fact in facts[1:])
        rest = "; ".join([*self._by_rules(order), f"rewrite {', '.join(f'?{f}' for f in facts)}"])
        first = f"repeat split; {start}"
        pattern = facts[-1]
        for fact in reversed(facts[:-1]):
            pattern = f"[{fact} {pattern}]"
        return (
            f"assert (A : forall {number} : nat, {together}); "
            f"[ intro {number}; induction {number} as [|{number} {pattern}]; "
            f"[ {first} | {known}{rest}; sgd_indexed{' ]' * (order - 1)} ] "
            f"| intro {number}; apply A ]"
        )

    def _by_rules(self, order: int = 1) -> Iterator[str]:
        """Yield the steps that put the rules in for the member that is one step on."""
        main = self._main()
        for k, rule in enumerate(self.whole.rules):
            if rule is not main:
                yield f"rewrite ?R{k}"
                continue
            left = dict(self.whole.members)[str(self.whole.left.value)]
            head = dict(self.whole.members)[rule.head]
            back = self.whole.low + left[2] - rule.low - head[2]
            if rule.body.head == n.VARIABLE and rule.body.value in {
                s.name for s in self.whole.sums
            }:
                yield f"rewrite R{k} in IH"
            if back + order < 0:
                raise NotExported("a claim that begins before its rule")
            at = "(S " * (back + order) + self.number + ")" * (back + order)
            yield f"rewrite (R{k} {at})"

    def _by_sums(self) -> Iterator[str]:
        """Yield the steps that take the last term off each sum that is one step on."""
        for one in self.whole.sums:
            place = self._place_of(one)
            if place is None:
                continue
            now, later = place, moved(place, one.letter)
            start, end = self.indexed.bounds(one, now)
            term = self.indexed.summand(one, later)
            yield f"try (rewrite (sum_more {term} {start} {end}) by lia)"
            before = self.indexed.summand(one, now)
            if term != before:
                if not self._grows_evenly(one):
                    raise NotExported("a sum whose terms change with its last letter")
                yield (
                    f"try (rewrite (sum_scaled {term} {before} {self._factor(one)} {start} {end}) "
                    "by (intros; cbv beta; rewrite ?Nat.sub_succ_l by lia; cbn [pow]; ring))"
                )

    def _grows_evenly(self, one: NamedSum) -> bool:
        """Say whether the letter of a sum stands in exponents of its terms only."""
        powers = {node: n.number(1) for node in n.walk(one.term)
                  if node.head == n.POWER and linear(node.args[1]) is not None}  # fmt: skip
        rest = n.substitute(one.term, powers)
        return one.letter not in n.free_variables(rest)

    def _growths(self) -> Iterator[str]:
        """Yield ways to go on from the difference of both sides, and from a multiple of it."""
        for factor in dict.fromkeys(["1", *map(self._factor, self.whole.sums)]):
            yield f"refine (grown {factor} _ _ _ _ IH _)"

    def _factor(self, one: NamedSum) -> str:
        """Return by what a term is multiplied when the letter of its sum grows by one."""
        factors = [
            self.indexed.term(node.args[0], {})
            for node in n.walk(one.term)
            if node.head == n.POWER and (linear(node.args[1]) or {}).get(one.letter) == 1
        ]
        return f"({' * '.join(factors)})" if factors else "1"

    def _place_of(self, one: NamedSum) -> Places | None:
        """Return the place of the letter at which a sum ends, if it moves with the claim."""
        main = self._main()
        if main is not None and main.body == n.variable(one.name):
            left = dict(self.whole.members)[str(self.whole.left.value)]
            head = dict(self.whole.members)[main.head]
            offset = self.whole.low + left[2] - head[2]
            return {one.letter: Place(self.number, offset, offset)}
        return self.places if one.letter == self.whole.letter else None

    def _main(self) -> Rule | None:
        """Return the rule of the sequence that the claim is about."""
        members = dict(self.whole.members)
        of = members.get(str(self.whole.left.value), ("", "", 0))[0]
        return next((rule for rule in self.whole.rules if of and members[rule.head][0] == of), None)

    def _order(self) -> int:
        """Return how many cases before a case the rule needs."""
        rule, members = self._main(), dict(self.whole.members)
        if rule is None:
            return 1
        key, letter, head = members[rule.head]
        used = (members[name] for name in n.free_variables(rule.body) if name in members)
        order = max(
            (head - shift for of, by, shift in used if (of, by) == (key, letter)), default=1
        )
        if order > MOST_ORDER:
            raise NotExported("a rule that needs many members before a member")
        return order

    def _equation(self, places: Places) -> str:
        left, right = self.whole.left, self.whole.right
        return f"{self._term(left, places)} = {self._term(right, places)}"

    def _ruled(self, rule: Rule) -> str:
        number = f"n_{plain_letter(rule.letter)}"
        places = {rule.letter: Place(number, rule.low, rule.low)}
        head, body = (self._term(node, places) for node in (n.variable(rule.head), rule.body))
        return f"(forall {number} : nat, {head} = {body})"

    def _term(self, root: Node, places: Places) -> str:
        return self.indexed.term(root, places)

    def _supposed(self) -> list[str]:
        """Return what is supposed of the real numbers: conditions, assumptions and domains."""
        context, reals = self.whole.context, self.indexed.reals
        needs = open_conditions(tuple(self.indexed.needs), (), context, logistic=True)
        counted = {*self.whole.letters, *dict(self.whole.members)}
        if any(counted & set(n.free_variables(relation)) for relation in context.relations):
            raise NotExported("what is assumed of an index")
        return known(needs, context, reals)
