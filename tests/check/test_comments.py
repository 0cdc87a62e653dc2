"""What no reader of a document sees says nothing of its formulas: comments, blocks of code."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from symsgd.check.check import check_text
from symsgd.prove.decide import decide
from symsgd.read.documents.scan import scan

SILENT = [
    # a document with … for what says nothing, and what each of its claims is
    ("We have $|x| = x$ <!-- for x large enough -->.", "markdown", ["REFUTED"]),
    ("We have <!-- it is not true that --> $1 + 1 = 2$.", "markdown", ["PROVED"]),
    ("<!-- Suppose --> $1 + 1 = 3$.", "markdown", ["REFUTED"]),
    ("<!-- True or false? -->\n$1 + 1 = 3$", "markdown", ["REFUTED"]),
    ("Let $x = 2$.\n\n<!-- **Exercise 2.** -->\n\nThen $x^2 = 5$.", "markdown", ["REFUTED"]),
    ("Let $x = 2$.\n\n```python\n# Exercise 2\n```\n\nThen $x^2 = 5$.", "markdown", ["REFUTED"]),
    ("Let $x = 2$. % Exercise 2.\nThen $x^2 = 5$.", "latex", ["REFUTED"]),
    ("Let $x = 2$.\n% \\section{Exercise 2}\nThen $x^2 = 5$.", "latex", ["REFUTED"]),
    ("Let $x = 2$.\n\\begin{comment}\n\\section{Two}\n\\end{comment}\nSo $x^2 = 5$.", "latex",
     ["REFUTED"]),
    ("\\iffalse Suppose \\fi $1 + 1 = 3$.", "latex", ["REFUTED"]),
    ("If $x > 0$,\n<!-- why? -->\nthen $|x| = x$.", "markdown", ["PROVED"]),
    ("If $x > 0$, % why?\n   % why not.\nthen $|x| = x$.", "latex", ["PROVED"]),
    ("We have $|x| = x$ for % all of these\n$x > 0$.", "latex", ["PROVED"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "markup", "expected"), SILENT)
def test_comments_and_blocks_of_code_say_nothing(text, markup, expected):
    report = check_text(text, markup=markup, by=decide)
    assert [str(claim.status) for claim in report.claims] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We have $|x| = x$ for x large enough.", "NEEDS_CONTEXT"),
        ("Suppose $1 + 1 = 3$.", None),
        ("True or false?\n$1 + 1 = 3$", "NEEDS_CONTEXT"),
    ],
)
def test_the_same_words_outside_of_a_comment_count(text, expected):
    claims = check_text(text, by=decide).claims
    assert [str(claim.status) for claim in claims] == ([] if expected is None else [expected])


def test_a_table_in_a_comment_gives_no_values():
    rows = "| $x$ | $y$ |\n|---|---|\n| $1$ | $3$ |"
    hidden = check_text(f"<!--\n{rows}\n-->\n\nHere $y = 4$.", by=decide)
    assert [str(claim.status) for claim in hidden.claims] in ([], ["PROVED"])
    assert len(hidden.formulas) == 1


@given(
    st.lists(
        st.sampled_from(["<!-- ", " -->", "% so", "\n", "\n\n", "```\n", "$x$", " then ",
                         "\\iffalse", "\\fi", "\\begin{comment}", "\\end{comment}", "\0",
                         "<pre>", "</pre>"]),
        max_size=12,
    ),
    st.sampled_from(["markdown", "latex"]),
)  # fmt: skip
def test_prose_is_as_long_as_the_text_and_keeps_its_formulas(parts, markup):
    text = "".join(parts)
    found = scan(text, markup)
    assert len(found.prose) == len(text)
    for span in found.spans:
        if "%" not in text[span.start : span.end]:
            assert found.prose[span.start : span.end] == text[span.start : span.end]
