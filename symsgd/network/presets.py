"""Optimisers under the names of the libraries whose conventions they follow.

The formulas and defaults are those of PyTorch 2, Keras 3 and optax 0.2, each read in its source;
rates have no defaults here, because a rate belongs to the problem.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from symsgd.expression.node import Node, number


@dataclass(frozen=True, slots=True)
class Preset:
    """A row of the optimisers with the settings of a library.

    >>> print(PRESETS["torch.optim.Adam"].values["epsilon"])
    1/100000000
    """

    row: str
    values: Mapping[str, Node]


def _preset(row: str, **values: str) -> Preset:
    return Preset(row, {name: number(value) for name, value in values.items()})


_TORCH_ADAM = {"beta_1": "0.9", "beta_2": "0.999", "epsilon": "1e-8", "epsilon_root": "0"}
PRESETS: dict[str, Preset] = {
    "torch.optim.SGD": _preset("sgd"),
    "torch.optim.SGD(momentum)": _preset("momentum_sum"),
    "torch.optim.SGD(nesterov)": _preset("nesterov_sum"),
    "torch.optim.Adagrad": _preset("adagrad", epsilon="1e-10", epsilon_root="0", start="0"),
    "torch.optim.RMSprop": _preset(
        "rmsprop", alpha="0.99", epsilon="1e-8", epsilon_root="0", start="0"
    ),
    "torch.optim.Adam": _preset("adam", **_TORCH_ADAM),
    "torch.optim.AdamW": _preset("adamw", **_TORCH_ADAM, weight_decay="0.01"),
    "torch.nn.utils.clip_grad_norm_": _preset("clip_norm", epsilon="1e-6"),
    "torch.nn.utils.clip_grad_value_": _preset("clip_value"),
    "keras.optimizers.SGD": _preset("sgd"),
    "keras.optimizers.SGD(momentum)": _preset("momentum"),
    "keras.optimizers.SGD(nesterov)": _preset("nesterov_velocity"),
    "keras.optimizers.Adagrad": _preset("adagrad", epsilon="0", epsilon_root="1e-7", start="0.1"),
    "keras.optimizers.RMSprop": _preset(
        "rmsprop", alpha="0.9", epsilon="0", epsilon_root="1e-7", start="0"
    ),
    "keras.optimizers.Adam": _preset("adam_hat", beta_1="0.9", beta_2="0.999", epsilon="1e-7"),
    "optax.adagrad": _preset("adagrad", epsilon="0", epsilon_root="1e-7", start="0.1"),
    "optax.rmsprop": _preset("rmsprop", alpha="0.9", epsilon="0", epsilon_root="1e-8", start="0"),
    "optax.adam": _preset("adam", **_TORCH_ADAM),
    "optax.adamw": _preset("adamw", **_TORCH_ADAM, weight_decay="1e-4"),
}
