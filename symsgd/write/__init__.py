"""Floor 6: worked solutions, and fresh problems with their keys."""
