"""The figures of a study, drawn with matplotlib."""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from symsgd.algebra.algebra import evaluate
from symsgd.algebra.floats import Floats, float_value
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.functions.activations import activation_derivative
from symsgd.network.critical import Kind
from symsgd.network.descent import Descent, descend
from symsgd.network.landscape import rational_point
from symsgd.network.optimizers import optimizer
from symsgd.network.study import Study

# Okabe and Ito, without the yellow that is lost on white
COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00", "#000000")
DASHES = ("-", "--", "-.", ":", (0, (5, 1, 1, 1, 1, 1)), (0, (1, 1)), (0, (8, 2)))
MARKS = {
    Kind.GLOBAL_MINIMUM: ("*", "#009E73", 220),
    Kind.MINIMUM: ("*", "#56B4E9", 220),
    Kind.STRICT_SADDLE: ("X", "#D55E00", 130),
    Kind.DEGENERATE_SADDLE: ("D", "#CC79A7", 100),
    Kind.DEGENERATE: ("s", "#000000", 90),
}
RULES: dict[str, dict[str, str]] = {
    "sgd": {},
    "momentum": {"mu": "9/10"},
    "nesterov": {"mu": "9/10"},
    "normalized": {},
    "adagrad": {"epsilon": "1e-10"},
    "rmsprop": {"alpha": "99/100", "epsilon": "1e-8"},
    "adam": {"beta_1": "9/10", "beta_2": "999/1000", "epsilon": "1e-8"},
}
GRID = 61
LEVELS = 16
PRIMES = ("", "′", "″", "‴")
X = n.variable("x")


def _canvas(width: float = 7.0, height: float = 4.4) -> tuple[Any, Any]:
    try:
        from matplotlib import rcParams
        from matplotlib.figure import Figure
    except ImportError:
        raise SymsgdError(
            "no-matplotlib",
            "pictures need matplotlib, which is not installed",
            advice="install it with: pip install 'symsgd[plot]'",
        ) from None
    rcParams["svg.hashsalt"] = "symsgd"  # else every SVG has names of its own inside
    figure = Figure(figsize=(width, height), layout="constrained")
    return figure, figure.add_subplot()


def _line(k: int) -> dict[str, Any]:
    return {"color": COLOURS[k % len(COLOURS)], "linestyle": DASHES[k % len(DASHES)], "lw": 2}


def activation_figure(name: str = "sigmoid", orders: int = 3) -> Any:  # noqa: ANN401
    """Return the figure of an activation and its derivatives."""
    figure, axes = _canvas()
    places = [k / 20 for k in range(-160, 161)]
    symbol = "σ" if name == "sigmoid" else name
    for order in range(orders + 1):
        node = activation_derivative(name, order, argument=X).node
        values = [float_value(node, {"x": x}) for x in places]
        axes.plot(places, values, label=f"{symbol}{PRIMES[order]}(x)", **_line(order))
    axes.axhline(0, color="0.6", lw=0.8)
    axes.set(xlabel="x", ylabel="value", title=f"{symbol} and its derivatives")
    axes.legend(frameon=False)
    axes.grid(alpha=0.25)
    return figure


def saturation_figure(name: str = "sigmoid") -> Any:  # noqa: ANN401
    """Return the figure of how the slope dies away, and where rounded arithmetic loses it."""
    figure, axes = _canvas()
    algebra = Floats()
    places = [k / 10 for k in range(451)]
    stable = [algebra.slopes[name](z) for z in places]
    value = n.apply(name, X)
    naive_of = value * (1 - value) if name == "sigmoid" else 1 - value**2
    naive = [evaluate(naive_of, Floats({"x": z})) for z in places]
    symbol = "σ" if name == "sigmoid" else name
    rule = f"{symbol}(1 − {symbol})" if name == "sigmoid" else "1 − tanh²"
    axes.plot(places, stable, label=f"{symbol}′(z)", **_line(0))
    kept = [(z, v) for z, v in zip(places, naive, strict=True) if v > 0]
    axes.plot(*zip(*kept, strict=True), label=f"{rule} in float64", **_line(1))
    end = kept[-1][0]
    axes.axvline(end, color="0.4", lw=1, ls=":")
    axes.annotate(
        f"beyond z ≈ {end:.1f} float64 says 0", (end, 1e-3), xytext=(-6, 0), ha="right",
        textcoords="offset points",
    )  # fmt: skip
    axes.set_yscale("log")
    axes.set(xlabel="z", ylabel="slope (log scale)", title=f"Saturation of {symbol}′")
    axes.legend(frameon=False, loc="lower left")
    axes.grid(alpha=0.25)
    return figure


def runs(study: Study, steps: int, names: Sequence[str] | None = None) -> dict[str, Descent]:
    """Return a training run of each optimiser on a study's network, full batch.

    >>> from symsgd.network.network import Network
    >>> from symsgd.network.study import study
    >>> network = Network([1, 1], "identity", weights=[[[0]]], biases=[[0]])
    >>> list(runs(study(network, [([1], [1])]), 2, ["sgd", "adam"]))
    ['sgd', 'adam']
    """
    eta = study.eta if study.eta != "eta" else Fraction(1, 10)
    data, network = study.landscape.data, study.landscape.network
    chosen = RULES if names is None else {name: RULES[name] for name in names}
    return {
        name: descend(
            network, data, steps, optimizer(name, **given), eta, trained=study.landscape.trained
        )
        for name, given in chosen.items()
    }


def _places(study: Study, run: Descent) -> list[list[float]]:
    """Return the trained parameters after every step, as far as the run has numbers."""
    from symsgd.network.tangents import parameters

    trained = [p.letter in study.landscape.trained for p in parameters(run.network)]
    rows = []
    for row in run.path(Floats()):
        here = [float(v) for v, moves in zip(row, trained, strict=True) if moves]
        if not all(map(math.isfinite, here)):
            break
        rows.append(here)
    return rows


def cost_figure(study: Study, paths: dict[str, Descent]) -> Any:  # noqa: ANN401
    """Return the figure of the cost along the training with each optimiser."""
    figure, axes = _canvas()
    for k, (name, run) in enumerate(paths.items()):
        costs = [float(study.landscape.cost(Floats(), row)) for row in _places(study, run)]
        axes.plot(range(len(costs)), costs, label=name, **_line(k))
    lowest = study.infimum
    if lowest.value is not None:
        how = "attained" if lowest.attained else "not attained"
        axes.axhline(float(lowest.value), color="0.4", lw=1, ls=":", label=f"infimum, {how}")
    axes.set(xlabel="step", ylabel="cost", title="Cost along the training")
    figure.legend(frameon=False, fontsize=9, loc="outside right upper")
    axes.grid(alpha=0.25)
    return figure


def plane_figure(
    study: Study, paths: dict[str, Descent], pair: tuple[int, int] | None = None
) -> Any:  # noqa: ANN401
    """Return the figure of the cost in the plane of two parameters, with paths and stops.

    ``pair`` are their places among the trained parameters (the last two unless said); the
    others stay as they are at the start.
    """
    figure, axes = _canvas(7.6, 6.0)
    names, size = study.landscape.names, study.landscape.size
    i, j = pair if pair is not None else (size - 2, size - 1)
    routes = {name: _places(study, run) for name, run in paths.items()}
    stops = [p for p in study.critical.points if p.point]
    everywhere = [row for route in routes.values() for row in route] + [p.point for p in stops]
    low, high = zip(*(_range([row[k] for row in everywhere]) for k in (i, j)), strict=True)
    _contours(figure, axes, study, (i, j), low, high)
    for k, (name, route) in enumerate(routes.items()):
        axes.plot([r[i] for r in route], [r[j] for r in route], label=name, **_line(k))
        axes.plot(route[-1][i], route[-1][j], "o", color=COLOURS[k % len(COLOURS)], ms=5)
    start = next(iter(routes.values()))[0]
    axes.plot(start[i], start[j], "o", mfc="white", mec="black", ms=8, label="start", ls="none")
    for stop in stops:
        mark, colour, area = MARKS[stop.kind]
        axes.scatter(
            stop.point[i], stop.point[j], marker=mark, c=colour, s=area, edgecolors="black",
            zorder=5, label=str(stop.kind),
        )  # fmt: skip
    rest = "" if size == 2 else "\n(the other parameters as at the start)"
    axes.set(xlabel=names[i], ylabel=names[j], title=f"Cost over two parameters{rest}")
    figure.legend(frameon=False, fontsize=9, loc="outside right upper")
    return figure


def _range(values: Sequence[float]) -> tuple[float, float]:
    low, high = min(values), max(values)
    margin = 0.25 * (high - low) or 1.0
    return low - margin, high + margin


def _contours(
    figure: Any,  # noqa: ANN401
    axes: Any,  # noqa: ANN401
    study: Study,
    pair: tuple[int, int],
    low: Sequence[float],
    high: Sequence[float],
) -> None:
    theta = [float(value) for value in rational_point(study.landscape.start) or ()]
    steps = range(GRID)
    xs, ys = ([a + (b - a) * k / (GRID - 1) for k in steps] for a, b in zip(low, high, strict=True))
    rows = []
    for y in ys:
        row = []
        for x in xs:
            theta[pair[0]], theta[pair[1]] = x, y
            row.append(float(study.landscape.cost(Floats(), theta)))
        rows.append(row)
    bottom, top = min(map(min, rows)), max(map(max, rows))
    # levels that lie closer together near the bottom, where the paths are
    levels = [bottom + ((top - bottom) or 1.0) * (k / LEVELS) ** 2 for k in range(LEVELS + 1)]
    greys = [str(0.6 + 0.38 * k / LEVELS) for k in range(LEVELS)]
    drawn = axes.contourf(xs, ys, rows, levels=levels, colors=greys)
    axes.contour(xs, ys, rows, levels=levels, colors="white", linewidths=0.5)
    figure.colorbar(drawn, ax=axes, label="cost", pad=0.02, format="%.2g", location="bottom")
