"""What a run of mathematical signs in plain text is: a formula, perhaps with clear ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from symsgd.read.documents.math_spans import Notice
from symsgd.read.documents.plain_tokens import (
    GREEK_LETTERS,
    SCRIPTS,
    Run,
    is_function,
    is_word,
    letters_of,
    runs,
)

CUT = "\1"  # stands for what parts a formula from the text
MOST_TOKENS = 500
_SYMBOLS = re.compile(rf"[{GREEK_LETTERS}∂∇√∑∏^{SCRIPTS}′″‴\\]")
_BLOCK_MARKS = re.compile(r"\s*(?:(?:[-+*]|#{1,6}|>+|\d+[.)])\s+)*")
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
    """A formula of plain text.

    It is ``clear`` if its ends and its meaning are, provided that its ``products`` such as wx are
    made of letters; it ``states`` something if it is no mere value such as n = 100, and is
    ``given`` by the words before it, such as "let".
    """

    start: int
    end: int
    clear: bool
    states: bool
    given: bool
    names: frozenset[str] = frozenset()  # letters that stand by themselves
    products: frozenset[str] = frozenset()  # letters of what is taken for a product

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


def formulas_of(line: str, letters: frozenset[str] = frozenset()) -> Iterator[PlainFormula]:
    """Return the formulas of a line of plain text; zero characters stand for what is none.

    ``letters`` are those that stand alone in the text: a few of them together are a product.

    >>> [(one.start, one.end, one.clear) for one in formulas_of("so f(x) = x^2, and x y = 2^n")]
    [(3, 13, True), (19, 28, False)]
    """
    marks = _BLOCK_MARKS.match(line)
    for run, behind in runs(line, marks.end() if marks else 0, letters):
        if len(run) > MOST_TOKENS:
            yield PlainFormula(run[0].start(), run[-1].end(), clear=False, states=True, given=False)
            continue
        kept = _kept(run)
        sides = _sides(kept)
        if len(sides) < 2 or not all(map(_has_operand, sides)):
            continue
        written = line[kept[0].start() : kept[-1].end()]
        beside = _is_beside_formula(line, kept)
        states = beside or bool(_SYMBOLS.search(written)) or any(map(_is_expression, sides))
        given = _CONDITION.search(line[: kept[0].start()]) is not None
        if not states and not given and not _is_value(sides):
            continue
        clear = _is_clear(kept, sides) and not beside and _is_apart(line, kept, run, behind)
        named = [token for token in kept if token.lastgroup not in ("number", "operator")]
        named = [token for token in named if not is_function(token.group())]
        last = kept[-1] if _is_counted(kept) else None
        products = [
            token
            for token in named
            if token.lastgroup == "name" and (is_word(token.group()) or token is last)
        ]
        yield PlainFormula(
            kept[0].start(),
            kept[-1].end(),
            clear,
            states,
            given,
            letters_of(" ".join(token.group() for token in named if token not in products)),
            letters_of(" ".join(token.group() for token in products)),
        )


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


_OPERANDS = ("number", "name", "command", "derivative")


def _is_counted(kept: Run) -> bool:
    """Say whether a run ends in a number right before a letter: 3s may be three seconds."""
    return kept[-2].lastgroup == "number" and kept[-2].end() == kept[-1].start()


def _has_operand(side: Run) -> bool:
    return any(token.lastgroup in _OPERANDS for token in side)


def _is_expression(side: Run) -> bool:
    """Say whether a side applies a function or calculates; 10-20 is a range."""
    named = any(token.lastgroup == "name" for token in side)
    if any(token.lastgroup == "derivative" for token in side):
        return True
    for i, token in enumerate(side[1:], 1):
        before = side[i - 1]
        touches = before.end() == token.start()
        if before.lastgroup == "name" and token.lastgroup == "open" and touches:
            return True
        if before.lastgroup == "number" and token.lastgroup == "name" and touches:
            return True
        after = side[i + 1] if i + 1 < len(side) else None
        if token.lastgroup != "operator" or before.lastgroup not in (*_OPERANDS, "close"):
            continue
        if after is None or after.lastgroup not in (*_OPERANDS, "open", "sign", "operator"):
            continue
        spaced = not touches or token.end() < after.start()
        if after.lastgroup != "operator" and (named or spaced or token.group() not in "-−/"):
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
        typed = token.group() in ("**", "!") or re.search(r"_\w\w", token.group())
        related = token.lastgroup == "relation" and (depth or token.group() == "in")
        if typed or depth < 0 or related or _is_spelled(token):
            return False
    for side in sides:
        first, last = side[0], side[-1]
        if last.lastgroup == "operator" or (
            first.lastgroup == "operator" and first.group() not in "-−+"
        ):
            return False
    at_ends = 1 in _parted(sides[0]) or len(sides[-1]) - 1 in _parted(sides[-1])
    return depth == 0 and not at_ends


def _is_spelled(token: re.Match[str]) -> bool:
    """Say whether a token is a Greek letter in words, such as eta: LaTeX reads e, t and a."""
    name = re.match(r"[A-Za-z]{2,}", token.group()) if token.lastgroup == "name" else None
    return name is not None and not is_word(name.group()) and not is_function(name.group())


def _parted(side: Run) -> set[int]:
    """Return the places of operands that only a space parts from the operand before: 3 s."""
    found = set()
    for i, (before, token) in enumerate(pairwise(side), 1):
        operands = before.lastgroup in ("number", "name", "close", "command")
        operands = operands and token.lastgroup in ("number", "name", "open")
        parted = operands and before.end() < token.start()
        if parted and not any(map(is_function, (before.group(), token.group()))):
            found.add(i)
    return found


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
        or letter in ("~", CUT)
        or "\u3000" <= letter <= "\u9fff"
    )


def _is_beside_formula(line: str, kept: Run) -> bool:
    """Say whether a formula between ``$`` goes on in plain text: ``$y$ + x = 3``."""
    before, after = line[: kept[0].start()].rstrip(" \t"), line[kept[-1].end() :]
    led = before[-1:] == "\0" and kept[0].lastgroup in ("operator", "open")
    signs = after.lstrip(" \t+-−*/·×^(=<>≤≥")
    return led or (len(signs) < len(after.lstrip(" \t")) and signs[:1] == "\0")
