# ruff: noqa: INP001  (a script, no package)
"""Write docs/kernel_cases.md from the table of claims in tests/data/kernel_cases.jsonl."""

from __future__ import annotations

import json
from itertools import groupby
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
TABLE = ROOT / "tests" / "data" / "kernel_cases.jsonl"
PAGE = ROOT / "docs" / "kernel_cases.md"
HEAD = """# What the kernel decides

Every row is a claim that the test suite puts to the kernel. A row marked *limit* is a claim whose
truth is known and which the kernel leaves UNDECIDED so far. Variables without a domain are
undeclared. This page is written by `python docs/render_kernel_cases.py`.
"""


def render() -> str:
    """Return the page."""
    lines = TABLE.read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    limits = sum(row["limit"] for row in rows)
    parts = [HEAD, f"{len(rows)} claims, {limits} of them limits.\n"]
    for group, members in groupby(rows, key=lambda row: str(row["group"])):
        parts.append(f"## {group}\n\n| claim | domain | verdict | |\n| --- | --- | --- | --- |")
        parts.extend(map(_line, members))
        parts.append("")
    return "\n".join(parts).rstrip() + "\n"


def _line(row: dict[str, Any]) -> str:
    claim = f"{row['left']} {row['relation']} {row['right']}"
    domain = ", ".join(_domain(name, what) for name, what in row["variables"].items())
    verdict = "PROVED" if row["true"] else "REFUTED"
    if row["limit"]:
        verdict = f"*limit* ({'true' if row['true'] else 'false'})"
    return f"| {_code(claim)} | {domain} | {verdict} | {row['note'].replace('|', chr(92) + '|')} |"


def _code(text: str) -> str:
    return f"`{text}`"


def _domain(name: str, what: str | list[str]) -> str:
    if isinstance(what, list):
        return f"{name} in [{', '.join(what)}]"
    return name if what == "undeclared" else f"{name} {what}"


if __name__ == "__main__":
    PAGE.write_text(render(), "utf-8")
