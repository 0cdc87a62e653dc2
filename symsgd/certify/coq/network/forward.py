"""The forward pass, the cost and the errors δ of a network as definitions of Coq."""

from __future__ import annotations

from symsgd.certify.coq.network.functions import Functions
from symsgd.certify.coq.network.names import Names, Section, total

COST = "net_cost"


def forward_section(names: Names, functions: Functions) -> Section:
    """Return z, a, D and δ of every layer and the cost, each from those before it.

    >>> from symsgd.network.network import Network
    >>> names = Names(Network([2, 1]))
    >>> for line in forward_section(names, Functions(names)).lines:
    ...     print(line)
    Definition net_z_2 : R := ((v_w_11_2 * v_x_1) + (v_w_12_2 * v_x_2) + v_b_2).
    Definition net_a_2 : R := (act_sigmoid net_z_2).
    Definition net_D_2 : R := (slope_sigmoid net_z_2 net_a_2).
    Definition net_cost : R := (net_loss net_a_2 v_y).
    Definition net_delta_2 : R := (net_D_2 * (net_loss_slope net_a_2 v_y)).
    """
    section = Section("forward_pass", names.order)
    last = names.network.depth
    for layer in range(2, last + 1):
        before = [names.a(layer - 1, j) for j in names.rows(layer - 1)]
        for i in names.rows(layer):
            section.define(names.z(layer, i), affine(names, layer, i, before))
        z, a = _column(names, layer)
        for i in names.rows(layer):
            section.define(a[i - 1], functions.value(layer, i, z))
        for i in names.rows(layer):
            for j in functions.depends(layer, i):
                section.define(names.D(layer, i, j), functions.slope(layer, i, j, z, a))
    section.define(COST, cost(names, [names.a(last, i) for i in names.rows(last)]))
    for layer in range(last, 1, -1):
        a = [names.a(layer, i) for i in names.rows(layer)]
        D = {(i, j): names.D(layer, i, j)
             for i in names.rows(layer) for j in functions.depends(layer, i)}  # fmt: skip
        after = [names.delta(layer + 1, k) for k in names.rows(layer + 1)] if layer < last else []
        for j in names.rows(layer):
            section.define(names.delta(layer, j), error(names, layer, j, a, D, after))
    return section


def affine(names: Names, layer: int, i: int, before: list[str]) -> str:
    """Return a weighted input from the activations of the layer before."""
    products = [f"({names.w(layer, i, j)} * {a})" for j, a in enumerate(before, 1)]
    return total([*products, names.b(layer, i)])


def cost(names: Names, outputs: list[str]) -> str:
    """Return the cost of one sample from the outputs."""
    return total(f"(net_loss {a} {y})" for a, y in zip(outputs, names.y, strict=True))


def error(
    names: Names,
    layer: int,
    j: int,
    a: list[str],
    D: dict[tuple[int, int], str],
    after: list[str],
) -> str:
    """Return δⱼ of a layer from its slopes D, and its activations or the δ of the next layer."""
    network = names.network
    if layer < network.depth:
        back = {i: total(f"({names.w(layer + 1, k, i)} * {delta})"
                         for k, delta in enumerate(after, 1))
                for i in names.rows(layer)}  # fmt: skip
    elif network.cancels:
        target, own = names.y[j - 1], a[j - 1]
        of_all = f"({total(names.y)} * {own})"
        own = of_all if network.activations[layer].together else own
        return f"({own} + (- {target}))"
    else:
        back = {i: f"(net_loss_slope {a[i - 1]} {names.y[i - 1]})" for i in names.rows(layer)}
    return total(f"({slope} * {back[i]})" for (i, column), slope in D.items() if column == j)


def _column(names: Names, layer: int) -> tuple[list[str], list[str]]:
    rows = names.rows(layer)
    return [names.z(layer, i) for i in rows], [names.a(layer, i) for i in rows]
