(* Signs by derivatives: a function with a sign at an anchor and a slope with a sign beside it. *)
Lemma mean_value (f g : R -> R) a b : a < b -> (forall t, a < t -> t < b -> is_derive f t (g t)) ->
  continuity_pt f a -> continuity_pt f b -> exists c, a < c /\ c < b /\ f b - f a = g c * (b - a).
Proof. intros L D A B.
 assert (P : forall c, a < c < b -> derivable_pt f c) by (intros c [H K]; exists (g c); apply is_derive_Reals; apply D; assumption).
 destruct (MVT f id a b P (fun c _ => derivable_pt_id c) L) as [c [[H K] E]].
 intros c [H K]. destruct (Req_dec c a) as [->|N]; [ exact A | ]. destruct (Req_dec c b) as [->|M]; [ exact B | ].
 apply derivable_continuous_pt. apply P. split; lra.
 intros c _. apply derivable_continuous_pt. apply derivable_pt_id.
 exists c. split; [ exact H | split; [ exact K | ] ].
 rewrite (derive_pt_eq_0 f c (g c)) in E by (apply is_derive_Reals; apply D; assumption).
 rewrite (derive_pt_eq_0 id c 1) in E by apply derivable_pt_lim_id. unfold id in E. lra. Qed.
Lemma derive_continuous (f : R -> R) x d : is_derive f x d -> continuity_pt f x.
Proof. intro H. apply derivable_continuous_pt. exists d. apply is_derive_Reals. exact H. Qed.
Lemma smooth_continuity (f : R -> R) x : ex_derive f x -> continuity_pt f x.
Proof. intros [d H]. exact (derive_continuous f x d H). Qed.

Lemma between_after (f g : R -> R) a x (L : a < x) (C : continuity_pt f a) (D : forall t, a < t -> t <= x -> is_derive f t (g t)) :
  exists c, a < c /\ c < x /\ f x - f a = g c * (x - a).
Proof. apply mean_value; [ exact L | intros t H K; apply D; lra | exact C | ]. apply (derive_continuous f x (g x)). apply D; lra. Qed.
Lemma rise_after (f g : R -> R) a x (L : a < x) (C : continuity_pt f a) (D : forall t, a < t -> t <= x -> is_derive f t (g t)) :
  (forall t, a < t -> t < x -> 0 <= g t) -> f a <= f x.
Proof. intro S. destruct (between_after f g a x L C D) as [c [H [K E]]]. pose proof (S c H K). nra. Qed.
Lemma rise_after_strict (f g : R -> R) a x (L : a < x) (C : continuity_pt f a) (D : forall t, a < t -> t <= x -> is_derive f t (g t)) :
  (forall t, a < t -> t < x -> 0 < g t) -> f a < f x.
Proof. intro S. destruct (between_after f g a x L C D) as [c [H [K E]]]. pose proof (S c H K). nra. Qed.
Lemma fall_after (f g : R -> R) a x (L : a < x) (C : continuity_pt f a) (D : forall t, a < t -> t <= x -> is_derive f t (g t)) :
  (forall t, a < t -> t < x -> g t <= 0) -> f x <= f a.
Proof. intro S. destruct (between_after f g a x L C D) as [c [H [K E]]]. pose proof (S c H K). nra. Qed.
Lemma fall_after_strict (f g : R -> R) a x (L : a < x) (C : continuity_pt f a) (D : forall t, a < t -> t <= x -> is_derive f t (g t)) :
  (forall t, a < t -> t < x -> g t < 0) -> f x < f a.
Proof. intro S. destruct (between_after f g a x L C D) as [c [H [K E]]]. pose proof (S c H K). nra. Qed.
Lemma between_before (f g : R -> R) a x (L : x < a) (C : continuity_pt f a) (D : forall t, x <= t -> t < a -> is_derive f t (g t)) :
  exists c, x < c /\ c < a /\ f a - f x = g c * (a - x).
Proof. apply mean_value; [ exact L | intros t H K; apply D; lra | | exact C ]. apply (derive_continuous f x (g x)). apply D; lra. Qed.
Lemma rise_before (f g : R -> R) a x (L : x < a) (C : continuity_pt f a) (D : forall t, x <= t -> t < a -> is_derive f t (g t)) :
  (forall t, x < t -> t < a -> 0 <= g t) -> f x <= f a.
Proof. intro S. destruct (between_before f g a x L C D) as [c [H [K E]]]. pose proof (S c H K). nra. Qed.
Lemma rise_before_strict (f g : R -> R) a x (L : x < a) (C : continuity_pt f a) (D : forall t, x <= t -> t < a -> is_derive f t (g t)) :
  (forall t, x < t -> t < a -> 0 < g t) -> f x < f a.
Proof. intro S. destruct (between_before f g a x L C D) as [c [H [K E]]]. pose proof (S c H K). nra. Qed.
Lemma fall_before (f g : R -> R) a x (L : x < a) (C : continuity_pt f a) (D : forall t, x <= t -> t < a -> is_derive f t (g t)) :
  (forall t, x < t -> t < a -> g t <= 0) -> f a <= f x.
Proof. intro S. destruct (between_before f g a x L C D) as [c [H [K E]]]. pose proof (S c H K). nra. Qed.
Lemma fall_before_strict (f g : R -> R) a x (L : x < a) (C : continuity_pt f a) (D : forall t, x <= t -> t < a -> is_derive f t (g t)) :
  (forall t, x < t -> t < a -> g t < 0) -> f a < f x.
Proof. intro S. destruct (between_before f g a x L C D) as [c [H [K E]]]. pose proof (S c H K). nra. Qed.
(* a function with a slope of one sign that comes back to its value at the anchor stays there *)
Lemma flat_rise_after (f g : R -> R) a x (C : continuity_pt f a) (D : forall t, a < t -> t <= x -> is_derive f t (g t)) :
  (forall t, a < t -> t < x -> 0 <= g t) -> 0 <= f a -> f x <= 0 -> forall t, a < t -> t < x -> f t = 0.
Proof. intros S V K t T U.
 pose proof (rise_after f g a t T C (fun u P Q => D u P ltac:(lra)) (fun u P Q => S u P ltac:(lra))).
 pose proof (rise_after f g t x U (derive_continuous f t (g t) (D t T ltac:(lra))) (fun u P Q => D u ltac:(lra) Q) (fun u P Q => S u ltac:(lra) Q)). lra. Qed.
Lemma flat_fall_after (f g : R -> R) a x (C : continuity_pt f a) (D : forall t, a < t -> t <= x -> is_derive f t (g t)) :
  (forall t, a < t -> t < x -> g t <= 0) -> f a <= 0 -> 0 <= f x -> forall t, a < t -> t < x -> f t = 0.
Proof. intros S V K t T U.
 pose proof (fall_after f g a t T C (fun u P Q => D u P ltac:(lra)) (fun u P Q => S u P ltac:(lra))).
 pose proof (fall_after f g t x U (derive_continuous f t (g t) (D t T ltac:(lra))) (fun u P Q => D u ltac:(lra) Q) (fun u P Q => S u ltac:(lra) Q)). lra. Qed.
Lemma flat_rise_before (f g : R -> R) a x (C : continuity_pt f a) (D : forall t, x <= t -> t < a -> is_derive f t (g t)) :
  (forall t, x < t -> t < a -> 0 <= g t) -> f a <= 0 -> 0 <= f x -> forall t, x < t -> t < a -> f t = 0.
Proof. intros S V K t T U.
 pose proof (rise_before f g a t U C (fun u P Q => D u ltac:(lra) Q) (fun u P Q => S u ltac:(lra) Q)).
 pose proof (rise_before f g t x T (derive_continuous f t (g t) (D t ltac:(lra) U)) (fun u P Q => D u P ltac:(lra)) (fun u P Q => S u P ltac:(lra))). lra. Qed.
Lemma flat_fall_before (f g : R -> R) a x (C : continuity_pt f a) (D : forall t, x <= t -> t < a -> is_derive f t (g t)) :
  (forall t, x < t -> t < a -> g t <= 0) -> 0 <= f a -> f x <= 0 -> forall t, x < t -> t < a -> f t = 0.
Proof. intros S V K t T U.
 pose proof (fall_before f g a t U C (fun u P Q => D u ltac:(lra) Q) (fun u P Q => S u ltac:(lra) Q)).
 pose proof (fall_before f g t x T (derive_continuous f t (g t) (D t ltac:(lra) U)) (fun u P Q => D u P ltac:(lra)) (fun u P Q => S u P ltac:(lra))). lra. Qed.
Lemma vanishing_slope (f g : R -> R) a b : (forall t, a < t -> t < b -> f t = 0) ->
  (forall t, a < t -> t < b -> is_derive f t (g t)) -> forall t, a < t -> t < b -> g t = 0.
Proof. intros Z D t T U.
 assert (H : is_derive f t 0). apply (is_derive_ext_loc (fun _ => 0)).
 apply (filter_imp (fun u => a < u /\ u < b)). intros u [P Q]. symmetry. apply Z; assumption.
 apply (filter_and (fun u => a < u) (fun u => u < b)); [ apply (open_gt a t T) | apply (open_lt b t U) ].
 apply (is_derive_const 0). pose proof (is_derive_unique f t 0 H). pose proof (is_derive_unique f t (g t) (D t T U)). congruence. Qed.
Ltac sgd_vanishing t := sgd_circle t; generalize dependent (sin t); generalize dependent (cos t); intros; first [ lra | nra ].

(* the sign of u is that of e^u - 1; signs of products *)
Lemma exp_above u : 0 < u -> 1 < exp u. Proof. intro H. rewrite <- exp_0. apply exp_increasing. exact H. Qed.
Lemma exp_below u : u < 0 -> exp u < 1. Proof. intro H. rewrite <- exp_0. apply exp_increasing. exact H. Qed.
Lemma log_above u : 1 < u -> 0 < ln u. Proof. intro H. rewrite <- ln_1. apply ln_increasing; lra. Qed.
Lemma log_below u : 0 < u -> u < 1 -> ln u < 0. Proof. intros H K. rewrite <- ln_1. apply ln_increasing; lra. Qed.
Lemma exponent_pos u : 0 < exp u + (- 1) -> 0 < u.
Proof. intro H. apply exp_lt_inv. rewrite exp_0. lra. Qed.
Lemma exponent_neg u : exp u + (- 1) < 0 -> u < 0.
Proof. intro H. apply exp_lt_inv. rewrite exp_0. lra. Qed.
Lemma exponent_nn u : 0 <= exp u + (- 1) -> 0 <= u.
Proof. intro H. destruct (Rle_lt_dec 0 u) as [K|K]; [ exact K | ]. apply exp_below in K. lra. Qed.
Lemma exponent_np u : exp u + (- 1) <= 0 -> u <= 0.
Proof. intro H. destruct (Rle_lt_dec u 0) as [K|K]; [ exact K | ]. apply exp_above in K. lra. Qed.
Lemma sigma_above u : 0 < u -> 1 / 2 < sigma u.
Proof. intro H. unfold sigma. assert (K : exp (- u) < 1) by (apply exp_below; lra). pose proof (exp_pos (- u)).
 unfold Rdiv. rewrite Rmult_1_l. apply Rinv_lt_contravar; nra. Qed.
Lemma sigma_below u : u < 0 -> sigma u < 1 / 2.
Proof. intro H. unfold sigma. assert (K : 1 < exp (- u)) by (apply exp_above; lra).
 unfold Rdiv. rewrite Rmult_1_l. apply Rinv_lt_contravar; nra. Qed.
Lemma tanh_by_sigma u : tanh u = 2 * sigma (2 * u) - 1.
Proof. rewrite tanh_quotient, sigma_quotient. replace (- (2 * u)) with (- u + - u) by ring. rewrite exp_plus, exp_Ropp.
 pose proof (exp_pos u). field. split; nra. Qed.
Lemma tanh_above u : 0 < u -> 0 < tanh u.
Proof. intro H. rewrite tanh_by_sigma. pose proof (sigma_above (2 * u) ltac:(lra)). lra. Qed.
Lemma tanh_below u : u < 0 -> tanh u < 0.
Proof. intro H. rewrite tanh_by_sigma. pose proof (sigma_below (2 * u) ltac:(lra)). lra. Qed.
Lemma root_beyond_one u : 1 < u -> 1 < sqrt u.
Proof. intro H. pose proof (sqrt_lt_1 1 u ltac:(lra) ltac:(lra) H) as S. rewrite sqrt_1 in S. exact S. Qed.
Lemma root_within_one u : 0 <= u -> u < 1 -> sqrt u < 1.
Proof. intros H K. pose proof (sqrt_lt_1 u 1 H ltac:(lra) K) as S. rewrite sqrt_1 in S. exact S. Qed.
Lemma mul_pp a b : 0 < a -> 0 < b -> 0 < a * b. Proof. intros; nra. Qed.
Lemma mul_pn a b : 0 < a -> b < 0 -> a * b < 0. Proof. intros; nra. Qed.
Lemma mul_np a b : a < 0 -> 0 < b -> a * b < 0. Proof. intros; nra. Qed.
Lemma mul_nn a b : a < 0 -> b < 0 -> 0 < a * b. Proof. intros; nra. Qed.
Lemma weak_mul_pp a b : 0 <= a -> 0 <= b -> 0 <= a * b. Proof. intros; nra. Qed.
Lemma weak_mul_pn a b : 0 <= a -> b <= 0 -> a * b <= 0. Proof. intros; nra. Qed.
Lemma weak_mul_np a b : a <= 0 -> 0 <= b -> a * b <= 0. Proof. intros; nra. Qed.
Lemma weak_mul_nn a b : a <= 0 -> b <= 0 -> 0 <= a * b. Proof. intros; nra. Qed.
Lemma log_sigma u : ln (sigma u) = u - ln (1 + exp u).
Proof. unfold sigma. pose proof (exp_pos u). pose proof (exp_pos (- u)). rewrite ln_Rinv by lra.
 replace (1 + exp (- u)) with (/ exp u * (1 + exp u)) by (rewrite exp_Ropp; field; lra).
 rewrite ln_mult by (try apply Rinv_0_lt_compat; lra). rewrite ln_Rinv, ln_exp by assumption. ring. Qed.
Lemma sigma_by_exp u : sigma u = exp u / (1 + exp u).
Proof. unfold sigma. rewrite exp_Ropp. pose proof (exp_pos u). field. lra. Qed.
Lemma exp_double u : exp (2 * u) = exp u * exp u. Proof. rewrite <- exp_plus. f_equal. ring. Qed.
Ltac sgd_exponentials := unfold Rminus;
  repeat first [ rewrite exp_plus | rewrite exp_Ropp | rewrite exp_double | rewrite exp_ln by sgd_pos ]; rewrite ?sigma_by_exp;
  repeat match goal with |- context [exp ?u] => lazymatch goal with H : 0 < exp u |- _ => fail | _ => pose proof (exp_pos u) end end; sgd_field.
(* 4 a (a g^2 + b g + c) = (2 a g + b)^2 + 4 a c - b^2 *)
Lemma square_above p a b c g : p = a * (g * g) + b * g + c -> 0 < a -> 0 <= (4 * a * c) + (- (b * b)) -> 0 <= p.
Proof. intros -> A H. apply (Rmult_le_reg_l (4 * a)). lra. pose proof (sq0 (2 * a * g + b)). nra. Qed.
Lemma square_above_strict p a b c g : p = a * (g * g) + b * g + c -> 0 < a -> 0 < (4 * a * c) + (- (b * b)) -> 0 < p.
Proof. intros -> A H. apply (Rmult_lt_reg_l (4 * a)). lra. pose proof (sq0 (2 * a * g + b)). nra. Qed.
Lemma square_under p a b c g : p = a * (g * g) + b * g + c -> a < 0 -> 0 <= (4 * a * c) + (- (b * b)) -> p <= 0.
Proof. intros -> A H. apply Ropp_le_cancel. rewrite Ropp_0. apply (square_above _ (- a) (- b) (- c) g); [ ring | lra | lra ]. Qed.
Lemma square_under_strict p a b c g : p = a * (g * g) + b * g + c -> a < 0 -> 0 < (4 * a * c) + (- (b * b)) -> p < 0.
Proof. intros -> A H. apply Ropp_lt_cancel. rewrite Ropp_0. apply (square_above_strict _ (- a) (- b) (- c) g); [ ring | lra | lra ]. Qed.
Lemma square_strict t : t <> 0 -> 0 < t * t. Proof. apply Rsqr_pos_lt. Qed.
Lemma div_pp a b : 0 < a -> 0 < b -> 0 < a / b.
Proof. intros H K. apply Rdiv_lt_0_compat; assumption. Qed.
Lemma div_np a b : a < 0 -> 0 < b -> a / b < 0.
Proof. intros H K. pose proof (Rinv_0_lt_compat b K). unfold Rdiv. nra. Qed.
Lemma div_pn a b : 0 < a -> b < 0 -> a / b < 0.
Proof. intros H K. pose proof (Rinv_lt_0_compat b K). unfold Rdiv. nra. Qed.
Lemma div_nn a b : a < 0 -> b < 0 -> 0 < a / b.
Proof. intros H K. pose proof (Rinv_lt_0_compat b K). unfold Rdiv. nra. Qed.
Lemma weak_div_pp a b : 0 <= a -> 0 < b -> 0 <= a / b.
Proof. intros H K. pose proof (Rinv_0_lt_compat b K). unfold Rdiv. nra. Qed.
Lemma weak_div_np a b : a <= 0 -> 0 < b -> a / b <= 0.
Proof. intros H K. pose proof (Rinv_0_lt_compat b K). unfold Rdiv. nra. Qed.
Lemma weak_div_pn a b : 0 <= a -> b < 0 -> a / b <= 0.
Proof. intros H K. pose proof (Rinv_lt_0_compat b K). unfold Rdiv. nra. Qed.
Lemma weak_div_nn a b : a <= 0 -> b < 0 -> 0 <= a / b.
Proof. intros H K. pose proof (Rinv_lt_0_compat b K). unfold Rdiv. nra. Qed.

(* forget a variable and what is known of it *)
Ltac sgd_forget v := repeat match goal with H : context [v] |- _ => clear H end; clear v.
(* what is known of the values of functions in the goal, and then letters for them *)
Ltac sgd_under := first [ assumption | lra | nra | solve [ sgd_pos ] ].
Ltac sgd_facts := repeat match goal with
  | |- context [exp ?u] => pose proof (exp_pos u);
      try (assert (1 < exp u) by (apply exp_above; solve [ sgd_under ])); try (assert (exp u < 1) by (apply exp_below; solve [ sgd_under ]));
      generalize dependent (exp u); intros
  | |- context [sigma ?u] => pose proof (sigma_pos u); pose proof (sigma_lt1 u);
      try (assert (1 / 2 < sigma u) by (apply sigma_above; solve [ sgd_under ])); try (assert (sigma u < 1 / 2) by (apply sigma_below; solve [ sgd_under ]));
      generalize dependent (sigma u); intros
  | |- context [tanh ?u] => pose proof (tanh_bounds u);
      try (assert (0 < tanh u) by (apply tanh_above; solve [ sgd_under ])); try (assert (tanh u < 0) by (apply tanh_below; solve [ sgd_under ]));
      generalize dependent (tanh u); intros
  | |- context [ln ?u] =>
      try (assert (0 < ln u) by (apply log_above; solve [ sgd_under ])); try (assert (ln u < 0) by (apply log_below; solve [ sgd_under ]));
      generalize dependent (ln u); intros
  | |- context [sqrt ?u] => pose proof (sqrt_pos u); try (assert (0 < sqrt u) by (apply sqrt_lt_R0; solve [ sgd_under ]));
      try (assert (sqrt u * sqrt u = u) by (apply sqrt_sqrt; solve [ sgd_under ]));
      pose proof (sq0 (sqrt u - 1)); try (assert (1 < sqrt u) by (apply root_beyond_one; solve [ sgd_under ])); try (assert (sqrt u < 1) by (apply root_within_one; solve [ sgd_under ]));
      generalize dependent (sqrt u); intros
  | |- context [cos ?u] => pose proof (COS_bound u); generalize dependent (cos u); intros
  | |- context [sin ?u] => pose proof (SIN_bound u); generalize dependent (sin u); intros
  | |- context [erf ?u] => pose proof (erf_bounds u); generalize dependent (erf u); intros
  | |- context [PI] => pose proof PI_RGT_0; generalize dependent PI; intros end.
Ltac sgd_factor := first [ lra | (sgd_facts; first [ lra | nra ]) | nra | solve [ sgd_pos ] | solve [ sgd_nn ]
  | (interval with (i_prec 64)) | sgd_bounds ].
(* values of functions at numbers at which they are known *)
Ltac sgd_known_value f u at_ value proof := let E := fresh in
  assert (E : f u = value) by (transitivity (f at_); [ apply f_equal; sgd_number | exact proof ]); rewrite E; clear E
with sgd_number := first [ reflexivity | lra | (field; lra) ].
Lemma tanh_at_0 : tanh 0 = 0. Proof. rewrite tanh_by_sigma. unfold sigma. rewrite Rmult_0_r, Ropp_0, exp_0. field. Qed.
Lemma sigma_at_0 : sigma 0 = 1 / 2. Proof. unfold sigma. rewrite Ropp_0, exp_0. field. Qed.
Ltac sgd_known_values := repeat match goal with
  | |- context [exp ?u] => sgd_known_value exp u 0 1 exp_0
  | |- context [ln ?u] => sgd_known_value ln u 1 0 ln_1
  | |- context [sigma ?u] => sgd_known_value sigma u 0 (1 / 2) sigma_at_0
  | |- context [tanh ?u] => sgd_known_value tanh u 0 0 tanh_at_0
  | |- context [sin ?u] => sgd_known_value sin u 0 0 sin_0
  | |- context [cos ?u] => sgd_known_value cos u 0 1 cos_0
  | |- context [atan ?u] => sgd_known_value atan u 0 0 atan_0
  | |- context [asin ?u] => sgd_known_value asin u 0 0 asin_0
  | |- context [erf ?u] => sgd_known_value erf u 0 0 erf_0
  | |- context [sqrt ?u] => sgd_known_value sqrt u 0 0 sqrt_0
  | |- context [sqrt ?u] => sgd_known_value sqrt u 1 1 sqrt_1
  | |- context [Rabs ?u] => sgd_known_value Rabs u 0 0 Rabs_R0 end.
Ltac sgd_at_anchor := unfold relu; sgd_known_values; first [ sgd_field | sgd_piecewise ].
Ltac sgd_beside_zero := unfold relu; rewrite ?Rmax_abs, ?Rmin_abs; sgd_known_values; first [ lra | interval with (i_prec 64) ].
(* roots in a slope are positive *)
Ltac sgd_positive_roots := repeat match goal with |- context [sqrt ?u] => lazymatch goal with H : 0 < sqrt u |- _ => fail | _ =>
  assert (0 < sqrt u) by (apply sqrt_lt_R0; sgd_under) end end.
(* continuity at an end, where there need be no derivative *)
Ltac sgd_smooth := apply smooth_continuity; auto_derive; sgd_known_values; sgd_dside; try (apply Rgt_not_eq; interval with (i_prec 64)); try (interval with (i_prec 64)).
Ltac sgd_continuous := first [ solve [ sgd_smooth ]
  | match goal with
    | |- continuity_pt (fun t => ?a) _ => apply continuity_pt_const; intros ? ?; reflexivity
    | |- continuity_pt (fun t => @?f t + @?g t) _ => apply (continuity_pt_plus f g); sgd_continuous
    | |- continuity_pt (fun t => @?f t * @?g t) _ => apply (continuity_pt_mult f g); sgd_continuous
    | |- continuity_pt (fun t => - @?f t) _ => apply (continuity_pt_opp f); sgd_continuous
    | |- continuity_pt (fun t => @?f t / @?g t) _ => apply (continuity_pt_div f g); [ sgd_continuous | sgd_continuous | cbv beta; solve [ sgd_dside ] ]
    | |- continuity_pt (fun t => sqrt (@?f t)) _ => apply (continuity_pt_comp f sqrt); [ sgd_continuous | apply continuity_pt_sqrt; cbv beta; solve [ sgd_factor ] ]
    end ].
Ltac sgd_kink := unfold relu; first [ reflexivity | sgd_piecewise ].
Ltac sgd_same := unfold relu, softplus; first [ reflexivity | ring | (unfold heaviside, sinh, cosh; solve [ sgd_field ]) ].
(* the variable is not where something is claimed *)
Ltac sgd_outside := exfalso; first [ lra | match goal with H : _ <> _ |- _ => apply H; lra end | sgd_absurd | nra ].
(* a polynomial is s q, where all terms of q are positive *)
Ltac sgd_by_terms s q := match goal with
  | |- 0 <= ?p => apply Rlt_le; sgd_by_terms s q
  | |- ?p <= 0 => apply Rlt_le; sgd_by_terms s q
  | |- ?l < ?r => let E := fresh in let H := fresh in
      assert (H : 0 < q) by first [ solve [ sgd_pos ] | solve [ sgd_facts; sgd_pos ] ]; assert (E : l + r = s * q) by sgd_field; lra end.

(* The same rising function on both sides of an order. *)
Lemma rising_pow n x y : 0 <= x -> x < y -> x ^ S n < y ^ S n.
Proof. intros X H. induction n as [|n IH]. simpl; lra.
 change (x * x ^ S n < y * y ^ S n). assert (0 <= x ^ S n) by (apply pow_le; exact X). nra. Qed.
Lemma rising_odd n x y : x < y -> x ^ S (2 * n) < y ^ S (2 * n).
Proof. intro H. destruct (Rle_lt_dec 0 x) as [X|X]. apply rising_pow; assumption.
 assert (P : forall t, t < 0 -> t ^ S (2 * n) = - ((- t) ^ S (2 * n))).
 { intros t _. simpl. replace (n + (n + 0))%nat with (2 * n)%nat by lia. rewrite !pow_mult. replace ((- t) ^ 2) with (t ^ 2) by ring. ring. }
 rewrite (P x X). assert (0 < (- x) ^ S (2 * n)) by (apply pow_lt; lra). destruct (Rle_lt_dec 0 y) as [Y|Y].
 assert (0 <= y ^ S (2 * n)) by (apply pow_le; exact Y). lra.
 rewrite (P y Y). apply Ropp_lt_contravar. apply rising_pow; lra. Qed.
Lemma rising_sigma x y : x < y -> sigma x < sigma y.
Proof. intro H. unfold sigma. apply Rinv_lt_contravar.
 apply Rmult_lt_0_compat; pose proof (exp_pos (- x)); pose proof (exp_pos (- y)); lra.
 assert (exp (- y) < exp (- x)) by (apply exp_increasing; lra). lra. Qed.
Lemma rising_tanh x y : x < y -> tanh x < tanh y.
Proof. intro H. rewrite !tanh_quotient. pose proof (exp_pos x); pose proof (exp_pos (- x)); pose proof (exp_pos y); pose proof (exp_pos (- y)).
 assert (exp x < exp y) by (apply exp_increasing; exact H). assert (exp (- y) < exp (- x)) by (apply exp_increasing; lra).
 apply Rminus_gt_0_lt. replace (_ - _) with (2 * (exp y * exp (- x) - exp x * exp (- y)) / ((exp y + exp (- y)) * (exp x + exp (- x)))) by (field; lra).
 apply Rdiv_lt_0_compat; nra. Qed.
Lemma rising_softplus x y : x < y -> softplus x < softplus y.
Proof. intro H. unfold softplus. pose proof (exp_pos x). assert (exp x < exp y) by (apply exp_increasing; exact H). apply ln_increasing; lra. Qed.
Lemma rising_sinh x y : x < y -> sinh x < sinh y.
Proof. intro H. unfold sinh. assert (exp x < exp y) by (apply exp_increasing; exact H). assert (exp (- y) < exp (- x)) by (apply exp_increasing; lra). lra. Qed.
Lemma rising_rpow a x y : 0 < a -> x < y -> rpow x a < rpow y a.
Proof. intros A H. assert (Z : forall t, 0 < t -> 0 < rpow t a) by (intros t T; unfold rpow; rewrite sign_pos by exact T; pose proof (exp_pos (a * ln (Rabs t))); lra).
 assert (N : forall t, rpow (- t) a = - rpow t a) by (intro t; unfold rpow; rewrite Rabs_Ropp; destruct (total_order_T t 0) as [[T|T]|T];
  [rewrite (sign_neg t), (sign_pos (- t)) by lra | rewrite T, Ropp_0, sign_0 | rewrite (sign_pos t), (sign_neg (- t)) by lra]; ring).
 assert (P : forall s t, 0 < s -> s < t -> rpow s a < rpow t a) by (intros s t S T; unfold rpow; rewrite !sign_pos, !Rabs_pos_eq by lra; rewrite !Rmult_1_l; apply exp_increasing; apply Rmult_lt_compat_l; [exact A | apply ln_increasing; assumption]).
 assert (O : rpow 0 a = 0) by (unfold rpow; rewrite sign_0; ring).
 destruct (Rlt_le_dec 0 x) as [X|X]. apply P; assumption.
 destruct (Rlt_le_dec y 0) as [Y|Y]. replace x with (- - x) by ring. replace y with (- - y) by ring. rewrite (N (- x)), (N (- y)). apply Ropp_lt_contravar. apply P; lra.
 assert (rpow x a <= 0) by (destruct X as [X|X]; [replace x with (- - x) by ring; rewrite (N (- x)); pose proof (Z (- x)); lra | rewrite X, O; lra]).
 assert (0 <= rpow y a) by (destruct Y as [Y|Y]; [pose proof (Z y Y); lra | rewrite <- Y, O; lra]).
 destruct X as [X|X]. replace x with (- - x) in * by ring. rewrite (N (- x)) in *. pose proof (Z (- x)). lra.
 subst x. rewrite O. apply Z. exact H. Qed.
Ltac sgd_sizes_split := repeat match goal with
  | H : Rabs ?u < ?v |- _ => apply Rabs_def2 in H; destruct H
  | H : Rabs ?u <= ?v |- _ => assert (u <= v /\ - u <= v) as [? ?] by (pose proof (Rle_abs u); pose proof (Rle_abs (- u)); rewrite Rabs_Ropp in *; lra); clear H end.
(* What is known of square roots: their squares, their order, and whether they reach 1. *)
Lemma root_from_one u : 1 <= u -> 1 <= sqrt u.
Proof. intro H. rewrite <- sqrt_1. apply sqrt_le_1_alt. exact H. Qed.
Ltac sgd_roots_compared := repeat match goal with |- context [sqrt ?u] => lazymatch goal with _ : sqrt u * sqrt u = u |- _ => fail | _ =>
    assert (sqrt u * sqrt u = u) by (apply sqrt_sqrt; lra); pose proof (sqrt_pos u); try (assert (1 <= sqrt u) by (apply root_from_one; lra)) end end;
  repeat match goal with P : sqrt ?u * _ = ?u, Q : sqrt ?v * _ = ?v |- _ => lazymatch goal with _ : sqrt u <= sqrt v |- _ => fail | _ =>
    assert (sqrt u <= sqrt v) by (apply sqrt_le_1_alt; lra) end end; nra.
