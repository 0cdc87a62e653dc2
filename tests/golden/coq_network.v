(* homework.toml: the claims of the document, written by symsgd. *)
From SymSGD Require Import symsgd_prelude.

(* the activations and the cost of one output, with their slopes *)
Definition act_sigmoid (z : R) : R := (sigma z).
Definition slope_sigmoid (z a : R) : R := (a * (1 + (- a))).
Lemma act_sigmoid_slope : forall z : R, is_derive act_sigmoid z (slope_sigmoid z (act_sigmoid z)).
Proof. intros z. unfold slope_sigmoid, act_sigmoid. (auto_derive; [ sgd_dside | sgd_powers; first [ solve [ sgd_field ] | solve [ (net_arguments; sgd_field) ] | first [ solve [ sgd_field ] | solve [ sgd_unfold; try (let A := fresh in assert (A : exp (- z) = ((exp ((- z))))) by exp_atom; rewrite A; clear A); try (sgd_letter (- z)); sgd_field ] | solve [ sgd_quotients; sgd_inverse; try (let A := fresh in assert (A : exp (- z) = ((exp ((- z))))) by (exp_atom); rewrite A in *; clear A); try (sgd_letter (- z)); sgd_inverse; sgd_close ] ] ] ]). Qed.
Definition net_loss (a y : R) : R := (((a + (- y)) ^ 2) / 2).
Definition net_loss_slope (a y : R) : R := (a + (- y)).
Lemma net_loss_moves : forall a y : R, is_derive (fun a => net_loss a y) a (net_loss_slope a y).
Proof. intros. unfold net_loss, net_loss_slope. auto_derive; [ sgd_dside | sgd_field ]. Qed.

(* the forward pass of one sample, its cost, and the errors of the layers *)
Section forward_pass.
Variables (v_b_2 v_w_11_2 v_w_12_2 v_x_1 v_x_2 v_y : R).
Definition net_z_2 : R := ((v_w_11_2 * v_x_1) + (v_w_12_2 * v_x_2) + v_b_2).
Definition net_a_2 : R := (act_sigmoid net_z_2).
Definition net_D_2 : R := (slope_sigmoid net_z_2 net_a_2).
Definition net_cost : R := (net_loss net_a_2 v_y).
Definition net_delta_2 : R := (net_D_2 * (net_loss_slope net_a_2 v_y)).
End forward_pass.

(* the cost from the z of a layer on, and its derivative *)
Section layer_by_layer.
Variables (v_b_2 v_w_11_2 v_w_12_2 v_y : R).
Definition from_2 (z_1 : R) : R := (net_loss (act_sigmoid z_1) v_y).
Definition error_1_2 (z_1 : R) : R := ((slope_sigmoid z_1 (act_sigmoid z_1)) * (net_loss_slope (act_sigmoid z_1) v_y)).
End layer_by_layer.

Lemma from_2_is : forall (v_b_2 v_w_11_2 v_w_12_2 v_x_1 v_x_2 v_y : R), (from_2 v_y (net_z_2 v_b_2 v_w_11_2 v_w_12_2 v_x_1 v_x_2)) = (net_cost v_b_2 v_w_11_2 v_w_12_2 v_x_1 v_x_2 v_y).
Proof. intros v_b_2 v_w_11_2 v_w_12_2 v_x_1 v_x_2 v_y. unfold from_2. reflexivity. Qed.
Lemma error_1_2_is : forall (v_b_2 v_w_11_2 v_w_12_2 v_x_1 v_x_2 v_y : R), (error_1_2 v_y (net_z_2 v_b_2 v_w_11_2 v_w_12_2 v_x_1 v_x_2)) = (net_delta_2 v_b_2 v_w_11_2 v_w_12_2 v_x_1 v_x_2 v_y).
Proof. intros v_b_2 v_w_11_2 v_w_12_2 v_x_1 v_x_2 v_y. unfold error_1_2. reflexivity. Qed.
Lemma back_2 : forall (v_y : R), forall (Z_1 : R -> R) (t d_1 : R), is_derive Z_1 t d_1 -> is_derive (fun s : R => (from_2 v_y (Z_1 s))) t ((error_1_2 v_y (Z_1 t)) * d_1).
Proof. intros v_y Z_1 t d_1 H_1. pose proof (net_chain act_sigmoid Z_1 t _ _ (act_sigmoid_slope (Z_1 t)) H_1) as A_1. cbv beta in A_1. eapply net_equal. unfold from_2. exact (net_chain (fun a => net_loss a v_y) (fun s => (act_sigmoid (Z_1 s))) t _ _ (net_loss_moves (act_sigmoid (Z_1 t)) v_y) A_1). unfold error_1_2. ring. Qed.
(* the quantities of the step *)
Section first_step.
Definition step_z_2 : R := 21.
Definition step_a_2 : R := (sigma step_z_2).
Definition step_D_2 : R := (step_a_2 * (1 + (- step_a_2))).
Definition step_delta_2 : R := (step_D_2 * (step_a_2 + (- 3))).
End first_step.

Lemma net_z_2_at : (net_z_2 4 5 6 1 2) = step_z_2.
Proof. intros. unfold net_z_2. first [ solve [ cbv beta delta [step_z_2 step_z_2]; sgd_field ] | solve [ cbv beta delta [step_z_2 step_a_2 step_D_2 step_delta_2]; sgd_field ] | solve [ cbv beta delta [step_z_2 step_z_2]; net_arguments; sgd_field ] | solve [ cbv beta delta [step_z_2 step_a_2 step_D_2 step_delta_2]; net_arguments; sgd_field ] ]. Qed.
Lemma net_a_2_at : (net_a_2 4 5 6 1 2) = step_a_2.
Proof. intros. unfold net_a_2. rewrite ?net_z_2_at. unfold act_sigmoid. first [ solve [ cbv beta delta [step_a_2 step_z_2]; sgd_field ] | solve [ cbv beta delta [step_z_2 step_a_2 step_D_2 step_delta_2]; sgd_field ] | solve [ cbv beta delta [step_a_2 step_z_2]; net_arguments; sgd_field ] | solve [ cbv beta delta [step_z_2 step_a_2 step_D_2 step_delta_2]; net_arguments; sgd_field ] ]. Qed.
Lemma net_D_2_at : (net_D_2 4 5 6 1 2) = step_D_2.
Proof. intros. unfold net_D_2. rewrite ?net_z_2_at. rewrite ?net_a_2_at. unfold slope_sigmoid. first [ solve [ cbv beta delta [step_D_2 step_z_2]; sgd_field ] | solve [ cbv beta delta [step_z_2 step_a_2 step_D_2 step_delta_2]; sgd_field ] | solve [ cbv beta delta [step_D_2 step_z_2]; net_arguments; sgd_field ] | solve [ cbv beta delta [step_z_2 step_a_2 step_D_2 step_delta_2]; net_arguments; sgd_field ] ]. Qed.
Lemma net_delta_2_at : (net_delta_2 4 5 6 1 2 3) = step_delta_2.
Proof. intros. unfold net_delta_2. rewrite ?net_D_2_at. rewrite ?net_a_2_at. cbv beta delta [net_loss_slope]. first [ solve [ cbv beta delta [step_delta_2 step_z_2]; sgd_field ] | solve [ cbv beta delta [step_z_2 step_a_2 step_D_2 step_delta_2]; sgd_field ] | solve [ cbv beta delta [step_delta_2 step_z_2]; net_arguments; sgd_field ] | solve [ cbv beta delta [step_z_2 step_a_2 step_D_2 step_delta_2]; net_arguments; sgd_field ] ]. Qed.
(* decimals on the way *)


(* line 1, claim 1, PROVED: ∂C/∂b^[2] = delta^[2], for all parameters, inputs and targets *)
Theorem symsgd_backpropagation_b_2 : forall (v_b_2 v_w_11_2 v_w_12_2 v_x_1 v_x_2 v_y : R), is_derive (fun v_b_2 : R => (net_cost v_b_2 v_w_11_2 v_w_12_2 v_x_1 v_x_2 v_y)) v_b_2 (net_delta_2 v_b_2 v_w_11_2 v_w_12_2 v_x_1 v_x_2 v_y).
Proof. intros v_b_2 v_w_11_2 v_w_12_2 v_x_1 v_x_2 v_y. assert (H : is_derive (fun s : R => (net_z_2 s v_w_11_2 v_w_12_2 v_x_1 v_x_2)) v_b_2 1) by (unfold net_z_2; eapply net_equal; [ exact (net_plus _ _ _ _ _ (net_plus _ _ _ _ _ (net_constant (v_w_11_2 * v_x_1) v_b_2) (net_constant (v_w_12_2 * v_x_2) v_b_2)) (net_variable v_b_2)) | ring ]). refine (net_same _ (fun s : R => (from_2 v_y (net_z_2 s v_w_11_2 v_w_12_2 v_x_1 v_x_2))) _ _ _ (fun s : R => from_2_is s v_w_11_2 v_w_12_2 v_x_1 v_x_2 v_y) (back_2 v_y (fun s : R => (net_z_2 s v_w_11_2 v_w_12_2 v_x_1 v_x_2)) v_b_2 1 H) _). cbv beta. rewrite (error_1_2_is v_b_2 v_w_11_2 v_w_12_2 v_x_1 v_x_2 v_y). ring. Qed.


(* line 1, claim 2, PROVED: ∂C/∂w_11^[2] = delta^[2] * a_1^[1], for all parameters, inputs and targets *)
Theorem symsgd_backpropagation_w_11_2 : forall (v_b_2 v_w_11_2 v_w_12_2 v_x_1 v_x_2 v_y : R), is_derive (fun v_w_11_2 : R => (net_cost v_b_2 v_w_11_2 v_w_12_2 v_x_1 v_x_2 v_y)) v_w_11_2 ((net_delta_2 v_b_2 v_w_11_2 v_w_12_2 v_x_1 v_x_2 v_y) * v_x_1).
Proof. intros v_b_2 v_w_11_2 v_w_12_2 v_x_1 v_x_2 v_y. assert (H : is_derive (fun s : R => (net_z_2 v_b_2 s v_w_12_2 v_x_1 v_x_2)) v_w_11_2 v_x_1) by (unfold net_z_2; eapply net_equal; [ exact (net_plus _ _ _ _ _ (net_plus _ _ _ _ _ (net_variable_times v_x_1 v_w_11_2) (net_constant (v_w_12_2 * v_x_2) v_w_11_2)) (net_constant v_b_2 v_w_11_2)) | ring ]). refine (net_same _ (fun s : R => (from_2 v_y (net_z_2 v_b_2 s v_w_12_2 v_x_1 v_x_2))) _ _ _ (fun s : R => from_2_is v_b_2 s v_w_12_2 v_x_1 v_x_2 v_y) (back_2 v_y (fun s : R => (net_z_2 v_b_2 s v_w_12_2 v_x_1 v_x_2)) v_w_11_2 v_x_1 H) _). cbv beta. rewrite (error_1_2_is v_b_2 v_w_11_2 v_w_12_2 v_x_1 v_x_2 v_y). ring. Qed.


(* line 1, claim 3, PROVED: ∂C/∂w_12^[2] = delta^[2] * a_2^[1], for all parameters, inputs and targets *)
Theorem symsgd_backpropagation_w_12_2 : forall (v_b_2 v_w_11_2 v_w_12_2 v_x_1 v_x_2 v_y : R), is_derive (fun v_w_12_2 : R => (net_cost v_b_2 v_w_11_2 v_w_12_2 v_x_1 v_x_2 v_y)) v_w_12_2 ((net_delta_2 v_b_2 v_w_11_2 v_w_12_2 v_x_1 v_x_2 v_y) * v_x_2).
Proof. intros v_b_2 v_w_11_2 v_w_12_2 v_x_1 v_x_2 v_y. assert (H : is_derive (fun s : R => (net_z_2 v_b_2 v_w_11_2 s v_x_1 v_x_2)) v_w_12_2 v_x_2) by (unfold net_z_2; eapply net_equal; [ exact (net_plus _ _ _ _ _ (net_plus _ _ _ _ _ (net_constant (v_w_11_2 * v_x_1) v_w_12_2) (net_variable_times v_x_2 v_w_12_2)) (net_constant v_b_2 v_w_12_2)) | ring ]). refine (net_same _ (fun s : R => (from_2 v_y (net_z_2 v_b_2 v_w_11_2 s v_x_1 v_x_2))) _ _ _ (fun s : R => from_2_is v_b_2 v_w_11_2 s v_x_1 v_x_2 v_y) (back_2 v_y (fun s : R => (net_z_2 v_b_2 v_w_11_2 s v_x_1 v_x_2)) v_w_12_2 v_x_2 H) _). cbv beta. rewrite (error_1_2_is v_b_2 v_w_11_2 v_w_12_2 v_x_1 v_x_2 v_y). ring. Qed.


(* line 1, claim 4, PROVED: ∂C/∂b^[2] = sigmoid(21)*(1 - sigmoid(21))*(sigmoid(21) - 3) at theta^0, and b^[2] - eta*∂C/∂b^[2] for every eta *)
Theorem symsgd_step_b_2_gradient : is_derive (fun t : R => (net_cost t 5 6 1 2 3)) 4 (((sigma 21) * (1 + (- (sigma 21)))) * ((sigma 21) + (- 3))).
Proof. intros. assert (B : forall (v_b_2 v_w_11_2 v_w_12_2 v_x_1 v_x_2 v_y : R), is_derive (fun v_b_2 : R => (net_cost v_b_2 v_w_11_2 v_w_12_2 v_x_1 v_x_2 v_y)) v_b_2 (net_delta_2 v_b_2 v_w_11_2 v_w_12_2 v_x_1 v_x_2 v_y)). { clear. intros v_b_2 v_w_11_2 v_w_12_2 v_x_1 v_x_2 v_y. assert (H : is_derive (fun s : R => (net_z_2 s v_w_11_2 v_w_12_2 v_x_1 v_x_2)) v_b_2 1) by (unfold net_z_2; eapply net_equal; [ exact (net_plus _ _ _ _ _ (net_plus _ _ _ _ _ (net_constant (v_w_11_2 * v_x_1) v_b_2) (net_constant (v_w_12_2 * v_x_2) v_b_2)) (net_variable v_b_2)) | ring ]). refine (net_same _ (fun s : R => (from_2 v_y (net_z_2 s v_w_11_2 v_w_12_2 v_x_1 v_x_2))) _ _ _ (fun s : R => from_2_is s v_w_11_2 v_w_12_2 v_x_1 v_x_2 v_y) (back_2 v_y (fun s : R => (net_z_2 s v_w_11_2 v_w_12_2 v_x_1 v_x_2)) v_b_2 1 H) _). cbv beta. rewrite (error_1_2_is v_b_2 v_w_11_2 v_w_12_2 v_x_1 v_x_2 v_y). ring. } apply (net_equal _ _ _ _ (B 4 5 6 1 2 3)). rewrite ?net_delta_2_at. first [ solve [ cbv beta delta [step_z_2]; sgd_field ] | solve [ cbv beta delta [step_z_2 step_a_2 step_D_2 step_delta_2]; sgd_field ] | solve [ cbv beta delta [step_z_2]; net_arguments; sgd_field ] | solve [ cbv beta delta [step_z_2 step_a_2 step_D_2 step_delta_2]; net_arguments; sgd_field ] ]. Qed.

Theorem symsgd_step_b_2_update : forall (v_eta : R), (4 - (v_eta * (Derive (fun t : R => (net_cost t 5 6 1 2 3)) 4))) = (4 + (- (v_eta * (((sigma 21) * (1 + (- (sigma 21)))) * ((sigma 21) + (- 3)))))).
Proof. intros. apply (net_update _ _ _ v_eta 4 _ symsgd_step_b_2_gradient). first [ solve [ cbv beta delta [step_z_2]; sgd_field ] | solve [ cbv beta delta [step_z_2 step_a_2 step_D_2 step_delta_2]; sgd_field ] | solve [ cbv beta delta [step_z_2]; net_arguments; sgd_field ] | solve [ cbv beta delta [step_z_2 step_a_2 step_D_2 step_delta_2]; net_arguments; sgd_field ] ]. Qed.


(* line 1, claim 5, PROVED: ∂C/∂w_11^[2] = sigmoid(21)*(1 - sigmoid(21))*(sigmoid(21) - 3) at theta^0, and w_11^[2] - eta*∂C/∂w_11^[2] for every eta *)
Theorem symsgd_step_w_11_2_gradient : is_derive (fun t : R => (net_cost 4 t 6 1 2 3)) 5 (((sigma 21) * (1 + (- (sigma 21)))) * ((sigma 21) + (- 3))).
Proof. intros. assert (B : forall (v_b_2 v_w_11_2 v_w_12_2 v_x_1 v_x_2 v_y : R), is_derive (fun v_w_11_2 : R => (net_cost v_b_2 v_w_11_2 v_w_12_2 v_x_1 v_x_2 v_y)) v_w_11_2 ((net_delta_2 v_b_2 v_w_11_2 v_w_12_2 v_x_1 v_x_2 v_y) * v_x_1)). { clear. intros v_b_2 v_w_11_2 v_w_12_2 v_x_1 v_x_2 v_y. assert (H : is_derive (fun s : R => (net_z_2 v_b_2 s v_w_12_2 v_x_1 v_x_2)) v_w_11_2 v_x_1) by (unfold net_z_2; eapply net_equal; [ exact (net_plus _ _ _ _ _ (net_plus _ _ _ _ _ (net_variable_times v_x_1 v_w_11_2) (net_constant (v_w_12_2 * v_x_2) v_w_11_2)) (net_constant v_b_2 v_w_11_2)) | ring ]). refine (net_same _ (fun s : R => (from_2 v_y (net_z_2 v_b_2 s v_w_12_2 v_x_1 v_x_2))) _ _ _ (fun s : R => from_2_is v_b_2 s v_w_12_2 v_x_1 v_x_2 v_y) (back_2 v_y (fun s : R => (net_z_2 v_b_2 s v_w_12_2 v_x_1 v_x_2)) v_w_11_2 v_x_1 H) _). cbv beta. rewrite (error_1_2_is v_b_2 v_w_11_2 v_w_12_2 v_x_1 v_x_2 v_y). ring. } apply (net_equal _ _ _ _ (B 4 5 6 1 2 3)). rewrite ?net_delta_2_at. first [ solve [ cbv beta delta [step_z_2]; sgd_field ] | solve [ cbv beta delta [step_z_2 step_a_2 step_D_2 step_delta_2]; sgd_field ] | solve [ cbv beta delta [step_z_2]; net_arguments; sgd_field ] | solve [ cbv beta delta [step_z_2 step_a_2 step_D_2 step_delta_2]; net_arguments; sgd_field ] ]. Qed.

Theorem symsgd_step_w_11_2_update : forall (v_eta : R), (5 - (v_eta * (Derive (fun t : R => (net_cost 4 t 6 1 2 3)) 5))) = (5 + (- (v_eta * (((sigma 21) * (1 + (- (sigma 21)))) * ((sigma 21) + (- 3)))))).
Proof. intros. apply (net_update _ _ _ v_eta 5 _ symsgd_step_w_11_2_gradient). first [ solve [ cbv beta delta [step_z_2]; sgd_field ] | solve [ cbv beta delta [step_z_2 step_a_2 step_D_2 step_delta_2]; sgd_field ] | solve [ cbv beta delta [step_z_2]; net_arguments; sgd_field ] | solve [ cbv beta delta [step_z_2 step_a_2 step_D_2 step_delta_2]; net_arguments; sgd_field ] ]. Qed.


(* line 1, claim 6, PROVED: ∂C/∂w_12^[2] = 2*(sigmoid(21)*(1 - sigmoid(21))*(sigmoid(21) - 3)) at theta^0, and w_12^[2] - eta*∂C/∂w_12^[2] for every eta *)
Theorem symsgd_step_w_12_2_gradient : is_derive (fun t : R => (net_cost 4 5 t 1 2 3)) 6 (2 * (((sigma 21) * (1 + (- (sigma 21)))) * ((sigma 21) + (- 3)))).
Proof. intros. assert (B : forall (v_b_2 v_w_11_2 v_w_12_2 v_x_1 v_x_2 v_y : R), is_derive (fun v_w_12_2 : R => (net_cost v_b_2 v_w_11_2 v_w_12_2 v_x_1 v_x_2 v_y)) v_w_12_2 ((net_delta_2 v_b_2 v_w_11_2 v_w_12_2 v_x_1 v_x_2 v_y) * v_x_2)). { clear. intros v_b_2 v_w_11_2 v_w_12_2 v_x_1 v_x_2 v_y. assert (H : is_derive (fun s : R => (net_z_2 v_b_2 v_w_11_2 s v_x_1 v_x_2)) v_w_12_2 v_x_2) by (unfold net_z_2; eapply net_equal; [ exact (net_plus _ _ _ _ _ (net_plus _ _ _ _ _ (net_constant (v_w_11_2 * v_x_1) v_w_12_2) (net_variable_times v_x_2 v_w_12_2)) (net_constant v_b_2 v_w_12_2)) | ring ]). refine (net_same _ (fun s : R => (from_2 v_y (net_z_2 v_b_2 v_w_11_2 s v_x_1 v_x_2))) _ _ _ (fun s : R => from_2_is v_b_2 v_w_11_2 s v_x_1 v_x_2 v_y) (back_2 v_y (fun s : R => (net_z_2 v_b_2 v_w_11_2 s v_x_1 v_x_2)) v_w_12_2 v_x_2 H) _). cbv beta. rewrite (error_1_2_is v_b_2 v_w_11_2 v_w_12_2 v_x_1 v_x_2 v_y). ring. } apply (net_equal _ _ _ _ (B 4 5 6 1 2 3)). rewrite ?net_delta_2_at. first [ solve [ cbv beta delta [step_z_2]; sgd_field ] | solve [ cbv beta delta [step_z_2 step_a_2 step_D_2 step_delta_2]; sgd_field ] | solve [ cbv beta delta [step_z_2]; net_arguments; sgd_field ] | solve [ cbv beta delta [step_z_2 step_a_2 step_D_2 step_delta_2]; net_arguments; sgd_field ] ]. Qed.

Theorem symsgd_step_w_12_2_update : forall (v_eta : R), (6 - (v_eta * (Derive (fun t : R => (net_cost 4 5 t 1 2 3)) 6))) = (6 + (- (2 * v_eta * (((sigma 21) * (1 + (- (sigma 21)))) * ((sigma 21) + (- 3)))))).
Proof. intros. apply (net_update _ _ _ v_eta 6 _ symsgd_step_w_12_2_gradient). first [ solve [ cbv beta delta [step_z_2]; sgd_field ] | solve [ cbv beta delta [step_z_2 step_a_2 step_D_2 step_delta_2]; sgd_field ] | solve [ cbv beta delta [step_z_2]; net_arguments; sgd_field ] | solve [ cbv beta delta [step_z_2 step_a_2 step_D_2 step_delta_2]; net_arguments; sgd_field ] ]. Qed.


(* line 1, claim 7, PROVED: a^[2] to 30 digits *)
Theorem symsgd_digits_a_2 : Rabs ((sigma 21) - (999999999241743957783761553199 / 10 ^ 30)) <= (1 / 10 ^ 30).
Proof. sgd_unfold; first [ interval with (i_prec 214) | interval with (i_prec 428) | interval with (i_prec 856) ]. Qed.


(* line 1, claim 8, PROVED: db^[2] to 30 digits *)
Theorem symsgd_digits_db_2 : Rabs ((((sigma 21) * (1 + (- (sigma 21)))) * ((sigma 21) + (- 3))) - (- (151651208385752466760816370561 / 10 ^ 38))) <= (1 / 10 ^ 38).
Proof. sgd_unfold; first [ interval with (i_prec 214) | interval with (i_prec 428) | interval with (i_prec 856) ]. Qed.


(* line 1, claim 9, PROVED: dW_12^[2] to 30 digits *)
Theorem symsgd_digits_dW_12_2 : Rabs ((2 * (((sigma 21) * (1 + (- (sigma 21)))) * ((sigma 21) + (- 3)))) - (- (303302416771504933521632741122 / 10 ^ 38))) <= (1 / 10 ^ 38).
Proof. sgd_unfold; first [ interval with (i_prec 214) | interval with (i_prec 428) | interval with (i_prec 856) ]. Qed.


(* line 1, claim 10, PROVED: b_new^[2] to 30 digits *)
Theorem symsgd_digits_b_new_2 : Rabs ((4 + (- ((1 / 10) * (((sigma 21) * (1 + (- (sigma 21)))) * ((sigma 21) + (- 3)))))) - (400000000015165120838575246676 / 10 ^ 29)) <= (1 / 10 ^ 29).
Proof. sgd_unfold; first [ interval with (i_prec 214) | interval with (i_prec 428) | interval with (i_prec 856) ]. Qed.


(* line 1, claim 11, PROVED: W_new_11^[2] to 30 digits *)
Theorem symsgd_digits_W_new_11_2 : Rabs ((5 + (- ((1 / 10) * (((sigma 21) * (1 + (- (sigma 21)))) * ((sigma 21) + (- 3)))))) - (500000000015165120838575246676 / 10 ^ 29)) <= (1 / 10 ^ 29).
Proof. sgd_unfold; first [ interval with (i_prec 214) | interval with (i_prec 428) | interval with (i_prec 856) ]. Qed.


(* line 1, claim 12, PROVED: W_new_12^[2] to 30 digits *)
Theorem symsgd_digits_W_new_12_2 : Rabs ((6 + (- ((1 / 5) * (((sigma 21) * (1 + (- (sigma 21)))) * ((sigma 21) + (- 3)))))) - (600000000030330241677150493352 / 10 ^ 29)) <= (1 / 10 ^ 29).
Proof. sgd_unfold; first [ interval with (i_prec 214) | interval with (i_prec 428) | interval with (i_prec 856) ]. Qed.


Definition symsgd_all := (symsgd_backpropagation_b_2, symsgd_backpropagation_w_11_2, symsgd_backpropagation_w_12_2, symsgd_step_b_2_gradient, symsgd_step_b_2_update, symsgd_step_w_11_2_gradient, symsgd_step_w_11_2_update, symsgd_step_w_12_2_gradient, symsgd_step_w_12_2_update, symsgd_digits_a_2, symsgd_digits_db_2, symsgd_digits_dW_12_2, symsgd_digits_b_new_2, symsgd_digits_W_new_11_2, symsgd_digits_W_new_12_2).
Print Assumptions symsgd_all.
