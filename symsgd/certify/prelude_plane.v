(* Functions of two variables. *)
Lemma chain_2 (f : R -> R -> R) (u v : R -> R) x p q u' v' : differentiable_pt_lim f (u x) (v x) p q -> is_derive u x u' -> is_derive v x v' ->
  is_derive (fun t => f (u t) (v t)) x (p * u' + q * v').
Proof. intros F U V. apply is_derive_Reals. apply derivable_pt_lim_comp_2d; [ exact F | apply is_derive_Reals; exact U | apply is_derive_Reals; exact V ]. Qed.
Lemma plane_plus a b : differentiable_pt_lim Rplus a b 1 1.
Proof. apply (filterdiff_differentiable_pt_lim Rplus). apply (filterdiff_ext_lin _ (fun u : R * R => plus (fst u) (snd u))).
 apply (@filterdiff_plus R_AbsRing R_NormedModule).
 intros [s t]. unfold plus; simpl. ring. Qed.
Lemma plane_times a b : differentiable_pt_lim Rmult a b b a.
Proof. apply (filterdiff_differentiable_pt_lim Rmult). apply (filterdiff_ext_lin _ (fun u : R * R => plus (mult (fst u) b) (mult a (snd u)))).
 apply (@filterdiff_mult R_AbsRing (locally (a, b)) _ (a, b)). intros P K; exact K. intros; apply Rmult_comm.
 intros [s t]. unfold plus, mult; simpl. ring. Qed.
Lemma plane_first (g : R -> R) a b d : is_derive g a d -> differentiable_pt_lim (fun s _ => g s) a b d 0.
Proof. intro G. apply differentiable_pt_lim_proj1_0. apply is_derive_Reals. exact G. Qed.
Lemma plane_second (h : R -> R) a b d : is_derive h b d -> differentiable_pt_lim (fun _ t => h t) a b 0 d.
Proof. intro G. apply (filterdiff_differentiable_pt_lim (fun _ t => h t)). 
 apply (filterdiff_ext_lin (fun u : R * R => h (snd u)) (fun u : R * R => scal (snd u) d)).
 apply (filterdiff_comp' snd h (a, b) snd (fun t => scal t d)). apply (filterdiff_linear (fun u : R * R => snd u)). apply is_linear_snd. exact G.
 intros [s t]. unfold scal; simpl. unfold mult; simpl. ring. Qed.
(* a function of two variables that is one of each, and a multiple of their product *)
Lemma plane (f : R -> R -> R) c a b p q p' q' : (forall s t, f s t = f s 0 + (f 0 t - f 0 0) + s * t * c) ->
  is_derive (fun s => f s 0) a p' -> is_derive (fun t => f 0 t) b q' -> p' + b * c = p -> q' + a * c = q -> differentiable_pt_lim f a b p q.
Proof. intros E P Q <- <-. apply (differentiable_pt_lim_ext (fun s t => (f s 0 + (f 0 t - f 0 0)) + s * t * c)).
 apply locally_2d_forall. intros s t. symmetry. apply E.
 assert (Q0 : is_derive (fun t => f 0 t - f 0 0) b q') by (apply (net_equal _ _ (q' - 0)); [ apply (is_derive_minus (fun t => f 0 t) (fun _ => f 0 0)); [ exact Q | apply net_constant ] | ring ]).
 assert (S : differentiable_pt_lim (fun s t => f s 0 + (f 0 t - f 0 0)) a b (1 * p' + 1 * 0) (1 * 0 + 1 * q')) by
  (apply (differentiable_pt_lim_comp Rplus (fun s _ => f s 0) (fun _ t => f 0 t - f 0 0)); [ apply plane_plus | apply plane_first; exact P | apply (plane_second (fun t => f 0 t - f 0 0)); exact Q0 ]).
 assert (M : differentiable_pt_lim (fun s t => s * t * c) a b (c * b + a * b * 0) (c * a + a * b * 0)).
 apply (differentiable_pt_lim_comp Rmult Rmult (fun _ _ => c)). apply plane_times. apply plane_times. apply (plane_second (fun _ => c)). apply net_constant.
 assert (T := differentiable_pt_lim_comp Rplus (fun s t => f s 0 + (f 0 t - f 0 0)) (fun s t => s * t * c) a b _ _ _ _ _ _ (plane_plus _ _) S M).
 cbv beta in T. replace (p' + b * c) with (1 * (1 * p' + 1 * 0) + 1 * (c * b + a * b * 0)) by ring. replace (q' + a * c) with (1 * (1 * 0 + 1 * q') + 1 * (c * a + a * b * 0)) by ring. exact T. Qed.
(* parts of a formula whose derivatives at a place are known *)
Ltac sgd_hidden_exist := repeat match goal with |- _ /\ _ => split end; try match goal with B : is_derive ?h ?x ?l |- ex_derive _ ?x => exists l; exact B end.
Ltac sgd_hidden_slopes := repeat match goal with B : is_derive ?h ?x ?l |- context [Derive ?g ?x] => rewrite (is_derive_unique g x l B) end.
