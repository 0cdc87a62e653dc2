"""Every row of the everyday checker's table is a theorem, and Coq checks its proof.

The statements are written here from the rows themselves, with the domains that the checker asks for
before it uses a row; only the proofs are written by hand.
"""

import shutil
from fractions import Fraction
from itertools import product

import pytest

from symsgd.certify.coq.coqc import LIBRARY, PRELUDE, replay
from symsgd.certify.everyday import rows
from symsgd.certify.everyday.point import enclose
from symsgd.certify.everyday.rows import ROWS
from symsgd.expression import node as n

WHOLE = {variable.value for variable in rows.WHOLE}

without_coq = pytest.mark.skipif(
    shutil.which("coqc") is None,
    reason="coqc is missing: apt-get install coq libcoq-coquelicot libcoq-interval",
)
# The functions where they have values: the real root, and Γ of a whole number m ≥ 1.
PREAMBLE = f"""\
From {LIBRARY} Require Import {PRELUDE}.
Definition root (u : R) (k : nat) : R := rpow u (/ INR k).
Definition gamma (m : nat) : R := INR (fact (pred m)).
Lemma index k : (1 <= k)%nat -> 0 < INR k.
Proof. intro H. apply lt_0_INR. lia. Qed.
Lemma rpow_above u t : 0 < u -> 0 < rpow u t.
Proof. intro H. rewrite rpow_pos by exact H. apply exp_pos. Qed.
Lemma power_of_power u s m : 0 < u -> rpow u s ^ m = exp (INR m * s * ln u).
Proof. intro H. rewrite rpow_pos by exact H. rewrite exp_pow_nat. f_equal. ring. Qed.
Lemma root_above u k : (1 <= k)%nat -> 0 < u -> root u k ^ k = u.
Proof. intros K H. unfold root. rewrite power_of_power by exact H. pose proof (index k K).
 replace (INR k * / INR k * ln u) with (ln u) by (field; lra). apply exp_ln. exact H. Qed.
Lemma root_of_0 k : root 0 k = 0. Proof. apply rpow_0. Qed.
Lemma root_below u k : u < 0 -> root u k = - root (- u) k.
Proof. intro H. unfold root. rewrite rpow_neg by exact H. rewrite rpow_pos by lra. reflexivity. Qed.
Lemma odd_below u k : Nat.Odd k -> (- u) ^ k = - u ^ k.
Proof. intros [m ->]. rewrite Nat.add_1_r, <- !tech_pow_Rmult, !pow_mult.
 replace ((- u) ^ 2) with (u ^ 2) by ring. ring. Qed.
Lemma even_sign k : Nat.Even k -> (- (1)) ^ k = 1.
Proof. intros [m ->]. replace (- (1)) with (-1) by ring. apply pow_1_even. Qed.
Lemma power_above u k : 0 < u -> 0 < u ^ k. Proof. apply pow_lt. Qed.
Lemma power_of_0 k : (1 <= k)%nat -> 0 ^ k = 0. Proof. intro K. apply pow_i. lia. Qed.
Lemma root_spec u k : (1 <= k)%nat -> (Nat.Even k -> 0 <= u) -> root u k ^ k = u.
Proof. intros K D. destruct (Rtotal_order u 0) as [H|[->|H]].
 destruct (Nat.Even_or_Odd k) as [E|O]; [ specialize (D E); lra | ].
 rewrite root_below, odd_below, root_above by (assumption || lra). ring.
 rewrite root_of_0. apply power_of_0. exact K. apply root_above; assumption. Qed.
Lemma root_sign u k : 0 < u -> 0 < root u k. Proof. intro H. apply rpow_above. exact H. Qed.
Lemma power_inj u v k : (1 <= k)%nat -> 0 <= u -> 0 <= v -> u ^ k = v ^ k -> u = v.
Proof. intros K U V E. destruct (Rtotal_order u v) as [H|[H|H]]; [ exfalso | exact H | exfalso ].
 assert (L : u ^ k < v ^ k); [ | lra ].
 destruct (Req_dec u 0) as [->|N]; [ rewrite power_of_0 by exact K; apply pow_lt; lra | ].
 pose proof (index k K). apply (ln_lt_inv (u ^ k) (v ^ k)); try (apply pow_lt; lra).
 rewrite !ln_pow by lra. apply Rmult_lt_compat_l; [ assumption | apply ln_increasing; lra ].
 assert (L : v ^ k < u ^ k); [ | lra ].
 destruct (Req_dec v 0) as [->|N]; [ rewrite power_of_0 by exact K; apply pow_lt; lra | ].
 pose proof (index k K). apply (ln_lt_inv (v ^ k) (u ^ k)); try (apply pow_lt; lra).
 rewrite !ln_pow by lra. apply Rmult_lt_compat_l; [ assumption | apply ln_increasing; lra ]. Qed.
Lemma root_unique u v k : (1 <= k)%nat -> 0 <= v -> v ^ k = u -> root u k = v.
Proof. intros K V <-. apply (power_inj _ _ k K); [ | exact V | ].
 destruct V as [V|<-]; [ apply Rlt_le, root_sign, pow_lt; exact V | ].
 rewrite power_of_0, root_of_0 by exact K. lra.
 apply root_spec; [ exact K | intros _; apply pow_le; exact V ]. Qed.
Lemma root_sqrt u : 0 <= u -> root u 2 = sqrt u.
Proof. intro H. apply root_unique; [ lia | apply sqrt_pos | apply pow2_sqrt; exact H ]. Qed.
Lemma rational_above a p q : (1 <= q)%nat -> 0 < a -> rpow a (INR p / INR q) ^ q = a ^ p.
Proof. intros Q A. rewrite power_of_power by exact A. pose proof (index q Q).
 replace (INR q * (INR p / INR q) * ln a) with (INR p * ln a) by (field; lra).
 rewrite <- exp_pow_nat, exp_ln by exact A. reflexivity. Qed.
"""
PROOFS = {
    "quotient": "field; assumption.",
    "power_minus": "unfold Rdiv. ring.",
    "exp_positive": "apply exp_pos.",
    "exp_and_one": "pose proof (exp_pos a); lra.",
    "exp_zero": "apply exp_0.",
    "sigmoid_positive": "apply sigma_pos.",
    "sigmoid_below_one": "pose proof (sigma_lt1 a); lra.",
    "sigmoid_by_exp": "pose proof (exp_pos a). unfold sigma. rewrite exp_Ropp. field. lra.",
    "exp_by_sigmoid": "pose proof (exp_pos a). unfold sigma. rewrite exp_Ropp. field. lra.",
    "tanh_by_exp": """\
unfold tanh, sinh, cosh. replace (2 * a) with (a + a) by ring. rewrite exp_plus, exp_Ropp.
 pose proof (exp_pos a). assert (0 < exp a * exp a) by (apply Rmult_lt_0_compat; assumption).
 field. split; lra.""",
    "log_exp": "apply ln_exp.",
    "exp_log": "apply exp_ln; assumption.",
    "log_product": "apply ln_mult; assumption.",
    "log_quotient": "rewrite ln_div by assumption; ring.",
    "log_power": "apply ln_pow; assumption.",
    "log_by_power": "rewrite ln_pow by assumption. field. assumption.",
    "e_by_exp": "reflexivity.",
    "e_positive": "apply exp_pos.",
    "e_power": "rewrite rpow_pos by apply exp_pos. rewrite ln_exp. f_equal. ring.",
    "power": "apply rpow_pos; assumption.",
    "rational": """\
match goal with H : 0 <= a |- _ => destruct H as [A|<-] end.
 apply (power_inj _ _ q); try assumption; [ apply Rlt_le, rpow_above; exact A | ].
 rewrite rational_above by assumption. symmetry; assumption.
 rewrite rpow_0.
 match goal with H : b ^ q = 0 ^ p |- _ => rewrite power_of_0 in H by assumption end.
 apply (power_inj _ _ q); try (assumption || lra). rewrite power_of_0 by assumption. congruence.""",
    "inverse": """\
apply (power_inj _ _ q); try assumption; [ apply Rlt_le, rpow_above; assumption | ].
 assert (P : 0 < a ^ p) by (apply pow_lt; assumption).
 apply (Rmult_eq_reg_r (a ^ p)); [ | lra ]. rewrite power_of_power by assumption.
 pose proof (index q ltac:(assumption)).
 replace (INR q * - (INR p / INR q) * ln a) with (- (INR p * ln a)) by (field; lra).
 rewrite exp_Ropp, <- exp_pow_nat, exp_ln by assumption.
 match goal with H : _ = 1 |- _ => rewrite H end. field. lra.""",
    "root_to_the_k": "apply root_spec; assumption.",
    "root_not_negative": """\
match goal with H : 0 <= a |- _ => destruct H as [A|<-] end.
 apply Rlt_le, root_sign; exact A. rewrite root_of_0. lra.""",
    "root_positive": "apply root_sign; assumption.",
    "root": "apply root_unique; assumption.",
    "odd_root": """\
destruct (Nat.Even_or_Odd k) as [E|O]; [ exfalso; pose proof (even_sign k E); lra | ].
 subst a. destruct (Rtotal_order b 0) as [B|[->|B]].
 assert (P : 0 < (- b) ^ k) by (apply pow_lt; lra).
 assert (N : b ^ k = - (- b) ^ k) by (rewrite odd_below by exact O; ring).
 rewrite N, root_below by lra. rewrite (root_unique (- - (- b) ^ k) (- b)); (assumption || lra).
 apply root_unique; (assumption || lra || reflexivity).
 apply root_unique; (assumption || lra || reflexivity).""",
    "abs": "apply Rabs_pos_eq; assumption.",
    "abs_negative": "apply Rabs_left1; assumption.",
    "abs_positive": "apply Rabs_pos_lt; assumption.",
    "abs_square": "apply pow2_abs.",
    "max_first": "apply Rmax_left; lra.",
    "max_second": "apply Rmax_right; assumption.",
    "min_first": "apply Rmin_left; assumption.",
    "min_second": "apply Rmin_right; lra.",
    "gamma_one": "reflexivity.",
    "gamma_next": """\
unfold gamma. destruct k as [|m]; [ lia | ].
 replace (pred (S m + 1)) with (S m) by lia. rewrite <- mult_INR. reflexivity.""",
    "pi_positive": "apply PI_RGT_0.",
    "unit_circle": "pose proof (sin2_cos2 a) as H. unfold Rsqr in H. rewrite <- H. ring.",
    "cos_zero": "apply cos_0.",
    "sin_zero": "apply sin_0.",
    "cos_minus": "apply cos_neg.",
    "sin_minus": "apply sin_neg.",
    "cos_sum": "rewrite cos_plus; ring.",
    "sin_sum": "rewrite sin_plus; ring.",
    "cos_half": "apply cos_PI2.",
    "sin_half": "apply sin_PI2.",
    "cos_third": "apply cos_PI3.",
    "sin_third": "rewrite root_sqrt by lra. apply sin_PI3.",
    "cos_quarter": """\
rewrite root_sqrt by lra. rewrite cos_PI4. pose proof (sqrt_lt_R0 2 ltac:(lra)) as S.
 apply (Rmult_eq_reg_r (sqrt 2)); [ | lra ]. replace (1 / sqrt 2 * sqrt 2) with 1 by (field; lra).
 unfold Rdiv. rewrite Rmult_assoc, (Rmult_comm (/ 2)), <- Rmult_assoc, sqrt_sqrt by lra. field.""",
}
PROOFS["sin_quarter"] = PROOFS["cos_quarter"].replace("cos_PI4", "sin_PI4")
FUNCTIONS = {"log": "ln", "sigmoid": "sigma", "abs": "Rabs", "max": "Rmax", "min": "Rmin"}


def real(node):
    """Write an expression of a row as a real number."""
    args = node.args
    if node.head == n.NUMBER:
        return f"{node.value}"
    if node.head == n.VARIABLE:
        return f"INR {node.value}" if node.value in WHOLE else node.value
    if node.head == n.CONSTANT:
        return {"pi": "PI", "e": "exp 1"}[node.value]
    if node.head == n.NEGATE:
        return f"- ({real(args[0])})"
    if node.head in (n.ADD, n.MULTIPLY, n.DIVIDE):
        sign = {n.ADD: " + ", n.MULTIPLY: " * ", n.DIVIDE: " / "}[node.head]
        return sign.join(f"({real(arg)})" for arg in args)
    if node.head == n.POWER:
        if args[1].head == n.NEGATE and args[1].args[0].value in WHOLE:
            return f"/ ({real(args[0])}) ^ {count(args[1].args[0])}"
        if args[1].head == n.NUMBER or args[1].value in WHOLE:
            return f"({real(args[0])}) ^ {count(args[1])}"
        return f"rpow ({real(args[0])}) ({real(args[1])})"
    name, _ = node.value
    if name in ("root", "gamma"):
        *values, k = args
        return " ".join([name, *(f"({real(arg)})" for arg in values), count(k)])
    assert node.head == n.APPLY
    return " ".join([FUNCTIONS.get(name, name), *(f"({real(arg)})" for arg in args)])


def count(node):
    """Write a whole number."""
    if node.head == n.ADD:
        return f"({' + '.join(map(count, node.args))})"
    assert node.head in (n.NUMBER, n.VARIABLE)
    return str(node.value)


def domain(node):
    """Write what the checker asks for before it gives an operation a value."""
    if node.head == n.DIVIDE:
        yield f"{real(node.args[1])} <> 0"
    if node.head == n.POWER and node.args[1].head == n.NEGATE:
        yield f"{real(node.args[0])} <> 0"
    if node.head == n.APPLY and node.value[0] == "log":
        yield f"0 < {real(node.args[0])}"
    if node.head == n.APPLY and node.value[0] == "root":
        yield f"(Nat.Even {count(node.args[1])} -> 0 <= {real(node.args[0])})"


def statement(name):
    shown, *needed = ROWS[name]
    names = n.free_variables(shown, *needed)
    given = [f"(1 <= {k})%nat" for k in names if k in WHOLE]
    given += [relation(fact) for fact in needed]
    given += [fact for node in n.walk(shown, *needed) for fact in domain(node)]
    bound = [f"({k} : {'nat' if k in WHOLE else 'R'})" for k in names]
    quantified = f"forall {' '.join(bound)}, " if bound else ""
    return quantified + " -> ".join([*dict.fromkeys(given), relation(shown)])


def relation(fact):
    left, right = map(real, fact.args)
    if fact.value in (">", ">="):  # Coq has lemmas for < and <=
        left, right = right, left
    sign = {"!=": "<>"}.get(fact.value, fact.value.replace(">", "<"))
    return f"{left} {sign} {right}"


def theorem(name, said=""):
    return (
        f"Theorem row_{name} : {said or statement(name)}.\nProof. intros.\n {PROOFS[name]} Qed.\n"
    )


def test_each_row_has_a_proof():
    assert PROOFS.keys() == ROWS.keys()
    assert "Admitted" not in PREAMBLE + "".join(PROOFS.values())


def test_the_statement_says_what_the_row_says():
    assert statement("log_product") == (
        "forall (a : R) (b : R), 0 < (a) * (b) -> 0 < a -> 0 < b"
        " -> ln ((a) * (b)) = (ln (a)) + (ln (b))"
    )
    assert statement("root_positive") == (
        "forall (a : R) (k : nat), (1 <= k)%nat -> 0 < a -> (Nat.Even k -> 0 <= a)"
        " -> 0 < root (a) k"
    )


@pytest.mark.needs_coq
@without_coq
def test_coq_accepts_each_row():
    found = replay("everyday_rows", PREAMBLE + "".join(map(theorem, ROWS)))
    assert found.accepted, found.complaint


@pytest.mark.needs_coq
@without_coq
@pytest.mark.parametrize(
    ("name", "right", "wrong"),
    [
        ("log_product", "0 < b", "0 <> b"),
        ("root", "0 <= b ->", ""),
        ("tanh_by_exp", "(2) * (a)", "(3) * (a)"),
        ("cos_third", "(1) / (2)", "(1) / (3)"),
        ("quotient", "b <> 0 ->", ""),
        ("abs_negative", "a <= 0", "a <= 1"),
    ],
)
def test_coq_rejects_another_row(name, right, wrong):
    said = statement(name)
    assert right in said
    assert not replay("no_row", PREAMBLE + theorem(name, said.replace(right, wrong))).accepted


@pytest.mark.parametrize("name", ROWS)
def test_each_row_speaks_of_something_and_the_enclosures_agree(name):
    """There are numbers for which all that a row needs holds, and then it does not fail."""
    names, held = n.free_variables(*ROWS[name]), 0
    numbers = [[1, 2, 3] if k in WHOLE else [Fraction(k, 2) for k in range(-4, 9)] for k in names]
    for values in product(*numbers):
        point = dict(zip(names, map(Fraction, values), strict=True))
        shown, *needed = (enclose(_put(fact, point), {}) for fact in ROWS[name])
        if all(needed):
            assert shown is not False
            near = [enclose(_put(side, point), {}) for side in ROWS[name][0].args]
            held += None not in near and (shown or near[0].overlaps(near[1]))
    assert held


def _put(fact, point):
    return n.substitute(fact, {n.variable(name): n.number(k) for name, k in point.items()})
