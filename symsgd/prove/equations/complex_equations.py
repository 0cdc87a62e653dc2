"""Polynomial equations over the complex numbers, where i occurs in them.

Two polynomials have the same zeros if they differ by a constant factor that is
not zero.  A claim is refuted by a solution in closed form at which the other
side has a constant value other than zero.
"""

from __future__ import annotations

from fractions import Fraction

from flint import fmpz_mpoly

from symsgd.algebra.algebra import rational_value
from symsgd.algebra.balls import Undefined, enclose
from symsgd.expression import node as n
from symsgd.expression.domain import UNDECLARED, Context, Domain
from symsgd.expression.node import Node
from symsgd.prove.tower.normal import NormalForm
from symsgd.prove.tower.ring import Excluded, NowhereDefined, RestartNeeded, Unsupported
from symsgd.prove.tower.signs import NeedSign, OnBoundary
from symsgd.prove.verdict import Certificate, Counterexample, Outcome, Verdict

_OPEN = (NeedSign, Unsupported, NowhereDefined, RestartNeeded, Excluded, OnBoundary)
_HALF = Fraction(1, 2)
NOTE = "i occurs, so complex solutions count"


def decide_complex(first: Node, second: Node, context: Context, *, both: bool) -> Verdict:
    """Decide polynomial equations with complex solutions.

    >>> x, i = n.variable("x"), n.constant("i")
    >>> product = n.relation("=", (x - i) * (x + i), n.number(0))
    >>> decide_complex(product, n.relation("=", x**2, n.number(-1)), Context(), both=True).outcome
    <Outcome.PROVED: 'PROVED'>
    """
    names = n.free_variables(first, second, *context.relations)
    plain = all(context.domain(name) in (UNDECLARED, Domain()) for name in names)
    if context.relations or not plain or not _polynomial(first, second):
        return Verdict(Outcome.UNDECIDED, "complex equations are decided for polynomials only")
    try:
        form = NormalForm(context, {("capacity",): 64}, logistic=False)
        form.assume(*_radicands(first, second))
        one, other = (_product(form, statement) for statement in (first, second))
        if _proportional(form, one, other):
            reason = "the same polynomial up to a constant factor"
            certificate = Certificate("equations", {"method": reason})
            return Verdict(Outcome.PROVED, reason, warnings=(NOTE,), certificate=certificate)
    except _OPEN:
        pass
    ways = ((first, second, "lost"), (second, first, "gained"))
    for one_statement, other_statement, word in ways if both else ways[:1]:
        found = _separating(one_statement, other_statement, names)
        if found is not None:
            where = ", ".join(f"{name} = {value}" for name, value in found)
            sides = ("holds", "fails") if word == "lost" else ("fails", "holds")
            return Verdict(
                Outcome.REFUTED, f"the complex solution {where} is {word}", warnings=(NOTE,),
                counterexample=Counterexample((), *sides, exact=found),
                certificate=Certificate("complex solution", {"point": dict(found), "sides": sides}),
            )  # fmt: skip
    return Verdict(Outcome.UNDECIDED, "the complex solutions could not be compared")


def _polynomial(*statements: Node) -> bool:
    """Only polynomials in the variables, and square roots of bare variables."""
    for node in n.walk(*statements):
        free = bool(n.free_variables(node))
        if node.head == n.RELATION and node.value != "=":
            return False
        if node.head == n.LOGIC and node.value != "or":
            return False
        if node.head == n.POWER and free:
            power = rational_value(node.args[1])
            if power is None or power.denominator != 1 or power < 0:
                return False
        if node.head == n.POWER and (rational_value(node.args[1]) or _HALF).denominator != 1:
            return False
        if node.head == n.DIVIDE and n.free_variables(node.args[1]):
            return False
        if node.head == n.APPLY and free and not _root_of_variable(node):
            return False
        if node.head in (n.PIECEWISE, n.DERIVATIVE) or (not free and not _plain_number(node)):
            return False
    return True


def _plain_number(node: Node) -> bool:
    """A real number with a value, or i in sums and products: nothing of √−5 or ln i."""
    if any(part is n.constant("i") for part in n.walk(node)):
        return node.head != n.APPLY and (node.head != n.POWER or node.args[1].head == n.NUMBER)
    if node.head in (n.RELATION, n.LOGIC):
        return True
    value = enclose(node, {}, 128)
    return not isinstance(value, Undefined) and bool(value.is_finite())


def _root_of_variable(node: Node) -> bool:
    return node.value == ("sqrt", (0,)) and node.args[0].head == n.VARIABLE


def _radicands(*statements: Node) -> tuple[Node, ...]:
    """√a is used only through (√a)² = a, so the sign that is assumed here plays no part."""
    applied = [node for node in n.walk(*statements) if node.head == n.APPLY]
    roots = [node.args[0] for node in applied if _root_of_variable(node)]
    return tuple(n.relation(">=", root, n.number(0)) for root in roots)


def _product(form: NormalForm, statement: Node) -> fmpz_mpoly:
    relations = [statement] if statement.head == n.RELATION else list(statement.args)
    total = form.ring.constant(1)
    for relation in relations:
        if relation.head != n.RELATION:
            raise Unsupported("nested alternatives")
        total = total * (form.of(relation.args[0]) - form.of(relation.args[1]))
    return form.ring.reduce(total.top)


def _proportional(form: NormalForm, p: fmpz_mpoly, q: fmpz_mpoly) -> bool:
    """Say whether a·p = b·q for constants a, b that are not zero."""
    parts = [_by_variables(form, each) for each in (p, q)]
    shared = next((key for key in parts[0] if key in parts[1]), None)
    if shared is None:
        return False
    a, b = parts[1][shared], parts[0][shared]
    if not (_nonzero(form, a) and _nonzero(form, b)):
        return False
    return bool(form.ring.is_zero(form.ring.of(form.ring.reduce(a * p - b * q))))


def _by_variables(form: NormalForm, p: fmpz_mpoly) -> dict[tuple[int, ...], fmpz_mpoly]:
    """Return the coefficients, polynomials in constants, of the monomials in variables."""
    fixed = {g.index for g in form.ring.generators if g.constant}
    parts: dict[tuple[int, ...], dict[tuple[int, ...], object]] = {}
    for monomial, coefficient in p.to_dict().items():
        free = tuple(0 if i in fixed else e for i, e in enumerate(monomial))
        number = tuple(e if i in fixed else 0 for i, e in enumerate(monomial))
        parts.setdefault(free, {})[number] = coefficient
    return {key: form.ring.context.from_dict(part) for key, part in parts.items()}  # type: ignore[arg-type]


def _nonzero(form: NormalForm, p: fmpz_mpoly) -> bool:
    """Say whether a constant a + bi is certainly not zero."""
    imaginary = next((g for g in form.ring.generators if g.kind == "imaginary"), None)
    parts = [p] if imaginary is None else form.ring.by_powers(form.ring.reduce(p), imaginary)
    known = [form.tower.signs.of(part) for part in parts]
    return any(sign is not None and sign[0] != 0 and sign[1] for sign in known)


def _separating(
    first: Node, second: Node, names: tuple[str, ...]
) -> tuple[tuple[str, str], ...] | None:
    """Solve an equation that gives a variable, and look at the other side there."""
    relations = [first] if first.head == n.RELATION else list(first.args)
    for relation in relations:
        for side, other in (relation.args, relation.args[::-1]):
            if side.head != n.VARIABLE or side.value in n.free_variables(other):
                continue
            numbers = {n.variable(name): n.number(k + 1) for k, name in enumerate(names)}
            value = n.substitute(other, {k: v for k, v in numbers.items() if k is not side})
            there = n.substitute(second, {**numbers, side: value})
            if _polynomial(there, value) and _fails(there):
                point = {name: str(numbers[n.variable(name)]) for name in names}
                return tuple(sorted((point | {str(side.value): str(value)}).items()))
    return None


def _fails(statement: Node) -> bool:
    """Say whether every alternative is a constant that is certainly not zero."""
    relations = [statement] if statement.head == n.RELATION else list(statement.args)
    for relation in relations:
        form = NormalForm(Context(), {("capacity",): 64}, logistic=False)
        try:
            difference = form.of(relation.args[0]) - form.of(relation.args[1])
            if not _nonzero(form, form.ring.reduce(difference.top)):
                return False
        except _OPEN:
            return False
    return True
