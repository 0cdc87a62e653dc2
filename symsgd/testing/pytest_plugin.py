"""The plugin for pytest: derivations as tests, and the fixture ``verify``.

``pytest --symsgd docs/`` makes a test of every claim in the Markdown and LaTeX files and the
notebooks below ``docs/``.  PROVED passes and REFUTED fails; a claim that stays open is skipped
with its reason, or fails with ``--symsgd-open=fail``.  The plugin is loaded at every start of
pytest, so it imports the rest only when it is asked for something.

>>> is_document("notes.md"), is_document("notes.py")
(True, False)
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from symsgd.read.documents.markup import ENDINGS

if TYPE_CHECKING:
    from symsgd.prove.verdict import Verdict
    from symsgd.testing.documents import DocumentFile


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options of the command line."""
    group = parser.getgroup("symsgd", "derivations as tests")
    group.addoption(
        "--symsgd", action="store_true", help="test every claim in Markdown, LaTeX and notebooks"
    )
    group.addoption(
        "--symsgd-problem",
        metavar="P.toml",
        help="what settles notation, network and values; by default the .toml beside a document",
    )
    group.addoption(
        "--symsgd-open",
        choices=("skip", "fail"),
        default="skip",
        help="what becomes of claims that are neither proved nor refuted (default: skip)",
    )
    group.addoption(
        "--symsgd-seconds", type=float, default=10.0, metavar="S", help="time for one claim"
    )


def pytest_configure(config: pytest.Config) -> None:
    """Announce the mark that keeps a document on one worker of xdist."""
    config.addinivalue_line("markers", "xdist_group(name): tests that belong to one worker")


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> DocumentFile | None:
    """Collect a document, if documents are asked for."""
    if not parent.config.getoption("--symsgd") or not is_document(file_path.name):
        return None
    from symsgd.testing.documents import DocumentFile

    file: DocumentFile = DocumentFile.from_parent(parent, path=file_path)
    return file


def is_document(name: str) -> bool:
    """Say whether a file is Markdown, LaTeX or a notebook, by the end of its name.

    >>> is_document("Proof.TEX")
    True
    """
    return Path(name).suffix.lower() in ENDINGS


class Verify:
    """What the fixture ``verify`` is: call it with a claim that has to hold."""

    def __call__(self, lhs: object, rhs: object = None, **settings: Any) -> Verdict:  # noqa: ANN401
        """Return the verdict PROVED, or fail the test with what speaks against the claim."""
        return self._expect("PROVED", lhs, rhs, settings)

    def refuted(self, lhs: object, rhs: object = None, **settings: Any) -> Verdict:  # noqa: ANN401
        """Return the verdict REFUTED, or fail the test.

        >>> Verify().refuted("x", "2*x").counterexample.left
        '1'
        """
        return self._expect("REFUTED", lhs, rhs, settings)

    def _expect(self, outcome: str, lhs: object, rhs: object, settings: dict[str, Any]) -> Verdict:
        from symsgd.check.verify import verify
        from symsgd.testing.identity_checks import described

        verdict = verify(lhs, rhs, **settings)
        if verdict.outcome != outcome:
            pytest.fail(described(lhs, rhs, verdict), pytrace=False)
        return verdict


@pytest.fixture(scope="session")
def verify() -> Callable[..., Verdict]:
    """Decide a claim and fail the test unless it is proved; ``verify.refuted`` for the opposite.

    The arguments are those of ``symsgd.verify``: two sides as text or SymPy objects, or one claim
    as text.
    """
    return Verify()
