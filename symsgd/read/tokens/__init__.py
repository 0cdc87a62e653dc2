"""From characters to tokens: commands of TeX, digits, Unicode, each with its place."""
