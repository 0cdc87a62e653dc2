(* What follows from an equation: factors, solutions, logarithms of both sides. *)
Lemma numerator_zero l r a b : l + (- r) = a / b -> b <> 0 -> l = r -> a = 0.
Proof. intros I B E. assert (Q : a / b = 0) by lra. replace a with (a / b * b) by (field; exact B). rewrite Q. ring. Qed.
Lemma power_zero a n : a ^ n = 0 -> a = 0.
Proof. intro H. destruct (Req_dec a 0) as [E|E]; [ exact E | exfalso; exact (pow_nonzero a n E H) ]. Qed.
Lemma solved_linear s x t v : s <> 0 -> s * x = t -> s * v = t -> x = v.
Proof. intros S E F. apply (Rmult_eq_reg_l s); [ lra | exact S ]. Qed.
Lemma solved_quadratic a b c x r : a <> 0 -> a * (x * x) + b * x + c = 0 -> r = sqrt (b * b - 4 * a * c) ->
  x = (- b + - r) / (2 * a) \/ x = (- b + r) / (2 * a).
Proof. intros A E R. assert (Q : b * b - 4 * a * c = (2 * a * x + b) * (2 * a * x + b)) by
  (transitivity ((2 * a * x + b) * (2 * a * x + b) - 4 * a * (a * (x * x) + b * x + c)); [ ring | rewrite E; ring ]).
 rewrite Q in R. destruct (Rle_lt_dec 0 (2 * a * x + b)) as [P|P].
 right. rewrite R_sqrt.sqrt_square in R by exact P. rewrite R. field. exact A.
 left. replace ((2 * a * x + b) * (2 * a * x + b)) with ((- (2 * a * x + b)) * (- (2 * a * x + b))) in R by ring.
 rewrite R_sqrt.sqrt_square in R by lra. rewrite R. field. exact A. Qed.
Lemma exp_solved u v : exp u = v -> u = ln v.
Proof. intros <-. symmetry. apply ln_exp. Qed.
Lemma equal_sizes a b : a <> 0 -> b <> 0 -> ln (Rabs a) = ln (Rabs b) -> a = b \/ a = - b.
Proof. intros A B E. apply ln_inv in E; try (apply Rabs_pos_lt; assumption). unfold Rabs in E. destruct (Rcase_abs a), (Rcase_abs b); lra. Qed.
Ltac sgd_choose Z := first [ exact Z | (left; exact Z) | (right; sgd_choose Z) ].
Ltac sgd_differs_from_zero := first [ (apply Rgt_not_eq; red; sgd_here) | (apply Rlt_not_eq; sgd_here) ].
Ltac sgd_product_nonzero := repeat match goal with
  | |- _ * _ <> 0 => apply product_nonzero | |- _ ^ _ <> 0 => apply pow_nonzero end; first [ assumption | lra | (apply Rgt_not_eq; red; solve [ sgd_pos ]) | sgd_ne | sgd_apart | sgd_differs_from_zero ].
(* a hypothesis that cannot be *)
Ltac sgd_number_absurd := match goal with
  | H : ?a = ?b |- _ => solve [ revert H; first [ (apply Rlt_not_eq; sgd_here) | (apply Rgt_not_eq; sgd_here) ] ]
  | H : ?a < ?b |- _ => solve [ revert H; apply Rle_not_lt; sgd_here ]
  | H : ?a <= ?b |- _ => solve [ revert H; apply Rlt_not_le; sgd_here ]
  | H : ?a <> ?b |- _ => solve [ apply H; first [ sgd_here | field | ring ] ] end.
Ltac sgd_impossible := exfalso; sgd_exp_facts; first [ lra | nra | sgd_number_absurd | (sgd_roots; first [ lra | nra ]) ].
Ltac sgd_eliminate := sgd_roots; first [ sgd_ideal | nra ].
Ltac sgd_direct := repeat match goal with |- _ /\ _ => split end; first [ assumption | lra | (left; lra) | (right; lra) ].
Ltac sgd_from_hypotheses := first [ assumption | lra | sgd_ideal | nra ].
Ltac sgd_log_sizes := rewrite ?Rabs_mult, ?Rabs_Ropp, <- ?RPow_abs; repeat match goal with |- context [Rabs ?u] => rewrite (Rabs_pos_eq u) by (apply Rlt_le; sgd_positive_part) end;
  repeat match goal with |- context [Rabs ?u] => lazymatch goal with P : 0 < Rabs u |- _ => fail | _ => assert (0 < Rabs u) by (apply Rabs_pos_lt; first [ assumption | sgd_ne ]) end end;
  repeat first [ rewrite ln_mult by sgd_positive_part | rewrite ln_pow by sgd_positive_part | rewrite ln_exp | rewrite ln_1 ]; rewrite ?INR_IZR_INZ; simpl Z.of_nat.
Ltac sgd_need_nonzero := first [ assumption | lra | sgd_ne | sgd_apart | nra | sgd_product_nonzero ].
Ltac sgd_need_positive := first [ assumption | lra | solve [ sgd_pos ] | solve [ sgd_nn ] | sgd_positive | sgd_bounds ].
(* sizes: of numbers, whose signs are known, and in hypotheses, case by case *)
Ltac sgd_sizes := repeat match goal with |- context [Rabs ?u] => first [ rewrite (Rabs_pos_eq u) by sgd_here | rewrite (Rabs_left1 u) by sgd_here ] end;
  first [ lra | sgd_equal | (sgd_roots; sgd_equal) ].
Ltac sgd_each_size := sgd_roots; unfold Rabs in *; repeat match goal with
  | _ : context [Rcase_abs ?a] |- _ => destruct (Rcase_abs a) | |- context [Rcase_abs ?a] => destruct (Rcase_abs a) end; first [ lra | nra ].
