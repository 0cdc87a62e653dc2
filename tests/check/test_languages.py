"""The words around formulas in German, French, Spanish and Chinese."""

import pytest

from symsgd.check.check import check_text
from symsgd.check.report import Role, Status
from symsgd.check.words import cues
from symsgd.check.words.range_words import upper_end
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
        "é a função sigmoide",
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
    assert upper_end(after) == ("up", 3)


@pytest.mark.parametrize("after", ["and then", "a number", "bisher", "auch"])
def test_other_words_end_no_range(after):
    assert upper_end(after) is None


@pytest.mark.parametrize(
    "text",
    [
        r"Let $a = 1$, $b = 2$ and $c = 3$. $a + b + c = 6$",
        r"Let $a = 1, b = 2 \text{ and } c = 3$. $a + b + c = 6$",
        r"Seien $a = 1, b = 2 \text{ und } c = 3$. $a + b + c = 6$",
        r"Soient $a = 1$, $b = 2$ et $c = 3$. $a + b + c = 6$",
        r"Sean $a = 1$, $b = 2$ y $c = 3$. $a + b + c = 6$",
        r"令 $a = 1$，$b = 2$ 和 $c = 3$。$a + b + c = 6$",
        r"$a + b + c = 6$, where $a = 1$, $b = 2$ and $c = 3$.",
        r"$a + b + c = 6$ mit $a = 1$, $b = 2$ und $c = 3$.",
        r"If $a = 1$ and $b = 5$, then $a + b = 6$.",
        r"$\sqrt{x^2 y^2} = xy$ if $x > 0$ and $y > 0$.",
        r"$\sqrt{x^2 y^2} = xy$ wenn $x > 0$ und $y > 0$.",
        r"$\sqrt{x^2 y^2} = xy$ si $x > 0$ et $y > 0$.",
        r"$\sqrt{x^2 y^2} = xy$ si $x > 0$ y $y > 0$.",
        r"$\sqrt{x^2} + y = x + 2$ for $x > 0$ and $y = 2$.",
        r"Let $x > 0 \text{ and } y = 2$. $\sqrt{x^2} + y = x + 2$",
    ],
)
def test_facts_joined_by_and_are_taken_apart(text):
    assert [claim.status for claim in check(text).claims] == [Status.PROVED]


def test_and_between_claims_joins_no_conditions():
    report = check(r"For $x > 0$ we have $\sqrt{x^2} = x$ and $x + x = 3x$.")
    assert [claim.status for claim in report.claims] == [Status.PROVED, Status.REFUTED]


def test_remarks_in_code_are_no_headings():
    text = "Let $k = 2$.\n\n```python\n# one\n# two\n```\n\nThen $k = 3$."
    assert [claim.status for claim in check(text).claims] == [Status.REFUTED]


@pytest.mark.parametrize("words", ["我们使用Sigmoid函数", "Die Sigmoid Funktion"])
def test_words_before_a_letter_call_it_the_sigmoid(words):
    report = check(rf"{words} $\sigma$. $\sigma(0) = 1$")
    assert [claim.status for claim in report.claims] == [Status.REFUTED]


_MATRIX = r"Es sei $A = \begin{pmatrix}2&1\\1&2\end{pmatrix}$. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"Vorwärtsschritt: $z = 6$. Es ist $\frac{\partial a}{\partial z} = 2z$.", "PROVED"),
        (r"Vorwärtsschritt: $z = 6$. Es ist $\frac{\partial a}{\partial z} = 3z$.", "REFUTED"),
        (_MATRIX + r"Dann ist $\det(A - \lambda E) = (2-\lambda)^2 - 1$.", "PROVED"),
        (_MATRIX + r"Dann ist $\det(A - \lambda E) = (2-\lambda)^2 + 1$.", "REFUTED"),
        (_MATRIX + r"$\operatorname{Spur} A = 4$.", "PROVED"),
        (_MATRIX + r"$\operatorname{Spur} A = 5$.", "REFUTED"),
    ],
)
def test_names_and_labels_of_german_texts(text, expected):
    given = r"Sei $a = z^2$ mit $z = 2x$ und $x = 3$." + "\n\n"
    claims = check(given + text).claims
    assert claims[-1].status.value == expected


_STEPS = {
    "English": ("If", "then", "and"), "German": ("Wenn", "dann", "und"),
    "French": ("Si", "alors", "et"), "Spanish": ("Si", "entonces", "y"),
}  # fmt: skip


@pytest.mark.parametrize("language", _STEPS)
@pytest.mark.parametrize(("second", "expected"), [("0.36", "PROVED"), ("0.46", "REFUTED")])
def test_what_follows_from_a_case_is_no_start_in_any_language(language, second, expected):
    if_, then, and_ = _STEPS[language]
    claims = check(
        "$x_{k+1} = (1 - \\eta\\lambda) x_k$.\n\n"
        f"1. {if_} $\\eta = \\frac{{1}}{{\\lambda}}$, {then} $x_1 = 0$.\n"
        f"2. {if_} $\\lambda = 4$, $\\eta = 0.1$ {and_} $x_0 = 1$, "
        f"{then} $x_1 = 0.6$ {and_} $x_2 = {second}$."
    ).claims
    assert [claim.status.value for claim in claims] == ["PROVED", "PROVED", expected]
