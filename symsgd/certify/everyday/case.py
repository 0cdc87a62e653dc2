"""One case of a proof: signs of integer polynomials, whose letters are values of functions.

Sums, products and whole powers are polynomials, and all else has a letter, quotients too.  Where a
function has no value its letter is some number, as in Coq.  A fact is a polynomial that is > 0, or
≥ 0, wherever the claim has values and all that is supposed holds; 0 is what is ≥ 0 and ≤ 0.

Whatever holds in a case gets there through this class, and is checked here.  Whoever looks for a
proof (:mod:`.search`) says from what something follows.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from math import isnan, prod

from flint import Ordering, fmpz, fmpz_mpoly, fmpz_mpoly_ctx

from symsgd.certify.everyday.point import literal
from symsgd.certify.everyday.rows import ROWS, WHOLE
from symsgd.certify.everyday.tables import RING
from symsgd.expression import node as n
from symsgd.expression.node import Node

Terms = Sequence[tuple[fmpz_mpoly, Sequence[fmpz_mpoly]]]  # what is squared, times facts
ZERO = n.number(0)
SIGNS = {"=": (1, -1), ">": (1,), ">=": (1,), "<": (-1,), "<=": (-1,)}  # of left − right
CASES = {n.PIECEWISE, n.LOGIC, n.DERIVATIVE}  # may have a value where a part has none
LETTERS = {n.VARIABLE, n.CONSTANT, n.APPLY, n.POWER, n.DIVIDE}
NO_NUMBERS = {n.constant("i"), n.constant("infinity")}


class Wrong(ValueError):
    """The certificate does not show what it says."""


class Beyond(Exception):
    """Something that this checker does not know."""


class Case:
    """What is known of a claim, wherever what is supposed holds.

    >>> x = n.variable("x")
    >>> case = Case(n.relation(">", x**n.number(2) + 1, ZERO), [], set())
    >>> case.begin(1)
    >>> g, one = case.value(x), case.value(n.number(1))
    >>> case.infer(g**2 + 1, [(g, []), (one, [])])
    >>> case.need(case.claim)
    """

    def __init__(self, claim: Node, known: Iterable[Node], integers: set[str]) -> None:
        self.claim, self._integers = claim, integers
        self.supposed = [fact for fact in known if not {u.head for u in n.walk(fact)} & CASES]
        self.parts = tuple(n.walk(*self.supposed, claim))

    def begin(self, count: int) -> None:
        """Forget everything but what is supposed, and have room for so many letters."""
        self.ring = fmpz_mpoly_ctx.get(("g", count), Ordering.lex)
        self._free = list(self.ring.gens())  # the last ones first: later letters lead
        self._values: dict[Node, fmpz_mpoly] = {}
        # what was shown, and whether zero is excluded; polynomials cannot be keys themselves
        self._shown: dict[tuple[int, fmpz], list[tuple[fmpz_mpoly, bool]]] = defaultdict(list)
        self._note(self.ring.constant(0), strict=False)
        self._note(self.ring.constant(1), strict=True)
        # with whole numbers as exponents a power may have any base
        sure = (part for part in self.parts if not self._integers or part.head != n.POWER)
        self._take(*self.supposed, *(fact for part in sure for fact in domain(part)))

    def value(self, node: Node) -> fmpz_mpoly:
        """Return the value of an expression as a polynomial."""
        if node not in self._values:
            self._values[node] = self._operation(node, *map(self.value, node.args))
        return self._values[node]

    def _operation(self, node: Node, *args: fmpz_mpoly) -> fmpz_mpoly:
        if node.head == n.NUMBER:
            above, below = node.value.as_integer_ratio()
            whole = self.ring.constant(above)
            return whole if below == 1 else self.value(n.number(above) / n.number(below))
        if node.head in RING:
            return RING[node.head](*args)  # type: ignore[no-any-return]
        if node.head == n.POWER and 0 <= (k := literal(node.args[1])) <= 99 and k % 1 == 0:
            return args[0] ** int(k)
        if node.head not in LETTERS or node in NO_NUMBERS:
            raise Beyond("cases, or what is no number")
        return self._free.pop()

    def positive(self, *given: fmpz_mpoly, strict: bool = False) -> bool:
        """Say whether polynomials have all been shown to be > 0, or ≥ 0."""
        parts = [p.primitive()[1] for p in given]
        return all(any(p == q and sure >= strict for q, sure in self._like(p)) for p in parts)

    def _like(self, p: fmpz_mpoly) -> list[tuple[fmpz_mpoly, bool]]:
        return self._shown[len(p), p.leading_coefficient()]

    def needed(self, *facts: Node) -> Iterator[tuple[fmpz_mpoly, bool]]:
        """Yield what must be > 0 (True), or ≥ 0 (False), for relations to hold, and no more."""
        for fact in facts:
            p = self.value(fact.args[0]) - self.value(fact.args[1])
            for sign in (p,) if fact.value == "!=" else SIGNS[fact.value]:
                yield sign * p, fact.value in ("!=", "<", ">")

    def infer(self, p: fmpz_mpoly, terms: Terms, over: Sequence[fmpz_mpoly] = ()) -> None:
        """p · Π over = Σ s² · Π facts, and all in ``over`` are ≥ 0: then p ≥ 0 if they are > 0.

        If a term is > 0 then p > 0, and none in ``over`` vanishes.  What is multiplied with a fact
        that says = 0 need not be a fact.
        """
        known = all(self.positive(*f) or any(self.positive(g, -g) for g in f) for _, f in terms)
        strict = any(self.positive(s**2, *facts, strict=True) for s, facts in terms)
        enough = self.positive(*over) and (strict or self.positive(*over, strict=True))
        total = sum(s**2 * prod(facts) for s, facts in terms)
        if not known or not enough or p * prod(over) != total:
            raise Wrong("a sign that does not follow")
        self._note(p, strict=strict)

    def use(self, row: str, **given: Node) -> None:
        """Take a row of the table to hold, with expressions for its variables."""
        shown, *needed = instance(row, given)
        self.need(*needed)
        self._take(shown)

    def equate(self, u: Node, *args: Node) -> None:
        """Equal arguments give equal values."""
        self.need(*(n.relation("=", *pair) for pair in zip(u.args, args, strict=True)))
        self._take(n.relation("=", u, n.rebuild(u, args)))

    def need(self, *facts: Node) -> None:
        """Raise if a relation was not shown."""
        if not all(self.positive(p, strict=strict) for p, strict in self.needed(*facts)):
            raise Beyond("a relation that was not shown")

    def _take(self, *facts: Node) -> None:
        for p, strict in self.needed(*facts):
            self._note(p, strict=strict)

    def _note(self, p: fmpz_mpoly, *, strict: bool) -> None:
        if self.positive(-p, strict=not strict):
            raise Beyond("a case that leaves nothing")
        self._like(p := p.primitive()[1]).append((p, strict))


def instance(row: str, given: dict[str, Node]) -> Sequence[Node]:
    """Return what a row shows, and what it needs: relations, and that all of it has a value."""
    place = {n.variable(name): node for name, node in given.items()}
    for part in n.walk(*ROWS[row]):
        place.setdefault(part, n.rebuild(part, tuple(place[arg] for arg in part.args)))
    if any(k % 1 or k <= 0 for k in (literal(place[m]) for m in WHOLE & place.keys())):
        raise Wrong(f"the row {row} is about whole numbers")
    operations = (node for part, node in place.items() if part.head != n.VARIABLE)
    return [*(place[fact] for fact in ROWS[row]), *(fact for u in operations for fact in domain(u))]


def domain(node: Node) -> Iterable[Node]:
    """Return what holds wherever an operation has a value."""
    k = literal(node.args[1]) if node.value == ("root", (0, 0)) or node.head == n.POWER else 0
    conditions = (
        (node.head == n.DIVIDE, -1, "!="),
        (node.value == ("log", (0,)), 0, ">"),
        (node.value == ("root", (0, 0)) and k % 2 == 0, 0, ">="),
        (node.head == n.POWER and k % 1 == 0 and k < 0, 0, "!="),
        (node.head == n.POWER and k % 1 > 0, 0, ">=" if k > 0 else ">"),
        (node.head == n.POWER and isnan(k) and bool(n.free_variables(node.args[1])), 0, ">"),
    )
    return [n.relation(sign, node.args[i], ZERO) for holds, i, sign in conditions if holds]
