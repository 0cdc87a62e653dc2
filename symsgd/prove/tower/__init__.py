"""The normal form: fractions of polynomials over a tower of generators, and their signs."""
