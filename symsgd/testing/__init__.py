"""Floor 6: tools with which other people test their backpropagation against the truth.

>>> from symsgd.testing import assert_identity, check_activation
>>> assert_identity("tanh(x)", "2*sigmoid(2*x) - 1")
>>> from math import tanh
>>> check_activation(tanh, "tanh")

The strategies for Hypothesis live in :mod:`symsgd.testing.strategies`.  Names are looked up when
they are first used: pytest loads the plugin of this package at every start.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from symsgd.testing.checks import (
        assert_identity,
        check_activation,
        check_derivative,
        check_gradient,
        check_step,
    )
    from symsgd.testing.failures import WrongValue
    from symsgd.testing.problem import SgdProblem, network_of

__all__ = [
    "SgdProblem",
    "WrongValue",
    "assert_identity",
    "check_activation",
    "check_derivative",
    "check_gradient",
    "check_step",
    "network_of",
]

_HOMES = {"SgdProblem": "problem", "WrongValue": "failures", "network_of": "problem"}


def __getattr__(name: str) -> object:
    from importlib import import_module

    if name in __all__:
        return getattr(import_module(f"symsgd.testing.{_HOMES.get(name, 'checks')}"), name)
    raise AttributeError(f"module 'symsgd.testing' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
