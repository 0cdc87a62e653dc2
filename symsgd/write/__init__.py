"""Floor 5: worked solutions, and fresh problems with their keys."""
