"""Between the expression core and SymPy: the two crossings, and LaTeX of what crosses.

SymPy is what people hold in their hands; it is imported only here, and only
when SymPy objects enter or leave.  Its constructors rewrite on sight (x/x
becomes 1), so what must stay as written stays a Node.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from functools import cache
from typing import Any

from symsgd.algebra.algebra import Algebra, evaluate, rational_value, unsupported
from symsgd.algebra.sigmoid import sigmoid_function
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.domain import NAMED, Domain
from symsgd.expression.matrix import Matrix
from symsgd.expression.node import Node
from symsgd.functions.derivatives import expand

Expr = Any  # SymPy ships without types
Rule = Callable[[Expr, list[Node]], Node]

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

    >>> x = n.variable("x")
    >>> to_sympy(n.apply("sigmoid", n.number(21)) * (x + 1))
    (x + 1)*sigmoid(21)
    """
    return evaluate(node, SympyAlgebra(symbols))


def matrix_to_sympy(matrix: Matrix, symbols: Mapping[str, Expr] | None = None) -> Expr:
    """Return a matrix as an immutable SymPy matrix.

    >>> matrix_to_sympy(Matrix.row(n.number(5), n.variable("x")))
    Matrix([[5, x]])
    """
    import sympy

    algebra, memo = SympyAlgebra(symbols), {}  # type: ignore[var-annotated]
    entries = [evaluate(entry, algebra, memo) for entry in matrix.entries]
    return sympy.ImmutableMatrix(*matrix.shape, entries)


def is_sympy(value: object) -> bool:
    """Say whether a value comes from SymPy, without importing it."""
    return any(kind.__module__.startswith("sympy.") for kind in type(value).__mro__)


def from_sympy(expr: Expr) -> Node:
    """Return a SymPy expression as a node, by the class of each of its parts.

    >>> import sympy
    >>> str(from_sympy(sympy.exp(-sympy.Symbol("x")) / 2))
    'exp(-x)/2'
    """
    done: dict[Expr, Node] = {}
    symbols: dict[str, Expr] = {}
    stack = [expr]
    while stack:
        part = stack[-1]
        if part in done:
            stack.pop()
            continue
        waiting = [child for child in _parts(part) if child not in done]
        if waiting:
            stack.extend(reversed(waiting))
            continue
        stack.pop()
        done[part] = _node(part, [done[child] for child in _parts(part)], symbols)
    return done[expr]


def matrix_from_sympy(matrix: Expr) -> Matrix:
    """Return a SymPy matrix with explicit entries as a matrix of nodes."""
    rows, columns = matrix.shape
    return Matrix.of([[from_sympy(matrix[i, j]) for j in range(columns)] for i in range(rows)])


def domains_from_sympy(expr: Expr) -> dict[str, Domain]:
    """Return the domains that the assumptions of the symbols declare.

    >>> import sympy
    >>> print(domains_from_sympy(sympy.Symbol("x", positive=True) + 1)["x"])
    positive
    """
    return {symbol.name: _domain(symbol) for symbol in expr.free_symbols if symbol.is_real}


_KINDS = {  # the most telling assumption first
    "posint": ("integer", "positive"),
    "nonnegint": ("integer", "nonnegative"),
    "integer": ("integer",),
    "positive": ("positive",),
    "negative": ("negative",),
    "nonnegative": ("nonnegative",),
    "nonpositive": ("nonpositive",),
    "nonzero": ("nonzero",),
    "real": ("real",),
}


def _domain(symbol: Expr) -> Domain:
    told = (
        name
        for name, facts in _KINDS.items()
        if all(getattr(symbol, f"is_{fact}") for fact in facts)
    )
    return NAMED[next(told)]


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


def _parts(expr: Expr) -> tuple[Expr, ...]:
    """Return the parts of an expression that are expressions themselves."""
    match type(expr).__name__:
        case "Derivative":
            return (expr.expr,)
        case "Subs":
            return (expr.expr, *expr.point)
        case "Piecewise":
            return tuple(part for branch in expr.args for part in branch.args)
        case "Heaviside":
            return tuple(expr.args[:1])
    return tuple(expr.args)


@cache
def _rules() -> dict[type, Rule]:
    """Return the table of SymPy classes and what each becomes."""
    import sympy
    from sympy.logic import boolalg

    def applied(name: str) -> Rule:
        return lambda _expr, args: n.apply(name, *args)

    def folded(name: str) -> Rule:
        def rule(_expr: Expr, args: list[Node]) -> Node:
            result = args[0]
            for arg in args[1:]:
                result = n.apply(name, result, arg)
            return result

        return rule

    def relation(sign: str) -> Rule:
        return lambda _expr, args: n.relation(sign, *args)

    def connective(name: str) -> Rule:
        return lambda _expr, args: n.logic(name, *args)

    def constant(name: str) -> Rule:
        return lambda _expr, _args: n.constant(name)

    rules: dict[type, Rule] = {
        getattr(sympy, theirs): applied(ours) for ours, theirs in NAMES.items()
    }
    rules |= {
        sympy.Max: folded("max"),
        sympy.Min: folded("min"),
        sigmoid_function(): applied("sigmoid"),
    }
    rules |= {getattr(sympy, theirs): relation(ours) for ours, theirs in RELATIONS.items()}
    for ours, theirs in CONSTANTS.items():
        rules[type(getattr(sympy, theirs))] = constant(ours)
    rules[sympy.Add] = lambda _expr, args: n.add(*args)
    rules[sympy.Mul] = lambda _expr, args: _product(args)
    rules[sympy.Pow] = lambda _expr, args: n.power(*args)
    rules[sympy.Piecewise] = lambda _expr, args: n.piecewise(
        *zip(args[::2], args[1::2], strict=True)
    )
    rules[sympy.Derivative] = _derivative
    rules[sympy.Subs] = _substitution
    for kind in ("and", "or", "not"):
        rules[getattr(sympy, kind.capitalize())] = connective(kind)
    rules[boolalg.BooleanTrue] = lambda _expr, _args: n.logic("true")
    rules[boolalg.BooleanFalse] = lambda _expr, _args: n.logic("false")
    return rules


def _node(expr: Expr, args: list[Node], symbols: dict[str, Expr]) -> Node:
    if getattr(expr, "is_Rational", False):
        return n.number(Fraction(int(expr.p), int(expr.q)))
    if getattr(expr, "is_Float", False):
        raise SymsgdError(
            "float-number",
            f"{expr} is a rounded number",
            advice=f"write it exactly, such as Rational('{expr}')",
        )
    if getattr(expr, "is_Symbol", False):
        name = _symbol_name(expr)
        if symbols.setdefault(name, expr) != expr:
            raise SymsgdError(
                "two-symbols",
                f"two different symbols are called {name}",
                advice="they differ in their assumptions; use one and the same symbol",
            )
        return n.variable(name)
    rule = _rules().get(type(expr))
    if rule is not None:
        return rule(expr, args)
    from sympy.core.function import AppliedUndef

    if isinstance(expr, AppliedUndef):
        return n.apply(expr.func.__name__, *args)
    raise unsupported(f"SymPy's {type(expr).__name__}")


def _symbol_name(symbol: Expr) -> str:
    """Return the name; a Dummy gets one that nobody else can have."""
    index = getattr(symbol, "dummy_index", None)
    return str(symbol.name) if index is None else f"_{symbol.name}_{index}"


def _product(args: list[Node]) -> Node:
    """Return a product with its signs in front and its negative powers below the line."""
    above: list[Node] = []
    below: list[Node] = []
    negative = False
    for arg in args:
        if arg.head == n.NUMBER:
            value: Fraction = arg.value
            negative ^= value < 0
            if abs(value.numerator) != 1:
                above.append(n.number(abs(value.numerator)))
            if value.denominator != 1:
                below.append(n.number(value.denominator))
        elif arg.head == n.POWER and (exponent := rational_value(arg.args[1])) and exponent < 0:
            base = arg.args[0]
            below.append(base if exponent == -1 else base ** n.number(-exponent))
        else:
            above.append(arg)
    result = _bare(above)
    if below:
        result = result / _bare(below)
    return -result if negative else result


def _bare(factors: list[Node]) -> Node:
    return factors[0] if len(factors) == 1 else n.multiply(*factors) if factors else n.number(1)


def _derivative(expr: Expr, args: list[Node]) -> Node:
    result = args[0]
    for symbol, order in expr.variable_count:
        if not getattr(symbol, "is_Symbol", False) or not order.is_Integer:
            raise unsupported(f"the derivative with respect to {symbol}, {order} times")
        result = n.derivative(result, _symbol_name(symbol), int(order))
    return result


def _substitution(expr: Expr, args: list[Node]) -> Node:
    places = [n.variable(_symbol_name(symbol)) for symbol in expr.variables]
    return n.substitute(expand(args[0]), dict(zip(places, args[1:], strict=True)))
