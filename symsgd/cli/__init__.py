"""Floor 7: commands; arguments in, text out, exit codes."""
