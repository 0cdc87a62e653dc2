"""Rules of differentiation about letters that nobody defined: functions of one variable."""

import pytest

from symsgd.check.check import check_text
from symsgd.check.report import Status
from symsgd.prove.decide import decide

P, R, N = Status.PROVED, Status.REFUTED, Status.NEEDS_CONTEXT


def claims(text):
    return check_text(text, by=decide).claims


@pytest.mark.parametrize(
    "claim",
    [
        r"(fg)' = f'g + fg'",
        r"(f g h)' = f'gh + fg'h + fgh'",
        r"(u/v)' = \frac{u'v - uv'}{v^2}",
        r"(f + g)' = f' + g'",
        r"(fg)'' = f''g + 2f'g' + fg''",
        r"(f^2)' = 2ff'",
        r"(\ln f)' = \frac{f'}{f}",
        r"(e^f)' = f' e^f",
        r"(cf)' = cf'",
        r"(xf)' = f + xf'",
        r"(u_1 u_2)' = u_1' u_2 + u_1 u_2'",
        r"\frac{d}{dx}(fg) = f'g + fg'",
        r"\frac{d(uv)}{dx} = u\frac{dv}{dx} + v\frac{du}{dx}",
        r"\frac{d}{dx} u^2 = 2u\frac{du}{dx}",
        r"\frac{d}{dx} e^{u} = e^u \frac{du}{dx}",
        r"\frac{d}{dx} f(u) = f'(u)\frac{du}{dx}",
        r"(f(u))' = f'(u) u'",
        r"(f(u)v)' = f'(u)u'v + f(u)v'",
        r"\int u v'\,dx = uv - \int u'v\,dx",
    ],
)
def test_rules_for_every_function(claim):
    [found] = claims(f"The rule is ${claim}$.")
    assert found.status is P
    assert any(one.startswith("for every function") for one in found.conditions)


@pytest.mark.parametrize(
    "claim",
    [
        r"(fg)' = f'g'",
        r"(fg)' = f'g",
        r"(fg)' = f'g - fg'",
        r"(f/g)' = f'/g'",
        r"(uv)' = u'v",
        r"(f(u)f)' = f'(u)u'f + f(u)f'",
        r"(AB)' = B'A'",
        r"(f \circ g)' = f' \circ g + f \circ g'",
        r"(wf)' = wf'",
        r"\frac{d}{dx}(uv) = v\frac{du}{dx}",
        r"\frac{d}{dx} u^2 = 2u",
        r"\frac{dL}{dw} = \frac{dL}{da}\frac{da}{db}",
        r"w' = w - \eta g",
    ],
)
def test_what_is_no_rule_is_not_decided(claim):
    assert not {found.status for found in claims(f"The rule is ${claim}$.")} & {P, R}


def test_a_constant_is_named():
    [found] = claims("$(cf)' = cf'$")
    assert found.conditions == ("for every function f of x", "c does not change with x")


def test_functions_that_are_known_keep_their_meaning():
    text = r"Let $f(x) = x^2$ and $g(x) = x^3$. Then $(fg)' = f'g + fg'$ and $(fg)' = f'g'$."
    assert [found.status for found in claims(text)] == [P, R]
