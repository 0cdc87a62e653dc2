r"""Functions of an index: π(a) = e^{θ_a}/Σ_b e^{θ_b} is a family, π_a.

They are read so where a formula gives one of them by members alone, and the text applies it to
nothing but letters and numbers that can be indices.  In π_θ(a | s) the θ and the s say nothing new,
if they are the same everywhere: s is fixed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass

from symsgd.errors import SymsgdError
from symsgd.read.documents.math_spans import MathSpan
from symsgd.read.documents.source import Source
from symsgd.read.tokens.lexer import Token, tokens

Indexed = frozenset[str]  # the letters of such functions
Run = tuple[Token, ...]
_GIVEN = re.compile(r"\(\s*([a-z])\s*(?:(?:\||\\mid|\\vert)\s*\w+\s*)?(?:\\right)?\)\s*&?\s*:?=")
_OPENS, _CLOSES = ("open", "{"), ("close", "}")
_ENDS = (",", ";", "row", "quad", "text", "begin", "end")
_DEFINES = ("=", ":=", "equiv")
_CONSTANTS = ("pi", "e")  # alone they are numbers, or the whole policy: nobody knows


@dataclass(frozen=True, slots=True)
class _Use:
    """A function before a bracket: its name and subscript, its index, and what is given."""

    name: str
    below: str
    index: Token
    given: str  # the s of π(a | s)
    opening: int  # the places of the brackets
    closing: int


def indexed_in(source: Source, spans: Iterable[MathSpan]) -> Indexed:
    r"""Return the letters of the functions of an index that the formulas of a text give.

    >>> from symsgd.read.documents.scan import scan
    >>> source = Source(r"Let $p(k) = z_k / Z$ and $q(k) = 2k$.")
    >>> indexed_in(source, scan(source.text).spans)
    frozenset({'p'})
    """
    letters = {found[1] for found in _GIVEN.finditer(source.text)}
    below = (rf"_\s*(?:{letter}|\{{[^{{}}]*\b{letter}\b)" for letter in sorted(letters))
    if not any(re.search(pattern, source.text) for pattern in below):
        return frozenset()
    runs: list[Run] = []
    for span in spans:
        with suppress(SymsgdError):  # it is told where the formula is read
            runs.append(tokens(source, span.start, span.end))
    return functions_of_indices(part for run in runs for part in _chains(run))


def functions_of_indices(runs: Iterable[Run]) -> Indexed:
    r"""Return the letters of the functions of an index that formulas give.

    >>> from symsgd.read.tokens.lexer import tokens
    >>> from symsgd.read.documents.source import Source
    >>> texts = [r"\pi(a) = e^{t_a}", "f(x) = x_1 + x", "g(i) = i y_i", "h(i) = y_i", "h(i + 1)"]
    >>> functions_of_indices(tokens(Source(text)) for text in texts)
    frozenset({'pi'})
    """
    runs = tuple(runs)
    defined = {found.name: found for run in runs if (found := _defined(run)) is not None}
    if not defined:
        return frozenset()
    return frozenset(
        name
        for name, one in defined.items()
        if all(_is_alike(run, one) for run in runs) and not (one.given and _varies(one.given, runs))
    )


def without_arguments(run: Run, functions: Indexed) -> Run:
    r"""Return a formula with π_a for π(a), and for π_θ(a | s).

    >>> from symsgd.read.tokens.lexer import tokens
    >>> from symsgd.read.documents.source import Source
    >>> run = tokens(Source(r"\ln\pi_\theta(a \mid s) + f(a)"))
    >>> "".join(token.text for token in without_arguments(run, frozenset({"pi"})))
    'lnpi_{a}+f(a('
    """
    if not functions:
        return run
    kept: list[Token] = []
    i = 0
    while i < len(run):
        use = _use(run, i) if run[i].text in functions else None
        kept.append(run[i])
        i += 1
        if use is not None:
            first, last = run[use.opening], run[use.closing]
            kept += [
                first._replace(kind="_", text="_", end=first.start),
                first._replace(kind="{", text="{"),
                use.index,
                last._replace(kind="}", text="}"),
            ]
            i = use.closing + 1
    return tuple(kept)


def _chains(run: Run) -> Iterator[Run]:
    """Yield the lines of a formula, and what stands between its commas."""
    start = depth = 0
    for i, token in enumerate(run):
        depth += token.kind in _OPENS
        depth -= token.kind in _CLOSES
        if not depth and token.kind in _ENDS:
            yield run[start:i]
            start = i + 1
    yield run[start:]


def _defined(run: Run) -> _Use | None:
    """Return the function of an index that a formula gives, if its index stands below letters."""
    head, below = _given(run)
    return head if head is not None and below and all(below) else None


def _given(run: Run) -> tuple[_Use | None, list[bool]]:
    """Return the function of a letter that a formula gives, and where the letter stands in it."""
    head = _use(run, 0) if run else None
    if head is None or head.index.kind != "letter" or len(head.index.text) != 1:
        return None, []
    body = run[head.closing + 1 :]
    while body and body[0].kind == "&":
        body = body[1:]
    if not body or body[0].kind != "relation" or body[0].text not in _DEFINES:
        return None, []
    letter = head.index.text
    return head, [_is_below(body, i) for i, token in enumerate(body) if token.text == letter]


def _is_below(run: Sequence[Token], i: int) -> bool:
    """Say whether a token stands in the subscript of a letter that is not applied to anything."""
    start = i
    while start > 0 and run[start].kind not in ("_", "^", "}"):
        start -= 1
    if start < 1 or run[start].kind != "_" or run[start - 1].kind not in ("letter", "close"):
        return False
    braces = run[start + 1].kind == "{"
    if not braces and i != start + 1:
        return False
    end = start + 2
    while braces and end < len(run) and run[end - 1].kind != "}":
        end += 1
    return i < end and not (end < len(run) and run[end].kind == "open" and run[end].text == "(")


def _is_alike(run: Run, one: _Use) -> bool:
    """Say whether a formula writes a function as it is defined, with an index in its bracket."""
    other, below = _given(run)
    if other is not None and other.name == one.name and below and not any(below):
        return False  # p(k) = k² is another p, of numbers
    for i, token in enumerate(run):
        if token.kind not in ("letter", "word") or token.text != one.name:
            continue
        use = _use(run, i)
        if use is None:
            bare = i + 1 == len(run) or (run[i + 1].kind not in ("_", "open", "'", "prime", "^"))
            if not bare or one.name in _CONSTANTS:
                return False
            continue
        alike = (use.below, use.given) == (one.below, one.given)
        if not alike or _has_subscript(run, use) or _is_differentiated(run, use.index.text):
            return False
    return True


def _has_subscript(run: Run, use: _Use) -> bool:
    return use.closing + 1 < len(run) and run[use.closing + 1].kind == "_"


def _is_differentiated(run: Run, letter: str) -> bool:
    """Say whether a formula differentiates by a letter, which then is a number and no index."""
    for i in _places(run, letter):
        below = i > 1 and run[i - 1].kind == "_"
        before = run[i - 2 if below else i - 1] if i else None
        if before is not None and before.text in (
            ("partial", "nabla", "D") if below else ("d", "partial")
        ):
            return True
    return False


def _varies(given: str, runs: Iterable[Run]) -> bool:
    """Say whether a text sums over s, differentiates by it or gives it a value."""
    return any(
        _is_differentiated(run, given) or any(_is_bound(run, i) for i in _places(run, given))
        for run in runs
    )


def _is_bound(run: Run, i: int) -> bool:
    behind = run[i + 1] if i + 1 < len(run) else None
    if behind is not None and behind.kind == "relation" and behind.text != "in":
        return True
    start = i
    while start > 0 and run[start].kind not in ("_", "}", "^"):
        start -= 1
    return start > 0 and run[start].kind == "_" and run[start - 1].kind == "big"


def _places(run: Run, letter: str) -> Iterator[int]:
    return (i for i, token in enumerate(run) if token.kind == "letter" and token.text == letter)


def _use(run: Run, i: int) -> _Use | None:
    """Return the function that is applied to one index from a token on, or None."""
    if run[i].kind != "letter":
        return None
    at, below = i + 1, ""
    if at + 1 < len(run) and run[at].kind == "_":
        end = at + 1
        while run[at + 1].kind == "{" and end + 1 < len(run) and run[end].kind != "}":
            end += 1
        below = "".join(token.text for token in run[at + 1 : end + 1] if token.kind not in "{}")
        at = end + 1
    inside = [token.kind for token in run[at : at + 5]]
    if inside[:1] != ["open"] or run[at].text != "(" or len(inside) < 3:
        return None
    if inside[1] != "letter" and not run[at + 1].text.isdigit():
        return None
    if inside[2] == "close":
        return _Use(run[i].text, below, run[at + 1], "", at, at + 2)
    if inside[2:] == ["bar", "letter", "close"]:
        return _Use(run[i].text, below, run[at + 1], run[at + 3].text, at, at + 4)
    return None
