"""Replay a certificate of unknown origin within limits that really end the work.

The exponents and numbers of a certificate are whatever its author wrote; a
computation inside of a C library is ended only together with its process.
"""

from __future__ import annotations

import faulthandler
import multiprocessing
import os
import resource
from multiprocessing.connection import Connection
from typing import Any

from symsgd.certify.replay import Replay, replay

SECONDS = 60.0
MEGABYTES = 2048


def replay_within(certificate: dict[str, Any], *, seconds: float = SECONDS) -> Replay:
    """Check a certificate in a process of its own; what takes too long is not accepted.

    >>> replay_within({"version": "another"}).reason
    'a version that is not known here'
    """
    forking = multiprocessing.get_context("fork")
    ours, theirs = forking.Pipe(duplex=False)
    process = forking.Process(target=_answer, args=(theirs, certificate), daemon=True)
    process.start()
    theirs.close()
    try:
        if ours.poll(seconds):
            found: Replay = ours.recv()
            return found
    except EOFError:
        return _open(f"the process that checks ended; it may need more than {MEGABYTES} MB")
    finally:
        process.kill()
        process.join()
        ours.close()
    return _open(f"not checked within {seconds:g} s")


def _open(reason: str) -> Replay:
    return Replay(accepted=False, reason=reason)


def _answer(pipe: Connection, certificate: dict[str, Any]) -> None:
    limit = MEGABYTES * 2**20
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    faulthandler.disable()
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)  # what a C library says before it gives up is nothing for a screen
    pipe.send(replay(certificate))
