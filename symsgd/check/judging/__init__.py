"""What becomes of one claim: what it lacks, how else it can be read, what a verdict is worth."""
