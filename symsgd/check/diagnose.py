"""What the author may have meant: the slips of the pen that the field knows, each one proved.

A suggestion is never a guess: the right side with one small edit is put
through the same reader and the same kernel, and shown only if it is PROVED.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from time import perf_counter

from symsgd.check.claim import judge
from symsgd.check.entries import Decide
from symsgd.check.finding import Link
from symsgd.check.judgement import Side
from symsgd.check.report import Status
from symsgd.check.slips import slips
from symsgd.errors import SymsgdError
from symsgd.read.lexer import Token, tokens
from symsgd.read.parse import parse
from symsgd.read.source import Source

MOST_EDITS = 240
MOST_SECONDS = 3.0


@dataclass(frozen=True, slots=True)
class Edit:
    """A stretch of a side and what to write instead; ``what`` says it in words."""

    start: int
    end: int
    text: str
    what: str

    def apply(self, text: str) -> str:
        """Return the text with the edit made.

        >>> Edit(1, 2, "-", "- for +").apply("a+b")
        'a-b'
        """
        return text[: self.start] + self.text + text[self.end :]


def suggest(link: Link, by: Decide) -> str | None:
    r"""Return the right side as it would hold, with one small edit, or None.

    >>> from symsgd.prove.decide import decide
    >>> from symsgd.read.scope import Scope
    >>> def side(text):
    ...     return Side(Source(text), 0, len(text), parse(text))
    >>> scope = Scope.of(functions={"sigma": "sigmoid"}, ambient="x")
    >>> link = Link(side(r"\sigma'(x)"), side(r"\sigma(x)(1+\sigma(x))"), "=", 1, scope, scope)
    >>> print(suggest(link, decide))
    \sigma(x)(1-\sigma(x)): - instead of +
    """
    start = perf_counter()
    text = link.right.source.text[link.right.start : link.right.end]
    tried = {text}
    for new, what in _candidates(text, link):
        if new in tried:
            continue
        tried.add(new)
        if len(tried) > MOST_EDITS or perf_counter() - start > MOST_SECONDS:
            return None
        if _holds(link, new, by):
            return f"{' '.join(new.split())}: {what}"
    return None


def _candidates(text: str, link: Link) -> Iterator[tuple[str, str]]:
    """Yield other sides: small edits first, then the slips that concern the whole."""
    bodies = [family.source.text[family.body.start : family.body.end]
              for family in link.scope.families.values()]  # fmt: skip
    whole = list(slips(text, link.left.text, " ".join(bodies)))
    yield from whole[:1]
    yield from ((edit.apply(text), edit.what) for edit in edits(text, link.left.text))
    yield from whole[1:]


def _holds(link: Link, text: str, by: Decide) -> bool:
    try:
        piece = parse(text, words=link.scope.notation.words)
    except SymsgdError:
        return False
    side = Side(Source(text, link.right.source.file), 0, len(text), piece)
    return judge(link.left, side, link.relation, link.scope, by).status is Status.PROVED


def edits(text: str, left: str) -> Iterator[Edit]:
    """Yield small edits of a side, the likeliest slips first.

    >>> [edit.what for edit in edits("x+1", "x")][:2]
    ['- instead of +', 'one prime more']
    """
    try:
        run = tokens(Source(text))
    except SymsgdError:
        return
    yield from _signs(run)
    yield from _primes(run)
    yield from _numbers(run)
    yield from _whole(text)
    yield from _exponents(text, run)
    yield from _transposes(text)
    yield from _letters(run, left)
    yield from _factors(run)
    yield from _inserted(run, left)


def _signs(run: tuple[Token, ...]) -> Iterator[Edit]:
    for i, token in enumerate(run):
        if token.kind == "open":
            yield Edit(token.end, token.end, "-", "a minus more")
        if token.kind == "+":
            yield Edit(token.start, token.end, "-", "- instead of +")
        elif token.kind == "-":
            before = run[i - 1].kind if i else "{"
            if before in ("{", "open", "relation", "operator", "^", "&"):
                yield Edit(token.start, token.end, "", "without the minus")
            else:
                yield Edit(token.start, token.end, "+", "+ instead of -")


def _primes(run: tuple[Token, ...]) -> Iterator[Edit]:
    for i, token in enumerate(run):
        if token.kind == "'":
            yield Edit(token.start, token.end, "", "one prime less")
        following = run[i + 1] if i + 1 < len(run) else None
        if token.kind == "letter" and (following is None or following.kind not in ("_", "^")):
            yield Edit(token.end, token.end, "'", "one prime more")


def _numbers(run: tuple[Token, ...]) -> Iterator[Edit]:
    for start, end, digits in _digit_runs(run):
        if len(digits) > 12:
            continue
        value = int(digits)
        for other in (value - 1, value + 1, 2 * value, value // 2, value * value):
            if other >= 0 and other != value:
                yield Edit(start, end, str(other), f"{other} instead of {value}")


def _digit_runs(run: tuple[Token, ...]) -> Iterator[tuple[int, int, str]]:
    i = 0
    while i < len(run):
        j = i
        while j < len(run) and run[j].kind == "digit" and (j == i or not run[j].spaced):
            j += 1
        if j > i:
            yield run[i].start, run[j - 1].end, "".join(token.text for token in run[i:j])
        i = max(j, i + 1)


def _exponents(text: str, run: tuple[Token, ...]) -> Iterator[Edit]:
    for found in re.finditer(r"\^(?:\d|\{\d+\})", text):
        yield Edit(found.start(), found.end(), "", f"without the power {found.group()[1:]}")
    for found in re.finditer(r"\^([A-Za-z])", text):
        for sign in ("-", "2"):
            new = f"{sign}{found[1]}"
            yield Edit(found.start(1), found.end(1), f"{{{new}}}", f"{new} in the exponent")
    for found in re.finditer(r"\^\{(?!-)", text):
        yield Edit(found.end(), found.end(), "-", "a minus in the exponent")
    for i, token in enumerate(run):
        following = run[i + 1].kind if i + 1 < len(run) else ""
        if token.kind in ("close", "letter", "}") and following not in ("^", "_", "'", "{"):
            yield Edit(token.end, token.end, "^2", "a square more")
        if token.kind == "word" and following not in ("^", "_"):
            yield Edit(token.end, token.end, "^2", "a square more")
        if token.kind == "close" and following not in ("^", "_", "'", "{"):
            yield Edit(token.end, token.end, "^3", "a cube more")


def _whole(text: str) -> Iterator[Edit]:
    for factor, what in (
        ("-", "the other sign"),
        ("2", "twice as much"),
        (r"\frac12", "half as much"),
    ):
        yield Edit(0, len(text), rf"{factor}\left({text}\right)", what)


def _transposes(text: str) -> Iterator[Edit]:
    for found in re.finditer(r"\^(?:T|\\top|\{\\top\}|\{T\})", text):
        yield Edit(found.start(), found.end(), "", "without the transpose")
    for found in re.finditer(r"\\begin\{pmatrix\}.*?\\end\{pmatrix\}", text, re.DOTALL):
        yield Edit(found.end(), found.end(), "^T", "transposed")


def _letters(run: tuple[Token, ...], left: str) -> Iterator[Edit]:
    """Yield edits that put a letter of the left side for one that only the right side has."""
    try:
        known = {token.text: left[token.start : token.end] for token in tokens(Source(left))
                 if token.kind == "letter"}  # fmt: skip
    except SymsgdError:
        return
    for token in run:
        if token.kind == "letter" and token.text not in known:
            for name, written in sorted(known.items()):
                space = " " if written.startswith("\\") else ""
                yield Edit(
                    token.start, token.end, written + space, f"{name} instead of {token.text}"
                )


def _factors(run: tuple[Token, ...]) -> Iterator[Edit]:
    """Yield edits that drop or add a single letter as a factor."""
    letters: Iterable[Token] = [token for token in run if token.kind == "letter"]
    for token in letters:
        yield Edit(token.start, token.end, "", f"without the factor {token.text}")
    for name in sorted({token.text for token in letters if len(token.text) == 1}):
        yield Edit(0, 0, f"{name} ", f"a factor {name} more")


def _inserted(run: tuple[Token, ...], left: str) -> Iterator[Edit]:
    """Yield edits that put a 2, or a letter of the left side, before a letter."""
    new = ["2", *sorted({c for c in re.sub(r"\\[A-Za-z]+", "", left) if c.isalpha()})]
    for token in run:
        if token.kind in ("letter", "word"):
            for what in new:
                yield Edit(token.start, token.start, what, f"a factor {what} more")
