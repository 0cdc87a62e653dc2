"""Decide claims in a process of its own, with limits that really end the work.

A signal cannot interrupt a long computation inside a C library; ending the
process can.  The process is started once and serves many claims; a claim that
takes too long costs that claim, and the next one gets a fresh process.
"""

from __future__ import annotations

import faulthandler
import multiprocessing
import os
import resource
from multiprocessing.connection import Connection
from types import TracebackType
from typing import Self

from symsgd.expression.domain import Context
from symsgd.expression.node import Node
from symsgd.prove.verdict import Outcome, Verdict

SECONDS = 10.0
MEGABYTES = 2048


class Worker:
    """A process that decides claims, one after the other, within limits.

    >>> from symsgd.expression.node import variable
    >>> x = variable("x")
    >>> with Worker(seconds=5) as worker:
    ...     print(worker.decide(x + x, 2 * x).outcome)
    PROVED
    """

    def __init__(self, *, seconds: float = SECONDS, megabytes: int = MEGABYTES) -> None:
        self.seconds = seconds
        self.megabytes = megabytes
        self._process: multiprocessing.process.BaseProcess | None = None
        self._pipe: Connection | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def decide(
        self, left: Node, right: Node, context: Context | None = None, relation: str = "="
    ) -> Verdict:
        """Return the verdict on ``left relation right``; running out of time is UNDECIDED."""
        pipe = self._pipe or self._start()
        try:
            pipe.send((left, right, context or Context(), relation))
            if pipe.poll(self.seconds):
                return pipe.recv()  # type: ignore[no-any-return]
        except (EOFError, ConnectionError):
            self.close()
            return Verdict(
                Outcome.UNDECIDED,
                f"the process that decides ended; it may need more memory than {self.megabytes} MB",
            )
        self.close()
        return Verdict(
            Outcome.UNDECIDED, f"time: not settled within {self.seconds:g} s", seconds=self.seconds
        )

    def close(self) -> None:
        """End the process."""
        if self._process is not None:
            self._process.kill()
            self._process.join()
        if self._pipe is not None:
            self._pipe.close()
        self._process = self._pipe = None

    def _start(self) -> Connection:
        forking = multiprocessing.get_context("fork")
        ours, theirs = forking.Pipe()
        self._process = forking.Process(target=_serve, args=(theirs, self.megabytes), daemon=True)
        self._process.start()
        theirs.close()
        self._pipe = ours
        return ours


def _serve(pipe: Connection, megabytes: int) -> None:
    from symsgd.prove.decide import decide

    limit = megabytes * 2**20
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    _be_silent()
    while True:
        try:
            left, right, context, relation = pipe.recv()
        except EOFError:
            return
        try:
            verdict = decide(left, right, context, relation)
        except MemoryError:
            verdict = Verdict(Outcome.UNDECIDED, f"memory: more than {megabytes} MB are needed")
        except Exception as fault:  # noqa: BLE001  (our own fault must cost one claim only)
            what = f"{type(fault).__name__}: {fault}"[:200]
            verdict = Verdict(Outcome.UNDECIDED, f"internal fault, please report it ({what})")
        pipe.send(verdict)


def _be_silent() -> None:
    """Keep what a C library says before it gives up off the person's screen."""
    faulthandler.disable()
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    os.close(nowhere)
