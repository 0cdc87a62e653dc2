# ruff: noqa: INP001  (a script, no package)
"""Write the table of planted bugs into docs/property_tests.md."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "property_tests.md"
BEGIN, END = "<!-- planted bugs -->\n", "<!-- end of planted bugs -->\n"


def table() -> str:
    """Return the table: each bug, what we name, and what fixed tolerances say."""
    sys.path.insert(0, str(ROOT))
    from tests.testing.planting import NAMES, Planted

    lines = ["| bug | first wrong quantity | gradcheck |", "| --- | --- | --- |"]
    missed = 0
    for planted in map(Planted, NAMES):
        finding = planted.finding()
        passes = planted.passes_fixed_tolerances()
        missed += passes
        said = (planted.program.__doc__ or "").strip().replace("|", r"\|")
        caught = f"`{finding.name}`" if finding else "missed"
        lines.append(f"| {said} | {caught} | {'**missed**' if passes else 'found'} |")
    summary = (
        f"{len(NAMES)} bugs: symsgd finds all of them and names the quantity;"
        f" central differences with fixed tolerances miss {missed}."
    )
    return "\n".join([summary, "", *lines, ""])


def render(text: str) -> str:
    """Return the page with the table renewed."""
    head, _, rest = text.partition(BEGIN)
    _, _, tail = rest.partition(END)
    return f"{head}{BEGIN}\n{table()}\n{END}{tail}"


if __name__ == "__main__":
    PAGE.write_text(render(PAGE.read_text("utf-8")), "utf-8")
