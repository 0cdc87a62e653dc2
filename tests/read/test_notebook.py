"""Jupyter notebooks: which cells are read, where they stand, and what is refused."""

import json

import pytest

from symsgd.check.check import check_text
from symsgd.check.report import Role, Status
from symsgd.check.storage import read_report, write_report
from symsgd.errors import SymsgdError
from symsgd.prove.decide import decide
from symsgd.read.documents.markup import markup_of
from symsgd.read.documents.notebook import markdown_cells, with_sources
from symsgd.read.manuscript import manuscript
from symsgd.report.annotated import render_annotated, without_annotations


def notebook(*cells, indent=1):
    """Return a notebook: a text is a Markdown cell, a pair is a cell of another kind."""
    rows = []
    for cell in cells:
        kind, source = cell if isinstance(cell, tuple) else ("markdown", cell)
        rows.append({"cell_type": kind, "metadata": {}, "source": source})
    return json.dumps({"cells": rows, "nbformat": 4, "nbformat_minor": 5}, indent=indent)


def check(*cells):
    return check_text(notebook(*cells), file="a.ipynb", markup="notebook", by=decide)


def test_only_markdown_is_read():
    report = check("$1 = 1$", ("code", "$1 = 2$"), ("raw", "$1 = 3$"), "$1 = 4$")
    assert [claim.source for claim in report.claims] == ["1 = 1", "1 = 4"]
    assert [str(claim.span) for claim in report.claims] == ["cell 1:1:2", "cell 4:1:2"]


def test_outputs_and_attachments_are_not_read():
    cell = {
        "cell_type": "code",
        "source": "x",
        "outputs": [{"text": "$1 = 2$", "source": "$2 = 3$"}],
    }
    picture = {"cell_type": "markdown", "attachments": {"source": {"image/png": "$3 = 4$"}},
               "source": ["![](attachment:source)\n", "$5 = 5$"]}  # fmt: skip
    text = json.dumps({"nbformat": 4, "cells": [cell, picture]}, indent=1)
    report = check_text(text, markup="notebook", by=decide)
    assert [claim.source for claim in report.claims] == ["5 = 5"]
    line = text.split("\n")[report.file_line(report.claims[0].span) - 1]
    assert "$5 = 5$" in line


@pytest.mark.parametrize(
    "source",
    [
        ["one\n", "two $x = 1$"],
        "one\ntwo $x = 1$",
        ["one\r\n", "two $x ", "= 1$"],
        ["", "one", "\ntwo $x = 1$"],
    ],
)
def test_a_source_is_a_text_or_a_list(source):
    report = check(source)
    assert [str(formula.span) for formula in report.formulas] == ["cell 1:2:6"]


@pytest.mark.parametrize("indent", [1, 4, None])
def test_the_lines_of_the_file(indent):
    text = notebook(
        ["a\n", "b\n", "$1 = 2$\n"], ("code", ["x\n", "y"]), ["\n", "$3 = 4$"], indent=indent
    )
    report = check_text(text, markup="notebook", by=decide)
    lines = text.split("\n")
    for claim in report.claims:
        assert claim.source in lines[report.file_line(claim.span) - 1]


def test_there_is_one_scope():
    report = check(
        r"Let $\sigma(x) = \frac{1}{1+e^{-x}}$.", ("code", ""), r"So $\sigma(0) = \frac12$."
    )
    assert report.status() is Status.PROVED
    assert report.formulas[0].role is Role.DEFINITION


def test_headings_begin_sections():
    again = check("# One\nLet $k = 2$. Then $k = 2$.", "# Two\nLet $k = 3$. Then $k + 1 = 4$.")
    assert again.status() is Status.PROVED


def test_what_stays_open_in_a_cell_ends_with_it():
    report = check("so $$ x = 1", "<!-- $y$", "```\n$z$", r"\begin{align} a = b", "$1 + 1 = 2$")
    assert [claim.status for claim in report.claims] == [Status.PROVED]
    unread = [str(formula.span) for formula in report.formulas if formula.role is Role.UNREAD]
    assert unread == ["cell 1:1:4", "cell 2:1:1", "cell 3:1:1", "cell 4:1:1"]


def test_errors_inside_formulas_speak_of_the_cell():
    (formula,) = check(("code", ""), "one\n\n$a = \\foo$").formulas
    assert formula.note.startswith("cell 2:3:6: the command \\foo is not known")


def test_lines_of_an_algorithm_are_named_with_their_cell():
    report = check("Let $W^{[2]} = 3$. For $l = 2$ to $2$ do\n$z^{[l]} = W^{[l]} + 1$\nend",
                   "$z^{[2]} = 4$")  # fmt: skip
    assert report.status() is Status.PROVED
    assert report.formulas[-1].note == "z^[2] by line 2 of cell 1"


def test_front_matter_stands_in_the_first_cell():
    matter = "+++\n[notation.functions]\nsigma = 'sigmoid'\n+++\n"
    assert check(matter + r"$\sigma(0) = \frac12$").status() is Status.PROVED
    with pytest.raises(SymsgdError, match=r"a.ipynb:cell 2:2:1: there is no table 'notaton'"):
        check(("code", ""), "+++\n[notaton]\n+++\n")


def test_commands_of_the_author_hold_in_all_cells():
    report = check(r"\newcommand{\s}{\tanh}", r"$\s 0 = 0$")
    assert report.status() is Status.PROVED


def test_storage_keeps_the_cells():
    report = check("$1 = 2$", ("code", ""), "$2 = 2$ and $x \\foo$")
    assert read_report(json.loads(json.dumps(write_report(report)))) == report


def test_the_annotated_copy_is_a_notebook_again():
    text = notebook("so\n$1 = 2$\n", ("code", "x = '$1 = 2$'"), ["$$\n", "3 = 4\n", "$$"])
    copy = render_annotated(check_text(text, markup="notebook", by=decide), text)
    cells = markdown_cells(copy)
    assert "<!-- symsgd cell 1:2:2 ✗ REFUTED" in cells[0].text
    assert "\n% symsgd cell 3:2:1 ✗ REFUTED" in cells[1].text
    back = with_sources(copy, {cell.number: without_annotations(cell.text) for cell in cells})
    assert json.loads(back) == json.loads(text)


BROKEN = {
    "": ("broken-notebook", "n.ipynb:1:1:"),
    '{"cells": [\n  {,': ("broken-notebook", "n.ipynb:2:4:"),
    '{"cells": [\n<<<<<<< HEAD\n': ("broken-notebook", "n.ipynb:2:1:"),
    "[1, 2]": ("not-a-notebook", "no object"),
    "{}": ("not-a-notebook", "no list of cells"),
    '{"nbformat": 4, "cells": 3}': ("not-a-notebook", "no list of cells"),
    '{"nbformat": 4, "cells": [3]}': ("not-a-notebook", "cell 1 is no object"),
    '{"nbformat": 4, "cells": [{"cell_type": "markdown"}]}': (
        "not-a-notebook", "cell 1 has no text"),
    '{"nbformat": 4, "cells": [{"cell_type": "markdown", "source": [1]}]}': (
        "not-a-notebook", "cell 1 has no text"),
    '{"nbformat": 3, "worksheets": []}': ("notebook-version", "format 3"),
    '{"nbformat": 5, "cells": []}': ("notebook-version", "format 5"),
    "[" * 100_000: ("not-a-notebook", "beyond"),
    '{"nbformat": ' + "9" * 5000 + "}": ("not-a-notebook", "beyond"),
}  # fmt: skip


@pytest.mark.parametrize("text", BROKEN, ids=lambda text: text[:30])
def test_what_is_no_notebook_is_refused_in_words(text):
    code, said = BROKEN[text]
    with pytest.raises(SymsgdError) as caught:
        markdown_cells(text, "n.ipynb")
    assert caught.value.code == code
    assert said in str(caught.value)
    assert caught.value.advice


@pytest.mark.parametrize("text", [
    '{"nbformat": 4, "cells": []}',
    '{"nbformat": 4, "cells": [{"source": "$x$"}]}',
    '{"cells": [{"cell_type": "markdown", "source": "a"}], "cells": [], "nbformat": 4}',
    '{"nbformat": 4, "cells": [{"cell_type": "markdown", "source": ["a"], "source": ["b", "c"]}]}',
    '{"nbformat": 4, "c\\u0065lls": [{"cell_type": "markdown", "sourc\\u0065": ["b", "c"]}]}',
    '{"nbformat": 4, "cells": [{"cell_type": "markdown", "source": "\\ud800 $1 = \\udfff1$"}]}',
])  # fmt: skip
def test_strange_notebooks_are_read_all_the_same(text):
    json.dumps(write_report(check_text(text, markup="notebook", by=decide))).encode()


def test_columns_count_what_a_person_sees_not_what_json_writes():
    text = notebook('"quoted" \\\\ \t 學 $1 = 2$')
    assert '\\"quoted\\" \\\\\\\\ \\t' in text
    (formula,) = manuscript(text, markup="notebook").scan.spans
    source = manuscript(text, markup="notebook").source
    assert source.line_column(formula.start) == (1, 18)


@pytest.mark.parametrize(
    ("name", "text", "markup"),
    [
        ("-", notebook("$x$"), "notebook"),
        ("-", "{x} in $x$", "markdown"),
        ("-", '\ufeff\n {"nbformat": 4}', "notebook"),
        ("a.md", notebook("$x$"), "markdown"),
        ("A.IPYNB", "", "notebook"),
        ("a.ltx", "", "latex"),
    ],
)
def test_how_a_document_is_recognised(name, text, markup):
    assert markup_of(name, text) == markup


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("<code>$a$</code> $b$", ["b"]),
        ("<PRE>$a$</PRE> $b$", ["b"]),
        ("<script>x = '$a$'</script> $b$", ["b"]),
        ('<img alt="$a$" src="data:image/png;base64,AA$"> $b$', ["b"]),
        ("<div class='x'>$b$</div>", ["b"]),
        ("<pre> never closed $b$", ["b"]),
        ("$a <b$ and $c> d$", ["a <b", "c> d"]),
        ("a <b and $c > d$", ["c > d"]),
    ],
)
def test_html_in_markdown(text, found):
    spans = manuscript(text).scan.spans
    assert [text[span.start : span.end] for span in spans] == found
