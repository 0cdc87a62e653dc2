"""Runs of mathematical signs in a line of plain text, cut at words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from symsgd.functions.table import canonical_name

Run = list[re.Match[str]]

_GREEK = frozenset(
    ("alpha", "beta", "gamma", "delta", "epsilon", "eta", "theta", "kappa", "lambda", "mu", "nu",
     "rho", "sigma", "tau", "phi", "psi", "omega")
)  # fmt: skip
_CJK = "\u3000-\u9fff\uff00-\uffef"
SCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿ₀₁₂₃₄₅₆₇₈₉ᵢⱼₖₙ"
GREEK_LETTERS = "α-ωΑ-Ωϕϵϑ"
_LETTER = rf"[^\W\d_{_CJK}{SCRIPTS}]"
_NAME = rf"{_LETTER}(?:_(?:\d|{_LETTER}))?(?!{_LETTER})"
_TOKEN = re.compile(
    rf"(?P<number>\d+(?:[.,]\d+)?(?:[eE][-+]?\d+)?(?!{_LETTER}{{2}}))"
    rf"|(?P<command>\\[A-Za-z]+(?:\{{[^{{}}\n]*\}})*['′″‴]*|[_^]\{{[^{{}}\n]*\}})"
    rf"|(?P<derivative>[d∂](?:{_NAME})?\s?/\s?[d∂]{_NAME})"
    rf"|(?P<relation>:=|<=|>=|!=|[=≤≥≠≈<>∈]|in(?=\s+[\[(]\s*[-−]?[\d∞]))"
    rf"|(?P<name>(?:[{GREEK_LETTERS}∂∇](?!{_LETTER}{{2}})|{_LETTER}+)"
    rf"(?:_\w+)?[{SCRIPTS}]*['′″‴]*)"
    rf"|(?P<operator>\*\*|[-+*/^·×⋅−])"
    rf"|(?P<open>[(\[])|(?P<close>[)\]])"
    rf"|(?P<sign>[|√∑∏!∞{SCRIPTS}])"
    rf"|(?P<comma>,)"
    rf"|(?P<space>[ \t]+)"
    rf"|(?P<other>.)"
)
_ANY = re.compile(r"\\([A-Za-z]+)|([^\W\d_])")
_BEFORE_PRODUCT = re.compile(r"(?:[=<>≤≥≠≈+*/·×^(−-]\s*|\d)\Z")
_OPERATOR = re.compile(r"\s*[=<>≤≥≠≈+*/·×^−-]")
_GIVEN = re.compile(rf"(?:{_NAME}|[{GREEK_LETTERS}])[{SCRIPTS}]*\s?=\s?[-−]?[\d½¼¾]")
_SHORT_WORDS = frozenset(
    ("is", "as", "we", "be", "so", "if", "or", "an", "at", "by", "in", "it", "no", "of", "on",
     "to", "us", "the", "and", "for", "are", "has", "let", "may", "not", "one", "our", "out",
     "see", "set", "two", "use", "was", "can", "get", "new", "now", "la", "le", "es", "se", "de",
     "du", "en", "et", "un", "il", "am", "da", "zu", "im", "wo", "er", "bei", "und", "der", "die",
     "das", "ist")
)  # fmt: skip
_AFTER_PRODUCT = re.compile(r"\s*(?:[=<>≤≥≠≈+*/·×^)−-]|[.,;]?\s*\Z)")


def runs(
    line: str, start: int = 0, letters: frozenset[str] = frozenset()
) -> Iterator[tuple[Run, str]]:
    """Return the runs of mathematical signs in a line, each with the word or sign that ends it.

    A few of the ``letters`` of a text together are a product where an operator follows.

    >>> [("".join(one.group() for one in run), end) for run, end in runs("so f(x) = 2 holds.")]
    [('', 'so'), (' f(x) = 2 ', 'holds'), ('', '.')]
    >>> [("".join(one.group() for one in run), end) for run, end in runs("w=0,5,b=1:")]
    [('w=0,5', ','), ('b=1', ':')]
    """
    run: Run = []
    table = line.lstrip().startswith("|")
    depth = 0
    for token in _TOKEN.finditer(line, start):
        depth = max(0, depth + {"open": 1, "close": -1}.get(token.lastgroup or "", 0))
        ends = token.lastgroup == "other" or (table and token.group() == "|")
        if token.lastgroup == "comma":
            ends = not depth and line[token.end() : token.end() + 1].strip() == ""
            ends = ends or (not depth and _is_between_values(line, run, token))
        if token.lastgroup == "name" and is_word(token.group()):
            ends = not _is_product(line, token, letters)
        if ends:
            yield run, token.group()
            run, depth = [], 0
        else:
            run.append(token)
    if run:
        yield run, ""


def _is_between_values(line: str, run: Run, token: re.Match[str]) -> bool:
    """Say whether another letter gets a number right behind a comma: w=0,b=1."""
    if _GIVEN.match(line, token.end()) is None:
        return False
    return any(one.lastgroup == "relation" for one in run)


def _is_product(line: str, token: re.Match[str], letters: frozenset[str]) -> bool:
    """Say whether a few letters without a meaning stand where only an operand can: y = wx + b."""
    name = token.group()
    if len(name) > 3 or _AFTER_PRODUCT.match(line, token.end()) is None:
        return False
    known = letters_of(name) <= letters and name.lower() not in _SHORT_WORDS
    opens = known and _OPERATOR.match(line, token.end()) is not None
    before = _BEFORE_PRODUCT.search(line, max(0, token.start() - 4), token.start())
    return opens or before is not None


def letters_of(formula: str) -> frozenset[str]:
    r"""Return the names of the letters of a formula, Greek ones by their names.

    >>> sorted(letters_of(r"wx + \eta \frac{σ}{2}"))
    ['eta', 'frac', 'sigma', 'w', 'x']
    """
    return frozenset(command or spelled(letter) for command, letter in _ANY.findall(formula))


def spelled(letter: str) -> str:
    """Return the name of a letter, such as eta for η.

    >>> spelled("η"), spelled("w")
    ('eta', 'w')
    """
    name = unicodedata.name(letter, "")
    return name.split()[-1].lower() if name.startswith("GREEK") else letter


def is_word(name: str) -> bool:
    """Say whether a name of plain text is a word of the language rather than a letter or function.

    >>> is_word("rate"), is_word("tanh"), is_word("w_1"), is_word("σ'"), is_word("eta")
    (True, False, False, False, False)
    """
    found = re.match(rf"{_LETTER}+", name)
    letters = found.group() if found else ""
    one = len(letters) < 2 or re.fullmatch(rf"[{GREEK_LETTERS}∂∇]+", letters)
    return not one and letters not in _GREEK and not is_function(letters)


def is_function(name: str) -> bool:
    """Say whether a name of several letters is that of a known function, such as tanh."""
    letters = re.match(rf"{_LETTER}+", name)
    return (
        letters is not None
        and len(letters.group()) > 1
        and (letters.group() == "sigma" or canonical_name(letters.group()) is not None)
    )
