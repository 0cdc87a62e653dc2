"""Certificates with random damage: the everyday checker rejects them, or the claim is still true.

What is accepted though it claims something else is decided again by the prover, of which the
checker knows nothing, and is looked at in many points.
"""

import copy
import json
import random
from fractions import Fraction
from itertools import product

import pytest

from symsgd.certify.everyday import Standing, check
from symsgd.certify.everyday.case import Case, Wrong
from symsgd.certify.everyday.point import enclose
from symsgd.certify.everyday.tables import BALLS
from symsgd.expression import node as n
from symsgd.expression.domain import Context, Domain
from symsgd.expression.rows import read_rows
from symsgd.functions.meaning import spelled_out
from symsgd.prove.decide import decide
from tests.certify.test_replay import CLAIMS, data_of, rows

PUBLISHED = list(rows("open_equalities.jsonl"))[::12]
NEAR = [Fraction(k, 3) for k in (-5, -2, -1, 0, 1, 2, 3, 7)]


def accepted():
    claims = [
        *CLAIMS.values(),
        *((left, right, context, "=") for left, right, context in PUBLISHED),
    ]
    for claim in claims:
        verdict = decide(*claim)
        if verdict.certificate is not None and check(data_of(verdict))[0] is Standing.ACCEPTED:
            yield data_of(verdict)


ACCEPTED = list(accepted())


def places(tree, path=()):
    """Yield the way to every part of a certificate."""
    yield path
    if isinstance(tree, (dict, list)):
        for key, value in tree.items() if isinstance(tree, dict) else enumerate(tree):
            if key != "remark":
                yield from places(value, (*path, key))


def at(tree, path):
    for key in path:
        tree = tree[key]
    return tree


def mutated(data, dice):
    """Return a certificate in which one part is gone, moved, doubled or another one."""
    copied = copy.deepcopy(data)
    ways = [*places(copied)][1:]
    path = dice.choice(ways)
    place, key = at(copied, path[:-1]), path[-1]
    value = place[key]
    if isinstance(value, bool):
        place[key] = not value
    elif isinstance(value, int):
        place[key] = dice.choice([value + 1, value - 1, -value, 2 * value, 0])
    elif isinstance(value, str) and value.lstrip("-").replace("/", "").isdigit():
        place[key] = str(dice.choice([2, -1, 1, 7]) * Fraction(value) + dice.choice([0, 0, 1, -1]))
    elif isinstance(value, (str, type(None))):
        texts = [part for part in (at(copied, way) for way in ways) if isinstance(part, str)]
        place[key] = dice.choice([*texts, "<", ">=", "=", "!=", None])
    elif isinstance(value, list) and value and dice.random() < 0.5:
        i, j = dice.randrange(len(value)), dice.randrange(len(value))
        change = dice.choice(["drop", "double", "swap"])
        if change == "drop":
            del value[i]
        elif change == "double":
            value.insert(j, copy.deepcopy(value[i]))
        else:
            value[i], value[j] = value[j], value[i]
    else:  # a part of another kind, from elsewhere
        place[key] = copy.deepcopy(at(copied, dice.choice(ways)))
    return copied


def is_true(data):
    """Say whether what an accepted certificate claims is true: by the prover, or at many points."""
    claim, context = data["claim"], data["context"]
    left, right, *relations = map(read_rows, (claim["left"], claim["right"], *context["relations"]))
    claimed = n.relation(claim["relation"], left, right)
    names = n.free_variables(claimed, *relations)
    domains = {
        name: _domain(context["domains"][name]) for name in names if name in context["domains"]
    }
    verdict = decide(left, right, Context.of(domains, relations), claim["relation"])
    refuted = data["kind"] == "refutation"
    if not verdict.undecided:
        return verdict.refuted == refuted
    if refuted:
        return False
    for values in product(NEAR, repeat=len(names)):
        point = dict(zip(names, values, strict=True))
        if all(point[name] in domains[name] for name in names if name in domains):
            facts = [spelled_out(fact, BALLS.keys()) for fact in (*relations, claimed)]
            *given, shown = (enclose(fact, point) for fact in facts)
            if all(given) and shown is False:
                return False
    return True


def _domain(given):
    low, high = (None if given[end] is None else Fraction(given[end]) for end in ("low", "high"))
    flags = ("low_open", "high_open", "integer", "nonzero", "declared")
    return Domain(low, high, **{flag: given[flag] for flag in flags})


def meant(data):
    """Return what a certificate says is true, and of what."""
    return json.dumps([data["kind"], data["claim"], data["context"]], sort_keys=True)


@pytest.mark.parametrize("seed", range(8))
def test_a_mutated_certificate_is_rejected_or_still_true(seed):
    dice, wrong, standings = random.Random(seed), [], []  # noqa: S311
    for data in ACCEPTED:
        for _ in range(6):
            worse = mutated(data, dice)
            standing, _why = check(worse)
            standings.append(standing)
            if standing is Standing.ACCEPTED and meant(worse) != meant(data) and not is_true(worse):
                wrong.append(worse)
    assert not wrong
    assert standings.count(Standing.ACCEPTED) < len(standings) / 2  # damage is found


def test_the_judge_of_this_test_knows_what_is_false():
    data = data_of(decide(*CLAIMS["roots"]))
    assert is_true(data)
    data["claim"]["right"] = data["claim"]["left"][:1]
    assert not is_true(data)
    data = data_of(decide(*CLAIMS["different values"]))
    assert is_true(data)
    data["claim"]["right"] = data["claim"]["left"]
    assert not is_true(data)


def test_no_identity_holds_with_another_coefficient(monkeypatch):
    """What the search told a case is told once more with one part changed."""
    told, infer = [], Case.infer

    def noted(case, p, terms, over=()):
        infer(case, p, terms, over)
        told.append((case, p, list(terms), list(over)))

    monkeypatch.setattr(Case, "infer", noted)
    for data in ACCEPTED[::4]:
        check(data)
    assert len(told) > 300
    for case, p, terms, over in told:
        one = case.ring.constant(1)
        worse = [(p + 1, terms, over), (p, [*terms, (one, [one])], over)]
        worse += [(p, terms, [*over, one + 1])] * (not p.is_zero())
        worse += [(-p, terms, over), (2 * p, terms, over)] * (not p.is_zero())
        for changed in worse:
            with pytest.raises(Wrong):
                infer(case, *changed)
