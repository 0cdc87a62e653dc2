"""From tokens to the surface of a formula: what stands on the paper, not yet what it means."""
