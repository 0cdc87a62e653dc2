"""Networks against named peers, in one run; prints times and ratios and asserts nothing.

Run it with ``python tests/benchmarks/network.py``.  Derivatives by SymPy are taken for a few
weights and multiplied up, because all of them take a quarter of a minute.
"""

from __future__ import annotations

import json
import statistics
from collections.abc import Callable
from fractions import Fraction
from importlib.util import find_spec
from pathlib import Path
from time import process_time as clock

import sympy

from symsgd.algebra.sigmoid import sigmoid_function
from symsgd.algebra.sympy import to_sympy
from symsgd.functions.activations import activation_derivative
from symsgd.functions.derivatives import riccati_polynomial
from symsgd.functions.sigmoid_forms import polynomial
from symsgd.network.network import Network
from symsgd.network.training import train

ORACLES = Path(__file__).parent.parent / "data" / "networks.jsonl"
FEW = 4


def seconds(action: Callable[[], object], rounds: int = 5) -> float:
    """Return the median time of an action, in seconds of the processor."""
    times = []
    for _ in range(rounds):
        start = clock()
        action()
        times.append(clock() - start)
    return statistics.median(times)


def row(what: str, ours: float, **peers: float) -> None:
    """Print one line: our time, and how many times longer each peer takes."""
    ratios = ", ".join(f"{name} {time / ours:,.0f}×" for name, time in peers.items())
    print(f"{what:<44} {1000 * ours:>10.3f} ms   {ratios}")


def cost_in_sympy(network: Network) -> tuple[sympy.Expr, list[sympy.Symbol]]:
    """Return the written-out cost, as one would give it to SymPy."""
    step = network.step()
    sigmoid = sigmoid_function()
    x, y = ([entry for (entry,) in column] for column in network.sample_nodes(None, None))
    a = [to_sympy(entry) for entry in x]
    symbols = []
    for l in range(2, network.depth + 1):
        W = [[to_sympy(e) for e in r] for r in network.weights[l]]
        b = [to_sympy(e) for (e,) in network.biases[l]]
        symbols += [e for r in W for e in r] + b
        a = [
            sigmoid(sum(w * v for w, v in zip(r, a, strict=True)) + c)
            for r, c in zip(W, b, strict=True)
        ]
    assert len(step.quantities) > 0
    return sum((v - to_sympy(t)) ** 2 for v, t in zip(a, y, strict=True)) / 2, symbols


def steps() -> None:
    """The step with its trace, all parameters symbolic."""
    for layers in ([2, 1], [2, 2, 3, 2], [4, 4, 4], [10, 10, 10]):
        network = Network(layers)
        ours = seconds(network.step)
        cost, symbols = cost_in_sympy(network)
        chosen = symbols[:: max(1, len(symbols) // FEW)][:FEW]
        times = {"sympy.diff": seconds(lambda c=cost, s=chosen: [c.diff(v) for v in s], 1)}
        times["sympy.diff"] *= len(symbols) / len(chosen)
        if find_spec("symengine"):
            import symengine

            exact = symengine.sympify(cost.rewrite(sympy.exp))
            names = [symengine.Symbol(str(s)) for s in symbols]
            times["symengine.diff"] = seconds(lambda e=exact, v=names: [e.diff(s) for s in v], 3)
        name = "-".join(map(str, layers))
        row(f"step with trace, {name}", ours, **times)
        trace = network.step()
        row(f"  its LaTeX, {len(trace.latex()):,} characters", seconds(trace.latex))
        row("  backpropagation proved", seconds(network.prove_gradient))


def derivatives() -> None:
    """Derivatives of the sigmoid of high order."""
    s = sympy.Symbol("s")

    def by_poly(order: int) -> sympy.Poly:
        rule, value = sympy.Poly(s - s**2, s), sympy.Poly(s, s)
        for _ in range(order):
            value = value.diff(s) * rule
        return value

    for order, rounds in ((10, 5), (100, 3), (1000, 1)):

        def ours(order: int = order) -> object:
            polynomial.cache_clear()
            riccati_polynomial.cache_clear()
            return activation_derivative("sigmoid", order).coefficients

        ours_time = seconds(ours, 5)
        row(
            f"coefficients of σ^({order})",
            ours_time,
            **{"SymPy Poly": seconds(lambda order=order: by_poly(order), rounds)},
        )


def numbers() -> None:
    """Certified digits of the answer sheet."""
    step = Network([2, 1], weights=[[[5, 6]]], biases=[[4]]).step([1, 2], [3])
    theta = step.certified("theta^1", ["eta"])
    eta = {"eta": Fraction(1, 10)}
    exprs = [e.subs("eta", sympy.Rational(1, 10)) for e in step.theta()]
    many = range(500)
    balls = seconds(lambda: [theta.balls(206, eta) for _ in many], 9) / len(many)
    texts = seconds(lambda: [theta.digits(50, eta) for _ in many], 9) / len(many)
    evalf = seconds(lambda: [e.evalf(50) for e in exprs])
    row("θ¹ of the answer sheet, 50 digits, balls", balls, **{"SymPy evalf": evalf})
    row("  the same as decimal text", texts, **{"SymPy evalf": evalf})


def training() -> None:
    """A thousand exact steps of Higham and Higham's example."""
    lines = (json.loads(line) for line in ORACLES.read_text("utf-8").splitlines())
    found = next(r for r in lines if r["name"].startswith("Higham-Higham 2-2-3-2: mini"))
    network = Network(
        found["layers"], found["activations"], found["cost"], weights=found["W"], biases=found["b"]
    )
    data = [(d["x"], d["y"]) for d in found["data"]]
    run = train(network, data, 1000, "1/20", order="random", seed=1)
    row("1,000 exact steps of 2-2-3-2", seconds(run.theta, 1))
    row("  30 certified digits after them", seconds(lambda: run.digits(30), 3))


if __name__ == "__main__":
    steps()
    derivatives()
    numbers()
    training()
