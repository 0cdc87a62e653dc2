(* Numbers: what Interval does not know is written in what it knows. *)
Ltac sgd_here := first [ lra | (sgd_unfold; interval with (i_prec 64)) ].
Ltac sgd_false G := exfalso; first [ lra | (revert G; first [ apply Rle_not_lt | apply Rlt_not_le ]; sgd_here)
  | (apply G; sgd_here) | (revert G; first [ (apply Rlt_not_eq; sgd_here) | (apply Rgt_not_eq; sgd_here) ]) | (apply G; field) ].
Ltac sgd_values := sgd_unfold; unfold heaviside, erf; sgd_zpow_numbers; repeat match goal with
  | |- context [rpow ?u ?a] => first [ rewrite (rpow_pos u a) by sgd_here | rewrite (rpow_neg u a) by sgd_here | (replace u with 0 by lra; rewrite rpow_0) ]
  | |- context [sign ?u] => first [ rewrite (sign_pos u) by sgd_here | rewrite (sign_neg u) by sgd_here | (replace u with 0 by lra; rewrite sign_0) ]
  | |- context [acos ?u] => rewrite (acos_asin u) by (split; sgd_here)
  | |- context [asin ?u] => first [ (rewrite (asin_atan u) by (split; sgd_here); unfold Rsqr) | (replace u with 1 by (first [ lra | field ]); rewrite asin_1) | (replace u with (- (1)) by (first [ lra | field ]); rewrite asin_opp, asin_1) ]
  | |- context [if Rlt_dec ?a ?b then _ else _] => let G := fresh in destruct (Rlt_dec a b) as [G|G]; try (sgd_false G)
  | |- context [if Rle_dec ?a ?b then _ else _] => let G := fresh in destruct (Rle_dec a b) as [G|G]; try (sgd_false G)
  | |- context [if Req_EM_T ?a ?b then _ else _] => let G := fresh in destruct (Req_EM_T a b) as [G|G]; try (sgd_false G) end.
Ltac sgd_piece J := cbv beta in *; unfold heaviside; repeat first [ rewrite sign_pos by lra | rewrite sign_neg by lra | rewrite rpow_pos by lra | rewrite rpow_neg by lra
   | rewrite Rmax_right by lra | rewrite Rmax_left by lra | rewrite Rmin_left by lra | rewrite Rmin_right by lra | rewrite Rabs_pos_eq by lra | rewrite Rabs_left by lra ];
  repeat match goal with |- context [if ?d then _ else _] => destruct d end; first [ reflexivity | (exfalso; lra) ].
(* how an unknown function is differentiated *)
Ltac sgd_opaque := repeat match goal with I := _ : UnaryDiff _ |- _ => progress unfold I end; cbn [UnaryDiff_f'].
Ltac sgd_powers := sgd_opaque; repeat match goal with
  | |- context [?x * (?x * 1)] => change (x * (x * 1)) with (x ^ 2) | |- context [?x * (?x ^ ?n)] => change (x * (x ^ n)) with (x ^ (S n)) end.
Ltac sgd_one_of := solve [ sgd_here | (left; sgd_one_of) | (right; sgd_one_of) ].
Lemma tanh_bounds x : -1 < tanh x < 1.
Proof. rewrite tanh_quotient. pose proof (exp_pos x); pose proof (exp_pos (- x)). split.
 apply (Rmult_lt_reg_r (exp x + exp (- x))). lra. unfold Rdiv. rewrite Rmult_assoc, Rinv_l by lra. lra.
 apply (Rmult_lt_reg_r (exp x + exp (- x))). lra. unfold Rdiv. rewrite Rmult_assoc, Rinv_l by lra. lra. Qed.

Lemma exp_half_ln u : 0 < u -> exp (1 / 2 * ln u) = sqrt u.
Proof. intro H. rewrite <- (exp_ln (sqrt u)) by (apply sqrt_lt_R0; exact H). apply f_equal. rewrite <- (sqrt_sqrt u) at 1 by lra. rewrite ln_mult by (apply sqrt_lt_R0; exact H). field. Qed.
Lemma exp_le_1 x : x <= 0 -> exp x <= 1.
Proof. intro H. rewrite <- exp_0. destruct H as [H|H]. apply Rlt_le. apply exp_increasing. exact H. rewrite H. apply Rle_refl. Qed.
Lemma exp_ge_1 x : 0 <= x -> 1 <= exp x.
Proof. intro H. rewrite <- exp_0. destruct H as [H|H]. apply Rlt_le. apply exp_increasing. exact H. rewrite H. apply Rle_refl. Qed.
Ltac sgd_exp_order := repeat match goal with |- context [exp ?u] => lazymatch goal with H : 1 <= exp u |- _ => fail | H : exp u <= 1 |- _ => fail | _ => first [ pose proof (exp_ge_1 u ltac:(lra)) | pose proof (exp_le_1 u ltac:(lra)) ] end end.
(* the exponential of a logarithm *)
Ltac sgd_ln_out := sgd_quotients; repeat match goal with |- context [exp (- ?u)] => rewrite (exp_Ropp u) end; repeat (rewrite exp_half_ln by first [ assumption | sgd_pos ]); repeat (rewrite exp_ln by first [ assumption | sgd_pos | lra ]).
Ltac sgd_inside := repeat match goal with H : 0 < ?a / ?b |- _ => lazymatch goal with K : a <> 0 |- _ => fail | _ => assert (a <> 0) by (let K := fresh in intro K; rewrite K in H; unfold Rdiv in H; rewrite Rmult_0_l in H; lra) end end.
(* angles that differ by less than a half turn are equal if the sine of the difference is 0 *)
Lemma sin_zero t : - PI < t -> t < PI -> sin t = 0 -> t = 0.
Proof. intros L H S. destruct (Rtotal_order t 0) as [N|[E|P]]; [ | exact E | ].
 exfalso. assert (sin t < 0) by (apply sin_lt_0_var; lra). lra.
 exfalso. assert (0 < sin t) by (apply sin_gt_0; lra). lra. Qed.
Ltac sgd_times_angle := repeat match goal with
  | |- context [2 * atan ?u] => replace (2 * atan u) with (atan u + atan u) by ring
  | |- context [3 * atan ?u] => replace (3 * atan u) with (atan u + atan u + atan u) by ring
  | |- context [4 * atan ?u] => replace (4 * atan u) with (atan u + atan u + atan u + atan u) by ring
  | |- context [5 * atan ?u] => replace (5 * atan u) with (atan u + atan u + atan u + atan u + atan u) by ring
  | |- context [6 * atan ?u] => replace (6 * atan u) with (atan u + atan u + atan u + atan u + atan u + atan u) by ring
  | |- context [8 * atan ?u] => replace (8 * atan u) with (atan u + atan u + atan u + atan u + atan u + atan u + atan u + atan u) by ring
  | |- context [3 * PI / ?k] => replace (3 * PI / k) with (PI / k + PI / k + PI / k) by (field; lra)
  | |- context [2 * PI / ?k] => replace (2 * PI / k) with (PI / k + PI / k) by (field; lra) end.
Ltac sgd_angles := apply Rminus_diag_uniq; apply sin_zero; [ solve [ sgd_values; interval with (i_prec 64) ] | solve [ sgd_values; interval with (i_prec 64) ] | ];
  sgd_times_angle; unfold Rminus; sgd_turn; sgd_inverse; sgd_close.

Ltac sgd_exp_facts := repeat match goal with H : context [exp ?u] |- _ => lazymatch goal with K : 0 < exp u |- _ => fail | _ => pose proof (exp_pos u); first [ pose proof (exp_ge_1 u ltac:(lra)) | pose proof (exp_le_1 u ltac:(lra)) | idtac ] end end.
Ltac sgd_square t := let Q := fresh "Q" in pose proof (Rle_0_sqr t) as Q; unfold Rsqr in Q.
(* odd functions of opposite arguments *)
Ltac sgd_odd := repeat match goal with
  | |- context [erf ?a] => match goal with |- context [erf ?b] => lazymatch a with b => fail | _ => let E := fresh in assert (E : erf b = - erf a) by (rewrite <- erf_neg; apply f_equal; solve [ sgd_equal ]); rewrite E; clear E end end
  | |- context [atan ?a] => match goal with |- context [atan ?b] => lazymatch a with b => fail | _ => let E := fresh in assert (E : atan b = - atan a) by (rewrite <- atan_opp; apply f_equal; solve [ sgd_equal ]); rewrite E; clear E end end
  | |- context [asin ?a] => match goal with |- context [asin ?b] => lazymatch a with b => fail | _ => let E := fresh in assert (E : asin b = - asin a) by (rewrite <- asin_opp; apply f_equal; solve [ sgd_equal ]); rewrite E; clear E end end end.
(* the bell of erf: exponentials whose exponents are equal once roots are multiplied out *)
Ltac sgd_bell := pose proof PI_RGT_0; unfold Rdiv; repeat match goal with |- context [sqrt (?a * ?b)] => rewrite (sqrt_mult a b) by sgd_nonneg2 end;
  repeat match goal with |- context [exp ?a] => match goal with |- context [exp ?b] => lazymatch a with b => fail | _ =>
    let E := fresh in assert (E : exp a = exp b) by (apply f_equal; sgd_roots; solve [ sgd_equal ]); rewrite E; clear E end end end;
  repeat match goal with |- context [exp ?u] => generalize (exp u); intro | |- context [erf ?u] => generalize (erf u); intro end;
  sgd_roots; sgd_equal.
(* floors and ceilings of numbers *)
Ltac sgd_step_values L k := repeat match goal with
  | |- context [Rfloor ?u] => rewrite (L u k) in * by sgd_here | |- context [Rceil ?u] => rewrite (L u k) in * by sgd_here
  | _ : context [Rfloor ?u] |- _ => rewrite (L u k) in * by sgd_here | _ : context [Rceil ?u] |- _ => rewrite (L u k) in * by sgd_here end.
