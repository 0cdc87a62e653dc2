# ruff: noqa: E501  (a row is a line)
r"""Derivations about networks in layers, against a network of numbers that differentiates itself.

Each row is a formula, what becomes of it, and both of its sides as arrays of a small network of
numbers, whose derivatives are difference quotients with fifty digits.  The arrays agree exactly
where the formula is proved.
"""

from __future__ import annotations

import mpmath
import numpy as np
import pytest

from symsgd.check.check import check_text
from symsgd.check.report import Status
from symsgd.prove.decide import decide
from symsgd.read.problem import read_problem

P, R, N = Status.PROVED, Status.REFUTED, Status.NEEDS_CONTEXT
SIZES = (2, 3, 2, 2)


class Numbers:
    """A network of numbers with layers 1 to 4; every quantity can be set and differentiated by."""

    def __init__(self, sizes=SIZES, first=1):
        random = np.random.default_rng(7)
        self.first, self.last = first, first + len(sizes) - 1
        self.given = {f"a{first}": _array(random, sizes[0], 1), "y": _array(random, sizes[-1], 1)}
        for l, (rows, columns) in enumerate(zip(sizes[1:], sizes, strict=False), first + 1):
            self.given |= {f"W{l}": _array(random, rows, columns), f"b{l}": _array(random, rows, 1)}

    def values(self, **changed):
        known = {**self.given, **changed}
        for l in range(self.first + 1, self.last + 1):
            known.setdefault(f"z{l}", known[f"W{l}"] @ known[f"a{l - 1}"] + known[f"b{l}"])
            known.setdefault(f"a{l}", S(known[f"z{l}"]))
            known[f"D{l}"] = np.diag(SLOPE(known[f"z{l}"])[:, 0])
        miss = known[f"a{self.last}"] - known["y"]
        known["C"] = np.array([[(miss * miss).sum() / 2]])
        return known

    def __getitem__(self, name):
        return self.values()[name]

    def jacobian(self, above, below):
        """Return the derivative, a row for each entry above and a column for each below."""
        start, rows = self[below], []
        for place in np.ndindex(start.shape):
            sides = []
            for sign in (1, -1):
                moved = start.copy()
                moved[place] += sign * H
                sides.append(self.values(**{below: moved})[above])
            rows.append(((sides[0] - sides[1]) / (2 * H)).ravel())
        return np.array(rows).T

    def gradient(self, above, below):
        """Return the derivative of a number in the shape of what it is taken by."""
        return self.jacobian(above, below).reshape(self[below].shape)

    def delta(self, layer):
        return self.gradient("C", f"z{layer}")


mp = mpmath.MPContext()  # a context of its own: precision is shared otherwise
mp.dps = 50
H = mp.mpf(10) ** -15
S = np.vectorize(lambda z: 1 / (1 + mp.exp(-z)), otypes=[object])
SLOPE = np.vectorize(lambda z: mp.exp(-z) / (1 + mp.exp(-z)) ** 2, otypes=[object])


def _array(random, rows, columns):
    return np.array(
        [[mp.mpf(round(random.normal(), 3)) for _ in range(columns)] for _ in range(rows)]
    )


HEAD = f'[network]\nlayers = {list(SIZES)}\nactivation = "sigmoid"\n'
COST = HEAD + 'cost = "half_squared_error"\n'
OUT = """[network]
layers = [2, 3, 2, 1]
activation = "sigmoid"
[given]
"delta^[l]" = "\\\\frac{\\\\partial a^{[L]}}{\\\\partial z^{[l]}}"
"""
ROWS = [
    (r"\frac{\partial a^{[L]}}{\partial a^{[l-1]}} = \frac{\partial a^{[L]}}{\partial a^{[l]}} D^{[l]} W^{[l]}",
     HEAD, P, lambda n: [(n.jacobian("a4", f"a{l - 1}"), n.jacobian("a4", f"a{l}") @ n[f"D{l}"] @ n[f"W{l}"]) for l in (2, 3, 4)]),
    (r"\frac{\partial a^{[L]}}{\partial a^{[l-1]}} = \frac{\partial a^{[L]}}{\partial a^{[l]}} W^{[l]}",
     HEAD, R, lambda n: [(n.jacobian("a4", "a3"), n.jacobian("a4", "a4") @ n["W4"])]),
    (r"\frac{\partial a^{[4]}}{\partial z^{[2]}} = D^{[4]}W^{[4]}D^{[3]}W^{[3]}D^{[2]}",
     HEAD, P, lambda n: [(n.jacobian("a4", "z2"), n["D4"] @ n["W4"] @ n["D3"] @ n["W3"] @ n["D2"])]),
    (r"\frac{\partial z^{[l]}}{\partial a^{[l-1]}} = W^{[l]}",
     HEAD, P, lambda n: [(n.jacobian(f"z{l}", f"a{l - 1}"), n[f"W{l}"]) for l in (2, 3, 4)]),
    (r"\frac{\partial a^{[l]}}{\partial z^{[l]}} = D^{[l]} = \operatorname{diag}(\sigma'(z^{[l]}))",
     HEAD, P, lambda n: [(n.jacobian(f"a{l}", f"z{l}"), n[f"D{l}"]) for l in (2, 3, 4)]),
    (r"\frac{\partial C}{\partial W^{[l]}} = \delta^{[l]} (a^{[l-1]})^T",
     COST, P, lambda n: [(n.gradient("C", f"W{l}"), n.delta(l) @ n[f"a{l - 1}"].T) for l in (2, 3, 4)]),
    (r"\frac{\partial C}{\partial W^{[3]}} = \delta^{[3]} (a^{[3]})^T",
     COST, R, lambda n: [(n.gradient("C", "W3"), n.delta(3) @ n["a3"].T)]),
    (r"\frac{\partial C}{\partial b^{[l]}} = \delta^{[l]}",
     COST, P, lambda n: [(n.gradient("C", f"b{l}"), n.delta(l)) for l in (2, 3, 4)]),
    (r"\delta^{[l]} = \sigma'(z^{[l]}) \odot (W^{[l+1]})^T \delta^{[l+1]}",
     COST, P, lambda n: [(n.delta(l), SLOPE(n[f"z{l}"]) * (n[f"W{l + 1}"].T @ n.delta(l + 1))) for l in (2, 3)]),
    (r"\delta^{[l]} = \sigma'(z^{[l+1]}) \odot (W^{[l+1]})^T \delta^{[l+1]}",
     COST, R, lambda n: [(n.delta(3), SLOPE(n["z4"]) * (n["W4"].T @ n.delta(4)))]),
    (r"\delta^{[L]} = (a^{[L]} - y) \odot a^{[L]} \odot (1 - a^{[L]})",
     COST, P, lambda n: [(n.delta(4), (n["a4"] - n["y"]) * n["a4"] * (1 - n["a4"]))]),
    (r"\delta^{[L]} = a^{[L]} - y", COST, R, lambda n: [(n.delta(4), n["a4"] - n["y"])]),
    (r"\delta^{[l]} = D^{[l]} (W^{[l+1]})^T D^{[l+1]} (W^{[l+2]})^T \cdots D^{[L]} (a^{[L]} - y)",
     COST, Status.UNREAD, None),
    (r"\delta^{[2]} = D^{[2]} (W^{[3]})^T D^{[3]} (W^{[4]})^T D^{[4]} (a^{[4]} - y)",
     COST, P, lambda n: [(n.delta(2), n["D2"] @ n["W3"].T @ n["D3"] @ n["W4"].T @ n["D4"] @ (n["a4"] - n["y"]))]),
    (r"\frac{\partial a^{[L]}}{\partial a^{[1]}} = D^{[L]} W^{[L]} D^{[L-1]} W^{[L-1]} \cdots D^{[2]} W^{[2]}",
     HEAD, P, lambda n: [(n.jacobian("a4", "a1"), n["D4"] @ n["W4"] @ n["D3"] @ n["W3"] @ n["D2"] @ n["W2"])]),
    (r"\frac{\partial C}{\partial w_{jk}^l} = a_k^{l-1} \delta_j^l",
     COST, P, lambda n: [(n.gradient("C", f"W{l}"), n.delta(l) @ n[f"a{l - 1}"].T) for l in (2, 3, 4)]),
    (r"\frac{\partial C}{\partial w_{jk}^{[4]}} = a_j^{[3]} \delta_k^{[4]}",
     COST + '[notation]\nweights = "to_from"\n', R,
     lambda n: [(n.gradient("C", "W4"), n["a3"] @ n.delta(4).T)]),
    (r"\frac{\partial C}{\partial w_{jk}^{[4]}} = a_j^{[3]} \delta_k^{[4]}", COST, N, None),
    (r"\delta_j^l = \sum_k w_{kj}^{l+1} \delta_k^{l+1} \sigma'(z_j^l)",
     COST, P, lambda n: [(n.delta(l), SLOPE(n[f"z{l}"]) * (n[f"W{l + 1}"].T @ n.delta(l + 1))) for l in (2, 3)]),
    (r"z_j^l = \sum_{k=1}^{n_{l-1}} w_{jk}^l a_k^{l-1} + b_j^l",
     HEAD, P, lambda n: [(n[f"z{l}"], n[f"W{l}"] @ n[f"a{l - 1}"] + n[f"b{l}"]) for l in (2, 3, 4)]),
    (r"\nabla_{W^{[l]}} C = a^{[l-1]} (\delta^{[l]})^T", COST, R, None),
    (r"\delta^{[l]} = (W^{[l+1]})^\top \delta^{[l+1]} \odot \sigma^{\prime}(z^{[l]})", HEAD, N, None),
    (r"\frac{\partial C}{\partial b^{[l]}} = \delta^{[l]}", HEAD, N, None),
]  # fmt: skip


def claims_of(latex, toml):
    return check_text(f"$${latex}$$", problem=read_problem(toml), by=decide).claims


@pytest.mark.parametrize(("latex", "toml", "status", "numbers"), ROWS, ids=[row[0] for row in ROWS])
def test_what_becomes_of_a_formula_about_layers(latex, toml, status, numbers):
    claims = claims_of(latex, toml)
    if toml is HEAD and status is N and not claims:
        assert r"\delta" in latex  # a line of the algorithm that nothing contradicts
        return
    assert {claim.status for claim in claims} == {status}
    if numbers is not None:
        pairs = numbers(Numbers())
        close = [left.shape == right.shape and bool((abs(left - right) < mp.mpf(10) ** -25).all())
                 for left, right in pairs]  # fmt: skip
        assert all(close) is (status is P)


def test_the_reason_says_for_which_layers_and_in_which_layout():
    (claim,) = claims_of(ROWS[0][0], HEAD)
    assert "for every l from 2 to 4 in the network with layers [2, 3, 2, 2]" in claim.reason
    assert "mixed layout" in claim.reason
    (wrong,) = claims_of(r"\delta^{[l]} = \sigma'(z^{[l]}) \odot \delta^{[l]}", COST)
    assert wrong.reason.startswith("for l = 2:")


@pytest.mark.parametrize("layout", ["numerator", "denominator"])
def test_a_layout_that_is_set_is_the_only_one(layout):
    toml = f'{HEAD}[notation]\nlayout = "{layout}"\n'
    (jacobian,) = claims_of(r"\frac{\partial z^{[3]}}{\partial a^{[2]}} = W^{[3]}", toml)
    (turned,) = claims_of(r"\frac{\partial z^{[3]}}{\partial a^{[2]}} = (W^{[3]})^T", toml)
    statuses = [jacobian.status, turned.status]
    assert statuses == ([P, R] if layout == "numerator" else [R, P])


def test_delta_as_the_derivative_of_the_output():
    for right, status in (
        (r"\sigma'(z^{[l]}) \circ [(W^{[l+1]})^T \delta^{[l+1]}]", P),
        (r"\sigma'(z^{[l]}) \circ [(W^{[l+1]})^T \delta^{[l]}]", R),
    ):
        assert [each.status for each in claims_of(rf"\delta^{{[l]}} = {right}", OUT)] == [status]


def test_the_input_may_be_layer_0():
    toml = '[network]\nlayers = [2, 3, 1]\nactivation = "tanh"\n'
    latex = r"\nabla_x a^{[L]}(x) = (W^{[1]})^T D^{[1]} \cdots (W^{[L]})^T D^{[L]} \mathbf{1}"
    (asked,) = claims_of(latex, toml)
    assert asked.status is N
    assert "layer 0" in asked.reason
    assert claims_of(latex, toml + "input_layer = 0\n")[0].status is P
    doubled = latex.replace(r"\nabla_x", r"2 \nabla_x")
    assert claims_of(doubled, toml + "input_layer = 0\n")[0].status is R


def test_without_a_network_the_reason_says_what_to_write():
    (claim,) = claims_of(r"\frac{\partial a^{[L]}}{\partial z^{[l]}} = D^{[L]} W^{[L]}", "")
    assert claim.status is N
    assert "[network] with layers = [2, 3, 1]" in claim.reason
    assert "the network" in claim.missing


def test_what_the_text_gives_for_the_network_is_put_in_after_differentiation():
    text = (
        r"Let $x = \begin{pmatrix} 1 \\ 2 \end{pmatrix}$,"
        r" $W^{[2]} = \begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}$"
        r" and $b^{[2]} = \begin{pmatrix} 0 \\ 1 \end{pmatrix}$."
        r" Then $z^{[2]} = W^{[2]} x + b^{[2]} = \begin{pmatrix} 5 \\ 12 \end{pmatrix}$,"
        r" $\frac{\partial z_1^{[2]}}{\partial w_{12}^{[2]}} = 2$ and $z_1^{[2]} = 6$."
    )
    problem = read_problem('[network]\nlayers = [2, 2, 1]\nactivation = "sigmoid"\n')
    found = [claim.status for claim in check_text(text, problem=problem, by=decide).claims]
    assert found == [P, P, P, R]


def test_softmax_with_cross_entropy():
    toml = ('[network]\nlayers = [2, 3]\nactivations = ["softmax"]\n'
            'cost = "categorical_cross_entropy"\n')  # fmt: skip
    (right,) = claims_of(r"\frac{\partial C}{\partial z^{[L]}} = a^{[L]} - y", toml)
    (wrong,) = claims_of(r"\frac{\partial C}{\partial z^{[L]}} = a^{[L]}", toml)
    assert (right.status, wrong.status) == (P, R)
