"""Laws of verdicts: what must not change when a claim is written in another way."""

from __future__ import annotations

import json
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from symsgd.expression import node as n
from symsgd.expression.domain import Context
from symsgd.expression.node import Node, number, variable
from symsgd.prove.decide import decide
from symsgd.prove.verdict import Outcome
from tests.program import python
from tests.prove.random_claims import Claims

LAWS = settings(deadline=None, derandomize=True, max_examples=60, database=None)
seeds = st.integers(0, 10**6)


def claim(seed: int) -> tuple[Node, Node, Context]:
    claims = Claims(seed)
    return *claims.pair(2), claims.context()


def renamed(node: Node, names: dict[str, str]) -> Node:
    return n.substitute(node, {variable(old): variable(new) for old, new in names.items()})


def reversed_operands(root: Node) -> Node:
    done: dict[Node, Node] = {}
    for node in n.walk(root):
        args = tuple(done[child] for child in node.args)
        done[node] = n.make(
            node.head, node.value, args[::-1] if node.head in (n.ADD, n.MULTIPLY) else args
        )
    return done[root]


def agree(one: Outcome, other: Outcome) -> bool:
    return one is other or Outcome.UNDECIDED in (one, other)


@LAWS
@given(seeds)
def test_renaming_changes_nothing(seed):
    left, right, context = claim(seed)
    names = {"x": "p", "y": "q", "n": "k"}  # the same alphabetic order
    domains = {names[name]: domain for name, domain in context.domains}
    relations = [renamed(r, names) for r in context.relations]
    other = decide(renamed(left, names), renamed(right, names), Context.of(domains, relations))
    assert decide(left, right, context).outcome is other.outcome


@LAWS
@given(seeds)
def test_equal_terms_on_both_sides(seed):
    left, right, context = claim(seed)
    z = variable("z")
    verdict = decide(left, right, context)
    more = decide(left + z, z + right, context)
    assert agree(verdict.outcome, more.outcome)
    assert more.proved or not verdict.proved


@LAWS
@given(seeds, st.sampled_from([Fraction(-1), Fraction(2), Fraction(-3, 7), Fraction(1000)]))
def test_scaling_by_a_number(seed, factor):
    left, right, context = claim(seed)
    verdict = decide(left, right, context)
    scaled = decide(number(factor) * left, right * number(factor), context)
    assert agree(verdict.outcome, scaled.outcome)
    assert scaled.proved or not verdict.proved


@LAWS
@given(seeds)
def test_order_of_operands(seed):
    left, right, context = claim(seed)
    other = decide(reversed_operands(left), reversed_operands(right), context)
    assert agree(decide(left, right, context).outcome, other.outcome)


@LAWS
@given(seeds)
def test_swap_of_sides_except_where_domains_differ(seed):
    left, right, context = claim(seed)
    one, other = decide(left, right, context), decide(right, left, context)
    lost = [
        v for v in (one, other)
        if v.counterexample is not None and None in (v.counterexample.left, v.counterexample.right)
    ]  # fmt: skip
    assert agree(one.outcome, other.outcome) or lost


@LAWS
@given(seeds)
def test_a_side_equals_itself(seed):
    left, _, context = claim(seed)
    assert not decide(left, left, context).refuted


@LAWS
@given(seeds)
def test_a_side_differs_from_itself_plus_one(seed):
    left, _, context = claim(seed)
    assert not decide(left, left + 1, context).proved


def test_verdicts_do_not_depend_on_the_hash_seed():
    script = (
        "import json\n"
        "from symsgd.prove.decide import decide\n"
        "from tests.prove.random_claims import Claims\n"
        "claims, found = Claims(7), []\n"
        "for _ in range(60):\n"
        "    context = claims.context()\n"
        "    verdict = decide(*claims.pair(2), context).to_json()\n"
        "    del verdict['seconds']\n"
        "    found.append(verdict)\n"
        "print(json.dumps(found))\n"
    )
    outputs = [python("-c", script, PYTHONHASHSEED=seed).stdout for seed in ("0", "1", "12345")]
    assert len(json.loads(outputs[0])) == 60
    assert outputs[0] == outputs[1] == outputs[2]
