"""The symbols of a network in layers, and what a problem file says about them."""
