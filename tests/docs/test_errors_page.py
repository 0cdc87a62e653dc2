"""Every error code has its section in docs/errors.md, and every section its code."""

from __future__ import annotations

import ast
import re

from tests.program import ROOT

_CODE = re.compile(r"[a-z]+(?:-[a-z]+)+")
_PAGE = ROOT / "docs" / "errors.md"
# What makes an error or a notice: the type, or a method that puts the place in.
_MAKERS = re.compile(r"(Error|Notice|error|wrong\w*|unread\w*|refuse\w*)$")


def codes_in_use() -> set[str]:
    found = set()
    for path in (ROOT / "symsgd").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and _MAKERS.search(ast.unparse(node.func)):
                found |= {
                    argument.value
                    for argument in [*node.args, *(word.value for word in node.keywords)]
                    if isinstance(argument, ast.Constant)
                    and isinstance(argument.value, str)
                    and _CODE.fullmatch(argument.value)
                }
    return found


def sections() -> list[str]:
    return re.findall(r"^### ([a-z-]+)$", _PAGE.read_text("utf-8"), re.MULTILINE)


def test_every_code_has_a_section():
    assert codes_in_use() - set(sections()) == set()


def test_every_section_has_a_code():
    assert set(sections()) - codes_in_use() == set()


def test_sections_stand_in_order_and_once():
    for chapter in _PAGE.read_text("utf-8").split("\n## ")[1:]:
        found = re.findall(r"^### ([a-z-]+)$", chapter, re.MULTILINE)
        assert found == sorted(set(found))


def test_every_section_says_something():
    for section in _PAGE.read_text("utf-8").split("\n### ")[1:]:
        code, _, text = section.partition("\n")
        assert len(text.split("\n## ")[0].split()) >= 6, code
