"""The sigmoid as a SymPy function that stays as it stands: σ(21), not 1/(1 + e⁻²¹).

SymPy has no sigmoid.  This class is made the first time somebody asks for it,
because importing SymPy takes longer than most of our answers.
"""

from __future__ import annotations

from functools import cache
from typing import Any

Expr = Any  # SymPy and NumPy values: SymPy ships without types


def stable_sigmoid(u: Expr) -> Expr:
    """Return σ(u) for a float, a NumPy array or an mpmath number, without overflow.

    >>> stable_sigmoid(-800.0)
    0.0
    """
    if hasattr(u, "dtype"):
        import numpy as np

        q = np.exp(-abs(u))
        return np.where(u >= 0, 1.0, q) / (1.0 + q)
    import math

    if isinstance(u, int | float):
        q = math.exp(-abs(u))
        return (1.0 if u >= 0 else q) / (1.0 + q)
    import mpmath

    return 1 / (1 + mpmath.exp(-u))


@cache
def sigmoid_function() -> Expr:
    r"""Return the SymPy class ``sigmoid``.

    >>> import sympy
    >>> sigmoid = sigmoid_function()
    >>> x = sympy.Symbol("x")
    >>> sigmoid(21), sigmoid(x).diff(x), sympy.latex(sigmoid(21))
    (sigmoid(21), (1 - sigmoid(x))*sigmoid(x), '\\sigma\\left(21\\right)')
    >>> sigmoid(21).evalf(20)
    0.99999999924174395778
    """
    import sympy
    from sympy.core.function import ArgumentIndexError

    class sigmoid(sympy.Function):  # type: ignore[misc] # noqa: N801
        """The logistic sigmoid σ(x) = 1/(1 + e⁻ˣ), kept unevaluated."""

        nargs = 1
        _imp_ = staticmethod(stable_sigmoid)  # what lambdify calls

        @classmethod
        def eval(cls, _x: Expr) -> None:
            """Leave every argument as it stands."""

        def fdiff(self, argindex: int = 1) -> Expr:
            """Return σ′ = σ(1 − σ)."""
            if argindex != 1:
                raise ArgumentIndexError(self, argindex)
            return self * (1 - self)

        def inverse(self, argindex: int = 1) -> Expr:
            """Return the logit."""
            x = sympy.Dummy("x")
            return sympy.Lambda(x, sympy.log(x / (1 - x)))

        def _eval_evalf(self, prec: int) -> Expr:
            return (1 / (1 + sympy.exp(-self.args[0])))._eval_evalf(prec)  # noqa: SLF001

        def _eval_rewrite_as_exp(self, x: Expr, **_hints: Expr) -> Expr:
            return 1 / (1 + sympy.exp(-x))

        def _eval_rewrite_as_tanh(self, x: Expr, **_hints: Expr) -> Expr:
            return (1 + sympy.tanh(x / 2)) / 2

        def _eval_rewrite_as_tractable(self, x: Expr, **_hints: Expr) -> Expr:
            return 1 / (1 + sympy.exp(-x))

        def _eval_is_extended_real(self) -> Expr:
            return self.args[0].is_extended_real

        def _eval_is_real(self) -> Expr:
            return self.args[0].is_extended_real

        def _eval_is_positive(self) -> Expr:
            return self.args[0].is_real

        def _eval_is_nonnegative(self) -> Expr:
            return self.args[0].is_extended_real

        def _latex(self, printer: Expr, exp: str | None = None) -> str:
            text = rf"\sigma\left({printer._print(self.args[0])}\right)"  # noqa: SLF001
            return text if exp is None else f"{text}^{{{exp}}}"

    # pickle finds the class by this address
    sigmoid.__module__ = __name__
    sigmoid.__qualname__ = "sigmoid"
    return sigmoid


def __getattr__(name: str) -> Expr:
    if name == "sigmoid":
        return sigmoid_function()
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
