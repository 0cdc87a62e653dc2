(* Networks. *)
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
Ltac net_arguments := net_equal_values sigma; net_equal_values tanh; net_equal_values exp; net_equal_values ln; net_equal_values sqrt.
(* on each side of a kink an activation is a smooth formula *)
Lemma net_above (f g : R -> R) (z d : R) : z > 0 -> (forall t, 0 < t -> g t = f t) -> is_derive g z d -> is_derive f z d.
Proof. intros L E H. apply (is_derive_ext_loc g); [ | exact H ]. apply (filter_imp (fun t => 0 < t)); [ exact E | apply (open_gt 0); exact L ]. Qed.
Lemma net_below (f g : R -> R) (z d : R) : z < 0 -> (forall t, t < 0 -> g t = f t) -> is_derive g z d -> is_derive f z d.
Proof. intros L E H. apply (is_derive_ext_loc g); [ | exact H ]. apply (filter_imp (fun t => t < 0)); [ exact E | apply (open_lt 0); exact L ]. Qed.
Ltac net_sides := unfold relu, Rmax, Rmin, Rabs; repeat match goal with
  | |- context [Rlt_dec ?a ?b] => destruct (Rlt_dec a b) | |- context [Rle_dec ?a ?b] => destruct (Rle_dec a b)
  | |- context [Rcase_abs ?a] => destruct (Rcase_abs a) end; try (exfalso; lra); rewrite ?exp_0.
