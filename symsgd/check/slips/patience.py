"""How long the diagnosis of one document may take: a guard for texts with very many wrong steps."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from time import perf_counter

MOST_SECONDS = 60.0  # for a document
MOST_FOR_A_STEP = 4.0


@dataclass
class Patience:
    """The seconds that are left; other limits come first and do not depend on the machine.

    >>> patience = Patience(0.0)
    >>> patience.is_left, patience.for_a_step
    (False, 0.0)
    """

    seconds: float = MOST_SECONDS

    @property
    def is_left(self) -> bool:
        """Whether anything more may be tried."""
        return self.seconds > 0

    @property
    def for_a_step(self) -> float:
        """How long the search for one slip may take."""
        return max(0.0, min(self.seconds, MOST_FOR_A_STEP))

    @contextmanager
    def used(self) -> Iterator[None]:
        """Count the time of what is done inside."""
        begin = perf_counter()
        try:
            yield
        finally:
            self.seconds -= perf_counter() - begin
