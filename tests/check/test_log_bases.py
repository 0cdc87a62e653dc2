r"""``\log`` to another base than e: where the text speaks of one, both readings must agree."""

import pytest

from symsgd.check.check import check_text
from symsgd.prove.decide import decide
from symsgd.read.problem import read_problem

P, R, N = "PROVED", "REFUTED", "NEEDS_CONTEXT"


def statuses(text):
    return [claim.status.name for claim in check_text(text, by=decide).claims]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the text says the base
        (r"Here $\log$ is to base 2. Then $\log 8 = 3$ and $-\log\frac14 = 2$.", [N, N]),
        (r"We use base-2 logarithms. Then $\log 8 = 2$ and $\log 8 = 4$.", [R, R]),
        (r"The entropy is $-\frac12\log\frac12 - \frac12\log\frac12 = 1$ bit.", [N]),
        (r"The entropy is $-\frac12\log\frac12 - \frac12\log\frac12 = 2$ bits.", [R]),
        (
            (r"Here $\log$ is to base 2. For $p = (\frac14, \frac34)$ let "
            r"$H = -\sum_i p_i \log p_i$. Then $H \approx 0.811$, $H = 0.811$ and $H = 0.911$."),
            [N, N, R],
        ),
        # and what is right with e only is not proved
        (r"Here $\log$ is to base 2. Then $(\log x)' = \frac1x$ for $x > 0$.", [N]),
        (r"Here $\log$ is to base 2. Then $\log\frac ab = \log a - \log b$, $a, b > 0$.", [P]),
        (r"Let $f(x) = \log x$ with logarithms to base 10. Then $f(100) = 2$, $f(1) = 0$.", [N, P]),
        # and ln is natural whatever log is
        (r"With the decimal logarithm, $\log 1000 = 3$, $\ln e^2 = 2$, $\ln 100 = 2$.", [N, P, R]),
        (r"Let $\log$ be the natural logarithm. In bits: $(\log x)' = \frac1x$ for $x > 0$.", [P]),
        # without a word, a usual base has to prove it
        (r"We have $\log 8 = 3$, $\log 100 = 2$ and $\log 8 = 2$.", [N, N, R]),
        (r"We have $(\log x)' = \frac1x$ for $x > 0$ and $-\log 0.3 \approx 1.204$.", [P, P]),
        (r"We have $\ln 8 = 3$ and $\log_2 8 = 3$, $\log_2 8 = 2$.", [R, P, R]),
        (r"The 8-bit numbers: $(\log x)' = \frac1x$ for $x > 0$.", [P]),
    ],
)  # fmt: skip
def test_bases_of_logarithms(text, expected):
    assert statuses(text) == expected


def test_decimals_of_what_the_data_write_out():
    text = r"For $p = (\frac14, \frac34)$ let $H = -\sum_i p_i \log_2 p_i$. Then "
    assert statuses(text + r"$H = 0.811$ and $H = 0.812$.") == [N, R]


def test_ln_is_natural_where_the_problem_file_sets_log():
    problem = read_problem('[notation]\nlog = "decimal"\n', "p.toml")
    text = r"We have $\log 100 = 2$, $\ln 100 = 2$ and $\ln e = 1$."
    claims = check_text(text, problem=problem, by=decide).claims
    assert [claim.status.name for claim in claims] == [P, R, P]
