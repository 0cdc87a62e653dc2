"""Functions in formulas: applied, combined, composed, declared, unknown, taken at a point."""
