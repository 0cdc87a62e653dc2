"""Floor 3: the kernel.  Prove by normal form, refute by balls, never mix."""
