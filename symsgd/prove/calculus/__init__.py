"""Limits, integrals, series and Taylor's formula, where an exact method finds them."""
