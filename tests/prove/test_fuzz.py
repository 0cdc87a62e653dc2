"""The prover alone and the refuter alone must never both succeed.

Set SYMSGD_FUZZ_SECONDS for a long run; SYMSGD_FUZZ_SEED chooses where it starts.
"""

from __future__ import annotations

import os
from time import monotonic

import pytest

from symsgd.expression.node import Node
from tests.prove.duel import duel
from tests.prove.families import Families
from tests.prove.random_claims import Claims

PAIRS = 250
SECONDS = 3.5


@pytest.mark.parametrize(("seed", "depth"), [(s, d) for s in range(4) for d in (1, 2, 3)])
def test_prover_and_refuter_never_both_succeed(seed, depth):
    claims, start = Claims(1000 * seed + depth), monotonic()
    for _ in range(PAIRS):
        fight(claims, *claims.pair(depth))
        if monotonic() - start > SECONDS:
            break


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("family", ["branches", "radicals"])
def test_claims_on_which_systems_go_wrong(family, seed):
    claims, start = Families(seed), monotonic()
    for _ in range(PAIRS):
        fight(claims, *getattr(claims, family)())
        if monotonic() - start > SECONDS:
            break


@pytest.mark.skipif("SYMSGD_FUZZ_SECONDS" not in os.environ, reason="the long mode of the fuzz")
def test_for_a_long_time():
    end = monotonic() + float(os.environ["SYMSGD_FUZZ_SECONDS"])
    seed = int(os.environ.get("SYMSGD_FUZZ_SEED", "1"))
    while monotonic() < end:
        claims = Claims(seed)
        for _ in range(200):
            fight(claims, *claims.pair(1 + seed % 4))
        families = Families(seed)
        for _ in range(100):
            fight(families, *families.branches())
            fight(families, *families.radicals())
        seed += 1


def fight(claims: Claims | Families, left: Node, right: Node) -> None:
    context = claims.context()
    result = duel(left, right, context)
    domains = ", ".join(f"{name} {domain}" for name, domain in context.domains)
    assumed = ", ".join(map(str, context.relations)) or "nothing"
    assert result.sound, f"{left} = {right} for {domains}, assuming {assumed}: {result}"
