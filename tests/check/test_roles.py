"""What a formula does in its document, told by its shape and the words around it."""

import pytest

from symsgd.check.check import check_text
from symsgd.check.report import Report, Role, Status
from symsgd.prove.decide import decide


def check(text, **settings):
    return check_text(text, by=decide, **settings)


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("We look at $x$.", [Role.MENTION]),
        ("Now $y = x + 1$.", [Role.IMPLICIT_DEFINITION]),
        ("Let $y = x + 1$.", [Role.DEFINITION]),
        ("Put $z := x^2$.", [Role.DEFINITION]),
        ("Take $z = 21$.", [Role.ASSIGNMENT]),
        ("Take $(b, w) = (4, 5)$.", [Role.ASSIGNMENT]),
        (r"$W \leftarrow W - \eta g$", [Role.UPDATE]),
        ("$W = W - g$", [Role.UPDATE]),
        ("For $l = 2$ to 5 do", [Role.RANGE]),
        (r"Let $x \in \mathbb{R}$.", [Role.DECLARATION]),
        (r"with $x > 0$", [Role.DECLARATION]),
        (r"$f : \mathbb{R} \to \mathbb{R}$", [Role.DECLARATION]),
        (r"if $\tanh x = 0$", [Role.DECLARATION]),
        (r"$\pi \approx 3.14$", [Role.CLAIM]),
        (r"$x \approx 3.14$", [Role.MENTION]),
        (r"$f(x) \approx x$", [Role.MENTION]),
        ("$1 + 1 = 2$", [Role.CLAIM]),
        (r"$f(x) = x^2$ and $f(2) = 4$", [Role.IMPLICIT_DEFINITION, Role.CLAIM]),
        (r"$\foo$", [Role.UNREAD]),
        ("an open $x + 1", [Role.UNREAD]),
        (r"$1, 2, \dots, n$", [Role.MENTION]),
        (r"the density $p(y|x)$", [Role.MENTION]),
        (r"the integral $\int f$", [Role.MENTION]),
        (r"Let $\sigma$ be the sigmoid, so $\sigma(0) = \frac12$.", [Role.DECLARATION, Role.CLAIM]),
    ],
)
def test_roles(text, roles):
    assert [formula.role for formula in check(text).formulas] == roles


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("$a = 2$ so $a + 1 = 3$", [Status.PROVED]),
        ("$y = k + 1 = 3$, where $k = 2$.", [Status.PROVED]),
        ("$y = k + 1 = 4$, where $k = 2$.", [Status.REFUTED]),
        (r"We have $x + x$ $$= 2x$$", [Status.PROVED]),
        (r"with $x > 0$ we have $\sqrt{x^2} = x$", [Status.PROVED]),
        (r"$x \in (0, 1)$ gives $|x - 1| = 1 - x$", [Status.PROVED]),
        ("$f(x) = x^2$, $f'(x) = 2x$, $f''(x) = 2$, $f'(3) = 6$", [Status.PROVED] * 3),
        ("$f(x) = x^2$ and $f'(x) = x$", [Status.REFUTED]),
        ("$h(x, y) = xy$ and $h(2, 3) = 6$", [Status.PROVED]),
        (r"$h(x,y) = x y^2$, $\frac{\partial h}{\partial y} = 2xy$", [Status.PROVED]),
        ("$1 < 2 < 3$", [Status.PROVED, Status.PROVED]),
        (r"$\sigma(0) = \frac12$", [Status.NEEDS_CONTEXT]),
        ("$x^2 - 5x + 6 = 0$", [Status.NEEDS_CONTEXT]),
        (r"$\frac{\partial C}{\partial w} = 0$", [Status.NEEDS_CONTEXT]),
        ("$0.33 + 0.33 = 0.67$", [Status.NEEDS_CONTEXT]),
        ("$0.5 + 0.5 = 1.5$", [Status.REFUTED]),
        ("Let $k = 2$. Later let $k = 3$, so $k + 1 = 4$.", [Status.PROVED]),
        (r"$\begin{pmatrix} 1 \\ 2 \end{pmatrix} = \begin{pmatrix} 1 & 2 \end{pmatrix}$",
         [Status.REFUTED]),
        (r"$\begin{pmatrix} 1 \\ 2 \end{pmatrix} = (1, 2)$", [Status.PROVED]),
        (r"$\begin{pmatrix} 3 \end{pmatrix} = 3$", [Status.PROVED]),
        (r"$\tanh^{-1}(x) \tanh x = 1$", [Status.PROVED]),
    ],
)  # fmt: skip
def test_claims(text, statuses):
    assert [claim.status for claim in check(text).claims] == statuses


def test_a_definition_never_verifies_itself():
    report = check(r"$\sigma(x) = \frac{1}{1 - e^{-x}}$")
    assert not report.claims
    assert [notice.text for notice in report.assumptions] == [r"\sigma(x) = \frac{1}{1 - e^{-x}}"]


def test_another_admissible_reading_is_named():
    claim = check(r"$\tanh^{-1}(x) \tanh x = 1$").claims[0]
    assert claim.warnings == ("holds if the exponent -1 is the reciprocal",)


def test_what_is_missing_is_named():
    claim = check(r"$x + y = x$").claims[0]
    assert (claim.status, claim.missing) == (Status.NEEDS_CONTEXT, ("y",))


def test_claims_are_numbered_in_the_order_of_the_text():
    report = check("$y = k + 1 = 3$, where $k = 1 + 1 = 2$. And $1 + 1 = 2$.")
    assert [claim.number for claim in report.claims] == [1, 2, 3]
    lines = [(claim.span.line, claim.span.column) for claim in report.claims]
    assert lines == sorted(lines)


def test_steps_are_counted_as_they_stand():
    claims = check("$y = 1 + 1 = 2 = 3$").claims
    assert [(claim.chain, claim.step) for claim in claims] == [(1, 2), (1, 3)]


def test_front_matter_settles_the_notation():
    front = '+++\n[notation.functions]\nsigma = "sigmoid"\n+++\n'
    claim = check(front + r"$\sigma(0) = \frac12$").claims[0]
    assert claim.status is Status.PROVED
    assert claim.span.line == 5


def test_rounded_decimals_are_accepted_on_request():
    text = '+++\n[notation]\ndecimals = "rounded"\n+++\n$0.2378 + 0.2982 = 0.5359$'
    claim = check(text).claims[0]
    assert claim.status is Status.PROVED
    assert "half of its last digit" in claim.conditions[0]


def test_a_value_that_is_no_fraction_may_be_rounded_too():
    text = "Let $\\sigma(z) = \\frac{1}{1+e^{-z}}$. $\\sigma(2) = 0.8808$, $\\sigma(2) = 0.8809$"
    shown, wrong = check(text).claims
    assert (shown.status, wrong.status) == (Status.NEEDS_CONTEXT, Status.REFUTED)
    assert shown.missing == ("whether decimals are rounded",)
    settled = check('+++\n[notation]\ndecimals = "rounded"\n+++\n' + text).claims
    assert [claim.status for claim in settled] == [Status.PROVED, Status.REFUTED]


def test_what_is_asked_and_not_given_is_a_notice():
    text = '+++\n[asked]\n"theta^1" = true\n+++\n$1 + 1 = 2$'
    report = check(text)
    assert "theta^1 is asked for" in report.notices[0].text
    assert report.unanswered == ("theta^1",)
    assert report.exit_code() == 3
    assert Report.from_json(report.to_json()) == report


def test_latex_documents():
    text = "\\begin{document}\n% $1 = 2$\n\\begin{align}\n1 + 1 &= 2 \\\\\n &= 3\n\\end{align}"
    report = check(text + "\\end{document}", markup="latex")
    assert [claim.status for claim in report.claims] == [Status.PROVED, Status.REFUTED]


def test_progress_is_told():
    seen = []
    check_text(
        "$1 + 1 = 2 = 3$", by=decide, on_progress=lambda done, total: seen.append((done, total))
    )
    assert seen == [(1, 2), (2, 2)]


def test_claims_are_decided_in_a_process_of_their_own():
    assert check_text("$1 + 1 = 2$").claims[0].status is Status.PROVED


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        (r"We have $\sqrt{x^2} = x$ for $x \ge 0$.", [Status.PROVED]),
        (r"For $x < 0$ we have $|x| = -x$.", [Status.PROVED]),
        (r"$f(x) = \max(0, x)$. $f'(x) = 1$ for $x > 0$.", [Status.PROVED]),
        ("$g(t) = t^2$. $g'(t) = 6$ at $t = 3$.", [Status.PROVED]),
        ("$g(t) = t^2$. At $t = 2$ we get $g(t) = 4$.", [Status.PROVED]),
        (r"For $x > 0$, $|x| = x$. But $|x| = x$.", [Status.PROVED, Status.REFUTED]),
        (r"$\nabla f = \begin{pmatrix} 2x \\ 2y \end{pmatrix}, \quad f(x, y) = x^2 + y^2$",
         [Status.PROVED]),
        ("$f(x) = x^2$\n\n## Next\n\nNow $f(x) = x^3$ and $f'(x) = 3x^2$.", [Status.PROVED]),
        ("$f(x) = x^2$\n\n## Next\n\nRecall that $f(x) = x^3$.", [Status.REFUTED]),
    ],
)  # fmt: skip
def test_what_holds_in_one_sentence_or_section(text, statuses):
    assert [claim.status for claim in check(text).claims] == statuses


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (r"$\pi \approx 3.14$", Status.PROVED),
        (r"$\pi \approx 3.15$", Status.REFUTED),  # neither rounded nor cut off
        (r"$\pi \approx 3.141$", Status.PROVED),  # cut off
        (r"$-\pi \approx -3.141$", Status.PROVED),
        (r"$-\pi \approx -3.143$", Status.REFUTED),
        (r"$\frac23 \approx 0.66$", Status.PROVED),
        (r"$\frac23 \approx 0.67$", Status.PROVED),
        (r"$\frac23 \approx 0.68$", Status.REFUTED),
        (r"$0.2378 + 0.2982 \approx 0.5359$", Status.PROVED),  # rounded before
        (r"$0.2378 + 0.2982 \approx 0.5358$", Status.REFUTED),
        (r"$\pi \approx 3.16$", Status.REFUTED),
        (r"$\frac{1}{1+e^{-0.5}} \approx 0.6225$", Status.PROVED),
        (r"$\frac{1}{1+e^{-0.5}} \approx 0.6325$", Status.REFUTED),
        (r"$e^{-21} \approx 7.58 \cdot 10^{-10}$", Status.PROVED),
        (r"$e^{-21} \approx 7.58 \cdot 10^{-9}$", Status.REFUTED),
        (r"$k = \tanh 1 \approx 0.7616$", Status.PROVED),
    ],
)
def test_decimals_are_right_to_the_digits_shown(text, status):
    claim = check(text).claims[0]
    assert (claim.status, claim.relation) == (status, "≈")


def test_a_rounded_value_is_not_what_a_name_means():
    statuses = [claim.status for claim in check(r"$k = 1/3 \approx 0.33$, so $3k = 1$").claims]
    assert statuses == [Status.PROVED, Status.PROVED]
