"""Formulas in the plain text of a document, with no ``$`` between them and the prose.

Where it is clear where such a formula begins and ends, it is read as if it stood between ``$``.
Where that would be a guess, it is told of and not read: a verdict on a guess could be wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from symsgd.read.math_spans import Notice
from symsgd.read.plain_tokens import GREEK_LETTERS, SCRIPTS, Run, is_function, runs

_CUT = "\1"  # stands for what parts a formula from the text
MOST_TOKENS = 500
MOST_FORMULAS = 300  # a page of source code has more
_RELATION = re.compile(r"[=≤≥≠≈<>∈]| in\s+[\[(]")
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n.*?^(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE)
_ARROWS = re.compile(r"[-=~<]+>+|<[-=~]+|={2,}")
_BLOCK_MARKS = re.compile(r"\s*(?:(?:[-+*]|#{1,6}|>+|\d+[.)])\s+)*")
_SYMBOLS = re.compile(rf"[{GREEK_LETTERS}∂∇√∑∏^{SCRIPTS}′″‴\\]")
_ELSEWHERE = re.compile(
    r"\]\([^()\n]*\)|^\s*\[[^\]\n]*\]:.*|\b\w+://\S*|\bwww\.\S*|\{[#.:%{][^}\n]*\}+"
    r"|</?[A-Za-z][^<>\n]*>"
)
_LATEX_ELSEWHERE = re.compile(  # names, links, options, and the end of a tabular's row
    r"\\(?:label|\w*ref|cite\w*|url|href|includegraphics|begin|end|setlength|setcounter|hypersetup"
    r"|tikzset|pgfplotsset|definecolor|\w*command|def|let)\*?\s*(?:\[[^\]\n]*\]|\{[^{}\n]*\})*"
    r"|\\(?:textbf|textit|textsl|emph|underline)\s*\{"
    r"|\\[A-Za-z]+\*?\s*(?:\[[^\]\n]*\])+|\\\\(?:\[[^\]\n]*\])?"
)
_PICTURES = re.compile(
    r"\\begin\{(tikzpicture|pgfpicture|axis|picture|forest|tikzcd)\}.*?(?:\\end\{\1\}|\Z)",
    re.DOTALL,
)
_CONDITION = re.compile(  # what stands before a value or a range that a text gives
    r"(?:^|[^\w])(?:if|for|when|where|with|and|let|assume|suppose|since|take|set|provided|at|given"
    r"|wenn|falls|für|sei|seien|mit|wo|und|bei|si|pour|soit|avec|où|et|sea|para|con|donde|cuando)"
    r"(?:\s+(?:all|every|any|that|alle|jedes|tout|todo))?[\s~]*$|[若当设令对]\s*$",
    re.IGNORECASE,
)
_WORDS_OF_ONE_LETTER = frozenset("aAIyeoàuYO")
_BEFORE, _AFTER = frozenset("(\"'“‘*_>:;,“（，：。"), frozenset(".,;:)?\"'”’*_，。；：）、")


@dataclass(frozen=True, slots=True)
class PlainFormula:
    """A formula of plain text: ``clear`` if it may be read, ``states`` if it is no mere value."""

    start: int
    end: int
    clear: bool
    states: bool

    def notice(self, text: str) -> Notice:
        """Return what a person should know of it where it is not read."""
        return Notice(
            self.start,
            self.end,
            "plain-text",
            f"{text[self.start : self.end]} stands in plain text, and is not read",
            "put mathematics between $ signs, in LaTeX",
            unread=self.states,
        )


def plain_formulas(
    text: str, passed: Iterable[tuple[int, int]], *, start: int = 0, latex: bool = False
) -> Iterator[PlainFormula]:
    """Return the formulas in the plain text; ``passed`` are the stretches that are no plain text.

    The text is read from ``start`` on.

    >>> text = "so f(x) = x^2, for a = 3; and x y = 2^n or a C++ = D of key=value"
    >>> [(text[one.start:one.end], one.clear) for one in plain_formulas(text, [])]
    [('f(x) = x^2', True), ('a = 3', True), ('x y = 2^n', False)]
    """
    if not _RELATION.search(text):
        return
    found = 0
    code = _Code()
    elsewhere = _LATEX_ELSEWHERE if latex else _ELSEWHERE
    skipped = [*passed, *(one.span() for one in _PICTURES.finditer(text))] if latex else passed
    for line in _without(text, sorted(skipped), latex=latex)[start:].splitlines(keepends=True):
        if (latex or not code.goes_on(line)) and _RELATION.search(line):
            for one in _formulas(line, elsewhere):
                yield PlainFormula(start + one.start, start + one.end, one.clear, one.states)
                found += 1
                if found == MOST_FORMULAS:
                    return
        start += len(line)


def _without(text: str, passed: Iterable[tuple[int, int]], *, latex: bool) -> str:
    """Return the text with everything blotted out that is no plain text; offsets stay."""
    pieces, position = [], 0
    front = None if latex else _FRONT_MATTER.match(text)
    for start, end in ((0, front.end() if front else 0), *passed):
        if end > position:
            pieces.append(text[position:start])
            pieces.append(re.sub(r"[^\n]", "\0", text[max(start, position) : end]))
            position = end
    pieces.append(text[position:])
    return re.sub(r"[\r\v\f\x1c-\x1e\x85\u2028\u2029]", "\0", "".join(pieces))


class _Code:
    """Says which lines are code because they are indented."""

    def __init__(self) -> None:
        self.blank, self.code, self.item = True, False, False

    def goes_on(self, line: str) -> bool:
        if not line.strip():
            self.blank = True
            return False
        indented = line.startswith(("    ", "\t"))
        self.code = indented and not self.item and (self.blank or self.code)
        if not indented:
            self.item = bool(re.match(r"\s*(?:[-+*]|\d+[.)])\s", line))
        self.blank = False
        return self.code


def _formulas(line: str, elsewhere: re.Pattern[str]) -> Iterator[PlainFormula]:
    for pattern in (elsewhere, _ARROWS):
        line = pattern.sub(lambda found: _CUT * len(found.group()), line)
    marks = _BLOCK_MARKS.match(line)
    for run, behind in runs(line, marks.end() if marks else 0):
        if len(run) > MOST_TOKENS:
            yield PlainFormula(run[0].start(), run[-1].end(), clear=False, states=True)
            continue
        kept = _kept(run)
        sides = _sides(kept)
        if len(sides) < 2 or not all(map(_has_operand, sides)):
            continue
        written = line[kept[0].start() : kept[-1].end()]
        beside = _is_beside_formula(line, kept)
        states = beside or bool(_SYMBOLS.search(written)) or any(map(_is_expression, sides))
        given = _CONDITION.search(line[: kept[0].start()]) is not None
        if states or given or _is_value(sides):
            clear = (states or given) and _is_clear(kept, sides)
            clear = clear and not beside and _is_apart(line, kept, run, behind)
            yield PlainFormula(kept[0].start(), kept[-1].end(), clear, states)


def _kept(run: Run) -> Run:
    """Return a run without what belongs to the text around it: marks of emphasis, brackets."""
    kept = [token for token in run if token.lastgroup != "space"]
    while kept and (kept[-1].lastgroup in ("operator", "relation", "open") or _unmatched(kept, -1)):
        kept.pop()
    while kept and (kept[0].group() in ("*", "**", "/", ",", "!", "|") or _unmatched(kept, 0)):
        kept.pop(0)
    if kept and kept[0].group() == "(" and _partner(kept) == len(kept) - 1:
        kept = kept[1:-1]
    return kept


def _partner(kept: Run) -> int:
    """Return the place of the bracket that closes the first one, or -1."""
    depth = 0
    for i, token in enumerate(kept):
        depth += {"open": 1, "close": -1}.get(token.lastgroup or "", 0)
        if not depth:
            return i
    return -1


def _unmatched(kept: Run, place: int) -> bool:
    """Say whether the bracket at one end of a run has no partner in it."""
    kind, partner = ("close", "open") if place else ("open", "close")
    if kept[place].lastgroup != kind:
        return False
    depth = 0
    for token in kept if place else reversed(kept):
        depth += {partner: 1, kind: -1}.get(token.lastgroup or "", 0)
        if depth < 0:
            return True
    return False


def _sides(kept: Run) -> list[Run]:
    sides: list[Run] = [[]]
    for token in kept:
        if token.lastgroup == "relation":
            sides.append([])
        else:
            sides[-1].append(token)
    return sides


def _has_operand(side: Run) -> bool:
    return any(token.lastgroup in ("number", "name", "command") for token in side)


def _is_expression(side: Run) -> bool:
    """Say whether a side applies a function or calculates with a letter."""
    named = any(token.lastgroup == "name" for token in side)
    for i, token in enumerate(side[1:], 1):
        before = side[i - 1]
        touches = before.end() == token.start()
        if before.lastgroup == "name" and token.lastgroup == "open" and touches:
            return True
        operates = token.lastgroup == "operator" and before.lastgroup != "operator"
        if named and operates and i + 1 < len(side) and side[i + 1].lastgroup != "operator":
            return True
    return False


def _is_value(sides: list[Run]) -> bool:
    """Say whether a relation only compares letters with numbers, such as n = 100 and 0 < x < 1."""
    kinds = [[token.lastgroup for token in side] for side in sides]
    return ["name"] in kinds and all(
        kind == ["name"] or set(kind) <= {"number", "operator"} for kind in kinds
    )


def _is_clear(kept: Run, sides: list[Run]) -> bool:
    """Say whether a formula is read like that whoever reads it, with or without ``$``."""
    depth = 0
    for token in kept:
        depth += {"open": 1, "close": -1}.get(token.lastgroup or "", 0)
        typed = token.lastgroup == "command" or token.group() in ("**", "!")
        word = token.lastgroup == "name" and re.match(r"[A-Za-z]{2,}", token.group())
        related = token.lastgroup == "relation" and (depth or token.group() == "in")
        if typed or depth < 0 or related or (word and not is_function(token.group())):
            return False
    for side in sides:
        if side[-1].lastgroup == "operator" or (
            side[0].group() not in "-−+" and side[0].lastgroup == "operator"
        ):
            return False
        for before, token in pairwise(side):
            operands = before.lastgroup in ("number", "name", "close")
            operands = operands and token.lastgroup in ("number", "name", "open")
            parted = operands and before.end() < token.start()
            if parted and not any(map(is_function, (before.group(), token.group()))):
                return False
    return depth == 0


def _is_apart(line: str, kept: Run, run: Run, behind: str) -> bool:
    """Say whether a formula is clearly parted from what stands before and behind it."""
    before, after = line[: kept[0].start()], line[kept[-1].end() :].rstrip("\n")
    if before and not (_parts(before[-1], _BEFORE)):
        return False
    if after and not (_parts(after[0], _AFTER)):
        return False
    rest = run[run.index(kept[-1]) + 1 :]
    marks = [one for one in rest if one.lastgroup in ("operator", "relation")]
    if any(one.group() not in ("*", "**") or one.start() > kept[-1].end() for one in marks):
        return False  # "x = 3 - so far"
    word = behind[:1].isalpha() and after[:1].isspace()
    return not (word and kept[-1].group() in _WORDS_OF_ONE_LETTER)


def _parts(letter: str, signs: frozenset[str]) -> bool:
    """Say whether a character parts a formula from the text, as a Chinese one does."""
    return (
        letter.isspace()
        or letter in signs
        or letter in ("~", _CUT)
        or "\u3000" <= letter <= "\u9fff"
    )


def _is_beside_formula(line: str, kept: Run) -> bool:
    """Say whether a formula between ``$`` goes on in plain text: ``$y$ + x = 3``."""
    before, after = line[: kept[0].start()].rstrip(" \t"), line[kept[-1].end() :]
    led = before[-1:] == "\0" and kept[0].lastgroup in ("operator", "open")
    signs = after.lstrip(" \t+-−*/·×^(=<>≤≥")
    return led or (len(signs) < len(after.lstrip(" \t")) and signs[:1] == "\0")
