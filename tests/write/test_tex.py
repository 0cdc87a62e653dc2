"""Everything compiles: pdflatex on each kind of text, KaTeX on each formula."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from symsgd.cli.tex import PACKAGES, pdf_of
from symsgd.read.documents.scan import scan
from symsgd.read.problem import read_problem
from symsgd.write.families.family import families, family
from symsgd.write.sheet import key_latex, key_markdown, sheet_latex, sheet_markdown
from symsgd.write.solution import solution
from tests.program import ROOT, symsgd
from tests.write.problems import LARGE, PROBLEMS

KATEX = """
const katex = require("katex");
const formulas = JSON.parse(require("fs").readFileSync(0, "utf-8"));
for (const [text, display] of formulas)
  katex.renderToString(text, { throwOnError: true, strict: "error", displayMode: display });
"""
ODD = '100 % of \\today, $1 & #2 _x_ {y} ~ ^ <b> "quotes" σ ≥ 學 \\input{/etc/passwd}'


@pytest.fixture
def pdflatex(tmp_path):
    program = shutil.which("pdflatex")
    if program is None:
        pytest.skip(f"needs the Debian packages {PACKAGES}")
    return lambda source: pdf_of(program, source, tmp_path)


@pytest.fixture
def katex():
    """Render formulas with KaTeX, found where NODE_PATH points."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("needs the Debian package nodejs, and katex of npm")
    found = subprocess.run(
        [node, "-e", 'require("katex")'], capture_output=True, check=False, env=os.environ
    )
    if found.returncode:
        pytest.skip("needs the npm package katex: npm install katex, and NODE_PATH set to it")

    def render(*texts):
        formulas = [
            (text[span.start : span.end], span.display)
            for text in texts
            for span in scan(text).spans
        ]
        assert formulas
        done = subprocess.run(
            [node, "-e", KATEX],
            input=json.dumps(formulas), capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr

    return render


@pytest.mark.needs_tex
@pytest.mark.parametrize("text", [*PROBLEMS.values(), LARGE], ids=[*PROBLEMS, "large"])
def test_solutions_compile(text, pdflatex):
    assert pdflatex(solution(read_problem(text)).write("latex")).stat().st_size > 1_000


@pytest.mark.needs_tex
@pytest.mark.parametrize("name", families())
def test_sheets_and_keys_compile(name, pdflatex, tmp_path):
    (variant,) = family(name).variants(1, seed=7, level="hard")
    sheet = sheet_latex(variant, ODD)
    pages = pdflatex(sheet).read_bytes()
    (tmp_path / "01.tex").write_text(sheet, "utf-8")
    key = pdflatex(key_latex("01.tex")).read_bytes()
    assert len(key) > len(pages)


@pytest.mark.needs_node
def test_katex_renders_every_formula_of_the_solutions(katex):
    katex(*(solution(read_problem(text)).write() for text in [*PROBLEMS.values(), LARGE]))


@pytest.mark.needs_node
def test_katex_renders_every_formula_of_the_sheets(katex):
    variants = [v for name in families() for v in family(name).variants(3, 7, "hard")]
    katex(*(text(v, "t") for v in variants for text in (sheet_markdown, key_markdown)))


@pytest.mark.needs_tex
@pytest.mark.usefixtures("pdflatex")
def test_the_command_makes_a_pdf(tmp_path):
    path = Path(tmp_path / "out.pdf")
    assert symsgd("solve", ROOT / "docs/examples/homework.toml", "-o", path).returncode == 0
    assert path.read_bytes().startswith(b"%PDF")
