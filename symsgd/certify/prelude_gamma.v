(* What the theorems say about the function 1/Gamma, which is defined for every real number.
   They hold for each function with these properties, and 1/Gamma has them. *)
Definition reciprocal_gamma (g : R -> R) : Prop :=
  (forall t, g t = t * g (t + 1)) /\ g 1 = 1 /\ g (1 / 2) = / sqrt PI /\ (forall t, 0 < t -> 0 < g t).
Lemma gamma_up g : reciprocal_gamma g -> forall t, g t = t * g (t + 1). Proof. intros H. apply H. Qed.
Lemma gamma_1 g : reciprocal_gamma g -> g 1 = 1. Proof. intros H. apply H. Qed.
Lemma gamma_half g : reciprocal_gamma g -> g (1 / 2) = / sqrt PI. Proof. intros H. apply H. Qed.
Lemma gamma_positive g : reciprocal_gamma g -> forall t, 0 < t -> 0 < g t. Proof. intros H. apply H. Qed.
Ltac sgd_factors := repeat match goal with H : ?a * ?b <> 0 |- _ =>
  assert (a <> 0) by (let K := fresh in intro K; apply H; rewrite K; ring); assert (b <> 0) by (let K := fresh in intro K; apply H; rewrite K; ring); clear H end.
Ltac sgd_gamma_against H := rewrite ?Rinv_inv in H; unfold Rdiv in H; first [ nra | (field_simplify_eq in H; [ nra | sgd_split; lra .. ]) ].
