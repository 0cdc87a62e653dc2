"""Families: no two variants alike, keys proved, planted mistakes found at their line."""

from __future__ import annotations

import pytest

from symsgd.check.check import check_text
from symsgd.errors import SymsgdError
from symsgd.prove.decide import decide
from symsgd.read.problem import read_problem
from symsgd.write.families.family import LEVELS, families, family
from symsgd.write.sheet import key_markdown, sheet_latex, sheet_markdown
from symsgd.write.solution import solution
from tests.program import symsgd

FAMILIES = list(families())
SLOW = pytest.param(30, marks=pytest.mark.slow)


def checked(text, problem, markup="markdown"):
    return check_text(text, problem=problem, markup=markup, by=decide)


@pytest.mark.parametrize("count", [3, SLOW])
@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("name", FAMILIES)
def test_keys_are_proved_and_planted_mistakes_found(name, level, count, proved):
    for variant in family(name).variants(count, seed=7, level=level):
        problem = read_problem(variant.toml)
        proved(key_markdown(variant, "key"), problem)
        if variant.wrong_step is None:
            proved(sheet_latex(variant, "sheet"), problem, "latex")
            continue
        report = checked(sheet_markdown(variant, "sheet"), problem)
        (wrong,) = [claim for claim in report.claims if claim.first_wrong]
        assert wrong.step == variant.wrong_step


@pytest.mark.parametrize("name", FAMILIES)
def test_thirty_variants_are_different_and_always_the_same(name):
    made = list(family(name).variants(30, seed=7))
    assert len({variant.question for variant in made}) == 30
    assert made == list(family(name).variants(30, seed=7))
    assert made != list(family(name).variants(30, seed=8))


@pytest.mark.parametrize("name", FAMILIES)
def test_every_problem_file_has_a_solution(name, proved):
    for variant in family(name).variants(2, seed=3, level="easy"):
        problem = read_problem(variant.toml)
        proved(solution(problem).write(), problem)


def test_more_variants_than_there_are():
    with pytest.raises(SymsgdError, match="too-many-variants"):
        list(family("identity").variants(500, seed=1, level="easy"))


def test_a_difficulty_that_nobody_knows():
    with pytest.raises(SymsgdError, match="unknown-level"):
        next(family("identity").variants(1, seed=1, level="insane"))


def test_a_sheet_does_not_show_its_key():
    (variant,) = family("sgd-step").variants(1, seed=7)
    assert r"\delta" not in sheet_markdown(variant, "sheet")


def test_the_command_writes_sheets_keys_and_problem_files(tmp_path):
    done = symsgd("generate", "derivative", "--count", "2", "--seed", "7", "-o", tmp_path / "out")
    assert done.returncode == 0
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    ends = ["key.md", "key.tex", "md", "tex", "toml"]
    assert names == [f"{number}.{end}" for number in ("01", "02") for end in ends]
    folder = tmp_path / "out"
    check = symsgd("check", folder / "01.key.md", "--problem", folder / "01.toml")
    assert check.returncode == 0


def test_the_command_lists_the_families():
    assert [line.split()[0] for line in symsgd("generate", "list").stdout.splitlines()] == FAMILIES


def test_the_command_helps_with_a_slip():
    done = symsgd("generate", "sgd-stepp")
    assert done.returncode == 2
    assert "sgd-step" in done.stderr
