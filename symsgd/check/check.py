"""``check_text``: a document in, a report out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from symsgd.check.claim import judge
from symsgd.check.clauses.answers_behind import answered_false
from symsgd.check.clauses.passed_over import DENIED, passed_over
from symsgd.check.clauses.unread_letters import (
    Unread,
    left_unknown,
    rests_on_unread,
    unread_formulas,
    with_unread,
)
from symsgd.check.convergence import ASKED, convergence_claim
from symsgd.check.document import Walker
from symsgd.check.entries import Decide
from symsgd.check.finding import Finding, Link
from symsgd.check.formula_roles import role_of, says
from symsgd.check.judgement import Judgement
from symsgd.check.judging.chain_domain import in_chain
from symsgd.check.known import starting_scope
from symsgd.check.numbering import with_numbering
from symsgd.check.outline import Piece, outline
from symsgd.check.report import ClaimResult, Formula, Notice, Reading, Report, Role, Status
from symsgd.check.rounding.numbers_put_in import far_from_formula
from symsgd.check.slips.carried import Errors
from symsgd.check.slips.patience import Patience
from symsgd.check.slips.wrong_steps import Judged, examine
from symsgd.check.span import Span
from symsgd.check.told import decisions, numbers_assumed, still_assumed, told
from symsgd.errors import SymsgdError
from symsgd.prove.worker import Worker
from symsgd.read.documents.math_spans import MathSpan
from symsgd.read.documents.notebook import Cell
from symsgd.read.limits import room_for_nesting
from symsgd.read.manuscript import Manuscript, manuscript
from symsgd.read.notation.field_words import words_of
from symsgd.read.problem import Problem
from symsgd.read.scope import Scope

Progress = Callable[[int, int], None]


def check_text(
    text: str,
    *,
    file: str = "text",
    problem: Problem | None = None,
    markup: str = "markdown",
    on_progress: Progress | None = None,
    by: Decide | None = None,
    seconds: float = 10.0,
) -> Report:
    r"""Return the report of a document: every formula with its role, every claim with its verdict.

    ``markup`` is ``markdown``, ``latex``, or ``notebook`` for the text of a Jupyter notebook, of
    which the Markdown cells are read, in one scope.

    ``problem`` settles what notation leaves open; front matter between ``+++`` lines does the same,
    and where both speak the problem wins.  ``by`` decides the claims, in a process of its own with
    a limit of ``seconds`` per claim unless something else is given.

    >>> report = check_text(r"We have $\tanh x = \frac{e^{2x}-1}{e^{2x}+1}$ and $1 + 1 = 3$.")
    >>> [str(claim.status) for claim in report.claims]
    ['PROVED', 'REFUTED']
    """
    with room_for_nesting():
        found = manuscript(text, file, markup)
        settled = found.front.merged(problem)
        if by is not None:
            return _Run(found, settled, by, on_progress).report()
        with Worker(seconds=seconds) as worker:
            return _Run(found, settled, worker.decide, on_progress).report()


class _Run:
    def __init__(
        self,
        found: Manuscript,
        problem: Problem,
        by: Decide,
        on_progress: Progress | None,
    ) -> None:
        self.source, self.scan, self.cells = found.source, found.scan, found.cells
        self.problem, self.layer_zero = with_numbering(problem, found.source.text)
        self.by = by
        self.on_progress = on_progress
        self.errors = Errors()
        self.patience = Patience()
        self.unread: tuple[Unread, ...] = ()

    def report(self) -> Report:
        scope = starting_scope(self.problem)
        formulas_written = (self.source.text[span.start : span.end] for span in self.scan.spans)
        words = scope.notation.words | words_of(formulas_written)
        steps = self.problem.network is None and not self.problem.asked
        lines = outline(self.source, self.scan, words, steps=steps)
        scope = replace(scope, notation=replace(scope.notation, words=words))
        walker = Walker(scope, frozenset(self.problem.asked))
        findings = walker.walk(lines)
        self.unread = unread_formulas(self.source, self.scan, lines, findings)
        judged = self._judge(findings)
        formulas = list(self._formulas(findings, judged, lines.broken))
        formulas += [self._lost(notice.start, notice.end, f"{notice.message}: {notice.advice}")
                     for notice in self.scan.notices if notice.unread]  # fmt: skip
        count = sum(len(formula.claims) for formula in formulas)
        convergence = convergence_claim(self.source, self.problem, count + 1)
        if convergence is not None:
            formulas.append(convergence)
            walker.answered.add(ASKED)
        formulas.sort(key=lambda formula: formula.span.order)
        notices = [
            Notice(f"{notice.message}: {notice.advice}", self.span(notice.start, notice.end))
            for notice in self.scan.notices
            if not notice.unread
        ]
        unanswered = tuple(name for name in self.problem.asked if name not in walker.answered)
        notices += [
            Notice(f"{name} is asked for, and the text does not give it") for name in unanswered
        ]
        notices += [Notice(one.text, self.span(one.start, one.end)) for one in told(judged)]
        notices += [
            Notice(text, self.span(piece.start, piece.end)) for text, piece in passed_over(findings)
        ]
        if self.layer_zero is not None:
            notices.append(Notice("the input is layer 0", self.span(*self.layer_zero)))
        assumed = still_assumed(walker.assumptions, findings, judged)
        assumptions = [Notice(text, self.span(piece.start, piece.end)) for text, piece in assumed]
        assumptions += [Notice(f"{one.text}, which nobody said", self.span(one.start, one.end))
                        for one in numbers_assumed(judged)]  # fmt: skip
        return Report(
            self.source.file,
            tuple(formulas),
            tuple(assumptions),
            tuple(notices),
            self.problem.file,
            unanswered,
            tuple(
                Reading(one.kind, one.text, self.span(one.start, one.end), one.alternatives)
                for one in decisions(judged)
            ),
            _lines_of(self.cells),
        )

    def span(self, start: int, end: int) -> Span:
        return Span.of(self.source, start, end)

    def _judge(self, findings: list[Finding]) -> dict[int, list[Judged]]:
        total = sum(len(finding.links) for finding in findings)
        done = 0
        judged: dict[int, list[Judged]] = {}
        before: Sequence[Judged] = ()
        for i, finding in enumerate(findings):
            judged[i] = []
            for link in finding.links:
                judged[i].append(self._one(link, finding.piece))
                unread = judged[i][-1].judgement.status is Status.UNREAD
                if unread and finding.role is Role.CLAIM and link is finding.links[0]:
                    self.unread += left_unknown(finding.piece)
                done += 1
                if self.on_progress is not None:
                    self.on_progress(done, total)
            if finding.piece.answer is False and finding.links:
                judged[i] = self._denied(finding, judged[i])
                continue
            if judged[i]:
                before = examine(judged[i], self.by, self.patience, before)
                self.errors.note(finding, judged[i])
        return judged

    def _denied(self, finding: Finding, judged: list[Judged]) -> list[Judged]:
        """Return what becomes of a statement that is answered with "false": no claim, if it is."""
        found = [(one, answered_false(one.judgement)) for one in judged]
        if all(judgement is not None for _, judgement in found):
            return [Judged(one.link, judgement) for one, judgement in found if judgement]
        finding.role, finding.note, finding.links = Role.MENTION, DENIED, []
        return []

    def _one(self, link: Link, piece: Piece) -> Judged:
        def judged(scope: Scope) -> Judgement:
            return judge(link.left, link.right, link.relation, scope, self.by)

        judgement, link = in_chain(judged(link.scope), link, judged)
        judgement = far_from_formula(judgement, link, self.by)
        asked = with_unread(judgement, link, piece, self.unread, self.source)
        is_open = judgement.status is Status.NEEDS_CONTEXT
        if is_open and rests_on_unread(link, piece, self.unread, self.source):
            self.unread += left_unknown(piece)
        if asked is not judgement:
            self.unread += left_unknown(piece)
        found = Judged(link, asked)
        if found.judgement.status is Status.REFUTED:
            self.errors.carry(found, self.by)
        return found

    def _formulas(
        self,
        findings: list[Finding],
        judged: dict[int, list[Judged]],
        broken: dict[int, SymsgdError],
    ) -> Iterator[Formula]:
        number = chain = 0
        by_formula: dict[int, list[int]] = {}
        for i, finding in enumerate(findings):
            by_formula.setdefault(finding.piece.formula, []).append(i)
        for index, span in enumerate(self.scan.spans):
            if index in broken:
                yield self._unread(span, broken[index])
                continue
            claims: list[ClaimResult] = []
            members = by_formula.get(index, [])
            for i in members:
                chain += bool(judged[i])
                for result in judged[i]:
                    number += 1
                    result.number = number
                    claims.append(self._claim(result, number, chain))
            role, note, error = role_of([findings[i] for i in members])
            trouble = Span.at(error.place) if error is not None else None
            yield Formula(*self._place(span), role, note, tuple(claims), trouble)

    def _claim(self, result: Judged, number: int, chain: int) -> ClaimResult:
        link, judgement = result.link, result.judgement
        left, right = link.left, link.right
        term = self._term(result)
        return ClaimResult(
            number=number,
            chain=chain,
            step=link.step,
            span=self.span(min(left.start, right.start), max(left.end, right.end)),
            left_span=self.span(left.start, left.end),
            right_span=self.span(right.start, right.end),
            left_source=left.text,
            right_source=right.text,
            relation=link.sign or link.relation,
            status=judgement.status,
            reason=judgement.reason,
            reading=judgement.reading,
            conditions=judgement.conditions,
            warnings=judgement.warnings,
            counterexample=judgement.counterexample,
            suggestion=None if result.suggestion is None else str(result.suggestion),
            missing=judgement.missing,
            first_wrong=result.first_wrong,
            wrong_side=result.wrong_side,
            wrong_term=term,
            wrong_term_source="" if term is None else self._text_at(result),
            agreement=result.agreement or self._carries(result),
            follows=result.follows.number if result.follows is not None else None,
            cancels=result.cancels.number if result.cancels is not None else None,
            seconds=judgement.seconds,
            grounds=judgement.grounds,
            trouble=Span.at(judgement.place),
        )

    def _term(self, result: Judged) -> Span | None:
        """Return where the term stands that a suggestion changes, if it is on the paper."""
        found = result.suggestion
        if found is None or result.link.right.source is not self.source:
            return None
        return self.span(found.start, found.end)

    def _text_at(self, result: Judged) -> str:
        found = result.suggestion
        return "" if found is None else self.source.text[found.start : found.end]

    def _carries(self, result: Judged) -> str:
        """Say from which wrong step a claim goes on."""
        if result.follows is None:
            return ""
        wrong = result.follows.link.right
        place = self.span(wrong.start, wrong.end)
        return f"it follows correctly from the wrong step at {place}"

    def _place(self, span: MathSpan) -> tuple[Span, str]:
        """Return where the text of a formula stands, and the text, without the space around it."""
        whole = self.source.text[span.start : span.end]
        text = whole.strip()
        start = span.start + len(whole) - len(whole.lstrip())
        return self.span(start, start + len(text)), text

    def _unread(self, span: MathSpan, error: SymsgdError) -> Formula:
        return Formula(*self._place(span), Role.UNREAD, says(error), trouble=Span.at(error.place))

    def _lost(self, start: int, end: int, note: str) -> Formula:
        return Formula(self.span(start, end), self.source.text[start:end], Role.UNREAD, note)


def _lines_of(cells: tuple[Cell, ...] | None) -> dict[int, tuple[int, ...]] | None:
    return None if cells is None else {cell.number: cell.lines for cell in cells}
