"""Floor 1: the functions of the field as a table, and derivatives of any order."""
