(* What the theorems that symsgd writes rest on: definitions, lemmas and tactics. *)
From Coq Require Export Reals Lra Lia Psatz.
From Coquelicot Require Export Coquelicot.
From Interval Require Export Tactic.
From Coq Require NsatzTactic Nsatz.
Open Scope R_scope.

Definition sigma (x : R) : R := / (1 + exp (- x)).
Definition softplus (x : R) : R := ln (1 + exp x).
Definition relu (x : R) : R := Rmax 0 x.

Definition heaviside (x : R) : R := (1 + sign x) / 2.
(* x ^ a for x >= 0 and a > 0, and the odd root for a = 1/3, 1/5, ... *)
Definition rpow (x a : R) : R := sign x * exp (a * ln (Rabs x)).
Definition erf (x : R) : R := 2 / sqrt PI * RInt (fun t => exp (- t ^ 2)) 0 x.

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

Lemma is_derive_of_pt f x d (p : derivable_pt f x) : derive_pt f x p = d -> is_derive f x d.
Proof. intro H. apply is_derive_Reals. rewrite <- H. unfold derive_pt. destruct p; assumption. Qed.
Lemma is_derive_asin x : -1 < x < 1 -> is_derive asin x (/ sqrt (1 - x ^ 2)).
Proof. intro H. apply (is_derive_of_pt _ _ _ (derivable_pt_asin x H)). rewrite derive_pt_asin. unfold Rsqr, Rdiv. rewrite Rmult_1_l. do 2 f_equal. ring. Qed.
#[global] Instance UnaryDiff_asin : UnaryDiff' asin := {| UnaryDiff'_f' := fun x => / sqrt (1 - x ^ 2); UnaryDiff'_df := fun x => -1 < x < 1; UnaryDiff'_H := is_derive_asin |}.
Lemma is_derive_acos x : -1 < x < 1 -> is_derive acos x (- / sqrt (1 - x ^ 2)).
Proof. intro H. apply (is_derive_of_pt _ _ _ (derivable_pt_acos x H)). rewrite derive_pt_acos. unfold Rsqr, Rdiv. replace (1 - x * x) with (1 - x ^ 2) by ring. ring. Qed.
#[global] Instance UnaryDiff_acos : UnaryDiff' acos := {| UnaryDiff'_f' := fun x => - / sqrt (1 - x ^ 2); UnaryDiff'_df := fun x => -1 < x < 1; UnaryDiff'_H := is_derive_acos |}.
Lemma is_derive_erf x : is_derive erf x (2 / sqrt PI * exp (- x ^ 2)).
Proof. unfold erf. apply (is_derive_scal (fun x => RInt (fun t => exp (- t ^ 2)) 0 x)).
 assert (C : forall y, continuous (fun t => exp (- t ^ 2)) y) by (intro y; apply (ex_derive_continuous (fun t => exp (- t ^ 2))); auto_derive; exact I).
 apply (is_derive_RInt (fun t => exp (- t ^ 2)) _ 0). apply filter_forall. intro y. apply (RInt_correct (fun t => exp (- t ^ 2)) 0 y). apply (ex_RInt_continuous (fun t => exp (- t ^ 2))). intros z _. apply C. apply C. Qed.
#[global] Instance UnaryDiff_erf : UnaryDiff erf := {| UnaryDiff_f' := fun x => 2 / sqrt PI * exp (- x ^ 2); UnaryDiff_H := is_derive_erf |}.
Lemma erf_0 : erf 0 = 0. Proof. unfold erf. rewrite RInt_point. unfold zero; simpl; ring. Qed.
Lemma erf_neg x : erf (- x) = - erf x.
Proof. unfold erf. assert (E : RInt (fun t => exp (- t ^ 2)) 0 (- x) = - RInt (fun t => exp (- t ^ 2)) 0 x).
 assert (C : forall a b, ex_RInt (fun t => exp (- t ^ 2)) a b).
 intros a b. apply (ex_RInt_continuous (fun t => exp (- t ^ 2))). intros y _. apply (ex_derive_continuous (fun t => exp (- t ^ 2))). auto_derive; exact I.
 pose proof (RInt_comp_lin (fun t => exp (- t ^ 2)) (-1) 0 0 x (C _ _)) as T. replace (-1 * 0 + 0) with 0 in T by ring. replace (-1 * x + 0) with (- x) in T by ring. rewrite <- T.
 rewrite (RInt_ext _ (fun t => opp (exp (- t ^ 2)))). apply (RInt_opp (fun t => exp (- t ^ 2))). apply C.
 intros t _. unfold opp, scal; simpl; unfold mult; simpl. replace (- ((-1 * t + 0) * ((-1 * t + 0) * 1))) with (- (t * (t * 1))) by ring. ring.
 rewrite E. ring. Qed.
Lemma sign_pos x : 0 < x -> sign x = 1. Proof. exact (sign_eq_1 x). Qed.
Lemma sign_neg x : x < 0 -> sign x = -1. Proof. exact (sign_eq_m1 x). Qed.
Lemma rpow_pos x a : 0 < x -> rpow x a = exp (a * ln x).
Proof. intro H. unfold rpow. rewrite sign_pos, Rabs_pos_eq by lra. ring. Qed.
Lemma rpow_neg x a : x < 0 -> rpow x a = - exp (a * ln (- x)).
Proof. intro H. unfold rpow. rewrite sign_neg by lra. rewrite Rabs_left by lra. ring. Qed.
Lemma rpow_0 a : rpow 0 a = 0. Proof. unfold rpow. rewrite sign_0. ring. Qed.
Lemma sin_turns x k : sin (x + 2 * IZR k * PI) = sin x.
Proof. destruct k as [|p|p].
 replace (x + 2 * 0 * PI) with x by ring; reflexivity.
 rewrite <- (sin_period x (Pos.to_nat p)), INR_IZR_INZ, positive_nat_Z; reflexivity.
 rewrite <- (sin_period (x + 2 * IZR (Z.neg p) * PI) (Pos.to_nat p)), INR_IZR_INZ, positive_nat_Z. f_equal. change (Z.neg p) with (- Z.pos p)%Z. rewrite opp_IZR. ring. Qed.
Lemma cos_turns x k : cos (x + 2 * IZR k * PI) = cos x.
Proof. destruct k as [|p|p].
 replace (x + 2 * 0 * PI) with x by ring; reflexivity.
 rewrite <- (cos_period x (Pos.to_nat p)), INR_IZR_INZ, positive_nat_Z; reflexivity.
 rewrite <- (cos_period (x + 2 * IZR (Z.neg p) * PI) (Pos.to_nat p)), INR_IZR_INZ, positive_nat_Z. f_equal. change (Z.neg p) with (- Z.pos p)%Z. rewrite opp_IZR. ring. Qed.

Lemma ln_inv_eq a b : 0 < a -> 0 < b -> ln a = ln b -> a = b.
Proof. apply ln_inv. Qed.
Lemma ln_pow_nat x n : 0 < x -> ln (x ^ n) = INR n * ln x.
Proof. apply ln_pow. Qed.
Lemma exp_pow_nat x n : exp x ^ n = exp (INR n * x).
Proof. induction n as [|n IH]. simpl; rewrite Rmult_0_l, exp_0; reflexivity.
 rewrite <- tech_pow_Rmult, IH, <- exp_plus, S_INR. f_equal. ring. Qed.

Lemma root_above x : 0 < x + sqrt (x ^ 2 + 1).
Proof. assert (H : Rabs x < sqrt (x ^ 2 + 1)) by (rewrite <- (sqrt_Rsqr_abs x); apply sqrt_lt_1_alt; unfold Rsqr; nra).
 unfold Rabs in H. destruct (Rcase_abs x); lra. Qed.
Lemma sq0 t : 0 <= t * t. Proof. apply Rle_0_sqr. Qed.
Lemma sq1 t : 0 <= t * (t * 1). Proof. rewrite Rmult_1_r. apply Rle_0_sqr. Qed.
Lemma below_one e : 0 < e -> 0 < 1 + - (1 / (1 + e)).
Proof. intro H. replace (1 + - (1 / (1 + e))) with (e / (1 + e)) by (field; lra). apply Rdiv_lt_0_compat; lra. Qed.
Lemma below_one_inv e : 0 < e -> 0 < 1 + - / (1 + e).
Proof. intro H. replace (1 + - / (1 + e)) with (e / (1 + e)) by (field; lra). apply Rdiv_lt_0_compat; lra. Qed.
Lemma sqrt_not_zero t : 0 <= t -> sqrt t <> 0 -> 0 < t.
Proof. intros H K. destruct H as [H|H]; [ exact H | exfalso; apply K; rewrite <- H; apply sqrt_0 ]. Qed.
Lemma square_positive x : x <> 0 -> 0 < x ^ 2.
Proof. intro H. replace (x ^ 2) with (Rsqr x) by (unfold Rsqr; ring). apply Rsqr_pos_lt. exact H. Qed.
Ltac sgd_pos :=
  first [ assumption | apply square_positive; assumption | apply exp_pos | apply sigma_pos | apply sigma_lt1 | lra | apply root_above
   | apply below_one; solve [sgd_pos] | apply below_one_inv; solve [sgd_pos]
   | apply Rplus_lt_le_0_compat; [ solve [sgd_pos] | solve [sgd_nn] ]
   | apply Rplus_le_lt_0_compat; [ solve [sgd_nn] | solve [sgd_pos] ]
   | apply Rmult_lt_0_compat; solve [sgd_pos] | apply pow_lt; solve [sgd_pos]
   | apply Rinv_0_lt_compat; solve [sgd_pos] | apply Rdiv_lt_0_compat; solve [sgd_pos] ]
with sgd_nn :=
  first [ assumption | lra | apply sqrt_pos | apply Rabs_pos | apply pow2_ge_0 | apply sq0 | apply sq1
   | apply Rplus_le_le_0_compat; solve [sgd_nn] | apply Rmult_le_pos; solve [sgd_nn] | apply pow_le; solve [sgd_nn]
   | apply Rlt_le; solve [sgd_pos] ].
Ltac sgd_ne := first [ assumption | lra | (apply Rabs_no_R0; assumption) | (apply Rgt_not_eq; red; solve [sgd_pos]) | (apply Rlt_not_eq; solve [nra]) | (apply Rgt_not_eq; solve [nra])
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
(* 1/x + sqrt (1/x^2 - 1) is no positive number for x < 0 *)
Ltac sgd_root_absurd := match goal with
  S : 0 > ?x |- _ => assert (/ x < 0) by (apply Rinv_lt_0_compat; lra); repeat match goal with
    | H : context [sqrt ?t] |- _ => lazymatch goal with K : sqrt t * sqrt t = t |- _ => fail | _ => assert (sqrt t * sqrt t = t) by (apply sqrt_sqrt; assumption); pose proof (sqrt_pos t) end end;
    unfold Rdiv in *; rewrite ?Rmult_1_l in *; replace (/ x ^ 2) with (/ x * / x) in * by (field; lra); set (/ x) in *; nra end.
(* a condition that is known in another form *)
Ltac sgd_other_form := match goal with
  | H : 0 < ?u |- 0 < ?v => replace v with u by (field; sgd_side); exact H
  | H : 0 <= ?u, N : _ <> 0 |- 0 < ?v => replace v with u by (field; sgd_side); destruct H as [H|H]; [ exact H | exfalso; apply N; first [ lra | (rewrite <- H; ring) ] ]
  | H : ?u <> 0 |- ?v <> 0 => replace v with u by (field; sgd_side); exact H end.
Lemma root_slope u : 0 < u -> sqrt u / (2 * u) = / (2 * sqrt u).
Proof. intro H. pose proof (sqrt_lt_R0 u H) as S. rewrite <- (sqrt_sqrt u) at 2 by lra. field. lra. Qed.
Ltac sgd_open_roots := repeat match goal with |- context [sqrt ?u] => lazymatch goal with P : 0 < sqrt u |- _ => fail | _ =>
  let H := fresh in assert (H : 0 < u) by first [ assumption | sgd_other_form ]; pose proof (sqrt_lt_R0 u H); rewrite ?(root_slope u H) end end.
Ltac sgd_dside := repeat match goal with |- _ /\ _ => split end;
  try match goal with |- True => exact I end;
  repeat match goal with |- context [exp ?u] => lazymatch goal with H : 0 < exp u |- _ => fail | _ => pose proof (exp_pos u) end end;
  repeat match goal with H : sqrt ?t <> 0, K : 0 <= ?t |- _ => lazymatch goal with L : 0 < t |- _ => fail | _ => pose proof (sqrt_not_zero t K H) end end;
  try sgd_pos; try sgd_ne; try nra; try sgd_other_form.
Lemma Rmax_abs a b : Rmax a b = (a + b + Rabs (a - b)) / 2.
Proof. unfold Rmax, Rabs. destruct (Rle_dec a b); destruct (Rcase_abs (a - b)); lra. Qed.
Lemma Rmin_abs a b : Rmin a b = (a + b - Rabs (a - b)) / 2.
Proof. unfold Rmin, Rabs. destruct (Rle_dec a b); destruct (Rcase_abs (a - b)); lra. Qed.
Ltac sgd_unfold := unfold softplus, relu, sigma, tanh, sinh, cosh; rewrite ?Rmax_abs, ?Rmin_abs.
Ltac pw_zero := match goal with x : R |- _ => assert (x = 0) by lra; subst x; (lra || ring || nra) end.
Ltac sgd_piecewise := unfold Rmax, Rmin, Rabs; repeat match goal with
  | |- context [Rle_dec ?a ?b] => destruct (Rle_dec a b)
  | |- context [Rcase_abs ?a] => destruct (Rcase_abs a) end; first [ lra | ring | nra | pw_zero ].
Ltac sgd_letter b := let E := fresh "E" in pose proof (ln_exp b); pose proof (exp_pos b);
  first [ assert (1 < exp b) by (interval with (i_prec 64)) | assert (exp b < 1) by (interval with (i_prec 64)) | idtac ]; set (E := exp b) in *; clearbody E.
Ltac sgd_logs := repeat first [ match goal with H : ln ?e = _ |- context [ln ?e] => is_var e; rewrite H end
  | rewrite ln_mult; [ | solve [sgd_pos] | solve [sgd_pos] ] | rewrite ln_div; [ | solve [sgd_pos] | solve [sgd_pos] ]
  | rewrite ln_Rinv; [ | solve [sgd_pos] ] | rewrite ln_pow; [ | solve [sgd_pos] ] | rewrite ln_exp | rewrite ln_1 ];
  rewrite ?INR_IZR_INZ; simpl Z.of_nat.
Ltac sgd_exp_ln := unfold Rminus; rewrite ?exp_plus, ?exp_Ropp; repeat (rewrite exp_ln by sgd_pos).
Lemma sigma_quotient x : sigma x = 1 / (1 + exp (- x)).
Proof. unfold sigma. field. apply sigma_den. Qed.
Lemma tanh_quotient x : tanh x = (exp x + (- exp (- x))) / (exp x + exp (- x)).
Proof. unfold tanh, sinh, cosh. pose proof (exp_pos x); pose proof (exp_pos (- x)). field. lra. Qed.
Lemma sqrt_square u : 0 <= u -> sqrt (u ^ 2) = u.
Proof. intro H. apply sqrt_lem_1; [ apply pow2_ge_0 | exact H | ring ]. Qed.
Lemma sqrt_square_neg u : u < 0 -> sqrt (u ^ 2) = - u.
Proof. intro H. apply sqrt_lem_1; [ apply pow2_ge_0 | lra | ring ]. Qed.
Lemma product_nonzero a b : a <> 0 -> b <> 0 -> a * b <> 0.
Proof. intros H K; apply Rmult_integral_contrapositive_currified; assumption. Qed.
(* An equation that follows from equations in the context, with denominators known not to vanish. *)
Ltac sgd_equations := repeat match goal with
  | H : ?T |- _ => lazymatch T with @eq R _ _ => fail | R => fail | _ => clear H end
  | H : ln _ = _ |- ?G => lazymatch G with context [ln _] => fail | _ => clear H end end.
Ltac sgd_ideal := sgd_equations; cbn [pow] in *; timeout 10 (solve [ NsatzTactic.nsatz_default ]).
Ltac sgd_letters_out := repeat match goal with T := _ : R |- _ => subst T end.
Ltac sgd_differs := sgd_letters_out; first [ (apply Rgt_not_eq; interval with (i_prec 64)) | (apply Rlt_not_eq; interval with (i_prec 64)) ].
Ltac sgd_known := first [ assumption | lra | (apply Rgt_not_eq; red; solve [ sgd_pos ]) | sgd_differs ].
Ltac sgd_split := repeat match goal with |- _ /\ _ => split end; try exact I.
Ltac sgd_zero := first [ solve [ ring ] | solve [ lra ] | sgd_ideal
  | (field_simplify_eq; [ first [ solve [ ring ] | sgd_ideal ] | sgd_split; sgd_known .. ]) ].
Ltac sgd_apart := first [ sgd_known
  | (let K := fresh in intro K; match goal with H : ?a <> 0 |- False => apply H; solve [ sgd_zero ] end)
  | match goal with H : ?a <> 0, G : ?b <> 0 |- _ =>
      let K := fresh in intro K; apply (product_nonzero a b H G); solve [ sgd_zero ] end
  | solve [ nra ] ].
Ltac sgd_equal := first [ solve [ ring ] | solve [ lra ] | solve [ field; sgd_split; sgd_apart ] | sgd_ideal
  | (field_simplify_eq; [ first [ solve [ ring ] | sgd_ideal ] | sgd_split; sgd_apart .. ]) ].
Ltac sgd_nonneg2 := first [ assumption | lra | solve [ sgd_nn ] | (sgd_letters_out; interval with (i_prec 64)) | nra ].
Ltac sgd_root t := let H := fresh "SQ" in let P := fresh "SP" in
  assert (H : sqrt t * sqrt t = t) by (apply sqrt_sqrt; sgd_nonneg2);
  pose proof (sqrt_pos t) as P;
  lazymatch t with context [_ / _] => try (let F := fresh "SQ" in pose proof H as F; field_simplify_eq in F; [ | solve [ sgd_split; sgd_known ] .. ]) | _ => idtac end; try (assert (0 < sqrt t) by (apply sqrt_lt_R0; first [ assumption | lra | solve [ sgd_spos ] | (interval with (i_prec 64)) ])).
Ltac sgd_roots := repeat match goal with
  | |- context [sqrt ?t] => lazymatch goal with H : sqrt t * sqrt t = t |- _ => fail | _ => sgd_root t end
  | _ : context [sqrt ?t] |- _ => lazymatch goal with H : sqrt t * sqrt t = t |- _ => fail | _ => sgd_root t end end.
Lemma root_is u v : 0 <= v -> v * v = u -> sqrt u = v.
Proof. intros P <-. apply sqrt_lem_1; [ nra | exact P | reflexivity ]. Qed.
Ltac sgd_not_negative := first [ sgd_nonneg2 | match goal with |- 0 <= ?a / ?b => apply Rmult_le_pos; [ repeat match goal with |- context [sqrt ?t] => lazymatch goal with H : 0 <= sqrt t |- _ => fail | _ => pose proof (sqrt_pos t) end end; nra | apply Rlt_le; apply Rinv_0_lt_compat; first [ lra | sgd_pos ] ] end ].
Ltac sgd_is_root := apply root_is; [ sgd_not_negative | first [ sgd_equal | (sgd_roots; sgd_equal) | (rewrite ?exp_Ropp; sgd_equal) ] ].
Ltac sgd_squares := apply Rsqr_inj; [ sgd_nonneg2 | sgd_nonneg2 | unfold Rsqr; sgd_equal ].
(* the fifth and the seventh part of a half turn *)
Lemma sine_not_zero p : 0 < p < PI -> sin p <> 0. Proof. intros H. apply Rgt_not_eq. apply sin_gt_0; lra. Qed.
Lemma part_5 : 4 * cos (PI / 5) * cos (PI / 5) - 2 * cos (PI / 5) - 1 = 0.
Proof. pose proof PI_RGT_0 as P. pose proof (sine_not_zero (PI / 5) ltac:(lra)) as S. pose proof (sin2_cos2 (PI / 5)) as C. unfold Rsqr in C.
 assert (E : sin (PI / 5 + PI / 5 + PI / 5) = sin (PI / 5 + PI / 5)) by (replace (PI / 5 + PI / 5 + PI / 5) with (PI - (PI / 5 + PI / 5)) by field; rewrite sin_PI_x; reflexivity).
 rewrite ?sin_plus, ?cos_plus in E. apply (Rmult_eq_reg_l (sin (PI / 5))); [ | exact S ]. NsatzTactic.nsatz_default. Qed.
Lemma cos_PI5 : cos (PI / 5) = (1 + sqrt 5) / 4.
Proof. pose proof part_5 as E. assert (S : sqrt 5 = 4 * cos (PI / 5) - 1) by (apply sqrt_lem_1; [ lra | interval with (i_prec 64) | nra ]). lra. Qed.
Lemma sin_PI5 : sin (PI / 5) = sqrt (10 - 2 * sqrt 5) / 4.
Proof. pose proof (sin2_cos2 (PI / 5)) as C. unfold Rsqr in C. rewrite cos_PI5 in C. pose proof (sqrt_sqrt 5 ltac:(lra)) as Q.
 assert (S : sqrt (10 - 2 * sqrt 5) = 4 * sin (PI / 5)) by (apply sqrt_lem_1; [ interval with (i_prec 64) | interval with (i_prec 64) | nra ]). lra. Qed.
Lemma cos_PI7 : 8 * cos (PI / 7) * cos (PI / 7) * cos (PI / 7) - 4 * cos (PI / 7) * cos (PI / 7) - 4 * cos (PI / 7) + 1 = 0.
Proof. pose proof PI_RGT_0 as P. pose proof (sine_not_zero (PI / 7) ltac:(lra)) as S. pose proof (sin2_cos2 (PI / 7)) as C. unfold Rsqr in C.
 assert (E : sin (PI / 7 + PI / 7 + PI / 7 + PI / 7) = sin (PI / 7 + PI / 7 + PI / 7)) by (replace (PI / 7 + PI / 7 + PI / 7 + PI / 7) with (PI - (PI / 7 + PI / 7 + PI / 7)) by field; rewrite sin_PI_x; reflexivity).
 rewrite ?sin_plus, ?cos_plus in E. rewrite ?sin_plus, ?cos_plus in E. apply (Rmult_eq_reg_l (sin (PI / 7))); [ | exact S ]. set (s := sin (PI / 7)) in *. set (c := cos (PI / 7)) in *. clearbody s c.
match type of E with ?l = ?r =>
 transitivity ((l - r) + (4 * s * c - s) * (s * s + c * c - 1)) end. ring. rewrite E, C. ring. Qed.
Ltac sgd_turn := repeat match goal with
  | |- context [sin (?a + ?b)] => rewrite (sin_plus a b) | |- context [cos (?a + ?b)] => rewrite (cos_plus a b)
  | |- context [sin (- ?a)] => rewrite (sin_neg a) | |- context [cos (- ?a)] => rewrite (cos_neg a)
  | H : context [sin (?a + ?b)] |- _ => rewrite (sin_plus a b) in H | H : context [cos (?a + ?b)] |- _ => rewrite (cos_plus a b) in H
  | H : context [sin (- ?a)] |- _ => rewrite (sin_neg a) in H | H : context [cos (- ?a)] |- _ => rewrite (cos_neg a) in H end;
  try rewrite sin_PI2 in *; try rewrite cos_PI2 in *; try rewrite sin_PI in *; try rewrite cos_PI in *;
  try rewrite sin_PI3 in *; try rewrite cos_PI3 in *; try rewrite sin_PI4 in *; try rewrite cos_PI4 in *;
  try rewrite sin_0 in *; try rewrite cos_0 in *; try rewrite cos_PI5 in *; try rewrite sin_PI5 in *;
  try match goal with |- context [PI / 7] => pose proof cos_PI7; assert (sin (PI / 7) * sin (PI / 7) + cos (PI / 7) * cos (PI / 7) = 1) by (let K := fresh in pose proof (sin2_cos2 (PI / 7)) as K; unfold Rsqr in K; lra) end.
Ltac sgd_circle t := let S := fresh "TR" in assert (S : sin t * sin t + cos t * cos t = 1) by (let K := fresh in pose proof (sin2_cos2 t) as K; unfold Rsqr in K; lra).
Lemma div_one a : a / 1 = a. Proof. lra. Qed.
Lemma quotient_twice a : 1 / (1 / a) = a. Proof. unfold Rdiv. rewrite !Rmult_1_l. apply Rinv_inv. Qed.
Ltac sgd_inverse := unfold Rsqr; rewrite ?div_one, ?quotient_twice in *; repeat match goal with
  | |- context [asin 0] => rewrite asin_0 | |- context [asin 1] => rewrite asin_1 | |- context [acos 0] => rewrite acos_0 | |- context [acos 1] => rewrite acos_1
  | |- context [atan 0] => rewrite atan_0 | |- context [atan 1] => rewrite atan_1 | |- context [erf 0] => rewrite erf_0
  | |- context [sin (atan ?u)] => rewrite (sin_atan u) | |- context [cos (atan ?u)] => rewrite (cos_atan u)
  | |- context [sin (asin ?u)] => rewrite (sin_asin u) by sgd_within | |- context [cos (asin ?u)] => rewrite (cos_asin u) by sgd_within
  | |- context [sin (acos ?u)] => rewrite (sin_acos u) by sgd_within | |- context [cos (acos ?u)] => rewrite (cos_acos u) by sgd_within
  | H : context [sin (atan ?u)] |- _ => rewrite (sin_atan u) in H | H : context [cos (atan ?u)] |- _ => rewrite (cos_atan u) in H
  | H : context [sin (asin ?u)] |- _ => rewrite (sin_asin u) in H by sgd_within | H : context [cos (asin ?u)] |- _ => rewrite (cos_asin u) in H by sgd_within
  | H : context [sin (acos ?u)] |- _ => rewrite (sin_acos u) in H by sgd_within | H : context [cos (acos ?u)] |- _ => rewrite (cos_acos u) in H by sgd_within
  end; repeat match goal with
  | |- context [acos ?u] => rewrite (acos_asin u) by sgd_within
  end; unfold Rsqr in *
with sgd_within := split; first [ lra | (interval with (i_prec 64)) | nra ].
Ltac sgd_meet := repeat match goal with H : ?a <= ?b, K : ?b <= ?a |- _ =>
  let E := fresh in assert (E : a = b) by lra; clear H K; try (is_var a; subst a); try (is_var b; subst b) end.
Ltac sgd_close := sgd_meet; first [ sgd_equal | sgd_squares | (sgd_roots; first [ sgd_equal | sgd_squares ]) ].
Ltac sgd_strict := repeat match goal with K : ?t <> 0, H : 0 <= ?t |- _ =>
  let S := fresh in assert (S : 0 < t) by (destruct H as [H|H]; [ exact H | exfalso; apply K; symmetry; exact H ]); clear H end.
Lemma max_in_bars a b : Rmax a b = (a + b + Rabs (a + (- b))) / 2. Proof. apply Rmax_abs. Qed.
Lemma min_in_bars a b : Rmin a b = (a + b + (- Rabs (a + (- b)))) / 2. Proof. apply Rmin_abs. Qed.
Ltac sgd_signs := repeat match goal with
  | |- context [sign ?u] => first [ rewrite (sign_pos u) in * by (first [ lra | nra ]) | rewrite (sign_neg u) in * by (first [ lra | nra ]) ] end.
Lemma smooth_continuous (f : R -> R) x : ex_derive f x -> continuous f x.
Proof. apply (ex_derive_continuous f x). Qed.
Lemma locally_less (f g : R -> R) x : continuous f x -> continuous g x -> f x < g x -> locally x (fun t => f t < g t).
Proof. intros F G H. assert (C : continuous (fun t => minus (g t) (f t)) x) by (apply (continuous_minus g f x); assumption).
 apply (filter_imp (fun t => 0 < minus (g t) (f t))). intros t T; unfold minus, plus, opp in T; simpl in T; lra.
 apply (C (fun y => 0 < y)). apply (open_gt 0). unfold minus, plus, opp; simpl; lra. Qed.
Lemma locally_apart (f g : R -> R) x : continuous f x -> continuous g x -> f x <> g x -> locally x (fun t => f t <> g t).
Proof. intros F G H. destruct (Rtotal_order (f x) (g x)) as [L|[E|L]]; [ | contradiction | ].
 apply (filter_imp (fun t => f t < g t)). intros t T; lra. apply locally_less; assumption.
 apply (filter_imp (fun t => g t < f t)). intros t T; lra. apply locally_less; assumption. Qed.
Ltac sgd_inside_domain := first [ assumption | lra | (apply Rgt_not_eq; apply pow_lt; apply sqrt_lt_R0; assumption) | (apply Rgt_not_eq; apply sqrt_lt_R0; assumption) | solve [ sgd_dside ] | nra ].
Ltac sgd_quotients := unfold softplus, relu, heaviside, sinh, cosh in *; repeat match goal with
  | |- context [sigma ?x] => rewrite (sigma_quotient x) in * | |- context [tanh ?x] => rewrite (tanh_quotient x) in *
  | H : context [sigma ?x] |- _ => rewrite (sigma_quotient x) in H | H : context [tanh ?x] |- _ => rewrite (tanh_quotient x) in H end; repeat match goal with
  | |- context [- IZR (Zpos ?p)] => change (- IZR (Zpos p)) with (IZR (Zneg p))
  | H : context [- IZR (Zpos ?p)] |- _ => change (- IZR (Zpos p)) with (IZR (Zneg p)) in H end.
