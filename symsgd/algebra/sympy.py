"""From the expression core to SymPy, and LaTeX of what crosses; the way back is ``from_sympy``.

SymPy is what people hold in their hands; it is imported only in these two rooms, and only
when SymPy objects enter or leave.  Its constructors rewrite on sight (x/x
becomes 1), so what must stay as written stays a Node.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import cache
from typing import Any

from symsgd.algebra.algebra import Algebra, evaluate
from symsgd.algebra.sigmoid import sigmoid_function
from symsgd.expression.matrix import Matrix
from symsgd.expression.node import Node

Expr = Any  # SymPy ships without types

# our name, and SymPy's where it differs; every one takes the same arguments on both sides
_SAME = (
    "exp log sin cos tan cot sec csc asin acos atan acot asec acsc atan2 sinh cosh tanh coth sech"
    " csch asinh acosh atanh acoth asech acsch sign erf erfc gamma factorial binomial sinc"
)
NAMES = {name: name for name in _SAME.split()} | {
    "abs": "Abs",
    "max": "Max",
    "min": "Min",
    "heaviside": "Heaviside",
}
RELATIONS = {"=": "Eq", "!=": "Ne", "<": "Lt", "<=": "Le", ">": "Gt", ">=": "Ge"}
CONSTANTS = {"pi": "pi", "e": "E", "i": "I", "infinity": "oo"}


class SympyAlgebra(Algebra[Expr]):
    """The algebra of SymPy expressions; ``symbols`` gives symbols with assumptions of your own."""

    known = frozenset(NAMES) | {"sigmoid", "sqrt", "root", "log_base"}

    def __init__(self, symbols: Mapping[str, Expr] | None = None) -> None:
        import sympy

        self.sympy = sympy
        self.symbols = symbols or {}

    def number(self, value: Fraction) -> Expr:
        """Return a Rational."""
        return self.sympy.Rational(value.numerator, value.denominator)

    def constant(self, name: str) -> Expr:
        """Return π, e, i or ∞."""
        return getattr(self.sympy, CONSTANTS[name])

    def variable(self, name: str) -> Expr:
        """Return the symbol with this name."""
        found = self.symbols.get(name)
        return self.sympy.Symbol(name) if found is None else found

    def add(self, terms: Sequence[Expr]) -> Expr:
        """Return an Add."""
        return self.sympy.Add(*terms)

    def multiply(self, factors: Sequence[Expr]) -> Expr:
        """Return a Mul."""
        return self.sympy.Mul(*factors)

    def power(self, base: Expr, exponent: Expr, written: Node) -> Expr:
        """Return a Pow."""
        return self.sympy.Pow(base, exponent)

    def apply(self, name: str, orders: tuple[int, ...], args: Sequence[Expr]) -> Expr:
        """Return a SymPy function, or an undefined one (and its derivative) under its own name."""
        match name:
            case "sigmoid":
                return sigmoid_function()(*args)
            case "sqrt":
                return self.sympy.sqrt(*args)
            case "root":
                return self._root(*args)
            case "log_base":
                return self.sympy.log(*args)
        if name in NAMES:
            return getattr(self.sympy, NAMES[name])(*args)
        return self._undefined(name, orders, args)

    def _root(self, u: Expr, k: Expr) -> Expr:
        if k.is_odd:  # the real root: SymPy's own power of a negative number is complex
            return self.sympy.sign(u) * self.sympy.Pow(self.sympy.Abs(u), 1 / k)
        return self.sympy.Pow(u, 1 / k)

    def _undefined(self, name: str, orders: tuple[int, ...], args: Sequence[Expr]) -> Expr:
        function = self.sympy.Function(name)
        if not any(orders):
            return function(*args)
        places = self.sympy.symbols(f"xi:{len(args)}", cls=self.sympy.Dummy)
        wanted = [(place, order) for place, order in zip(places, orders, strict=True) if order]
        derivative = self.sympy.Derivative(function(*places), *wanted)
        return self.sympy.Subs(derivative, places, tuple(args)).doit()

    def relation(self, sign: str, left: Expr, right: Expr) -> Expr:
        """Return a relation."""
        return getattr(self.sympy, RELATIONS[sign])(left, right)

    def logic(self, name: str, args: Sequence[Expr]) -> Expr:
        """Return a condition."""
        if name in ("true", "false"):
            return getattr(self.sympy, name)
        return getattr(self.sympy, name.capitalize())(*args)

    def piecewise(self, branches: Sequence[tuple[Expr, Expr]]) -> Expr:
        """Return a Piecewise."""
        return self.sympy.Piecewise(*branches)


def to_sympy(node: Node, symbols: Mapping[str, Expr] | None = None) -> Expr:
    """Return an expression as a SymPy object.

    >>> from symsgd.expression.node import apply, number, variable
    >>> to_sympy(apply("sigmoid", number(21)) * (variable("x") + 1))
    (x + 1)*sigmoid(21)
    """
    return evaluate(node, SympyAlgebra(symbols))


def matrix_to_sympy(matrix: Matrix, symbols: Mapping[str, Expr] | None = None) -> Expr:
    """Return a matrix as an immutable SymPy matrix.

    >>> from symsgd.expression.node import number, variable
    >>> matrix_to_sympy(Matrix.row(number(5), variable("x")))
    Matrix([[5, x]])
    """
    import sympy

    algebra, memo = SympyAlgebra(symbols), {}  # type: ignore[var-annotated]
    entries = [evaluate(entry, algebra, memo) for entry in matrix.entries]
    return sympy.ImmutableMatrix(*matrix.shape, entries)


def latex(expr: Expr) -> str:
    r"""Return LaTeX in the manner of the field: round matrices, terms in the order they stand.

    >>> import sympy
    >>> print(latex(sympy.Matrix([[1, 2]])))
    \begin{pmatrix}1 & 2\end{pmatrix}
    """
    return str(_printer()().doprint(expr))


@cache
def _printer() -> Expr:
    from sympy.printing.latex import LatexPrinter

    class FieldPrinter(LatexPrinter):  # type: ignore[misc]
        """SymPy's printer with round matrices and the logarithm called ln."""

        def __init__(self) -> None:
            super().__init__(
                {"mat_str": "pmatrix", "mat_delim": "", "order": "none", "ln_notation": True}
            )

    return FieldPrinter
