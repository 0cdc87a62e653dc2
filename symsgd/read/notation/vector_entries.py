r"""Entries of functions of a vector: σ(x)_i and y_i(x) are σ_i and y_i of the vector x.

They are read so where a formula defines one of them by the entries of its argument alone:
``\sigma(x)_i = \frac{e^{x_i}}{\sum_j e^{x_j}}``.  Then the argument says nothing new.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable

from symsgd.read.tokens.lexer import Token

Entries = frozenset[tuple[str, str]]  # a function and the letter of its vector
_DEFINES = ("=", ":=", "equiv")
_LEAST = 4  # y ( x ) without its subscript


def entries_defined(runs: Iterable[tuple[Token, ...]]) -> Entries:
    r"""Return the functions that formulas define by the entries of a vector.

    >>> from symsgd.read.tokens.lexer import tokens
    >>> from symsgd.read.documents.source import Source
    >>> texts = [r"\sigma(x)_i = e^{x_i}", "y_i(x) = x_i + x", "f_i(t) = 2"]
    >>> entries_defined(tokens(Source(text)) for text in texts)
    frozenset({('sigma', 'x')})

    A function of two vectors in one text is left alone: σ(x)_i is not σ(z)_i.  So is one of which
    a number of entries is written, s_1(a, b), and the softmax, which is known by its name.
    """
    runs = tuple(runs)
    listed = {run[i].text for run in runs for i in range(len(run)) if _is_listed(run, i)}
    used = {found[:2] for run in runs for i in range(len(run)) if (found := _entry(run, i))}
    names = Counter(name for name, _ in used)
    defined = filter(None, map(_defined, runs))
    return frozenset(
        found
        for found in defined
        if names[found[0]] == 1 and found[0] not in listed and found[0] != "softmax"
    )


def _is_listed(run: tuple[Token, ...], i: int) -> bool:
    """Say whether a letter with a subscript stands before a bracket with a list: s_1(a, b)."""
    if run[i].kind not in ("letter", "word"):
        return False
    subscript, at = _subscript(run, i + 1)
    if not subscript or at >= len(run) or run[at].text != "(":
        return False
    inside = itertools.takewhile(lambda token: token.kind != "close", run[at + 1 :])
    return any(token.kind == "," for token in inside)


def _defined(run: tuple[Token, ...]) -> tuple[str, str] | None:
    head = _entry(run, 0)
    if head is None:
        return None
    name, letter, _, end = head
    body = run[end:]
    while body and body[0].kind == "&":
        body = body[1:]
    if not body or body[0].kind != "relation" or body[0].text not in _DEFINES:
        return None
    uses = [i for i, token in enumerate(body) if token.kind == "letter" and token.text == letter]
    whole = [i for i in uses if i + 1 == len(body) or body[i + 1].kind != "_"]
    return (name, letter) if uses and not whole else None


def without_vectors(run: tuple[Token, ...], entries: Entries) -> tuple[Token, ...]:
    r"""Return a formula with σ_i for σ(x)_i and y_i for y_i(x).

    >>> from symsgd.read.tokens.lexer import tokens
    >>> from symsgd.read.documents.source import Source
    >>> run = tokens(Source(r"\log y_i(x) + y(x)_{j} + y_i(2)"))
    >>> "".join(token.text for token in without_vectors(run, frozenset({("y", "x")})))
    'logy_i+y_{j}+y_i(2('
    """
    kept: list[Token] = []
    i = 0
    while i < len(run):
        found = _entry(run, i)
        if found is not None and found[:2] in entries:
            *subscript, last = found[2]
            end = max(last.end, run[found[3] - 1].end)
            kept += [run[i], *subscript, last._replace(end=end)]
            i = found[3]
        else:
            kept.append(run[i])
            i += 1
    return tuple(kept)


def _entry(run: tuple[Token, ...], i: int) -> tuple[str, str, tuple[Token, ...], int] | None:
    """Return the name, the vector and the subscript of an entry that begins at a token."""
    if len(run) < i + _LEAST or run[i].kind not in ("letter", "word"):
        return None
    before, at = _subscript(run, i + 1)
    if len(run) < at + 3 or [token.kind for token in run[at : at + 3]] != [
        "open",
        "letter",
        "close",
    ]:
        return None
    if run[at].text != "(":
        return None
    behind, end = ((), at + 3) if before else _subscript(run, at + 3)
    return (run[i].text, run[at + 1].text, before or behind, end) if before or behind else None


def _subscript(run: tuple[Token, ...], at: int) -> tuple[tuple[Token, ...], int]:
    if at + 1 >= len(run) or run[at].kind != "_":
        return (), at
    end = at + 1
    if run[end].kind == "{":
        while end < len(run) and run[end].kind != "}":
            end += 1
    return run[at : end + 1], end + 1
