"""Strategies for derivations: chains of equal lines, and chains with one wrong step."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from hypothesis import reject
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import DrawFn

from symsgd.expression import node as n
from symsgd.expression.domain import Context, Domain
from symsgd.expression.node import Node
from symsgd.functions.latex import latex
from symsgd.prove.verdict import Counterexample
from symsgd.testing.expression_strategies import expressions
from symsgd.testing.identity_strategies import NAMES, certified, slips
from symsgd.testing.laws import rewritings
from symsgd.testing.pretty import pretty

SIGMOID = r"\sigma(x) = \frac{1}{1 + e^{-x}}"
FUNCTIONS = ("sigmoid", "tanh", "exp", "sin", "cos")  # those that every document may use


@dataclass(frozen=True, slots=True)
class Derivation:
    r"""A chain of lines, each equal to the one before.

    >>> x = n.variable("x")
    >>> print(Derivation((x + 1, 1 + x), Context()).markdown())
    $$
    \begin{aligned}
    x + 1 &= 1 + x
    \end{aligned}
    $$
    """

    lines: tuple[Node, ...]
    context: Context

    def markdown(self) -> str:
        """Return the chain as a formula in a Markdown document."""
        first, *others = map(latex, self.lines)
        steps = " \\\\\n&= ".join(others)
        sigmoid = any(
            node.head == n.APPLY and node.value[0] == "sigmoid" for node in n.walk(*self.lines)
        )
        chain = f"$$\n\\begin{{aligned}}\n{first} &= {steps}\n\\end{{aligned}}\n$$"
        return f"Let ${SIGMOID}$.\n\n{chain}" if sigmoid else chain

    def __str__(self) -> str:
        return "\n  = ".join(map(str, self.lines))

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {' = '.join(map(str, self.lines))}>"

    _repr_pretty_ = pretty


@dataclass(frozen=True, slots=True, repr=False)
class WrongDerivation(Derivation):
    """A chain with one wrong step, counted from 1: step k leads from line k to the next one.

    >>> x = n.variable("x")
    >>> lines = (x + 1, 1 + x, 1 - x)
    >>> wrong = WrongDerivation(lines, Context(), 2, certified(*lines[1:], Context()))
    >>> wrong
    <WrongDerivation x + 1 = 1 + x = 1 - x, wrong at step 2>
    """

    step: int
    counterexample: Counterexample

    def __repr__(self) -> str:
        return f"<WrongDerivation {' = '.join(map(str, self.lines))}, wrong at step {self.step}>"


@st.composite
def derivations(
    draw: DrawFn, *, min_steps: int = 1, max_steps: int = 4, max_leaves: int = 4
) -> Derivation:
    """Return a strategy for derivations, every step of which is a law applied to a part.

    The first line is no symbol and no function of one: a text would define it there.

    >>> derivations(max_steps=2)
    derivations(max_steps=2)
    """
    if not 1 <= min_steps <= max_steps:
        raise InvalidArgument(f"there is no number from {min_steps} to {max_steps} steps")
    lines = [draw(_first_lines(max_leaves))]
    for _ in range(draw(st.integers(min_steps, max_steps))):
        lines.append(draw(_next_line(lines[-1])))
    return Derivation(tuple(lines), _context(lines))


@st.composite
def wrong_derivations(
    draw: DrawFn, *, min_steps: int = 1, max_steps: int = 4, max_leaves: int = 4
) -> WrongDerivation:
    """Return a strategy for derivations with one slip; the lines after it go on from the slip.

    The slip loses no variable: about a variable on one side only, a text says nothing.

    >>> wrong_derivations()
    wrong_derivations()
    """
    true = draw(derivations(min_steps=min_steps, max_steps=max_steps, max_leaves=max_leaves))
    steps = len(true.lines) - 1
    step = draw(st.integers(1, steps))
    lines = list(true.lines[:step])
    wrong = draw(slips(true.lines[step]))
    found = None if wrong is None else certified(lines[-1], wrong, true.context)
    if wrong is None or found is None or _names(wrong) != _names(lines[-1]):
        reject()
    lines.append(wrong)
    while len(lines) <= steps:
        lines.append(draw(_next_line(lines[-1])))
    return WrongDerivation(tuple(lines), _context(lines), step, found)


@cache
def _first_lines(max_leaves: int) -> st.SearchStrategy[Node]:
    whole = expressions(names=NAMES, functions=FUNCTIONS, max_leaves=max_leaves)
    return whole.filter(lambda line: line.head in (n.ADD, n.MULTIPLY, n.POWER))


@st.composite
def _next_line(draw: DrawFn, line: Node) -> Node:
    options = [
        (part, new) for part in n.walk(line) for _, new in rewritings(part) if new is not part
    ]
    if not options:
        return line + 0
    part, new = draw(st.sampled_from(options))
    return n.substitute(line, {part: new})


def _names(line: Node) -> tuple[str, ...]:
    return n.free_variables(line)


def _context(lines: list[Node]) -> Context:
    return Context.of(dict.fromkeys(n.free_variables(*lines), Domain.named("real")))
