"""The words around formulas in German, French, Spanish and Chinese."""

import pytest

from symsgd.check import cues
from symsgd.check.check import check_text
from symsgd.check.report import Role, Status
from symsgd.prove.decide import decide


def check(text):
    return check_text(text, by=decide)


@pytest.mark.parametrize(
    "word", ["Sei", "Wir definieren", "Soit", "On pose", "Sea", "Definimos", "令", "设"]
)
def test_words_that_define(word):
    report = check(f"{word} $y = x + 1$.")
    assert report.formulas[0].role is Role.DEFINITION


@pytest.mark.parametrize("word", ["wobei", "où", "donde", "其中", "这里"])
def test_words_that_explain_a_symbol(word):
    report = check(f"$y = k + 1 = 3$, {word} $k = 2$.")
    assert [claim.status for claim in report.claims] == [Status.PROVED]


@pytest.mark.parametrize("word", ["für", "pour", "para", "对于", "當"])
def test_words_that_limit_a_sentence(word):
    report = check(rf"$\sqrt{{x^2}} = x$ {word} $x > 0$.")
    assert [claim.status for claim in report.claims] == [Status.PROVED]


@pytest.mark.parametrize("word", ["falls", "wenn", "si", "lorsque", "cuando", "如果", "若"])
def test_words_that_make_a_condition(word):
    assert cues.is_condition(word)
    report = check(rf"{word} $x^2 = 4$")
    assert report.formulas[0].role is Role.DECLARATION


@pytest.mark.parametrize(
    "words",
    [
        "ist die Sigmoidfunktion",
        "est la fonction sigmoïde",
        "es la función sigmoide",
        "是 sigmoid 函数",
    ],
)
def test_words_that_name_the_sigmoid(words):
    report = check(rf"$\sigma$ {words}. $\sigma(0) = \frac12$")
    assert [claim.status for claim in report.claims] == [Status.PROVED]


@pytest.mark.parametrize(
    ("before", "after"),
    [("Ersetze", "durch"), ("Substituons", "par"), ("Sustituimos", "por"), ("將", "代入")],
)
def test_words_that_substitute(before, after):
    found = cues.is_substitution(before, after) or cues.is_substitution(after, "代")
    assert found


@pytest.mark.parametrize("after", ["bis 3", "jusqu'à 3", "hasta 3", "到 3", "to 3"])
def test_words_that_end_a_range(after):
    assert cues.upper_end(after) == ("up", 3)


@pytest.mark.parametrize("after", ["and then", "a number", "bisher", "auch"])
def test_other_words_end_no_range(after):
    assert cues.upper_end(after) is None
