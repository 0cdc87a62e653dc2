"""Networks in Coq: backpropagation, one step, and certified decimals."""
