"""Networks built symbolically: one algorithm, many algebras."""
