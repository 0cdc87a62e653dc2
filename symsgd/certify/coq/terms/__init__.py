"""Expressions as terms of Coq over its reals, with what each partial function asks for."""
