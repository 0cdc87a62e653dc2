"""Floor 2: the arithmetics in which expressions and algorithms are run."""
