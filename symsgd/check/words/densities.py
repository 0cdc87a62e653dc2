"""Words that say which density a letter is: p is the prior, and then p is the posterior."""

from __future__ import annotations

import re

_KINDS = {
    "prior": r"priors?|a[- ]priori\w*",
    "posterior": r"posteriors?|a[- ]posteriori\w*",
    "likelihood": r"likelihoods?|vraisemblance|verosimilitud",
    "evidence": r"evidence|marginal\w*|normali[sz]\w*|randdichte",
    "predictive": r"predictive|prädiktiv\w*",
}
_KIND = re.compile(
    r"\b(?:" + "|".join(f"(?P<{kind}>{words})" for kind, words in _KINDS.items()) + r")\b",
    re.IGNORECASE,
)


def kind_of_density(before: str) -> str:
    """Return which density the words before a formula speak of last, or nothing.

    >>> kind_of_density("Prior:"), kind_of_density("the posterior is"), kind_of_density("so")
    ('prior', 'posterior', '')
    """
    found = [str(one.lastgroup) for one in _KIND.finditer(before)]
    return found[-1] if found else ""


_ESTIMATES = {
    "mode": r"modes?|modus|map\b(?: estimates?)?|maximum[- ]a[- ]posteriori",
    "mean": r"means?|average|expectation|mittelwert|erwartungswert|moyenne|media",
    "median": r"medians?|médiane|mediana",
    "likelihood": r"mle|maximum[- ]likelihood",
}
_ESTIMATE = re.compile(
    r"\b(?:" + "|".join(f"(?P<{kind}>{words})" for kind, words in _ESTIMATES.items()) + r")\b",
    re.IGNORECASE,
)


def is_another_estimate(before: str, earlier: str | None = None) -> bool:
    """Say whether words speak of another estimate of a letter: its mean, and not its mode.

    Without earlier words, of any estimate.

    >>> is_another_estimate("; posterior mean", "Mode:"), is_another_estimate("so", "Mode:")
    (True, False)
    """
    now, then = ([str(one.lastgroup) for one in _ESTIMATE.finditer(words)]
                 for words in (before, earlier or ""))  # fmt: skip
    if earlier is None:
        return bool(now)
    return bool(now and then) and now[-1] != then[-1]


def is_another_density(before: str, earlier: str) -> bool:
    """Say whether words speak of another density than those where a letter got its meaning.

    >>> is_another_density("; posterior", "Prior"), is_another_density("the prior", "Prior")
    (True, False)
    >>> is_another_density("so", "Prior")
    False
    """
    now, then = kind_of_density(before), kind_of_density(earlier)
    return bool(now and then) and now != then
