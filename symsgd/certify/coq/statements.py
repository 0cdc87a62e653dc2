r"""Equations and inequalities, joined by *and*, *or* and *not*, as propositions of Coq.

A relation holds where both its sides have a value and the relation is so.  Coq gives a value to
every quotient, logarithm and root, so that what they need is said along with the relation.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from symsgd.algebra.algebra import rational_value
from symsgd.algebra.balls import has_real_variable
from symsgd.certify.coq.supposed import domain_facts
from symsgd.certify.coq.terms.powers import exponent_value, plain_power
from symsgd.certify.coq.terms.relations import NotExported
from symsgd.certify.coq.terms.terms import Terms
from symsgd.expression import node as n
from symsgd.expression.domain import Context
from symsgd.expression.node import Node

AND, OR = " /\\ ", " \\/ "


def parts_of(relation: Node, terms: Terms) -> list[str]:
    """Return what it says that a relation holds: what its sides need, and the relation.

    >>> x = n.variable("x")
    >>> parts_of(n.relation("=", 1 / x, n.number(2)), Terms())
    ['v_x <> 0', '(1 / v_x) = 2']
    """
    return [*map(terms.like(terms.context).proposition, needs_of(relation, terms)),
            terms.like(terms.context).proposition(relation)]  # fmt: skip


def needs_of(relation: Node, terms: Terms) -> list[Node]:
    """Return what the sides of a relation need to have a value, or raise ``NotExported``."""
    if any(node.head == n.DERIVATIVE for node in n.walk(relation)):
        raise NotExported("a derivative in an equation that something follows from")
    inner = terms.like(terms.context)
    for side in relation.args:
        inner.term(side)
    if inner.poles or inner.functions:
        raise NotExported("Γ or an unknown function in an equation that something follows from")
    if inner.guarded or inner.covers:
        raise NotExported("cases in an equation that something follows from")
    if inner.strict:
        raise NotExported("an integer power of something that need not be positive")
    if inner.orders:
        raise NotExported("a derivative in an equation that something follows from")
    return list(inner.needs)


def proposition(statement: Node, terms: Terms) -> str:
    r"""Return that a statement holds.

    >>> x = n.variable("x")
    >>> solved = n.logic("or", *(n.relation("=", x, n.number(k)) for k in (1, 2)))
    >>> proposition(solved, Terms())
    '(v_x = 1 \\/ v_x = 2)'
    >>> proposition(n.relation("=", 1 / x, n.number(2)), Terms())
    '(v_x <> 0 /\\ (1 / v_x) = 2)'
    """
    if statement.head == n.RELATION:
        return _joined(AND, parts_of(statement, terms))
    if statement.head != n.LOGIC:
        raise NotExported("a number stands where an equation belongs")
    match str(statement.value):
        case "true":
            return "True"
        case "false":
            return "False"
        case "not":
            return f"(~ {proposition(statement.args[0], terms)})"
        case joined:
            sign = AND if joined == "and" else OR
            return _joined(sign, [proposition(part, terms) for part in statement.args])


def premises(statement: Node, terms: Terms) -> list[tuple[str, Node]]:
    """Return what a statement says as a list of parts, those that a relation needs before it."""
    if statement.head == n.LOGIC and statement.value == "and":
        return [each for part in statement.args for each in premises(part, terms)]
    if statement.head != n.RELATION:
        return [(proposition(statement, terms), statement)]
    plain = terms.like(terms.context)
    return [(plain.proposition(each), each) for each in (*needs_of(statement, terms), statement)]


def supposed(context: Context, terms: Terms) -> list[str]:
    """Return the domains of the variables, and what the text assumes of them."""
    assumed = [proposition(relation, terms) for relation in context.relations]
    names = list(terms.names.items())
    domains = [fact for v, name in names for fact in domain_facts(name, context.domain(v))]
    return list(dict.fromkeys([*domains, *assumed]))


def for_all(said: str, terms: Terms, hypotheses: Iterable[str]) -> str:
    """Return a proposition for all values of the variables, under hypotheses."""
    binders = f"forall ({' '.join(terms.names.values())} : R), " if terms.names else ""
    return binders + "".join(f"{each} -> " for each in hypotheses) + said


def written_out(statement: Node, context: Context) -> Node:
    """Return a statement with powers such as 2ˣ as exponentials, as they are printed.

    A number put for x in 2ˣ would be printed as another power.

    >>> print(written_out(n.relation("=", n.number(2) ** n.variable("x"), n.number(8)), Context()))
    exp(x*log(2)) == 8
    """
    done: dict[Node, Node] = {}
    for node in n.walk(statement):
        plain = n.rebuild(node, tuple(done[child] for child in node.args))
        done[node] = plain_power(plain) if _is_exponential(plain, context) else plain
    return done[statement]


def _is_exponential(node: Node, context: Context) -> bool:
    """Say whether a power has a value where its base is positive, and nowhere else."""
    if node.head != n.POWER or node.args[0] is n.constant("e"):
        return False
    base, exponent = node.args
    if exponent_value(exponent) is not None:
        return False
    return has_real_variable(exponent, context) or (rational_value(base) or 0) > 0


def relations(statement: Node) -> Iterator[Node]:
    """Yield the relations that stand in a statement."""
    if statement.head == n.RELATION:
        yield statement
    else:
        for part in statement.args:
            yield from relations(part)


def each_of(scripts: Sequence[str]) -> str:
    """Return the tactic that proves each part of a conjunction by its script.

    >>> each_of(["lra", "ring"])
    '(split; [ lra | (ring) ])'
    """
    text = f"({scripts[-1]})" if scripts else "exact I"
    for script in reversed(scripts[:-1]):
        text = f"(split; [ {script} | {text} ])"
    return text


def pattern_of(names: Sequence[str]) -> str:
    """Return the pattern that names the parts of a conjunction.

    >>> pattern_of(["N", "M", "P"])
    '[N [M P]]'
    """
    text = names[-1]
    for name in reversed(names[:-1]):
        text = f"[{name} {text}]"
    return text


def _joined(sign: str, parts: Sequence[str]) -> str:
    if not parts:
        return "True" if sign == AND else "False"
    return f"({sign.join(parts)})" if len(parts) > 1 else parts[0]
