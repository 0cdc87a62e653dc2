"""What is trusted in the everyday checker, and how much that is."""

import ast
import re
from pathlib import Path

from symsgd.certify import everyday
from symsgd.certify.everyday.case import Case
from symsgd.expression import node as n

DOCS = Path(__file__).parents[2] / "docs"
x = n.variable("x")
ROOM = Path(everyday.__file__).parent
TRUSTED, TABLES = ("case", "point", "checker"), ("rows", "tables")
SEARCHING = ("ratios", "signs", "generators", "known", "names", "angles", "steps", "search")
OFFERED = {  # what the search may ask of a case: what is known, and what is checked there
    "begin", "claim", "equate", "infer", "need", "needed", "parts", "positive", "ring", "supposed",
    "use", "value",
}  # fmt: skip


def test_it_shares_nothing_with_the_prover():
    for path in Path(everyday.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom):
                room = str(node.module).split(".")
                assert room[0] != "symsgd" or room[1] in (
                    "certify",
                    "errors",
                    "expression",
                    "functions",
                )
                assert room[1:2] != ["certify"] or room[2] == "everyday"


def test_each_module_is_trusted_a_table_or_part_of_the_search():
    modules = {path.stem for path in ROOM.glob("*.py")} - {"__init__"}
    assert modules == {*TRUSTED, *TABLES, *SEARCHING}


def test_the_search_can_do_no_harm():
    """It uses what the case offers, and writes nothing into it."""
    case = Case(n.relation("=", x, x), (), set())
    case.begin(1)
    public = {*vars(case), *dir(case)}
    assert {name for name in public if not name.startswith("_")} == OFFERED
    for name in SEARCHING:
        for node in ast.walk(ast.parse((ROOM / f"{name}.py").read_text("utf-8"))):
            if isinstance(node, ast.Attribute):
                mine = ast.unparse(node.value) in ("self", "super()")
                assert not node.attr.startswith("_") or mine, name
                assert isinstance(node.ctx, ast.Load) or mine, name
            assert not isinstance(node, ast.Name) or node.id not in ("setattr", "vars", "getattr")


def test_only_the_trusted_part_accepts():
    """It takes from the search that a proof was tried, and nothing that it says."""
    for name in TRUSTED:
        tree = ast.parse((ROOM / f"{name}.py").read_text("utf-8"))
        taken = {
            alias.name
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom) and str(node.module).split(".")[-1] in SEARCHING
            for alias in node.names
        }
        calls = [
            node.value.func.id
            for node in ast.walk(tree)
            if isinstance(node, ast.Expr)
            and isinstance(node.value, ast.Call)
            and isinstance(node.value.func, ast.Name)
        ]
        assert taken == ({"attempt", "prove"} if name == "checker" else set())
        assert all(calls.count(found) == 1 for found in taken)  # what they return is not looked at


def test_the_trusted_part_has_as_many_lines_as_the_documentation_says():
    rules, tables = (
        sum(lines_of_code(ROOM / f"{name}.py") for name in names) for names in (TRUSTED, TABLES[1:])
    )
    for text in (everyday.__doc__, (DOCS / "certificates.md").read_text("utf-8")):
        told = [int(number) for number in re.findall(r"(\d+) lines", text)]
        assert told == [rules, tables]
    assert rules <= 215


def lines_of_code(path):
    """Count lines without comments, documentation and blank ones."""
    text = path.read_text("utf-8")
    said = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            said.update(range(node.lineno, node.end_lineno + 1))
    lines = enumerate(text.splitlines(), start=1)
    return sum(bool(line.split("#")[0].strip()) and i not in said for i, line in lines)
