"""The names that a network has in Coq, and sections of definitions that share their variables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from symsgd.certify.coq.terms.terms import Terms
from symsgd.expression import node as n
from symsgd.network.names import label_of
from symsgd.network.network import Network
from symsgd.network.tangents import Parameter, parameters

_WORD = re.compile(r"[A-Za-z_][\w']*")


def coq_name(prefix: str, label: str) -> str:
    """Return the name of a quantity in Coq.

    >>> coq_name("net", "delta_1^[2]")
    'net_delta_1_2'
    """
    return f"{prefix}_{re.sub(r'[^A-Za-z0-9]+', '_', label).strip('_')}"


@dataclass(frozen=True)
class Names:
    """The variables of a network, and the names of its quantities; indices count from 1.

    >>> names = Names(Network([2, 1]))
    >>> names.order
    ('v_b_2', 'v_w_11_2', 'v_w_12_2', 'v_x_1', 'v_x_2', 'v_y')
    >>> names.z(2, 1), names.a(1, 2), names.delta(2, 1)
    ('net_z_2', 'v_x_2', 'net_delta_2')
    """

    network: Network

    @cached_property
    def _free(self) -> Network:
        names = [f.described() for f in self.network.activations.values()]
        return Network(self.network.layers, names, self.network.cost_row.name)

    @cached_property
    def plain(self) -> dict[Parameter, str]:
        """The parameters in the spelling of the algorithm."""
        free = self._free
        return {
            p: str(
                (free.biases if p.letter == "b" else free.weights)[p.layer][p.row - 1][
                    p.column - 1
                ].value
            )
            for p in parameters(self.network)
        }

    @cached_property
    def parameters(self) -> dict[Parameter, str]:
        """The variable of each parameter."""
        terms = Terms()
        return {p: terms.name(name) for p, name in self.plain.items()}

    @cached_property
    def _sample(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        terms = Terms()
        x, y = self._free.sample_nodes(None, None)
        return (
            tuple(terms.name(str(entry.value)) for (entry,) in x),
            tuple(terms.name(str(entry.value)) for (entry,) in y),
        )

    @property
    def x(self) -> tuple[str, ...]:
        """The variables of the input."""
        return self._sample[0]

    @property
    def y(self) -> tuple[str, ...]:
        """The variables of the target."""
        return self._sample[1]

    @cached_property
    def symbols(self) -> dict[str, str]:
        """The variables of the letters that activations have as parameters, such as a slope.

        >>> Names(Network([1, 1], "leaky_relu(c)")).symbols
        {'c': 'v_c'}
        """
        terms = Terms(names={variable: variable for variable in self._given})
        given = [p for f in self.network.activations.values() for p in f.parameters]
        return {name: terms.name(name) for name in n.free_variables(*given)}

    @cached_property
    def order(self) -> tuple[str, ...]:
        """All variables: the parameters layer by layer, their like, the input and the target."""
        return (*self.parameters.values(), *self.symbols.values(), *self.x, *self.y)

    @cached_property
    def held(self) -> tuple[str, ...]:
        """All variables but those of the input."""
        return (*self.parameters.values(), *self.symbols.values(), *self.y)

    def later(self, layer: int) -> tuple[str, ...]:
        """Return what the cost still depends on once the z of a layer are known."""
        later = (v for p, v in self.parameters.items() if p.layer > layer)
        return (*later, *self.symbols.values(), *self.y)

    @property
    def _given(self) -> tuple[str, ...]:
        return (*self.parameters.values(), *self.x, *self.y)

    def rows(self, layer: int) -> range:
        """Return the numbers of the neurons of a layer."""
        return range(1, self.network.size(layer) + 1)

    def w(self, layer: int, i: int, j: int) -> str:
        """Return the variable of a weight."""
        return self.parameters[Parameter("W", layer, i, j)]

    def b(self, layer: int, i: int) -> str:
        """Return the variable of a bias."""
        return self.parameters[Parameter("b", layer, i)]

    def z(self, layer: int, i: int) -> str:
        """Return the name of a weighted input."""
        return self._of("z", layer, i)

    def a(self, layer: int, i: int) -> str:
        """Return the name of an activation; those of layer 1 are the input."""
        return self.x[i - 1] if layer == 1 else self._of("a", layer, i)

    def D(self, layer: int, i: int, j: int) -> str:
        """Return the name of a slope."""
        return self._of("D", layer, i, j)

    def delta(self, layer: int, i: int) -> str:
        """Return the name of an error."""
        return self._of("delta", layer, i)

    def plain_of(self, symbol: str, layer: int, *places: int) -> str:
        """Return a quantity in the spelling of the algorithm."""
        one = self.network.size(layer) == 1
        return label_of(symbol, f"^[{layer}]", *(() if one else places))

    def _of(self, symbol: str, layer: int, *places: int) -> str:
        return coq_name("net", self.plain_of(symbol, layer, *places))


@dataclass
class Section:
    """Definitions that share variables; outside, each takes those that it uses, as in Coq.

    >>> section = Section("net", ("v_w", "v_x", "v_y"))
    >>> section.define("net_z", "(v_w * v_x)")
    >>> section.define("net_cost", "(net_z + (- v_y))")
    >>> section.call("net_cost", {"v_w": "5"}), section.call("net_z")
    ('(net_cost 5 v_x v_y)', '(net_z v_w v_x)')
    """

    name: str
    variables: tuple[str, ...]
    lines: list[str] = field(default_factory=list)
    uses: dict[str, frozenset[str]] = field(default_factory=dict)

    def define(self, name: str, body: str, arguments: Sequence[str] = (), sort: str = "R") -> None:
        """Add a definition of a number, or of another sort."""
        found: set[str] = set()
        for word in _WORD.findall(body):
            found |= self.uses.get(word, {word} & set(self.variables))
        self.uses[name] = frozenset(found)
        binder = f" ({' '.join(arguments)} : R)" if arguments else ""
        self.lines.append(f"Definition {name}{binder} : {sort} := {body}.")

    def call(
        self, name: str, values: Mapping[str, str] | None = None, more: Iterable[str] = ()
    ) -> str:
        """Return the application of a definition outside of its section."""
        given = values or {}
        words = [given.get(v, v) for v in self.variables if v in self.uses[name]]
        return applied(name, [*words, *more])

    def text(self) -> str:
        """Return the section as Coq reads it."""
        return "\n".join(self._written()) + "\n"

    def _written(self) -> Iterator[str]:
        yield f"Section {self.name}."
        if self.variables:
            yield f"Variables ({' '.join(self.variables)} : R)."
        yield from self.lines
        yield f"End {self.name}."


def applied(name: str, arguments: Iterable[str]) -> str:
    """Return a function of Coq at its arguments.

    >>> applied("f", ["x", "y"]), applied("c", [])
    ('(f x y)', 'c')
    """
    words = [name, *arguments]
    return f"({' '.join(words)})" if len(words) > 1 else name


def total(terms: Iterable[str]) -> str:
    """Return a sum.

    >>> total(["x", "y"]), total(["x"])
    ('(x + y)', 'x')
    """
    found = list(terms)
    return f"({' + '.join(found)})" if len(found) > 1 else found[0]
