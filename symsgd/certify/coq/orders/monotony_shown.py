"""Signs on an interval from anchors and derivatives, each a statement for Coq with its proof."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

from symsgd.certify.coq.orders.monotony_anchor import Anchor, everywhere, intros
from symsgd.certify.coq.orders.monotony_signs import Signs, says
from symsgd.certify.coq.terms.terms import Terms
from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.prove.orders.monotony_proofs import (
    ByAnchor,
    ByExponential,
    ByProduct,
    Choice,
    Piece,
    Shown,
)
from symsgd.prove.orders.sign_analysis import known_sign

Found = Choice | Shown
_ONE = n.number(1)


@dataclass(frozen=True, slots=True)
class Statements:
    """Writes statements ``forall x, low < x -> x < high -> 0 <= u`` with their proofs."""

    terms: Terms
    fresh: Iterator[int] = field(default_factory=count)

    def claim(self, node: Node, found: Found, piece: Piece, sign: int, *, strict: bool) -> str:
        """Return the statement that an expression has a sign on a piece."""
        text = says(self.terms.term(self.plain(node, found, piece)), sign, strict=strict)
        return everywhere(piece, text, self.terms)

    def script(self, node: Node, found: Found, piece: Piece, sign: int, *, strict: bool) -> str:
        """Return the tactic that proves such a statement."""
        if isinstance(found, Choice):
            return self._choice(node, found, piece, strict=strict)
        node = self.plain(node, found, piece)
        match found.how:
            case ByAnchor():
                return self._anchor(node, found, found.how, strict=strict)
            case ByProduct():
                return self._product(node, found, found.how, strict=strict)
            case ByExponential():
                return self._exponential(node, found, found.how, strict=strict)
        return (
            f"{intros(piece, self.terms)}; {self._signs(piece).script(node, sign, strict=strict)}"
        )

    def asserted(
        self, node: Node, found: Found, piece: Piece, sign: int, *, strict: bool
    ) -> tuple[str, str]:
        """Return the name of a fact, and the step that states and proves it."""
        name = self.name("S")
        said = self.claim(node, found, piece, sign, strict=strict)
        script = self.script(node, found, piece, sign, strict=strict)
        return name, f"assert ({name} : {said}) by ({script})"

    def name(self, letter: str) -> str:
        """Return a name that no other fact of the theorem has."""
        return f"{letter}{next(self.fresh)}_"

    def plain(self, node: Node, found: Found, piece: Piece) -> Node:
        """Return an expression without absolute values of what has a sign on the piece."""
        return node if isinstance(found, Choice) else _without_bars(node, piece)

    # -- the parts of a proof ----------------------------------------------------------------

    def _signs(self, piece: Piece) -> Signs:
        return Signs(piece.name, piece.context, self.terms.like(piece.context))

    def _choice(self, node: Node, choice: Choice, piece: Piece, *, strict: bool) -> str:
        steps, options = [], []
        terms, signs = self.terms.like(piece.context), self._signs(piece)
        x = self.terms.name(piece.name)
        kink, on = terms.term(choice.kink), terms.term(choice.on)
        for option, found in choice.options:
            inner = n.substitute(node, {choice.kink: option})
            name, step = self.asserted(inner, found, piece, 1, strict=strict)
            steps.append(step)
            is_option = f"assert (K : {kink} = {terms.term(option)}) by sgd_kink"
            options.append(f"{is_option}; rewrite K; apply ({name} {x}); assumption")
        steps.append(intros(piece, self.terms))
        if len(options) == 2:
            split = f"destruct (Rle_lt_dec 0 ({on})) as [S|S]"
            return "; ".join([*steps, f"{split}; [ {options[0]} | {options[1]} ]"])
        known = known_sign(choice.on, piece.context)
        sign = known[0] if known is not None and known[0] else 1
        side = signs.script(choice.on, sign, strict=False)
        steps.append(f"assert (S : {says(on, sign, strict=False)}) by ({side})")
        return "; ".join([*steps, options[0]])

    def _product(self, node: Node, shown: Shown, how: ByProduct, *, strict: bool) -> str:
        piece, steps, known = shown.piece, [], {}
        for each in how.factors:
            factor = self.plain(each.node, each, each.piece)
            name, step = self.asserted(factor, each, each.piece, each.sign, strict=strict)
            steps.append(step)
            known[factor] = (
                each.sign,
                f"(apply ({name} {self.terms.name(piece.name)}); assumption)",
            )
        cofactor = _without_bars(how.cofactor, piece)
        parts = [cofactor] if cofactor is not _ONE or not known else []
        whole = _times(*parts, *known)
        proof = self._signs(piece).by_product(node, whole, known, strict=strict)
        return "; ".join([*steps, intros(piece, self.terms), proof])

    def _exponential(self, node: Node, shown: Shown, how: ByExponential, *, strict: bool) -> str:
        piece, signs = shown.piece, self._signs(shown.piece)
        cofactor = _without_bars(how.cofactor, piece)
        exponent = _without_bars(how.exponent, piece)
        sign = shown.sign * how.cofactor_sign[0]
        lemma = "exponent_" + {(1, True): "pos", (-1, True): "neg", (1, False): "nn",
                               (-1, False): "np"}[sign, strict]  # fmt: skip
        above = signs.script(n.apply("exp", exponent) - _ONE, sign, strict=strict)
        known = {exponent: (sign, f"(apply {lemma}; {above})")}
        whole = _times(*([] if cofactor is _ONE else [cofactor]), exponent)
        proof = signs.by_product(node, whole, known, strict=strict)
        return f"{intros(piece, self.terms)}; {proof}"

    def _anchor(self, node: Node, shown: Shown, how: ByAnchor, *, strict: bool) -> str:
        piece, signs = shown.piece, self._signs(shown.piece)
        slope = _without_bars(how.slopes[0].node, piece)
        names = tuple(self.name(letter) for letter in "VDC")
        anchor = Anchor(signs, piece, node, slope, how, shown.sign, strict, names)
        facts, steps = {}, anchor.steps()
        for each in how.slopes:
            side = "before" if each.piece.high == how.at else "after"
            fact, step = self.asserted(slope, each, each.piece, each.sign, strict=anchor.steep)
            steps.append(step)
            facts[side] = (fact, each.sign)
        return "; ".join([*steps, intros(piece, self.terms), anchor.cases(facts)])


def _times(*parts: Node) -> Node:
    return parts[0] if len(parts) == 1 else n.multiply(*parts)


def _without_bars(root: Node, piece: Piece) -> Node:
    """Write |u| as u or −u where u has a sign on the piece."""
    done: dict[Node, Node] = {}
    for node in n.walk(root):
        plain = n.rebuild(node, tuple(done[child] for child in node.args))
        if plain.head == n.APPLY and plain.value[0] == "abs":
            sign = known_sign(plain.args[0], piece.context)
            if sign is not None and sign[0]:
                plain = plain.args[0] if sign[0] > 0 else n.negate(plain.args[0])
        done[node] = plain
    return done[root]
