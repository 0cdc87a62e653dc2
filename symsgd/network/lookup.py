"""What the algorithm says a symbol is, found by any of its spellings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.matrix import Matrix
from symsgd.expression.node import Node
from symsgd.network.names import PLAIN, canonical

if TYPE_CHECKING:
    from symsgd.network.trace import Trace


def look_up(trace: Trace, name: str) -> Node | Matrix | None:
    r"""Return a quantity of a step, an entry of one, θ, η or a size; None if it has none such.

    >>> from symsgd.network.network import Network
    >>> str(look_up(Network([2, 1]).step(), r"\theta^{0}"))
    '[[b^[2], w_11^[2], w_12^[2]]]'
    """
    plain = canonical(name)
    if plain in ("theta^0", "theta^1"):
        return theta_row(trace, int(plain[-1]), ("b", "W"))
    found = trace.quantities.get(plain)
    if found is None and trace.network.depth == 2:
        # with one layer after the input, z is z^[2]
        found = trace.quantities.get(f"{plain}^[2]")
    if found is not None:
        return found.value
    if plain == "eta":
        return trace.eta
    if plain in ("L", "N"):
        return n.number(trace.network.depth if plain == "L" else trace.samples)
    return _entry(trace, plain)


def _entry(trace: Trace, plain: str) -> Node | None:
    match = PLAIN.fullmatch(plain)
    if match is None or match["sub"] is None:
        return None
    letter = match["base"].upper() if match["base"] == "w" else match["base"]
    layer = match["sup"] or ("[2]" if trace.network.depth == 2 else "")
    found = trace.quantities.get(f"{letter}^{layer}") or trace.quantities.get(letter)
    if found is None:
        return None
    sub = match["sub"].strip("{}")
    places = [int(part) for part in (sub.split(",") if "," in sub else sub) if part.isdigit()]
    rows, columns = found.matrix.shape
    if len(places) == 1:
        places = [places[0], 1] if columns == 1 else [1, places[0]] if rows == 1 else []
    if len(places) != 2 or not (1 <= places[0] <= rows and 1 <= places[1] <= columns):
        return None
    return found.matrix.rows[places[0] - 1][places[1] - 1]


def theta_row(trace: Trace, step: int, order: Sequence[str]) -> Matrix:
    """Return the parameters before (0) or after (1) a step as one row.

    ``order`` is made of ``"b"`` and ``"W"``, which go through the layers, or of
    single parameters such as ``"w_1"`` and ``"W^[2]"``.

    >>> from symsgd.network.network import Network
    >>> str(theta_row(Network([2, 1]).step(), 0, ["w_2", "b"]))
    '[[w_12^[2], b^[2]]]'
    """
    suffix = "_new" if step else ""
    if not set(order) <= {"b", "W"}:
        return Matrix.row(*(e for name in order for e in _parameter(trace, name, suffix)))
    return Matrix.row(
        *(
            entry
            for l in range(2, trace.network.depth + 1)
            for letter in order
            for entry in trace.quantities[f"{letter}{suffix}^[{l}]"].matrix
        )
    )


def new_parameters(trace: Trace, order: Sequence[str]) -> Matrix:
    """Return the parameters after a step as one row; beside single ones, "b" means every b.

    >>> from symsgd.network.network import Network
    >>> step = Network([1, 1, 1]).step()
    >>> new_parameters(step, ["W^[3]", "b"]).shape
    (1, 3)
    """
    if set(order) <= {"b", "W"}:
        return theta_row(trace, 1, order)
    entries: list[Node] = []
    for name in order:
        letter, _, layer = name.partition("^")
        whole = trace.quantities.get(f"{letter}_new^{layer}")
        row = whole.matrix if whole else theta_row(trace, 1, [name])
        entries += row.entries
    return Matrix.row(*entries)


def _parameter(trace: Trace, name: str, suffix: str) -> tuple[Node, ...]:
    """Return one parameter, or all entries of one W or b."""
    base, _, rest = canonical(name).partition("_")
    base, index, layer = base.partition("^")
    letter = "W" if base == "w" else base
    plain = f"{letter}{suffix}{f'_{rest}' if rest else ''}{index}{layer}"
    found = look_up(trace, plain) if letter in ("W", "b") else None
    if found is None:
        raise SymsgdError(
            "no-such-quantity",
            f"the network has no parameter {name!r}",
            advice='name parameters such as "b", "w_1" and "W^[2]", or write "b,W"',
        )
    return (found,) if isinstance(found, Node) else found.entries
