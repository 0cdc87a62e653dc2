"""What counts steps above a letter, in any way of writing it, is no layer and no power."""

import pytest

from symsgd.check.check import check_text
from symsgd.prove.decide import decide

MOMENTUM = (
    "Momentum: $v{1} = \\beta v{t} + g$, $w{1} = w{t} - \\eta v{1}$ with $v{a} = 0$, $w{a} = 1$, "
    "$\\beta = \\frac12$, $g = 2$, $\\eta = \\frac14$. Then $v{b} = 2$, $w{b} = \\frac12$, "
    "$v{c} = 3$, $w{c} = -\\frac14$ and $w{c} = 1$."
)
WAYS = ["_{{{}}}", "^{{{}}}", "^{{({})}}", "^{{[{}]}}"]


def statuses(text):
    return [claim.status.name for claim in check_text(text, by=decide).claims]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("letter", ["t", "k", "n"])
def test_states_of_momentum(way, letter):
    indices = {"{1}": f"{letter}+1", "{t}": letter, "{a}": "0", "{b}": "1", "{c}": "2"}
    text = MOMENTUM
    for mark, index in indices.items():
        text = text.replace(mark, way.format(index))
    assert statuses(text) == ["PROVED"] * 4 + ["REFUTED"]


@pytest.mark.parametrize("way", WAYS)
def test_two_steps_and_closed_forms(way):
    now, later, much_later = (way.format(index) for index in ("k", "k+1", "k+2"))
    rule = rf"$\theta{later} = \theta{now} - \eta \theta{now}$"
    start = rf"$\theta{way.format(0)} = 4$ and $\eta = \frac12$"
    assert statuses(f"Let {rule} with {start}. So $\\theta{now} = \\frac{{4}}{{2^k}}$.") == [
        "PROVED"
    ]
    assert statuses(f"Let {rule} with {start}. So $\\theta{now} = \\frac{{4}}{{3^k}}$.") == [
        "REFUTED"
    ]
    right = rf"$\theta{much_later} = (1 - \eta)^2 \theta{now}$"
    assert statuses(f"Let {rule}. Then {right}.") == ["PROVED"]
    assert statuses(f"Let {rule}. Then {right.replace('^2', '^3', 1)}.") == ["REFUTED"]


def test_layers_stay_layers():
    layer = r"Let $h^{[l+1]} = h^{[l]} + F$. Then $h^{[2]} = 3$ and $h^{[1]} = 1$."
    assert statuses(layer) == []
