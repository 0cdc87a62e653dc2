"""The optimisers, one row each: what is stored, what is updated, and by which formula.

A row is data: its formulas are expressions in θ, the gradient g, the rate η, the number
t = 1, 2, … of the step, stored quantities and settings, and they are evaluated in whatever
algebra the network runs in.  Libraries differ in where ε stands and in how momentum is
scaled; here that is spelled out, and ``presets`` names the libraries.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.functions.table import ONE, ZERO, sqrt
from symsgd.network.exact import Given, exact

THETA, G, ETA, T, NORM = n.variables("theta g eta t norm")
MU, ALPHA, BETA_1, BETA_2 = n.variables("mu alpha beta_1 beta_2")
EPSILON, EPSILON_ROOT, LIMIT, DECAY, START = n.variables(
    "epsilon epsilon_root limit weight_decay start"
)
_V, _M, _S, _STEP, _BEFORE = n.variables("v m s step before")

WHOLE, LAYER = "vector", "layer"
Lines = tuple[tuple[Node, Node], ...]


@dataclass(frozen=True, slots=True)
class OptimizerRow:
    """One optimiser.

    ``lines`` are carried out in their order for every parameter, each with the
    newest values; the line for θ gives the new parameter.  ``start`` says what the
    stored quantities are before the first step (0 unless said), ``look_ahead`` at
    which point the gradient is taken (θ unless said), and ``norm`` over what the
    norm of the gradient goes: the whole vector or each layer.
    """

    name: str
    meaning: str
    lines: Lines
    start: Mapping[Node, Node] = field(default_factory=dict)
    defaults: Mapping[str, Node] = field(default_factory=dict)
    look_ahead: Node | None = None
    norm: str | None = None

    @property
    def settings(self) -> tuple[str, ...]:
        """The names of what can be set."""
        formulas = [formula for _, formula in self.lines] + list(self.start.values())
        names = n.free_variables(*formulas, *([self.look_ahead] if self.look_ahead else []))
        own = {str(place.value) for place, _ in self.lines} | {"g", "eta", "t", "norm", "theta"}
        return tuple(name for name in names if name not in own)


def _adaptive(above: Node, mean_square: Node) -> Node:
    """Both usual places of ε at once: below the root, and beside it."""
    return THETA - ETA * (above / (sqrt(mean_square + EPSILON_ROOT) + EPSILON))


_PLAIN = (THETA, THETA - ETA * G)
_AVERAGES: Lines = (
    (_M, BETA_1 * _M + (1 - BETA_1) * G),
    (_S, BETA_2 * _S + (1 - BETA_2) * G**2),
)
_CORRECTED = (_M / (1 - BETA_1**T), _S / (1 - BETA_2**T))
_NO_ROOT = {"epsilon_root": ZERO}
_CLIPPED = THETA - ETA * (n.apply("min", ONE, LIMIT / (NORM + EPSILON)) * G)

_ROWS = (
    OptimizerRow("sgd", "a step against the gradient", (_PLAIN,)),
    OptimizerRow(
        "polyak",
        "heavy ball as Polyak (1964) wrote it, with the parameters before the last step",
        ((_STEP, MU * (THETA - _BEFORE) - ETA * G), (_BEFORE, THETA), (THETA, THETA + _STEP)),
        start={_BEFORE: THETA},
    ),
    OptimizerRow(
        "momentum",
        "heavy ball with a velocity that holds the rate (Sutskever et al. 2013; Keras)",
        ((_V, MU * _V - ETA * G), (THETA, THETA + _V)),
    ),
    OptimizerRow(
        "momentum_sum",
        "heavy ball with a sum of past gradients, the rate outside (PyTorch, optax)",
        ((_M, MU * _M + G), (THETA, THETA - ETA * _M)),
    ),
    OptimizerRow(
        "momentum_average",
        "heavy ball with an exponential average of gradients",
        ((_M, MU * _M + (1 - MU) * G), (THETA, THETA - ETA * _M)),
    ),
    OptimizerRow(
        "nesterov",
        "Nesterov's momentum: the gradient is taken where the velocity leads",
        ((_V, MU * _V - ETA * G), (THETA, THETA + _V)),
        look_ahead=THETA + MU * _V,
    ),
    OptimizerRow(
        "nesterov_velocity",
        "Nesterov's momentum in the shifted variable, with a velocity (Keras)",
        ((_V, MU * _V - ETA * G), (THETA, THETA + MU * _V - ETA * G)),
    ),
    OptimizerRow(
        "nesterov_sum",
        "Nesterov's momentum in the shifted variable, with a sum (PyTorch, optax)",
        ((_M, MU * _M + G), (THETA, THETA - ETA * (G + MU * _M))),
    ),
    OptimizerRow(
        "normalized",
        "the gradient divided by its norm",
        ((THETA, THETA - ETA * (G / (NORM + EPSILON))),),
        defaults={"epsilon": ZERO},
        norm=WHOLE,
    ),
    OptimizerRow(
        "normalized_by_layer",
        "the gradient of each layer divided by its own norm",
        ((THETA, THETA - ETA * (G / (NORM + EPSILON))),),
        defaults={"epsilon": ZERO},
        norm=LAYER,
    ),
    OptimizerRow(
        "clip_norm",
        "a gradient whose norm exceeds the limit is shortened to it",
        ((THETA, _CLIPPED),),
        defaults={"epsilon": ZERO},
        norm=WHOLE,
    ),
    OptimizerRow(
        "clip_norm_by_layer",
        "the same for each layer by itself",
        ((THETA, _CLIPPED),),
        defaults={"epsilon": ZERO},
        norm=LAYER,
    ),
    OptimizerRow(
        "clip_value",
        "every entry of the gradient is kept within the limit",
        ((THETA, THETA - ETA * n.apply("max", -LIMIT, n.apply("min", LIMIT, G))),),
    ),
    OptimizerRow(
        "adagrad",
        "divided by the root of the sum of past squares (Duchi, Hazan and Singer 2011)",
        ((_S, _S + G**2), (THETA, _adaptive(G, _S))),
        start={_S: START},
        defaults={"start": ZERO, **_NO_ROOT},
    ),
    OptimizerRow(
        "rmsprop",
        "divided by the root of an average of past squares (Tieleman and Hinton 2012)",
        ((_S, ALPHA * _S + (1 - ALPHA) * G**2), (THETA, _adaptive(G, _S))),
        start={_S: START},
        defaults={"start": ZERO, **_NO_ROOT},
    ),
    OptimizerRow(
        "adam",
        "averages of the gradient and of its squares, both corrected (Kingma and Ba 2015)",
        (*_AVERAGES, (THETA, _adaptive(*_CORRECTED))),
        defaults=_NO_ROOT,
    ),
    OptimizerRow(
        "adam_hat",
        "Adam with the corrections in the rate, so that ε stands beside the raw root (Keras)",
        (
            *_AVERAGES,
            (
                THETA,
                THETA - ETA * sqrt(1 - BETA_2**T) / (1 - BETA_1**T) * (_M / (sqrt(_S) + EPSILON)),
            ),
        ),
    ),
    OptimizerRow(
        "adam_uncorrected",
        "Adam without the correction of the first steps",
        (*_AVERAGES, (THETA, _adaptive(_M, _S))),
        defaults=_NO_ROOT,
    ),
    OptimizerRow(
        "adamw",
        "Adam with decay of the weights apart from the gradient (Loshchilov and Hutter 2019)",
        (*_AVERAGES, (THETA, _adaptive(*_CORRECTED) - ETA * DECAY * THETA)),
        defaults=_NO_ROOT,
    ),
)
OPTIMIZERS = {row.name: row for row in _ROWS}


@dataclass(frozen=True)
class Optimizer:
    """A row with its settings; what is not set stays a symbol.

    >>> print(optimizer("adagrad", epsilon=0).line("theta"))
    theta - eta*(g/(sqrt(s + 0) + 0))
    """

    row: OptimizerRow
    settings: tuple[tuple[str, Node], ...] = ()

    @property
    def name(self) -> str:
        """The name of the row."""
        return self.row.name

    @property
    def symbols(self) -> tuple[str, ...]:
        """The symbols that the settings leave open."""
        return n.free_variables(*(value for _, value in self.settings))

    def put_in(self, formula: Node) -> Node:
        """Return a formula of the row with the settings in it."""
        places = {n.variable(name): value for name, value in self.settings}
        return n.substitute(formula, places)

    def line(self, name: str) -> Node:
        """Return the rule by which a quantity is updated."""
        return self.put_in(dict(self.row.lines)[n.variable(name)])


def optimizer(name: str, **settings: Given) -> Optimizer:
    """Return an optimiser by the name of its row or preset, with settings put over it.

    >>> optimizer("momentum", mu="9/10").settings
    (('mu', <number 9/10>),)
    >>> optimizer("adam").symbols
    ('beta_1', 'beta_2', 'epsilon')
    """
    from symsgd.network.presets import PRESETS

    preset = PRESETS.get(name)
    row = OPTIMIZERS.get(preset.row if preset else name)
    if row is None:
        known = [*OPTIMIZERS, *PRESETS]
        near = get_close_matches(name, known, n=1)
        advice = f"did you mean {near[0]!r}?" if near else f"the optimisers are {', '.join(known)}"
        raise SymsgdError("unknown-optimizer", f"no optimiser is called {name!r}", advice=advice)
    for key in settings:
        if key not in row.settings:
            raise SymsgdError(
                "unknown-setting",
                f"{name} has no setting {key!r}",
                advice=f"it has {', '.join(row.settings) or 'none'}",
            )
    given = {**row.defaults, **(preset.values if preset else {})}
    given |= {key: exact(value, key) for key, value in settings.items()}
    return Optimizer(row, tuple((key, given.get(key, n.variable(key))) for key in row.settings))
