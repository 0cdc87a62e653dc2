"""What all tests share: golden files, and one flag to renew them."""

from __future__ import annotations

from collections.abc import Callable, Generator
from pathlib import Path

import pytest

from tests import repeated

GOLDEN = Path(__file__).parent / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write what is printed now to tests/golden and to the console blocks of the README",
    )


def pytest_configure() -> None:
    repeated.begin()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call() -> Generator[None]:
    """Repeat every verdict of a test by a program that shares nothing with the prover."""
    yield
    rejected = repeated.repeat()
    assert not rejected, "\n".join(rejected)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if repeated.counts:
        told = ", ".join(f"{count} {standing}" for standing, count in repeated.counts.items())
        terminalreporter.write_line(f"verdicts repeated: {told}")


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update-golden"))


@pytest.fixture
def golden(update_golden) -> Callable[[str, str], None]:
    """Compare a text with the golden file of a name, or renew the file."""

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if update_golden:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        assert path.exists(), f"no golden file {name}: run pytest --update-golden"
        assert text == path.read_text("utf-8"), "if the change is meant: pytest --update-golden"

    return compare
