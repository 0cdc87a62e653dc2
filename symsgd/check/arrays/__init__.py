"""Which letters of a text are vectors and matrices, how large they are, what is known of them."""
