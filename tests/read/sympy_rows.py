"""What SymPy's ``srepr`` writes, built again: a fixed list of names, and nothing is evaluated."""

from __future__ import annotations

import ast
import re

import sympy

_NAMES = """
    Symbol Integer Rational Float Add Mul Pow Abs sin cos tan cot sec csc sinh cosh tanh coth
    asin acos atan acot asec acsc asinh acosh atanh acoth exp log sqrt pi E I oo Max Min
    Derivative Tuple Function factorial binomial sign Equality Unequality LessThan StrictLessThan
    GreaterThan StrictGreaterThan Matrix MutableDenseMatrix ImmutableDenseMatrix conjugate
    Sum MatMul MatPow MatAdd Transpose Determinant root
"""
ALLOWED = frozenset(_NAMES.split())


def built(text: str) -> sympy.Basic:
    """Return the SymPy object that a text of ``srepr`` writes."""
    return _of(ast.parse(text, mode="eval").body)


def _of(tree: ast.expr) -> object:
    match tree:
        case ast.Constant():
            return tree.value
        case ast.Name() if tree.id in ALLOWED:
            return getattr(sympy, tree.id)
        case ast.Call():
            return _called(tree)
        case ast.UnaryOp(op=ast.USub()):
            return -_of(tree.operand)
        case ast.List() | ast.Tuple():
            return [_of(item) for item in tree.elts]
    raise ValueError(ast.dump(tree))


def _called(tree: ast.Call) -> object:
    args = [_of(item) for item in tree.args]
    named = {item.arg: _of(item.value) for item in tree.keywords}
    if isinstance(tree.func, ast.Name) and tree.func.id == "Float":
        return sympy.Rational(str(sympy.Float(args[0], 15)))  # a decimal stands for itself
    if isinstance(tree.func, ast.Name) and tree.func.id == "Symbol":
        return sympy.Symbol(_spelled(str(args[0])), **named)
    return _of(tree.func)(*args, **named)


def _spelled(name: str) -> str:
    """Return a name of SymPy's reader as we spell it: a_{2*n} is a_2n, a'_{b} is a_b'."""
    name = re.sub(r"^bar\{(\w+)\}", r"bar_\1", name).replace("*", "")
    inner = re.search(r"_\{([^{}]*)\}", name)
    if inner and re.fullmatch(r"[A-Za-z0-9]+", inner[1]):
        name = name.replace(inner.group(), f"_{inner[1]}")
    kept = re.search(r"\{[^{}]*\}", name)
    outside = name.replace(kept.group(), "\0") if kept else name
    primes = outside.count("'")
    return outside.replace("'", "").replace("\0", kept.group() if kept else "") + "'" * primes
