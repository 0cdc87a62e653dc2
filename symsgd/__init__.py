"""A symbolic verifier for the mathematics of neural networks.

>>> import symsgd
>>> symsgd.verify("tanh(x) = 2*sigmoid(2*x) - 1").outcome
<Outcome.PROVED: 'PROVED'>

Names are looked up when they are first used, so that ``import symsgd`` costs next to nothing and
SymPy is imported only by those who hold SymPy objects.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from symsgd.check import checked as check
    from symsgd.check.derivative import derivative
    from symsgd.check.report import Report
    from symsgd.check.verify import verify
    from symsgd.errors import SymsgdError
    from symsgd.expression.domain import Domain
    from symsgd.network.network import Network
    from symsgd.prove.verdict import Verdict

    sigmoid: Any  # a class of SymPy, made when somebody asks for it

__version__ = "0.1.0"
__all__ = [
    "Domain",
    "Network",
    "Report",
    "SymsgdError",
    "Verdict",
    "check",
    "derivative",
    "sigmoid",
    "verify",
]

_HOMES = {
    "Domain": "symsgd.expression.domain",
    "Network": "symsgd.network.network",
    "Report": "symsgd.check.report",
    "SymsgdError": "symsgd.errors",
    "Verdict": "symsgd.prove.verdict",
    "derivative": "symsgd.check.derivative",
    "verify": "symsgd.check.verify",
}


def __getattr__(name: str) -> object:
    from importlib import import_module

    if name == "check":  # a package that can be called
        return import_module("symsgd.check")
    if name == "sigmoid":
        from symsgd.algebra.sigmoid import sigmoid_function

        return sigmoid_function()
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'symsgd' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
