"""Floor 3: Markdown, LaTeX, typed mathematics and problem files become meaning."""
