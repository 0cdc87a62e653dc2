"""Claims about derivatives for Coq: that they exist, and what they are."""
