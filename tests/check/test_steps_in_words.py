"""Steps of gradient descent that only words take are worked out from the loss."""

from tests.check.verdict_rows import rows, verdicts


@rows(r"""
Let $L(w) = (w-1)^2$, $w_0 = 3$, $\eta = 0.1$. One step of gradient descent gives $w_1 = 2.6$.
=> P
Let $L(w) = (w-1)^2$, $w_0 = 3$, $\eta = 0.1$. One step of gradient descent gives $w_1 = 2.5$.
=> R
Let $L(w) = (w-1)^2$. Gradient descent with $\eta = 0.1$ starts at $w_0 = 3$.

- step 1: $w_1 = 2.6$
- step 2: $w_2 = 2.4$
=> P R
Let $L(w) = (w-1)^2$. We run gradient descent with $\eta = 0.1$ from $w = 3$. After one step, $w = 2.5$.
=> R
Let $L(w) = (w-1)^2$. We run gradient descent with $\eta = 0.1$ from $w = 3$. After two steps, $w = 2.28$.
=> P
Let $x = 2$, $y = 1$, $L(w) = (wx-y)^2$. SGD with $\eta = 0.1$ from $w_0 = 1$: $w_1 = 0.6$.
=> P
Sei $L(w) = (w-1)^2$, $w_0 = 3$ und $\eta = 0.1$. Der Gradientenabstieg ergibt $w_1 = 2.5$.
=> R
""")  # noqa: E501
def test_the_next_state_is_judged(document, expected):
    assert verdicts(document) == expected


@rows(r"""
Let $L(w) = (w-1)^2$. With momentum, gradient descent with $\eta = 0.1$ from $w_0 = 3$: $w_1 = 2.5$.
=>
Let $L(w) = (w-1)^2$ and $\eta = 0.1$. We try gradient descent from $w_0 = 3$ and from $w_1 = 5$.
=>
Let $L(w) = (w-1)^2$. Gradient descent has the states $w_0 = 3$ and $w_1 = 2.5$ for some $\eta$.
=>
Let $L(w) = (w-1)^2$, $\eta = 0.1$. Gradient descent from $w_0 = 3$ may give $w_1 = 2.7$.
=>
Let $L(w) = (w-1)^2$, $\eta = 0.1$, $w_0 = 3$. Gradient descent with the step $\eta/2$ gives $w_1 = 2.8$.
=>
Let $L(w, b) = (w + b)^2$, $w = 1$, $b = 1$, $\eta = 0.1$.
After two steps of gradient descent $w = 0.6$.
=>
""")  # noqa: E501
def test_another_method_or_start_is_given(document, expected):
    assert verdicts(document) == expected
