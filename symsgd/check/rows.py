"""Claims in rows of JSON, one answer for each row; a bad row costs nobody else anything."""

from __future__ import annotations

import json
from collections.abc import Mapping
from time import perf_counter
from typing import Any

from symsgd.check.answer import Answer, answers, gravest
from symsgd.check.entries import Decide
from symsgd.check.report import Status
from symsgd.check.statements import LATEX, PLAIN, Names
from symsgd.errors import SymsgdError
from symsgd.expression.domain import NAMED, Domain
from symsgd.functions.table import lookup
from symsgd.prove.decide import decide
from symsgd.read.domains import domain_of

_NOTATIONS = {"latex": LATEX, "plain": PLAIN, "sympy": PLAIN}


def answer_line(line: str, by: Decide = decide) -> dict[str, Any]:
    """Return the answer to one line of JSON text.

    >>> row = '{"id": 7, "lhs": "x + x", "rhs": "2*x", "format": "plain"}'
    >>> answer_line(row)["id"], answer_line(row)["verdict"]
    (7, 'PROVED')
    >>> answer_line("no JSON")["verdict"]
    'UNREAD'
    """
    start = perf_counter()
    row: object = None
    try:
        row = json.loads(line)
        found = _answer(_checked(row), by)
    except SymsgdError as error:
        found = Answer.open(error).to_json()
    except (ValueError, RecursionError) as error:
        found = Answer(Status.UNREAD, f"the row is not JSON: {error}").to_json()
    name = row.get("id") if isinstance(row, dict) else None
    return {"id": name, **found, "seconds": round(perf_counter() - start, 6)}


def _answer(row: Mapping[str, Any], by: Decide) -> dict[str, Any]:
    names = Names.usual(_variables(row), _functions(row))
    texts = row["lines"] if "lines" in row else [row["lhs"], row["rhs"]]
    chain = names.together([text.strip().removeprefix("=") for text in texts], _notation(row))
    steps = list(answers(chain, by))
    return _chain(steps) if "lines" in row else steps[0].to_json()


def _chain(steps: list[Answer]) -> dict[str, Any]:
    """Return the answer to a derivation: the gravest of its steps speaks for the whole."""
    status = gravest(step.status for step in steps)
    number, speaker = next((i, step) for i, step in enumerate(steps, 1) if step.status is status)
    first_wrong = number if status is Status.REFUTED else None
    said = speaker.to_json()
    if status is not Status.PROVED:
        said["reason"] = f"step {number}: {said['reason']}"
    return {
        **said,
        "conditions": list(dict.fromkeys(text for step in steps for text in step.conditions)),
        "warnings": list(dict.fromkeys(text for step in steps for text in step.warnings)),
        "steps": [
            {**step.to_json(), "first_wrong": i == first_wrong} for i, step in enumerate(steps, 1)
        ],
        "first_wrong": first_wrong,
    }


def _checked(row: object) -> dict[str, Any]:
    """Return a row in which the claim is there and is text."""
    if not isinstance(row, dict):
        raise _bad("a row is an object with lhs and rhs, or with lines")
    if "lines" in row:
        lines = row["lines"]
        if not isinstance(lines, list) or len(lines) < 2:
            raise _bad("lines is a list of two or more texts")
        texts = lines
    else:
        texts = [row.get("lhs"), row.get("rhs")]
    if not all(isinstance(text, str) for text in texts):
        raise _bad("a row has texts lhs and rhs, or lines of text")
    return row


def _variables(row: Mapping[str, Any]) -> dict[str, Domain]:
    given = row.get("variables") or {}
    if not isinstance(given, dict):
        raise _bad("variables is an object from names to domains")
    return {name: _domain(what) for name, what in given.items()}


def _domain(what: object) -> Domain:
    """Return a domain we know, or the reals for anything else."""
    try:
        return domain_of(what)
    except (SymsgdError, ValueError, ZeroDivisionError):
        return NAMED["real"]


def _functions(row: Mapping[str, Any]) -> dict[str, object]:
    given = row.get("functions") or {}
    if not isinstance(given, dict):
        raise _bad("functions is an object from names to functions")
    return {
        name: lookup(what).name if isinstance(what, str) and what else what
        for name, what in given.items()
    }


def _notation(row: Mapping[str, Any]) -> str | None:
    form = row.get("format")
    if form is None:
        return None
    if not isinstance(form, str) or form not in _NOTATIONS:
        raise _bad('format is "latex" or "plain"')
    return _NOTATIONS[form]


def _bad(what: str) -> SymsgdError:
    return SymsgdError("bad-row", what)
