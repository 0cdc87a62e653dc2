"""Every error code has its section in docs/errors.md, and every section its code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from tests.program import ROOT

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
