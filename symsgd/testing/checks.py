"""The checks in one place; each fails with an AssertionError worth reading.

>>> from symsgd.testing.checks import assert_identity
>>> assert_identity("sigmoid(-x)", "1 - sigmoid(x)")
"""

from __future__ import annotations

from symsgd.testing.activation_checks import check_activation, check_derivative
from symsgd.testing.failures import WrongValue
from symsgd.testing.identity_checks import assert_identity
from symsgd.testing.network_checks import check_gradient, check_step

__all__ = [
    "WrongValue",
    "assert_identity",
    "check_activation",
    "check_derivative",
    "check_gradient",
    "check_step",
]
