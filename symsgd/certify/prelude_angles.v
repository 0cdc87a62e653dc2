(* Inverse functions of angles: what they are between, and when an angle is one of them. *)
Lemma asin_is v e : - PI / 2 <= e <= PI / 2 -> sin e = v -> asin v = e.
Proof. intros B <-. apply asin_sin. lra. Qed.
Lemma acos_is v e : 0 <= e <= PI -> cos e = v -> acos v = e.
Proof. intros B <-. apply acos_cos. exact B. Qed.
Lemma atan_is v e : - PI / 2 < e < PI / 2 -> sin e = v * cos e -> atan v = e.
Proof. intros B E. assert (C : 0 < cos e) by (apply cos_gt_0; lra).
 replace v with (tan e). apply atan_tan. lra. unfold tan. rewrite E. field. lra. Qed.
Lemma atan_increases u v : u <= v -> atan u <= atan v.
Proof. intros [H|H]. apply Rlt_le. apply atan_increasing. exact H. rewrite H. apply Rle_refl. Qed.
Lemma asin_nonnegative u : 0 <= u -> 0 <= asin u.
Proof. intro H. destruct (Rle_lt_dec u 1) as [L|L].
 destruct (Rle_lt_dec 0 (asin u)) as [K|K]; [ exact K | exfalso ].
 assert (S : sin (asin u) < 0) by (apply sin_lt_0_var; [ pose proof (asin_bound u); pose proof PI_RGT_0; lra | exact K ]).
 rewrite sin_asin in S; lra.
 unfold asin. destruct (Rle_dec u (-1)) as [M|M]; [ lra | ]. destruct (Rle_dec 1 u) as [N|N]; [ pose proof PI_RGT_0; lra | lra ]. Qed.
Lemma asin_nonpositive u : u <= 0 -> asin u <= 0.
Proof. intro H. pose proof (asin_nonnegative (- u) ltac:(lra)) as N. rewrite asin_opp in N. lra. Qed.
Lemma atan_nonnegative u : 0 <= u -> 0 <= atan u.
Proof. intro H. rewrite <- atan_0. apply atan_increases. exact H. Qed.
Lemma atan_positive u : 0 < u -> 0 < atan u.
Proof. intro H. rewrite <- atan_0. apply atan_increasing. exact H. Qed.
Lemma atan_nonpositive u : u <= 0 -> atan u <= 0.
Proof. intro H. rewrite <- atan_0. apply atan_increases. exact H. Qed.
Lemma atan_negative u : u < 0 -> atan u < 0.
Proof. intro H. rewrite <- atan_0. apply atan_increasing. exact H. Qed.
Lemma atan_most u : u <= 1 -> atan u <= PI / 4.
Proof. intro H. rewrite <- atan_1. apply atan_increases. exact H. Qed.
Lemma atan_least u : - (1) <= u -> - (PI / 4) <= atan u.
Proof. intro H. rewrite <- atan_1, <- atan_opp. apply atan_increases. exact H. Qed.
Lemma acos_least u : 0 <= u -> acos u <= PI / 2.
Proof. intro H. destruct (Rle_lt_dec u 1) as [L|L]. rewrite acos_asin by lra. pose proof (asin_nonnegative u H). lra.
 unfold acos. destruct (Rle_dec u (-1)); destruct (Rle_dec 1 u); pose proof PI_RGT_0; lra. Qed.
Lemma acos_most u : u <= 0 -> PI / 2 <= acos u.
Proof. intro H. destruct (Rle_lt_dec (-1) u) as [L|L]. rewrite acos_asin by lra. pose proof (asin_nonpositive u H). lra.
 unfold acos. destruct (Rle_dec u (-1)); destruct (Rle_dec 1 u); pose proof PI_RGT_0; lra. Qed.
(* a quotient against a number, by its parts *)
Lemma quotient_most a b c : 0 < b -> a <= c * b -> a / b <= c.
Proof. intros B H. apply (Rmult_le_reg_r b); [ exact B | ]. unfold Rdiv. rewrite Rmult_assoc, Rinv_l by lra. lra. Qed.
Lemma quotient_least a b c : 0 < b -> c * b <= a -> c <= a / b.
Proof. intros B H. apply (Rmult_le_reg_r b); [ exact B | ]. unfold Rdiv. rewrite Rmult_assoc, Rinv_l by lra. lra. Qed.
Lemma quotient_below a b c : 0 < b -> a < c * b -> a / b < c.
Proof. intros B H. apply (Rmult_lt_reg_r b); [ exact B | ]. unfold Rdiv. rewrite Rmult_assoc, Rinv_l by lra. lra. Qed.
Lemma quotient_above a b c : 0 < b -> c * b < a -> c < a / b.
Proof. intros B H. apply (Rmult_lt_reg_r b); [ exact B | ]. unfold Rdiv. rewrite Rmult_assoc, Rinv_l by lra. lra. Qed.
Lemma root_above_one t : 0 <= t -> 1 <= sqrt (t + 1).
Proof. intro H. rewrite <- sqrt_1 at 1. apply sqrt_le_1_alt. lra. Qed.
Ltac sgd_root_facts := repeat match goal with
  | |- context [sqrt ?t] => lazymatch goal with H : sqrt t * sqrt t = t |- _ => fail | _ => sgd_root t; try (assert (1 <= sqrt t) by (rewrite <- sqrt_1 at 1; apply sqrt_le_1_alt; first [ lra | nra ])) end end.
Ltac sgd_positive := first [ assumption | lra | solve [ sgd_pos ] | nra | (sgd_root_facts; first [ lra | nra ]) ].
Ltac sgd_compare := first [ assumption | lra | nra
  | match goal with
    | |- ?a / ?b <= ?c => apply quotient_most; [ sgd_positive | sgd_root_facts; first [ lra | nra ] ]
    | |- ?c <= ?a / ?b => apply quotient_least; [ sgd_positive | sgd_root_facts; first [ lra | nra ] ]
    | |- ?a / ?b < ?c => apply quotient_below; [ sgd_positive | sgd_root_facts; first [ lra | nra ] ]
    | |- ?c < ?a / ?b => apply quotient_above; [ sgd_positive | sgd_root_facts; first [ lra | nra ] ] end
  | (sgd_root_facts; nra) ].
Ltac sgd_angle_facts := pose proof PI_RGT_0; repeat match goal with
  | |- context [atan ?u] => lazymatch goal with K : - PI / 2 < atan u < PI / 2 |- _ => fail | _ => pose proof (atan_bound u);
      first [ pose proof (atan_positive u ltac:(sgd_compare)) | pose proof (atan_negative u ltac:(sgd_compare)) | pose proof (atan_nonnegative u ltac:(sgd_compare)) | pose proof (atan_nonpositive u ltac:(sgd_compare)) | idtac ];
      try pose proof (atan_most u ltac:(sgd_compare)); try pose proof (atan_least u ltac:(sgd_compare)) end
  | |- context [asin ?u] => lazymatch goal with K : - PI / 2 <= asin u <= PI / 2 |- _ => fail | _ => assert (- PI / 2 <= asin u <= PI / 2) by (pose proof (asin_bound u); lra);
      first [ pose proof (asin_nonnegative u ltac:(sgd_compare)) | pose proof (asin_nonpositive u ltac:(sgd_compare)) | idtac ] end
  | |- context [acos ?u] => lazymatch goal with K : 0 <= acos u <= PI |- _ => fail | _ => pose proof (acos_bound u);
      first [ pose proof (acos_least u ltac:(sgd_compare)) | pose proof (acos_most u ltac:(sgd_compare)) | idtac ] end end.
Ltac sgd_between := sgd_angle_facts; lra.
Ltac sgd_in_range := split; sgd_compare.
Ltac sgd_of_inverse := repeat match goal with
  | |- context [sin (atan ?u)] => rewrite (sin_atan u) | |- context [cos (atan ?u)] => rewrite (cos_atan u)
  | |- context [sin (asin ?u)] => rewrite (sin_asin u) by sgd_in_range | |- context [cos (asin ?u)] => rewrite (cos_asin u) by sgd_in_range
  | |- context [sin (acos ?u)] => rewrite (sin_acos u) by sgd_in_range | |- context [cos (acos ?u)] => rewrite (cos_acos u) by sgd_in_range end; unfold Rsqr.
Lemma sin_two_atan w : sin (atan w + atan w) = 2 * w / (1 + w ^ 2).
Proof. rewrite sin_plus, sin_atan, cos_atan. unfold Rsqr. assert (P : 0 < 1 + w * w) by nra.
 pose proof (sqrt_lt_R0 _ P) as S. pose proof (sqrt_sqrt _ (Rlt_le _ _ P)) as Q.
 replace (1 + w ^ 2) with (sqrt (1 + w * w) * sqrt (1 + w * w)) by (rewrite Q; ring). field. lra. Qed.
Lemma cos_two_atan w : cos (atan w + atan w) = (1 - w ^ 2) / (1 + w ^ 2).
Proof. rewrite cos_plus, sin_atan, cos_atan. unfold Rsqr. assert (P : 0 < 1 + w * w) by nra.
 pose proof (sqrt_lt_R0 _ P) as S. pose proof (sqrt_sqrt _ (Rlt_le _ _ P)) as Q.
 replace (1 + w ^ 2) with (sqrt (1 + w * w) * sqrt (1 + w * w)) by (rewrite Q; ring). field. lra. Qed.
Ltac sgd_same_angle := rewrite ?sin_two_atan, ?cos_two_atan; sgd_turn; sgd_of_inverse; first [ sgd_equal | sgd_close | (sgd_root_facts; sgd_equal) ].
Lemma quotient_not_zero a b : a <> 0 -> b <> 0 -> a / b <> 0.
Proof. intros A B. apply Rmult_integral_contrapositive_currified. exact A. apply Rinv_neq_0_compat. exact B. Qed.
Ltac sgd_at_zero := rewrite ?sin_0, ?cos_0, ?exp_0, ?atan_0, ?asin_0, ?ln_1, ?sqrt_0 in *.
Ltac sgd_absurd := match goal with
  | H : ?a / ?b = 0 |- _ => revert H; apply quotient_not_zero; sgd_ne
  | H : 0 = ?a / ?b |- _ => symmetry in H; revert H; apply quotient_not_zero; sgd_ne end.
(* logarithms of products of what is positive *)
Ltac sgd_positive_part := first [ assumption | lra | solve [ sgd_pos ] | nra ].
Ltac sgd_logs_in A := repeat first [ rewrite ln_mult in A by sgd_positive_part | rewrite ln_pow in A by sgd_positive_part | rewrite ln_exp in A | rewrite ln_1 in A ];
  rewrite ?INR_IZR_INZ in A; simpl Z.of_nat in A.
(* products of roots as one root, and roots of what is equal *)
Ltac sgd_merge := repeat match goal with |- context [sqrt ?a * sqrt ?b] => rewrite <- (sqrt_mult a b) by sgd_nonneg2 end.
Ltac sgd_same_roots := repeat match goal with |- context [sqrt ?a] => match goal with |- context [sqrt ?b] =>
  lazymatch a with b => fail | _ => let E := fresh in assert (E : sqrt a = sqrt b) by (apply f_equal; sgd_equal); rewrite E; clear E end end end.
Ltac sgd_exp_bounds := repeat match goal with |- context [exp ?u] => lazymatch goal with K : 0 < exp u |- _ => fail | _ =>
  pose proof (exp_pos u); first [ pose proof (exp_ge_1 u ltac:(lra)) | pose proof (exp_le_1 u ltac:(lra)) | idtac ] end end.
(* a + the root of t is r, where r - a is not negative and its square is t *)
Lemma isolated a t r : 0 <= t -> 0 <= r - a -> (r - a) * (r - a) = t -> a + sqrt t = r.
Proof. intros T D E. assert (S : sqrt t = r - a) by (apply sqrt_lem_1; assumption). lra. Qed.
Ltac sgd_radicals := sgd_merge; first [ sgd_equal | (sgd_same_roots; sgd_equal)
  | (apply isolated; [ first [ sgd_nonneg2 | nra ] | sgd_exp_bounds; first [ lra | nra ] | rewrite ?Rmult_1_l, ?exp_Ropp; sgd_equal ]) ].
Lemma tanh_half_ln u : 0 < u -> tanh (1 / 2 * ln u) = (u - 1) / (u + 1).
Proof. intro U. rewrite tanh_quotient, exp_Ropp, exp_half_ln by exact U. pose proof (sqrt_lt_R0 u U) as S. pose proof (sqrt_sqrt u (Rlt_le 0 u U)) as Q.
 rewrite <- Q at 5 6. field. split; nra. Qed.
Lemma cos_of_opposite a b : a = - b -> cos a = cos b. Proof. intros ->. apply cos_neg. Qed.
