"""The house stands: imports point down, nothing goes round, and SymPy stays outside."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import NamedTuple

import pytest

PACKAGE = Path(__file__).parent.parent / "symsgd"
FLOORS = {
    "errors": 0,
    "expression": 0,
    "functions": 1,
    "algebra": 2,
    "prove": 3,
    "read": 3,
    "network": 4,
    "certify": 5,
    "check": 5,
    "write": 6,
    "report": 6,
    "testing": 6,
    "grade": 6,
    "cli": 7,
    "web": 7,
    "": 8,  # the public face, and `python -m symsgd`
}
# The one neighbour that everybody may use; it uses nobody.
GROUND = "errors"
# Conveniences of a method that reach up, inside a function and for one name each.
REACHES_UP = {
    ("symsgd.expression.node", "symsgd.algebra.sympy"),
    ("symsgd.check.report", "symsgd.report.html"),
}


class Import(NamedTuple):
    importer: str
    imported: str
    late: bool
    line: int


def module_name(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_name(path): path for path in sorted(PACKAGE.rglob("*.py"))}


def room(module: str) -> str:
    """Return the package under ``symsgd`` that a module lives in."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 and parts[1] in FLOORS else ""


def type_only(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)


def imports_of(module: str) -> Iterator[Import]:
    """Yield the imports of a module; those inside a function are late."""
    pending: list[tuple[ast.AST, bool]] = [(ast.parse(MODULES[module].read_text("utf-8")), False)]
    while pending:
        node, late = pending.pop()
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(module, alias.name, late, node.lineno)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{MODULES[module]}:{node.lineno}: imports are absolute"
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                if whole == "symsgd.__version__":  # a word that is there before every module
                    continue
                name = whole if whole in MODULES else str(node.module)
                yield Import(module, name, late, node.lineno)
        inside = late or isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        pending.extend((child, inside or type_only(node)) for child in ast.iter_child_nodes(node))


IMPORTS = [found for module in MODULES for found in imports_of(module)]
OWN = [found for found in IMPORTS if found.imported.split(".")[0] == "symsgd"]


def points_down(found: Import) -> bool:
    above, below = room(found.importer), room(found.imported)
    if above == below:
        return True
    if below == GROUND:
        return True
    if found.late and (found.importer, found.imported) in REACHES_UP:
        return True
    return FLOORS[below] < FLOORS[above]


def told(found: list[Import]) -> str:
    return "\n".join(f"{i.importer}:{i.line} imports {i.imported}" for i in found)


@pytest.mark.parametrize("module", MODULES)
def test_every_module_lives_in_a_room(module):
    first = [*module.split("."), ""][1]
    assert first in FLOORS or first == "__main__", f"{module}: no floor is known for it"


def test_imports_point_down():
    wrong = [found for found in OWN if not points_down(found)]
    assert not wrong, told(wrong)


def test_imports_do_not_go_round():
    graph: dict[str, set[str]] = {module: set() for module in MODULES}
    for found in OWN:
        # a package whose face imports its own modules is no circle
        if not found.late and found.imported != found.importer.rpartition(".")[0]:
            graph[found.importer].add(found.imported)
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" -> ".join(error.args[1]))


# Folders whose rooms call each other, as the parts of one formula do: each room counts by itself.
KNOTS = {"symsgd.read": {"arrays", "derivatives", "functions", "layers", "sums"},
         "symsgd.certify": {"coq"}}  # fmt: skip


def folder(module: str, package: str) -> str:
    """Return the folder of a package in which a module lives, or the module itself."""
    first, *rest = module.removeprefix(f"{package}.").split(".")
    knot = first in KNOTS.get(package, ())
    return f"{package}.{first}/" if rest and not knot else module


@pytest.mark.parametrize("package", [f"symsgd.{name}" for name in FLOORS if name])
def test_folders_inside_a_package_do_not_go_round(package):
    inside = [found for found in OWN if found.importer.startswith(f"{package}.")]
    inside = [found for found in inside if found.imported.startswith(f"{package}.")]
    graph: dict[str, set[str]] = {}
    for found in (found for found in inside if not found.late):
        above, below = folder(found.importer, package), folder(found.imported, package)
        if above != below:
            graph.setdefault(above, set()).add(below)
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" -> ".join(error.args[1]))


def test_every_folder_says_what_it_is_for():
    text = (PACKAGE.parent / "docs" / "index.md").read_text("utf-8")
    for module, path in MODULES.items():
        if path.name == "__init__.py" and module.count(".") > 1:
            assert f"`{module.removeprefix('symsgd.').replace('.', '/')}/`" in text, module


@pytest.mark.parametrize("library", ["sympy", "mpmath", "numpy"])
def test_slow_libraries_are_imported_late(library):
    early = [i for i in IMPORTS if i.imported.split(".")[0] == library and not i.late]
    assert not early, told(early)


def test_an_arrow_that_points_up_is_seen():
    assert not points_down(
        Import("symsgd.prove.decide", "symsgd.read.notation.parse", late=True, line=1)
    )
    assert not points_down(Import("symsgd.errors", "symsgd.expression.node", late=False, line=1))
    assert points_down(
        Import("symsgd.check.check", "symsgd.read.notation.parse", late=False, line=1)
    )
