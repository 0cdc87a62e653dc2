"""What a text supposes of its letters: where they live, equations to solve, what follows."""
