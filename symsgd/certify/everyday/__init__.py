"""The everyday checker: certificates repeated by a program short enough to be read in an hour.

It shares with the prover what words mean (expressions, definitions, derivatives) and FLINT, and
nothing else.  Proofs are repeated with integer polynomials, refutations with balls.  What it does
not know (inverse sines, cases on quotients) it calls beyond it, and leaves to
:mod:`symsgd.certify.replay`, which knows more.

Only a part of it has to be trusted, in this order:

- :mod:`.case`: the values of expressions are polynomials, in letters for functions and quotients;
  where they have values; a sign follows from signs by an identity that is multiplied out, from a
  row of the table where all that it speaks of has a value, or because equal arguments give equal
  values;
- :mod:`.point`: at the point of a refutation both sides are enclosed, and the enclosures differ;
- :mod:`.checker`: the certificate is read, and its cases are f ≥ 0 and f ≤ 0 of a polynomial f.

These are 214 lines of code.  Every line of the three modules counts, imports too; what does not are
documentation, comments and empty lines.  A test keeps the number.  Two tables stand beside them:

- :mod:`.rows`: what is known of quotients, exp, ln, σ, tanh, roots, powers, sines, cosines, Γ, |x|,
  max and min, a theorem a row; the tests write each of them for Coq, which replays its proof;
- :mod:`.tables`: which operation of FLINT stands for which name, 25 lines.

The rest looks for what the certificate leaves open, and can do no harm: :mod:`.ratios` (fractions),
:mod:`.signs` (why a sign holds), :mod:`.generators` and :mod:`.known` (what the letters are as
fractions in the generators of the certificate), :mod:`.names` (what a generator stands for),
:mod:`.angles` and :mod:`.steps` (which rows show a step), :mod:`.search` (in which order).
"""

from symsgd.certify.everyday.checker import Standing, check

__all__ = ["Standing", "check"]
