"""What the author of a wrong step may have meant: slips of the pen, each suggestion proved."""
