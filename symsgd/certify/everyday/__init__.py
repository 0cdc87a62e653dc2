"""The everyday checker: certificates repeated by a program short enough to be read in an hour.

It shares with the prover what words mean (expressions, definitions, derivatives) and FLINT, and
nothing else.  Proofs are repeated with fractions of integer polynomials, refutations with balls.
What it does not know (angles, Γ, cases on quotients) it calls beyond it, and leaves to
:mod:`symsgd.certify.replay`, which knows more and is three times as long.

The argument, in the order in which to read it:

- :mod:`.fractions`: identities between fractions hold wherever the claim has values, and a relation
  g^k = P of a root is used only after P has been seen not to be negative;
- :mod:`.facts`: a sign follows from facts (domains, what stands in a logarithm or under a root, the
  case at hand), term by term or factor by factor;
- :mod:`.steps`: e^u = R holds if R is a product of exponentials whose exponents add up to u;
  ln u = L if e^L is u or −u; a root by its power and its sign;
- :mod:`.case`: expressions become fractions by these steps, and both sides the same one;
- :mod:`.values`: at the point of a refutation both sides are enclosed, and the enclosures differ;
- :mod:`.checker`: the certificate is read, and its cases are f ≥ 0 and f ≤ 0 of a polynomial f.
"""

from symsgd.certify.everyday.checker import Standing, check

__all__ = ["Standing", "check"]
