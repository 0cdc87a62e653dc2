"""Independent checks of what the kernel says."""
