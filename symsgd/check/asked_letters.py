r"""What the formulas show of a letter that is asked about: a function, an array, a word."""

from __future__ import annotations

import re
from collections.abc import Iterable

_SIZE = r"(?:\\(?:left|[bB]igg?l?)\s*)?"
_MARKS = r"\s*(?:['’′″]+|\^\{?\s*\\prime\s*\}?|\^\{?\(?-?\w*\)?\}?)*\s*"
_RUN = re.compile(r"(?<![\\A-Za-z{])[A-Za-z]{3,}(?![A-Za-z}])")
_SUM = re.compile(r"\\sum\s*(?:\\limits\s*)?_(?:\{\s*)?([A-Za-z])(?=\s*\}|[^A-Za-z}=]|\s)(?!\s*=)")


def is_applied(name: str, text: str) -> bool:
    r"""Say whether a letter stands before a bracket as a function does: ``\sigma(z)``.

    >>> is_applied("sigma", r"a = \sigma(z)"), is_applied("sigma", r"\sigma^2")
    (True, False)
    """
    written = re.escape(name) if len(name) == 1 else rf"\\(?:var)?{re.escape(name)}(?![A-Za-z])"
    return re.search(rf"{written}{_MARKS}{_SIZE}\(", text) is not None


def rank(name: str, text: str) -> int:
    r"""Return with how many indices a letter stands, 0 if with none.

    >>> rank("A", r"\sum_k A_{ik} x_k"), rank("x", r"\sum_k A_{ik} x_k"), rank("b", r"b^\top A")
    (2, 1, 1)
    """
    if re.search(r"[\W_]", name):
        return 0
    written = re.escape(name) if len(name) == 1 else rf"\\{re.escape(name)}"
    alone = rf"(?<![A-Za-z\\]){written}\s*"
    found = re.findall(rf"{alone}_(?:\{{([a-z, ]+)\}}|([a-z]))", text)
    counts = [len(re.findall("[a-z]", more or one)) for more, one in found]
    turned = re.search(
        rf"(?<![A-Za-z\\]){written}\s*\^\{{?\s*(?:\\top|T\b|\\intercal|\\mathsf)", text
    )
    at_least = (2 if name.isupper() else 1) if turned else 0
    return min(2, max([*counts, at_least]))


def word_with(letters: Iterable[str], text: str) -> str | None:
    r"""Return a word of a formula whose letters are asked about one by one, and stand nowhere else.

    >>> word_with(["a", "c"], r"acc = \frac{TP}{n}"), word_with(["a", "c"], "acc = a")
    ('acc', None)
    """
    asked = {letter for letter in letters if len(letter) == 1}
    for word in _RUN.findall(text):
        if set(word) <= asked:
            rest = re.sub(rf"(?<![A-Za-z]){word}(?![A-Za-z])|\\[A-Za-z]+", " ", text)
            if not set(word) & set(re.sub(r"\\(?:text|mathrm)\{[^{}]*\}", " ", rest)):
                return str(word)
    return None


def indices_of_open_sums(text: str) -> tuple[str, ...]:
    r"""Return the letters over which sums without limits run.

    >>> indices_of_open_sums(r"\sum_i \sum_{k} x_{ik} + \sum_{j=1}^n y_j")
    ('i', 'k')
    """
    return tuple(dict.fromkeys(_SUM.findall(text)))


def weighted(index: str, text: str) -> bool:
    r"""Say whether an index is one of two below a weight of a layer: ``w_{jk}^{[l+1]}``.

    >>> weighted("k", r"w_{jk}^{[l+1]}"), weighted("k", r"w_k")
    (True, False)
    """
    below = re.findall(r"[wW]\s*_\{\s*([a-z])[\s,]*([a-z])\s*\}\s*\^\{?\s*[\[(]", text)
    return any(index in pair for pair in below)


def is_given(name: str, text: str) -> bool:
    """Say whether a formula says what a name is.

    >>> is_given("C", "C = 3"), is_given("C", "2C = 3")
    (True, False)
    """
    return re.search(rf"^\\?{re.escape(name)}\s*:?=", text, re.MULTILINE) is not None
