"""The kernel against SymPy on the same claims, in one run; prints ratios and asserts nothing.

Run it with ``python -m tests.benchmarks.bench_kernel``.  SymPy gets σ written out, the declared
domains as assumptions, and so many seconds for a claim as ``LIMIT`` says.
"""

from __future__ import annotations

import multiprocessing
import statistics
from collections.abc import Callable, Iterator
from time import perf_counter
from typing import Any

import sympy

from symsgd.algebra.sympy import to_sympy
from symsgd.expression import node as n
from symsgd.expression.node import Node, apply, variable
from symsgd.functions.activations import softmax
from symsgd.functions.derivatives import differentiate, riccati_polynomial
from symsgd.prove.decide import decide
from symsgd.prove.many import decide_many
from tests.prove.cases import context, node, right_outcome, rows

LIMIT = 20.0
ROUNDS = 7
GROUPS = ("activation", "softmax", "hyperbolic", "trigonometry")
KINDS = ("real", "positive", "nonnegative", "nonzero")


def suite() -> list[dict[str, Any]]:
    """Return 45 true and 6 false claims of the table that SymPy can be asked too."""
    found = [
        row
        for row in rows("kernel_cases.jsonl")
        if row["id"].startswith(GROUPS) and row["relation"] == "=" and not row["limit"]
        and all(isinstance(d, str) and d in KINDS for d in row["variables"].values())
    ]  # fmt: skip
    true, false = ([row for row in found if row["true"] is truth] for truth in (True, False))
    return true[:45] + false[:6]


def plain(root: Node) -> Node:
    """Return an expression with σ written out."""
    done: dict[Node, Node] = {}
    for part in n.walk(root):
        new = n.rebuild(part, tuple(done[child] for child in part.args))
        if new.head == n.APPLY and new.value == ("sigmoid", (0,)):
            new = 1 / (1 + apply("exp", -new.args[0]))
        done[part] = new
    return done[root]


def limited(action: Callable[[], object]) -> tuple[object, float]:
    """Return the answer and its time, from a process that is ended when its time is over."""

    def work() -> None:
        start = perf_counter()
        answer = action()
        theirs.send((None if answer is None else bool(answer), perf_counter() - start))

    forking = multiprocessing.get_context("fork")
    ours, theirs = forking.Pipe()
    process = forking.Process(target=work, daemon=True)
    process.start()
    result: tuple[object, float] = ours.recv() if ours.poll(LIMIT) else ("time", LIMIT)
    process.kill()
    process.join()
    return result


def peers(left: Node, right: Node, domains: dict[str, str]) -> Iterator[tuple[object, float]]:
    """Yield what SymPy's two zero tests say about a claim, and how long they take."""
    symbols = {
        name: sympy.Symbol(name, **{kind: True, "real": True}) for name, kind in domains.items()
    }
    difference = to_sympy(plain(left), symbols) - to_sympy(plain(right), symbols)
    difference = difference.doit()
    yield limited(lambda: sympy.simplify(difference) == 0)
    yield limited(lambda: difference.equals(0))


def claims() -> None:
    """Print the suite: ours against ``simplify(a - b) == 0`` and ``equals``."""
    times: dict[str, list[float]] = {"symsgd": [], "simplify": [], "equals": []}
    right = dict.fromkeys(times, 0)
    for row in suite():
        left, other = (node(row[side], row["variables"]) for side in ("left", "right"))
        verdicts = [decide(left, other, context(row["variables"])) for _ in range(ROUNDS)]
        times["symsgd"].append(statistics.median(v.seconds for v in verdicts))
        right["symsgd"] += verdicts[0].outcome is right_outcome(row)
        for name, (answer, took) in zip(
            ("simplify", "equals"), peers(left, other, row["variables"]), strict=True
        ):
            times[name].append(took)
            right[name] += answer is row["true"]
    total = sum(times["symsgd"])
    print(f"{len(times['symsgd'])} claims; SymPy with {LIMIT:g} s for a claim")
    for name, each in times.items():
        print(
            f"  {name:9} {sum(each) * 1000:9.1f} ms  ({sum(each) / total:7.1f} x)   median "
            f"{statistics.median(each) * 1000:8.3f} ms   right {right[name]}"
        )


def jacobian(classes: int = 20) -> None:
    """Print the time for all entries of the Jacobian of softmax."""
    z = n.variables(" ".join(f"z{i}" for i in range(classes)))
    start = perf_counter()
    a = softmax(z)
    pairs = [
        (differentiate(a[i], f"z{j}"), a[i] * ((1 if i == j else 0) - a[j]))
        for i in range(classes)
        for j in range(classes)
    ]
    made = perf_counter()
    outcomes = {str(verdict.outcome) for verdict in decide_many(pairs)}
    end = perf_counter()
    print(f"softmax, {classes} classes, {len(pairs)} entries: {sorted(outcomes)}")
    print(f"  written {1000 * (made - start):.1f} ms, decided {1000 * (end - made):.1f} ms")


def high_derivative(order: int = 30) -> None:
    """Print the time for σ of a high order against its polynomial in σ."""
    x = variable("x")
    value = apply("sigmoid", x)
    terms = [c * value**k for k, c in enumerate(riccati_polynomial("sigmoid", order)) if c]
    left = n.derivative(value, "x", order)
    verdict = decide(left, n.add(*terms))
    print(f"σ of order {order}: {verdict.outcome} in {1000 * verdict.seconds:.2f} ms")


if __name__ == "__main__":
    claims()
    jacobian()
    high_derivative()
