"""LaTeX from the test suites of other readers: read as they read it, or refused, never misread."""

import json
from fractions import Fraction
from pathlib import Path

import pytest

from symsgd.algebra.from_sympy import from_sympy
from symsgd.check.entries import decide_values
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.domain import Context
from symsgd.expression.matrix import Matrix
from symsgd.read.meaning import read_latex
from symsgd.read.typed import read_typed
from tests.read.sympy_rows import built

DATA = Path(__file__).parents[1] / "data"
ROWS = [json.loads(line) for line in (DATA / "latex_parse_core.jsonl").read_text().splitlines()]
SETTLED = [row for row in ROWS if row["expected"] == "ok"]
# where a reader of the field means something else than those readers
OURS = {
    r"\overline{\overline{z}}": "a bar is part of the name, not a conjugate",
    "x2": "a digit right behind a letter belongs to its name",
    r"a_{n+k}": "a name keeps the order in which its index is written",
}
RELATIONS = {
    "Equality": "=", "Unequality": "!=", "StrictLessThan": "<", "LessThan": "<=",
    "StrictGreaterThan": ">", "GreaterThan": ">=",
}  # fmt: skip


def meaning(row):
    try:
        return read_latex(row["latex"]).value
    except SymsgdError:
        return None


def pairs(found, row):
    """Return our entries beside those of the row, or None where their kinds differ."""
    if "floor" in row["srepr"] or "ceiling" in row["srepr"]:
        return [(found, read_typed(row["sympy"]))]
    if row["srepr"] == "-oo":
        return [(found, n.negate(n.constant("infinity")))]
    gold = built(row["srepr"])
    sign = RELATIONS.get(type(gold).__name__)
    if sign is not None:
        same = found.head == n.RELATION and found.value == sign
        return list(zip(found.args, map(from_sympy, gold.args), strict=True)) if same else None
    gold = gold.doit() if "Mat" in row["srepr"] else gold
    if getattr(gold, "is_Matrix", False):
        gold = gold.as_explicit() if hasattr(gold, "as_explicit") else gold
        same = isinstance(found, Matrix) and found.shape == gold.shape
        return list(zip(found.entries, map(from_sympy, gold), strict=True)) if same else None
    return [(found, from_sympy(gold))]


@pytest.mark.parametrize("row", SETTLED, ids=lambda row: row["id"])
def test_what_is_read_is_read_as_it_is_meant(row):
    found = meaning(row)
    if found is None or row["latex"] in OURS:
        return
    beside = pairs(found, row)
    assert beside is not None, found
    for ours, theirs in beside:
        if ours is not theirs and str(ours) != str(theirs):
            assert decide_values(ours, theirs, Context()).proved, (str(ours), str(theirs))


def test_nearly_all_is_read():
    read = [row for row in SETTLED if meaning(row) is not None]
    assert Fraction(len(read), len(SETTLED)) >= Fraction(95, 100)


@pytest.mark.parametrize("row", [row for row in ROWS if row["expected"] == "reject"],
                         ids=lambda row: row["id"])  # fmt: skip
def test_what_is_no_formula_is_refused(row):
    assert meaning(row) is None
