r"""The conditions of ``cases``: joined, in words, and never dropped."""

import pytest

from symsgd.errors import SymsgdError
from symsgd.read.meaning import read_latex


def condition(text):
    cases = rf"\begin{{cases}} 1 & {text} \\ 0 & \text{{otherwise}} \end{{cases}}"
    return str(read_latex(cases).value).removeprefix("Piecewise((1, ").removesuffix("), (0, True))")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (r"x > 0", "x > 0"),
        (r"\text{if } x > 0", "x > 0"),
        (r"\text{für } x > 0,", "x > 0"),
        (r"\text{si } x > 0 .", "x > 0"),
        (r"0 < x \le 1", "And(0 < x, x <= 1)"),
        (r"x > 0 \text{ and } y > 0", "And(x > 0, y > 0)"),
        (r"\text{if } x > 0, y > 0", "And(x > 0, y > 0)"),
        (r"x > 0 \land y > 0", "And(x > 0, y > 0)"),
        (r"x > 0 \wedge y > 0 \wedge z > 0", "And(x > 0, y > 0, z > 0)"),
        (r"x > 0 \text{ or } x < -1", "Or(x > 0, x < -1)"),
        (r"x > 0 \text{ oder } x < -1", "Or(x > 0, x < -1)"),
        (r"\max(x, y) > 0", "max(x, y) > 0"),
    ],
)
def test_what_is_read(text, found):
    assert condition(text) == found


@pytest.mark.parametrize("word", ["otherwise", "else", "sonst", "sinon", "en otro caso", "否则"])
def test_otherwise(word):
    cases = rf"\begin{{cases}} 1 & x > 0 \\ 0 & \text{{{word}}} \end{{cases}}"
    assert str(read_latex(cases).value) == "Piecewise((1, x > 0), (0, True))"


@pytest.mark.parametrize(
    "text",
    [
        r"\text{if x is odd}",
        r"\text{if } x \text{ is positive}",
        r"\text{unless } x > 0",
        r"\text{not } x > 0",
        r"\text{almost everywhere}",
        r"x > 0 \text{ and } y > 0 \text{ or } z > 0",
        r"x > 0 \text{ and}",
        r"x \in [0, 1]",
        r"x",
    ],
)
def test_a_condition_that_is_not_understood_is_not_dropped(text):
    with pytest.raises(SymsgdError) as caught:
        condition(text)
    assert caught.value.advice
    assert caught.value.place is not None
