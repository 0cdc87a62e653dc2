"""Named quantities as numbers: certified digits, doubles, functions in floating point."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Any, TypeVar

from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.matrix import Matrix
from symsgd.expression.node import Node
from symsgd.network.exact import Given, exact
from symsgd.network.names import canonical

if TYPE_CHECKING:
    from symsgd.algebra.certified import Certified

Value = Node | Matrix
Numbers = Any  # one number, or rows of them
R = TypeVar("R")


class Numeric(ABC):
    """Gives the quantities that it names as numbers.

    A single quantity is one number, a matrix of them is a list of rows.
    """

    @abstractmethod
    def __getitem__(self, name: str) -> Value:
        """Return a named quantity."""

    def digits(
        self, count: int, name: str = "theta^1", at: Mapping[str, Given] | None = None
    ) -> Numbers:
        """Return certified decimals of a quantity: a text, or rows of texts for a matrix.

        >>> from symsgd.network.network import Network
        >>> step = Network([2, 1], weights=[[[5, 6]]], biases=[[4]]).step([1, 2], [3])
        >>> step.digits(50, "delta^[2]")
        '-1.5165120838575246676081637056120951911588358619408e-9'
        """
        from symsgd.algebra.decimals import digits

        return self._numbers(name, lambda node, point: digits(node, count, point), at)

    def float64(self, name: str = "theta^1", at: Mapping[str, Given] | None = None) -> Numbers:
        """Return a quantity as correctly rounded doubles.

        >>> from symsgd.network.network import Network
        >>> step = Network([2, 1], weights=[[[5, 6]]], biases=[[4]]).step([1, 2], [3])
        >>> step.float64("delta^[2]")
        -1.5165120838575247e-09
        """
        from symsgd.algebra.decimals import float64

        return self._numbers(name, float64, at)

    def function(
        self, inputs: Sequence[str], name: str = "theta^1", *, arrays: bool = False
    ) -> Callable[..., Numbers]:
        """Return a quantity as an ordinary function of some symbols, in floating point.

        With ``arrays`` the function takes NumPy arrays as well, entry by entry.

        >>> from symsgd.network.network import Network
        >>> step = Network([1, 1], "identity", weights=[[[2]]], biases=[[0]]).step([1], [0])
        >>> theta = step.function(["eta"])
        >>> theta(0.25)
        [[-0.5, 1.5]]
        """
        from symsgd.algebra.machines import FLOATS, numpy_machine
        from symsgd.algebra.program import compile_nodes

        value = self[name]
        entries = (value,) if isinstance(value, Node) else value.entries
        machine = numpy_machine() if arrays else FLOATS
        program = compile_nodes(entries, [canonical(text) for text in inputs], machine)

        def function(*values: Numbers) -> Numbers:
            results = program.run(*values)
            if isinstance(value, Node):
                return results[0]
            width = value.shape[1]
            return [results[i : i + width] for i in range(0, len(results), width)]

        return function

    def certified(self, name: str = "theta^1", inputs: Sequence[str] = ()) -> Certified:
        """Return a quantity compiled for certified digits, for many calls.

        >>> from symsgd.network.network import Network
        >>> step = Network([2, 1], weights=[[[5, 6]]], biases=[[4]]).step([1, 2], [3])
        >>> theta = step.certified("theta^1", ["eta"])
        >>> theta.digits(20, {"eta": Fraction(1, 10)})[0]
        '4.0000000001516512084'
        """
        from symsgd.algebra.certified import Certified

        value = self[name]
        entries = (value,) if isinstance(value, Node) else value.entries
        return Certified(entries, [canonical(text) for text in inputs])

    def _numbers(
        self, name: str, rule: Callable[..., R], at: Mapping[str, Given] | None
    ) -> R | list[list[R]]:
        point = {key: point_value(value, key) for key, value in (at or {}).items()}
        value = self[name]
        if isinstance(value, Node):
            return rule(value, point)
        return [[rule(entry, point) for entry in row] for row in value.rows]


def point_value(value: Given, name: str) -> Fraction:
    """Return the number that a symbol is given.

    >>> point_value("0.1", "eta")
    Fraction(1, 10)
    """
    node = exact(value, name)
    if node.head != n.NUMBER:
        raise SymsgdError("not-a-number", f"{name} is {value!r}", advice="give a number")
    return Fraction(node.value)
