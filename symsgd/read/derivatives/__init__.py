"""Derivatives in formulas: by a variable, by a vector, at a point, as dz and D_x."""
