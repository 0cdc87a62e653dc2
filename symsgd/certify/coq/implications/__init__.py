"""Statements that follow from statements, for Coq: solutions of equations and inequalities."""
