r"""Arrays with a number in their name, such as ``W_2`` or ``a^{(1)}``: letters of their own.

As a letter W₂ can have the indices of its entries; W_2 keeps its name where it is no array.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from symsgd.read import surface as s
from symsgd.read.names import name_of
from symsgd.read.rewriting import exchanged

_NUMBERED = re.compile(r"((?:(?:hat|bar|tilde|vec)_)?[A-Za-z]+)(?:_(\d)|\^([(\[])(\d)[)\]])")
_ACCENT = re.compile(r"(?:hat|bar|tilde|vec)_")
_LOW = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_HIGH = str.maketrans("0123456789([)]", "⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁽⁾⁾")
_MARKED = re.compile(r"[₀-₉]|⁽")


def letter_of(name: str) -> str | None:
    """Return the letter for the name of a numbered array, or None for another name.

    >>> letter_of("W_2"), letter_of("a^(1)"), letter_of("W")
    ('W₂', 'a⁽¹⁾', None)
    """
    found = _NUMBERED.fullmatch(name)
    if found is None:
        return None
    base, low, _, high = found.groups()
    return base + (low.translate(_LOW) if low else f"({high})".translate(_HIGH))


def base_of(name: str) -> str:
    """Return the letter without its number.

    >>> base_of("W₂"), base_of("W")
    ('W', 'W')
    """
    return _MARKED.split(name)[0]


def is_capital(name: str) -> bool:
    r"""Say whether a letter is a capital, also with an accent or a number: matrices are.

    >>> is_capital("W₂"), is_capital("tilde_X"), is_capital("hat_y")
    (True, True, False)
    """
    return _ACCENT.sub("", base_of(name))[:1].isupper()


def is_numbered(name: str) -> bool:
    """Say whether a letter is one with a number in its name."""
    return _MARKED.search(name) is not None


def bases_of(names: Iterable[str]) -> frozenset[str]:
    """Return the letters of which the arrays have numbers, and which are none without.

    >>> sorted(bases_of(["W_2", "x_1", "x"]))
    ['W']
    """
    known = {*names}
    found = {_NUMBERED.fullmatch(name) for name in known}
    return frozenset(each[1] for each in found if each is not None and each[1] not in known)


def with_letters(
    piece: s.Surface,
    arrays: frozenset[str],
    known: dict[str, s.Surface],
    apart: frozenset[str] = frozenset(),
) -> s.Surface:
    """Return a piece in which symbols with a number are letters, but entries of arrays are not.

    ``known`` collects what the letters are on the paper; ``apart`` are arrays such as w_0, of
    which ‖w − w_0‖ shows that it is no entry of w.
    """

    def change(part: s.Surface) -> s.Surface | None:
        if not isinstance(part, s.Scripted) or not isinstance(part.base, s.Letter):
            return None
        base, sub, scripts = part.base, part.sub, part.scripts
        if base.word or (base.name in arrays and name_of(replace(part, scripts=())) not in apart):
            return None
        if isinstance(sub, s.Number) and len(sub.digits) == 1:
            own, rest, sign = None, scripts, sub.digits.translate(_LOW)
        elif sub is None and scripts and _is_number(scripts[0]):
            own, rest = scripts[:1], scripts[1:]
            sign = f"({scripts[0].body.digits})".translate(_HIGH)  # type: ignore[union-attr]
        else:
            return None
        letter = s.Letter(base.start, base.end, base.name + sign)
        known[letter.name] = replace(part, scripts=own or ())
        return replace(part, base=letter, sub=None, scripts=rest) if rest else letter

    return exchanged(piece, change)


def _is_number(script: s.Script) -> bool:
    bracket = script.kind in ("index", "order") and script.style in ("(", "[")
    return bracket and isinstance(script.body, s.Number) and len(script.body.digits) == 1


def without_letters(
    piece: s.Surface, known: dict[str, s.Surface], arrays: Iterable[str]
) -> s.Surface:
    """Return a piece in which letters that turned out to be no arrays are what they were."""
    kept = {*arrays}

    def change(part: s.Surface) -> s.Surface | None:
        letter = part.base if isinstance(part, s.Scripted) and part.sub is None else part
        if not isinstance(letter, s.Letter) or letter.name not in known or letter.name in kept:
            return None
        own = known[letter.name]
        if isinstance(part, s.Scripted) and isinstance(own, s.Scripted):
            return replace(own, scripts=(*own.scripts, *part.scripts))
        return own

    return exchanged(piece, change)
