"""The comparison with other programs as a table."""

from __future__ import annotations

from symsgd.network.crosscheck import Comparison, CrossCheck
from symsgd.report.line import BAD, DIM, GOOD, OPEN, PLAIN, STRONG, Line, padded, render

MOST_PARAMETERS = 8


def render_crosscheck(found: CrossCheck, *, color: bool = False) -> str:
    """Return the table of relative errors, and what ordinary floating point gets wrong.

    >>> row = Comparison("NumPy float64", "b_1^[2]", 1.1e-7, 7e-6)
    >>> print(render_crosscheck(CrossCheck((("b_1^[2]", "-1.5e-9"),), (row,))), end="")
    gradient of the first step, enclosed in balls
      b_1^[2]  -1.5e-9
    <BLANKLINE>
    program        relative error  bound    at
    NumPy float64  1.1e-07         7.0e-06  b_1^[2]  ✓ within
    """
    lines: list[Line] = [[("gradient of the first step, enclosed in balls", STRONG)]]
    shown = found.gradient[:MOST_PARAMETERS]
    width = max(len(name) for name, _ in shown)
    lines += [[(f"  {padded(name, width)}  {value}", PLAIN)] for name, value in shown]
    if len(found.gradient) > len(shown):
        lines.append([(f"  and {len(found.gradient) - len(shown)} more", DIM)])
    lines.append([])
    lines += _table(found.comparisons)
    if found.warnings:
        lines += [[], [("warnings", STRONG)], *([(f"  {text}", OPEN)] for text in found.warnings)]
    return render(lines, color=color)


def _table(rows: tuple[Comparison, ...]) -> list[Line]:
    names = max(len("program"), *(len(row.engine) for row in rows))
    places = max(len("at"), *(len(row.parameter) for row in rows))
    head = f"{padded('program', names)}  relative error  bound    at"
    lines: list[Line] = [[(head, DIM)]]
    for row in rows:
        if row.missing:
            lines.append([(f"{padded(row.engine, names)}  {row.missing}", DIM)])
            continue
        # a relative bound of 1 or more promises nothing at all
        bound = f"{row.bound:.1e}" if row.bound < 1 else "none"
        numbers = f"{row.error:<14.1e}  {bound:<7}  {padded(row.parameter, places)}"
        mark = ("✓ within", GOOD) if row.within else ("✗ BEYOND", BAD)
        lines.append([(f"{padded(row.engine, names)}  {numbers}  ", PLAIN), mark])
    return lines
