"""Floor 5: a document becomes claims in context, verdicts and a report."""
