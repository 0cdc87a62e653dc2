"""The methods of the prover that the reader uses for limits and integrals."""

from symsgd.prove.integrals import integral
from symsgd.prove.limits import limit
from symsgd.read.analysis import Analysis

ANALYSIS = Analysis(limit, integral)
