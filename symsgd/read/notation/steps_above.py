r"""Steps written above a letter: ``\theta^{t+1} = \theta^t - \eta g`` counts states, no powers.

Where a text has such a rule, the exponents of its letter that count states are put into brackets,
as in θ^{(t)}; a square in a formula without states stays one.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from symsgd.read.tokens.lexer import Token

_PARAMETERS = ("theta", "Theta", "w", "W", "b", "beta")
_RELATIONS = ("=", ":=", "<-")


class _Raised(NamedTuple):
    """A letter with something above it: where both stand, and what that is."""

    letter: str
    start: int  # the index of the letter among the tokens
    first: int  # of the exponent
    end: int  # behind the exponent
    texts: tuple[str, ...]
    closed: int  # behind the braces
    bracketed: bool = False  # w^{[t]} has its index in brackets, which no power has

    @property
    def key(self) -> str:
        """The letter, with a bracket before it if its index stands in one."""
        return f"[{self.letter}" if self.bracketed else self.letter


def counted_letters(*runs: Sequence[Token]) -> frozenset[str]:
    r"""Return the letters that rules in formulas count with what stands above them.

    A letter with its index in brackets has a bracket before it.

    >>> from symsgd.read.tokens.lexer import tokens
    >>> from symsgd.read.documents.source import Source
    >>> rules = r"\theta^{t+1} = \theta^t - g", r"x^{k+1} = x^k - \nabla f(x^k)", "q^{n+1} = q^n q"
    >>> [sorted(counted_letters(tokens(Source(rule)))) for rule in rules]
    [['theta'], ['x'], []]
    >>> sorted(counted_letters(tokens(Source(r"w^{[t+1]} = w^{[t]} - g^{[t]}"))))
    ['[g', '[w']
    """
    plain = [[token for token in run if token.kind != "&"] for run in runs]
    found: set[str] = set()
    times: set[str] = set()
    for run in plain:
        for one, letter in _ruled(run):
            found.add(one.key)
            times.add(f"[{letter}" if one.bracketed else letter)
    for run in plain if times else ():
        found |= _beside(run, times)
    return frozenset(found)


def _ruled(plain: Sequence[Token]) -> Iterator[tuple[_Raised, str]]:
    """Yield the letters of which a formula gives the next state, and the letter for the time."""
    gradient = any(token.kind == "nabla" for token in plain)
    for one, other in itertools.pairwise(_raised(plain)):
        between = [token.text for token in plain[one.closed : other.start]]
        after = plain[other.closed].text if other.closed < len(plain) else ""
        here, there = _step(one.texts), _step(other.texts)
        if one.key != other.key or here is None or there is None:
            continue
        follows = here[0] == there[0] and here[1] == there[1] + 1
        stated = len(between) == 1 and between[0] in _RELATIONS and after in ("+", "-")
        parameter = one.letter in _PARAMETERS
        clear = here[0] not in "lL" if one.bracketed else gradient or parameter
        if follows and stated and clear:
            yield one, here[0]


def _beside(plain: Sequence[Token], times: set[str]) -> set[str]:
    """Return the letters that go along with those of the rules: v in ``v^{t+1} = v^t + …``."""
    raised = [(one, step) for one in _raised(plain) if (step := _step(one.texts)) is not None]
    heads = {one.key for one, step in raised if one.bracketed or _is_next(plain, one, step[1])}
    return {one.key for one, step in raised if one.key in heads
            if (f"[{step[0]}" if one.bracketed else step[0]) in times}  # fmt: skip


def _is_next(plain: Sequence[Token], head: _Raised, shift: int) -> bool:
    """Say whether a formula begins with a letter at a later time, and says what it is."""
    stated = head.closed < len(plain) and plain[head.closed].text in _RELATIONS
    return head.start == 0 and shift != 0 and stated


def with_steps(
    sides: tuple[tuple[Token, ...], ...], letters: frozenset[str]
) -> tuple[tuple[Token, ...], ...]:
    r"""Return the sides of a chain with the exponents that count states in brackets.

    >>> from symsgd.read.tokens.lexer import tokens
    >>> from symsgd.read.documents.source import Source
    >>> def shown(*texts):
    ...     sides = tuple(tokens(Source(text)) for text in texts)
    ...     found = with_steps(sides, frozenset(["w"]))
    ...     return ["".join(token.text for token in side) for side in found]
    >>> shown("w^2", "w^1 - 1"), shown("C(w)", "w^2")
    (['w^{(2(}', 'w^{(1(}-1'], ['C(w(', 'w^2'])
    """
    if not letters:
        return sides
    raised = [[one for one in _raised(side) if one.key in letters] for side in sides]
    states = {one.key for side in raised for one in side if _counts(one.texts)}
    head = raised[0][0] if raised and len(raised[0]) == 1 else None
    if head is not None and (head.start, head.closed) == (0, len(sides[0])):
        states.add(head.key)
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
            first, last = i + 3, end
            boxed = last - first > 2 and (run[first].kind, run[last - 1].kind) == ("open", "close")
            boxed = boxed and run[first].text == "["
            if boxed:
                first, last = first + 1, last - 1
            texts = tuple(token.text for token in run[first:last])
            yield _Raised(token.text, i, first, last, texts, end + 1, boxed)


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
    return one.key in states and (_counts(one.texts) or number)


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
