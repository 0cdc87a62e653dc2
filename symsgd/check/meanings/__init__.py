"""How names get their meaning along a text: definitions, values, rules of sequences, updates."""
