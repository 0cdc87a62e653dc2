"""Proofs of equations for Coq: several ways, of which the first that works counts."""
