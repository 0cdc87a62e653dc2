"""Equations as objects: their solutions, and what follows from what."""
