"""The strategies for Hypothesis, in one place.

>>> from symsgd.testing import strategies as net
>>> net.networks(max_layers=2), net.identities()
(networks(max_layers=2), identities())

They follow Hypothesis' own conventions: wrong arguments raise InvalidArgument when something is
drawn, everything shrinks towards small readable cases, and every number is exact and at the same
time a float.
"""

from __future__ import annotations

from symsgd.testing.derivation_strategies import derivations, wrong_derivations
from symsgd.testing.expression_strategies import expressions
from symsgd.testing.identity_strategies import identities, wrong_identities
from symsgd.testing.network_strategies import (
    activations,
    data_sets,
    networks,
    numbers,
    parameters,
    sgd_problems,
)

__all__ = [
    "activations",
    "data_sets",
    "derivations",
    "expressions",
    "identities",
    "networks",
    "numbers",
    "parameters",
    "sgd_problems",
    "wrong_derivations",
    "wrong_identities",
]
