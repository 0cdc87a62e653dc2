# ruff: noqa: E501  (a row is a document)
r"""``\frac{d}{do_t}`` where the text says what every ``o_t`` is: it is the variable there."""

from tests.check.verdict_rows import rows, verdicts


@rows(r"""
Let $\sigma$ be the sigmoid. Let $o_t = \sigma(u_t)$ and $h_t = o_t \tanh(c_t)$.
Then $\frac{d}{do_t} o_t \tanh(c_t) = \tanh(c_t)$ and $\frac{d}{do_t} o_t \tanh(c_t) = c_t$.
=> P R
Let $o_t = 2 u_t$. Then $\frac{d}{do_t} (o_t^2) = 2 o_t$ and $\frac{d}{do_t} (o_t^2) = 4 u_t$ and $\frac{d}{do_t} (o_t^2) = 2 u_t$.
=> P P R
Let $o_t = 2 u_t$ and $h_t = o_t^3$. Then $\frac{\partial h_t}{\partial o_t} = 3 o_t^2$ and $\frac{\partial h_t}{\partial o_t} = 12 u_t^2$ and $\frac{\partial h_t}{\partial o_t} = 3 u_t^2$.
=> P P R
Let $o_t = 2 u_t$. Then $\frac{d}{du_t} o_t^2 = 8 u_t$ and $\frac{d}{du_t} o_t^2 = 2 o_t$.
=> P R
Let $a_i = w x_i$ and $L = \sum_{i=1}^n (a_i - y_i)^2$. Then $\frac{\partial}{\partial a_i}(a_i - y_i)^2 = 2(a_i - y_i)$ and $\frac{\partial}{\partial a_i}(a_i - y_i)^2 = 2(a_i - y_i) x_i$.
=> P R
""")  # fmt: skip
def test_what_it_is_differentiated_by_is_free(document, expected):
    assert verdicts(document) == expected
