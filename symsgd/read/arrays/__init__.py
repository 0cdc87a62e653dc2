"""Vectors and matrices in formulas: with entries, and of any size."""
