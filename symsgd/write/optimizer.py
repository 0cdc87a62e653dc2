r"""One step of an optimiser for a single parameter, as a worked text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from math import isqrt

from symsgd.algebra.algebra import evaluate
from symsgd.algebra.lets import Lets
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.functions.latex import name_latex
from symsgd.network.exact import Given, exact
from symsgd.network.optimizers import Optimizer, optimizer
from symsgd.write.document import Bullets, Display, Heading, Part, Row, Sentences
from symsgd.write.latex import formula

_THETA, _T = n.variables("theta t")


def worked_optimizer(
    name: str,
    settings: Mapping[str, Given],
    *,
    theta: Given = "theta_0",
    gradient: Given = "g",
    eta: Given = "eta",
    steps: int = 1,
) -> tuple[Part, ...]:
    r"""Return the worked steps of an optimiser with the same gradient at each of them.

    >>> parts = worked_optimizer("momentum", {"mu": "9/10"}, theta=1, gradient=2, eta="1/10")
    >>> for row in parts[-1].rows:
    ...     print(row.left, row.sign, row.right)
    v_{1} = \mu v_{0} - \eta g
     = 0.9 \cdot 0 - 0.1 \cdot 2
     = -0.2
    \theta_{1} = \theta_{0} + v_{1}
     = 1 - 0.2
     = 0.8
    """
    rule = optimizer(name, **settings)
    if rule.row.norm or rule.row.look_ahead is not None:
        raise SymsgdError(
            "optimizer-of-vectors",
            f"{name} needs more than one parameter and its gradient",
            advice="take an optimiser that works on each parameter by itself, such as adam",
        )
    given = {"g": gradient, "eta": eta}
    return tuple(
        _parts(rule, {k: exact(v, k) for k, v in given.items()}, exact(theta, "theta"), steps)
    )


def _parts(rule: Optimizer, given: dict[str, Node], theta: Node, steps: int) -> Iterator[Part]:
    row = rule.row
    now: dict[Node, Node] = {_THETA: theta}
    for place, _ in row.lines:
        if place is not _THETA:
            start = rule.put_in(row.start.get(place, n.number(0)))
            now[place] = n.substitute(start, now)
    known = {n.variable(key): value for key, value in (*rule.settings, *given.items())}
    yield Sentences(f"The rule: {row.meaning}.")
    yield Heading("Given")
    items = [(name_latex(str(each.value)), value) for each, value in known.items()]
    items += [(_at(place, 0), value) for place, value in now.items()]
    yield Bullets(
        tuple(f"${name} = {formula(value)}$" for name, value in items if name != formula(value))
    )
    for t in range(1, steps + 1):
        if steps > 1:
            yield Heading(f"Step {t}")
        yield Display(tuple(_step(rule, known, now, t)))


def _step(rule: Optimizer, known: dict[Node, Node], now: dict[Node, Node], t: int) -> Iterator[Row]:
    newest = {place: _name(place, t - 1) for place in now}
    for place, line in rule.row.lines:
        places = {each: n.variable(newest[each]) for each in now} | {_T: n.number(t)}
        yield Row(_at(place, t), formula(n.substitute(line, places)))
        numbers = n.substitute(line, now | known | {_T: n.number(t)})
        value = _settled(numbers)
        if formula(numbers) != formula(value):
            yield Row("", formula(numbers))
        yield Row("", formula(value))
        now[place], newest[place] = value, _name(place, t)


def _name(place: Node, t: int) -> str:
    return f"{place.value}_{t}"


def _at(place: Node, t: int) -> str:
    return name_latex(_name(place, t))


def _settled(node: Node) -> Node:
    """Return an expression with its numbers put together, and roots of squares taken."""
    lets = Lets()
    done: dict[Node, Node] = {}
    for part in n.walk(evaluate(node, lets)):
        plain = n.rebuild(part, tuple(done[arg] for arg in part.args))
        done[part] = _root(plain) or (plain if plain.head == n.APPLY else evaluate(plain, lets))
    return done[evaluate(node, lets)]


def _root(node: Node) -> Node | None:
    if node.head != n.APPLY or node.value[0] != "sqrt" or node.args[0].head != n.NUMBER:
        return None
    value = Fraction(node.args[0].value)
    above, below = isqrt(max(value.numerator, 0)), isqrt(value.denominator)
    whole = above**2 == value.numerator and below**2 == value.denominator
    return n.number(Fraction(above, below)) if whole else None
