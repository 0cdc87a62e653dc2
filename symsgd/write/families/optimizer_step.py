"""Steps of an optimiser for one parameter."""

from __future__ import annotations

from random import Random

from symsgd.functions.latex import name_latex
from symsgd.network.optimizers import OPTIMIZERS
from symsgd.write.document import Sentences
from symsgd.write.families.family import Family, Variant, register
from symsgd.write.families.toml import toml_text
from symsgd.write.latex import decimal
from symsgd.write.optimizer import worked_optimizer

_NAMES = {
    "easy": ("sgd", "momentum", "momentum_sum"),
    "medium": ("momentum_average", "adagrad", "rmsprop"),
    "hard": ("adam", "adam_uncorrected", "adagrad", "rmsprop"),
}
_CHOICES = {
    "mu": ("1/2", "9/10"),
    "alpha": ("1/2", "9/10"),
    "beta_1": ("1/2", "9/10"),
    "beta_2": ("3/4", "99/100"),
    "epsilon": ("0",),
}


def make(chance: Random, level: str) -> Variant | None:
    """Return an optimiser with its settings, and its first steps worked out.

    >>> make(Random(3), "easy").toml.splitlines()[1]
    'kind = "optimizer"'
    """
    name = chance.choice(_NAMES[level])
    row = OPTIMIZERS[name]
    settings = {key: chance.choice(_CHOICES[key]) for key in row.settings if key in _CHOICES}
    theta, gradient = chance.randint(-5, 5), chance.choice([-4, -3, -2, -1, 1, 2, 3, 4])
    eta = chance.choice(["1/2", "1/4", "1/10", "1/100"])
    steps = 1 if level == "easy" else 2
    task = {
        "kind": "optimizer", "optimizer": name, "settings": settings, "theta": theta,
        "gradient": gradient, "eta": eta, "steps": steps,
    }  # fmt: skip
    told = "".join(f", ${name_latex(key)} = {_shown(value)}$" for key, value in settings.items())
    given = rf"$\theta_{{0}} = {theta}$, the gradient is ${gradient}$ at every step{told}"
    return Variant(
        question=(
            Sentences(f"The optimiser {name.replace('_', ' ')}: {row.meaning}."),
            Sentences(
                f"Carry out {'one step' if steps == 1 else f'{steps} steps'} with"
                rf" $\eta = {_shown(eta)}$: {given}."
            ),
        ),
        key=worked_optimizer(name, settings, theta=theta, gradient=gradient, eta=eta, steps=steps),
        toml=toml_text({"task": task}),
        points=2 * steps,
    )


def _shown(fraction: str) -> str:
    above, _, below = fraction.partition("/")
    return decimal(rf"\frac{{{above}}}{{{below}}}") if below else above


FAMILY = register(Family("optimizer-step", "steps of an optimiser for one parameter", make))
