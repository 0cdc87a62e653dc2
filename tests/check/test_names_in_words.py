r"""Words that a sign gives a value, such as ``\text{learning rate} = 5``: no step of a chain."""

import pytest

from symsgd.check.check import check_text
from symsgd.check.report import Status

BEFORE = "We have $1 + 1 = 2$. "


def statuses(text: str) -> list[Status]:
    return [claim.status for claim in check_text(text).claims]


@pytest.mark.parametrize(
    "name",
    [
        r"\text{learning rate}",
        r"\text{loss of the model}",
        r"\text{學習率}",
        r"\text{Größe}",
        "成本",
        "ä",
    ],
)
@pytest.mark.parametrize("formula", ["$NAME = 5$", "$$NAME = 5$$", "$a = a, \\quad NAME = 5$"])
def test_words_with_a_value_are_unread_and_continue_nothing(name, formula):
    found = statuses(BEFORE + "Here " + formula.replace("NAME", name) + ".")
    assert found[0] is Status.PROVED
    assert found[-1] is Status.UNREAD
    assert Status.REFUTED not in found


def test_a_word_with_a_letter_beyond_ascii_is_no_product():
    report = check_text("Here $Größe = 3$.")  # no e = 3
    assert not report.claims
    assert report.exit_code() == 3


def test_rows_that_name_quantities_are_no_chain():
    rows = r"\text{batch size} &= 5 \\ \text{learning rate} &= 3"
    found = statuses(rf"{BEFORE}\begin{{align}} {rows} \end{{align}}")
    assert found == [Status.PROVED, Status.UNREAD, Status.UNREAD]


@pytest.mark.parametrize(
    "words", [r"\text{by the chain rule}", r"\text{(rule 2)}", r"\text{so}", "所以", r"\text{also}"]
)
def test_words_that_lead_on_continue_the_chain(words):
    rows = rf"(x+1)^2 &= x^2 + 2x + 1 \\ {words} &= x(x + 2) + "
    for last, status in (("1", Status.PROVED), ("2", Status.REFUTED)):
        found = statuses(rf"\begin{{align}} {rows}{last} \end{{align}}")
        assert found == [Status.PROVED, status]


@pytest.mark.parametrize("words", ["The learning rate", "With batch size", "Cost", "学习率"])
@pytest.mark.parametrize("formula", ["$= 5$", "$> 7$", r"$\\approx 0.9$"])
def test_words_outside_that_have_a_value_refute_nothing(words, formula):
    assert Status.REFUTED not in statuses(f"{BEFORE}{words} {formula} here.")


@pytest.mark.parametrize("words", ["", "So we get", "This is", "and by the rule", "which is"])
def test_words_outside_that_lead_on_continue_the_formula(words):
    assert statuses(f"We have $1 + 1 = 2$ {words} $= 3$.")[-1] is Status.REFUTED
