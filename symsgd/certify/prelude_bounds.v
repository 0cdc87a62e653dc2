(* Between which numbers the values of a function lie. *)
(* the area below a bell: F(x)^2 + G(x) = PI / 4 for F(x) = RInt exp(-t^2) 0 x, G(x) = RInt exp(-x^2 (1 + t^2)) / (1 + t^2) 0 1 *)
Definition bell (t : R) : R := exp (- t ^ 2).
Definition bell_area (x : R) : R := RInt bell 0 x.
Definition bell_rest (x : R) : R := RInt (fun t => exp (- (x ^ 2 * (1 + t ^ 2))) / (1 + t ^ 2)) 0 1.
Lemma smooth_everywhere (f : R -> R) : (forall y, ex_derive f y) -> forall a b, ex_RInt f a b.
Proof. intros D a b. apply (ex_RInt_continuous f). intros y _. apply (ex_derive_continuous f). apply D. Qed.
Lemma bell_integrable a b : ex_RInt bell a b.
Proof. apply smooth_everywhere. intro y. unfold bell. auto_derive. exact I. Qed.
Lemma is_derive_bell_area x : is_derive bell_area x (bell x).
Proof. apply (is_derive_RInt bell bell_area 0). apply filter_forall. intro y. apply (RInt_correct bell 0 y). apply bell_integrable.
 apply (ex_derive_continuous bell). unfold bell. auto_derive. exact I. Qed.
Lemma rest_slope x t : is_derive (fun u => exp (- (u ^ 2 * (1 + t ^ 2))) / (1 + t ^ 2)) x (- 2 * x * exp (- (x ^ 2 * (1 + t ^ 2)))).
Proof. assert (1 + t ^ 2 <> 0) by nra. auto_derive. nra. net_arguments. field. nra. Qed.
Lemma is_derive_bell_rest x : is_derive bell_rest x (RInt (fun t => - 2 * x * exp (- (x ^ 2 * (1 + t ^ 2)))) 0 1).
Proof.
 replace (RInt (fun t => - 2 * x * exp (- (x ^ 2 * (1 + t ^ 2)))) 0 1) with (RInt (fun t => Derive (fun u => exp (- (u ^ 2 * (1 + t ^ 2))) / (1 + t ^ 2)) x) 0 1).
 apply (is_derive_RInt_param (fun u t => exp (- (u ^ 2 * (1 + t ^ 2))) / (1 + t ^ 2)) 0 1 x).
 apply filter_forall. intros u t _. eexists. apply rest_slope.
 intros t _. apply (continuity_2d_pt_ext (fun u v => - 2 * u * exp (- (u ^ 2 * (1 + v ^ 2))))).
 intros u v. symmetry. apply is_derive_unique. apply rest_slope.
 apply continuity_2d_pt_mult. apply continuity_2d_pt_mult. apply continuity_2d_pt_const. apply continuity_2d_pt_id1.
 apply (continuity_1d_2d_pt_comp exp). apply derivable_continuous_pt. apply derivable_pt_exp.
 apply continuity_2d_pt_opp. apply continuity_2d_pt_mult. 
 apply (continuity_1d_2d_pt_comp (fun u => u ^ 2) (fun u _ => u)). apply derivable_continuous_pt. apply derivable_pt_pow. apply continuity_2d_pt_id1.
 apply (continuity_1d_2d_pt_comp (fun v => 1 + v ^ 2) (fun _ v => v)). apply derivable_continuous_pt. apply ex_derive_Reals_0. auto_derive. exact I. apply continuity_2d_pt_id2.
 apply filter_forall. intro u. apply smooth_everywhere. intro t. auto_derive. nra.
 apply RInt_ext. intros t _. apply is_derive_unique. apply rest_slope. Qed.
Lemma bell_slopes x : RInt (fun t => - 2 * x * exp (- (x ^ 2 * (1 + t ^ 2)))) 0 1 = - (2 * bell_area x * bell x).
Proof.
 assert (E : RInt bell (x * 0 + 0) (x * 1 + 0) = RInt (fun t => x * bell (x * t + 0)) 0 1).
 symmetry. apply (RInt_comp_lin bell x 0 0 1). apply bell_integrable.
 replace (x * 0 + 0) with 0 in E by ring. replace (x * 1 + 0) with x in E by ring. unfold bell_area. rewrite E.
 replace (- (2 * RInt (fun t => x * bell (x * t + 0)) 0 1 * bell x)) with ((- 2 * bell x) * RInt (fun t => x * bell (x * t + 0)) 0 1) by ring.
 change (- 2 * bell x * RInt (fun t => x * bell (x * t + 0)) 0 1) with (scal (- 2 * bell x) (RInt (fun t => x * bell (x * t + 0)) 0 1)).
 rewrite <- (RInt_scal (fun t => x * bell (x * t + 0)) 0 1 (- 2 * bell x)).
 apply RInt_ext. intros t _. assert (H : exp (- (x ^ 2 * (1 + t ^ 2))) = bell x * bell (x * t + 0)) by (unfold bell; rewrite <- exp_plus; f_equal; ring).
 rewrite H. unfold scal; simpl; unfold mult; simpl. ring.
 apply smooth_everywhere. intro t. unfold bell. auto_derive. exact I. Qed.
Lemma bell_sum x : bell_area x ^ 2 + bell_rest x = PI / 4.
Proof.
 assert (D : forall t, is_derive (fun u => bell_area u ^ 2 + bell_rest u) t 0).
 intro t. apply (net_equal _ _ (2 * bell_area t * bell t + - (2 * bell_area t * bell t))).
 apply (net_plus (fun u => bell_area u ^ 2) bell_rest).
 apply (net_equal _ _ (2 * bell_area t * bell t)); [ | reflexivity ].
 apply (net_chain (fun s => s ^ 2) bell_area t (2 * bell_area t)). apply net_square. apply is_derive_bell_area.
 rewrite <- bell_slopes. apply is_derive_bell_rest. ring.
 assert (C : forall u, bell_area u ^ 2 + bell_rest u = bell_area 0 ^ 2 + bell_rest 0).
 intro u. destruct (MVT_gen (fun u => bell_area u ^ 2 + bell_rest u) 0 u (fun _ => 0)) as [c [_ M]].
 intros v _. apply D.
 intros v _. apply derivable_continuous_pt. apply ex_derive_Reals_0. exists 0. apply D.
 lra.
 rewrite C. unfold bell_area. rewrite RInt_point. unfold bell_rest.
 replace (RInt (fun t => exp (- (0 ^ 2 * (1 + t ^ 2))) / (1 + t ^ 2)) 0 1) with (atan 1 - atan 0). rewrite atan_1, atan_0. unfold zero; simpl. field.
 symmetry. apply is_RInt_unique. apply (is_RInt_ext (fun t => / (1 + t ^ 2))).
 intros t _. change (/ (1 + t ^ 2) = exp (- (0 ^ 2 * (1 + t ^ 2))) / (1 + t ^ 2)). replace (- (0 ^ 2 * (1 + t ^ 2))) with 0 by ring. rewrite exp_0. unfold Rdiv. ring.
 apply (is_RInt_derive atan (fun t => / (1 + t ^ 2))). intros t _. auto_derive. exact I. field. nra.
 intros t _. apply (ex_derive_continuous (fun t => / (1 + t ^ 2))). auto_derive. nra. Qed.
Lemma bell_rest_pos x : 0 < bell_rest x.
Proof. unfold bell_rest. apply RInt_gt_0. lra. intros t _. apply Rdiv_lt_0_compat. apply exp_pos. nra.
 intros t _. apply (ex_derive_continuous (fun t => exp (- (x ^ 2 * (1 + t ^ 2))) / (1 + t ^ 2))). auto_derive. nra. Qed.
Lemma erf_bounds x : -1 < erf x < 1.
Proof.
 pose proof (bell_sum x) as S. pose proof (bell_rest_pos x) as P. pose proof PI_RGT_0 as Q. pose proof (sqrt_lt_R0 PI Q) as T. pose proof (sqrt_sqrt PI ltac:(lra)) as E.
 change (erf x) with (2 / sqrt PI * bell_area x). set (s := sqrt PI) in *. set (a := bell_area x) in *.
 assert (A : (2 / s * a) ^ 2 < 1). replace ((2 / s * a) ^ 2) with (4 * a ^ 2 / (s * s)) by (field; lra). rewrite E. apply (Rmult_lt_reg_r PI). exact Q. unfold Rdiv. rewrite Rmult_assoc, Rinv_l by lra. nra.
 split; nra. Qed.
Ltac sgd_bounds := repeat match goal with
  | |- context [sigma ?u] => pose proof (sigma_pos u); pose proof (sigma_lt1 u); generalize dependent (sigma u); intros
  | |- context [tanh ?u] => destruct (tanh_bounds u); generalize dependent (tanh u); intros
  | |- context [erf ?u] => destruct (erf_bounds u); generalize dependent (erf u); intros
  | |- context [exp ?u] => pose proof (exp_pos u); generalize dependent (exp u); intros
  | |- context [sqrt ?u] => pose proof (sqrt_pos u); generalize dependent (sqrt u); intros end; first [ lra | nra ].
