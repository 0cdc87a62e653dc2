"""Reports built by hand, in which everything that a renderer must show occurs."""

from __future__ import annotations

from fractions import Fraction

from symsgd.check.report import ClaimResult, Formula, Notice, Report, Role, Status
from symsgd.check.span import Span
from symsgd.prove.verdict import Counterexample

_DOCUMENT = (
    "\\begin{aligned}\n"
    " σ'(x) &= \\frac{e^{-x}}{(1+e^{-x})^2} \\\\\n"
    " &= σ(x)(1+σ(x)) \\\\\n"
    " &= σ(x)+σ(x)^2\n"
    "\\end{aligned}"
)
_CHAIN = Span(10, 3, 14, 14)


def _step(step: int, left: str, right: str, status: Status, **more: object) -> ClaimResult:
    line = _DOCUMENT.split("\n")[step]
    column = line.index(right) + 1
    right_span = Span(10 + step, column, 10 + step, column + len(right))
    return ClaimResult(
        step + 1, 2, step, right_span, right_span, right_span, left, right, "=", status, **more
    )


def _alone(number: int, line: int, left: str, right: str, status: Status, **more: object):
    column = 2 + len(left) + 3
    whole = Span(line, 2, line, column + len(right))
    sides = Span(line, 2, line, 2 + len(left)), Span(line, column, line, column + len(right))
    claim = ClaimResult(number, number, 1, whole, *sides, left, right, "=", status, **more)
    source = f"${left} = {right}$"
    return Formula(Span(line, 1, line, len(source) + 1), source, Role.CLAIM, "", (claim,))


DERIVATIVE = Formula(
    _CHAIN,
    _DOCUMENT,
    Role.CLAIM,
    claims=(
        _step(
            1,
            "σ'(x)",
            r"\frac{e^{-x}}{(1+e^{-x})^2}",
            Status.PROVED,
            reason="equal as fractions in σ(x)",
            reading=("sigmoid'(x)", "exp(-x)/(1 + exp(-x))^2"),
            seconds=0.0005,
            accepted_by="Coq 8.16.1",
        ),
        _step(
            2,
            r"\frac{e^{-x}}{(1+e^{-x})^2}",
            "σ(x)(1+σ(x))",
            Status.REFUTED,
            reason="the enclosures are disjoint",
            counterexample=Counterexample((("x", Fraction(1, 2)),), "0.2350037122", "1.009957..."),
            suggestion="σ(x)(1-σ(x))",
            first_wrong=True,
            seconds=0.002,
            accepted_by="Coq 8.16.1",
            wrong_side="right",
            wrong_term=Span(12, 11, 12, 16),
            wrong_term_source="+σ(x)",
            agreement="the left side equals every side before it",
        ),
        _step(
            3,
            "σ(x)(1+σ(x))",
            "σ(x)+σ(x)^2",
            Status.PROVED,
            reason="equal polynomials in σ(x)",
            agreement="it follows correctly from the wrong step at 12:5",
            follows=3,
        ),
    ),
)

EVERYTHING = Report(
    "work/學習.md",
    (
        Formula(Span(2, 1, 2, 12), "$σ = \\dots$", Role.DEFINITION, "defines σ"),
        _alone(
            1,
            5,
            r"\frac{x^2-1}{x+1}",
            "x-1",
            Status.PROVED,
            reason="equal as fractions in x",
            conditions=("x + 1 ≠ 0",),
            warnings=("the domain grows by the point x = -1",),
        ),
        DERIVATIVE,
        _alone(5, 20, "z", "21", Status.NEEDS_CONTEXT, missing=("W", "b"), reason="z has no value"),
        _alone(6, 21, r"\sum_n a_n", "a", Status.UNDECIDED, reason="time: not settled within 10 s"),
        _alone(7, 22, "1", r"\foo", Status.UNREAD, reason="unknown macro \\foo"),
        _alone(
            8,
            23,
            "a = 學習率 " + "+ x" * 40,
            "\\sqrt{x}",
            Status.REFUTED,
            counterexample=Counterexample((("x", Fraction(-1)),), "1", None),
            first_wrong=True,
        ),
        Formula(Span(30, 1, 30, 9), "$x^{2 $\x1b[2J", Role.UNREAD, "30:4: the brace is not closed"),
        Formula(Span(31, 1, 31, 9), "$N$", Role.MENTION),
    ),
    assumptions=(Notice("y is the target of the data point k", Span(8, 2, 8, 5)),),
    notices=(Notice("nothing says which cost is meant; the problem file can"),),
    problem="homework.toml",
)
