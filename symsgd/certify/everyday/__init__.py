"""The everyday checker: certificates repeated by a program short enough to be read in an hour.

It shares with the prover what words mean (expressions, definitions, derivatives) and FLINT, and
nothing else.  Proofs are repeated with fractions of integer polynomials, refutations with balls.
What it does not know (Γ, inverse sines, cases on quotients) it calls beyond it, and leaves to
:mod:`symsgd.certify.replay`, which knows more.

Only a part of it has to be trusted, in this order:

- :mod:`.facts`: identities between fractions hold wherever the claim has values, and a sign follows
  from signs by an identity that is multiplied out;
- :mod:`.functions`: e^u = R and ln R = u if R is a product of exponentials whose exponents add up
  to u; a root by its power and its sign; sines and cosines by addition;
- :mod:`.expressions`, :mod:`.case`: what the claim's expressions are, and where they have values;
- :mod:`.point`: at the point of a refutation both sides are enclosed, and the enclosures differ;
- :mod:`.checker`: the certificate is read, and its cases are f ≥ 0 and f ≤ 0 of a polynomial f.

The rest looks for what the certificate leaves open, and can do no harm: :mod:`.signs` (why a sign
holds), :mod:`.steps` (what an exponential is made of), :mod:`.search` (in which order).
"""

from symsgd.certify.everyday.checker import Standing, check

__all__ = ["Standing", "check"]
