"""Decimals in claims: rounded, cut off, or shown to so many digits."""
