"""Claims about every member of a sequence, or every n: proved by induction."""
