"""Functions that the words of a text name: "where σ is the sigmoid", "the sigmoid function φ"."""

from __future__ import annotations

import re
from collections.abc import Iterator

# what the field calls a function, and its row in the table
_SIGMOID = r"(?:logistic|sigmoid|sigmoïde|sigmoide|logistische|logística|logistique)"
_CDF = r"(?:cumulative\s+distribution\s+function|cumulative\s+distribution|CDF)"
_OF_THE = r"(?:\s*\(\w+\))?\s+(?:of|for)\s+(?:the\s+|a\s+)?"
_DENSITY = r"(?:(?:probability\s+)?density(?:\s+function)?|PDF)"
# with μ and σ² it is another one
_NORMAL = r"(?:standard\s+)?(?:normal|gaussian)(?:\s+distribution)?(?!\s+with\b|\s*\$)"
_NAMES = (
    (
        rf"{_SIGMOID}(?:\s+sigmoid|(?:funktion))?|(?:fonction|función|função)\s+{_SIGMOID}",
        "sigmoid",
    ),
    (r"hyperbolic\s+tangent|tanh|tangente\s+hyperbolique|tangente\s+hiperbólica", "tanh"),
    (r"rectified\s+linear\s+unit|rectifier|relu", "relu"),
    (r"soft-?plus", "softplus"),
    (r"gaussian\s+error\s+linear\s+unit|gelu", "gelu"),
    (r"sigmoid\s+linear\s+unit|silu", "silu"),
    (r"natural\s+logarithm", "log"),
    (r"exponential\s+function", "exp"),
    (rf"{_CDF}{_OF_THE}{_NORMAL}|{_NORMAL}\s+(?:{_CDF}|distribution\s+function)", "normal_cdf"),
    (rf"{_DENSITY}{_OF_THE}{_NORMAL}|{_NORMAL}\s+{_DENSITY}", "normal_pdf"),
)
# functions without a row of their own, written out
FORMULAS = {
    "normal_cdf": r"\frac{1}{2}\left(1 + \operatorname{erf}\left(\frac{x}{\sqrt{2}}\right)\right)",
    "normal_pdf": r"\frac{1}{\sqrt{2\pi}} e^{-x^2/2}",
}
_IS = (
    r"(?:=|:|is|be|being|are|denotes?|means|represents?|stands\s+for|ist|sei|bezeichnet|est|désigne|soit"
    r"|es|sea|denota|é|seja|denota)"
)
_THE = r"(?:the|a|an|our|usual|standard|die|der|das|la|le|el|une?|una|o|uma)"
_NO_FUNCTION = (  # "the sigmoid layer" and "the logistic loss" are other things
    r"(?!\s+(?:\w+\s+)?(?:layers?|loss|losses|units?|neurons?|neural|network|regression|model|output"
    r"|cost|error|map|of|applied|evaluated|at|distribution|density|probability|classifier|equation"
    r"|with|times|derivative|prime|gradient|approximation|curve|kernel)\b)(?!-)"
)
_AFTER = [
    (re.compile(rf"^[\s,]*{_IS}\s+(?:{_THE}\s+)*(?:{name})\b{_NO_FUNCTION}", re.IGNORECASE), row)
    for name, row in _NAMES
]
_AFTER += [
    (re.compile(r"^[\s,]*(?:是|為|为)?\s*(?:sigmoid|邏輯|逻辑|S\s*型)", re.IGNORECASE), "sigmoid")
]
# "with σ the sigmoid": no verb stands between them, and nothing goes on behind
_BESIDE = [
    (re.compile(rf"^\s*{_THE}\s+(?:standard\s+)?(?:{name})(?:\s+(?:activation|function|activation"
                r"\s+function))?\s*(?:[.,;:)]|$|(?:and|und|et|y)\b)", re.IGNORECASE), row)
    for name, row in _NAMES
]  # fmt: skip
_SURE = (
    r"(?:\s+(?P<sure>activation\s+function|function|activation|Funktion|nonlinearity)"
    r"|\s*(?P<zh>函数|函數|激活函数|激活函數))?"
)
_BEFORE = [
    (re.compile(rf"(?<![A-Za-z])(?:{_THE}\s+)?(?:{name}){_SURE}\s*$", re.IGNORECASE), row)
    for name, row in _NAMES
]  # fmt: skip
# what a sigmoid neuron applies is the sigmoid
_OF_NEURON = _NO_FUNCTION.replace("|units?|neurons?", "")
_MENTIONED = [
    (re.compile(rf"\b(?:{name})\b{_OF_NEURON}", re.IGNORECASE), row) for name, row in _NAMES
]
_MENTIONED.append((re.compile(r"\bsoftmax\b", re.IGNORECASE), "softmax"))
_OPEN = re.compile(r"\b(?:any|some|an?|each|every)\s+activation", re.IGNORECASE)
_HEDGES = re.compile(
    r"(?:\b(?:could|may|might|can|if|either)\b|\bfor (?:instance|example)\b|\bsuch as\b|\be\.g\."
    r"|\bz\.\s?B\.|\bpar exemple\b|\bpor ejemplo\b|例如|比如)[^.!?\n]{0,60}$",
    re.IGNORECASE,
)
_STATISTICS = re.compile(r"\b(?:deviations?|variances?|noise|width|std)\b", re.IGNORECASE)
# in "the sigmoid a" the letter may be a value of the sigmoid; these are letters of functions
_USUAL = frozenset(["sigma", "phi", "Phi", "psi", "varphi", "f", "g", "S", "rho"])
_GREEK = {"σ": "sigma", "φ": "phi", "ϕ": "phi", "ψ": "psi", "ρ": "rho"}
_ANY_ARGUMENT = re.compile(r"(\\?[^\W\d_]+)\s*\(\s*(?:\\cdot|·)\s*\)")
_IN_PROSE = re.compile(r"(?<![\w$\\])(?P<letter>[σφϕψρ])(?:\([a-z]\))?(?=(?P<rest>\s+[^$]{0,80}))")


_LETTER_IN_PROSE = re.compile("[" + "".join(_GREEK) + "]")
_NAMED_IN_PROSE = [
    (re.compile(rf"(?<![A-Za-z])(?:{name})(?:\s+function)?\s+(?P<letter>[σφϕψρ])(?![\w(])",
                re.IGNORECASE), row)
    for name, row in _NAMES
]  # fmt: skip


def called_after(words: str, letter: str) -> str | None:
    """Return the row of the table that the words after a symbol call it.

    >>> called_after("is the sigmoid function", "h"), called_after("denotes the ReLU.", "h")
    ('sigmoid', 'relu')
    >>> called_after("the sigmoid.", "sigma"), called_after("the sigmoid grows", "sigma")
    ('sigmoid', None)
    >>> called_after("is the logistic loss", "C"), called_after("is the sigmoid of", "a")
    (None, None)
    """
    for pattern, row in _AFTER if words.strip() else ():
        found = pattern.search(words)
        if found:  # in "a is the sigmoid $σ(z)$" the letter is a value
            return row if words[found.end() :].strip() or letter in _USUAL else None
    beside = _BESIDE if letter in _USUAL and words.strip() else []
    return next((row for pattern, row in beside if pattern.match(words)), None)


def called_before(words: str, letter: str, *, applied: bool = False) -> str | None:
    """Return the row that the words right before a symbol call it.

    ``applied`` says that the text applies the letter to arguments elsewhere.

    >>> called_before("Recall that the sigmoid function", "h"), called_before("the sigmoid", "phi")
    ('sigmoid', 'sigmoid')
    >>> called_before("the output of the sigmoid", "a") is None
    True
    """
    for pattern, row in _BEFORE if words.strip() else ():
        found = pattern.search(words)
        if found and (applied or found["sure"] or found["zh"] or letter in _USUAL):
            return row
    return None


def implied(words: str) -> str | None:
    """Return the only function that a heading or a sentence names, if no activation is left open.

    >>> implied("Derivative of the sigmoid"), implied("Sigmoid and tanh"), implied("any activation")
    ('sigmoid', None, None)
    """
    rows = {row for pattern, row in _MENTIONED if pattern.search(words)}
    return rows.pop() if len(rows) == 1 and not _OPEN.search(words) else None


def named_throughout(prose: str) -> str | None:
    """Return the only function that a whole text names, if no sentence leaves another one open.

    >>> named_throughout("All units use the sigmoid. Compute the output.")
    'sigmoid'
    >>> named_throughout("An activation is used. For instance, it could be the sigmoid.") is None
    True
    """
    row = implied(prose)
    patterns = [pattern for pattern, name in _MENTIONED if name == row]
    starts = [found.start() for pattern in patterns for found in pattern.finditer(prose)]
    return None if any(_HEDGES.search(prose[:start]) for start in starts) else row


def is_of_statistics(words: str) -> bool:
    """Say whether words speak of what σ stands for in statistics.

    >>> is_of_statistics("with the standard deviation"), is_of_statistics("with the sigmoid")
    (True, False)
    """
    return _STATISTICS.search(words) is not None


def is_called(words: str) -> bool:
    """Say whether words end in the name of a function, which stands for the function itself.

    Its letter may follow.

    >>> is_called("It is known that the hyperbolic tangent "), is_called("A solution ")
    (True, False)
    >>> is_called("The sigmoid σ ")
    True
    """
    words = re.sub(r"(?<=\s)[^\W\d_]\s*$", "", words)
    return any(pattern.search(words) for pattern, _ in _BEFORE)


def of_any_argument(text: str) -> str | None:
    r"""Return the letter of a function that is written without an argument: ``\sigma(\cdot)``.

    >>> of_any_argument(r"\sigma(\cdot)"), of_any_argument(r"\sigma(x)")
    ('sigma', None)
    """
    found = _ANY_ARGUMENT.fullmatch(text.strip())
    return None if found is None else found[1].lstrip("\\")


def called_in(prose: str) -> Iterator[tuple[str, str]]:
    """Yield the Greek letters that prose names without dollar signs, with their rows.

    >>> list(called_in(", where σ is the sigmoid. Here φ(x) denotes the ReLU"))
    [('sigma', 'sigmoid'), ('phi', 'relu')]
    >>> list(called_in(" with the sigmoid σ: "))
    [('sigma', 'sigmoid')]
    """
    for found in _IN_PROSE.finditer(prose):
        letter = _GREEK[found["letter"]]
        row = called_after(found["rest"], letter)
        if row is not None:
            yield letter, row
    for pattern, row in _NAMED_IN_PROSE if _LETTER_IN_PROSE.search(prose) else ():
        yield from ((_GREEK[found["letter"]], row) for found in pattern.finditer(prose))


def suggestion(names: tuple[str, ...]) -> str:
    """Return what would settle a letter that usually names an activation, or nothing.

    >>> "where σ is the sigmoid" in suggestion(("sigma",))
    True
    >>> suggestion(("W^[2]",))
    ''
    """
    usual = [name for name in names if name in _SHOWN]
    if not usual:
        return ""
    name = usual[0]
    shown = _SHOWN[name]
    return (
        f'; if {name} is an activation, say so ("where {shown} is the sigmoid"), or write'
        f' {name} = "sigmoid" under [notation.functions]'
    )


_SHOWN = {"sigma": "σ", "phi": "φ", "psi": "ψ", "rho": "ρ"}
