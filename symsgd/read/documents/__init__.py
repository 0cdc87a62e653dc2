"""Where the mathematics stands in a text: Markdown, LaTeX, notebooks, plain text, with places."""
