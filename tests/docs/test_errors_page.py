"""Every error code has its row and its page in docs/errors, and every row its code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from itertools import groupby
from runpy import run_path

import pytest

from tests.program import ROOT

_CODE = re.compile(r"[a-z]+(?:-[a-z]+)*")
# What makes an error or a notice: the type, or a function that puts the place in.
_MAKERS = re.compile(r"(Error|Notice|\.error|wrong\w*|_noted)$")
RENDERER = run_path(str(ROOT / "docs" / "render_errors.py"))
TABLE = RENDERER["table"]()


def codes_in(tree: ast.AST) -> Iterator[str]:
    """Yield the codes of a module: among the arguments of a maker, or a default of ``code``."""
    for node in ast.walk(tree):
        given: list[ast.AST | None] = []
        if isinstance(node, ast.Call) and _MAKERS.search(ast.unparse(node.func)):
            words = [word.value for word in node.keywords if word.arg == "code"]
            given = [*node.args, *words]
        elif isinstance(node, ast.FunctionDef):
            names = [*node.args.posonlyargs, *node.args.args][::-1]
            defaults = node.args.defaults[::-1]
            pairs = [*zip(names, defaults, strict=False)]
            pairs += zip(node.args.kwonlyargs, node.args.kw_defaults, strict=True)
            given = [default for name, default in pairs if name.arg == "code"]
        for index, value in enumerate(given):
            if isinstance(value, ast.Constant) and isinstance(value.value, str):
                text = value.value
                if _CODE.fullmatch(text) and ("-" in text or index < 2):
                    yield text


def codes_in_use() -> set[str]:
    paths = (ROOT / "symsgd").rglob("*.py")
    return {code for path in paths for code in codes_in(ast.parse(path.read_text("utf-8")))}


def test_codes_are_found_wherever_an_error_is_made():
    source = (
        "raise SymsgdError('one-code', 'a sentence')\n"
        "raise self.wrong(piece, 'word', 'a sentence', 'advice')\n"
        "def wrong(self, message, code='by-default'): ...\n"
        "raise make('no-code')\n"
    )
    assert set(codes_in(ast.parse(source))) == {"one-code", "word", "by-default"}


def test_every_code_has_a_row():
    assert sorted(codes_in_use() - set(TABLE)) == []


def test_every_row_has_a_code():
    assert sorted(set(TABLE) - codes_in_use()) == []


def test_rows_stand_in_order():
    for chapter, rows in groupby(TABLE, key=lambda code: TABLE[code]["chapter"]):
        codes = list(rows)
        assert codes == sorted(codes), chapter
    chapters = [chapter for chapter, _ in groupby(row["chapter"] for row in TABLE.values())]
    assert len(chapters) == len(set(chapters))


@pytest.mark.parametrize("code", TABLE)
def test_every_row_says_what_happened_and_what_to_do(code):
    row = TABLE[code]
    assert len(row["happened"].split()) >= 5
    assert len(row["do"].split()) >= 2
    assert row["happened"].endswith(".")
    example = {"kind", "example", "file", "content", "encoding", "without"}
    assert set(row) <= {"chapter", "happened", "do"} | example


def test_the_pages_are_those_of_the_table():
    pages = RENDERER["render"]()
    assert {*(ROOT / "docs" / "errors").glob("*.md"), ROOT / "docs" / "errors.md"} == set(pages)
    old = [path.name for path, text in pages.items() if path.read_text("utf-8") != text]
    assert old == [], "run python docs/render_errors.py"


@pytest.mark.parametrize("path", sorted((ROOT / "docs" / "errors").glob("*.md")),
                         ids=lambda path: path.stem)  # fmt: skip
def test_links_lead_somewhere(path):
    for target in re.findall(r"\]\(([^)#\s]+)", path.read_text("utf-8")):
        if "://" not in target:
            assert (path.parent / target).exists(), target


EXAMPLES = [code for code, row in TABLE.items() if "example" in row]
INSIDE = {"not-a-function", "empty-side"}


@pytest.mark.parametrize("code", EXAMPLES)
def test_every_example_yields_its_code(code):
    assert RENDERER["said"](code, TABLE[code]) is not None


# what hangs on the machine: its programs, its files, the rights of who asks
OUTSIDE = {"cannot-read", "coq-libraries", "large-file", "no-coq", "no-matplotlib", "tex-failed"}


def test_every_other_code_has_an_example():
    assert sorted(set(TABLE) - set(EXAMPLES)) == sorted(INSIDE | OUTSIDE)


def test_what_is_read_has_an_example_for_every_code():
    chapters = {"Documents", "Formulas in LaTeX", "Formulas as typed text", "Problem files",
                "Formulas of either kind"}  # fmt: skip
    wanted = {code for code, row in TABLE.items() if row["chapter"] in chapters}
    assert sorted(wanted - set(EXAMPLES) - INSIDE) == []
