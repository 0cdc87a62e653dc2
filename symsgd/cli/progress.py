"""Progress on standard error, for work that takes long while somebody looks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING

from symsgd.cli import screen

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

WORTH_A_BAR = 0.5  # seconds after which it is worth saying that work goes on

Step = Callable[[int, int], None]


@contextmanager
def progress(what: str) -> Iterator[Step | None]:
    """Give a function that is told how many of how many parts are done, or None.

    >>> with progress("sheet.md") as step:  # nobody looks at a test
    ...     print(step)
    None
    """
    if not screen.somebody_waits():
        yield None
        return
    bar = _Bar(what)
    try:
        yield bar.step
    finally:
        bar.close()


class _Bar:
    def __init__(self, what: str) -> None:
        self.what = what
        self.start: float | None = None  # of the work itself: loading the program does not count
        self.shown: tuple[Progress, TaskID] | None = None

    def step(self, done: int, total: int) -> None:
        if self.start is None:
            self.start = monotonic()
        if self.shown is None and monotonic() - self.start > WORTH_A_BAR:
            self.shown = self._open(total)
        if self.shown is not None:
            bar, task = self.shown
            bar.update(task, completed=done, refresh=True)

    def _open(self, total: int) -> tuple[Progress, TaskID]:
        from rich.console import Console
        from rich.progress import Progress

        # drawn when a part is done: no thread of its own, because claims are decided in processes
        # that are forked from this one
        bar = Progress(console=Console(stderr=True), transient=True, auto_refresh=False)
        bar.start()
        return bar, bar.add_task(self.what, total=total)

    def close(self) -> None:
        if self.shown is not None:
            self.shown[0].stop()
