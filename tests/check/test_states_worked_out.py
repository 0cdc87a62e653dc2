"""Random momentum by hand: the checker agrees with a loop over fractions on every state."""

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from symsgd.check.check import check_text
from symsgd.prove.decide import decide

LAST = 4
VELOCITY = (
    r"v_{t+1} = \beta v_t + g_t",
    r"v_t = \beta v_{t-1} + g_{t-1}",
    r"v_{k+1} = \beta v_k + g_k",
)
WEIGHT = (r"w_{t+1} = w_t - \eta v_{t+1}", r"w_t = w_{t-1} - \eta v_t")
LATE_WEIGHT = r"w_{t+1} = w_t - \eta v_t"  # it uses the velocity of before
SMALL = st.fractions(-3, 3, max_denominator=2)


def tex(value: Fraction) -> str:
    sign = "-" if value < 0 else ""
    if value.denominator == 1:
        return str(value)
    return rf"{sign}\frac{{{abs(value.numerator)}}}{{{value.denominator}}}"


@st.composite
def sheets(draw: st.DrawFn) -> tuple[str, list[str]]:
    """Draw a sheet that states some states, right or wrong, and the verdicts on them."""
    beta, eta = draw(SMALL), draw(SMALL)
    start = draw(st.sampled_from([0, 1]))
    gradients = draw(st.lists(SMALL, min_size=LAST + 1, max_size=LAST + 1))
    velocity, weight = {start: draw(SMALL)}, {start: draw(SMALL)}
    of_weight = draw(st.sampled_from((*WEIGHT, LATE_WEIGHT)))
    for i in range(start + 1, LAST + 1):
        velocity[i] = beta * velocity[i - 1] + gradients[i - 1]
        used = velocity[i - 1] if of_weight == LATE_WEIGHT else velocity[i]
        weight[i] = weight[i - 1] - eta * used
    given_values = {r"\beta": beta, r"\eta": eta, f"v_{start}": velocity[start],
                    f"w_{start}": weight[start]}  # fmt: skip
    given_values |= {f"g_{i}": value for i, value in enumerate(gradients)}
    values = ", ".join(f"${name} = {tex(value)}$" for name, value in given_values.items())
    parts = [f"Let {values}.", f"We use ${draw(st.sampled_from(VELOCITY))}$ and ${of_weight}$."]
    text, verdicts = "\n\n".join(draw(st.permutations(parts))), []
    for i in range(start + 1, LAST + 1):
        for letter, values_of in (("v", velocity), ("w", weight)):
            off = draw(st.sampled_from([0, 0, 1, Fraction(-1, 2)]))
            text += f"\n\nThen ${letter}_{i} = {tex(values_of[i] + off)}$."
            verdicts.append("REFUTED" if off else "PROVED")
    return text, verdicts


@settings(max_examples=15, deadline=None)
@given(sheets())
def test_every_state_is_decided_rightly(sheet):
    text, verdicts = sheet
    found = [claim.status.value for claim in check_text(text, by=decide).claims]
    assert found == verdicts, text
