"""Sums, products, limits and integrals in formulas, with their ranges and with dots."""
