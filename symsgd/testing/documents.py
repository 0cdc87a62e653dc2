"""Documents as collections of tests: one item per claim, and one per formula that is not read."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

from symsgd.check.check import check_text
from symsgd.check.report import ClaimResult, Formula, Report, Role, Status
from symsgd.errors import SymsgdError
from symsgd.expression.domain import Context
from symsgd.expression.node import Node
from symsgd.prove.verdict import Outcome, Verdict
from symsgd.read.documents.markup import markup_of
from symsgd.read.documents.notebook import markdown_cells
from symsgd.read.problem import Problem, read_problem
from symsgd.testing.caret import pointed


class DocumentFile(pytest.File):
    """A Markdown or LaTeX document, or a notebook.

    The claims are found when it is collected and decided when the first of them is run, so that
    ``--collect-only`` is quick and every worker of xdist decides only what it has to run.
    """

    def collect(self) -> Iterator[pytest.Item]:
        """Yield an item for every claim."""
        report = self._report(by=_undecided)
        group = pytest.mark.xdist_group(self.nodeid)
        for formula in report.formulas:
            for claim in formula.claims:
                line = report.file_line(claim.span)
                yield self._item(f"claim {claim.number} at {claim.span}", line, group)
            if formula.role is Role.UNREAD and not formula.claims:
                line = report.file_line(formula.span)
                yield self._item(f"unread at {formula.span}", line, group)

    def _item(self, name: str, line: int, group: pytest.MarkDecorator) -> pytest.Item:
        item: ClaimItem = ClaimItem.from_parent(self, name=name)
        item.line = line
        item.add_marker(group)
        return item

    @cached_property
    def text(self) -> str:
        """The text of the document, with one kind of line end."""
        try:
            return self.path.read_text("utf-8-sig")
        except UnicodeDecodeError:
            raise SymsgdError(
                "wrong-encoding",
                f"{self.path.name} is not in UTF-8",
                advice="save it as UTF-8 and try again",
            ) from None

    def text_of(self, formula: Formula) -> str:
        """Return the text whose lines the place of a formula counts: a cell, or all of it."""
        if formula.span.cell is None:
            return self.text
        cells = markdown_cells(self.text, self.path.name)
        return next(cell.text for cell in cells if cell.number == formula.span.cell)

    @cached_property
    def results(self) -> dict[str, tuple[Formula, ClaimResult | None]]:
        """The decided claims, by the names of their items."""
        report = self._report(seconds=self.config.getoption("--symsgd-seconds"))
        found: dict[str, tuple[Formula, ClaimResult | None]] = {}
        for formula in report.formulas:
            found[f"unread at {formula.span}"] = (formula, None)
            for claim in formula.claims:
                found[f"claim {claim.number} at {claim.span}"] = (formula, claim)
        return found

    def _report(self, **settings: Any) -> Report:  # noqa: ANN401 - those of check_text
        markup = markup_of(self.path.name)
        return check_text(
            self.text, file=self.path.name, problem=self._problem(), markup=markup, **settings
        )

    def _problem(self) -> Problem | None:
        given = self.config.getoption("--symsgd-problem")
        path = (
            self.config.invocation_params.dir / given if given else self.path.with_suffix(".toml")
        )
        if not given and not path.exists():
            return None
        return read_problem(Path(path).read_text("utf-8"), file=str(path))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:  # noqa: ANN401
        """Return what is wrong with the document as a whole."""
        if isinstance(excinfo.value, SymsgdError):
            return str(excinfo.value)
        return super().repr_failure(excinfo)


class NotProved(Exception):
    """A claim that fails its test, with the text to show.

    >>> str(NotProved("3:2: the claim is refuted"))
    '3:2: the claim is refuted'
    """


class ClaimItem(pytest.Item):
    """One claim of a document as a test."""

    parent: DocumentFile
    line: int  # of the file

    def runtest(self) -> None:
        """Pass if the claim is proved, fail if it is refuted; else skip it, or fail if asked to."""
        formula, claim = self.parent.results[self.name]
        status = Status.UNREAD if claim is None else claim.status
        if status is Status.PROVED:
            return
        message = pointed(self.parent.text_of(formula), formula, claim)
        if status is Status.REFUTED or self.config.getoption("--symsgd-open") == "fail":
            raise NotProved(message)
        reason = formula.note if claim is None else claim.reason
        raise pytest.skip.Exception(f"{status.words}: {reason}", _use_item_location=True)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:  # noqa: ANN401
        """Return the line of the document with a caret, and what speaks against the claim."""
        if isinstance(excinfo.value, NotProved):
            return f"{self.parent.path.name}:{excinfo.value}"
        return super().repr_failure(excinfo)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Return where the claim stands."""
        return self.path, self.line - 1, f"{self.path.name}: {self.name}"


def _undecided(_left: Node, _right: Node, _context: Context, _relation: str = "=") -> Verdict:
    return Verdict(Outcome.UNDECIDED, "not yet decided")
