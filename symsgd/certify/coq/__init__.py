"""What the kernel decided as theorems of Coq: files, what Coq says of them, records."""
