"""What is known about a landscape before anything is computed: exact data, profiles, kinds."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from flint import fmpq, fmpq_mat

from symsgd.algebra.algebra import rational_value
from symsgd.network.landscape import Landscape
from symsgd.network.profile import Profile, profiles

Rows = list[list[Fraction]]


@dataclass(frozen=True)
class Facts:
    """A landscape with its data as exact numbers.

    >>> from symsgd.network.network import Network
    >>> facts = Facts(Landscape(Network([2, 1]), [([1, 2], [3])]))
    >>> facts.vectors, facts.independent, facts.one_sided[0]
    ([[Fraction(1, 1), Fraction(1, 1), Fraction(2, 1)]], True, -1)
    """

    landscape: Landscape

    @cached_property
    def rows(self) -> tuple[Rows, Rows] | None:
        """Inputs and targets as rational numbers, or None where the data holds symbols."""
        inputs, targets = [], []
        for x, y in self.landscape.data:
            nodes = self.landscape.network.sample_nodes(x, y)
            values = [[rational_value(entry) for (entry,) in column] for column in nodes]
            if any(value is None for row in values for value in row):
                return None
            inputs.append([v for v in values[0] if v is not None])
            targets.append([v for v in values[1] if v is not None])
        return inputs, targets

    @cached_property
    def profiles(self) -> list[list[Profile]] | None:
        """The profile of each output for each sample, where there is one."""
        if self.rows is None or self.landscape.network.regularized:
            return None
        return profiles(self.landscape.network, self.rows[1])

    @property
    def all_trained(self) -> bool:
        """Whether weights and biases are trained, without regularisation."""
        landscape = self.landscape
        return set(landscape.trained) >= {"b", "W"} and not landscape.network.regularized

    @property
    def one_neuron(self) -> bool:
        """Whether there is one output and no hidden layer."""
        layers = self.landscape.network.layers
        return len(layers) == 2 and layers[1] == 1

    @cached_property
    def vectors(self) -> Rows:
        """The vectors (1, x) of the samples."""
        inputs = self.rows[0] if self.rows else []
        return [[Fraction(1), *x] for x in inputs]

    @cached_property
    def independent(self) -> bool:
        """Whether the vectors (1, x) are linearly independent."""
        if not self.vectors:
            return False
        return int(rational_matrix(self.vectors).rank()) == len(self.vectors)

    @cached_property
    def one_sided(self) -> tuple[int, ...]:
        """For each output the sign that its error δ has for all samples and all θ, or 0."""
        if self.profiles is None:
            return ()
        columns = zip(*self.profiles, strict=True)
        signs = [{profile.sign() for profile in column} for column in columns]
        return tuple(next(iter(found)) if len(found) == 1 else 0 for found in signs)

    @cached_property
    def convex(self) -> bool:
        """Whether the cost is known to be convex in θ: no hidden layer, convex in every z."""
        shallow = self.landscape.network.depth == 2 and self.profiles is not None
        return shallow and all(p.convex for row in self.profiles or () for p in row)

    @cached_property
    def quadratic(self) -> bool:
        """Whether the cost is a polynomial of second degree in the trained parameters."""
        network = self.landscape.network
        square = "squared" in network.cost_row.name
        shallow = network.depth == 2 and network.activations[2].name == "identity"
        decay = rational_value(network.regularization)
        return shallow and square and self.numeric and decay is not None and decay >= 0

    @property
    def numeric(self) -> bool:
        """Whether the regularisation and the parameters that are not trained are numbers."""
        network, trained = self.landscape.network, self.landscape.trained
        tables = {"W": network.weights, "b": network.biases}
        fixed = [e for letter, table in tables.items() if letter not in trained
                 for rows in table.values() for row in rows for e in row]  # fmt: skip
        return all(rational_value(e) is not None for e in [network.regularization, *fixed])

    @property
    def polynomial(self) -> bool:
        """Whether the cost is a polynomial in the trained parameters."""
        network = self.landscape.network
        plain = all(f.name == "identity" for f in network.activations.values())
        return plain and "squared" in network.cost_row.name


def rational_matrix(rows: Rows) -> fmpq_mat:
    """Return rows of fractions as a matrix.

    >>> rational_matrix([[Fraction(1, 2)]]).det()
    1/2
    """
    return fmpq_mat([[fmpq(e.numerator, e.denominator) for e in row] for row in rows])
