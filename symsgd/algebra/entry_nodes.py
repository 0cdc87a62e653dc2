"""Formulas about entries of arrays as expressions in which sums over an index are symbols."""

from __future__ import annotations

import re
from collections.abc import Mapping

from symsgd.algebra import entries as t
from symsgd.algebra.entries import Total
from symsgd.algebra.entry_functions import POWER
from symsgd.algebra.entry_terms import Call, Cell, Count, Factor, Inside, Same, Term, components
from symsgd.algebra.entry_terms import free as term_free
from symsgd.expression import node as n
from symsgd.expression.node import Node

Atoms = dict[Total | Factor, Node]  # symbols by what they stand for
_LETTERS = "kmpqrstuv"


def node_of(total: Total, atoms: Atoms) -> Node:
    """Return a total as an expression in which sums over an index are symbols of their own.

    ``atoms`` collects the symbols by what they stand for.
    """
    terms = [(_term_node(term, atoms), c) for term, c in total.terms]
    parts = [node if c == 1 else n.multiply(n.number(c), node) for node, c in terms]
    return n.add(*parts) if len(parts) > 1 else parts[0] if parts else n.number(0)


def _term_node(term: Term, atoms: Atoms) -> Node:
    factors: list[Node] = []
    for bound, group in components(term):
        if bound:
            alone = t.normal(Term(bound, group))
            factors.append(_atom(alone, atoms))
            continue
        for factor, e in group:
            base = _factor_node(factor, atoms)
            factors.append(base if e == 1 else n.power(base, n.number(e)))
    return n.multiply(*factors) if len(factors) > 1 else factors[0] if factors else n.number(1)


def _atom(key: Total | Factor, atoms: Atoms) -> Node:
    return atoms.setdefault(key, n.variable(f"S_{len(atoms) + 1}"))


def _factor_node(factor: Factor, atoms: Atoms) -> Node:
    match factor:
        case Inside():
            return node_of(factor.total, atoms)
        case Call(name="pi" | "e", args=()):
            return n.constant(factor.name)
        case Call(name=name) if name == POWER:
            base, exponent = (node_of(arg, atoms) for arg in factor.args)
            return n.power(base, exponent)
        case Call():
            args = [node_of(arg, atoms) for arg in factor.args]
            return n.apply(factor.name, *args, orders=factor.orders)
    return _atom(factor, atoms)


def as_written(text: str, atoms: Atoms) -> str:
    """Return a text with what stands on the paper for the symbols in it.

    >>> atoms: Atoms = {}
    >>> node = node_of(t.summed(t.cell("x", "k") ** 2, "k", "n"), atoms)
    >>> as_written(f"{node} > 0", atoms)
    '(Σ_k x_k^2) > 0'
    """
    known = {str(node): key for key, node in atoms.items()}

    def shown(found: re.Match[str]) -> str:
        key = known.get(found[0])
        if key is None:
            return found[0]
        return f"({_total(key, {})})" if isinstance(key, Total) else _factor(key, {})

    return re.sub(r"\bS_\d+\b", shown, text)


def signs(atoms: Atoms) -> dict[str, str]:
    """Return the symbols that stand for sums of squares, or of exponentials, with their sign.

    >>> atoms: Atoms = {}
    >>> square, entry = t.summed(t.cell("x", "k") ** 2, "k", "n"), t.cell("y", "i")
    >>> node = node_of(square + entry, atoms)
    >>> len(atoms), list(signs(atoms).values())
    (2, ['nonnegative'])
    """
    found: dict[str, str] = {}
    for key, node in atoms.items():
        if not isinstance(key, Total) or not all(c > 0 for _, c in key.terms):
            continue
        powers = [pair for term, _ in key.terms for pair in term.factors]
        if all(isinstance(factor, Call) and factor.name == "exp" for factor, _ in powers):
            found[str(node)] = "positive"
        elif all(e % 2 == 0 for _, e in powers):
            found[str(node)] = "nonnegative"
    return found


def _total(total: Total, letters: Mapping[str, str]) -> str:
    """Return a total as text, with letters for its bound indices."""
    found = ""
    for term, c in total.terms:
        body, one = _term(term, letters), abs(c) == 1 and term.factors
        sign = "-" if c < 0 else "+" if found else ""
        found += f" {sign} " if found else sign
        found += body if one else f"{abs(c)} {body}".strip()
    return found or "0"


def _term(term: Term, letters: Mapping[str, str]) -> str:
    free = (letter for letter in _LETTERS if letter not in (*letters.values(), *term_free(term)))
    inner = {**letters, **{index: next(free, index) for index, _ in term.bound}}
    sums = [f"Σ_{inner[index]}" for index, _ in term.bound]
    factors = [f"{_factor(factor, inner)}{f'^{e}' if e != 1 else ''}" for factor, e in term.factors]
    return " ".join((*sums, *factors))


def _factor(factor: Factor, letters: Mapping[str, str]) -> str:
    match factor:
        case Cell():
            places = "".join(letters.get(place, place) for place in factor.places)
            low = f"_{places}" if len(places) == 1 else f"_{{{places}}}" if places else ""
            return f"{factor.name}{low}"
        case Same():
            return f"δ_{{{''.join(letters.get(x, x) for x in (factor.one, factor.other))}}}"
        case Call():
            args = ", ".join(_total(arg, letters) for arg in factor.args)
            primes = "'" * factor.orders[0] if len(factor.orders) == 1 else ""
            return f"{factor.name}{primes}({args})" if factor.args else factor.name
        case Inside():
            return f"({_total(factor.total, letters)})"
        case Count():
            return "the count of entries"
