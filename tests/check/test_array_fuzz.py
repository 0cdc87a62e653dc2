"""Random claims about matrices and vectors: what is proved holds of numbers, what holds stays."""

import random
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import pytest

from symsgd.check.check import check_text
from symsgd.check.report import Status
from symsgd.prove.decide import decide

SIZE = 3
HEADS = {
    "any": r"Let $A, B$ be matrices and $x, y$ vectors. Then ",
    "symmetric": r"Let $A$ be a symmetric matrix, $B$ a matrix and $x, y$ vectors. Then ",
    "orthogonal": r"Let $A$ be an orthogonal matrix, $B$ a matrix and $x, y$ vectors. Then ",
    "unit": r"Let $A, B$ be matrices, $y$ a vector and $x$ a unit vector. Then ",
}


@dataclass
class Arrays:
    """Numbers for the letters of a claim."""

    rng: random.Random
    kind: str

    def __post_init__(self):
        self.of = {name: self.matrix() for name in "AB"} | {name: self.vector() for name in "xy"}
        if self.kind == "symmetric":
            self.of["A"] = plus(self.of["A"], turned(self.of["A"]), 1)
        if self.kind == "orthogonal":  # a rotation times a permutation
            rotation = [[3, -4, 0], [4, 3, 0], [0, 0, 5]]
            order = self.rng.sample(range(SIZE), SIZE)
            self.of["A"] = [[Fraction(rotation[i][k], 5) for k in order] for i in range(SIZE)]
        if self.kind == "unit":
            self.of["x"] = [[Fraction(k, 7)] for k in self.rng.sample([2, 3, -6], SIZE)]

    def matrix(self):
        return [[Fraction(self.rng.randint(-4, 4)) for _ in range(SIZE)] for _ in range(SIZE)]

    def vector(self):
        return [[Fraction(self.rng.randint(-4, 4))] for _ in range(SIZE)]


def times(a, b):
    columns = turned(b)
    return [[sum(x * y for x, y in zip(row, c, strict=True)) for c in columns] for row in a]


def turned(a):
    return [list(column) for column in zip(*a, strict=True)]


def plus(a, b, sign):
    return [[x + sign * y for x, y in zip(p, q, strict=True)] for p, q in zip(a, b, strict=True)]


def entrywise(a, b):
    return [[x * y for x, y in zip(p, q, strict=True)] for p, q in zip(a, b, strict=True)]


@dataclass
class Formula:
    """A formula as it is written, and its value; ``loose`` ones need a bracket."""

    text: str
    value: Any
    loose: bool = False

    @property
    def tight(self):
        return f"({self.text})" if self.loose else self.text


def matrix(rng, depth):
    way = rng.choice(
        ["letter", "turned", "times", "plus", "outer", "entrywise", "square"][: 7 if depth else 2]
    )
    if way == "letter":
        name = rng.choice("AB")
        return Formula(name, lambda of: of[name])
    if way == "turned":
        name = rng.choice("AB")
        return Formula(rf"{name}^\top", lambda of: turned(of[name]))
    if way == "outer":
        one, other = vector(rng, 0), vector(rng, 0)
        return Formula(rf"{one.tight} {other.tight}^\top",
                       lambda of: times(one.value(of), turned(other.value(of))))  # fmt: skip
    one = matrix(rng, depth - 1)
    if way == "square":
        return Formula(f"({one.text})^2", lambda of: times(one.value(of), one.value(of)))
    return pair(rng, way, one, matrix(rng, depth - 1))


def vector(rng, depth):
    way = rng.choice(["letter", "times", "plus", "entrywise"][: 4 if depth else 1])
    if way == "letter":
        name = rng.choice("xy")
        return Formula(name, lambda of: of[name])
    one = matrix(rng, depth - 1) if way == "times" else vector(rng, depth - 1)
    return pair(rng, way, one, vector(rng, depth - 1))


def pair(rng, way, one, other):
    if way == "times":
        return Formula(
            f"{one.tight} {other.tight}", lambda of: times(one.value(of), other.value(of))
        )
    if way == "entrywise":
        text = rf"({one.text}) \odot ({other.text})"
        return Formula(text, lambda of: entrywise(one.value(of), other.value(of)), loose=True)
    sign = rng.choice([1, -1])
    return Formula(f"{one.text} {'+' if sign > 0 else '-'} {other.tight}",
                   lambda of: plus(one.value(of), other.value(of), sign), loose=True)  # fmt: skip


def number(rng, depth):
    way = rng.choice(["dot", "norm", "trace", "plus", "times"][: 5 if depth else 2])
    if way == "trace":
        one = matrix(rng, depth - 1)
        return Formula(rf"\operatorname{{tr}}({one.text})",
                       lambda of: sum(one.value(of)[k][k] for k in range(SIZE)))  # fmt: skip
    if way in ("dot", "norm"):
        one, other = vector(rng, max(depth - 1, 0)), vector(rng, max(depth - 1, 0))
        if way == "norm":
            return Formula(rf"\|{one.text}\|^2", lambda of: sum(v * v for (v,) in one.value(of)))
        return Formula(rf"({one.text})^\top ({other.text})",
                       lambda of: times(turned(one.value(of)), other.value(of))[0][0])  # fmt: skip
    one, other = number(rng, depth - 1), number(rng, depth - 1)
    if way == "times":
        return Formula(f"({one.text}) ({other.text})", lambda of: one.value(of) * other.value(of))
    return Formula(f"{one.text} + ({other.text})", lambda of: one.value(of) + other.value(of),
                   loose=True)  # fmt: skip


def claims(seed, kind, count):
    """Yield claims with whether they hold of some numbers; many of them do."""
    rng = random.Random(seed)  # noqa: S311 - no secrets
    for _ in range(count):
        make = rng.choice([matrix, vector, number])
        arrays = [Arrays(rng, kind).of for _ in range(2)]
        left, depth = make(rng, 2), rng.choice([1, 2])
        values = [left.value(of) for of in arrays]
        for _ in range(rng.choice([1, 150])):
            right = make(rng, depth)
            holds = [right.value(of) for of in arrays] == values
            if holds and right.text != left.text:
                break
        yield f"{HEADS[kind]}${left.text} = {right.text}$.", holds


@pytest.mark.parametrize("kind", HEADS)
def test_random_claims(kind):
    proved = 0
    for text, holds in claims(2, kind, 80):
        found = {claim.status for claim in check_text(text, by=decide).claims}
        assert Status.PROVED not in found or holds, text
        assert Status.REFUTED not in found or not holds, text
        proved += Status.PROVED in found
    assert proved >= 5
