"""Families of problems: one small file each, joined by the one registry."""
