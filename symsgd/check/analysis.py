"""The methods of the prover that the reader uses for limits, integrals and sums without end."""

from symsgd.prove.integrals import integral
from symsgd.prove.limits import limit
from symsgd.prove.series import series
from symsgd.read.analysis import Analysis

ANALYSIS = Analysis(limit, integral, series)
