"""An expression as a straight-line program: compiled once, run many times.

The recorder is an algebra like the others, with places on a tape as its values;
what a machine does with the tape is a table of operations.  No text is ever
turned into code.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from symsgd.algebra.algebra import Algebra, evaluate, rational_value, unsupported
from symsgd.errors import SymsgdError
from symsgd.expression.node import Node

Scalar = Any
Instruction = tuple[str, tuple[int, ...]]


@dataclass(frozen=True)
class Machine:
    """An arithmetic that runs programs: what it makes of a number, and its operations."""

    name: str
    number: Callable[[Fraction], Scalar]
    operations: Mapping[str, Callable[..., Scalar]]

    @property
    def functions(self) -> frozenset[str]:
        """The names of the functions that the machine computes itself."""
        return frozenset(self.operations)


@dataclass(frozen=True)
class Program:
    """Inputs, numbers, instructions and the places of the results.

    >>> from symsgd.algebra.machines import FLOATS
    >>> from symsgd.expression import node as n
    >>> x = n.variable("x")
    >>> program = compile_nodes([n.apply("sigmoid", x), x**2], ["x"], FLOATS)
    >>> program.run(0.0)
    [0.5, 0.0]
    """

    machine: Machine
    inputs: tuple[str, ...]
    numbers: tuple[Fraction, ...]
    code: tuple[Instruction, ...]
    outputs: tuple[int, ...]

    def run(self, *values: Scalar) -> list[Scalar]:
        """Return the results for these values of the inputs, in their order."""
        if len(values) != len(self.inputs):
            raise SymsgdError(
                "missing-value",
                f"{len(values)} values for the inputs {', '.join(self.inputs) or 'none'}",
            )
        number = self.machine.number
        return self.run_with(values, [number(value) for value in self.numbers])

    def run_with(self, values: Sequence[Scalar], numbers: Sequence[Scalar]) -> list[Scalar]:
        """Return the results, with the numbers of the program already made."""
        tape = [*values, *numbers]
        push = tape.append
        for operation, places in self._bound:
            if len(places) == 2:
                push(operation(tape[places[0]], tape[places[1]]))
            elif len(places) == 1:
                push(operation(tape[places[0]]))
            else:
                push(operation(*[tape[place] for place in places]))
        return [tape[place] for place in self.outputs]

    def __post_init__(self) -> None:
        operations = self.machine.operations
        bound = tuple((operations[name], places) for name, places in self.code)
        object.__setattr__(self, "_bound", bound)

    _bound = ()  # type: tuple[tuple[Callable[..., Scalar], tuple[int, ...]], ...]

    @property
    def length(self) -> int:
        """The number of instructions."""
        return len(self.code)


class _Tape(Algebra[int]):
    """The algebra of places on a tape; equal instructions share one place."""

    def __init__(self, inputs: Sequence[str], machine: Machine) -> None:
        self.machine = machine
        self.known = machine.functions
        self.places: dict[object, int] = {("input", name): i for i, name in enumerate(inputs)}
        self.numbers: list[Fraction] = []
        self.code: list[tuple[str, tuple[int, ...]]] = []
        # numbers come to stand before instructions, so both are counted from 0 at first
        self.inputs = len(inputs)

    def number(self, value: Fraction) -> int:
        key = ("number", value)
        if key not in self.places:
            self.numbers.append(value)
            self.places[key] = -len(self.numbers)
        return self.places[key]

    def constant(self, name: str) -> int:
        return self._do(name)

    def variable(self, name: str) -> int:
        place = self.places.get(("input", name))
        if place is None:
            raise SymsgdError(
                "missing-value", f"{name} has no value", advice="make it an input of the function"
            )
        return place

    def add(self, terms: Sequence[int]) -> int:
        return self._chain("add", terms, Fraction(0))

    def multiply(self, factors: Sequence[int]) -> int:
        return self._chain("multiply", factors, Fraction(1))

    def divide(self, above: int, below: int) -> int:
        return self._do("divide", above, below)

    def negate(self, value: int) -> int:
        return self._do("negate", value)

    def power(self, base: int, exponent: int, written: Node) -> int:
        value = rational_value(written)
        if value is not None and value.denominator == 1 and 0 < value <= 8:
            return self._chain("multiply", [base] * int(value), Fraction(1))
        return self._do("power", base, exponent)

    def apply(self, name: str, orders: tuple[int, ...], args: Sequence[int]) -> int:
        if any(orders) or name not in self.machine.operations:
            raise unsupported(f"the function {name}")
        return self._do(name, *args)

    def relation(self, sign: str, left: int, right: int) -> int:
        return self._do(sign, left, right)

    def logic(self, name: str, args: Sequence[int]) -> int:
        return self._do(name, *args)

    def piecewise(self, branches: Sequence[tuple[int, int]]) -> int:
        return self._do("piecewise", *(place for branch in branches for place in branch))

    def where_defined(self, value: int, guard: int) -> int:
        return self._do("where_defined", value, guard)

    def _chain(self, name: str, parts: Sequence[int], empty: Fraction) -> int:
        if not parts:
            return self.number(empty)
        place = parts[0]
        for part in parts[1:]:
            place = self._do(name, place, part)
        return place

    def _do(self, name: str, *args: int) -> int:
        key = (name, args)
        if key not in self.places:
            if name not in self.machine.operations:
                raise unsupported(f"{name} on {self.machine.name}")
            self.code.append((name, args))
            self.places[key] = self.inputs + _FAR + len(self.code) - 1
        return self.places[key]

    def settled(self, place: int) -> int:
        """Return the final place: inputs, then numbers, then instructions."""
        if place < 0:
            return self.inputs - place - 1
        return place if place < self.inputs else place - _FAR + len(self.numbers)


_FAR = 1 << 40


def compile_nodes(nodes: Sequence[Node], inputs: Sequence[str], machine: Machine) -> Program:
    """Return the program that computes some expressions from some inputs.

    >>> from symsgd.algebra.machines import FLOATS
    >>> from symsgd.expression import node as n
    >>> x, y = n.variables("x y")
    >>> compile_nodes([x * y + x * y], ["x", "y"], FLOATS).length
    2
    """
    tape = _Tape(inputs, machine)
    memo: dict[Node, int] = {}
    outputs = [evaluate(node, tape, memo) for node in nodes]
    code = tuple(
        (name, tuple(tape.settled(place) for place in places)) for name, places in tape.code
    )
    results = tuple(tape.settled(place) for place in outputs)
    return Program(machine, tuple(inputs), tuple(tape.numbers), code, results)
