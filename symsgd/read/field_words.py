r"""Names of several letters that the field writes in plain italics: ``net_{h1}``, ``loss``.

``net`` is read as a word, not as n·e·t, where a document uses it as a name and its letters are not
all symbols of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

# what a quantity of a network is called when its name is spelt out
WORDS = frozenset(
    [
        "net", "out", "loss", "cost", "error", "err", "target", "pred", "predicted", "actual",
        "truth", "expected", "input", "output", "hidden", "label", "logit", "logits", "score",
        "Var", "Cov", "Corr", "bias", "weight", "weights", "act", "mse", "rate", "total", "grad",
    ]
)  # fmt: skip
_RUN = re.compile(r"(?<![\\A-Za-z])[A-Za-z]{3,}(?![A-Za-z])")
_LETTER = re.compile(r"(?<![\\A-Za-z])[A-Za-z](?![A-Za-z])")
_NO_MATHS = re.compile(
    r"\\(?:text|mathrm|operatorname|begin|end|label|tag|mathbf|mathit|textbf|textit|mbox|textrm)"
    r"\s*\*?\{[^{}]*\}|\\[A-Za-z]+"
)


def words_of(formulas: Iterable[str]) -> frozenset[str]:
    r"""Return the words that are names in some formulas.

    >>> sorted(words_of(["net_{h1} = w_1 x_1", r"out = \sigma(net_{h1})"]))
    ['net', 'out']
    >>> sorted(words_of(["net = n e t", "n = 1", r"\text{loss} = abc"]))
    []
    """
    texts = [_NO_MATHS.sub(" ", formula) for formula in formulas]
    runs = {run for text in texts for run in _RUN.findall(text)}
    alone = {letter for text in texts for letter in _LETTER.findall(text)}
    return frozenset(run for run in runs if run in WORDS and not alone.issuperset(run))
