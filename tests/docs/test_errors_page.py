"""Every error code has its section in docs/errors.md, and every section its code."""

from __future__ import annotations

import ast
import re
import shlex
from collections.abc import Callable, Iterator
from itertools import product

import pytest

import symsgd as symsgd_package
from symsgd.check.check import check_text
from symsgd.check.task import task_of
from symsgd.errors import SymsgdError
from symsgd.prove.decide import decide
from symsgd.read.meaning import read_latex
from symsgd.read.problem import read_problem
from symsgd.read.scan import scan
from symsgd.read.typed import read_typed
from tests.program import ROOT, symsgd

_CODE = re.compile(r"[a-z]+(?:-[a-z]+)*")
_PAGE = ROOT / "docs" / "errors.md"
# What makes an error or a notice: the type, or a function that puts the place in.
_MAKERS = re.compile(r"(Error|Notice|\.error|wrong\w*|_noted)$")


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


def sections() -> list[str]:
    return re.findall(r"^### ([a-z-]+)$", _PAGE.read_text("utf-8"), re.MULTILINE)


def test_codes_are_found_wherever_an_error_is_made():
    source = (
        "raise SymsgdError('one-code', 'a sentence')\n"
        "raise self.wrong(piece, 'word', 'a sentence', 'advice')\n"
        "def wrong(self, message, code='by-default'): ...\n"
        "raise make('no-code')\n"
    )
    assert set(codes_in(ast.parse(source))) == {"one-code", "word", "by-default"}


def test_every_code_has_a_section():
    assert sorted(codes_in_use() - set(sections())) == []


def test_every_section_has_a_code():
    assert sorted(set(sections()) - codes_in_use()) == []


def test_sections_stand_in_order_and_once():
    for chapter in _PAGE.read_text("utf-8").split("\n## ")[1:]:
        found = re.findall(r"^### ([a-z-]+)$", chapter, re.MULTILINE)
        assert found == sorted(set(found))


def test_every_section_says_something():
    for section in _PAGE.read_text("utf-8").split("\n### ")[1:]:
        code, _, text = section.partition("\n")
        assert len(text.split("\n## ")[0].split()) >= 6, code


EXAMPLES = [
    (section.partition("\n")[0], *found)
    for section in _PAGE.read_text("utf-8").split("\n### ")[1:]
    for found in re.findall(r"^Example \((.+)\): `([^`\n]+)`$", section, re.MULTILINE)
]
# what takes a thousand characters to show, or another machine
LONG = {"formula-too-long", "nested-too-deeply", "number-too-long", "stray-backslash"}
INSIDE = {"not-a-function", "script", "empty-side", "matrix-here", "missing-key", "float-parameter"}


def _by_latex(text: str) -> Iterator[str]:
    """Yield what is said about a document, or about a formula alone and as a side."""
    documents = [text]
    if not re.search(r"[$]|\\\(|\\input", text):
        documents = [f"$${text}$$", f"$${text} = 1$$"]
        try:
            read_latex(text)
        except SymsgdError as error:
            yield error.code
    for document, markup in product(documents, ("markdown", "latex")):
        yield from (notice.code for notice in scan(document, markup).notices)
        report = check_text(document, markup=markup, by=decide)
        said = [formula.note for formula in report.formulas]
        said += [claim.reason for claim in report.claims]
        yield from (code for text in said for code in re.findall(r"\[([a-z-]+)\]", text))


def _by_command(text: str) -> Iterator[str]:
    done = symsgd(*shlex.split(text)[1:])
    yield from re.findall(r"\[([a-z-]+)\]", done.stderr)


def _raised(action: Callable[[str], object]) -> Callable[[str], Iterator[str]]:
    def codes(text: str) -> Iterator[str]:
        try:
            action(text)
        except SymsgdError as error:
            yield error.code

    return codes


def _by_python(text: str) -> object:
    return eval(text, {"symsgd": symsgd_package})  # noqa: S307 - our own page


RUN = {
    "LaTeX": _by_latex,
    "typed": _raised(read_typed),
    "problem file": _raised(lambda text: task_of(read_problem(text)).step()),
    "command": _by_command,
    "Python": _raised(_by_python),
}


@pytest.mark.parametrize(("code", "kind", "text"), EXAMPLES, ids=[row[0] for row in EXAMPLES])
def test_every_example_yields_its_code(code, kind, text):
    assert code in set(RUN[kind](text))


def test_what_is_read_has_an_example_for_every_code():
    page = _PAGE.read_text("utf-8")
    chapters = {part.split("\n", 1)[0]: part for part in page.split("\n## ")[1:]}
    names = ["Documents", "Formulas in LaTeX", "Formulas as typed text", "Problem files"]
    wanted = {
        code for name in names for code in re.findall(r"^### (.+)$", chapters[name], re.MULTILINE)
    }
    assert sorted(wanted - {code for code, _, _ in EXAMPLES} - LONG - INSIDE) == []
