"""A domain in pieces, replayed: nothing is left out between them, and kinks have both cases."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from symsgd.certify.enclosure import number_of
from symsgd.certify.field import Rejected
from symsgd.certify.fold import OWN
from symsgd.certify.monotony import Place, fits, is_shown
from symsgd.certify.slopes import needs
from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.expression.rows import read_rows
from symsgd.functions.meaning import spelled_out

Json = dict[str, Any]
_FAILS = {">": "<=", ">=": "<", "!=": "="}
_TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}


def check_monotony(given: Json, left: Node, right: Node, relations: tuple[Node, ...]) -> int:
    """Check a proof by monotony, or raise; return how many pieces and points it has."""
    return _Cover(given, left, right, relations).check()


class _Cover:
    def __init__(self, given: Json, left: Node, right: Node, relations: tuple[Node, ...]) -> None:
        if "pieces" not in given or given["claim"]["relation"] not in _TURNED:
            raise Rejected("no proof is given")
        self.given, self.name = given, str(given["variable"])
        greater = given["claim"]["relation"] in (">", ">=")
        self.strict = given["claim"]["relation"] in ("<", ">")
        sides = [spelled_out(side, OWN) for side in (left, right)]
        self.difference = sides[0] - sides[1] if greater else sides[1] - sides[0]
        domains = given["context"]["domains"]
        integers = frozenset(name for name, d in domains.items() if d["integer"])
        self.needs = tuple(needs(self.difference, integers, smooth=False))
        known = [r for r in (*relations, *self.needs) if self.name not in n.free_variables(r)]
        self.place = Place(self.name, domains, tuple(known), integers)
        self._take_bounds(domains.get(self.name), relations)

    def _take_bounds(self, domain: Json | None, relations: tuple[Node, ...]) -> None:
        """Read where the variable may be: its domain, and assumed bounds on it alone."""
        self.low: Fraction | None = None
        self.high: Fraction | None = None
        self.closed: set[Fraction] = set()
        self.holes: set[Fraction] = set()
        if domain is not None:
            if domain["nonzero"]:
                self.holes.add(Fraction(0))
            for end, above in (("low", True), ("high", False)):
                if domain[end] is not None:
                    self._bound(Fraction(domain[end]), above=above, open_=domain[f"{end}_open"])
        for relation in relations:
            line = _line(relation.args[0] - relation.args[1], self.name)
            if line is None or not line[0]:
                continue
            at, sign = -line[1] / line[0], str(relation.value)
            if sign == "!=":
                self.holes.add(at)
            elif sign in _TURNED:
                sign = sign if line[0] > 0 else _TURNED[sign]
                self._bound(at, above=sign[0] == ">", open_="=" not in sign)

    def _bound(self, at: Fraction, *, above: bool, open_: bool) -> None:
        old = self.low if above else self.high
        if old is None or (at > old if above else at < old):
            if above:
                self.low = at
            else:
                self.high = at
            self.closed.discard(old if old is not None else at)
            if not open_:
                self.closed.add(at)
        elif at == old and open_:
            self.closed.discard(at)

    def check(self) -> int:
        """Check that the pieces and the points cover the domain, and each of them."""
        pieces = sorted(self.given["pieces"], key=lambda piece: _order(piece["low"]))
        places = [self.place.part(_end(p["low"]), _end(p["high"])) for p in pieces]
        if not places or places[0].low != self.low or places[-1].high != self.high:
            raise Rejected("the pieces do not cover the domain")
        inner = [place.high for place in places[:-1]]
        if inner != [place.low for place in places[1:]] or None in inner:
            raise Rejected("there is a gap between the pieces")
        for place in places:
            if place.low is not None and place.high is not None and place.low >= place.high:
                raise Rejected("an empty piece")
        wanted = {at for at in (*inner, *self.closed) if at is not None} - self.holes
        for piece, place in zip(pieces, places, strict=True):
            if "missing" in piece:
                self._missing(self.needs, piece["missing"], place)
            else:
                self._shown(self.difference, piece["shown"], place)
        points = {Fraction(point["at"]): point for point in self.given["points"]}
        if not wanted <= points.keys():
            raise Rejected("a point between the pieces is left out")
        for at in wanted:
            self._point(at, points[at])
        return len(pieces) + len(wanted)

    def _point(self, at: Fraction, point: Json) -> None:
        place = self.place.point()
        if "missing" in point:
            there = tuple(self.place.at(at, need) for need in self.needs)
            self._missing(there, point["missing"], place)
        else:
            sign = place.sign(self.place.at(at, self.difference), point["value"])
            if not fits(sign, ">" if self.strict else ">="):
                raise Rejected(f"the sign at {self.name} = {at} is not known, or another one")

    def _missing(self, conditions: tuple[Node, ...], leaf: Json, place: Place) -> None:
        """Check that something has no value: one of its conditions fails."""
        for need in conditions:
            try:
                sign = place.sign(need.args[0], leaf)
            except Rejected:
                continue
            wanted = _FAILS[str(need.value)]
            if sign == (0, True) if wanted == "=" else fits(sign, wanted):
                return
        raise Rejected("that there is no value is not shown")

    def _shown(self, node: Node, given: Json, place: Place) -> None:
        if "kink" not in given:
            if not is_shown(node, 1, given, place) and self.strict:
                raise Rejected("equality is not excluded")
            return
        kink = read_rows(given["kink"])
        on, above, below = _cases(kink)
        found = {read_rows(part["option"]): part["shown"] for part in given["options"]}
        if "sign" in given:
            sign = place.sign(on, given["sign"])
            wanted = {above} if fits(sign, ">=") else {below} if fits(sign, "<=") else set()
        else:
            wanted = {above, below}
        if not wanted or set(found) != wanted:
            raise Rejected(f"the cases of {kink} are not those that there are")
        for option, shown in found.items():
            self._shown(n.substitute(node, {kink: option}), shown, place)


def _cases(kink: Node) -> tuple[Node, Node, Node]:
    """Return on what a kink depends, and what it is where that is ≥ 0, and where it is ≤ 0."""
    name = kink.value[0] if kink.head == n.APPLY else ""
    if name == "abs":
        return kink.args[0], kink.args[0], -kink.args[0]
    if name not in ("max", "min"):
        raise Rejected("a case on something without a kink")
    a, b = kink.args
    return (a - b, a, b) if name == "max" else (a - b, b, a)


def _line(node: Node, name: str) -> tuple[Fraction, Fraction] | None:
    """Return slope and offset of a line in one variable with numbers, or None."""
    if node is n.variable(name):
        return Fraction(1), Fraction(0)
    value = number_of(node)
    if value is not None:
        return Fraction(0), value
    if node.head == n.NEGATE:
        return _scaled(_line(node.args[0], name), Fraction(-1))
    if node.head == n.ADD:
        parts = [_line(arg, name) for arg in node.args]
        known = [part for part in parts if part is not None]
        if len(known) < len(parts):
            return None
        return sum((p[0] for p in known), Fraction(0)), sum((p[1] for p in known), Fraction(0))
    if node.head == n.MULTIPLY and len(node.args) == 2:
        for factor, rest in (node.args, node.args[::-1]):
            scale = number_of(factor)
            if scale is not None:
                return _scaled(_line(rest, name), scale)
    return None


def _scaled(
    line: tuple[Fraction, Fraction] | None, scale: Fraction
) -> tuple[Fraction, Fraction] | None:
    return None if line is None else (line[0] * scale, line[1] * scale)


def _end(given: str | None) -> Fraction | None:
    return None if given is None else Fraction(given)


def _order(low: str | None) -> tuple[bool, Fraction]:
    return low is not None, Fraction(low or 0)
