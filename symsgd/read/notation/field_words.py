r"""Names of several letters that the field writes in plain italics: ``net_{h1}``, ``loss``, ``KL``.

``net`` is read as a word, not as n·e·t, where a document uses it as a name and its letters are not
all symbols of their own.  So is ``sig`` where ``sig(x) = …`` defines it and none of its letters is
a symbol.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from symsgd.read.notation.atoms import SPELLED_NAMES

# what a quantity of a network is called when its name is spelt out
WORDS = frozenset(
    [
        "net", "out", "loss", "cost", "error", "err", "target", "pred", "predicted", "actual",
        "Loss", "Cost",
        "truth", "expected", "input", "output", "hidden", "label", "logit", "logits", "score",
        "Var", "Cov", "Corr", "bias", "weight", "weights", "act", "mse", "rate", "total", "grad",
        "nll", "bce", "lse", "NLL", "BCE", "CCE", "MSE", "SSE", "MAE", "RMSE", "RSS", "ELBO", "LSE",
        "JSD", "KL", "CE", "FL", "TP", "FP", "TN", "FN", "TPR", "FPR", "TNR", "FNR", "MCC", "AUC",
    ]
)  # fmt: skip
_OUTCOMES = frozenset(["TP", "FP", "TN", "FN"])  # of a classifier: one is never alone
_RUN = re.compile(r"(?<![\\A-Za-z])(?:[A-Za-z]{3,}|[A-Z]{2})(?![A-Za-z])")
_DEFINED = re.compile(
    r"(?:^|[\n&,;])\s*([A-Za-z]{2,})\s*\(\s*[A-Za-z](?:\s*,\s*[A-Za-z])*\s*\)\s*&?\s*(?::?=|\\equiv)"
)
# TP = 40, as the first formula or in a list: a number is no product of letters that stand nowhere
_GIVEN = re.compile(r"(?:^|[\n&,;])\s*([A-Z]{2,4})\s*&?\s*:?=\s*[-+]?\s*(?:\d|\\frac\s*\{?\d)")
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
    >>> sorted(words_of(["HA = 3", "AB = 5", "A = 2", "B = 2"]))
    ['HA']
    >>> sorted(words_of(["sig(x) = 1/(1+e^{-x})", "mx(b) = 2", "m = 3"]))
    ['sig']
    """
    texts = [_NO_MATHS.sub(" ", formula) for formula in formulas]
    runs = {run for text in texts for run in _RUN.findall(text)}
    alone = {letter for text in texts for letter in _LETTER.findall(text)}
    known = {run for run in runs if run in WORDS and not alone.issuperset(run)}
    known |= {run for text in texts for run in _GIVEN.findall(text) if not alone.issuperset(run)}
    known |= _OUTCOMES & runs if len(_OUTCOMES & runs) > 1 else set()
    defined = {run for text in texts for run in _DEFINED.findall(text)} - SPELLED_NAMES
    return frozenset(known | {run for run in defined if alone.isdisjoint(run)})
