"""What a clause beside a formula limits or gives: "for x > 0", "with T = 1", "the matrix A"."""
