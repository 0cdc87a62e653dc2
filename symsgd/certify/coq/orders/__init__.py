"""Proofs of inequalities for Coq: by cases, and by the signs of derivatives."""
