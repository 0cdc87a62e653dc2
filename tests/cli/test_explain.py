"""``symsgd check --explain`` and ``--ask``."""

import re

from tests.program import symsgd

SHEET = (
    r"Let $\sigma(x) = \frac{1}{1+e^{-x}}$. Then $\sigma' = \sigma(1-\sigma)$ and $W^{[2]} x = 3$."
)


def test_every_decision_is_shown_with_its_place(tmp_path):
    sheet = tmp_path / "sheet.md"
    sheet.write_text(SHEET, "utf-8")
    text = symsgd("check", sheet, "--explain").stdout
    assert re.search(r"^  1:6 +definition +\\sigma\(x\)", text, re.MULTILINE)
    assert re.search(
        r"^  1:\d+ +product +sigma before this bracket is a factor", text, re.MULTILINE
    )
    assert "was read" not in symsgd("check", sheet).stdout


def test_the_open_questions_make_a_problem_file(tmp_path):
    sheet, problem = tmp_path / "sheet.md", tmp_path / "sheet.toml"
    sheet.write_text(SHEET.replace(" x = 3", "(1) = 3"), "utf-8")
    done = symsgd("check", sheet, "--ask", "--output", problem)
    assert done.returncode == 3
    answers = problem.read_text("utf-8").replace('#"W^[2]" = [[1, 2]]', '"W^[2]" = [[3]]')
    problem.write_text(answers, "utf-8")
    assert symsgd("check", sheet, "--problem", problem).returncode == 0
