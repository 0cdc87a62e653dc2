"""Floor 6: outputs; each is a pure function of a report."""
