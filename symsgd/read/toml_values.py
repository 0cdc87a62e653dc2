"""Values and errors of problem files: numbers, matrices and formulas written in TOML."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Iterable, Mapping
from math import isfinite

from symsgd.algebra.algebra import rational_value
from symsgd.errors import Place, SymsgdError
from symsgd.expression import node as n
from symsgd.expression.matrix import Matrix
from symsgd.expression.node import Node
from symsgd.read.meaning import read_latex
from symsgd.read.scope import Scope
from symsgd.read.values import Value

MOST_NESTING = 80  # of brackets, as in formulas
# strings and remarks, where brackets and digits say nothing; brackets; numbers that are too long
_MARKS = re.compile(r"""\"(?:[^"\\\n]|\\.)*\"|'[^'\n]*'|\#[^\n]*|[\[\]{}]|\d{4001,}""")


def broken_toml(error: Exception, text: str, file: str) -> SymsgdError:
    """Return the error about a text that is not TOML, with its line and column."""
    if not isinstance(error, tomllib.TOMLDecodeError):
        return _beyond_reading(text, file)
    found = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
    line, column = (int(found[1]), int(found[2])) if found else (text.count("\n") + 1, 1)
    message = re.sub(r"\s*\(at .*\)", "", str(error))
    return SymsgdError(
        "broken-toml",
        f"the problem file is not TOML: {message[:1].lower()}{message[1:]}",
        place=Place(file, line, column),
        advice="check quotes, brackets and the = on this line",
    )


def _beyond_reading(text: str, file: str) -> SymsgdError:
    """Return the error about TOML whose brackets are too deep or whose numbers are too long."""
    depth, place, what = 0, 0, "its values go beyond what can be read"
    for found in _MARKS.finditer(text):
        depth += (found[0] in "[{") - (found[0] in "]}")
        if depth > MOST_NESTING or found[0].isdigit():
            place = found.start()
            deep = f"brackets are nested more than {MOST_NESTING} deep"
            what = deep if depth > MOST_NESTING else f"a number of {len(found[0])} digits"
            break
    before = text[:place].split("\n")
    return SymsgdError(
        "broken-toml",
        f"the problem file cannot be read: {what}",
        place=Place(file, len(before), len(before[-1]) + 1),
        advice="write numbers, formulas, lists, and lists of lists",
    )


def located(error: SymsgdError, text: str, file: str) -> SymsgdError:
    """Return an error with its place in the TOML text, found by the key or formula it is about."""
    key = getattr(error, "__notes__", [""])[0]
    last = re.escape(key.split(".")[-1] if key not in text else key)
    # where it is set, else the table of that name, else wherever it stands
    patterns = (
        rf"""^[^#\n]*?(?<![\w"'])["']?({last})["']?\s*=""",
        rf"""^[ \t]*\[[^\]\n]*?({last})["'\]]""",
        rf"(?<!\w)({last})(?!\w)",
    )
    for pattern in patterns if key else ():
        found = re.search(pattern, text, re.MULTILINE)
        if found:
            is_table = text[: found.start(1)].rpartition("\n")[2].lstrip().startswith("[")
            before = text[: found.start() if is_table else found.start(1)].split("\n")
            column = len(before[-1]) + 1
            length = 1 if is_table else len(found[1])
            return error.at(Place(file, len(before), column, len(before), column + length))
    return error.at(Place(file, 1, 1))


def unknown_key(key: str, known: Iterable[str], what: str) -> SymsgdError:
    """Return the error about a key that nobody knows, with the nearest one."""
    near = difflib.get_close_matches(key, sorted(known), 1, 0.5)
    listed = ", ".join(sorted(known))
    error = SymsgdError(
        "unknown-key",
        f"there is no {what} {key!r}",
        advice=f"did you mean {near[0]!r}?" if near else f"known: {listed}",
    )
    error.add_note(key)
    return error


def noted(code: str, message: str, advice: str, key: str) -> SymsgdError:
    """Return an error that remembers which key it is about."""
    error = SymsgdError(code, message, advice=advice)
    error.add_note(key)
    return error


class About:
    """Notes which key an error is about."""

    def __init__(self, key: str) -> None:
        self.key = key

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, SymsgdError) and not getattr(error, "__notes__", None):
            error.add_note(self.key)


def value_of(what: object, scope: Scope) -> Value:
    r"""Return the number, matrix or formula that a TOML value writes.

    >>> str(value_of([["1", "\\frac12"]], Scope()))
    '[[1, 1/2]]'
    """
    if isinstance(what, bool):
        raise SymsgdError("wrong-type", "true is no number", advice="write a number or a formula")
    if isinstance(what, int):
        return n.number(what)
    if isinstance(what, float) and isfinite(what):
        return n.number(repr(what))
    if isinstance(what, str):
        meaning = read_latex(what, scope, finish=False)
        if meaning.value is None:
            raise SymsgdError(
                "missing-context",
                f"{', '.join(meaning.missing)} is not known in {what!r}",
                advice="give it earlier in the problem file",
            )
        return _with_value(meaning.value, what)
    if isinstance(what, list) and what:
        if all(isinstance(row, list) for row in what):
            return Matrix.of([[_entry(entry, scope) for entry in row] for row in what])
        return Matrix.column(*[_entry(entry, scope) for entry in what])
    raise SymsgdError(
        "wrong-type", f"{what!r} is no value", advice="write a number, a formula or a matrix"
    )


def _with_value(value: Value, what: str) -> Value:
    """Return a value; nobody can go on with one that divides by zero."""
    for node in n.walk(*(value.entries if isinstance(value, Matrix) else (value,))):
        zero = node.head == n.DIVIDE and rational_value(node.args[1]) == 0
        if zero:
            raise SymsgdError(
                "no-value", f"{what!r} divides by 0, so it has no value", advice="write a number"
            )
    return value


def _entry(what: object, scope: Scope) -> Node:
    value = value_of(what, scope)
    if isinstance(value, Matrix):
        raise SymsgdError("wrong-type", "a matrix inside a matrix", advice="write numbers")
    return value


def layered(what: object, scope: Scope, *, bias: bool, start: int = 2) -> dict[int, Matrix]:
    """Return matrices by layer: a table ``{2 = [[5, 6]]}``, or a list from layer ``start`` on."""
    pairs: list[tuple[int, object]]
    if isinstance(what, Mapping):
        if not all(str(key).isdigit() for key in what):
            raise SymsgdError("wrong-type", "layers have numbers", advice="write { 2 = [[5, 6]] }")
        pairs = [(int(key), item) for key, item in what.items()]
    elif isinstance(what, list):
        pairs = list(enumerate(what, start))
    else:
        raise SymsgdError("wrong-type", "weights are matrices", advice="write { 2 = [[5, 6]] }")
    found = {}
    for layer, item in pairs:
        value = value_of([item] if bias and not isinstance(item, list) else item, scope)
        found[layer] = value if isinstance(value, Matrix) else Matrix.row(value)
    return found
