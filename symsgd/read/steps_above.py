r"""Steps written above a letter: ``\theta^{t+1} = \theta^t - \eta g`` counts states, no powers.

Where a text has such a rule, the exponents of its letter that count states are put into brackets,
as in θ^{(t)}; a square in a formula without states stays one.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from symsgd.read.lexer import Token

_PARAMETERS = ("theta", "Theta", "w", "W", "b", "beta")
_RELATIONS = ("=", ":=", "<-")


class _Raised(NamedTuple):
    """A letter with an exponent: where both stand, and what the exponent is."""

    letter: str
    start: int  # the index of the letter among the tokens
    first: int  # of the exponent
    end: int  # behind the exponent
    texts: tuple[str, ...]
    closed: int  # behind the braces


def counted_letters(run: Sequence[Token]) -> frozenset[str]:
    r"""Return the letters that a rule in a formula counts with their exponents.

    >>> from symsgd.read.lexer import tokens
    >>> from symsgd.read.source import Source
    >>> rules = r"\theta^{t+1} = \theta^t - g", r"x^{k+1} = x^k - \nabla f(x^k)", "q^{n+1} = q^n q"
    >>> [sorted(counted_letters(tokens(Source(rule)))) for rule in rules]
    [['theta'], ['x'], []]
    """
    plain = [token for token in run if token.kind != "&"]
    gradient = any(token.kind == "nabla" for token in plain)
    raised = list(_raised(plain))
    found: set[str] = set()
    for one, other in itertools.pairwise(raised):
        between = [token.text for token in plain[one.closed : other.start]]
        after = plain[other.closed].text if other.closed < len(plain) else ""
        here, there = _step(one.texts), _step(other.texts)
        if one.letter != other.letter or here is None or there is None:
            continue
        follows = here[0] == there[0] and here[1] == there[1] + 1
        stated = len(between) == 1 and between[0] in _RELATIONS and after in ("+", "-")
        if follows and stated and (gradient or one.letter in _PARAMETERS):
            found.add(one.letter)
    return frozenset(found)


def with_steps(
    sides: tuple[tuple[Token, ...], ...], letters: frozenset[str]
) -> tuple[tuple[Token, ...], ...]:
    r"""Return the sides of a chain with the exponents that count states in brackets.

    >>> from symsgd.read.lexer import tokens
    >>> from symsgd.read.source import Source
    >>> def shown(*texts):
    ...     sides = tuple(tokens(Source(text)) for text in texts)
    ...     found = with_steps(sides, frozenset(["w"]))
    ...     return ["".join(token.text for token in side) for side in found]
    >>> shown("w^2", "w^1 - 1"), shown("C(w)", "w^2")
    (['w^{(2(}', 'w^{(1(}-1'], ['C(w(', 'w^2'])
    """
    if not letters:
        return sides
    raised = [[one for one in _raised(side) if one.letter in letters] for side in sides]
    states = {one.letter for side in raised for one in side if _counts(one.texts)}
    head = raised[0][0] if raised and len(raised[0]) == 1 else None
    if head is not None and (head.start, head.closed) == (0, len(sides[0])):
        states.add(head.letter)
    return tuple(
        _bracketed(side, [one for one in found if _is_state(one, states)])
        for side, found in zip(sides, raised, strict=True)
    )


def _raised(run: Sequence[Token]) -> Iterator[_Raised]:
    for i, token in enumerate(run[:-2]):
        if token.kind != "letter" or run[i + 1].kind != "^":
            continue
        if run[i + 2].kind != "{":
            yield _Raised(token.text, i, i + 2, i + 3, (run[i + 2].text,), i + 3)
            continue
        end = next((j for j in range(i + 3, len(run)) if run[j].kind == "}"), None)
        if end is not None:
            texts = tuple(token.text for token in run[i + 3 : end])
            yield _Raised(token.text, i, i + 3, end, texts, end + 1)


def _step(texts: tuple[str, ...]) -> tuple[str, int] | None:
    """Return the letter and the shift of an exponent such as t+1."""
    if not texts or len(texts[0]) != 1 or not texts[0].islower():
        return None
    if len(texts) == 1:
        return texts[0], 0
    shifted = len(texts) == 3 and texts[1] in ("+", "-") and texts[2].isdigit()
    return (texts[0], int(texts[1] + texts[2])) if shifted else None


def _counts(texts: tuple[str, ...]) -> bool:
    return _step(texts) is not None or texts in (("0",), ("1",))


def _is_state(one: _Raised, states: set[str]) -> bool:
    number = all(text.isdigit() for text in one.texts)
    return one.letter in states and (_counts(one.texts) or number)


def _bracketed(side: tuple[Token, ...], found: Sequence[_Raised]) -> tuple[Token, ...]:
    done = list(side)
    for one in reversed(found):
        inside = side[one.first : one.end]
        start, end = inside[0].start, side[one.closed - 1].end
        group = (
            Token("{", "{", start, start),
            Token("open", "(", start, start),
            *inside,
            Token("close", "(", end, end),
            Token("}", "}", end, end),
        )
        done[one.start + 2 : one.closed] = group
    return tuple(done)
