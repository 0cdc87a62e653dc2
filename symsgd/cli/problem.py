"""Problem files named on the command line; what is wrong in one is said with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from symsgd.cli import files
from symsgd.errors import Place, SymsgdError

if TYPE_CHECKING:
    from symsgd.network.tables import Task
    from symsgd.read.problem import Problem

ProblemFile = Annotated[
    str | None,
    typer.Option(
        "--problem", "-p", metavar="P.toml", help="What settles notation, network and values."
    ),
]
# what a message about a network speaks of, and the keys under which it stands
_KEYS = {
    "W^": ("W",),
    "b^": ("b",),
    "input x": ("x",),
    "target y": ("y",),
    "targets y": ("y",),
    "the data": ("data",),
    "no parameter": (r'"?theta\^1', "asked"),
    "cost": ("cost",),
    "activation": ("activations", "activation"),
    "layer": ("layers",),
}


def read_settings(name: str) -> Problem:
    """Return the problem of a file; a network in it has shapes that fit."""
    problem = _read(name)
    if problem.network is not None and problem.network.layers:
        _task(problem, name)
    return problem


def read_task(name: str) -> tuple[Problem, Task]:
    """Return the problem of a file and the network it describes."""
    problem = _read(name)
    return problem, _task(problem, name)


def place_of(error: SymsgdError, text: str, file: str) -> Place:
    r"""Return the place in a problem file that an error about its network speaks of.

    >>> wrong = SymsgdError("shapes-do-not-fit", "b^[2] has the shape 2 × 1")
    >>> str(place_of(wrong, "[network]\nlayers = [2, 1]\nb = [[1, 2]]", "p.toml"))
    'p.toml:3:1'
    """
    keys = next((keys for words, keys in _KEYS.items() if words in error.message), ())
    for key in (*keys, "network"):
        found = re.search(rf"^[ \t]*(?:\[[^\]\n]*\b)?({key})\b", text, re.MULTILINE)
        if found:
            before = text[: found.start(1)].split("\n")
            return Place(file, len(before), len(before[-1]) + 1)
    return Place(file, 1, 1)


@contextmanager
def about_task(problem: Problem, name: str) -> Iterator[None]:
    """Give an error about what a problem file asks, most often under [task], its place."""
    try:
        yield
    except SymsgdError as error:
        task = problem.raw.get("task")
        if error.place is not None and error.place.file == files.shown_name(name):
            raise  # a place in a formula of the file is none in the file
        if task is None:
            place = place_of(error, files.read_text(name), files.shown_name(name))
            raise error.at(place) from None
        # a message names the setting that it is about, or what the file writes there
        said = error.message
        keys = [key for key in task if re.search(rf"\b{re.escape(key)}\b", said)]
        keys += [key for key, value in task.items() if str(value) and str(value) in said]
        wanted = next(iter([*getattr(error, "__notes__", ()), *keys]), None)
        text = files.read_text(name)
        table = re.search(r"^[ \t]*\[[ \t]*(task)\b", text, re.MULTILINE)
        start = table.end() if table else 0
        key = wanted and re.compile(rf"^[ \t]*({re.escape(wanted)})[ \t]*=", re.MULTILINE)
        found = (key and key.search(text, start)) or table
        if found is None:
            raise
        before = text[: found.start(1)].split("\n")
        place = Place(files.shown_name(name), len(before), len(before[-1]) + 1)
        raise error.at(place) from None


def _read(name: str) -> Problem:
    from symsgd.read.problem import read_problem

    return read_problem(files.read_text(name), file=files.shown_name(name))


def _task(problem: Problem, name: str) -> Task:
    from symsgd.check.task import task_of

    try:
        task = task_of(problem)
        for x, y in task.data:
            task.network.sample_nodes(x, y)  # do they fit?
    except SymsgdError as error:
        place = place_of(error, files.read_text(name), files.shown_name(name))
        raise error.at(place) from None
    return task
