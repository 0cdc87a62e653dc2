"""What is proved by induction in Coq: closed forms, sums up to a letter, sums of any length."""

from __future__ import annotations

import pytest

from symsgd.certify.coq.document import Standing
from symsgd.certify.coq.induction import induction_theorem
from symsgd.certify.coq.terms.relations import NotExported
from symsgd.cli.statements import coq_claims
from symsgd.expression import node as n
from symsgd.expression.domain import Context
from symsgd.expression.indexed import Induction, NamedSum, Rule
from tests.certify.with_coq import asks_coq, check_accepted, check_rejected
from tests.program import symsgd

HALVES = r"Let $w_{t+1} = \frac12 w_t$ with $w_0 = 1$. Then "
MOMENTUM = r"Momentum is $v_{t+1} = \beta v_t + g_t$ with $v_0 = 0$. Then "
LATE = "Let $x_1 = 1$ and $x_{n+1} = 2 x_n$. Then "
TWO_STEPS = "Let $a_{n+2} = 5 a_{n+1} - 6 a_n$ with $a_0 = 2$ and $a_1 = 5$. Then "
RATES = r"Let $u_{k+1} = u_k - \eta_{k+1} u_k$ with $u_0 = 6$ and $\eta_k = \frac{1}{k+1}$. Then "
ERRORS = r"Let $\theta_{k+1} = \theta_k - 0.2 (\theta_k - 3)$, $\theta_0 = 0$. The error $e_k = "
CLOSED = [
    (HALVES + "$w_t = 2^{-t}$.",
     ("forall (s_w : nat -> R), (s_w 0%nat) = 1 -> "
     "(forall n_t : nat, (s_w (S n_t)) = ((1 / 2) * (s_w n_t))) -> "
     "forall n_t : nat, (s_w n_t) = (1 / (2 ^ n_t))")),
    (LATE + "$x_n = 2^{n-1}$.",
     ("forall (s_x : nat -> R), (s_x 1%nat) = 1 -> "
     "(forall n_n : nat, (s_x (S (S n_n))) = (2 * (s_x (S n_n)))) -> "
     "forall n_n : nat, (s_x (S n_n)) = (2 ^ n_n)")),
    (TWO_STEPS + "$a_n = 2^n + 3^n$.",
     ("forall (s_a : nat -> R), (s_a 0%nat) = 2 -> (s_a 1%nat) = 5 -> (forall n_n : nat, "
     "(s_a (S (S n_n))) = ((5 * (s_a (S n_n))) + (- (6 * (s_a n_n))))) -> "
     "forall n_n : nat, (s_a n_n) = ((2 ^ n_n) + (3 ^ n_n))")),
    (MOMENTUM + r"$v_t = \sum_{k=0}^{t-1} \beta^{t-1-k} g_k$.",
     ("forall (v_beta : R) (s_v s_g : nat -> R), (s_v 0%nat) = 0 -> "
     "(forall n_t : nat, (s_v (S n_t)) = ((v_beta * (s_v n_t)) + (s_g n_t))) -> "
     "forall n_t : nat, (s_v n_t) = "
     "(sum_n_m (fun n_k : nat => ((v_beta ^ (n_t - n_k)) * (s_g (pred n_k)))) 1 n_t)")),
    (MOMENTUM + r"$v_t = \beta v_{t-1} + g_{t-1}$.",
     ("forall (v_beta : R) (s_v s_g : nat -> R), (s_v 0%nat) = 0 -> "
     "(forall n_t : nat, (s_v (S n_t)) = ((v_beta * (s_v n_t)) + (s_g n_t))) -> "
     "forall n_t : nat, (s_v (S n_t)) = ((v_beta * (s_v n_t)) + (s_g n_t))")),
    (r"Let $v_{t+1} = \beta v_t + g$ with $v_0 = 0$. Then $v_t = g \frac{1 - \beta^t}{1 - \beta}$.",
     ("forall (v_beta v_g : R) (s_v : nat -> R), (s_v 0%nat) = 0 -> "
     "(forall n_t : nat, (s_v (S n_t)) = ((v_beta * (s_v n_t)) + v_g)) -> "
     "(1 + (- v_beta)) <> 0 -> forall n_t : nat, "
     "(s_v n_t) = (v_g * ((1 + (- (v_beta ^ n_t))) / (1 + (- v_beta))))")),
    (r"Let $w_{t+1} = (1-\eta) w_t$ with $w_0 = c$. Then $w_t = (1-\eta)^t c$.",
     ("forall (v_eta v_c : R) (s_w : nat -> R), (s_w 0%nat) = v_c -> "
      "(forall n_t : nat, (s_w (S n_t)) = ((1 + (- v_eta)) * (s_w n_t))) -> "
      "forall n_t : nat, (s_w n_t) = (((1 + (- v_eta)) ^ n_t) * v_c)")),
    (RATES + r"$u_k = \frac{6}{k+1}$.",
     ("forall (s_u s_eta : nat -> R), (s_u 0%nat) = 6 -> (forall n_k : nat, "
     "(s_u (S n_k)) = ((s_u n_k) + (- ((s_eta (S n_k)) * (s_u n_k))))) -> "
     "(forall n_k : nat, (s_eta n_k) = (1 / ((INR n_k) + 1))) -> "
     "forall n_k : nat, (s_u n_k) = (6 / ((INR n_k) + 1))")),
    (ERRORS + r"\theta_k - 3$ satisfies $e_{k+1} = 0.8 e_k$.",
     ("forall (s_e s_theta : nat -> R), (s_theta 0%nat) = 0 -> "
     "(forall n_k : nat, (s_e n_k) = ((s_theta n_k) + (- 3))) -> (forall n_k : nat, "
     "(s_theta (S n_k)) = ((s_theta n_k) + (- ((1 / 5) * ((s_theta n_k) + (- 3)))))) -> "
     "forall n_k : nat, (s_e (S n_k)) = ((4 / 5) * (s_e n_k))")),
    (r"Let $s_n = \sum_{k=1}^n k$. Then $s_n = \frac{n(n+1)}{2}$.",
     ("forall (s_s : nat -> R), (forall n_n : nat, "
     "(s_s (S n_n)) = (sum_n_m (fun n_k : nat => (INR n_k)) 1 (S n_n))) -> "
     "forall n_n : nat, (s_s (S n_n)) = (((INR (S n_n)) * ((INR (S n_n)) + 1)) / 2)")),
]  # fmt: skip
SUMS = [
    (r"We have $\sum_{i=1}^n i = \frac{n(n+1)}{2}$.",
     ("forall n_n : nat, (sum_n_m (fun n_i : nat => (INR n_i)) 1 (S n_n)) = "
     "(((INR (S n_n)) * ((INR (S n_n)) + 1)) / 2)")),
    (r"We have $\sum_{i=1}^{t} r^{i} = \frac{r(1-r^{t})}{1 - r}$.",
     ("forall (v_r : R), (1 + (- v_r)) <> 0 -> forall n_t : nat, "
     "(sum_n_m (fun n_i : nat => (v_r ^ n_i)) 1 (S n_t)) = "
     "((v_r * (1 + (- (v_r ^ (S n_t))))) / (1 + (- v_r)))")),
    (r"We have $(1-\beta)\sum_{i=1}^t\beta^{t-i} = 1 - \beta^t$.",
     ("forall (v_beta : R), forall n_t : nat, ((1 + (- v_beta)) * "
     "(sum_n_m (fun n_i : nat => (v_beta ^ ((S n_t) - n_i))) 1 (S n_t))) = "
     "(1 + (- (v_beta ^ (S n_t))))")),
    (r"We have $\sum_{i=1}^{n} (x_i - x_{i-1}) = x_n - x_0$.",
     ("forall (s_x : nat -> R), forall n_n : nat, "
     "(sum_n_m (fun n_i : nat => ((s_x n_i) + (- (s_x (pred n_i))))) 1 (S n_n)) = "
     "((s_x (S n_n)) + (- (s_x 0%nat)))")),
    (r"We have $\sum_{k=1}^n \frac{1}{k(k+1)} = 1 - \frac{1}{n+1}$.",
     ("forall n_n : nat, "
     "(sum_n_m (fun n_k : nat => (1 / ((INR n_k) * ((INR n_k) + 1)))) 1 (S n_n)) = "
     "(1 + (- (1 / ((INR (S n_n)) + 1))))")),
    (r"We have $\sum_{i=1}^n (2x_i + y_i) = 2\sum_{i=1}^n x_i + \sum_{i=1}^n y_i$.",
     ("forall (s_x s_y : nat -> R), forall n_n : nat, "
     "(sum_n_m (fun n_i : nat => ((2 * (s_x n_i)) + (s_y n_i))) 1 (S n_n)) = "
     "((2 * (sum_n_m (fun n_i : nat => (s_x n_i)) 1 (S n_n))) + "
     "(sum_n_m (fun n_i : nat => (s_y n_i)) 1 (S n_n)))")),
]  # fmt: skip


def only(text):
    return coq_claims(text, file="sheet.md", problem=None)[-1]


@pytest.mark.parametrize(("text", "said"), [*CLOSED, *SUMS])
def test_the_theorem_speaks_of_every_number(text, said):
    claim = only(text)
    assert claim.verdict == "PROVED"
    assert [each.statement for each in claim.theorems] == [said]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        # C' is carried out as the rule is read
        ((r"Descent on $C(w) = \frac{a}{2} w^2$ is $w_{t+1} = w_t - \eta C'(w_t)$. "
         r"Then $w_t = (1-\eta a)^t w_0$."), "a derivative that is carried out"),
        (r"We have $\sum_{i=1}^{n} (n - i) = \frac{n(n-1)}{2}$.", "change with its last letter"),
        (r"Let $p_{n+1} = p_n/(1+p_n)$ with $p_0 = 1$. Then $p_n = \frac{1}{n+1}$.",
         "a condition on what depends on an index"),
        (r"We have $\frac{\partial}{\partial x_j} \sum_{i=1}^n x_i^2 = 2x_j$.", "sums of any"),
        (r"Let $\bar x = \frac1n\sum_{i=1}^n x_i$. Then $\sum_{i=1}^n (x_i - \bar x) = 0$.",
         "sums of any length"),
    ],
)  # fmt: skip
def test_what_a_theorem_would_not_say_is_left_out(text, why):
    claim = only(text)
    assert claim.verdict == "PROVED"
    assert claim.standing is Standing.NOT_EXPORTED
    assert why in claim.reason


@pytest.mark.parametrize(
    "text",
    [HALVES + "$w_t = 3^{-t}$.", r"We have $\sum_{i=1}^n i^2 = \frac{n(n+1)(2n-1)}{6}$.",
     r"We have $\sum_{i=1}^n (2x_i + y_i) = \sum_{i=1}^n x_i + \sum_{i=1}^n y_i$."],
)  # fmt: skip
def test_nothing_is_said_by_induction_of_what_is_wrong(text):
    claim = only(text)
    assert claim.verdict != "PROVED"
    assert not any("sum_n_m" in t.statement or "s_w" in t.statement for t in claim.theorems)


def test_an_index_below_zero_is_no_natural_number():
    t, x = n.variable("t"), n.variable("x_{t-1}")
    whole = Induction("t", 0, x, x, Context(), members=(("x_{t-1}", ("x", "t", -1)),))
    with pytest.raises(NotExported, match="below 0"):
        induction_theorem("t", whole)
    late = Induction("t", 1, x, x, Context(), members=(("x_{t-1}", ("x", "t", -1)),))
    assert induction_theorem("t", late).statement.endswith("(s_x n_t) = (s_x n_t)")
    power = Induction("t", 0, n.variable("a") ** (t / 2), t, Context())
    with pytest.raises(NotExported, match="no multiple of an index"):
        induction_theorem("t", power)


def test_a_sum_that_is_empty_at_first_is_empty_in_coq():
    """Σ from 0 to t − 1 has no terms for t = 0: the sum from 0 to 0 would have one."""
    g, total = n.variable("g_k"), n.variable("sum 1")
    one = NamedSum("sum 1", g, "k", 0, "t", -1)
    members = (("g_k", ("g", "k", 0)),)
    whole = Induction("t", 0, total, total, Context(), (one,), members=members)
    said = induction_theorem("t", whole).statement
    assert "(sum_n_m (fun n_k : nat => (s_g (pred n_k))) 1 n_t)" in said


def test_a_power_with_a_negative_exponent_asks_for_its_base():
    t, a, w = n.variables("t a w_t")
    members = (("w_t", ("w", "t", 0)), ("w_{t+1}", ("w", "t", 1)), ("w_0", ("w", "", 0)))
    rule = Rule("w_{t+1}", "t", 0, w / a)
    whole = Induction("t", 0, w, n.variable("w_0") * a**-t, Context(), rules=(rule,),
                      members=members)  # fmt: skip
    assert "v_a <> 0 -> forall n_t" in induction_theorem("t", whole).statement


@asks_coq
def test_coq_accepts_the_inductions():
    check_accepted([only(text) for text, _ in (*CLOSED, *SUMS)])


@asks_coq
@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        (CLOSED[0][0], "(1 / (2 ^ n_t))", "(1 / (3 ^ n_t))"),  # the closed form
        (CLOSED[0][0], "= 1 ->", "= 2 ->"),  # the first member
        (CLOSED[0][0], "((1 / 2) * (s_w n_t))", "((1 / 3) * (s_w n_t))"),  # the rule
        (CLOSED[0][0], "(s_w 0%nat) = 1 -> ", "0 = 0 -> "),  # a hypothesis left out
        (CLOSED[2][0], "(s_a 1%nat) = 5", "(s_a 1%nat) = 4"),
        (CLOSED[3][0], "1 n_t)", "1 (S n_t))"),  # one term more
        (CLOSED[5][0], "(1 + (- v_beta)) <> 0 -> ", "v_beta <> 0 -> "),
        (SUMS[0][0], "/ 2)", "/ 3)"),
        (SUMS[0][0], ") 1 (S n_n)", ") 2 (S n_n)"),
        (SUMS[3][0], "(s_x 0%nat)", "(s_x 1%nat)"),
        (SUMS[5][0], "((2 * (sum", "((3 * (sum"),
    ],
)
def test_coq_rejects_a_change(text, old, new):
    check_rejected(only(text), old, new)


@asks_coq
def test_the_program_exports_an_induction(tmp_path):
    text = HALVES + "$w_t = 2^{-t}$. " + SUMS[0][0]
    (tmp_path / "s.md").write_text(text, "utf-8")
    done = symsgd("certify", tmp_path / "s.md", "-o", tmp_path / "out", seconds=300)
    assert done.returncode == 0
    assert "2 claims: 2 accepted" in done.stdout
    replayed = symsgd("certify", "--replay", tmp_path / "out" / "s.v", seconds=300)
    assert replayed.returncode == 0
