"""Floor 0: expressions exactly as written, variables and their domains."""
