(* Powers with whole exponents of either sign, and half turns. *)
Definition zpow (x a : R) : R := powerRZ x (up a - 1).
Definition whole (a : R) : Prop := exists k : Z, a = IZR k.
Lemma up_whole k : (up (IZR k) - 1)%Z = k.
Proof. assert (H : (k + 1)%Z = up (IZR k)) by (apply tech_up; rewrite plus_IZR; lra). rewrite <- H. ring. Qed.
Lemma zpow_IZR x k : zpow x (IZR k) = powerRZ x k.
Proof. unfold zpow. rewrite up_whole. reflexivity. Qed.
Lemma zpow_plus x a b : x <> 0 -> whole a -> whole b -> zpow x (a + b) = zpow x a * zpow x b.
Proof. intros X [k ->] [l ->]. rewrite <- plus_IZR, !zpow_IZR. apply powerRZ_add; exact X. Qed.
Lemma zpow_minus x a : whole a -> zpow x (- a) = / zpow x a.
Proof. intros [k ->]. rewrite <- opp_IZR, !zpow_IZR. apply powerRZ_neg'. Qed.
Lemma zpow_not_zero x a : x <> 0 -> zpow x a <> 0.
Proof. intro X. apply powerRZ_NOR. exact X. Qed.
Lemma powerRZ_m1 k : powerRZ (-1) k = if Z.even k then 1 else -1.
Proof.
 assert (P : forall p, (-1) ^ Pos.to_nat p = if Z.even (Z.pos p) then 1 else -1).
 intro p. destruct p as [p|p|]; simpl Z.even; [ | | simpl; ring ].
 rewrite Pos2Nat.inj_xI. rewrite pow_1_odd. reflexivity.
 rewrite Pos2Nat.inj_xO. rewrite pow_1_even. reflexivity.
 destruct k as [|p|p]; [ reflexivity | apply P | ]. simpl powerRZ. rewrite P. replace (Z.even (Z.neg p)) with (Z.even (Z.pos p)) by (destruct p; reflexivity). destruct (Z.even (Z.pos p)); field. Qed.
Lemma cos_whole k : cos (PI * IZR k) = if Z.even k then 1 else -1.
Proof. destruct (Z.even k) eqn:E.
 apply Z.even_spec in E. destruct E as [m ->]. rewrite mult_IZR. replace (PI * (2 * IZR m)) with (0 + 2 * IZR m * PI) by ring. rewrite cos_turns. apply cos_0.
 assert (O : Z.odd k = true) by (rewrite <- Z.negb_even, E; reflexivity). apply Z.odd_spec in O. destruct O as [m ->]. rewrite plus_IZR, mult_IZR. replace (PI * (2 * IZR m + 1)) with (PI + 2 * IZR m * PI) by ring. rewrite cos_turns. rewrite cos_PI. lra. Qed.
Lemma sin_whole k : sin (PI * IZR k) = 0.
Proof. apply sin_eq_0_1. exists k. ring. Qed.
Lemma zpow_0 a : whole a -> 0 < a -> zpow 0 a = 0.
Proof. intros [k ->] H. rewrite zpow_IZR. apply lt_IZR in H. destruct k as [|p|p]; [ lia | | lia ]. simpl. apply pow_i. apply Pos2Nat.is_pos. Qed.
Lemma powerRZ_pow x k n : x <> 0 -> powerRZ x k ^ n = powerRZ x (k * Z.of_nat n).
Proof. intro X. induction n as [|n IH]. rewrite Z.mul_0_r. reflexivity.
 rewrite Nat2Z.inj_succ, <- tech_pow_Rmult, IH, <- powerRZ_add by exact X. f_equal. ring. Qed.
(* What is whole becomes the image of an integer. *)
Ltac sgd_integers := repeat match goal with H : exists k : Z, ?n = IZR k |- _ => let k := fresh "k" in destruct H as [k H]; subst n end;
  repeat match goal with
  | |- context [IZR ?a ^ ?n] => rewrite (pow_IZR a n)
  | |- context [IZR ?a + IZR ?b] => rewrite <- (plus_IZR a b) | |- context [IZR ?a * IZR ?b] => rewrite <- (mult_IZR a b) | |- context [- IZR ?a] => rewrite <- (opp_IZR a)
  | H : context [IZR ?a + IZR ?b] |- _ => rewrite <- (plus_IZR a b) in H | H : context [IZR ?a * IZR ?b] |- _ => rewrite <- (mult_IZR a b) in H
  | H : context [- IZR ?a] |- _ => rewrite <- (opp_IZR a) in H end.
Ltac sgd_parity := cbn [pow] in *; sgd_integers; repeat match goal with
  | |- context [cos (PI * IZR ?k)] => rewrite (cos_whole k) | |- context [sin (PI * IZR ?k)] => rewrite (sin_whole k)
  | |- context [cos (IZR ?k * PI)] => rewrite (Rmult_comm (IZR k) PI); rewrite (cos_whole k) | |- context [sin (IZR ?k * PI)] => rewrite (Rmult_comm (IZR k) PI); rewrite (sin_whole k)
  | |- context [zpow _ (IZR ?k)] => rewrite (zpow_IZR _ k) | |- context [powerRZ (IZR (Zneg xH)) ?k] => rewrite (powerRZ_m1 k) end;
  rewrite ?Z.even_add, ?Z.even_mul, ?Z.even_opp, ?Z.even_sub; repeat match goal with |- context [Z.even ?k] => lazymatch k with Zpos _ => simpl (Z.even k) | Zneg _ => simpl (Z.even k) | Z0 => simpl (Z.even k) | _ => destruct (Z.even k) end end;
  cbv [Bool.eqb orb andb negb]; first [ ring | lra | field ].
(* goal: zpow x e = a product of powers of powers of x, where x <> 0 *)
Ltac sgd_zpow_atom := sgd_integers; rewrite ?zpow_IZR; rewrite ?powerRZ_pow by assumption; rewrite ?pow_powerRZ; rewrite <- ?powerRZ_neg'; rewrite <- ?powerRZ_add by assumption; f_equal; try rewrite <- opp_IZR; simpl Z.of_nat; simpl (Z.pow _ _) in *; try apply f_equal; ring.
Ltac sgd_zpow_known := repeat match goal with
  | |- context [zpow ?x ?a] => let N := fresh in assert (N : zpow x a <> 0) by (apply zpow_not_zero; first [ assumption | sgd_ne ]); let Z := fresh "Z" in set (Z := zpow x a) in *; clearbody Z end.
Ltac sgd_integer_absurd := exfalso; first [ lia | (repeat match goal with D : (?a < ?b)%Z |- _ => apply IZR_lt in D | D : (?a > ?b)%Z |- _ => apply Z.gt_lt in D | D : ?k = 0%Z |- _ => apply (f_equal IZR) in D end;
  rewrite ?mult_IZR, ?plus_IZR, ?opp_IZR in *; lra) ].
Ltac sgd_zpow_zero := sgd_integers; repeat match goal with |- context [zpow 0 (IZR ?k)] => let D := fresh "D" in destruct (Z_dec k 0) as [[D|D]|D]; [
  exfalso; first [ match goal with H : IZR k < 0 -> _ |- _ => apply H; [ apply IZR_lt; exact D | reflexivity ] end | sgd_integer_absurd ]
  | rewrite (zpow_0 (IZR k)) by first [ (exists k; reflexivity) | (apply IZR_lt; lia) ] | let E := fresh in assert (E : zpow 0 (IZR k) = 1) by (rewrite D, zpow_IZR; reflexivity); rewrite E; clear E ] end;
  first [ sgd_integer_absurd | sgd_equal ].
(* powers of numbers *)
Ltac sgd_zpow_numbers := match goal with |- context [zpow _ _] => sgd_integers; repeat match goal with
  | |- context [zpow ?b (IZR ?e)] => let v := eval vm_compute in e in change e with v; rewrite (zpow_IZR b v) end | _ => idtac end.
(* odd roots of odd powers, even powers of opposites *)
Lemma sign_of_odd_power x k : sign (x ^ (2 * k + 1)) = sign x.
Proof. rewrite pow_add, pow_mult, pow_1. destruct (Rtotal_order x 0) as [N|[Z|P]].
 assert (S : 0 < (x ^ 2) ^ k) by (apply pow_lt; nra). rewrite (sign_neg x N). apply sign_neg. nra.
 rewrite Z, Rmult_0_r, sign_0. reflexivity.
 assert (S : 0 < (x ^ 2) ^ k) by (apply pow_lt; nra). rewrite (sign_pos x P). apply sign_pos. nra. Qed.
Lemma odd_root x k a : a = / INR (2 * k + 1) -> rpow (x ^ (2 * k + 1)) a = x.
Proof. intros ->. unfold rpow. rewrite sign_of_odd_power, <- RPow_abs. destruct (Req_dec x 0) as [Z|Z].
 rewrite Z, sign_0. ring.
 rewrite ln_pow by (apply Rabs_pos_lt; exact Z). rewrite <- Rmult_assoc, Rinv_l by (apply not_0_INR; lia). rewrite Rmult_1_l, exp_ln by (apply Rabs_pos_lt; exact Z).
 destruct (Rlt_le_dec x 0) as [N|P]. rewrite (sign_neg x N), Rabs_left by exact N. ring. rewrite sign_pos, Rabs_pos_eq by lra. ring. Qed.
Lemma odd_root_of x n a : Nat.odd n = true -> a = / INR n -> rpow (x ^ n) a = x.
Proof. intros O. apply Nat.odd_spec in O. destruct O as [k ->]. apply odd_root. Qed.
Lemma odd_root_is u v n a : u = v ^ n -> Nat.odd n = true -> a = / INR n -> rpow u a = v.
Proof. intros ->. apply odd_root_of. Qed.
Lemma even_opposite x y n : x = - y -> Nat.even n = true -> x ^ n = y ^ n.
Proof. intros -> E. apply Nat.even_spec in E. destruct E as [k ->]. rewrite !pow_mult. f_equal. ring. Qed.
(* The whole numbers next to a number. *)
Definition Rfloor (x : R) : R := IZR (Int_part x).
Definition Rceil (x : R) : R := - Rfloor (- x).
Lemma Rfloor_whole x : whole (Rfloor x).
Proof. exists (Int_part x). reflexivity. Qed.
Lemma Rfloor_bounds x : Rfloor x <= x < Rfloor x + 1.
Proof. unfold Rfloor. destruct (base_Int_part x). lra. Qed.
Lemma Rceil_bounds x : Rceil x - 1 < x <= Rceil x.
Proof. unfold Rceil. pose proof (Rfloor_bounds (- x)). lra. Qed.
Lemma Rfloor_is x k : IZR k <= x -> x < IZR k + 1 -> Rfloor x = IZR k.
Proof. intros L H. unfold Rfloor. apply f_equal. destruct (base_Int_part x) as [A B].
 assert (Int_part x < k + 1)%Z by (apply lt_IZR; rewrite plus_IZR; lra). assert (k < Int_part x + 1)%Z by (apply lt_IZR; rewrite plus_IZR; lra). lia. Qed.
Lemma Rceil_is x k : IZR k - 1 < x -> x <= IZR k -> Rceil x = IZR k.
Proof. intros L H. unfold Rceil. rewrite (Rfloor_is (- x) (- k)) by (rewrite opp_IZR; lra). rewrite opp_IZR. ring. Qed.
