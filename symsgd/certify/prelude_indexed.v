
(* sums up to any number, and what is said of every member of a sequence *)
Lemma sum_one (f : nat -> R) a : sum_n_m f a a = f a. Proof. exact (sum_n_n f a). Qed.
Lemma sum_more (f : nat -> R) a b : (a <= S b)%nat -> sum_n_m f a (S b) = sum_n_m f a b + f (S b). Proof. exact (sum_n_Sm f a b). Qed.
Lemma sum_none (f : nat -> R) a b : (b < a)%nat -> sum_n_m f a b = 0. Proof. exact (sum_n_m_zero f a b). Qed.
Lemma sum_scaled (f g : nat -> R) c a b : (forall j, (a <= j <= b)%nat -> f j = c * g j) -> sum_n_m f a b = c * sum_n_m g a b.
Proof. intro H. rewrite (sum_n_m_ext_loc f (fun j => c * g j) a b H). exact (sum_n_m_mult_l c g a b). Qed.
Lemma grown (f a b c d : R) : a = b -> c - d = f * (a - b) -> c = d. Proof. intros E H. rewrite E in H. lra. Qed.
Ltac sgd_reals := match goal with |- @eq _ ?a ?b => change (@eq R a b) end.
Ltac sgd_first_sums := repeat first [ rewrite sum_one | rewrite sum_none by lia | rewrite sum_more by lia ]; cbv beta.
Ltac sgd_indexed := sgd_reals;
  repeat match goal with |- context [sum_n_m ?f ?a ?b] => let s := fresh "s" in set (s := sum_n_m f a b) in *; clearbody s; change R in s end;
  cbn [pred Nat.sub]; rewrite ?Nat.sub_0_r, ?Nat.sub_diag; repeat rewrite Nat.sub_succ_l by lia; rewrite ?Nat.sub_diag;
  rewrite ?pow_add, ?pow_mult; cbn [pow]; rewrite ?S_INR; cbn [INR];
  repeat match goal with |- context [?b ^ ?k] => is_var k; let P := fresh "P" in
    try (let N := fresh in assert (N : b ^ k <> 0) by (apply pow_nonzero; sgd_ne)); set (P := b ^ k) in *; clearbody P end;
  repeat match goal with |- context [INR ?k] => let P := fresh "I" in pose proof (pos_INR k); set (P := INR k) in *; clearbody P end;
  sgd_field.
