(* What the theorems that symsgd writes rest on: definitions, lemmas and tactics. *)
From Coq Require Export Reals Lra Lia Psatz.
From Coquelicot Require Export Coquelicot.
From Interval Require Export Tactic.
Open Scope R_scope.

Definition sigma (x : R) : R := / (1 + exp (- x)).
Definition softplus (x : R) : R := ln (1 + exp x).
Definition relu (x : R) : R := Rmax 0 x.

Lemma sigma_den x : 1 + exp (- x) <> 0.
Proof. pose proof (exp_pos (- x)); lra. Qed.
Lemma sigma_pos x : 0 < sigma x.
Proof. unfold sigma. apply Rinv_0_lt_compat. pose proof (exp_pos (- x)); lra. Qed.
Lemma sigma_lt1 x : 0 < 1 - sigma x.
Proof. unfold sigma. pose proof (exp_pos (-x)).
 replace (1 - / (1 + exp (- x))) with (exp (-x) / (1 + exp (-x))) by (field; lra).
 apply Rdiv_lt_0_compat; lra. Qed.
Lemma is_derive_sigma x : is_derive sigma x (sigma x * (1 - sigma x)).
Proof. unfold sigma. pose proof (exp_pos (-x)). auto_derive. lra. field; lra. Qed.
#[global] Instance UnaryDiff_sigma : UnaryDiff sigma := {| UnaryDiff_f' := fun x => sigma x * (1 - sigma x); UnaryDiff_H := is_derive_sigma |}.
Lemma is_derive_softplus x : is_derive softplus x (sigma x).
Proof. unfold softplus, sigma. pose proof (exp_pos x). rewrite exp_Ropp. auto_derive. lra. field; lra. Qed.
#[global] Instance UnaryDiff_softplus : UnaryDiff softplus := {| UnaryDiff_f' := fun x => sigma x; UnaryDiff_H := is_derive_softplus |}.
Lemma is_derive_tanh x : is_derive tanh x (1 - tanh x ^ 2).
Proof. unfold tanh, sinh, cosh. pose proof (exp_pos x); pose proof (exp_pos (-x)). auto_derive. lra. field; lra. Qed.
#[global] Instance UnaryDiff_tanh : UnaryDiff tanh := {| UnaryDiff_f' := fun x => 1 - tanh x ^ 2; UnaryDiff_H := is_derive_tanh |}.

Lemma ln_inv_eq a b : 0 < a -> 0 < b -> ln a = ln b -> a = b.
Proof. apply ln_inv. Qed.
Lemma ln_pow_nat x n : 0 < x -> ln (x ^ n) = INR n * ln x.
Proof. apply ln_pow. Qed.
Lemma exp_pow_nat x n : exp x ^ n = exp (INR n * x).
Proof. induction n as [|n IH]. simpl; rewrite Rmult_0_l, exp_0; reflexivity.
 rewrite <- tech_pow_Rmult, IH, <- exp_plus, S_INR. f_equal. ring. Qed.

Lemma sq0 t : 0 <= t * t. Proof. apply Rle_0_sqr. Qed.
Lemma sq1 t : 0 <= t * (t * 1). Proof. rewrite Rmult_1_r. apply Rle_0_sqr. Qed.
Ltac sgd_pos :=
  first [ assumption | apply exp_pos | apply sigma_pos | apply sigma_lt1 | lra
   | apply Rplus_lt_le_0_compat; [ solve [sgd_pos] | solve [sgd_nn] ]
   | apply Rplus_le_lt_0_compat; [ solve [sgd_nn] | solve [sgd_pos] ]
   | apply Rmult_lt_0_compat; solve [sgd_pos] | apply pow_lt; solve [sgd_pos]
   | apply Rinv_0_lt_compat; solve [sgd_pos] | apply Rdiv_lt_0_compat; solve [sgd_pos] ]
with sgd_nn :=
  first [ assumption | lra | apply sqrt_pos | apply pow2_ge_0 | apply sq0 | apply sq1
   | apply Rplus_le_le_0_compat; solve [sgd_nn] | apply Rmult_le_pos; solve [sgd_nn] | apply pow_le; solve [sgd_nn]
   | apply Rlt_le; solve [sgd_pos] ].
Ltac sgd_ne := first [ assumption | lra | (apply Rgt_not_eq; red; solve [sgd_pos]) | (apply Rlt_not_eq; solve [nra]) | (apply Rgt_not_eq; solve [nra])
  | (let Hc := fresh in intro Hc; match goal with H : ?a <> 0 |- _ => apply H; (lra || nra || (field_simplify in Hc; lra)) end) ].
Ltac sgd_side := repeat match goal with |- _ /\ _ => split end; try sgd_ne.
Ltac sgd_field := first [ ring | (field; sgd_side) ].
(* goal: exp u = monomial in (exp b) *)
Ltac exp_atom := rewrite ?exp_pow_nat, <- ?exp_Ropp, <- ?exp_plus; try match goal with |- exp _ = 1 => rewrite <- exp_0 end; apply f_equal; rewrite ?INR_IZR_INZ; simpl Z.of_nat; sgd_field.
Ltac ln_norm := repeat first [ match goal with H : ln ?e = _ |- context [ln ?e] => is_var e; rewrite H end | rewrite ln_mult; [ | solve [sgd_pos] | solve [sgd_pos] ] | rewrite ln_Rinv; [ | solve [sgd_pos] ] | rewrite ln_pow; [ | solve [sgd_pos] ] | rewrite ln_exp | rewrite ln_1 ]; rewrite ?INR_IZR_INZ; simpl Z.of_nat; first [ring | field | sgd_field].
Ltac exp_ln_step := match goal with |- context [exp (ln ?f)] => rewrite (exp_ln f) by sgd_pos end.
Ltac exp_atom_ln := rewrite ?exp_pow_nat; match goal with |- ?l = ?m * ?r => apply (ln_inv_eq l (m*r)); [ apply exp_pos | sgd_pos | rewrite ln_exp; ln_norm ] end.
Ltac clear_eqs := repeat match goal with H : exp _ = _ |- _ => clear H end.
Ltac sgd_spos := first [ solve [sgd_pos] | match goal with H : 0 <= ?t |- 0 < ?t => destruct H as [H|H]; [ exact H | exfalso; match goal with K : sqrt _ <> 0 |- _ => apply K; rewrite <- H; apply sqrt_0 end ] end | nra ].
Ltac sgd_nonneg := first [ assumption | lra | apply Rlt_le; solve [sgd_pos] | nra ].
Ltac sgd_dside := repeat match goal with |- _ /\ _ => split end;
  try match goal with |- True => exact I end;
  repeat match goal with |- context [exp ?u] => lazymatch goal with H : 0 < exp u |- _ => fail | _ => pose proof (exp_pos u) end end;
  try sgd_pos; try sgd_ne.
Lemma Rmax_abs a b : Rmax a b = (a + b + Rabs (a - b)) / 2.
Proof. unfold Rmax, Rabs. destruct (Rle_dec a b); destruct (Rcase_abs (a - b)); lra. Qed.
Lemma Rmin_abs a b : Rmin a b = (a + b - Rabs (a - b)) / 2.
Proof. unfold Rmin, Rabs. destruct (Rle_dec a b); destruct (Rcase_abs (a - b)); lra. Qed.
Ltac sgd_unfold := unfold softplus, relu, sigma, tanh, sinh, cosh; rewrite ?Rmax_abs, ?Rmin_abs.
Ltac pw_zero := match goal with x : R |- _ => assert (x = 0) by lra; subst x; (lra || ring || nra) end.
Ltac sgd_piecewise := unfold Rmax, Rmin, Rabs; repeat match goal with
  | |- context [Rle_dec ?a ?b] => destruct (Rle_dec a b)
  | |- context [Rcase_abs ?a] => destruct (Rcase_abs a) end; first [ lra | ring | nra | pw_zero ].
Ltac sgd_letter b := let E := fresh "E" in pose proof (ln_exp b); pose proof (exp_pos b); set (E := exp b) in *; clearbody E.
Ltac sgd_logs := repeat first [ match goal with H : ln ?e = _ |- context [ln ?e] => is_var e; rewrite H end
  | rewrite ln_mult; [ | solve [sgd_pos] | solve [sgd_pos] ] | rewrite ln_div; [ | solve [sgd_pos] | solve [sgd_pos] ]
  | rewrite ln_Rinv; [ | solve [sgd_pos] ] | rewrite ln_pow; [ | solve [sgd_pos] ] | rewrite ln_exp | rewrite ln_1 ];
  rewrite ?INR_IZR_INZ; simpl Z.of_nat.
Ltac sgd_exp_ln := unfold Rminus; rewrite ?exp_plus, ?exp_Ropp; repeat (rewrite exp_ln by sgd_pos).

(* networks *)
Lemma net_equal (f : R -> R) (t a b : R) : is_derive f t a -> a = b -> is_derive f t b.
Proof. intros H <-. exact H. Qed.
Lemma net_same (f g : R -> R) (t a b : R) : (forall s, g s = f s) -> is_derive g t a -> a = b -> is_derive f t b.
Proof. intros E H <-. exact (is_derive_ext g f t a E H). Qed.
Lemma net_constant (c t : R) : is_derive (fun _ => c) t 0.
Proof. apply @is_derive_const. Qed.
Lemma net_variable (t : R) : is_derive (fun s => s) t 1.
Proof. apply @is_derive_id. Qed.
Lemma net_variable_times (c t : R) : is_derive (fun s => s * c) t c.
Proof. auto_derive; [ exact I | ring ]. Qed.
Lemma net_square (t : R) : is_derive (fun s => s ^ 2) t (2 * t).
Proof. auto_derive; [ exact I | ring ]. Qed.
Lemma net_plus (f g : R -> R) (t a b : R) : is_derive f t a -> is_derive g t b -> is_derive (fun s => f s + g s) t (a + b).
Proof. apply @is_derive_plus. Qed.
Lemma net_times (k : R) (f : R -> R) (t a : R) : is_derive f t a -> is_derive (fun s => k * f s) t (k * a).
Proof. intro H. exact (is_derive_scal f t k a H). Qed.
Lemma net_chain (f g : R -> R) (t a b : R) : is_derive f (g t) a -> is_derive g t b -> is_derive (fun s => f (g s)) t (a * b).
Proof. intros F G. apply (net_equal _ _ (b * a)); [ | apply Rmult_comm ]. exact (is_derive_comp f g t a b F G). Qed.
Lemma net_exp (g : R -> R) (t b : R) : is_derive g t b -> is_derive (fun s => exp (g s)) t (exp (g t) * b).
Proof. apply net_chain. auto_derive; [ exact I | ring ]. Qed.
Lemma net_quotient (f g : R -> R) (t a b : R) : g t <> 0 -> is_derive f t a -> is_derive g t b ->
  is_derive (fun s => f s / g s) t ((a * g t - f t * b) / g t ^ 2).
Proof. intros N F G. exact (is_derive_div f g t a b F G N). Qed.
Lemma net_update (f : R -> R) (t g eta w r : R) : is_derive f t g -> w - eta * g = r -> w - eta * Derive f t = r.
Proof. intros H <-. f_equal. f_equal. apply is_derive_unique. exact H. Qed.
Ltac net_equal_values f := repeat match goal with |- context [f ?a] => match goal with |- context [f ?b] =>
  lazymatch a with b => fail | _ => let E := fresh in assert (E : f a = f b) by (apply f_equal; sgd_field); rewrite E; clear E end end end.
Ltac net_arguments := net_equal_values sigma; net_equal_values tanh; net_equal_values exp; net_equal_values ln.
