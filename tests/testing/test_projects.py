"""The example projects: the correct program passes, and the message of the wrong one says why."""

from __future__ import annotations

import pytest

from tests.program import ROOT, python
from tests.testing.test_pytest_plugin import LOADED

PROJECTS = ROOT / "docs" / "examples" / "projects"
MESSAGES = {
    "missing_factor": ("delta^[2] is the first wrong quantity", "the factor D^[2] is missing"),
    "transposed_product": ("dW^[3] is the first wrong quantity", "W^[4] is not transposed"),
    "update_before_use": (
        "b_new^[2] is the first wrong quantity",
        "W^[3] is updated before it is used",
    ),
    "float32_saturation": (
        "delta^[2] is the first wrong quantity",
        "found     -0.0",
        "expected  -1.5165120838575247e-09",
        "the values are float32",
    ),
}


def test_every_project_is_listed():
    # a run of pytest may leave a folder __pycache__ beside the projects
    assert {path.parent.name for path in PROJECTS.glob("*/correct.py")} == set(MESSAGES)
    assert {path.parent.name for path in PROJECTS.glob("*/wrong.py")} == set(MESSAGES)


@pytest.mark.parametrize("name", MESSAGES)
def test_a_project_tells_right_from_wrong(name):
    done = python(
        "-m", "pytest", *LOADED, "-q", "-p", "no:cacheprovider", "--tb=short",
        cwd=PROJECTS / name, PYTHONDONTWRITEBYTECODE="1", seconds=120,
    )  # fmt: skip
    assert done.returncode == 1
    assert "1 failed, 1 passed" in done.stdout
    assert "[wrong]" in done.stdout
    for message in MESSAGES[name]:
        assert message in done.stdout


def test_the_folder_around_them_collects_nothing():
    done = python("-m", "pytest", *LOADED, "-q", "-p", "no:cacheprovider", PROJECTS)
    assert "no tests ran" in done.stdout
