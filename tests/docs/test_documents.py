"""Whatever the documents show was run: Python blocks here, console blocks next door."""

from __future__ import annotations

import re
from doctest import ELLIPSIS, NORMALIZE_WHITESPACE

import pytest
from sybil import Sybil
from sybil.example import SybilFailure
from sybil.parsers.markdown import PythonCodeBlockParser

from tests.program import ROOT

PAGES = sorted((ROOT / "docs").glob("*.md")) + sorted((ROOT / "docs" / "decisions").glob("*.md"))
DOCUMENTS = [ROOT / "README.md", *PAGES]
PYTHON = Sybil(parsers=[PythonCodeBlockParser(doctest_optionflags=ELLIPSIS | NORMALIZE_WHITESPACE)])


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_python_blocks(path):
    for example in PYTHON.parse(path).examples():
        example.evaluate()


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(path):
    for target in re.findall(r"\]\(([^)#\s]+)\)", path.read_text("utf-8")):
        if "://" not in target:
            assert (path.parent / target).exists(), f"{path}: {target}"


def test_a_wrong_block_fails(tmp_path):
    page = tmp_path / "page.md"
    page.write_text("```python\n>>> 1 + 1\n3\n\n```\n")
    (example,) = PYTHON.parse(page).examples()
    with pytest.raises(SybilFailure):
        example.evaluate()


def test_every_setting_in_the_page_on_problem_files_is_read():
    from symsgd.check.task import task_of
    from symsgd.read.problem import read_problem

    page = (ROOT / "docs" / "problem_files.md").read_text("utf-8")
    (toml,) = re.findall(r"^```toml\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)
    problem = read_problem(toml)
    assert task_of(problem).step()["z^[2]"] is not None
    settings = page.split("`[notation]` has more settings")[1].split("\n\n")[0]
    found = re.findall(r"`([a-z_]+)` \(", settings)
    assert found
    assert [name for name in found if not hasattr(problem.scope.notation, name)] == []
