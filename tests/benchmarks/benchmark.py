"""How long the main job takes, against the import of SymPy; prints ratios and asserts nothing.

The example homework is checked in a process of its own, as a person would do it; what it is
compared with runs in turn with it, so that a busy machine slows both.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from pathlib import Path
from time import perf_counter

from symsgd.check.check import check_text
from symsgd.check.document import Walker
from symsgd.check.known import starting_scope
from symsgd.check.outline import outline
from symsgd.read.manuscript import manuscript
from symsgd.read.problem import read_problem

ROOT = Path(__file__).parent.parent.parent
SHEET = ROOT / "docs" / "examples" / "homework.md"
PROBLEM = SHEET.with_suffix(".toml")
ROUNDS = 9
COMMANDS = {
    "python -c pass": ["-c", "pass"],
    'python -c "import sympy"': ["-c", "import sympy"],
    "symsgd --help": ["-m", "symsgd", "--help"],
    "symsgd check homework.md": ["-m", "symsgd", "check", str(SHEET), "--problem", str(PROBLEM)],
}


# compiled modules are kept, as they are for everybody who uses the program twice
ENVIRONMENT = {
    name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"
}


def seconds(arguments: list[str]) -> float:
    """Return how long a process of Python takes."""
    start = perf_counter()
    subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=ENVIRONMENT,
        stdout=subprocess.DEVNULL,
        check=False,
    )
    return perf_counter() - start


def processes() -> None:
    """Print the median time of each command, and its ratio to the import of SymPy."""
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for arguments in COMMANDS.values():
        seconds(arguments)  # warm: files in memory, modules compiled
    for _ in range(ROUNDS):
        for name, arguments in COMMANDS.items():
            times[name].append(seconds(arguments))
    medians = {name: statistics.median(found) for name, found in times.items()}
    yardstick = medians['python -c "import sympy"']
    print(f"whole processes, median of {ROUNDS}")
    for name, median in medians.items():
        print(f"  {name:28} {median * 1000:7.0f} ms   {median / yardstick:5.2f} x import sympy")


def reading() -> None:
    """Print how long the example homework takes to be read, without a verdict on anything."""
    text = SHEET.read_text("utf-8")
    problem = read_problem(PROBLEM.read_text("utf-8"), file=PROBLEM.name)
    times = []
    for _ in range(ROUNDS + 1):
        start = perf_counter()
        found = manuscript(text, SHEET.name)
        lines = outline(found.source, found.scan, problem.scope.notation.words)
        findings = Walker(starting_scope(problem), frozenset(problem.asked)).walk(lines)
        times.append(perf_counter() - start)
    print(f"reading, {len(findings)} pieces of {len(found.scan.spans)} formulas")
    print(f"  median {statistics.median(times[1:]) * 1000:.1f} ms")


def kernel() -> None:
    """Print how long a claim of the example homework takes to decide."""
    text = SHEET.read_text("utf-8")
    problem = read_problem(PROBLEM.read_text("utf-8"), file=PROBLEM.name)
    rounds = [check_text(text, file=SHEET.name, problem=problem) for _ in range(ROUNDS)]
    each = [
        statistics.median(claim.seconds for claim in same)
        for same in zip(*(report.claims for report in rounds), strict=True)
    ]
    print(f"kernel, {len(each)} claims, each the median of {ROUNDS}")
    print(f"  median {statistics.median(each) * 1000:.3f} ms, longest {max(each) * 1000:.3f} ms")


if __name__ == "__main__":
    processes()
    reading()
    kernel()
